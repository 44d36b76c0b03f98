"""La red que inventa pueblos es la misma en la página que en Python."""

import re
from functools import cache
from itertools import product

import numpy as np
import pytest
from node import ask

from optlib import Adam, Lion, Momentum, minimize
from optlib.matrices import Muon
from optlib.prng import mulberry32
from optlib.rules import MUON, text_of
from optlib.schedules import linear
from optlib.towns import COUNTRIES, MEASURES, folded, names, network, probabilities, written

STEPS = 20
RULES = {
    "Momentum": (lambda net: Momentum(lr=0.75), text_of(Momentum, lr=0.75)),
    "Adam": (lambda net: Adam(lr=0.056, beta2=0.95), re.sub("beta2 = .*", "beta2 = 0.95", text_of(Adam, lr=0.056))),
    "Lion": (lambda net: Lion(lr=0.0056), text_of(Lion, lr=0.0056)),
    "Muon": (lambda net: Muon(lr=0.075, beta=0.9, shapes=net.shapes), re.sub("lr = .*", "lr = 0.075", MUON, count=1)),
}


def page(job, **given):
    return ask("towns.mjs", {"job": job, **given})


@cache
def trained(country="es", seed=0, steps=60):
    net = network(country, seed)
    return net, minimize(net, net.start, Adam(lr=0.05, beta2=0.95), steps, schedule=linear(steps)).x[-1]


def near(ours, theirs, most=1e-12):
    return np.max(np.abs(np.asarray(ours) - theirs)) <= most * np.max(np.abs(ours))


def same(country, seed):
    """La red de Python, y la de la página, que la tiene ya para lo siguiente."""
    every = names(country) if isinstance(country, str) else country
    return network(country, seed), page("start", names=every, seed=seed)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_page_reads_the_same_names(country):
    assert tuple(page("names", text=folded(country))) == names(country)


# Letras que en JavaScript ocupan dos, y menos ejemplos apartados de los que se miden.
OWN = tuple(a + b + "🦉" * (k % 4) for k, (a, b) in enumerate(product("añçßд中éü", "αβγδεζηθικλμνξοπρστυφχψωабв")))


@pytest.mark.parametrize(("country", "seed"), [("es", 0), ("pe", 1), ("mx", 12), (OWN, 3)])
def test_a_seed_gives_the_same_split_start_and_minibatches(country, seed):
    net, found = same(country, seed)
    assert [found[name] for name in ("alphabet", "read", "kept")] == [net.alphabet, net.read, net.kept]
    assert found["start"] == net.start.tolist() and found["shapes"] == [list(shape) for shape in net.shapes]
    assert found["X"] == net.X.ravel().tolist() and found["y"] == net.y.tolist()
    fixed = net.valid.fixed
    assert found["valid"] == [net.valid.X[fixed].ravel().tolist(), net.valid.y[fixed].tolist()]
    last = net.batches.per_epoch - 1
    steps = [0, last, last + 1]
    assert page("batches", steps=steps) == [net.batches.indices(k).tolist() for k in steps]


@pytest.mark.parametrize(("country", "seed"), [("es", 0), (OWN, 3)])
def test_the_same_costs_and_gradients(country, seed):
    net, _ = same(country, seed)
    rng = np.random.default_rng(0)
    points = [(k, net.start + size * rng.standard_normal(net.dim)) for k, size in ((0, 0.0), (7, 0.1), (90, 1.0))]
    for (k, x), found in zip(points, page("measure", points=[(k, x.tolist()) for k, x in points]), strict=True):
        assert near(net.grad_at(k)(x), found["gradient"])
        for name, measure in MEASURES.items():
            assert near(measure(net, x), found[name])


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_takes_the_same_steps(rule):
    net, _ = same("pe", 2)
    make, text = RULES[rule]
    ours = minimize(net, net.start, make(net), STEPS, schedule=linear(STEPS)).x
    # Muon amplía lo que se redondea.
    assert near(ours, page("train", text=text, steps=STEPS), 1e-11 if rule == "Muon" else 1e-12)


def test_the_same_draws_write_the_same_names():
    net, x = trained()
    same("es", 0)
    for beginning in ("", "san ", "lim", "x"):
        assert near(probabilities(net, x, beginning), page("next", p=x.tolist(), beginning=beginning))
        draw = mulberry32(5)
        ours = [written(net, x, draw, beginning) for _ in range(40)]
        assert page("write", p=x.tolist(), beginning=beginning, seed=5, count=40) == ours
    assert len(set(ours)) > 20
