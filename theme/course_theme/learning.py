"""Qué curso es, y qué enseña cada página, dicho a los buscadores: JSON-LD de schema.org en la cabecera."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from .navigation import parts, reading_time
from .objectives import FILE
from .promises import PROMISES

LEVEL = "Universidad"
# Los buscadores leen LaTeX como texto.
FORMULA = re.compile(r"\$([^$]*)\$")


def minutes(said: str) -> str:
    """Los minutos de una frase, sumados, como los escribe ISO 8601; vacío si no dice ninguno."""
    total = sum(map(int, re.findall(r"\d+", said)))
    return f"PT{total}M" if total else ""


def course(app: Sphinx, url: str) -> dict[str, Any]:
    """Lo que es el curso, y cada página también."""
    config = app.config
    found = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": config.project,
        "url": url,
        "inLanguage": config.language,
        "license": config.course_licenses["text"].get("url", config.course_licenses["text"]["name"]),
        "isAccessibleForFree": True,
        "educationalLevel": LEVEL,
        "author": {"@type": "Organization", "name": config.author},
        "version": config.course_edition.get("version"),
        "datePublished": config.course_edition.get("date"),
    }
    return {key: value for key, value in found.items() if value}


def page_url(app: Sphinx, docname: str) -> str:
    base = app.config.html_baseurl
    return base + app.builder.get_target_uri(docname) if base else ""


def described(app: Sphinx, docname: str, doctree: nodes.document, objectives: Mapping[str, list[str]]) -> dict | None:
    """Lo que se dice de una página; nada de las que no son del curso."""
    root = app.config.root_doc
    if docname == root:
        pages = [page for part in parts(app) for page in part["pages"] if page["number"].isdigit()]
        said = [page["time"] for page in pages]
        teaches = [PROMISES[name] for page in pages if (name := short(page["docname"])) in PROMISES]
        own = {"learningResourceType": "Curso", "teaches": teaches, "timeRequired": minutes(" ".join(said))}
        return {**course(app, page_url(app, root)), **{key: value for key, value in own.items() if value}}
    name = short(docname)
    if name not in objectives:
        return None
    return {
        **course(app, page_url(app, docname)),
        "name": app.env.titles[docname].astext(),
        "learningResourceType": "Capítulo",
        "teaches": [FORMULA.sub(r"\1", text) for text in objectives[name]],
        "timeRequired": minutes(reading_time(doctree)),
        "isPartOf": {"@type": "LearningResource", "name": app.config.project},
    }


def short(docname: str) -> str:
    return docname.rpartition("/")[2]


def add_to_context(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Da a la plantilla lo que se dice de la página, con lo que ya dice su descripción."""
    file = Path(app.srcdir, FILE)
    objectives = tomllib.loads(file.read_text("utf-8")) if file.exists() else {}
    found = described(app, pagename, doctree, objectives) if doctree is not None else None
    if found:
        # Dentro de un guion, «</script>» lo cerraría.
        text = json.dumps({**found, "description": context["description"]}, ensure_ascii=False)
        context["learning"] = text.replace("<", "\\u003c")


def setup(app: Sphinx) -> None:
    # Después de «head», que pone la descripción.
    app.connect("html-page-context", add_to_context, priority=600)
