"""Figuras interactivas del curso.

``figure("descenso-1d", problem="parabola", lr=0.1)`` da, en Jupyter, un widget cuyos parámetros se leen y se cambian
desde Python, y cuya trayectoria se lee; en el sitio, la misma figura sin núcleo, y una imagen fija donde no hay
JavaScript.
"""

from typing import TYPE_CHECKING, Any

from .base import Figure
from .show import figure
from .specs import SPECS

if TYPE_CHECKING:
    from .placing import add_stills
    from .stills import still

__all__ = ["SPECS", "Figure", "add_stills", "figure", "still"]


def __getattr__(name: str) -> Any:
    """Lo que dibuja las imágenes fijas se carga al pedirlo: solo entonces hace falta matplotlib."""
    if name not in ("add_stills", "still"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import placing

    return getattr(placing, name)
