"""Cada imagen, en la forma que cabe: el navegador descarga una sola, la de la pantalla y el tema del lector."""

import base64
import io
import re
from pathlib import Path

import nbformat
import pytest
from PIL import Image
from toc import notebooks

pytestmark = pytest.mark.long

CHAPTER = "chapters/02_descenso_gradiente.html"
PHONE, DESKTOP = {"width": 390, "height": 800}, {"width": 1280, "height": 800}
# Se baja hasta el final, para que llegue todo.
SCROLL = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 300) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
    }
    await Promise.all([...document.images].filter((image) => image.checkVisibility()).map((image) => image.decode()));
}"""
FIND = """[...document.querySelectorAll(".cell_output picture:not(.fig-still *) img")]
    .filter((image) => image.checkVisibility())"""
ROOM = f"() => {FIND}.map((image) => image.clientHeight)"
SEEN = f"""() => {FIND}.map((image) => ({{ name: image.currentSrc.split("/").at(-1), shown: image.clientWidth,
    room: image.closest(".cell_output").clientWidth, pixels: image.naturalWidth }}))"""


@pytest.mark.parametrize(("viewport", "form", "scheme"), [(PHONE, "n", "dark"), (DESKTOP, "", "light")])
def test_only_the_form_and_the_version_that_are_seen_are_fetched(new_context, site, viewport, form, scheme):
    context = new_context(viewport=viewport, color_scheme=scheme)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    # Antes de que lleguen tienen ya su sitio: al llegar no mueven nada.
    page.route("**/_images/*", lambda route: route.abort())
    page.goto(site + CHAPTER)
    before = page.evaluate(ROOM)
    page.unroute("**/_images/*")
    asked.clear()
    page.reload()
    page.evaluate(SCROLL)
    seen = page.evaluate(SEEN)
    assert page.evaluate(ROOM) == before
    context.close()
    assert len(seen) == 5
    names = [image["name"] for image in seen]
    assert all(re.fullmatch(rf"[0-9a-f]{{10}}{form}{scheme[0]}\.png", name) for name in names), names
    assert {name for name in asked if re.fullmatch(r"[0-9a-f]{10}n?[ld]\.png", name)} == set(names)
    for image in seen:
        assert image["shown"] <= image["room"] and image["pixels"] >= image["shown"] * 1.9


def test_the_readers_theme_wins_and_paper_takes_the_wide_form(new_context, site):
    context = new_context(viewport=DESKTOP, color_scheme="light")
    page = context.new_page()
    page.goto(site + CHAPTER)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.evaluate(SCROLL)
    assert {image["name"][10:] for image in page.evaluate(SEEN)} == {"d.png"}
    # Un papel estrecho no es una pantalla estrecha.
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 950})
    page.evaluate(
        "Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode(); }))"
    )
    assert {image["name"][10:] for image in page.evaluate(SEEN)} == {"l.png"}
    context.close()


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_every_stored_picture_has_a_light_narrow_form(path: Path):
    outputs = [output for cell in nbformat.read(path, as_version=4).cells for output in cell.get("outputs", [])]
    for output in outputs:
        if "image/png" in output.get("data", {}):
            extra = output.metadata["image/png"]
            narrow = base64.b64decode(extra.narrow.png)
            image = Image.open(io.BytesIO(narrow))
            assert image.size == (2 * extra.narrow.width, 2 * extra.narrow.height) == (700, 2 * extra.narrow.height)
            assert len(narrow) <= 40_000 and extra.narrow.dark_palette and extra.width <= 840
