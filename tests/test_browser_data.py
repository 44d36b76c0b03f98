"""Lo que Python y la página comparten está escrito una vez: ``data.js`` y ``rules.js`` son lo que dice optlib."""

from dataclasses import dataclass
from typing import NamedTuple

import browser_data
import numpy as np
import pytest

from optlib.base import Optimizer
from optlib.figures.landscapes import VALLEYS, minima
from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS
from optlib.rules import lines_of, starts_of, state_of, text_of


def test_what_is_committed_is_fresh():
    for name, text in browser_data.modules().items():
        assert (browser_data.STATIC / name).read_text("utf-8") == text, "ejecuta «make datos»"


class Lazy:
    """Una regla cuyo paso no es una lista de asignaciones."""

    def step(self, x, state, grad):
        if self.lr > 1:
            return x, state
        return x - self.lr * grad(x), state


class Helped:
    """Y otra, que llama a una función que en el código de una figura no está."""

    def step(self, x, state, grad):
        g = biggest(grad(x))  # noqa: F821
        return x - self.lr * g, state


class Counting:
    def step(self, x, state, grad):
        t = 1 + state.t
        return x - grad(x) / t, Memory(t)


class Memory(NamedTuple):
    t: int


class Away(NamedTuple):
    z: float
    m: float


@dataclass
class Averaged(Optimizer):
    """Una que usa sign y empieza en el punto, como las que promedian."""

    lr: float

    def init(self, x):
        return Away(x, 0 * x)

    def step(self, x, state, grad):
        m = state.m + grad(x)
        z = state.z - self.lr * sign(m)  # noqa: F821
        return (x + z) / 2, Away(z, m)


def test_a_rule_may_use_the_sign_and_start_at_the_point():
    assert (starts_of(Averaged), state_of(Averaged)) == (["z = x", "m = 0"], {"z": "x", "m": 0})
    steps = ["m = m + grad(x)", "z = z - lr * np.sign(m)", "x = (x + z) / 2"]
    assert lines_of(Averaged) == steps
    assert text_of(Averaged, lr=1e-3).splitlines() == [
        "lr = 0.001",
        "z = x",
        steps[0],
        "z = z - lr * sign(m)",
        steps[2],
    ]


def test_the_rule_of_an_optimizer_is_its_step():
    assert starts_of(OPTIMIZERS["AMSGrad"]) == ["m = v = v_max = 0"]
    assert lines_of(OPTIMIZERS["Nesterov"]) == ["g = grad(x - lr * beta * v)", "v = beta * v + g", "x = x - lr * v"]
    with pytest.raises(ValueError, match=r"Lazy.step debe ser una asignación por línea; tiene «if self"):
        lines_of(Lazy)
    with pytest.raises(ValueError, match=r"Helped.step usa biggest, que no está en el código de las figuras"):
        lines_of(Helped)
    with pytest.raises(ValueError, match=r"Counting.step: el contador va en su línea, t = state.t \+ 1"):
        lines_of(Counting)


@pytest.mark.parametrize("name", VALLEYS)
def test_minima_of_the_valleys(name):
    problem = PROBLEMS[name]
    points = minima(name)
    assert len(points) == {"himmelblau": 4, "saddle": 0}.get(name, 1)
    for point in np.array(points):
        around = point + 1e-3 * np.array([[1, 0], [-1, 0], [0, 1], [0, -1]])
        assert np.all(problem(point) <= problem(around))
        assert problem.grad(point) == pytest.approx([0, 0], abs=1e-9)
    assert problem.minimum is None or problem.minimum.tolist() in points
