"""Imagen fija de cada figura, dibujada con matplotlib a partir de optlib: para imprimir y para leer sin JavaScript.

Importarlo carga matplotlib: quien solo pide una figura no lo necesita.
"""

import hashlib
import json

import numpy as np

from .. import plots
from ..plots import pictures
from .params import Params
from .specs import MODULES, SPECS, complete

# De cada versión, "light", "dark", "light_narrow" y "dark_narrow", el nombre de la imagen y los bytes de su PNG.
Images = dict[str, tuple[str, bytes]]


def still(figure_id: str, params: Params) -> Images:
    """Imagen de la figura con esos parámetros, y los demás por omisión: ``{"light": (nombre, PNG), "dark": …}``,
    y las estrechas.

    El nombre depende de lo dibujado. Errores: los de :func:`optlib.figures.specs.complete`.
    """
    fig, ax = plots.subplots(height=SPECS[figure_id].height)
    with np.errstate(all="ignore"):
        MODULES[figure_id].draw(ax, complete(figure_id, params))
    wide, narrow = pictures.render(fig), pictures.render_narrow(fig)
    drawn = {"light": wide.png, "dark": wide.dark(), "light_narrow": narrow.png, "dark_narrow": narrow.dark()}
    key = hashlib.sha256(json.dumps([figure_id, params], sort_keys=True).encode() + wide.png).hexdigest()[:10]
    return {mode: (f"{figure_id}-{key}-{mode}.png", png) for mode, png in drawn.items()}
