"""Pistas para las formas y los tipos de los arrays."""

import ast
import re

import numpy as np

from .scene import UNKNOWN, Scene, about

SHAPE = r"\((?:\d+,? ?)*\)"


def _sides(scene: Scene) -> list[ast.expr]:
    """Los dos lados de una operación entre arrays, o los dos argumentos de ``np.dot`` y parecidas."""
    if scene.operands:
        return scene.operands
    if isinstance(scene.node, ast.Call):
        owner = scene.node.func.value if isinstance(scene.node.func, ast.Attribute) else None
        inside = [owner] if isinstance(scene.value(owner), np.ndarray) and owner is not None else []
        return [*inside, *scene.node.args][:2]
    return []


def _with_shape(scene: Scene, node: ast.expr) -> str:
    value = scene.value(node)
    shape = "" if value is UNKNOWN else f" tiene forma {np.shape(value)}"
    return f"`{scene.text(node)}`{shape}"


@about(ValueError, rf"could not be broadcast together with shapes ((?:{SHAPE} ?)+)")
def shapes_that_do_not_fit(scene: Scene, match: re.Match[str]) -> str:
    """Sumar arrays de formas que no encajan."""
    shapes, sides = re.findall(SHAPE, match[1]), _sides(scene)
    if len(sides) != 2 or len(shapes) < 2:
        return ""
    (left, right), (one, two) = map(scene.text, sides), shapes[:2]
    return f"Las formas no encajan: `{left}` es {one} y `{right}`, {two}. Mira `{left}.shape` y `{right}.shape`."


@about(ValueError, r"matmul: .*mismatch in its core dimension|shapes .+ not aligned")
def product_that_does_not_fit(scene: Scene, match: re.Match[str]) -> str:
    """Un producto de matrices en el que no coinciden las dimensiones de en medio."""
    sides = _sides(scene)
    if len(sides) != 2:
        return ""
    left, right = sides
    values = [scene.value(side) for side in sides]
    shapes: list[tuple[int, ...]] = [() if value is UNKNOWN else np.shape(value) for value in values]
    shown = " y ".join(_with_shape(scene, side) for side in sides)
    advice = ""
    if len(shapes[0]) == 2 and shapes[1] and shapes[0][0] == shapes[1][0]:
        advice = f" ¿Querías `{scene.text(left)}.T @ {scene.text(right)}`?"
    elif len(shapes[1]) == 2 and shapes[0] and shapes[0][-1] == shapes[1][1]:
        advice = f" ¿Querías `{scene.text(left)} @ {scene.text(right)}.T`?"
    return (
        f"El producto no encaja: {shown}; la última dimensión del primero tiene que ser la primera del segundo.{advice}"
    )


@about(ValueError, r"cannot reshape array of size (\d+) into shape (\(.*\))")
def reshaping(scene: Scene, match: re.Match[str]) -> str:
    """Dar a un array una forma en la que no caben sus números."""
    size, shape = match.groups()
    wanted = [int(n) for n in re.findall(r"-?\d+", shape)]
    node = scene.node
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return ""
    name = scene.text(node.args[0] if scene.text(node.func.value) == "np" and node.args else node.func.value)
    total = "" if -1 in wanted else f" ({int(np.prod(wanted))} números)"
    return f"`{name}` tiene {size} números, y no se reparten en la forma `{shape}`{total}."


@about(ValueError, r"truth value of an array")
def condition_on_an_array(scene: Scene, match: re.Match[str]) -> str:
    """``if x > 0`` con un array."""
    node = scene.node or getattr(scene.statement, "test", None)
    if not isinstance(node, ast.expr):
        return ""
    text = scene.text(node)
    return (
        f"`{text}` es un array con un sí o un no por elemento: `if` y `while` necesitan uno solo. Usa"
        f" `np.any({text})` o `np.all({text})`; para elegir elemento a elemento, `np.where({text}, …, …)`."
    )


@about(TypeError, r"only (?:length-1|0-dimensional) arrays can be converted")
def function_of_math(scene: Scene, match: re.Match[str]) -> str:
    """``math.sqrt`` de un array."""
    node = scene.node
    if not isinstance(node, ast.Call) or not node.args:
        return ""
    text, inside = scene.text(node.func), scene.text(node.args[0])
    if text.startswith("math."):
        return f"`{inside}` es un array y `{text}` solo sirve para números: usa `np.{text.removeprefix('math.')}`."
    return f"`{inside}` es un array con varios números, y `{text}` solo convierte uno."


@about(TypeError, r"Cannot cast ufunc '(\w+)' output from dtype\('float64'\) to dtype\('(u?int\d+)'\)")
def integers_that_get_decimals(scene: Scene, match: re.Match[str]) -> str:
    """``x -= lr * g`` con un array de enteros."""
    if not isinstance(scene.statement, ast.AugAssign):
        return ""
    name = scene.text(scene.statement.target)
    return (
        f"`{name}` es un array de enteros, y no puede guardar decimales: créalo con decimales, como"
        " `np.array([1.0, 2.0])`, o con `dtype=float`."
    )


@about(ValueError, r"inhomogeneous shape|setting an array element with a sequence")
def rows_of_different_length(scene: Scene, match: re.Match[str]) -> str:
    """Un array con filas de distinta longitud."""
    node = scene.node
    if not isinstance(node, ast.Call) or not node.args:
        return ""
    given = node.args[0]
    rows = scene.value(given)
    if isinstance(given, ast.List | ast.Tuple):
        lengths = [len(row.elts) for row in given.elts if isinstance(row, ast.List | ast.Tuple)]
    elif isinstance(rows, list | tuple):
        lengths = [len(row) for row in rows if isinstance(row, list | tuple)]
    else:
        return ""
    if len(set(lengths)) < 2:
        return "Dentro hay filas y números sueltos mezclados."
    return f"Las filas de `{scene.text(given)}` tienen distinta longitud: {', '.join(map(str, lengths))}."
