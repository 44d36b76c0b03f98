"""La clase de la que hereda todo optimizador, los del curso y los tuyos, y las funciones con que se escriben."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np

from .values import number_in, shown

# El intervalo de los hiperparámetros que se llaman como los del curso; los demás, cualquier número finito.
RANGES = {
    "lr": "(0, inf)",
    "beta": "[0, 1)",
    "beta1": "[0, 1)",
    "beta2": "[0, 1)",
    "rho": "[0, 1)",
    "eps": "[0, inf)",
    "weight_decay": "[0, inf)",
    "momentum_decay": "[0, inf)",
}

# Lo que vale un hiperparámetro: un número, o un array que se combina con x.
Number = float | np.ndarray
# Cómo se declara un hiperparámetro que es un número.
_NUMBERS: tuple[Any, ...] = (float, "float", float | None, "float | None", Number)


class Optimizer:
    """Base de todos, y de los tuyos: un *dataclass* que hereda de ella, con sus hiperparámetros y dos métodos.

    Cada hiperparámetro se declara con su tipo y, si lo tiene, su valor por omisión: ``gamma: float = 0.5``. Un
    ``float`` es un número finito, o un array que se combina con ``x`` según las reglas de NumPy. Los que se llaman como
    los del curso están en su intervalo (``lr`` > 0, 0 ≤ ``beta`` < 1, ``eps`` ≥ 0…); el de los demás se declara así:
    ``ranges = {"gamma": "[0, 1]"}``. Un plan multiplica ``lr`` en cada paso: lo que se calcule con ella se calcula en
    ``step``. ``check_optimizer`` mira de cerca los dos métodos.

    Con muchas ejecuciones a la vez, cada fila de ``(n, d)`` es una, y las sumas y las normas de un punto van con
    ``axis=-1, keepdims=True``; en ``(n,)``, de un problema escalar, lo es cada número, y no se suman. De una regla que
    los suma, ``joins`` es ``True``: allí ``minimize`` no la admite.

    Errores: ``TypeError`` si un hiperparámetro no es un número o un array de números; ``ValueError`` si no es finito o
    no está en su intervalo.

    >>> from dataclasses import dataclass
    >>> import numpy as np
    >>> from optlib import NoState, Optimizer, minimize, parabola
    >>> @dataclass(frozen=True)
    ... class Normalized(Optimizer):
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
    joins: ClassVar[bool] = False

    def __post_init__(self) -> None:
        ranges = RANGES | dict(self.ranges)
        for field in fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            optional = value is None and field.default is None
            if (field.name in ranges or field.type in _NUMBERS) and not optional:
                hint = ""
                if not ours(self) and field.name in RANGES.keys() - self.ranges.keys():
                    hint = f' Otro intervalo se declara en la clase: ranges = {{"{field.name}": "(-inf, inf)"}}.'
                interval = ranges.get(field.name, "(-inf, inf)")
                number = number_in(type(self).__name__, field.name, value, interval, hint)
                if field.type not in (int, "int"):
                    object.__setattr__(self, field.name, number)

    def init(self, x: Any) -> Any:
        """Estado antes del primer paso: una ``NamedTuple``, con ceros de la forma de ``x``, ``0 * x``, o ``NoState()``.

        ``x`` es el punto de partida: un ``float``, un array ``(d,)`` o muchas ejecuciones, ``(n,)`` o ``(n, d)``. Los
        campos son las columnas de la trayectoria, y no se llaman ``x``, ``f`` ni ``grad``; pueden guardar cualquier
        cosa, también listas.
        """
        raise NotImplementedError(f"{type(self).__name__} debe definir init(x), que da el estado inicial.")

    def step(self, x: Any, state: Any, grad: Callable[[Any], Any]) -> tuple[Any, Any]:
        """Da un paso: devuelve ``(x_new, state)``, el punto y el estado nuevos, sin cambiar los que recibe.

        ``x`` es el punto; ``state``, lo que dio ``init`` o el paso anterior; ``grad``, el gradiente, una función de
        ``x`` que da algo de su forma y a la que se llama una sola vez, en el punto que diga la regla. Para dar a otra
        regla un gradiente ``g`` ya pedido, ``super().step(x, state, lambda _: g)``.
        """
        raise NotImplementedError(f"{type(self).__name__} debe definir step(x, state, grad): return x_new, state.")


class NoState(NamedTuple):
    """El estado de quien no recuerda nada, como el descenso por gradiente."""


def ours(rule: Optimizer) -> bool:
    """Si la regla es de esta biblioteca, y da dos veces lo mismo."""
    return type(rule).__module__.startswith(f"{__package__}.")


def held(rule: Optimizer) -> dict[str, Any]:
    """Lo que guarda una regla, por su nombre: sus hiperparámetros y lo que apunte en ``self``."""
    if not (hasattr(type(rule), "__slots__") and is_dataclass(rule)):
        return vars(rule)
    return {field.name: getattr(rule, field.name) for field in fields(rule)} | vars(rule)


def inside(rule: Optimizer) -> dict[str, Optimizer]:
    """Las reglas que lleva una en sus campos."""
    return {name: value for name, value in held(rule).items() if isinstance(value, Optimizer)}


def nested(rule: Optimizer) -> Iterator[Optimizer]:
    """Una regla y las que lleva dentro, de fuera adentro."""
    yield rule
    for inner in inside(rule).values():
        yield from nested(inner)


def replaced(rule: Optimizer, /, **values: Any) -> Optimizer:
    """El mismo optimizador con otros valores, sin comprobarlos: un plan puede dar ``lr = 0``."""
    new = object.__new__(type(rule))
    for name, value in (held(rule) | values).items():
        object.__setattr__(new, name, value)
    return new


def mapped(rule: Optimizer, change: Callable[[Optimizer], Mapping[str, Any]]) -> Optimizer:
    """El mismo optimizador con los valores que da ``change`` de él y de cada regla que lleve dentro."""
    inner = {name: mapped(value, change) for name, value in inside(rule).items()}
    return replaced(rule, **inner, **change(rule))


def label(rule: Optimizer) -> str:
    """Cómo se llama una regla: como su clase y, si lleva otras, ``Clipped(Adam)``."""
    inner = ", ".join(map(label, inside(rule).values()))
    return f"{type(rule).__name__}({inner})" if inner else type(rule).__name__


def array_values(rule: Optimizer) -> dict[str, np.ndarray]:
    """Los hiperparámetros que son un número por ejecución o por coordenada, y se combinan con ``x``.

    Lo son los que se declaran ``float`` o se llaman como los del curso; otro array, como una matriz, no.
    """
    declared: dict[str, Any] = {field.name: field.type for field in fields(rule)} if is_dataclass(rule) else {}
    ranges = RANGES | dict(rule.ranges)
    return {
        name: value
        for name, value in held(rule).items()
        if isinstance(value, np.ndarray) and value.ndim and (name in ranges or declared.get(name) in _NUMBERS)
    }


def check_rule(name: str, given: Any) -> None:
    """Comprueba que lo que se da como ``name`` es un optimizador: ``TypeError`` si no."""
    if not isinstance(given, Optimizer):
        built = isinstance(given, type) and issubclass(given, Optimizer)
        hint = f" Falta construirlo: {given.__name__}(…)." if built else ""
        raise TypeError(f"{name} debe ser un optimizador, como Adam(lr=0.1), no {shown(given)}.{hint}")


# --- Lo que un paso usa además de los operadores: igual con un número que con un array ---


def maximum(a: Any, b: Any) -> Any:
    """Mayor de ``a`` y ``b``, elemento a elemento; un ``nan`` gana siempre, también entre ``float``.

    >>> maximum(2.0, 3.0)
    3.0
    """
    if isinstance(a, int | float) and isinstance(b, int | float):
        return a if a > b or a != a else b
    return np.maximum(a, b)


def sign(a: Any) -> Any:
    """−1, 0 o 1, según el signo de ``a``, elemento a elemento; el de un ``nan`` es ``nan``.

    >>> sign(-2.5)
    -1.0
    """
    return float(np.sign(a)) if isinstance(a, float) else np.sign(a)


def clip(a: Any, low: Any, high: Any) -> Any:
    """``a`` entre ``low`` y ``high``, elemento a elemento: ``clip(2.5, -1.0, 1.0)`` es 1.0."""
    return 1.0 * -maximum(-maximum(a, low), -high)


def where(c: Any, a: Any, b: Any) -> Any:
    """``a`` donde se cumple ``c`` y ``b`` donde no, elemento a elemento: ``where(-2 > 0, 1, 0)`` es 0.0."""
    return 1.0 * (np.where(c, a, b) if np.ndim(c) + np.ndim(a) + np.ndim(b) else a if c else b)


def mean(a: Any) -> Any:
    """Media de los números de un punto; de muchos, ``(n, d)``, una por fila, como ``dot``."""
    return np.mean(a, axis=-1, keepdims=True) if np.ndim(a) else a


def dot(a: Any, b: Any) -> Any:
    """Producto escalar de dos puntos; de muchos, ``(n, d)``, uno por fila.

    >>> dot(np.array([[3.0, 4.0], [1.0, 2.0]]), 10.0).tolist()
    [[70.0], [30.0]]
    """
    return np.sum(a * b, axis=-1, keepdims=True) if np.ndim(a) + np.ndim(b) else a * b
