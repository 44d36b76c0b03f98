"""La directiva ``{regla}``: su regla corre en Python, y lo que no existe se dice."""

import numpy as np
import pytest
from course_theme.rule_bench import still

from optlib import PROBLEMS, Momentum, minimize
from optlib.rules import points_of

RULE = """lr = 0.02
beta = 0.9
g = grad(x)
v = beta * v + g
x = x - lr * v"""


def test_a_rule_goes_where_optlib_goes():
    ours = minimize(PROBLEMS["ravine"], PROBLEMS["ravine"].start, Momentum(lr=0.02), 50).x
    assert points_of(RULE, PROBLEMS["ravine"], 50) == pytest.approx(ours)


def test_the_clock_and_the_functions():
    points = points_of("g = grad(x)\nx = x - sign(g) / sqrt(t)", PROBLEMS["ravine"], 4)
    assert np.abs(np.diff(points, axis=0)) == pytest.approx(np.repeat(1 / np.sqrt([1, 2, 3, 4]), 2).reshape(4, 2))


def test_the_still_draws_the_landscape_and_the_run():
    drawn = still(RULE, "beale", 30)
    assert drawn.count('class="level"') > 5 and drawn.count('class="run"') == 1 and "30 pasos" in drawn
