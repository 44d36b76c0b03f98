"""Lo que la receta del capítulo 7 añade a AdamW: la media de los pesos y un plan que calienta y baja."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from ..optimizers import AdamW
from ..schedules import linear, warmup


class Mean(NamedTuple):
    """El estado de ``Averaged``."""

    z: Any  # los pesos de AdamW
    inner: Any  # su estado


@dataclass(frozen=True)
class Averaged(AdamW):
    """AdamW que da la media móvil de sus pesos, ``x = memory*x + (1 - memory)*z``, con 0 ≤ ``memory`` < 1.

    >>> from optlib import minimize, parabola
    >>> run = minimize(parabola, 5.0, Averaged(lr=1.0, memory=0.5), 1)
    >>> float(run.x[-1].round(3))
    4.475
    """

    memory: float = 0.95
    ranges = {"memory": "[0, 1)"}  # noqa: RUF012

    def init(self, x):
        return Mean(x, super().init(x))

    def step(self, x, state, grad):
        z, inner = super().step(state.z, state.inner, grad)
        x = self.memory * x + (1 - self.memory) * z
        return x, Mean(z, inner)


def plan(steps):
    """Sube hasta 1 durante la primera décima parte de ``steps`` pasos, y baja a 0 en línea recta.

    >>> [plan(20)(k) for k in (0, 1, 2, 11)]
    [0.5, 1.0, 1.0, 0.5]
    """
    warm = steps // 10
    return warmup(warm, linear(steps - warm))
