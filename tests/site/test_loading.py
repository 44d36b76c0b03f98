"""Cada página carga sin pedir nada a otros sitios, sin errores y sin lo que el libro no usa."""

FORBIDDEN = ("require.js", "html-manager", "MathJax", "thebe", "bootstrap", "fontawesome")


def test_pages_exist(pages):
    assert "index.html" in pages
    assert "search.html" in pages


def test_no_foreign_request_and_no_error(site, pages, page):
    requests, problems = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("response", lambda response: response.status >= 400 and problems.append(response.url))
    page.on("console", lambda message: message.type in {"error", "warning"} and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    for name in pages:
        page.goto(site + name, wait_until="networkidle")
    foreign = [url for url in requests if not url.startswith((site, "data:", "blob:"))]
    assert foreign == []
    assert problems == []
    assert [url for url in requests if any(word.lower() in url.lower() for word in FORBIDDEN)] == []


def test_formulas_and_pictures_without_scripts(site, pages, page_without_scripts):
    page = page_without_scripts
    for name in pages:
        page.goto(site + name)
        assert page.locator(".katex-error").count() == 0, name
        for formula in page.locator("span.math, div.math").all():
            assert formula.locator(".katex").count() > 0, f"{name}: una fórmula sin dibujar"
        for image in page.locator("main img:visible").all():
            image.scroll_into_view_if_needed()
            assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0, name
