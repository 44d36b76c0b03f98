"""Las respuestas a un ejercicio que el curso no reconoce, y qué fórmula de las suyas da cada una.

Es de donde sale un error típico nuevo: si muchos responden lo que da una fórmula, se sabe qué han hecho.
"""

import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exercise_faults import CITED, texts

from optlib.exercises import read_class
from optlib.exercises.answers import Instance, close
from optlib.exercises.classroom import Unrecognized
from optlib.exercises.common import Calculated, Exercise
from optlib.exercises.expressions import evaluate, parse
from optlib.exercises.kinds import FillTable, Numeric
from optlib.exercises.reading import read_number
from optlib.exercises.recipes import instantiate

# Lo que se hace con cada fórmula, de lo más sencillo a lo menos.
FORMS = ("{}", "-({})", "2*({})", "({})/2", "1/({})", "({})**2", "sqrt({})")


def told(item: Exercise, folder: str) -> Iterator[str]:
    """En renglones, las respuestas sin reconocer que hay en las entregas de una carpeta."""
    try:
        tallies = read_class(Path(folder).expanduser()).exercises
    except ValueError as error:
        sys.exit(str(error))
    found = [each for tally in tallies if tally.id == item.id for each in tally.unrecognized]
    yield "Sin reconocer, en las entregas:" if found else "En las entregas no hay ninguna respuesta sin reconocer."
    for each in found:
        seed = f", con la semilla {each.seed}" if each.seed else ""
        given = explained(item, each) if isinstance(item, Numeric | FillTable) else ""
        yield f"  {each.students}: «{each.text}»{seed}{given and f'  ← {given}'}"


def explained(item: Calculated, answer: Unrecognized) -> str:
    """Qué fórmula da una respuesta, como está en la receta; si ninguna, se dice."""
    place, _, typed = answer.text.rpartition("=")
    cells = {"": 0}
    if isinstance(item, FillTable):
        cells = {f"{each.name}[{row + 1}]": row for row in range(item.rows) for each in item.columns}
    try:
        row, value, instance = cells[place], read_number(typed), instantiate(item, answer.seed)
    except (KeyError, ValueError):
        return ""
    known = sorted(formulas(item, instance, row), key=lambda each: len(each[0]))
    # Primero, con los decimales que se piden, o más si los ha escrito; después, con los escritos.
    decimals = len(re.search(r"[.,]?(\d*)$", typed)[1]) if re.search("[.,]", typed) else item.decimals
    for precision in dict.fromkeys((max(decimals, item.decimals), decimals)):
        for form in FORMS:
            for label, number in known:
                if close(value, evaluate(parse(form.format("c")), {"c": number}), precision):
                    return label if form == "{}" else form.format(label)
    return "no lo da ninguna fórmula suya"


def formulas(item: Calculated, instance: Instance, row: int) -> Iterator[tuple[str, float]]:
    """Las fórmulas de la receta y lo que da cada una con esos números; en una tabla, en esa fila."""
    table = isinstance(item, FillTable)
    own = [each.cell for each in item.columns] if table else [item.answer]
    wrong = [each.value for each in item.mistakes if each.value is not None]
    cited = [expression for each in texts(item) for expression in CITED.findall(each.text)]
    for expression in (*own, *wrong, *cited):
        here = re.sub(r"\bk\b", str(row), str(expression)) if table else str(expression)
        yield from numbers(here, evaluate(parse(here), instance.names))
    for name, value in instance.names.items():
        yield from numbers(name, value)
    for name, value in instance.wrong:
        rows = value[row : row + 1] if table else [[value]]
        yield from (each for cells in rows for cell in cells for each in numbers(f"error {name!r}", cell))


def numbers(label: str, value: Any) -> Iterator[tuple[str, float]]:
    """Cada número de un valor, que puede ser una columna."""
    if isinstance(value, list):
        for place, each in enumerate(value):
            yield from numbers(f"{label}[{place}]", each)
    elif isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        yield label, value
