"""Las matrices de «muon», lo que sigue a cada palabra y un giro, que no cambia los valores singulares."""

import math
from collections.abc import Callable
from functools import cache

import numpy as np

from ..descent import minimize
from ..digits import network
from ..matrices import newton_schulz
from ..optimizers import Momentum
from ..prng import mulberry32
from ..schedules import linear
from .params import Params

MATRICES = {"words": "ocho palabras", "diagonal": "diagonal: 3 y 0.3", "outputs": "salidas de la red: 32 × 10"}
_WORDS = 8
# Adonde llevan las cinco iteraciones de Muon lo que empieza por encima de 0.01.
BAND = (0.68, 1.13)


def normal(draw: Callable[[], float]) -> float:
    """Un número al azar de media 0 y desviación 1."""
    return math.sqrt(-2 * math.log(1 - draw())) * math.cos(2 * math.pi * draw())


def law(words: int, exponent: Callable[[], float]) -> tuple[np.ndarray, np.ndarray]:
    """Lo que sale cada palabra, la ``k`` en proporción a 1/k, y, en una fila por palabra, lo que la sigue: un softmax
    de los números que da ``exponent``.
    """
    often = 1 / np.arange(1, words + 1)
    follows = np.exp([[exponent() for _ in often] for _ in often])
    return often / often.sum(), follows / follows.sum(axis=1, keepdims=True)


@cache
def outputs() -> np.ndarray:
    """El gradiente de los pesos de salida de la red que lee, a mitad de un entrenamiento, con tres cifras, en enteros.

    Sin la última columna: las diez suman 0, que es lo que suman los errores de cada imagen.
    """
    net = network(0)
    run = minimize(net, net.start, Momentum(lr=0.3), 96, schedule=linear(190))
    layer = run.grad[95][-330:-10].reshape(32, 10)
    return np.round(999 * layer / abs(layer).max())[:, :9]


def gradient(name: str) -> np.ndarray:
    """El gradiente de esa matriz; el de las palabras es el primero de quien empieza creyéndolas igual de probables."""
    if name == "diagonal":
        return np.diag([3.0, 0.3])
    if name == "outputs":
        return np.column_stack([outputs(), -outputs().sum(axis=1)])
    draw = mulberry32(1)
    often, follows = law(_WORDS, lambda: 6 * draw())
    return often[:, None] * (1 / _WORDS - follows)


def turn(size: int, draw: Callable[[], float]) -> np.ndarray:
    """Una matriz ortogonal al azar: tantas reflexiones como filas, que siendo pares hacen un giro."""
    turned = np.eye(size)
    for _ in range(size):
        v = np.array([draw() - 0.5 for _ in range(size)])
        turned = turned - 2 * np.outer(turned @ v, v) / (v @ v)
    return turned


def matrix_of(params: Params) -> np.ndarray:
    """El gradiente de «muon», girado por sus filas y sus columnas si se pide."""
    G = gradient(params["matrix"])
    draw = mulberry32(2)
    return turn(len(G), draw) @ G @ turn(G.shape[1], draw).T if params["turned"] else G


def iterations(params: Params) -> np.ndarray:
    """La matriz tras cada iteración, desde la dividida entre su norma: ``(steps + 1, filas·columnas)``."""
    G = matrix_of(params)
    X = G / np.linalg.norm(G)
    found = [X]
    with np.errstate(all="ignore"):
        for _ in range(params["steps"]):
            found.append(newton_schulz(found[-1], (params["a"], params["b"], params["c"])))
    return np.reshape(found, (len(found), -1))
