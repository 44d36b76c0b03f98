"""Lleva los ejercicios a Moodle: un fichero de Moodle XML por página, en ``_build/moodle``.

De cada ejercicio que se sortea, ``VARIANTES`` enunciados distintos, con las semillas desde ``SEMILLA``. Lo que no puede
ir queda escrito al lado.
"""

import os
import re
import shutil
import sys
from collections import defaultdict
from xml.etree.ElementTree import Element, SubElement, tostring

import bank  # noqa: F401
import setup
from class_report import title
from moodle_xml import Latex, add, question
from settings import read
from toc import ROOT, notebooks

from optlib.exercises.answers import Instance
from optlib.exercises.bank import pages, questions
from optlib.exercises.common import Exercise
from optlib.exercises.page import parts
from optlib.exercises.recipes import instantiate

TARGET = ROOT / "_build" / "moodle"
LEFT = "no-van.txt"
# Por qué no va un ejercicio.
KINDS = {
    "table": "Tablas que rellenar, que no caben en una pregunta numérica ni en una de opciones",
    "order": "Pasos que ordenar, que tampoco caben",
    "code": "De programar: Moodle necesita un complemento",
    "rule": "Reglas, que se prueban en la página",
}
LEANING = "Se apoyan en algo que está en su página"
# Los que lo dicen en su enunciado, y los que no lo dicen.
SAYS = re.compile(r"\b(teoremas? \d|(la|esta) (página|figura)|este (capítulo|apartado)|de arriba)", re.IGNORECASE)
SILENT = {"fund-piezas", "q4-errores", "q5-quien", "q6-cero", "q7-ganador", "conv-ciclo"}


def whole(name: str, usual: str, most: int) -> int:
    """El valor de una variable: un número entero de 1 a ``most``. Errores: ``SystemExit``."""
    text = os.environ.get(name) or usual
    if not re.fullmatch("[0-9]{1,9}", text) or not 1 <= int(text) <= most:
        raise SystemExit(f"{name} debe ser un número entero de 1 a {most}, no «{text}».")
    return int(text)


def unsent(item: Exercise) -> str:
    """Por qué no va un ejercicio; si va, nada."""
    return KINDS.get(item.kind) or (LEANING if item.id in SILENT or SAYS.search(item.question) else "")


def draws(item: Exercise, variants: int, first: int) -> list[Instance]:
    """Hasta tantos enunciados distintos, en diez veces tantas semillas; del que no se sortea, el único."""
    found: dict[str, Instance] = {}
    for seed in range(first, first + (10 * variants if item.drawn else 1)):
        instance = instantiate(item, seed)
        shown = parts(item, Latex(instance.names))
        found.setdefault(shown.question + shown.answer, instance)
    return list(found.values())[:variants]


def made(variants: int, first: int) -> tuple[dict[str, bytes], str]:
    """Lo que dice el fichero de cada página, con una categoría por ejercicio, y la lista de lo que no va."""
    files = {}
    left: dict[str, list[str]] = defaultdict(list)
    for page in (path.stem for path in notebooks()):
        quiz = Element("quiz")
        for item in (*pages().get(page, ()), *questions(page)):
            if why := unsent(item):
                left[why].append(item.id)
                continue
            path = "/".join(["$course$", "top", read()["title"], title(page), item.id])
            add(SubElement(quiz, "question", type="category"), "category", path)
            quiz.extend(question(item, each, f"{item.id}-{each.seed:02d}") for each in draws(item, variants, first))
        if len(quiz):
            files[f"{page}.xml"] = tostring(quiz, "utf-8", xml_declaration=True)
    return files, "".join(f"{why} ({len(ids)}): {', '.join(ids)}.\n" for why, ids in left.items())


def main() -> int:
    files, left = made(whole("VARIANTES", "6", 99), whole("SEMILLA", "1", 9999))
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    for name, data in files.items():
        (TARGET / name).write_bytes(data)
    (TARGET / LEFT).write_text(left, "utf-8", newline="\n")
    print(f"En {TARGET}, un fichero por página. No van, y lo dice también {LEFT}:\n{left}", end="")
    return 0


if __name__ == "__main__":
    sys.exit(setup.told(main))
