"""Las hojas para imprimir: cada ejercicio una vez, con su solución y sin nada que lo haga interactivo."""

import re

import mathml_check
import pytest
from course_theme import sheets

from optlib.exercises import bank

SHEETS = {page: [sheets.split(item, item.id) for item in items] for page, items in bank.pages().items()}


@pytest.mark.parametrize("page", SHEETS)
def test_every_exercise_has_its_number_and_its_solution(page):
    for item, (question, solution) in zip(bank.pages()[page], SHEETS[page], strict=True):
        assert question.count("<section") == question.count(f"<strong>Ejercicio {item.id}.</strong> ") == 1
        start = f'<div class="solution"><strong>{item.id}</strong> '
        assert solution.startswith(start)
        text = re.sub("<.*?>", "", solution.removeprefix(start))
        assert len(text) > 15, f"la solución de {item.id} no explica nada"


@pytest.mark.parametrize("page", SHEETS)
def test_nothing_in_them_is_interactive(page):
    html = "".join(map("".join, SHEETS[page]))
    assert not re.search(r" id=|data-exercise|data-recipe|<details|popover|display:none|\\\(", html)
    assert mathml_check.formulas(html) and mathml_check.complaints(html) == []
