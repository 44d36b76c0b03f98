"""Pistas para las formas y los tipos de los arrays."""

import ast
import re
from typing import Any

import numpy as np

from .scene import UNKNOWN, Scene, about

SHAPE = r"\((?:\d+(?:, ?\d+)*,?)?\)"


def _sides(scene: Scene) -> list[ast.expr]:
    """Los dos lados de una operación entre arrays, o los dos argumentos de ``np.dot`` y parecidas."""
    if scene.operands:
        return scene.operands
    node = scene.node
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return []
    owner = node.func.value
    if scene.value(owner) is np:
        return node.args[:2]
    return [owner, *node.args][:2] if isinstance(scene.value(owner), np.ndarray) else []


def _spaced(shape: str) -> str:
    """Una forma como la escribe Python, ``(4, 3)``; NumPy escribe ``(4,3)`` en sus mensajes."""
    return re.sub(r", ?(?=\d)", ", ", shape)


def _shape(value: Any) -> str:
    """La forma de un valor conocido, como código."""
    return f"`{np.shape(value)}`"


@about(ValueError, rf"could not be broadcast together with shapes ((?:{SHAPE} ?)+)")
def shapes_that_do_not_fit(scene: Scene, match: re.Match[str]) -> str:
    """Sumar arrays de formas que no encajan."""
    shapes, sides = [*map(_spaced, re.findall(SHAPE, match[1]))], _sides(scene)
    known = [str(np.shape(value)) for side in sides if (value := scene.value(side)) is not UNKNOWN]
    operation = bool(scene.operands)
    # De una función no se sabe qué hace con lo que recibe: las formas tienen que ser las de sus argumentos.
    if len(sides) != 2 or len(shapes) < 2 or (not operation and (len(shapes) > 2 or known != shapes)):
        return ""
    left, right = map(scene.text, sides)
    return f"Las formas no encajan: la de `{left}` es `{shapes[0]}` y la de `{right}`, `{shapes[1]}`."


@about(ValueError, r"matmul: .*mismatch in its core dimension|shapes .+ not aligned")
def product_that_does_not_fit(scene: Scene, match: re.Match[str]) -> str:
    """Un producto de matrices en el que no coinciden las dimensiones de en medio."""
    sides = _sides(scene)
    if len(sides) != 2:
        return ""
    (left, right), values = map(scene.atom, sides), [scene.value(side) for side in sides]
    rule = "la última dimensión del primero tiene que ser igual a la primera del segundo."
    if any(value is UNKNOWN for value in values):
        return f"El producto de `{left}` y `{right}` no encaja: {rule}"
    one, two = map(np.shape, values)
    better = ""
    if len(one) == 2 and two and one[0] == two[0]:
        better = f"{left}.T @ {right}"
    elif len(two) == 2 and one and one[-1] == two[1]:
        better = f"{left} @ {right}.T"
    shown = f"la forma de `{left}` es {_shape(values[0])} y la de `{right}`, {_shape(values[1])}"
    advice = f" ¿Querías decir `{better}`?" if better else ""
    return f"El producto no encaja: {shown}; {rule}{advice}"


@about(ValueError, r"matmul: Input operand \d does not have enough dimensions")
@about(TypeError, r"unsupported operand type\(s\) for @")
def product_with_a_number(scene: Scene, match: re.Match[str]) -> str:
    """``x @ 2`` por ``x * 2``."""
    sides = scene.operands
    number = next((each for each in sides if np.isscalar(scene.value(each))), None)
    if number is None or len(sides) != 2:
        return ""
    better = " * ".join(map(scene.atom, sides))
    return f"`@` multiplica matrices y vectores, y `{scene.text(number)}` es un número: usa `*`, `{better}`."


@about(np.linalg.LinAlgError, r"Singular matrix")
def singular_matrix(scene: Scene, match: re.Match[str]) -> str:
    """``np.linalg.inv`` o ``np.linalg.solve`` con una matriz que no tiene inversa."""
    node = scene.node
    if not isinstance(node, ast.Call) or not node.args:
        return ""
    return (
        f"`{scene.text(node.args[0])}` no tiene inversa: alguna de sus filas se obtiene de las demás. Mira si se repite"
        " alguna, o si son todas cero."
    )


@about(ValueError, r"cannot reshape array of size (\d+) into shape")
def reshaping(scene: Scene, match: re.Match[str]) -> str:
    """Dar a un array una forma en la que no caben sus números."""
    node = scene.node
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
        return ""
    function = scene.value(node.func.value) is np
    name, wanted = (node.args[0], node.args[1:]) if function else (node.func.value, node.args)
    if len(wanted) == 1 and isinstance(wanted[0], ast.Tuple):
        wanted = wanted[0].elts
    found = [_integer(scene, each) for each in wanted]
    shape = tuple(size for size in found if size is not None)
    if len(shape) < len(found):
        return ""
    text = scene.text(name)
    if -1 in shape:
        return f"`{text}` tiene {match[1]} números, que no se pueden repartir en la forma `{shape}`."
    return f"`{text}` tiene {match[1]} números, y en la forma `{shape}` caben {int(np.prod(shape))}."


def _integer(scene: Scene, node: ast.AST) -> int | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inside = _integer(scene, node.operand)
        return None if inside is None else -inside
    value = scene.value(node)
    return int(value) if isinstance(value, int | np.integer) else None


@about(ValueError, r"truth value of an array")
def condition_on_an_array(scene: Scene, match: re.Match[str]) -> str:
    """``if x > 0`` con un array."""
    node = scene.node or getattr(scene.statement, "test", None)
    if isinstance(node, ast.Call):
        name, inside = scene.text(node.func), ", ".join(map(scene.text, node.args))
        better = {"max": "np.maximum", "min": "np.minimum"}.get(name)
        if not better or len(node.args) != 2:
            return ""
        return f"`{name}` no compara arrays elemento a elemento: usa `{better}({inside})`."
    if isinstance(node, ast.BoolOp):
        node = node.values[0]
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    if not isinstance(node, ast.Compare | ast.Name):
        return ""
    text = scene.text(node)
    if isinstance(node, ast.Compare) and len(node.ops) > 1:
        parts = [node.left, *node.comparators]
        pairs = [ast.Compare(parts[at], [op], [parts[at + 1]]) for at, op in enumerate(node.ops)]
        better = " & ".join(f"({ast.unparse(pair)})" for pair in pairs)
        return f"Con arrays, `{text}` no se puede encadenar: escribe `{better}`, que da un valor por elemento."
    return (
        f"`{text}` tiene un valor por elemento, y aquí hace falta un solo `True` o `False`: `np.all({text})` si lo"
        f" cumplen todos, o `np.any({text})` si lo cumple alguno. Para elegir elemento a elemento,"
        f" `np.where({text}, …, …)`."
    )


@about(TypeError, r"only (?:length-1|0-dimensional) arrays can be converted")
def function_of_math(scene: Scene, match: re.Match[str]) -> str:
    """``math.sqrt`` de un array."""
    node = scene.node
    if not isinstance(node, ast.Call) or not node.args:
        return ""
    array = next((each for each in node.args if isinstance(scene.value(each), np.ndarray)), None)
    if array is None:
        return ""
    text, inside = scene.text(node.func), scene.text(array)
    name = text.removeprefix("math.")
    if name == text:
        return f"`{inside}` es un array con varios números, y `{text}` solo convierte uno."
    better = f": usa `np.{name}`" if hasattr(np, name) else ""
    return f"`{inside}` es un array, y `{text}` solo sirve para números sueltos{better}."


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
    """Un array con filas de distinta longitud, o con filas y números sueltos."""
    node = scene.node
    if not isinstance(node, ast.Call) or not node.args:
        return ""
    given = node.args[0]
    if isinstance(given, ast.List | ast.Tuple):
        rows: list[Any] = [
            each.elts if isinstance(each, ast.List | ast.Tuple) else scene.value(each) for each in given.elts
        ]
    else:
        value = scene.value(given)
        rows = list(value) if isinstance(value, list | tuple) else []
    if not rows or any(row is UNKNOWN for row in rows):
        return ""
    lengths = [len(row) for row in rows if isinstance(row, list | tuple | np.ndarray) and np.ndim(row) != 0]
    text = scene.text(given)
    if len(lengths) < len(rows):
        return f"`{text}` mezcla filas y números sueltos."
    if len(set(lengths)) < 2:
        return ""
    *first, last = map(str, lengths[:6])
    return f"Las filas de `{text}` tienen distinta longitud: {', '.join(first)} y {last}{' …' * (len(lengths) > 6)}."


@about(ValueError, rf"could not broadcast input array from shape ({SHAPE}) into shape ({SHAPE})")
def value_that_does_not_fit(scene: Scene, match: re.Match[str]) -> str:
    """``W[0] = [1, 2]`` donde caben tres."""
    statement = scene.statement
    if not isinstance(statement, ast.Assign):
        return ""
    given, there = map(_spaced, match.groups())
    place = scene.text(statement.targets[0])
    return f"`{place}` tiene forma `{there}`, y lo que se le da, `{given}`."


@about(TypeError, r"Cannot interpret '(.+)' as a data type")
def shape_in_pieces(scene: Scene, match: re.Match[str]) -> str:
    """``np.zeros(2, 3)``."""
    node = scene.node
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return ""
    name, inside = scene.text(node.func), ", ".join(map(scene.text, node.args))
    return f"La forma va entre paréntesis, como un solo argumento: `{name}(({inside}))`."


@about(TypeError, r"unsupported format string passed to numpy\.ndarray")
def format_of_an_array(scene: Scene, match: re.Match[str]) -> str:
    """``f"{x:.2f}"`` con un array."""
    texts = [node for node in ast.walk(scene.statement or ast.Module([], [])) if isinstance(node, ast.FormattedValue)]
    arrays = [node.value for node in texts if node.format_spec and isinstance(scene.value(node.value), np.ndarray)]
    if not arrays:
        return ""
    name = scene.text(arrays[0])
    return f"`{name}` es un array, y un formato como `.2f` es para un número suelto: usa `np.round({name}, 2)`."
