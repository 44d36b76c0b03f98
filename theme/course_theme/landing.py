"""La portada: botones para empezar, mapa de capítulos y un dibujo de descensos calculado con optlib."""

import json
from html import escape

import numpy as np
from contourpy import contour_generator
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from optlib import PROBLEMS, Adam, GradientDescent, Momentum, minimize
from optlib.styles import NAMES

from .navigation import parts

WIDTH, HEIGHT, REACH = 560, 440, (-5.6, 5.6, -4.4, 4.4)
# Ajustes con los que cada método acaba en un mínimo distinto; un test lo comprueba.
RUNS = [(GradientDescent(lr=0.012), 80), (Momentum(lr=0.002), 80), (Adam(lr=0.2), 80)]
START = (0.21, -3.7)


class Placeholder(nodes.General, nodes.Element):
    """Un hueco de la portada, que se llena cuando se conocen todas las páginas."""


class LandingDirective(SphinxDirective):
    """``start-links``, ``chapter-map`` y ``descent-picture``: dejan el hueco que les toca."""

    def run(self) -> list[nodes.Node]:
        """Deja el hueco."""
        return [Placeholder(kind=self.name)]


def place(x: float, y: float) -> str:
    """Pasa un punto del plano a las coordenadas del dibujo."""
    left, right, bottom, top = REACH
    return f"{(x - left) / (right - left) * WIDTH:.1f} {(top - y) / (top - bottom) * HEIGHT:.1f}"


def line(points: np.ndarray) -> str:
    """Devuelve el trazo SVG que une unos puntos."""
    return "M" + "L".join(place(x, y) for x, y in points)


def contours() -> list[str]:
    """Devuelve las curvas de nivel de la función de Himmelblau, de fuera adentro."""
    x, y = np.linspace(*REACH[:2], 120), np.linspace(*REACH[2:], 96)
    grid = np.stack(np.meshgrid(x, y), axis=-1)
    generator = contour_generator(x, y, PROBLEMS["himmelblau"](grid))
    levels = np.geomspace(2, 420, 11)[::-1]
    return ["".join(line(piece[::2]) for piece in generator.lines(level) if len(piece) > 8) for level in levels]


def picture(app: Sphinx) -> str:
    """Dibuja tres optimizadores que bajan desde el mismo punto."""
    lines = [
        f'<path class="level" d="{path}" style="opacity:{0.25 + 0.06 * k:.2f}"/>' for k, path in enumerate(contours())
    ]
    names = []
    for optimizer, steps in RUNS:
        name = type(optimizer).__name__
        points = minimize(PROBLEMS["himmelblau"], np.array(START), optimizer, steps).x
        lines.append(f'<path class="run" pathLength="1" d="{line(points)}" style="stroke:var(--opt-{name})"/>')
        end = place(*points[-1]).split()
        lines.append(f'<circle cx="{end[0]}" cy="{end[1]}" r="5" style="fill:var(--opt-{name})"/>')
        names.append(f'<span class="opt-{name}">{NAMES[name]}</span>')
    start = place(*START).split()
    lines.append(f'<circle class="start" cx="{start[0]}" cy="{start[1]}" r="6"/>')
    label = "Curvas de nivel de una función con cuatro mínimos y el camino de tres métodos desde un mismo punto"
    return (
        f'<figure class="fig descent-picture" data-figure="carrera-portada" data-params="{escape(race())}">'
        "<figcaption><strong>Arrastra el punto de partida</strong>: ¿a qué mínimo llega cada uno?</figcaption>"
        '<div class="fig-body"><div class="fig-still">'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' role="img" aria-label="{label}">{"".join(lines)}</svg>'
        f"<p>Un mismo punto de partida y tres mínimos distintos: {', '.join(names)}.</p></div></div></figure>"
    )


def race() -> str:
    """Los mismos descensos, para la carrera que los mueve cuando hay JavaScript."""
    rates = {type(optimizer).__name__: optimizer.lr for optimizer, _ in RUNS}
    params = {"problem": "himmelblau", "optimizers": list(rates), "lrs": rates, "start": START, "steps": RUNS[0][1]}
    return json.dumps(params)


def link(app: Sphinx, docname: str) -> str:
    """Devuelve la dirección de una página desde la portada."""
    return escape(app.builder.get_relative_uri(app.config.root_doc, docname))


def start_links(app: Sphinx) -> str:
    """Botones para empezar; ninguno si todavía no hay páginas."""
    pages = [page for part in parts(app) for page in part["pages"]]
    if not pages:
        return ""
    first = link(app, pages[0]["docname"])
    return (
        f'<p class="start-links"><a class="button" href="{first}">Empieza el curso</a>'
        ' <a class="button secondary" href="#mapa-del-curso">Mira el mapa</a></p>'
    )


def chapter_map(app: Sphinx) -> str:
    """Las páginas del libro, por partes, con lo que tratan y lo que se tarda."""
    found = []
    for part in parts(app):
        found.append(f'<h3 class="map-part">{escape(part["caption"])}</h3><ol class="map">')
        for page in part["pages"]:
            number = f'<span class="number">{page["number"]}</span>' if page["number"] else ""
            time = f'<span class="time">{escape(page["time"])}</span>' if page["time"] else ""
            found.append(
                f'<li>{number}<div><a href="{link(app, page["docname"])}">{escape(page["title"])}</a>'
                f"<p>{escape(page['description'])}</p>{time}</div></li>"
            )
        found.append("</ol>")
    return "".join(found)


CONTENT = {"start-links": start_links, "chapter-map": chapter_map, "descent-picture": picture}


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Llena los huecos de la página."""
    for node in list(doctree.findall(Placeholder)):
        node.replace_self(nodes.raw("", CONTENT[node["kind"]](app), format="html"))


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    app.add_node(Placeholder)
    for name in CONTENT:
        app.add_directive(name, LandingDirective)
    app.connect("doctree-resolved", fill)
