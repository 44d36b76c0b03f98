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


@about(IndexError, r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)")
def index_of_an_array_too_far(scene: Scene, match: re.Match[str]) -> str:
    """Un índice que se sale de un array: cuántos elementos, filas o columnas hay."""
    name, value = _indexed(scene)
    index, axis, size = map(int, match.groups())
    if not name or not isinstance(value, np.ndarray):
        return ""
    if not size:
        return f"`{name}` está vacío: no tiene ningún elemento que pedir."
    if value.ndim == 1:
        return f"`{name}` tiene {_counted(size)}, y se le pide el {index}{_from(scene, index)}."
    if value.ndim == 2:
        kind = ("fila", "columna")[axis]
        many = f"1 {kind}, la 0" if size == 1 else f"{size} {kind}s, de la 0 a la {size - 1}"
        return f"`{name}` tiene {many}, y se le pide la {index}."
    return f"El índice {index} se sale: contando desde 0, la dimensión {axis} de `{name}` tiene {_counted(size)}."


@about(IndexError, r"(?:list|tuple|string) index out of range")
def index_too_far(scene: Scene, match: re.Match[str]) -> str:
    """Un índice que se sale de una lista, una tupla o un texto."""
    name, value = _indexed(scene)
    if not isinstance(value, list | tuple | str):
        return ""
    if not value:
        return f"`{name}` está vacío: no tiene ningún elemento que pedir."
    index = scene.node.slice  # type: ignore[union-attr]
    given = scene.value(index)
    shown = scene.text(index) if given is UNKNOWN else str(given)
    return f"`{name}` tiene {_counted(len(value))}, y se le pide el {shown}{_from(scene, given)}."


def _counted(size: int) -> str:
    return "1 elemento, el 0" if size == 1 else f"{size} elementos, del 0 al {size - 1}"


def _from(scene: Scene, index: Any) -> str:
    """De dónde sale el índice, si no está escrito a mano."""
    node = scene.node.slice  # type: ignore[union-attr]
    return f", que es lo que vale `{node.id}`" if isinstance(node, ast.Name) and index is not UNKNOWN else ""


@about(IndexError, r"too many indices")
def too_many_indices(scene: Scene, match: re.Match[str]) -> str:
    """``x[i, j]`` con un array de una dimensión."""
    name, value = _indexed(scene)
    if not name or not isinstance(value, np.ndarray):
        return ""
    text = scene.text(scene.node)  # type: ignore[arg-type]
    return f"La forma de `{name}` es `{value.shape}`: en `{text}` sobra algún índice."


@about(IndexError, r"only integers, slices")
@about(TypeError, r"indices must be integers")
def index_that_is_no_integer(scene: Scene, match: re.Match[str]) -> str:
    """``x[1.0]``, o ``x[i, j]`` con una lista."""
    name, value = _indexed(scene)
    if not name:
        return ""
    index = scene.node.slice  # type: ignore[union-attr]
    given, text = scene.value(index), scene.text(index)
    if over := _walked(scene, index):
        return (
            f"Al recorrer `{over}`, `{text}` es ya cada elemento, y no su posición; para las posiciones,"
            f" `for {text} in range(len({over}))`."
        )
    if isinstance(index, ast.Tuple) and isinstance(value, list):
        inside = "][".join(scene.text(each) for each in index.elts)
        return f"`{name}` es una lista, y los índices con coma son de los arrays: escribe `{name}[{inside}]`."
    if isinstance(index, ast.BinOp) and isinstance(index.op, ast.Div):
        better = re.sub(r"(?<!/)/(?!/)", "//", text)
        return f"Un índice tiene que ser un entero, y `{text}` da decimales: escribe `{name}[{better}]`."
    if not isinstance(given, float | np.floating):
        return ""
    if isinstance(index, ast.Constant):
        return f"El índice de `{name}` tiene que ser un entero, y `{text}` no lo es."
    return (
        f"El índice de `{name}` tiene que ser un entero, y `{text}` vale {float(given)}: escribe `{name}[int({text})]`."
    )


def _walked(scene: Scene, index: ast.expr) -> str:
    """Lo que recorre el ``for`` cuya variable es el índice, si es lo mismo a lo que se pide el elemento."""
    name = scene.text(scene.node.value)  # type: ignore[union-attr]
    loops = [each for each in ast.walk(scene.tree) if isinstance(each, ast.For)]
    mine = [each for each in loops if ast.dump(index) == ast.dump(ast.Name(scene.text(each.target), ast.Load()))]
    return next((name for each in mine if scene.text(each.iter) == name), "")


@about(IndexError, r"list assignment index out of range")
def list_that_does_not_grow(scene: Scene, match: re.Match[str]) -> str:
    """``costs[0] = 3`` con una lista vacía."""
    name, value = _indexed(scene)
    if not isinstance(value, list):
        return ""
    return f"`{name}` tiene {len(value)} elementos, y asignar no le añade otro: usa `{name}.append(…)`."


@about(TypeError, r"'float' object cannot be interpreted as an integer")
def count_with_decimals(scene: Scene, match: re.Match[str]) -> str:
    """``range(3.0)`` o ``np.linspace(0, 1, 0.1)``."""
    node = scene.node
    if not isinstance(node, ast.Call):
        return ""
    name = scene.text(node.func)
    wrong = [scene.text(each) for each in node.args if isinstance(scene.value(each), float | np.floating)]
    if name == "range":
        text = f"`{wrong[-1]}`" if wrong else "uno de sus argumentos"
        return f"`range` solo cuenta con enteros, y {text} no lo es: con decimales, `np.arange` o `np.linspace`."
    if name == "np.linspace" and len(node.args) == 3:
        text = scene.text(node.args[2])
        return f"El tercer argumento de `np.linspace` es cuántos puntos, un entero, y `{text}` no lo es."
    return ""


@about(TypeError, r"object does not support item assignment")
def fixed_sequence(scene: Scene, match: re.Match[str]) -> str:
    """Cambiar un elemento de una tupla o de un texto."""
    name, value = _indexed(scene)
    if isinstance(value, tuple):
        return f"`{name}` es una tupla, y una tupla no se puede cambiar: usa una lista, `list({name})`, o un array."
    return f"`{name}` es un texto, y un texto no se puede cambiar: crea otro." if isinstance(value, str) else ""


NUMBER = r"'(?:int|float|numpy\.float64|numpy\.int64)'"


@about(IndexError, r"invalid index to scalar variable")
@about(TypeError, rf"{NUMBER} object is not subscriptable")
def number_with_index(scene: Scene, match: re.Match[str]) -> str:
    """Pedir un elemento a un número suelto."""
    name, _ = _indexed(scene)
    return f"`{name}` es un número suelto: no tiene elementos que pedir con corchetes." if name else ""


@about(TypeError, rf"{NUMBER} object is not iterable|iteration over a 0-d array")
def number_in_a_loop(scene: Scene, match: re.Match[str]) -> str:
    """``for i in n``."""
    if isinstance(scene.statement, ast.For):
        over = scene.statement.iter
        name, value = scene.text(over), scene.value(over)
        if not isinstance(value, int | float | np.number | np.ndarray) and scene.node is not over:
            return ""
        if isinstance(over, ast.Call):
            return ""
        if isinstance(value, int | np.integer):
            return f"`{name}` es un número, y un número no se recorre: para repetir `{name}` veces, `range({name})`."
        return f"`{name}` es un número, y un número no se recorre con `for`."
    call = scene.node
    given = _lone_number(scene, call)
    if not isinstance(call, ast.Call) or not given:
        return ""
    return f"`{given}` es un número suelto, y `{scene.text(call.func)}` necesita una lista o un array."


def _lone_number(scene: Scene, call: ast.AST | None) -> str:
    """El primer argumento de una llamada que es un número suelto."""
    inside = call.args if isinstance(call, ast.Call) else []
    kinds = (int, float, np.number)
    return next((scene.text(each) for each in inside if isinstance(scene.value(each), kinds)), "")


@about(TypeError, r"object of type '(\w+)' has no len|len\(\) of unsized object")
def length_of_a_number(scene: Scene, match: re.Match[str]) -> str:
    """``len`` de un número suelto."""
    given = _lone_number(scene, scene.node)
    return f"`{given}` es un número suelto: no tiene longitud." if given else ""


@about(TypeError, r"cannot unpack non-iterable (\w+)")
@about(ValueError, r"(?:not enough|too many) values to unpack \(expected (\d+)")
def unpacking(scene: Scene, match: re.Match[str]) -> str:
    """Repartir un valor entre más o menos nombres que valores."""
    statement = scene.statement
    if isinstance(statement, ast.For) and isinstance(statement.iter, ast.Tuple):
        several = ", ".join(map(scene.text, statement.iter.elts))
        return f"Para recorrer varios a la vez, `for {scene.text(statement.target)} in zip({several})`."
    if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Tuple | ast.List):
        return ""
    targets, right = statement.targets[0], scene.text(statement.value)
    names = ", ".join(scene.text(each) for each in targets.elts)
    there = re.search(r"got (\d+)", scene.message)
    if match[0].startswith("cannot"):
        found = "no da ningún valor" if match[1] == "NoneType" else "da un solo valor"
    elif there:
        found = f"da {there[1]} valor{'es' * (there[1] != '1')}"
    else:
        found = f"da {'más' if match[0].startswith('too many') else 'menos'} de {match[1]} valores"
    return f"`{right}` {found}, y a la izquierda hay {len(targets.elts)} nombres: `{names}`."
