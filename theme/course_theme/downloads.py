"""El libro para llevar: si «make pdf» o «make zip» lo han hecho, se copia al sitio y la portada lo enlaza."""

import shutil
from pathlib import Path

from sphinx.application import Sphinx

NAME = "optimizacion-en-las-redes-neuronales"
EDITIONS = {
    "pdf": "PDF del curso",
    "zip": "Sitio completo para leer sin conexión (ZIP)",
}


def available(app: Sphinx) -> list[Path]:
    """Las ediciones ya hechas; la que se lee sin conexión no se enlaza a sí misma."""
    if app.config.course_offline:
        return []
    paths = [Path(app.srcdir, "_build", f"{NAME}.{kind}") for kind in EDITIONS]
    return [path for path in paths if path.exists()]


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Da a la portada sus descargas, con el tamaño en megabytes."""
    context["downloads"] = []
    if pagename == app.config.root_doc:
        context["downloads"] = [
            {"url": path.name, "text": EDITIONS[path.suffix[1:]], "size": f"{path.stat().st_size / 1e6:.1f} MB"}
            for path in available(app)
        ]


def copy(app: Sphinx, error: Exception | None) -> None:
    """Copia las ediciones junto a la portada."""
    if not error and app.builder.format == "html":
        for path in available(app):
            shutil.copy2(path, app.outdir)


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_to_context)
    app.connect("build-finished", copy)
