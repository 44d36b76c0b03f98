"""La portada: la red que aprende a leer, por dónde empezar, las otras redes y el mapa de capítulos."""

import json
import re
from html import escape
from itertools import groupby

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from optlib import PROBLEMS, Adam, GradientDescent, Momentum, minimize
from optlib.figures.goals import GOALS
from optlib.styles import NAMES

from . import clinic, numbering
from .drawing import Frame
from .figure_stills import thumbnail
from .navigation import parts
from .promises import PROMISES

PLANE = Frame(560, 440, (-5.6, 5.6, -4.4, 4.4), decimals=1)
# Ajustes con los que cada método acaba en un mínimo distinto; un test lo comprueba.
RUNS = [(GradientDescent(lr=0.012), 80), (Momentum(lr=0.002), 80), (Adam(lr=0.2), 80)]
START = (0.21, -3.7)
INVENTED = ("Mintín", "Arguía", "Millo de Pedro")
LINE = "x = x - 0.3*grad(x)"


class Placeholder(nodes.General, nodes.Element):
    """Un hueco de la portada, que se llena cuando se conocen todas las páginas."""


class LandingDirective(SphinxDirective):
    """Cada directiva de :data:`CONTENT` deja el hueco que le toca."""

    def run(self) -> list[nodes.Node]:
        """Deja el hueco."""
        # El banco de ejercicios puede cambiar sin que cambie esta página.
        self.env.note_reread()
        return [Placeholder(kind=self.name)]


def network(app: Sphinx) -> str:
    """La red que aprende a leer, sin más texto que el de la página ni más mandos que una línea."""
    figure = f'<figure class="fig" data-figure="red" data-params="{escape(json.dumps({"rule": LINE}))}">'
    return f'<div class="red-face">{figure}<div class="fig-body"></div></figure></div>'


def picture(app: Sphinx) -> str:
    """Dibuja tres optimizadores que bajan desde el mismo punto."""
    levels = PLANE.contours(PROBLEMS["himmelblau"], np.geomspace(2, 420, 11)[::-1])
    lines = [f'<path class="level" d="{path}" style="opacity:{0.25 + 0.06 * k:.2f}"/>' for k, path in enumerate(levels)]
    names = []
    for optimizer, steps in RUNS:
        name = type(optimizer).__name__
        points = minimize(PROBLEMS["himmelblau"], np.array(START), optimizer, steps).x
        lines.append(f'<path class="run" pathLength="1" d="{PLANE.line(points)}" style="stroke:var(--opt-{name})"/>')
        end = PLANE.place(*points[-1])
        lines.append(f'<circle cx="{end[0]}" cy="{end[1]}" r="5" style="fill:var(--opt-{name})"/>')
        names.append(f'<span class="opt-{name}">{NAMES[name]}</span>')
    start = PLANE.place(*START)
    lines.append(f'<circle class="start" cx="{start[0]}" cy="{start[1]}" r="6"/>')
    label = "Curvas de nivel de una función con cuatro mínimos y el camino de tres métodos desde un mismo punto"
    return (
        '<figure class="fig fig-opening descent-picture" data-figure="carrera" data-controls="step start"'
        f' data-params="{escape(race())}">'
        "<figcaption><p><strong>Tres métodos bajan desde un mismo punto.</strong></p>"
        f"{GOALS['reunirlos'].html}</figcaption>"
        '<div class="fig-body"><div class="fig-still">'
        f'<svg viewBox="0 0 {PLANE.width} {PLANE.height}" width="{PLANE.width}" height="{PLANE.height}"'
        f' role="img" aria-label="{label}">{"".join(lines)}</svg>'
        f"<p>Bajan {', '.join(names)}.</p></div></div></figure>"
    )


def town_sign() -> str:
    """Un cartel con nombres que la red de pueblos inventa; un test comprueba que los escribe y que no existen."""
    rows = "".join(f'<text x="75" y="{25 + 21 * k}">{name}</text>' for k, name in enumerate(INVENTED))
    return (
        f'<svg viewBox="0 0 150 80" aria-hidden="true"><rect x="3" y="3" width="144" height="74" rx="8"/>{rows}</svg>'
    )


def invitations(app: Sphinx) -> str:
    """Las tarjetas de las otras dos redes, la que inventa pueblos y la clínica; nada de las que el libro no tenga."""
    cards = {
        "06_los_de_hoy": (
            f'<span class="thumb town">{town_sign()}</span>',
            f"{INVENTED[-1]}.",
            "Lo ha inventado una red que adivina letras. Empieza tú un nombre, y ella lo acaba.",
            "Inventa un pueblo",
        ),
        "clinica": (
            f'<span class="thumb clinic">{clinic.still()}</span>',
            "Esta red no aprende. ¿Qué tiene?",
            "Hay trece pruebas; pide pocas.",
            "Pasa consulta",
        ),
    }
    pages = {short(page["docname"]): page["docname"] for part in parts(app) for page in part["pages"]}
    found = "".join(
        f'<div class="card">{drawn}<p class="card-title"><strong>{title}</strong></p><p>{text}</p>'
        f'<a class="button next" href="{link(app, pages[name])}">{go}</a></div>'
        for name, (drawn, title, text, go) in cards.items()
        if name in pages
    )
    return f'<div class="map">{found}</div>' if found else ""


def race() -> str:
    """Los mismos descensos, para la carrera que los mueve cuando hay JavaScript."""
    rates = {type(optimizer).__name__: optimizer.lr for optimizer, _ in RUNS}
    params = {"problem": "himmelblau", "optimizers": list(rates), "lrs": rates, "start": START, "steps": RUNS[0][1]}
    return json.dumps(params | {"speed": 10})


def link(app: Sphinx, docname: str) -> str:
    """Devuelve la dirección de una página desde la portada."""
    return escape(app.builder.get_relative_uri(app.config.root_doc, docname))


def start_links(app: Sphinx) -> str:
    """Por dónde empezar, quien aprende y quien enseña; nada si todavía no hay páginas."""
    pages = [page["docname"] for part in parts(app) for page in part["pages"]]
    if not pages:
        return ""
    teachers = [
        f' <a class="quiet" href="{link(app, name)}">¿Das clase?</a>' for name in pages if short(name) == "docentes"
    ]
    return (
        f'<p class="start-links"><a class="button" href="{link(app, pages[0])}">Empieza el curso</a>{"".join(teachers)}'
        ' <a class="quiet" href="#mapa-del-curso">Mira el mapa</a></p>'
    )


def short(docname: str) -> str:
    """El nombre de una página sin su carpeta, que es como la llaman el banco de ejercicios y el mapa."""
    return docname.rpartition("/")[2]


def times(page: dict) -> str:
    """Lo que se tarda en leer un capítulo y en hacer sus ejercicios, y el hueco donde la página dice cuántos llevas."""
    name = short(page["docname"])
    said = zip(("Leer", "Practicar"), re.findall(r"\d+", page["time"]), strict=False)
    found = [f"{what} {minutes}\N{NO-BREAK SPACE}min" for what, minutes in said]
    spans = "".join(f"<span>{text}</span>" for text in found)
    return f'<p class="time">{spans}<span class="done" data-page="{name}"></span></p>'


def told(page: dict) -> str:
    """Qué se sabe hacer al terminar un capítulo y cuánto se tarda."""
    return f"<p>{escape(PROMISES.get(short(page['docname'])) or page['description'])}</p>{times(page)}"


def card(app: Sphinx, pages: list[dict]) -> str:
    """La ficha de un capítulo en el mapa; si tiene varias páginas, con el enlace y lo que se aprende en cada una."""
    first = pages[0]
    links = [f'<a href="{link(app, page["docname"])}">{escape(page["short"])}</a>' for page in pages]
    drawn = thumbnail(app, first["docname"], app.config.root_doc)
    number = f'<span class="number">{first["number"]}</span>'
    if len(pages) == 1:
        return f"<li>{drawn}<h4>{number} {links[0]}</h4>{told(first)}</li>"
    inner = "".join(f"<div><h5>{a}</h5>{told(page)}</div>" for a, page in zip(links, pages, strict=True))
    return f'<li class="several">{drawn}<h4>{number} {escape(first["chapter"])}</h4>{inner}</li>'


def onwards(page: dict, before: str) -> str:
    """Lo que dice el botón que lleva a una página desde la que tiene el número ``before``."""
    if page["number"] == before:
        return f"Sigue en el capítulo {before}"
    return f"Sigue con el capítulo {page['number']}" if page["number"].isdigit() else "Sigue, a fondo"


def next_card(app: Sphinx, page: dict, here: str) -> str:
    """La ficha de la página siguiente, al final de cada capítulo, con el botón que lleva a ella desde ``here``."""
    address = app.builder.get_relative_uri(here, page["docname"])
    title = f'<span class="number">{page["number"]}</span> <strong>{escape(page["title"])}</strong>'
    button = onwards(page, numbering.label(app.env, here))
    return (
        f'<div class="map"><div class="card">{thumbnail(app, page["docname"], here)}<p class="card-title">{title}</p>'
        f'{told(page)}<a class="button next" href="{address}">{button}</a></div></div>'
    )


def line(app: Sphinx, page: dict) -> str:
    """Una página que no es del camino principal, en un renglón."""
    text = PROMISES.get(short(page["docname"])) or page["description"]
    return f'<li><a href="{link(app, page["docname"])}">{escape(page["title"])}</a> <span>{escape(text)}</span></li>'


def chapter_map(app: Sphinx) -> str:
    """Las páginas, por partes: los capítulos, en fichas, y las demás, en lista; lo de consulta, en el menú."""
    found = []
    for part in parts(app):
        if part["caption"] == "Para consultar":
            continue
        numbered = any(page["number"].isdigit() for page in part["pages"])
        chapters = [list(group) for _, group in groupby(part["pages"], lambda page: page["chapter"] or page["docname"])]
        items = (
            "".join(card(app, pages) for pages in chapters)
            if numbered
            else "".join(line(app, page) for page in part["pages"])
        )
        tag, kind = ("ol", "map") if numbered else ("ul", "map-more")
        found.append(f'<h3 class="map-part">{escape(part["caption"])}</h3><{tag} class="{kind}">{items}</{tag}>')
    return "".join(found)


CONTENT = {
    "start-links": start_links,
    "reading-network": network,
    "descent-picture": picture,
    "other-networks": invitations,
    "chapter-map": chapter_map,
}


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Llena los huecos de la página."""
    for node in list(doctree.findall(Placeholder)):
        node.replace_self(nodes.raw("", CONTENT[node["kind"]](app), format="html"))


def setup(app: Sphinx) -> None:
    app.add_node(Placeholder)
    for name in CONTENT:
        app.add_directive(name, LandingDirective)
    app.connect("doctree-resolved", fill)
