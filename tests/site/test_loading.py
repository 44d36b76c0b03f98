"""Cada página carga sin pedir nada a otros sitios, sin errores y sin lo que el libro no usa."""

import toc

FORBIDDEN = ("require.js", "html-manager", "mathjax", "thebe", "bootstrap", "fontawesome")


def test_the_pages_are_those_of_the_contents(pages, html):
    assert toc.built(html) == pages


def test_no_foreign_request(site, visit):
    assert [url for url in visit.urls if not url.startswith((site, "data:", "blob:"))] == []
    assert [url for url in visit.urls if any(word in url.lower() for word in FORBIDDEN)] == []


def test_no_error_nor_blocked_script(visit):
    """Ni errores de guiones, ni recursos que falten, ni tropiezos con la política de seguridad."""
    assert visit.problems == []


def test_formulas_and_pictures_without_scripts(reading):
    assert reading.bare == [] and reading.failed == 0
    assert reading.broken == []


def test_each_page_is_visited_once(request, name):
    """Los tests de una página van al mismo proceso: si no, cada proceso la visita otra vez."""
    together = request.config.getoption("dist") != "loadgroup" or not hasattr(request.config, "workerinput")
    assert together or request.node.nodeid.endswith(f"@{name}")
