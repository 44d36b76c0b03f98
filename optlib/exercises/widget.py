"""Un ejercicio de los que se responden en la página, dentro de Jupyter."""

from pathlib import Path

import anywidget
import traitlets

from ..widgets import STATIC, StoredHtml


class ExerciseWidget(StoredHtml, anywidget.AnyWidget):
    """Un ejercicio en Jupyter, hecho del HTML que da ``render``.

    ``attempts`` cuenta los intentos y ``correct`` dice si ya está bien.
    """

    label = "Ejercicio"
    _esm = STATIC / "jupyter" / "exercise.mjs"
    _css: str | Path = STATIC / "exercises" / "exercises.css"
    html = traitlets.Unicode().tag(sync=True)
    attempts = traitlets.Int(0).tag(sync=True)
    correct = traitlets.Bool(False).tag(sync=True)


class RuleWidget(ExerciseWidget):
    """El de escribir una regla, con la figura en que se escribe."""

    _esm = STATIC / "jupyter" / "rule.mjs"
    _css = "".join((STATIC / each).read_text("utf-8") for each in ("exercises/exercises.css", "figures/figures.css"))
