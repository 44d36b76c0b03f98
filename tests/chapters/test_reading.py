"""El tiempo que un capítulo dice que lleva es el que lleva, y no es demasiado."""

import re

import nbformat
import pytest
import toc
from reading import minutes, of_code, of_text

from optlib.exercises import bank

CHAPTERS = [path for path in toc.notebooks() if path.stem in toc.chapters()]
LIMIT = 45


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_takes_what_it_says_and_not_too_much(path):
    text = "\n".join(cell.source for cell in nbformat.read(path, 4).cells)
    reading, exercises = map(int, re.search(r"unos (\d+) minutos, y otros (\d+) para los ejercicios", text).groups())
    measured = minutes(path)
    assert round(measured) <= LIMIT, f"se lee en {measured:.1f} minutos, y lo más es {LIMIT}: quita algo"
    assert abs(measured - reading) <= 2.5, f"dice {reading} minutos y son {measured:.1f}"
    # De dos a cuatro minutos por ejercicio.
    count = len(bank.pages()[path.stem])
    assert 2 * count <= exercises <= 4 * count, f"{count} ejercicios en {exercises} minutos"


def test_what_is_folded_takes_no_time():
    shown = "Una frase de cinco palabras, $x$.\n"
    folded = "```{admonition} Para quien quiera la demostración\n:class: demostracion\n$$x$$\nMás palabras.\n```\n"
    assert of_text(shown) == pytest.approx((5 + 1) / 150)
    assert of_text(shown + folded + "$$\ny\n$$") == pytest.approx(of_text(shown) + 1 / 3)


def test_code_in_sight_and_what_it_draws_take_time():
    cell = nbformat.v4.new_code_cell("a = 1\n\nb = 2")
    cell.outputs = [nbformat.v4.new_output("display_data", {"image/png": ""})]
    assert of_code(cell) == pytest.approx(2 / 10 + 1 / 3)
    cell.metadata.tags = ["hide-input"]
    assert of_code(cell) == pytest.approx(1 / 3)
    assert of_code(nbformat.v4.new_code_cell('exercise("gd-orden")')) == 0
