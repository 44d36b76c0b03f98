"""La red que inventa pueblos: se entrena, se para, se le empieza un nombre y se le da otra lista; y lo que va mal."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from visits import AT_ONCE, AXE, OVERFLOW, SETTLED, complaints

from optlib.figures.each.pueblos import RIVALS, sign
from optlib.optimizers import Adam
from optlib.rules import text_of, walked
from optlib.schedules import linear
from optlib.towns import network

pytestmark = pytest.mark.long

# Los fotogramas, como si pasara mucho entre uno y otro: la película acaba en cuanto está calculada.
SOON = """const next = requestAnimationFrame;
    window.requestAnimationFrame = (go) => next((now) => go(50 * now));"""
# Un trabajador que no llega a arrancar, y ninguno.
BROKEN = """window.Worker = class { constructor() { setTimeout(() => this.onerror(new Event("error")), 50); }
    postMessage() {} };"""
NAMES = "(fig) => [...fig.querySelectorAll('.towns-name')].map((each) => each.textContent)"
# La para en cuanto se ve que va.
STOPPED = """(fig) => { const play = fig.querySelector(".fig-play");
    const going = /^Paso [1-9]/.test(fig.querySelector(".fig-summary").textContent) && play.textContent === "Parar";
    if (going) play.click();
    return going; }"""
LIST = "\n".join(
    f"{a}{b}{c}" for a in "bcdfg" for b in "aeiou" for c in ("ra", "lo", "mi", "nes", "tu", "va", "que", "so")
)


@pytest.fixture
def town(open_figure):
    """Abre la figura con unos ajustes, sin esperar a la película."""

    def visit(settings="steps=25", **size):
        return open_figure("pueblos", f"#pueblos?{settings}", **size)

    visit.errors = open_figure.errors
    return visit


def trained(fig, steps=25):
    fig.locator(".fig-play").click()
    expect(fig.locator(".fig-summary")).to_contain_text(f"Tras {steps} pasos")


def pasted(fig, text):
    """Lo que se dice de una lista."""
    box = fig.locator(".towns-list")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.locator("textarea").fill(text)
    box.get_by_role("button", name="Úsala").click()
    return box.get_by_role("status")


WRONG_LISTS = [
    ("una letra", "a", "hay 1."),
    ("todos iguales", "Lima\n" * 200, "hay 1. Se quedan fuera 199 por repetirse."),
    (
        "de 5000 letras",
        "\n".join(chr(97 + k % 26) * 5000 for k in range(300)),
        "hay 0. Se quedan fuera 300 por pasar de 40",
    ),
    (
        "emoji",
        "\n".join(chr(0x1F600 + k % 80) + chr(0x1F400 + k) for k in range(250)),
        "por sus signos, que no caben en 60.",
    ),
    ("nada", " \n\n ", "hay 0."),
]


def test_lists_that_cannot_be_taken_are_told_and_change_nothing(town, page):
    page.add_init_script(SOON)
    fig = town()
    trained(fig)
    before = fig.evaluate(NAMES)
    for what, text, said in WRONG_LISTS:
        told = pasted(fig, text)
        expect(told).to_contain_text("Hacen falta 200 nombres distintos, y ")
        expect(told, what).to_contain_text(said)
    assert fig.evaluate(NAMES) == before
    assert town.errors == []


def test_a_list_of_ones_own_is_learnt_by_heart_and_nothing_of_it_leaves_or_is_markup(town, page):
    page.add_init_script(SOON)
    fig = town()
    trained(fig)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    marked = "<img src=x onerror=alert(1)>\n<b>negrita</b>\n" + LIST + "\n" + "x" * 41 + "\nBARA"
    expect(pasted(fig, marked)).to_have_text(
        "Hay 202 nombres. Se quedan fuera 1 por pasar de 40 letras; 1 por repetirse."
    )
    expect(fig.locator(".towns-side")).to_contain_text("Con 202 nombres se los aprende de memoria")
    expect(fig.locator(".fig-summary")).to_contain_text("Tras 25 pasos")
    assert fig.locator(".towns-read").get_attribute("d") != ""
    assert fig.locator("img, .towns-name b, .towns-list b").count() == 0
    expect(fig.locator(".towns-side [aria-pressed=true]")).to_have_count(0)
    # Se va y se vuelve.
    fig.get_by_role("button", name="Perú").click()
    expect(fig.locator(".towns-side")).to_contain_text("Con 2020 nombres")
    fig.get_by_role("button", name="Úsala").click()
    expect(fig.locator(".towns-side")).to_contain_text("Con 202 nombres")
    assert [url for url in asked if "towns-pe" not in url] == [] and town.errors == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("g = grad(x)\nx = x - sqrt(-1) * g", "Sus pesos ya no son números"),
        ("lr = 1\ng = grad(x)\nx = x + 0 * g", "no mueve x"),
        ("lr = 30\ng = grad(x)\nx = x - lr * g", "más que sin entrenar"),
        ("g = grad(x)\nx = norm(g)", "Tras 25 pasos"),
    ],
)
def test_a_rule_that_goes_wrong_is_told(town, page, rule, said):
    page.add_init_script(SOON)
    fig = town(f"steps=25&rule={quote(rule)}")
    fig.locator(".fig-play").click()
    expect(fig.locator(".fig-summary")).to_contain_text(said)
    expect(fig.locator(".fig-play")).to_have_text("Entrénala")
    assert "NaN" not in fig.inner_text() and town.errors == []


def test_rules_one_after_another_tell_steps_and_seconds_of_the_same_names(town, page):
    """Con otro país no vale lo de antes; lo que se escribe es otra, y lo mal escrito, la última que valía."""
    page.add_init_script(SOON)
    fig = town()
    net, ends = network("es", 13), {}
    for name, rule in RIVALS.items():
        fig.get_by_role("button", name=name).click()
        row = fig.locator(".fig-table tbody tr", has_text=name)
        *_, x = walked(rule, net, 25, linear(25))
        ends[name] = f"{net.valid(x):.2f}"
        expect(row).to_contain_text(re.compile(rf"no baja{ends[name]}, [\d.]+\sm?s$"))
        expect(fig.locator(".towns-rules [aria-pressed=true]")).to_have_text(name)
    assert len({*ends.values()}) == 3 and fig.locator(".fig-table tbody tr").count() == 3
    fig.locator(".red-rule summary").click()
    area = fig.locator(".rule-text")
    for wrong, said in (("g = grad(x)\nx = x - h(g)", "Línea 2: "), ("", "Línea 1: ")):
        area.fill(wrong)
        expect(fig.locator(".rule-said")).to_contain_text(said)
    area.evaluate(AT_ONCE, {"texts": ["x = x - grad(x)", "x = x - grad(x"], "press": "Entrénala"})
    *_, x = walked("x = x - grad(x)", net, 25, linear(25))
    expect(fig.locator(".fig-table tbody tr", has_text="Tu regla")).to_contain_text(f"no baja{net.valid(x):.2f}")
    expect(fig.locator(".rule-said")).to_contain_text("Corre la última regla válida")
    fig.get_by_role("button", name="Perú").click()
    expect(fig.locator(".fig-table")).to_have_count(0)
    assert town.errors == []


def test_the_opening_has_no_rules(site, page):
    page.goto(f"{site}chapters/06_los_de_hoy.html")
    page.locator("figure[data-key='apertura'].fig-on").wait_for()
    assert page.locator("figure[data-key='apertura'] :is(.towns-rules, .red-rule)").count() == 0


def test_what_changes_while_it_trains_stops_it_and_the_last_one_stays(town, page):
    """Con un paso del botón se para; con otro país, otra semilla u otros pasos, lo de antes no llega."""
    fig = town("steps=2000")
    play, said = fig.locator(".fig-play"), fig.locator(".fig-summary")
    play.click()
    page.wait_for_function(STOPPED, arg=fig.element_handle())
    expect(said).to_contain_text(re.compile(r"^Parada en el paso \d+ de 2000"))
    kept = fig.evaluate(NAMES)
    play.click()
    expect(said).to_contain_text(re.compile("^Paso "))
    fig.get_by_role("button", name="México").click()
    expect(said).to_contain_text("Sin entrenar")
    expect(play).to_have_text("Entrénala")
    assert fig.evaluate(NAMES) != kept
    # Dos a la vez: se ve la segunda.
    again = fig.get_by_role("button", name="Otra semilla")
    again.click()
    again.click()
    page.wait_for_function("() => location.hash.includes('seed=15')")
    expect(said).to_contain_text("Tras 2000 pasos", timeout=120_000)
    page.evaluate(SETTLED)
    assert "paso 2000 de 2000" in fig.locator(".fig-view").text_content() and town.errors == []


@pytest.mark.parametrize("worker", ["", "delete window.Worker;", BROKEN])
def test_the_sign_is_the_same_as_in_python_with_and_without_a_worker(town, page, worker):
    page.add_init_script(SOON + worker)
    fig = town()
    trained(fig)
    net = network("es", 13)
    *_, x = walked(text_of(Adam, lr=0.06, beta2=0.95), net, 25, linear(25))
    assert fig.evaluate(NAMES) == sign(net, x, 13)
    assert f"{net.valid(x):.2f}" in fig.locator(".fig-summary").inner_text()
    assert len(page.workers) == (worker == "") and town.errors == []


def test_nothing_comes_before_a_touch_and_offline_it_is_told(open_figure, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    fig = open_figure("pueblos")
    assert not [url for url in asked if "towns-" in url]
    assert len([name for name in fig.evaluate(NAMES) if name]) == 8
    page.route("**/towns-es.js", lambda route: route.abort())
    fig.locator(".fig-play").click()
    expect(fig).to_contain_text("No se ha podido cargar. Recarga la página.")
    expect(fig.locator(".fig-play")).to_have_text("Entrénala")


def test_without_scripts_the_two_signs_are_there(site, page_without_scripts):
    page = page_without_scripts
    page.goto(f"{site}chapters/06_los_de_hoy.html")
    image = page.locator("[data-figure=pueblos] img").first
    assert image.is_visible() and "sin entrenar" in image.get_attribute("alt")


def test_one_begins_and_it_ends_with_keys_alone(town, page):
    page.add_init_script(SOON)
    fig = town("steps=100")
    fig.locator(".fig-play").focus()
    page.keyboard.press("Enter")
    expect(fig.locator(".fig-summary")).to_contain_text("Tras 100 pasos")
    field, told = fig.get_by_label("Empieza tú"), fig.locator(".towns-writer").get_by_role("status")
    bars = fig.locator(".towns-bars li")
    expect(bars.first.locator("b")).not_to_be_empty()
    empty = bars.all_inner_texts()
    field.focus()
    page.keyboard.type("  LIMA")
    expect(bars).not_to_have_text(empty)
    expect(bars).to_have_count(5)
    parts = [float(each[:-2]) for each in bars.locator("b").all_inner_texts()]
    assert parts == sorted(parts, reverse=True) and sum(parts) <= 102
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(told).to_contain_text(re.compile("^Lima"))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "(field) => field.value.length === 7 || field.closest('div').parentNode.textContent.includes('Aquí lo acaba')",
        arg=field.element_handle(),
    )
    field.fill("łódź")
    expect(told).to_have_text("No conoce «ł», «ź»: no está en sus nombres.")
    expect(bars.first).to_be_hidden()
    field.fill("<b>")
    expect(told).to_contain_text("No conoce «<», «>»")
    assert town.errors == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_everybody_reaches_it(town, page, width, height):
    page.add_init_script(SOON)
    fig = town(width=width, height=height)
    trained(fig)
    pasted(fig, "a")
    page.evaluate(AXE)
    for theme in ("light", "dark"):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        page.evaluate(SETTLED)
        assert complaints(page, "[data-figure=pueblos]") == [] and page.evaluate(OVERFLOW) <= 0


def test_on_a_phone_the_button_is_on_the_first_screen_with_the_sign(new_context, site):
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{site}chapters/06_los_de_hoy.html")
    fig = page.locator("figure[data-key='apertura'].fig-on")
    box = fig.locator(".fig-play").bounding_box()
    assert box["y"] + box["height"] <= 844 and fig.locator(".fig-view").bounding_box()["y"] < box["y"]
    page.context.close()
