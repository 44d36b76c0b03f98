"""La figura en un cuaderno: un widget con sus parámetros y su trayectoria, o solo su HTML si falta anywidget."""

import difflib
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from ..widgets import MISSING, missing
from .base import Figure
from .goals import Goal, goal_of
from .opening import Opening, opening
from .params import Params
from .specs import SPECS, complete


def figure(
    figure_id: str, /, *, ask: str | None = "", controls: Sequence[str] = (), goal: str = "", **params: Any
) -> Figure:
    """Figura interactiva del curso, con los parámetros que se den y los demás por omisión.

    Con ``ask``, una pregunta, y ``controls``, los parámetros que bastan para jugar con ella, es breve, como la que abre
    un capítulo: solo el dibujo, esos mandos y lo que pasa. Con ``ask=None`` no dice nada delante: lo ha dicho el texto.
    ``goal`` es el nombre de la meta, en ``goals.GOALS``, de esa o de cualquier otra.

    ``figure("descenso-1d", lr=0.3)`` se muestra como último valor de una celda. Los parámetros de cada figura están en
    ``SPECS[figure_id].params``; en Jupyter se leen y se cambian después: ``fig.lr = 0.5``, ``fig.params``,
    ``fig.trajectory``. Errores: ``ValueError`` o ``TypeError`` que nombran el parámetro, su valor y lo que vale.

    >>> figure("descenso-1d", lr=0.3).lr
    0.3
    >>> figure("descenso-1d", lr=-1)
    Traceback (most recent call last):
    ...
    ValueError: figure("descenso-1d"): lr debe ser un número de 0.001 a 2, no -1.
    """
    if figure_id not in SPECS:
        near = difflib.get_close_matches(str(figure_id), SPECS, n=1)
        hint = f" ¿Querías decir {near[0]!r}?" if near else ""
        raise ValueError(f"No hay ninguna figura {figure_id!r}: hay {', '.join(SPECS)}.{hint}")
    whole = complete(figure_id, params)
    return _class(figure_id)(whole, opening(figure_id, whole, ask, controls), goal_of(figure_id, goal))


def _attribute(name: str) -> property:
    def write(self: Figure, value: Any) -> None:
        self.params = {**self.params, name: value}

    return property(lambda self: self.params[name], write, doc=f"Parámetro {name} de la figura.")


def _attributes(figure_id: str) -> dict[str, property]:
    return {name: _attribute(name) for name in SPECS[figure_id].params}


class _Static(Figure):
    """Figura sin anywidget: solo su HTML."""

    def __init__(self, params: Params, opening: Opening | None = None, aim: Goal | None = None):
        self.params = params
        self.opening = opening
        self.aim = aim

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, complete(self.figure_id, value) if name == "params" else value)

    def __repr__(self) -> str:
        return self.label

    def __str__(self) -> str:
        return f"{self.text}\n({MISSING})"

    def _repr_html_(self) -> str:
        return self.html + missing()


@cache
def _class(figure_id: str) -> Callable[[Params, Opening | None, Goal | None], Figure]:
    """La clase de esa figura; anywidget se carga aquí, la primera vez que hace falta."""
    host: type[Figure] = _Static
    with suppress(ImportError):
        from .widget import FigureWidget

        host = FigureWidget
    return type("Figure", (host,), {"figure_id": figure_id, **_attributes(figure_id)})
