"""Cómo se escribe en HTML cada elemento que Sphinx deja sin medidas, sin marco, en inglés o sin plegar."""

from pathlib import Path

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from PIL import Image
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from optlib.plots.pictures import NARROW_SCREEN

from .notebook_pictures import picture


def size(folder: str, node: nodes.image) -> dict:
    """Devuelve los atributos ``width`` y ``height`` en píxeles; si faltan, los lee del fichero."""
    found = {key: node[key].removesuffix("px") for key in ("width", "height") if key in node}
    if len(found) == 2 and all(value.isdigit() for value in found.values()):
        return found
    try:
        with Image.open(Path(folder, node["uri"])) as image:
            return {"width": image.width, "height": image.height}
    except OSError:
        return {}


class CourseTranslator(HTML5Translator):
    """El traductor de Sphinx con imágenes medidas, tablas con marco, enlaces con nombre y recuadros plegables."""

    def visit_image(self, node: nodes.image) -> None:
        """Escribe ``<img>`` con medidas (la página no salta al cargarla) y carga diferida; otra forma, ``<source>``."""
        uri = node["uri"]
        attributes = size(self.builder.srcdir, node) if "://" not in uri else {}
        if uri in self.builder.images:
            uri = f"{self.builder.imgpath}/{self.builder.images[uri]}"
        if isinstance(node.parent, picture) and node.next_node(descend=False, siblings=True):
            attributes |= {"media": NARROW_SCREEN, "srcset": uri}
            self.body.append(self.emptytag(node, "source", "", **attributes))
            return
        attributes |= {"src": uri, "alt": node.get("alt", ""), "loading": "lazy"}
        ending = "" if isinstance(node.parent, (nodes.TextElement, picture)) else "\n"
        self.body.append(self.emptytag(node, "img", ending, **attributes))

    def depart_image(self, node: nodes.image) -> None:
        """Nada: ``<img>`` no se cierra."""

    def visit_picture(self, node: picture) -> None:
        """Escribe ``<picture>``, donde el navegador elige la forma de una imagen y descarga solo esa."""
        self.body.append("<picture>")

    def depart_picture(self, node: picture) -> None:
        """Cierra las formas de la imagen."""
        self.body.append("</picture>\n")

    def visit_reference(self, node: nodes.reference) -> None:
        """Sin las clases que Sphinx pone a cada enlace, que ninguna regla usa y que en un capítulo son muchas."""
        begin = len(self.body)
        super().visit_reference(node)
        self.body[begin:] = [text.replace(' class="reference internal"', "") for text in self.body[begin:]]

    def visit_table(self, node: nodes.table) -> None:
        """Da a la tabla un marco que se desplaza cuando no cabe."""
        self.body.append('<div class="table-scroll">')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        """Cierra el marco."""
        super().depart_table(node)
        self.body.append("</div>\n")

    def visit_entry(self, node: nodes.entry) -> None:
        """Dice en cada encabezado si lo es de columna o de fila, y en cada casilla, su columna (``table_cards``).

        Una esquina vacía no encabeza nada.
        """
        super().visit_entry(node)
        tag = self.body[-1]
        if node.get("label"):
            self.body[-1] = f'<td data-label="{self.attval(node["label"])}"{tag[3:]}'
        if not tag.startswith("<th"):
            return
        if not node.astext().strip():
            self.body[-1], self.context[-1] = f"<td{tag[3:]}", "</td>\n"
        else:
            scope = "col" if isinstance(node.parent.parent, nodes.thead) else "row"
            self.body[-1] = f'<th scope="{scope}"{tag[3:]}'

    def visit_citation(self, node: nodes.citation) -> None:
        """Escribe una referencia como elemento de una lista: los papeles que usa docutils están retirados."""
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<div role="list" class="citation-list">')
        self.body.append(self.starttag(node, "div", classes=["citation"], role="listitem"))

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Escribe una nota como elemento de una lista, no como un <aside> dentro de otro."""
        if not isinstance(node.previous_sibling(), nodes.footnote):
            self.body.append('<div role="list" class="footnote-list">')
        self.body.append(self.starttag(node, "div", classes=["footnote"], role="listitem"))

    def depart_footnote(self, node: nodes.footnote) -> None:
        """Cierra la nota y, tras la última, la lista, como las referencias."""
        self.depart_citation(node)

    def section_title_tags(self, node: nodes.title) -> tuple[str, str]:
        """Da nombre al título: su texto, sin el enlace que lleva al lado."""
        start, close = super().section_title_tags(node)
        name = f"h-{node.parent['ids'][0]}"
        return f'{start.rstrip(">")} aria-labelledby="{name}"><span id="{name}">', close

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:
        """Escribe la almohadilla que enlaza un título, con nombre para quien la oye."""
        if node["ids"] and self.config.html_permalinks and self.builder.add_permalinks:
            name = "Enlace a esta ecuación" if isinstance(node, nodes.math_block) else "Enlace a este apartado"
            anchor = node["ids"][0]
            self.body.append("</span>" * isinstance(node, nodes.section))
            self.body.append(f'<a class="headerlink" href="#{anchor}" aria-label="{name}" title="{name}">#</a>')

    def visit_admonition(self, node: nodes.Element, name: str = "") -> None:
        """Escribe un recuadro; con la clase ``dropdown``, plegado. Cómo se cierra queda en el contexto (Sphinx 9)."""
        if "dropdown" not in node["classes"]:
            return super().visit_admonition(node, name)
        self.context.append("</details>\n")
        self.body.append(self.starttag(node, "details", CLASS=f"admonition {name}"))
        title = node[0].astext() if isinstance(node[0], nodes.title) else "Ver"
        self.body.append(f'<summary class="admonition-title">{self.encode(title)}</summary>')
        if isinstance(node[0], nodes.title):
            node.pop(0)

    def depart_admonition(self, node: nodes.Element | None = None) -> None:
        """Cierra el recuadro: el plegado, según el contexto; los demás, como Sphinx."""
        if node is not None and "dropdown" in node["classes"]:
            self.body.append(self.context.pop())
        else:
            super().depart_admonition(node)

    def visit_HideCodeCellNode(self, node: HideCodeCellNode) -> None:
        """Escribe el pliegue de una celda oculta (``hide-input``), que cerrado es un ``</>`` junto a lo que se ve."""
        self.body.append(self.starttag(node, "details", CLASS="hide"))
        show, fold = (self.encode(node[key]) for key in ("prompt_show", "prompt_hide"))
        self.body.append(
            f'<summary><span class="show" title="{show}"><span aria-hidden="true">&lt;/&gt;</span>'
            f'<span class="visually-hidden">{show}</span></span><span class="fold">{fold}</span></summary>'
        )

    def depart_HideCodeCellNode(self, node: HideCodeCellNode) -> None:
        """Cierra el pliegue."""
        self.body.append("</details>\n")


def use_own_folds(app: Sphinx) -> None:
    """Retira el modo en que myst-nb escribe las celdas ocultas, que tendría preferencia sobre el traductor."""
    app.registry.translation_handlers.get("html", {}).pop("HideCodeCellNode", None)


def setup(app: Sphinx) -> None:
    app.set_translator("html", CourseTranslator)
    app.connect("builder-inited", use_own_folds)
