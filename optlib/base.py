"""La clase de la que hereda todo optimizador, los del curso y los tuyos."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, ClassVar

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


class Optimizer:
    """Base de todos, y de los tuyos: un *dataclass* que hereda de ella, con sus hiperparámetros y dos métodos.

    Cada hiperparámetro se declara con su tipo y, si lo tiene, su valor por omisión: ``gamma: float = 0.5``. Un
    ``float`` es un número finito, o un array que se combina con ``x`` según las reglas de NumPy. Los que se llaman como
    los del curso están en su intervalo (``lr`` > 0, 0 ≤ ``beta`` < 1, ``eps`` ≥ 0…); el de los demás se declara así:
    ``ranges = {"gamma": "[0, 1]"}``. Un plan multiplica ``lr`` en cada paso: lo que se calcule con ella se calcula en
    ``step``. ``check_optimizer`` mira de cerca los dos métodos.

    Con muchas ejecuciones a la vez, cada fila de ``(n, d)`` es una, y las sumas y las normas de un punto van con
    ``axis=-1, keepdims=True``; en ``(n,)``, de un problema escalar, lo es cada número, y no se suman.

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

    def __post_init__(self) -> None:
        ranges = RANGES | dict(self.ranges)
        for field in fields(self):  # type: ignore[arg-type]
            value = vars(self).get(field.name)
            looked_at = field.name in ranges or field.type in (float, "float")
            if looked_at and (value is not None or field.default is not None):
                number = number_in(type(self).__name__, field.name, value, ranges.get(field.name, "(-inf, inf)"))
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


def replaced(rule: Optimizer, /, **values: Any) -> Optimizer:
    """El mismo optimizador con otros valores, sin comprobarlos: un plan puede dar ``lr = 0``."""
    new = object.__new__(type(rule))
    vars(new).update(vars(rule) | values)
    return new


def array_values(rule: Optimizer) -> dict[str, np.ndarray]:
    """Los hiperparámetros que son arrays, y se combinan con ``x``; lo que empieza por un guion bajo no lo es."""
    return {
        name: value
        for name, value in vars(rule).items()
        if isinstance(value, np.ndarray) and value.ndim and not name.startswith("_")
    }


def check_rule(name: str, given: Any) -> None:
    """Comprueba que lo que se da como ``name`` es un optimizador: ``TypeError`` si no."""
    if not isinstance(given, Optimizer):
        built = isinstance(given, type) and issubclass(given, Optimizer)
        hint = f" Falta construirlo: {given.__name__}(…)." if built else ""
        raise TypeError(f"{name} debe ser un optimizador, como Adam(lr=0.1), no {shown(given)}.{hint}")
