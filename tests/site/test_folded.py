"""Los apartados del final van plegados: se abren al pulsarlos, y solos si un enlace lleva a lo que tienen dentro."""

import re

import pytest
from browser import TIMEOUT
from playwright.sync_api import expect
from visits import MOUNTED

PAGE = "chapters/07_elegir_optimizador.html"
INSIDE = "#ejercicio-elegir-razon"
PREDICTED = "chapters/02_descenso_gradiente.html"
TOLD = "De 0.25 a 0.5 la promesa se duplica"


@pytest.fixture
def folded(browser, site):
    """Una pestaña sin lo que los abre en los demás tests."""
    context = browser.new_context()
    context.set_default_timeout(TIMEOUT)
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
    page.goto(f"{site}{PREDICTED}")
    expect(page.get_by_text(TOLD)).to_be_visible()


@pytest.fixture
def asked(folded, site):
    """Una pregunta y lo que la sigue."""
    folded.goto(f"{site}{PREDICTED}")
    question = folded.locator("[data-exercise=q2-promesa]")
    question.get_by_role("button", name="Sigue:").wait_for()
    told = folded.get_by_text(TOLD)
    expect(told).to_be_hidden()
    return question, told


@pytest.mark.parametrize("chosen", [True, False])
def test_what_follows_a_prediction_waits_for_the_right_choice_or_to_be_asked_for(folded, asked, chosen):
    question, told = asked
    more = question.get_by_role("button", name="Sigue:")
    wrong, right = (
        question.locator(".exercise-tap", has_text=text) for text in ("igual proporción", "más la corrección")
    )
    wrong.press("Enter")
    expect(question.locator(".exercise-status")).to_have_attribute("data-state", "wrong")
    expect(told).to_be_hidden()
    (right if chosen else more).press("Enter")
    expect(told).to_be_visible()
    assert more.count() == 0
    # Las demás esperan a la suya.
    expect(folded.locator(".exercise-ahead").nth(2)).to_be_attached()


def test_a_fold_says_what_it_holds_and_is_no_option(folded, asked):
    question, _ = asked
    more = question.get_by_role("button", name="Sigue:")
    # Lo mismo, contado en lo que se abre.
    said = more.text_content()
    folded.locator("[hidden=until-found]").evaluate_all("(all) => all.forEach((node) => { node.dataset.was = ''; })")
    look = "(node) => [getComputedStyle(node).borderTopStyle, getComputedStyle(node).backgroundColor]"
    assert more.evaluate(look) != question.locator(".exercise-tap").first.evaluate(look)
    more.press("Enter")
    nodes = folded.locator("[data-was]:not([hidden])")
    held = {
        "párrafos?": "p:not(.cite-note)",
        "listas?": "ul, ol",
        "recuadros?": ".admonition",
        "figuras?": ".cell:has(picture, figure)",
        "ejercicios?": ".cell:has(.exercise)",
    }
    many = {word: nodes.and_(folded.locator(kind)).count() for word, kind in held.items()}
    for word, count in many.items():
        found = re.search(rf"(\d+|un|una) {word}\b", said)
        assert count == (0 if not found else int(found[1]) if found[1].isdigit() else 1), (word, said)
    assert sum(many.values()) > 2


def test_what_was_predicted_right_stays_open(folded, asked):
    question, told = asked
    taps = question.locator(".exercise-tap")
    for tap in taps.all():
        tap.press("Enter")
    folded.reload()
    folded.locator("[data-exercise=q2-ejes] .exercise-ahead").wait_for()
    expect(told).to_be_visible()


def test_what_follows_is_found_and_printed(folded, asked):
    _, told = asked
    folded.emulate_media(media="print")
    expect(told).to_be_visible()
    folded.emulate_media(media="screen")
    expect(told).to_be_hidden()
    # Así lo abre el navegador al buscar en la página.
    told.evaluate("(node) => node.closest('[hidden]').dispatchEvent(new Event('beforematch'))")
    expect(told).to_be_visible()


def test_an_address_opens_the_figure_it_leads_to(folded, site):
    folded.goto(f"{site}chapters/05_adam.html#adam-por-dentro?t=7")
    figure = folded.locator("figure[data-key='adam-por-dentro']")
    expect(figure.locator(".fig-summary")).to_contain_text("7")
    assert figure.locator(".fig-view").is_visible()


@pytest.mark.parametrize(
    ("address", "width"),
    [("07_elegir_optimizador.html#ejercicio-elegir-rejilla", 390), ("06_los_de_hoy.html#id6", 1280)],
)
def test_what_an_address_leads_to_is_not_folded(folded, site, address, width):
    folded.set_viewport_size({"width": width, "height": 900})
    folded.goto(f"{site}chapters/progreso.html")
    folded.goto(f"{site}chapters/{address}")
    folded.wait_for_function(MOUNTED)
    expect(folded.locator(f"#{address.partition('#')[2]}")).to_be_visible()


@pytest.mark.usefixtures("asked")
def test_a_link_opens_the_exercise_it_leads_to(folded):
    inside = folded.locator("[data-exercise=gd-direccional]")
    expect(inside).to_be_hidden()
    inside.evaluate("(section) => { location.hash = section.id; }")
    expect(inside).to_be_visible()
