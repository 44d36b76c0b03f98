"""Las dos redes del capítulo 5: se dibuja, se mancha y se dice cuál es la de Adam."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.long

PAINTED = "(nodes) => nodes.map((node) => node.toDataURL().length)"


def test_one_smudge_fools_one_with_keys_alone(site, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}chapters/05_adam.html")
    fig = page.locator("figure[data-key='apertura'].fig-on")
    said, rows = fig.locator(".fig-summary"), fig.locator(".duel-row")
    # Las neuronas se ven antes de tocar nada, y nada se ha pedido.
    expect(said).to_have_text("Dibuja una cifra: la leerán las dos.")
    assert min(rows.locator("canvas").evaluate_all(PAINTED)) > 1000
    assert not any("digits" in url or "duel" in url for url in asked)
    rows.first.focus()
    page.keyboard.press("Enter")
    expect(said).to_contain_text("No, es la otra.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(said).to_contain_text("Sí, es la de Adam.")
    assert rows.evaluate_all("(nodes) => nodes.map((node) => node.ariaPressed)") == ["false", "true"]
    page.keyboard.press("Tab")
    page.keyboard.press("9")
    expect(said).to_contain_text("A dice 9", timeout=60_000)
    expect(said).to_contain_text("B dice 9")
    fig.get_by_label("Mancha el borde").focus()
    page.keyboard.press("Space")
    expect(said).to_contain_text("A dice 9")
    expect(said).to_contain_text("La mancha confunde a B, que sin ella dice 9. De cada cien")
    expect(fig.locator(".fig-goal")).to_contain_text("Conseguido")
    expect(rows.locator("b")).to_have_text(["9", "1"])
    # Sin dibujo no hay nada que decir; lo que no vale en un enlace no rompe nada.
    fig.get_by_role("button", name="Borrar").click()
    expect(said).to_contain_text("Dibuja una cifra al lado de la mancha.")
    page.evaluate("() => { location.hash = 'apertura?guess=toString&drawing=%3Cb%3E&smudged=quiza'; }")
    expect(said).to_have_text("Dibuja una cifra: la leerán las dos.")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (800, 900), (1280, 900), (1366, 657), (667, 375)])
def test_nothing_moves_when_they_start_and_little_room_is_left_over(new_context, site, width, height):
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(f"{site}chapters/05_adam.html")
    body = page.locator("figure[data-key='apertura'].fig-on > .fig-body")
    kept, real = body.evaluate(
        "(node) => [getComputedStyle(node).minHeight, (node.style.minHeight = 0) || node.offsetHeight]"
    )
    # Se dibuja con el dedo: el cuadro es grande.
    assert page.locator("figure[data-key='apertura'] .red-canvas").bounding_box()["width"] > (
        240 if height > 400 else 150
    )
    assert -16 <= float(kept.removesuffix("px")) - real <= 24
