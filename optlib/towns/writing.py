"""Lo que escribe la red: letra a letra, con sus propias probabilidades."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .network import SEEN

LONGEST = 24


def probabilities(net: Any, x: np.ndarray, beginning: str = "") -> np.ndarray:
    """La probabilidad de cada letra de ``net.alphabet`` tras ``beginning``, con los pesos ``x``; la primera, de acabar.

    ``ValueError`` si tiene una letra que la red no ha visto.
    """
    if strange := [letter for letter in beginning if letter not in net.alphabet]:
        raise ValueError(f"beginning tiene {strange[0]!r}, y la red solo conoce {''.join(net.alphabet)!r}.")
    codes = [*[0] * SEEN, *map(net.alphabet.index, beginning)]
    return net.probabilities(x, np.array([codes[-SEEN:]]))[0]


def written(net: Any, x: np.ndarray, draw: Callable[[], float], beginning: str = "") -> str:
    """Un nombre que empieza por ``beginning``, de 24 letras o menos, con los números al azar de ``draw()``.

    >>> from optlib.prng import mulberry32
    >>> from optlib.towns import network
    >>> net = network("es", seed=0)
    >>> written(net, net.start, mulberry32(1), "lim")  # sin entrenar
    'limu'
    """
    name = beginning
    while len(name) < LONGEST:
        sums = np.cumsum(probabilities(net, x, name))
        letter = net.alphabet[min(np.searchsorted(sums, draw(), side="right"), len(sums) - 1)]
        if not letter:
            break
        name += letter
    return name
