"""Lo que se mide de la red."""

from typing import Any

import numpy as np

# Para ``sweep``: los costes con 512 ejemplos de los nombres que lee, y con 512 de los apartados.
MEASURES = {"train": lambda net, x: net(x), "valid": lambda net, x: net.valid(x)}


def marks(net: Any) -> list[float]:
    """El coste de quien no mira: todas las letras por igual; según su frecuencia; según cuál hay antes. Cuenta, y no
    entrena: las de los nombres que lee la red.

    >>> from optlib.towns import network
    >>> [round(each, 2) for each in marks(network("es", seed=0))]
    [3.56, 2.95, 2.3]
    """
    pairs = np.zeros((net.classes, net.classes))
    np.add.at(pairs, (net.X[:, -1], net.y), 1)
    single, joint = _entropy(pairs.sum(axis=0)), _entropy(pairs.ravel())
    return [float(np.log(net.classes)), single, joint - _entropy(pairs.sum(axis=1))]


def _entropy(counts: np.ndarray) -> float:
    some = counts[counts > 0] / counts.sum()
    return float(-(some * np.log(some)).sum())
