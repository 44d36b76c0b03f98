"""Lo que está mal en el fichero de una página y Sphinx no diría en español: letras, marcas de un conflicto, título."""

import re
from collections.abc import Iterator
from pathlib import Path

import cells
import toc

MARK = re.compile(r"^(<<<<<<<|>>>>>>>) ", re.MULTILINE)
TITLE = re.compile(r"^#{1,6} +\S|^\S.*\n(=+|-+)\s*$|^\(.+\)=\s*\n#", re.MULTILINE)
FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)


def faults() -> list[str]:
    """Devuelve lo que está mal, una frase por cosa; vacía si nada. Errores: los de ``cells.read``."""
    return [f"{path.relative_to(toc.ROOT).as_posix()}{what}" for path in toc.sources() for what in wrong(path)]


def wrong(path: Path) -> Iterator[str]:
    """Lo que le pasa a una página; de un cuaderno con marcas de un conflicto lo dice ``cells.read``."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        yield ": tiene letras que no se leen; guárdalo como UTF-8."
        return
    if path.suffix == ".ipynb":
        text = "\n\n".join(cell.source for cell in cells.read(path).cells if cell.cell_type == "markdown")
    if found := MARK.search(text):
        line = text.count("\n", 0, found.start()) + 1
        yield f"{f', línea {line}' if path.suffix != '.ipynb' else ''}: quedan marcas de un conflicto de git."
    if not TITLE.search(FENCED.sub("", text)):
        yield ": no tiene título; empieza con uno, «# Mi página»."
