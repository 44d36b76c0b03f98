"""El tiempo que una página dice que lleva es el que lleva, y el de un capítulo no es demasiado."""

import re

import nbformat
import pytest
import toc
from reading import minutes, of_code, of_exercise, of_text

from optlib.exercises import bank

PAGES = [path for path in toc.notebooks() if path.stem in bank.pages()]
SAID = re.compile(r"\*\*Tiempo:\*\* unos (\d+) minutos.*?, y otros (\d+)(?: minutos)? para los ejercicios")
LIMIT = 40


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_takes_what_it_says_and_not_too_much(path):
    text = "\n".join(cell.source for cell in nbformat.read(path, 4).cells)
    said, measured = [int(number) for number in SAID.search(text).groups()], minutes(path)
    assert measured == pytest.approx(said, abs=2.5)
    assert path.stem not in toc.chapters() or round(measured[0]) <= LIMIT


def test_what_is_folded_takes_no_time():
    shown = "Una frase de cinco palabras, $x$.\n"
    folded = "```{admonition} Para quien quiera la demostración\n:class: demostracion\n$$x$$\nMás palabras.\n```\n"
    assert of_text(shown) == pytest.approx((5 + 1) / 200)
    assert of_text(shown + folded + "$$\ny\n$$") == pytest.approx(of_text(shown) + 1)


def test_code_in_sight_and_what_it_draws_take_time():
    cell = nbformat.v4.new_code_cell("a = 1\n\nb = 2")
    cell.outputs = [nbformat.v4.new_output("display_data", {"image/png": ""})]
    assert of_code(cell) == pytest.approx(2 / 10 + 1 / 2)
    cell.metadata.tags = ["hide-input"]
    assert of_code(cell) == pytest.approx(1 / 2)
    assert of_code(nbformat.v4.new_code_cell('exercise("gd-orden")')) == 0
    assert [of_exercise(f'exercise("{name}")') for name in ("gd-orden", "q2-tasas")] == [3.5, 0.75]
    assert of_exercise("x = 1") == 0
