"""Un caso: un entrenamiento con una semilla, ya hecho, y todo lo que se mide de él."""

# Los montones van en la red misma.
# mypy: disable-error-code="attr-defined"

from dataclasses import replace
from functools import cached_property

import numpy as np

from ..checking import check_gradient
from ..networks import softmax
from .training import Ended, Training, network_of, trained

SATURATED = 0.99
TEN_STEPS = 200


class Case:
    """Un entrenamiento hecho, con los pesos tras cada paso en ``x``; ``measure`` da lo que se mida, de ``MEASURES``."""

    def __init__(self, training: Training, seed: int):
        self.training = training
        self.net = network_of(training, seed)
        self.x = trained(training, self.net)
        self._known: dict[str, float] = {}

    def measure(self, name: str) -> float:
        """Una medida, que se recuerda. Errores: ``KeyError`` si no existe."""
        if name not in self._known:
            with np.errstate(all="ignore"):
                self._known[name] = float(MEASURES[name](self))
        return self._known[name]

    @cached_property
    def said(self):
        """Lo que dice de cada imagen de validación."""
        return self.net.valid.predict(self.x[-1], self.net.valid.X)

    @cached_property
    def ten(self):
        """La red, con solo sus diez primeras imágenes."""
        few = Ended(self.net.X[:10], self.net.y[:10], self.training.ending)
        few.start = self.net.start
        return few

    @cached_property
    def gradients(self):
        """Cuánto mide el gradiente de cada matriz, en la partida."""
        return [np.linalg.norm(W) for W, _ in self.net.unpack(self.net.grad(self.x[0]))]

    @cached_property
    def weights(self):
        """Las dos matrices, al final."""
        return [W for W, _ in self.net.unpack(self.x[-1])]

    @property
    def half(self):
        """El paso de la mitad."""
        return self.training.steps // 2

    def again(self, factor):
        """El coste al que llega con la tasa por ``factor``."""
        return self.net(trained(replace(self.training, lr=self.training.lr * factor), self.net)[-1])

    def saturated(self, x):
        """Cuántas neuronas ocultas de cada cien pasan de ``SATURATED``."""
        return 100 * (np.abs(self.net._activations(x, self.net.X)[1]) > SATURATED).mean()

    def step(self, k):
        """Lo que mide el paso ``k``, sobre lo que miden los pesos."""
        return np.linalg.norm(self.x[k + 1] - self.x[k]) / np.linalg.norm(self.x[k])

    def pushed(self, k):
        """Lo que mide el paso ``k``, sobre la tasa por el gradiente de su minilote."""
        push = self.training.rate(k) * np.linalg.norm(self.net.grad_at(k)(self.x[k]))
        return np.linalg.norm(self.x[k + 1] - self.x[k]) / push if push else 0

    def drawings(self):
        """Cuántas neuronas ocultas tienen pesos distintos."""
        W = self.weights[0].T
        near = 1e-6 * np.abs(W).max()
        return sum(not any(np.abs(W[i] - W[j]).max() <= near for j in range(i)) for i in range(len(W)))


def right(net: Ended, x: np.ndarray) -> float:
    """Cuántas de cada cien acierta."""
    return 100 * (net.predict(x, net.X) == net.y).mean()


MEASURES = {
    "cost0": lambda case: case.net(case.x[0]),
    "train": lambda case: case.net(case.x[-1]),
    "right": lambda case: right(case.net.valid, case.x[-1]),
    "learnt": lambda case: right(case.net, case.x[-1]),
    "gap": lambda case: case.measure("learnt") - case.measure("right"),
    "rise": lambda case: case.measure("train") / case.net(case.x[19]),
    "said": lambda case: len(np.unique(case.said)),
    "worst": lambda case: 100 * min((case.said == d)[case.net.valid.y == d].mean() for d in range(10)),
    "grad1": lambda case: case.gradients[0],
    "grad2": lambda case: case.gradients[1],
    "sat0": lambda case: case.saturated(case.x[0]),
    "sat": lambda case: case.saturated(case.x[-1]),
    "step": lambda case: case.step(1),
    "half": lambda case: case.step(case.half),
    # Lo más de diez pasos: alguno puede empujar poco por casualidad.
    "pushed": lambda case: max(map(case.pushed, range(case.half, min(case.half + 10, case.training.steps)))),
    "surest": lambda case: softmax(case.net.valid._activations(case.x[-1], case.net.valid.X)[-1]).max(),
    "examples": lambda case: len(case.net.y),
    "eights": lambda case: (case.net.y == 8).sum(),
    "first": lambda case: len(np.unique(case.net.y[case.net.batches.indices(0)])),
    "pixel": lambda case: case.net.X.max(),
    "ten": lambda case: case.ten(trained(replace(case.training, steps=TEN_STEPS), case.ten)[-1]),
    "check": lambda case: check_gradient(case.ten, case.x[0]),
    "up": lambda case: case.again(10),
    "down": lambda case: case.again(0.1),
    "norm1": lambda case: np.linalg.norm(case.weights[0]),
    "norm2": lambda case: np.linalg.norm(case.weights[1]),
    "drawings": Case.drawings,
}
