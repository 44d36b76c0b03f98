"""Cambia el nombre de una página, que lleva su número: su fichero y, en todas partes, el texto que la nombra.

Uso: ``python tools/rename.py 04_neurona 03_neurona``. Si el número nuevo era de una página que se ha quitado, lo que
queda de ella, sus ejercicios y sus tests, pasa antes a uno que no usa nadie. Se puede repetir: después de traer
mejoras del curso, cambia el nombre en lo que ha llegado; sin nombres, hace todos los que falten.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import removed
import settings
import toc

from optlib.exercises.bank import label, unnumbered
from optlib.exercises.bank import pages as bank_pages
from optlib.exercises.declared import similar

# El enlace a una hoja de ejercicios y, si lo dice, su nombre.
NEW_LINE = "\n"
SHEET = re.compile(r'(hojas\.html#hoja-)(\w+)(?:(\\?">Hoja )\2\b)?')
SAID_SHEET = re.compile(r"\bHoja \w+")
NAME = re.compile(r"(\d+|[a-z])_\w+", re.ASCII)
FOLDERS = ("chapters", "optlib", "theme", "tests", "tools", ".")
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


def broken() -> str:
    """Por qué no se puede leer ya el banco de ejercicios; vacío si se puede."""
    code = "import broken_bank, sys; sys.exit(broken_bank.broken_bank())"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, encoding="utf-8").stderr.strip()


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


def wrong(old: str, new: str) -> str:
    """Lo que impide el cambio; vacío si nada."""
    listed = {Path(name).name for name in toc.pages()}
    if not NAME.fullmatch(new):
        if re.fullmatch(r"\d+|[a-z]", new):
            return f"A={new}: falta el resto del nombre, como en 03_neurona."
        if re.fullmatch(r"(\d+|[a-z])_\w+", new):
            return f"A={new}: el nombre no lleva tildes ni eñes, que van en direcciones y órdenes."
        return f"A={new}: el nombre empieza por un número o, en A fondo, por una letra, como 03_neurona."
    if not NAME.fullmatch(old):
        return f"DE={old}: ninguna página con número se llama así.{like(old, listed) or ' Las demás no se cambian.'}"
    if old == new:
        return f"DE y A son el mismo, {old}."
    if old not in listed | removed.pages() and new not in listed and unnumbered(new) not in removed.lost():
        return f"DE={old}: no hay ninguna página con ese nombre en _toc.yml.{like(old, listed)}"
    if new in listed and old in listed:
        return f"A={new}: ya hay una página que se llama así."
    if old in removed.pages() and new in listed and unnumbered(old) != unnumbered(new):
        return f"DE={old}: esa página ya no está en el libro, y {new} es otra."
    if new in listed and unnumbered(old) != unnumbered(new) and (not old[0].isdigit() or not named(old)):
        return f"DE={old}: ninguna página se llama así, ni nada la nombra.{like(old, listed)}"
    return ""


def like(name: str, names: set[str]) -> str:
    """La pregunta «¿Querías decir…?», también si falta el final del nombre."""
    whole = [each for each in sorted(names) if each.startswith(name)][:3]
    return f" ¿Querías decir {' o '.join(map(repr, whole))}?" if whole else similar(name, names)


def named(page: str) -> bool:
    """Si algo nombra todavía una página."""
    return any(re.search(rf"\b{re.escape(page)}\b", path.read_text("utf-8")) for path in texts())


def unlinked(number: str) -> Iterator[str]:
    """Los lugares que dicen ese número de capítulo sin enlazarlo, también en «1 a 4»."""
    for where, text, written in removed.texts():
        for start, told in removed.mentions(text) if written else ():
            if number in told:
                yield f"{where}, línea {text.count(NEW_LINE, 0, start) + 1}"


def outdated() -> dict[str, str]:
    """Los nombres que se leen todavía con el número de antes, y cómo se llaman ahora esas páginas."""
    listed = [Path(name).name for name in toc.pages()]
    lost = sorted(removed.pages() - set(removed.renamed()))
    slugs = {unnumbered(name): name[0].isdigit() for name in (*listed, *lost) if NAME.fullmatch(name)}
    patterns = [rf"\b{'[0-9]+' if numbered else '[a-z]'}_{slug}\b" for slug, numbered in slugs.items()]
    names = re.compile("|".join(patterns), re.ASCII)
    found = {name for path in texts() for name in names.findall(path.read_text("utf-8"))}
    # La que está; de una quitada, la que ya tiene un número de los suyos.
    parked = [name for name in sorted(found) if label(name) in removed.PARKED]
    called = {unnumbered(name): name for name in (*lost, *parked, *listed)}
    return {name: now for name in sorted(found) if (now := called[unnumbered(name)]) != name}


def conflict() -> str:
    """Dónde queda una marca de un conflicto de ``git``; vacío si en ninguna parte."""
    for path in texts():
        text = path.read_text("utf-8")
        if found := re.search(r"^(?:<{7}|>{7}) ", text, re.MULTILINE):
            line = text.count(NEW_LINE, 0, found.start()) + 1
            return f"{path.relative_to(toc.ROOT).as_posix()}, línea {line}: quedan marcas de un conflicto de git."
    return ""


def elsewhere() -> str:
    """La línea de ``_toc.yml`` que nombra con otro número una página que sí está; vacío si ninguna."""
    there = {
        unnumbered(path.stem): path.stem for path in (toc.ROOT / "chapters").glob("*") if path.suffix in toc.SUFFIXES
    }
    for name in (Path(each).name for each in toc.pages()):
        found = there.get(unnumbered(name), name)
        if found != name and name not in there.values():
            return f"_toc.yml nombra {name}, y tu página se llama {found}: deja en _toc.yml tus nombres."
    return ""


def back() -> str:
    """La página quitada cuyo fichero ha vuelto; vacío si ninguna."""
    listed = {unnumbered(Path(name).name) for name in toc.pages()}
    for path in sorted((toc.ROOT / "chapters").glob("*")):
        if path.suffix in toc.SUFFIXES and unnumbered(path.stem) in removed.lost() - listed:
            name = f"chapters/{path.name}"
            return f"{name} ha vuelto, y esa página no está en _toc.yml: bórrala, git rm {name}, o ponle su línea."
    return ""


def main(asked: list[str]) -> int:
    if len(asked) not in (0, 2):
        spaces = "El nombre de una página no lleva espacios: letras sin tilde, cifras y guiones bajos. "
        print(f"{spaces * (len(asked) > 2)}{ASK}", file=sys.stderr)
        return 2
    if why := conflict() or elsewhere():
        print(f"No se ha cambiado nada: {why}", file=sys.stderr)
        return 1
    if not asked:
        return again()
    old, new = (Path(name).stem for name in asked)
    if old in {Path(name).name for name in toc.pages()} and git("rev-parse", "--quiet", "--verify", "MERGE_HEAD"):
        print("No se ha cambiado nada: guarda antes lo que has traído, git add -A y git commit.", file=sys.stderr)
        return 1
    return one(old, new)


ASK = "Di qué página y cómo se va a llamar: make renombrar DE=04_neurona A=03_neurona"


def again() -> int:
    """Repite lo que se cambió, en lo que ha llegado, y dice los números que eso trae."""
    if why := back():
        print(f"No se ha cambiado nada: {why}", file=sys.stderr)
        return 1
    pairs = outdated()
    if not pairs:
        print("Ninguna página se nombra con un número de antes: no hay nada que repetir.", ASK, sep="\n")
    for old, new in pairs.items():
        if one(old, new, alone=False):
            print(
                "No se sigue. Para dejarlo todo como estaba: git reset --hard, y git clean -fd chapters.",
                file=sys.stderr,
            )
            return 1
    if places := list(dict.fromkeys(brought())):
        print("Ha llegado con un número; mira si es el de ahora:", *(f"- {each}" for each in places), sep="\n")
    return 0


def brought() -> Iterator[str]:
    """Dónde dice el número de un capítulo, sin enlace, o el de una hoja, lo que trae lo último unido."""
    merging = git("rev-parse", "--quiet", "--verify", "MERGE_HEAD")
    base = "HEAD" if merging else "HEAD^1" if git("rev-parse", "--quiet", "--verify", "HEAD^2") else ""
    diff = git("diff", "--unified=0", "--no-color", base) if base else ""
    come = {plain(line[1:]) for line in diff.splitlines() if line.startswith("+")}
    for where, text, by_hand in removed.texts():
        places = [start for start, _ in removed.mentions(text)] + [found.start() for found in SAID_SHEET.finditer(text)]
        for start in sorted(places) if by_hand else ():
            line = text.count(NEW_LINE, 0, start)
            if plain(text.split(NEW_LINE)[line]) in come:
                yield f"{where}, línea {line + 1}: «{around(text, start)}»"


def plain(line: str) -> str:
    """Una línea como se escribe, también la que un cuaderno guarda entre comillas."""
    line = line.strip().removesuffix(",")
    try:
        return str(json.loads(line)).strip() if line.startswith('"') else line
    except json.JSONDecodeError:
        return line


def around(text: str, start: int) -> str:
    """Unas palabras desde un lugar."""
    return " ".join(re.split(r"[<\n]", text[start:])[0].split()[:8])


def git(*words: str) -> str:
    """Lo que dice ``git``; vacío si no puede, o no lo hay."""
    try:
        done = subprocess.run(["git", *words], cwd=toc.ROOT, capture_output=True, encoding="utf-8")
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def one(old: str, new: str, *, alone: bool = True) -> int:
    """Cambia un nombre; si va solo, dice también dónde queda su número."""
    if why := wrong(old, new):
        print(why, file=sys.stderr)
        return 1
    if not named(old):
        print(f"Ya nada nombra {old}: no hay nada que cambiar.")
        return 0
    gone = sorted(
        page for page in removed.pages() - {old, new} if label(page) == label(new) and page not in removed.renamed()
    )
    change, moved = Change(), {old: new}
    try:
        for page in gone:
            taken = {label(Path(name).name) for name in toc.pages()} | {label(page) for page in removed.pages()}
            free = next(number for number in sorted(removed.PARKED, key=int) if number not in taken)
            replace(page, f"{free}_{unnumbered(page)}", change)
            print(f"Lo que queda de {page}, que ya no está, pasa a {free}_{unnumbered(page)} y deja libre su número.")
            moved[page] = f"{free}_{unnumbered(page)}"
        changed = replace(old, new, change)
        if label(new) not in removed.PARKED:
            renumber_links(label(old), new, change)
        point_to_sheets(moved, change)
        why = broken()
    except Exception:
        change.undo()
        raise
    if why:
        change.undo()
        print(f"No se ha cambiado nada, porque después no se podría leer el banco: {why}", file=sys.stderr)
        return 1
    print(f"{old} se llama ahora {new}, en {len(changed)} fichero{'s' * (len(changed) != 1)}.")
    if (toc.ROOT / "chapters" / f"{new}.ipynb").exists():
        command = [sys.executable, str(toc.ROOT / "tools" / "execute.py"), new]
        if status := subprocess.run(command, cwd=toc.ROOT).returncode:
            return status
    shared = [Path(name).name for name in toc.pages() if label(Path(name).name) == label(new)]
    if others := [name for name in shared if name not in (old, new)]:
        print(f"El número {label(new)} lo lleva también {others[0]}.")
    if not alone:
        return 0
    for number in dict.fromkeys((label(old), label(new))) if label(old) != label(new) else ():
        if places := dict.fromkeys(unlinked(number)):
            print(f"Sin enlace, dicen «capítulo {number}»: míralos.", *(f"- {each}" for each in places), sep="\n")
    print("Lo demás que aún dice el número de antes lo cuenta «make libro».")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
