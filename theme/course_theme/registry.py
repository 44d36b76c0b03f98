"""Lo que las páginas dicen de los registros de optlib: las fichas, ``optimizadores``, y cada ``tabla``.

Lo que en las tablas no está en optlib lo dice ``chapters/tablas.toml``.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import numpy as np
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from optlib import OPTIMIZERS, PROBLEMS
from optlib.styles import NAMES

FILE = "chapters/tablas.toml"
LIBRARIES = ["PyTorch", "Keras 3", "Optax"]
Rows = list[list[str]]


def quoted(cell: str) -> str:
    """Los nombres de una casilla, como código: ``SGD, con momentum``."""
    return re.sub(r"\b(?!con\b)\w+", r"`\g<0>`", cell)


def names(found: dict) -> Rows:
    return [["optlib", *LIBRARIES]] + [[*map(quoted, (name, *cells))] for name, cells in found["names"].items()]


def hyperparameters(found: dict) -> Rows:
    rows = [[says, *map(quoted, cells)] for says, cells in found["hyperparameters"].items()]
    return [["Hiperparámetro", "optlib", *LIBRARIES], *rows]


def defaults(found: dict) -> Rows:
    rows = [["Método", "Hiperparámetro", "optlib", *LIBRARIES]]
    for group in found["defaults"]:
        first, *_ = of = group["of"]
        for name, cells in group.items():
            if name != "of":
                said = f"{found['symbols'][name]}, `{name}`" if name in found["symbols"] else name
                rows.append([", ".join(NAMES[each] for each in of), said, default(first, name), *cells])
    return rows


def default(rule: str, name: str) -> str:
    """El valor por omisión de un hiperparámetro en optlib; lo que no es uno empieza en 0, y el que hay que dar, «—»."""
    values = {field.name: field.default for field in fields(OPTIMIZERS[rule])}
    value = values.get(name, 0)
    return f"{value:g}".replace("e-0", "e-") if isinstance(value, int | float) else "—"


def problems(found: dict) -> Rows:
    rows = [["Nombre", "Función", "Partida", "Mínimo"]]
    for name, (formula, *told) in found["problems"].items():
        problem = PROBLEMS[name]
        rows.append([f"`{name}`", f"${formula}$", point(problem.start), *(told or [point(problem.minimum)])])
    return rows


def point(value: object) -> str:
    """Un número o un punto, con el signo menos de la tipografía."""
    if value is None:
        return "ninguno"
    said = [f"{each:g}".replace("-", "−") for each in np.ravel(value)]
    return f"({', '.join(said)})" if np.ndim(value) else said[0]


TABLES: dict[str, Callable[[dict], Rows]] = {
    "nombres": names,
    "hiperparametros": hyperparameters,
    "valores": defaults,
    "problemas": problems,
}


class LibraryTable(SphinxDirective):
    """Una de esas tablas, como si estuviera escrita en la página."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        path = Path(self.env.srcdir) / FILE
        self.env.note_dependency(str(path))
        head, *rows = TABLES[self.arguments[0]](tomllib.loads(path.read_text("utf-8")))
        cells = [head, ["---"] * len(head), *([cell.replace("|", r"\|") for cell in row] for row in rows)]
        source, _ = self.get_source_info()
        box = nodes.container()
        lines = StringList([f"| {' | '.join(row)} |" for row in cells], source)
        self.state.nested_parse(lines, self.content_offset, box)
        return box.children


class Optimizers(SphinxDirective):
    """Documenta cada clase de ``OPTIMIZERS``, en su orden."""

    def run(self) -> list[nodes.Node]:
        source, _ = self.get_source_info()
        lines = StringList([f".. autoclass:: optlib.{name}" for name in OPTIMIZERS], source)
        box = nodes.container()
        self.state.nested_parse(lines, self.content_offset, box)
        return box.children


def setup(app: Sphinx) -> None:
    app.add_directive("optimizadores", Optimizers)
    app.add_directive("tabla", LibraryTable)
