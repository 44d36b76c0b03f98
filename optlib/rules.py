"""Mirar con lupa la regla que escribe un lector: sus métodos, su estado y sus pasos.

Las del curso no se miran aquí: de ellas responden los tests.
"""

import inspect
import random
import re
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from numbers import Number
from operator import is_not
from types import ModuleType
from typing import Any

import numpy as np

from .base import Optimizer, again, check_names, check_ranges, check_values
from .clipping import Clipped
from .optimizers import OPTIMIZERS
from .values import cause, numbers, shown

_OURS = frozenset(OPTIMIZERS.values())
_SIGNATURES = {"init": ("x",), "step": ("x", "state", "grad")}
_COLUMNS = {"x", "f", "grad", "x_new"}


def ours(rule: Optimizer) -> bool:
    """Si es una regla del curso, también recortada."""
    return ours(rule.rule) if type(rule) is Clipped else type(rule) in _OURS


def named(rule: Optimizer) -> str:
    """El nombre de la regla; si está recortada, el de la de dentro."""
    return named(rule.rule) if isinstance(rule, Clipped) else type(rule).__name__


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
                raise TypeError(f"{named(rule)}: un hiperparámetro no puede llamarse {method}, como el método.")
        for method, names in _SIGNATURES.items():
            _check_method(rule, method, names)


def _check_method(rule: Optimizer, method: str, names: tuple[str, ...]) -> None:
    found, expected = getattr(rule, method), f"{method}(self, {', '.join(names)})"
    if not callable(found):
        raise TypeError(f"{named(rule)}.{method} debe ser un método, {expected}, no {shown(found)}.")
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
        raise TypeError(f"{named(rule)}.{method} debe ser {expected}, y es {method}{whole}.")


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
    name, before = named(rule), snapshot(_kept(rule))
    try:
        state = rule.init(x)
    except FrozenInstanceError:
        raise TypeError(f"{name}.init {_REMEMBER}, una NamedTuple.") from None
    except TypeError as error:
        if found := re.search(r"(\w+)\.__new__\(\)", str(error)):
            raise TypeError(f"{name}.init {_ill_made(f'a {found[1]}', error)}.") from error
        if re.search(r"init\(\) missing .* 'x'", str(error)):
            raise TypeError(
                f"{name}.init llama al init de la clase de la que hereda sin x: super().init(x)."
            ) from error
        _explain_init(name, error, x)
        raise
    except AttributeError as error:
        _explain_init(name, error, x)
        raise
    except NameError as error:
        if error.name != "grad":
            raise
        raise NameError(f"{name}.init no recibe el gradiente: se pide en step, g = grad(x).") from error
    if not _same(before, snapshot(_kept(rule))):
        raise TypeError(f"{name}.init {_REMEMBER}, una NamedTuple.")
    if state is None:
        raise TypeError(f"{name}.init(x) no devuelve nada. ¿Falta return? Si no recuerda nada, return NoState().")
    if not (isinstance(state, tuple) and hasattr(state, "_fields")):
        fields = "; ".join(f"{field}: np.ndarray" for field in state) if isinstance(state, dict) else ""
        raise TypeError(
            f"{name}.init(x) debe devolver una NamedTuple, o NoState() si no recuerda nada, no {shown(state)}."
            + f" Se define así: class State(NamedTuple): {fields}." * bool(fields)
        )
    if taken := _COLUMNS.intersection(state._fields):
        raise ValueError(
            f"{name}: un campo del estado no puede llamarse {min(taken)}, como la columna de la trayectoria."
        )
    for field, value in vars(type(state)).items():
        if not field.startswith("_") and field not in state._fields and np.ndim(value) == 0 and not callable(value):
            raise TypeError(f"{type(state).__name__}: {field} no es un campo: se declara con su tipo, {field}: float.")
    return state


def _ill_made(owner: str, error: Exception) -> str:
    """Qué campos se dan mal a una ``NamedTuple``: los que faltan o, si no falta ninguno, el que no es suyo."""
    said = str(error)
    if found := re.search(r"missing .*arguments?: (.+)", said):
        fields = re.findall(r"'(\w+)'", found[1])
        return f"no da {owner} {'el campo' if len(fields) == 1 else 'los campos'} {' y '.join(fields)}"
    strange = re.search(r"'(\w+)'\]?$", said)
    return f"da {owner} {f'el campo {strange[1]}, que no tiene' if strange else 'algo de más'}"


_REMEMBER = "guarda algo en self o en la clase: lo que se recuerda de un paso a otro va en el estado"


def _explain_init(name: str, error: Exception, x: Any) -> None:
    """Lanza, con lo que hay que hacer, el error de un ``init`` que usa un número como un array; nada si es otro."""
    if why := cause(error, x):
        raise TypeError(f"{name}.init {why}. Un cero de la forma de x es 0 * x.") from error


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
        raise TypeError(f"{named(rule)}.step {_REMEMBER}, {_new(state)}.")
    return pair


def _watched(rule: Optimizer, x: Any, state: Any, grad: Callable[[Any], Any]) -> Any:
    name = named(rule)
    before = snapshot((state, _kept(rule)))

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
    now = snapshot((state, _kept(rule)))
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
    return f"{named(rule)}.step modifica el estado que recibe, con +=, append…: haz uno nuevo, {_new(state)}."


def _owner(used: str, rule: Optimizer, state: Any) -> str:
    """De quién es lo que se nombra sin decirlo: del optimizador o del estado; nada si de ninguno."""
    return "self" if used in vars(rule) else "state" if used in state._fields else ""


def _no_number(value: Any) -> bool:
    """Si con un campo del estado no se puede operar: una lista o nada."""
    return value is None or isinstance(value, list | tuple)


_AS_A_NUMBER = "sequence by non-int|concatenate tuple|tuple indices"


def _explain(error: Exception, rule: Optimizer, x: Any, state: Any, grad: Callable) -> None:
    """Lanza, dicho en español y con lo que hay que hacer, el error que ha dado ``step``; nada si no se conoce."""
    name, said, kind = named(rule), str(error), type(state).__name__
    match error:
        case FrozenInstanceError():
            raise TypeError(f"{name}.step {_REMEMBER}, {_new(state)}.") from None
        case ValueError() if "read-only" in said:
            if _changes_the_point(rule, x, state, grad):
                raise ValueError(f"{name}.step modifica el punto que recibe: escribe x = x - …, no x -= ….") from None
            raise ValueError(_changes_state(rule, state)) from None
        case _ if why := cause(error, x):
            raise (ValueError if isinstance(error, ValueError) else TypeError)(f"{name}.step {why}.") from error
        case AttributeError() if "can't set attribute" in said:
            raise TypeError(
                f"{name}.step cambia un campo del estado, y no se puede: devuelve otro, {_new(state)}."
            ) from None
        case AttributeError() if f"'{kind}' object has no attribute" in said:
            fields, used = ", ".join(state._fields) or "ninguno", re.sub(r".*attribute '(\w+)'.*", r"\1", said)
            raise AttributeError(
                f"{name}.step usa state.{used}, y el estado no lo tiene. Campos que le da init: {fields}."
            ) from error
        case NameError() if owner := _owner(used := re.sub(r".*?'(\w+)'.*", r"\1", said), rule, state):
            why = " antes de darle valor" if isinstance(error, UnboundLocalError) else ", que no existe"
            raise NameError(f"{name}.step usa {used}{why}. ¿Querías decir {owner}.{used}?") from error
        case AttributeError() if re.search("has no attribute '(grad|gradient)'", said):
            raise AttributeError(f"{name}.step pide el gradiente a x, y es una función: g = grad(x).") from error
        case TypeError() | ValueError() if re.search(rf"{kind}.__new__|unexpected field names", said):
            raise TypeError(f"{name}.step {_ill_made('al estado', error)}: {_new(state)}.") from error
        case TypeError() if re.search(r"'(float|numpy\.ndarray|numpy\.float64)' object is not callable", said):
            raise TypeError(f"{name}.step da un número donde va grad, que es una función: lambda _: g.") from error
        case TypeError() if "'function'" in said:
            raise TypeError(f"{name}.step usa grad como si fuera un array, y es una función: g = grad(x).") from error
        case TypeError() if f"'{kind}' object is not callable" in said:
            raise TypeError(
                f"{name}.step llama a state como a una función: el estado nuevo es {_new(state)}."
            ) from error
        case TypeError() if "'tuple'" in said and "super" in _code(rule).co_names:
            raise TypeError(
                f"{name}.step opera con lo que da super().step, que son dos cosas: x, state = super().step(…)."
            ) from error
        case TypeError() if field := next((each for each in state._fields if _no_number(getattr(state, each))), ""):
            held = shown(getattr(state, field))
            raise TypeError(
                f"{name}.step opera con el campo {field} del estado, que es {held}: init da 0 * x."
            ) from error
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
    name, expected = named(rule), "debe devolver dos valores, el punto y el estado nuevos: return x_new, state"
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


def snapshot(value: Any, depth: int = 2) -> Any:
    """Una copia de los números y de lo que los contiene; lo demás no se puede comparar, y queda en ``None``.

    ``depth`` es cuántos objetos del lector se abren, uno dentro de otro.
    """
    if isinstance(value, np.ndarray):
        return value.copy() if value.dtype.kind in "biufc" else None
    if isinstance(value, dict):
        return {name: snapshot(each, depth) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [snapshot(each, depth) for each in value]
    if isinstance(value, Optimizer) or (depth and _remembers(value)):
        return snapshot(vars(value), depth - 1)
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
    name = named(rule)
    if calls != 1:
        told = f"llama {calls} veces a grad" if calls else "no llama a grad"
        once = "se llama una sola vez, g = grad(x), y se usa g"
        if calls and "super" in _code(rule).co_names:
            once = "super().step también la llama; dale el que ya tienes, super().step(x, state, lambda _: g)"
        raise ValueError(f"{name}.step {told} en el paso {k}: {once}.")
    found = numbers(f"{name}.step debe devolver un punto, un número o un array de números", x)
    if found.shape != shape:
        raise ValueError(f"{name}.step debe devolver un punto con la forma de x, {shape}; tiene {found.shape}.")
    return found


def check_renewed(rule: Optimizer, states: list) -> None:
    """Comprueba que un estado que se usa y nunca deja de estar a cero se renueva en ``step``: ``ValueError`` si no.

    Puede seguir a cero porque lo es el gradiente, o porque cambia a veces: se mira si el código hace otro. El que da el
    paso de una regla del curso que cuenta pasos no sigue a cero.
    """
    state = states[-1]
    while isinstance(rule, Clipped):
        rule = rule.rule
    kinds = int | float | np.ndarray | np.number
    if any(not isinstance(each, kinds) or np.any(each) for some in (state, *states) for each in some):
        return
    step, code = inspect.unwrap(type(rule).step), _code(rule)
    used = {*code.co_names, *code.co_freevars}
    if "super" in used and "t" in state._fields and _OURS.intersection(type(rule).__mro__):
        raise ValueError(f"{named(rule)}.step no devuelve el estado que da super().step: x, state = super().step(…).")
    known = [*(step.__globals__.get(name) for name in used), *(getattr(type(rule), name, None) for name in used)]
    builds = used & {type(state).__name__, "_replace", "_make", "_asdict", "super", "type", "__class__"}
    if used.intersection(state._fields) and not builds and not any(map(inspect.isroutine, known)):
        why = "no crea un estado nuevo: devuelve el que recibe, que sigue a cero."
        raise ValueError(f"{named(rule)}.step {why} Va return x_new, {_new(state)}.")


def _code(rule: Optimizer) -> Any:
    """El código de ``step``, sin lo que lo envuelve; con recorte, el de la regla recortada."""
    if isinstance(rule, Clipped):
        return _code(rule.rule)
    return inspect.unwrap(type(rule).step).__code__


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
            f"schedule multiplica lr, y {named(rule)}.step no la usa: lo que se calcula con lr va en step."
        )
