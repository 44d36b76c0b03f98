"""``minimize`` y ``Trajectory``: formas, columnas, divergencia, planes y errores."""

import copy
import math
import pickle
import warnings
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optlib import (
    OPTIMIZERS,
    Adam,
    GradientDescent,
    LeastSquares,
    Momentum,
    Problem,
    coupled_quadratic,
    minimize,
    parabola,
    ravine,
)
from optlib.schedules import cosine, inverse_time, warmup


@given(x0=st.floats(-100, 100), lr=st.floats(1e-3, 2), steps=st.integers(0, 30))
def test_gradient_descent_on_the_parabola_is_a_geometric_sequence(x0, lr, steps):
    trajectory = minimize(parabola, x0, GradientDescent(lr), steps)
    expected = x0 * (1 - 2 * lr) ** np.arange(steps + 1)
    np.testing.assert_allclose(trajectory.x, expected, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(trajectory.f, trajectory.x**2, rtol=1e-15)
    np.testing.assert_array_equal(trajectory.grad, 2 * trajectory.x[:-1])


@pytest.mark.parametrize(
    ("problem", "x0", "rule", "shape"),
    [
        (parabola, 5, GradientDescent(0.1), ()),
        (parabola, [5, 4, 3], GradientDescent(0.1), (3,)),
        (parabola, 5, GradientDescent(np.array([0.1, 0.2])), (2,)),
        (parabola, [[1], [2]], GradientDescent(np.array([0.1, 0.2, 0.3])), (2, 3)),
        (ravine, [1, 2], Adam(0.1), (2,)),
        (ravine, [[1, 2], [3, 4], [5, 6]], Adam(0.1), (3, 2)),
        (ravine, [1, 2], Adam(np.array([[0.1], [0.2], [0.3]])), (3, 2)),
        (ravine, [1, 2], Adam(lr=np.array([0.1, 0.01])), (2,)),
    ],
)
def test_shapes(problem, x0, rule, shape):
    trajectory = minimize(problem, x0, rule, 4)
    runs = shape if problem.dim is None else shape[:-1]
    assert trajectory.x.shape == (5, *shape)
    assert trajectory.f.shape == (5, *runs)
    assert trajectory.grad.shape == (4, *shape)
    assert np.shape(trajectory.diverged) == runs
    for name in trajectory.columns:
        assert len(trajectory[name]) == (5 if name in ("x", "f") else 4)


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("schedule", [None, inverse_time(0.1)])
def test_a_hyperparameter_per_run_gives_what_each_run_gives_alone(name, schedule):
    settings = {item.name: np.linspace(0.05, 0.2, 3) for item in fields(OPTIMIZERS[name])}
    columns = OPTIMIZERS[name](**{key: values[:, None] for key, values in settings.items()})
    together = minimize(coupled_quadratic, [2.0, -2.0], columns, 20, schedule=schedule)
    for run in range(3):
        rule = OPTIMIZERS[name](**{key: float(values[run]) for key, values in settings.items()})
        alone = minimize(coupled_quadratic, [2.0, -2.0], rule, 20, schedule=schedule)
        for column in set(together.columns) - {"t"}:
            np.testing.assert_allclose(together[column][:, run], alone[column], rtol=1e-12, atol=1e-12)


def watched():
    """El valle 3x² + 2xy + y² escrito a mano, y las formas de los puntos en que se piden su coste y su gradiente."""
    costs, gradients = [], []

    def f(p):
        costs.append(p.shape)
        return 3 * p[..., 0] ** 2 + 2 * p[..., 0] * p[..., 1] + p[..., 1] ** 2

    def grad(p):
        gradients.append(p.shape)
        return coupled_quadratic.grad(p)

    return Problem(f, grad, dim=2), costs, gradients


@pytest.mark.parametrize("x0", [[1.0, 2.0], [[1.0, 2.0], [3.0, 4.0]]])
def test_the_gradient_is_asked_for_once_a_step_and_the_cost_once_a_point(x0):
    problem, costs, gradients = watched()
    minimize(problem, x0, Momentum(0.01), 5)
    assert gradients == [np.shape(x0)] * 5 and costs == [np.shape(x0)] * 6
    calls = []
    counted = Problem(lambda x: x**2, lambda x: calls.append(np.shape(x)) or 2 * x)
    minimize(counted, [1.0, 2.0], Momentum(0.01), 5)
    minimize(counted, 1.0, Momentum(0.01), 5)
    assert calls == [(2,)] * 5 + [()] * 5


@pytest.mark.parametrize("row", [0, -1])
def test_costs_that_are_wrong_when_asked_for_together_are_asked_for_one_by_one(row):
    def f(p):
        costs = np.sum(p**2, axis=-1)
        if p.ndim > 1:
            costs[row] += 1
        return costs

    trajectory = minimize(Problem(f, lambda p: 2 * p, dim=2), [3.0, 4.0], GradientDescent(0.1), 4)
    np.testing.assert_allclose(trajectory.f, (trajectory.x**2).sum(-1), rtol=1e-12)


def test_runs_may_have_any_shape_and_start_where_the_gradient_is_not_a_number():
    starts = np.random.default_rng(0).normal(size=(4, 3, 2))
    together = minimize(ravine, starts, Momentum(0.01), 5)
    np.testing.assert_allclose(together.x[:, 1, 2], minimize(ravine, starts[1, 2], Momentum(0.01), 5).x, rtol=1e-12)
    unit = Problem(lambda p: (p**2).sum(-1) ** 0.5, lambda p: p / (p**2).sum(-1, keepdims=True) ** 0.5, dim=2)
    assert minimize(unit, [[0.0, 0.0], [3.0, 4.0]], GradientDescent(0.1), 3).diverged.tolist() == [True, False]


def test_without_x0_it_starts_where_the_problem_says():
    for problem in (parabola, ravine):
        run = minimize(problem, None, Momentum(0.01), steps=3)
        np.testing.assert_array_equal(run.x, minimize(problem, problem.start, Momentum(0.01), 3).x)


def test_a_trajectory_says_in_a_line_what_happened():
    rule = GradientDescent(0.1)
    assert str(minimize(parabola, 5.0, rule, 1)) == (
        "GradientDescent(lr=0.1) en «x²», 1 paso: el coste va de 25 a 16, en x = 4"
    )
    assert str(minimize(parabola, 5.0, GradientDescent(1.5), 2000)) == (
        "GradientDescent(lr=1.5) en «x²», 2000 pasos: el coste parte de 25 y diverge"
    )
    runs = minimize(parabola, [5.0, 4.0, 1e300], rule, 2)
    assert str(runs) == (
        "GradientDescent(lr=0.1) en «x²», 2 pasos, 3 ejecuciones: "
        "el coste final más bajo es 6.554, y el más alto, 10.24; 1 diverge"
    )
    lost = minimize(parabola, [5.0, 4.0], GradientDescent(1.5), 2000)
    assert str(lost) == "GradientDescent(lr=1.5) en «x²», 2000 pasos, 2 ejecuciones: 2 divergen"
    assert str(minimize(ravine, [1, 2], rule, 0)).endswith("0 pasos: el coste va de 50.5 a 50.5, en x = (1, 2)")
    assert str(minimize(Problem(lambda x: x @ x, lambda x: 2 * x, dim=9), np.ones(9), rule, 1)).endswith("forma (9,)")
    assert repr(runs) == "<Trayectoria de GradientDescent(lr=0.1) en «x²»: 2 pasos, x de forma (3, 3)>"


def test_a_trajectory_says_what_its_hyperparameters_do_not():
    planned = minimize(parabola, 5.0, GradientDescent(0.1), 2, schedule=cosine(2))
    assert str(planned).startswith("GradientDescent(lr=0.1), con el plan cosine(2), en «x²», 2 pasos")
    named = minimize(ravine, [1.0, 2.0], GradientDescent(0.1), 2, schedule=lambda k: 1.0)
    assert ", con un plan, en «" in str(named) and minimize(parabola, 5.0, GradientDescent(0.1), 2).schedule is None


class Mine(Momentum):
    """La de un lector: sus estados no se rehacen."""


@pytest.mark.parametrize("plan", [None, cosine(9), warmup(steps=3, after=inverse_time(0.1))])
@pytest.mark.parametrize("rule", [Adam(0.1), Mine(0.1), GradientDescent([0.1, 0.2])], ids=repr)
def test_a_trajectory_is_kept_with_pickle(rule, plan):
    run = minimize(parabola, 5.0, rule, 9, schedule=plan)
    for again in (pickle.loads(pickle.dumps(run)), copy.deepcopy(run)):
        assert str(again) == str(run) and all(np.array_equal(again[name], run[name]) for name in run.columns)
        assert plan is None or [again.schedule(k) for k in range(12)] == [plan(k) for k in range(12)]


@pytest.mark.parametrize("name", sorted(OPTIMIZERS))
@pytest.mark.parametrize("x0", [5.0, 1e200, -1e308])
def test_divergence_is_data(name, x0):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        trajectory = minimize(Problem(lambda x: x**4, lambda x: 4 * x**3), x0, OPTIMIZERS[name](lr=1e3), 300)
        array = minimize(Problem(lambda x: x**4, lambda x: 4 * x**3), [x0], OPTIMIZERS[name](lr=1e3), 300)
    assert len(trajectory.x) == 301
    np.testing.assert_array_equal(np.isfinite(trajectory.x), np.isfinite(array.x[:, 0]))
    assert trajectory.diverged == array.diverged[0]


def test_functions_of_the_math_module_may_overflow_too():
    steep = Problem(lambda x: math.exp(x * x), lambda x: 2 * x * math.exp(x * x))
    trajectory = minimize(steep, 3.0, GradientDescent(1.0), 20)
    assert trajectory.diverged is True and len(trajectory.f) == 21
    wave = Problem(lambda x: math.sin(x) + x * x, lambda x: 1e200 * x**3)
    assert minimize(wave, 5.0, GradientDescent(1.0), 20).diverged is True
    asked = []  # lo que falla en un punto finito no se pide otra vez
    with pytest.raises(ValueError, match="math domain|nonnegative"):
        minimize(Problem(lambda x: asked.append(x) or math.sqrt(x - 9), lambda x: 2 * x), 5.0, GradientDescent(1.0), 2)
    assert asked == [5.0]


def test_schedule_multiplies_the_learning_rate():
    trajectory = minimize(parabola, 8.0, GradientDescent(0.5), 3, schedule=lambda k: [1.0, 0.5, 0.0][k])
    assert trajectory.x.tolist() == [8.0, 0.0, 0.0, 0.0]
    stopped = minimize(parabola, 8.0, GradientDescent(0.25), 2, schedule=lambda k: k < 1)
    assert stopped.x.tolist() == [8.0, 4.0, 4.0]
    halved = minimize(parabola, 8.0, GradientDescent(0.25), 2, schedule=lambda k: 0.5**k)
    assert halved.x.tolist() == [8.0, 4.0, 3.0]


def test_minibatch_problem_uses_its_own_gradients_and_the_full_cost():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(10, 2)), rng.normal(size=10)
    problem = LeastSquares(X, y, batch_size=3, seed=1)
    trajectory = minimize(problem, [0.0, 0.0], GradientDescent(0.1), 8)
    for k in range(8):
        np.testing.assert_array_equal(trajectory.grad[k], problem.grad_at(k)(trajectory.x[k]))
    np.testing.assert_allclose(trajectory.f, [problem(x) for x in trajectory.x], rtol=1e-12)


def test_the_course_keeps_its_problems():
    with pytest.raises(ValueError, match="read-only"):
        ravine.start[0] = 7
    own = Problem(lambda x: x**2, lambda x: 2 * x, start=3.0)
    own.start = 4.0
    assert minimize(own, None, GradientDescent(0.1), steps=1).x[0] == 4.0
    point = np.array([1.0, 2.0])
    assert Problem(lambda x: x[0], dim=2, start=point).start is not point and point.flags.writeable
