"""Cada número de la presentación está en su capítulo, en una celda calculada y con el valor que le corresponde."""

from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from optlib.deck import audit, slides
from optlib.deck.comparison import compare

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"
VERDICTS = audit.verdicts()
EXPECTED = {
    chapter: [key for key, number in slides.numbers().items() if number.chapter == chapter]
    for chapter in dict.fromkeys(number.chapter for number in slides.numbers().values())
}
WRITTEN = [chapter for chapter in EXPECTED if (CHAPTERS / f"{chapter}.ipynb").exists()]


class Cells(HTMLParser):
    """Recoge las celdas ``<td data-slide=…>`` de un HTML: clave, veredicto y texto."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[list[str]] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "td":
            self.inside = "data-slide" in attributes
            if self.inside:
                self.found.append([attributes["data-slide"], attributes.get("data-verdict", ""), ""])

    def handle_data(self, data):
        if self.inside:
            self.found[-1][2] += data

    def handle_endtag(self, tag):
        if tag == "td":
            self.inside = False


def cells(notebook: nbformat.NotebookNode) -> list[list[str]]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pages = [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    return [found for page in pages for found in Cells("".join(page)).found]


def complaints(notebook: nbformat.NotebookNode, chapter: str) -> list[str]:
    """Lo que falta o no casa con los veredictos en las salidas guardadas de ``notebook``."""
    found = cells(notebook)
    present = {key for key, _, _ in found}
    result = [f"falta {key}" for key in EXPECTED[chapter] if key not in present]
    for key, kind, text in found:
        verdict = VERDICTS.get(key)
        if verdict is None:
            result.append(f"{key} no existe")
        elif kind != verdict.kind:
            result.append(f"{key}: veredicto {kind!r} y debería ser {verdict.kind!r}")
        elif (text == verdict.number.shown) != (kind == "agrees") or text != verdict.text:
            result.append(f"{key}: dice {text!r} y lo calculado es {verdict.text!r}")
    return result


@pytest.mark.parametrize("chapter", WRITTEN)
def test_every_number_of_the_deck_is_in_its_chapter(chapter):
    assert complaints(nbformat.read(CHAPTERS / f"{chapter}.ipynb", as_version=4), chapter) == []


def notebook_with(*pages: str) -> nbformat.NotebookNode:
    outputs = [nbformat.v4.new_output("display_data", data={"text/html": page}) for page in pages]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(outputs=outputs)])


@pytest.mark.parametrize("chapter", EXPECTED)
def test_the_check_sees_what_is_missing_and_what_is_altered(chapter):
    tables = [table.key for table in slides.tables().values() if table.chapter == chapter]
    pages = [compare(table, **audit.computed(table))._repr_html_() for table in tables]
    assert complaints(notebook_with(*pages), chapter) == []
    assert len(complaints(notebook_with(*pages[1:]), chapter)) == len(slides.table(tables[0]).rows) * len(
        slides.table(tables[0]).columns
    )
    for key in EXPECTED[chapter]:
        verdict = VERDICTS[key]
        cell = f'data-slide="{key}" data-verdict="{verdict.kind}">{verdict.text}<'
        altered = [page.replace(cell, cell.replace(">", ">1")) for page in pages]
        assert complaints(notebook_with(*altered), chapter) == [
            f"{key}: dice {'1' + verdict.text!r} y lo calculado es {verdict.text!r}"
        ]
        repeated = cell.replace(f">{verdict.text}<", f">{verdict.number.shown}<")
        copied = [page.replace(cell, repeated) for page in pages]
        assert bool(complaints(notebook_with(*copied), chapter)) == (verdict.kind != "agrees")
