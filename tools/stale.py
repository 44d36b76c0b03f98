"""Qué les falta a los cuadernos: una celda o un ejercicio que no existe, o ejecutarse de nuevo.

Al ejecutar un cuaderno, cada celda guarda un resumen de su código: si ya no es el suyo, se ha cambiado después.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import nbformat
from cells import EXECUTED, Cells, Unreadable, digest, named, read
from toc import ROOT, SUFFIXES, notebooks

from optlib.exercises.bank import find, pages, questions
from optlib.exercises.declared import similar
from optlib.exercises.page import render

# Dónde se nombra una página.
NAMING, TEXTS = ("chapters", "optlib", "theme", "tools", "tests"), {*SUFFIXES, ".py", ".toml"}
CALL = re.compile(r"""^exercise\(\s*["']([^"']*)["']""", re.MULTILINE)


def faults() -> list[str]:
    """Devuelve lo que les falta a los cuadernos, una frase por cosa; vacía si nada."""
    try:
        found = {path: read(path).cells for path in notebooks()}
    except Unreadable as error:
        return [str(error)]
    return [
        each for item in found.items() for each in (*badly_called(*item), *misplaced(*item), *stale(*item))
    ] + without_page(found)


def shown(cells: Cells) -> list[tuple[int, str]]:
    """Las celdas que enseñan un ejercicio o una pregunta, por su lugar, con su identificador."""
    code = ((place, cell.source) for place, cell in enumerate(cells) if cell.cell_type == "code")
    return [(place, name) for place, source in code for name in CALL.findall(source)]


# --- Celdas y ejercicios ---


def misplaced(path: Path, cells: Cells) -> Iterator[str]:
    """Las celdas cuyo ejercicio no existe o es de otra página, y los ejercicios sin celda o en otro orden."""
    name = named(path)
    mine = [[item.id for item in pages().get(path.stem, ())], [item.id for item in questions(path.stem)]]
    known = [item.id for items in (*pages().values(), questions()) for item in items]
    seen: list[str] = []
    for place, cell in enumerate(cells):
        bare = re.search(r"\bexercise\(\s*([^\"'\s)][^)]*)\)", cell.source) if cell.cell_type == "code" else None
        if bare and cell.source.strip()[:9] == "exercise(":
            yield f'{name}, celda {place + 1}: el nombre va entre comillas, exercise("{bare[1].strip()}").'
            seen.append(bare[1].strip())
    for place, asked in shown(cells):
        where = f'{name}, celda {place + 1}, exercise("{asked}")'
        if asked not in known:
            yield f"{where}: no hay ningún ejercicio con ese nombre en el banco.{similar(asked, known)}"
        elif not any(asked in names for names in mine) and page_of(asked) in {each.stem for each in notebooks()}:
            yield f"{where}: ese ejercicio es de otra página; la dice el PAGE de su módulo."
        elif asked in seen:
            yield f"{where}: ya está en otra celda de este cuaderno."
        seen.append(asked)
    for names in mine:
        for missing in (each for each in names if each not in seen):
            near = similar(missing, set(seen) - set(known))
            yield f'{missing}: ninguna celda de {name} lo enseña; añade una con exercise("{missing}").{near}'
        ordered = [each for each in dict.fromkeys(seen) if each in names]
        expected = [each for each in names if each in ordered]
        if ordered != expected:
            first = next(k for k, pair in enumerate(zip(ordered, expected, strict=True)) if pair[0] != pair[1])
            yield (
                f"{name}: {ordered[first]!r} va antes que {expected[first]!r}, y en el banco, después: "
                "ponlos en el mismo orden, que es el que los numera."
            )


def page_of(identifier: str) -> str:
    """La página de un ejercicio o de una pregunta, como la dice su módulo."""
    return next(
        (page for page in pages() if any(item.id == identifier for item in (*pages()[page], *questions(page)))), ""
    )


def badly_called(path: Path, cells: Cells) -> Iterator[str]:
    """Las celdas que no enseñan lo que piden, y las vacías."""
    for place, cell in enumerate(cells):
        if cell.cell_type != "code":
            continue
        calls = CALL.findall(cell.source)
        if len(calls) > 1:
            yield f"{named(path, place, cell)}: de {len(calls)} exercise(…) solo se ve el último: uno por celda."
        if calls and cell.source.rstrip().endswith(";"):
            yield f"{named(path, place, cell)}: sobra el punto y coma del final, que no deja ver el ejercicio."
        if not cell.source.strip():
            yield f"{named(path, place, cell)}: bórrala, o escribe algo."
        if calls and "hide-input" in cell.metadata.get("tags", ()):
            yield f"{named(path, place, cell)}: sobra la etiqueta hide-input; la celda de un ejercicio no se ve."


def without_page(found: dict[Path, Cells]) -> list[str]:
    """Lo que se enseña de un módulo cuyo ``PAGE`` no es un cuaderno del libro; lo que no, se fue con su página."""
    books = [path.stem for path in notebooks()]
    used = {page_of(name) for cells in found.values() for _, name in shown(cells)}
    return [
        f"{page}: ese cuaderno ya no está en _toc.yml.{similar(page, books)} Lo nombran {', '.join(naming(page))}."
        for page in pages()
        if page in used and page not in books
    ]


def naming(page: str) -> list[str]:
    """Los ficheros que nombran una página, también donde su nombre es una clave."""
    whole = re.compile(rf"\b{re.escape(page)}\b")
    files = (path for folder in NAMING for path in sorted((ROOT / folder).rglob("*")) if path.suffix in TEXTS)
    return [path.relative_to(ROOT).as_posix() for path in files if whole.search(path.read_text("utf-8"))]


# --- Lo que hay que volver a ejecutar ---


def stale(path: Path, cells: Cells) -> Iterator[str]:
    """Lo que obliga a ejecutar de nuevo un cuaderno, si hay algo; la orden que lo hace va al final."""
    names = Counter(cell.get("id") for cell in cells)
    if twice := [place + 1 for place, cell in enumerate(cells) if names[cell.get("id")] > 1]:
        yield f"{named(path)}: las celdas {', '.join(map(str, twice))} comparten identificador (id): cambia uno."
    code = [(place, cell) for place, cell in enumerate(cells) if cell.cell_type == "code"]
    new = [place for place, cell in code if EXECUTED not in cell.metadata]
    edited = [place for place, cell in code if cell.metadata.get(EXECUTED, "") not in ("", digest(cell.source))]
    changed = [name for place, name in shown(cells) if place not in new and not up_to_date(name, cells[place])]
    parts = [
        *_listed("no se ha ejecutado la celda", "no se han ejecutado las celdas", [str(k + 1) for k in new]),
        *_listed("ha cambiado la celda", "han cambiado las celdas", [str(k + 1) for k in edited]),
        *_listed(
            "ha cambiado el ejercicio",
            "han cambiado los ejercicios",
            changed,
        ),
    ]
    if parts:
        yield f"{named(path)}: {'; '.join(parts)}. Ejecútalo: make capitulos CUADERNO={path.stem}"


def _listed(one: str, many: str, names: list[str]) -> list[str]:
    shown = ", ".join(names[:8]) + (f" y {len(names) - 8} más" if len(names) > 8 else "")
    return [f"{one if len(names) == 1 else many} {shown}"] if names else []


def up_to_date(name: str, cell: nbformat.NotebookNode) -> bool:
    """Si la celda guarda el ejercicio como está en el banco; de uno mal escrito, o que no existe, no se dice aquí."""
    try:
        html = render(find(name))
    except Exception:
        return True
    return any(html == output.get("data", {}).get("text/html") for output in cell.outputs)
