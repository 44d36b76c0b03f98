"""Seguir donde se dejó: lo que las páginas y su guion necesitan para decir cuánto hay hecho y qué viene ahora.

Lo que lleva hecho cada lector está solo en su navegador: lo pone ``scripts/going-on.js``.
"""

import json

from sphinx.application import Sphinx

from optlib.exercises import bank

from . import numbering
from .landing import next_card
from .navigation import neighbours

REFERENCES = '<section id="referencias">'


def exercises(app: Sphinx) -> dict[str, list[str]]:
    """Los ejercicios de cada página del libro, en su orden, que se pueden hacer en esta edición."""
    return {
        docname.rpartition("/")[2]: [
            # Sin Python en la página, los de programar se hacen en el cuaderno.
            name
            for name in numbers
            if app.config.course_python or bank.find(name).kind != "code"
        ]
        for docname, numbers in numbering.exercises(app.env).items()
    }


def constants(app: Sphinx) -> dict[str, str]:
    """Lo que ``scripts/going-on.js`` toma al reunirse."""
    return {"EXERCISES": json.dumps(exercises(app))}


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Da a la plantilla lo que cierra un capítulo: sus ejercicios y el capítulo que viene.

    Va antes de las referencias, que pasan a estar aparte del resto del texto.
    """
    done_here = exercises(app).get(pagename.rpartition("/")[2], [])
    numbers = numbering.exercises(app.env).get(pagename, {})
    context["exercises"] = [(name, numbers[name]) for name in done_here]
    after = neighbours(app, pagename)[1]
    is_chapter = context["exercises"] and after and after["number"]
    context["next_card"] = next_card(app, after, pagename) if is_chapter else ""
    if context["exercises"]:
        text, mark, references = context["body"].partition(REFERENCES)
        context.update(body=text, references=mark + references)


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_to_context)
