"""Las hojas para imprimir: cada ejercicio una vez, con su solución y sin nada que lo haga interactivo."""

import re

import mathml_check
import pytest
from course_theme import sheets

from optlib.exercises import bank

SHEETS = {page: sheets.sheet(bank.label(page), items) for page, items in bank.pages().items()}


@pytest.mark.parametrize("page", SHEETS)
def test_every_exercise_is_once_with_its_solution(page):
    sheet, items = SHEETS[page], bank.pages()[page]
    numbers = [bank.number(item.id) for item in items]
    assert all(number.startswith(f"{sheet['number']}.") for number in numbers)
    title = r'<p class="exercise-title"><strong>Ejercicio ([\w.]+)\.</strong> <span class="exercise-goal">'
    assert re.findall(title, sheet["questions"]) == numbers
    found = re.findall(r'<div class="solution"><strong>([\w.]+)</strong> (.*?)</div>', sheet["solutions"], re.DOTALL)
    assert [number for number, _ in found] == numbers
    short = [number for number, solution in found if len(re.sub("<.*?>", "", solution)) <= 15]
    assert not short, f"la solución del ejercicio {', '.join(short)} no explica nada"
    assert sheet["questions"].count("<section") == len(items)


@pytest.mark.parametrize("page", SHEETS)
def test_nothing_in_them_is_interactive(page):
    html = SHEETS[page]["questions"] + SHEETS[page]["solutions"]
    assert not re.search(r" id=|data-exercise|data-recipe|<details|popover|display:none|\\\(", html)
    assert mathml_check.formulas(html) and mathml_check.complaints(html) == []
