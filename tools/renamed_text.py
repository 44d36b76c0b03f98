"""Lo que cambia en los ficheros al llamarse una página de otro modo: su nombre, su número y los enlaces a su hoja.

Todo lo que se escribe o se mueve pasa por un ``Change``, que puede dejarlo como estaba.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import removed
import settings
import toc

from optlib.exercises.bank import label
from optlib.exercises.bank import pages as bank_pages

# El enlace a una hoja de ejercicios y, si lo dice, su nombre.
SHEET = re.compile(r'(hojas\.html#hoja-)(\w+)(?:(\\?">Hoja )\2\b)?')
FOLDERS = ("chapters", "optlib", "theme", "live", "search", "tests", "tools", ".")
SUFFIXES = {".py", ".md", ".ipynb", ".toml", ".yml", ".js", ".mjs", ".css", ".html", ".bib", ".json"}
# Lo que lo pone de ejemplo, y lo que cuenta el pasado.
APART = {"chapters/adoptar.md", "README.md", "CHANGELOG.md", "package-lock.json", "tools/rename.py", "tools/orders.py"}
APART |= {f"tests/test_{name}.py" for name in ("rename", "removed", "orders", "adopting", "toc_faults")}
APART |= {"tests/theme/test_theme_places.py"}


def texts() -> Iterator[Path]:
    """Los ficheros en los que se puede nombrar una página."""
    for folder in FOLDERS:
        found = (toc.ROOT / folder).glob("*") if folder == "." else (toc.ROOT / folder).rglob("*")
        for path in sorted(found):
            name = path.relative_to(toc.ROOT).as_posix()
            if path.is_file() and path.suffix in SUFFIXES and name not in APART and "/." not in f"/{name}":
                yield path


class Change:
    """Lo que se escribe y se mueve, para poder dejarlo como estaba."""

    def __init__(self) -> None:
        self.before: dict[Path, bytes] = {}
        self.moved: list[tuple[Path, Path]] = []

    def write(self, path: Path, text: str) -> None:
        """Escribe un fichero que ya está."""
        self.before.setdefault(path, path.read_bytes())
        path.write_bytes(text.encode("utf-8"))

    def move(self, path: Path, target: Path) -> None:
        path.rename(target)
        self.moved.append((path, target))

    def undo(self) -> None:
        """Deja todo como estaba."""
        for path, target in reversed(self.moved):
            target.rename(path)
            self.before[path] = self.before.get(path, self.before.pop(target, path.read_bytes()))
        for path, data in self.before.items():
            path.write_bytes(data)


def replace(old: str, new: str, change: Change) -> list[Path]:
    """Cambia el nombre donde esté, entero, y mueve su fichero; devuelve los ficheros que cambian."""
    changed, whole = [], re.compile(rf"\b{re.escape(old)}\b")
    for suffix in toc.SUFFIXES:
        page = toc.ROOT / "chapters" / f"{old}{suffix}"
        if page.exists():
            change.move(page, page.with_name(f"{new}{suffix}"))
    for path in texts():
        text = path.read_bytes().decode("utf-8")
        if (now := whole.sub(new, text)) != text:
            change.write(path, now)
            changed.append(path)
    return changed


def renumber_links(old: str, name: str, change: Change) -> None:
    """Lo que dice el número de antes en un enlace a la página: «capítulo 4», o solo «4»."""
    number = label(name)
    page, said = re.escape(name), rf"\b[Cc]apítulo\s{old}\b"
    patterns = [
        rf"(\{{doc\}}+`[^`<]*?)({said})(?=[^`<]*<{page}>)",
        rf"(\{{doc\}}+`\s*)({old})(?=\s*<{page}>)",
        rf"(\[[^\]]*?)({said})(?=[^\]]*\]\([^)]*\b{page}\b)",
        rf"(\[)({old})(?=\]\([^)]*\b{page}\b)",
        rf"(\b{page}\.html[^>]*>[^<]*?)({said})",
        rf"(\b{page}\.html[^>]*>)({old})(?=<)",
    ]
    if not (old.isdigit() and number.isdigit()):
        return
    for path in texts():
        text = now = path.read_bytes().decode("utf-8")
        for pattern in patterns:
            now = re.sub(pattern, lambda found: found[1] + found[2].removesuffix(old) + number, now)
        if now != text:
            change.write(path, now)


def point_to_sheets(moved: dict[str, str], change: Change) -> None:
    """Los enlaces a las hojas de ejercicios, que llevan el número de su página, siguen yendo a la misma.

    En la fila de una tabla que enlaza también la página, la hoja es la de esa página, aunque llegara con otra.
    """
    names = settings.theme("sheets").names
    before = names(bank_pages())
    after = names([moved.get(page, page) for page in bank_pages()])
    to = {before[page]: after[moved.get(page, page)] for page in before}
    for path in (toc.ROOT / "chapters").glob("*"):
        if path.suffix in toc.SUFFIXES:
            text = path.read_bytes().decode("utf-8")
            lines = [in_line(line, to, after) for line in text.split("\n")]
            now = "\n".join(lines)
            if now != text:
                change.write(path, now)


def in_line(line: str, to: dict[str, str], names: dict[str, str]) -> str:
    """Una línea con los nombres de ahora en los enlaces a hojas: el de la página de su fila, o el que le toca."""
    page = next((found[2] for found in removed.DOC.finditer(line) if found[2] in names), None) if "|" in line else None
    return SHEET.sub(lambda found: sheet(found, names[page] if page else to.get(found[2], found[2])), line)


def sheet(found: re.Match[str], name: str) -> str:
    """El enlace a una hoja, con otro nombre."""
    return f"{found[1]}{name}" + (f"{found[3]}{name}" if found[3] else "")
