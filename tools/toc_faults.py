"""Lo que está mal en ``_toc.yml``: cada cosa, en una frase que dice qué hacer."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import toc

from optlib.exercises.declared import similar

# Lo que puede llevar una página o una parte, de lo que admite sphinx-external-toc.
BOOK = ("format", "root", "parts", "options", "defaults")
ENTRY = ("file", "title")
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
        if not part.get("caption"):
            yield f"{called} no tiene nombre: ponle uno detrás de «caption:»."
        elif not isinstance(part["caption"], str):
            yield f'{called}: pon su nombre entre comillas, "{part["caption"]}".'
        if not isinstance(part.get("numbered", True), bool):
            yield f"{called}: numbered debe ser true o false, no {part['numbered']!r}."
        if part.get("style", "numerical") not in STYLES:
            yield f"{called}: style debe ser {', '.join(STYLES)}, no {part['style']!r}."
        if not isinstance(part.get("maxdepth", 1), int):
            yield f"{called}: maxdepth debe ser un número, no {part['maxdepth']!r}."
        entries = part.get("chapters")
        if not entries:
            yield f"{called} no tiene páginas: quita también las líneas que la abren, de «- caption:» a «chapters:»."
            continue
        if not isinstance(entries, list):
            yield f"en {called}, cada página va en su línea y con su guion, «- file: chapters/nombre»."
            continue
        for entry in entries:
            if not isinstance(entry, dict):
                yield f"en {called}, cada línea es «- file: chapters/nombre», no {entry!r}."
                continue
            if "sections" in entry:
                yield f"en {called}, {entry.get('file')!r} lleva otras dentro: ponlas en la misma lista que ella."
                continue
            if "file" in entry:
                yield from unknown(entry, ENTRY, f"en {called}, una página")
            if "file" not in entry:
                yield f"en {called}, una página no dice su fichero: {sorted(entry)[0]!r} se llama file."
                continue
            name = re.sub(r"\.(md|ipynb)$", "", Path(str(entry.get("file") or "")).name)
            if part.get("numbered") and not NUMBERED.match(name):
                bare = re.sub(r"\W+", "_", re.sub(r"^\d*[\W_]*", "", name), flags=re.ASCII).strip("_")
                what, first = ("letra", "e") if "alpha" in str(part.get("style")) else ("número", "08")
                yield f"{called} va numerada, y {name!r} no empieza por su {what}, como «{first}_{bare}»."


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
            continue
        found = [suffix for suffix in toc.SUFFIXES if (toc.ROOT / f"{name}{suffix}").exists()]
        if len(found) > 1:
            yield f"hay un {name}.md y un {name}.ipynb: borra el que no sea."
        elif not found:
            # Lo que se parece es el nombre: la carpeta es la misma en todas.
            others = {path.rpartition("/")[2]: path for path in set(there) - set(listed)}
            close = difflib.get_close_matches(re.split(r"[/\\]", name)[-1], others, n=1)
            near = f"¿Querías decir {others[close[0]]!r}?" if close else "Si la has borrado, quita también su línea."
            yield f"no hay ningún {name}.md ni {name}.ipynb. {near}"
        elif not re.fullmatch(r"[\w/-]+", name, re.ASCII):
            yield f"{name}: el nombre es su dirección: solo letras sin tilde, cifras, guiones y guiones bajos."
