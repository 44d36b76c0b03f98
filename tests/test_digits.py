"""Las cifras escritas a mano son las que publica scikit-learn, y una red las aprende."""

import hashlib

import numpy as np

from optlib import Momentum
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
    found = sweep(network, [Momentum(lr=0.56)], 190, seeds=[0], schedule=linear, measures=MEASURES, every=190)
    assert found["right"][0] < 0.3 and found["right"][1] > 0.95
