"""Mirar si una regla que ha escrito un lector trata por separado las ejecuciones que se le dan juntas."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from .base import Optimizer, again, is_array
from .rules import named, snapshot

_LOOKED_AT = 1000  # pasos en que se mira si las ejecuciones van por separado
_ALONE = 8  # ejecuciones que se repiten solas
# Lo que nombra una función que sortea.
_RANDOM = {"random", "default_rng", "rng", "_rng", "seed", "normal", "uniform", "standard_normal", "permutation"}


def check_apart(rule_at: Callable[[int], Optimizer], path: np.ndarray, grads: np.ndarray, scalar: bool) -> None:
    """Con muchas ejecuciones, los pasos de cada una deben ser los que daría sola: ``ValueError`` si no.

    ``path`` y ``grads`` son sus puntos y sus gradientes. Una regla con sorteos no se puede mirar. Sola, una ejecución
    puede redondear de otro modo, o no saberse escribir: antes de decir que se mezclan, se mira qué cambia en ella si
    cambian las demás, o el orden de todas.
    """
    steps = min(len(grads), _LOOKED_AT)
    path, grads = path[: steps + 1], grads[:steps]
    last = len(path[0]) - 1
    chosen = [slice(row, row + 1) for row in sorted({*np.linspace(0, last, _ALONE, dtype=int)})]
    try:
        if all(_alike(_replayed(rule_at, path, grads, rows), path[:, rows]) for rows in chosen):
            return
    except Exception:  # escrita para muchas ejecuciones, y con una no sabe
        pass
    try:
        if not np.array_equal(_replayed(rule_at, path, grads), path, equal_nan=True):
            return
        backwards = _replayed(rule_at, path[:, ::-1], grads[:, ::-1], order=-1)
        mixed = any(_depends(rule_at, path, grads, rows) for rows in chosen)
        mixed = mixed or _crowded(rule_at, path, grads)
        # Un sorteo que se repite en cada paso también depende del lugar.
        placed = not _near(backwards[:, ::-1], path) and not draws(type(rule_at(0)).step)
    except _Misshapen:
        mixed, placed = False, True
    except Exception:
        return
    if not mixed and not placed:
        return
    if scalar:
        hint = "en un problema escalar cada número de x es una, y no se suman ni se ordenan entre ellos"
    elif mixed:
        hint = "las sumas y las normas de un punto van con axis=-1 y keepdims=True"
    else:
        hint = "las coordenadas de un punto son x[..., 0], x[..., 1], y no x[0], x[1]"
    arrays = [name for name, value in vars(rule_at(0)).items() if is_array(name, value)]
    own = f" Si {arrays[0]} no es de cada ejecución, guárdalo con un guion bajo delante." if arrays else ""
    raise ValueError(f"{named(rule_at(0))}.step mezcla las ejecuciones: {hint}.{own}")


def draws(function: Any) -> bool:
    """Si una función nombra algo de los números al azar."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    return code is not None and bool(_RANDOM.intersection(code.co_names))


def _alike(one: np.ndarray, other: np.ndarray) -> bool:
    return np.allclose(one, other, rtol=1e-6, atol=1e-12, equal_nan=True)


class _Misshapen(Exception):
    """Con otras ejecuciones, el paso da otras tantas: las toma por coordenadas."""


def _near(one: np.ndarray, other: np.ndarray) -> bool:
    """Si son iguales salvo por el redondeo, que con otra forma u otro orden puede ser otro."""
    return np.allclose(one, other, rtol=1e-3, atol=1e-3 * np.nanmax(np.abs(other), initial=0), equal_nan=True)


def _depends(rule_at: Callable, path: np.ndarray, grads: np.ndarray, rows: slice) -> bool:
    """Si los pasos de una ejecución cambian cuando las demás valen otra cosa."""
    for factor in (0.0, 3.0):
        others = np.full((len(path[0]), *(1,) * (path.ndim - 2)), factor)
        others[rows] = 1.0
        if not _alike(_replayed(rule_at, path * others, grads * others)[:, rows], path[:, rows]):
            return True
    return False


def _crowded(rule_at: Callable, path: np.ndarray, grads: np.ndarray) -> bool:
    """Si los pasos cambian cuando las ejecuciones son el doble; si con otras tantas no sabe, no se sabe.

    Errores: los del paso, si la regla guarda algo suyo de cada ejecución.
    """
    double = (1, 2, *(1,) * (path.ndim - 2))
    try:
        twice = _replayed(rule_at, np.tile(path, double), np.tile(grads, double))
    except ValueError:
        kept = [value for name, value in vars(rule_at(0)).items() if name.startswith("_")]
        if any(np.shape(value)[:1] == path[0].shape[:1] for value in kept):
            raise
        return False
    return not _near(twice[:, : len(path[0])], path)


def _replayed(
    rule_at: Callable, path: np.ndarray, grads: np.ndarray, rows: slice = slice(None), order: int = 1
) -> np.ndarray:
    """Los puntos de unas ejecuciones, con los gradientes ya anotados; ``order`` es −1 si van al revés.

    Errores: ``TypeError`` si el estado guarda algo que no se puede comparar, como un generador de números al azar.
    """
    x = path[0][rows].copy()
    points, state = [x], None
    for k in range(len(grads)):
        rule = rule_at(k)
        mine = {name: value for name, value in vars(rule).items() if is_array(name, value)}
        spread = {
            name: np.resize(value, path[0].shape)[::order][rows]
            for name, value in mine.items()
            if value.shape[1:] == path[0].shape[1:] and len(path[0]) % len(value) == 0
        }
        some = again(type(rule), vars(rule) | spread)
        state = some.init(x) if state is None else state
        if None in _flat(snapshot(state)):
            raise TypeError
        x, state = some.step(x.copy(), state, partial(_given, grads[k][rows]))
        if np.shape(x) != points[0].shape:
            raise _Misshapen
        points.append(x)
    return np.array(points)


def _given(g: np.ndarray, _: Any) -> np.ndarray:
    return g.copy()


def _flat(value: Any) -> list:
    if isinstance(value, list):
        return [each for part in value for each in _flat(part)]
    return [] if isinstance(value, np.ndarray | dict) else [value]
