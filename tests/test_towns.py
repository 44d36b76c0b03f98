"""Los nombres son los de GeoNames, y la red que los lee aprende a escribirlos sin ninguna matriz llena de ceros."""

import gzip
import hashlib
import tracemalloc

import numpy as np
import pytest
import town_names

from optlib import Adam, GradientDescent, check_gradient, minimize
from optlib.networks import MLP
from optlib.prng import mulberry32
from optlib.schedules import linear
from optlib.sweep import sweep
from optlib.towns import MEASURES, folded, marks, names, network, probabilities, written

# Letras de cualquier alfabeto, y nombres de una sola letra repetida: bastan 200 distintos.
ODD = [[chr(0x1F300 + k) + "-" for k in range(200)], ["a" * k for k in range(1, 201)]]


def city(name, population=1000, country="ES"):
    return {"name": name, "population": population, "countrycode": country}


# --- Los nombres ---


@pytest.mark.parametrize("wrong", ["fr", "ES", "", "../../es"])
def test_a_country_that_is_not_there_is_told(wrong):
    with pytest.raises(ValueError, match=r"^country debe ser uno de 'es', 'pe', 'mx', no "):
        names(wrong)


def test_only_names_of_letters_are_chosen_each_once_and_of_mexico_the_largest():
    strange = ["L'Hospitalet", "Vitoria-Gasteiz", "Or", "Alcàsser", "a" * 25, "Pueblo 2", "<b>Lugo</b>", "👻👻👻", ""]
    cities = [*map(city, [*strange, "Zas", "ÁVILA", "Ávila", "El Grado"]), city("Lima", country="PE")]
    assert town_names.chosen(cities, "es") == ["el grado", "zas", "ávila"]
    letters = [chr(97 + k) for k in range(26)]
    cities = [city("x" + a + b + c, 7 if a == "z" else 5, "MX") for a in letters for b in letters for c in letters]
    found = town_names.chosen(cities, "mx")
    assert len(found) == 5000 and found == sorted(found) and sum(name[1] == "z" for name in found) == 676


@pytest.mark.parametrize("some", [["a"], ["ab", "abc", "abd", "b"], ["x" * 23, "x" * 24], ["san", "san pedro", "sé"]])
def test_what_is_folded_is_unfolded(some, monkeypatch, tmp_path):
    (tmp_path / "es.txt").write_text(town_names.folded(some), "utf-8")
    monkeypatch.setitem(folded.__globals__, "FOLDER", tmp_path)
    assert names.__wrapped__("es") == tuple(some)


@pytest.mark.parametrize(("country", "count"), [("es", 6923), ("pe", 2020), ("mx", 5000)])
def test_the_names_are_those_of_the_package(country, count):
    """Por su resumen: los escribió ``tools/town_names.py``, que los vuelve a escribir si cambian."""
    text = folded(country)
    assert hashlib.sha256(text.encode()).hexdigest() == town_names.SUMS[country]
    found = names(country)
    assert len(set(found)) == len(found) == count and list(found) == sorted(found)
    assert town_names.folded(found) == text
    assert all(3 <= len(name) <= 24 and name == name.strip().lower() for name in found)
    assert len(gzip.compress(text.encode(), 9)) <= 30_000


def test_what_is_as_it_should_be_is_not_fetched_and_what_is_not_is_told(monkeypatch, tmp_path):
    def fetch(*_):
        raise AssertionError("no hacía falta")

    monkeypatch.setattr(town_names.subprocess, "run", fetch)
    assert town_names.main() == 0
    (tmp_path / "es.txt").write_text(folded("es"), "utf-8")
    (tmp_path / "mx.txt").write_text("0lima\n", "utf-8")
    monkeypatch.setattr(town_names, "FOLDER", tmp_path)
    assert town_names.stale() == ["pe", "mx"]
    with pytest.raises(AssertionError, match="no hacía falta"):
        town_names.main()


# --- La red ---


@pytest.mark.parametrize("some", [[], ["lima"] * 200, [f"pueblo {k}" for k in range(199)], "ñ" * 3])
def test_too_few_names_are_told(some):
    with pytest.raises(ValueError, match=r"^(Hacen falta 200 nombres distintos; hay \d+\.|country debe ser)"):
        network(some)


@pytest.mark.parametrize("some", [*ODD, [f"{k}" * 1700 for k in range(100, 300)]], ids=["emoji", "one letter", "long"])
def test_an_odd_list_is_learned_all_the_same(some):
    net = network(some, seed=1)
    assert sorted(net.read + net.kept) == sorted(some) and len(net.kept) == 20
    x = minimize(net, net.start, Adam(lr=0.05), 15, schedule=linear(15)).x[-1]
    assert net.valid(x) < net.valid(net.start)
    assert len(written(net, x, mulberry32(1))) <= 24


def test_a_tenth_is_kept_and_measured_apart():
    one, other = network("es", 0), network("es", 1)
    for net in (one, other):
        assert sorted(net.read + net.kept) == list(names("es"))
        assert len(net.kept) == 692 and len(net.fixed) == len(net.valid.fixed) == 512
        assert len(net.y) == sum(len(name) + 1 for name in net.read)
    assert one.kept != other.kept and np.any(one.start != other.start)


def test_it_does_what_a_dense_network_does():
    """La de siempre, con un uno por letra."""
    net = network("pe", 3)
    rows = np.arange(90)
    count = len(net.alphabet)
    dense = MLP(np.eye(count)[net.X[rows]].reshape(90, -1), net.y[rows], hidden=(64,), classes=count)
    assert dense.shapes == net.shapes
    rng = np.random.default_rng(0)
    x = net.start + 0.3 * rng.standard_normal((3, net.dim))
    assert net.cost_on(rows, x) == pytest.approx(dense(x), rel=1e-13)
    assert net.gradient_on(rows, x) == pytest.approx(dense.grad(x), rel=1e-11, abs=1e-14)
    assert net.gradient_on(rows, x[1]) == pytest.approx(dense.grad(x[1]), rel=1e-11, abs=1e-14)
    assert np.array_equal(net.predict(x, net.X[rows]), dense.predict(x, dense.X))


def test_its_gradient_is_that_of_its_cost():
    net = network("pe", 0)
    assert check_gradient(net, net.start + 0.1 * np.random.default_rng(0).standard_normal(net.dim)) < 1e-6


def test_no_dense_matrix_is_ever_made():
    """Con un número por casilla pesaría 78 MB."""
    tracemalloc.start()
    net = network("es", 0)
    net.grad_at(0)(net.start), net(net.start), net.valid(net.start)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(net.y) * net.sizes[0] * 8 > 75e6 and most < 40e6


# --- Lo que se mide y lo que escribe ---


def test_what_a_cost_is_read_by():
    assert [f"{each:.2f}" for each in marks(network("es", 0))] == ["3.56", "2.95", "2.30"]
    assert [round(np.exp(each)) for each in (3.56, 2.95, 2.30)] == [35, 19, 10]


def test_it_learns_and_each_rate_is_what_it_is_alone():
    rules = [Adam(lr=lr, beta2=0.95) for lr in (0.03, 0.05)] + [GradientDescent(lr=3.16)]
    made = {"Adam": rules[:2], "descenso": rules[2:]}
    found = sweep(
        lambda seed: network("es", seed), made, 25, seeds=[0, 1], schedule=linear, measures=MEASURES, every=25
    )
    start, end = (found[found["step"] == k] for k in (0, 25))
    assert start["valid"].min() > 3.4 and end["valid"].max() < 2.95 and end["valid"][end["rule"] == "Adam"].max() < 2.6
    net = network("es", 1)
    alone = minimize(net, net.start, rules[1], 25, schedule=linear(25)).x[-1]
    (seen,) = end[(end["lr"] == 0.05) & (end["seed"] == 1)]
    assert [seen["train"], seen["valid"]] == pytest.approx([net(alone), net.valid(alone)], rel=1e-9)


def test_a_diverged_network_writes_nothing_strange():
    net = network("pe", 0)
    assert written(net, np.full(net.dim, np.nan), mulberry32(1), "lima") in (
        "lima",
        *("lima" + a for a in net.alphabet),
    )


def test_a_letter_that_it_has_not_seen_is_told():
    net = network("pe", 0)
    with pytest.raises(ValueError, match=r"^beginning tiene 'L', y la red solo conoce '[^']*a"):
        written(net, net.start, mulberry32(1), "Lima")


def test_what_it_writes_are_its_own_probabilities():
    net = network("es", 0)
    x = minimize(net, net.start, Adam(lr=0.05, beta2=0.95), 100, schedule=linear(100)).x[-1]
    draw = mulberry32(7)
    first = [written(net, x, draw)[:1] for _ in range(1500)]
    chances = probabilities(net, x)
    assert chances.shape == (35,) and chances.sum() == pytest.approx(1)
    for letter in "acmvs":
        chance = chances[net.alphabet.index(letter)]
        assert abs(first.count(letter) / 1500 - chance) < 4 * (chance * (1 - chance) / 1500) ** 0.5
    # Lo de más atrás no cuenta, y lo más largo se corta.
    assert np.array_equal(probabilities(net, x, "villanueva"), probabilities(net, x, "ueva"))
    assert written(net, x, lambda: 0.999999, "z" * 24) == "z" * 24
