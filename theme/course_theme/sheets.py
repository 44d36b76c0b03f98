"""Las hojas de ejercicios para imprimir: los de cada capítulo, con sus soluciones al final, en hoja aparte.

Son los mismos textos del banco que hay en los capítulos, sin lo que los hace interactivos: ni se corrigen ni cuentan en
el progreso. La página no está en el índice del libro ni en la búsqueda, que ya los encuentra en su capítulo; la enlaza
la de docentes.
"""

import re
from collections import Counter
from pathlib import Path
from string import ascii_lowercase

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole

from optlib.exercises import bank
from optlib.exercises.common import Exercise
from optlib.exercises.forms import display_order
from optlib.exercises.kinds import Choice
from optlib.exercises.page import parts
from optlib.exercises.recipes import instantiate
from optlib.exercises.texts import Texts

from . import numbering

PAGE = "hojas"
DESCRIPTION = "Los ejercicios de cada capítulo, para imprimir: los enunciados primero y las soluciones en hoja aparte."


def read_settings(app: Sphinx, config: Config) -> None:
    """Un libro con capítulos del banco lleva la página de las hojas."""
    if any(Path(app.srcdir, f"chapters/{page}.ipynb").exists() for page in bank.pages()):
        config.html_additional_pages = {**config.html_additional_pages, PAGE: f"{PAGE}.html"}


def split(exercise: Exercise, number: str) -> tuple[str, str]:
    """El enunciado de un ejercicio, con su número y el hueco de la respuesta, y su solución."""
    shown = parts(exercise, Texts(instantiate(exercise).names), number)
    # Una regla se escribe a mano: su figura no arranca.
    answer = re.sub(r' data-rule="[^"]*"', "", shown.answer)
    question = (
        f'<section class="exercise exercise-{exercise.kind}">'
        f'<p class="exercise-title">{shown.title} <span class="exercise-goal">{shown.goal}</span></p>'
        f'<div class="exercise-question">{shown.question}</div>'
        f'<div class="exercise-answer">{answer}</div></section>'
    )
    return question, f'<div class="solution"><strong>{number}</strong> {shown.solution}{boxes(exercise)}</div>'


def boxes(exercise: Exercise) -> str:
    """Las casillas que se marcan, contadas desde arriba, si el ejercicio es de elegir."""
    if not isinstance(exercise, Choice):
        return ""
    right = instantiate(exercise).right
    places = [f"{place}.ª" for place, option in enumerate(display_order(exercise), 1) if right[option]]
    return f" <p>Se marca: {', '.join(places)}.</p>"


def names(env: BuildEnvironment) -> dict[str, str]:
    """El nombre de la hoja de cada página con ejercicios: su número y, en la segunda de un capítulo, una letra."""
    count: Counter[str] = Counter()
    found = {}
    for docname in numbering.exercises(env):
        number = numbering.label(env, docname) or docname.rpartition("/")[2]
        count[number] += 1
        found[docname] = number + ("", *ascii_lowercase[1:])[count[number] - 1]
    return found


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Da a la plantilla una hoja por cada página con ejercicios."""
    if pagename != PAGE:
        return
    env, sheets = app.env, names(app.env)
    context["description"], context["sheets"] = DESCRIPTION, []
    for docname, numbers in numbering.exercises(env).items():
        questions, solutions = zip(*(split(bank.find(item), number) for item, number in numbers.items()), strict=True)
        context["sheets"].append(
            {
                "page": docname,
                "title": env.titles[docname].astext(),
                "name": sheets[docname],
                "number": numbering.label(env, docname),
                "questions": "".join(questions),
                "solutions": "".join(solutions),
            }
        )


def link(app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, said: nodes.TextElement) -> nodes.Node | None:
    """El papel ``{hoja}``: «Hoja 3», enlazada, a partir del nombre de la página de sus ejercicios."""
    name = names(env).get(f"chapters/{node['reftarget']}") if node["reftype"] == "hoja" else None
    if name is None:
        return None
    address = app.builder.get_relative_uri(node["refdoc"], PAGE) + f"#hoja-{name}"
    return nodes.reference("", f"Hoja {name}", refuri=address, internal=True)


def setup(app: Sphinx) -> None:
    app.add_role("hoja", XRefRole(warn_dangling=True))
    app.connect("missing-reference", link)
    # Después de «head» y de «publishing», que ponen la descripción y las demás páginas.
    app.connect("config-inited", read_settings, priority=600)
    app.connect("html-page-context", add_to_context, priority=600)
