"""«valle»: sus metas."""

import numpy as np
import pytest

from optlib.figures import figure
from optlib.figures.goals import GOALS


def ends(**params):
    """A qué distancia del origen, que es el mínimo, acaba."""
    return np.linalg.norm(figure("valle", **params).trajectory.x[-1])


def test_what_the_goals_say():
    # La millonésima: se llega con α cerca del límite, 0.29, y con la mitad no.
    reached = [lr for lr in np.arange(0.1, 0.3, 0.01) if ends(lr=float(lr)) < GOALS["millonesima"].below]
    assert reached[0] == pytest.approx(0.19) and reached[-1] == pytest.approx(0.26)
    # Con el impulso de costumbre, ninguna α llega; con menos, sí.
    nesterov = {"problem": "ravine", "optimizer": "Nesterov"}
    near = {b: min(ends(**nesterov, lr=lr / 1000, beta=b) for lr in range(1, 60)) for b in (0.65, 0.9)}
    assert near[0.65] < GOALS["menos-impulso"].below < near[0.9] / 50
