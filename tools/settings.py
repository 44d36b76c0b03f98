"""Los ajustes de ``_config.yml``: los lee, dice lo que está mal en ellos y cómo se llama el curso."""

import importlib
import os
import sys
from functools import cache
from types import ModuleType

import toc
from docutils.nodes import make_id
from fingerprint import ROOT

FILE = ROOT / "_config.yml"


@cache
def read() -> dict:
    """Lo que dice ``_config.yml``."""
    return toc.load(FILE)


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
    sys.path += [folder for folder in toc.PACKAGES if folder not in sys.path]
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
    except toc.Unreadable:
        return "curso"
