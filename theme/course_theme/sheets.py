"""Las hojas de ejercicios para imprimir: los de cada capítulo, con sus soluciones al final, en hoja aparte.

Son los mismos textos del banco que hay en los capítulos, sin lo que los hace interactivos: ni se corrigen ni cuentan en
el progreso. La página no está en el índice del libro ni en la búsqueda, que ya los encuentra en su capítulo; la enlaza
la de docentes.
"""

from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from optlib.exercises import bank
from optlib.exercises.common import Exercise
from optlib.exercises.page import parts
from optlib.exercises.recipes import instantiate
from optlib.exercises.texts import Texts

PAGE = "hojas"
DESCRIPTION = "Los ejercicios de cada capítulo, para imprimir: los enunciados primero y las soluciones en hoja aparte."


def read_settings(app: Sphinx, config: Config) -> None:
    """Un libro con capítulos del banco lleva la página de las hojas."""
    if any(Path(app.srcdir, f"chapters/{page}.ipynb").exists() for page in bank.pages()):
        config.html_additional_pages = {**config.html_additional_pages, PAGE: f"{PAGE}.html"}


def split(exercise: Exercise) -> tuple[str, str]:
    """El enunciado de un ejercicio, con su número y el hueco de la respuesta, y su solución."""
    shown = parts(exercise, Texts(instantiate(exercise).names))
    question = (
        f'<section class="exercise exercise-{exercise.kind}">'
        f'<p class="exercise-title">{shown.title} <span class="exercise-goal">{shown.goal}</span></p>'
        f'<div class="exercise-question">{shown.question}</div>'
        f'<div class="exercise-answer">{shown.answer}</div></section>'
    )
    return question, f'<div class="solution"><strong>{bank.number(exercise.id)}</strong> {shown.solution}</div>'


def sheet(number: str, items: Sequence[Exercise]) -> dict[str, str]:
    """Los enunciados y las soluciones de un capítulo."""
    questions, solutions = zip(*map(split, items), strict=True)
    return {"number": number, "questions": "".join(questions), "solutions": "".join(solutions)}


def add_to_context(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Da a la plantilla una hoja por cada capítulo que está en el libro."""
    if pagename != PAGE:
        return
    context["description"], context["sheets"] = DESCRIPTION, []
    for page, items in bank.pages().items():
        docname = f"chapters/{page}"
        if docname in app.env.titles:
            number = ".".join(map(str, app.env.toc_secnumbers.get(docname, {}).get("", ())))
            title = app.env.titles[docname].astext()
            context["sheets"].append({"page": docname, "title": title} | sheet(number, items))


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    # Después de «head» y de «publishing», que ponen la descripción y las demás páginas.
    app.connect("config-inited", read_settings, priority=600)
    app.connect("html-page-context", add_to_context, priority=600)
