"""Un color quiere decir una cosa: el de un método lo lleva ese método en todas las figuras, y nada más."""

import pytest
from course_theme.palette import ratio

from optlib.styles import NAMES, SERIES, STYLES

pytestmark = pytest.mark.long

ALL = set(STYLES)
# Página, métodos que se ven en la figura y series que no son métodos.
FIGURES = {
    "descenso-1d": ("chapters/02_descenso_gradiente.html", {"GradientDescent"}, {1}),
    "valle": ("chapters/02_descenso_gradiente.html", {"GradientDescent"}, set()),
    "lotes": ("chapters/03_variantes.html", set(), {0, 1, 2}),
    "neurona": ("chapters/04_neurona.html", {"GradientDescent"}, {1}),
    "retropropagacion": ("chapters/04_neurona.html", set(), {0, 1}),
    "adam-por-dentro": ("chapters/05_adam.html", {"Adam"}, {0, 2}),
    "momento": ("chapters/06_otros_optimizadores.html", {"Momentum"}, set()),
    "carrera": ("chapters/06_tasas_por_coordenada.html", ALL, set()),
    "sensibilidad": ("chapters/07_elegir_optimizador.html", ALL, set()),
    "planes": ("chapters/b_ruido.html", set(), {0, 1, 2, 3, 4}),
    "carrera-portada": ("index.html", {"GradientDescent", "Momentum", "Adam"}, set()),
}
NINE_CENTIMETRES = 9 / 2.54 * 96
# Lleva la página a una figura; da si está en marcha.
REACH = """(id) => {
    const fig = document.querySelector(`[data-figure=${id}]:not(.fig-opening)`);
    fig.scrollIntoView({ block: "center" });
    return fig.matches(".fig-on") && fig.querySelector(".fig-plot path[d^=M]"); }"""
# Los colores de lo dibujado; el de cada mando, con su método si es de uno; lo más cargado de cada fondo sombreado;
# y los colores del texto y del fondo.
READ = """(node) => {
    const shown = (part) => part.checkVisibility({ visibilityProperty: true });
    const number = (colour) => (colour.match(/[\\d.]+/g) ?? []).slice(0, 3).map(Number).join();
    const drawn = [...node.querySelectorAll(":is(.fig-plot, .fig-bar, .fig-swatch) :is(path, circle)")]
        .filter((part) => shown(part) && (part.tagName !== "path" || part.getAttribute("d")));
    const painted = (part) => {
        const { stroke, fill } = getComputedStyle(part);
        const line = part.matches(".fig-swatch [stroke-dasharray]"); // una recta no se rellena, aunque tenga con qué
        return (line ? [stroke] : [stroke, fill]).filter((each) => each !== "none").map(number);
    };
    const inputs = [...node.querySelectorAll("input")].map((input) => ({
        colour: number(getComputedStyle(input).accentColor),
        method: input.closest(".fig-row")?.querySelector(".fig-name").textContent ?? null,
    }));
    const pixels = [...node.querySelectorAll(".fig-canvas")].map((canvas) => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        let deepest = 0;
        for (let k = 0; k < data.length; k += 4) if (data[k + 3] > data[deepest + 3]) deepest = k;
        return [...data.slice(deepest, deepest + 4)];
    });
    const probe = document.createElement("i");
    node.append(probe);
    const neutral = ["text", "muted", "line", "back"].map((name) => {
        probe.style.color = `var(--fig-${name})`;
        return number(getComputedStyle(probe).color);
    });
    const result = { colours: [...new Set(drawn.flatMap(painted))], inputs, pixels, neutral };
    probe.remove();
    return result;
}"""

# De cada dibujo que se imprime: qué es, lo que mide y el ancho con el que se hizo; de una imagen, en la forma que toca.
PRINTED = """() => [...document.querySelectorAll(":is(.cell_output, .fig) img, .fig :is(.fig-svg, .fig-still svg)")]
    .filter((node) => node.checkVisibility())
    .map((node) => {
        const { width, height } = node.getBoundingClientRect();
        const forms = [...(node.closest("picture")?.querySelectorAll("source") ?? [])];
        const form = forms.find(({ media }) => matchMedia(media).matches) ?? node;
        return [node.getAttribute("class") ?? node.tagName, width, height, Number(form.getAttribute("width"))];
    })"""


def rgb(colour: str) -> str:
    """«#0b6bb5» como lo da el navegador: «11,107,181»."""
    return ",".join(str(int(colour[k : k + 2], 16)) for k in (1, 3, 5))


def channels(text: str) -> list[float]:
    return [float(each) for each in text.split(",")]


@pytest.fixture
def show(page, site):
    """Abre la página de una figura y la deja en marcha; da su nodo."""

    def visit(figure_id: str, mode: str = "light"):
        page.emulate_media(color_scheme=mode, reduced_motion="reduce")
        page.set_viewport_size({"width": 1280, "height": 900})  # con todos los mandos a la vista
        page.goto(site + FIGURES[figure_id][0])
        # Las figuras de encima, al arrancar, la mueven: se va a ella hasta que está en marcha.
        page.wait_for_function(REACH, arg=figure_id)
        return page.locator(f"[data-figure={figure_id}]:not(.fig-opening)")

    return visit


def methods_in(found: dict, mode: str) -> set[str]:
    return {name for name, style in STYLES.items() if rgb(getattr(style, mode)) in found["colours"]}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("figure_id", FIGURES)
def test_a_methods_colour_is_only_for_that_method(show, figure_id, mode):
    _, methods, series = FIGURES[figure_id]
    found = show(figure_id, mode).evaluate(READ)
    assert methods_in(found, mode) == methods
    tints = [rgb(getattr(style, mode)) for style in SERIES]
    assert {k for k, tint in enumerate(tints) if tint in found["colours"]} == series
    # Lo demás, con los colores del texto.
    known = {rgb(getattr(style, mode)) for style in STYLES.values()} | set(tints) | set(found["neutral"])
    assert set(found["colours"]) <= known
    # Ninguna línea se pierde en el fondo, ni donde está más sombreado; el plano de «momento» solo lleva las del texto.
    back = channels(found["neutral"][3])
    shades = [back, *([] if figure_id == "momento" else (shaded(back, pixel) for pixel in found["pixels"]))]
    for name in [*(STYLES[name] for name in methods), *(SERIES[k] for k in series)]:
        assert all(ratio(channels(rgb(getattr(name, mode))), shade) >= 3 for shade in shades), name


def shaded(back: list[float], pixel: list[int]) -> list[float]:
    """El color que queda al pintar un punto, con su opacidad, sobre el fondo."""
    *paint, alpha = pixel
    return [b + (p - b) * alpha / 255 for b, p in zip(back, paint, strict=True)]


@pytest.mark.parametrize("figure_id", FIGURES)
def test_general_controls_are_neutral_and_a_methods_own_have_its_colour(show, figure_id):
    found = show(figure_id).evaluate(READ)
    text = found["neutral"][0]
    own = {NAMES[name]: rgb(style.light) for name, style in STYLES.items()}
    assert text not in own.values() and found["inputs"]
    for each in found["inputs"]:
        assert each["colour"] == (own[each["method"]] if each["method"] else text), each


@pytest.mark.parametrize(
    ("figure_id", "label", "name"), [("valle", "Optimizador", "Adagrad"), ("momento", "Método", "Nesterov")]
)
def test_another_method_brings_its_colour_dash_and_mark(show, figure_id, label, name):
    fig = show(figure_id)
    fig.get_by_label(label, exact=True).select_option(name)
    fig.page.wait_for_function(
        """([node, name]) => node.querySelector(`.fig-trail[style*="opt-${name}"]`)""", arg=[fig.element_handle(), name]
    )
    assert methods_in(fig.evaluate(READ), "light") == {name}
    dash = " ".join(f"{2 * each:g}" for each in STYLES[name].dash)
    trails = fig.locator(".fig-trail")
    assert [each.get_attribute("stroke-dasharray") for each in trails.all()] == [dash] * trails.count()
    marks = fig.locator(f".fig-mark[style*=opt-{name}]")
    assert marks.count() == trails.count() == 2


def test_the_three_ways_of_reading_the_data_differ_without_colour(show):
    lines = show("lotes").locator(".fig-legend path")
    looks = [
        each.evaluate("(node) => [getComputedStyle(node).stroke, node.getAttribute('stroke-dasharray')]")
        for each in lines.all()
    ]
    assert len(looks) == 3
    assert len({colour for colour, _ in looks}) == len({dash for _, dash in looks}) == 3


@pytest.mark.parametrize("figure_id", FIGURES)
def test_what_is_printed_is_at_most_nine_centimetres_high(page, show, figure_id):
    page.set_viewport_size({"width": 673, "height": 900})  # la hoja, sin márgenes
    show(figure_id)
    page.emulate_media(media="print")
    printed = page.evaluate(PRINTED)
    assert any("fig-svg" in kind for kind, *_ in printed)
    for kind, width, height, natural in printed:
        assert 0 < height <= NINE_CENTIMETRES + 1, kind
        assert not natural or width <= natural + 1, kind
