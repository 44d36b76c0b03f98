"""Las hojas de ejercicios para imprimir: los de cada capítulo, con sus soluciones al final, en hoja aparte.

Son los mismos textos del banco que hay en los capítulos, sin lo que los hace interactivos: ni se corrigen ni cuentan en
el progreso. La página no está en el índice del libro ni en la búsqueda, que ya los encuentra en su capítulo; la enlaza
la de docentes.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from optlib.exercises import bank
from optlib.exercises.common import Exercise
from optlib.exercises.forms import FORMS
from optlib.exercises.page import render

PAGE = "hojas"
DESCRIPTION = "Los ejercicios de cada capítulo, para imprimir: los enunciados primero y las soluciones en hoja aparte."
# Lo que en el HTML de un ejercicio sirve para responder en la página o para un cuaderno sin ejecutar.
INTERACTIVE = re.compile(
    r""" id="ejercicio-[^"]*"| data-exercise="[^"]*"| data-recipe='[^']*'| data-v="\d+"| style="display:none"|"""
    r"""<span class="exercise-tex" popover>[^<]*</span>"""
)
TITLE = re.compile(r'<p class="exercise-title">.*?</strong>')
SOLUTION = re.compile(
    r'<details class="exercise-solution"><summary>Solución</summary>'
    r'<div class="exercise-solution-text">(.*?)</div></details>',
    re.DOTALL,
)


def read_settings(app: Sphinx, config: Config) -> None:
    """Un libro con capítulos del banco lleva la página de las hojas."""
    if any(Path(app.srcdir, f"chapters/{page}.ipynb").exists() for page in bank.pages()):
        config.html_additional_pages = {**config.html_additional_pages, PAGE: f"{PAGE}.html"}


def split(exercise: Exercise, number: str) -> tuple[str, str]:
    """El enunciado de un ejercicio, con su número y el hueco de la respuesta, y su solución."""
    html = INTERACTIVE.sub("", render(exercise))
    title = f'<p class="exercise-title"><strong>{number} {FORMS[exercise.kind].title}.</strong>'
    solution = SOLUTION.search(html)
    assert solution is not None, exercise.id
    question = TITLE.sub(lambda _: title, SOLUTION.sub("", html), count=1)
    return question, f'<div class="solution"><strong>{number}</strong> {solution[1]}</div>'


def sheet(number: str, items: Sequence[Exercise]) -> dict[str, str]:
    """Los enunciados y las soluciones de un capítulo."""
    pairs = [split(item, f"{number}.{k}") for k, item in enumerate(items, 1)]
    questions, solutions = zip(*pairs, strict=True)
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
