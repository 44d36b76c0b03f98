"""El sitio de la página: líneas cortas para leer, figuras, tablas y código anchos, y notas al margen donde lo hay."""

import statistics

import pytest
from visits import MOUNTED, PLACE

CHAPTERS = ["chapters/02_descenso_gradiente.html", "chapters/05_adam.html"]
# Letras de cada línea llena del texto corrido.
LINES = """() => {
    const range = document.createRange(), lines = [];
    for (const block of document.querySelectorAll(".bd-article section:not(.exercise) > p:not(.cite-note)")) {
        if (block.querySelector(".katex, math, br")) continue;
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), found = new Map();
        for (let node = walker.nextNode(); node; node = walker.nextNode())
            for (let k = 0; k < node.length; k++) {
                range.setStart(node, k);
                range.setEnd(node, k + 1);
                const box = range.getClientRects()[0];
                const line = box && Math.round(box.bottom / 8);
                if (box) found.set(line, (found.get(line) ?? 0) + 1);
            }
        lines.push(...[...found.values()].slice(0, -1));
    }
    return lines; }"""
BOXES = """(selector) => [...document.querySelectorAll(selector)].filter((box) => box.checkVisibility()).map((node) => {
    const { left, right, top, bottom, width } = node.getBoundingClientRect();
    return { left, right, top, bottom, width }; })"""
OTHERS = """.bd-article section > :is(p:not(.cite-note), ul, ol, div.math, h2, h3, .table-scroll, .cell),
    .admonition, figure.fig, .exercise, .cell :is(div.highlight, .table-scroll, img)"""
NOTES = ".cite-note"


@pytest.fixture(params=CHAPTERS, scope="module")
def chapter(request, new_context, site):
    context = new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + request.param)
    page.wait_for_function(MOUNTED)
    page.evaluate(PLACE)

    def at(width):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return page

    yield at
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1024, 1280, 1440, 1600, 1920])
def test_a_line_of_prose_is_short(chapter, width):
    lines = chapter(width).evaluate(LINES)
    assert len(lines) >= 5
    assert statistics.median(lines) <= 75 and max(lines) <= 84


def test_the_opening_figure_begins_near_the_top(chapter):
    page = chapter(1280)
    page.evaluate("scrollTo(0, 0)")
    assert page.locator("[data-key='apertura']").bounding_box()["y"] <= 260


@pytest.mark.parametrize("width", [1280, 1440, 1600])
def test_figures_code_and_tables_have_room(chapter, width):
    page = chapter(width)
    prose = max(box["width"] for box in page.evaluate(BOXES, ".bd-article section:not(.exercise) > p:not(.cite-note)"))
    figures = page.evaluate(BOXES, "figure.fig:not(.exercise *)")
    assert figures and all(900 <= box["width"] <= 1000 for box in figures)
    code = page.evaluate(BOXES, ".cell_input div.highlight")
    # Junto a una nota se estrecha; donde no la hay, es más ancho que el texto.
    assert statistics.median(box["width"] for box in code) > 1.5 * prose
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 1440, 1600])
def test_notes_stand_in_the_margin_and_cover_nothing(chapter, width):
    page = chapter(width)
    notes = page.evaluate(BOXES, NOTES)
    assert len(notes) >= 3
    others = page.evaluate(BOXES, OTHERS)
    for note in notes:
        assert note["right"] <= width - 8
        covered = [
            other
            for other in others
            if other["left"] < note["right"] - 1
            and note["left"] < other["right"] - 1
            and other["top"] < note["bottom"] - 1
            and note["top"] < other["bottom"] - 1
        ]
        assert not covered, (note, covered[:3])


@pytest.mark.parametrize("width", [360, 768, 1024])
def test_without_margin_citations_wait_in_their_list(chapter, width):
    assert chapter(width).locator(".cite-note:visible").count() == 0
