"""El texto de una página por apartados, para buscarlo: también ejercicios, términos del glosario y símbolos."""

import re
import unicodedata
from dataclasses import astuple, dataclass
from typing import NamedTuple

HEADINGS = {"h1", "h2", "h3"}
# Las tablas de símbolos se leen fila a fila en esta página; empiezan por estos encabezados.
NOTATION, SYMBOLS = "notacion.html", "Símbolo Código Significado"
CELLS = ("heading", "code", "text")
# Lo que separa filas y casillas de las demás tablas hasta que se ordena el texto, y lo que de ellas no se busca.
ROW, CELL = "\x1e", "\x1f"
NUMBER = re.compile(r"[-−–—+±≈<>≤≥·×\d⁰¹²³⁴-⁹⁻.,\s%…]*(e[-−+]?\d+)?")


def spaced(text: str) -> str:
    """Los espacios seguidos, en uno; el que no se parte se queda."""
    return re.sub(r"[^\S\u00a0]+", " ", text).strip()


def row(text: str) -> str:
    """Una fila de una tabla como frase, sin los números; nada si solo lleva números, y otro texto, tal cual."""
    first, *others = map(spaced, text.split(CELL))
    if not others:
        return text
    said = [cell for cell in others if not NUMBER.fullmatch(cell)]
    if len(others) > 1 and not said:
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
        parts = ("".join(map(row, re.split(ROW, each))) for each in astuple(self)[2:])
        heading, text, code = (unicodedata.normalize("NFC", spaced(each)) for each in parts)
        return [self.anchor, heading, text, self.kind, code]


class Change(NamedTuple):
    """Lo que una etiqueta cambia hasta que se cierra: si abre un apartado dentro de otro y si va a otra parte de él.

    ``after`` es lo que separa lo que lleva dentro de lo que sigue.
    """

    nested: bool = False
    aside: bool = False
    after: str = ""


class Sections:
    """Reparte el texto de una página, etiqueta a etiqueta, entre sus apartados."""

    def __init__(self, name: str) -> None:
        self.all: list[Section] = []
        # Los abiertos, de los que el último recibe el texto, y los cambios de parte, cada uno en su apartado.
        self.inside: list[Section] = []
        self.parts: list[tuple[Section, str]] = []
        self.anchor = ""
        self.notation = name.endswith(NOTATION)
        self.symbols, self.cell = False, 0

    def start(self, tag: str, classes: set[str], name: str) -> Change:
        """Atiende a una etiqueta que se abre, de identificador ``name``."""
        if tag == "section" and name and "exercise" not in classes:
            self.anchor = name
        if tag in {"table", "tbody"} and self.notation and self.inside:
            before = spaced(self.inside[-1].text)
            self.symbols = tag == "tbody" and before.endswith(SYMBOLS)
            self.inside[-1].text = before.removesuffix(SYMBOLS)
        nested = self.begin(tag, classes, name)
        part = self.part(tag, classes)
        if part:
            self.parts.append((self.inside[-1], part))
        return Change(nested, bool(part), self.separator(tag))

    def separator(self, tag: str) -> str:
        """Lo que separa una fila o una casilla de la siguiente, y la primera fila de lo que la precede."""
        if self.symbols:
            return ""
        if tag == "table":
            self.add(ROW)
        return {"table": ROW, "caption": CELL + ROW, "tr": ROW, "th": CELL, "td": CELL}.get(tag, "")

    def begin(self, tag: str, classes: set[str], name: str) -> bool:
        """Empieza el apartado que la etiqueta abre, si abre alguno; dice si va dentro del de antes."""
        nested = True
        if tag == "section" and "exercise-quick" in classes:
            # La pregunta no tiene título: lleva el del apartado que la hace.
            section = Section(name, "question", self.inside[-1].heading if self.inside else "")
        elif tag == "section" and "exercise" in classes:
            section = Section(name, "exercise")
        elif tag == "tr" and self.symbols:
            section, self.cell = Section(self.anchor, "symbol"), 0
        elif tag in HEADINGS or (tag == "dt" and name.startswith("term-")):
            section = Section(name, "term") if tag == "dt" else Section(self.anchor if tag != "h1" else "")
            nested = False
            del self.inside[-1:]
        else:
            return False
        self.all.append(section)
        self.inside.append(section)
        return nested

    def part(self, tag: str, classes: set[str]) -> str:
        """La parte del apartado a la que va lo que la etiqueta lleva dentro, si no es la de antes."""
        if not self.inside:
            return ""
        kind = self.inside[-1].kind
        if tag == "td" and kind == "symbol":
            self.cell += 1
            return CELLS[min(self.cell, len(CELLS)) - 1]
        if tag in HEADINGS or (tag == "dt" and kind == "term") or ("exercise-title" in classes and kind == "exercise"):
            return "heading"
        return "code" if tag == "pre" else ""

    def end(self, change: Change) -> None:
        """Deshace lo que cambió la etiqueta que se cierra."""
        self.add(change.after)
        if change.nested:
            self.inside.pop()
        if change.aside:
            self.parts.pop()

    def add(self, text: str) -> None:
        """Añade texto a la parte que toca del apartado abierto."""
        if self.inside:
            current = self.inside[-1]
            # Un encabezado que se ha quedado abierto no se lleva el texto de otro apartado.
            part = self.parts[-1][1] if self.parts and self.parts[-1][0] is current else "text"
            setattr(current, part, getattr(current, part) + text)
