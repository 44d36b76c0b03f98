"""Lo que se mide de la red, y lo que ya está medido porque tarda."""

from pathlib import Path

import numpy as np

MEASURED = Path(__file__).with_name("measured.npz")


def right(net, x):
    """La fracción de aciertos en las imágenes de prueba, una por fila de ``x``."""
    said = net.test.predict(x, net.test.X)
    return (said == net.test.y).mean(axis=-1)


# Para ``sweep``: los costes de entrenamiento y de validación, y los aciertos en prueba.
MEASURES = {
    "train": lambda net, x: net(x),
    "valid": lambda net, x: net.valid(x),
    "right": right,
}
# Y, además, el coste en prueba.
WITH_TEST = {**MEASURES, "test": lambda net, x: net.test(x)}


def measured(name: str) -> np.ndarray:
    """Lo que tarda en medirse, ya medido: ``"contest"``, ``"recipe"``, ``"epochs"``, ``"band"``, ``"today"`` o
    ``"shortest"``.

    Es un array de registros. En los dos primeros, uno por semilla: ``rule``, ``seed``, ``steps``, ``lr``, los costes de
    entrenamiento y de validación, ``train`` y ``valid``, la fracción de aciertos en prueba, ``right``, y con cuál de
    los dos costes se eligió la tasa, ``by``. En los otros dos, ``rule``, ``lr``, las épocas del plan, ``epochs``, y la
    mediana de los aciertos, ``right``. ``"today"`` y ``"shortest"``, de los métodos de hoy, son como el primero y como
    los segundos; aquel da el coste en prueba, ``test``, en vez del de validación, y este, el de entrenamiento y la
    primera de sus diez semillas, ``seed``. Lo escribe ``make medidas``. ``KeyError`` si no existe.

    >>> sorted(set(measured("contest")["steps"].tolist()))
    [190, 380, 760]
    """
    with np.load(MEASURED) as stored:
        return stored[name]
