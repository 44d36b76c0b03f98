"""Qué curso es, y qué enseña cada página, dicho a los buscadores: JSON-LD de schema.org en la cabecera."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from .landing import short
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


def described(app: Sphinx, docname: str, doctree: nodes.document, objectives: Mapping[str, list[str]]) -> dict:
    """Lo que se dice del curso, en la portada, o de una de sus páginas; nada de las demás."""
    config, name = app.config, short(docname)
    if docname == config.root_doc:
        pages = [page for part in parts(app) for page in part["pages"] if page["number"].isdigit()]
        told = [PROMISES[short(page["docname"])] for page in pages if short(page["docname"]) in PROMISES]
        own = {"learningResourceType": "Curso", "teaches": told}
        own["timeRequired"] = minutes(" ".join(page["time"] for page in pages))
    elif name in objectives:
        own = {"name": app.env.titles[docname].astext(), "learningResourceType": "Capítulo"}
        own |= {"teaches": [FORMULA.sub(r"\1", text) for text in objectives[name]]}
        own |= {"timeRequired": minutes(reading_time(doctree))}
        own |= {"isPartOf": {"@type": "LearningResource", "name": config.project}}
    else:
        return {}
    licence, base = config.course_licenses["text"], config.html_baseurl
    every = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": config.project,
        "url": base and base + app.builder.get_target_uri(docname),
        "inLanguage": config.language,
        "license": licence.get("url", licence["name"]),
        "isAccessibleForFree": True,
        "educationalLevel": LEVEL,
        "author": {"@type": "Organization", "name": config.author},
        "version": config.course_edition.get("version"),
        "datePublished": config.course_edition.get("date"),
    }
    return {key: value for key, value in {**every, **own}.items() if value}


def add_to_context(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Da a la plantilla lo que se dice de la página, con lo que ya dice su descripción."""
    file = Path(app.srcdir, FILE)
    objectives = tomllib.loads(file.read_text("utf-8")) if file.exists() else {}
    found = described(app, pagename, doctree, objectives) if doctree is not None else {}
    if found:
        # Dentro de un guion, «</script>» lo cerraría.
        text = json.dumps({**found, "description": context["description"]}, ensure_ascii=False)
        context["learning"] = text.replace("<", "\\u003c")


def setup(app: Sphinx) -> None:
    # Después de «head», que pone la descripción.
    app.connect("html-page-context", add_to_context, priority=600)
