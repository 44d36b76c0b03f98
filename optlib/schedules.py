"""Planes de la tasa de aprendizaje: funciones del paso ``k`` (desde 0) que devuelven por cuánto se multiplica ``lr``.

Se dan a ``minimize(…, schedule=plan)``. Fuente general: Bottou, Curtis y Nocedal (2018), doi:10.1137/16M1080173.
"""

import functools
import math
from collections.abc import Callable
from typing import Any, TypeVar

from .values import number_in

Schedule = Callable[[int], float]
F = TypeVar("F", bound=Callable[..., Any])


class _Plan:
    """Un plan que recuerda cómo se ha construido, ``cosine(100)``: así se llama, y así lo guarda ``pickle``."""

    def __init__(self, build: Any):
        self._build, self._at = build, build.func.__wrapped__(*build.args, **build.keywords)
        given = [*build.args, *build.keywords.values()]
        values = [getattr(each, "__name__", each) for each in given if each is not None]
        name = f"{build.func.__name__}({', '.join(map(str, values))})"
        self.__name__ = name.replace("<lambda>", "…")

    def __call__(self, k: int) -> float:
        return self._at(k)

    def __repr__(self) -> str:
        return self.__name__

    def __reduce__(self) -> tuple:
        return self._build, ()


def _named(function: F) -> F:
    """Decora una función que da un plan, para que el plan lo recuerde."""

    @functools.wraps(function)
    def made(*args: Any, **kwargs: Any) -> Any:
        return _Plan(functools.partial(made, *args, **kwargs))

    return made  # type: ignore[return-value]


@_named
def step_decay(every: int, factor: float = 0.5) -> Schedule:
    """Por escalones: multiplica por ``factor`` (0 < factor ≤ 1) cada ``every`` > 0 pasos.

    >>> [step_decay(2)(k) for k in range(5)]
    [1.0, 1.0, 0.5, 0.5, 0.25]
    """
    number_in("step_decay", "every", every, "(0, inf)")
    number_in("step_decay", "factor", factor, "(0, 1]")
    return lambda k: float(factor) ** (k // every)


@_named
def exponential_decay(factor: float) -> Schedule:
    """Exponencial: ``factorᵏ``, con 0 < factor ≤ 1.

    >>> [exponential_decay(0.5)(k) for k in range(3)]
    [1.0, 0.5, 0.25]
    """
    number_in("exponential_decay", "factor", factor, "(0, 1]")
    return lambda k: float(factor) ** k


@_named
def inverse_time(decay: float) -> Schedule:
    """Inversa del tiempo: ``1/(1 + decay·k)``, ``decay`` > 0; cumple las condiciones de Robbins y Monro.

    Fuente: Robbins y Monro (1951), doi:10.1214/aoms/1177729586.

    >>> [inverse_time(1.0)(k) for k in range(3)]
    [1.0, 0.5, 0.3333333333333333]
    """
    number_in("inverse_time", "decay", decay, "(0, inf)")
    return lambda k: 1 / (1 + decay * k)


@_named
def linear(steps: int) -> Schedule:
    """Lineal: en línea recta, de 1 en el paso 0 a 0 en el paso ``steps`` > 0, y 0 después.

    Fuente: Defazio, Cutkosky, Mehta y Mishchenko (2023), doi:10.48550/arXiv.2310.07831.

    >>> [linear(4)(k) for k in range(6)]
    [1.0, 0.75, 0.5, 0.25, 0.0, 0.0]
    """
    number_in("linear", "steps", steps, "(0, inf)")
    return lambda k: 1 - min(k, steps) / steps


@_named
def cosine(steps: int) -> Schedule:
    """Media onda de coseno, de 1 en el paso 0 a 0 en el paso ``steps`` > 0, y 0 después.

    Fuente: Loshchilov y Hutter (2017), doi:10.48550/arXiv.1608.03983.

    >>> [round(cosine(4)(k), 4) for k in range(6)]
    [1.0, 0.8536, 0.5, 0.1464, 0.0, 0.0]
    """
    number_in("cosine", "steps", steps, "(0, inf)")
    return lambda k: 0.5 * (1 + math.cos(math.pi * min(k, steps) / steps))


@_named
def warmup(steps: int, after: Schedule | None = None) -> Schedule:
    """Calentamiento: sube en línea recta durante ``steps`` > 0 pasos; después sigue ``after`` (por omisión, 1).

    >>> [warmup(4)(k) for k in range(6)]
    [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]
    """
    number_in("warmup", "steps", steps, "(0, inf)")
    return lambda k: (k + 1) / steps if k < steps else (after(k - steps) if after else 1.0)


__all__ = ["step_decay", "exponential_decay", "inverse_time", "linear", "cosine", "warmup"]
