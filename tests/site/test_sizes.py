"""Siete tamaños de letra por página, con su nombre (10-tokens.css), y dos en los dibujos."""

import pytest
from visits import SETTLED

# No cuentan las fórmulas, cuyos índices son menores que su letra; el código de un título, que mide lo que él; la regla
# que se escribe, que en un teléfono no baja de 16 píxeles; ni lo que solo se oye.
SIZES = """() => {
    const apart = ".katex, math, :is(h1, h2, h3, h4) code, textarea, .fig-hidden, .visually-hidden, script, style";
    const found = { text: {}, drawn: {} };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const node = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || node.closest(apart) || !node.checkVisibility()) continue;
        const size = Number.parseFloat(getComputedStyle(node).fontSize).toFixed(1);
        found[node.closest("svg") ? "drawn" : "text"][size] ??= walk.currentNode.data.trim().slice(0, 40);
    }
    return found; }"""


@pytest.mark.parametrize("path", ["index", "chapters/05_adam", "chapters/06_otros_optimizadores"])
def test_seven_sizes_of_type(site, page, path):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}{path}.html")
    for fig in page.locator("figure.fig").all():
        fig.scroll_into_view_if_needed()
        fig.and_(page.locator(".fig-on")).wait_for()
    page.evaluate(SETTLED)
    found = page.evaluate(SIZES)
    assert 4 < len(found["text"]) <= 7, found["text"]
    assert len(found["drawn"]) <= 2, found["drawn"]
