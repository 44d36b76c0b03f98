"""«momento»: su factor en los dos lenguajes."""

from itertools import product

import pytest
from node import called

from optlib.figures.each.momento import inertial_contraction


def test_same_convergence_rate_in_both_languages():
    """El factor, que en Python dibuja la imagen fija."""
    cases = [*product(("Momentum", "Nesterov"), (0.01, 0.07, 0.2, 0.5), (0, 0.3, 0.9, 0.99), (1, 4, 25))]
    found = called("figures/each/momento.js", "(cases) => cases.map((each) => factor(...each))", cases)
    for (method, lr, beta, eigenvalue), theirs in zip(cases, found, strict=True):
        assert inertial_contraction(lr, beta, eigenvalue, method) == pytest.approx(theirs, rel=1e-7), (method, lr, beta)
