"""Tablas del texto que no caben en un teléfono: allí cada fila es una ficha (``40-content.css``)."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from .formulas import letters
from .navigation import words

# Letras que caben, una palabra de cada columna al lado de otra, en 320 píxeles.
ROOM = 26


def width(node: nodes.Node) -> int:
    """Letras de la palabra más larga de una casilla; una fórmula y un código cuentan enteros: no se parten."""
    if isinstance(node, nodes.math):
        return len(letters(node.astext()))
    if isinstance(node, nodes.Text):
        return max((len(word) for word in node.astext().split()), default=0)
    if isinstance(node, nodes.literal):
        return len(node.astext())
    return max(map(width, node.children), default=0)


class TablesAsCards(SphinxPostTransform):
    """Da la clase ``cards`` a la tabla que no cabe y, a cada casilla, el nombre de su columna (``label``)."""

    default_priority = 790  # antes de que a las fórmulas se les unan sus signos
    formats = ("html",)

    def run(self) -> None:
        """Mira cada tabla con cabecera."""
        for table in self.document.findall(nodes.table):
            head = next(table.findall(nodes.thead), None)
            if head is None:
                continue
            rows = [row.children for row in table.findall(nodes.row)]
            if sum(max(map(width, column)) for column in zip(*rows, strict=True)) <= ROOM:
                continue
            table["classes"].append("cards")
            labels = [words(entry) for entry in head[0]]
            for row in rows[1:]:
                for entry, name in zip(row[1:], labels[1:], strict=True):
                    if entry.astext().strip():
                        entry["label"] = name


def setup(app: Sphinx) -> None:
    app.add_post_transform(TablesAsCards)
