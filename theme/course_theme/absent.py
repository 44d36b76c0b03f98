"""Los enlaces a una página del curso que esta edición no lleva, que se quedan en su texto.

Solo los de las que nombra ``promises``: con otro nombre es una errata, y Sphinx avisa.
"""

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .promises import PROMISES

WRITTEN = re.compile(r'<a [^>]*href="(\w+)\.html')


def is_absent(env: BuildEnvironment, name: str) -> bool:
    """¿Es una página del curso que no está en ``_toc.yml``?"""
    return name in PROMISES and f"chapters/{name}" not in env.found_docs


def text(app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, said: nodes.TextElement) -> nodes.Node | None:
    """Lo que queda de un enlace: su texto o, si no lo tiene, el nombre de la página; de una hoja, una raya."""
    name = node["reftarget"].removeprefix("/chapters/")
    if node["reftype"] not in ("doc", "hoja") or not is_absent(env, name):
        return None
    if node["reftype"] == "hoja":
        return nodes.Text("—")
    return said if node["refexplicit"] else nodes.Text(name.partition("_")[2].replace("_", " ") or name)


def unwrap(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Lo mismo con un enlace escrito en HTML, que lleva a una figura con sus mandos puestos."""
    for opening in [*doctree.findall(nodes.raw)]:
        link = WRITTEN.match(opening.astext())
        if link and is_absent(app.env, link[1]):
            later = opening.parent.children[opening.parent.index(opening) :]
            closing = next(node for node in later if isinstance(node, nodes.raw) and node.astext() == "</a>")
            for node in (opening, closing):
                node.parent.remove(node)


def setup(app: Sphinx) -> None:
    app.connect("missing-reference", text)
    app.connect("doctree-resolved", unwrap)
