"""Poner en el HTML de una página la imagen fija de cada una de sus figuras. Importarlo carga matplotlib."""

import html
import json
import re
from collections.abc import Callable

from .. import pictures
from .alternatives import alternative
from .params import Params
from .stills import Images, still

_PLACE = re.compile(
    r'(<figure class="fig(?: fig-opening" data-controls="[^"]*)?" data-figure="([a-z0-9-]+)" data-params="([^"]*)">'
    r'(?:<figcaption>.*?</figcaption>)?<div class="fig-body">)(.*?)(</div>)',
    re.S,
)


def add_stills(text: str, save: Callable[[str, bytes], str], draw: Callable[[str, Params], Images] = still) -> str:
    """Pone en cada figura del HTML su imagen fija, clara y oscura, ancha y estrecha, para leer sin guiones o en papel.

    ``save(nombre, bytes)`` guarda un PNG y devuelve su dirección; ``draw(figura, parámetros)`` da las imágenes, por
    omisión dibujándolas. Lo que no es una figura queda como estaba. Errores: ``KeyError`` si no existe la figura;
    ``ValueError`` o ``TypeError`` si sus parámetros no valen.
    """

    def place(match: re.Match[str]) -> str:
        opening, figure_id, data, _, closing = match.groups()
        params = json.loads(html.unescape(data))
        alt = html.escape(alternative(figure_id, params), quote=True)
        drawn = {mode: (save(name, png), *pictures.size(png)) for mode, (name, png) in draw(figure_id, params).items()}
        images = [
            _source(*drawn[f"{mode}_narrow"]) + _image(mode, alt, *drawn[mode]) + "</picture>"
            for mode in ("light", "dark")
        ]
        return f'{opening}<div class="fig-still">{"".join(images)}</div>{closing}'

    return _PLACE.sub(place, text)


def _source(address: str, width: int, height: int) -> str:
    place = html.escape(address, quote=True)
    return f'<picture><source media="{pictures.NARROW_SCREEN}" srcset="{place}" width="{width}" height="{height}">'


def _image(mode: str, alt: str, address: str, width: int, height: int) -> str:
    place, size = html.escape(address, quote=True), f'width="{width}" height="{height}"'
    return f'<img class="only-{mode}" src="{place}" {size} alt="{alt}" loading="lazy">'
