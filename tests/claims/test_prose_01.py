"""Los números que el capítulo 1 dice de palabra salen de optlib y de los datos del propio capítulo."""

import itertools
import math

import numpy as np
import pytest
from brief_figures import brief_figures
from executed_page import Page

from optlib import MLP, GradientDescent, LinearNeuron, minimize
from optlib.figures.each.neurona import EXAMPLES
from optlib.figures.goals import GOALS

CHAPTER = Page("01_fundamentos")


def names_of(start: str) -> dict:
    """Lo que define la celda del capítulo que empieza así, tras la de los datos, hasta donde entrena."""
    names = {"np": np, "MLP": MLP, "Table": lambda *args, **options: None}
    for each in ("distances", start):
        source = next(cell.source for cell in CHAPTER.cells if cell.source.startswith(each))
        exec(source.partition("run = minimize")[0], names)
    return names


x, y = (names_of("distances")[name] for name in "xy")
NEURON = LinearNeuron(x, y)
BEST = np.linalg.lstsq(np.stack([x, np.ones_like(x)], axis=1), y, rcond=None)[0]


def test_the_data_are_those_of_the_article():
    """Hubble (1929), tabla 1: 24 nebulosas; la regresión de la tabla es conocida, v = 454r − 41."""
    assert len(x) == len(y) == 24 and BEST.round(3).tolist() == [4.542, -0.408]
    assert {(2.0, 10.9), (0.9, -0.3)} <= set(zip(x, y, strict=True)) and (x[-1], y[-1]) == (2.0, 10.9)


def test_the_figures_have_the_same_data():
    assert EXAMPLES["nebulae"][1:] == (x.tolist(), y.tolist())
    first, second, _ = brief_figures(CHAPTER)
    assert (first.w, first.b, first.step) == (0, 0, 0) and [second.w, second.b] == [4.5, -0.5]
    assert NEURON(BEST) < GOALS["recta"].below < NEURON(np.zeros(2))
    # Al fondo del valle se llega a ojo, y no subiendo solo b.
    assert NEURON(np.array([BEST[0], 1.05])) > GOALS["fondo-del-valle"].below > NEURON(np.array([3.4, 1.2]))


def test_the_costs_that_are_read():
    error = (4.5 * x - 0.5 - y)[:3]
    assert error.round(3).tolist() == [-2.056, -3.247, 1.763]
    assert (error**2).round(2).tolist() == [4.23, 10.54, 3.11] and round((error**2).mean() / 2, 2) == 2.98
    assert NEURON(np.array([4.5, -0.5])) < min(NEURON(np.array([2, 3])), NEURON(np.array([6, 0])))
    # Lo que baja el de la última nebulosa al mover w de 0 a 0.01, y lo que dice la regla.
    last = LinearNeuron(x[-1:], y[-1:], b=0.0)
    assert round(last(0.0), 1) == 59.4 and round(last(0.0) - last(0.01), 3) == 0.218
    assert last.grad(0.0) == pytest.approx(-21.8)
    far = LinearNeuron([2000.0], [10.9], b=0.0)  # en kilopársecs
    assert far.grad(0.0) == pytest.approx(-21_800) and 6 < 454 / 72 < 454 / 70 < 7


def test_a_hundred_steps():
    run = minimize(NEURON, [0.0, 0.0], GradientDescent(lr=0.3), steps=100)
    assert run.f[[0, -1]].round(3).tolist() == [13.565, 2.486] and round(NEURON(BEST), 3) == 2.486
    assert 0.75 < (run.f[0] - run.f[1]) / (run.f[0] - NEURON(BEST)) < 0.8 and round(run.x[-1][0], 2) == 4.54


def test_the_rates_that_are_named():
    """Con 1 diverge; con 0.9 empieza peor que con 0.3 y acaba igual, como dice la respuesta de una pregunta."""
    runs = {lr: minimize(NEURON, [0.0, 0.0], GradientDescent(lr=lr), steps=400).f for lr in (0.3, 0.9, 1.0)}
    assert np.all(np.diff(runs[1.0]) > 0)
    assert runs[0.9][1] > runs[0.3][1] and runs[0.9][100] == pytest.approx(runs[0.3][100], abs=1e-3)
    assert runs[0.9][-1] == pytest.approx(NEURON(BEST), abs=1e-6)


def test_parameters_and_copies_of_the_network():
    network = MLP(x[:, None], y, hidden=(10,), seed=0)
    assert network.dim == 31 and round(math.factorial(10) * 2**10 / 1e9, 1) == 3.7
    w, b, c, b0 = np.split(network.start, [10, 20, 30])
    twin = np.concatenate([-w[::-1], -b[::-1], -c[::-1], b0])
    assert network.predict(twin, x[:, None]) == pytest.approx(network.predict(network.start, x[:, None]))


@pytest.mark.steady
def test_the_network_fails_less_than_the_line():
    """En lo que ha visto; con otros pesos de partida, y con la mitad y el doble de pasos."""
    starts = [MLP(x[:, None], y, hidden=(10,), seed=seed).start for seed in (1, 2)]
    network = MLP(x[:, None], y, hidden=(10,))
    run = minimize(network, starts, GradientDescent(lr=0.03), steps=40_000)
    assert (run.f[[10_000, 20_000, 40_000]] < NEURON(BEST) - 0.1).all()


@pytest.mark.steady
def test_validation_is_lowest_for_the_line():
    names = names_of("def fit_polynomial")
    validation = [row[2] for row in names["rows"]]
    assert np.argmin(validation) == 1 and (round(validation[1], 2), round(validation[7])) == (3.24, 278)
    assert all(later[1] < earlier[1] for earlier, later in itertools.pairwise(names["rows"]))
    for seed in (1, 2):  # y con otros repartos
        splits = [np.random.default_rng((seed, k)).permutation(24) for k in range(300)]
        fits = [[names["fit_polynomial"](degree, s[:12], s[12:])[1] for s in splits] for degree in range(8)]
        costs = np.median(fits, axis=1)
        assert np.argmin(costs) == 1 and costs[7] > 20 * costs[1]


@pytest.mark.steady
def test_what_the_picture_of_early_stopping_shows():
    """El de validación baja hasta el paso 30 y acaba más arriba, también con el doble de pasos."""
    names = names_of("order = np.random")
    small, valid = names["small"], names["valid"]
    run = minimize(small, small.start, GradientDescent(lr=0.03), steps=40_000)
    validation = ((small.predict(run.x, x[valid, None]) - y[valid]) ** 2).mean(axis=-1) / 2
    assert validation[:20_001].argmin() == 30 and validation[0] == validation[:31].max()
    assert np.all(np.diff(run.f[:31]) < 0) and validation[[20_000, 40_000]].min() > 1.5 * validation[30]
