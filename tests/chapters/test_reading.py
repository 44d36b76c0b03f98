"""El tiempo que una página dice que lleva es el que lleva, y el de un capítulo no es demasiado."""

import re

import nbformat
import pytest
import toc
from reading import minutes

from optlib.exercises import bank

PAGES = [path for path in toc.notebooks() if path.stem in bank.pages()]
SAID = re.compile(r"\*\*Tiempo:\*\* unos (\d+) minutos.*?, y otros (\d+)(?: minutos)? para los ejercicios")
LIMIT = 50


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_takes_what_it_says_and_not_too_much(path):
    text = "\n".join(cell.source for cell in nbformat.read(path, 4).cells)
    said, measured = [int(number) for number in SAID.search(text).groups()], minutes(path)
    assert measured == pytest.approx(said, abs=1)
    assert path.stem not in toc.chapters() or round(measured[0]) <= LIMIT
