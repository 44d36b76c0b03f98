"""Con sitio, los mandos de una figura van a la derecha de su dibujo; con el ancho del texto, debajo.

En una pantalla baja, siempre a la derecha: el dibujo y lo que pasa se ven mientras se mueve cualquiera.
"""

import re

import pytest
import toc

from optlib.figures import SPECS, figure

pytestmark = pytest.mark.long

# Las que abren las páginas de los capítulos, y las demás, salvo la de la portada.
COUNT = sum(path.stem[0].isdigit() for path in toc.notebooks()) + len(SPECS) - 1
# Lo que ocupa cada figura, desde su borde izquierdo y desde lo alto de su cuerpo; ``real``, sin el sitio que reserva,
# que es ``kept``.
BOXES = """() => [...document.querySelectorAll("figure.fig")].map((fig) => {
    const body = fig.querySelector(".fig-body");
    const [{ left }, { top }] = [fig, body].map((node) => node.getBoundingClientRect());
    const box = (node) => { const at = node.getBoundingClientRect();
        return { left: at.left - left, right: at.right - left, top: at.top - top, bottom: at.bottom - top }; };
    const shown = (parts) => [...fig.querySelectorAll(parts)].filter((node) => node.checkVisibility());
    const reserved = body.offsetHeight, kept = Number.parseFloat(getComputedStyle(body).minHeight);
    body.style.minHeight = "0";
    const real = body.offsetHeight;
    body.style.minHeight = "";
    // Donde está cuando no se ha desplazado con la página.
    fig.querySelector(".fig-watched").style.position = "static";
    const found = { name: fig.dataset.key, reserved, kept, real, width: fig.offsetWidth,
        told: box(fig.querySelector("figcaption")), words: box(fig.querySelector(".fig-summary")),
        view: box(fig.querySelector(".fig-view")),
        controls: shown(".fig-controls :is(input, select)").map(box),
        outside: shown("*:not(svg svg, svg svg *, canvas)").filter((node) => {
            const at = box(node);
            return at.right > fig.offsetWidth + 1 || at.left < -1; }).map((node) => node.outerHTML.slice(0, 80)),
    };
    fig.querySelector(".fig-watched").style.position = "";
    return found; })"""


@pytest.fixture(scope="module")
def place(html, extra):
    """Un capítulo, con su cabecera y su índice, que solo tiene figuras: las suyas y las que abren los capítulos."""
    pages = [path.read_text("utf-8") for path in sorted((html / "chapters").glob("0*.html"))]
    openings = [re.search(r'<figure class="fig fig-opening".*?</figure>', page, re.DOTALL)[0] for page in pages]
    others = "".join(figure(name).html for name in SPECS if name != "carrera-portada")
    others = re.sub(r"<p>En Jupyter.*?</p>", "", others)  # en el sitio no está
    top, bottom = pages[0].split("<section", 1)[0], pages[0].split("</article>", 1)[1]
    (extra / "chapters").mkdir(exist_ok=True)
    (extra / "chapters" / "figuras.html").write_text(
        f"{top}<section>{''.join(openings)}{others}</section></article>{bottom}", "utf-8"
    )
    return "chapters/figuras.html"


@pytest.fixture(scope="module")
def boxes(place, new_context, site):
    """Función que da lo que ocupa cada figura con ese ancho."""
    context = new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + place)
    page.add_style_tag(content="figure.fig { width: var(--test-width); max-width: none }")
    for each in page.locator("figure.fig").all():
        each.scroll_into_view_if_needed()
        each.locator(".fig-live").wait_for()

    def measure(width: int) -> list[dict]:
        page.evaluate("(width) => document.documentElement.style.setProperty('--test-width', `${width}px`)", width)
        for each in page.locator("figure.fig").all():
            each.scroll_into_view_if_needed()
            # Cada dibujo mide lo que su sitio, también los que han cambiado de altura.
            page.wait_for_function(
                """(fig) => [...fig.querySelectorAll(".fig-panel")].filter((panel) => panel.checkVisibility())
                    .every((panel) => Math.abs(panel.querySelector("svg").clientWidth - panel.clientWidth) <= 1)""",
                arg=each.element_handle(),
            )
        found = page.evaluate(BOXES)
        assert len(found) == COUNT
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
        # Con un ancho o con otro, una fila más o menos de mandos: de sobra, puede quedar la suya.
        assert -30 <= fig["kept"] - fig["real"] <= 45, fig
        assert fig["outside"] == [], fig


@pytest.mark.parametrize("width", [650, 704, 760, 820, 866, 880, 894])
def test_the_room_for_an_opening_is_enough(boxes, width):
    """Aunque la figura no llegue a tener los mandos al lado; con un ancho o con otro no sobra una pantalla."""
    neuron = next(fig for fig in boxes(width) if fig["name"] == "apertura")  # la de dos dibujos
    assert 0 <= neuron["reserved"] - neuron["real"] <= 24, neuron


# Lo que se ve, de lo alto, del primer dibujo y de lo que pasa, y si algo tapa lo que tiene el foco.
SEEN = """(fig) => {
    const header = document.querySelector(".bd-header");
    const top = getComputedStyle(header).position === "sticky" ? header.offsetHeight : 0;
    const seen = (part) => { const box = fig.querySelector(part).getBoundingClientRect();
        return (Math.min(box.bottom, innerHeight) - Math.max(box.top, top)) / box.height; };
    const control = document.activeElement, box = control.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return { panel: seen(".fig-view .fig-panel"), words: seen(".fig-summary"), free: control.contains(hit) }; }"""
TARGETS = """(fig) => [...fig.querySelectorAll(".fig-live :is(button, select, input[type=range])")]
    .filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().height)"""


@pytest.mark.parametrize(("width", "height"), [(667, 375), (1366, 657)])
def test_on_a_low_screen_all_is_seen_while_a_control_moves(new_context, site, place, width, height):
    """Con los mandos principales y con todos, hacia delante y hacia atrás, desde cualquier lugar de la página."""
    context = new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + place)
    for fig in page.locator("figure.fig").all():
        fig.scroll_into_view_if_needed()
        fig.locator(".fig-live").wait_for()
    settle = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    sizes = page.evaluate(BOXES)
    assert len(sizes) == COUNT
    header = page.locator(".bd-header").evaluate("(node) => node.offsetHeight")
    for fig, box in zip(page.locator("figure.fig").all(), sizes, strict=True):
        assert box["controls"][0]["left"] >= box["view"]["right"] and box["outside"] == [], box
        assert 0 <= box["reserved"] - box["real"] <= 24, box
        if height > 520:
            assert max(box["view"]["bottom"], box["words"]["bottom"]) - box["told"]["top"] <= height - header, box
        more = fig.locator(".fig-more")
        for opened in (False, True):
            if opened and more.is_visible():
                more.press("Enter")
            inputs = [each for each in fig.locator(".fig-live :is(input, select)").all() if each.is_visible()]
            inputs = [each for each in inputs if each.is_enabled()]
            # Los de la lista de la sensibilidad son sus resultados.
            assert opened or "sensibilidad" in box["name"] or len(inputs) <= 4, box["name"]
            for order, far in ((inputs, 0), (inputs[::-1], 1e6)):
                page.evaluate("(top) => { document.activeElement.blur(); scrollTo(0, top); }", far)
                for control in order:
                    control.focus()
                    page.evaluate(settle)
                    found = fig.evaluate(SEEN)
                    name = box["name"], control.evaluate("(each) => each.labels[0].textContent")
                    assert found["panel"] >= 0.98 and found["words"] >= 0.98 and found["free"], (name, found)
        if height <= 520:
            assert min(fig.evaluate(TARGETS)) >= 44, box["name"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize(("width", "height"), [(512, 384), (568, 320), (320, 256)])
def test_in_the_smallest_window_every_plot_can_be_read(new_context, site, place, width, height):
    """También con la página ampliada al doble: entre los ejes caben 120 píxeles, y el dibujo no tapa los mandos."""
    context = new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + place)
    plots = """(fig) => [...fig.querySelectorAll(".fig-panel")].filter((panel) => panel.checkVisibility())
        .map((panel) => Number(panel.querySelector(".fig-plot").getAttribute("height")))"""
    figures = page.locator("figure.fig").all()
    assert len(figures) == COUNT
    for fig in figures:
        fig.scroll_into_view_if_needed()
        fig.locator(".fig-live").wait_for()
        assert min(fig.evaluate(plots)) >= 120, fig.get_attribute("data-key")
        assert fig.locator(".fig-view").evaluate("(view) => getComputedStyle(view).position") == "static"
    context.close()
