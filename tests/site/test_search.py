"""La búsqueda encuentra con acentos y sin ellos, por páginas y con el glosario delante, y muestra el contexto."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from visits import AXE, CUT, OVERFLOW, SETTLED, SHIFTS, complaints

SHOWN = "() => document.getElementById('search-status').textContent.includes('«')"
GROUPS = "#search-results .search-group"


def results(page, site, query: str) -> list[str]:
    page.goto(f"{site}search.html?q={quote(query)}")
    page.wait_for_function(SHOWN)
    # Las fórmulas llevan espacios que no se parten.
    return [text.replace("\u00a0", " ") for text in page.locator("#search-results li").all_inner_texts()]


def test_finds_with_context(site, page):
    """Con acentos y sin ellos; las demás raíces y formas, en test_theme_search.py."""
    found = results(page, site, "optimización")
    assert any("optimización" in text.lower() for text in found)
    marked = [text.lower() for text in page.locator("#search-results mark").all_inner_texts()]
    assert any(text.startswith("optim") for text in marked)
    assert found == results(page, site, "OPTIMIZACION")
    assert any("gradiente" in text.lower() for text in results(page, site, "gradi"))


def test_an_index_that_arrives_cut_is_told(site, page):
    page.route(
        "**/search-index.js", lambda route: route.fulfill(body="window.searchIndex=[[", content_type="text/javascript")
    )
    page.goto(f"{site}search.html?q=adam")
    expect(page.locator("#search-status")).to_have_text(
        "No se ha podido cargar el índice de la búsqueda. Recarga la página."
    )


def test_formulas_read_as_text(site, page):
    """Ni el LaTeX de los ejercicios, ni exponentes y fracciones aplastados en una línea."""
    found = " ".join(results(page, site, "gradiente") + results(page, site, "factor un paso"))
    assert not re.search(r"\\\(|\\\[|\\[a-z]+|x2", found) and "1 − 2α" in found


def test_counts_add_up(site, page):
    """El mensaje dice cuántos hay, cada pliegue cuántos guarda, y no falta ni se repite ninguno."""
    found = results(page, site, "gradiente")
    said = page.locator("#search-status").inner_text()
    numbers = [int(number) for number in re.findall(r"(\d+) (?:términos?|símbolos?|resultados?) ", said)]
    assert sum(numbers) == len(found)
    pages = int(re.search(r"en (\d+) páginas?", said)[1])
    assert pages == page.locator(f"{GROUPS}:not(.answers)").count()
    for fold in page.locator("#search-results details").all():
        assert fold.get_attribute("open") is None
        hidden = fold.locator("li").count()
        assert fold.locator("summary").inner_text().startswith(f"{hidden} más en ") and hidden > 1
    links = page.locator("#search-results li > a").evaluate_all("all => all.map((a) => a.href + a.textContent)")
    assert len(set(links)) == len(links) == len(found)


def test_grouped_by_page_under_its_title(site, page):
    results(page, site, "descenso por gradiente")
    groups = page.locator(f"{GROUPS}:not(.answers)")
    titles = groups.locator("h2").all_inner_texts()
    assert titles[0] == "2. Descenso por gradiente" and len(set(titles)) == len(titles) > 5
    assert all(group.locator(":scope > ul > li").count() <= 4 for group in groups.all())
    fold = groups.first.locator("summary")
    assert re.fullmatch(r"\d+ más en este capítulo", fold.inner_text())
    fold.focus()
    page.keyboard.press("Enter")
    assert groups.first.locator("details li").first.is_visible()


@pytest.mark.parametrize(
    ("query", "title", "name", "anchor", "said"),
    [
        ("impulso", "En el glosario", "impulso", "glosario.html#term-impulso", "acumula los gradientes anteriores"),
        ("beta_1", "En la notación", "β₁, β₂", "notacion.html#optimizadores", "los dos momentos de Adam"),
    ],
)
def test_definition_first(site, page, query, title, name, anchor, said):
    found = results(page, site, query)
    group = page.locator(GROUPS).first
    assert group.locator("h2").inner_text() == title
    first = group.locator("li").first
    assert first.locator("a").inner_text() == name and said in found[0]
    assert first.locator("a").get_attribute("href").endswith(anchor)


@pytest.mark.parametrize(("query", "found"), [("accesibilidad",) * 2, ("privacidad",) * 2, ("cookies", "privacidad")])
def test_finds_what_a_department_asks(site, page, query, found):
    results(page, site, query)
    assert page.locator(f"#search-results a[href*='{found}.html']").count()


def test_says_what_to_try_when_there_is_nothing(site, page):
    assert results(page, site, "xilófono") == []
    assert "No hay resultados" in page.locator("#search-status").inner_text()
    page.locator(".search-advice a", has_text="glosario").click()
    page.wait_for_url("**/glosario.html")


def test_a_typo_is_mended(site, page):
    """Se ve lo que se quería buscar, se dice, y lo escrito tal cual queda a un toque."""
    query, right = "descenso por gradeinte", "descenso por gradiente"
    mended = results(page, site, query)
    assert page.locator(".search-advice").inner_text().startswith(f"No hay «gradeinte»; se busca «{right}».")
    assert f"«{right}»" in page.locator("#search-status").inner_text()
    page.get_by_role("link", name=f"Buscar «{query}» tal cual").click()
    expect(page.locator("#search-status")).to_contain_text(f"«{query}»")
    assert page.locator("#buscar").input_value() == query
    assert "tal cual" not in page.locator("#search-results").inner_text()
    assert mended == results(page, site, right)


@pytest.mark.parametrize("scripts", [True, False])
def test_with_nothing_to_search_it_offers_the_pages(site, new_context, scripts):
    context = new_context(java_script_enabled=scripts, bypass_csp=True)
    page = context.new_page()
    page.goto(site + "search.html")
    links = page.locator(".search-start").get_by_role("link")
    for name in ("Glosario", "Notación", "2. Descenso por gradiente"):
        assert links.get_by_text(name, exact=True).is_visible()
    # Los ejemplos de lo que se puede buscar, solo donde se puede.
    assert page.locator(".search-examples").is_visible() == scripts
    if scripts:
        page.locator("#buscar").fill("impulso")
        page.wait_for_function(SHOWN)
        assert page.locator(".search-start").is_hidden()
        page.locator("#buscar").fill(" ")
        page.locator(".search-start").wait_for()
        assert page.locator("#search-results > *").count() == 0 and page.locator("#search-status").inner_text() == ""
    context.close()


@pytest.mark.parametrize("query", ["descenso gradeinte", ""])
def test_nothing_is_cut_and_axe_is_silent(site, new_context, query):
    context = new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site}search.html?q={quote(query)}")
    if query:
        page.wait_for_function(SHOWN)
        page.evaluate("document.querySelectorAll('#search-results details').forEach((fold) => { fold.open = true; })")
    assert page.evaluate(OVERFLOW) == 0 and page.evaluate(CUT) == []
    page.evaluate(AXE)
    assert complaints(page) == []
    small = """() => [...document.querySelectorAll(
        "#search-results :is(summary, li > a, h2 a), .search-start li a")]
        .map((item) => [item.textContent, item.getBoundingClientRect().height])
        .filter(([, height]) => height && height < 44)"""
    assert page.evaluate(small) == []
    context.close()


@pytest.mark.parametrize("query", ["gradiente", ""])
def test_nothing_moves_while_it_loads(site, page, query):
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(SHIFTS)
    page.goto(f"{site}search.html?q={query}")
    page.locator("#search-results > *" if query else ".search-start").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate(SETTLED)
    assert page.evaluate("window.shift") <= 0.02


def test_result_leads_to_its_section(site, page):
    results(page, site, "gradiente")
    page.locator("#search-results li a").first.click()
    page.wait_for_load_state()
    assert "search.html" not in page.url
    anchor = page.url.partition("#")[2]
    assert not anchor or page.locator(f"[id='{anchor}']").count() == 1


@pytest.mark.parametrize("query", ["moodle", "entrega", "entregar", "rúbrica", "certificado", "constancia"])
def test_what_a_teacher_looks_for_comes_first(site, page, query):
    results(page, site, query)
    assert page.locator(f"{GROUPS} h2").first.inner_text() in ("Para docentes", "Mi progreso")


def test_markup_in_the_query_is_text(site, page):
    results(page, site, "<img src=x onerror=alert(1)> gradiente")
    assert page.locator("#search-status img, #search-results img").count() == 0
    assert "«<img src=x onerror=alert(1)> gradiente»" in page.locator("#search-status").inner_text()
    results(page, site, "xyz <b>gradeinte</b>")
    said = page.locator(".search-advice").first.inner_text()
    assert said.startswith("No hay «gradeinte»; se busca «xyz <b>gradiente</b>».")
    assert page.locator("#search-results b").count() == 0


def test_header_form_reaches_the_results(site, page):
    page.goto(site + "index.html")
    # Ninguna tecla suelta se lleva el foco: quien dicta, o pulsa sin querer, no acaba en otro sitio.
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("searchbox", name="Buscar en el curso").click()
    page.keyboard.type("gradiente")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li")
    assert "search.html?q=gradiente" in page.url
