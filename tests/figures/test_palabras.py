"""«palabras»: el exceso de cada una en los dos lenguajes, sus tasas y lo que enseña."""

from itertools import product

import numpy as np
import pytest
from node import called

from optlib import minimize
from optlib.figures import figure
from optlib.figures.each.palabras import BUDGET, METHODS, RATES, Bigram
from optlib.schedules import linear

worlds = pytest.mark.parametrize(("turned", "equal"), [*product((False, True), repeat=2)])
LEFT = """(params) => {
  const { excess, whole } = worldAt(params);
  const words = Object.fromEntries(METHODS.map((name) => [name, trained(name, params).map(excess)]));
  return [words, whole(words.Adam.at(-1)), whole(words.Muon.at(-1))]; }"""


@worlds
def test_same_words_in_both_languages(turned, equal):
    """El exceso de cada palabra tras cada paso, con cada método y en cada mundo.

    Muon agranda el redondeo: de él, los primeros pasos, y al final el orden de magnitud.
    """
    params = {"turned": turned, "equal": equal, "steps": 100}
    words, light, heavy = called("figures/each/palabras.js", LEFT, params)
    ours = figure("palabras", **params).trajectory
    assert list(ours) == list(words)
    for name, theirs in words.items():
        same = slice(25 if name == "Muon" else None)
        pair = Bigram(turned, equal).excess(ours[name].x[same]), np.array(theirs)[same]
        assert pair[0] == pytest.approx(pair[1], rel=1e-9, abs=1e-14), name
    assert light == pytest.approx(ours["Adam"].f[-1], rel=1e-9)
    assert 0.6 < heavy / ours["Muon"].f[-1] < 1.6


@worlds
def test_the_words_are_learned_at_the_best_rates(turned, equal):
    """De cuatro por década, y con sitio a los lados."""
    problem = Bigram(turned, equal)
    for name, rule in METHODS.items():
        rates = RATES[name][equal][turned] * 10 ** (np.arange(-2, 3) / 4)
        runs = [minimize(problem, problem.start, rule(lr=lr), BUDGET, schedule=linear(BUDGET)) for lr in rates]
        assert np.argmin([run.f[-1] for run in runs]) == 2, name


def test_what_the_words_show():
    """Girar quita a Adagrad y a Adam lo que ganaban; con todas igual de frecuentes, la ventaja se va."""

    def left(turned, equal=False):
        runs = figure("palabras", turned=turned, equal=equal).trajectory
        return {name: (run.f[-1], *run.problem.excess(run.x[-1])[[0, -1]]) for name, run in runs.items()}

    plain, turned, equal = left(False), left(True), left(True, equal=True)
    assert sorted(plain, key=plain.get) == ["Adagrad", "Adam", "Muon", "Momentum"]
    ratio = {name: turned[name][0] / plain[name][0] for name in plain}
    assert ratio["Momentum"] == pytest.approx(1) and 0.6 < ratio["Muon"] < 1.6
    assert ratio["Adagrad"] > 500 and 20 < ratio["Adam"] < 30
    assert turned["Momentum"][2] > 20 * turned["Momentum"][1] and turned["Muon"][2] < 10 * turned["Muon"][1]
    assert turned["Momentum"][0] > 10 * turned["Muon"][0]
    assert 0.9 < equal["Momentum"][0] / equal["Muon"][0] < 1.5
