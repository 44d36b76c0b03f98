"""Bloques de código: cada línea en su caja, para que una larga siga debajo con sangría y ninguna quede cortada."""

import re
from collections.abc import Iterator
from html import unescape

from pygments.formatters import HtmlFormatter
from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge

STEP, DEEPEST = 4, 24


def indent(line: str) -> int:
    """Cuántos espacios empiezan una línea ya coloreada, en múltiplos de ``STEP`` y sin pasar de ``DEEPEST``."""
    text = unescape(re.sub("<[^>]*>", "", line))
    spaces = len(text) - len(text.lstrip(" "))
    return min(spaces // STEP * STEP, DEEPEST)


class LineFormatter(HtmlFormatter):
    """El de Pygments, con cada línea en un ``<span>``; ``i4``, ``i8``… dicen su sangría (``40-content.css``)."""

    def wrap(self, source: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Envuelve las líneas y después el bloque, como Pygments."""
        return super().wrap(self.boxes(source))

    def boxes(self, source: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Cada línea, con su salto, en su caja."""
        for counts, line in source:
            depth = indent(line)
            yield counts, f'<span class="line{f" i{depth}" if depth else ""}">{line}</span>'


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    PygmentsBridge.html_formatter = LineFormatter
