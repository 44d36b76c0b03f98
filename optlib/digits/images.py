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

    Cada fila de ``X`` es una imagen de 8 × 8, por filas, en la que 1 es tinta. Van por cifras, y las de cada una en el
    orden en que se recogieron, unas cuantas personas detrás de otras: se barajan antes de repartirlas.
    Fuente: Alpaydin y Kaynak (1998), doi:10.24432/C50P49, CC BY 4.0; son las de ``sklearn.datasets.load_digits``.

    >>> X, y = digits()
    >>> X.shape, float(X.max()), y[:4].tolist()
    ((1797, 64), 1.0, [0, 0, 0, 0])
    """
    pixels, labels = _digits()
    order = np.argsort(labels, kind="stable")
    return pixels[order] / 16, labels[order].astype(int)


def packed() -> dict:
    """Las imágenes como viajan a la página: cuántas hay de cada cifra y, casilla a casilla, la tinta de todas: una
    letra, de la a, nada, a la q. ``optlib/static/digits.js`` las lee.

    >>> packed()["counts"][:3], len(packed()["ink"]) == 64 * 1797
    ([178, 182, 177], True)
    """
    X, y = digits()
    letters = 97 + (16 * X.T).astype(np.uint8)
    return {"counts": np.bincount(y).tolist(), "ink": letters.tobytes().decode("ascii")}
