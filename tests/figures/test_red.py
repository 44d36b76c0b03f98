"""«red»: lo que aprende y sus metas."""

import numpy as np
import pytest

from optlib.digits import network
from optlib.figures import figure
from optlib.figures.goals import GOALS
from optlib.optimizers import GradientDescent, Momentum
from optlib.rules import points_of
from optlib.schedules import linear
from optlib.sweep import sweep


def test_what_the_goals_of_the_network_say():
    """Con la semilla de la figura, ni el descenso ni Momentum ganan el suyo, ni inflando los pesos; sin sumar, sí."""
    plan = {"steps": 190, "schedule": linear, "seeds": [0], "measures": {"valid": lambda n, x: n.valid(x)}}
    best = (("sin-memoria", GradientDescent, 0.17), ("una-memoria", Momentum, 0.14))
    for goal, rule, said in best:
        costs = sweep(network, [rule(lr=lr) for lr in np.arange(0.5, 1.6, 0.03)], **plan)
        assert GOALS[goal].below < np.nanmin(costs["valid"])
        assert round(np.nanmin(costs["valid"]), 2) == said and f"se queda en {said}." in GOALS[goal].won
    net = network(0)
    for goal, won, lr, last in (
        ("sin-memoria", False, 1, "1.006 * (x - lr * g)"),
        ("sin-memoria", True, 0.1, "x - lr * orthogonalize(g)"),
        ("una-memoria", False, 1, "1.003 * (x - lr * v)"),
        ("una-memoria", False, 0.3, "1.001 * (x - lr * v)"),
        ("una-memoria", True, 0.1, "x - lr * orthogonalize(0.9 * v + g)"),
    ):
        x = points_of(f"lr = {lr}\ng = grad(x)\nv = 0.9 * v + g\nx = {last}", net, 190, linear(190))[-1]
        assert (net.valid(x) < GOALS[goal].below) == won, last


@pytest.mark.parametrize("seed", range(5))
def test_what_the_network_shows(seed):
    """Cuánto lee con la regla que trae, y que cambiar solo su última línea por el signo también le enseña."""
    valid = network(seed).valid
    rule = figure("red").rule
    both = (rule, rule.replace("lr * v", "lr * sign(v)"))
    points, changed = (figure("red", rule=text, seed=seed).trajectory for text in both)
    asked = (points[18], points[-1], changed[-1])
    half, most, other = (np.mean(valid.predict(x, valid.X[:100]) == valid.y[:100]) for x in asked)
    assert half > 0.5 and min(most, other) >= 0.9
