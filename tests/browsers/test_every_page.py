"""Cada página, a lo ancho y en un teléfono: sin quejas en la consola, sin sobresalir y con las fórmulas en su sitio."""

import pytest
from pages import HTML, names

OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
BROKEN = (
    "return [...document.images].filter((image) => image.complete && !image.naturalWidth).map((image) => image.src)"
)
# Fórmulas a la vista: las del texto (KaTeX) y las de ejercicios y figuras (MathML, que dibuja el navegador).
FORMULAS = """
const seen = (node) => node.checkVisibility({ contentVisibilityAuto: true });
const box = (node) => node.getBoundingClientRect();
const middle = (node) => (box(node).top + box(node).bottom) / 2;
const katex = [...document.querySelectorAll("span.math, div.math")].filter(seen);
const own = (node) => !node.closest(".katex, [aria-hidden]");
const math = [...document.querySelectorAll("math")].filter((node) => seen(node) && own(node));
const empty = (node) => !node || box(node).width < 2 || box(node).height < 5;
const fractions = math.flatMap((node) => [...node.querySelectorAll("mfrac")]);
return {
    bare: katex.filter((node) => empty(node.querySelector(".katex-html .base"))).map((node) => node.textContent),
    flat: math.filter(empty).map((node) => node.outerHTML.slice(0, 200)),
    fallen: fractions.filter(({ children: [over, under] }) => middle(over) > box(under).top)
        .map((node) => node.outerHTML.slice(0, 200)),
};
"""

FOUND = """
const [done] = arguments, count = () => document.querySelectorAll("#search-results li").length;
const look = () => (count() ? done(count()) : setTimeout(look, 50));
look();
"""


def test_the_site_is_built():
    assert {"index.html", "search.html", "404.html"} <= set(names()), f"Falta el sitio en {HTML}: «make libro»."


@pytest.mark.parametrize("phone", [False, True], ids=["1280", "390"])
@pytest.mark.parametrize("name", names())
def test_a_page(visitor, name, phone):
    visitor.visit(name, phone)
    assert visitor.run("return innerWidth") == (390 if phone else 1280)
    assert visitor.run(OVERFLOW) <= 0
    assert visitor.run(BROKEN) == []
    assert visitor.run(FORMULAS) == {"bare": [], "flat": [], "fallen": []}


def test_the_search_finds(visitor):
    visitor.visit("search.html?q=optimizacion")
    assert visitor.wait(FOUND) > 3
