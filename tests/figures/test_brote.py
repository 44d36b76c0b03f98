"""«brote»: sus pasos en los dos lenguajes."""

import numpy as np
import pytest
from node import called

from optlib.figures import figure
from optlib.figures.each import brote

SEEN = """(params) => {
  const { x, product } = run(params);
  return [x.slice(0, 1001), product.slice(1, 1001), Math.min(leap(x), x.length)]; }"""


@pytest.mark.parametrize(
    ("method", "eps", "beta2"),
    [
        ("Adam", 1e-8, 0.999),
        ("Adam", 0.001, 0.99),
        ("Adam", 0.01, 0.999),
        ("AMSGrad", 1e-8, 0.95),
        ("linear", 1e-8, 0.999),
    ],
)
def test_same_outbursts_in_both_languages(method, eps, beta2):
    """Los mil primeros pasos, y cuándo se va: entre unos pasos y otros, que el redondeo cambia el exacto."""
    params = {"method": method, "eps": eps, "beta2": beta2}
    x, product, leap = called("figures/each/brote.js", SEEN, params)
    ours = figure("brote", **params, steps=20_000).trajectory
    assert ours.x[:1001] == pytest.approx(x, rel=1e-9, abs=1e-12)
    assert brote.product(params, ours)[:1000] == pytest.approx(product, rel=1e-9)
    far = np.flatnonzero(abs(ours.x[300:]) > 1e-3)
    assert leap == pytest.approx(300 + far[0] if far.size else 20_001, abs=50)
