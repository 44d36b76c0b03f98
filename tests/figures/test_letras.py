"""«letras»: el exceso de cada una en los dos lenguajes, sus tasas y lo que enseña."""

import numpy as np
import pytest
from node import called

from optlib import minimize
from optlib.figures import figure
from optlib.figures.each.letras import BUDGET, METHODS, RATES, problem_of
from optlib.schedules import linear

worlds = pytest.mark.parametrize("turned", [False, True])
LEFT = """(params) => {
  const { excess, whole } = worldAt(params);
  const letters = Object.fromEntries(METHODS.map((name) => [name, trained(name, params).map(excess)]));
  return [letters, whole(letters.Adam.at(-1)), whole(letters.Muon.at(-1))]; }"""


@worlds
def test_same_letters_in_both_languages(turned):
    """El exceso de cada letra tras cada paso, con cada método y en cada mundo.

    Muon agranda el redondeo: de él, los primeros pasos, y al final el orden de magnitud.
    """
    params = {"turned": turned, "steps": 100}
    letters, light, heavy = called("figures/each/letras.js", LEFT, params)
    ours = figure("letras", **params).trajectory
    assert list(ours) == list(letters)
    for name, theirs in letters.items():
        same = slice(15 if name == "Muon" else None)
        pair = problem_of(params).excess(ours[name].x[same]), np.array(theirs)[same]
        assert pair[0] == pytest.approx(pair[1], rel=1e-9, abs=1e-14), name
    assert light == pytest.approx(ours["Adam"].f[-1], rel=1e-9)
    assert 0.6 < heavy / ours["Muon"].f[-1] < 1.6


@worlds
def test_the_letters_are_learned_at_the_best_rates(turned):
    """De ocho por década, y con sitio a los lados; las que dan lo mismo, y el redondeo de Muon, no cuentan."""
    problem = problem_of({"turned": turned})
    for name, rule in METHODS.items():
        rates = RATES[name][turned] * 10 ** (np.arange(-2, 3) / 8)
        left = [minimize(problem, problem.start, rule(lr=lr), BUDGET, schedule=linear(BUDGET)).f[-1] for lr in rates]
        assert left[2] < 1.15 * min(left) and 0 < np.argmin(left) < 4, name


def test_what_the_letters_show():
    """Girar quita a Adagrad y a Adam lo que ganaban; las curvas de los otros dos no se mueven."""

    def left(turned):
        runs = figure("letras", turned=turned).trajectory
        return {name: (run.f[-1], run.problem.excess(run.x[-1])) for name, run in runs.items()}

    plain, turned = left(False), left(True)
    assert sorted(plain, key=lambda name: plain[name][0]) == ["Adam", "Adagrad", "Muon", "Momentum"]
    ratio = {name: turned[name][0] / plain[name][0] for name in plain}
    assert 60 < ratio["Adagrad"] < 70 and 9.5 < ratio["Adam"] < 11
    assert turned["Momentum"][1] == pytest.approx(plain["Momentum"][1])
    assert np.median(abs(np.log(turned["Muon"][1] / plain["Muon"][1]))) < 0.3
    assert turned["Momentum"][0] < turned["Adagrad"][0] / 5
