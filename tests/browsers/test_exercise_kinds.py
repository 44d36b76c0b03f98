"""Un ejercicio de cada clase: una respuesta equivocada y la buena. (Todos, y los de programar, en Chromium.)"""

import pytest
from pages import holding

from optlib.exercises.bank import pages
from optlib.exercises.recipes import instantiate

EVERY = {item.kind: item for items in pages().values() for item in items if item.kind != "code"}


def submit(visitor, box) -> str:
    visitor.centre(visitor.one(".exercise-check", box)).click()
    return visitor.one(".exercise-status", box).get_attribute("data-state")


def write(visitor, box, css: str, text: str) -> None:
    field = visitor.centre(visitor.one(css, box))
    field.clear()
    field.send_keys(text)


def numeric(visitor, box, item, instance, right: bool) -> None:
    value = instance.right if right else instance.wrong[0][1]
    write(visitor, box, "input", f"{value:.{item.decimals + 2}f}")


def choice(visitor, box, item, instance, right: bool) -> None:
    wrong = instance.right.index(False)
    for field in visitor.all("input", box):
        k = int(field.get_attribute("value"))
        wanted = instance.right[k] if right else k == wrong
        if field.is_selected() != wanted and (wanted or item.several):
            visitor.centre(field).click()


def table(visitor, box, item, instance, right: bool) -> None:
    for k, row in enumerate(instance.right):
        for j, value in enumerate(row):
            if item.asked(k, item.columns[j]):
                shown = value if right else value + 1000
                text = f"{shown:.{item.decimals}f}".replace(".", ",")
                write(visitor, box, f'[data-cell="{k},{j}"] input', text)


def order(visitor, box, item, instance, right: bool) -> None:
    """Con «Subir», por inserción; antes, tal como sale, está desordenado."""
    count = len(visitor.all("li[data-step]", box)) if right else 0
    for step in range(count):
        while True:
            steps = [int(each.get_attribute("data-step")) for each in visitor.all("li[data-step]", box)]
            if steps.index(step) == step:
                break
            visitor.centre(visitor.all(f'li[data-step="{step}"] .exercise-move', box)[0]).click()


# WebKit no teclea los saltos de línea.
PASTE = """
const [area, text] = arguments;
area.value = text;
area.dispatchEvent(new InputEvent("input", { bubbles: true }));
"""


def rule(visitor, box, item, instance, right: bool) -> None:
    text = (item.answer if right else item.rule).strip()
    visitor.run(PASTE, visitor.one("textarea", box), text)


ANSWERS = {"numeric": numeric, "choice": choice, "table": table, "order": order, "rule": rule}


@pytest.mark.parametrize("item", EVERY.values(), ids=EVERY)
def test_wrong_and_right_answers(visitor, item):
    visitor.visit(holding(f' data-exercise="{item.id}"'))
    box, instance = visitor.one(f"#ejercicio-{item.id}"), instantiate(item)
    for right, state in ((False, "wrong"), (True, "correct")):
        ANSWERS[item.kind](visitor, box, item, instance, right)
        assert submit(visitor, box) == state, visitor.one(".exercise-status", box).text
        assert visitor.one(".exercise-status", box).text.strip()
