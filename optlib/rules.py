"""Mirar con lupa la regla que escribe un lector: sus métodos, su estado y sus pasos.

Las del curso no se miran aquí: de ellas responden los tests.
"""

import inspect
import random
import re
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from functools import partial
from numbers import Number
from operator import is_not
from types import ModuleType
from typing import Any

import numpy as np

from .base import Optimizer, again, check_names, check_ranges, check_values, is_array
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
        check_ranges(rule)
        check_names(rule)
        for method in _SIGNATURES:
            if method in vars(rule):
                raise TypeError(f"{_named(rule)}: un hiperparámetro no puede llamarse {method}, como el método.")
        for method, names in _SIGNATURES.items():
            _check_method(rule, method, names)


def _check_method(rule: Optimizer, method: str, names: tuple[str, ...]) -> None:
    found, expected = getattr(rule, method), f"{method}(self, {', '.join(names)})"
    if not callable(found):
        raise TypeError(f"{_named(rule)}.{method} debe ser un método, {expected}, no {shown(found)}.")
    try:
        signature = inspect.signature(found)
        written = tuple(signature.parameters)
        signature.bind(*names)
        places = {name: at for at, name in enumerate(written) if name.startswith("grad") or name in names}
        fits = all(at == (2 if name.startswith("grad") else names.index(name)) for name, at in places.items())
    except (TypeError, ValueError):  # sin ningún argumento, ni self, no tiene firma
        fits = False
    if not fits:
        whole = inspect.signature(getattr(found, "__func__", found))
        raise TypeError(f"{_named(rule)}.{method} debe ser {expected}, y es {method}{whole}.")


def check_clipped(rule: Optimizer, scalar: bool, x: Any) -> None:
    """Muchas ejecuciones de un problema escalar no se recortan juntas: ``ValueError`` si ``axis`` las junta."""
    if isinstance(rule, Clipped) and scalar and np.ndim(x) and rule.norm is not None and rule.axis is not None:
        raise ValueError(
            "Clipped: con muchas ejecuciones de un problema escalar, cada número se recorta por su lado: axis=None."
        )


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
    """El paso ``k``, desde 0, de una regla del lector. Se mira lo que devuelve y que no modifique lo que recibe, y en
    los pasos 0, 1, 2, 4, 8…, también por dentro y qué pide a ``grad``.

    Errores: ``TypeError`` o ``ValueError`` que dicen qué ha hecho ``step`` y qué debe hacer.
    """
    held, kinds = list(vars(rule).values()), {*map(type, state)}
    lists = [(each, _parts(each)) for each in state if type(each) in _GROWING] if kinds & _GROWING else ()
    kept = [(each, _parts(each)) for each in held if type(each) in _GROWING]
    given = _locked(x)
    if np.ndarray in kinds:
        state = state._make(map(_locked, state))
    try:
        found = _watched(rule, given, state, grad) if k & (k - 1) == 0 else rule.step(given, state, grad)
    except Exception as error:
        if not _of_the_gradient(error):
            _explain(error, rule, x, state, grad)
        raise
    pair = _pair(rule, found, state)
    if any(_differ(old, _parts(now)) for now, old in lists):
        raise ValueError(_changes_state(rule, state))
    if _differ(held, list(vars(rule).values())) or any(_differ(old, _parts(now)) for now, old in kept):
        raise TypeError(f"{_named(rule)}.step {_REMEMBER}, {_new(state)}.")
    return pair


def _watched(rule: Optimizer, x: Any, state: Any, grad: Callable[[Any], Any]) -> Any:
    name = _named(rule)
    before = _snapshot((state, _kept(rule)))

    def near(*points: Any, **named: Any) -> Any:
        if named:
            raise TypeError(f"{name}.step llama a grad con {min(named)}=…: el punto se le da sin nombre, grad(x).")
        if len(points) != 1:
            raise TypeError(f"{name}.step llama a grad con {len(points)} argumentos: se le da el punto, grad(x).")
        if np.shape(points[0]) != np.shape(x):
            shapes = f"de forma {np.shape(points[0])}, y x tiene {np.shape(x)}"
            raise ValueError(f"{name}.step llama a grad con algo {shapes}: se le da un punto, grad(x).")
        return grad(points[0])

    found = rule.step(x, state, near)
    now = _snapshot((state, _kept(rule)))
    if not _same(before[0], now[0]):
        raise ValueError(_changes_state(rule, state))
    if not _same(before[1], now[1]):
        raise TypeError(f"{name}.step {_REMEMBER}, {_new(state)}.")
    return found


# Lo que en el estado puede cambiar por dentro, y no es un array.
_GROWING = {list, dict, set}


def _parts(value: Any) -> list:
    """Lo que lleva dentro una lista, un conjunto o un diccionario."""
    return [*value, *value.values()] if type(value) is dict else list(value)


def _differ(old: list, new: list) -> bool:
    """Si no son los mismos objetos."""
    return len(old) != len(new) or any(map(is_not, old, new))


def _locked(value: Any) -> Any:
    """Un array que no se puede modificar, con los mismos números; lo demás, como está."""
    if type(value) is not np.ndarray:
        return value
    view = value.view()
    view.flags.writeable = False
    return view


def _of_the_gradient(error: Exception) -> bool:
    """Si el error viene de dentro de ``grad``, y no de la regla."""
    frames, trace = [], error.__traceback__
    while trace:
        frames.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    return "observed" in frames


def _changes_state(rule: Optimizer, state: Any) -> str:
    return f"{_named(rule)}.step modifica el estado que recibe, con +=, append…: haz uno nuevo, {_new(state)}."


_AS_AN_ARRAY = re.compile(
    "'float' object (has no attribute|is not subscriptable|is not iterable)|type 'float' has no len"
)
_AS_A_NUMBER = "sequence by non-int|concatenate tuple|tuple indices"


def _explain(error: Exception, rule: Optimizer, x: Any, state: Any, grad: Callable) -> None:
    """Lanza, dicho en español y con lo que hay que hacer, el error que ha dado ``step``; nada si no se conoce."""
    name, said, kind = _named(rule), str(error), type(state).__name__
    match error:
        case FrozenInstanceError():
            raise TypeError(f"{name}.step {_REMEMBER}, {_new(state)}.") from None
        case ValueError() if "read-only" in said:
            if _changes_the_point(rule, x, state, grad):
                raise ValueError(f"{name}.step modifica el punto que recibe: escribe x = x - …, no x -= ….") from None
            raise ValueError(_changes_state(rule, state)) from None
        case ValueError() if "truth value of an array" in said:
            raise ValueError(
                f"{name}.step pregunta con if por un array, que tiene varios números: usa np.where, np.sign o abs."
            ) from error
        case ValueError() if "could not be broadcast" in said or "matmul" in said or "shapes" in said:
            hint = ": las sumas y las normas de un punto van con axis=-1, keepdims=True" if np.ndim(x) > 1 else ""
            shapes = " y ".join(re.findall(r"\([\d,]*\)", said))
            raise ValueError(
                f"{name}.step opera con formas que no casan{', ' * bool(shapes)}{shapes}{hint}."
            ) from error
        case TypeError() | AttributeError() if type(x) is float and _AS_AN_ARRAY.search(said):
            raise TypeError(f"{name}.step usa un número como un array: en un problema escalar x y g lo son.") from error
        case AttributeError() if "can't set attribute" in said:
            raise TypeError(
                f"{name}.step cambia un campo del estado, y no se puede: devuelve otro, {_new(state)}."
            ) from None
        case AttributeError() if f"'{kind}' object has no attribute" in said:
            fields = ", ".join(state._fields) or "ninguno"
            raise AttributeError(
                f"{name}.step usa un campo que el estado no tiene. Campos que le da init: {fields}."
            ) from error
        case NameError() if getattr(error, "name", None) in vars(rule):
            raise NameError(
                f"{name}.step usa {error.name}, que no existe. ¿Querías decir self.{error.name}?"
            ) from error
        case NameError() if getattr(error, "name", None) in state._fields:
            raise NameError(
                f"{name}.step usa {error.name}, que no existe. ¿Querías decir state.{error.name}?"
            ) from error
        case TypeError() if re.search(r"'(float|numpy\.ndarray|numpy\.float64)' object is not callable", said):
            raise TypeError(f"{name}.step da un número donde va grad, que es una función: lambda _: g.") from error
        case TypeError() if "'function'" in said:
            raise TypeError(f"{name}.step usa grad como si fuera un array, y es una función: g = grad(x).") from error
        case TypeError() if state._fields and re.search(rf"{_AS_A_NUMBER}|'{kind}'", said):
            fields = ", ".join(f"state.{field}" for field in state._fields)
            raise TypeError(f"{name}.step usa el estado como un número, y es una NamedTuple: {fields}.") from error


def _changes_the_point(rule: Optimizer, x: Any, state: Any, grad: Callable) -> bool:
    """Si el paso, que ha querido modificar algo que no se puede, acaba cuando lo único que se puede es el punto."""
    if type(x) is not np.ndarray:
        return False
    try:
        rule.step(x.copy(), state, grad)
    except ValueError as error:
        return "read-only" not in str(error)
    return True


def _kept(rule: Optimizer) -> dict[str, Any]:
    """Lo que guarda el objeto y lo que se puede modificar en su clase."""
    classes = type(rule).__mro__[: type(rule).__mro__.index(Optimizer)]
    shared = {
        f"{kind.__name__}.{name}": value
        for kind in classes
        for name, value in vars(kind).items()
        if isinstance(value, list | dict | set | np.ndarray | Number) and not name.startswith("__")
    }
    return shared | vars(rule)


def _new(state: Any) -> str:
    if not state._fields:
        return "una NamedTuple"
    return f"{type(state).__name__}({', '.join(f'{field}=…' for field in state._fields)})"


def _pair(rule: Optimizer, found: Any, state: Any) -> tuple[Any, Any]:
    """El punto y el estado que devuelve ``step``."""
    if type(found) is list:
        found = tuple(found)
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


def _remembers(value: Any) -> bool:
    """Si es un objeto del lector, que puede guardar algo; no un módulo, una función, un problema ni un sorteo."""
    return hasattr(value, "__dict__") and not callable(value) and not isinstance(value, ModuleType | random.Random)


def _snapshot(value: Any, depth: int = 2) -> Any:
    """Una copia de los números y de lo que los contiene; lo demás no se puede comparar, y queda en ``None``.

    ``depth`` es cuántos objetos del lector se abren, uno dentro de otro.
    """
    if isinstance(value, np.ndarray):
        return value.copy() if value.dtype.kind in "biufc" else None
    if isinstance(value, dict):
        return {name: _snapshot(each, depth) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_snapshot(each, depth) for each in value]
    if isinstance(value, Optimizer) or (depth and _remembers(value)):
        return _snapshot(vars(value), depth - 1)
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


def check_schedule(rule: Optimizer, state: Any, x: Any, new: Any, g: Any) -> None:
    """Comprueba que el primer paso, de ``x`` a ``new`` con el estado inicial y gradiente ``g``, cambia con ``lr``.

    Errores: ``ValueError`` si no cambia.
    """
    slow = again(type(rule), vars(rule) | {"lr": 1e-6 * rule.lr if np.all(rule.lr) else 1.0})
    start = np.array(x) if np.ndim(x) else float(x)
    try:
        moved = slow.step(start, state, lambda _: np.array(g) if np.ndim(g) else float(g))[0]
    except ArithmeticError:
        return
    if np.array_equal(moved, new) and not np.array_equal(new, x):
        raise ValueError(
            f"schedule multiplica lr, y {_named(rule)}.step no la usa: lo que se calcula con lr va en step."
        )


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
        double = (1, 2, *(1,) * (path.ndim - 2))
        twice = _replayed(rule_at, np.tile(path, double), np.tile(grads, double))
        mixed = mixed or not _near(twice[:, : last + 1], path)
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
    raise ValueError(f"{_named(rule_at(0))}.step mezcla las ejecuciones: {hint}.{own}")


def draws(function: Any) -> bool:
    """Si una función nombra algo de los números al azar."""
    code = getattr(getattr(function, "__func__", function), "__code__", None)
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
        if None in _flat(_snapshot(state)):
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
