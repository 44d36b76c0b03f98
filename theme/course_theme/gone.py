"""Lo que iba a una página que este libro ha quitado se queda sin enlace; ``tools/removed.py`` dice dónde está.

Son páginas del curso las de ``PROMISES``. Un enlace a otra que no existe sigue siendo un error: estará mal escrito.
"""

import re
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from optlib.exercises import bank

from .promises import PROMISES
from .sheets import PAGE, names

GLOSSARY = "glosario"
ANCHOR = re.compile(r'<a href="(?:\.\./)?(\w+)\.html(?:#([\w-]+))?')


class Gone(NamedTuple):
    """Las páginas que faltan, por su nombre y por lo que va detrás de su número."""

    names: set[str]
    unnumbered: set[str]

    def __contains__(self, page: object) -> bool:
        return page in self.names or bank.unnumbered(str(page)) in self.unnumbered


class Unlink(SphinxPostTransform):
    """Deja en su texto los enlaces a las páginas quitadas y, sin glosario, los términos."""

    # Antes de que Sphinx los resuelva, y los de MyST, que van antes que él.
    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Mira cada enlace sin resolver de la página."""
        here = {name.rpartition("/")[2] for name in self.env.found_docs}
        missing = set(PROMISES) - here
        if not missing:
            return
        # También con otro número: el que tenía, en lo que llega del curso cuando aquí se han cambiado.
        still = {bank.unnumbered(name) for name in here}
        gone = Gone(missing, {bank.unnumbered(name) for name in missing} - still)
        self.unlink_written(gone)
        for reference in list(self.document.findall(addnodes.pending_xref)):
            term = reference["reftype"] == "term" and GLOSSARY in gone
            page = page_of(reference)
            if term or page in gone:
                # Sin texto propio, el enlace diría el título de la página: queda su nombre, en palabras.
                name = bank.unnumbered(page).replace("_", " ")
                said = reference.children if term or reference["refexplicit"] else [nodes.Text(f"«{name}»")]
                reference.replace_self(nodes.inline("", "", *said))

    def unlink_written(self, gone: Gone) -> None:
        """Los que están escritos en HTML, también a la hoja de ejercicios de una página quitada."""
        sheets = {f"hoja-{sheet}" for page, sheet in names(bank.pages()).items() if page in gone}
        for opening in list(self.document.findall(nodes.raw)):
            found = ANCHOR.match(opening.astext())
            if not found or not (found[1] in gone or (found[1] == PAGE and found[2] in sheets)):
                continue
            after = opening.parent[opening.parent.index(opening) :]
            closing = next((node for node in after if isinstance(node, nodes.raw) and node.astext() == "</a>"), None)
            for node in filter(None, (opening, closing)):
                node.parent.remove(node)


def page_of(reference: addnodes.pending_xref) -> str:
    """El nombre de la página a la que va un enlace, sin carpeta ni extensión."""
    target = str(reference["reftarget"]).partition("#")[0]
    return target.rpartition("/")[2].removesuffix(".ipynb").removesuffix(".md")


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    app.add_post_transform(Unlink)
