"""Pistas para índices, recorridos y repartos de listas y arrays."""

import ast
import re
from typing import Any

import numpy as np

from .scene import UNKNOWN, Scene, about


def _indexed(scene: Scene) -> tuple[str, Any]:
    """Cómo se llama lo que lleva el índice, y qué es."""
    node = scene.node
    if not isinstance(node, ast.Subscript):
        return "", UNKNOWN
    return scene.text(node.value), scene.value(node.value)


@about(IndexError, r"out of (?:range|bounds)")
def index_too_far(scene: Scene, match: re.Match[str]) -> str:
    """Un índice que se sale: cuántos elementos hay."""
    name, value = _indexed(scene)
    bounds = re.search(r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", scene.message)
    if bounds:
        _, axis, size = map(int, bounds.groups())
        several = np.ndim(value) > 1 if value is not UNKNOWN else axis > 0
        place = f" en su dimensión {axis}" if several else ""
    elif isinstance(value, list | tuple | str):
        size, place = len(value), ""
    else:
        return ""
    if not name:
        return ""
    if not size:
        return f"`{name}` está vacío: no tiene ningún elemento que pedir."
    counted = "1 elemento, el 0" if size == 1 else f"{size} elementos, del 0 al {size - 1}"
    index = scene.node.slice  # type: ignore[union-attr]
    given = scene.value(index)
    shown = f", que vale {given}" if given is not UNKNOWN and not isinstance(index, ast.Constant) else ""
    return f"`{name}` tiene{place} {counted}, y se le pide el `{scene.text(index)}`{shown}."


@about(IndexError, r"too many indices")
def too_many_indices(scene: Scene, match: re.Match[str]) -> str:
    """``x[i, j]`` con un array de una dimensión."""
    name, value = _indexed(scene)
    if not name or not isinstance(value, np.ndarray):
        return ""
    return f"`{name}` tiene forma {value.shape}, y `{scene.text(scene.node)}` le pide más dimensiones."  # type: ignore[arg-type]


@about(IndexError, r"only integers, slices")
@about(TypeError, r"indices must be integers")
def index_that_is_no_integer(scene: Scene, match: re.Match[str]) -> str:
    """``x[1.0]``, o ``x[i, j]`` con una lista."""
    name, value = _indexed(scene)
    if not name:
        return ""
    index = scene.node.slice  # type: ignore[union-attr]
    given, text = scene.value(index), scene.text(index)
    if isinstance(index, ast.Tuple) and isinstance(value, list):
        inside = "][".join(scene.text(each) for each in index.elts)
        return f"`{name}` es una lista, y los índices con coma son de los arrays: escribe `{name}[{inside}]`."
    whole = isinstance(given, float | np.floating) or (isinstance(index, ast.BinOp) and isinstance(index.op, ast.Div))
    if not whole:
        return ""
    shown = f", que vale {float(given)}," if given is not UNKNOWN and not isinstance(index, ast.Constant) else ""
    better = text.replace("/", "//") if isinstance(index, ast.BinOp) else f"int({text})"
    return f"El índice de `{name}` tiene que ser un entero y `{text}`{shown} no lo es: `{name}[{better}]`."


@about(TypeError, r"object does not support item assignment")
def fixed_sequence(scene: Scene, match: re.Match[str]) -> str:
    """Cambiar un elemento de una tupla o de un texto."""
    name, value = _indexed(scene)
    if isinstance(value, tuple):
        return f"`{name}` es una tupla, y una tupla no cambia: usa una lista, `list({name})`, o un array."
    return f"`{name}` es un texto, y un texto no cambia: crea otro." if isinstance(value, str) else ""


@about(TypeError, r"'(int|float|numpy\.float64|numpy\.int64)' object is not subscriptable")
def number_with_index(scene: Scene, match: re.Match[str]) -> str:
    """Pedir un elemento a un número suelto."""
    name, _ = _indexed(scene)
    return f"`{name}` es un número suelto: no tiene elementos que pedir con corchetes." if name else ""


@about(TypeError, r"'(int|float|numpy\.float64|numpy\.int64)' object is not iterable")
def number_in_a_loop(scene: Scene, match: re.Match[str]) -> str:
    """``for i in n``."""
    found = [scene.statement, scene.node]
    if isinstance(scene.statement, ast.For):
        over = scene.statement.iter
        name = scene.text(over)
        return f"`{name}` es un número, y un número no se recorre: para repetir `{name}` veces, `range({name})`."
    for call in found:
        if isinstance(call, ast.Call) and call.args:
            return f"`{scene.text(call.args[0])}` es un número suelto, y `{scene.text(call.func)}` quiere varios."
    return ""


@about(TypeError, r"object of type '(\w+)' has no len|len\(\) of unsized object")
def length_of_a_number(scene: Scene, match: re.Match[str]) -> str:
    """``len`` de un número suelto."""
    if not isinstance(scene.node, ast.Call) or match[1] not in {"int", "float", None}:
        return ""
    return f"`{scene.text(scene.node.args[0])}` es un número suelto: no tiene longitud."


@about(TypeError, r"cannot unpack non-iterable (\w+)")
@about(ValueError, r"(?:not enough|too many) values to unpack \(expected (\d+)")
def unpacking(scene: Scene, match: re.Match[str]) -> str:
    """Repartir un valor entre más o menos nombres de los que caben."""
    statement = scene.statement
    if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Tuple | ast.List):
        return ""
    targets, right = statement.targets[0], scene.text(statement.value)
    names = ", ".join(scene.text(each) for each in targets.elts)
    there = re.search(r"got (\d+)", scene.message)
    if match[0].startswith("cannot"):
        count = "no da ningún valor" if match[1] == "NoneType" else "da un solo valor"
    else:
        count = f"da {there[1]}" if there else "da más" if "too many" in match[0] else "da menos"
    return f"`{right}` {count}, y a la izquierda hay {len(targets.elts)} nombres: `{names}`."
