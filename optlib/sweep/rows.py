"""Si muchas ejecuciones pueden ir a la vez, por filas: se mira una vez, en los primeros pasos."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy
from typing import Any

import numpy as np

from .. import descent
from ..base import Optimizer
from ..checking import follows, lone
from ..problems import Problem
from ..values import valued

# Los pasos que se miran: también con lo que vale todo en ellos se reconoce una ejecución.
PROBED = 3


def arranged(problem: Problem, rules: Sequence[Optimizer], together: Optimizer, plan: Any, steps: int) -> Any:
    """El problema en que ``together`` da por filas lo que cada regla sola; ``None`` si no lo da en ninguno.

    Es ``problem`` o, si junta las filas, el que las calcula una a una.
    """
    for own in dict.fromkeys((problem, one_by_one(problem))):
        # Lo que falla por filas puede ir bien de una en una; si no, el error sale entonces.
        with suppress(Exception):
            x: Any = descent.starting(own, np.broadcast_to(own.start, (len(rules), *np.shape(own.start))), together)
            grads, gradient_at = np.empty((steps, *x.shape)), descent.gradients(own)
            xs = np.array([point.copy() for point in descent.points(together, x, steps, plan, gradient_at, grads)])
            alike = (follows(rules[row], xs[:, row], grads[:, row], plan) for row in _seen(len(rules)))
            if all(_apart(own, gradient_at(k), xs[k]) for k in (0, steps - 1)) and all(alike):
                return own
    return None


def _seen(count: int) -> set[int]:
    """Las filas que se miran: la primera, la del medio y la última."""
    return {0, count // 2, count - 1}


def _apart(problem: Problem, gradient: Callable, x: np.ndarray) -> bool:
    """Si el coste y el gradiente dan en cada fila lo que en ella sola, o si no se sabe porque llevan ruido."""
    for function in (gradient,) if _known(problem) else (problem, gradient):
        found = np.asarray(function(x.copy()), float)
        if found.shape[:1] != x.shape[:1]:
            return False
        for row in _seen(len(x)):
            try:
                alone = np.asarray(valued(function, lone(x[row])), float)
            except Exception:  # solo sabe por filas
                continue
            if alone.shape != found[row].shape:
                return False
            close = np.allclose(found[row], alone, rtol=0, atol=1e-6 * np.max(np.abs(alone)), equal_nan=True)
            if not close and np.array_equal(function(x.copy()), function(x.copy()), equal_nan=True):
                return False
    return True


def _known(problem: Problem) -> bool:
    """Si es de esta biblioteca y calcula muchos puntos a la vez."""
    return problem.vectorized and type(problem).__module__.startswith(f"{descent.__package__}.")


def one_by_one(problem: Problem) -> Problem:
    """El mismo problema, que calcula las filas una a una."""
    if _known(problem):
        return problem
    own, gradient_at = copy(problem), descent.gradients(problem)

    def each(function: Any) -> Callable:
        def at(x: Any) -> Any:
            single = np.ndim(x) == np.ndim(own.start)
            return valued(function, x) if single else np.array([valued(function, lone(row)) for row in x], float)

        return at

    own.f, own.df = each(problem), each(problem.grad)
    own.grad_at = lambda k: each(gradient_at(k))  # type: ignore[attr-defined]
    return own
