"""La red: 64 entradas, 32 neuronas ocultas y diez salidas. ``optlib/static/digits.js`` es su gemela en la página."""

# Los montones van en la red misma.
# mypy: disable-error-code="attr-defined, arg-type"

from functools import partial

import numpy as np

from ..networks import MLP, glorot
from ..prng import epoch_order, mulberry32, seed_of, shuffled
from ..regression import Minibatches
from .images import digits

COPIES = 10  # de cada ejemplo de más: con una, entre 1200, no se notaría


def network(seed, extra=None, batch_size=64):
    """La red con 1200 imágenes de entrenamiento; en ``valid`` y ``test``, la misma con 300 y con 297.

    ``seed`` decide el reparto, el punto de partida y el orden de los minilotes, con el generador de ``optlib.prng``. La
    primera capa empieza cien veces menor de lo usual: sus pesos salen de casi nada. ``extra`` son ejemplos de más,
    ``(X, y)``: van diez veces cada uno, tras los otros, y se barajan con ellos.

    >>> net = network(seed=0)
    >>> net.dim, len(net.y), len(net.valid.y), len(net.test.y)
    (2410, 1200, 300, 297)
    >>> len(network(0, extra=digits()).y)
    19170
    """
    X, y = digits()
    order = shuffled(len(y), mulberry32(seed_of("reparto", seed)))
    train, valid, test = np.split(order, [1200, 1500])
    layers = {"hidden": (32,), "classes": 10}
    own_X, own_y = extra or (X[:0], y[:0])
    inputs = np.concatenate([X[train], np.repeat(own_X, COPIES, axis=0)])
    net = MLP(inputs, np.concatenate([y[train], np.repeat(own_y, COPIES)]), **layers)
    net.valid = MLP(X[valid], y[valid], **layers)
    net.test = MLP(X[test], y[test], **layers)
    net.start = begin(net.shapes, seed)
    net.batches = Batches(len(net.y), batch_size, seed)
    return net


def begin(shapes, seed):
    """El punto de partida: el de Glorot, con la primera matriz por 0.01."""
    draw = mulberry32(seed_of("partida", seed))
    start = glorot(shapes, lambda low, high, n: [low + (high - low) * draw() for _ in range(n)])
    start[: np.prod(shapes[0])] *= 0.01
    return start


Batches = partial(Minibatches, order=epoch_order)
