"""Qué tiene de inválido un MathML: elementos que no existen, hijos de más o de menos, símbolos con otros dentro."""

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

CHILDREN = {
    "mfrac": 2,
    "mover": 2,
    "mroot": 2,
    "msub": 2,
    "msubsup": 3,
    "msup": 2,
    "munder": 2,
    "munderover": 3,
}
TOKENS = {"annotation", "mi", "mn", "mo", "mspace", "mtext"}
ROWS = {"math", "mpadded", "mphantom", "mrow", "msqrt", "mstyle", "mtd", "semantics"}
# Los únicos hijos que puede tener una tabla o una fila.
INSIDE = {"mtable": {"mtr"}, "mtr": {"mtd"}}
KNOWN = {*CHILDREN, *TOKENS, *ROWS, *INSIDE}
VOID = {"br", "img", "input", "link", "meta"}


def problems(formula: Element) -> Iterator[str]:
    """Da, en palabras, lo que tiene de inválido una fórmula."""
    for node in formula.iter():
        tag, inside = node.tag, [child.tag for child in node]
        if tag not in KNOWN:
            yield f"<{tag}> no es de MathML"
        if len(inside) != CHILDREN.get(tag, len(inside)):
            yield f"<{tag}> con {len(inside)} hijos: {', '.join(inside)}"
        if tag in TOKENS and inside:
            yield f"<{tag}> con elementos dentro: {', '.join(inside)}"
        if not set(inside) <= INSIDE.get(tag, KNOWN - {"math", "mtr", "mtd"}):
            yield f"<{tag}> con {', '.join(inside)}"
        if tag not in TOKENS and any((text or "").strip() for text in (node.text, *(child.tail for child in node))):
            yield f"<{tag}> con texto suelto"


class _Formulas(HTMLParser):
    """Recoge las fórmulas de una página como las lee el navegador."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.builder: TreeBuilder | None = None

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if tag == "math":
            self.builder = TreeBuilder()
        if self.builder is not None and tag not in VOID:
            self.builder.start(tag, {name: value or "" for name, value in attributes})

    def handle_endtag(self, tag: str) -> None:
        if self.builder is None:
            return
        self.builder.end(tag)
        if tag == "math":
            self.found.append(self.builder.close())
            self.builder = None

    def handle_data(self, data: str) -> None:
        if self.builder is not None:
            self.builder.data(data)


def formulas(html: str) -> list[Element]:
    """Devuelve las fórmulas (``<math>``) de una página."""
    parser = _Formulas()
    parser.feed(html)
    return parser.found


def complaints(html: str) -> list[str]:
    """Devuelve lo que tienen de inválido las fórmulas de una página."""
    return [problem for formula in formulas(html) for problem in problems(formula)]
