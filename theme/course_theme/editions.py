"""El libro para llevar: la portada enlaza el PDF y el ZIP que ya estén hechos, que se copian al sitio.

``course_editions`` son sus rutas, que da ``tools/build.py``. ``course_offline`` dice que lo que se construye es el
propio ZIP: una página abierta desde una carpeta (``file://``) no puede cargar módulos ni adelantar las fuentes.
"""

import shutil
from pathlib import Path

from sphinx.application import Sphinx

TITLES = {
    ".pdf": "PDF del curso",
    ".zip": "Sitio completo para leer sin conexión (ZIP)",
}


def available(app: Sphinx) -> list[Path]:
    """Devuelve las ediciones ya hechas; la que se lee sin conexión no enlaza ninguna, que podría ser ella misma."""
    paths = [] if app.config.course_offline else map(Path, app.config.course_editions)
    return [path for path in paths if path.exists()]


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Dice a las plantillas para qué edición es la página y da a la portada sus descargas, con su tamaño."""
    context["offline"] = app.config.course_offline
    context["downloads"] = []
    if pagename == app.config.root_doc:
        context["downloads"] = [
            {"url": path.name, "text": TITLES[path.suffix], "size": f"{path.stat().st_size / 1e6:.1f} MB"}
            for path in available(app)
        ]


def copy(app: Sphinx, error: Exception | None) -> None:
    """Copia las ediciones junto a la portada."""
    if not error and app.builder.format == "html":
        for path in available(app):
            shutil.copy2(path, app.outdir)


def setup(app: Sphinx) -> None:
    app.add_config_value("course_editions", [], "html", [list, tuple])
    app.add_config_value("course_offline", False, "html")
    app.connect("html-page-context", add_to_context)
    app.connect("build-finished", copy)
