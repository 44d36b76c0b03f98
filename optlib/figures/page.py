"""El HTML de una figura, igual en cada ejecución."""

import html
import json

from .opening import Opening
from .params import Params
from .specs import SPECS, Spec


def caption(spec: Spec) -> str:
    """HTML de lo que precede a la figura: título, qué probar y pregunta."""
    return (
        f"<figcaption><p><strong>{html.escape(spec.title)}.</strong> {html.escape(spec.attempt)}</p>"
        f"<p><strong>Pregunta.</strong> {html.escape(spec.question)}</p></figcaption>"
    )


def figure_html(figure_id: str, params: Params, opening: Opening | None = None) -> str:
    """Elemento que guardan los cuadernos y que el sitio pone en marcha, con los parámetros como JSON.

    No lleva mandos ni guiones. Errores: ``KeyError`` si no existe la figura.
    """
    data = html.escape(json.dumps(params, ensure_ascii=False, sort_keys=True), quote=True)
    place = f'data-figure="{figure_id}" data-params="{data}"'
    after = ""
    if opening is None:
        shows = html.escape(SPECS[figure_id].shows)
        after = f'<details class="fig-shows"><summary>Qué muestra</summary><p>{shows}</p></details>'
        start = f'<figure class="fig" {place}>{caption(SPECS[figure_id])}'
    else:
        start = (
            f'<figure class="fig fig-opening" data-controls="{" ".join(opening.controls)}" {place}>'
            f"<figcaption><p><strong>{html.escape(opening.ask)}</strong></p>"
            f"{opening.goal.html if opening.goal else ''}</figcaption>"
        )
    body = '<div class="fig-body"><p>En Jupyter, ejecuta esta celda para usar la figura.</p></div>'
    return f"{start}{body}{after}</figure>"
