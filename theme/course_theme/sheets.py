"""Las hojas de ejercicios para imprimir: los de cada capítulo, con sus soluciones al final, en hoja aparte.

Son los mismos textos del banco que hay en los capítulos, sin lo que los hace interactivos: ni se corrigen ni cuentan en
el progreso. La página no está en el índice del libro ni en la búsqueda, que ya los encuentra en su capítulo; la enlaza
la de docentes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
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


def names(pages: Iterable[str]) -> dict[str, str]:
    """El nombre de la hoja de cada página: su número y, en la segunda de un capítulo, una letra.

    >>> names(["05_una", "06_otra", "06_otra_mas"]).values()
    dict_values(['5', '6', '6b'])
    """
    count: Counter[str] = Counter()
    found = {}
    for page in pages:
        number = bank.label(page)
        count[number] += 1
        found[page] = number + ("", "b", "c")[count[number] - 1]
    return found


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
    for page, name in names(bank.pages()).items():
        docname = f"chapters/{page}"
        if docname in app.env.titles:
            top = {"page": docname, "title": app.env.titles[docname].astext(), "name": name}
            context["sheets"].append(top | sheet(bank.label(page), bank.pages()[page]))


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    # Después de «head» y de «publishing», que ponen la descripción y las demás páginas.
    app.connect("config-inited", read_settings, priority=600)
    app.connect("html-page-context", add_to_context, priority=600)
