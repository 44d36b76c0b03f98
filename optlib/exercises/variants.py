"""Errores típicos que se cometen al dar un paso, como pasos que se pueden ejecutar.

Cada variante recibe el optimizador, el punto, el estado y el gradiente, y da el punto y el estado a los que
llega quien comete ese error. ``optlib/static/exercises/variants.js`` tiene las mismas, con el mismo nombre.
"""

from collections.abc import Callable
from typing import Any

from ..optimizers import Optimizer

Gradient = Callable[[Any], Any]
# Recibe (optimizador, x, estado, gradiente, punto de partida) y da (x, estado), como ``Optimizer.step``.
Variant = Callable[[Optimizer, Any, Any, Gradient, Any], tuple[Any, Any]]


def _scaled(factor: float) -> Variant:
    def step(optimizer: Optimizer, x: Any, state: Any, grad: Gradient, first: Any) -> tuple[Any, Any]:
        return optimizer.step(x, state, lambda z: factor * grad(z))

    return step


def _stale(optimizer: Optimizer, x: Any, state: Any, grad: Gradient, first: Any) -> tuple[Any, Any]:
    return optimizer.step(x, state, lambda z: grad(first))


def _moments(m_name: str, v_name: str, *, root: bool = True) -> Variant:
    """Paso de Adam hecho con otras estimaciones de los momentos que las corregidas."""

    def step(optimizer: Any, x: Any, state: Any, grad: Gradient, first: Any) -> tuple[Any, Any]:
        _, state = optimizer.step(x, state, grad)
        v = getattr(state, v_name)
        return x - optimizer.lr * getattr(state, m_name) / ((v**0.5 if root else v) + optimizer.eps), state

    return step


VARIANTS: dict[str, Variant] = {
    # Sumar el paso en vez de restarlo (o equivocar el signo del gradiente).
    "ascent": _scaled(-1.0),
    # Olvidar el 2 de la derivada de un cuadrado.
    "half_gradient": _scaled(0.5),
    # Usar siempre el gradiente del punto de partida.
    "stale_gradient": _stale,
    # Adam sin corregir el sesgo de los momentos.
    "no_bias_correction": _moments("m", "v"),
    # Adam sin la raíz del segundo momento.
    "no_root": _moments("m_hat", "v_hat", root=False),
}
