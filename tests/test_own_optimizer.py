"""El optimizador de un lector: ``minimize`` lo usa como los del curso, sin mirarlo, y ``check_optimizer`` lo mira."""

from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np
import pytest

from optlib import (
    OPTIMIZERS,
    Adam,
    Clipped,
    GradientDescent,
    Momentum,
    Optimizer,
    Problem,
    check_gradient,
    check_optimizer,
    minimize,
    parabola,
    plots,
    ravine,
)
from optlib.styles import SERIES, STYLES


class Memory(NamedTuple):
    v: Any


class Methods(Optimizer):
    def init(self, x):
        return Memory(v=0 * x)

    def step(self, x, state, grad):
        v = self.beta * state.v + grad(x)
        return x - self.lr * v, Memory(v)


@dataclass(frozen=True)
class Plain(Methods):
    lr: float
    beta: float = 0.9


@dataclass
class Thawed(Methods):
    lr: "float"
    beta: "float" = 0.9


class WithInit(Methods):
    def __init__(self, lr, beta=0.9):
        self.lr, self.beta = lr, beta


@pytest.mark.parametrize("kind", [Plain, Thawed, WithInit])
@pytest.mark.parametrize(
    ("problem", "x0", "lr"),
    [
        (parabola, 5.0, 0.1),
        (parabola, [5.0, 4.0, -1.0], 0.1),
        (parabola, 5.0, np.array([0.1, 0.2])),
        (ravine, ravine.start, 0.01),
        (ravine, np.ones((4, 2)), np.array([[0.01], [0.02], [0.03], [5.0]])),
        (parabola, 5.0, 1e200),
    ],
)
@pytest.mark.parametrize("schedule", [None, lambda k: 1 / (k + 1)])
def test_it_does_what_the_same_rule_of_the_course_does(kind, problem, x0, lr, schedule):
    mine = minimize(problem, x0, kind(lr), 30, schedule=schedule)
    ours = minimize(problem, x0, Momentum(lr), 30, schedule=schedule)
    for column in ("x", "f", "grad", "v"):
        np.testing.assert_array_equal(mine[column], ours[column])
    assert mine.columns == ("x", "f", "grad", "v") and np.array_equal(mine.diverged, ours.diverged)
    np.testing.assert_array_equal(
        minimize(parabola, 5.0, Clipped(kind(0.1), norm=2.0), 9).x,
        minimize(parabola, 5.0, Clipped(Momentum(0.1), norm=2.0), 9).x,
    )


def test_ranges_are_those_declared_those_inherited_and_those_of_the_course():
    @dataclass(frozen=True)
    class Ranged(Methods):
        lr: float
        gamma: float = 0.5
        every: int = 3
        nesterov: bool = False
        name: str = "mía"
        eps: float | None = None
        ranges: ClassVar = {"gamma": "(0, 1]", "every": "[1, inf)"}

    for good in ({"gamma": 1}, {"every": 9}, {"gamma": np.array([0.1, 1.0])}, {"nesterov": True}):
        Ranged(0.1, **good)
    assert Ranged(1).eps is None and type(Ranged(1, every=5).every) is int and type(Ranged(1).lr) is float
    for bad in ({"gamma": 0}, {"every": 0}, {"lr": 0}, {"gamma": np.array([0.1, 1.1])}, {"lr": np.nan}, {"lr": []}):
        with pytest.raises(ValueError, match=f"Ranged: {next(iter(bad))} debe ser un número finito") as caught:
            Ranged(**{"lr": 0.1} | bad)
        # De los que se llaman como los del curso se dice cómo se declara otro.
        assert str(caught.value).endswith('ranges = {"lr": "(-inf, inf)"}.') == ("lr" in bad)


def in_place(self, x, state, grad):
    v = state.v
    v *= self.beta
    v += grad(x)
    x -= self.lr * v
    return x, state


def consensus(self, x, state, grad):
    return x.mean(axis=0) - self.lr * grad(x), state


def plain_tuple(self, x, state, grad):
    return x - self.lr * grad(x), (1, "dos")


@pytest.mark.parametrize("step", [in_place, consensus, plain_tuple])
@pytest.mark.parametrize("schedule", [None, lambda k: 0.5])
def test_a_right_program_runs_untouched(step, schedule):
    """Lo que sale es lo del bucle a mano, se parezca o no a las reglas del curso."""
    rule = type("Mine", (Plain,), {"step": step})(0.01 if schedule is None else 0.02)
    start = np.array([[-8.0, 1.5], [1.0, 3.0], [2.0, -1.0]])
    run = minimize(ravine, start, rule, 20, schedule=schedule)
    by_hand, x = type(rule)(0.01), start.copy()
    state = by_hand.init(x)
    for k in range(20):
        x, state = by_hand.step(x, state, ravine.grad)
        np.testing.assert_array_equal(run.x[k + 1], x)
        if hasattr(state, "v"):
            np.testing.assert_array_equal(run["v"][k], state.v)


def test_a_state_may_hold_anything_and_one_inside_another():
    class History(NamedTuple):
        past: list
        adam: Any

    @dataclass(frozen=True)
    class Averaged(Adam):
        def init(self, x):
            return History([], super().init(x))

        def step(self, x, state, grad):
            state.past.append(g := grad(x))
            x, adam = super().step(x, state.adam, lambda _: g)
            return x, History(state.past, adam)

    for x0 in (5.0, [5.0, 4.0]):
        run = minimize(parabola, x0, Averaged(lr=0.1), 4)
        assert [len(past) for past in run["past"]] == [1, 2, 3, 4]
        np.testing.assert_array_equal(run.x, minimize(parabola, x0, Adam(lr=0.1), 4).x)
    lost = minimize(Problem(lambda x: x**4, lambda x: 4 * x**3), 1e200, Averaged(lr=1e200), 4)
    assert lost.diverged is True and type(lost.states[-1].adam.m) is float


def test_a_float_step_that_overflows_is_done_again_with_the_gradient_it_has():
    asked = []

    @dataclass(frozen=True)
    class Divided(Plain):
        def step(self, x, state, grad):
            g = grad(x)
            return x - self.lr * g / abs(g), Memory(g**9)

    @dataclass(frozen=True)
    class Early(Plain):
        def step(self, x, state, grad):
            far = x**9
            return x - self.lr * grad(x), Memory(far)

    problem = Problem(lambda x: x**2, lambda x: asked.append(x) or 2 * x)
    for rule, x0 in ((Divided(0.1), 0.0), (Divided(0.1), 1e200), (Early(0.1), 1e200)):
        asked.clear()
        run = minimize(problem, x0, rule, 3)
        assert len(asked) == 3 and type(run.states[-1].v) is float and type(asked[-1]) in (float, np.float64)
    assert minimize(problem, 0.0, Divided(0.1), 3).diverged is True
    assert minimize(parabola, [0.0, 1.0], Divided(0.1), 3).diverged.tolist() == [True, False]
    inverse = Problem(lambda x: 1 / x, lambda x: -1 / x**2)
    assert minimize(inverse, 0.0, GradientDescent(0.1), 2).diverged is True
    with pytest.raises(ZeroDivisionError):
        minimize(Problem(lambda x: x, lambda x: 1 / (3 - int(x))), 3.0, GradientDescent(0.1), 2)


def broken(where):
    """Un problema, una regla y un plan, uno de los cuales falla en el tercer paso."""

    class Count(NamedTuple):
        t: int

    @dataclass(frozen=True)
    class Broken(Optimizer):
        lr: float = 0.1

        def init(self, x):
            return Count({}["init"] if where == "init" else 0)

        def step(self, x, state, grad):
            if where == "division" and state.t == 2:
                return 1 // (state.t - 2)
            return x - self.lr * grad(x), Count(state.t + 1)

    def f(x):
        return {}["f"] if where == "f" and np.all(x < 3.5) else x**2

    def grad(x):
        if where == "shape":
            return [1, 2, 3]
        return {}["grad"] if where == "grad" and np.all(x < 3.5) else 2 * x

    def plan(k):
        return {}["plan"] if where == "plan" and k == 2 else 1

    return Problem(f, grad), Broken(), plan


@pytest.mark.parametrize(
    ("where", "error", "note"),
    [
        ("init", KeyError, "En `Broken.init`: `check_optimizer(rule, problem)` lo mira de cerca."),
        (
            "division",
            ZeroDivisionError,
            "En `Broken.step`, en el paso 3: `check_optimizer(rule, problem)` lo mira de cerca.",
        ),
        ("grad", KeyError, "En `grad(x)`, en el paso 3: `check_gradient(problem, x)` lo mira de cerca."),
        ("shape", ValueError, "En `grad(x)`, en el paso 1: `check_gradient(problem, x)` lo mira de cerca."),
        ("f", KeyError, "En `f(x)`, con x = {point}."),
        ("plan", KeyError, "En `schedule(2)`."),
    ],
)
@pytest.mark.parametrize("x0", [5.0, [5.0, 5.0]])
def test_an_error_of_the_reader_goes_through_with_one_note(where, error, note, x0):
    problem, rule, plan = broken(where)
    with pytest.raises(error) as caught:
        minimize(problem, x0, rule, 9, schedule=plan)
    assert caught.value.__notes__ == [note.format(point=3.2 if x0 == 5 else [3.2, 3.2])]


def test_a_wrong_gradient_is_told_with_its_worst_component():
    wrong = Problem(lambda x: (x**2).sum(-1), lambda x: np.array([2 * x[0], 2 * x[1], x[2]]), dim=3)
    error = check_gradient(wrong, [1.0, 2.0, 3.0])
    assert error == pytest.approx(0.5) and error.component == (2,)
    assert (error.given, error.measured) == (3.0, pytest.approx(6.0))
    assert repr(error) == str(error) == "0.5 (grad(x)[2] da 3; las diferencias, 6)"
    right = check_gradient(parabola, 5.0)
    assert repr(right) == repr(float(right)) and right < 1e-6
    missing = Problem(lambda x: (x**2).sum(-1), lambda x: np.array([2 * x[0], np.nan]), dim=2)
    assert check_gradient(missing, [1.0, 2.0]).component == (1,)
    assert "grad(x)[1] da nan" in repr(check_gradient(missing, [1.0, 2.0]))


def test_points_may_be_lists_and_the_functions_stay_as_given():
    def f(x):
        return x @ x

    bowl = Problem(f, lambda x: 2 * x, dim=2, start=[1, 2], minimum=(0, 0))
    assert bowl([3, 4]) == 25 and bowl.grad((3, 4)).tolist() == [6, 8] and bowl.f is f
    assert bowl.start.tolist() == [1, 2] and parabola.grad([1, 2]).tolist() == [2, 4] and parabola(3) == 9
    with pytest.raises(TypeError, match="no tiene gradiente"):
        Problem(f, dim=2).grad([1, 2])


def test_each_of_the_readers_own_has_a_look_that_stays():
    runs = [minimize(parabola, 5.0, kind(0.1), 3) for kind in (Plain, Thawed, Plain)]
    looks = [plots.style_of(run) for run in runs]
    assert looks[0] == looks[2] != looks[1] and {look.light for look in looks} <= {look.light for look in SERIES}
    # Y no es el de una del curso, aunque herede de ella o se llame como ella.
    for kind in (type("Better", (Adam,), {}), type("Momentum", (Plain,), {})):
        assert plots.style_of(minimize(parabola, 5.0, kind(lr=0.1), 3)) not in STYLES.values()


TINY = Problem(lambda x: 1e-6 * (x**2).sum(-1), lambda x: 2e-6 * x, dim=2)


@dataclass(frozen=True)
class BarzilaiBorwein(Optimizer):
    """El paso de Barzilai y Borwein (1988): ``lr`` solo se usa en el primero."""

    lr: float

    def init(self, x):
        return Anchored(None, None)

    def step(self, x, state, grad):
        g = grad(x)
        if state.before is None:
            return x - self.lr * g, Anchored(x, g)
        dx, dg = x - state.before, g - state.slope
        return x - np.sum(dx * dx, -1, keepdims=True) / np.sum(dx * dg, -1, keepdims=True) * g, Anchored(x, g)


class Anchored(NamedTuple):
    before: Any
    slope: Any


class Outcome(NamedTuple):
    x: Any
    state: Any


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_nothing_is_said_of_what_is_right(name):
    kind = OPTIMIZERS[name]
    rules = [Clipped(kind(lr=0.01), **each) for each in ({"norm": 1.0}, {"norm": 1e-9}, {"value": 1.0})]
    for rule in (kind(lr=0.01), kind(lr=1000), *rules, Clipped(kind(lr=0.01), norm=1.0, axis=None)):
        assert check_optimizer(rule) == [] == check_optimizer(rule, TINY, [[1.0, 2.0], [3.0, -4.0], [1e-3, 1.0]])


def test_nothing_is_said_of_what_is_right_and_unusual():
    start = [[1.0, 2.0], [3.0, -4.0]]
    assert check_optimizer(BarzilaiBorwein(0.01), ravine, start) == []
    assert check_optimizer(type("Mine", (Plain,), {"step": outcome_of_two})(0.1)) == []

    @dataclass(frozen=True, slots=True)
    class Slotted(Methods):
        lr: float
        beta: float = 0.9

    assert check_optimizer(Slotted(0.1)) == [] and Slotted(1).lr == 1.0
    runs = [minimize(parabola, 5.0, rule, 9, schedule=lambda k: 0.5) for rule in (Slotted(0.1), Plain(0.1))]
    assert runs[0].x.tolist() == runs[1].x.tolist()
    plain = minimize(parabola, 5.0, GradientDescent(0.1), 9)
    assert minimize(parabola, 5.0, type("Mine", (Plain,), {"step": outcome_of_two})(0.1), 9).x[-1] == plain.x[-1]


def outcome_of_two(self, x, state, grad):
    return Outcome(x - self.lr * grad(x), Memory(state.v + 1))


def from_zero(self, x, state, grad):
    g = grad(x)
    return x - self.lr * g / (1 - self.beta**state.v), Memory(state.v + 1)


def test_a_count_that_starts_at_zero_is_told():
    methods = {"init": lambda self, x: Memory(0), "step": from_zero}
    found = check_optimizer(type("Mine", (Plain,), methods)(0.1))
    assert any("El primer paso da -inf: ¿se divide entre cero?" in each for each in found)


def test_all_that_fails_is_told_at_once():
    def step(self, x, state, grad):
        g = grad(x)
        g /= 2
        return x - 0.1 * g.sum(), state

    class Ranged(Plain):
        ranges: ClassVar = {"gama": "[0, 1]"}

    Ranged.step = step
    found = check_optimizer(Ranged(0.1), ravine, [[1.0, 2.0], [3.0, -4.0]])
    told = ("ranges nombra gama", "modifica el gradiente", "El estado no cambia", "no usa lr", "alguna no va")
    assert len(found) == len(told) and all(words in each for words, each in zip(told, found, strict=True))
