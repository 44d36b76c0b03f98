"""La red: 64 entradas, 32 neuronas ocultas y diez salidas."""

# Los montones van en la red misma.
# mypy: disable-error-code="attr-defined, arg-type"

import numpy as np

from ..networks import MLP
from .images import digits


def network(seed):
    """La red con 1200 imágenes de entrenamiento; en ``valid`` y ``test``, la misma con 300 y con 297.

    ``seed`` decide el reparto, el punto de partida y el orden de los minilotes, de 64.

    >>> net = network(seed=0)
    >>> net.dim, len(net.y), len(net.valid.y), len(net.test.y)
    (2410, 1200, 300, 297)
    """
    X, y = digits()
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(y))
    train, valid, test = np.split(order, [1200, 1500])
    layers = {"hidden": (32,), "classes": 10}
    net = MLP(X[train], y[train], batch_size=64, seed=seed, **layers)
    net.valid = MLP(X[valid], y[valid], **layers)
    net.test = MLP(X[test], y[test], **layers)
    return net
