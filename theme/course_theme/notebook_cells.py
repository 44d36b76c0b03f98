"""Las celdas que se ven de otra manera: las que solo muestran un ejercicio o una figura, y los pliegues seguidos."""

import ast
import re

from docutils import nodes
from sphinx.application import Sphinx

SHOWN = ("exercise", "figure")


def only_shows(source: str) -> bool:
    """Dice si el código es una sola llamada a ``exercise`` o a ``figure``, quizá tras importarla de optlib."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return False
    match body:
        case [ast.ImportFrom(module="optlib.exercises" | "optlib.figures"), *rest]:
            body = rest
    match body:
        case [ast.Expr(value=ast.Call(func=ast.Name(id=name)))]:
            return name in SHOWN
    return False


def drop_calls(app: Sphinx, doctree: nodes.document) -> None:
    """Quita de la página el código de esas celdas; en el cuaderno siguen siendo celdas."""
    for cell in list(doctree.findall(nodes.container)):
        if "cell_input" in cell["classes"] and only_shows(cell.astext()):
            cell.parent.remove(cell)


# Lo que escribe optlib.exercises.texts.Texts.formula para que una fórmula se entienda en un cuaderno sin ejecutar.
TWICE = re.compile(
    r'<span class="exercise-mathml" style="display:none">(.*?)</span><span class="exercise-tex" popover>.*?</span>',
    re.DOTALL,
)


def drop_latex(app: Sphinx, doctree: nodes.document) -> None:
    """Deja una sola vez, en MathML, cada fórmula de un ejercicio: el LaTeX solo hace falta en el cuaderno."""
    for raw in doctree.findall(nodes.raw):
        if "exercise-tex" in raw.astext():
            text = TWICE.sub(r"\1", raw.astext())
            raw.children = [nodes.Text(text)]
            raw.rawsource = text


def folded(node: nodes.Node | None) -> bool:
    """Dice si es una celda con el código plegado."""
    return isinstance(node, nodes.container) and node.get("hide_mode") == "input"


def number_folds(app: Sphinx, doctree: nodes.document) -> None:
    """Numera los pliegues seguidos, sin nada que ver entre ellos: ``part`` es cuál es de cuántos."""
    run: list[nodes.Element] = []
    for cell in filter(folded, doctree.findall(nodes.container)):
        run.append(cell)
        after = cell.next_node(descend=False, siblings=True)
        if len(cell) == 1 and folded(after):
            continue
        if len(run) > 1:
            for part, each in enumerate(run, start=1):
                each["part"] = (part, len(run))
                each["classes"] += ["joined"] if each is not cell else []
        run = []


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    app.connect("doctree-read", drop_calls)
    app.connect("doctree-read", drop_latex)
    app.connect("doctree-read", number_folds)
