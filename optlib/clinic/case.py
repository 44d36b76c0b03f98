"""Un caso: un entrenamiento con una semilla, ya hecho, y todo lo que se puede medir de él."""

from dataclasses import replace
from functools import cached_property

import numpy as np

from ..checking import check_gradient
from ..networks import MLP
from ..schedules import linear
from .training import Ended, Training, network_of, trained

SATURATED = 0.99
TEN_STEPS = 200


def rate_of(rule):
    return float(rule.splitlines()[0].removeprefix("lr = "))


def rated(rule, factor):
    """La misma regla con la tasa por ``factor``."""
    return "\n".join([f"lr = {rate_of(rule) * factor}", *rule.splitlines()[1:]])


class Case:
    """Un entrenamiento hecho; ``measure`` da lo que se mida de él, por su nombre: los de ``MEASURES``."""

    def __init__(self, training: Training, seed: int):
        self.training, self.seed = training, seed
        self.net = network_of(training, seed)
        self.x = trained(training, self.net)
        self._known: dict[str, float] = {}

    def measure(self, name: str) -> float:
        if name not in self._known:
            with np.errstate(all="ignore"):
                self._known[name] = float(MEASURES[name](self))
        return self._known[name]

    @cached_property
    def said(self):
        """Lo que dice de cada imagen de validación."""
        return self.net.valid.predict(self.x[-1], self.net.valid.X)

    def again(self, factor):
        """El coste de entrenamiento al que llega con la tasa por ``factor``."""
        rule = rated(self.training.rule, factor)
        with np.errstate(all="ignore"):
            return self.net(trained(replace(self.training, rule=rule), self.net)[-1])

    def ten(self):
        """El coste de las diez primeras imágenes, entrenada solo con ellas."""
        few = Ended(self.net.X[:10], self.net.y[:10], self.training.ending)
        few.start = self.net.start
        return few(trained(replace(self.training, steps=TEN_STEPS), few)[-1])

    def check(self):
        """El mayor error relativo del gradiente de sus diez primeras imágenes, comparado con diferencias."""
        few = Ended(self.net.X[:10], self.net.y[:10], self.training.ending)
        return check_gradient(few, self.x[0])

    def saturated(self, x):
        return (np.abs(self.net._activations(x, self.net.X)[1]) > SATURATED).mean()

    def matrices(self, p):
        return [W for W, _ in self.net.unpack(p)]

    def gradients(self):
        return [np.linalg.norm(W) for W in self.matrices(self.net.grad(self.x[0]))]

    def step(self, k):
        """Lo que mide el paso ``k``, sobre lo que miden los pesos."""
        return np.linalg.norm(self.x[k + 1] - self.x[k]) / np.linalg.norm(self.x[k])

    def pushed(self):
        """Lo más que mide uno de diez pasos, los de la mitad, sobre la tasa por el gradiente de su minilote."""
        rate, half = rate_of(self.training.rule), self.training.steps // 2
        plan = linear(self.training.plan or self.training.steps)
        return max(self.over_gradient(k, rate * plan(k)) for k in range(half, min(half + 10, self.training.steps)))

    def over_gradient(self, k, rate):
        push = rate * np.linalg.norm(self.net.grad_at(k)(self.x[k]))
        return np.linalg.norm(self.x[k + 1] - self.x[k]) / push if push else 0

    def per_digit(self):
        y = self.net.valid.y
        return [(self.said[y == digit] == digit).mean() for digit in range(10)]

    def drawings(self):
        """Cuántas neuronas ocultas tienen pesos distintos."""
        W = self.matrices(self.x[-1])[0].T
        near = 1e-6 * np.abs(W).max()
        return sum(not any(np.abs(W[i] - W[j]).max() <= near for j in range(i)) for i in range(len(W)))

    def rise(self):
        """El coste del final, sobre el de la primera época."""
        return self.net(self.x[-1]) / self.net(self.x[19])


def right(net: MLP, x):
    return 100 * (net.predict(x, net.X) == net.y).mean()


def surest(case):
    z = case.net.valid._activations(case.x[-1], case.net.valid.X)[-1]
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return (powers / powers.sum(axis=-1, keepdims=True)).max()


MEASURES = {
    "cost0": lambda case: case.net(case.x[0]),
    "train": lambda case: case.net(case.x[-1]),
    "valid": lambda case: case.net.valid(case.x[-1]),
    "right": lambda case: right(case.net.valid, case.x[-1]),
    "learnt": lambda case: right(case.net, case.x[-1]),
    "gap": lambda case: case.measure("learnt") - case.measure("right"),
    "ratio": lambda case: case.measure("valid") / case.measure("train"),
    "rise": Case.rise,
    "said": lambda case: len(set(case.said.tolist())),
    "worst": lambda case: 100 * min(case.per_digit()),
    "eight": lambda case: 100 * case.per_digit()[8],
    "grad1": lambda case: case.gradients()[0],
    "grad2": lambda case: case.gradients()[1],
    "sat0": lambda case: 100 * case.saturated(case.x[0]),
    "sat": lambda case: 100 * case.saturated(case.x[-1]),
    "step": lambda case: case.step(1),
    "half": lambda case: case.step(case.training.steps // 2),
    "pushed": Case.pushed,
    "surest": surest,
    "examples": lambda case: len(case.net.y),
    "eights": lambda case: (case.net.y == 8).sum(),
    "first": lambda case: len(set(case.net.y[case.net.batches.indices(0)].tolist())),
    "pixel": lambda case: case.net.X.max(),
    "ten": Case.ten,
    "check": Case.check,
    "up": lambda case: case.again(10),
    "down": lambda case: case.again(0.1),
    "norm1": lambda case: np.linalg.norm(case.matrices(case.x[-1])[0]),
    "norm2": lambda case: np.linalg.norm(case.matrices(case.x[-1])[1]),
    "drawings": Case.drawings,
}
