"""La directiva ``progreso``: las partes de «Mi progreso», legibles también sin JavaScript.

``repaso`` dice por dónde seguir y qué toca hoy, ``capitulos`` lista los ejercicios de cada capítulo, ``clinica``, los
pacientes que se han visto, ``errores``, los errores que se repiten, ``codigo``, las páginas con código cambiado,
``entrega`` da el fichero y la hoja que se entregan, y ``copia`` guarda, recupera y borra. Los datos del lector los pone
``optlib/static/exercises/progress-page.js``.
"""

from html import escape

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from optlib.exercises import bank
from optlib.exercises.texts import Texts

from . import numbering
from .navigation import parts

PARTS = ("repaso", "capitulos", "clinica", "errores", "codigo", "entrega", "copia")
WITHOUT_SCRIPTS = {
    "clinica": "Con JavaScript activado, aquí aparecen los pacientes que has visto en la clínica.",
    "codigo": "Con JavaScript activado, aquí aparecen las páginas en las que has cambiado código.",
    "errores": "Con JavaScript activado, aquí aparecen los errores que repites.",
    "repaso": "Con JavaScript activado, aquí aparece por dónde seguir y lo que toca repasar hoy.",
    "entrega": "Con JavaScript activado, aquí se bajan un fichero y una hoja, con tu nombre, para entregar lo hecho.",
    "copia": "Con JavaScript activado, aquí se guarda el progreso en un fichero, se recupera y se borra.",
}


class ProgressPart(nodes.General, nodes.Element):
    """Hueco que se rellena cuando ya se conocen todas las páginas."""


class Progress(SphinxDirective):
    """Pone una parte de «Mi progreso»."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Deja el hueco de la parte pedida."""
        part = directives.choice(self.arguments[0], PARTS)
        # El banco puede cambiar sin que cambie esta página.
        self.env.note_reread()
        return [ProgressPart(part=part)]


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Sustituye cada hueco por su HTML."""
    for hole in list(doctree.findall(ProgressPart)):
        part = hole["part"]
        inner = f"<p>{escape(WITHOUT_SCRIPTS[part])}</p>" if part in WITHOUT_SCRIPTS else chapters(app, docname)
        inner += LISTS[part](app, docname) if part in LISTS else ""
        data = f' data-course="{escape(app.config.html_title)}" data-edition="{bank.edition()}"' * (part == "entrega")
        html = f'<div class="progress progress-{part}" data-progress="{part}"{data}>{inner}</div>'
        hole.replace_self(nodes.raw("", html, format="html"))


def notebooks(app: Sphinx, docname: str) -> str:
    """Una lista, escondida, de las páginas que tienen código: los cuadernos."""
    sources = [name for name in sorted(app.env.found_docs) if str(app.env.doc2path(name)).endswith(".ipynb")]
    titles = {name: app.env.titles[name].astext() for name in sources}
    items = [
        f'<li data-page="{name.rpartition("/")[2]}" hidden><a href="{app.builder.get_relative_uri(docname, name)}">'
        f"{escape(title)}</a>: <span></span></li>"
        for name, title in titles.items()
        if app.builder.format == "html"
    ]
    return f"<ul>{''.join(items)}</ul>"


def mistakes(app: Sphinx, docname: str) -> str:
    """Una lista, escondida, de los errores que se reconocen en varios ejercicios, con el apartado que los explica."""
    pages = {name.rpartition("/")[2]: name for name in app.env.found_docs if app.builder.format == "html"}
    items = []
    for name, (said, where) in bank.shared().items():
        page, _, anchor = where.partition("#")
        told = escape(said)
        if page in pages:
            told = f'<a href="{app.builder.get_relative_uri(docname, pages[page])}#{anchor}">{told}</a>'
        items.append(f'<li data-mistake="{name}" hidden>{told}: <span></span></li>')
    return f"<ul>{''.join(items)}</ul>"


def patients(app: Sphinx, docname: str) -> str:
    """Un desplegable con los pacientes de la clínica, escondido hasta que se ha visto alguno."""
    address = app.builder.get_relative_uri(docname, "chapters/clinica") if app.builder.format == "html" else ""
    name = '<summary><span class="progress-name"></span></summary>'
    return f'<details hidden>{name}<ul data-address="{address}"></ul></details>'


LISTS = {"clinica": patients, "codigo": notebooks, "errores": mistakes}


def chapters(app: Sphinx, docname: str) -> str:
    """Un desplegable por capítulo del libro, con sus ejercicios, y lo que hay hecho en todo el curso."""
    found = ['<p class="progress-total"></p>']
    pages = {page["docname"]: page for part in parts(app) for page in part["pages"]}
    before = ""
    for source, places in numbering.exercises(app.env).items():
        name, group = f"{pages[source]['number']} {pages[source]['short']}", pages[source]["chapter"]
        if group:
            name = pages[source]["short"]
            if group != before:
                found.append(f'<p class="progress-chapter">{pages[source]["number"]} {escape(group)}</p>')
        before = group
        found.append(chapter(app, docname, source, name, places))
    return "".join(found)


def chapter(app: Sphinx, docname: str, source: str, name: str, places: dict[str, str]) -> str:
    """Los ejercicios de una página, cada uno con su número y su enlace."""
    page = source.rpartition("/")[2]
    address = app.builder.get_relative_uri(docname, source) if app.builder.format == "html" else ""
    title = f"{numbering.label(app.env, source)} {app.env.titles[source].astext()}".strip()
    rows = []
    for item in map(bank.find, places):
        told = f"{places[item.id]} {Texts({}).inline(item.goal.removesuffix('.'))}"
        link = f'<a href="{address}#ejercicio-{item.id}">{told}</a>' if address else told
        # Sin Python en la página, los de programar se corrigen en el cuaderno: aquí no se sabe de ellos.
        away = item.kind == "code" and not app.config.course_python
        state = "En el cuaderno" if away else ""
        mark = "" if away else f' data-item="{item.id}"'
        rows.append(f"<li{mark}>{link} <span>{state}</span></li>")
    questions = " ".join(item.id for item in bank.questions(page))
    return (
        f'<details data-page="{page}" data-title="{escape(title)}" data-address="{address}"'
        f' data-questions="{questions}">'
        f'<summary><span class="progress-name">{escape(name.strip())}</span>'
        f'<span class="progress-bar" aria-hidden="true"></span>'
        f'<span class="progress-count">{len(places)} ejercicios</span></summary>'
        f"<ul>{''.join(rows)}</ul></details>"
    )


def setup(app: Sphinx) -> None:
    app.add_node(ProgressPart)
    app.add_directive("progreso", Progress)
    app.connect("doctree-resolved", fill)
