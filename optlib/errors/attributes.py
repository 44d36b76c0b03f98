"""Pistas para lo que se pide a un valor que no lo tiene: atributos y claves."""

import ast
import re
import types
from dataclasses import FrozenInstanceError

import numpy as np

from .elsewhere import here
from .nothing import why_none
from .operands import comma_in
from .scene import Scene, about, nearest, short

# Cómo se suelen importar, y qué son.
SHORT = {"np": "NumPy", "plt": "Matplotlib", "math": "el módulo `math`"}
LENGTH = {"length", "lenght", "len", "longitud"}


@about(AttributeError)
def unknown_attribute(scene: Scene, match: re.Match[str]) -> str:
    """Algo que un módulo o un valor no tienen, casi siempre mal escrito."""
    error, node = scene.error, scene.node
    name, owner = getattr(error, "name", None), getattr(error, "obj", None)
    if not name or not isinstance(node, ast.Attribute):
        return ""
    text = scene.atom(node.value)
    if owner is None:
        return why_none(scene, node.value) or f"`{text}` vale `None`, y no tiene `.{name}`."
    if why := comma_in(scene, node.value):
        return why
    if text in SHORT and not isinstance(owner, types.ModuleType):
        return f"`{text}` ya no es {SHORT[text]}: le has dado otro valor. Usa otro nombre, e impórtalo otra vez."
    if isinstance(owner, np.ndarray) and name == "append":
        return f"`{text}` es un array, y un array no crece: `np.append({text}, …)` da otro más largo."
    if name in LENGTH and hasattr(owner, "__len__"):
        return f"En Python, la longitud de `{text}` es `len({text})`."
    if isinstance(owner, list) and name in {"push", "add", "agregar", "añadir"}:
        return f"`{text}` es una lista: para añadirle un valor, `{text}.append(…)`."
    if isinstance(owner, list | tuple) and hasattr(np.ndarray, name):
        kind = "lista" if isinstance(owner, list) else "tupla"
        return f"`{text}` es una {kind}, y `.{name}` es de los arrays: conviértela con `np.array({text})`."
    if isinstance(owner, types.FunctionType):
        return f"`{text}` es una función, y hace falta lo que devuelve: llámala, `{text}(…)`."
    if name in getattr(owner, "columns", ()):
        return f"`{text}` no tiene `{name}`: es una columna, `{text}[{name!r}]`."
    if said := here(name, dir(owner), owner):
        return f"`{text}` no tiene `{name}`. {said}"
    if close := nearest(name, dir(owner)):
        return f"`{text}` no tiene `{name}`. ¿Querías decir `{text}.{close}`?"
    if fields := getattr(owner, "_fields", ()):
        return f"`{text}` no tiene `{name}`. Tiene {', '.join(f'`{each}`' for each in fields)}."
    if isinstance(owner, int | float) and hasattr(np.ndarray, name):
        return f"`{text}` es un número suelto, y `.{name}` es de los arrays."
    return ""


@about(FrozenInstanceError, r"field '(\w+)'")
def frozen_field(scene: Scene, match: re.Match[str]) -> str:
    """Un campo que se quiere cambiar en un objeto que no cambia."""
    if scene.frame and scene.frame.f_code.co_name == "step":
        return "Un optimizador no cambia: lo que recuerda de un paso a otro va en el estado que devuelve `step`."
    return f"`{match[1]}` no cambia una vez construido el objeto. Construye otro."


@about(AttributeError, r"can't set attribute")
def field_of_a_tuple(scene: Scene, match: re.Match[str]) -> str:
    """``state.v = v``: una ``NamedTuple`` no cambia."""
    [target] = scene.statement.targets if isinstance(scene.statement, ast.Assign) else [None]
    if not isinstance(target, ast.Attribute):
        return ""
    text = scene.text(target.value)
    return f"`{text}` no cambia: haz otro con el valor nuevo, `{text}._replace({target.attr}=…)`."


@about(TypeError, r"cannot inherit (?:non-)?frozen dataclass")
def frozen_parent(scene: Scene, match: re.Match[str]) -> str:
    """Una clase con ``@dataclass`` que hereda de un optimizador del curso."""
    return "`@dataclass` no vale al heredar de una clase que no cambia: quítalo, o escribe `@dataclass(frozen=True)`."


@about(KeyError)
def unknown_key(scene: Scene, match: re.Match[str]) -> str:
    """Una clave que un diccionario no tiene."""
    node = scene.node
    if not isinstance(node, ast.Subscript) or not isinstance(keys := scene.value(node.value), dict):
        return ""
    key, text = scene.error.args[0], scene.text(node.value)
    first = next(iter(keys.values()), None)  # los registros de optlib llevan lo suyo
    if isinstance(key, str) and (said := here(key, keys, first)):
        return f"`{text}` no tiene la clave `{key!r}`. {said}"
    if close := isinstance(key, str) and nearest(key, [each for each in keys if isinstance(each, str)]):
        return f"`{text}` no tiene la clave `{short(repr(key))}`. ¿Querías decir `{close!r}`?"
    shown = ", ".join(f"`{short(repr(each))}`" for each in list(keys)[:6]) + " …" * (len(keys) > 6)
    if not keys:
        return f"`{text}` está vacío: no tiene ninguna clave."
    return f"`{text}` no tiene la clave `{short(repr(key))}`; tiene {shown}".rstrip(".") + "."
