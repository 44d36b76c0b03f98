"""Los números que el capítulo 1 dice de palabra salen de optlib y de los datos del propio capítulo."""

import itertools
import math
from pathlib import Path

import nbformat
import numpy as np
import pytest

from optlib import MLP, PROBLEMS, Adam, GradientDescent, LinearNeuron, Momentum, RMSProp, minimize
from optlib.styles import NAMES

NOTEBOOK = Path(__file__).resolve().parents[2] / "chapters" / "01_fundamentos.ipynb"
CELLS = nbformat.read(NOTEBOOK, 4).cells
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
    assert rf"$20!\cdot 2^{{20}}$ copias, unas ${copies / 1e24:.1f}\cdot 10^{{24}}$" in PROSE


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


def test_the_race_ends_as_the_text_tells():
    names = names_of("def steps_needed")
    family, steps_needed = names["family"], names["steps_needed"]
    steps = {key: [steps_needed(PROBLEMS[key], rule)[0] for rule in family] for key in ("coupled_quadratic", "beale")}
    assert np.argmin(steps["coupled_quadratic"]) == 0 and 4 * steps["coupled_quadratic"][0] < min(
        steps["coupled_quadratic"][1:]
    )
    three = sorted(steps["beale"])[:3]
    assert three[-1] < 1.2 * three[0] and "En Beale tres de ellos casi empatan" in PROSE
    crossing = {rule.__name__: needed for rule, (needed, _) in names["results"].items()}
    assert (
        max(crossing["Adam"], crossing["Momentum"]) < 60 and min(crossing["GradientDescent"], crossing["RMSProp"]) > 140
    )
    picture = next(source for source in CODE if "hacia el paso 50" in source)
    assert "pasado el" in picture
