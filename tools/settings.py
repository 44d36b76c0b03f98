"""Los ajustes de ``_config.yml``: los lee, dice lo que está mal en ellos y cómo se llama el curso."""

import sys
from functools import cache

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
    sys.path.append(str(ROOT / "theme"))
    from course_theme import identity

    return [f"- _config.yml, {each}" for each in identity.faults(read(), ROOT)]


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
        return make_id(str(read().get("title"))) or "curso"
    except toc.Unreadable:
        return "curso"
