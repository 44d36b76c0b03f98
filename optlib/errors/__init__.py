"""Pistas en español para los errores frecuentes de Python, con los nombres, las líneas y las formas del lector.

``explain(error)`` devuelve una pista o nada: un error de la misma clase y de otra causa no recibe la de otro. Las
pistas son texto corriente, con el código entre acentos graves; :func:`as_html` lo pone como código.
"""

import re
from collections.abc import Mapping
from html import escape

from . import arrays, attributes, calls, names, nothing, operands, sequences, syntax  # noqa: F401  # registran las suyas
from .scene import RULES, Scene, said_by

__all__ = ["as_html", "explain", "said_by"]


def explain(error: BaseException, elsewhere: Mapping[str, str] | None = None) -> str:
    """Devuelve la pista que explica un error del código del lector, o una cadena vacía si no se reconoce.

    ``elsewhere`` dice dónde se definen nombres que el código aún no tiene, como ``{"lr": "la celda 7"}``.

    >>> explain(ZeroDivisionError("division by zero"))
    ''
    """
    scene = Scene.of(error, elsewhere or {})
    for kind, pattern, rule in RULES:
        try:
            match = pattern.search(scene.message) if isinstance(error, kind) else None
            hint = rule(scene, match) if match else ""
        except Exception:  # los objetos del lector pueden fallar al mirarlos: entonces, sin pista
            continue
        if hint:
            return hint
    return ""


def as_html(text: str) -> str:
    """Devuelve un texto como HTML, con lo que va entre acentos graves como código.

    >>> as_html("escribe `a < b`")
    'escribe <code>a &lt; b</code>'
    """
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))
