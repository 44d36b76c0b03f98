"""La búsqueda encuentra con acentos y sin ellos, en otras formas de la palabra, y muestra el contexto."""

import re

import pytest


def results(page, site, query: str) -> list[str]:
    page.goto(f"{site}search.html?q={query}")
    page.wait_for_function("document.getElementById('search-status').textContent.includes('«')")
    return page.locator("#search-results li").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("optimizacion", "optimización"),
        ("optimización", "optimización"),
        ("OPTIMIZACIÓN", "optimización"),
        ("gradientes", "gradiente"),
        ("funcion", "función"),
        ("derivadas", "derivada"),
        ("diapositiva", "diapositivas"),
        ("gradi", "gradiente"),
    ],
)
def test_finds_with_context(site, page, query, written):
    found = results(page, site, query)
    assert found, f"nada para «{query}»"
    assert any(written in text.lower() for text in found)
    marked = [text.lower() for text in page.locator("#search-results mark").all_inner_texts()]
    assert any(text.startswith(written[:5]) for text in marked)


def test_both_spellings_find_the_same(site, page):
    assert results(page, site, "optimizacion") == results(page, site, "optimización")


def test_formulas_read_as_text(site, page):
    """Ni el LaTeX de los ejercicios, ni exponentes y fracciones aplastados en una línea."""
    found = " ".join(results(page, site, "gradiente") + results(page, site, "momentos"))
    assert not re.search(r"\\\(|\\\[|\\[a-z]+|x2", found)


def test_says_when_there_is_nothing(site, page):
    assert results(page, site, "xilofonista") == []
    assert "No hay resultados" in page.locator("#search-status").inner_text()


def test_result_leads_to_its_section(site, page):
    results(page, site, "gradiente")
    page.locator("#search-results a").first.click()
    page.wait_for_load_state()
    assert "search.html" not in page.url
    anchor = page.url.partition("#")[2]
    assert not anchor or page.locator(f"[id='{anchor}']").count() == 1


def test_markup_in_the_query_is_text(site, page):
    results(page, site, "<img src=x onerror=alert(1)> gradiente")
    assert page.locator("#search-status img, #search-results img").count() == 0


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
