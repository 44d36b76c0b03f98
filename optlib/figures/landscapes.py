"""Dominio que se dibuja de cada problema y sus mínimos: los mismos en las figuras y en sus imágenes fijas."""

import numpy as np

from ..problems import PROBLEMS
from .params import Params

CURVES = {
    "parabola": (-6.5, 6.5, -3.0, 40.0),
    "shifted_parabola": (-1.5, 7.5, -1.5, 18.0),
    "quartic": (-2.6, 2.6, -0.6, 6.5),
    "double_well": (-2.1, 2.1, -0.9, 6.5),
    "wavy": (-6.5, 6.5, -1.6, 5.0),
}
VALLEYS = {
    "coupled_quadratic": (-4.0, 4.0, -3.0, 3.0),
    "ravine": (-10.0, 10.0, -3.0, 3.0),
    "narrow_ravine": (-10.0, 10.0, -4.0, 4.0),
    "rosenbrock": (-2.0, 2.0, -1.0, 2.6),
    "beale": (-1.5, 4.5, -2.0, 2.2),
    "himmelblau": (-5.6, 5.6, -5.0, 5.0),
    "saddle": (-3.0, 3.0, -2.25, 2.25),
}

# Los cuatro mínimos de Himmelblau (1972); los demás problemas dicen el suyo.
_HIMMELBLAU = (
    (3.0, 2.0),
    (-2.805118086953, 3.131312518250),
    (-3.779310253378, -3.283185991286),
    (3.584428340330, -1.848126526964),
)


def minima(name: str) -> list[list[float]]:
    """Los mínimos de un valle de ``VALLEYS``: puntos ``[x, y]``; ninguno, si no está acotado."""
    if name == "himmelblau":
        return [list(point) for point in _HIMMELBLAU]
    minimum = PROBLEMS[name].minimum
    return [] if minimum is None else [np.asarray(minimum).tolist()]


def start_of(params: Params) -> float | np.ndarray:
    """Punto de partida pedido, o el del problema: un número o un array ``(2,)``."""
    problem = PROBLEMS[params["problem"]]
    start = problem.start if params["start"] is None else params["start"]
    return float(start) if problem.dim is None else np.array(start, dtype=float)
