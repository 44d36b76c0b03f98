"""Lo que está mal en ``_toc.yml``: cada cosa, en una frase que dice qué hacer."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import toc

from optlib.exercises.declared import similar

# Lo que puede llevar una página o una parte, de lo que admite sphinx-external-toc.
BOOK = ("format", "root", "parts", "options", "defaults")
ENTRY = ("file", "title", "sections")
PART = ("caption", "chapters", "numbered", "style", "maxdepth", "titlesonly", "hidden", "reversed")
STYLES = ("numerical", "romanupper", "romanlower", "alphaupper", "alphalower")
NUMBERED = re.compile(r"\d+_|[a-z]_")


def faults() -> list[str]:
    """Devuelve lo que está mal, una frase por cosa; vacía si nada. Errores: ``toc.Unreadable``."""
    book = toc.load(toc.ROOT / "_toc.yml")
    return [f"_toc.yml: {each}" for each in (*shape(book), *names(toc.pages()))]


def shape(book: dict) -> Iterator[str]:
    """Lo que falta o sobra en la lista, que tiene partes, y cada una, páginas."""
    yield from unknown(book, BOOK, "el libro")
    if not book.get("root"):
        yield "falta «root: index», la portada."
    if book.get("format") != "jb-book":
        yield "falta «format: jb-book»."
    for place, part in enumerate(book.get("parts") or [], 1):
        if not isinstance(part, dict):
            yield f"la parte {place}.ª debe llevar caption y chapters, no {part!r}."
            continue
        called = f"la parte «{part['caption']}»" if part.get("caption") else f"la parte {place}.ª"
        yield from unknown(part, PART, called)
        if not isinstance(part.get("caption", ""), str):
            yield f'{called}: pon su nombre entre comillas, "{part["caption"]}".'
        if not isinstance(part.get("numbered", True), bool):
            yield f"{called}: numbered debe ser true o false, no {part['numbered']!r}."
        if part.get("style", "numerical") not in STYLES:
            yield f"{called}: style debe ser {', '.join(STYLES)}, no {part['style']!r}."
        entries = part.get("chapters")
        if not entries:
            yield f"{called} no tiene páginas: quita también las líneas que la abren, de «- caption:» a «chapters:»."
            continue
        for entry in entries if isinstance(entries, list) else []:
            if not isinstance(entry, dict):
                yield f"en {called}, cada línea es «- file: chapters/nombre», no {entry!r}."
                continue
            yield from unknown(entry, ENTRY, f"en {called}, una página")
            name = Path(str(entry.get("file") or "")).name
            if part.get("numbered") and not NUMBERED.match(name):
                yield f"{called} va numerada, y {name!r} no empieza por su número, como «08_{name}»."


def unknown(group: dict, known: tuple[str, ...], owner: str) -> Iterator[str]:
    yield from (f"{owner} no lleva ningún {key!r}.{similar(key, known)}" for key in group if key not in known)


def names(listed: list[str]) -> Iterator[str]:
    """Las páginas que se repiten, que no existen o que llevan la extensión."""
    files = (path for suffix in toc.SUFFIXES for path in (toc.ROOT / "chapters").rglob(f"*{suffix}"))
    there = [path.relative_to(toc.ROOT).with_suffix("").as_posix() for path in files]
    for name, times in Counter(listed).items():
        if times > 1:
            yield f"{name} está {times} veces; deja una línea."
        if Path(name).suffix in toc.SUFFIXES:
            yield f"{name}: va sin la extensión, {Path(name).with_suffix('').as_posix()}."
        elif not any((toc.ROOT / f"{name}{suffix}").exists() for suffix in toc.SUFFIXES):
            near = similar(name, set(there) - set(listed)) or " Si la has borrado, quita también su línea."
            yield f"no hay ningún {name}.md ni {name}.ipynb.{near}"
