"""La portada y la página de docentes en el navegador: botones y fichas con el dedo, figuras preparadas y hojas."""

import json
import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
import toc
from playwright.sync_api import expect
from visits import AT_ONCE, SETTLED, SHIFTS

from optlib.exercises import bank
from optlib.figures.specs import complete

TEACHERS = unescape((toc.ROOT / "chapters" / "docentes.md").read_text("utf-8"))
LINKS = re.findall(r'href="(\w+\.html#[\w-]+\?[^"]*)"', TEACHERS)
# Las fichas de la portada: una por página de un capítulo.
CARDS = len(toc.chapters())
LOW = """() => [...document.querySelectorAll(".start-links a, .map li, .map-more li, .sheet-list a")]
    .filter((item) => item.getBoundingClientRect().height < 44).map((item) => item.textContent)"""
# El principio de la figura queda a la vista, debajo de la cabecera.
SEEN = """(key) => { const { top } = document.querySelector(`figure[data-key="${key}"]`).getBoundingClientRect();
    return top > 50 && top < innerHeight / 2; }"""


@pytest.fixture
def phone(new_context):
    context = new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_where_to_begin(site, phone):
    phone.goto(f"{site}index.html")
    links = phone.locator(".start-links a")
    assert links.all_inner_texts() == ["Empieza el curso", "¿Das clase?", "Mira el mapa"]
    targets = [link.get_attribute("href") for link in links.all()]
    assert targets == ["chapters/01_fundamentos.html", "chapters/docentes.html", "#mapa-del-curso"]
    assert phone.locator(".start-links .quiet").first.inner_text() == "¿Das clase?"
    for name in ("index.html", "hojas.html"):  # a todo se acierta con el dedo
        phone.goto(f"{site}{name}")
        assert phone.evaluate(LOW) == []


def test_a_card_is_a_link_and_has_room_for_what_is_done(site, phone):
    phone.goto(f"{site}index.html")
    # Las páginas de un capítulo van juntas: lo que se pulsa es cada una.
    cards = phone.locator(".map li:not(.several), .map .several > div")
    assert cards.count() == phone.locator(".map .done[data-page]").count() == CARDS
    phone.evaluate("document.querySelectorAll('.done').forEach((place) => { place.textContent = '11 de 11'; })")
    # Cada ficha lleva la imagen de una figura, que no se lee en voz alta.
    assert phone.locator(".map .thumb > .only-light[alt='']").count() == phone.locator(".map > li").count()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert phone.locator(".done").first.bounding_box()["width"] > 30
    box = cards.nth(1).bounding_box()
    cards.nth(1).click(position={"x": box["width"] - 8, "y": box["height"] - 8})
    assert phone.url.endswith("/02_descenso_gradiente.html")


RED, MAP = "[data-figure=red]", ".descent-picture"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_and_what_reads_comes_with_the_first_touch(site, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(SHIFTS)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}index.html", wait_until="networkidle")
    page.locator(f"{RED}.fig-on").wait_for()
    page.locator(MAP).scroll_into_view_if_needed()
    page.locator(f"{MAP}.fig-on").wait_for()
    page.evaluate(SETTLED)
    assert page.evaluate("window.shift") <= 0.02
    spare = "(node) => node.offsetHeight - ((node.style.minHeight = 0) || node.offsetHeight)"
    assert page.locator(f"{RED} .fig-body").evaluate(spare) <= 48
    late = re.compile(r"/(digits|reader-\w+)\.js$")
    assert not any(map(late.search, asked))
    page.locator(RED).get_by_role("button", name="Dame una").click()
    page.locator(RED).get_by_text("No sabe leer: sus 2410 números").wait_for()
    assert len([*filter(late.search, asked)]) == 2
    # No lleva índice al lado: lo tiene todo el menú.
    assert page.locator(".bd-sidebar-primary, .bd-toc").count() == 0
    page.locator(".menu summary").click()
    assert page.locator(".menu-panel a[data-page]:visible").count() == len(toc.pages()) - 1
    page.locator(".menu-panel a", has_text="Descenso por gradiente").click()
    page.wait_for_url("**/02_descenso_gradiente.html")


LINES = "(node) => Math.round(node.offsetHeight / parseFloat(getComputedStyle(node).lineHeight))"
SHOWN = ["h1", "a.button", ".lead", ".about", ".red-canvas", ".red-bars", ".red-wall", ".rule-text", ".fig-play"]
PLACES = """(names) => Object.fromEntries(names
    .map((name) => [name, document.querySelector(`.bd-article ${name}`).getBoundingClientRect().toJSON()]))"""
# Lo que está relleno y se pulsa, a la vista.
FILLED = """() => [...document.querySelectorAll("article :is(a, button)")].filter((node) => {
    const { top, height } = node.getBoundingClientRect(), { backgroundColor } = getComputedStyle(node);
    return height && top < innerHeight && node.checkVisibility() && backgroundColor === getComputedStyle(
        document.querySelector(".fig-play")).backgroundColor; }).map((node) => node.textContent)"""


@pytest.mark.parametrize(("width", "height"), [(360, 800), (390, 844), (1024, 768), (1280, 900), (1680, 900)])
def test_one_draws_writes_trains_and_sees_digits_in_the_first_screen(site, page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}index.html")
    page.locator(f"{RED}.fig-on").wait_for()
    places = page.evaluate(PLACES, SHOWN)
    begin = places.pop("a.button")
    for name, place in places.items():
        assert place["bottom"] <= height, name
    assert page.evaluate(FILLED) == ["Entrénala"] and begin["top"] > places[".red-wall"]["bottom"]
    if width >= 1024:
        assert page.locator("h1").evaluate(LINES) <= (1 if width >= 1280 else 2)
        assert places[".red-wall"]["left"] > places[".red-bars"]["left"] + 150
    # Sin semilla, pasos ni búsqueda de la tasa.
    assert page.locator(f"{RED} :is(input, select, details)").count() == 0
    # A lo ancho, hasta donde se lee.
    assert min(1224, width - 70) <= page.locator("article").evaluate("(node) => node.offsetWidth") <= 1224


@pytest.mark.parametrize(("width", "height"), [(667, 375), (844, 390)])
def test_on_a_phone_lying_down_title_and_button_share_the_first_screen(site, page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(SHIFTS)
    page.goto(f"{site}index.html")
    page.locator(f"{RED}.fig-on").wait_for()
    places = page.evaluate(PLACES, SHOWN)
    assert places[".red-canvas"]["top"] + 100 <= height
    page.evaluate(SETTLED)
    assert page.evaluate("[document.documentElement.scrollWidth, window.shift]") == [width, 0]


GREY = """(canvas) => { const data = canvas.getContext("2d").getImageData(0, 0, 100, 20).data;
    return new Set([...Array(20).keys()].map((k) => data.filter((value, at) => at % 4 === 3
        && Math.floor(at / 40) % 10 === k % 10 && Math.floor(at / 4000) === Math.floor(k / 10)).join())).size; }"""


def test_the_line_learns_races_and_is_sent(site, page):
    """Las cifras esperan en gris y cada una es otra; cuando lee, se propone lo demás, en un sitio que ya estaba."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(SHIFTS)
    page.goto(f"{site}index.html")
    fig = page.locator(RED)
    wall = fig.locator(".red-wall").first.element_handle()
    page.wait_for_function(f"(canvas) => ({GREY})(canvas) === 20", arg=wall)  # llegan aparte
    more = [fig.get_by_role("button", name=name) for name in ("¿Y contra Adam?", "Reta a alguien")]
    assert not any(button.is_visible() for button in more)
    fig.get_by_role("button", name="Entrénala").click()
    expect(more[0]).to_be_visible()
    assert int(fig.locator(".red-count:visible").inner_text().split()[0]) == 96
    assert page.evaluate("window.shift") <= 0.02
    more[0].click()
    said = fig.locator(".fig-summary")
    expect(said).to_contain_text("Adam encendió noventa en el paso 17. Tu línea las encendió en el 23.")
    assert fig.locator(".red-count:visible").count() == 2 and not more[0].is_visible()
    # Las dos tiras, una encima de otra, a lo ancho.
    first, second = (fig.locator(".red-head + .red-wall").nth(k).bounding_box() for k in (0, 1))
    assert second["y"] > first["y"] + first["height"] and first["width"] == second["width"] > 300
    line = fig.get_by_role("textbox", name="Tu línea")
    for text, told in (("", "Línea 1"), ("x = x +", "Línea 1"), ("x = <b>", "Línea 1"), ("x = x + 0.3*grad(x)", "")):
        line.fill(text)
        expect(fig.locator(".rule-said")).to_contain_text(told)
    fig.get_by_role("button", name="Entrénala").click()
    expect(said).to_contain_text("mira el signo")
    assert fig.locator("b").count() == 0 and not more[1].is_visible()


def test_a_challenge_is_taken_on_the_cover(site, page):
    page.goto(f"{site}index.html#red?rule=x+=+x+-+0.001*grad(x)&score=50")
    fig = page.locator(f"{RED}.fig-on")
    fig.get_by_role("button", name="Entrénala").click()
    expect(fig.locator(".fig-summary")).to_contain_text("¿La superas?")
    fig.get_by_role("textbox", name="Tu línea").fill("x = x - 0.3*grad(x)")
    fig.get_by_role("button", name="Entrénala").click()
    expect(fig.locator(".fig-summary")).to_contain_text("«Reta a alguien» devuelve el reto.")


def test_what_is_typed_while_what_reads_arrives_is_not_lost(site, page):
    page.goto(f"{site}index.html")
    fig = page.locator(f"{RED}.fig-on")
    line = fig.get_by_role("textbox", name="Tu línea")  # nadie la ha tocado: aún no se ha pedido
    line.evaluate(AT_ONCE, {"texts": ["x = x + 0.3*grad(x)", "x = x +"], "press": "Entrénala"})
    expect(fig.locator(".fig-summary")).to_contain_text("mira el signo")
    expect(fig.locator(".rule-said")).to_contain_text("Línea 1")


@pytest.mark.parametrize("address", ["index.html", "chapters/tu_optimizador.html"])
def test_until_trained_paper_has_the_network_before_and_after(site, page, address):
    page.goto(site + address)
    fig = page.locator(RED)
    fig.scroll_into_view_if_needed()
    fig.locator(".fig-live").wait_for()
    page.emulate_media(media="print")
    assert fig.locator("img:visible").count() == 1 and not fig.locator(".red-canvas").is_visible()
    page.emulate_media(media="screen")
    fig.get_by_role("button", name="Entrénala").click()
    expect(fig.get_by_role("button", name="Reta a alguien")).to_be_visible()
    page.emulate_media(media="print")
    assert fig.locator("img:visible").count() == 0 and fig.locator(".red-canvas").is_visible()


def test_without_scripts_the_network_before_and_after_and_the_way_in(site, page_without_scripts):
    page = page_without_scripts
    page.goto(f"{site}index.html")
    picture = page.locator(f"{RED} img:visible")
    assert "antes de entrenarla y tras 190 pasos" in picture.get_attribute("alt")
    assert page.locator(f"{MAP} svg path.run").count() == 3
    page.locator(".start-links a").first.click()
    assert page.url.endswith("/01_fundamentos.html")


# Que todos dicen lo que su figura admite, en test_plan.py.
# Hasta dónde llegan, en la pantalla, la pregunta, el dibujo y el primer mando de una figura, que empieza arriba.
ON_THE_WALL = """(key) => {
    const figure = document.querySelector(`figure[data-key="${key}"]`), header = document.querySelector(".bd-header");
    figure.scrollIntoView();
    const over = getComputedStyle(header).position === "sticky" ? header.offsetHeight : 0;
    const seen = (css) => [...figure.querySelectorAll(css)].find((node) => node.checkVisibility());
    const parts = ["figcaption", ".fig-view", ".fig-row, .fig-controls > *"].map(seen);
    const { top } = figure.getBoundingClientRect();
    return [innerHeight - over, ...parts.map((node) => node.getBoundingClientRect().bottom - top)]; }"""
LONG = {"red"}  # la dicen los docentes


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (683, 512)])
def test_on_the_wall_question_plot_and_knob_are_seen_at_once(site, page, width, height):
    """En un proyector de 1024 × 768, sin zoom y con él al 150 %."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    for link in LINKS:
        key = re.search(r"#([\w-]+)", link)[1]
        page.goto(f"{site}chapters/{link}")
        page.locator(f'figure[data-key="{key}"].fig-on').wait_for()
        screen, question, plot, knob = page.evaluate(ON_THE_WALL, key)
        assert question < plot <= screen, link
        assert key in LONG or knob <= screen, link


@pytest.mark.parametrize("link", LINKS[::5])
def test_a_figure_of_the_plan_opens_as_its_link_says(site, page, link):
    """Al mover un mando, la figura escribe su estado en la dirección: es el del enlace, salvo lo que se ha movido."""
    page.goto(f"{site}chapters/{link}")
    key, query = link.split("#")[1].split("?")
    figure = page.locator(f'figure[data-key="{key}"].fig-on')
    figure.wait_for()
    page.wait_for_function(SEEN, arg=key)
    sliders = figure.locator("input[type=range]:enabled:visible")
    if not sliders.count():
        figure.get_by_role("button", name="Más mandos").click()
    slider = sliders.first
    shown = slider.evaluate("(input) => input.parentElement.querySelector('.fig-value').textContent")
    start = complete(figure.get_attribute("data-figure"), json.loads(figure.get_attribute("data-params")))
    first = {name: plain(value) for name, value in start.items()}
    wanted = first | state(query)
    before = page.evaluate("location.hash")
    slider.press("ArrowRight" if slider.input_value() != slider.get_attribute("max") else "ArrowLeft")
    page.wait_for_function("(hash) => location.hash !== hash", arg=before)
    now = first | state(page.evaluate("location.hash").partition("?")[2])
    (moved,) = [name for name in wanted if now[name] != wanted[name]]
    assert moved not in state(query) or plain(shown.partition(" de ")[0]) == wanted[moved]


def state(query: str) -> dict:
    """Los parámetros que lleva una dirección."""
    return {name: plain(text) for name, text in parse_qsl(query)}


def plain(value):
    """Un valor como número, si lo es; si no, como va en la dirección."""
    text = value if isinstance(value, str) else json.dumps(value)
    try:
        return float(text.replace("−", "-"))
    except ValueError:
        return text


def test_a_sheet_is_printed_alone(site, page):
    page.emulate_media(media="print")
    page.goto(f"{site}hojas.html#hoja-2")
    shown = "nodes => nodes.filter((node) => node.checkVisibility()).map((node) => node.id)"
    assert page.eval_on_selector_all(".sheet", shown) == ["hoja-2"]
    assert not page.locator("h1").is_visible() and page.locator("#hoja-2 .solutions").is_visible()
    before = "nodes => nodes.map((node) => getComputedStyle(node).breakBefore)"
    assert set(page.eval_on_selector_all(".solutions", before)) == {"page"}
    page.goto(f"{site}hojas.html")
    assert len(page.eval_on_selector_all(".sheet", shown)) == len(bank.pages())
    assert set(page.eval_on_selector_all(".sheet", before)) == {"page"}


def test_the_exercises_of_a_sheet_are_not_counted_nor_found(html):
    text = (html / "hojas.html").read_text("utf-8")
    assert "data-exercise" not in text and "mount.js" not in text
    assert '"hojas.html"' not in (html / "_static" / "search-index.js").read_text("utf-8")
