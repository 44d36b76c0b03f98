"""En un teléfono: la cabecera busca y dice por dónde se va, y las tablas por rellenar se rellenan sin desplazarlas."""

import re

import pytest
from browser import TIMEOUT

CHAPTER = "chapters/02_descenso_gradiente.html"
PLACE = ".brand .place"


@pytest.fixture
def phone(new_context, site):
    """Una página en un teléfono de 360 píxeles, con el dedo."""
    context = new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site + CHAPTER)
    yield page
    context.close()


def test_the_magnifier_opens_the_whole_header(phone):
    field = phone.get_by_role("searchbox", name="Buscar en el curso")
    box = field.bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44
    field.tap()
    phone.wait_for_function("() => document.activeElement.id === 'buscar'")
    assert field.bounding_box()["width"] > 300
    field.press("Escape")
    assert field.bounding_box()["width"] < 50
    field.tap()
    field.fill("impulso")
    field.press("Enter")
    phone.wait_for_url("**/search.html?q=impulso")


def test_targets_of_the_header_are_big_enough_for_a_finger(phone):
    for target in phone.locator(".menu > summary, .search-form input, .theme-button").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 44


def test_the_header_says_where_one_is(phone):
    """El número de la sección y cuánto se ha leído; arriba del todo, el título del curso."""
    title = phone.locator(".brand .title")
    assert title.is_visible() and not phone.locator(PLACE).is_visible()
    phone.wait_for_function("() => !document.querySelector('.bd-article section section:not(.placed)')")
    phone.locator("#una-variable-cuatro-tasas").evaluate("(node) => node.scrollIntoView()")
    phone.wait_for_function(f"() => document.querySelector('{PLACE}').textContent.startsWith('2.6')")
    middle = re.fullmatch(r"2\.6 · (\d+)\xa0%", phone.locator(PLACE).text_content())
    assert phone.locator(PLACE).is_visible() and 20 < int(middle[1]) < 80
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    phone.wait_for_function(f"() => document.querySelector('{PLACE}').textContent.endsWith('100\\xa0%')")
    phone.evaluate("scrollTo(0, 0)")
    title.wait_for(timeout=TIMEOUT)
    # Con el índice al lado no hace falta.
    phone.set_viewport_size({"width": 1280, "height": 740})
    phone.evaluate("scrollTo(0, 3000)")
    phone.wait_for_function("() => document.documentElement.classList.contains('reading')")
    assert title.is_visible() and not phone.locator(PLACE).is_visible()


def test_the_rail_follows_what_is_read(new_context, site):
    """En un capítulo con más secciones de las que caben, la que se lee está a la vista en el índice de la página."""
    context = new_context(viewport={"width": 1280, "height": 600}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + "chapters/06_otros_optimizadores.html")
    page.wait_for_function("() => !document.querySelector('.bd-article section section:not(.placed)')")
    page.evaluate("scrollTo(0, document.body.scrollHeight * 0.85)")
    page.wait_for_function(
        """() => { const link = document.querySelector(".bd-toc [aria-current]")?.getBoundingClientRect();
        return link && link.top > 50 && link.bottom <= innerHeight; }"""
    )
    context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_a_table_is_filled_in_without_panning(phone, width):
    phone.set_viewport_size({"width": width, "height": 740})
    box = phone.locator("[data-exercise=gd-tabla]")
    box.scroll_into_view_if_needed()
    box.locator("input").first.wait_for()
    fields = box.locator("input").all()
    for field in fields:
        place = field.bounding_box()
        assert place["x"] >= 0 and place["x"] + place["width"] <= width and place["height"] >= 44
        # El nombre de su columna, al lado.
        name = field.locator("xpath=..").locator(".exercise-column")
        assert name.is_visible() and name.inner_text().strip()
    fields[0].fill("7,7")
    box.get_by_role("button", name="Comprobar").tap()
    box.locator("[role=status][data-state=wrong], [role=status][data-state=invalid]").wait_for()
