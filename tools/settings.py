"""Los ajustes de ``_config.yml``: los lee, dice lo que está mal en ellos y cómo se llama el curso.

Lo que no se puede leer, aquí o en otro fichero del libro, es ``Unreadable``.
"""

import importlib
import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import yaml
from docutils.nodes import make_id
from fingerprint import ROOT

FILE = ROOT / "_config.yml"
# Donde están los paquetes del sitio, que no se instalan.
PACKAGES = [str(ROOT / name) for name in ("theme", "live", "search")]


class Unreadable(Exception):
    """Un fichero que no se puede leer: el mensaje dice cuál, dónde y por qué."""


class Unique(yaml.SafeLoader):
    """Lee un YAML en el que ningún nombre se repite: PyYAML se quedaría con el último, sin decirlo."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = True) -> dict:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise Unreadable(f"línea {line}: «{key.value}» está dos veces: deja una, o falta un guion.")
            seen.add(key.value)
        return super().construct_mapping(node, deep=True)


Unique.add_constructor("tag:yaml.org,2002:map", Unique.construct_mapping)


def load(path: Path) -> dict:
    """Lee un YAML. Errores: ``Unreadable`` si no se entiende, o si no es una lista de nombres con su valor."""
    try:
        found = yaml.load(path.read_text("utf-8"), Unique)
    except FileNotFoundError:
        raise Unreadable(f"falta {path.name}.") from None
    except UnicodeDecodeError:
        raise Unreadable(f"{path.name}: tiene letras que no se leen; guárdalo como UTF-8.") from None
    except Unreadable as error:
        raise Unreadable(f"{path.name}, {error}") from None
    except yaml.MarkedYAMLError as error:
        line = f", hacia la línea {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise Unreadable(
            f"{path.name}{line}: no se entiende. Suele ser la sangría, que va con espacios, o un texto con dos puntos, "
            "o un color, sin comillas."
        ) from None
    if not isinstance(found, dict):
        raise Unreadable(f"{path.name}: debe ser una lista de nombres con su valor.")
    return found


@cache
def read() -> dict:
    """Lo que dice ``_config.yml``."""
    return load(FILE)


def faults() -> list[str]:
    """Devuelve lo que está mal en ``_config.yml``, una frase por cosa; vacía si nada."""
    wrong = theme("identity").faults(read(), ROOT, os.environ)
    return [
        f"- {each}" if each.startswith(tuple(theme("settings_schema").GIVEN)) else f"- _config.yml, {each}"
        for each in wrong
    ]


def notices() -> list[str]:
    """Devuelve lo que falta por decir en ``_config.yml``, o no lleva a ninguna parte, una frase por cosa."""
    return [f"_config.yml, {each}" for each in theme("identity").notices(read())]


def theme(name: str) -> ModuleType:
    """Un módulo del tema, que está fuera de donde se importa."""
    sys.path += [folder for folder in PACKAGES if folder not in sys.path]
    return importlib.import_module(f"course_theme.{name}")


def logo() -> list[str]:
    """La ruta del logotipo, si es propio."""
    name = str(read().get("logo") or "")
    inside = name and (ROOT / name).resolve().is_relative_to(ROOT)
    return [str((ROOT / name).resolve().relative_to(ROOT))] if inside else []


def get(group: str, key: str) -> str:
    """Un ajuste de un grupo, como ``repository: url``; vacío si no está."""
    found = read().get(group)
    return str(found.get(key) or "") if isinstance(found, dict) else ""


def name() -> str:
    """El título del curso como nombre de fichero."""
    try:
        return make_id(str(read().get("title")))[:60].rstrip("-") or "curso"
    except Unreadable:
        return "curso"
