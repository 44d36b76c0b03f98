"""Cómo se entrena una red, sana o no: qué regla, con qué datos y desde dónde. ``static/clinic/training.js`` lo repite."""

from dataclasses import dataclass

import numpy as np

from ..digits import network
from ..networks import MLP
from ..prng import mulberry32, seed_of
from ..regression import Minibatches
from ..rules import points_of
from ..schedules import linear

MOMENTUM = "lr = 0.3\nv = 0.9*v + grad(x)\nx = x - lr*v"


@dataclass(frozen=True)
class Training:
    """Un entrenamiento de la red que lee; por omisión, uno sano.

    ``rule`` es la regla, como se escribe en la página; su tasa baja a cero en línea recta en ``plan`` pasos, que si no
    se dice son todos, ``steps``. ``start`` es el tamaño de los pesos al empezar: ``"small"``, ``"large"``, ``"zero"`` o
    ``"equal"``. ``inputs``, ``"ink"``, de 0 a 1, o ``"units"``, cada casilla en la suya. ``labels``, la parte de las
    etiquetas que se cambia por la siguiente. ``order``, ``"shuffled"`` o ``"classes"``. ``ending``, lo que se le hace a
    la salida antes del softmax: ``"none"``, ``"softmax"``, ``"tanh"`` o ``"relu"``. ``examples``, con cuáles se
    entrena: ``"all"``, ``"100"``, o cuántas,, ``"no-8"``, ``"six-8"`` o ``"leak"``, que son todas y las de validación.
    """

    rule: str = MOMENTUM
    steps: int = 190
    plan: int | None = None
    start: str = "small"
    inputs: str = "ink"
    labels: float = 0.0
    order: str = "shuffled"
    ending: str = "none"
    examples: str = "all"


def _softmax(z):
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


# De cada final, lo que da y, de la derivada d respecto de lo que da, o, la de lo que recibe.
ENDINGS = {
    "none": (lambda z: z, lambda o, d: d),
    "softmax": (_softmax, lambda o, d: o * (d - (o * d).sum(axis=-1, keepdims=True))),
    "tanh": (np.tanh, lambda o, d: d * (1 - o**2)),
    "relu": (lambda z: np.maximum(z, 0), lambda o, d: d * (o > 0)),
}


class Ended(MLP):
    """La red con algo más al final, antes del softmax del coste."""

    def __init__(self, X, y, ending):
        self.forth, self.back = ENDINGS[ending]
        super().__init__(X, y, hidden=(32,), classes=10)

    def _activations(self, p, X):
        *signals, output = super()._activations(p, X)
        return [*signals, self.forth(output)]

    def _output_error(self, output, y):
        return self.back(output, super()._output_error(output, y))


def units(seed):
    """Por cuánto se multiplica cada casilla, de 0.1 a 10."""
    draw = mulberry32(seed_of("unidades", seed))
    return np.array([10 ** (2 * draw() - 1) for _ in range(64)])


def rows_of(examples, y):
    """De las imágenes de cifras ``y``, las que están en ``examples``."""
    if examples.isdigit():
        return np.arange(int(examples))
    eights = np.flatnonzero(y == 8)[{"no-8": 0, "six-8": 6}.get(examples, len(y)) :]
    return np.setdiff1d(np.arange(len(y)), eights)


def begin(start, net):
    """El punto de partida, de ese tamaño."""
    first, second = net.shapes[0], net.shapes[2]
    sizes = {"small": (1, 1), "large": (3000, 1), "zero": (0, 0), "equal": (0, 0)}[start]
    each = np.repeat([sizes[0], 1, sizes[1], 1], [np.prod(shape) for shape in net.shapes])
    where = np.repeat([0.1, 0, 0.1, 0], [np.prod(shape) for shape in net.shapes]) if start == "equal" else 0
    return net.start * each + where


def network_of(training: Training, seed: int) -> MLP:
    """La red y sus datos, con lo que les pase: como ``optlib.digits.network``."""
    whole = network(seed)
    scale = units(seed) if training.inputs == "units" else 1
    X, y = whole.X, whole.y
    if training.examples == "leak":
        X, y = np.concatenate([X, whole.valid.X]), np.concatenate([y, whole.valid.y])
    rows = rows_of(training.examples, y)
    X, y = X[rows], y[rows]
    draw = mulberry32(seed_of("etiquetas", seed))
    y = np.array([(digit + (draw() < training.labels)) % 10 for digit in y])
    net = Ended(X * scale, y, training.ending)
    net.valid, net.test = (Ended(heap.X * scale, heap.y, training.ending) for heap in (whole.valid, whole.test))
    net.start = begin(training.start, whole)
    order = whole.batches.order
    if training.order == "classes":
        order = lambda examples, seed, epoch: np.argsort(y, kind="stable")  # noqa: E731
    net.batches = Minibatches(len(y), 64, seed, order=order)
    return net


def trained(training: Training, net: MLP) -> np.ndarray:
    """Los pesos tras cada paso, ``(steps + 1, dim)``."""
    plan = linear(training.plan or training.steps)
    return points_of(training.rule, net, training.steps, plan)
