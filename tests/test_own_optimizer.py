"""El optimizador de un lector: se escribe de varias maneras y hace lo mismo que los del curso."""

import copy
import inspect
import pickle
from dataclasses import dataclass, fields, replace
from typing import ClassVar, NamedTuple

import numpy as np
import pytest

from optlib import (
    Adam,
    Clipped,
    GradientDescent,
    LeastSquares,
    Momentum,
    NoState,
    Optimizer,
    Problem,
    Quadratic,
    check_gradient,
    double_well,
    minimize,
    parabola,
    plots,
    ravine,
)
from optlib.styles import SERIES, STYLES


class Memory(NamedTuple):
    v: object


class Methods(Optimizer):
    def init(self, x):
        return Memory(v=0 * x)

    def step(self, x, state, grad):
        v = self.beta * state.v + grad(x)
        return x - self.lr * v, Memory(v)


class Plain(Methods):
    lr: float
    beta: float = 0.9


@dataclass
class Decorated(Methods):
    lr: float
    beta: float = 0.9


@dataclass(frozen=True)
class Frozen(Methods):
    lr: float
    beta: float = 0.9


class WithInit(Methods):
    def __init__(self, lr, beta=0.9):
        self.lr, self.beta = lr, beta


class Longer(Plain):
    extra: float = 0.0


KINDS = [Plain, Decorated, Frozen, WithInit, Longer]


@pytest.mark.parametrize("kind", KINDS)
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


@pytest.mark.parametrize("kind", KINDS)
def test_it_wears_its_hyperparameters_and_can_be_copied(kind):
    rule = kind(0.1, beta=0.5)
    assert repr(rule).startswith(f"{kind.__name__}(lr=0.1, beta=0.5")
    for other in (copy.copy(rule), copy.deepcopy(rule), pickle.loads(pickle.dumps(rule))):
        assert type(other) is kind and vars(other) == vars(rule) and other is not rule
    np.testing.assert_array_equal(
        minimize(parabola, 5.0, Clipped(rule, norm=2.0), 9).x,
        minimize(parabola, 5.0, Clipped(Momentum(0.1, 0.5), norm=2.0), 9).x,
    )


def test_without_a_decorator_it_is_a_dataclass_and_what_is_changed_is_checked():
    assert [item.name for item in fields(Plain(0.1))] == ["lr", "beta"]
    assert [item.name for item in fields(Longer(0.1))] == ["lr", "beta", "extra"]
    signatures = [str(inspect.signature(kind)) for kind in (Plain, Adam, WithInit, Methods)]
    assert signatures == [
        "(lr: float, beta: float = 0.9)",
        "(lr: float = 0.001, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-08)",
        "(lr, beta=0.9)",
        "(lr)",
    ]
    assert Plain(0.1) == Plain(0.1) != Plain(0.2) and replace(Plain(0.1), beta=0.0).beta == 0
    assert {Plain(0.1): 1}[Plain(0.1)] == 1
    for changeable in (Plain(0.1), Decorated(0.1), WithInit(0.1)):
        changeable.lr = -1
        with pytest.raises(ValueError, match="lr debe ser un número finito mayor que 0, no -1"):
            minimize(parabola, 5.0, changeable, 3)


def test_a_class_may_be_used_before_the_one_it_comes_from():
    class Parent(Methods):
        lr: float = 0.1
        beta: float = 0.9

    class Child(Parent):
        gamma: float = 1.0

    assert vars(Child(gamma=2)) == {"lr": 0.1, "beta": 0.9, "gamma": 2.0} and vars(Parent()) == {"lr": 0.1, "beta": 0.9}
    assert Child.__mro__.index(Parent) == 1 and not isinstance(Parent(), Child)


def test_who_declares_nothing_has_a_rate_and_any_name_will_do():
    class Simple(Optimizer):
        def init(self, x):
            return NoState()

        def step(self, x, state, grad):
            return x - self.lr * grad(x), state

    @dataclass
    class Bare(Simple):
        pass

    class Named(Simple):
        tasa: float = 0.1
        nesterov: bool = False
        _seed: int = 0

        def step(self, x, state, grad):
            return x - self.tasa * grad(x), state

    expected = minimize(parabola, 5.0, GradientDescent(0.1), 5).x
    np.testing.assert_array_equal(minimize(parabola, 5.0, Simple(lr=0.1), 5).x, expected)
    np.testing.assert_array_equal(minimize(parabola, 5.0, Bare(lr=0.1), 5).x, expected)
    np.testing.assert_array_equal(minimize(parabola, 5.0, Named(tasa=0.1), 5).x, expected)
    assert Named(nesterov=True).nesterov is True and Named(_seed=None)._seed is None
    with pytest.raises(TypeError, match="tasa debe ser un número"):
        Named(tasa=True)
    with pytest.raises(TypeError, match="Bare: falta lr. Se construye así: Bare"):
        Bare()


def test_ranges_are_those_declared_those_inherited_and_those_of_the_course():
    class Ranged(Optimizer):
        lr: float
        gamma: float = 0.5
        beta: float = 0.5
        ranges: ClassVar = {"gamma": "(0, 1]", "beta": "[-1, 2)"}

    class Narrower(Ranged):
        ranges: ClassVar = {"gamma": "[0.5, 1]"}

    for good in ({"gamma": 1}, {"beta": -1}, {"gamma": np.array([0.1, 1.0])}):
        Ranged(0.1, **good)
    for bad in ({"gamma": 0}, {"beta": 2}, {"lr": 0}, {"gamma": np.array([0.1, 1.1])}):
        with pytest.raises(ValueError, match=f"Ranged: {next(iter(bad))} debe ser un número finito"):
            Ranged(**{"lr": 0.1} | bad)
    with pytest.raises(ValueError, match="mayor o igual que 0.5 y menor o igual que 1, no 0.2"):
        Narrower(0.1, gamma=0.2)
    with pytest.raises(ValueError, match="menor que 2"):
        Narrower(0.1, beta=5)


def test_a_state_may_hold_anything():
    class History(NamedTuple):
        past: tuple
        count: int

    class Averaged(Optimizer):
        def init(self, x):
            return History((), 0)

        def step(self, x, state, grad):
            past = (*state.past, grad(x))
            return x - self.lr * sum(past) / len(past), History(past, len(past))

    for x0 in (5.0, [5.0, 4.0]):
        run = minimize(parabola, x0, Averaged(lr=0.1), 4)
        assert run["count"].tolist() == [1, 2, 3, 4] and [len(past) for past in run["past"]] == [1, 2, 3, 4]
    assert minimize(parabola, 1e200, Averaged(lr=1e200), 4).diverged is True


def test_the_gradient_may_be_random_or_of_a_batch_and_is_asked_for_once_a_step():
    data = np.random.default_rng(0).normal(size=(20, 2))
    problem = LeastSquares(data, data @ [1.0, 2.0], batch_size=5)
    np.testing.assert_array_equal(
        minimize(problem, [0.0, 0.0], Plain(0.1), 12).x, minimize(problem, [0.0, 0.0], Momentum(0.1), 12).x
    )
    calls = []
    counted = Problem(lambda x: x**2, lambda x: calls.append(x) or 2 * x)
    minimize(counted, 5.0, Plain(0.1), 7)
    assert len(calls) == 7


def test_a_nan_in_the_first_step_is_data_and_an_error_of_the_reader_stays_as_it_is():
    class Divided(Plain):
        def step(self, x, state, grad):
            g = grad(x)
            return x - self.lr * g / abs(g), Memory(g)

    assert minimize(parabola, 0.0, Divided(0.1), 3).diverged is True
    assert minimize(parabola, [0.0, 1.0], Divided(0.1), 3).diverged.tolist() == [True, False]

    class Broken(Divided):
        def step(self, x, state, grad):
            return x - {}["lr"] * grad(x), state

    with pytest.raises(KeyError, match="lr"):
        minimize(parabola, 1.0, Broken(0.1), 3)


def test_a_gradient_that_overflows_is_data_and_one_that_divides_by_zero_at_a_point_is_not():
    steep = Problem(lambda x: np.cos(x), lambda x: 1e300 * __import__("math").cos(x))
    assert minimize(steep, 1.0, GradientDescent(1e300), 5).diverged is True
    inverse = Problem(lambda x: 1 / x, lambda x: -1 / x**2)
    assert minimize(inverse, 0.0, GradientDescent(0.1), 2).diverged is True
    with pytest.raises(ZeroDivisionError, match=r"grad\(x\) divide entre cero en x = 3"):
        minimize(Problem(lambda x: x, lambda x: 1 / (3 - int(x))), 3.0, GradientDescent(0.1), 2)


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
    again = pickle.loads(pickle.dumps(error))
    assert again == error and again.component == (2,) and repr(copy.copy(error)) == repr(error)


def test_points_may_be_lists_and_the_functions_stay_as_given():
    def f(x):
        return x @ x

    bowl = Problem(f, lambda x: 2 * x, dim=2, start=[1, 2], minimum=(0, 0))
    assert bowl([3, 4]) == 25 and bowl.grad((3, 4)).tolist() == [6, 8] and bowl.f is f
    assert bowl.start.tolist() == [1, 2] and parabola.grad([1, 2]).tolist() == [2, 4] and parabola(3) == 9
    assert Problem(f, dim=2).grad is None


def test_a_step_with_luck_keeps_the_states_that_it_had():
    class Noisy(Optimizer):
        def __init__(self, lr, seed=0):
            self.lr, self._rng = lr, np.random.default_rng(seed)

        def init(self, x):
            return Memory(v=0 * x)

        def step(self, x, state, grad):
            v = grad(x) + self._rng.normal()
            return x - self.lr * v, Memory(v)

    for x0 in (5.0, [5.0, 4.0], [[5.0], [4.0]]):
        problem = parabola if np.ndim(x0) < 2 else Problem(lambda x: (x**2).sum(-1), lambda x: 2 * x, dim=1)
        run = minimize(problem, x0, Noisy(0.1), 6)
        np.testing.assert_allclose(run.x[:-1] - run.x[1:], 0.1 * run["v"], rtol=1e-9)


def test_what_a_reader_changes_in_a_gradient_stays_in_the_step():
    constant = np.array([3.0, 4.0])

    class Unit(Optimizer):
        def init(self, x):
            return Memory(v=0 * x)

        def step(self, x, state, grad):
            g = grad(x)
            g /= np.linalg.norm(g)
            return x - self.lr * g, Memory(v=g)

    run = minimize(Problem(lambda x: x @ constant, lambda x: constant, dim=2), [0.0, 0.0], Unit(lr=0.1), 3)
    assert constant.tolist() == [3, 4] and run["v"][0].tolist() == [0.6, 0.8] and run.grad[0].tolist() == [3, 4]


def test_whole_numbers_flags_and_what_is_not_given_stay_as_they_are():
    class Windowed(Methods):
        lr: float
        beta: float = 0.9
        every: int = 3
        nesterov: bool = False
        clip: float | None = None

    rule = Windowed(1, every=5, nesterov=True)
    assert type(rule.lr) is float and rule.every == 5 and type(rule.every) is int and rule.nesterov is True
    assert rule.clip is None and Windowed(1, clip=2).clip == 2.0
    own = WithInit(0.1)
    own.every = 4
    minimize(parabola, 5.0, own, 2)
    assert type(own.every) is int
    with pytest.raises(TypeError, match="clip debe ser un número"):
        Windowed(1, clip="2")


@pytest.mark.parametrize("call", ["super().__init__()", "super().__init__(lr)", "super().__init__(lr=lr, k=1.0)"])
def test_the_base_may_be_called_as_in_other_libraries(call):
    scope = {"Methods": Methods}
    lines = [
        "class Torch(Methods):",
        "    def __init__(self, lr):",
        f"        {call}",
        "        self.lr, self.beta = lr, 0.9",
    ]
    exec("\n".join(lines), scope)
    expected = minimize(parabola, 5.0, Momentum(0.1), 9).x
    np.testing.assert_array_equal(minimize(parabola, 5.0, scope["Torch"](0.1), 9).x, expected)


def test_a_decorated_class_may_come_from_one_that_is_not():
    class Parent(Methods):
        lr: float

    @dataclass
    class Child(Parent):
        beta: float = 0.9

    assert vars(Child(lr=0.1)) == {"lr": 0.1, "beta": 0.9}

    class Later(Child):
        def __post_init__(self):
            self.double = 2 * self.lr

    later = Later(0.1)
    assert later.double == 0.2 and minimize(parabola, 5.0, later, 3).x[1] == 4
    later.lr = -1
    with pytest.raises(ValueError, match="Later: lr debe ser"):
        minimize(parabola, 5.0, later, 3)


def test_runs_that_a_step_mixes_are_seen_and_those_apart_are_not():
    class Normed(Optimizer):
        lr: float
        axis: int | None = None

        def init(self, x):
            return NoState()

        def step(self, x, state, grad):
            g = grad(x)
            size = np.sum(g**2, axis=None if self.axis is None else self.axis, keepdims=True) ** 0.5
            return x - self.lr * g / size, state

    starts = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, -6.0]])
    assert minimize(ravine, starts[0], Normed(0.1), 3).x.shape == (4, 2)
    together = minimize(ravine, starts, Normed(np.array([[0.1], [0.2], [0.3]]), axis=-1), 3).x
    np.testing.assert_allclose(together[:, 1], minimize(ravine, starts[1], Normed(0.2), 3).x)
    with pytest.raises(ValueError, match="mezcla las ejecuciones"):
        minimize(ravine, starts, Normed(0.1), 3)


def test_a_matrix_of_as_many_rows_as_runs_is_seen():
    """También si es diagonal, o las normas, y con otras tantas ejecuciones el paso no sabe."""

    class Scaled(Plain):
        matrix: np.ndarray = np.eye(2)

        def step(self, x, state, grad):
            return x - self.lr * (self.matrix @ grad(x)), state

    class Solved(Plain):
        def step(self, x, state, grad):
            return x - self.lr * np.linalg.solve(np.diag([1.0, 25.0]), grad(x)), state

    class Normed(Plain):
        def step(self, x, state, grad):
            g = grad(x)
            return x - self.lr * g / np.linalg.norm(g, axis=-1), state

    starts = [[5.0, 1.0], [1.0, 2.0]]
    assert minimize(ravine, starts[0], Solved(0.1), 3).x.shape == (4, 2)
    for rule, start in (
        (Scaled(0.1, matrix=np.diag([1.0, 0.04])), starts[0]),
        (Solved(0.1), starts),
        (Normed(0.1), starts),
    ):
        with pytest.raises(ValueError, match="mezcla las ejecuciones"):
            minimize(ravine, start, rule, 5)


def test_runs_that_a_late_branch_mixes_are_seen_and_luck_is_not_taken_for_a_mixture():
    class Late(Plain):
        def step(self, x, state, grad):
            g = grad(x)
            v = g if np.sum(state.v * g) < 0 else self.beta * state.v + g
            return x - self.lr * v, Memory(v)

    with pytest.raises(ValueError, match=r"axis=-1 y keepdims=True"):
        minimize(ravine, [[-8.0, 1.5], [1.0, 3.0]], Late(0.02), 100)
    with pytest.raises(ValueError, match="cada número de x es una"):
        minimize(double_well, [1.8, -1.5, 0.3], Late(0.02), 100)
    assert minimize(ravine, [[-8.0, 1.5]], Late(0.02), 100).f.shape == (101, 1)

    class Generator(NamedTuple):
        rng: object

    class Lucky(Optimizer):
        def init(self, x):
            return Generator(np.random.default_rng(0))

        def step(self, x, state, grad):
            return x - self.lr * grad(x) + state.rng.normal(size=np.shape(x)), state

    assert minimize(ravine, [[-8.0, 1.5], [1.0, 3.0]], Lucky(lr=0.02), 5).x.shape == (6, 2, 2)


def test_a_state_that_is_used_and_never_made_anew_is_told():
    class Forgetful(Plain):
        def step(self, x, state, grad):
            v = self.beta * state.v + grad(x)
            return x - self.lr * v, state

    class Patient(Plain):
        def step(self, x, state, grad):
            g = grad(x)
            return x - self.lr * (g + state.v), Memory(g) if abs(g) < 1e-9 else state

    class Helped(Plain):
        def _keep(self, state, g):
            return state if abs(g) > 1e-9 else state._replace(v=g)

        def step(self, x, state, grad):
            g = grad(x)
            return x - self.lr * (g + state.v), self._keep(state, g)

    for rule in (Forgetful(0.1), Clipped(Forgetful(0.1), norm=1.0)):
        with pytest.raises(ValueError, match=r"^Forgetful.step no crea un estado nuevo.*return x_new, Memory\(v=…\)"):
            minimize(parabola, 5.0, rule, 3)

    class Dropping(Adam):
        def step(self, x, state, grad):
            x, _ = super().step(x, state, grad)
            return x, state

    with pytest.raises(ValueError, match=r"^Dropping.step no devuelve el estado que da super\(\).step"):
        minimize(parabola, 5.0, Dropping(0.1), 3)

    class Restarting(Adam):
        def step(self, x, state, grad):
            x, state = super().step(x, state, grad)
            return x, self.init(x) if state.t % 3 == 0 else state

    assert minimize(parabola, 5.0, Restarting(0.1), 3).steps == 3  # y acaba a cero

    class Twice(Adam):
        def step(self, x, state, grad):
            g = grad(x)
            x, state = super().step(x, state, grad)
            return x - 0.01 * g, state

    for rule in (Twice(0.1), Clipped(Twice(0.1), norm=1.0)):
        with pytest.raises(ValueError, match=r"super\(\).step también la llama.*lambda _: g\)"):
            minimize(parabola, 5.0, rule, 3)
    for rule in (Patient(0.1), Helped(0.1)):
        assert minimize(parabola, 5.0, rule, 3).steps == 3
    assert minimize(parabola, 0.0, Plain(0.1), 3).steps == 3  # a cero porque lo es el gradiente


def test_a_schedule_that_changes_nothing_is_told():
    class Derived(Methods):
        def __init__(self, lr):
            self.lr, self.beta, self.double = lr, 0.5, 2 * lr

        def step(self, x, state, grad):
            return x - self.double * grad(x), state

    class Still(Plain):
        def step(self, x, state, grad):
            return x - self.lr * state.v, Memory(self.beta * state.v + grad(x))

    class Capped(Plain):
        def step(self, x, state, grad):
            return x - min(self.lr * grad(x), 0.5), state

    assert minimize(parabola, 5.0, Capped(0.1), 3, schedule=lambda k: 0.9).x[1] == 4.5  # la usa, aunque aquí no se note
    assert minimize(parabola, 5.0, Capped(0.1), 3, schedule=lambda k: k / 2).x[1] == 5.0
    with pytest.raises(ValueError, match="Derived.step no la usa"):
        minimize(parabola, 5.0, Derived(0.1), 3, schedule=lambda k: 0.5)
    assert minimize(parabola, 5.0, Derived(0.1), 3).x[1] == 3
    assert minimize(parabola, 5.0, Still(0.1), 3, schedule=lambda k: 0.5).steps == 3  # el primer paso no mueve el punto


def test_clipped_runs_of_a_scalar_problem_go_apart():
    for rule in (Momentum(0.1), Plain(0.1)):
        with pytest.raises(ValueError, match="axis=None"):
            minimize(parabola, [5.0, 4.0], Clipped(rule, norm=1.0), 3)
        together = minimize(parabola, [5.0, 4.0], Clipped(rule, norm=1.0, axis=None), 3)
        np.testing.assert_allclose(together.x[:, 1], minimize(parabola, 4.0, Clipped(rule, norm=1.0), 3).x)


def test_what_an_own_init_keeps_may_be_a_flag_or_nothing():
    class Torch(Methods):
        def __init__(self, lr, nesterov=False, clip=None, every=2):
            self.lr, self.beta, self.nesterov, self.clip, self.every = lr, 0.9, nesterov, clip, every

    rule = Torch(0.1, nesterov=np.True_, every=np.int64(3))
    np.testing.assert_array_equal(minimize(parabola, 5.0, rule, 5).x, minimize(parabola, 5.0, Momentum(0.1), 5).x)
    assert rule.clip is None and type(rule.every) is int and rule.nesterov
    with pytest.raises(TypeError, match="lr debe ser un número o un array de números, no True"):
        minimize(parabola, 5.0, Torch(True), 5)

    class Decay(Adam):
        def __init__(self, lr, wd=0.1):
            super().__init__(lr=lr)
            vars(self)["wd"] = wd

    assert "wd=0.2" in repr(Decay(0.1, wd=0.2))


def test_a_value_may_be_limited_before_it_is_passed_on():
    class Limited(Adam):
        def __init__(self, lr):
            super().__init__(lr=min(lr, 1e-3))

    assert [Limited(lr).lr for lr in (1e-4, 1e-3, 0.5)] == [1e-4, 1e-3, 1e-3]


def test_a_default_may_be_an_array_of_each_object():
    class Weighted(Methods):
        lr: float = 0.1
        beta: float = 0.9
        w: np.ndarray = np.ones(2)

    one, other = Weighted(), Weighted()
    assert one.w is not other.w and one.w.tolist() == [1, 1]


def test_costs_of_many_runs_are_those_of_each_one():
    bowl = Problem(lambda x: x[0] ** 2 + 25 * x[1] ** 2, ravine.grad, dim=2)
    assert minimize(bowl, [1.0, 2.0], GradientDescent(0.01), 2).f[0] == 101
    with pytest.raises(ValueError, match=r"f\(x\) no trata cada ejecución por separado"):
        minimize(bowl, [[1.0, 2.0], [3.0, 4.0]], GradientDescent(0.01), 2)
    only_many = Problem(lambda x: x[:, 0] ** 2 + 25 * x[:, 1] ** 2, ravine.grad, dim=2)
    assert minimize(only_many, [[1.0, 2.0], [3.0, 4.0]], GradientDescent(0.01), 2).f[0].tolist() == [101, 409]


def test_a_problem_may_say_its_cost_and_its_gradient_in_methods():
    class Shifted(Problem):
        def __init__(self):
            super().__init__(lambda x: x**2)

        def __call__(self, x):
            return super().__call__(x) + 1

        def grad(self, x):
            return 2 * x

    run = minimize(Shifted(), 5.0, GradientDescent(0.1), 1)
    assert run.f.tolist() == [26, 17] and run.x[1] == 4


def test_each_of_the_readers_own_has_a_look_that_stays():
    _, ax = plots.subplots()
    runs = [minimize(parabola, 5.0, kind(0.1), 3) for kind in (Plain, Frozen, Plain)]
    looks = [plots.style_of(run) for run in runs]
    colours = {look.light for look in looks}
    assert looks[0] == looks[2] != looks[1] and colours <= {look.light for look in SERIES}
    for run in runs[:2]:
        plots.cost(ax, run)
        plots.path(ax, run)
    plots.cost(ax, minimize(parabola, 5.0, Clipped(Plain(0.1), norm=1.0), 3))
    names = [line.get_label() for line in ax.get_lines()]
    assert names == ["Plain", "Plain", "Frozen", "Frozen", "Plain, con recorte, norm=1"]

    class Better(Adam):
        pass

    assert plots.style_of(minimize(parabola, 5.0, Better(), 3)) != STYLES["Adam"]
    twin = type("Momentum", (Plain,), {})
    assert plots.style_of(minimize(parabola, 5.0, twin(0.1), 3)) not in STYLES.values()
    many = [plots.style_of(minimize(parabola, 5.0, type(f"Mine{k}", (Plain,), {})(0.1), 1)) for k in range(12)]
    assert len({(look.light, look.dash, look.marker) for look in many}) == 12
    assert not {look.marker for look in many} & {look.marker for look in STYLES.values()}  # sin contar con el color


def noisy(self, x, state, grad):
    noise = np.random.default_rng([0, state.t]).normal(size=np.shape(x))
    return x - self.lr * (grad(x) + noise), Count(state.t + 1)


def single(self, x, state, grad):
    g = grad(x).astype(np.float32)
    return x - self.lr * (g @ np.eye(x.shape[-1], dtype=np.float32)), Count(state.t + 1)


def rounded(self, x, state, grad):
    return np.round(x - self.lr * grad(x), 3), Count(state.t + 1)


class Count(NamedTuple):
    t: int


@pytest.mark.parametrize("step", [noisy, single, rounded])
def test_runs_that_only_round_or_draw_by_their_place_do_not_mix(step):
    class Mine(Optimizer):
        lr: float = 0.01

        def init(self, x):
            return Count(0)

    Mine.step = step
    bowl = Quadratic(np.cov(np.random.default_rng(0).normal(size=(30, 60))) + np.eye(30))
    many = np.random.default_rng(1).normal(size=(37, 30))
    assert minimize(bowl, many, Mine(), 20).x.shape == (21, 37, 30)
