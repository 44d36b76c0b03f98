"""Cada número de la presentación está en su capítulo, en una celda calculada y con el valor que le corresponde."""

import re
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


CELL = re.compile(r'<td [^>]*?data-slide="([^"]*)" data-verdict="([^"]*)">([^<]*)</td>')


def cells(notebook: nbformat.NotebookNode) -> list[tuple[str, str, str]]:
    """De cada número de la presentación: clave, veredicto y texto."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pages = [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    return [(key, kind, text) for page in pages for key, kind, text in CELL.findall("".join(page))]


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


def test_the_check_sees_what_is_missing_and_what_is_altered():
    """En un capítulo: sin una tabla, y con una cifra de más."""
    chapter = WRITTEN[0]
    tables = [table for table in slides.tables().values() if table.chapter == chapter]
    pages = [compare(table.key, **audit.computed(table.key))._repr_html_() for table in tables]
    assert complaints(notebook_with(*pages), chapter) == []
    missing = complaints(notebook_with(*pages[1:]), chapter)
    assert len(missing) == len(tables[0].rows) * len(tables[0].columns)
    for key in EXPECTED[chapter]:
        verdict = VERDICTS[key]
        cell = f'data-slide="{key}" data-verdict="{verdict.kind}">{verdict.text}<'
        altered = [page.replace(cell, cell.replace(">", ">1")) for page in pages]
        told = f"{key}: dice {'1' + verdict.text!r} y lo calculado es {verdict.text!r}"
        assert complaints(notebook_with(*altered), chapter) == [told]
