"""«retropropagacion»: su red en los dos lenguajes."""

import numpy as np
import pytest
from node import called

from optlib.figures import figure


@pytest.mark.parametrize(
    ("p", "x", "y"),
    [
        ((0.5, -0.5, 0, 0.5, 1, -1, 0), 2.0, 2.0),
        ((-3.1, 0.7, 1.2, -0.4, 0.3, 1.9, -0.6), -1.4, 0.5),
        ((0,) * 7, 0.0, -3.0),
    ],
)
def test_same_network_in_both_languages(p, x, y):
    """Su coste y sus siete derivadas."""
    network = figure("retropropagacion", x=x, y=y).trajectory.problem
    found = called("figures/each/retropropagacion.js", "propagate", p, x, y)
    assert network(np.array(p)) == pytest.approx(found["cost"], rel=1e-12)
    assert network.grad(np.array(p)) == pytest.approx(np.array(found["grad"]), rel=1e-12, abs=1e-15)
