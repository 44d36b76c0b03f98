"""Las páginas del libro, en el orden de ``_toc.yml``: de aquí las toma todo lo que recorre páginas o cuadernos."""

from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = (".ipynb", ".md")


class Unreadable(Exception):
    """Un fichero que no se puede leer: el mensaje dice cuál, dónde y por qué."""


def load(path: Path) -> dict:
    """Lee un YAML. Errores: ``Unreadable`` si no se entiende, o si no es una lista de nombres con su valor."""
    try:
        found = yaml.safe_load(path.read_text("utf-8"))
    except yaml.MarkedYAMLError as error:
        line = f", línea {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise Unreadable(
            f"{path.name}{line}: no se entiende. Suele ser la sangría, que va con espacios, o un texto con dos puntos, "
            "o un color, sin comillas."
        ) from None
    if not isinstance(found, dict):
        raise Unreadable(f"{path.name}: debe ser una lista de nombres con su valor.")
    return found


def pages() -> list[str]:
    """Devuelve el nombre de cada página, sin extensión: ``index``, ``chapters/01_fundamentos``…"""
    return list(_names(load(ROOT / "_toc.yml")))


def sources() -> list[Path]:
    """Devuelve el fichero de cada página. Errores: ``FileNotFoundError`` si una no existe."""
    return [_source(name) for name in pages()]


def notebooks() -> list[Path]:
    """Devuelve las páginas que son cuadernos."""
    return [path for path in sources() if path.suffix == ".ipynb"]


def built(site: Path) -> list[str]:
    """Devuelve las páginas de un sitio construido, relativas a su raíz; la aplicación de JupyterLite no es una."""
    found = [path.relative_to(site) for path in site.rglob("*.html")]
    return sorted(path.as_posix() for path in found if path.parts[0] not in ("_static", "lite"))


def _names(node: dict | list | str) -> Iterator[str]:
    if isinstance(node, dict):
        for key in ("root", "file"):
            if not isinstance(node.get(key, ""), str):
                raise Unreadable(f"_toc.yml: detrás de «{key}:» va el nombre de una página, no {node[key]!r}.")
        yield from (node[key] for key in ("root", "file") if key in node)
        for value in node.values():
            yield from _names(value)
    elif isinstance(node, list):
        for value in node:
            yield from _names(value)


def _source(name: str) -> Path:
    for suffix in SUFFIXES:
        if (path := ROOT / f"{name}{suffix}").exists():
            return path
    raise FileNotFoundError(f"_toc.yml: no hay ningún {name}.md ni {name}.ipynb.")
