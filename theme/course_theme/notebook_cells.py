"""Las celdas que solo ponen un ejercicio o una figura: en el sitio se ve lo que ponen, no la llamada."""

import ast

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


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    app.connect("doctree-read", drop_calls)
