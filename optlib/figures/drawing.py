"""Lo que las imágenes fijas de varias figuras dibujan igual."""

from typing import Any

import numpy as np

from ..problems import PROBLEMS
from .landscapes import VALLEYS

# Lo más bajo que llega una curva de coste en escala logarítmica.
FLOOR = 1e-10


def bounded(values: Any, limit: float = 1e6) -> np.ndarray:
    """Los números, con ``nan`` en los que pasan de ``limit``: así no se dibujan."""
    values = np.asarray(values, dtype=float)
    return np.where(np.abs(values) < limit, values, np.nan)


def valley(ax: Any, name: str) -> None:
    """Las curvas de nivel de un valle de ``VALLEYS``."""
    from .. import plots

    left, right, low, high = VALLEYS[name]
    plots.contours(ax, PROBLEMS[name], (left, right), (low, high))


def trail(ax: Any, points: np.ndarray, **style: Any) -> None:
    """El camino por unos puntos ``(n, 2)``."""
    path = bounded(points)
    ax.plot(path[:, 0], path[:, 1], **style)
