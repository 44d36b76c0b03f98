"""Bloques de código: cada línea en su caja, para que una larga siga debajo con sangría y ninguna quede cortada.

Lo que va del color del texto (nombres, paréntesis, espacios) no lleva etiqueta: son la mitad de los nodos de la página.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from pygments.formatters import HtmlFormatter
from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES, Token, _TokenType
from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge

from .css import DARK, LIGHT

STEP, DEEPEST = 4, 24


def indent(line: str) -> int:
    """Cuántos espacios empiezan una línea ya coloreada, en múltiplos de ``STEP`` y sin pasar de ``DEEPEST``."""
    text = unescape(re.sub("<[^>]*>", "", line))
    spaces = len(text) - len(text.lstrip(" "))
    return min(spaces // STEP * STEP, DEEPEST)


@cache
def is_plain(kind: _TokenType) -> bool:
    """Si una parte del código se ve como el texto, en claro y en oscuro; la que es de un lenguaje, como su género."""
    while kind not in STANDARD_TYPES:
        kind = kind.parent
    styles = (get_style_by_name(name) for name in (LIGHT, DARK))
    return all(style.style_for_token(kind) == style.style_for_token(Token.Text) for style in styles)


class LineFormatter(HtmlFormatter):
    """El de Pygments, con cada línea en un ``<span>``; ``i4``, ``i8``… dicen su sangría (``40-content.css``)."""

    def wrap(self, source: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Envuelve las líneas y después el bloque, como Pygments."""
        return super().wrap(self.boxes(source))

    def _get_css_classes(self, kind: _TokenType) -> str:
        """Ninguna para lo que se ve como el texto."""
        return "" if is_plain(kind) else super()._get_css_classes(kind)

    def boxes(self, source: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Cada línea, con su salto, en su caja."""
        for counts, line in source:
            depth = indent(line)
            yield counts, f'<span class="line{f" i{depth}" if depth else ""}">{line}</span>'


def setup(app: Sphinx) -> None:
    PygmentsBridge.html_formatter = LineFormatter
