"""Las imágenes: cifras escritas a mano."""

from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_name("digits.npz")


@cache
def _digits() -> tuple[np.ndarray, np.ndarray]:
    with np.load(FILE) as stored:
        return stored["X"], stored["y"]


def digits() -> tuple[np.ndarray, np.ndarray]:
    """Cifras escritas a mano: ``X`` ``(1797, 64)``, de 0 a 1, e ``y`` ``(1797,)``, de 0 a 9.

    Cada fila de ``X`` es una imagen de 8 × 8, por filas, en la que 1 es tinta. En el fichero van en el orden en que se
    recogieron, unas cuantas personas detrás de otras: se barajan antes de repartirlas.
    Fuente: Alpaydin y Kaynak (1998), doi:10.24432/C50P49, CC BY 4.0; son las de ``sklearn.datasets.load_digits``.

    >>> X, y = digits()
    >>> X.shape, float(X.max()), y[:4].tolist()
    ((1797, 64), 1.0, [0, 1, 2, 3])
    """
    pixels, labels = _digits()
    return pixels / 16, labels.astype(int)
