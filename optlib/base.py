"""La clase de la que hereda todo optimizador, los del curso y los de quien lee."""

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import FrozenInstanceError
from numbers import Real
from typing import Any, ClassVar

import numpy as np

from .calling import told as named_arguments
from .hyperparameters import annotations, call_of, check_call, checked, near, prepare, ranges_of, told, written
from .values import shown

# Lo que tienen los optimizadores de otras bibliotecas, y los argumentos de step.
_LOOP = "los pasos los da minimize(problem, x0, optimizer, steps)"
_BY_HAND = "x, state = rule.step(x, state, problem.grad), desde state = rule.init(x)"
_ELSEWHERE = {
    **dict.fromkeys(("zero_grad", "parameters", "param_groups", "minimize", "apply_gradients"), _LOOP),
    **dict.fromkeys(("state_dict", "load_state_dict", "state"), "el estado queda en la trayectoria: states[-1]"),
    "update": f"{_LOOP}, y uno a mano es {_BY_HAND}",
}
_ARGUMENTS = {"x", "state", "grad", "g"}


class _Signature:
    """La firma de una clase es la de su ``__init__``, y no la de ``__new__``."""

    def __get__(self, _: Any, owner: type) -> inspect.Signature:
        call_of(owner, Optimizer)
        if owner.__init__ is Optimizer.__init__:  # type: ignore[misc]
            return inspect.Signature([inspect.Parameter("lr", inspect.Parameter.POSITIONAL_OR_KEYWORD)])
        _, *parameters = inspect.signature(owner.__init__).parameters.values()  # type: ignore[misc]
        return inspect.Signature(parameters)


class Optimizer:
    """Base de todos, y de los tuyos: una clase que hereda de ella, declara sus hiperparámetros y define dos métodos.

    Cada hiperparámetro se declara con su tipo y, si lo tiene, su valor por omisión: ``gamma: float = 0.5``. Es un
    número, o un array que se combina con ``x`` según las reglas de NumPy; también ``int``, que sigue siendo entero, y
    ``bool``. Los que se llaman como los del curso están en su intervalo (``lr`` > 0, 0 ≤ ``beta`` < 1, ``eps`` ≥ 0…);
    los demás valen cualquier número finito, salvo que la clase diga otra cosa: ``ranges = {"gamma": "[0, 1]"}``. Si no
    se declara ninguno, hay uno, ``lr``. Un plan multiplica ``lr`` en cada paso: lo que se calcule con ella se calcula
    en ``step``.

    ``@dataclass`` se puede poner o no; al heredar de uno del curso, que no cambia, ``@dataclass(frozen=True)`` o nada.
    También se puede escribir ``__init__``; lo que no sea un hiperparámetro lleva un guion bajo delante, ``self._rng``.
    Los pasos se comprueban, y lo que no cumple lo que dicen ``init`` y ``step`` se explica. Con muchas ejecuciones a la
    vez, cada fila de ``(n, d)`` es una, y las sumas y las normas de un punto van con ``axis=-1, keepdims=True``; en
    ``(n,)``, de un problema escalar, lo es cada número, y no se suman.

    Errores: ``TypeError`` si un hiperparámetro falta, sobra o no es un número o un array de números; ``ValueError`` si
    no es finito o no está en su intervalo.

    >>> import numpy as np
    >>> from optlib import NoState, Optimizer, minimize, parabola
    >>> class Normalized(Optimizer):
    ...     lr: float
    ...     power: float = 1.0
    ...     ranges = {"power": "[0, 1]"}
    ...
    ...     def init(self, x):
    ...         return NoState()
    ...
    ...     def step(self, x, state, grad):
    ...         g = grad(x)
    ...         return x - self.lr * np.sign(g) * abs(g) ** (1 - self.power), state
    >>> minimize(parabola, 5.0, Normalized(lr=0.5), steps=3).x.tolist()
    [5.0, 4.5, 4.0, 3.5]
    """

    ranges: ClassVar[Mapping[str, str]] = {}
    __signature__ = _Signature()

    def __init_subclass__(cls) -> None:
        if inspect.isfunction(vars(cls).get("step")):
            cls.step = _told_by_hand(cls.step)  # type: ignore[method-assign]
        if inspect.isfunction(vars(cls).get("__init__")):
            cls.__init__ = _passed_on(cls.__init__)  # type: ignore[method-assign]
        # Sus decoradores llegan después, pero los de las clases de las que hereda ya están.
        for base in reversed(cls.__mro__[1:]):
            prepare(base, Optimizer)

    def __new__(cls, *args: Any, **kwargs: Any) -> "Optimizer":
        if cls is Optimizer:
            raise TypeError(
                "Optimizer es la base: escribe una clase que herede de ella, class Mine(Optimizer), o usa Adam."
            )
        if call := call_of(cls, Optimizer):  # type: ignore[arg-type]
            check_call(cls, call, args, kwargs)
        for each in cls.__mro__:
            if (made := vars(each).get("__dataclass_params__")) and made.frozen:
                each.__setattr__ = _unchanged  # type: ignore[method-assign, assignment]
            # El que se llama con super(), a quien no llega la comprobación de aquí.
            init = vars(each).get("__init__")
            if made and init and not hasattr(init, "__wrapped__"):
                type.__setattr__(each, "__init__", named_arguments(each.__name__)(init))
        return super().__new__(cls)

    def __init__(self, *args: Any, **values: Any) -> None:
        # El de quien no declara ningún hiperparámetro, y el que llama quien escribe el suyo.
        if len(args) > 1:
            name = type(self).__name__
            raise TypeError(f"{name}: super().__init__() va sin argumentos; los hiperparámetros se guardan en self.")
        vars(self).update(dict(zip(("lr",), args, strict=False)) | values)
        if type(self).__init__ is Optimizer.__init__:
            self.__post_init__()

    def __post_init__(self) -> None:
        check_values(self)
        check_ranges(self)

    def __getattr__(self, name: str) -> Any:
        # Solo se llega aquí si no está en el objeto ni en su clase, o si falla una propiedad.
        if isinstance(found := inspect.getattr_static(type(self), name, None), property):
            return found.fget(self)  # type: ignore[misc]
        if name in _ELSEWHERE:
            hint = f" Aquí {_ELSEWHERE[name]}."
        elif name in _ARGUMENTS:
            hint = f" En step, {name} es un argumento o una variable, sin self."
        elif name in self._declared():
            hint = f" Su __init__ no lo guarda: self.{name} = {name}."
        else:
            # El de un optimizador del lector puede ser algo que ha olvidado declarar.
            course = type(self).__module__.startswith("optlib.")
            where = f" Si es otro hiperparámetro, {name}: float = … en la clase; si cambia, un campo del estado."
            hint = near(name, vars(self)) or f" {told(vars(self))}{where * (not course)}"
        raise AttributeError(f"{type(self).__name__} no tiene {name!r}.{hint}", name=name, obj=self)

    def _declared(self) -> set[str]:
        """Los nombres que da la clase a sus hiperparámetros, o a lo que recibe su ``__init__``."""
        call = call_of(type(self), Optimizer)  # type: ignore[arg-type]
        return {*annotations(type(self), Optimizer), *(call.names if call else ())}  # type: ignore[arg-type]

    def __repr__(self) -> str:
        shown = [f"{name}={value!r}" for name, value in vars(self).items() if not name.startswith("_")]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self):
        return again, (type(self), vars(self))

    def init(self, x: Any) -> Any:
        """Estado antes del primer paso: una ``NamedTuple``, con ceros de la forma de ``x``, ``0 * x``, o ``NoState()``.

        ``x`` es el punto de partida: un ``float``, un array ``(d,)`` o muchas ejecuciones, ``(n,)`` o ``(n, d)``. Los
        campos son las columnas de la trayectoria, y no pueden llamarse ``x``, ``f``, ``grad`` ni ``x_new``; pueden
        guardar cualquier cosa, también listas.
        """
        raise NotImplementedError(
            f"{type(self).__name__} debe definir init(x), que da el estado antes del primer paso: una NamedTuple, "
            "o NoState() si no recuerda nada."
        )

    def step(self, x: Any, state: Any, grad: Callable[[Any], Any]) -> tuple[Any, Any]:
        """Da un paso: devuelve ``(x_new, state)``, el punto y el estado nuevos, sin cambiar los que recibe.

        ``x`` es el punto; ``state``, lo que dio ``init`` o el paso anterior; ``grad``, el gradiente, una función de
        ``x`` que da algo de su forma y a la que se llama una sola vez, en el punto que diga la regla. Para dar a otra
        regla un gradiente ``g`` ya pedido, ``super().step(x, state, lambda _: g)``.
        """
        raise NotImplementedError(
            f"{type(self).__name__} debe definir step(x, state, grad), que da un paso: return x_new, state."
        )


def _passed_on(function: Callable) -> Callable:
    """El mismo ``__init__``, que dice qué hiperparámetro de la clase de la que hereda recibe y no le pasa."""

    @functools.wraps(function)
    def construct(self: Optimizer, *args: Any, **kwargs: Any) -> None:
        function(self, *args, **kwargs)
        for name, value in inspect.signature(function).bind(self, *args, **kwargs).arguments.items():
            default = inspect.getattr_static(type(self), name, None)
            # El mismo objeto, y no otro igual, que alguien puede haber pasado.
            if isinstance(value, Real) and isinstance(default, Real) and vars(self).get(name) is default != value:
                call = f"super().__init__({name}={name})"
                raise TypeError(f"{type(self).__name__}: su __init__ recibe {name}={value} y no lo pasa: {call}.")

    return construct


_MISSING: Any = object()


def _told_by_hand(function: Callable) -> Callable:
    """El mismo ``step``, que dice qué se le ha dado mal si se le llama a mano y por eso falla."""

    @functools.wraps(function)
    def step(self: Optimizer, x: Any = _MISSING, state: Any = _MISSING, grad: Any = _MISSING) -> Any:
        if hasattr(grad, "grad") or type(x) is tuple or not isinstance(self, Optimizer):
            raise TypeError(f"{function.__qualname__}: {_misused(self, x, state, grad)}")
        try:
            return function(self, x, state, grad)
        except (TypeError, AttributeError):
            if wrong := _misused(self, x, state, grad):
                raise TypeError(f"{type(self).__name__}.step: {wrong}") from None
            raise

    return step


def _misused(rule: Any, x: Any, state: Any, grad: Any) -> str:
    """Qué está mal en lo que se da a ``step``; nada si todo puede valer."""
    if not isinstance(rule, Optimizer):
        return "se llama desde un optimizador, rule.step(x, state, grad), o con super(), y no desde la clase."
    if type(x) is tuple and len(x) == 2 and hasattr(x[1], "_fields"):
        return "x es lo que devuelve el paso, que son dos cosas: x, state = rule.step(x, state, grad)."
    if hasattr(grad, "grad"):
        return "grad es un problema, y debe ser su gradiente: problem.grad."
    given = {"x": x, "state": state, "grad": grad}
    if missing := [name for name, value in given.items() if value is _MISSING]:
        inside = "; dentro de otro, super().step(x, state, grad)" if missing == ["grad"] else ""
        return f"falta{'n' * (len(missing) > 1)} {', '.join(missing)}. Un paso a mano es {_BY_HAND}{inside}."
    if not callable(grad):
        hint = (
            " Va detrás de state." if callable(state) else " Va sin llamarla, grad; si g ya se ha pedido, lambda _: g."
        )
        return f"grad debe ser el gradiente, una función de x, no {shown(grad)}.{hint}"
    if not hasattr(state, "_fields"):
        return f"state debe ser lo que da init(x) o el paso anterior, no {shown(state)}."
    if isinstance(x, Sequence):
        return f"x debe ser un número o un array de números, no {shown(x)}: usa np.array."
    return ""


def _unchanged(self: Optimizer, name: str, value: Any) -> None:
    """Lo que hace un optimizador que no se puede cambiar si se le cambia un hiperparámetro; otra cosa, la guarda."""
    kind, made = type(self), "__dataclass_fields__" in vars(type(self))
    if name.startswith("_") or (name not in kind.__dataclass_fields__ and not made):  # type: ignore[attr-defined]
        object.__setattr__(self, name, value)
    elif "__init__" in vars(kind) and not made:
        call = f"super().__init__({name}={name})"
        raise FrozenInstanceError(f"{kind.__name__} hereda de una clase que no se cambia: en su __init__, {call}.")
    else:
        known = name in kind.__dataclass_fields__  # type: ignore[attr-defined]
        call = f"construye otro, {kind.__name__}({name}={shown(value)})" if known else f"y no tiene {name!r}"
        raise FrozenInstanceError(f"{kind.__name__} no se cambia: {call}.")


def is_array(name: str, value: Any) -> bool:
    """Si es un hiperparámetro que se combina con ``x``; lo que empieza por un guion bajo no es un hiperparámetro."""
    return isinstance(value, np.ndarray) and value.ndim > 0 and not name.startswith("_")


def again(kind: type[Optimizer], values: Mapping[str, Any]) -> Optimizer:
    """Un optimizador con esos hiperparámetros, sin comprobarlos: la copia de otro."""
    rule = object.__new__(kind)
    vars(rule).update(values)
    return rule


def not_built(given: Any) -> str:
    """Qué le pasa a lo que se da donde va un optimizador."""
    expected = f"debe ser un optimizador, como Adam(lr=0.1), no {shown(given)}."
    if isinstance(given, type) and issubclass(given, Optimizer):
        call = call_of(given, Optimizer)  # type: ignore[arg-type]
        return f"{expected} Falta construirlo: {written(given, call) if call else given.__name__ + '(…)'}."
    mine = given if isinstance(given, type) else type(given)
    return f"{expected} Su clase debe heredar de Optimizer." if hasattr(mine, "step") else expected


def check_values(rule: Optimizer) -> None:
    """Comprueba los hiperparámetros y los deja como ``float`` o array; lo que empieza por un guion bajo no lo es.

    Un ``int`` lo sigue siendo donde se declara así o no se declara; ``bool`` y ``None`` valen donde se declara el uno,
    donde lo es el valor por omisión o donde no se declara nada. Errores: los de ``Optimizer``.
    """
    owner = type(rule)
    types, ranges = annotations(owner, Optimizer), ranges_of(owner)  # type: ignore[arg-type]
    for name, value in vars(rule).items():
        if name.startswith("_"):
            continue
        default, kind = getattr(owner, name, ...), str(types.get(name, "" if name in ranges else "int bool None"))
        if isinstance(value, bool | np.bool_) and ("bool" in kind or isinstance(default, bool)):
            continue
        if value is None and (default is None or "None" in kind):
            continue
        if kind in ("bool", "<class 'bool'>"):
            raise TypeError(f"{owner.__name__}: {name} debe ser True o False, no {shown(value)}.")
        try:
            number = checked(owner.__name__, name, value, ranges.get(name, "(-inf, inf)"))
        except TypeError as error:
            if isinstance(value, str) and owner.__module__ != "optlib.optimizers" and name not in ranges:
                raise TypeError(f"{error} Lo que no es un hiperparámetro lleva un guion bajo: _{name}.") from None
            if "tuple" in kind:
                raise TypeError(
                    f"{owner.__name__}: {name} es una tupla: cada número se declara con su nombre."
                ) from None
            if isinstance(value, bool | complex | None | Sequence):
                raise
            if hasattr(value, "grad"):
                raise TypeError(f"{error} El problema va en minimize(problem, x0, optimizer, steps).") from None
            if name == "lr" and callable(value):
                raise TypeError(f"{error} Un plan se da a minimize: minimize(…, schedule=…).") from None
            raise TypeError(f"{error} Si no es un hiperparámetro, lleva un guion bajo delante: _{name}.") from None
        whole = isinstance(value, int | np.integer)
        if kind in ("int", "<class 'int'>") and not whole:
            raise TypeError(f"{owner.__name__}: {name} debe ser un número entero, no {shown(value)}.")
        if type(value) is not float:
            vars(rule)[name] = int(value) if whole and "int" in kind else number


def check_ranges(rule: Optimizer) -> None:
    """Comprueba que ``ranges`` nombra hiperparámetros, y que se llama así: ``ValueError`` si no."""
    kind = type(rule)
    for name in kind.ranges:
        if name not in vars(rule):
            hint = near(name, vars(rule))
            raise ValueError(f"{kind.__name__}: ranges nombra {name!r}, que no es un hiperparámetro.{hint}")
    for name, value in vars(kind).items():
        intervals = isinstance(value, Mapping) and value and all(key in vars(rule) for key in value)
        if intervals and name != "ranges" and not name.startswith("_"):
            raise ValueError(f"{kind.__name__}: los intervalos se llaman ranges, no {name}.")


def check_names(rule: Optimizer) -> None:
    """Comprueba que no se le ha puesto nada que no declare su clase: ``TypeError`` si sí."""
    declared = vars(type(rule)).get("__dataclass_fields__")
    for name in vars(rule):
        if declared and name not in declared and not name.startswith("_"):
            hint = near(name, declared) or " " + told(declared)
            raise TypeError(f"{type(rule).__name__}: {name} no es un hiperparámetro.{hint}")
