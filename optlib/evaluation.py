"""Pedir a un problema su coste y su gradiente. Divergir no es un error: queda en los números."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from .problems import Problem
from .values import returned

_BLOCK = 2**14  # números: 128 KiB


def in_float64(function: Callable, point: float) -> Any:
    """Valor de una función que con un ``float`` de Python desborda: con ``float64`` da infinito o ``nan``.

    Errores: los de la función, si el punto es finito y no es que desborde.
    """
    try:
        return function(np.float64(point))
    except OverflowError:  # las de math no dan infinito
        return math.nan
    except (ArithmeticError, ValueError):  # math.cos(inf)
        if math.isfinite(point):
            raise
        return math.nan


def as_gradient(g: Any, shape: tuple[int, ...]) -> np.ndarray:
    """El gradiente como array de la forma de ``x``: ``TypeError`` o ``ValueError`` si no lo es."""
    array = returned(g, "grad(x)")
    if array.shape != shape:
        raise ValueError(f"grad(x) debe tener la forma de x, {shape}; tiene {array.shape}.")
    return array


def costs_along(problem: Problem, path: np.ndarray) -> np.ndarray:
    """Coste en cada punto: de los problemas del curso, de muchos a la vez; de los demás, uno por uno.

    Errores: ``TypeError`` o ``ValueError`` si no da un número por ejecución.
    """
    shape = path.shape[1:] if problem.dim is None else path.shape[1:-1]
    if path.ndim == 1:
        return np.array([_cost_at(problem, x) for x in path.tolist()])
    if not problem.vectorized:
        return np.array([_cost(problem(x.copy()), shape) for x in path])
    rows = max(1, _BLOCK // path[0].size)  # lo que cabe en la memoria rápida del procesador
    return np.concatenate([problem(path[k : k + rows]) for k in range(0, len(path), rows)])


def _cost_at(problem: Problem, x: float) -> float:
    try:
        cost = problem(x)
    except (ArithmeticError, ValueError):
        cost = in_float64(problem, x)
    return cost if type(cost) is float else float(_cost(cost, ()))


def _cost(value: Any, shape: tuple[int, ...]) -> np.ndarray:
    cost = returned(value, "f(x)")
    if cost.shape != shape:
        hint = "Las coordenadas son x[..., 0], x[..., 1], y las sumas van con axis=-1."
        if cost.ndim < len(shape):
            hint = "Si x es un punto con varias variables, falta dim en el Problem; si no, las sumas van con axis=-1."
        raise ValueError(f"f(x) debe dar un número por ejecución, forma {shape}; da {cost.shape}. {hint}")
    return cost
