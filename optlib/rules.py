"""Mirar con lupa la regla que escribe un lector: sus métodos, su estado y sus pasos.

Las del curso no se miran aquí: de ellas responden los tests.
"""

import inspect
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from numbers import Number
from typing import Any

import numpy as np

from .base import Optimizer, again, check_values
from .clipping import Clipped
from .optimizers import OPTIMIZERS
from .values import numbers, shown

_OURS = frozenset(OPTIMIZERS.values())
_SIGNATURES = {"init": ("x",), "step": ("x", "state", "grad")}
_COLUMNS = {"x", "f", "grad", "x_new"}


def ours(rule: Optimizer) -> bool:
    """Si es una regla del curso, también recortada."""
    return ours(rule.rule) if type(rule) is Clipped else type(rule) in _OURS


def _named(rule: Optimizer) -> str:
    """El nombre de la regla; si está recortada, el de la de dentro."""
    return _named(rule.rule) if isinstance(rule, Clipped) else type(rule).__name__


def check(rule: Optimizer) -> None:
    """Comprueba los métodos y los hiperparámetros: ``TypeError`` o ``ValueError`` si algo no vale."""
    if isinstance(rule, Clipped):
        check(rule.rule)
    elif not ours(rule):
        check_values(rule)
        for name in type(rule).ranges:
            if name not in vars(rule):
                raise ValueError(f"{_named(rule)}: ranges nombra {name!r}, que no es un hiperparámetro.")
        for method in _SIGNATURES:
            if method in vars(rule):
                raise TypeError(f"{_named(rule)}: un hiperparámetro no puede llamarse {method}, como el método.")
        for method, names in _SIGNATURES.items():
            _check_method(rule, method, names)


def _check_method(rule: Optimizer, method: str, names: tuple[str, ...]) -> None:
    found, expected = getattr(rule, method), f"{method}(self, {', '.join(names)})"
    if not callable(found):
        raise TypeError(f"{_named(rule)}.{method} debe ser un método, {expected}, no {shown(found)}.")
    signature = inspect.signature(found)
    written = tuple(signature.parameters)
    try:
        signature.bind(*names)
        fits = written == names or set(written) != set(names)
    except TypeError:
        fits = False
    if not fits:
        whole = inspect.signature(getattr(found, "__func__", found))
        raise TypeError(f"{_named(rule)}.{method} debe ser {expected}, y es {method}{whole}.")


def first_state(rule: Optimizer, x: Any) -> Any:
    """El estado inicial: ``TypeError`` si no es una ``NamedTuple``; ``ValueError`` si un campo tiene mal nombre."""
    if ours(rule):
        return rule.init(x)
    name, before = _named(rule), _snapshot(_kept(rule))
    try:
        state = rule.init(x)
    except FrozenInstanceError:
        raise TypeError(f"{name}.init {_REMEMBER}, una NamedTuple.") from None
    if not _same(before, _snapshot(_kept(rule))):
        raise TypeError(f"{name}.init {_REMEMBER}, una NamedTuple.")
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
    for field, value in vars(type(state)).items():
        if not field.startswith("_") and field not in state._fields and np.ndim(value) == 0 and not callable(value):
            raise TypeError(f"{type(state).__name__}: {field} no es un campo: se declara con su tipo, {field}: float.")
    return state


_REMEMBER = "guarda algo en self o en la clase: lo que se recuerda de un paso a otro va en el estado"


def own_step(rule: Optimizer, k: int, x: Any, state: Any, grad: Callable[[Any], Any]) -> tuple[Any, Any]:
    """El paso ``k``, desde 0, de una regla del lector. Se mira lo que devuelve, y en los pasos 0, 1, 2, 4, 8…, qué
    pide a ``grad`` y que no modifique lo que recibe.

    Errores: ``TypeError`` o ``ValueError`` que dicen qué ha hecho ``step`` y qué debe hacer.
    """
    held = list(vars(rule).values())
    pair = _pair(rule, _watched(rule, x, state, grad) if k & (k - 1) == 0 else rule.step(x, state, grad), state)
    if len(held) != len(vars(rule)) or any(old is not new for old, new in zip(held, vars(rule).values(), strict=True)):
        raise TypeError(f"{_named(rule)}.step {_REMEMBER}, {_new(state)}.")
    return pair


def _watched(rule: Optimizer, x: Any, state: Any, grad: Callable[[Any], Any]) -> Any:
    name = _named(rule)
    before = _snapshot((x, state, _kept(rule)))

    def near(*points: Any) -> Any:
        if len(points) != 1:
            raise TypeError(f"{name}.step llama a grad con {len(points)} argumentos: se le da el punto, grad(x).")
        if np.shape(points[0]) != np.shape(x):
            shapes = f"de forma {np.shape(points[0])}, y x tiene {np.shape(x)}"
            raise ValueError(f"{name}.step llama a grad con algo {shapes}: se le da un punto, grad(x).")
        return grad(points[0])

    try:
        found = rule.step(x, state, near)
    except FrozenInstanceError:
        raise TypeError(f"{name}.step {_REMEMBER}, {_new(state)}.") from None
    except AttributeError as error:
        if "can't set attribute" in str(error):
            raise TypeError(
                f"{name}.step cambia un campo del estado, y no se puede: devuelve otro, {_new(state)}."
            ) from None
        if f"'{type(state).__name__}' object has no attribute" in str(error):
            fields = ", ".join(state._fields) or "ninguno"
            raise AttributeError(
                f"{name}.step usa un campo que el estado no tiene. Campos que le da init: {fields}."
            ) from error
        raise
    except TypeError as error:
        if "'function'" not in str(error):
            raise
        raise TypeError(f"{name}.step usa grad como si fuera un array, y es una función: g = grad(x).") from error
    now = _snapshot((x, state, _kept(rule)))
    if not _same(before[0], now[0]):
        raise ValueError(f"{name}.step modifica el punto que recibe: escribe x = x - …, no x -= ….")
    if not _same(before[1], now[1]):
        raise ValueError(f"{name}.step modifica el estado que recibe, con +=, append…: haz uno nuevo, {_new(state)}.")
    if not _same(before[2], now[2]):
        raise TypeError(f"{name}.step {_REMEMBER}, {_new(state)}.")
    return found


def _kept(rule: Optimizer) -> dict[str, Any]:
    """Lo que guarda el objeto, salvo lo que empieza por un guion bajo, y lo que se puede modificar en su clase."""
    classes = type(rule).__mro__[: type(rule).__mro__.index(Optimizer)]
    shared = {
        f"{kind.__name__}.{name}": value
        for kind in classes
        for name, value in vars(kind).items()
        if isinstance(value, list | dict | set | np.ndarray) and not name.startswith("__")
    }
    return shared | {name: value for name, value in vars(rule).items() if not name.startswith("_")}


def _new(state: Any) -> str:
    if not state._fields:
        return "una NamedTuple"
    return f"{type(state).__name__}({', '.join(f'{field}=…' for field in state._fields)})"


def _pair(rule: Optimizer, found: Any, state: Any) -> tuple[Any, Any]:
    """El punto y el estado que devuelve ``step``."""
    if type(found) is tuple and len(found) == 2 and type(found[1]) is type(state) and not hasattr(found[0], "_fields"):
        return found
    name, expected = _named(rule), "debe devolver dos valores, el punto y el estado nuevos: return x_new, state"
    if found is None:
        raise TypeError(f"{name}.step no devuelve nada: {expected}.")
    if type(found) is not tuple or len(found) != 2:
        raise TypeError(f"{name}.step {expected}. Devuelve {shown(found)}.")
    if hasattr(found[0], "_fields"):
        raise TypeError(f"{name}.step devuelve el estado antes que el punto: es al revés, return x_new, state.")
    kind = type(state).__name__
    raise TypeError(f"{name}.step debe devolver un estado como el de init, {kind}, no {shown(found[1])}.")


def _snapshot(value: Any) -> Any:
    """Una copia de los números y de lo que los contiene; lo demás no se puede comparar, y queda en ``None``."""
    if isinstance(value, np.ndarray):
        return value.copy() if value.dtype.kind in "biufc" else None
    if isinstance(value, dict):
        return {name: _snapshot(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_snapshot(each) for each in value]
    if isinstance(value, Optimizer):
        return _snapshot(vars(value))
    return value if isinstance(value, Number | str) else None


def _same(old: Any, now: Any) -> bool:
    """Si dos copias son iguales; un ``nan`` es igual a otro."""
    if type(old) is not type(now):
        return False
    if isinstance(old, dict):
        return old.keys() == now.keys() and all(_same(old[name], now[name]) for name in old)
    if isinstance(old, list):
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


def check_apart(rule: Optimizer, x: np.ndarray, new: np.ndarray, g: np.ndarray) -> None:
    """Con muchas ejecuciones, el primer paso de cada una debe ser el que daría sola: ``ValueError`` si no.

    ``x``, ``new`` y ``g`` son el punto de partida, el siguiente y el gradiente. Una con sorteos no se puede mirar.
    """
    try:
        apart = [_replayed(rule, x, g, slice(row, row + 1)) for row in (0, len(x) - 1)]
        together = _replayed(rule, x, g, slice(None))
    except Exception:  # escrita para muchas ejecuciones, y con una no sabe
        return
    if not np.array_equal(together, new, equal_nan=True):
        return
    for row, alone in zip((0, len(x) - 1), apart, strict=True):
        if not np.allclose(alone, new[row : row + 1], rtol=1e-6, atol=0, equal_nan=True):
            raise ValueError(
                f"{_named(rule)}.step mezcla las ejecuciones: una suma o una norma de cada punto se hace con axis=-1 y "
                "keepdims=True."
            )


def _replayed(rule: Optimizer, x: np.ndarray, g: np.ndarray, rows: slice) -> np.ndarray:
    """El primer paso de unas ejecuciones, con el gradiente ya anotado."""
    spread = {name: value[rows] for name, value in vars(rule).items() if np.shape(value) == x.shape}
    some = again(type(rule), vars(rule) | spread)
    start = x[rows].copy()
    return some.step(start, some.init(start), lambda _: g[rows].copy())[0]
