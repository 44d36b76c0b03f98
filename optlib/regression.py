"""Problemas con datos: la neurona lineal y los mínimos cuadrados, con minilotes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from .problems import Problem, like
from .values import as_numbers

if TYPE_CHECKING:  # la página no lo lleva
    from numpy.typing import ArrayLike


class LinearNeuron(Problem):
    """Neurona lineal ``ŷ = w·x + b`` con coste ``media de ½(ŷ − y)²`` sobre los ejemplos.

    ``x`` e ``y`` son números o arrays ``(N,)``. Con ``b`` dado el problema es escalar, en ``w``, y la derivada es
    ``media de (ŷ − y)·x``; con ``b=None`` es vectorial, en ``(w, b)``, y la segunda componente es ``media de (ŷ − y)``.
    Errores: ``ValueError`` si ``x`` e ``y`` no tienen la misma longitud o no son números finitos; ``TypeError`` si no
    son números.

    >>> neuron = LinearNeuron(x=2, y=4, b=0)
    >>> neuron(1.0), neuron.grad(1.0)
    (2.0, -4.0)
    """

    vectorized = True

    def __init__(self, x, y, b: float | None = None, *, start=None):
        self.x = as_numbers("LinearNeuron", "x", x if np.ndim(x) else [x], 1)
        self.y = as_numbers("LinearNeuron", "y", y if np.ndim(y) else [y], 1)
        if self.x.shape != self.y.shape:
            raise ValueError(f"LinearNeuron: x tiene {self.x.size} ejemplos e y tiene {self.y.size}.")
        self.b = b
        if b is None:
            super().__init__(self._cost_wb, self._gradient_wb, dim=2, name="neurona (w, b)", start=start)
        else:
            super().__init__(self._cost_w, self._gradient_w, name="neurona", start=start)

    def predict(self, w: ArrayLike, b: ArrayLike | None = None) -> np.ndarray:
        """Predicciones ``ŷ`` de los ``N`` ejemplos para un peso ``w`` y un sesgo ``b`` (por omisión, el dado).

        Con números da ``(N,)``; con un array de pesos, su forma con un eje más, ``(…, N)``.
        """
        b = self.b if b is None else b
        return np.asarray(w)[..., None] * self.x + np.asarray(b)[..., None]

    def _cost_w(self, w):
        return like(w, 0.5 * ((self.predict(w) - self.y) ** 2).mean(axis=-1))

    def _gradient_w(self, w):
        return like(w, ((self.predict(w) - self.y) * self.x).mean(axis=-1))

    def _cost_wb(self, p):
        return 0.5 * ((self.predict(p[..., 0], p[..., 1]) - self.y) ** 2).mean(axis=-1)

    def _gradient_wb(self, p):
        error = self.predict(p[..., 0], p[..., 1]) - self.y
        return np.stack([(error * self.x).mean(axis=-1), error.mean(axis=-1)], axis=-1)


@lru_cache(maxsize=64)
def _shuffled(examples: int, seed: int, epoch: int) -> np.ndarray:
    return np.random.default_rng([seed, epoch]).permutation(examples)


class Minibatches:
    """Reparto de ``examples`` ejemplos en minilotes, barajados de nuevo en cada época.

    ``indices(k)`` da los del paso ``k`` (desde 0). El último minilote de la época puede ser menor. Con
    ``batch_size=None`` todos los pasos usan todos los ejemplos, sin barajar. ``order(examples, seed, epoch)`` da los
    índices de una época, ``(examples,)``: por omisión los baraja NumPy; ``optlib.prng.epoch_order``, como la página.
    Errores: ``ValueError`` si ``batch_size`` no es un entero de 1 a ``examples`` o ``seed`` no es un entero ≥ 0.

    >>> batches = Minibatches(5, batch_size=2, seed=0)
    >>> batches.per_epoch, sorted(np.concatenate([batches.indices(k) for k in range(3)]).tolist())
    (3, [0, 1, 2, 3, 4])
    """

    def __init__(self, examples: int, batch_size: int | None = None, seed: int = 0, order: Callable | None = None):
        whole = isinstance(batch_size, int | np.integer) and not isinstance(batch_size, bool)
        if batch_size is not None and not (whole and 1 <= batch_size <= examples):
            raise ValueError(f"batch_size debe ser None o un entero de 1 a {examples}, no {batch_size!r}.")
        if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
            raise ValueError(f"seed debe ser un entero mayor o igual que 0, no {seed!r}.")
        self.examples, self.batch_size, self.seed = examples, batch_size, int(seed)
        self.order = order or _shuffled

    @property
    def per_epoch(self) -> int:
        """Pasos que tiene una época."""
        return 1 if self.batch_size is None else -(-self.examples // self.batch_size)

    def indices(self, k: int):
        """Índices de los ejemplos del paso ``k``, un array o una rebanada que los toma todos."""
        if self.batch_size is None:
            return slice(None)
        epoch, position = divmod(k, self.per_epoch)
        first = position * self.batch_size
        return self.order(self.examples, self.seed, epoch)[first : first + self.batch_size]


class LeastSquares(Problem):
    """Mínimos cuadrados: coste ``media de ½(X·w − y)²``, gradiente ``Xᵀ(X·w − y)/N``.

    ``X`` es ``(N, d)`` e ``y`` ``(N,)``. Con ``batch_size``, ``grad_at(k)`` da el gradiente del minilote del paso ``k``
    (barajado en cada época a partir de ``seed``), que es el que usa ``minimize``; ``f`` y ``grad`` son siempre los de
    todos los ejemplos. Errores: ``ValueError`` si las formas no casan o ``batch_size`` no va de 1 a ``N``.

    >>> problem = LeastSquares([[1.0], [2.0]], [2.0, 4.0])
    >>> problem(np.array([1.0])), problem.grad(np.array([1.0]))
    (np.float64(1.25), array([-2.5]))
    """

    vectorized = True

    def __init__(self, X, y, batch_size: int | None = None, seed: int = 0, *, start=None):
        self.X = as_numbers("LeastSquares", "X", X, 2)
        self.y = as_numbers("LeastSquares", "y", y, 1)
        if len(self.X) != len(self.y):
            raise ValueError(f"LeastSquares: X tiene {len(self.X)} filas e y tiene {len(self.y)}.")
        self.batches = Minibatches(len(self.X), batch_size, seed)
        self.hessian = self.X.T @ self.X / len(self.X)
        minimum = np.linalg.lstsq(self.X, self.y, rcond=None)[0]
        super().__init__(
            self._cost,
            self._gradient,
            dim=self.X.shape[1],
            name="mínimos cuadrados",
            minimum=minimum,
            start=start,
        )

    def _cost(self, w):
        return 0.5 * ((w @ self.X.T - self.y) ** 2).mean(axis=-1)

    def _gradient(self, w):
        return self.gradient_on(slice(None), w)

    def gradient_on(self, indices, w):
        """Gradiente, de la forma de ``w`` ``(…, d)``, con solo los ejemplos ``indices``: enteros o una rebanada."""
        X, y = self.X[indices], self.y[indices]
        return (w @ X.T - y) @ X / len(y)

    def grad_at(self, k: int):
        """Gradiente, función de ``w``, del minilote del paso ``k`` (desde 0)."""
        indices = self.batches.indices(k)
        return lambda w: self.gradient_on(indices, w)
