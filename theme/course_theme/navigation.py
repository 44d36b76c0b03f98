"""Navegación: las partes del libro y las secciones de la página, como datos para las plantillas."""

import os
from functools import lru_cache

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment.adapters.toctree import TocTree


def chapter(app: Sphinx, docname: str, title: str | None) -> dict:
    """Devuelve nombre, número y título (sin formato) de una página del índice."""
    numbers = app.env.toc_secnumbers.get(docname, {}).get("", ())
    text = title or app.env.titles[docname].astext()
    return {"docname": docname, "number": ".".join(map(str, numbers)), "title": text}


@lru_cache(maxsize=1)
def parts(app: Sphinx) -> list[dict]:
    """Devuelve las partes del libro con sus páginas, en el orden de ``_toc.yml``."""
    root = app.env.get_doctree(app.config.root_doc)
    return [
        {
            "caption": toctree.get("caption") or "",
            "pages": [chapter(app, docname, title) for title, docname in toctree["entries"]],
        }
        for toctree in root.findall(addnodes.toctree)
    ]


def sections(app: Sphinx, docname: str) -> str:
    """Devuelve la lista HTML de las secciones de la página, sin su título."""
    whole = TocTree(app.env).get_toc_for(docname, app.builder)
    inner = [child for item in whole.children for child in item.children if isinstance(child, nodes.bullet_list)]
    return app.builder.render_partial(inner[0])["fragment"] if inner else ""


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Da a las plantillas el índice del libro, el de la página y las direcciones conocidas."""
    context["parts"] = parts(app)
    context["sections"] = sections(app, pagename) if doctree is not None else ""
    context["repository"] = os.environ.get("REPOSITORIO", "") or context.get("repository_url", "")
    body = context.get("body", "")
    context["interactive"] = "data-exercise=" in body or "data-figure=" in body


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_to_context)
    # El índice se recalcula en cada construcción aunque el proceso sea el mismo.
    app.connect("env-updated", lambda app, env: parts.cache_clear())
