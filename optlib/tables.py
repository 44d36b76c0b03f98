"""Tablas de iteraciones: HTML accesible en el cuaderno y en el sitio, texto en la terminal."""

from collections.abc import Sequence
from html import escape
from numbers import Real
from typing import Any

import numpy as np

from .text.formatting import format_number
from .trajectory import Trajectory
from .values import shown

__all__ = ["Table", "iteration_table"]


def _cell(value: Any, decimals: int) -> str:
    """Texto de una celda: los textos quedan como están y los booleanos se dicen con palabras."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | np.bool_):
        return "sí" if value else "no"
    return format_number(float(value), decimals) if isinstance(value, Real) else shown(value)


class Table:
    """Tabla con título: ``header`` da las cabeceras y ``rows``, una lista de filas de números o textos.

    La primera columna encabeza cada fila. ``decimals`` es el máximo de decimales.
    Errores: ``ValueError`` si una fila no tiene tantas celdas como la cabecera.

    >>> print(Table(["paso", "x"], [[0, 5.0], [1, 4.0]], caption="Dos pasos"))
    Dos pasos
    paso  x
    0     5
    1     4
    """

    def __init__(self, header: Sequence[str], rows: Sequence[Sequence], *, caption: str, decimals: int = 4):
        for row in rows:
            if len(row) != len(header):
                raise ValueError(f"Una fila tiene {len(row)} celdas y la cabecera {len(header)}: {list(row)!r}.")
        self.header = list(header)
        self.cells = [[_cell(value, decimals) for value in row] for row in rows]
        # Un valor y su signo, o su unidad, no se separan al pasar de renglón.
        self.caption = caption.replace(" = ", "\u00a0=\u00a0").replace(" %", "\u00a0%")

    def __repr__(self) -> str:
        lines = [self.header, *self.cells]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.header))]
        body = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
        return "\n".join([self.caption, *(line.rstrip() for line in body)])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in self.header)
        body = []
        for first, *rest in self.cells:
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
            body.append(f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>')
        return (
            f'<div class="table-scroll"><table class="optlib-table"><caption>{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
        )


def iteration_table(
    trajectory: Trajectory,
    columns: dict[str, str],
    *,
    caption: str,
    steps: Sequence[int] | None = None,
    decimals: int = 4,
) -> Table:
    """Tabla de las iteraciones de una ejecución de un problema escalar.

    ``columns`` asocia columnas de la trayectoria con cabeceras, en orden: ``x``, ``f`` y ``grad`` son los de antes del
    paso, ``x_new`` el punto nuevo y los campos del estado, los de después. ``steps`` elige las iteraciones (desde 1;
    por omisión, todas). Errores: ``ValueError`` si la trayectoria no es de una sola ejecución escalar o falta un paso.

    >>> from optlib import GradientDescent, minimize, parabola
    >>> trajectory = minimize(parabola, 5.0, GradientDescent(lr=0.1), steps=2)
    >>> print(iteration_table(trajectory, {"x": "x", "grad": "f′(x)", "x_new": "nuevo x"}, caption="x²"))
    x²
    paso  x  f′(x)  nuevo x
    1     5  10     4
    2     4  8      3.2
    """
    if not isinstance(trajectory, Trajectory):
        raise TypeError(f"trajectory debe ser lo que da minimize, una Trajectory, no {shown(trajectory)}.")
    if trajectory.x.ndim != 1:
        raise ValueError(f"iteration_table es para una ejecución escalar; x tiene forma {trajectory.x.shape}.")
    steps = range(1, trajectory.steps + 1) if steps is None else steps
    if any(not 1 <= step <= trajectory.steps for step in steps):
        raise ValueError(f"steps debe contener iteraciones de 1 a {trajectory.steps}, no {list(steps)!r}.")
    values = {name: trajectory.x[1:] if name == "x_new" else trajectory[name] for name in columns}
    rows = [[step, *(values[name][step - 1] for name in columns)] for step in steps]
    return Table(["paso", *columns.values()], rows, caption=caption, decimals=decimals)
