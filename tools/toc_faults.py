"""Lo que está mal en ``_toc.yml``: cada cosa, en una frase que dice la línea y qué hacer."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import toc
from toc import Mapping

from optlib.exercises.declared import similar

# Lo que puede llevar una página o una parte, de lo que admite sphinx-external-toc.
BOOK = ("format", "root", "parts", "options", "defaults")
ENTRY = ("file", "title", "sections")
PART = ("caption", "chapters", "numbered", "style", "maxdepth", "titlesonly", "hidden", "reversed")
STYLES = ("numerical", "romanupper", "romanlower", "alphaupper", "alphalower")
Found = Iterator[tuple[int, str]]


def faults() -> list[str]:
    """Devuelve lo que está mal, una frase por cosa; vacía si nada. Errores: ``toc.Unreadable``."""
    book = toc.load(toc.ROOT / "_toc.yml")
    return [f"_toc.yml, línea {line}: {what}" for line, what in (*shape(book), *names(book))]


def shape(book: Mapping) -> Found:
    """Lo que falta o sobra en el libro, que tiene partes, y en cada una."""
    yield from unknown(book, BOOK, "el libro")
    for key, value in (("root", "index"), ("format", "jb-book")):
        if not book.get(key):
            yield 1, f"falta «{key}: {value}»."
    for part in book.get("parts") or []:
        if not isinstance(part, Mapping):
            yield book.lines["parts"], f"una parte debe llevar caption y chapters, no {part!r}."
            continue
        line = min(part.lines.values())
        called = f"la parte «{part.get('caption') or ''}»"
        yield from unknown(part, PART, called)
        if not isinstance(part.get("caption"), str):
            yield line, "detrás de «caption:» va el nombre de la parte; si es un número, entre comillas."
        if not isinstance(part.get("numbered", True), bool):
            yield part.lines["numbered"], f"numbered debe ser true o false, no {part['numbered']!r}."
        if part.get("style", "numerical") not in STYLES:
            yield part.lines["style"], f"style debe ser {', '.join(STYLES)}, no {part['style']!r}."
        if not isinstance(part.get("maxdepth", 1), int):
            yield part.lines["maxdepth"], f"maxdepth debe ser un número, no {part['maxdepth']!r}."
        if part.get("chapters"):
            yield from entries(part["chapters"], part.lines["chapters"])
        else:
            yield line, f"{called} no tiene páginas: quita también las líneas que la abren, hasta «chapters:»."


def entries(listed: object, line: int) -> Found:
    """Lo que está mal en una lista de páginas, que empieza en esa línea, y en las que cuelgan de ellas."""
    if not isinstance(listed, list):
        yield line, "cada página va en su línea y con su guion, «- file: chapters/nombre»."
        return
    for entry in listed:
        if not isinstance(entry, Mapping):
            yield line, f"cada página es «- file: chapters/nombre», no {entry!r}."
            continue
        first = min(entry.lines.values())
        if isinstance(entry.get("file"), str):
            yield from unknown(entry, ENTRY, "una página")
        elif "file" in entry:
            yield first, f"detrás de «file:» va el nombre de una página, no {entry['file']!r}."
        elif "sections" in entry:
            yield first, "hay páginas debajo de ninguna: delante de «sections:» va la suya, «file: chapters/nombre»."
        else:
            yield first, f"una página no dice su fichero: {sorted(entry)[0]!r} se llama file."
        if "sections" in entry:
            yield from entries(entry["sections"], entry.lines["sections"])


def unknown(group: Mapping, known: tuple[str, ...], owner: str) -> Found:
    yield from (
        (group.lines[key], f"{owner} no lleva ningún {key!r}.{similar(key, known)}")
        for key in group
        if key not in known
    )


def names(book: Mapping) -> Found:
    """Las páginas que se repiten, que no existen o que llevan la extensión."""
    files = (path for suffix in toc.SUFFIXES for path in (toc.ROOT / "chapters").rglob(f"*{suffix}"))
    there = [path.relative_to(toc.ROOT).with_suffix("").as_posix() for path in files]
    before: dict[str, int] = {}
    for name, line in toc.named(book):
        if name in before:
            yield line, f"{name} ya está en la línea {before[name]}: deja una."
            continue
        before[name] = line
        if Path(name).suffix in toc.SUFFIXES:
            yield line, f"{name} va sin la extensión, {Path(name).with_suffix('').as_posix()}."
            continue
        found = [suffix for suffix in toc.SUFFIXES if (toc.ROOT / f"{name}{suffix}").exists()]
        if len(found) > 1:
            yield line, f"hay un {name}.md y un {name}.ipynb: borra el que no sea."
        elif not found:
            # Lo que se parece es el nombre: la carpeta es la misma en todas.
            listed = {each for each, _ in toc.named(book)}
            others = {path.rpartition("/")[2]: path for path in there if path not in listed}
            close = difflib.get_close_matches(re.split(r"[/\\]", name)[-1], others, n=1)
            near = f"¿Querías decir {others[close[0]]!r}?" if close else "Si la has borrado, quita también su línea."
            yield line, f"no hay ningún {name}.md ni {name}.ipynb. {near}"
        elif not re.fullmatch(r"[\w/-]+", name, re.ASCII):
            yield line, f"{name}: el nombre es su dirección: solo letras sin tilde, cifras, guiones y guiones bajos."
