"""Recorte del gradiente: una regla que envuelve a otra y le da el gradiente recortado."""

from dataclasses import dataclass

import numpy as np

from .base import Optimizer, check_rule
from .optimizers import clip

# La que suma PyTorch: con gradiente cero no se divide entre cero.
_MARGIN = 1e-6


@dataclass(frozen=True)
class Clipped(Optimizer):
    """Recorte: ``rule`` da sus pasos con el gradiente recortado, por norma o por valor.

    Con ``norm`` = c > 0, ``g ← g·mín(1, c/(‖g‖ + 1e-6))``: la misma dirección, y como mucho la norma c. Con ``value`` =
    c > 0, cada componente se lleva a [−c, c]. Se da uno de los dos, y solo uno. Son ``clip_grad_norm_`` y
    ``clip_grad_value_`` de PyTorch, con su 1e-6: lejos de cero, ``g·mín(1, c/‖g‖)`` hasta una millonésima.

    ``axis`` dice qué números forman un gradiente. Con -1, el valor por omisión, los del último eje: todo el vector
    ``(d,)``, o el de cada ejecución en ``(n, d)``. Con ``None``, cada número por su lado: es lo que piden ``n``
    ejecuciones ``(n,)`` de un problema escalar. En un ``float`` da igual.

    El estado es el de ``rule``; ``Trajectory.grad`` guarda el gradiente sin recortar. Un ``nan`` hace ``nan`` todo el
    vector por norma y solo su componente por valor; un infinito se lleva a ±c por valor, y por norma deja ``nan`` en su
    componente y 0 en las demás, como en PyTorch.
    Errores: ``TypeError`` si ``rule`` no es un optimizador; ``ValueError`` si no se da exactamente uno de ``norm`` y
    ``value`` o no es mayor que 0.
    Fuente: Pascanu, Mikolov y Bengio (2013), doi:10.48550/arXiv.1211.5063.

    >>> from optlib import GradientDescent, minimize, parabola
    >>> minimize(parabola, 5.0, Clipped(GradientDescent(lr=0.5), norm=2.0), steps=3).x.round(3).tolist()
    [5.0, 4.0, 3.0, 2.0]
    """

    rule: Optimizer
    norm: float | None = None
    value: float | None = None
    axis: int | None = -1
    ranges = {"norm": "(0, inf)", "value": "(0, inf)"}  # noqa: RUF012

    def __post_init__(self) -> None:
        check_rule("Clipped: rule", self.rule)
        if (self.norm is None) == (self.value is None):
            raise ValueError(f"Clipped: se da norm o value, y solo uno; norm es {self.norm!r} y value, {self.value!r}.")
        super().__post_init__()

    @property
    def joins(self) -> bool:  # type: ignore[override]
        """Si junta los números de un punto."""
        return self.norm is not None and self.axis is not None

    def init(self, x):
        return self.rule.init(x)

    def step(self, x, state, grad):
        return self.rule.step(x, state, lambda point: self._limited(grad(point)))

    def _limited(self, g):
        """El gradiente recortado, con el tipo y la forma del que llega."""
        if self.value is not None:
            return clip(g, -self.value, self.value)
        if np.ndim(g) == 0:
            scale = self.norm / (abs(g) + _MARGIN)
            return g * scale if scale < 1 else g
        size = abs(g) if self.axis is None else np.linalg.norm(g, axis=self.axis, keepdims=True)
        return g * np.minimum(1, self.norm / (size + _MARGIN))
