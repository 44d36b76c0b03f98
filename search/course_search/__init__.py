"""La búsqueda: su índice, que se escribe al construir el libro, y sus guiones, en ``scripts``."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from . import index


def setup(app: Sphinx) -> ExtensionMetadata:
    """Conecta la búsqueda con Sphinx."""
    index.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
