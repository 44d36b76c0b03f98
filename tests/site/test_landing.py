"""La portada y la página de docentes en el navegador: botones y fichas con el dedo, figuras preparadas y hojas."""

import json
import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
import toc
from visits import SHIFTS

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
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") <= 0.02
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
PLACES = """() => Object.fromEntries(["h1", "a.button", ".lead", ".red-canvas", ".red-bars", ".red-wall", ".fig-play"]
    .map((name) => [name, document.querySelector(`.bd-article ${name}`).getBoundingClientRect().toJSON()]))"""


@pytest.mark.parametrize(("width", "height"), [(390, 740), (1024, 720), (1280, 720), (1680, 900)])
def test_the_first_screen_has_title_button_and_where_one_draws(site, page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}index.html")
    page.locator(f"{RED}.fig-on").wait_for()
    places = page.evaluate(PLACES)
    for name in ("a.button", ".lead", ".red-canvas"):
        assert places[name]["bottom"] <= height, name
    if width >= 1024:
        assert page.locator("h1").evaluate(LINES) <= (1 if width >= 1280 else 2)
        assert places[".red-bars"]["bottom"] <= height
    if width >= 1280:
        # También lo que aprende a leer y el botón, al lado.
        assert places[".red-wall"]["left"] > places[".red-bars"]["left"] + 200
        assert max(places[name]["bottom"] for name in (".red-wall", ".fig-play")) <= height
    # A lo ancho, hasta donde se lee.
    assert min(1224, width - 70) <= page.locator("article").evaluate("(node) => node.offsetWidth") <= 1224


@pytest.mark.parametrize(("width", "height"), [(667, 375), (844, 390)])
def test_on_a_phone_lying_down_title_and_button_share_the_first_screen(site, page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(SHIFTS)
    page.goto(f"{site}index.html")
    page.locator(f"{RED}.fig-on").wait_for()
    places = page.evaluate(PLACES)
    assert places["a.button"]["bottom"] <= height and places[".red-canvas"]["top"] <= height
    assert page.evaluate("[document.documentElement.scrollWidth, window.shift]") == [width, 0]


def test_without_scripts_the_network_before_and_after_and_the_way_in(site, page_without_scripts):
    page = page_without_scripts
    page.goto(f"{site}index.html")
    picture = page.locator(f"{RED} img:visible")
    assert "antes de entrenarla y tras 190 pasos" in picture.get_attribute("alt")
    assert page.locator(f"{MAP} svg path.run").count() == 3
    page.locator(".map a").first.click()
    assert page.url.endswith("/01_fundamentos.html")


# Que todos dicen lo que su figura admite, en test_plan.py.
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
