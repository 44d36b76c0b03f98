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
def moved(monkeypatch):
    if MOVED:
        monkeypatch.setattr(descent, "starting", moved_start)
