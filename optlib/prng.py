"""Números al azar con semilla, iguales en Python y en la página (``optlib/static/prng.js``)."""

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np

_MASK = 0xFFFFFFFF


def mulberry32(seed: int) -> Callable[[], float]:
    """Devuelve una función que da números uniformes en [0, 1): el generador mulberry32.

    De ``seed``, un entero, cuentan los 32 bits más bajos.

    >>> draw = mulberry32(1)
    >>> round(draw(), 6)
    0.627074
    """
    state = seed & _MASK

    def draw() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & _MASK
        t = ((state ^ (state >> 15)) * (1 | state)) & _MASK
        t = ((t + (((t ^ (t >> 7)) * (61 | t)) & _MASK)) & _MASK) ^ t
        return ((t ^ (t >> 14)) & _MASK) / 4294967296

    return draw


def seed_of(text: str, seed: int) -> int:
    """Mezcla el identificador de un ejercicio con una semilla: un entero de 32 bits (FNV-1a).

    >>> seed_of("f1", 0) == seed_of("f1", 0) != seed_of("f1", 1)
    True
    """
    value = 0x811C9DC5
    for byte in f"{text}#{seed}".encode():
        value = ((value ^ byte) * 0x01000193) & _MASK
    return value


def shuffled(count: int, draw: Callable[[], float]) -> list[int]:
    """Devuelve los índices 0…count−1 barajados (Fisher-Yates) con los números de ``draw``, que da de [0, 1).

    >>> shuffled(4, mulberry32(1))
    [3, 1, 0, 2]
    """
    order = list(range(count))
    for i in range(count - 1, 0, -1):
        j = math.floor(draw() * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order


@lru_cache(maxsize=256)
def epoch_order(examples: int, seed: int, epoch: int) -> np.ndarray:
    """Los índices de los ejemplos en el orden en que una época los reparte en minilotes: el de la página.

    >>> epoch_order(4, seed=1, epoch=0).tolist()
    [3, 0, 1, 2]
    """
    return np.array(shuffled(examples, mulberry32(seed_of(f"orden {seed}", epoch))))


def normal(draw: Callable[[], float]) -> float:
    """Un número al azar de media 0 y desviación 1."""
    return math.sqrt(-2 * math.log(1 - draw())) * math.cos(2 * math.pi * draw())


def turn(size: int, draw: Callable[[], float]) -> np.ndarray:
    """Una matriz ortogonal al azar: tantas reflexiones como filas, que siendo pares hacen un giro."""
    turned = np.eye(size)
    for _ in range(size):
        v = np.array([draw() - 0.5 for _ in range(size)])
        turned = turned - 2 * np.outer(turned @ v, v) / (v @ v)
    return turned
