"""Los números que el capítulo 2 dice de palabra salen de optlib."""

import math

import numpy as np
import pytest
from brief_figures import brief_figures
from executed_page import Page

from optlib import (
    GradientDescent,
    Problem,
    Quadratic,
    check_gradient,
    coupled_quadratic,
    double_well,
    minimize,
    parabola,
    quartic,
    ravine,
    saddle,
    shifted_parabola,
    wavy,
)

CHAPTER = Page("02_descenso_gradiente")
LOW, HIGH = Quadratic([[6, 2], [2, 2]]).eigenvalues
GRADIENT = coupled_quadratic.grad(np.array([1.0, 1.0]))
FACTORS = [1 - 0.1 * LOW, 1 - 0.1 * HIGH]


def test_the_numbers_of_the_gradient():
    assert GRADIENT.tolist() == [8, 4] and GRADIENT.sum() / math.sqrt(2) == pytest.approx(8.49, abs=5e-3)
    assert round(np.linalg.norm(GRADIENT), 2) == 8.94
    assert coupled_quadratic.grad(np.array([[2.0, -2.0], [1.2, -2.0]])) == pytest.approx(
        np.array([[8, 0], [3.2, -1.6]])
    )
    assert [parabola.grad(5.0), parabola(5.0), parabola(2.5)] == [10, 25, 6.25]
    assert (parabola(5.1) - parabola(4.9)) / 0.2 == pytest.approx(10)
    fourth = minimize(shifted_parabola, 0.0, GradientDescent(lr=0.1), steps=4)
    assert [round(fourth.x[3], 3), round(fourth.f[3], 6), round(fourth.x[4], 4)] == [1.464, 2.359296, 1.7712]


def test_the_numbers_of_the_valley():
    assert [round(HIGH, 4), round(2 / HIGH, 4), round(2 / (LOW + HIGH), 12)] == [6.8284, 0.2929, 0.25]
    assert np.round([1 - 0.25 * LOW, 1 - 0.25 * HIGH], 4).tolist() == [0.7071, -0.7071]
    assert 2 / ravine.grad(np.array([0.0, 1.0]))[1] == 0.08


# --- La figura que abre y el gradiente ---


def test_the_opening_waits_and_half_arrives_at_once():
    fig, _ = brief_figures(CHAPTER)
    assert fig.problem == "parabola" and fig.steps == 0 and fig.trajectory.x == pytest.approx([5])
    for lr, ends in ((0.25, 5 * 0.5**60), (0.5, 0), (1, 5)):
        fig.lr, fig.steps = lr, 60
        assert fig.trajectory.x[-1] == pytest.approx(ends, abs=1e-9)
        assert (abs(fig.trajectory.x[1]) < 1e-9) == (lr == 0.5)


# --- Promesa, corrección y factor ---


def step(lr: float, scale: float = 1.0) -> tuple[float, float]:
    """Promesa y corrección de un paso desde 5 en «scale» por x²."""
    slope = scale * parabola.grad(5)
    promise = lr * slope**2
    return promise, scale * (parabola(5 - lr * slope) - parabola(5)) + promise


def test_promise_and_correction():
    assert step(0.25) == (25, 6.25) and step(0.5) == (2 * step(0.25)[0], 4 * step(0.25)[1])
    assert step(0.5)[1] == step(0.5)[0] / 2 and step(1)[0] == step(1)[1]
    # Con el doble de curvatura, la mitad de tasa.
    for lr in (0.1, 0.3, 0.5, 0.9):
        promise, correction = step(lr, scale=2)
        assert promise == pytest.approx(400 * lr) and correction == pytest.approx(800 * lr**2)
    assert np.sign(np.subtract(*step(0.499, 2))) == 1 and np.sign(np.subtract(*step(0.501, 2))) == -1


# --- El valle y κ ---


def test_who_starts_on_an_axis_stays_on_it_and_a_point_is_one_of_each():
    axes = Quadratic([[6, 2], [2, 2]]).eigenvectors
    for axis, factor in zip(axes.T, FACTORS, strict=True):
        path = minimize(coupled_quadratic, axis, GradientDescent(lr=0.1), steps=5).x
        assert np.allclose(path, axis * factor ** np.arange(6)[:, None])
    point = np.array([2.0, -2.0])
    parts = [((point @ axis) * axis).round(3).tolist() for axis in axes.T]
    assert parts == [[1, -2.414], [1, 0.414]]


def test_the_limits_separate_arriving_from_leaving():
    for problem, start, limit in ((coupled_quadratic, [2, -2], 2 / HIGH), (ravine, [5, 1], 0.08)):
        for factor, arrives in ((0.999, True), (1.001, False)):
            run = minimize(problem, start, GradientDescent(lr=factor * limit), steps=4000)
            assert (run.f[-1] < run.f[0]) == arrives
    x, y = abs(minimize(ravine, [5.0, 1.0], GradientDescent(lr=0.09), 20).x).T
    assert (np.diff(x) < 0).all() and (np.diff(y) > 0).all()


def test_steps_grow_as_the_condition_number():
    """La tabla, de 25 a 1000, y con κ grande: cien veces más κ, cien veces más pasos (q2-condicion)."""
    for goal in (1e-3, 1e-6, 1e-12):
        needed = []
        for kappa in (25, 1000):
            run = minimize(Quadratic([[1, 0], [0, kappa]]), [kappa, 1.0], GradientDescent(lr=2 / (1 + kappa)), 8000)
            needed.append(int(np.argmax(run.f <= goal * run.f[0])))
        assert needed[1] / needed[0] == pytest.approx(40, rel=0.02)
    steps = [1 / math.log((k + 1) / (k - 1)) for k in (50, 5000)]
    assert steps[1] / steps[0] == pytest.approx(100, rel=0.01)


# --- ¿Hemos llegado? ---


def test_each_start_ends_in_its_well():
    for steps in (2000, 8000):
        ends = minimize(double_well, np.array([-1.8, 1.8]), GradientDescent(lr=0.02), steps).x[-1]
        assert ends[0] < 0 < ends[1]
        assert double_well(ends) == pytest.approx([-0.305, 0.294], abs=5e-4)


def test_saddle_holds_the_exact_start_and_lets_the_other_escape():
    runs = minimize(saddle, [[2, 0.0], [2, 0.01]], GradientDescent(lr=0.1), steps=100).x[-1]
    assert np.linalg.norm(runs[0]) < 1e-6 and abs(runs[1][1]) > 100


def test_a_flat_bottom_stops_far_away():
    run = minimize(quartic, 2.0, GradientDescent(lr=0.1), 60_000)
    stopped = int(np.argmax(abs(run.grad) <= 1e-6))
    assert 49_900 < stopped < 50_000 and run.x[stopped] == pytest.approx(0.01, abs=1e-4)


def test_a_wrong_derivative_arrives_later_and_is_caught():
    wrong = Problem(parabola, lambda x: x)
    for steps in (100, 200, 400):
        bad, good = (minimize(each, 5.0, GradientDescent(lr=0.1), steps).f[-1] for each in (wrong, parabola))
        assert good < bad < 1e-7
    for point in (5.0, -1.3, 0.2):
        assert check_gradient(wrong, point) == pytest.approx(0.5, abs=1e-6) and check_gradient(parabola, point) < 1e-6


def test_a_tiny_difference_does_not_help():
    h = np.array([1e-2, 6e-6, 1e-11])
    for point in (1.3, -2.0, 3.1):
        error = abs((wavy(point + h) - wavy(point - h)) / (2 * h) - wavy.grad(point))
        assert error[1] < 1e-9 < min(error[0], error[2])


def test_where_descent_falls_short():
    """Lo que dice el ejercicio gd-corto: 100 pasos."""
    end = minimize(double_well, 1.8, GradientDescent(lr=0.02), 100).x[-1]
    assert end == pytest.approx(0.96, abs=0.01)
    fork = Problem(
        lambda p: p[..., 0] ** 2 + (p[..., 1] ** 2 - 1) ** 2,
        lambda p: np.stack([2 * p[..., 0], 4 * p[..., 1] * (p[..., 1] ** 2 - 1)], axis=-1),
        dim=2,
    )
    assert np.linalg.norm(minimize(fork, [2.0, 0.0], GradientDescent(lr=0.2), 100).x[-1]) < 1e-6
    narrow = minimize(Quadratic([[1, 0], [0, 1000]]), [1000.0, 1.0], GradientDescent(lr=2 / 1001), 100).x
    assert np.linalg.norm(narrow[-1]) / np.linalg.norm(narrow[0]) == pytest.approx((999 / 1001) ** 100)
    assert np.linalg.norm(minimize(coupled_quadratic, [2, -2], GradientDescent(lr=0.25), 100).x[-1]) < 1e-6
