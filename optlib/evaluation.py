"""Pedir a un problema su coste y su gradiente, y decir qué les pasa. Divergir no es un error: queda en los números."""

import math
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from .problems import Problem
from .values import cause, returned

_BLOCK = 2**14  # números: 128 KiB


@contextmanager
def explained(problem: Problem, x: Any) -> Iterator[None]:
    """Dice en español por qué falla ``f`` o ``grad`` con el punto ``x``, si es por la forma de lo que usan."""
    try:
        yield
    except (TypeError, AttributeError, IndexError, ValueError) as error:
        code = {getattr(each, "__code__", None): name for name, each in (("f", problem.f), ("grad", problem.df))}
        frames = [frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__)]
        given = [code[each] for each in frames if each in code]
        if given and (why := cause(error, x)):
            kind = ValueError if isinstance(error, ValueError) else TypeError
            raise kind(f"{given[-1]}(x) {why}.{_as_many(problem, error, x)}") from error
        raise


def _as_many(problem: Problem, error: Exception, x: Any) -> str:
    if np.ndim(x) or isinstance(error, ValueError):
        return ""
    return " Con varias variables, x0=[…, …], o dim=… en el Problem."


def tolerant(function: Callable, point: float, what: str) -> float:
    """Valor de la función en un punto que puede desbordar: infinito o ``nan``.

    Errores: ``ZeroDivisionError`` si divide entre cero en un punto finito: con ``float64``, eso no lo hace ``x``.
    """
    try:
        return float(returned(function(np.float64(point)), what))
    except (ArithmeticError, ValueError) as error:
        if math.isfinite(point) and isinstance(error, ZeroDivisionError):
            raise ZeroDivisionError(f"{what} divide entre cero en x = {point:g}.") from error
        if math.isfinite(point) and isinstance(error, ValueError):
            raise
        return math.nan


def as_gradient(g: Any, shape: tuple) -> np.ndarray:
    """El gradiente como array de la forma de ``x``: ``TypeError`` o ``ValueError`` si no lo es."""
    array = returned(g, "grad(x)")
    if array.shape != shape:
        raise ValueError(f"grad(x) debe tener la forma de x, {shape}; tiene {array.shape}.")
    return array


def check_rows(gradient: Callable, x: np.ndarray, scalar: bool) -> None:
    """Con muchas ejecuciones, el gradiente debe tratar cada una por separado: ``x[..., 0]``, no ``x[0]``.

    Errores: ``ValueError`` si el de la primera o el de la última no es el que tiene sola.
    """
    together = as_gradient(gradient(x.copy()), x.shape)
    flat = x.reshape(-1) if scalar else x.reshape(-1, x.shape[-1])
    found = together.reshape(flat.shape)
    try:
        ends = (slice(0, 1), slice(len(flat) - 1, None)) if scalar else (0, len(flat) - 1)
        apart = all(_close(gradient(flat[row].copy()), found[row]) for row in ends)
    except (TypeError, ValueError, IndexError):
        if not scalar:
            raise
        # Escrito para varias: se les da la vuelta.
        apart = _close(gradient(flat[::-1].copy()), found[::-1])
    # Si lleva un sorteo, en el mismo punto da otra cosa.
    if not apart and np.array_equal(together, gradient(x.copy()), equal_nan=True):
        if scalar:
            hint = "cada número de x es una; no se suman ni se ordenan entre ellos, ni lleva cada uno sus datos"
        else:
            hint = "las coordenadas son x[..., 0], x[..., 1]; las sumas y las normas, con axis=-1, keepdims=True"
        raise ValueError(f"grad(x) no trata cada ejecución por separado: {hint}.")


def _close(g: Any, expected: np.ndarray) -> bool:
    return np.allclose(as_gradient(g, expected.shape), expected, rtol=1e-6, equal_nan=True)


def costs_along(problem: Problem, xs: list | np.ndarray, path: np.ndarray) -> np.ndarray:
    """Coste en cada punto: de muchos a la vez si el problema sabe, y si no punto por punto."""
    if path.ndim == 1 and problem.dim is None:
        return np.array([_cost_at(problem, x) for x in xs])
    shape = path.shape if problem.dim is None else path.shape[:-1]
    xs = path = path.view()
    path.flags.writeable = False  # si f cambia por dentro lo que recibe, se dice
    try:
        together = _in_blocks(problem, path)
        ends = [np.asarray(problem(xs[k]), dtype=float) for k in (0, -1)]
        fits = together.shape == shape and np.allclose([together[0], together[-1]], ends, rtol=1e-9, equal_nan=True)
        if fits and _by_rows(problem, path[0], together[0]):
            return together
    except (TypeError, ValueError, IndexError, ArithmeticError):
        pass  # Escrito para un punto cada vez.
    try:
        costs = np.array([_cost(problem(x), shape[1:], problem.dim is None) for x in xs])
    except ValueError as error:
        if "read-only" not in str(error):
            raise
        raise ValueError("f(x) modifica el punto que recibe: escribe y = 2 * x, no x *= 2.") from None
    if not _by_rows(problem, path[0], costs[0]):
        raise ValueError(
            "f(x) no trata cada ejecución por separado: las coordenadas son x[..., 0], x[..., 1]; las sumas, axis=-1."
        )
    return costs


def _by_rows(problem: Problem, x: np.ndarray, costs: np.ndarray) -> bool:
    """Si los costes de la primera y de la última ejecución son los que tiene cada una sola."""
    if costs.ndim == 0:
        return True
    points = x.reshape(-1) if problem.dim is None else x.reshape(-1, problem.dim)
    try:
        alone = [np.asarray(problem(points[row]), dtype=float) for row in (0, -1)]
    except (TypeError, ValueError, IndexError, ArithmeticError):
        return True  # Escrito para muchas ejecuciones: con una no se puede comparar.
    same = np.allclose(alone, costs.reshape(-1)[[0, -1]], rtol=1e-6, equal_nan=True)
    return same and all(each.ndim == 0 for each in alone)


def _cost(value: Any, shape: tuple[int, ...], scalar: bool) -> np.ndarray:
    cost = returned(value, "f(x)")
    if cost.shape != shape:
        hint = ""
        if cost.ndim == len(shape) + 1 and not scalar:
            hint = " ¿Falta sumar, con np.sum(…, axis=-1)?"
            if cost.shape == shape * 2:
                hint = " Con una matriz A, el problema es Quadratic(A)."
            if not shape:
                hint += " Si son varias partidas de una variable, el problema es Problem(f, grad), sin dim."
        elif cost.ndim == 0 and scalar:
            hint = " ¿Falta decir dim al construir el Problem?"
        elif cost.ndim == 0:
            hint = " Las sumas y las medias van con axis=-1."
        elif not scalar:
            hint = " Las coordenadas son x[..., 0], x[..., 1]."
        raise ValueError(f"f(x) debe dar un número por ejecución, forma {shape}; da {cost.shape}.{hint}")
    return cost


def _in_blocks(problem: Problem, path: np.ndarray) -> np.ndarray:
    """Coste de todos los puntos, tantos pasos a la vez como quepan en la memoria rápida del procesador."""
    rows = max(1, _BLOCK // path[0].size)
    blocks = (problem(path[k : k + rows]) for k in range(0, len(path), rows))
    return np.concatenate([returned(block, "f(x)") for block in blocks])


def _cost_at(problem: Problem, x: float) -> float:
    try:
        cost = problem(x)
    except (ArithmeticError, ValueError):
        return tolerant(problem, x, "f(x)")
    return cost if type(cost) is float else float(_cost(cost, (), True))
