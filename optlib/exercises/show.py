"""Mostrar un ejercicio en una celda, y comprobar la función de los de programar."""

from collections.abc import Callable
from typing import Any

from ..jupyter import StoredHtml
from .bank import find
from .checking import Report, examine
from .kinds import Code
from .page import render


class ExerciseView:
    """Un ejercicio como HTML: lo que queda cuando no está instalado anywidget."""

    def __init__(self, html: str):
        self.html = html

    def __repr__(self) -> str:
        return "Ejercicio"

    def _repr_html_(self) -> str:
        return self.html


def exercise(identifier: str) -> StoredHtml | ExerciseView:
    """Devuelve el ejercicio con ese identificador, listo para verse en la celda.

    Con anywidget instalado es un widget, con ``attempts`` y ``correct``; si no, el mismo HTML sin controles.
    Errores: ``ValueError`` si no existe.

    >>> "data-exercise" in exercise("gd-primer-paso").html
    True
    """
    item = find(identifier)
    html = render(item)
    try:
        if isinstance(item, Code):
            from .panel import CodePanel

            return CodePanel(item, html)
        from .widget import ExerciseWidget

        return ExerciseWidget(html=html)
    except ImportError:
        return ExerciseView(html)


def check(identifier: str, function: Callable[..., Any]) -> Report:
    """Prueba la función del lector con los casos del ejercicio y devuelve un informe.

    Errores: ``ValueError`` si no existe el ejercicio o no es de programar; ``TypeError`` si lo que se da no es
    una función.

    >>> check("gd-codigo", lambda x, grad, lr: x + lr * grad(x))
    ✗ En gd_step(5.0, grad, 0.1): el paso se suma en vez de restarse: así el coste crece.
    """
    item = find(identifier)
    if not isinstance(item, Code):
        raise ValueError(f"identifier: {identifier!r} no es de programar; se responde en la página o en su widget")
    return examine(item, function)
