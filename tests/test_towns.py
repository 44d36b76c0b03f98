"""La red que inventa pueblos: sus listas, lo que rechaza, su gradiente y lo que aprende."""

import hashlib

import numpy as np
import pytest
import town_names

from optlib import MLP, check_gradient, minimize
from optlib.optimizers import Adam
from optlib.prng import mulberry32
from optlib.schedules import linear
from optlib.towns import COUNTRIES, marks, names, network, written
from optlib.towns.names import folded

FEW = [f"{a}{b}{a}" for a in "abcdefghijklmno" for b in "aeioupqrstvwxyz"]


@pytest.mark.parametrize(
    "some", [[], ["a"] * 200, ["lima"] * 1000, FEW[:199]], ids=["none", "one letter", "same", "199"]
)
def test_too_few_names_are_refused(some):
    with pytest.raises(ValueError, match="200 nombres distintos"):
        network(some)


def test_what_is_unknown_is_refused():
    with pytest.raises(ValueError, match="country"):
        names("fr")
    net = network(FEW)
    with pytest.raises(ValueError, match="ñ"):
        written(net, net.start, mulberry32(1), "ñ")


def test_any_alphabet_is_written():
    """También emoji, y nombres más largos que los que escribe."""
    net = network([f"{name}🐟{'z' * 5000 if k == 3 else ''}" for k, name in enumerate(FEW)])
    found = [written(net, net.start, mulberry32(seed), "🐟") for seed in range(20)]
    assert all(name.startswith("🐟") and len(name) <= 24 for name in found)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_lists_are_those_of_the_tool(country):
    """Los resúmenes son los suyos; plegarlos otra vez da el mismo fichero; y una letra cambiada se nota."""
    text = folded(country)
    assert hashlib.sha256(text.encode()).hexdigest() == town_names.SUMS[country]
    assert town_names.folded(list(names(country))) == text
    assert list(names(country)) == sorted(set(names(country))) and all(3 <= len(name) <= 24 for name in names(country))
    assert hashlib.sha256(text.replace("a", "e", 1).encode()).hexdigest() != town_names.SUMS[country]


def test_it_is_the_dense_network_with_a_one_for_each_letter():
    net = network(FEW, seed=3)
    letters = len(net.alphabet)
    dense = np.zeros((len(net.X), 4 * letters))
    for place in range(4):
        dense[np.arange(len(net.X)), net.X[:, place] + place * letters] = 1
    same = MLP(dense, net.y, hidden=(64,), classes=letters)
    points = net.start + 0.1 * np.random.default_rng(1).normal(size=(2, net.dim))
    batch = net.batches.indices(7)
    assert net.cost_on(slice(None), points) == pytest.approx(same(points), rel=1e-12)
    assert net.gradient_on(batch, points) == pytest.approx(same.gradient_on(batch, points), rel=1e-9, abs=1e-14)
    assert same.gradient_on(batch[1:], points) != pytest.approx(net.gradient_on(batch, points), rel=1e-3)


def test_its_gradient_is_that_of_its_cost():
    net = network(FEW)
    assert check_gradient(net, net.start) < 1e-6


@pytest.mark.parametrize(("country", "seed"), [("es", 0), ("es", 13), ("pe", 1), ("mx", 2)])
def test_it_learns_more_than_who_counts_pairs(country, seed):
    """Con 25 pasos, menos que quien solo cuenta letras; con 100, menos que quien cuenta parejas."""
    net = network(country, seed)
    equal, often, pairs = marks(net)
    after = [
        net.valid(minimize(net, net.start, Adam(0.06, beta2=0.95), n, schedule=linear(n)).x[-1]) for n in (25, 100)
    ]
    assert pairs < after[0] < often < net.valid(net.start) < equal and after[1] < pairs


def test_what_it_writes_is_mostly_new():
    """Tras 500 pasos, de doscientos nombres casi ninguno está en su lista: no se la ha aprendido."""
    net = network("es", 0)
    end = minimize(net, net.start, Adam(0.06, beta2=0.95), 500, schedule=linear(500)).x[-1]
    found = [written(net, end, mulberry32(seed)) for seed in range(200)]
    assert len(set(found)) > 180 and sum(name in names("es") for name in found) < 20
    assert written(net, end, mulberry32(3)) == found[3]
