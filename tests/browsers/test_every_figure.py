"""Cada figura del libro se mueve con el teclado: cambia su primer mando y cambia el dibujo. (Todos, en Chromium.)"""

import pytest
from pages import holding

from optlib.figures import SPECS

RIGHT, LEFT, SPACE = "\ue014", "\ue012", "\ue00d"
CONTROLS = ".fig-live :is(input, select)"
DRAWING = """
const read = (css, how) => [...arguments[0].querySelectorAll(css)].map(how).join("");
return read(".fig-svg, .fig-table, .fig-num, .fig-bar, .fig-legend", (part) => part.outerHTML)
    + read("canvas", (part) => part.toDataURL());
"""
DRAWN = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));"


def drawing(visitor, figure) -> str:
    visitor.wait(DRAWN)
    return visitor.run(DRAWING, figure)


def push(control) -> None:
    """Seis flechas hacia donde quede recorrido; a una casilla, el espacio."""
    kind, chosen = control.get_attribute("type"), control.get_property("selectedIndex")
    if kind == "checkbox":
        control.send_keys(SPACE)
        return
    value, last = control.get_property("value"), control.get_attribute("max")
    beyond = float(value) > float(last) / 2 if kind == "range" else chosen > 0
    control.send_keys((LEFT if beyond else RIGHT) * 6)


@pytest.mark.parametrize("figure_id", list(SPECS))
def test_a_control_changes_the_drawing(visitor, figure_id):
    # La figura entera: las que abren un capítulo y las breves tienen solo unos mandos.
    visitor.visit(holding(f'<figure class="fig" data-figure="{figure_id}"'))
    figure = visitor.centre(visitor.one(f"figure[data-figure='{figure_id}']:not(.fig-opening)"))
    control = visitor.centre(visitor.all(CONTROLS, figure)[0])
    before = drawing(visitor, figure)
    push(control)
    assert drawing(visitor, figure) != before
