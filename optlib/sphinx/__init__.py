"""Una extensión de Sphinx: los ejercicios y las figuras de optlib, vivos en otro libro y sin pedir nada a otros sitios.

En el ``_config.yml`` de un Jupyter Book 1.x::

    sphinx:
      extra_extensions: [optlib.sphinx]
"""

import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from .. import __version__
from ..digits import packed
from ..towns import COUNTRIES, folded

STYLES = ("exercises/exercises.css", "figures/figures.css", "figures/heights.css", "other-book.css")
# Lo de los cuadernos: aquí lo interactivo lo pone la página.
LEFT = shutil.ignore_patterns("jupyter", "package.json")


def write_data(static: Path) -> None:
    """Escribe en la carpeta ``_static`` de un sitio lo que las redes piden al tocarlas: las cifras y los pueblos."""
    (static / "digits.js").write_text(f"window.digits={json.dumps(packed())};\n", "utf-8")
    for country in COUNTRIES:
        text = json.dumps(folded(country), ensure_ascii=False)
        (static / f"towns-{country}.js").write_text(f"(window.towns??={{}}).{country}={text};\n", "utf-8")


def ask_for_html(app: Sphinx, config: Config) -> None:
    """De lo que da una celda se toma el HTML, y no el widget, que pediría su JavaScript a otro sitio."""
    config.nb_mime_priority_overrides = [*config.nb_mime_priority_overrides, ("html", "text/html", 5)]
    config.nb_ipywidgets_js = {}


def write(app: Sphinx, error: Exception | None) -> None:
    """Copia en el sitio lo que las páginas piden."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    with as_file(files("optlib") / "static") as source:
        shutil.copytree(source, static / "optlib", ignore=LEFT, dirs_exist_ok=True)
    write_data(static)


def setup(app: Sphinx) -> dict[str, Any]:
    """Lo que Sphinx llama al cargarla."""
    app.connect("config-inited", ask_for_html)
    app.connect("build-finished", write)
    for name in STYLES:
        app.add_css_file(f"optlib/{name}")
    app.add_js_file("optlib/mount.js", type="module")
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
