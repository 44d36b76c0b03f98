"""El sitio de la página: líneas cortas para leer, figuras, tablas y código anchos, y notas al margen donde lo hay."""

import statistics

import pytest
from visits import MOUNTED, OVERFLOW, PLACE, SETTLED

CHAPTER = "chapters/01_fundamentos.html"
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
NOTES, PROSE = ".cite-note", ".bd-article section:not(.exercise) > p:not(.cite-note)"


def test_prose_figures_and_notes_have_their_room(page, site):
    page.goto(site + CHAPTER)
    page.wait_for_function(MOUNTED)
    page.evaluate(PLACE)
    for width in (360, 1024, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        lines = page.evaluate(LINES)
        assert len(lines) >= 5, width
        assert statistics.median(lines) <= 75 and max(lines) <= 84, width
        if width <= 1024:  # sin margen, las citas esperan en su lista
            assert page.locator(f"{NOTES}:visible").count() == 0, width
            continue
        prose = max(box["width"] for box in page.evaluate(BOXES, PROSE))
        figures = page.evaluate(BOXES, "figure.fig:not(.exercise *)")
        assert figures and all(900 <= box["width"] <= 1000 for box in figures), width
        exercises = page.evaluate(BOXES, ".exercise:not(.exercise-quick)")
        assert exercises and {box["width"] for box in exercises} == {figures[0]["width"]}, width
        code = page.evaluate(BOXES, ".cell:not(.short) > .cell_input div.highlight")
        # Junto a una nota se estrecha; donde no la hay, es más ancho que el texto.
        assert statistics.median(box["width"] for box in code) > 1.5 * prose, width
        assert page.evaluate(OVERFLOW) <= 0, width
        notes = page.evaluate(BOXES, NOTES)
        assert len(notes) >= 3, width
        others = page.evaluate(BOXES, OTHERS)
        for note in notes:
            assert note["right"] <= width - 8, (width, note)
            assert [other for other in others if overlap(note, other)] == [], (width, note)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("scrollTo(0, 0)")
    assert page.locator("[data-key='apertura']").bounding_box()["y"] <= 400


def overlap(one: dict, other: dict) -> bool:
    return all(one[a] < other[b] - 1 and other[a] < one[b] - 1 for a, b in (("left", "right"), ("top", "bottom")))


# Los «</>» que no están junto a lo que acompañan (si la celda no muestra nada, el párrafo de antes) o lo pisan.
ALONE = """(marks) => marks.flatMap((mark) => {
    const fold = mark.closest("details"), output = fold.nextElementSibling, cell = fold.parentElement;
    const beside = output?.querySelector("caption, picture, pre") ?? cell.previousElementSibling;
    const [own, box] = [mark, beside].map((node) => node.getBoundingClientRect()), range = document.createRange();
    range.selectNodeContents(beside);
    const middle = (own.top + own.bottom) / 2, inside = (one) => one.top < middle && middle < one.bottom;
    const over = (one) => one.right > own.left && one.left < own.right && inside(one);
    const covers = beside.localName !== "picture" && [...range.getClientRects()].some(over);
    return inside(box) && !covers ? [] : [beside.textContent];
})"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("chapter", ["04_neurona", "a_convergencia"])
def test_no_row_holds_only_the_mark_of_folded_code(page, site, chapter, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}chapters/{chapter}.html")
    page.wait_for_function(MOUNTED)
    page.add_style_tag(content="* { content-visibility: visible !important }")
    page.evaluate("document.querySelectorAll('[hidden=until-found]').forEach((node) => node.removeAttribute('hidden'))")
    page.evaluate("document.querySelectorAll('details.apart').forEach((node) => { node.open = true; })")
    marks = page.locator("details.hide .show > [aria-hidden]")
    assert marks.count() > 8 and marks.evaluate_all(ALONE) == []


def test_what_a_short_cell_writes_stands_beside_it(page, site):
    page.goto(f"{site}chapters/04_neurona.html")
    page.wait_for_function(MOUNTED)
    for width in (1280, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        code, output = (page.evaluate(BOXES, f".short > {part}") for part in (".cell_input", ".cell_output"))
        assert len(code) > 4 and len(code) == len(output)
        beside = [
            one["top"] == two["top"] and one["right"] < two["left"] for one, two in zip(code, output, strict=True)
        ]
        assert all(beside) if width == 1280 else not any(beside)
