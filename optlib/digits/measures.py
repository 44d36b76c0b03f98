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
    """Lo que tarda en medirse, ya medido, por su nombre. Es un array de registros; lo escribe ``make medidas``.

    ``"recipe"``: uno por semilla, con ``rule``, ``seed``, ``steps``, ``lr``, los costes de
    entrenamiento y de validación, ``train`` y ``valid``, la fracción de aciertos en prueba, ``right``, y con cuál de
    los dos costes se eligió la tasa, ``by``. ``"epochs"`` y ``"band"``: ``rule``, ``lr``, las épocas del plan,
    ``epochs``, y la mediana de los aciertos, ``right``.

    ``"today"``, diez métodos con cuarenta semillas; ``"mislabelled"``, con etiquetas falsas, y ``"deep"``, con dos
    capas ocultas: como el primero, con el coste en prueba, ``test``, en vez del de validación. La tasa la eligen en
    validación cinco semillas (``by`` es ``"valid"``) y otras cinco (``"again"``), o el coste de entrenamiento
    (``"train"``, con diez semillas). ``"shortest"``: como ``"epochs"``, con la mediana del coste, ``train``, y la
    primera de sus diez semillas, ``seed``: la tasa que más acierta y la que menos coste deja. ``"towns"``: ``rule``,
    ``lr``, ``steps`` y la media del coste en validación con diez semillas, ``valid``, y con las cinco primeras y las
    cinco últimas, ``first`` y ``second``; «pe» es Perú. ``"board"``: de la figura «nueve»,
    ``seed``, ``lr``, ``beta`` y ``valid``. ``KeyError`` si no existe.

    >>> sorted(set(measured("recipe")["steps"].tolist()))
    [190, 380, 760]
    """
    with np.load(MEASURED) as stored:
        return stored[name]
