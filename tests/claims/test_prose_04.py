"""Los números que la prosa del capítulo 4 da por medidos, calculados otra vez."""

import re
from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest

from optlib import MLP, LinearNeuron, minimize
from optlib.deck import given
from optlib.figures import figure
from optlib.figures.runs import NETWORK
from optlib.figures.specs import complete
from optlib.optimizers import GradientDescent
from optlib.text.formatting import format_number

CHAPTER = Path(__file__).resolve().parents[2] / "chapters" / "04_neurona.ipynb"
HOURS = np.arange(1.0, 9.0)
MARKS = np.array([2.1, 3.4, 3.6, 5.2, 5.9, 6.1, 7.8, 8.3])


@cache
def prose() -> str:
    notebook = nbformat.read(CHAPTER, as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return " ".join(re.split(r"[ \n]+", text))


def steps_to_the_minimum(x: np.ndarray) -> int:
    """Pasos hasta quedar a 1e-6 del coste mínimo con la tasa 1/λ mayor."""
    rate = 1 / np.linalg.eigvalsh([[np.mean(x**2), x.mean()], [x.mean(), 1.0]])[1]
    problem = LinearNeuron(x, MARKS)
    f = minimize(problem, [0.0, 0.0], GradientDescent(lr=rate), 1500).f
    return int(np.argmax(f - problem(np.polyfit(x, MARKS, 1)) < 1e-6))


def test_centring():
    centred = HOURS - HOURS.mean()
    raw, less, least = (steps_to_the_minimum(x) for x in (HOURS, centred, centred / centred.std()))
    assert f"De {raw} pasos a {less}, y a uno" in prose() and least == 1


def test_numbers_of_the_deck_that_are_rounded():
    x, y, b = (given(f"neuron.{name}") for name in "xyb")
    run = minimize(LinearNeuron(x, y, b=b), given("neuron.w"), GradientDescent(given("neuron.lr")), 3)
    assert f"${run.f[2]:.4f}$ y ${run.x[3]:.3f}$ están redondeados a ${run.f[2]:.2f}$ y ${run.x[3]:.2f}$" in prose()


def test_factors_of_convergence():
    x, lr = given("neuron.x"), given("neuron.lr")
    y = given("neuron.y")
    one = minimize(LinearNeuron(x, y, b=0.0), 1.0, GradientDescent(lr), 2).x - y / x
    assert rf"$1-\alpha x^2 = 1 - 0.1\cdot 4 = {one[1] / one[0]:.1f}$" in prose()
    both = minimize(LinearNeuron(x, y), [1.0, 0.0], GradientDescent(lr), 2).x @ [x, 1.0] - y
    assert rf"$1-\alpha(x^2+1) = {both[1] / both[0]:.1f}$" in prose()
    assert rf"$\alpha < 2/x^2 = {2 / x**2}$" in prose() and rf"$\alpha = 1/x^2 = {1 / x**2}$" in prose()


def test_a_small_move_of_the_weight():
    neuron = LinearNeuron(given("neuron.x"), given("neuron.y"), b=given("neuron.b"))
    before, after = neuron(1.0), neuron(1.01)
    assert f"Con $w = 1$ el coste era {before:g}" in prose()
    assert rf"\tfrac12\cdot 1.98^2 = {after:.4f}$. Ha bajado ${before - after:.4f}$" in prose()
    assert (after - before) / 0.01 == pytest.approx(neuron.grad(1.0), rel=0.01) and neuron.grad(1.0) == -4


def test_the_line_of_minima_and_the_first_step_towards_it():
    neuron = LinearNeuron(given("neuron.x"), given("neuron.y"))
    assert all(neuron(np.array(point)) == 0 for point in ([2.0, 0.0], [1.0, 2.0], [0.0, 4.0]))
    first = minimize(neuron, [1.0, 0.0], GradientDescent(given("neuron.lr")), 1).x[1]
    assert f"el primer paso lleva a $({first[0]:.1f}, {first[1]:.1f})$" in prose()
    assert rf"0.2 - 4 = {first @ [2.0, 1.0] - 4:.0f}$: la mitad" in prose()


def test_the_first_two_students_and_the_hessian():
    two = LinearNeuron(HOURS[:2], MARKS[:2]).grad(np.zeros(2))
    assert rf"{{2}} = {two[0]:.2f}$" in prose() and f"su media, ${two[1]:.2f}$" in prose()
    centred = HOURS - HOURS.mean()
    assert f"que aquí es {np.mean(HOURS**2):g}; respecto de $b$, la de $x$, {HOURS.mean():g}; y" in prose()
    assert f"la de sus cuadrados, {np.mean(centred**2):g}" in prose() and centred.mean() == 0
    # Subir w una décima y bajar b lo que pesa la media: la nota de quien estudia las horas medias no cambia.
    assert f"$b$ es {0.1 * HOURS.mean():.2f} menor" in prose()
    problem, best = LinearNeuron(HOURS, MARKS), np.polyfit(HOURS, MARKS, 1)
    moved = [problem(best + np.array(step)) - problem(best) for step in ([0.1, -0.45], [0.1, 0.0])]
    assert moved[0] < 0.25 * moved[1]


def tanh_neuron():
    x, w = np.array([2.0, -1.0]), np.array([1.0, 0.5])
    y_hat = np.tanh(w @ x - 0.5)
    return y_hat, 1 - y_hat**2, np.array([*x, 1.0])


def test_a_neuron_with_two_inputs():
    y_hat, slope, last = tanh_neuron()
    assert rf"\tanh 1 \approx {y_hat:.2f}$" in prose() and rf"1 - \tanh^2 1 \approx {slope:.2f}$" in prose()
    assert f"\\approx {y_hat * slope:.2f}$. Hasta ahí" in prose()
    for name, factor in zip(("$w_1$", "$w_2$", "$b$"), last, strict=True):
        numbers = format_number(factor), format_number(y_hat * slope * factor, 2)
        assert f"| {name} | {' | '.join(numbers)} |" in prose()


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


def test_saturated_neuron_does_not_move():
    first, last = sigmoid(1.5), sigmoid(10.0)
    assert f"la salida, ${first:.2f}$" in prose() and rf"\approx {square(first):.2f}$" in prose()
    assert f"la salida, ${last:.5f}$" in prose() and f"{1 - last:.5f}$, unas **cinco cienmilésimas**" in prose()
    assert round(square(last) * 1e5) == 5
    assert "es más de dos mil veces menor" in prose() and 2000 < square(first) / square(last) < 3000
    slow = outputs(square, 10.0, 25_000)
    # Lo mismo con el doble y el cuádruple de pasos.
    assert f"sigue en ${slow[300]:.5f}$ trescientos pasos después" in prose() and slow[1200] > 0.9999
    assert (
        all(outputs(square, z, 300)[-1] < 0.06 for z in (1.5, 4.0)) and "Las dos primeras acaban cerca de 0" in prose()
    )
    assert round(int(np.argmax(np.array(slow) < 0.5)), -3) == 22_000 and "tarda unos 22\u00a0000 pasos" in prose()


def test_cross_entropy_moves_it():
    fast = outputs(entropy, 10.0, 100)
    assert f"baja de 0.5 en {int(np.argmax(np.array(fast) < 0.5))} pasos, en vez de en 22\u00a0000" in prose()
    ends = [outputs(entropy, z, 100)[-1] for z in (1.5, 4.0, 10.0)]
    assert max(ends) < 0.012 and max(ends) / min(ends) < 1.1


def test_what_the_two_costs_charge():
    said = np.array([0.5, 0.9, 0.99, 0.9999])
    for y_hat, first, second in zip(said, said**2 / 2, -np.log1p(-said), strict=True):
        assert f"| {y_hat:g} | {first:.3f} | {second:.3f} |" in prose()
    assert "sube 2.3 cada vez" in prose() and round(np.log(10), 1) == 2.3
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


def test_product_of_the_factors_of_several_layers():
    assert rf"\approx {0.25**3:.3f}$ del error" in prose()
    assert r"$0.25^{10} \approx 10^{-6}$" in prose() and round(np.log10(0.25**10)) == -6


def test_best_line_of_the_bell_is_flat():
    x = np.linspace(-2, 2, 9)
    assert "es horizontal. (Otra vez esa $e$ es el número.)" in prose()
    assert abs(np.polyfit(x, np.exp(-(x**2)), 1)[0]) < 1e-12


def test_the_bell_by_hand():
    x = np.array([-2.0, 0.0, 2.0])
    up, later = np.tanh(x + 1), np.tanh(x - 1)
    for row in zip(x, up, later, up / 2 - later / 2, strict=True):
        assert f"| {' | '.join(format_number(number, 3) for number in row)} |" in prose()


def test_the_way_back_by_hand():
    settings = complete("retropropagacion", {})
    x, y = settings["x"], settings["y"]
    w, b, c, b0 = np.split(np.array(NETWORK), [2, 4, 6])
    said = ", ".join(f"${name} = ({u:g}, {v:g})$" for name, (u, v) in (("w", w), ("b", b)))
    assert f"$x = {x:g}$, $y = {y:g}$, {said}, $c = ({c[0]:g}, {c[1]:g})$ y $b_0 = {b0[0]:g}$" in prose()
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
        ("+ 0 = {}$", out),
        ("e = 1.2237 - 2 = {}$", e),
        (r"J = \frac12 e^2 = {}$", e**2 / 2),
        (r"\frac{\partial J}{\partial\hat y} = e = {}.", e),
        (r"e\,h_1 \\ &= -0.7763\cdot 0.7616 = {}", e * h[0]),
        (r"e\,h_2 \\ &= -0.7763\cdot(-0.4621) = {}", e * h[1]),
        (r"e\,c_1 = -0.7763\cdot 1 = {}", back[0]),
        (r"e\,c_2 = -0.7763\cdot(-1) = {}", back[1]),
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


def test_moving_one_weight_and_both_parameters():
    network = figure("retropropagacion").trajectory
    start = network.x[0]
    moved = start.copy()
    moved[0] = 0.51
    before, after = network.problem(start), network.problem(moved)
    assert f"el coste pasa de ${before:.4f}$ a ${after:.4f}$, y baja $0.64$ veces" in prose()
    assert f"{(before - after) / 0.01:.2f}" == "0.64"
    many = LinearNeuron(HOURS, MARKS)
    best = np.polyfit(HOURS, MARKS, 1)
    alone, both = (many(best + np.array(step)) - many(best) for step in ((0.1, 0.0), (0.1, -0.45)))
    assert f"el coste sube {alone:.3f}; si a la vez $b$ es 0.45 menor" in prose() and f"solo sube {both:.3f}" in prose()


def test_when_four_decimals_settle():
    assert "los cuatro decimales no se fijan hasta pasado el paso 1200" in prose()
    x = minimize(LinearNeuron(HOURS, MARKS), [0.0, 0.0], GradientDescent(lr=0.038), 2000).x
    same = (x.round(4) == np.polyfit(HOURS, MARKS, 1).round(4)).all(axis=1)
    settled = len(same) - np.argmin(same[::-1])
    assert same[-1] and 1200 < settled < 1300
