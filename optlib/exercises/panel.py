"""El panel de un ejercicio de programar en Jupyter: botón, intentos y pistas, con ipywidgets."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets
import traitlets

from ..widgets import StoredHtml
from .examining import Report, examine
from .kinds import Code
from .page import render
from .texts import Texts


class CodePanel(StoredHtml, ipywidgets.VBox):
    """Enseña el enunciado y prueba la función del cuaderno que se llama como pide el ejercicio.

    ``item`` es el ejercicio y ``html``, lo que guarda el cuaderno. ``attempts`` cuenta las pruebas y ``correct`` dice
    si ya las pasa todas.
    """

    label = "Ejercicio"
    attempts = traitlets.Int(0)
    correct = traitlets.Bool(False)

    def __init__(self, item: Code, html: str):
        self.item, self.html = item, html
        self._hints = [Texts({}).blocks(hint) for hint in item.hints]
        self._shown = 0
        self._check = ipywidgets.Button(description="Comprobar", button_style="primary", icon="check")
        self._hint = ipywidgets.Button(description=self._hint_name(), disabled=not self._hints)
        self._count = ipywidgets.Label("Sin intentos todavía.")
        self._answer = ipywidgets.HTML()
        self._help = ipywidgets.HTML()
        self._check.on_click(lambda _: self.check())
        self._hint.on_click(lambda _: self.hint())
        buttons = ipywidgets.HBox([self._check, self._hint, self._count])
        question = ipywidgets.HTML(render(item, in_panel=True))
        super().__init__([question, buttons, self._answer, self._help])

    def _hint_name(self) -> str:
        total = len(self._hints)
        return f"Pista ({min(self._shown + 1, total)} de {total})" if total > 1 else "Pista"

    def check(self, function: Callable[..., Any] | None = None) -> Report | None:
        """Prueba la función dada o, sin ella, la del cuaderno que se llama como pide el enunciado.

        Devuelve el informe, o ``None`` si no hay ninguna función que probar.
        """
        function = function or _from_notebook(self.item.function)
        if function is None:
            self._say(escape(f"Ejecuta antes la celda en la que defines {self.item.function}."), "#7a4b00")
            return None
        report = examine(self.item, function)
        self.attempts += 1
        self.correct = self.correct or report.correct
        self._count.value = "1 intento" if self.attempts == 1 else f"{self.attempts} intentos"
        self._say(f"{'✓' if report else '✗'} {report.html}", "#14663a" if report else "#a12622")
        return report

    def _say(self, html: str, color: str) -> None:
        self._answer.value = f'<div role="status" style="border-left:4px solid {color};padding:.5em">{html}</div>'

    def hint(self) -> None:
        """Muestra una pista más, si queda."""
        self._shown = min(self._shown + 1, len(self._hints))
        self._help.value = "<ol>" + "".join(f"<li>{hint}</li>" for hint in self._hints[: self._shown]) + "</ol>"
        self._hint.description = self._hint_name()
        self._hint.disabled = self._shown == len(self._hints)


def _from_notebook(name: str) -> Callable[..., Any] | None:
    try:
        from IPython import get_ipython
    except ImportError:
        return None
    shell = get_ipython()
    found = shell.user_ns.get(name) if shell else None
    return found if callable(found) else None
