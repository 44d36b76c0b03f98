"""Lo que se manda: la imagen, con lo dibujado, los muros y la regla, y el enlace; también si algo falta o no cabe."""

import re

import numpy as np
import pytest
import toc
from course_theme import esbuild
from PIL import Image, ImageChops
from playwright.sync_api import expect

from optlib.digits import network

THREE = "".join(np.base_repr(n, 36).lower().zfill(2) for n in (100, 85, 195, 85, 150, 150, 200, 215, 95, 220))
IMAGES = network(seed=0).valid.X[:100].ravel().tolist()
LINK = "https://sitio/#red?score=96"
# Lo que se manda de una regla, al final de la figura.
SHOW = """async ([what, link]) => {
    document.querySelector(".red-sent")?.parentNode.remove();
    window.send = new sent.Send(() => what, () => link);
    document.querySelector("[data-figure=red] .fig-body").append(send.node);
    await send.show(); }"""
# El sistema que comparte; con un error, no llega a hacerlo.
SYSTEM = """(error) => { navigator.canShare = ({ files }) => files[0].type === "image/png";
    navigator.share = async (data) => { window.given = { ...data, name: data.files[0].name };
        if (error) throw new DOMException("", error); }; }"""


def reader(rule, missed=(), name="Mi línea"):
    return {"name": name, "rule": rule, "right": [k not in missed for k in range(100)], "many": 100 - len(missed)}


def what(rule="x = x - 0.3*grad(x)", missed=(2, 5, 70, 99), **more):
    said, other = {"digit": 8, "part": 0.413}, reader("", (0, 50), "Adam")
    given = {"drawing": THREE, "cells": None, "said": said, "other": other, "images": IMAGES}
    return given | {"mine": reader(rule, missed)} | more


@pytest.fixture
def sent(page, site, extra):
    """Función que pone en la página lo que se manda, y devuelve la imagen descargada."""
    options = ["--bundle", "--format=iife", "--global-name=sent", "--minify"]
    made = esbuild.run(toc.ROOT, "optlib/static/figures/red-send.js", *options)
    (extra / "send.js").write_text(made, "utf-8")
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(site)
    page.wait_for_selector("[data-figure=red].fig-on")
    page.add_script_tag(url=f"{site}send.js")

    def show(**options):
        page.evaluate(SHOW, [what(**options), LINK])
        with page.expect_download() as download:
            page.get_by_role("button", name="Descargar la imagen").click()
        assert download.value.suggested_filename == "mi-linea.png"
        return Image.open(download.value.path()).convert("L")

    yield show
    assert errors == []


def darkest(image, left, top, across):
    """La tinta más oscura de cada una de las cien cifras."""
    places = [(left + 50 * (k % across), top + 50 * (k // across)) for k in range(100)]
    return np.array([image.crop((x, y, x + 50, y + 50)).getextrema()[0] for x, y in places])


def test_the_picture_has_what_was_drawn_read_and_trained_and_asks_for_nothing(sent, page):
    page.wait_for_load_state("networkidle")  # hasta que llega lo de las figuras vecinas
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    image = sent()
    assert [url for url in asked if url.startswith("http")] == []
    alt = page.locator(".red-sent").get_attribute("alt")
    assert alt == "La red leyó 8, con un 41\xa0%. Mi línea lee 96 de 100; Adam, 98: x = x - 0.3*grad(x)"
    assert image.width == 1200 and image.getpixel((0, 0)) > 240  # clara
    assert image.crop((70, image.height - 100, 600, image.height - 60)).getextrema()[0] < 150  # cómo se llama el sitio
    assert image.crop((80, 80, 380, 380)).getextrema()[0] < 60 < 200 < image.getpixel((90, 90))
    for left, missed in ((70, {2, 5, 70, 99}), (630, {0, 50})):
        assert {*np.flatnonzero(darkest(image, left, 560, 10) > 150)} == missed
    page.emulate_media(color_scheme="dark")
    walls = (0, 560, 1200, 1060)
    assert not ImageChops.difference(sent().crop(walls), image.crop(walls)).getbbox()


@pytest.mark.parametrize(
    "rule",
    [
        "# <img src=x onerror=alert(1)>\nx = x - grad(x)",
        "\n".join(f"m{k} = grad(x)" for k in range(60)),
        "x = x - " + "0.3*grad(x) + " * 40,
        "\t# 🙂👩‍👩‍👧 שלום\nx = x - grad(x) # الخ",
    ],
    ids=["markup", "many", "wide", "signs"],
)
def test_any_rule_fits(sent, page, rule):
    image = sent(rule=rule)
    assert page.locator("img[src=x]").count() == 0 and image.height <= 1800
    assert image.crop((1140, 0, 1200, image.height)).getextrema()[0] > 240
    alt = page.locator(".red-sent").get_attribute("alt")
    assert ("… y 49 líneas más" in alt) == (rule.count("\n") == 59) and alt.endswith("…") == (len(rule) == 568)


def test_what_is_not_seen_does_not_change_the_rule_that_is_read(sent):
    plain = sent(rule="x = x - grad(x)  # y al revés")
    assert not ImageChops.difference(sent(rule="\r\n\n\u2067x = x - \u202egrad(x)  # y al revés\n\n"), plain).getbbox()


def test_without_drawing_reading_or_rival_it_is_whole(sent, page):
    image = sent(rule="x = x/0", missed=range(100), drawing="", said=None, other=None)
    assert page.locator(".red-sent").get_attribute("alt") == "Mi línea lee 0 de 100: x = x/0"
    ink = darkest(image, 70, 180, 20)
    assert (ink > 150).all() and (ink < 240).all()
    cells = sent(drawing="i5", cells=IMAGES[:64], said=None)
    assert cells.crop((80, 80, 380, 380)).getextrema()[0] < 60


def test_the_system_shares_it_with_the_link(sent, page):
    said, share = page.locator(".red-sent ~ [role=status]"), page.get_by_role("button", name="Compartir").last
    sent()
    assert share.is_hidden()
    for error, told in ((None, ""), ("AbortError", ""), ("NotAllowedError", "No se ha podido compartir.")):
        page.evaluate(SYSTEM, error)
        sent()
        share.click()
        page.wait_for_function("window.given")
        given = page.evaluate("({ ...given, files: given.files.length })")
        assert given["url"] == LINK and given["name"] == "mi-linea.png" and "Mi línea lee 96" in given["text"]
        expect(said).to_have_text(told and f"{told} Descárgala y mándala tú.")


def test_where_it_cannot_be_made_it_says_so_and_the_link_stays(sent, page):
    page.evaluate("() => { HTMLCanvasElement.prototype.toBlob = (go) => go(null); }")
    page.evaluate(SHOW, [what(), LINK])
    expect(page.get_by_text("Tu navegador no deja hacer la imagen.")).to_be_visible()
    assert page.locator(".red-sent").is_hidden() and page.get_by_role("button", name="Descargar").is_hidden()
    expect(page.get_by_role("button", name="Copiar el enlace")).to_be_visible()


@pytest.mark.long
def test_from_the_cover_it_comes_with_the_button_and_its_link_is_a_challenge(page, site, extra):
    page.goto(site)
    fig = page.locator("[data-figure=red].fig-on")
    fig.locator(".red-canvas").focus()
    page.keyboard.press("7")
    fig.get_by_role("button", name="Entrénala").click()
    dare = fig.get_by_role("button", name="Reta a alguien")
    expect(dare).to_be_visible()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    dare.click()
    image = fig.locator(".red-sent")
    expect(image).to_have_attribute("alt", re.compile("^La red leyó 7, .* Mi línea lee 9[0-9] de 100: x = x - 0.3"))
    assert all(url.startswith((f"{site}_static/optlib/", "blob:", "data:")) for url in asked)
    page.evaluate("() => { navigator.clipboard.writeText = (text) => { window.copied = text; }; }")
    fig.get_by_role("button", name="Copiar el enlace").click()
    page.goto("about:blank#" + page.evaluate("copied"))
    page.goto(page.evaluate("location.hash.slice(1)"))
    expect(page.locator("[data-figure=red] .fig-summary")).to_contain_text("Te retan a leer más que con esta regla.")


def test_the_link_is_copied_or_shown(sent, page):
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    sent()
    page.get_by_role("button", name="Copiar el enlace").click()
    assert page.get_by_label("Dirección para compartir").last.input_value() == LINK
    sent(rule="x = x - grad(x)" + " " * 2000)
    assert page.get_by_role("button", name="Copiar el enlace").is_hidden()
    expect(page.get_by_text("y en un enlace caben 2000")).to_be_visible()
