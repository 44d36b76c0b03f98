"""«valle»: sus metas."""

import numpy as np
import pytest
from node import called

from optlib import Momentum, minimize, ravine
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


def test_when_the_bounce_ends():
    """El paso desde el que |y| no llega a 0.05: 12, 5 y 70, y antes del 6 solo con poca inercia."""
    betas = [k / 100 for k in range(100)]
    runs = (abs(minimize(ravine, ravine.start, Momentum(0.07, beta), 2000).x[:, 1]) for beta in betas)
    ours = [int(np.nonzero(y >= 0.05)[0][-1]) + 1 for y in runs]
    state = {"problem": "ravine", "optimizer": "Momentum", "lr": 0.07}
    code = "(start, states) => states.map((state) => bounceEnds(state, start))"
    theirs = called("figures/each/valle.js", code, list(ravine.start), [state | {"beta": beta} for beta in betas])
    assert theirs == ours and [ours[k] for k in (0, 20, 90)] == [12, 5, 70]
    assert [k for k, step in enumerate(ours) if step < GOALS["frenar"].below] == list(range(10, 29))
    # Fuera del margen, nunca.
    assert (
        called("figures/each/valle.js", "(state) => bounceEnds(state, [-8, 1.5])", state | {"lr": 0.09, "beta": 0})
        == np.inf
    )
