"""Los números que la prosa del capítulo 4 da por medidos, calculados otra vez."""

import re
from functools import cache
from itertools import product
from pathlib import Path

import nbformat
import numpy as np
import pytest

from optlib import MLP, LinearNeuron, minimize
from optlib.deck import given
from optlib.figures import figure
from optlib.figures.runs import NETWORK
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
from optlib.text.formatting import format_number

CHAPTER = Path(__file__).resolve().parents[2] / "chapters" / "04_neurona.ipynb"
HOURS = np.arange(1.0, 9.0)
MARKS = np.array([2.1, 3.4, 3.6, 5.2, 5.9, 6.1, 7.8, 8.3])


@cache
def prose() -> str:
    notebook = nbformat.read(CHAPTER, as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return " ".join(re.split(r"[ \n]+", text))


def gap(x: np.ndarray) -> tuple[LinearNeuron, float]:
    """La neurona de las ocho notas con esa entrada, y su coste mínimo."""
    problem = LinearNeuron(x, MARKS)
    return problem, float(problem(np.polyfit(x, MARKS, 1)))


def test_a_small_move_of_the_weight():
    neuron = LinearNeuron(given("neuron.x"), given("neuron.y"), b=given("neuron.b"))
    before, after = neuron(1.0), neuron(1.01)
    assert f"la mitad de su cuadrado, {before:g}." in prose()
    assert f"el coste, ${after:.4f}$. Ha bajado ${before - after:.4f}$" in prose()
    assert (after - before) / 0.01 == pytest.approx(neuron.grad(1.0), rel=0.01) and neuron.grad(1.0) == -4


def test_factors_of_convergence():
    x, y, lr = (given(f"neuron.{name}") for name in ("x", "y", "lr"))
    left = y / x - minimize(LinearNeuron(x, y, b=0.0), 1.0, GradientDescent(lr), 3).x
    assert "Faltaba ${:g}$; después, ${:.1f}$, ${:.2f}$ y ${:.3f}$".format(*left) in prose()
    assert rf"1 - \alpha x^2 = 1 - 0.1\cdot 4 = {left[1] / left[0]:.1f} ." in prose()
    neuron = LinearNeuron(x, y)
    run = minimize(neuron, [1.0, 0.0], GradientDescent(lr), 2).x
    both = run @ [x, 1.0] - y
    assert "Desde $w = 1$ y $b = 0$, el error, que era $-2$, queda en $-1$" in prose()
    assert both[:2] == pytest.approx([-2, -1])
    assert rf"$1 - \alpha\,(x^2 + 1) = {both[1] / both[0]:.1f}$" in prose() and f"$2/x^2 = {2 / x**2}$" in prose()
    assert "Con $\\alpha = 0.2$, en la primera figura, llega de un golpe" in prose()
    at_once = minimize(neuron, [1.0, 0.0], GradientDescent(0.2), 1)
    assert at_once.f[1] < 1e-30
    assert all(neuron(np.array(point)) == 0 for point in ([2.0, 0.0], [0.0, 4.0]))


def test_the_hessian_of_the_students():
    centred = HOURS - HOURS.mean()
    rows = (np.mean(HOURS**2), HOURS.mean(), HOURS.mean(), np.mean(centred**2))
    assert (
        r"{:g} & {:g}\\ {:g} & 1\end{{pmatrix}} \;\longrightarrow\; \begin{{pmatrix}} {:g} & 0".format(*rows) in prose()
    )
    assert f"la media, que es ${HOURS.mean():g}$" in prose() and centred.mean() == 0
    # Por el fondo del valle, bajar b compensa casi del todo que w suba.
    (problem, low), best = gap(HOURS), np.polyfit(HOURS, MARKS, 1)
    alone, both = (problem(best + np.array(step)) - low for step in ([0.1, 0.0], [0.1, -0.45]))
    assert both < 0.25 * alone


def test_scaling_leaves_one_step():
    """Cada entrada con su mejor tasa, que está dentro de la rejilla; escalada, desde cualquier sitio."""
    centred = HOURS - HOURS.mean()
    scaled = centred / centred.std()
    assert "De 393 pasos a 22, y a **uno**" in prose()
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


def test_the_best_rival_with_the_raw_hours():
    """Pasos hasta llegar y quedarse: con las horas tal cual, ninguno de los métodos llega antes de unos treinta."""
    assert "con sus hiperparámetros ajustados, necesita unos treinta pasos" in prose()
    problem, low = gap(HOURS)
    rates, betas, squares = np.geomspace(0.02, 10, 37), (0.3, 0.5, 0.6, 0.7, 0.8, 0.9), (0.8, 0.9, 0.95, 0.99, 0.999)
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


def test_numbers_of_the_deck_that_are_rounded():
    x, y, b = (given(f"neuron.{name}") for name in "xyb")
    run = minimize(LinearNeuron(x, y, b=b), given("neuron.w"), GradientDescent(given("neuron.lr")), 3)
    assert f"${run.f[2]:.4f}$ y ${run.x[3]:.3f}$ están redondeados a ${run.f[2]:.2f}$ y ${run.x[3]:.2f}$" in prose()


def test_a_neuron_with_two_inputs():
    x, w = np.array([2.0, -1.0]), np.array([1.0, 0.5])
    y_hat = np.tanh(w @ x - 0.5)
    slope = 1 - y_hat**2
    assert rf"\tanh 1 = {y_hat:.2f}$" in prose() and rf"1 - {y_hat:.2f}^2 = {slope:.2f}$" in prose()
    shares = [f"${y_hat * slope * factor:.2f}$" for factor in (1, *x, 1)]
    assert f"queda {shares[0]}. Después, **cada peso multiplica por su propia entrada**" in prose()
    assert "a $w_1$ le tocan {}; a $w_2$, {}; a $b$, {}.".format(*shares[1:]) in prose()


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


def test_factor_of_a_sigmoid_neuron():
    assert sigmoid(0.5 * 2 - 1) == 0.5 and "$0.5\\cdot 0.25\\cdot 2 = 0.25$" in prose()
    z = np.linspace(-4, 4, 81)
    for f, slope in ((sigmoid, sigmoid(z) * (1 - sigmoid(z))), (np.tanh, 1 - np.tanh(z) ** 2)):
        assert np.allclose((f(z + 1e-6) - f(z - 1e-6)) / 2e-6, slope, atol=1e-9)
    assert np.allclose(np.tanh(z), 2 * sigmoid(2 * z) - 1)
    assert r"\tanh z &= 2\,\sigma(2z) - 1" in prose()


def test_saturated_neuron_does_not_move():
    assert "de la otra es noventa veces menor" in prose() and round(0.9 * 0.1 / (0.999 * 0.001)) == 90
    assert f"La tercera da ${sigmoid(10.0):.5f}$" in prose()
    slow = np.array(outputs(square, 10.0, 25_000))
    assert round(int(np.argmax(slow < 0.5)), -3) == 22_000 and "necesita 22\u00a0000 pasos" in prose()
    assert "Los 22\u00a0000 pasos se han quedado en 11" in prose()
    assert np.argmax(np.array(outputs(entropy, 10.0, 100)) < 0.5) == 11
    assert "dejan pasar, como mucho, una millonésima" in prose() and 0.25**10 < 1e-6


def test_what_the_two_costs_charge():
    worst, bad = (format_number(-np.log1p(-y_hat), 1) for y_hat in (0.9999, 0.9))
    assert f"vale ${worst}$ y ${bad}$" in prose() and "apenas los distingue: $0.5$ y $0.4$" in prose()
    assert round(0.9999**2 / 2, 1) == 0.5 and round(0.9**2 / 2, 1) == 0.4
    for y_hat in (0.9, 0.99, 0.9999):
        first, second = 1 / (1 - y_hat), y_hat * (1 - y_hat)
        factors = f"{round(first):,}".replace(",", "\u00a0"), format_number(second, 8)
        assert f"| {y_hat:g} | {factors[0]} | {factors[1]} | {first * second:g} |" in prose()


def test_cancellation_for_any_target_and_output():
    for y in (0.0, 1.0):
        for z in (-2.0, 0.3, 3.0):

            def cost(z, y=y):
                return -y * np.log(sigmoid(z)) - (1 - y) * np.log(1 - sigmoid(z))

            assert (cost(z + 1e-6) - cost(z - 1e-6)) / 2e-6 == pytest.approx(sigmoid(z) - y, abs=1e-8)


def test_the_way_back_by_hand():
    settings = complete("retropropagacion", {})
    x, y = settings["x"], settings["y"]
    w, b, c, b0 = np.split(np.array(NETWORK), [2, 4, 6])
    said = ", ".join(f"${name} = ({u:g}, {v:g})$" for name, (u, v) in (("w", w), ("b", b)))
    assert (
        f"$x = {x:g}$ e $y = {y:g}$, y estos pesos: {said}, $c = ({c[0]:g}, {c[1]:g})$ y $b_0 = {b0[0]:g}$" in prose()
    )
    assert (w[0], c[0]) == (settings["w"], settings["c"])
    z = w * x + b
    h = np.tanh(z)
    out = h @ c + b0[0]
    e = out - y
    back = e * c
    delta = back * (1 - h**2)
    assert f"0 = {z[0]:g}$ y $z_2" in prose() and f"0.5 = {z[1]:g}$." in prose()
    for text, number in [
        (r"h_1 = \tanh 1 = {}$", h[0]),
        (r"h_2 = \tanh(-0.5) = {}$", h[1]),
        ("e = 1.2237 - 2 = {}$", e),
        (r"J = \frac12 e^2 = {}$", e**2 / 2),
        (r"\hat y = 0.7616 + 0.4621 + 0 = {}$", out),
        (r"\frac{\partial J}{\partial\hat y} = e = {}$", e),
        (r"e\,h_1 \\ &= -0.7763\cdot 0.7616 = {}", e * h[0]),
        (r"e\,h_2 \\ &= -0.7763\cdot(-0.4621) = {}", e * h[1]),
        (r"$e\,c_1 = {}$", back[0]),
        (r"$e\,c_2 = {}$", back[1]),
        ("que vale ${}$ en la primera", 1 - h[0] ** 2),
        ("y ${}$ en la segunda", 1 - h[1] ** 2),
        (r"-0.7763\cdot 0.4200 = {}", delta[0]),
        (r"0.7763\cdot 0.7864 = {}", delta[1]),
        (r"\delta_1x = -0.3260\cdot 2 = {}", delta[0] * x),
        (r"\delta_2x = 0.6105\cdot 2 = {}", delta[1] * x),
        ("La respuesta es ${}$", delta[0] * x),
    ]:
        assert text.replace("{}", f"{number:.4f}") in prose()
    network = MLP(np.array([[x]]), np.array([y]), hidden=(2,))
    assert np.allclose(network.grad(np.array(NETWORK)), [*delta * x, *delta, *e * h, e], rtol=1e-12)


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


def test_moving_one_weight_of_the_network():
    network = figure("retropropagacion").trajectory
    start = network.x[0]
    moved = start.copy()
    moved[0] = 0.51
    before, after = network.problem(start), network.problem(moved)
    assert f"el coste pasa de ${before:.4f}$ a ${after:.4f}$, y baja ${(before - after) / 0.01:.2f}$ veces" in prose()


def test_the_bell():
    """Una recta se queda en 0.0619; la red de dos neuronas, que en la página baja de ahí, es la de la celda."""
    x = np.linspace(-2, 2, 9)
    y = np.exp(-(x**2))
    network = MLP(x[:, None], y, hidden=(2,), seed=2)
    f = minimize(network, network.start, GradientDescent(lr=0.3), 4000).f
    line = LinearNeuron(x, y)
    assert f"coste de ${line(np.polyfit(x, y, 1)):.4f}$; la red llega a ${f[1000]:.6f}$" in prose()
    assert max(f[[1000, 2000, 4000]]) < 3e-5
