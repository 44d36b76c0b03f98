"""Con qué tasa corre un rival: la mejor de una lista, según a dónde llega o cuándo."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..descent import minimize
from ..optimizers import OPTIMIZERS, Optimizer
from ..problems import Problem


def _with_rates(name: str, rates: Sequence[float]) -> Optimizer:
    """Un optimizador, con cada tasa en una fila."""
    make: Any = OPTIMIZERS[name]
    return make(lr=np.array(rates)[:, None])


# Tasas entre las que se busca la mejor: cinco por década.
FAIR_RATES = (*(float(f"{base}e{power}") for power in range(-4, 1) for base in (1, 1.5, 2.5, 4, 6.5)), 10.0)


def best_rate(name: str, problem: Problem, start: float | np.ndarray, steps: int) -> float:
    """Tasa de ``FAIR_RATES`` con la que el coste tras ``steps`` pasos es el menor.

    ``name`` es el optimizador y ``start``, un punto ``(2,)``.
    """
    final = minimize(problem, start, _with_rates(name, FAIR_RATES), steps).f[-1]
    return FAIR_RATES[int(np.argmin(np.where(np.isfinite(final), final, np.inf)))]


# Lo que se gira un paisaje para buscar en él la tasa de un rival, en radianes: ningún eje queda sobre otro.
TURN = 0.6
# Tasas de un rival, de tres en tres por ciento.
_RIVAL_RATES = [float(f"{1e-4 * 1.03**k:.3g}") for k in range(390)]


def best_arrival(name: str, problem: Problem, start: Sequence[float], steps: int, goal: float) -> tuple[float, int]:
    """La tasa con que un optimizador baja antes de ``goal`` y ya no sube de ahí, y en qué paso.

    ``name`` es el optimizador, y ``start``, el punto ``(2,)``; el paisaje se gira ``TURN``. De tasas, toda la rejilla.
    Errores: ``ValueError`` si en ``steps`` pasos no llega con ninguna.
    """
    turn = np.array([[math.cos(TURN), -math.sin(TURN)], [math.sin(TURN), math.cos(TURN)]])
    slope: Any = problem.grad
    turned = Problem(lambda x: problem(x @ turn), lambda x: slope(x @ turn) @ turn.T, dim=2)
    runs = minimize(turned, turn @ start, _with_rates(name, _RIVAL_RATES), steps).f
    with np.errstate(invalid="ignore"):
        outside = ~(runs < goal)
    since = steps + 1 - outside[::-1].argmax(axis=0)
    best = int(since.argmin())
    if since[best] > steps:
        raise ValueError(f"{name} no baja de {goal} en {steps} pasos: hacen falta más.")
    return _RIVAL_RATES[best], int(since[best])
