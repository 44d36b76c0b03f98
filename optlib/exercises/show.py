"""Mostrar un ejercicio en una celda, y comprobar la función de los de programar."""

from collections.abc import Callable
from typing import Any

from ..text.plain import text_of
from ..widgets import MISSING, StoredHtml, missing
from .bank import find
from .common import Exercise
from .examining import Report, examine
from .kinds import Code, Quick, Rule
from .page import parts, render
from .recipes import instantiate
from .texts import Texts


class ExerciseView:
    """Un ejercicio como HTML y como texto: lo que queda cuando no está instalado anywidget."""

    def __init__(self, html: str, text: str):
        self.html, self.text = html, text

    def __repr__(self) -> str:
        return "Ejercicio"

    def __str__(self) -> str:
        return f"{self.text}\n({MISSING})"

    def _repr_html_(self) -> str:
        return self.html + missing()


def exercise(wanted: str | Exercise) -> StoredHtml | ExerciseView:
    """Devuelve un ejercicio, listo para verse en la celda: el del curso con ese identificador, o uno propio.

    Con anywidget instalado es un widget, con ``attempts`` y ``correct``; si no, el mismo HTML sin controles. ``print``
    escribe su enunciado. Errores: ``ValueError`` si no existe.

    >>> "data-exercise" in exercise("gd-primer-paso").html
    True
    """
    item = find(wanted) if isinstance(wanted, str) else wanted
    html = render(item)
    title, goal, question, answer, _ = parts(item, Texts(instantiate(item).names))
    goal = "" if isinstance(item, Quick) else f" {goal}"
    text = text_of(f"<p>{title}{goal}</p>{question}{answer}")
    try:
        if isinstance(item, Code):
            from .panel import CodePanel

            shown: StoredHtml = CodePanel(item, html)
        else:
            from .widget import ExerciseWidget, RuleWidget

            shown = (RuleWidget if isinstance(item, Rule) else ExerciseWidget)(html=html)
    except ImportError:
        return ExerciseView(html, text)
    shown.text = text
    return shown


def check(wanted: str | Exercise, function: Callable[..., Any]) -> Report:
    """Prueba la función del lector con los casos del ejercicio y devuelve un informe.

    Errores: ``ValueError`` si no existe el ejercicio o no es de programar; ``TypeError`` si lo que se da no es
    una función.

    >>> check("gd-codigo", lambda x, grad, lr: x + lr * grad(x))
    ✗ En gd_step(5.0, grad, 0.1): el paso se suma en vez de restarse: así el coste crece.
    """
    item = find(wanted) if isinstance(wanted, str) else wanted
    if not isinstance(item, Code):
        raise ValueError(f"check: {item.id!r} no es de programar; se responde en la página o en su widget.")
    return examine(item, function)
