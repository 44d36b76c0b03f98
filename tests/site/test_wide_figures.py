"""Con sitio, los mandos de una figura van a la derecha de su dibujo; con el ancho del texto, debajo.

En una pantalla baja, siempre a la derecha: el dibujo y lo que pasa se ven mientras se mueve cualquiera.
"""

import re

import pytest
import toc
from visits import OVERFLOW, SETTLED, SHIFTS

from optlib.figures import SPECS, figure

pytestmark = pytest.mark.long

# Las que abren las páginas de los capítulos, y las demás.
PADS = ("red", "dos-redes", "vuelta", "nueve")  # donde se dibuja o se toca: cada una, en su test
OTHERS = [name for name in SPECS if name not in PADS]
COUNT = sum(path.stem[0].isdigit() for path in toc.notebooks()) - 1 + len(OTHERS)
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
    const found = { name: fig.dataset.key, figure: fig.dataset.figure, reserved, kept, real, width: fig.offsetWidth,
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
    openings = [each for each in openings if not any(f'data-figure="{name}"' in each for name in PADS)]
    others = "".join(figure(name).html for name in OTHERS)
    others = re.sub(r"<p>En Jupyter.*?</p>", "", others)  # en el sitio no está
    top, bottom = pages[0].split("<section", 1)[0], pages[0].split("</article>", 1)[1]
    (extra / "chapters").mkdir(exist_ok=True)
    (extra / "chapters" / "figuras.html").write_text(
        f"{top}<section>{''.join(openings)}{others}</section></article>{bottom}", "utf-8"
    )
    return "chapters/figuras.html"


# Lleva a cada figura, y espera a que esté en marcha y a que cada dibujo mida lo que su sitio, aunque cambie de altura.
REACH = """async () => { for (const fig of document.querySelectorAll("figure.fig")) {
    const panels = () => [...fig.querySelectorAll(".fig-panel")].filter((panel) => panel.checkVisibility());
    // El más estrecho mide 180, y se encoge.
    const fits = (panel) => Math.abs(panel.querySelector(".fig-svg").getAttribute("width")
        - Math.max(180, panel.clientWidth)) <= 1;
    const end = performance.now() + 30_000;
    do {
        if (performance.now() > end) throw new Error(`${fig.dataset.key} no llega a caber en su sitio`);
        fig.scrollIntoView({ block: "nearest" });
        await new Promise(requestAnimationFrame);
    } while (!fig.matches(".fig-on") || !panels().every(fits));
} }"""


@pytest.fixture
def opened(new_context, site, place):
    """Función que abre la página de todas las figuras, en marcha, en una ventana."""
    contexts = []

    def open_one(width: int, height: int):
        contexts.append(new_context(viewport={"width": width, "height": height}, reduced_motion="reduce"))
        page = contexts[-1].new_page()
        page.add_init_script(SHIFTS)
        page.goto(site + place)
        page.evaluate(REACH)
        assert page.locator("figure.fig").count() == COUNT
        return page

    yield open_one
    for context in contexts:
        context.close()


def test_the_controls_stand_beside_the_view_where_there_is_room(opened):
    """Y debajo donde no; el sitio reservado basta, y no sobra una pantalla."""
    page = opened(1280, 900)
    page.add_style_tag(content="figure.fig { width: var(--test-width); max-width: none }")
    for width in (650, 704, 850, 880, 900, 930):
        page.evaluate("(width) => document.documentElement.style.setProperty('--test-width', `${width}px`)", width)
        page.evaluate(REACH)
        for fig in page.evaluate(BOXES):
            view, main, at = fig["view"], fig["controls"][0], (width, fig)
            assert fig["outside"] == [], at
            # La neurona, de dos dibujos, puede no llegar a tener los mandos al lado.
            if width >= 900 or (fig["name"] == "apertura" and "neurona" in fig["figure"]):
                assert 0 <= fig["reserved"] - fig["real"] <= 24, at
            if width >= 900:
                assert main["left"] >= view["right"], at
                assert view["top"] <= main["top"] and main["bottom"] <= view["bottom"], at
                # Se recorren de arriba abajo.
                tops = [each["top"] for each in fig["controls"]]
                assert tops == sorted(tops), at
                assert view["right"] - view["left"] >= (560 if width >= 930 else 530), at
            elif width in (650, 704, 850):
                assert main["top"] >= view["bottom"], at
                # Con un ancho o con otro, una fila más o menos de mandos: de sobra, puede quedar la suya.
                assert -30 <= fig["kept"] - fig["real"] <= 45, at


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_a_figure_starts(opened, width):
    page = opened(width, 900)
    page.evaluate(SETTLED)
    assert page.evaluate("window.shift") < 0.05


# Pasa por los mandos, hacia delante o hacia atrás, desde un extremo de la página, y mueve los que se deslizan; da, con
# cada uno, cuánto se ve del dibujo, de su primer panel y de lo que pasa, la parte de la pantalla que ocupa el dibujo, y
# si a lo que tiene el foco no lo tapa nada.
MOVED = """async (fig, backwards) => {
    const header = document.querySelector(".bd-header"), found = [];
    const top = getComputedStyle(header).position === "sticky" ? header.offsetHeight : 0;
    const seen = (part) => { const box = fig.querySelector(part).getBoundingClientRect();
        return (Math.min(box.bottom, innerHeight) - Math.max(box.top, top)) / box.height; };
    const controls = [...fig.querySelectorAll(".fig-tools :is(input, select)")]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled);
    document.activeElement.blur();
    scrollTo(0, backwards ? 1e6 : 0);
    for (const control of backwards ? controls.toReversed() : controls) {
        control.focus();
        if (control.type === "range") {
            control.stepDown();
            control.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const box = control.getBoundingClientRect();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        found.push({ name: control.labels[0].textContent, view: seen(".fig-view"), panel: seen(".fig-view .fig-panel"),
            words: seen(".fig-summary"), share: fig.querySelector(".fig-view").offsetHeight / innerHeight,
            free: control.contains(hit) });
    }
    return found; }"""
TARGETS = """(fig) => [...fig.querySelectorAll(".fig-live :is(button, select, input[type=range])")]
    .filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().height)"""


@pytest.mark.parametrize(("width", "height"), [(667, 375), (1366, 657)])
def test_on_a_low_screen_all_is_seen_while_a_control_moves(opened, width, height):
    """Con los mandos principales, hacia delante, y con todos, hacia atrás, desde cualquier lugar de la página."""
    page = opened(width, height)
    header = page.locator(".bd-header").evaluate("(node) => node.offsetHeight")
    for fig, box in zip(page.locator("figure.fig").all(), page.evaluate(BOXES), strict=True):
        assert box["controls"][0]["left"] >= box["view"]["right"] and box["outside"] == [], box
        assert 0 <= box["reserved"] - box["real"] <= 24, box
        if height > 520:
            assert max(box["view"]["bottom"], box["words"]["bottom"]) - box["told"]["top"] <= height - header, box
        more = fig.locator(".fig-more")
        for opened_all in (False, True):
            if opened_all and more.is_visible():
                more.press("Enter")
            moved = fig.evaluate(MOVED, opened_all)
            wrong = [each for each in moved if min(each["panel"], each["words"]) < 0.98 or not each["free"]]
            assert wrong == [], (box["name"], opened_all, wrong)
            assert opened_all or len(moved) <= 4, box["name"]
        if height <= 520:
            assert min(fig.evaluate(TARGETS)) >= 44, box["name"]
    assert page.evaluate(OVERFLOW) <= 0


def test_on_a_phone_the_picture_is_seen_while_its_controls_move(opened):
    """Con cualquier mando, también los que están tras «Más mandos», y en las dos direcciones del tabulador."""
    page = opened(360, 740)
    for fig in page.locator("figure.fig:not(.fig-opening)").all():
        more = fig.locator(".fig-more")
        if not more.count():  # todo está a la vista
            continue
        assert fig.locator(".fig-rest").is_hidden() and more.get_attribute("aria-expanded") == "false"
        assert fig.locator(".fig-live input:visible").count() <= 3
        before = more.bounding_box()["width"]
        more.press("Enter")
        assert more.inner_text() == "Más mandos" and more.bounding_box()["width"] == before
        assert fig.locator(".fig-rest").is_visible() and more.get_attribute("aria-expanded") == "true"
        moved = [each for backwards in (False, True) for each in fig.evaluate(MOVED, backwards)]
        assert [each for each in moved if each["view"] < 0.98 or each["share"] > 0.405 or not each["free"]] == []


@pytest.mark.parametrize(("width", "height"), [(568, 320), (320, 256)])
def test_in_the_smallest_window_every_plot_can_be_read(opened, width, height):
    """También con la página ampliada al doble: entre los ejes caben 120 píxeles, y el dibujo no tapa los mandos."""
    found = opened(width, height).evaluate(
        """() => [...document.querySelectorAll("figure.fig")].map((fig) => [fig.dataset.key,
            getComputedStyle(fig.querySelector(".fig-view")).position,
            Math.min(...[...fig.querySelectorAll(".fig-panel")].filter((panel) => panel.checkVisibility())
                .map((panel) => Number(panel.querySelector(".fig-plot").getAttribute("height"))))])"""
    )
    assert [each for each in found if each[1] != "static" or each[2] < 120] == []


TALLEST = 1100
# Lo alto de cada figura, sin el sitio que reserva, y de lo que hay entre los ejes de su último dibujo.
HEIGHTS = """() => [...document.querySelectorAll("figure.fig")].map((fig) => {
    fig.querySelector(".fig-body").style.minHeight = "0";
    const plots = [...fig.querySelectorAll(".fig-view .fig-plot")].map((plot) => plot.getBoundingClientRect().height);
    return [fig.dataset.figure + fig.matches(".fig-opening"), fig.offsetHeight, plots.at(-1)]; })"""


def test_on_a_phone_no_figure_is_much_taller_than_a_screen(new_context, site, place, html, extra):
    """Con su meta y todo lo que se lee; y el mapa que abre 1 y 4 se puede tocar."""
    pages = [path.read_text("utf-8") for path in sorted((html / "chapters").glob("*.html"))]
    found = re.findall(r'<figure class="fig[^>]*data-figure="(?!red").*?</figure>', "".join(pages), re.DOTALL)
    model = (extra / place).read_text("utf-8")
    top, bottom = model.split("<section>")[0], model.split("</article>", 1)[1]
    whole = f"{top}<section>{''.join(found)}</section></article>{bottom}"
    (extra / "chapters" / "altas.html").write_text(whole, "utf-8")
    context = new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}chapters/altas.html")
    page.evaluate(REACH)
    heights = page.evaluate(HEIGHTS)
    assert len(heights) > 30 and [each for each in heights if each[1] > TALLEST] == []
    assert min(plot for name, _, plot in heights if name == "neuronatrue") >= 140
    context.close()


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_legend_covers_no_node(new_context, site, width):
    """La de la figura breve del final de 3 va con los mandos, no bajo el dibujo."""
    context = new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}chapters/03_variantes.html")
    fig = page.locator('.fig-opening[data-figure="retropropagacion"]')
    fig.scroll_into_view_if_needed()
    fig.locator(".fig-legend").wait_for()
    legend, drawing = (fig.locator(part).bounding_box() for part in (".fig-legend", ".fig-view"))
    assert legend["x"] >= drawing["x"] + drawing["width"]
    context.close()
