"""Lee las páginas construidas, sin cambiarlas: qué clases y letras usan, y qué texto tiene cada apartado."""

import pickle
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = {"h1", "h2", "h3"}
BLOCKS = {"p", "div", "li", "td", "th", "tr", "table", "section", "dt", "dd", "pre", "summary", "figcaption", "caption"}
# Lo que no se busca: la copia visual de las fórmulas, su LaTeX, las almohadillas y lo que no es texto.
SILENT_CLASSES = {"katex-html", "headerlink", "visually-hidden", "exercise-tex"}
SILENT_TAGS = {"annotation", "script", "style", "nav", "svg"}
# Fórmulas que, escritas en línea, dirían otra cosa: en el índice queda «…» en su lugar.
TALL_TAGS = {"msup", "msubsup", "mfrac", "msqrt", "mover", "munder", "munderover", "mtable"}


@dataclass
class Page:
    """Lo que se sabe de una página."""

    classes: set[str] = field(default_factory=set)
    formula_letters: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    title: str = ""
    # Por apartado: ancla, título y texto.
    sections: list[list[str]] = field(default_factory=list)


class Reader(HTMLParser):
    """Recorre una página y llena un ``Page``."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.stack: list[tuple[str, bool, bool]] = []  # etiqueta, ¿callada?, ¿fórmula?
        self.article = self.silent = self.formula = 0
        self.anchor, self.heading = "", False
        self.math, self.tall = "", False

    def handle_starttag(self, tag: str, attributes: list) -> None:
        values = dict(attributes)
        classes = set((values.get("class") or "").split())
        self.page.classes |= classes
        if tag == "section" and values.get("id"):
            self.anchor = values["id"]
        if self.article and not self.silent and tag in BLOCKS:
            self.add(" ")
        if tag in VOID:
            return
        if tag == "math":
            self.math, self.tall = "", False
        self.tall |= tag in TALL_TAGS
        silent = bool(classes & SILENT_CLASSES) or tag in SILENT_TAGS
        formula = "katex-html" in classes or tag == "math"
        self.stack.append((tag, silent, formula))
        self.silent += silent
        self.formula += formula
        self.article += tag == "article"
        if tag in HEADINGS and self.article:
            self.page.sections.append([self.anchor if tag != "h1" else "", "", ""])
            self.heading = True

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not any(name == tag for name, _, _ in reversed(self.stack)):
            return
        while self.stack:
            name, silent, formula = self.stack.pop()
            self.silent -= silent
            self.formula -= formula
            if name == tag:
                break
        self.article -= tag == "article"
        if tag == "math" and self.article and not self.silent:
            self.add("…" if self.tall else self.math)
        if tag in HEADINGS:
            self.heading = False

    def handle_data(self, data: str) -> None:
        if self.formula:
            self.page.formula_letters |= set(data)
        else:
            self.page.letters |= set(data)
        if self.article and not self.silent:
            if self.formula:
                self.math += data
            else:
                self.add(data)

    def add(self, text: str) -> None:
        """Añade texto al apartado actual, a su título o a su cuerpo."""
        if self.page.sections:
            self.page.sections[-1][1 if self.heading else 2] += text


def read(html: str) -> Page:
    """Devuelve lo que se sabe de la página escrita en ``html``."""
    reader = Reader()
    reader.feed(html)
    page = reader.page
    page.sections = [[anchor, *(" ".join(text.split()) for text in texts)] for anchor, *texts in page.sections]
    page.title = page.sections[0][1] if page.sections else ""
    return page


def read_all(folder: Path, memory: Path) -> dict[str, Page]:
    """Lo que se sabe de cada página de ``folder``; ``memory`` guarda lo leído, y solo se lee lo que ha cambiado."""
    known = pickle.loads(memory.read_bytes()) if memory.exists() else {}
    seen = {}
    for path in sorted(folder.rglob("*.html")):
        written = path.stat().st_mtime_ns
        before = known.get(path)
        seen[path] = before if before and before[0] == written else (written, read(path.read_text("utf-8")))
    memory.write_bytes(pickle.dumps(seen))
    return {path.relative_to(folder).as_posix(): page for path, (_, page) in seen.items()}
