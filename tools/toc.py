"""Las páginas del libro, en el orden de ``_toc.yml``: de aquí las toma todo lo que recorre páginas o cuadernos."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = (".ipynb", ".md")
# Donde están los paquetes del sitio, que no se instalan.
PACKAGES = [str(ROOT / name) for name in ("theme", "live", "search")]


class Unreadable(Exception):
    """Un fichero que no se puede leer: el mensaje dice cuál, dónde y por qué."""


class Mapping(dict):
    """Los nombres de un YAML con su valor, y la línea de cada uno, ``lines``."""

    lines: dict[str, int]


class Unique(yaml.SafeLoader):
    """Lee un YAML en el que ningún nombre se repite: PyYAML se quedaría con el último, sin decirlo."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = True) -> Mapping:
        lines: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if key.value in lines:
                raise Unreadable(
                    f"{self.name}: «{key.value}» está dos veces, en las líneas {lines[key.value]} y {line}: "
                    "deja una, o falta un guion."
                )
            lines[str(key.value)] = line
        found = Mapping(super().construct_mapping(node, deep=True))
        found.lines = lines
        return found


Unique.add_constructor("tag:yaml.org,2002:map", Unique.construct_mapping)


def _unique(text: str, name: str) -> object:
    loader = Unique(text)
    loader.name = name
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def load(path: Path) -> dict:
    """Lee un YAML. Errores: ``Unreadable`` si no se entiende, o si no es una lista de nombres con su valor."""
    try:
        text = path.read_text("utf-8")
        found = _unique(text, path.name)
    except FileNotFoundError:
        raise Unreadable(f"falta {path.name}.") from None
    except UnicodeDecodeError:
        raise Unreadable(f"{path.name}: tiene letras que no se leen; guárdalo como UTF-8.") from None
    except yaml.MarkedYAMLError as error:
        if marked := re.search(r"(?m)^(<<<<<<<|=======|>>>>>>>)", text):
            line = text.count("\n", 0, marked.start()) + 1
            raise Unreadable(f"{path.name}, línea {line}: quedan marcas de un conflicto de git.") from None
        if glued := re.search(r"(?m)^[ \t]*-[^\s-]", text):
            line = text.count("\n", 0, glued.end()) + 1
            raise Unreadable(f"{path.name}, línea {line}: falta un espacio detrás del guion.") from None
        if left := re.search(r"(?m)^([ \t]*)(\w+):[ \t]*(\{\}|\[\])[ \t]*(?:#.*)?\n\1[ \t]+[^\s#]", text):
            line = text.count("\n", 0, left.end(3)) + 1
            raise Unreadable(
                f"{path.name}, línea {line}: quita {left[3]} de {left[2]}, y deja lo que va debajo."
            ) from None
        if bare := re.search(r"(?m)^[^#\n]*\[[^]\n\"']*#[0-9a-fA-F]{3}", text):
            line = text.count("\n", 0, bare.end()) + 1
            raise Unreadable(
                f"{path.name}, línea {line}: los colores van entre comillas, que # empieza un comentario."
            ) from None
        # De lo que no se cierra se dice dónde empieza; de lo demás, dónde deja de entenderse.
        opened = re.search("quoted scalar|flow", error.context or "")
        mark = (error.context_mark if opened else error.problem_mark) or error.problem_mark
        line = f", hacia la línea {mark.line + 1}" if mark else ""
        raise Unreadable(
            f"{path.name}{line}: no se entiende. Suele ser la sangría, que va con espacios, o un texto con dos puntos, "
            "o un color, sin comillas."
        ) from None
    if not isinstance(found, dict):
        raise Unreadable(f"{path.name}: debe ser una lista de nombres con su valor.")
    return found


def pages() -> list[str]:
    """Devuelve el nombre de cada página, sin extensión: ``index``, ``chapters/01_fundamentos``…"""
    return [name for name, _ in named(load(ROOT / "_toc.yml"))]


def sources() -> list[Path]:
    """Devuelve el fichero de cada página. Errores: ``FileNotFoundError`` si una no existe."""
    return [_source(name) for name in pages()]


def notebooks() -> list[Path]:
    """Devuelve las páginas que son cuadernos."""
    return [path for path in sources() if path.suffix == ".ipynb"]


def chapters() -> list[str]:
    """Devuelve los cuadernos del curso, sin carpeta ni extensión: los de las partes numeradas, y no con letras."""
    parts = [part for part in load(ROOT / "_toc.yml")["parts"] if part.get("numbered") and not part.get("style")]
    return [Path(name).name for name, _ in named(parts) if _source(name).suffix == ".ipynb"]


def built(site: Path) -> list[str]:
    """Devuelve las páginas de un sitio construido, relativas a su raíz; la aplicación de JupyterLite no es una."""
    found = [path.relative_to(site) for path in site.rglob("*.html")]
    return sorted(path.as_posix() for path in found if path.parts[0] not in ("_static", "lite"))


def named(node: object) -> Iterator[tuple[str, int]]:
    """Los nombres de página de una parte de ``_toc.yml``, en su orden, y la línea de cada uno."""
    if isinstance(node, Mapping):
        yield from ((node[key], node.lines[key]) for key in ("root", "file") if isinstance(node.get(key), str))
    for value in node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ():
        yield from named(value)


def _source(name: str) -> Path:
    for suffix in SUFFIXES:
        if (path := ROOT / f"{name}{suffix}").exists():
            return path
    bare = name.removesuffix(".md").removesuffix(".ipynb")
    raise FileNotFoundError(f"_toc.yml: no hay ningún {bare}.md ni {bare}.ipynb, y la línea va sin la extensión.")
