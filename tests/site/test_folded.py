"""Los apartados del final van plegados: se abren al pulsarlos, y solos si un enlace lleva a lo que tienen dentro."""

import pytest
from playwright.sync_api import expect

PAGE = "chapters/07_elegir_optimizador.html"
INSIDE = "#ejercicio-elegir-razon"


@pytest.fixture
def folded(browser, site):
    """Una pestaña sin lo que los abre en los demás tests."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}{PAGE}")
    yield page
    context.close()


def test_they_are_closed_and_open_at_a_press(folded):
    assert folded.locator("details.apart").count() == 2 and not folded.locator(INSIDE).is_visible()
    for summary in folded.locator("details.apart > summary").all():
        summary.press("Enter")  # con el ratón, lo que se coloca entretanto mueve el pliegue
    expect(folded.locator(INSIDE)).to_be_visible()
    expect(folded.get_by_text("No cita ninguno.")).to_be_visible()


def test_a_link_to_what_is_inside_opens_them(folded, site):
    folded.evaluate("(hash) => { location.hash = hash; }", INSIDE)
    folded.locator(INSIDE).wait_for()
    assert folded.locator("details.apart[open]").count() == 1
    # Y al llegar desde otra página, también a una figura.
    folded.goto(f"{site}index.html")
    folded.goto(f"{site}{PAGE}{INSIDE}")
    folded.locator(INSIDE).wait_for()
    assert folded.evaluate("(id) => document.querySelector(id).getBoundingClientRect().top < innerHeight", INSIDE)
    folded.goto(f"{site}chapters/06_tasas_por_coordenada.html#carrera?steps=100")
    folded.locator("figure[data-key='carrera'].fig-on").wait_for()
    assert folded.locator("figure[data-key='carrera']").is_visible()


def test_without_scripts_too(page_without_scripts, site):
    page = page_without_scripts
    page.goto(f"{site}{PAGE}")
    assert not page.locator(INSIDE).is_visible()
    page.locator("details.apart > summary").first.press("Enter")
    expect(page.locator(INSIDE)).to_be_visible()
