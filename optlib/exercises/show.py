"""Mostrar un ejercicio en una celda."""

from optlib.exercises.bank import find
from optlib.exercises.page import render


class ExerciseView:
    """Un ejercicio como HTML: lo que se guarda en el cuaderno y lo que se ve sin anywidget."""

    def __init__(self, item, chapter):
        self.item = item
        self.html = render(item, chapter)

    def _repr_html_(self):
        return self.html

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html, "text/plain": f"Ejercicio {self.item.id}"}


def exercise(identifier):
    """Devuelve el ejercicio con ese identificador, listo para verse en la celda.

    >>> "data-exercise" in exercise("gd-primer-paso")._repr_mimebundle_()["text/html"]
    True
    """
    return ExerciseView(*find(identifier))
