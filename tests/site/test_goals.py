"""Las metas de la portada y de las figuras de los capítulos: se consiguen, y entonces se dice."""

from urllib.parse import quote

import pytest
import toc
from browser import TIMEOUT
from playwright.sync_api import expect
from visits import FIGURES_ALONE, SETTLED

from optlib.exercises import bank
from optlib.figures.goals import GOALS
from optlib.rules import MUON

# Las reglas que consiguen las de la red: sin memoria y con una.
BARE = "lr = 3\ng = grad(x)\nx = x - lr * g / norm(g)"
SINGLE = "lr = 0.02\ng = grad(x)\nu = 0.8 * m + 0.2 * g\nm = 0.9 * m + 0.1 * g\nx = x - lr * sign(u)"
# Página, figura, meta y ajustes con los que se consigue, uno tras otro.
WINS = [
    ("chapters/01_fundamentos", "apertura", "recta", ["w=4.5&b=-0.4"]),
    ("chapters/02_descenso_gradiente", "apertura", "un-paso", ["lr=0.5&steps=1"]),
    ("chapters/03_variantes", "apertura", "minilote", ["epochs=6"]),
    ("chapters/04_neurona", "apertura", "neurona-un-paso", ["lr=0.2"]),
    ("chapters/05_adam", "apertura", "una-mancha", ["drawing=i5&smudged=true"]),
    ("chapters/05_adam", "breve-2", "gana-el-descenso", ["start=-8,0"]),
    ("chapters/05_adam", "breve", "primer-paso", ["beta2=0.99"]),
    ("chapters/06_otros_optimizadores", "apertura", "frenar", ["beta=0.2"]),
    ("chapters/06_tasas_por_coordenada", "apertura", "la-mas-rara", ["rare=200&adagrad=true&steps=10"]),
    ("chapters/06_tasas_por_coordenada", "breve", "llega-rmsprop", ["lr=0.05"]),
    ("chapters/07_elegir_optimizador", "apertura", "gana-adam", ["start=0.5,0.5"]),
    ("chapters/c_adaptativos", "apertura", "hacia-abajo", ["beta2=0.5"]),
    ("chapters/d_curvatura", "apertura", "cuesta-arriba", ["start=-2.3,-4.3"]),
    ("chapters/a_convergencia", "apertura", "estrella", [f"lr={4 / 121}&beta={81 / 121}"]),
    ("index", "breve", "reunirlos", ["start=0.5,1.5", "start=-1,1", "start=-1.5,-1.5", "start=0.8,-2"]),
    ("chapters/01_fundamentos", "breve", "fondo-del-valle", ["w=3.4&b=1.2"]),
    ("chapters/02_descenso_gradiente", "valle", "millonesima", ["lr=0.2"]),
    ("chapters/03_variantes", "lotes", "sin-temblar", ["lr=0.01"]),
    ("chapters/04_neurona", "neurona", "otra-recta", ["b=2"]),
    ("chapters/04_neurona", "retropropagacion", "dormida", ["w=3.5"]),
    ("chapters/05_adam", "brote", "apuesta", ["guess=11500&steps=9000", "guess=11500&steps=12500"]),
    ("chapters/05_adam", "adam-por-dentro", "que-se-anulen", ["signal=alternating&beta1=0.95"]),
    ("chapters/06_otros_optimizadores", "momento", "estrella", [f"lr={1 / 9}&beta={4 / 9}"]),
    ("chapters/06_otros_optimizadores", "breve", "menos-impulso", ["beta=0.65"]),
    ("chapters/06_tasas_por_coordenada", "carrera", "gana-rmsprop", ["start=2,1.5"]),
    ("chapters/b_ruido", "planes", "gana-el-inverso", ["lr=1"]),
    ("chapters/06_los_de_hoy", "apertura", "parejas", ["steps=100"]),
    ("chapters/06_los_de_hoy", "muon", "mejores-coeficientes", ["a=2.7&b=-3.3&c=1.6"]),
    ("chapters/06_tasas_por_coordenada", "red", "sin-memoria", [f"rule={quote(BARE)}"]),
    ("chapters/tu_optimizador", "red", "una-memoria", [f"rule={quote(SINGLE)}"]),
    ("chapters/07_elegir_optimizador", "nueve", "nueve", ["tried=85 63 74 62 84 73 51 52 95"]),
    ("chapters/tu_optimizador", "pueblos", "mas-que-adam", [f"rule={quote(MUON)}"]),
]


GO = "(hash) => { location.hash = hash; }"
LOOK = """(node) => { const { color, fontWeight } = getComputedStyle(node); return [color, fontWeight]; }"""
ROOM = "(node) => node.closest('figcaption').offsetHeight"


@pytest.fixture
def page(page):
    page.add_init_script(FIGURES_ALONE)
    return page


def test_every_goal_is_here():
    assert {goal for _, _, goal, _ in WINS} == set(GOALS)
    pages, chapters = {page for page, *_ in WINS}, {f"chapters/{name}" for name in toc.chapters()}
    assert {"index", *chapters} <= pages <= {"index", *(f"chapters/{name}" for name in bank.pages())}


@pytest.mark.parametrize("page_name", dict.fromkeys(page for page, *_ in WINS))
def test_goals_are_reached(site, page, page_name):
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}{page_name}.html")
    for key, goal, settings in (rest for where, *rest in WINS if where == page_name):
        page.evaluate(GO, f"{key}?")  # el enlace la trae, que puede estar lejos
        box = page.locator(f"figure[data-key='{key}'].fig-on .fig-goal")
        expect(box).to_have_text(GOALS[goal].text)
        page.evaluate(SETTLED)
        assert box.get_attribute("role") == "status"
        before, room = box.evaluate(LOOK), box.evaluate(ROOM)
        for k, setting in enumerate(settings, 1):
            page.evaluate(GO, f"{key}?{setting}")
            if setting.startswith("rule=") or goal == "parejas":
                page.locator(f"figure[data-key='{key}'] .fig-play").click()
            page.evaluate(SETTLED)
            if page_name == "index":  # la de la portada, mínimo a mínimo
                expect(page.locator(".fig-letter.fig-got")).to_have_count(k)
        expect(box).to_have_text(GOALS[goal].won, timeout=TIMEOUT)  # algunas se entrenan varias veces
        assert page.locator(f"figure[data-key='{key}'] .fig-won").count() == 1
        # Se queda dicho, y no como se pedía.
        assert box.evaluate(LOOK) != before
        # Lo que está debajo, y el dedo con ello, no se mueve.
        assert box.evaluate(ROOM) == room
        page.evaluate(GO, f"{key}?")
        page.evaluate(SETTLED)
        assert box.inner_text() == GOALS[goal].won


def test_a_bet_made_after_seeing_the_end_is_no_bet(site, page):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}chapters/05_adam.html")
    for setting in ("steps=12500", "guess=11500&steps=9000", "guess=11500&steps=12500"):
        page.evaluate(GO, f"brote?{setting}")
        page.locator("figure[data-key='brote'].fig-on").wait_for()
        page.evaluate(SETTLED)
    expect(page.locator("figure[data-key='brote'] .fig-goal")).to_have_text(GOALS["apuesta"].text)
    expect(page.locator("figure[data-key='brote'] .fig-summary")).to_contain_text("vale si es de antes de verlo")


def test_without_scripts_there_is_no_goal(site, page_without_scripts):
    page = page_without_scripts
    for name in ("index.html", "chapters/02_descenso_gradiente.html"):
        page.goto(site + name)
        assert page.locator(".fig-goal").count() and not page.locator(".fig-goal:visible").count()


@pytest.mark.parametrize(("motion", "beat"), [("no-preference", "fig-beat"), ("reduce", "none")])
def test_a_beat_tells_where_a_goal_is_reached(site, page, motion, beat):
    """Una vez, en la marca donde acaba el recorrido; con la tasa justa y ningún paso, la figura calla adónde lleva."""
    page.emulate_media(reduced_motion=motion)
    page.goto(f"{site}chapters/02_descenso_gradiente.html#apertura?lr=0.5")
    fig = page.locator("figure[data-key='apertura'].fig-on")
    fig.locator(".fig-summary", has_text="Aún no ha dado ningún paso").wait_for()
    assert fig.locator(".fig-won").count() == 0
    read = """(node) => { const style = getComputedStyle(node.querySelector(".fig-view .fig-mark"));
        return [style.animationName, style.animationDuration, style.animationIterationCount]; }"""
    assert fig.evaluate(read)[0] == "none"
    page.evaluate("() => { location.hash = 'apertura?lr=0.5&steps=1'; }")
    fig.locator(".fig-won").wait_for()
    found = fig.evaluate(read)
    assert found[0] == beat and (beat == "none" or found[1:] == ["0.4s", "1"])
    page.emulate_media(media="print", reduced_motion=motion)
    assert fig.evaluate(read)[0] == "none"


def test_what_is_won_and_what_is_missing_is_seen_in_the_map(site, page):
    """En cualquier orden, si se sale lejos de todos; y ninguna letra tapa donde acaba un recorrido."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}index.html#breve?")
    fig = page.locator(".descent-picture.fig-on")
    goal, won = fig.locator(".fig-goal"), fig.locator(".fig-letter.fig-got")
    fig.locator(".fig-summary", has_text="Adam, al C").wait_for()
    over = """(node) => { const boxes = (name) => [...node.querySelectorAll(name)].map((each) =>
        each.getBoundingClientRect());
        return boxes(".fig-view .fig-mark").some((mark) => boxes(".fig-letter circle").some((disc) =>
            Math.hypot(mark.x + mark.width / 2 - disc.x - 10, mark.y + mark.height / 2 - disc.y - 10) < 14)); }"""
    assert fig.locator(".fig-view .fig-mark").count() == 3 and not fig.evaluate(over)
    page.evaluate(GO, "breve?start=3,1.2")
    said = "Todos llegan al mínimo A. Desde dentro de un óvalo no cuenta: sal más lejos."
    fig.locator(".fig-summary", has_text=said).wait_for()
    assert goal.inner_text() == GOALS["reunirlos"].text and won.count() == 0
    tried = [
        ("0.8,-2", "D", "Faltan, en cualquier orden: A, B y C."),
        ("-1,1", "B", "Faltan, en cualquier orden: A y C."),
    ]
    tried += [("0.5,1.5", "A", "Falta C.")]
    for k, (start, letter, left) in enumerate(tried, 1):
        page.evaluate(GO, f"breve?start={start}")
        goal.filter(has_text=left).wait_for()
        assert goal.inner_text() == left
        assert fig.locator(".fig-summary").inner_text() == f"Todos llegan al mínimo {letter}."
        expect(won).to_have_count(k)
        expect(won.locator(".fig-note:visible")).to_have_count(k)
    assert "C" not in "".join(won.all_text_contents())


def test_where_paths_coincide_both_are_seen(site, page):
    """El que gana va encima, más fino, y su marca, la última."""
    page.goto(f"{site}chapters/05_adam.html#breve-2?start=-8,0")
    fig = page.locator("figure[data-key='breve-2'].fig-on")
    fig.locator(".fig-won").wait_for()
    seen = fig.locator(".fig-view :is(.fig-lane, .fig-mark)").evaluate_all(
        "(nodes) => nodes.map((node) => [node.style.stroke + node.style.fill, getComputedStyle(node).strokeWidth])"
    )
    assert [next(name for name in ("Adam", "GradientDescent") if f"--opt-{name}," in style) for style, _ in seen] == [
        "Adam",
        "GradientDescent",
    ] * 2
    widths = [float(width.removesuffix("px")) for _, width in seen[:2]]
    assert widths[0] >= widths[1] + 2


def test_on_a_phone_that_lies_down_the_map_is_in_sight(site, new_context):
    context = new_context(viewport={"width": 844, "height": 390}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}index.html#breve?")
    fig = page.locator(".descent-picture.fig-on")
    fig.locator(".fig-summary", has_text="Adam, al C").wait_for()
    fig.locator(".fig-view").scroll_into_view_if_needed()
    for each in (fig.locator(part).bounding_box() for part in (".fig-view", ".fig-summary")):
        assert each["y"] >= 0 and each["y"] + each["height"] <= 390.5  # píxeles que no son enteros
    context.close()


def test_a_goal_is_won_where_the_point_is_dropped(site, page):
    """Al pasar no se gana; cerca de un eje, el punto se queda en él."""
    page.goto(f"{site}chapters/05_adam.html#breve-2?step=100")
    fig = page.locator("figure[data-key='breve-2'].fig-on")
    fig.locator(".fig-summary:not(:empty)").wait_for()
    page.wait_for_load_state("networkidle")  # hasta que se montan las vecinas, se mueve
    page.evaluate(SETTLED)
    hand = fig.locator(".fig-handle").bounding_box()
    x, y = hand["x"] + hand["width"] / 2, hand["y"] + hand["height"] / 2
    axis = fig.locator(".fig-view .fig-mark").last.bounding_box()  # Adam ha llegado al origen
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, axis["y"] + axis["height"] / 2 + 3)
    fig.locator(".fig-summary", has_text="desde (−8, 0)").wait_for()
    assert fig.locator(".fig-won").count() == 0
    assert fig.locator(".fig-goal").inner_text() == GOALS["gana-el-descenso"].text
    page.mouse.up()
    fig.locator(".fig-won").wait_for()
    assert fig.locator(".fig-goal").inner_text() == GOALS["gana-el-descenso"].won
