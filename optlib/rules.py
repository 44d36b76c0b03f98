"""Mirar con lupa la regla que escribe un lector: sus métodos, su estado y su primer paso.

Las del curso no se miran aquí: de ellas responden los tests.
"""

import copy
import inspect
from collections.abc import Callable
from dataclasses import FrozenInstanceError, is_dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from .optimizers import OPTIMIZERS, Optimizer, check_values
from .values import numbers, shown

_OURS = frozenset(OPTIMIZERS.values())
_SIGNATURES = {"init": ("x",), "step": ("x", "state", "grad")}
_COLUMNS = {"x", "f", "grad"}


def _named(rule: Optimizer) -> str:
    """El nombre de la regla; si envuelve a otra, el de la de dentro."""
    inner = [value for value in vars(rule).values() if isinstance(value, Optimizer)]
    return _named(inner[0]) if inner else type(rule).__name__


def check(rule: Optimizer) -> None:
    """Comprueba los métodos y los hiperparámetros: ``TypeError`` o ``ValueError`` si algo no vale."""
    if type(rule) in _OURS:
        return
    for value in vars(rule).values():
        if isinstance(value, Optimizer):
            check(value)
    if not is_dataclass(rule):  # con su propio __init__ no se han comprobado al construirla
        check_values(rule)
    for method in _SIGNATURES:
        if method in vars(rule):
            raise TypeError(f"{_named(rule)}: un hiperparámetro no puede llamarse {method}, como el método.")
    _check_methods(type(rule))  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def _check_methods(kind: type[Optimizer]) -> None:
    for method, names in _SIGNATURES.items():
        found = getattr(kind, method)
        expected = f"{method}(self, {', '.join(names)})"
        if not inspect.isfunction(found):
            raise TypeError(f"{kind.__name__}.{method} debe ser un método, {expected}, no {shown(found)}.")
        signature = inspect.signature(found)
        try:
            signature.bind(kind, *names)
        except TypeError:
            raise TypeError(f"{kind.__name__}.{method} debe ser {expected}, y es {method}{signature}.") from None


def first_state(rule: Optimizer, x: Any) -> Any:
    """El estado inicial: ``TypeError`` si no es una ``NamedTuple``; ``ValueError`` si un campo tiene mal nombre."""
    state = rule.init(x)
    if type(rule) in _OURS:
        return state
    name = _named(rule)
    if state is None:
        raise TypeError(f"{name}.init(x) no devuelve nada. ¿Falta return? Si no recuerda nada, return NoState().")
    if not (isinstance(state, tuple) and hasattr(state, "_fields")):
        raise TypeError(
            f"{name}.init(x) debe devolver una NamedTuple, o NoState() si no recuerda nada, no {shown(state)}."
        )
    if taken := _COLUMNS.intersection(state._fields):
        raise ValueError(
            f"{name}: un campo del estado no puede llamarse {min(taken)}, como la columna de la trayectoria."
        )
    return state


def first_step(rule: Optimizer, x: Any, state: Any, grad: Callable[[Any], Any]) -> tuple[Any, Any]:
    """El primer paso, que además se mira: lo que devuelve, qué pide a ``grad`` y que no cambie lo que recibe.

    Errores: ``TypeError`` o ``ValueError`` que dicen qué ha hecho ``step`` y qué debe hacer.
    """
    if type(rule) in _OURS:
        return rule.step(x, state, grad)
    name = _named(rule)
    before = copy.deepcopy((x, state, vars(rule)))

    def near(point):
        if np.shape(point) != np.shape(x):
            shapes = f"de forma {np.shape(point)}, y x tiene {np.shape(x)}"
            raise ValueError(f"{name}.step llama a grad con algo {shapes}: se le da un punto, grad(x).")
        return grad(point)

    try:
        found = rule.step(x, state, near)
    except FrozenInstanceError:
        raise TypeError(f"{name}.step {_remember(state)}") from None
    except AttributeError as error:
        if "can't set attribute" not in str(error):
            raise
        raise TypeError(
            f"{name}.step cambia un campo del estado, y no se puede: devuelve otro, {_new(state)}."
        ) from None
    new_state = _pair(name, found, state)[1]
    for what, letter, old, now in zip(("el punto", "el estado"), "xv", before, (x, state), strict=False):
        if not _same(old, now):
            change = f"{letter} = {letter} + …, no {letter} += …"
            raise ValueError(f"{name}.step cambia por dentro {what} que recibe: escribe {change}.")
    if not _same(before[2], vars(rule)):
        raise TypeError(f"{name}.step {_remember(state)}")
    return found[0], new_state


def _remember(state: Any) -> str:
    new = _new(state) if state._fields else "una NamedTuple"
    return f"guarda algo en self, que no cambia: lo que se recuerda de un paso a otro va en el estado, {new}."


def _new(state: Any) -> str:
    return f"{type(state).__name__}({', '.join(f'{field}=…' for field in state._fields)})"


def _pair(name: str, found: Any, state: Any) -> tuple[Any, Any]:
    """El punto y el estado que devuelve ``step``."""
    expected = "debe devolver dos valores, el punto y el estado nuevos: return x_new, state"
    if found is None:
        raise TypeError(f"{name}.step no devuelve nada: {expected}.")
    if not isinstance(found, tuple) or hasattr(found, "_fields") or len(found) != 2:
        raise TypeError(f"{name}.step {expected}. Devuelve {shown(found)}.")
    point, new_state = found
    if hasattr(point, "_fields"):
        raise TypeError(f"{name}.step devuelve el estado antes que el punto: es al revés, return x_new, state.")
    if type(new_state) is not type(state):
        kind = type(state).__name__
        raise TypeError(f"{name}.step debe devolver un estado como el de init, {kind}, no {shown(new_state)}.")
    return point, new_state


def _same(old: Any, now: Any) -> bool:
    """Si dos valores son el mismo; un ``nan`` es igual a otro."""
    if isinstance(old, Optimizer):
        return _same(vars(old), vars(now))
    if isinstance(old, dict):
        return old.keys() == now.keys() and all(_same(old[name], now[name]) for name in old)
    if isinstance(old, tuple | list):
        return len(old) == len(now) and all(map(_same, old, now))
    if isinstance(old, np.ndarray):
        return np.array_equal(old, now, equal_nan=old.dtype.kind == "f")
    return bool(old == now) or (old != old and now != now)


def point(rule: Optimizer, x: Any, shape: tuple[int, ...], k: int, calls: int) -> Any:
    """El punto que ha devuelto el paso ``k``, desde 1, con ``calls`` llamadas a ``grad``, como array.

    Errores: ``TypeError`` si no son números; ``ValueError`` si no tiene la forma de ``x`` o no hay una sola llamada.
    """
    name = _named(rule)
    if calls != 1:
        told = f"llama {calls} veces a grad" if calls else "no llama a grad"
        raise ValueError(f"{name}.step {told} en el paso {k}: se llama una sola vez, g = grad(x), y se usa g.")
    found = numbers(f"{name}.step debe devolver un punto, un número o un array de números", x)
    if found.shape != shape:
        raise ValueError(f"{name}.step debe devolver un punto con la forma de x, {shape}; tiene {found.shape}.")
    return found
