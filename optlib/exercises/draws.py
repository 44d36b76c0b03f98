"""Números al azar con semilla, iguales en Python y en la página (``optlib/static/random.js``)."""

import math
from dataclasses import dataclass
from decimal import Decimal

_MASK = 0xFFFFFFFF


def mulberry32(seed):
    """Devuelve una función que da números uniformes en [0, 1): el generador mulberry32.

    >>> draw = mulberry32(1)
    >>> round(draw(), 6)
    0.627074
    """
    state = seed & _MASK

    def draw():
        nonlocal state
        state = (state + 0x6D2B79F5) & _MASK
        t = ((state ^ (state >> 15)) * (1 | state)) & _MASK
        t = ((t + (((t ^ (t >> 7)) * (61 | t)) & _MASK)) & _MASK) ^ t
        return ((t ^ (t >> 14)) & _MASK) / 4294967296

    return draw


def seed_of(text, seed):
    """Mezcla el identificador de un ejercicio con una semilla (FNV-1a de 32 bits)."""
    value = 0x811C9DC5
    for byte in f"{text}#{seed}".encode():
        value = ((value ^ byte) * 0x01000193) & _MASK
    return value


def shuffled(count, draw):
    """Devuelve los índices 0…count−1 barajados (Fisher-Yates)."""
    order = list(range(count))
    for i in range(count - 1, 0, -1):
        j = math.floor(draw() * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order


@dataclass(frozen=True)
class Draw:
    """Valor que cambia con «Otro ejercicio»: el primero que se ve y aquellos entre los que se sortea."""

    first: float
    among: tuple

    def __post_init__(self):
        if len(self.among) < 2:
            raise ValueError(f"among: hacen falta al menos dos valores y hay {len(self.among)}")


def values(start, stop, step=1, *, skip=(0,)):
    """Devuelve los valores de ``start`` a ``stop``, ambos incluidos, sin los de ``skip``.

    >>> values(-1, 1, 0.5)
    (-1, -0.5, 0.5, 1)
    """
    start, stop, step = (Decimal(str(v)) for v in (start, stop, step))
    if step <= 0 or stop < start:
        raise ValueError(f"values: hace falta start ≤ stop y step > 0, y llegó {start}, {stop}, {step}")
    numbers = (start + step * i for i in range(int((stop - start) / step) + 1))
    return tuple(int(v) if v == int(v) else float(v) for v in numbers if float(v) not in skip)
