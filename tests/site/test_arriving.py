"""Llegar a un lugar de una página que se coloca a medida que se ve: por un enlace, por la dirección y al volver."""

import pytest
from playwright.sync_api import expect
from visits import MOUNTED

pytestmark = pytest.mark.long
CHAPTER = "chapters/05_adam.html"
PLACES = "() => [...document.querySelectorAll('.bd-article section section > h2')].map((h) => '#' + h.parentNode.id)"
TOP = "(place) => Math.round(document.querySelector(place).getBoundingClientRect().top)"
STILL = """() => new Promise((done) => { let last = scrollY, same = 0;
    const look = () => { same = scrollY === last ? same + 1 : 0; last = scrollY;
        same > 20 ? done() : requestAnimationFrame(look); };
    look(); })"""
MOST = 2  # píxeles


@pytest.fixture
def page(new_context):
    context = new_context(viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def far(page) -> str:
    """«Qué viene después»: con casi todo el capítulo antes y sitio después."""
    return page.evaluate(PLACES)[-5]


def top(page, place: str) -> int:
    page.evaluate(STILL)
    return page.evaluate(TOP, place)


def margin(page, place: str) -> float:
    """A qué altura deja el navegador un lugar al que se va."""
    return page.evaluate(
        "(place) => parseFloat(getComputedStyle(document.querySelector(place)).scrollMarginTop) + "
        "parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)",
        place,
    )


def test_what_is_far_is_not_laid_out(page, site):
    page.goto(site + CHAPTER)
    page.evaluate(STILL)
    assert page.locator(f"{far(page)} p").first.inner_text() == ""
    assert page.locator(f"{far(page)} p").first.text_content()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_and_an_address_lead_exactly_to_their_place(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + CHAPTER)
    place = far(page)
    page.evaluate("(place) => document.querySelector(`a[href='${place}']`).click()", place)
    assert abs(top(page, place) - margin(page, place)) <= MOST
    page.goto("about:blank")
    page.goto(site + CHAPTER + place)
    assert abs(top(page, place) - margin(page, place)) <= MOST


# El párrafo que se ve, por su número entre todos, y a qué altura.
SEEN = """() => { const all = [...document.querySelectorAll(".bd-article section > p")];
    const number = all.findIndex((each) => each.getBoundingClientRect().top > 100);
    return [number, Math.round(all[number].getBoundingClientRect().top)]; }"""


def test_reloading_and_coming_back_keep_what_was_seen(page, site):
    """También a mitad de un apartado largo."""
    page.goto(site + CHAPTER)
    page.wait_for_function(MOUNTED)
    for y in range(0, 17000, 700):
        page.evaluate("(y) => scrollTo(0, y)", y)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    page.evaluate(STILL)
    before = page.evaluate(SEEN)
    for again in (page.reload, lambda: (page.goto(site + "chapters/glosario.html"), page.go_back())):
        again()
        page.wait_for_function(MOUNTED)
        page.evaluate(STILL)
        number, height = page.evaluate(SEEN)
        assert number == before[0] and abs(height - before[1]) <= 2 * MOST


def test_after_reloading_a_step_back_inside_the_page_returns(page, site):
    page.goto(site + CHAPTER)
    page.evaluate("() => scrollTo(0, 3000)")
    page.evaluate(STILL)
    page.reload()
    page.wait_for_function(MOUNTED)
    page.evaluate(STILL)
    before = page.evaluate(SEEN)
    page.evaluate("(place) => document.querySelector(`a[href='${place}']`).click()", far(page))
    page.evaluate(STILL)
    assert page.evaluate(SEEN)[0] > before[0]
    page.go_back()
    page.evaluate(STILL)
    number, height = page.evaluate(SEEN)
    assert number == before[0] and abs(height - before[1]) <= 2 * MOST


def test_coming_back_to_the_top_stays_there(page, site):
    page.goto(site + CHAPTER + "#" + "adam")
    page.evaluate("() => scrollTo(0, 0)")
    page.reload()
    page.evaluate(STILL)
    assert page.evaluate("scrollY") == 0


def test_a_link_reaches_a_figure_that_was_never_near(page, site):
    page.goto(site + CHAPTER)
    figure = page.locator("figure[data-figure='adam-por-dentro'][data-key]").first
    key = figure.get_attribute("data-key")
    assert page.locator(f"figure[data-key='{key}'].fig-on").count() == 0
    page.evaluate("(key) => { location.hash = `${key}?step=7`; }", key)
    opened = page.locator(f"figure[data-key='{key}'].fig-on")
    expect(opened).to_be_in_viewport()
    page.evaluate(STILL)
    expect(opened).to_be_in_viewport()


def test_an_address_with_a_place_that_does_not_exist_opens_the_page(page, site):
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    for fragment in ("%zz", "no-existe", "valle?lr=%"):
        page.goto("about:blank")
        page.goto(f"{site}{CHAPTER}#{fragment}")
        page.evaluate(STILL)
        expect(page.locator(".copy").first).to_be_attached()
        assert not problems, fragment


def test_what_is_seen_does_not_move_while_reading(page, site):
    """Al bajar de pantalla en pantalla, lo que se ve se queda en su sitio aunque se coloque lo que sigue."""
    page.goto(site + CHAPTER)
    jumps = page.evaluate(
        """async () => {
            const frame = () => new Promise(requestAnimationFrame), jumps = [];
            for (let k = 0; k < 25; k++) {
                scrollBy(0, 600);
                await frame(); await frame();
                const found = [400, 430, 460].map((y) => document.elementFromPoint(innerWidth / 2, y))
                    .find((node) => !node.matches("section"));  // entre dos bloques, lo que hay es el apartado
                const seen = found.closest("figure, .exercise") ?? found;  // lo de dentro cambia al montarse
                const before = seen.getBoundingClientRect().top;
                for (let n = 0; n < 6; n++) await frame();
                jumps.push(Math.abs(seen.getBoundingClientRect().top - before));
            }
            return jumps; }"""
    )
    assert max(jumps) <= MOST
