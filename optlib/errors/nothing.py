"""Pistas para lo que vale ``None``: una función sin ``return``, o un método que cambia el objeto y no devuelve nada."""

import ast
import linecache
import re
import types
from typing import Any

from .scene import Scene, about

# Métodos que cambian el objeto y no devuelven nada.
CHANGERS = {"append", "extend", "insert", "remove", "reverse", "sort", "clear", "fill", "shuffle", "update", "add"}


@about(TypeError, r"NoneType")
def nothing(scene: Scene, match: re.Match[str]) -> str:
    """Lo que se suma, se recorre, se pide por partes o se pasa es ``None``."""
    return next((why for node in scene.parts if (why := why_none(scene, node))), "")


def why_none(scene: Scene, node: ast.AST | None) -> str:
    """De dónde sale el ``None`` de una expresión, o nada si no se sabe."""
    if isinstance(node, ast.Name) and scene.value(node) is None:
        given = scene.assigned(node.id)
        return why_none(scene, given) or f"`{node.id}` vale `None`: mira dónde se le da valor."
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute) and node.func.attr in CHANGERS:
        owner = scene.text(node.func.value)
        return (
            f"`{scene.text(node)}` cambia `{owner}` y no devuelve nada: escríbelo solo en una línea y usa `{owner}` en"
            " la siguiente."
        )
    if not isinstance(node.func, ast.Name):
        return ""
    if node.func.id == "print":
        return "`print` muestra un valor y no lo devuelve: guárdalo antes en una variable."
    return without_return(node.func.id, scene.value(node.func))


def without_return(name: str, function: Any) -> str:
    """Lo que se dice de una función del lector que no devuelve nada, o lo hace solo por algunos caminos."""
    if not isinstance(function, types.FunctionType):
        return ""
    body = _definition(function)
    if body is None:
        return ""
    own = [node for node in _own(body) if isinstance(node, ast.Return)]
    values = [node.value for node in own if node.value is not None]
    if any(isinstance(value, ast.Constant) and value.value is None for value in values):
        return ""
    # «return print(x)» devuelve lo que devuelve print: nada.
    empty = [value for value in values if isinstance(value, ast.Call) and _gives_nothing(value)]
    if empty:
        return f"`{name}` devuelve `{ast.unparse(empty[0])}`, que no da ningún valor: devuelve el resultado."
    if any(node.value is not None for node in own):
        return (
            f"`{name}` acaba en algún caso sin llegar a un `return` con su resultado, y entonces devuelve `None`:"
            " pon uno también en ese caso."
        )
    return f"`{name}` no devuelve nada: acábala con `return` y el resultado."


def _gives_nothing(call: ast.Call) -> bool:
    """Si se sabe que una llamada no devuelve nada."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr in CHANGERS
    return isinstance(call.func, ast.Name) and call.func.id == "print"


def _definition(function: types.FunctionType) -> ast.FunctionDef | None:
    try:
        tree = ast.parse("".join(linecache.getlines(function.__code__.co_filename)))
    except (SyntaxError, ValueError):
        return None
    found = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.name == function.__name__
        and function.__code__.co_firstlineno in {node.lineno, *(each.lineno for each in node.decorator_list)}
    ]
    return found[0] if found else None


def _own(definition: ast.FunctionDef) -> list[ast.AST]:
    """Los nodos de una función, sin los de las que define dentro."""
    found: list[ast.AST] = []
    pending: list[ast.AST] = list(definition.body)
    while pending:
        node = pending.pop()
        found.append(node)
        if not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            pending += ast.iter_child_nodes(node)
    return found
