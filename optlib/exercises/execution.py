"""Ejecutar el optimizador de un ejercicio, bien o cometiendo un error típico, y dar las columnas de su tabla."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..optimizers import OPTIMIZERS, Optimizer
from ..problems import PROBLEMS, Problem
from ..regression import LinearNeuron
from ..text.formatting import round_half_up
from .declared import near
from .expressions import Expression, Names, evaluate, parse
from .variants import VARIANTS


@dataclass(frozen=True)
class Run:
    """Una ejecución de ``minimize``: problema, optimizador, punto de partida y número de pasos.

    ``x0``, los hiperparámetros (``hyper``) y los datos del problema (``data``) son números o expresiones sobre los
    valores del ejercicio; en un problema vectorial ``x0`` es un ``tuple``. El problema es un nombre de
    ``optlib.PROBLEMS`` o de :data:`FAMILIES`, que llevan datos. Quedan disponibles, para las expresiones, ``x[k]``,
    ``f[k]``, ``grad[k]`` y las columnas del estado (``m[k]`` es la de después del paso k+1, como en ``Trajectory``).
    Errores: ``ValueError`` si el problema o el optimizador no existen.
    """

    problem: str
    optimizer: str
    x0: Expression | tuple[Expression, ...]
    steps: int = 1
    hyper: Mapping[str, Expression] = field(default_factory=dict)
    data: Mapping[str, Expression] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, known in (("problem", [*PROBLEMS, *FAMILIES]), ("optimizer", list(OPTIMIZERS))):
            if (value := getattr(self, name)) not in known:
                raise ValueError(f"run: {name}: no hay ningún {value!r}. {near(value, known)}")


# Problemas con datos: la neurona lineal de un ejemplo; sin b, también se ajusta el sesgo.
FAMILIES: dict[str, type[Problem]] = {"LinearNeuron": LinearNeuron}
RUN_NAMES = frozenset({"x", "f", "grad", "k"})


def execute(run: Run, names: Names, *, variant: str | None = None, rounded: int | None = None) -> Names:
    """Ejecuta ``run`` con los valores ``names`` y devuelve las columnas de la tabla, como listas.

    ``x`` y ``f`` tienen un valor más que pasos: el punto de partida. ``variant`` es el nombre de un error de
    ``VARIANTS``; ``rounded``, el número de decimales a los que se redondea cada punto antes de seguir.
    Errores: ``KeyError`` si no existe el problema, el optimizador, la variante o un valor citado.

    >>> execute(Run("parabola", "GradientDescent", x0=5, hyper={"lr": 0.1}), {})
    {'x': [5.0, 4.0], 'f': [25.0, 16.0], 'grad': [10.0]}
    """
    with np.errstate(all="ignore"):
        return _execute(run, *_prepare(run, names), variant, rounded)


def _prepare(run: Run, names: Names) -> tuple[Optimizer, Problem, Any]:
    def number(value: Expression) -> Any:
        return evaluate(parse(value), names)

    hyper = {name: number(value) for name, value in run.hyper.items()}
    data = {name: number(value) for name, value in run.data.items()}
    problem = FAMILIES[run.problem](**data) if run.problem in FAMILIES else PROBLEMS[run.problem]
    x0 = np.array([number(v) for v in run.x0], dtype=float) if isinstance(run.x0, tuple) else float(number(run.x0))
    return OPTIMIZERS[run.optimizer](**hyper), problem, x0


def _execute(run: Run, optimizer: Any, problem: Any, x: Any, variant: str | None, rounded: int | None) -> Names:
    state, first = optimizer.init(x), x
    columns: dict[str, list[Any]] = {"x": [x], "f": [problem(x)], "grad": []}
    used: Any = None

    def grad(z: Any) -> Any:
        nonlocal used
        used = problem.grad(z)
        return used

    for _ in range(run.steps):
        if variant:
            x, state = VARIANTS[variant](optimizer, x, state, grad, first)
        else:
            x, state = optimizer.step(x, state, grad)
        if rounded is not None:
            x = _round_each(x, rounded)
        columns["x"].append(x)
        columns["f"].append(problem(x))
        columns["grad"].append(used)
        for name in state._fields:
            columns.setdefault(name, []).append(getattr(state, name))
    return {name: _plain(column) for name, column in columns.items()}


def _round_each(x: Any, decimals: int) -> Any:
    """Redondea un número o cada componente de un vector."""
    if isinstance(x, np.ndarray):
        return np.array([round_half_up(float(v), decimals) for v in x])
    return round_half_up(float(x), decimals)


def _plain(column: list[Any]) -> list[Any]:
    return [v.tolist() if isinstance(v, np.ndarray) else float(v) for v in column]
