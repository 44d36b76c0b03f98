"""Pistas para las llamadas: argumentos que faltan o sobran, y lo que no se puede llamar."""

import ast
import builtins
import inspect
import re
import types
from typing import Any

import numpy as np

from .elsewhere import here
from .scene import UNKNOWN, Scene, about, arguments, nearest, with_point


def _called(scene: Scene) -> tuple[str, Any]:
    """Cómo llama el lector a la función, y cuál es."""
    node = scene.node
    if not isinstance(node, ast.Call):
        return "", UNKNOWN
    function = scene.value(node.func)
    if isinstance(node.func, ast.Attribute) and (owner := scene.value(node.func.value)) is not UNKNOWN:
        function = getattr(owner, node.func.attr, UNKNOWN)
    # El mensaje empieza por el nombre de la función que falla: puede ser otra, a la que llama esta.
    failing = scene.message.partition("(")[0].removesuffix(".__init__").removesuffix(".__new__").rpartition(".")[2]
    mine = getattr(function, "__name__", None) == failing
    return (scene.text(node.func), function) if mine else ("", UNKNOWN)


def _written(name: str, parameters: list[inspect.Parameter]) -> str:
    """La llamada con todos sus argumentos; los que solo van por su nombre, con él."""
    shown = [f"{each.name}=…" if each.kind is each.KEYWORD_ONLY else each.name for each in parameters]
    return f"{name}({', '.join(shown)})"


def _joined(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return " y ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


@about(TypeError, r"missing \d+ required (?:positional|keyword-only) arguments?: (.+)")
def missing_arguments(scene: Scene, match: re.Match[str]) -> str:
    """Faltan argumentos: cuáles."""
    name, function = _called(scene)
    missing = re.findall(r"'(\w+)'", match[1])
    if not name or not missing:
        return ""
    order = arguments(function)
    shown = f": sus argumentos son `{_written(name, order)}`" if order else ""
    return f"A `{name}` {'le falta' if len(missing) == 1 else 'le faltan'} {_joined(missing)}{shown}."


@about(TypeError, r"takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) (?:was|were) given")
def too_many_arguments(scene: Scene, match: re.Match[str]) -> str:
    """Sobran argumentos: cuántos son."""
    name, function = _called(scene)
    if function is np.array:
        return f"`np.array` recibe una lista: `np.array([{', '.join(map(scene.text, scene.node.args))}])`."  # type: ignore[union-attr]
    order = arguments(function)
    places = [each for each in order if each.kind in {each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD}]
    if not name or not isinstance(scene.node, ast.Call) or not order:
        return ""
    given = len(scene.node.args)
    # Con las demás comas separadas, una sin espacio entre dos cifras parece de un decimal: «f(x, 0,1)».
    text = ast.get_source_segment(scene.source, scene.node) or ""
    tight = re.findall(r"(?<![\w.])\d+,\d+(?![\w.])", text)
    if len(tight) == 1 == given - len(places) and ", " in text:
        return with_point(tight[0])
    if any(isinstance(each, ast.Starred) for each in scene.node.args) or given <= len(places):
        return ""
    number = f"{len(places)} argumento{'s' * (len(places) != 1)}"
    return f"A `{name}` le sobran argumentos: tiene {number}, `{_written(name, places)}`, y recibe {given}."


@about(TypeError, r"got an unexpected keyword argument '(\w+)'")
def unknown_argument(scene: Scene, match: re.Match[str]) -> str:
    """Un argumento con un nombre que no es el suyo."""
    name, function = _called(scene)
    order = [each.name for each in arguments(function)]
    if not name or not order:
        return ""
    given = [each.arg for each in scene.node.keywords] if isinstance(scene.node, ast.Call) else []
    free = [each for each in order if each not in given]
    close = nearest(match[1], free)
    end = f"¿Querías decir `{close}`?" if close else f"Tiene {_joined(order)}."
    return f"`{name}` no tiene ningún argumento `{match[1]}`. {here(match[1], free, function) or end}"


@about(TypeError, r"(\w+)\(\) takes no arguments")
def no_dataclass(scene: Scene, match: re.Match[str]) -> str:
    """Una clase que declara lo suyo y a la que le falta ``@dataclass``."""
    owner = scene.names.get(match[1])
    if not getattr(owner, "__annotations__", {}) or getattr(owner, "__module__", "").startswith("optlib"):
        return ""
    return f"Falta `@dataclass(frozen=True)` en la línea de encima de `class {match[1]}`."


@about(TypeError, r"object is not callable")
def not_a_function(scene: Scene, match: re.Match[str]) -> str:
    """``2(x + 1)``, ``x(0)`` o un nombre que ha tapado a una función."""
    node = scene.node
    if not isinstance(node, ast.Call):
        return ""
    text, value = scene.text(node.func), scene.value(node.func)
    if isinstance(node.func, ast.Attribute):
        value = _attribute(scene, node.func)
        if value is not UNKNOWN and not callable(value) and not node.args:
            return f"`{text}` no es una función: va sin paréntesis, `{text}`."
    if isinstance(node.func, ast.BinOp) or (isinstance(value, int | float) and isinstance(node.func, ast.Constant)):
        return f"Entre `{text}` y el paréntesis falta un `*`: sin él, Python toma `{text}` por una función."
    if isinstance(value, types.ModuleType):
        return f"`{text}` es un módulo: falta el nombre de la función, `{text}.…`."
    if text in dir(builtins) and value is not UNKNOWN:
        return (
            f"`{text}` es una función de Python, y le has dado un valor a ese nombre: usa otro y, si sigue fallando,"
            f" ejecuta `del {text}`."
        )
    if hasattr(value, "_fields"):
        return f"`{text}` es un `{type(value).__name__}`, y no una función."
    if isinstance(value, np.ndarray | list | tuple | dict):
        return f"`{text}` no es una función: sus elementos se piden con corchetes, `{text}[…]`."
    if isinstance(value, int | float | np.number):
        return f"`{text}` es un número, y con un paréntesis detrás Python lo toma por una función. ¿Falta un `*`?"
    return ""


def _attribute(scene: Scene, node: ast.Attribute) -> Any:
    """Lo que es un dato de lo que vale un nombre, como ``x.shape``."""
    owner = scene.value(node.value)
    return UNKNOWN if owner is UNKNOWN else getattr(owner, node.attr)


@about(
    TypeError, r"(?:function|method|type|builtin_function_or_method)'? object is not subscriptable|type 'range' is not"
)
def function_with_brackets(scene: Scene, match: re.Match[str]) -> str:
    """``range[3]`` o ``np.array[1, 2]``."""
    if not isinstance(scene.node, ast.Subscript):
        return ""
    text, inside = scene.text(scene.node.value), scene.text(scene.node.slice)
    if isinstance(scene.node.slice, ast.Tuple) and text.endswith("array"):
        inside = f"[{inside}]"
    return f"`{text}` es una función: se llama con paréntesis, `{text}({inside})`, y no con corchetes."


@about(ValueError, r"math domain error|expected a \w+ input|expected a number in range")
def out_of_domain(scene: Scene, match: re.Match[str]) -> str:
    """La raíz o el logaritmo de un número que no los tiene."""
    node = scene.node
    if not isinstance(node, ast.Call) or len(node.args) != 1 or not scene.text(node.func).startswith("math."):
        return ""
    argument = node.args[0]
    value = scene.value(argument)
    shown = f", que vale {value!r}" if value is not UNKNOWN and not isinstance(argument, ast.Constant) else ""
    return f"`{scene.text(node.func)}` no está definida en `{scene.text(argument)}`{shown}."


@about(ValueError, r"could not convert string to float: '([^']*)'")
def text_that_is_no_number(scene: Scene, match: re.Match[str]) -> str:
    """``float("0,1")``."""
    if re.fullmatch(r"\s*[-+]?\d+,\d+\s*", match[1]):
        return f"`'{match[1]}'` lleva coma. {with_point(match[1].strip())}"
    return ""


@about(FileNotFoundError)
def no_files(scene: Scene, match: re.Match[str]) -> str:
    """Un fichero que no está."""
    name = getattr(scene.error, "filename", None)
    return f"Aquí no hay ningún fichero `{name}`: escribe los datos en el código." if name and scene.frame else ""
