"""Los números que el capítulo 1 dice de palabra salen de optlib y de los datos del propio capítulo."""

import itertools
import math
from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import MLP, GradientDescent, LinearNeuron, minimize
from optlib.figures.goals import GOALS
from optlib.figures.runs import EXAMPLES

NOTEBOOK = Path(__file__).resolve().parents[2] / "chapters" / "01_fundamentos.ipynb"
CHAPTER = nbformat.read(NOTEBOOK, 4)
CELLS = CHAPTER.cells
PROSE = " ".join(" ".join(cell.source for cell in CELLS if cell.cell_type == "markdown").split())
CODE = [cell.source for cell in CELLS if cell.cell_type == "code"]
RULE = GradientDescent(lr=0.3)


def names_of(*starts: str) -> dict:
    """Lo que definen las celdas del capítulo que empiezan así, tras la de los datos."""
    names = {"np": np, "minimize": minimize, "Table": lambda *args, **options: None}
    names |= {kind.__name__: kind for kind in (GradientDescent, MLP)}
    for start in ("distances", *starts):
        exec(next(source for source in CODE if source.startswith(start)), names)
    return names


@pytest.fixture(scope="module")
def data():
    names = names_of()
    return names["x"], names["y"]


@pytest.fixture(scope="module")
def neuron(data):
    return LinearNeuron(*data)


@pytest.fixture(scope="module")
def best(data):
    x, y = data
    return np.linalg.lstsq(np.stack([x, np.ones_like(x)], axis=1), y, rcond=None)[0]


# --- Los datos y el coste ---


def test_the_data_are_those_of_the_article(data, best):
    """Hubble (1929), tabla 1: 24 nebulosas; la regresión de la tabla es conocida, v = 454r − 41."""
    x, y = data
    assert "24 nebulosas" in PROSE and len(x) == len(y) == 24
    assert (round(100 * best[0]), round(100 * best[1])) == (454, -41)
    assert "está a 2 megapársecs y se aleja a 1090 km/s" in PROSE and (2.0, 10.9) in zip(x, y, strict=True)
    assert "Otra está a 0.9 y se *acerca*, a 30" in PROSE and (0.9, -0.3) in zip(x, y, strict=True)


def test_the_figures_have_the_same_data(data, neuron, best):
    assert EXAMPLES["nebulae"][1:] == tuple(values.tolist() for values in data)
    first, second = brief_figures(CHAPTER)
    assert (first.w, first.b, first.step) == (0, 0, 0)
    assert neuron(best) < GOALS["recta"].below < neuron(np.zeros(2))
    assert "Desde la recta C" in second.opening.ask and [second.w, second.b] == [4.5, -0.5]
    assert GOALS["fondo-del-valle"].below > neuron(np.array([3.4, 1.2]))


def test_the_cost_of_the_first_three_by_hand(data):
    x, y = (values[:3] for values in data)
    error = 4.5 * x - 0.5 - y
    assert f"$4.5 \\cdot {x[0]} - 0.5 = {error[0] + y[0]:.3f}$, y el valor objetivo es ${y[0]}$" in PROSE
    first, second, third = (f"${value:.3f}$" for value in error)
    assert f"ahí, {first}. En las dos siguientes es {second} y {third}." in PROSE
    first, second, third = (f"${value:.2f}$" for value in error**2)
    assert f"Los cuadrados, {first}, {second} y {third}, no se compensan" in PROSE
    assert f"Su media es ${np.mean(error**2):.2f}$, y la mitad, ${np.mean(error**2) / 2:.2f}$" in PROSE


def test_the_eye_is_right(neuron):
    costs = {name: neuron(np.array(theta)) for name, theta in (("A", (2, 3)), ("B", (6, 0)), ("C", (4.5, -0.5)))}
    assert min(costs, key=costs.get) == "C" and "A ojo, C." in PROSE


# --- La pendiente y el paso ---


def test_the_slope_with_one_example(data):
    """Lo que baja el coste de la última nebulosa al mover w de 0 a 0.01, y lo que dice la regla."""
    x, y = (values[-1] for values in data)
    assert f"$x = {x:g}$, $y = {y}$" in PROSE
    before, after = -y, 0.01 * x - y
    fall = (before**2 - after**2) / 2
    assert f"el error es $e = {before}$ y el coste, $\\tfrac12 e^2 = {before**2 / 2:.1f}$" in PROSE
    assert f"el error queda en ${after:.2f}$ y el coste baja ${fall:.3f}$" in PROSE
    assert f"Por cada unidad de $w$ son ${fall / 0.01:.1f}$" in PROSE
    assert f"${before} \\cdot {x:g} = {before * x:.1f}$" in PROSE


def test_a_hundred_steps(neuron, best):
    run = minimize(neuron, [0.0, 0.0], RULE, steps=100)
    assert f"desde {run.f[0]:.3f} hasta {run.f[-1]:.3f}" in PROSE and round(neuron(best), 3) == round(run.f[-1], 3)
    assert f"se para en {neuron(best):.3f}" in PROSE
    assert 0.75 < (run.f[0] - run.f[1]) / (run.f[0] - neuron(best)) < 0.8
    assert "más de tres cuartas partes del desnivel" in PROSE
    assert f"$w = {run.x[-1][0]:.2f}$: la velocidad crece {100 * run.x[-1][0]:.0f} km/s" in PROSE


def test_the_rates_that_are_named(neuron, best):
    """Con 1 diverge; con 0.9 empieza peor que con 0.3 y acaba igual, como dice la respuesta de una pregunta."""
    runs = {lr: minimize(neuron, [0.0, 0.0], GradientDescent(lr=lr), steps=400).f for lr in (0.3, 0.9, 1.0)}
    assert "Con 1, el coste crece sin parar" in PROSE and np.all(np.diff(runs[1.0]) > 0)
    assert runs[0.9][1] > runs[0.3][1] and runs[0.9][100] == pytest.approx(runs[0.3][100], abs=1e-3)
    assert runs[0.9][-1] == pytest.approx(neuron(best), abs=1e-6)


# --- La red ---


def test_the_example_of_a_neuron():
    total = 2 * 1 - 1.5
    assert f"$2 \\cdot 1 - 1.5 = {total}$" in PROSE and f"$\\tanh({total}) = {math.tanh(total):.2f}$" in PROSE


def test_parameters_and_copies_of_the_network(data):
    x, y = data
    assert "Con diez hay 31 parámetros: tres por neurona y el sesgo del final" in PROSE
    assert MLP(x[:, None], y, hidden=(10,)).dim == 3 * 10 + 1 == 31
    copies = math.factorial(10) * 2**10
    assert rf"son $10!\cdot 2^{{10}}$ copias de cada mínimo, unas ${copies / 1e9:.1f}\cdot 10^{{9}}$" in PROSE


def test_the_copies_compute_the_same(data):
    x, y = data
    network = MLP(x[:, None], y, hidden=(10,), seed=0)
    w, b, c, b0 = np.split(network.start, [10, 20, 30])
    twin = np.concatenate([-w[::-1], -b[::-1], -c[::-1], b0])
    assert network.predict(twin, x[:, None]) == pytest.approx(network.predict(network.start, x[:, None]))


@pytest.mark.parametrize("seed", range(3))
def test_the_network_fails_less_than_the_line(data, neuron, best, seed):
    """En lo que ha visto; con otros pesos de partida, y con la mitad, el doble y el cuádruple de pasos."""
    x, y = data
    network = MLP(x[:, None], y, hidden=(10,), seed=seed)
    run = minimize(network, network.start, GradientDescent(lr=0.03), steps=80_000)
    assert "La red falla menos que la recta" in PROSE
    assert all(run.f[steps] < neuron(best) - 0.1 for steps in (10_000, 20_000, 40_000, 80_000))


def test_what_is_solved_for(best):
    assert f"**se despejan**: $w = {best[0]:.3f}$ y $b = {best[1]:.3f}$" in PROSE


# --- Los datos que no ha visto ---


def test_validation_is_lowest_for_the_line():
    rows = names_of("def fit_polynomial")["rows"]
    validation = {row[0]: row[2] for row in rows}
    assert min(validation, key=validation.get) == 1
    assert f"en la recta, {validation[1]:.2f}, y con grado 7 se dispara hasta {validation[7]:.0f}" in PROSE
    assert all(later[1] < earlier[1] for earlier, later in itertools.pairwise(rows))
    assert "El coste de entrenamiento baja siempre" in PROSE


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_is_the_line_with_other_splits_too(seed):
    fit = names_of("def fit_polynomial")["fit_polynomial"]
    splits = [np.random.default_rng((seed, k)).permutation(24) for k in range(500)]
    costs = [np.median([fit(degree, s[:12], s[12:]) for s in splits], axis=0) for degree in range(8)]
    assert np.argmin([valid for _, valid in costs]) == 1 and costs[7][1] > 20 * costs[1][1]


def test_what_the_picture_of_early_stopping_shows():
    """El de validación baja hasta la línea y acaba más arriba, también con el doble y el cuádruple de pasos."""
    names = names_of("order = np.random")
    validation, best, small, run = (names[name] for name in ("validation", "best", "small", "run"))
    picture = next(source for source in CODE if "con el rótulo paso" in source)
    assert f"con el rótulo paso {best}," in picture and "los dos costes bajan" in PROSE
    assert np.all(np.diff(run.f[: best + 1]) < 0) and validation[0] == validation[: best + 1].max()
    x, y, valid = (names[name] for name in ("x", "y", "valid"))
    longer = minimize(small, small.start, GradientDescent(lr=0.03), steps=80_000).x[[20_000, 40_000, 80_000]]
    later = ((small.predict(longer, x[valid, None]) - y[valid]) ** 2).mean(axis=-1) / 2
    assert later.min() > 1.5 * validation[best] and "y después sube" in picture
