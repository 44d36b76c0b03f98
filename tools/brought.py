"""Lo que llega al traer mejoras del curso: qué impide seguir, qué nombres son los de antes y qué números ha traído."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import removed
import toc
from renamed_text import texts

from optlib.exercises.bank import label, unnumbered

NEW_LINE = "\n"
NAME = re.compile(r"(\d+|[a-z])_\w+", re.ASCII)
SAID_SHEET = re.compile(r"\bHoja \w+")


def conflict() -> str:
    """Dónde quedan marcas de un conflicto, en una frase; vacío si en ninguna parte."""
    return f"quedan marcas de un conflicto de git en {'; '.join(places)}." if (places := marks()) else ""


def marks() -> list[str]:
    """El fichero y la línea de la primera marca de un conflicto de ``git`` de cada fichero que ``git`` guarda."""
    lines = git("grep", "--line-number", "-I", "-E", "^(<{7}|>{7}) ").splitlines()
    first = {path: line for path, line, _ in (each.split(":", 2) for each in reversed(lines))}
    return [f"{path}, línea {line}" for path, line in sorted(first.items())]


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


def numbers() -> Iterator[str]:
    """Dónde dice el número de un capítulo, sin enlace, o el de una hoja, lo que trae lo último unido."""
    base = before()
    diff = git("diff", "--unified=0", "--no-color", base) if base else ""
    come = {plain(line[1:]) for line in diff.splitlines() if line.startswith("+")}
    for where, text, by_hand in removed.texts():
        places = [start for start, _ in removed.mentions(text)] + [found.start() for found in SAID_SHEET.finditer(text)]
        for start in sorted(places) if by_hand else ():
            line = text.count(NEW_LINE, 0, start)
            if plain(text.split(NEW_LINE)[line]) in come:
                yield f"{where}, línea {line + 1}: «{around(text, start)}»"


def shared() -> Iterator[str]:
    """Las páginas que ha traído lo último unido con el número de otra que ya estaba."""
    base = before()
    come = git("diff", "--diff-filter=A", "--name-only", base, "--", "chapters").splitlines() if base else []
    new, listed = {Path(path).stem for path in come}, [Path(name).name for name in toc.pages()]
    for name in listed:
        for mine in listed:
            if name in new and mine not in new and label(mine) == label(name):
                yield f"{name} ha llegado con el número de {mine}: si no son del mismo capítulo, cambia luego uno."


def before() -> str:
    """Dónde está, para ``git``, lo que había antes de lo último que se une; vacío si no se ha unido nada."""
    return "HEAD" if merging() else "HEAD^1" if git("rev-parse", "--quiet", "--verify", "HEAD^2") else ""


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


def merging() -> bool:
    """Si se está uniendo lo que ha llegado."""
    return bool(git("rev-parse", "--quiet", "--verify", "MERGE_HEAD"))


def unsaved() -> bool:
    """Si hay cambios que ``git`` no ha guardado, y no son los de lo que se está uniendo."""
    return not merging() and bool(git("status", "--porcelain", "--untracked-files=no"))


def git(*words: str) -> str:
    """Lo que dice ``git``; vacío si no puede, o no lo hay."""
    try:
        done = subprocess.run(["git", *words], cwd=toc.ROOT, capture_output=True, encoding="utf-8")
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""
