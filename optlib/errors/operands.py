"""Pistas para operaciones entre valores que no se pueden operar."""

import ast
import re
import types
from typing import Any

from .scene import UNKNOWN, Scene, about, short, with_point

# Métodos que cambian el objeto y no devuelven nada.
CHANGERS = {"append", "extend", "insert", "remove", "reverse", "sort", "clear", "fill", "shuffle", "update", "add"}
OPERATION = r"unsupported operand type|can't multiply sequence|can only concatenate|bad operand type|must be str"


@about(TypeError, r"unsupported operand type\(s\) for \^|ufunc 'bitwise_xor'")
def power_with_caret(scene: Scene, match: re.Match[str]) -> str:
    """``x^2`` por ``x**2``."""
    for node in ast.walk(scene.node or scene.statement or ast.Module([], [])):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor):
            better = re.sub(r"\s*\^\s*", "**", scene.text(node))
            return f"En Python, la potencia se escribe `**`, y no `^`: `{better}`."
    return ""


@about(TypeError, OPERATION + r"|'<' not supported|'>' not supported|'<=' not supported|'>=' not supported")
def nothing(scene: Scene, match: re.Match[str]) -> str:
    """Uno de los lados es ``None``."""
    if "NoneType" not in scene.message:
        return ""
    return next((why for node in scene.operands if (why := why_none(scene, node))), "")


@about(TypeError, OPERATION)
def function_without_call(scene: Scene, match: re.Match[str]) -> str:
    """``lr * grad`` por ``lr * grad(x)``."""
    kinds = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)
    for name, value in scene.valued(*kinds):
        code = getattr(value, "__code__", None)
        arguments = ", ".join(code.co_varnames[: code.co_argcount]) if code else "…"
        return f"`{name}` es una función, y hace falta lo que devuelve: llámala, `{name}({arguments})`."
    return ""


@about(TypeError)
def decimal_comma(scene: Scene, match: re.Match[str]) -> str:
    """``lr = 0,1`` crea una tupla: se nota al operar con ella."""
    for name, _ in scene.valued(tuple):
        given = scene.assigned(name)
        text = (ast.get_source_segment(scene.source, given) if given is not None else None) or ""
        if re.fullmatch(r"-?\d+,\d+", text):
            return f"`{name}` es una tupla de dos números. {with_point(text)}"
    return ""


@about(TypeError, OPERATION)
def text_and_number(scene: Scene, match: re.Match[str]) -> str:
    """Sumar un texto y un número."""
    for name, value in scene.valued(str):
        if isinstance(scene.node, ast.BinOp) and isinstance(scene.node.op, ast.Add) and not _number(value):
            return f"`{name}` es un texto, y no se suma con un número: únelos en un texto, `{_joined(scene)}`."
        if _number(value):
            return f"`{name}` es un texto, `{short(repr(value))}`: conviértelo en número con `float({name})`."
        return f"`{name}` es un texto, `{short(repr(value))}`, y no un número: mira dónde se le da valor."
    for node in scene.operands:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _number(node.value):
                return f"`{scene.text(node)}` es un texto: escribe el número sin comillas, `{node.value}`."
            if isinstance(scene.node, ast.BinOp) and isinstance(scene.node.op, ast.Add):
                return (
                    f"`{scene.text(node)}` es un texto, y no se suma con un número: únelos en un texto,"
                    f" `{_joined(scene)}`."
                )
            return f"`{scene.text(node)}` es un texto, y no se opera con un número."
    return ""


def _joined(scene: Scene) -> str:
    """Los dos lados de una suma, en un texto con una f delante."""
    parts = [
        node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else f"{{{scene.text(node)}}}"
        for node in scene.operands
    ]
    return f'f"{"".join(parts)}"'


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@about(TypeError, OPERATION)
def list_as_array(scene: Scene, match: re.Match[str]) -> str:
    """``[1, 2] * 0.5``: una lista no se opera elemento a elemento."""
    for name, value in scene.valued(list, tuple):
        kind = "lista" if isinstance(value, list) else "tupla"
        return f"`{name}` es una {kind}, y no se opera elemento a elemento: conviértela con `np.array({name})`."
    for node in scene.operands:
        if isinstance(node, ast.List | ast.ListComp):
            text = scene.text(node)
            return f"`{text}` es una lista, y no se opera elemento a elemento: conviértela con `np.array({text})`."
    return ""


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
    if any(isinstance(node.value, ast.Constant) and node.value.value is None for node in own):
        return ""
    if any(node.value is not None for node in own):
        return (
            f"`{name}` acaba en algún caso sin llegar a un `return` con su resultado, y entonces devuelve `None`:"
            " pon uno también en ese caso."
        )
    return f"`{name}` no devuelve nada: acábala con `return` y el resultado."


def _definition(function: types.FunctionType) -> ast.FunctionDef | None:
    import linecache

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


@about(ZeroDivisionError)
def division_by_zero(scene: Scene, match: re.Match[str]) -> str:
    """Dividir entre cero: qué vale cero."""
    if not isinstance(scene.node, ast.BinOp) or not isinstance(scene.node.op, ast.Div | ast.Mod | ast.FloorDiv):
        return ""
    below = scene.node.right
    if scene.value(below) is not UNKNOWN and isinstance(below, ast.Constant):
        return ""
    return f"`{scene.text(below)}` vale 0, y no se puede dividir entre 0."


@about(OverflowError, "too large|out of range|math range|not representable")
def too_big(scene: Scene, match: re.Match[str]) -> str:
    """Un número que se sale de lo que cabe: casi siempre, un descenso que diverge."""
    if scene.node is None:
        return ""
    return (
        f"`{scene.text(scene.node)}` da un número demasiado grande. Si es un descenso, diverge: prueba con una tasa de"
        " aprendizaje menor."
    )


@about(RecursionError)
def calls_itself(scene: Scene, match: re.Match[str]) -> str:
    """Una función que se llama a sí misma y no para."""
    name = scene.frame.f_code.co_name if scene.frame else ""
    calls = [node for node in ast.walk(scene.statement or ast.Module([], [])) if isinstance(node, ast.Call)]
    if any(isinstance(node.func, ast.Name) and node.func.id == name for node in calls):
        return f"`{name}` se llama a sí misma sin parar: falta un caso en el que termine sin volver a llamarse."
    return ""
