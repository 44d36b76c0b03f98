"""Lee las páginas construidas, sin cambiarlas: qué clases, letras y ficheros usan, y qué texto tiene cada apartado."""

import pickle
import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import TreeBuilder

from sphinx.application import Sphinx

from optlib.text.plain import plain_element

from .sections import Change, Sections

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = {"p", "div", "li", "td", "th", "tr", "table", "section", "dt", "dd", "pre", "summary", "figcaption", "caption"}
# Lo que no se busca: la copia visual de las fórmulas, su LaTeX, su número, las almohadillas, los botones que pliegan el
# código, las soluciones (quien busca no ha pedido verlas) y lo que no es texto.
SILENT_CLASSES = {"katex-html", "headerlink", "visually-hidden", "exercise-tex", "eqno", "exercise-solution"}
SILENT_CLASSES |= {"show", "fold", "cite-note"}
SILENT_TAGS = {"script", "style", "nav", "svg"}
# La fuente con que KaTeX dibuja las letras de una fórmula, según la clase que les da; las demás, con la corriente.
UPRIGHT, ITALIC = "Main-Regular", "Math-Italic"
ALPHABETS = {
    "mathnormal": ITALIC,
    "boldsymbol": "Math-BoldItalic",
    **dict.fromkeys(("mathit", "textit"), "Main-Italic"),
    **dict.fromkeys(("mathbf", "textbf"), "Main-Bold"),
    **dict.fromkeys(("mathrm", "textrm", "mainrm"), UPRIGHT),
    **dict.fromkeys(("amsrm", "mathbb", "textbb"), "AMS-Regular"),
    "mathcal": "Caligraphic-Regular",
    **dict.fromkeys(("mathfrak", "textfrak"), "Fraktur-Regular"),
    **dict.fromkeys(("mathboldfrak", "textboldfrak"), "Fraktur-Bold"),
    **dict.fromkeys(("mathsf", "textsf"), "SansSerif-Regular"),
    **dict.fromkeys(("mathboldsf", "textboldsf"), "SansSerif-Bold"),
    **dict.fromkeys(("mathsfit", "mathitsf", "textitsf"), "SansSerif-Italic"),
    **dict.fromkeys(("mathscr", "textscr"), "Script-Regular"),
    **dict.fromkeys(("mathtt", "texttt"), "Typewriter-Regular"),
}
# La fuente del texto en que se ve cada etiqueta; la del código es del sistema, y la de las demás, la corriente.
PLAIN = "sans"
FACES = dict.fromkeys(("h1", "h2", "h3", "h4"), "serif") | dict.fromkeys(("em", "i"), "sans-italic")
FACES |= dict.fromkeys(("code", "pre", "kbd", "samp"), "mono")


# Las fórmulas de hasta estas letras no se parten.
SHORT = 24


def tied(formula: str) -> str:
    """Una fórmula con espacios que no se parten, para no enseñar media; la larga se parte tras una relación."""
    whole = formula.replace(" ", "\u00a0")
    return whole if len(formula) <= SHORT else re.sub("(?<=[=≤≥<>≈←→;,])\u00a0", " ", whole)


@dataclass
class Page:
    """Lo que se sabe de una página."""

    classes: set[str] = field(default_factory=set)
    # Las de las fórmulas, por su fuente (``ALPHABETS``).
    formula_letters: dict[str, set[str]] = field(default_factory=dict)
    # Las del texto, por su fuente (``FACES``).
    letters: dict[str, set[str]] = field(default_factory=dict)
    # Ficheros del sitio que la página carga o enlaza, desde su raíz.
    references: set[str] = field(default_factory=set)
    title: str = ""
    # Por apartado: ancla, encabezado, texto, clase y código.
    sections: list[list[str]] = field(default_factory=list)


class Opened(NamedTuple):
    """Una etiqueta abierta."""

    tag: str
    silent: bool
    # Si es la copia visual de una fórmula; y si es MathML, que KaTeX pone sin que se vea junto a esa copia.
    drawn: bool
    spoken: bool
    alphabet: str
    # Lo que cambia en los apartados.
    change: Change


class Reader(HTMLParser):
    """Recorre una página y llena un ``Page``."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.page, self.folder = Page(), posixpath.dirname(name)
        self.stack: list[Opened] = []
        self.article = self.silent = self.drawn = self.spoken = 0
        self.sections = Sections(name)
        self.math: TreeBuilder | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Apunta clases y ficheros, y sabe si lo que sigue es texto, fórmula o nada que se busque."""
        values = dict(attributes)
        classes = set((values.get("class") or "").split())
        self.page.classes |= classes
        self.page.references |= {self.local(values[key]) for key in ("src", "srcset", "href") if values.get(key)}
        if self.article and not self.silent and tag in BLOCKS:
            self.sections.add(" ")
        if tag in VOID:
            return
        if tag == "math":
            self.math = TreeBuilder()
        if self.math is not None:
            self.math.start(tag, {name: value or "" for name, value in attributes})
        silent = bool(classes & SILENT_CLASSES) or tag in SILENT_TAGS
        drawn, spoken = "katex-html" in classes, "katex-mathml" in classes
        self.silent += silent
        self.drawn += drawn
        self.spoken += spoken
        self.article += tag == "article"
        change = self.sections.start(tag, classes, values.get("id") or "") if self.article else Change()
        alphabet = next((ALPHABETS[name] for name in classes if name in ALPHABETS), "")
        if tag == "mi" and "mathvariant" in values:
            alphabet = UPRIGHT
        self.stack.append(Opened(tag, silent, drawn, spoken, alphabet, change))

    def local(self, url: str) -> str:
        """Devuelve la ruta de ``url`` desde la raíz del sitio; la de otro sitio, tal cual."""
        parts = urlsplit(url)
        whole = parts.scheme or parts.netloc or not parts.path
        return url if whole else posixpath.normpath(posixpath.join(self.folder, unquote(parts.path)))

    def handle_endtag(self, tag: str) -> None:
        """Cierra la etiqueta y las que se han quedado abiertas dentro."""
        if tag in VOID or not any(opened.tag == tag for opened in reversed(self.stack)):
            return
        while self.stack:
            opened = self.stack.pop()
            self.silent -= opened.silent
            self.drawn -= opened.drawn
            self.spoken -= opened.spoken
            self.sections.end(opened.change)
            if self.math is not None:
                self.math.end(opened.tag)
            if opened.tag == tag:
                break
        self.article -= tag == "article"
        if tag == "math" and self.math is not None:
            formula, self.math = self.math.close(), None
            if self.article and not self.silent:
                self.sections.add(tied(plain_element(formula)))

    def alphabet(self, data: str) -> str:
        """La fuente de las letras de una fórmula: la de la clase más cercana o, en MathML, la que pide ``mi``."""
        lone = self.math is not None and self.stack[-1].tag == "mi" and len(data.strip()) == 1
        found = next((opened.alphabet for opened in reversed(self.stack) if opened.alphabet), "")
        return found or (ITALIC if lone else UPRIGHT)

    def handle_data(self, data: str) -> None:
        """Apunta las letras y, si se busca, el texto."""
        if self.drawn or (self.math is not None and not self.spoken):
            self.page.formula_letters.setdefault(self.alphabet(data), set()).update(data)
        elif not self.spoken:
            face = next((FACES[opened.tag] for opened in reversed(self.stack) if opened.tag in FACES), PLAIN)
            self.page.letters.setdefault(face, set()).update(data)
        if self.math is not None:
            self.math.data(data)
        elif self.article and not self.silent:
            self.sections.add(data)


def read(html: str, name: str = "index.html") -> Page:
    """Devuelve lo que se sabe de la página escrita en ``html``; ``name`` es su ruta desde la raíz del sitio."""
    reader = Reader(name)
    reader.feed(html)
    page = reader.page
    page.sections = [section.tidy() for section in reader.sections.all]
    page.title = page.sections[0][1] if page.sections else ""
    return page


def written(app: Sphinx) -> dict[str, Path]:
    """Devuelve las páginas del sitio, por su ruta desde la raíz: las del libro, la de búsqueda y la 404."""
    names = [*sorted(app.env.found_docs), *app.config.html_additional_pages]
    return {app.builder.get_target_uri(name): Path(app.builder.get_outfilename(name)) for name in names}


def read_all(paths: dict[str, Path], memory: Path) -> dict[str, Page]:
    """Lo que se sabe de cada página; ``memory`` guarda lo leído, y solo se lee lo que ha cambiado."""
    known = pickle.loads(memory.read_bytes()) if memory.exists() else {}
    seen = {}
    for name, path in paths.items():
        changed = path.stat().st_mtime_ns
        before = known.get(name)
        seen[name] = before if before and before[0] == changed else (changed, read(path.read_text("utf-8"), name))
    memory.write_bytes(pickle.dumps(seen))
    return {name: page for name, (_, page) in seen.items()}
