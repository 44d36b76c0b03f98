"""Poner en el HTML de una página la imagen fija de cada una de sus figuras. Importarlo carga matplotlib."""

import html
import json
import re
from collections.abc import Callable

from ..plots import pictures
from .alternatives import alternative
from .params import Params
from .stills import Images, still

Drawn = dict[str, tuple[str, int, int]]
_DARK = "(prefers-color-scheme: dark)"
_PLACE = re.compile(
    r'(<figure class="fig(?: fig-opening" data-controls="[^"]*)?" data-figure="([a-z0-9-]+)" data-params="([^"]*)">'
    r'(?:<figcaption>.*?</figcaption>)?<div class="fig-body">)(.*?)(</div>)',
    re.S,
)


def add_stills(text: str, save: Callable[[str, bytes], str], draw: Callable[[str, Params], Images] = still) -> str:
    """Pone en cada figura del HTML su imagen fija, clara u oscura, ancha o estrecha, para leer sin guiones o en papel.

    ``save(nombre, bytes)`` guarda un PNG y devuelve su dirección; ``draw(figura, parámetros)`` da las imágenes, por
    omisión dibujándolas. Lo que no es una figura queda como estaba. Errores: ``KeyError`` si no existe la figura;
    ``ValueError`` o ``TypeError`` si sus parámetros no valen.
    """

    first = _PLACE.search(text)

    def place(match: re.Match[str]) -> str:
        opening, figure_id, data, _, closing = match.groups()
        params = json.loads(html.unescape(data))
        alt = html.escape(alternative(figure_id, params), quote=True)
        drawn = {mode: (save(name, png), *pictures.size(png)) for mode, (name, png) in draw(figure_id, params).items()}
        opens = "fig-opening" in opening and first is not None and match.start() == first.start()
        images = _at_once(alt, drawn) if opens else _both(alt, drawn)
        return f'{opening}<div class="fig-still">{images}</div>{closing}'

    return _PLACE.sub(place, text)


def _both(alt: str, drawn: Drawn) -> str:
    """La clara y la oscura: se carga, al acercarse, la que se ve."""
    return "".join(
        "<picture>"
        + _source(pictures.NARROW_SCREEN, *drawn[f"{mode}_narrow"])
        + _image(f"only-{mode}", alt, 'loading="lazy"', *drawn[mode])
        + "</picture>"
        for mode in ("light", "dark")
    )


def _at_once(alt: str, drawn: Drawn) -> str:
    """La de la figura que abre un capítulo, que se ve al llegar: una, la del tema del sistema, y cuanto antes.

    La de ``<img>`` es la de un teléfono: sus medidas son las que cuentan cuando la figura viva la ha escondido.
    """
    forms = [(f"{pictures.NARROW_SCREEN} and {_DARK}", "dark_narrow"), (f"screen and {_DARK}", "dark")]
    sources = [_source(media, *drawn[form]) for media, form in [*forms, (pictures.WIDE, "light")]]
    image = _image("any-theme", alt, 'fetchpriority="high"', *drawn["light_narrow"])
    return f"<picture>{''.join(sources)}{image}</picture>"


def _source(media: str, address: str, width: int, height: int) -> str:
    place = html.escape(address, quote=True)
    return f'<source media="{media}" srcset="{place}" width="{width}" height="{height}">'


def _image(kind: str, alt: str, when: str, address: str, width: int, height: int) -> str:
    place, size = html.escape(address, quote=True), f'width="{width}" height="{height}"'
    return f'<img class="{kind}" src="{place}" {size} alt="{alt}" {when}>'
