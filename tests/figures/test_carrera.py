"""«carrera»: quién llega, y cuándo."""

import numpy as np
import pytest

from optlib.figures import figure
from optlib.figures.landscapes import VALLEYS, minima

FINISH = 0.04  # como race.js


def arrivals(problem, **params):
    """El paso desde el que cada uno ya no sale de la meta de un mínimo; ``inf``, si no llega."""
    left, right, low, high = VALLEYS[problem]
    found = {}
    for name, run in figure("carrera", problem=problem, **params).trajectory.items():
        away = (run.x[:, None] - np.array(minima(problem))) / (right - left, high - low)
        out = np.flatnonzero(~(np.hypot(*away.T).min(axis=0) <= FINISH))
        steps = out[-1] + 1 if len(out) else 0
        found[name] = steps if steps < len(run.x) else np.inf
    return found


def first(problem, **params):
    steps = arrivals(problem, **params)
    return {name for name in steps if steps[name] == min(steps.values()) < np.inf}


def test_what_the_race_shows():
    assert first("rosenbrock", fair=True) == {"Momentum"}
    assert first("beale", fair=True) == {"Adagrad", "AMSGrad"}
    assert first("beale") != first("beale", fair=True)


@pytest.mark.parametrize(
    ("start", "winner"),
    [(None, "Momentum"), ((4, -1), "GradientDescent"), ((0, 0), "Adagrad"), ((0.5, 0.5), "Adam")],
)
def test_one_start_proves_nothing(start, winner):
    """La que abre el capítulo 7: cada uno, con su mejor tasa, gana desde algún sitio."""
    some = {"optimizers": ["GradientDescent", "Momentum", "Adagrad", "Adam"], "steps": 100, "fair": True}
    assert first("beale", start=start, **some) == {winner}
