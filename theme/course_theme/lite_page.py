"""Los cuadernos enteros en JupyterLite: su página, el enlace de cada capítulo y lo que solo se cuenta si los hay.

``course_lite`` dice qué JupyterLite se publica con el sitio (lo da ``tools/build.py``): su versión, con qué nombre
guarda el navegador lo que se cambia y cuánto se descarga. Vacío, el sitio va sin él y nada de esto se escribe.
"""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from . import numbering

PAGE = "cuadernos"
SCRIPT = "notebooks.js"
DESCRIPTION = "Los capítulos del curso como cuadernos de Jupyter, que se abren y se ejecutan en el navegador."


def read_settings(app: Sphinx, config: Config) -> None:
    """Con JupyterLite hay una página más, y lo que lo cuenta va en ``{only} cuadernos``."""
    if config.course_lite:
        config.html_additional_pages = {**config.html_additional_pages, PAGE: f"{PAGE}.html"}
        app.tags.add(PAGE)


def notebooks(app: Sphinx) -> list[dict[str, str]]:
    """Los cuadernos, en el orden del libro: su página, su fichero, su título y, si es un capítulo, su número."""
    found = []
    for docname in numbering.order(app.env, app.config.root_doc):
        path = Path(app.env.doc2path(docname))
        if path.suffix == ".ipynb":
            title, number = app.env.titles[docname].astext(), numbering.label(app.env, docname)
            found.append({"page": docname, "file": path.name, "title": title, "number": number})
    return found


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Da a las plantillas el enlace al cuaderno de la página y, a la de los cuadernos, todos."""
    known = app.config.course_lite
    if known and context["notebook"]:
        address = f"{context['pathto'](PAGE)}#{Path(pagename).name}"
        context["links"].insert(0, {"text": "Abrir el cuaderno en el navegador", "url": address})
    if known and pagename == PAGE:
        context["lite"], context["notebooks"] = known, notebooks(app)
        context["megabytes"] = {name: round(size / 1e6) for name, size in known["download"].items()}
        context["description"] = DESCRIPTION


def setup(app: Sphinx) -> None:
    app.add_config_value("course_lite", {}, "html", [dict])
    # Después de «head» y de «publishing», que ponen la descripción, los enlaces y las demás páginas.
    app.connect("config-inited", read_settings, priority=600)
    app.connect("html-page-context", add_to_context, priority=600)
