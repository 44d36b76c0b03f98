"""Cada figura del libro se mueve con el teclado: cambia un mando, con su rótulo, y cambia el dibujo."""

import pytest
from pages import HTML, holding

from optlib.figures import SPECS

COVER = "carrera-portada"
RIGHT, LEFT, SPACE = "\ue014", "\ue012", "\ue00d"
CONTROLS = ".fig-live :is(input, select)"
LABELS = "return [...arguments[0].querySelectorAll(arguments[1])].map((each) => each.labels[0].textContent)"
REACHABLE = "return !arguments[0].disabled && arguments[0].checkVisibility({ visibilityProperty: true })"
DRAWING = """
const read = (css, how) => [...arguments[0].querySelectorAll(css)].map(how).join("");
return read(".fig-svg, .fig-table, .fig-num, .fig-bar, .fig-legend", (part) => part.outerHTML)
    + read("canvas", (part) => part.toDataURL());
"""
DRAWN = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));"
# Espera a que el dibujo de una figura que se mueve sola sea otro.
MOVES = """
const [figure, done] = arguments, paths = () => figure.querySelector(".fig-svg").outerHTML, before = paths();
const limit = performance.now() + 10_000;
const look = () => {
    if (paths() !== before) done(true);
    else if (performance.now() > limit) done(false);
    else requestAnimationFrame(look);
};
look();
"""
# Si el sitio va sin Python, el código de una figura solo se lee.
PYTHON = (HTML / "_static" / "python").exists()
# Abre el código de una figura y, si se puede, lo ejecuta; termina cuando se dice cómo ha ido.
RUN_CODE = """
const [figure, python, done] = arguments;
const until = (ready, next) => (ready() ? next() : setTimeout(() => until(ready, next), 50));
figure.querySelector(".fig-foot button").click();
if (python) until(() => figure.querySelector(".cell-bar"), () => {
    figure.querySelector(".cell-bar button").click();
    until(() => {
        document.querySelector(".cell-question button")?.click();
        return /^(Hecho|Ha |No )/.test(figure.querySelector(".cell-status").textContent);
    }, () => done([figure.querySelector(".cell-status").textContent, figure.querySelector(".fig-mine").textContent]));
});
else until(() => figure.querySelector(".fig-code pre"), () => done([figure.querySelector(".fig-code").textContent]));
"""
# Un mando que solo actúa con cierto ajuste de los demás: lo que valdría un peso tras el paso se ve al acabar la vuelta.
# La velocidad, solo durante la reproducción.
NEEDS = {
    ("valle", "Inercia β"): "optimizer=Momentum",
    ("retropropagacion", "Tasa de aprendizaje α"): f"step={SPECS['retropropagacion'].params['step'].high}",
}
IN_MOTION = "Pasos por segundo"


def show(visitor, figure_id: str):
    """La figura entera: las que abren un capítulo y las breves tienen solo unos mandos."""
    kind = "fig descent-picture" if figure_id == COVER else "fig"
    visitor.visit(holding(f'<figure class="{kind}" data-figure="{figure_id}"'))
    return visitor.centre(visitor.one(f"figure[data-figure='{figure_id}']:not(.fig-opening)"))


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


@pytest.mark.parametrize("figure_id", [name for name in SPECS if name != COVER])
def test_every_control_changes_the_drawing(visitor, figure_id):
    figure = show(visitor, figure_id)
    still = []
    for k, label in enumerate(visitor.run(LABELS, figure, CONTROLS)):
        assert label.strip()
        if label == IN_MOTION:
            continue
        if need := NEEDS.get((figure_id, label)):
            visitor.run("location.hash = arguments[0]", f"#{figure_id}?{need}")
        control = visitor.centre(visitor.all(CONTROLS, figure)[k])
        before = drawing(visitor, figure)
        # La tasa de quien no corre no se puede mover.
        if not visitor.run(REACHABLE, control):
            continue
        push(control)
        if drawing(visitor, figure) == before:
            still.append(label)
        visitor.centre(next(each for each in visitor.all("button", figure) if each.text == "Reiniciar")).click()
    assert still == []


def test_the_cover_stops_and_goes_on(visitor):
    figure = show(visitor, COVER)
    play = visitor.centre(visitor.one(".fig-play", figure))
    if play.text == "Pausa":
        play.send_keys(SPACE)
    assert play.text == "Reproducir"
    assert drawing(visitor, figure) == drawing(visitor, figure)
    play.send_keys(SPACE)
    assert play.text == "Pausa"
    assert visitor.wait(MOVES, figure)


# En Chromium se prueban todas; aquí, que su Python arranca en una página y le devuelve el recorrido.
@pytest.mark.parametrize("figure_id", ["descenso-1d", "carrera", "neurona"])
def test_the_code_of_a_figure(visitor, figure_id):
    said, *mine = visitor.wait(RUN_CODE, show(visitor, figure_id), PYTHON)
    if PYTHON:
        assert said.startswith("Hecho") and " en la figura" in mine[0]
    else:
        assert "import numpy as np" in said
    visitor.place = None  # la página ya no es la que era
