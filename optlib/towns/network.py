"""La red: mira cuatro letras y dice la siguiente. ``optlib/static/towns.js`` es su gemela en la página."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from ..networks import MLP, glorot
from ..prng import epoch_order, mulberry32, seed_of, shuffled
from ..problems import Problem
from ..regression import Minibatches
from .names import names

SEEN = 4  # letras que mira
HIDDEN = 64
BATCH = 64
MEASURED = 512  # ejemplos con que se mide un coste
FEWEST = 200


class Letters(MLP):
    """Una red cuyas entradas son letras, por su número: ``X`` ``(N, 4)`` e ``y`` ``(N,)``, enteros desde 0.

    Hace lo que una ``MLP`` de ``4·V`` entradas con un uno por letra, y no las escribe: suma la fila de los pesos que
    toca a cada una. El coste y el gradiente son los de 512 ejemplos repartidos por ``X``, y ``grad_at(k)`` toma
    minilotes de 64 de todos. ``seed`` decide la partida, con la última capa diez veces menor de lo usual, y el orden.

    >>> net = Letters([[0, 0, 0, 1], [0, 0, 1, 2]], [2, 0], letters=3, seed=0)
    >>> net.sizes, net.dim, net.grad(net.start).shape
    ((12, 64, 3), 1027, (1027,))
    """

    def __init__(self, X: Any, y: Any, letters: int, seed: int):
        self.X, self.y = np.asarray(X), np.asarray(y)
        self.classes = letters
        self.sizes = (SEEN * letters, HIDDEN, letters)
        self.shapes = [shape for a, b in pairwise(self.sizes) for shape in ((a, b), (b,))]
        self.batches = Minibatches(len(y), min(BATCH, len(y)), seed, epoch_order)
        count = min(MEASURED, len(y))
        self.fixed = np.arange(count) * len(y) // count
        draw = mulberry32(seed_of("partida", seed))
        start = glorot(self.shapes, lambda low, high, n: [low + (high - low) * draw() for _ in range(n)])
        start[-(HIDDEN + 1) * letters :] *= 0.1
        Problem.__init__(self, self._cost, self._gradient, dim=len(start), name="red de letras", start=start)

    def entered(self, X, W):
        return sum(W[..., rows, :] for rows in self._rows(X))

    def weighed(self, X, delta):
        found = np.zeros((*delta.shape[:-2], self.sizes[0], HIDDEN))
        for rows in self._rows(X):
            order = np.argsort(rows, kind="stable")
            each, first = np.unique(rows[order], return_index=True)
            found[..., each, :] = np.add.reduceat(delta[..., order, :], first, axis=-2)
        return found

    def _rows(self, X):
        """De cada lugar, qué fila de los pesos toca a cada ejemplo."""
        return (np.asarray(X, int) + self.sizes[-1] * np.arange(SEEN)).T

    def _cost(self, p):
        return self.cost_on(self.fixed, p)

    def _gradient(self, p):
        return self.gradient_on(self.fixed, p)


def network(country: str | Sequence[str] = "es", seed: int = 0) -> Any:
    """La red que lee los nombres de un país, o los de una lista, de 200 o más, y aparta uno de cada diez.

    ``seed`` decide el reparto, la partida y el orden de los minilotes, con el generador de ``optlib.prng``. En
    ``alphabet``, sus letras, con el final, ``""``, la primera; en ``read`` y ``kept``, los nombres que lee y los
    apartados; y en ``valid``, la misma red con los apartados. ``ValueError`` si faltan nombres.

    >>> net = network("es", seed=0)
    >>> net.dim, len(net.alphabet), len(net.read), len(net.kept)
    (11299, 35, 6231, 692)
    """
    every = names(country) if isinstance(country, str) else tuple(country)
    if len(set(every)) < FEWEST:
        raise ValueError(f"Hacen falta {FEWEST} nombres distintos; hay {len(set(every))}.")
    alphabet = ["", *sorted(set("".join(every)))]
    order = [every[k] for k in shuffled(len(every), mulberry32(seed_of("reparto", seed)))]
    read, kept = order[: (cut := len(every) - len(every) // 10)], order[cut:]
    net: Any = Letters(*examples(read, alphabet), len(alphabet), seed)
    net.valid = Letters(*examples(kept, alphabet), len(alphabet), seed)
    net.alphabet, net.read, net.kept = alphabet, read, kept
    return net


def examples(some: Sequence[str], alphabet: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Las cuatro letras que hay antes de cada una ``(N, 4)``, y ella ``(N,)``; antes de empezar hay finales.

    >>> X, y = examples(["ab"], ["", "a", "b"])
    >>> X.tolist(), y.tolist()
    ([[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 2]], [1, 2, 0])
    """
    number = {letter: k for k, letter in enumerate(alphabet)}
    X, y = [], []
    for name in some:
        codes = [*[0] * SEEN, *(number[letter] for letter in name), 0]
        X += [codes[k : k + SEEN] for k in range(len(name) + 1)]
        y += codes[SEEN:]
    return np.array(X), np.array(y)
