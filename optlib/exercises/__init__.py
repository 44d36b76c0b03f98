"""Ejercicios de autoevaluación: los mismos en la página, sin Python, y en Jupyter, como widget.

``exercise("gd-primer-paso")`` muestra uno; ``check("gd-codigo", funcion)`` prueba uno de programar.
"""

from .classroom import read_class
from .show import check, exercise

__all__ = ["check", "exercise", "read_class"]
