"""Lee las páginas construidas, sin cambiarlas: qué clases, letras y ficheros usan, y qué texto tiene cada apartado."""

import pickle
import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, TreeBuilder

from sphinx.application import Sphinx

from .sections import Sections

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
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


@dataclass
class Page:
    """Lo que se sabe de una página."""

    classes: set[str] = field(default_factory=set)
    # Por su fuente (``FACES`` y ``ALPHABETS``).
    letters: dict[str, set[str]] = field(default_factory=dict)
    # Ficheros del sitio que la página carga o enlaza, desde su raíz.
    references: set[str] = field(default_factory=set)
    title: str = ""
    # Por apartado: ancla, encabezado, texto, clase y código.
    sections: list[list[str]] = field(default_factory=list)


class Tree(HTMLParser):
    """El árbol de una página; la etiqueta que queda abierta se cierra con la que la lleva dentro."""

    def __init__(self) -> None:
        super().__init__()
        self.builder, self.opened = TreeBuilder(), ["html"]
        self.builder.start("html", {})

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attributes})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.opened[1:]:
            self.builder.end(last := self.opened.pop())
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        self.builder.data(data)

    def close(self) -> Element:  # type: ignore[override]
        super().close()
        while self.opened:
            self.builder.end(self.opened.pop())
        return self.builder.close()


def spell(node: Element, letters: dict[str, set[str]], font: str = PLAIN, formula: bool = False) -> None:
    """Apunta las letras de una etiqueta y de lo que lleva dentro, por su fuente; ``font`` es la de fuera.

    De KaTeX, las de la copia que se ve y no las de su MathML.
    """
    classes = node.get("class", "").split()
    if "katex-mathml" in classes:
        return
    if not formula and (node.tag == "math" or "katex-html" in classes):
        formula, font = True, ""
    if not formula:
        font = FACES.get(node.tag, font)
    elif node.tag == "mi" and "mathvariant" in node.attrib:
        font = UPRIGHT
    else:
        font = next((ALPHABETS[name] for name in classes if name in ALPHABETS), font)
    # La letra suelta de un ``mi`` es cursiva si no dice otra cosa.
    lone = node.tag == "mi" and len((node.text or "").strip()) == 1
    text = "".join([node.text or "", *(child.tail or "" for child in node)])
    letters.setdefault(font or (ITALIC if lone else UPRIGHT), set()).update(text)
    for child in node:
        spell(child, letters, font, formula)


def local(url: str, folder: str) -> str:
    """La ruta desde la raíz del sitio de una dirección escrita en ``folder``; la de otro sitio, tal cual."""
    parts = urlsplit(url)
    whole = parts.scheme or parts.netloc or not parts.path
    return url if whole else posixpath.normpath(posixpath.join(folder, unquote(parts.path)))


def read(html: str, name: str = "index.html") -> Page:
    """Devuelve lo que se sabe de la página escrita en ``html``; ``name`` es su ruta desde la raíz del sitio."""
    tree = Tree()
    tree.feed(html)
    root, page, sections = tree.close(), Page(), Sections(name)
    for node in root.iter():
        page.classes.update(node.get("class", "").split())
        page.references |= {
            local(node.attrib[key], posixpath.dirname(name)) for key in ("src", "srcset", "href") if node.get(key)
        }
    spell(root, page.letters)
    for article in root.iter("article"):
        sections.read(article)
    page.sections = [section.tidy() for section in sections.all]
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
