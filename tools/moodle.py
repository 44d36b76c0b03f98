"""Lleva los ejercicios a Moodle: un fichero de Moodle XML por página, en ``_build/moodle``.

De cada ejercicio que se sortea, ``VARIANTES`` enunciados distintos, con las semillas desde ``SEMILLA``. Lo que no puede
ir se dice, y queda escrito al lado.
"""

import os
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

import bank  # noqa: F401
import cells
import setup
from moodle_xml import Latex, element, html, question
from settings import Unreadable, read, theme
from toc import ROOT, notebooks

from optlib.exercises.answers import Instance
from optlib.exercises.bank import edition, pages, questions
from optlib.exercises.common import Exercise
from optlib.exercises.kinds import Numeric, Quick
from optlib.exercises.page import parts
from optlib.exercises.recipes import instantiate

TARGET = ROOT / "_build" / "moodle"
LEFT = "no-van.txt"
# La categoría de las preguntas que no son ejercicios, una por página.
QUICK = "Preguntas de un toque"
# Por qué no va un ejercicio.
KINDS = {
    "table": "Tablas que rellenar, que no caben en una pregunta numérica ni en una de opciones",
    "order": "Pasos que ordenar, que tampoco caben",
    "code": "De programar: Moodle necesita un complemento",
    "rule": "Reglas, que se prueban en la página",
}
LEANING = "Se apoyan en algo que está en su página"
# Cómo se reconocen.
LEANS = re.compile(
    r"\b(sigues con|vuelves a|mira |la función del|teoremas? \d|(el|del) ejercicio|de arriba"
    r"|(en|de) (la página|la figura|este capítulo|este apartado))",
    re.IGNORECASE,
)


def whole(name: str, usual: str, most: int) -> int:
    """El valor de una variable: un número entero de 1 a ``most``. Errores: ``SystemExit``."""
    text = os.environ.get(name) or usual
    if not re.fullmatch("[0-9]{1,9}", text) or not 1 <= int(text) <= most:
        raise SystemExit(f"{name} debe ser un número entero de 1 a {most}, no «{text}».")
    return int(text)


def unsent(item: Exercise) -> str:
    """Por qué no va un ejercicio; si va, nada."""
    return KINDS.get(item.kind) or (LEANING if LEANS.search(item.question) else "")


def draws(item: Exercise, variants: int, first: int) -> list[Instance]:
    """Hasta tantos enunciados distintos, en diez veces tantas semillas; del que no se sortea, el único."""
    found: dict[str, Instance] = {}
    for seed in range(first, first + 10 * variants) if item.drawn else (0,):
        instance = instantiate(item, seed)
        shown = parts(item, Latex(instance.names))
        found.setdefault(shown.question + shown.answer, instance)
    return list(found.values())[:variants]


def quiz(path: Path, drawn: list[tuple[Exercise, list[Instance]]]) -> Iterator[str]:
    """Las líneas del fichero de una página: una categoría por ejercicio, y otra con las preguntas de un toque."""
    lines = (line for cell in cells.read(path).cells for line in cell.source.splitlines())
    names = [str(read()["title"]), next(line[2:].strip() for line in lines if line.startswith("# "))]
    licenses = read()["sphinx"]["config"].get("course_licenses") or theme("identity").SETTINGS["course_licenses"]
    said = f"{names[0]}. {read()['author']}. Licencia: {licenses['text']['name']}. Edición {edition()}."
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>'
    yield category(names, f"<p>{escape(said)}</p>")
    for place, group in groupby(drawn, lambda each: QUICK if isinstance(each[0], Quick) else each[0].id):
        together = list(group)
        yield category([*names, place], f"<p>{Latex({}).inline(together[0][0].goal)}</p>")
        for item, instances in together:
            yield from (question(item, it, f"{item.id}-{it.seed:02d}" if item.drawn else item.id) for it in instances)
    yield "</quiz>\n"


def category(names: list[str], info: str) -> str:
    """Donde van las preguntas que siguen; en su ruta, la barra de un nombre va doble."""
    path = "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])
    return f'<question type="category">{element("category", path)}{html("info", info)}</question>'


def made(variants: int, first: int) -> tuple[dict[str, str], str]:
    """Lo que dice cada fichero, por su nombre, y lo que hay que saber de ellos."""
    files, few, numbers, total = {}, [], 0, 0
    left: dict[str, list[str]] = defaultdict(list)
    for path in notebooks():
        drawn = []
        for item in (*pages().get(path.stem, ()), *questions(path.stem)):
            if why := unsent(item):
                left[why].append(item.id)
                continue
            found = draws(item, variants, first)
            drawn.append((item, found))
            total, numbers = total + len(found), numbers + len(found) * isinstance(item, Numeric)
            if item.drawn and len(found) < variants:
                few.append(f"{item.id} ({len(found)})")
        if drawn:
            files[f"{path.stem}.xml"] = "\n".join(quiz(path, drawn))
    files[LEFT] = "".join(f"{why} ({len(ids)}): {', '.join(ids)}.\n" for why, ids in left.items())
    said = f"{total} preguntas: {numbers} numéricas y {total - numbers} de opciones.\n"
    said += f"Con menos de {variants} enunciados distintos: {', '.join(few)}.\n" if few else ""
    return files, f"{said}No van, y lo dice también {LEFT}:\n{files[LEFT]}"


def main() -> int:
    variants, first = whole("VARIANTES", "6", 99), whole("SEMILLA", "1", 9999)
    try:
        files, said = made(variants, first)
    except (FileNotFoundError, Unreadable) as error:
        raise SystemExit(str(error)) from None
    # Entero o nada: se escribe al lado y se cambia una carpeta por otra.
    new = TARGET.with_name("moodle-nuevo")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for name, text in files.items():
        (new / name).write_text(text, "utf-8", newline="\n")
    shutil.rmtree(TARGET, ignore_errors=True)
    new.rename(TARGET)
    print(f"En {TARGET}, un fichero por página, con {said}", end="")
    return 0


if __name__ == "__main__":
    sys.exit(setup.told(main))
