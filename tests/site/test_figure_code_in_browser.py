"""El código de cada figura, en su página: sigue a los mandos, se elige de qué recorrido es y se copia."""

import pytest
from playwright.sync_api import expect
from visits import AXE, OVERFLOW, SETTLED, bare, complaints

from optlib.figures import SPECS, figure

TALL, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def place(html, extra):
    """Una página con todas las figuras, con su política de seguridad."""
    figures = "".join(f'<section style="min-height: 60rem">{figure(each).html}</section>' for each in SPECS)
    (extra / "codigos.html").write_text(bare(html, figures), "utf-8")
    return "codigos.html"


@pytest.fixture
def page(new_context, site, place):
    context = new_context(viewport=TALL, permissions=["clipboard-read", "clipboard-write"])
    page, problems = context.new_page(), []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type in ("error", "warning") else None)
    page.goto(site + place)
    yield page
    context.close()
    assert problems == []


def opened(page, figure_id: str):
    """La figura, con su código a la vista, y el sitio del código."""
    fig = page.locator(f"[data-figure={figure_id}]")
    fig.evaluate("(node) => node.scrollIntoView()")
    fig.get_by_role("button", name="Ver el código").press("Enter")
    code = fig.locator(".fig-code pre")
    expect(code).to_contain_text("import numpy as np")
    return fig, code


def test_every_figure_shows_its_code(page):
    """Lo que da al ejecutarlo, en test_figure_code.py."""
    for figure_id in SPECS:
        fig, code = opened(page, figure_id)
        shown = fig.get_by_role("button", name="Ver el código")
        expect(shown).to_have_attribute("aria-expanded", "true")
        expect(fig.locator(".fig-code-note")).to_have_text("Para ejecutarlo y cambiarlo, cópialo en una celda.")
        shown.press("Enter")
        expect(code).to_be_hidden()


def test_it_does_not_wait_for_a_frame(page):
    """De una red, lo que lee su regla llega al pedirlo."""
    fig = page.locator("[data-figure=red]")
    fig.evaluate("(node) => node.scrollIntoView()")
    fig.and_(page.locator(".fig-on")).wait_for()
    page.evaluate("window.requestAnimationFrame = () => 1")
    fig.get_by_role("button", name="Ver el código").press("Enter")
    expect(fig.locator(".fig-code pre")).to_contain_text("import numpy as np")


def test_it_follows_the_controls_and_is_copied(page):
    fig, code = opened(page, "valle")
    expect(code).to_contain_text("lr, steps = 0.05, 60")
    fig.get_by_label("Pasos", exact=True).press("ArrowLeft")
    expect(code).to_contain_text("lr, steps = 0.05, 59")
    fig.get_by_role("button", name="Copiar el código").press("Enter")
    page.wait_for_function("async (text) => await navigator.clipboard.readText() === text", arg=code.text_content())


def test_each_rule_of_the_race_has_its_code(page):
    fig, code = opened(page, "carrera")
    choose = fig.get_by_label("Optimizador", exact=True)
    expect(choose).to_have_value("Adam")
    expect(code).to_contain_text("m_hat")
    choose.select_option("Momentum")
    expect(code).to_contain_text("v = beta * v + g")
    # Quitado de la carrera, el código es de otro.
    fig.get_by_label("Momentum", exact=True).uncheck()
    expect(choose).to_have_value("Adam")
    assert choose.locator("option[value=Momentum]").count() == 0


def test_it_fits_a_phone_and_everybody_reaches_it(page):
    opened(page, "carrera")
    page.evaluate(AXE)
    for size, theme in ((PHONE, "light"), (TALL, "dark")):
        page.set_viewport_size(size)
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        page.evaluate(SETTLED)
        assert page.evaluate(OVERFLOW) <= 0
        assert complaints(page, "[data-figure=carrera]") == []
