"""Poner en el HTML de una página la imagen fija de cada una de sus figuras. Importarlo carga matplotlib."""

import html
import json
import re
from collections.abc import Callable

from .alternatives import alternative
from .params import Params
from .stills import HEIGHT, WIDTH, Images, still

_PLACE = re.compile(
    r'(<figure class="fig(?: fig-opening" data-controls="[^"]*)?" data-figure="([a-z0-9-]+)" data-params="([^"]*)">'
    r'(?:<figcaption>.*?</figcaption>)?<div class="fig-body">)(.*?)(</div>)',
    re.S,
)


def add_stills(text: str, save: Callable[[str, bytes], str], draw: Callable[[str, Params], Images] = still) -> str:
    """Pone en cada figura del HTML su imagen fija, clara y oscura, para leer sin JavaScript y para imprimir.

    ``save(nombre, bytes)`` guarda un PNG y devuelve su dirección; ``draw(figura, parámetros)`` da las imágenes, por
    omisión dibujándolas. Lo que no es una figura queda como estaba. Errores: ``KeyError`` si no existe la figura;
    ``ValueError`` o ``TypeError`` si sus parámetros no valen.
    """

    def place(match: re.Match[str]) -> str:
        opening, figure_id, data, _, closing = match.groups()
        params = json.loads(html.unescape(data))
        alt = html.escape(alternative(figure_id, params), quote=True)
        images = [
            f'<img class="only-{mode}" src="{html.escape(save(name, png), quote=True)}" width="{WIDTH}" '
            f'height="{HEIGHT}" alt="{alt}" loading="lazy">'
            for mode, (name, png) in draw(figure_id, params).items()
        ]
        return f'{opening}<div class="fig-still">{"".join(images)}</div>{closing}'

    return _PLACE.sub(place, text)
