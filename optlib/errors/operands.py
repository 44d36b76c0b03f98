"""Pistas para operaciones entre valores que no se pueden operar."""

import ast
import re
import types

from .scene import UNKNOWN, Scene, about, arguments, short, with_point

OPERATION = (
    r"unsupported operand type|can't multiply sequence|can only concatenate|bad operand type|must be str"
    r"|not supported between instances"
)


@about(TypeError, r"unsupported operand type\(s\) for \^|ufunc 'bitwise_xor'")
def power_with_caret(scene: Scene, match: re.Match[str]) -> str:
    """``x^2`` por ``x**2``."""
    # De fuera adentro: entera, «3^2 + 1» se lee como 3^(2 + 1).
    for node in ast.walk(scene.statement or ast.Module([], [])):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor):
            better = re.sub(r"\s*\^\s*", "**", scene.text(node))
            return f"En Python, la potencia se escribe `**`, y no `^`: `{better}`."
    return ""


@about(TypeError, OPERATION)
def function_without_call(scene: Scene, match: re.Match[str]) -> str:
    """``lr * grad`` por ``lr * grad(x)``."""
    kinds = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)
    for name, value in scene.valued(*kinds):
        inside = ", ".join(each.name for each in arguments(value))
        return f"`{name}` es una función, y hace falta lo que devuelve: llámala, `{name}({inside})`."
    return ""


@about(TypeError)
def decimal_comma(scene: Scene, match: re.Match[str]) -> str:
    """``lr = 0,1`` crea una tupla: se nota al usarla."""
    return next((why for node in scene.parts if (why := comma_in(scene, node))), "")


def comma_in(scene: Scene, node: ast.AST) -> str:
    """Lo que se dice de una tupla que sale de un decimal con coma, o nada si no sale de ahí."""
    if not isinstance(node, ast.Name) or not isinstance(scene.value(node), tuple):
        return ""
    given = scene.assigned(node.id)
    text = (ast.get_source_segment(scene.source, given) if given is not None else None) or ""
    found = re.search(r"(?<![\w.])\d+,\d+", text)
    if not isinstance(given, ast.Tuple) or text.startswith("(") or not found:
        return ""
    return f"En la línea {given.lineno}, `{node.id}` queda como una tupla de dos valores. {with_point(found[0])}"


@about(TypeError, OPERATION)
def text_and_number(scene: Scene, match: re.Match[str]) -> str:
    """Sumar un texto y un número."""
    if "concatenate" in scene.message and not re.search(r'not "(?:int|float|numpy\.\w+)"', scene.message):
        return ""
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
    if "concatenate" in scene.message and not re.search(r'not "(?:int|float|numpy\.\w+)"', scene.message):
        return ""
    for name, value in scene.valued(list, tuple):
        if fields := getattr(value, "_fields", ()):
            return f"Lo que lleva `{name}` se pide por su nombre: `{name}.{fields[0]}`."
        kind = "lista" if isinstance(value, list) else "tupla"
        return f"`{name}` es una {kind}, y no se opera elemento a elemento: conviértela con `np.array({name})`."
    for node in scene.operands:
        if isinstance(node, ast.List | ast.ListComp):
            text = scene.text(node)
            return f"`{text}` es una lista, y no se opera elemento a elemento: conviértela con `np.array({text})`."
    return ""


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
        return (
            f"`{name}` se llama a sí misma sin parar: falta un caso en el que termine sin volver a llamarse, o no llega"
            " a él."
        )
    return ""
