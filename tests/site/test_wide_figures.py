"""Con sitio, los mandos de una figura van a la derecha de su dibujo; con el ancho del texto, debajo."""

import pytest

from optlib.figures import SPECS, figure

# Las que abren un capítulo, con algún mando de cada una.
OPENINGS = {
    "neurona": ["w", "b"],
    "descenso-1d": ["lr"],
    "lotes": ["batch_size"],
    "carrera": ["step", "start"],
    "valle": ["beta"],
    "sensibilidad": ["lr"],
}
# Lo que ocupa cada figura, desde su borde izquierdo y desde lo alto de su cuerpo; ``real``, sin el sitio que reserva.
BOXES = """() => [...document.querySelectorAll("figure.fig")].map((fig) => {
    const body = fig.querySelector(".fig-body");
    const [{ left }, { top }] = [fig, body].map((node) => node.getBoundingClientRect());
    const box = (node) => { const at = node.getBoundingClientRect();
        return { left: at.left - left, right: at.right - left, top: at.top - top, bottom: at.bottom - top }; };
    const shown = (parts) => [...fig.querySelectorAll(parts)].filter((node) => node.checkVisibility());
    const reserved = body.offsetHeight;
    body.style.minHeight = "0";
    const real = body.offsetHeight;
    body.style.minHeight = "";
    return { name: fig.dataset.key, reserved, real, width: fig.offsetWidth, view: box(fig.querySelector(".fig-view")),
        controls: shown(".fig-controls :is(input, select)").map(box),
        outside: shown("*:not(svg svg, svg svg *, canvas)").filter((node) => {
            const at = box(node);
            return at.right > fig.offsetWidth + 1 || at.left < -1; }).map((node) => node.outerHTML.slice(0, 80)),
    }; })"""


@pytest.fixture(scope="module")
def place(html, extra):
    """Una página con todas las figuras, la de la portada aparte, y las que abren un capítulo."""
    figures = [figure(name) for name in SPECS if name != "carrera-portada"]
    figures += [figure(name, ask="¿Qué pasa?", controls=controls) for name, controls in OPENINGS.items()]
    # La imagen fija no se ve: en su lugar, nada.
    body = "".join(each.html for each in figures).replace(
        "<p>En Jupyter, ejecuta esta celda para usar la figura.</p>", ""
    )
    (extra / "figuras-anchas.html").write_text(
        '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Figuras</title>'
        '<link rel="stylesheet" href="_static/course.css"></head>'
        f'<body><main class="bd-article" style="max-width: none; padding: 0">{body}</main>'
        '<script type="module" src="_static/optlib/mount.js"></script></body></html>',
        "utf-8",
    )
    return "figuras-anchas.html"


@pytest.fixture(scope="module")
def boxes(place, new_context, site):
    """Función que da lo que ocupa cada figura con ese ancho."""
    context = new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + place)
    for each in page.locator("figure.fig").all():
        each.scroll_into_view_if_needed()
        each.locator(".fig-live").wait_for()

    def measure(width: int) -> list[dict]:
        page.evaluate("(width) => { document.querySelector('main').style.width = `${width}px`; }", width)
        for each in page.locator("figure.fig").all():
            each.scroll_into_view_if_needed()
            # Cada dibujo mide lo que su sitio, también los que han cambiado de altura.
            page.wait_for_function(
                """(fig) => [...fig.querySelectorAll(".fig-panel")].filter((panel) => panel.checkVisibility())
                    .every((panel) => Math.abs(panel.querySelector("svg").clientWidth - panel.clientWidth) <= 1)""",
                arg=each.element_handle(),
            )
        found = page.evaluate(BOXES)
        assert len(found) == len(SPECS) - 1 + len(OPENINGS)
        return found

    yield measure
    context.close()


@pytest.mark.parametrize("width", [900, 930, 960])
def test_with_room_the_controls_stand_beside_the_view(boxes, width):
    for fig in boxes(width):
        view, main = fig["view"], fig["controls"][0]
        assert main["left"] >= view["right"], fig
        assert view["top"] <= main["top"] and main["bottom"] <= view["bottom"], fig
        # Se recorren de arriba abajo.
        tops = [each["top"] for each in fig["controls"]]
        assert tops == sorted(tops), fig
        assert fig["outside"] == [], fig
        assert view["right"] - view["left"] >= (560 if width >= 930 else 530), fig
        assert 0 <= fig["reserved"] - fig["real"] <= 24, fig


@pytest.mark.parametrize("width", [650, 704, 850])
def test_without_room_the_controls_stand_below(boxes, width):
    for fig in boxes(width):
        assert fig["controls"][0]["top"] >= fig["view"]["bottom"], fig
        assert fig["outside"] == [], fig
