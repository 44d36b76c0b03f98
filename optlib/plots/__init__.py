"""Imágenes del curso: cada optimizador con su aspecto, y una versión clara y otra oscura de cada imagen.

Cada imagen se guarda además en dos formas: la ancha, con los paneles en fila, y la estrecha, para un teléfono, con uno
debajo de otro. Un rótulo se lee en las dos si mide al menos 9.5 puntos.

El estilo del curso lo llevan los ejes de ``subplots``; lo demás que se dibuje con matplotlib no cambia.
"""

try:
    import matplotlib as _  # noqa: F401
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "Las imágenes de optlib necesitan matplotlib: pip install matplotlib", name="matplotlib"
    ) from error

from .drawing import contours, cost, curve, legend, path, show, subplots
from .lines import look, style_of

__all__ = ["contours", "cost", "curve", "legend", "look", "path", "show", "style_of", "subplots"]
