"""Lo que Python y la página comparten está escrito una vez: ``data.js`` y ``rules.js`` son lo que dice optlib."""

import re
from dataclasses import dataclass
from typing import NamedTuple

import browser_data
import numpy as np
import pytest

from optlib.base import Optimizer
from optlib.figures.landscapes import VALLEYS, minima
from optlib.figures.rules import lines_of, starts_of, state_of, text_of
from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS
from optlib.styles import STYLES


def test_what_is_committed_is_fresh():
    for name, text in browser_data.modules().items():
        assert (browser_data.STATIC / name).read_text("utf-8") == text, "ejecuta «make datos»"


def test_every_optimizer_has_its_looks():
    assert all(style.name and style.lr > 0 for style in STYLES.values())
    assert len({style.name for style in STYLES.values()}) == len(STYLES)


class Lazy:
    """Una regla cuyo paso no es una lista de asignaciones."""

    def step(self, x, state, grad):
        if self.lr > 1:
            return x, state
        return x - self.lr * grad(x), state


class Hidden:
    """Otra, que no dice el punto y el estado."""

    def step(self, x, state, grad):
        return super().step(x, state, grad)


class Helped:
    """Y otra, que llama a una función que en el código de una figura no está."""

    def step(self, x, state, grad):
        g = biggest(grad(x))  # noqa: F821
        return x - self.lr * g, state


class Reversed:
    def step(self, x, state, grad):
        return Memory(grad(x)), x


class Asking:
    def step(self, x, state, grad):
        g = grad(x)
        u = g if state.k == 1 else abs(g)
        return x - u, state


class Together:
    def step(self, x, state, grad):
        g, h = grad(x), 1
        return x - g * h, state


class Counting:
    def step(self, x, state, grad):
        t = 1 + state.t
        return x - grad(x) / t, Memory(t)


@dataclass
class Bare:
    lr: float

    def step(self, x, state, grad):
        return x - lr * grad(x), state  # noqa: F821


WRONG = {
    Bare: "Bare.step usa lr sin self: es self.lr.",
    Reversed: "Reversed.step debe acabar en «return x_new, state»",
    Asking: "Asking.step lleva «g if state.k == 1 else abs(g)»: solo operadores, abs, maximum y sign.",
    Together: "Together.step debe ser una asignación por línea; tiene «g, h = grad(x), 1»",
    Counting: "Counting.step: el contador va en su línea, t = state.t + 1, y después se usa t.",
}


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
    with pytest.raises(ValueError, match=r"Hidden.step debe acabar en «return x_new, state»"):
        lines_of(Hidden)
    with pytest.raises(ValueError, match=r"Helped.step usa biggest, que no está en el código de las figuras"):
        lines_of(Helped)
    for rule, told in WRONG.items():
        with pytest.raises(ValueError, match=re.escape(told)):
            lines_of(rule)


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
