"""Cada página carga sin pedir nada a otros sitios, sin errores y sin lo que el libro no usa."""

FORBIDDEN = ("require.js", "html-manager", "mathjax", "thebe", "bootstrap", "fontawesome")


def test_pages_exist(pages):
    assert {"index.html", "search.html", "404.html"} <= set(pages)


def test_no_foreign_request(site, visits):
    for name, visit in visits.items():
        assert [url for url in visit.urls if not url.startswith((site, "data:", "blob:"))] == [], name
        assert [url for url in visit.urls if any(word in url.lower() for word in FORBIDDEN)] == [], name


def test_no_error_nor_blocked_script(visits):
    """Ni errores de guiones, ni recursos que falten, ni tropiezos con la política de seguridad."""
    assert {name: visit.problems for name, visit in visits.items() if visit.problems} == {}


def test_formulas_and_pictures_without_scripts(site, pages, page_without_scripts):
    page = page_without_scripts
    for name in pages:
        page.goto(site + name)
        bare = "items => items.filter((item) => !item.querySelector('.katex')).map((item) => item.textContent)"
        assert page.eval_on_selector_all("span.math, div.math", bare) == [], name
        assert page.locator(".katex-error").count() == 0, name
        # Sin guiones nadie coloca después lo que no está a la vista: está todo.
        lazy = "items => items.filter((item) => getComputedStyle(item).contentVisibility === 'auto').length"
        assert page.eval_on_selector_all(".bd-article section", lazy) == 0, name
        broken = page.eval_on_selector_all(
            "main img",
            """async (images) => {
                const shown = images.filter((image) => image.offsetParent);
                const loads = shown.map((image) => { image.loading = "eager"; return image.decode(); });
                const ends = await Promise.allSettled(loads);
                return shown.filter((image, k) => ends[k].status === "rejected").map((image) => image.src);
            }""",
        )
        assert broken == [], name
