"""Clases de parámetros de una figura: qué valores admite cada uno y cómo se le dice al lector que uno no vale."""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..optimizers import OPTIMIZERS, Optimizer
from ..values import shown

# Los parámetros de una figura, por nombre.
Params = dict[str, Any]
# Un extremo: un número o, si depende de los parámetros que van delante, una función de ellos.
Bound = float | Callable[[Params], float]


def _number(where: str, value: Any) -> float:
    if isinstance(value, bool | str) or not isinstance(value, int | float | np.integer | np.floating):
        raise TypeError(f"{where} debe ser un número, no {value!r}.")
    if not math.isfinite(value):
        raise ValueError(f"{where} debe ser un número finito, no {value!r}.")
    return float(value)


class Param(ABC):
    """Una clase de parámetro; ``default`` es su valor por omisión."""

    default: Any

    @abstractmethod
    def accept(self, where: str, value: Any, params: Params) -> Any:
        """Devuelve el valor, comprobado y en la forma en que viaja a la página.

        ``where`` lo nombra en los mensajes; ``params`` son los parámetros que van delante, ya comprobados.
        Errores: ``TypeError`` si no es de la clase de cosas que se espera; ``ValueError`` si lo es y no vale.
        """


@dataclass(frozen=True)
class InRange(Param):
    """Número de ``low`` a ``high``, ambos incluidos; entero si ``whole``, y quizá ``None`` si ``optional``.

    El mando de la página va de ``step`` en ``step``, por los valores ``stops`` o, sin ninguno de los dos, por todos los
    números de dos cifras significativas.
    """

    default: float | None
    low: Bound
    high: Bound
    step: float | None = None
    stops: tuple[float, ...] = ()
    whole: bool = False
    optional: bool = False

    def bounds(self, params: Params) -> tuple[float, float]:
        """Los extremos, con los parámetros que van delante."""
        low, high = (side(params) if callable(side) else side for side in (self.low, self.high))
        return low, high

    def accept(self, where: str, value: Any, params: Params) -> float | int | None:
        if value is None and self.optional:
            return None
        number = _number(where, value)
        low, high = self.bounds(params)
        kind = "un entero" if self.whole else "un número"
        if not low <= number <= high or (self.whole and number != int(number)):
            raise ValueError(f"{where} debe ser {kind} de {low:g} a {high:g}, no {value!r}.")
        return int(number) if self.whole else number


@dataclass(frozen=True)
class OneOf(Param):
    """Uno de los nombres de ``options``; si es un diccionario, con las palabras con que se dice."""

    default: str
    options: Collection[str]

    def accept(self, where: str, value: Any, params: Params) -> str:
        if value not in self.options:
            hint = " Un optimizador tuyo se dibuja con optlib.plots." if hasattr(value, "step") else ""
            raise ValueError(f"{where} debe ser uno de {', '.join(self.options)}; no {shown(value)}.{hint}")
        return value


@dataclass(frozen=True)
class Flag(Param):
    """``True`` o ``False``."""

    default: bool

    def accept(self, where: str, value: Any, params: Params) -> bool:
        return bool(value)


@dataclass(frozen=True)
class Text(Param):
    """Lo que escribe el lector."""

    default: str

    def accept(self, where: str, value: Any, params: Params) -> str:
        return str(value)


@dataclass(frozen=True)
class Point(Param):
    """Punto del plano, un par de números de −20 a 20; ``None`` es el punto de partida del problema."""

    default: None = None

    def accept(self, where: str, value: Any, params: Params) -> list[float] | None:
        if value is None:
            return None
        if isinstance(value, str) or not hasattr(value, "__len__") or len(value) != 2:
            raise TypeError(f"{where} debe ser un par de números (x, y), no {value!r}.")
        pair = [_number(where, each) for each in value]
        if max(map(abs, pair)) > 20:
            raise ValueError(f"{where} debe tener coordenadas de −20 a 20, no {value!r}.")
        return pair


@dataclass(frozen=True)
class Series(Param):
    """``count`` números de ``low`` a ``high``; ``None`` es los que ponga la figura."""

    count: int
    low: float
    high: float
    default: None = None

    def accept(self, where: str, value: Any, params: Params) -> list[float] | None:
        if value is None:
            return None
        if isinstance(value, str) or not hasattr(value, "__len__") or len(value) != self.count:
            raise TypeError(f"{where} debe ser una lista de {self.count} números, no {shown(value)}.")
        numbers = [_number(where, each) for each in value]
        if not self.low <= min(numbers) <= max(numbers) <= self.high:
            raise ValueError(f"{where} debe tener números de {self.low:g} a {self.high:g}, no {shown(value)}.")
        return numbers


def rule_of(name: str, **hyper: Any) -> Optimizer:
    """El optimizador de ese nombre, con esos hiperparámetros."""
    make: Any = OPTIMIZERS[name]
    return make(**hyper)


def _known(where: str, name: Any) -> None:
    if name not in OPTIMIZERS:
        raise ValueError(f"{where} contiene {name!r}; los optimizadores son {', '.join(OPTIMIZERS)}.")


@dataclass(frozen=True)
class Names(Param):
    """Optimizadores que se ven, al menos uno, en el orden del registro; ``None`` son todos."""

    default: tuple[str, ...] = tuple(OPTIMIZERS)

    def accept(self, where: str, value: Any, params: Params) -> list[str]:
        if value is None:
            return list(self.default)
        given = list(value)
        for name in given:
            _known(where, name)
        if not given:
            raise ValueError(f"{where} debe contener al menos un optimizador.")
        return [name for name in OPTIMIZERS if name in given]


@dataclass(frozen=True)
class Rates(Param):
    """Tasa de aprendizaje, de 10⁻⁶ a 1000, de algunos optimizadores, por nombre; ``None``, de ninguno."""

    default: None = None

    def accept(self, where: str, value: Any, params: Params) -> dict[str, float]:
        if value is None:
            return {}
        rates = {}
        for name, lr in value.items():
            _known(where, name)
            rates[name] = _number(f"{where}[{name!r}]", lr)
            if not 1e-6 <= rates[name] <= 1e3:
                raise ValueError(f"{where}[{name!r}] debe ser un número de 1e-06 a 1000, no {lr!r}.")
        return rates
