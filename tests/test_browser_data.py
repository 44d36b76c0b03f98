"""Lo que Python y la página comparten está escrito una vez: ``data.js`` es lo que dice optlib."""

import browser_data
import numpy as np
import pytest

from optlib.figures.landscapes import CURVES, VALLEYS, minima
from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS
from optlib.styles import STYLES


def test_what_is_committed_is_fresh():
    assert browser_data.TARGET.read_text("utf-8") == browser_data.render(), "ejecuta «make datos»"


def test_every_optimizer_has_its_looks():
    assert list(STYLES) == list(OPTIMIZERS)
    assert all(style.name and style.lr > 0 for style in STYLES.values())
    assert len({style.name for style in STYLES.values()}) == len(STYLES)


def test_every_problem_has_its_domain_with_start_and_minimum_inside():
    assert set(CURVES) == {name for name, problem in PROBLEMS.items() if problem.dim is None}
    assert set(VALLEYS) == {name for name, problem in PROBLEMS.items() if problem.dim == 2}
    for name, (left, right, low, high) in (CURVES | VALLEYS).items():
        problem = PROBLEMS[name]
        points = [problem.start, *([] if problem.minimum is None else [problem.minimum])]
        for point in points:
            x, y = point if problem.dim else (point, problem(point))
            assert left <= x <= right and low <= y <= high, name


@pytest.mark.parametrize("name", VALLEYS)
def test_minima_of_the_valleys(name):
    problem = PROBLEMS[name]
    points = minima(name)
    assert len(points) == {"himmelblau": 4, "saddle": 0}.get(name, 1)
    for point in np.array(points):
        assert problem(point) == pytest.approx(0, abs=1e-12)
        assert problem.grad(point) == pytest.approx([0, 0], abs=1e-9)
    assert problem.minimum is None or problem.minimum.tolist() in points
