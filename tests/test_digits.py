"""Las cifras escritas a mano son las que publica scikit-learn, y una red las aprende."""

import hashlib

import numpy as np

from optlib import GradientDescent, Momentum
from optlib.digits import MEASURES, digits, network
from optlib.digits.images import FILE
from optlib.schedules import linear
from optlib.sweep import sweep

# De las filas de sklearn/datasets/data/digits.csv.gz, de la rueda de scikit-learn 1.9.1: casillas y cifra, con comas.
SHA256 = "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"


def test_they_are_those_of_the_wheel():
    X, y = digits()
    assert X.shape == (1797, 64) and y.shape == (1797,) and X.min() == 0 and X.max() == 1
    with np.load(FILE) as stored:
        rows = np.column_stack([stored["X"], stored["y"]]).astype(int).tolist()
    csv = "".join(",".join(map(str, row)) + "\n" for row in rows)
    assert sorted(rows) == sorted(np.column_stack([16 * X, y]).astype(int).tolist())
    assert hashlib.sha256(csv.encode()).hexdigest() == SHA256
    assert FILE.stat().st_size < 120_000


def test_the_network_learns_them():
    """Lo que dicen la figura «red» y el final del capítulo 4; antes de empezar, lee lo que el azar."""
    rules = [GradientDescent(lr=1.0), Momentum(lr=0.3)]
    found = sweep(network, rules, 190, seeds=range(10), schedule=linear, measures=MEASURES, every=19)
    first, once, last = (found["right"][found["step"] == k] for k in (0, 19, 190))
    assert np.median(first) < 0.2 and once.min() > 0.5
    reads = {rule: np.round(100 * last[found["rule"][found["step"] == 190] == rule]) for rule in set(found["rule"])}
    assert reads["GradientDescent"].min() == 94 and reads["GradientDescent"].max() == 97
    assert reads["Momentum"].min() >= 94 and reads["Momentum"].max() <= 98
