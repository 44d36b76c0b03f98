"""El HTML de una figura, igual en cada ejecución."""

import html
import json
import re

from .goals import Goal
from .opening import Opening
from .params import Params
from .spec import Spec
from .specs import SPECS


def texts(spec: Spec) -> list[str]:
    """Título, qué probar, pregunta y lo que muestra; una fórmula, como «1 − α», no se parte entre dos líneas."""
    given = [spec.title, spec.attempt, spec.question, spec.shows]
    return [re.sub(r" ([=+−]) ", "\u00a0\\1\u00a0", text) for text in given]


def caption(title: str, attempt: str, question: str) -> str:
    """HTML de lo que precede a la figura: título, qué probar y pregunta."""
    return (
        f"<p><strong>{html.escape(title)}.</strong> {html.escape(attempt)}</p>"
        f"<p><strong>Pregunta.</strong> {html.escape(question)}</p>"
    )


def figure_html(figure_id: str, params: Params, opening: Opening | None = None, goal: Goal | None = None) -> str:
    """Elemento que guardan los cuadernos y que el sitio pone en marcha, con los parámetros como JSON.

    No lleva mandos ni guiones. Errores: ``KeyError`` si no existe la figura.
    """
    data = html.escape(json.dumps(params, ensure_ascii=False, sort_keys=True), quote=True)
    place = f'data-figure="{figure_id}" data-params="{data}"'
    start, said, after = f'<figure class="fig" {place}>', "", ""
    if opening is None:
        *before, shows = texts(SPECS[figure_id])
        after = f'<details class="fig-shows"><summary>Qué muestra</summary><p>{html.escape(shows)}</p></details>'
        said = caption(*before)
    elif opening.ask:
        start = f'<figure class="fig fig-opening" data-controls="{" ".join(opening.controls)}" {place}>'
        said = f"<p><strong>{html.escape(opening.ask)}</strong></p>"
    said += goal.html if goal else ""
    body = '<div class="fig-body"><p>En Jupyter, ejecuta esta celda para usar la figura.</p></div>'
    return f"{start}<figcaption>{said}</figcaption>{body}{after}</figure>"
