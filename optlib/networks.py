"""Una red pequeña con todos sus parámetros en un solo vector y el gradiente escrito a mano."""

import math
from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np

from .problems import Problem
from .regression import Minibatches
from .values import as_numbers, shown


def glorot(shapes: Iterable[tuple[int, ...]], uniform: Callable) -> np.ndarray:
    """Punto de partida de una red ``(dim,)``: sesgos nulos, y los pesos de una matriz ``(a, b)``, de
    ``uniform(−l, l, a*b)`` con ``l = √(6/(a + b))``.

    >>> glorot([(2, 1), (1,)], lambda low, high, count: [high] * count).round(3).tolist()
    [1.414, 1.414, 0.0]
    """
    parts = []
    for shape in shapes:
        limit = (6 / sum(shape)) ** 0.5
        parts.append(uniform(-limit, limit, math.prod(shape)) if len(shape) == 2 else np.zeros(shape))
    return np.concatenate(parts)


def softmax(output: np.ndarray) -> np.ndarray:
    """La exponencial de cada número entre la suma de las de su fila, la del último eje."""
    exponentials = np.exp(output - output.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


class MLP(Problem):
    """Perceptrón multicapa: capas densas con tangente hiperbólica y salida lineal o softmax.

    ``X`` es ``(N, d)``. Con ``y`` ``(N,)`` de números reales y ``classes=None`` es una regresión, de coste
    ``media de ½(ŷ − y)²``; con ``classes=c`` e ``y`` de enteros de 0 a ``c − 1``, una clasificación, de coste la
    entropía cruzada media. ``hidden`` da las neuronas de cada capa oculta. Los parámetros son un vector ``(dim,)``
    —de cada capa, los pesos ``(entradas, salidas)`` por filas y después los sesgos, como dice ``shapes``— o
    ``(n, dim)`` para ``n`` redes a la vez; ``start`` es un punto de partida de Glorot a partir de ``seed``. Con
    ``batch_size``, ``grad_at(k)`` da el gradiente del minilote ``k``. Errores: ``ValueError`` si las formas o las
    clases no casan.
    Fuentes: Rumelhart, Hinton y Williams (1986), doi:10.1038/323533a0; Glorot y Bengio (2010),
    https://proceedings.mlr.press/v9/glorot10a.html.

    >>> network = MLP([[0.0], [1.0], [2.0]], [0.0, 1.0, 0.0], hidden=(4,))
    >>> network.dim, network.grad(network.start).shape
    (13, (13,))
    >>> network.shapes
    [(1, 4), (4,), (4, 1), (1,)]
    """

    vectorized = True

    def __init__(self, X, y, hidden=(16,), *, classes: int | None = None, batch_size: int | None = None, seed: int = 0):
        self.X = as_numbers("MLP", "X", X, 2)
        self.y = as_numbers("MLP", "y", y, 1)
        if len(self.X) != len(self.y):
            raise ValueError(f"MLP: X tiene {len(self.X)} filas e y tiene {len(self.y)}.")
        if not isinstance(hidden, Iterable):
            raise TypeError(f"MLP: hidden debe ser una lista de enteros mayores que 0, como (16,), no {shown(hidden)}.")
        hidden = tuple(hidden)
        if any(not isinstance(h, int | np.integer) or h < 1 for h in hidden):
            raise ValueError(f"MLP: hidden debe contener enteros mayores que 0, no {hidden!r}.")
        self.classes = classes
        if classes is not None:
            if np.any(self.y % 1) or self.y.min() < 0 or self.y.max() >= classes:
                raise ValueError(f"MLP: con classes={classes}, y debe contener enteros de 0 a {classes - 1}.")
            self.y = self.y.astype(int)
        self.batches = Minibatches(len(self.X), batch_size, seed)
        self.sizes = (self.X.shape[1], *hidden, classes or 1)
        self.shapes = [shape for a, b in pairwise(self.sizes) for shape in ((a, b), (b,))]
        start = glorot(self.shapes, np.random.default_rng(seed).uniform)
        super().__init__(self._cost, self._gradient, dim=len(start), name=f"red {self.sizes}", start=start)

    def unpack(self, p: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
        """Pesos ``(…, entradas, salidas)`` y sesgos ``(…, 1, salidas)`` de cada capa, vistas de ``p``."""
        layers, first = [], 0
        for a, b in pairwise(self.sizes):
            weights = p[..., first : first + a * b].reshape(*p.shape[:-1], a, b)
            biases = p[..., None, first + a * b : first + (a + 1) * b]
            layers.append((weights, biases))
            first += (a + 1) * b
        return layers

    def entered(self, X, W: np.ndarray) -> np.ndarray:
        """Lo que llega a la primera capa ``(…, N, h)``, sin sesgos: ``X`` por los pesos ``W`` ``(…, d, h)``."""
        return X @ W

    def weighed(self, X, delta: np.ndarray) -> np.ndarray:
        """La derivada respecto de esos pesos ``(…, d, h)``; ``delta`` es la que hay respecto de lo que llega."""
        return np.swapaxes(X, -1, -2) @ delta

    def _activations(self, p: np.ndarray, X: np.ndarray) -> list[np.ndarray]:
        """Entrada de cada capa y, al final, la salida lineal de la última."""
        (W, b), *layers = self.unpack(p)
        signals = [X, self.entered(X, W) + b]
        for W, b in layers:
            signals[-1] = np.tanh(signals[-1])
            signals.append(signals[-1] @ W + b)
        return signals

    def predict(self, p: np.ndarray, X) -> np.ndarray:
        """Predicciones ``(…, N)`` para ``X`` ``(N, d)``: valores en regresión, clases en clasificación."""
        output = self._activations(p, np.asarray(X, dtype=float))[-1]
        return output[..., 0] if self.classes is None else output.argmax(axis=-1)

    def probabilities(self, p: np.ndarray, X) -> np.ndarray:
        """Las probabilidades ``(…, N, c)`` de cada clase para ``X``."""
        return softmax(self._activations(p, X)[-1])

    def _cost(self, p: np.ndarray) -> np.ndarray:
        return self.cost_on(slice(None), p)

    def cost_on(self, indices, p: np.ndarray) -> np.ndarray:
        """Coste ``(…,)`` con solo los ejemplos ``indices``."""
        output, y = self._activations(p, self.X[indices])[-1], self.y[indices]
        if self.classes is None:
            return 0.5 * ((output[..., 0] - y) ** 2).mean(axis=-1)
        shifted = output - output.max(axis=-1, keepdims=True)
        chosen = shifted[..., np.arange(len(y)), y]
        return (np.log(np.exp(shifted).sum(axis=-1)) - chosen).mean(axis=-1)

    def _gradient(self, p: np.ndarray) -> np.ndarray:
        return self.gradient_on(slice(None), p)

    def grad_at(self, k: int):
        """Gradiente, función de los parámetros, del minilote del paso ``k`` (desde 0)."""
        indices = self.batches.indices(k)
        return lambda p: self.gradient_on(indices, p)

    def gradient_on(self, indices, p: np.ndarray) -> np.ndarray:
        """Gradiente, de la forma de ``p`` ``(…, dim)``, con solo los ejemplos ``indices``, por retropropagación."""
        X, y = self.X[indices], self.y[indices]
        _, *signals, output = self._activations(p, X)
        delta = self._output_error(output, y) / len(y)
        pieces = []
        for (W, _), signal in zip(reversed(self.unpack(p)[1:]), reversed(signals), strict=True):
            flat = np.swapaxes(signal, -1, -2) @ delta
            pieces += [delta.sum(axis=-2), flat.reshape(*p.shape[:-1], -1)]
            delta = (delta @ np.swapaxes(W, -1, -2)) * (1 - signal**2)
        pieces += [delta.sum(axis=-2), self.weighed(X, delta).reshape(*p.shape[:-1], -1)]
        return np.concatenate(pieces[::-1], axis=-1)

    def _output_error(self, output: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Derivada del coste de cada ejemplo respecto de la salida lineal."""
        if self.classes is None:
            return output - y[:, None]
        return softmax(output) - (y[:, None] == np.arange(self.classes))
