"""Las celdas que se ven de otra manera: las que solo muestran un ejercicio, una figura o un código."""

import ast
import re

from docutils import nodes
from sphinx.application import Sphinx

SHOWN = ("exercise", "figure", "Source")


def only_shows(source: str) -> bool:
    """Dice si el código es una sola llamada a una de ``SHOWN``, quizá tras importarla de optlib."""
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


def join_hidden(app: Sphinx, doctree: nodes.document) -> None:
    """Junta el código oculto que no muestra nada con el de la celda oculta que lo sigue: un solo pliegue."""
    for cell in list(doctree.findall(nodes.container)):
        after = cell.next_node(descend=False, siblings=True)
        hidden = all(
            isinstance(node, nodes.container) and "tag_hide-input" in node["classes"] for node in (cell, after)
        )
        if hidden and len(cell) == 1 and "cell_input" in after[0]["classes"]:
            before, code = (next(node.findall(nodes.literal_block)) for node in (cell, after))
            code.rawsource = f"{before.astext().rstrip()}\n\n\n{code.astext()}"
            code.children = [nodes.Text(code.rawsource)]
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


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", drop_calls)
    app.connect("doctree-read", join_hidden)
    app.connect("doctree-read", drop_latex)
