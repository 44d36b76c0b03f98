"""Qué letra sigue a cuál en los nombres de pueblos: un problema convexo, con el gradiente exacto."""

from collections import Counter
from itertools import pairwise

import numpy as np

from ..prng import mulberry32, turn
from ..problems import Problem
from .names import names

LETTERS = 32


def counted(country: str = "es", letters: int = LETTERS) -> tuple[list[str], np.ndarray]:
    """Las letras más frecuentes de los nombres, de más a menos, y cuántas veces sigue cada una, ``(letters, letters)``.

    El final, que también hace de principio, es la letra ``""``. Una fila por letra que va delante.

    >>> alphabet, counts = counted()
    >>> alphabet[:5], alphabet[counts[alphabet.index("q")].argmax()]
    (['a', 'e', '', 'l', 'r'], 'u')
    """
    found = Counter(pair for name in names(country) for pair in pairwise(["", *name, ""]))
    often: Counter[str] = Counter()
    for (before, _), times in found.items():
        often[before] += times
    alphabet = sorted(often, key=lambda letter: (-often[letter], letter))[:letters]
    return alphabet, np.array([[found[before, after] for after in alphabet] for before in alphabet])


class Pairs(Problem):
    """El coste de adivinar una letra por la anterior, menos el menor que puede tener.

    El punto son los pesos ``W``, ``letters``·``letters``: tras la letra ``a``, las probabilidades son el softmax de la
    fila ``a``. ``alphabet`` son las letras; ``often``, su frecuencia, y ``follows``, lo que sigue a cada una. Con
    ``turned``, una semilla, cada letra deja de ser un eje y es una dirección cualquiera, delante y detrás. Los nombres
    son de GeoNames.

    >>> problem = Pairs(turned=1)
    >>> problem.dim, problem.shapes, problem.excess(problem.start).shape
    (1024, [(32, 32)], (32,))
    """

    def __init__(self, country: str = "es", letters: int = LETTERS, turned: int | None = None):
        self.alphabet, counts = counted(country, letters)
        sums = counts.sum(axis=1)
        self.often, self.follows = sums / sums.sum(), counts / sums[:, None]
        self._logs = np.log(np.where(counts > 0, self.follows, 1))
        draw = mulberry32(turned or 0)
        self._from, self._to = (np.eye(letters) if turned is None else turn(letters, draw) for _ in range(2))
        super().__init__(self._cost, self._gradient, dim=letters**2, start=np.zeros(letters**2))
        self.shapes = [(letters, letters)]

    def _said(self, x: np.ndarray) -> np.ndarray:
        """Los logaritmos de las probabilidades, por letras."""
        Z = self._from @ x.reshape(*x.shape[:-1], *self.shapes[0]) @ self._to.T
        Z = Z - Z.max(axis=-1, keepdims=True)
        return Z - np.log(np.exp(Z).sum(axis=-1, keepdims=True))

    def excess(self, x: np.ndarray) -> np.ndarray:
        """El exceso de cada letra, ``(…, letters)``."""
        return (self.follows * (self._logs - self._said(x))).sum(axis=-1)

    def _cost(self, x: np.ndarray) -> np.ndarray:
        return self.excess(x) @ self.often

    def _gradient(self, x: np.ndarray) -> np.ndarray:
        wrong = self.often[:, None] * (np.exp(self._said(x)) - self.follows)
        return (self._from.T @ wrong @ self._to).reshape(x.shape)
