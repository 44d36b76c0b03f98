"""Cómo se entrena una red, sana o no: con qué regla, con qué datos y desde dónde. La página lo hace igual."""

# Los montones van en la red misma.
# mypy: disable-error-code="attr-defined"

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..digits import network
from ..networks import MLP, softmax
from ..optimizers import Adam
from ..prng import mulberry32, seed_of
from ..regression import Minibatches
from ..rules import points_of, text_of
from ..schedules import linear

# De cada regla, las líneas que van tras la de la tasa, como se escriben en la página.
RULES = {
    "momentum": "v = 0.9*v + grad(x)\nx = x - lr*v",
    "adam": text_of(Adam).partition("\n")[2],
    "decaying": "v = 0.9*v + grad(x)\nx = x - lr*v - lr*decay*x",
    "forgetful": "g = g + grad(x)\nv = 0.9*v + g\nx = x - lr*v",
    "anew": "g = grad(x)\nv = 0*g\nv = 0.9*v + g\nx = x - lr*v",
}


@dataclass(frozen=True)
class Training:
    """Un entrenamiento de la red que lee; por omisión, uno sano.

    ``rule``, de ``RULES``, con la tasa ``lr``, que baja a cero en línea recta en ``plan`` pasos, que si no se dice son
    todos, ``steps``; ``decay``, para ``"decaying"``. ``start``, los pesos al empezar: ``"small"``, ``"large"``,
    ``"zero"`` o ``"equal"``. ``inputs``: ``"ink"``, de 0 a 1, o ``"units"``, cada casilla en la suya. ``labels``, qué
    parte de las etiquetas se cambia por la siguiente. ``order``: ``"shuffled"`` o ``"classes"``. ``ending``, lo que se
    le hace a la salida antes del softmax: ``"none"``, ``"softmax"``, ``"tanh"`` o ``"relu"``. ``examples``, con cuáles
    se entrena: ``"all"``, los primeros, ``"100"``, ``"no-8"``, ``"six-8"`` o ``"leak"``, y los de validación.
    """

    rule: str = "momentum"
    lr: float = 0.3
    decay: float = 0.0
    steps: int = 190
    plan: int | None = None
    start: str = "small"
    inputs: str = "ink"
    labels: float = 0.0
    order: str = "shuffled"
    ending: str = "none"
    examples: str = "all"

    @property
    def text(self) -> str:
        """La regla, escrita entera."""
        decay = f"decay = {self.decay}\n" if self.rule == "decaying" else ""
        return f"lr = {self.lr}\n{decay}{RULES[self.rule]}"

    def rate(self, k: int) -> float:
        """La tasa del paso ``k``."""
        return self.lr * linear(self.plan or self.steps)(k)


# De cada final, lo que da y, de la derivada d respecto de lo que da, o, la de lo que recibe.
ENDINGS: dict[str, tuple[Callable, Callable]] = {
    "none": (lambda z: z, lambda o, d: d),
    "softmax": (softmax, lambda o, d: o * (d - (o * d).sum(axis=-1, keepdims=True))),
    "tanh": (np.tanh, lambda o, d: d * (1 - o**2)),
    "relu": (lambda z: np.maximum(z, 0), lambda o, d: d * (o > 0)),
}


class Ended(MLP):
    """La red, con algo más al final, antes del softmax del coste."""

    def __init__(self, X, y, ending: str):
        self.forth, self.back = ENDINGS[ending]
        super().__init__(X, y, hidden=(32,), classes=10)

    def _activations(self, p, X):
        *signals, output = super()._activations(p, X)
        return [*signals, self.forth(output)]

    def _output_error(self, output, y):
        return self.back(output, super()._output_error(output, y))


def units(seed: int) -> np.ndarray:
    """Por cuánto se multiplica cada casilla, de 0.1 a 10."""
    draw = mulberry32(seed_of("unidades", seed))
    return np.array([10 ** (2 * draw() - 1) for _ in range(64)])


def rows_of(examples: str, y: np.ndarray) -> np.ndarray:
    """Con cuáles de las imágenes de cifras ``y`` se entrena."""
    if examples.isdigit():
        return np.arange(int(examples))
    eights = np.flatnonzero(y == 8)[{"no-8": 0, "six-8": 6}.get(examples, len(y)) :]
    return np.setdiff1d(np.arange(len(y)), eights)


def begin(start: str, net: MLP) -> np.ndarray:
    """El punto de partida: el de la red, con la primera matriz 3000 veces mayor, sin ninguna, o las dos iguales."""
    sizes = [np.prod(shape) for shape in net.shapes]
    if start in ("zero", "equal"):
        value = 0.1 if start == "equal" else 0.0
        return np.repeat([value, 0.0, value, 0.0], sizes)
    return net.start * np.repeat([3000.0 if start == "large" else 1.0, 1.0, 1.0, 1.0], sizes)


def network_of(training: Training, seed: int) -> MLP:
    """La red de ``optlib.digits.network`` con lo que se le haga."""
    whole = network(seed)
    scale = units(seed) if training.inputs == "units" else 1
    X, y = whole.X, whole.y
    if training.examples == "leak":
        X, y = np.concatenate([X, whole.valid.X]), np.concatenate([y, whole.valid.y])
    rows = rows_of(training.examples, y)
    draw = mulberry32(seed_of("etiquetas", seed))
    labels = np.array([(digit + (draw() < training.labels)) % 10 for digit in y[rows]])
    net = Ended(X[rows] * scale, labels, training.ending)
    net.valid = Ended(whole.valid.X * scale, whole.valid.y, training.ending)
    net.start = begin(training.start, whole)
    order = whole.batches.order
    if training.order == "classes":
        order = lambda *_: np.argsort(labels, kind="stable")  # noqa: E731
    net.batches = Minibatches(len(labels), 64, seed, order=order)
    return net


def trained(training: Training, net: MLP) -> np.ndarray:
    """Los pesos tras cada paso, ``(steps + 1, dim)``."""
    return points_of(training.text, net, training.steps, linear(training.plan or training.steps))
