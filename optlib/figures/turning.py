"""Números al azar, lo que sigue a cada palabra y un giro, que no cambia los valores singulares."""

import math
from collections.abc import Callable

import numpy as np


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


def turn(size: int, draw: Callable[[], float]) -> np.ndarray:
    """Una matriz ortogonal al azar: tantas reflexiones como filas, que siendo pares hacen un giro."""
    turned = np.eye(size)
    for _ in range(size):
        v = np.array([draw() - 0.5 for _ in range(size)])
        turned = turned - 2 * np.outer(turned @ v, v) / (v @ v)
    return turned
