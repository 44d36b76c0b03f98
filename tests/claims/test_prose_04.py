"""Los números que la prosa del capítulo 4 da por medidos, calculados otra vez."""

from itertools import product

import numpy as np
import pytest
from brief_figures import brief_figures
from executed_page import Page

from optlib import MLP, LinearNeuron, minimize, narrow_ravine
from optlib.deck import given
from optlib.figures.each.retropropagacion import NETWORK
from optlib.figures.specs import complete
from optlib.optimizers import (
    Adadelta,
    Adagrad,
    Adam,
    AMSGrad,
    GradientDescent,
    Momentum,
    Nadam,
    Nesterov,
    RMSProp,
)
from optlib.sweep import from_starts, sweep

HOURS = np.arange(1.0, 9.0)
MARKS = np.array([2.1, 3.4, 3.6, 5.2, 5.9, 6.1, 7.8, 8.3])


def gap(x: np.ndarray) -> tuple[LinearNeuron, float]:
    """La neurona de las ocho notas con esa entrada, y su coste mínimo."""
    problem = LinearNeuron(x, MARKS)
    return problem, float(problem(np.polyfit(x, MARKS, 1)))


def test_a_small_move_of_the_weight():
    neuron = LinearNeuron(given("neuron.x"), given("neuron.y"), b=given("neuron.b"))
    assert neuron(1.0) == 2 and neuron.grad(1.0) == -4
    assert [round(neuron(1.01), 4), round(neuron(1.0) - neuron(1.01), 4)] == [1.9602, 0.0398]


def test_factors_of_convergence():
    x, y, lr = (given(f"neuron.{name}") for name in ("x", "y", "lr"))
    assert y / x - minimize(LinearNeuron(x, y, b=0.0), 1.0, GradientDescent(lr), 3).x == pytest.approx(
        [1, 0.6, 0.36, 0.216]
    )
    neuron = LinearNeuron(x, y)
    assert minimize(neuron, [1.0, 0.0], GradientDescent(lr), 2).x @ [x, 1.0] - y == pytest.approx([-2, -1, -0.5])
    # Con α = 0.2 llega de un golpe.
    assert minimize(neuron, [1.0, 0.0], GradientDescent(0.2), 1).f[1] < 1e-30
    assert all(neuron(np.array(point)) == 0 for point in ([2.0, 0.0], [0.0, 4.0]))


def test_no_rate_is_good_for_both_in_the_last_valley():
    (*_, end) = brief_figures(Page("04_neurona"))
    x, near, past = (
        minimize(narrow_ravine, narrow_ravine.start, GradientDescent(lr), 60).x for lr in (end.lr, 0.0198, 0.0202)
    )
    assert end.problem == "narrow_ravine" and abs(near[-1, 1]) < 1 < abs(past[-1, 1])
    assert x[-1, 0] < -5 and near[-1, 0] < -2


def test_the_hessian_of_the_students():
    assert (np.mean(HOURS**2), HOURS.mean(), HOURS.var()) == (25.5, 4.5, 5.25)
    # Por el fondo del valle, bajar b compensa casi del todo que w suba.
    (problem, low), best = gap(HOURS), np.polyfit(HOURS, MARKS, 1)
    alone, both = (problem(best + np.array(step)) - low for step in ([0.1, 0.0], [0.1, -0.45]))
    assert both < 0.25 * alone


def test_scaling_leaves_one_step():
    """Cada entrada con su mejor tasa, que está dentro de la rejilla; escalada, desde cualquier sitio."""
    centred = HOURS - HOURS.mean()
    scaled = centred / centred.std()
    for x, lr, said in ((HOURS, 0.075, 393), (centred, 0.32, 22)):
        problem, low = gap(x)
        rates = lr * np.linspace(0.5, 1.5, 101)[:, None]
        with np.errstate(all="ignore"):
            f = minimize(problem, np.zeros((101, 2)), GradientDescent(rates), 900).f
        steps = np.where((f < low + 1e-6).any(axis=0), np.argmax(f < low + 1e-6, axis=0), 900)
        assert steps[50] == said and min(steps) >= said - 2 and 0 < np.argmin(steps) < 100
    problem, low = gap(scaled)
    for start in ([0.0, 0.0], [3.0, -2.0], [-50.0, 80.0]):
        assert minimize(problem, start, GradientDescent(1.0), 1).f[1] < low + 1e-6


@pytest.mark.steady
def test_the_best_rival_with_the_raw_hours():
    """Pasos hasta llegar y quedarse: con las horas tal cual, ninguno de los métodos llega antes de unos treinta."""
    problem, low = gap(HOURS)
    rates, betas, squares = np.geomspace(0.05, 5, 25), (0.3, 0.5, 0.6, 0.7, 0.8, 0.9), (0.8, 0.95, 0.999)
    rules = [rule(lr=lr) for rule in (GradientDescent, Adagrad) for lr in rates]
    rules += [rule(lr=lr, beta=beta) for rule in (Momentum, Nesterov) for beta in (*betas, 0.75, 0.85) for lr in rates]
    rules += [RMSProp(lr=lr, rho=rho) for rho in squares for lr in rates]
    rules += [Adadelta(lr=10 * lr, rho=rho) for rho in squares for lr in rates]
    pairs = list(product(rates, betas, squares))
    rules += [rule(lr, beta1=b1, beta2=b2) for rule in (Adam, AMSGrad, Nadam) for lr, b1, b2 in pairs]
    started, steps = from_starts(problem, [[0.0, 0.0], [3.0, -2.0]]), 120
    near = {"near": lambda problem, x: np.where(problem(x) < low + 1e-6, 1.0, 0.0)}
    table = sweep(started, rules, steps, seeds=range(2), every=1, measures=near)
    table = np.sort(table, order=["seed", "place", "step"])
    there = table["near"].reshape(2, len(rules), steps + 1) > 0
    arrived = np.where(there[..., -1], steps + 1 - np.argmin(there[..., ::-1], axis=-1), steps)
    for fewest, place in zip(arrived.min(axis=1), arrived.argmin(axis=1), strict=True):
        assert 26 <= fewest <= 36 and rates[0] < rules[place].lr < rates[-1]


def test_a_neuron_with_two_inputs():
    x, w = np.array([2.0, -1.0]), np.array([1.0, 0.5])
    y_hat = np.tanh(w @ x - 0.5)
    slope = 1 - y_hat**2
    assert np.round([y_hat, slope], 2).tolist() == [0.76, 0.42]
    assert (y_hat * slope * np.array([1, *x])).round(2).tolist() == [0.32, 0.64, -0.32]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def square(y_hat):
    return y_hat * y_hat * (1 - y_hat)


def entropy(y_hat):
    return y_hat


def outputs(slope, z: float, steps: int) -> list[float]:
    """Salida antes de empezar y tras cada paso; la entrada vale 1, así que los dos parámetros se mueven igual."""
    found = [sigmoid(z)]
    for _ in range(steps):
        z -= 2 * 0.5 * slope(found[-1])
        found.append(sigmoid(z))
    return found


def test_saturated_neuron_does_not_move():
    assert round(sigmoid(10.0), 5) == 0.99995
    slow = np.array(outputs(square, 10.0, 25_000))
    assert round(int(np.argmax(slow < 0.5)), -3) == 22_000
    assert np.argmax(np.array(outputs(entropy, 10.0, 100)) < 0.5) == 11
    # Lo que cobran los dos costes por errar mucho y muchísimo.
    assert [round(-np.log1p(-y_hat), 1) for y_hat in (0.9999, 0.9)] == [9.2, 2.3]


def test_the_way_back_by_hand():
    settings = complete("retropropagacion", {})
    x, y = settings["x"], settings["y"]
    w, b, c, b0 = np.split(np.array(NETWORK), [2, 4, 6])
    assert (x, y, *w, *b, *c, *b0) == (2, 2, 0.5, -0.5, 0, 0.5, 1, -1, 0)
    assert (w[0], c[0]) == (settings["w"], settings["c"])
    z = w * x + b
    h = np.tanh(z)
    e = h @ c + b0[0] - y
    delta = e * c * (1 - h**2)
    assert [*z, *h.round(4)] == [1, -0.5, 0.7616, -0.4621] and np.round([e, e**2 / 2], 4).tolist() == [-0.7763, 0.3013]
    assert (e * h).round(4).tolist() == [-0.5912, 0.3587] and (1 - h**2).round(4).tolist() == [0.4200, 0.7864]
    assert delta.round(4).tolist() == [-0.3260, 0.6105] and (delta * x).round(4).tolist() == [-0.6520, 1.2210]
    network = MLP(np.array([[x]]), np.array([y]), hidden=(2,))
    assert np.allclose(network.grad(np.array(NETWORK)), [*delta * x, *delta, *e * h, e], rtol=1e-12)
    moved = np.array([0.51, *NETWORK[1:]])
    assert round(network(moved), 4) == 0.2949 and round((network(np.array(NETWORK)) - network(moved)) / 0.01, 2) == 0.64


def test_a_forgotten_factor_still_goes_down():
    """Lo que dice q4-comprobar: sin 1 − h² el coste baja también, y solo las diferencias lo ven."""
    x = np.linspace(-2, 2, 9)
    network = MLP(x[:, None], np.exp(-(x**2)), hidden=(2,), seed=2)

    def wrong(p):
        h = np.tanh(np.outer(x, p[:2]) + p[2:4])
        e = h @ p[4:6] + p[6] - np.exp(-(x**2))
        delta = np.outer(e, p[4:6])
        return np.concatenate([x @ delta, delta.sum(axis=0), e @ h, [e.sum()]]) / len(x)

    p, costs = network.start, []
    for _ in range(400):
        costs.append(network(p))
        p = p - 0.05 * wrong(p)
    assert np.all(np.diff(costs) < 0) and not np.allclose(wrong(network.start), network.grad(network.start))


def test_the_bell():
    """Una recta se queda en 0.0619; la red de dos neuronas, que en la página baja de ahí, es la de la celda."""
    x = np.linspace(-2, 2, 9)
    y = np.exp(-(x**2))
    network = MLP(x[:, None], y, hidden=(2,), seed=2)
    f = minimize(network, network.start, GradientDescent(lr=0.3), 4000).f
    assert round(LinearNeuron(x, y)(np.polyfit(x, y, 1)), 4) == 0.0619 and round(f[1000], 6) == 0.000025
    assert max(f[[1000, 2000, 4000]]) < 3e-5
