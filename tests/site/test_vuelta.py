"""La red del capítulo 3: se mueve B, se entrena con una vuelta, y lee lo mismo que en Python."""

import re

import pytest
from playwright.sync_api import expect

from optlib.figures.each.vuelta import SPEC, read

pytestmark = pytest.mark.long


def test_the_knob_trains_it_and_it_reads_as_in_python(open_figure):
    fig = open_figure("vuelta")
    page, said, asked = fig.page, fig.locator(".fig-summary"), []
    page.on("request", lambda request: asked.append(request.url))
    expect(said).to_have_text("Mueve B: la red ve las 1200 imágenes, una vez cada una.")
    assert not any("digits" in url or "epoch" in url for url in asked)
    knob, sizes = fig.get_by_label("B, imágenes por paso"), SPEC.params["batch_size"].stops
    knob.press("Home")
    for size in sizes:
        many = read({"batch_size": size}).sum()
        steps = -(-1200 // size)
        words = rf"Con B = {size} da {steps} pasos? en \d+ ms: lee {many} de 100\. Dibuja una cifra\."
        expect(said).to_have_text(re.compile(words.replace(" = ", "\\s=\\s")))
        expect(fig.get_by_role("img", name=f"100 cifras que la red no ha visto: lee {many}")).to_be_visible()
        expect(fig.locator(".red-count")).to_have_text(f"{many} de 100")
        knob.press("ArrowRight")
    assert len([url for url in asked if "_static/digits.js" in url]) == 1
    canvas = fig.get_by_role("application", name="Dibuja una cifra")
    canvas.focus()
    page.keyboard.press("0")
    expect(said).to_contain_text("Dice que es un")
    knob.press("Home")
    expect(said).to_contain_text("Dice que es un 0")
    fig.get_by_role("button", name="Borrar").click()
    expect(said).to_contain_text("Dibuja una cifra.")
    assert open_figure.errors == []


def test_a_link_brings_its_minibatch_and_a_damaged_one_is_harmless(open_figure):
    fig = open_figure("vuelta", "#vuelta?batch_size=1200&drawing=i3")
    expect(fig.locator(".fig-summary")).to_contain_text("da 1 paso en")
    expect(fig.locator(".fig-summary")).to_contain_text("Dice que es un")
    fig = open_figure("vuelta", "#vuelta?batch_size=abc&drawing=%3Cb%3E")
    expect(fig.locator(".fig-summary")).to_contain_text("lee 81 de 100. Dibuja una cifra.")
    assert open_figure.errors == []
