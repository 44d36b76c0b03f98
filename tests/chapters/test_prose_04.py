"""Los números que la prosa del capítulo 4 da por medidos, calculados otra vez."""

from functools import cache
from pathlib import Path

import nbformat
import numpy as np

from optlib import LinearNeuron, minimize
from optlib.deck import given
from optlib.optimizers import GradientDescent

CHAPTER = Path(__file__).resolve().parents[2] / "chapters" / "04_neurona.ipynb"
HOURS = np.arange(1.0, 9.0)
MARKS = np.array([2.1, 3.4, 3.6, 5.2, 5.9, 6.1, 7.8, 8.3])


@cache
def prose() -> str:
    notebook = nbformat.read(CHAPTER, as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return " ".join(text.split())


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


def test_saturated_neuron_does_not_move():
    p = 10.0
    for _ in range(300):
        out = 1 / (1 + np.exp(-p))
        p -= 2 * 0.5 * out * out * (1 - out)
    assert "trescientos pasos apenas la mueven" in prose()
    assert 1 / (1 + np.exp(-p)) > 0.999


def test_best_line_of_the_bell_is_flat():
    x = np.linspace(-2, 2, 9)
    assert "la mejor recta para los nueve puntos de abajo es horizontal" in prose()
    assert abs(np.polyfit(x, np.exp(-(x**2)), 1)[0]) < 1e-12
