"""Las piezas de un optimizador, de un problema y de una página: cuál falta, y en qué fichero se escribe."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations
from pathlib import Path

import numpy as np
import toc

import optlib.optimizers
import optlib.problems
from optlib.figures.landscapes import CURVES, VALLEYS
from optlib.hyperparameters import ranges_of
from optlib.optimizers import OPTIMIZERS, Optimizer
from optlib.problems import PROBLEMS, Problem
from optlib.styles import READERS_MARKERS, STYLES

TWINS = "optlib/static/optimizers.js"
# En las bibliotecas estos son SGD, cuya tasa ya tiene su fila.
OF_SGD = {("Momentum", "lr"), ("Nesterov", "lr")}


def missing() -> list[str]:
    """Devuelve lo que falta, una frase por pieza; vacía si nada."""
    return [*registered(), *twins(), *classes(), *looks(), *conventions(), *problems(), *pages()]


def twins() -> list[str]:
    """Lo que se calcula en Python y no en la página."""
    rules, functions = in_javascript("OPTIMIZERS"), in_javascript("FUNCTIONS")
    return [
        f"{name}: falta su gemelo en {TWINS}: una clase {name}, con los mismos nombres, y su línea en OPTIMIZERS."
        for name in OPTIMIZERS
        if name not in rules
    ] + [
        f"{name}: falta su gemelo en {TWINS}: una entrada {name} en FUNCTIONS, con f y grad."
        for name in PROBLEMS
        if name not in functions
    ]


# --- Optimizadores ---


def registered() -> Iterator[str]:
    """Lo que está escrito y no está en su lista."""
    for name, value in vars(optlib.optimizers).items():
        mine = isinstance(value, type) and issubclass(value, Optimizer) and value.__module__ == "optlib.optimizers"
        if mine and not name.startswith("_") and name not in OPTIMIZERS:
            yield f"{name}: falta su línea en OPTIMIZERS, al final de optlib/optimizers.py."
    for name, value in vars(optlib.problems).items():
        if isinstance(value, Problem) and not name.startswith("_") and name not in PROBLEMS:
            yield f"{name}: falta su entrada en PROBLEMS, de optlib/problems.py."
    for table, drawn in (("CURVES", CURVES), ("VALLEYS", VALLEYS)):
        yield from (
            f"{name}: está en {table}, de optlib/figures/landscapes.py, y no hay ningún problema que se llame así."
            for name in drawn
            if name not in PROBLEMS
        )


def classes() -> Iterator[str]:
    for name, rule in OPTIMIZERS.items():
        if not getattr(vars(rule).get("__dataclass_params__"), "frozen", False):
            yield f"{name}: debe llevar @dataclass(frozen=True), en optlib/optimizers.py."
            continue
        if not rule.__doc__ or rule.__doc__.startswith(f"{name}("):  # la que pone dataclass
            yield f"{name}: falta su docstring, en optlib/optimizers.py: idea, fórmula, intervalos, fuente y ejemplo."
        known = ranges_of(rule)
        for field in fields(rule):  # type: ignore[arg-type]
            if field.name not in known:
                yield f"{name}: falta el intervalo de {field.name} en RANGES, de optlib/hyperparameters.py."


def looks() -> Iterator[str]:
    for name in OPTIMIZERS:
        if name not in STYLES:
            yield f"{name}: falta su línea en STYLES, de optlib/styles.py: colores, trazo, marcador, rótulo y tasa."
        elif STYLES[name].marker in READERS_MARKERS:
            marker = STYLES[name].marker
            yield f"{name}: el marcador «{marker}» es de los optimizadores del lector: elige otro en STYLES."
    for one, other in combinations(STYLES, 2):
        if (STYLES[one].dash, STYLES[one].marker) == (STYLES[other].dash, STYLES[other].marker):
            yield f"{other}: tiene el trazo y el marcador de {one} en STYLES, de optlib/styles.py; cambia uno."
    if set(STYLES) == set(OPTIMIZERS) and list(STYLES) != list(OPTIMIZERS):
        yield "STYLES, de optlib/styles.py, va en el orden de OPTIMIZERS, de optlib/optimizers.py."


def conventions() -> Iterator[str]:
    page = "chapters/convenciones.md"
    if not (toc.ROOT / page).exists():
        return
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines_of(page) if line.startswith("|")]
    for name, rule in OPTIMIZERS.items():
        label = STYLES[name].name if name in STYLES else name
        if not any(row[0] == f"`{name}`" for row in rows):
            yield f"{name}: falta su fila en la tabla de nombres de {page}."
        for field in fields(rule):  # type: ignore[arg-type]
            told = any(label in row[0].split(", ") and f"`{field.name}`" in row[1] for row in rows)
            if not told and (name, field.name) not in OF_SGD:
                yield f"{name}: falta la fila de `{field.name}` en los valores por omisión de {page}."


# --- Problemas ---


def problems() -> Iterator[str]:
    page = "chapters/referencia.md"
    written = (toc.ROOT / page).exists()
    rows = [line.split("|")[1].strip() for line in lines_of(page) if line.startswith("|")] if written else []
    for name, problem in PROBLEMS.items():
        if written and f"`{name}`" not in rows:
            yield f"{name}: falta su fila en la tabla de problemas de {page}."
        if problem.start is None:
            yield f"{name}: falta start, en optlib/problems.py: de ahí salen las figuras."
            continue
        table, drawn = ("CURVES", CURVES) if problem.dim is None else ("VALLEYS", VALLEYS)
        if name in drawn:
            yield from (
                f"{name}: {what}, en {table}, de optlib/figures/landscapes.py." for what in outside(name, drawn)
            )
        elif problem.dim in (None, 2):
            yield f"{name}: falta su línea en {table}, de optlib/figures/landscapes.py: el dominio que se dibuja."


def outside(name: str, drawn: dict[str, tuple[float, ...]]) -> Iterator[str]:
    """Los puntos de un problema que su dibujo no enseña."""
    problem, (left, right, low, high) = PROBLEMS[name], drawn[name]
    for what, point in (("la partida", problem.start), ("el mínimo", problem.minimum)):
        if point is None:
            continue
        x, y = point if problem.dim else (point, problem(point))
        if not (left <= x <= right and low <= y <= high):
            yield f"{what}, {np.asarray(point).tolist()}, no cabe en el dominio que se dibuja"


# --- Páginas ---


def pages() -> Iterator[str]:
    """Las que están escritas y no se publican."""
    listed = [Path(name).name for name in toc.pages()]
    yield from (f"{name}: falta su línea en _toc.yml, y no se publica." for name in in_chapters() if name not in listed)


def in_chapters() -> list[str]:
    """Los nombres de las páginas que hay en ``chapters``."""
    folder = toc.ROOT / "chapters"
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix in toc.SUFFIXES)
    return sorted(path.stem for path in found if not any(part.startswith((".", "_")) for part in path.parts))


def lines_of(name: str) -> list[str]:
    return (toc.ROOT / name).read_text("utf-8").splitlines()


def in_python(name: str, table: str) -> list[str]:
    """Las claves de un diccionario escrito en un módulo, sin importarlo."""
    for node in ast.parse((toc.ROOT / name).read_text("utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=ast.Dict(keys=keys)) if found == table:
                return [str(key.value) for key in keys if isinstance(key, ast.Constant)]
    raise LookupError(f"{name}: no hay ningún {table}")


def in_javascript(table: str) -> set[str]:
    """Las claves de un objeto de ``optimizers.js``: las de menos sangría."""
    text = (toc.ROOT / TWINS).read_text("utf-8")
    body = re.search(rf"const {table} = {{\n(.*?)\n}};", text, re.DOTALL)
    return set(re.findall(r"^  (\w+)[,:]", body[1], re.MULTILINE)) if body else set()
