"""Lo que iba a una página que este libro ha quitado se queda sin enlace; ``tools/removed.py`` dice dónde está.

Son páginas del curso las de ``PROMISES``. Un enlace a otra que no existe sigue siendo un error: estará mal escrito.
"""

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from .promises import PROMISES

GLOSSARY = "glosario"


class Unlink(SphinxPostTransform):
    """Deja en su texto los enlaces a las páginas quitadas y, sin glosario, los términos."""

    # Antes de que Sphinx los resuelva, y los de MyST, que van antes que él.
    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Mira cada enlace sin resolver de la página."""
        gone = set(PROMISES) - {name.rpartition("/")[2] for name in self.env.found_docs}
        for reference in list(self.document.findall(addnodes.pending_xref)) if gone else []:
            term = reference["reftype"] == "term" and GLOSSARY in gone
            page = page_of(reference)
            if term or page in gone:
                # Sin texto propio, el enlace diría el título de la página: queda su nombre, en palabras.
                said = reference.children if term or reference["refexplicit"] else [nodes.Text(f"«{in_words(page)}»")]
                reference.replace_self(nodes.inline("", "", *said))


def in_words(page: str) -> str:
    """El nombre de una página sin lo que la numera.

    >>> in_words("06_tasas_por_coordenada")
    'tasas por coordenada'
    """
    return page.partition("_")[2].replace("_", " ") or page


def page_of(reference: addnodes.pending_xref) -> str:
    """El nombre de la página a la que va un enlace, sin carpeta ni extensión."""
    target = str(reference["reftarget"]).partition("#")[0]
    return target.rpartition("/")[2].removesuffix(".ipynb").removesuffix(".md")


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    app.add_post_transform(Unlink)
