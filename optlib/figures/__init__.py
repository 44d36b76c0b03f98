"""Figuras interactivas del curso.

``figure("descenso-1d", problem="parabola", lr=0.1)`` da, en Jupyter, un widget cuyos parámetros y trayectoria se leen
y se cambian desde Python; en el sitio, la misma figura sin núcleo, y una imagen fija donde no hay JavaScript.
"""

from .show import Figure, figure
from .specs import SPECS
from .stills import add_stills, still

__all__ = ["SPECS", "Figure", "add_stills", "figure", "still"]
