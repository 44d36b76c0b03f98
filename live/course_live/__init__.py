"""Python en la página: lo que se ejecuta en el navegador para que cada celda se pueda probar donde se lee.

Todo esto, menos ``pages``, viaja a la página con optlib y no usa más que la biblioteca estándar y lo que haya cargado.
"""

from typing import Any


def setup(app: Any) -> dict[str, Any]:
    """Conecta con Sphinx lo que se publica, que no viaja."""
    from . import pages

    pages.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
