"""Cada número de la presentación está en su capítulo, en una celda calculada y con el valor que le corresponde."""

import re

import nbformat
import pytest
import toc

from optlib.deck import audit, slides

VERDICTS = audit.verdicts()
CELL = re.compile(r'<td [^>]*?data-slide="([^"]*)" data-verdict="([^"]*)">([^<]*)</td>')


@pytest.mark.parametrize("chapter", dict.fromkeys(number.chapter for number in slides.numbers().values()))
def test_every_number_of_the_deck_is_in_its_chapter(chapter):
    cells = nbformat.read(toc.ROOT / "chapters" / f"{chapter}.ipynb", as_version=4).cells
    pages = (output.get("data", {}).get("text/html", "") for cell in cells for output in cell.get("outputs", []))
    found = [each for page in pages for each in CELL.findall(page)]
    assert {key for key, _, _ in found} == {
        key for key, number in slides.numbers().items() if number.chapter == chapter
    }
    for key, kind, text in found:
        verdict = VERDICTS[key]
        assert (kind, text) == (verdict.kind, verdict.text), key
        assert (text == verdict.number.shown) == (kind == "agrees"), key
