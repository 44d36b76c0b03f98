"""Por filas solo va lo que por filas da lo mismo: lo demás, de una en una, y sale lo que sale solo."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pytest

from optlib import MLP, OPTIMIZERS, PROBLEMS, Adam, Clipped, NoState, Optimizer, Problem, minimize, parabola, ravine
from optlib.matrices import ByPart, Muon
from optlib.sweep import rows, sweep

RATES = (0.001, 0.01, 0.02, 0.03)
PLAN = lambda steps: lambda k: 1 - k / steps  # noqa: E731


@dataclass(frozen=True)
class Plain(Optimizer):
    lr: float
    gamma: float = 0.5

    def init(self, x):
        return NoState()

    def step(self, x, state, grad):
        return x - self.move(grad(x)), state

    def move(self, g):
        return self.lr * self.gamma * g


class Norm(Plain):
    def move(self, g):
        return self.lr * g / (1 + np.linalg.norm(g))


class Branch(Plain):
    def move(self, g):
        return self.lr * g if self.gamma else 0.5 * self.lr * g


@dataclass(frozen=True)
class Preconditioned(Optimizer):
    lr: float
    P: Any = None

    def init(self, x):
        return NoState()

    def step(self, x, state, grad):
        return x - self.lr * grad(x) @ self.P, state


class Slow(NamedTuple):
    t: int
    slow: Any
    fast: Any


@dataclass(frozen=True, slots=True)
class Lookahead(Optimizer):
    """La de Zhang, Lucas, Hinton y Ba (2019): cada ``k`` pasos, un promedio con donde se estaba."""

    rule: Optimizer
    alpha: float = 0.5
    k: int = 3

    def init(self, x):
        return Slow(0, x, self.rule.init(x))

    def step(self, x, state, grad):
        x, fast = self.rule.step(x, state.fast, grad)
        if (state.t + 1) % self.k:
            return x, Slow(state.t + 1, state.slow, fast)
        slow = state.slow + self.alpha * (x - state.slow)
        return slow, Slow(state.t + 1, slow, fast)


def by_index(x):
    return x[0] ** 2 / 2 + 25 * x[1] ** 2 / 2


def indexed():
    """Un valle escrito para un solo punto: con filas, o falla o da otra cosa."""
    return Problem(by_index, lambda x: np.array([x[0], 25 * x[1]]), dim=2, start=[-8.0, 1.5])


def noisy():
    rng = np.random.default_rng(0)
    return Problem(
        lambda x: (x**2).sum(-1), lambda x: 2 * x + rng.standard_normal(x.shape), dim=2, start=np.array([1.0, 2.0])
    )


def network():
    X = np.linspace(-1, 1, 12)[:, None]
    return MLP(X, np.sin(X[:, 0]), hidden=(3,), batch_size=4)


def stepped(rules, problem, plan):
    """Si van por filas, y lo que da el barrido."""
    table = sweep(problem, rules, 30, schedule=plan)
    for row in table:
        alone = minimize(problem, None, rules[row["place"]], 30, schedule=plan and plan(30))
        assert row["cost"] == pytest.approx(alone.f[-1], rel=1e-9, nan_ok=True), rules[row["place"]]


@pytest.mark.parametrize("plan", [None, PLAN])
@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("problem", [ravine, indexed(), PROBLEMS["rosenbrock"], network()], ids=repr)
@pytest.mark.parametrize("kind", [Plain, Norm, Branch, Lookahead])
def test_what_each_rule_gives_alone(kind, problem, count, plan):
    rules = [Lookahead(Adam(lr=lr)) if kind is Lookahead else kind(lr=lr) for lr in RATES[:count]]
    if kind is Branch:
        rules = [Branch(lr=0.01, gamma=gamma) for gamma in (0.0, 1.0, 0.5, 2.0)[:count]]
    stepped(rules, problem, plan)


def test_a_matrix_is_the_rules_own_affair():
    P = np.array([[1.0, 0.2], [0.2, 0.1]])
    run = minimize(ravine, None, Preconditioned(0.01, P), 5)
    assert run.x.shape == (6, 2)
    stepped([Preconditioned(lr, P) for lr in RATES], ravine, None)
    stepped([Preconditioned(0.01, scale * P) for scale in (1, 2, 3)], ravine, PLAN)


def together(rules, problem):
    arranged = []
    watched = rows.arranged

    def watch(*given):
        arranged.append(watched(*given))
        return arranged[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("optlib.sweep.runs.arranged", watch)
        sweep(problem, rules, 9)
    return arranged[0]


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("problem", [parabola, ravine, network(), noisy()], ids=repr)
def test_right_rules_go_together(name, problem):
    kind = OPTIMIZERS[name]
    assert together([kind(lr=lr) for lr in RATES], problem) is problem
    assert together([Clipped(kind(lr=lr), value=1.0) for lr in RATES], problem) is problem
    assert together([Lookahead(kind(lr=lr)) for lr in RATES], problem) is problem


def test_rules_by_part_go_together():
    net = network()
    for rms in (0, 10):
        rules = [ByPart(Muon(lr, rms=rms * lr or None), Adam(lr), net.shapes) for lr in RATES]
        assert together(rules, net) is net


def test_wrong_rows_go_apart():
    assert together([Norm(lr=lr) for lr in RATES], ravine) is None
    assert together([Clipped(Adam(lr=lr), norm=1.0) for lr in RATES], parabola) is None
    own = together([Plain(lr=lr) for lr in RATES], indexed())
    assert own is not None and own(np.array([[1.0, 0.0], [2.0, 2.0]])).tolist() == [0.5, 52.0]


def test_a_wrapper_of_the_reader_has_its_name_its_columns_and_the_plan():
    rules = [Lookahead(Adam(lr=lr), alpha=alpha) for lr in RATES for alpha in (0.3, 0.6)]
    table = sweep(ravine, rules, 12, schedule=PLAN)
    assert set(table["rule"]) == {"Lookahead(Adam)"} and table.dtype.names[5:] == ("lr", "alpha", "cost")
    x, state, rule = ravine.start, rules[0].init(ravine.start), Adam(lr=0.001)
    fast, slow = rule.init(x), x
    for k in range(12):
        x, fast = Adam(lr=0.001 * (1 - k / 12)).step(x, fast, ravine.grad)
        if k % 3 == 2:
            slow = x = slow + 0.3 * (x - slow)
    assert table["cost"][0] == pytest.approx(ravine(x), rel=1e-12) and state.t == 0
    with pytest.raises(ValueError, match=r"Lookahead\(WithoutRate\) no tiene lr"):
        minimize(ravine, None, Lookahead(WithoutRate()), 3, schedule=lambda k: 1)


@dataclass(frozen=True)
class WithoutRate(Preconditioned):
    lr: float = None
