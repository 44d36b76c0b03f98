"""Las páginas del libro, en el orden de ``_toc.yml``: de aquí las toma todo lo que recorre páginas o cuadernos."""

import re
from collections.abc import Iterator
from pathlib import Path

from settings import load, theme

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = (".ipynb", ".md")

# Lo que puede decir ``_toc.yml``, de lo que admite sphinx-external-toc.
FILE = {
    "type": "string",
    "pattern": r"^[A-Za-z0-9_/-]+$",
    "description": "el nombre de una página, como chapters/nombre, sin su extensión, sin tildes y sin espacios",
}
PAGES = {"type": "array", "items": {"$ref": "#/$defs/page"}, "description": "páginas, en su línea y con su guion"}
PAGE = {
    "type": "object",
    "properties": {"file": FILE, "title": {"type": "string", "description": "un texto"}, "sections": PAGES},
    "required": ["file"],
    "additionalProperties": False,
    "description": "una página, «- file: chapters/nombre»",
}
PART = {
    "type": "object",
    "properties": {
        "caption": {"type": "string", "description": "el nombre de la parte; si es un número, entre comillas"},
        "chapters": PAGES,
        "numbered": {"type": "boolean", "description": "true o false"},
        "style": {
            "enum": ["numerical", "romanupper", "romanlower", "alphaupper", "alphalower"],
            "description": "numerical, romanupper, romanlower, alphaupper o alphalower",
        },
    },
    "required": ["caption", "chapters"],
    "additionalProperties": False,
    "description": "una parte, con caption y chapters",
}
SCHEMA = {
    "$defs": {"page": PAGE},
    "type": "object",
    "properties": {
        "format": {"const": "jb-book", "description": "jb-book"},
        "root": FILE,
        "parts": {"type": "array", "items": PART, "description": "las partes, con un guion cada una"},
    },
    "required": ["format", "root", "parts"],
    "additionalProperties": False,
}


def faults() -> list[str]:
    """Devuelve lo que está mal en ``_toc.yml``, una frase por cosa; vacía si nada. Errores: ``Unreadable``."""
    from jsonschema import Draft202012Validator

    book, said = load(ROOT / "_toc.yml"), theme("settings_schema").said
    told = [f"_toc.yml, {each}" for error in Draft202012Validator(SCHEMA).iter_errors(book) for each in said(error)]
    names = list(named(book))
    told += [f"_toc.yml: {name} está dos veces." for name in sorted(set(names)) if names.count(name) > 1]
    return told or [str(why) for name in names if (why := absent(name))]


def pages() -> list[str]:
    """Devuelve el nombre de cada página, sin extensión: ``index``, ``chapters/01_fundamentos``…"""
    return list(named(load(ROOT / "_toc.yml")))


def sources() -> list[Path]:
    """Devuelve el fichero de cada página. Errores: ``FileNotFoundError`` si una no existe."""
    return [_source(name) for name in pages()]


def notebooks() -> list[Path]:
    """Devuelve las páginas que son cuadernos."""
    return [path for path in sources() if path.suffix == ".ipynb"]


def chapters() -> list[str]:
    """Devuelve los cuadernos del curso, sin carpeta ni extensión: los de las partes numeradas, y no con letras."""
    parts = [part for part in load(ROOT / "_toc.yml")["parts"] if part.get("numbered") and not part.get("style")]
    return [Path(name).name for name in named(parts) if _source(name).suffix == ".ipynb"]


def unlinked() -> list[str]:
    """Los enlaces a páginas del curso que no están en ``_toc.yml``, en una frase; vacía si no los hay."""
    here = {Path(name).name for name in pages()}
    gone = [name for name in theme("promises").PROMISES if name not in here]
    link = re.compile(rf"\{{\w+\}}`(?:[^`<]*<)?({'|'.join(gone)})>?`") if gone else None
    found = {path.relative_to(ROOT).as_posix(): link.findall(path.read_text("utf-8")) for path in sources() if link}
    names, where = sorted(set().union(*found.values())), [name for name, each in found.items() if each]
    said = "no están en _toc.yml, y los enlaces que llevaban allí se quedan en su texto"
    return [f"{', '.join(names)}: {said} ({', '.join(where)})."] if names else []


def built(site: Path) -> list[str]:
    """Devuelve las páginas de un sitio construido, relativas a su raíz."""
    found = [path.relative_to(site) for path in site.rglob("*.html")]
    return sorted(path.as_posix() for path in found if path.parts[0] != "_static")


def named(node: object) -> Iterator[str]:
    """Los nombres de página de una parte de ``_toc.yml``, en su orden."""
    if isinstance(node, dict):
        yield from (node[key] for key in ("root", "file") if isinstance(node.get(key), str))
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from named(value)


def absent(name: str) -> str:
    """Por qué una página no es un fichero, y uno solo; vacío si lo es."""
    found = [suffix for suffix in SUFFIXES if (ROOT / f"{name}{suffix}").exists()]
    if len(found) > 1:
        return f"_toc.yml: hay un {name}.md y un {name}.ipynb: borra el que no sea."
    return "" if found else f"_toc.yml: no hay ningún {name}.md ni {name}.ipynb; si se ha borrado, quita su línea."


def _source(name: str) -> Path:
    if why := absent(name):
        raise FileNotFoundError(why)
    return next(path for suffix in SUFFIXES if (path := ROOT / f"{name}{suffix}").exists())
