"""La red que aprende a leer es la misma en la página que en Python."""

import re
from functools import cache

import numpy as np
import pytest
from node import ask

from optlib import minimize
from optlib.digits import network, packed, right
from optlib.matrices import Muon
from optlib.optimizers import OPTIMIZERS, ScheduleFree
from optlib.rules import points_of, text_of
from optlib.schedules import linear

NEAR, TOTAL = 100, 190


@cache
def page():
    """Función que pide algo a la red de la página, con las imágenes ya leídas."""
    assert ask("digits.mjs", {"job": "load", **packed()}) == 1797
    return lambda job, **given: ask("digits.mjs", {"job": job, **given})


@pytest.mark.parametrize("seed", [0, 1, 12])
def test_a_seed_gives_the_same_heaps_and_start(seed):
    net, found = network(seed), page()("start", seed=seed)
    assert found["start"] == net.start.tolist()
    ours = [part.f(net.start) for part in (net, net.valid, net.test)]
    assert found["costs"] == pytest.approx(ours, rel=1e-13)


@pytest.mark.parametrize("own", [0, 1, 7])
def test_the_same_gradients_and_costs(own):
    rng = np.random.default_rng(0)
    X, y = rng.integers(0, 17, (own, 64)) / 16, rng.integers(0, 10, own)
    net = network(3, (X, y))
    assert len(net.y) == 1200 + 10 * own
    # Un minilote entero, el último de una época, que es menor, y otro de la segunda; con pesos de varios tamaños.
    points = [(k, net.start + size * rng.standard_normal(net.dim)) for k, size in ((0, 0.0), (18, 0.1), (25, 1.0))]
    extra = [{"cells": cells, "digit": digit} for cells, digit in zip(X.tolist(), y.tolist(), strict=True)]
    given = {"seed": 3, "extra": extra, "points": [(k, x.tolist()) for k, x in points]}
    for (k, x), found in zip(points, page()("grads", **given), strict=True):
        for ours, theirs in ((net.grad_at(k)(x), found["batch"]), (net.grad(x), found["whole"])):
            assert np.max(np.abs(ours - theirs)) <= 1e-11 * np.max(np.abs(ours))
        assert found["f"] == pytest.approx(net(x), rel=1e-12)
        assert found["right"] == right(net, x)


# Cómo se hace cada una en optlib; en la página se escriben, y las que van al lado de la del lector ya traen su tasa.
MAKERS = {name: lambda net, lr, rule=rule: rule(lr=lr) for name, rule in OPTIMIZERS.items()}
MAKERS["ScheduleFree"] = lambda net, lr: ScheduleFree(lr=lr)
MAKERS["Muon"] = lambda net, lr: Muon(lr=lr, beta=0.9, shapes=net.shapes)


@pytest.mark.parametrize("name", MAKERS)
def test_each_rule_takes_the_same_steps_and_reads_the_same(name):
    texts = {"ScheduleFree": text_of(ScheduleFree, lr=0.03)} | page()("rivals")
    assert texts.keys() == MAKERS.keys()
    net, text = network(0), texts[name]
    lr = float(re.match("lr = (.*)", text)[1])
    points = minimize(net, net.start, MAKERS[name](net, lr), TOTAL, schedule=linear(TOTAL)).x
    typed = points_of(text, net, NEAR, linear(TOTAL))
    assert typed == pytest.approx(points[: NEAR + 1], rel=1e-10, abs=1e-10)
    marks = [0, 1, NEAR, TOTAL]
    found = page()("train", seed=0, text=text, steps=TOTAL, marks=marks)
    for k, theirs in zip(marks[:-1], found["points"], strict=False):
        assert np.max(np.abs(points[k] - theirs)) <= 1e-8 * np.max(np.abs(points[k]))
    assert right(net, points[-1]) > 0.9
    assert found["right"] == pytest.approx(right(net, points[-1]), abs=2.5 / 297)
