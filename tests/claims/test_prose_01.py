"""Los números que el capítulo 1 dice de palabra salen de optlib y de los datos del propio capítulo."""

import itertools
import math
from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import MLP, PROBLEMS, Adam, GradientDescent, LinearNeuron, Momentum, RMSProp, minimize
from optlib.styles import NAMES

NOTEBOOK = Path(__file__).resolve().parents[2] / "chapters" / "01_fundamentos.ipynb"
CHAPTER = nbformat.read(NOTEBOOK, 4)
CELLS = CHAPTER.cells
PROSE = " ".join(" ".join(cell.source for cell in CELLS if cell.cell_type == "markdown").split())
CODE = [cell.source for cell in CELLS if cell.cell_type == "code"]


def names_of(start: str) -> dict:
    """Lo que define la celda del capítulo que empieza así, con los nombres de las celdas que necesita."""
    names = {
        "np": np,
        "minimize": minimize,
        "Table": lambda *args, **options: None,
        "PROBLEMS": PROBLEMS,
        "NAMES": NAMES,
    }
    names |= {rule.__name__: rule for rule in (Adam, GradientDescent, MLP, Momentum, RMSProp)}
    exec(next(source for source in CODE if source.startswith("distances")), names)
    exec(next(source for source in CODE if source.startswith(start)), names)
    return names


@pytest.fixture(scope="module")
def data():
    names = names_of("distances")
    return names["x"], names["y"]


@pytest.fixture(scope="module")
def neuron(data):
    return LinearNeuron(*data)


@pytest.fixture(scope="module")
def best(data):
    x, y = data
    return np.linalg.lstsq(np.stack([x, np.ones_like(x)], axis=1), y, rcond=None)[0]


def test_the_data_are_those_of_the_article(data, best):
    """Hubble (1929), tabla 1: 24 nebulosas; la regresión de la tabla es conocida, v = 454r − 41."""
    x, y = data
    assert f"{len(x)} nebulosas" in PROSE and len(y) == 24
    assert (round(100 * best[0]), round(100 * best[1])) == (454, -41)
    assert f"unos {round(100 * best[0])} km/s por megapársec" in PROSE


def test_costs_of_the_line(neuron, best):
    typical = 100 * (2 * neuron(np.array([4.5, -0.5]))) ** 0.5
    assert 200 < typical < 300 and "más de 200 km/s" in PROSE
    assert f"se detiene en {neuron(best):.4f}" in PROSE


def test_the_cost_of_the_first_three_by_hand(data):
    x, y = (values[:3] for values in data)
    error = 4.5 * x - 0.5 - y
    first, second, third = (f"${value:.3f}$" for value in error)
    assert f"los errores {first}, {second} y {third}" in PROSE
    for said, values in (("Sus cuadrados, ", error**2), ("Las mitades de esos cuadrados son ", error**2 / 2)):
        first, second, third = (f"${value:.2f}$" for value in values)
        assert f"{said}{first}, {second} y {third}" in PROSE
    assert f"la media de las tres, ${np.mean(error**2) / 2:.2f}$" in PROSE


def test_the_slope_with_one_example(data):
    """Lo que baja el coste de la última nebulosa al mover w de 0 a 0.01, y lo que dice la regla."""
    x, y = (values[-1] for values in data)
    assert f"$x = {x:g}$, $y = {y}$" in PROSE
    before, after = -y, 0.01 * x - y
    fall = (before**2 - after**2) / 2
    assert f"el error es $e = {before}$ y el coste, $\\tfrac12 e^2 = {before**2 / 2:.1f}$" in PROSE
    assert f"el error queda en ${after:.2f}$ y el coste baja ${fall:.3f}$" in PROSE
    assert f"unas ${fall / 0.01:.1f}$ unidades de coste" in PROSE
    assert f"${before} \\cdot {x:g} = {before * x:.1f}$" in PROSE


def test_the_example_of_a_neuron():
    total = 2 * 1 - 1 * 3 + 0.5
    assert f"$2 \\cdot 1 - 1 \\cdot 3 + 0.5 = {total}$" in PROSE
    assert f"$\\tanh({total}) = {math.tanh(total):.2f}$" in PROSE


def test_the_system_of_the_line(data):
    x, y = data
    mx, my = np.round([np.mean(x), np.mean(y)], 4)
    said = f"la media de las $x_i$ es {mx} y la de las $y_i$, {my}, queda ${mx}\\,w + b = {my}$."
    assert said in PROSE
    mxx, mxy = np.round([np.mean(x**2), np.mean(x * y)], 4)
    assert f"${mxx:.4f}\\,w + {mx}\\,b = {mxy:.4f}$" in PROSE
    # Con esas cifras se llega a mano a lo que da NumPy.
    by_hand = np.linalg.solve([[mxx, mx], [mx, 1]], [mxy, my])
    exact = np.linalg.solve([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]], [np.mean(x * y), np.mean(y)])
    assert by_hand.round(3).tolist() == exact.round(3).tolist()


def test_what_descent_lacks_to_arrive(neuron, best):
    """Cien pasos se quedan cerca de lo que se despeja, y no en ello."""
    end = minimize(neuron, [0.0, 0.0], GradientDescent(lr=0.3), steps=100).x[-1]
    w, b = (f"{gap:.3f}" for gap in abs(end - best))
    assert f"tras 100 pasos, al descenso le faltaban aún ${w}$ en $w$ y ${b}$ en $b$." in PROSE


def test_the_brief_figure_of_the_rate():
    _, fig = brief_figures(CHAPTER)
    ends = {}
    for lr in (0.05, 0.5, 1.0, 1.05):
        fig.lr = lr
        ends[lr] = fig.trajectory.x
    assert "tras 20 pasos desde $x = 5$, al punto le quedan aún $0.6$" in PROSE
    assert fig.steps == 20 and ends[0.05][0] == pytest.approx(5) and round(float(ends[0.05][-1]), 1) == 0.6
    assert "Con $0.5$ llega en un solo paso" in PROSE and ends[0.5][1] == 0
    assert "Con 1 va y viene entre $5$ y $-5$" in PROSE and set(ends[1.0].round(9)) == {5, -5}
    assert "que con esas tres tasas vale $0.9$, 0 y $-1$" in PROSE
    for lr, factor in ((0.05, 0.9), (0.5, 0), (1.0, -1)):
        assert ends[lr][1:] == pytest.approx(factor * ends[lr][:-1])
    assert "con cualquier valor mayor se aleja" in PROSE and np.all(np.diff(np.abs(ends[1.05])) > 0)


def test_the_rates_that_arrive_arrive_at_the_same_line(neuron):
    """En la recta no hay entre qué elegir: 0.3 y 0.9 acaban en el mismo sitio, también con más pasos."""
    for steps in (100, 200, 400):
        a, b = (minimize(neuron, [0.0, 0.0], GradientDescent(lr=lr), steps=steps).x[-1] for lr in (0.3, 0.9))
        assert np.linalg.norm(a - b) < 0.01
    assert "0.3 y 0.9 acaban en el mismo sitio" in PROSE


def test_the_first_step_does_most_of_the_descent(neuron, best):
    f = minimize(neuron, [0.0, 0.0], GradientDescent(lr=0.3), steps=1).f
    assert 0.75 < (f[0] - f[1]) / (f[0] - neuron(best)) < 0.8
    assert "más de tres cuartas partes del desnivel" in PROSE


def test_the_limit_of_the_rate(data):
    x, _ = data
    hessian = [[np.mean(x**2), np.mean(x)], [np.mean(x), 1]]
    assert 0.9 < 2 / np.linalg.eigvalsh(hessian)[-1] < 1
    assert "El límite está entre 0.9 y 1" in PROSE


def test_parameters_and_copies_of_the_network(data):
    x, y = data
    assert "$3h + 1$" in PROSE
    for h in (1, 5, 20):
        assert MLP(x[:, None], y, hidden=(h,)).dim == 3 * h + 1
    copies = math.factorial(20) * 2**20
    assert rf"son $20!\cdot 2^{{20}}$ copias, unas ${copies / 1e24:.1f}\cdot 10^{{24}}$" in PROSE


def test_what_newton_has_to_keep():
    """Con 8 bytes por número: p × p de la tabla de Newton y p del gradiente."""
    assert "son 8 TB frente a 8 MB" in PROSE and (8 * 10**6 / 1e6, 8 * 10**12 / 1e12) == (8, 8)
    assert "Para la recta ($p = 2$) son 32 bytes" in PROSE and 8 * 2**2 == 32
    assert "para la red de 61 parámetros, unos 30 kB" in PROSE and round(8 * 61**2 / 1e3) == 30
    assert "8 EB, ocho mil millones de gigabytes" in PROSE and 8 * (10**9) ** 2 == 8e18 == 8e9 * 1e9
    assert "su gradiente cabe en 8 GB" in PROSE and 8 * 10**9 == 8e9


def test_the_middle_of_two_copies_is_higher(data):
    x, y = data
    h = 20
    network = MLP(x[:, None], y, hidden=(h,), seed=0)
    trained = minimize(network, network.start, Adam(lr=0.03), steps=1000)
    w, b, c, b0 = np.split(trained.x[-1], [h, 2 * h, 3 * h])
    twin = np.concatenate([-w[::-1], -b[::-1], -c[::-1], b0])
    level, middle = network(trained.x[-1]), network((trained.x[-1] + twin) / 2)
    assert f"está a la altura ${level:.1f}$, y el punto medio, a ${middle:.2f}$" in PROSE


def test_validation_is_lowest_for_the_line():
    rows = names_of("def fit_polynomial")["rows"]
    assert min(rows, key=lambda row: row[2])[0] == 1 and "toca fondo en el grado 1" in PROSE
    assert all(later[1] < earlier[1] for earlier, later in itertools.pairwise(rows))
    assert "El coste de entrenamiento baja siempre" in PROSE


def test_training_longer_does_not_bring_validation_back():
    """La subida de la validación no es un bache: dura hasta ocho veces más pasos."""
    names = names_of("order = np.random")
    validation, best, small = (names[name] for name in ("validation", "best", "small"))
    x, y, valid = (names[name] for name in ("x", "y", "valid"))
    assert np.abs(np.diff(validation[: best + 1])[:10]).min() > 0 and validation[:best].max() == validation[0]
    long = minimize(small, small.start, Adam(lr=0.03), 16_000)
    later = ((small.predict(long.x[2000::50], x[valid, None]) - y[valid]) ** 2).mean(axis=-1) / 2
    assert "con 16 000 pasos la validación sigue por encima de 5" in PROSE and later.min() > 5
    assert "el coste de entrenamiento cae a casi cero" in PROSE and long.f[2000] < 0.1 and long.f[-1] < 0.01
    assert later.min() > 4 * validation[best]  # el texto alternativo: más del cuádruple
    picture = next(source for source in CODE if "con el rótulo paso" in source)
    assert f"con el rótulo paso {best};" in picture


def test_with_other_splits_the_best_comes_later(data):
    assert "en algunos lo mejor llega después del paso 2000" in PROSE
    x, y = data
    for seed in (1, 3):
        order = np.random.default_rng(seed).permutation(24)
        train, valid = order[:12], order[12:]
        small = MLP(x[train, None], y[train], hidden=(10,), seed=0)
        path = minimize(small, small.start, Adam(lr=0.03), steps=4000).x
        validation = ((small.predict(path, x[valid, None]) - y[valid]) ** 2).mean(axis=-1) / 2
        assert validation.argmin() > 2000
