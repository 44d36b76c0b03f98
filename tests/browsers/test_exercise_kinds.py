"""De cada página, un ejercicio de cada clase: una respuesta equivocada y la buena. (Todos, en Chromium.)"""

import pytest
from pages import HTML, holding

from optlib.exercises.bank import pages
from optlib.exercises.recipes import instantiate

# Si el sitio va sin Python, los de programar solo se leen.
PYTHON = (HTML / "_static" / "python").exists()
EVERY = [item for items in pages().values() for item in {each.kind: each for each in reversed(items)}.values()]
GRADED = [item for item in EVERY if item.kind != "code"]
# Cada uno vuelve a arrancar Python, que en WebKit tarda.
CODE = [item for item in EVERY if item.kind == "code"][:2]


def ident(item):
    return item.id


def section(visitor, item):
    """El ejercicio, abierta su página."""
    visitor.visit(holding(f' data-exercise="{item.id}"'))
    return visitor.one(f"#ejercicio-{item.id}")


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


@pytest.mark.parametrize("item", GRADED, ids=ident)
def test_wrong_and_right_answers(visitor, item):
    box, instance = section(visitor, item), instantiate(item)
    for right, state in ((False, "wrong"), (True, "correct")):
        ANSWERS[item.kind](visitor, box, item, instance, right)
        assert submit(visitor, box) == state, visitor.one(".exercise-status", box).text
        assert visitor.one(".exercise-status", box).text.strip()


# Escribe un código en un ejercicio de programar y espera lo que se dice de él.
CHECK = """
const [id, code, done] = arguments;
const box = document.querySelector(`#ejercicio-${id}`);
const check = box.querySelector(".exercise-check"), status = box.querySelector("[role=status].exercise-status");
const until = (ready, next) => (ready() ? next() : setTimeout(() => until(ready, next), 50));
if (!box.querySelector("textarea")) box.querySelector(".cell-bar button").click();
until(() => box.querySelector("textarea"), () => {
    const area = box.querySelector("textarea");
    area.value = code;
    area.dispatchEvent(new InputEvent("input", {bubbles: true}));
    status.replaceChildren();
    check.click();
    until(() => {
        document.querySelector(".cell-question button")?.click();
        const failed = box.querySelector(".cell-status").textContent.startsWith("No se ha");
        return failed || (check.textContent === "Comprobar" && status.textContent);
    }, () => done([status.dataset.state, status.textContent]));
});
"""


@pytest.mark.parametrize("item", CODE, ids=ident)
def test_code_exercises(visitor, item):
    box = section(visitor, item)
    question = visitor.one(".exercise-question", box)
    assert question.is_displayed() and len(question.text) > 40
    if not PYTHON:
        assert visitor.all(".exercise-check", box) == []
        return
    bank = f"from optlib.exercises.bank import find\n{item.function} = find({item.id!r})"
    for code, state in ((f"{bank}.mistakes[0].function", "wrong"), (f"{bank}.reference", "correct")):
        found, said = visitor.wait(CHECK, item.id, code)
        assert found == state, said
    visitor.place = None  # la página ya no es la que era
