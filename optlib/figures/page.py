"""El HTML de una figura, igual en cada ejecución, y las imágenes fijas que el sitio le añade al construirse."""

import html
import json
import re
from collections.abc import Callable

from .specs import SPECS, Spec
from .stills import HEIGHT, WIDTH, alternative, still

_PLACE = re.compile(
    r'(<figure class="fig" data-figure="([a-z0-9-]+)" data-params="([^"]*)"><div class="fig-body">)(.*?)(</div>)', re.S
)


def caption(spec: Spec) -> str:
    """Pie de la figura: título, qué probar y pregunta."""
    return (
        f"<figcaption><p><strong>{html.escape(spec.title)}.</strong> {html.escape(spec.attempt)}</p>"
        f"<p><strong>Pregunta.</strong> {html.escape(spec.question)}</p></figcaption>"
    )


def figure_html(figure_id: str, params: dict) -> str:
    """Elemento que guardan los cuadernos y que el sitio pone en marcha. No lleva mandos ni guiones."""
    data = html.escape(json.dumps(params, ensure_ascii=False, sort_keys=True), quote=True)
    return (
        f'<figure class="fig" data-figure="{figure_id}" data-params="{data}">'
        f'<div class="fig-body"><p>En Jupyter, ejecuta esta celda para usar la figura.</p></div>'
        f"{caption(SPECS[figure_id])}</figure>"
    )


def add_stills(text: str, save: Callable[[str, bytes], str], draw: Callable = still) -> str:
    """Pone en cada figura del HTML su imagen fija, clara y oscura, para leer sin JavaScript y para imprimir.

    ``save(nombre, bytes)`` guarda un PNG y devuelve su dirección; ``draw`` da las imágenes, por omisión dibujándolas.
    Lo que no es una figura queda como estaba.
    """

    def place(match: re.Match) -> str:
        opening, figure_id, data, _, closing = match.groups()
        params = json.loads(html.unescape(data))
        alt = html.escape(alternative(figure_id, params), quote=True)
        images = [
            f'<img class="only-{mode}" src="{html.escape(save(name, png), quote=True)}" width="{WIDTH}" '
            f'height="{HEIGHT}" alt="{alt}" loading="lazy" decoding="async">'
            for mode, (name, png) in draw(figure_id, params).items()
        ]
        return f'{opening}<div class="fig-still">{"".join(images)}</div>{closing}'

    return _PLACE.sub(place, text)
