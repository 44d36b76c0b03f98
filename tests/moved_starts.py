"""Con ``MOVED``, cada ejecución parte de un punto movido en esa proporción, como lo haría otro redondeo.

Un orden o una cifra que así cambia no vale para el libro.
"""

import os

import numpy as np
import pytest

from optlib import descent

MOVED = float(os.environ.get("MOVED", 0))
start = descent.starting


def moved_start(problem, x0, optimizer):
    x = start(problem, x0, optimizer)
    if isinstance(x, float):
        return x * (1 + MOVED)
    return x * (1 + MOVED * np.random.default_rng(0).choice([-1, 1], x.shape))


@pytest.fixture(autouse=True)
def moved(request, monkeypatch):
    """Mueve la partida, salvo la de lo que solo pasa en ella: un contraejemplo, o un punto que salta entre dos."""
    if MOVED and not request.node.get_closest_marker("exact"):
        monkeypatch.setattr(descent, "starting", moved_start)
