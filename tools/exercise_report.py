"""Prueba un ejercicio en unos segundos y lo escribe con sus respuestas.

Uso: ``python tools/exercise_report.py IDENTIFICADOR``. También dice lo que le falta a su cuaderno y, con ENTREGAS en
el entorno, qué responde una clase que no se reconoce. El estado final es distinto de cero si algo está mal.
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import bank
import exercise_faults
import stale
import unrecognized
from toc import ROOT

from optlib.exercises.bank import find, pages, questions
from optlib.exercises.common import Calculated, Exercise
from optlib.exercises.kinds import Choice, FillTable, Numeric, Quick
from optlib.exercises.page import parts
from optlib.exercises.recipes import instantiate
from optlib.exercises.texts import Texts
from optlib.text.formatting import format_number
from optlib.text.plain import text_of

# Los que comparan un ejercicio con lo que hace la página.
TESTS = ("tests/test_exercises_bank.py", "tests/test_exercises_js.py", "tests/test_exercises_code.py")
# Los enunciados con otros números que se enseñan.
SEEDS = range(1, 4)
# Donde se dice qué objetivo de su página entrena cada ejercicio.
OBJECTIVES = "tests/chapters/test_objectives.py"


def one(identifier: str) -> int:
    """Escribe un ejercicio y lo que está mal en él o en su cuaderno; devuelve 0 si nada."""
    try:
        item = find(identifier)
    except ValueError as error:
        known = "Los que hay, con su id, están en optlib/exercises/bank; CONTRIBUTING.md dice cómo se añade otro."
        print(error, known, file=sys.stderr)
        return 1
    folder = os.environ.get("ENTREGAS")
    unknown = [*unrecognized.told(item, folder), ""] if folder else []
    page = next(page for page, items in pages().items() if item in (*items, *questions(page)))
    called = "Pregunta de un toque" if isinstance(item, Quick) else "Ejercicio"
    print(f"{called}: {identifier}, {type(item).__name__}, en {source(identifier)}; página {page}.\n")
    if not exercise_faults.unreadable(item):
        write(item)
    if unknown:
        print(*unknown, sep="\n")
    about = re.compile(rf"(?<![\w-]){re.escape(identifier)}(?![\w-])|^chapters/{re.escape(page)}\.ipynb\b")
    found = exercise_faults.faults(item) + [fault for fault in stale.faults() if about.search(fault)]
    found += untrained(page)
    # Los tests dirían lo mismo, con muchas más palabras.
    return ended(found or compared(identifier))


def untrained(page: str) -> list[str]:
    """Los ejercicios de una página que no están en la lista de los objetivos que entrenan."""
    body = ast.parse((ROOT / OBJECTIVES).read_text("utf-8")).body
    tables = {ast.unparse(each.targets[0]): each.value for each in body if isinstance(each, ast.Assign)}
    objectives = ast.literal_eval(tables["TRAINED"])
    trained = {name: {each for items in lists.values() for each in items} for name, lists in objectives.items()}
    return [
        f"{item.id}: ponlo en TRAINED, de {OBJECTIVES}, con el objetivo de la página que entrena."
        for item in pages().get(page, ())
        if page in trained and item.id not in trained[page]
    ]


def source(identifier: str) -> str:
    """El fichero y la línea en que está escrito."""
    for path in sorted(bank.FOLDER.glob("*.py")):
        for line, text in enumerate(path.read_text("utf-8").splitlines(), 1):
            if f'id="{identifier}"' in text:
                return f"{path.relative_to(ROOT).as_posix()}, línea {line}"
    return bank.FOLDER.relative_to(ROOT).as_posix()


def write(item: Exercise) -> None:
    """Escribe el ejercicio como se lee, lo que da cada error y lo que sale con otros números."""
    instance = instantiate(item)
    texts = Texts(instance.names)
    title, goal, question, answer, solution = parts(item, texts)
    print(text_of(f"<p>{title} {'' if isinstance(item, Quick) else goal}</p>{question}{answer}"))
    for place, hint in enumerate(item.hints, 1):
        print(f"\nPista {place}. {text_of(texts.blocks(hint))}")
    print(f"\nSolución. {text_of(solution)}")
    if isinstance(item, Calculated):
        print(f"\nRespuesta: {written(item, instance.right)}")
        for mistake, (name, wrong) in zip(item.mistakes, instance.wrong, strict=True):
            print(f"  error {name!r}: {written(item, wrong, mistake.column)}  ({text_of(texts.inline(mistake.why))})")
    if item.drawn and not exercise_faults.unfit(item):
        print("\nCon otros números:")
        others = [instantiate(item, seed) for seed in SEEDS]
        for other in others:
            values = ", ".join(f"{name} = {format_number(other.names[name])}" for name in item.values)
            print(f"  {values}: {written(item, other.right)}")
        print(f"  Y la solución del primero: {text_of(parts(item, Texts(others[0].names)).solution)}")
    print()


def written(item: Exercise, answer: Any, column: str | None = None) -> str:
    """Una respuesta, con los decimales que se piden: la de una tabla, por columnas o solo la que se dice."""
    if isinstance(item, Choice):
        return "; ".join(option.text for option, right in zip(item.options, answer, strict=True) if right)
    if isinstance(item, Numeric):
        return format_number(answer, item.decimals)
    if isinstance(item, FillTable):
        columns = {each.name: values for each, values in zip(item.columns, zip(*answer, strict=True), strict=True)}
        shown = columns if column is None else {column: columns[column]}
        return "; ".join(f"{name} = {listed(values, item.decimals)}" for name, values in shown.items())
    return "la que se ve en la solución"


def listed(values: Iterable[float], decimals: int) -> str:
    return ", ".join(format_number(value, decimals) for value in values)


def ended(found: list[str]) -> int:
    if not found:
        print("Todo está bien.")
        return 0
    print("Hay que corregir:", *(f"- {fault}" for fault in found), sep="\n")
    return 1


def compared(identifier: str) -> list[str]:
    """Lo que dicen los tests que comparan el ejercicio con lo que hace la página; nada, si pasan."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--tb=short", *TESTS, "-k", identifier]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    return [f"{identifier}: falla un test:\n{done.stdout}{done.stderr}"] if done.returncode else []


if __name__ == "__main__":
    sys.exit(one(sys.argv[1]) if sys.argv[1:] else "Di cuál: make ejercicio ID=gd-primer-paso")
