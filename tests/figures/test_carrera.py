"""«carrera»: quién gana."""

import numpy as np
import pytest

from optlib.figures import figure


def order(problem, **params):
    """De menor a mayor coste al final; lo que diverge, al final."""
    runs = figure("carrera", problem=problem, **params).trajectory
    return sorted(runs, key=lambda name: runs[name].f[-1] if np.isfinite(runs[name].f[-1]) else np.inf)


def test_what_the_race_shows():
    first = {name: order(name, fair=True)[0] for name in ("rosenbrock", "beale")}
    assert first == {"rosenbrock": "Momentum", "beale": "Nadam"}
    assert any(order(name, fair=True) != order(name) for name in first)
    runs = figure("carrera", problem="himmelblau", fair=True).trajectory
    assert {name for name, run in runs.items() if run.f[-1] == 0} == {"Nesterov", "Adagrad", "Nadam", "Lion"}


@pytest.mark.parametrize("steps", [100, 200])
def test_what_opens_the_choice_says(steps):
    """Con las tasas dadas gana Adam y el descenso es el último; con las suyas gana Adagrad, y Adam va tras ellos."""
    some = {"optimizers": ["GradientDescent", "Momentum", "Adagrad", "Adam"], "steps": steps}
    given, own = (order("ravine", fair=fair, **some) for fair in (False, True))
    assert given[0] == "Adam" and given[-1] == "GradientDescent"
    assert own[0] == "Adagrad" and own.index("GradientDescent") < own.index("Adam")
