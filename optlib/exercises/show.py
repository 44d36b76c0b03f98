"""Mostrar un ejercicio en una celda."""

from optlib.exercises.bank import find
from optlib.exercises.page import render


class ExerciseView:
    """Un ejercicio como HTML: lo que queda cuando no está instalado anywidget."""

    def __init__(self, html):
        self.html = html

    def _repr_html_(self):
        return self.html

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html}, {}


def exercise(identifier):
    """Devuelve el ejercicio con ese identificador, listo para verse en la celda.

    Con anywidget instalado es un widget, con ``attempts`` y ``correct``; si no, el mismo HTML sin controles.
    Errores: ``ValueError`` si no existe.

    >>> "data-exercise" in exercise("gd-primer-paso").html
    True
    """
    item, chapter = find(identifier)
    html = render(item, chapter)
    try:
        if item.kind == "code":
            from optlib.exercises.panel import CodePanel

            return CodePanel(item, html)
        from optlib.widgets import ExerciseWidget

        return ExerciseWidget(html=html)
    except ImportError:
        return ExerciseView(html)
