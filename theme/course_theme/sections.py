"""El texto de una página por apartados, para buscarlo: también ejercicios, términos del glosario y símbolos."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from optlib.text.plain import plain_element

HEADINGS = {"h1", "h2", "h3"}
BLOCKS = {"p", "div", "li", "td", "th", "tr", "table", "section", "dt", "dd", "pre", "summary", "figcaption", "caption"}
# Lo que no se busca: la copia visual de las fórmulas, su LaTeX, su número, las almohadillas, los botones que pliegan el
# código, las soluciones (quien busca no ha pedido verlas) y lo que no es texto.
SILENT_CLASSES = {"katex-html", "headerlink", "visually-hidden", "exercise-tex", "eqno", "exercise-solution"}
SILENT_CLASSES |= {"show", "fold", "cite-note"}
SILENT_TAGS = {"script", "style", "nav", "svg"}
# Las tablas de símbolos se leen fila a fila en esta página; empiezan por estos encabezados.
NOTATION, SYMBOLS = "notacion.html", "Símbolo Código Significado"
CELLS = ("heading", "code", "text")
# Lo que de las demás tablas no se busca.
NUMBER = re.compile(r"[-−–—+±≈<>≤≥·×\d⁰¹²³⁴-⁹⁻.,\s%…]*(e[-−+]?\d+)?")
# Las fórmulas de hasta estas letras no se parten.
SHORT = 24


def tied(formula: str) -> str:
    """Una fórmula con espacios que no se parten, para no enseñar media; la larga se parte tras una relación."""
    whole = formula.replace(" ", "\u00a0")
    return whole if len(formula) <= SHORT else re.sub("(?<=[=≤≥<>≈←→;,])\u00a0", " ", whole)


def spaced(text: str) -> str:
    """Los espacios seguidos, en uno; el que no se parte se queda."""
    return re.sub(r"[^\S\u00a0]+", " ", text).strip()


def row(cells: list[str]) -> str:
    """Una fila de una tabla como frase, sin los números; nada si solo lleva números."""
    first, *others = cells
    said = [cell for cell in others if not NUMBER.fullmatch(cell)]
    if others and not said:
        return " "
    whole = " · ".join(filter(None, [first, *said]))
    return f" {whole}{'' if whole.endswith(('.', '?', '!')) else '.'} "


@dataclass
class Section:
    """Un apartado, o lo que se busca como si lo fuera: ``kind`` dice si es ejercicio, pregunta, término o símbolo."""

    anchor: str
    kind: str = ""
    heading: str = ""
    text: str = ""
    # Las celdas de código y lo que escriben, que se enseñan aparte.
    code: str = ""

    def tidy(self) -> list[str]:
        """Ancla, encabezado, texto, clase y código, con los espacios justos."""
        heading, text, code = (
            unicodedata.normalize("NFC", spaced(each)) for each in (self.heading, self.text, self.code)
        )
        return [self.anchor, heading, text, self.kind, code]


class Sections:
    """Reparte el texto de una página entre sus apartados."""

    def __init__(self, name: str) -> None:
        self.all: list[Section] = []
        self.notation = name.endswith(NOTATION)
        self.anchor, self.current = "", Section("")

    def read(self, node: Element, part: str = "text") -> None:
        """Lee una etiqueta y lo que lleva dentro; ``part`` es la parte del apartado a la que va su texto."""
        tag, name, classes = node.tag, node.get("id", ""), set(node.get("class", "").split())
        if classes & SILENT_CLASSES or tag in SILENT_TAGS:
            return
        if tag in BLOCKS:
            self.add(" ", part)
        if tag == "math":
            self.add(tied(plain_element(node)), part)
        elif tag == "table":
            self.read_table(node, part)
        elif tag == "section" and "exercise" in classes:
            # La pregunta no tiene título: lleva el del apartado que la hace.
            quick = "exercise-quick" in classes
            own = Section(name, "question", self.current.heading) if quick else Section(name, "exercise")
            with self.apart(self.begin(own)):
                self.read_inside(node, "text")
        else:
            if tag == "section" and name:
                self.anchor = name
            if tag in HEADINGS:
                self.current = self.begin(Section(self.anchor if tag != "h1" else ""))
            elif tag == "dt" and name.startswith("term-"):
                self.current = self.begin(Section(name, "term"))
            title = "exercise-title" in classes and self.current.kind == "exercise"
            if title or tag in HEADINGS or (tag == "dt" and self.current.kind == "term"):
                part = "heading"
            self.read_inside(node, "code" if tag == "pre" else part)

    def read_inside(self, node: Element, part: str) -> None:
        """Lee lo que una etiqueta lleva dentro."""
        self.add(node.text, part)
        for child in node:
            self.read(child, part)
            self.add(child.tail, part)

    @contextmanager
    def apart(self, section: Section) -> Iterator[Section]:
        """Lo que se lee mientras tanto va a ese apartado; después sigue el de ahora."""
        outer, self.current = self.current, section
        yield section
        self.current = outer

    def read_table(self, table: Element, part: str) -> None:
        """Lee una tabla: una frase por fila o, si es de símbolos, un apartado."""
        if self.notation and any(spaced(" ".join(head.itertext())) == SYMBOLS for head in table.iter("thead")):
            for line in table.iterfind("tbody/tr"):
                with self.apart(self.begin(Section(self.anchor, "symbol"))):
                    for place, cell in enumerate(line):
                        self.read(cell, CELLS[min(place, len(CELLS) - 1)])
            return
        for line in table.iter():
            if line.tag in ("caption", "tr"):
                cells = [line] if line.tag == "caption" else list(line)
                self.add(row([self.alone(cell) for cell in cells]), part)

    def alone(self, cell: Element) -> str:
        """El texto de una casilla."""
        with self.apart(Section("")) as section:
            self.read(cell)
        return spaced(section.text)

    def begin(self, section: Section) -> Section:
        """Apunta un apartado."""
        self.all.append(section)
        return section

    def add(self, text: str | None, part: str) -> None:
        """Añade texto a la parte que toca del apartado de ahora."""
        setattr(self.current, part, getattr(self.current, part) + (text or ""))
