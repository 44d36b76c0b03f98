"""Qué les falta a los cuadernos: una celda o un ejercicio que no existe, o ejecutarse de nuevo.

Al ejecutar un cuaderno, cada celda guarda un resumen de su código: si ya no es el suyo, se ha cambiado después.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
from cells import EXECUTED, Cells, digest, named, read
from settings import Unreadable
from toc import notebooks

from optlib.exercises.bank import everything, find, pages, questions
from optlib.exercises.page import render

CALL = re.compile(r"""^exercise\(\s*["']([^"']*)["']""", re.MULTILINE)


def faults() -> list[str]:
    """Devuelve lo que les falta a los cuadernos, una frase por cosa; vacía si nada."""
    try:
        found = {path: read(path).cells for path in notebooks()}
    except Unreadable as error:
        return [str(error)]
    names = [item.id for item in (*everything(), *questions())]
    twice = [name for name in sorted(set(names)) if names.count(name) > 1]
    told = [f"{name}: está dos veces en el banco; cambia uno de los dos id." for name in twice]
    return told + [each for item in found.items() for each in (*misplaced(*item), *stale(*item))]


def shown(cells: Cells) -> list[tuple[int, str]]:
    """Las celdas que enseñan un ejercicio o una pregunta, por su lugar, con su identificador."""
    code = ((place, cell.source) for place, cell in enumerate(cells) if cell.cell_type == "code")
    return [(place, name) for place, source in code for name in CALL.findall(source)]


def page_of(identifier: str) -> str:
    """La página de un ejercicio o de una pregunta, como la dice su módulo; vacía si no está en el banco."""
    return next(
        (page for page in pages() if any(item.id == identifier for item in (*pages()[page], *questions(page)))), ""
    )


def misplaced(path: Path, cells: Cells) -> Iterator[str]:
    """Las celdas cuyo ejercicio no existe o es de otra página, y los ejercicios sin celda o en otro orden."""
    name, seen = named(path), [asked for _, asked in shown(cells)]
    for place, asked in shown(cells):
        if (page := page_of(asked)) != path.stem:
            why = f"es de otra página, {page}, el PAGE de su módulo" if page else "no está en el banco"
            yield f'{name}, celda {place + 1}, exercise("{asked}"): ese ejercicio {why}.'
    for items in (pages().get(path.stem, ()), questions(path.stem)):
        expected = [item.id for item in items]
        for missing in (each for each in expected if each not in seen):
            yield f'{missing}: ninguna celda de {name} lo enseña; añade una con exercise("{missing}").'
        there = [each for each in expected if each in seen]
        if [each for each in seen if each in expected] != there:
            yield f"{name}: cada ejercicio va una vez y en el orden del banco, que los numera: {', '.join(there)}."


def stale(path: Path, cells: Cells) -> Iterator[str]:
    """Lo que obliga a ejecutar de nuevo un cuaderno, si hay algo; la orden que lo hace va al final."""
    code = [(place, cell) for place, cell in enumerate(cells) if cell.cell_type == "code"]
    new = [place for place, cell in code if EXECUTED not in cell.metadata]
    edited = [place for place, cell in code if cell.metadata.get(EXECUTED, "") not in ("", digest(cell.source))]
    changed = [name for place, name in shown(cells) if place not in new and not up_to_date(name, cells[place])]
    parts = [
        *_listed("no se ha ejecutado la celda", "no se han ejecutado las celdas", [str(k + 1) for k in new]),
        *_listed("ha cambiado la celda", "han cambiado las celdas", [str(k + 1) for k in edited]),
        *_listed("ha cambiado el ejercicio", "han cambiado los ejercicios", changed),
    ]
    if parts:
        yield f"{named(path)}: {'; '.join(parts)}. Ejecútalo: make capitulos CUADERNO={path.stem}"


def _listed(one: str, many: str, names: list[str]) -> list[str]:
    return [f"{one if len(names) == 1 else many} {', '.join(names)}"] if names else []


def up_to_date(name: str, cell: nbformat.NotebookNode) -> bool:
    """Si la celda guarda el ejercicio como está en el banco; de uno mal escrito, o que no existe, no se dice aquí."""
    try:
        html = render(find(name))
    except Exception:
        return True
    return any(html == output.get("data", {}).get("text/html") for output in cell.outputs)
