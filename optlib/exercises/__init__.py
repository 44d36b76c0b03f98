"""Ejercicios de autoevaluación: los mismos en la página, sin Python, y en Jupyter, como widget.

``exercise("gd-primer-paso")`` muestra uno; ``check("gd-codigo", funcion)`` prueba uno de programar.
"""

from optlib.exercises.checking import check
from optlib.exercises.draws import Draw, values
from optlib.exercises.kinds import (
    Choice,
    Code,
    CodeMistake,
    Column,
    Mistake,
    Numeric,
    Option,
    Order,
    Step,
    Table,
)
from optlib.exercises.recipes import Run, instantiate
from optlib.exercises.show import exercise

__all__ = [
    "Choice",
    "Code",
    "CodeMistake",
    "Column",
    "Draw",
    "Mistake",
    "Numeric",
    "Option",
    "Order",
    "Run",
    "Step",
    "Table",
    "check",
    "exercise",
    "instantiate",
    "values",
]
