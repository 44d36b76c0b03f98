"""«Afina con nueve intentos» se juega entera con el teclado, y un enlace o una red caída no la rompen."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.long

PAGE = "chapters/07_elegir_optimizador.html"
OPEN = """() => { for (const node of document.querySelectorAll("[hidden=until-found]"))
    node.dispatchEvent(new Event("beforematch")); }"""


def opened(page, address):
    page.goto(address)
    fig = page.locator("figure[data-figure=nueve]")
    page.wait_for_load_state("networkidle")
    page.evaluate(OPEN)
    fig.scroll_into_view_if_needed()
    expect(fig.locator(".nine")).to_be_visible()
    return fig


def test_a_game_with_keys_alone(site, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    fig = opened(page, f"{site}{PAGE}")
    said, cells = fig.locator(".fig-summary"), fig.locator(".nine button")
    expect(said).to_have_text("Toca una casilla y se entrenará. Te quedan 9.")
    assert not any("digits" in url or "nine-run" in url for url in asked)
    # Una sola parada del tabulador; las flechas no saltan de una fila a otra por el borde.
    fig.get_by_label("α 0.0001 y β 0:").focus()
    for key in ("ArrowLeft", "ArrowDown", *["ArrowUp"] * 5, "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(said).to_contain_text("Con α = 0.00032 y β = 0.9, el coste de validación queda en 2.", timeout=60_000)
    expect(fig.get_by_label("α 0.00032 y β 0.9: coste 2.")).to_be_focused()
    page.keyboard.press("Enter")  # otra vez la misma: no gasta nada
    for _ in range(8):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
    expect(said).to_contain_text("Quedas en el puesto 4 de 99, con α = 0.32 y β = 0.9; el azar", timeout=60_000)
    assert sorted(int(text) for text in cells.all_text_contents())[:12] == [*range(1, 13)]
    assert fig.get_by_label("tuya").count() == fig.get_by_label("del azar").count() == 9
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")  # acabada, no se tocan más
    expect(said).to_contain_text("Quedas en el puesto 4 de 99")
    # Otra vez la misma: no se ve nada de lo de antes. La siguiente es de otra semilla.
    fig.get_by_role("button", name="Repetir").click()
    expect(said).to_have_text("Toca una casilla y se entrenará. Te quedan 9.")
    assert {*cells.all_text_contents()} == {""}
    fig.get_by_role("button", name="Otra partida").click()
    cells.nth(0).click()
    expect(said).to_contain_text("β = 0.99, el coste de validación queda en", timeout=60_000)
    page.wait_for_function("() => location.hash === '#nueve?game=1&tried=88'")


def test_a_forged_link_and_a_network_that_fails(site, page):
    fig = opened(page, f"{site}{PAGE}#nueve?tried=<b>+5+5+toString+1e9&game=7000")
    expect(fig.locator(".fig-summary")).to_contain_text("Te quedan 8.", timeout=60_000)
    assert fig.locator(".nine b").count() == 0
    page.route("**/*digits*", lambda route: route.abort())
    page.reload()
    fig = opened(page, f"{site}{PAGE}?")
    fig.get_by_label("α 1 y β 0.9:").click()
    expect(page.get_by_text("No se ha podido cargar.")).to_be_visible()
