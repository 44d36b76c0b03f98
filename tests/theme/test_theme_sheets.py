"""Las hojas para imprimir: cada ejercicio una vez, con su solución y sin nada que lo haga interactivo."""

import re

import mathml_check
import pytest
from course_theme import sheets

from optlib.exercises import bank
from optlib.exercises.recipes import instantiate

SHEETS = {page: [sheets.split(item, item.id) for item in items] for page, items in bank.pages().items()}


@pytest.mark.parametrize("page", SHEETS)
def test_every_exercise_has_its_number_and_its_solution(page):
    for item, (question, solution) in zip(bank.pages()[page], SHEETS[page], strict=True):
        assert question.count("<section") == question.count(f"<strong>Ejercicio {item.id}.</strong> ") == 1
        start = f'<div class="solution"><strong>{item.id}</strong> '
        assert solution.startswith(start)
        text = re.sub("<.*?>", "", solution.removeprefix(start))
        assert len(text) > 15, f"la solución de {item.id} no explica nada"


def test_the_solution_of_a_choice_says_which_boxes():
    for page, items in bank.pages().items():
        for item, (question, solution) in zip(items, SHEETS[page], strict=True):
            marked = re.search(r"<p>Se marca: ([\dª., ]+)\.<", solution)
            assert bool(marked) == (item.kind == "choice"), item.id
            if marked:
                shown = re.findall(r'data-option="(\d+)"', question)
                boxes = [int(shown[int(n) - 1]) for n in re.findall(r"\d+", marked[1])]
                assert sorted(boxes) == [i for i, right in enumerate(instantiate(item).right) if right], item.id


@pytest.mark.parametrize("page", SHEETS)
def test_nothing_in_them_is_interactive(page):
    html = "".join(map("".join, SHEETS[page]))
    assert not re.search(r" id=|data-exercise|data-recipe|<details|popover|display:none|\\\(", html)
    assert mathml_check.formulas(html) and mathml_check.complaints(html) == []
