"""Las páginas que este libro ha quitado del curso, y lo que todavía las nombra: enlaces y números de capítulo.

Una página se quita con su fichero y su línea de ``_toc.yml``. ``course_theme`` deja sin enlace lo que iba a ella.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import settings
import toc
from cells import named, read
from numerals import NUMERALS
from written import in_python

from optlib.exercises.bank import label, unnumbered
from optlib.exercises.bank import pages as bank_pages

DOC = re.compile(r"\{doc\}`(?:([^`<]*)<)?/?([^`<>]+)>?`")
LINK = re.compile(r"\[([^]]*)\]\(([^)\s]+)\)")
HREF = re.compile(r'href="([^"]+)"[^>]*>([^<]*)')
SHEET = re.compile(r"\bhojas\.html#hoja-(\w+)")
FILE = re.compile(r"`(chapters/\w+)\.(?:md|ipynb)`")
# Lo que está entre comillas de código y no es una directiva.
EXAMPLE = re.compile(r"^(`{3,})(?!\{)[^`]*?^\1", re.MULTILINE)
HALF = re.compile(r"\b(?:dos páginas|(?:primera|[Ss]egunda) página)\b")
NEW_LINE = "\n"
# El capítulo de otra obra, detrás de su cita.
CITED = re.compile(r"\{cite:\w+\}`[^`]*`[\s(,]+(?:en su )?capítulo \d+")
NUMBERS = re.compile(r"\b[Cc]apítulos?\s+\**(\d+(?:(?:,|\s+[aoy])\s+\d+)*)")
DEEP = r"\*A\s+fondo\*"
DOCUMENTS = ("README.md",)
# Los números que reciben las páginas quitadas cuando otra toma el suyo (``rename.py``).
PARKED = {str(number) for number in range(90, 1000)}
# Las erratas de la presentación, que su página enseña.
ERRATA = "optlib/deck/errata.toml"


def is_lettered(name: str) -> bool:
    return len(name) == 1 and name.isalpha()


# Lo que se cuenta con una palabra, y qué páginas: las de los capítulos llevan un número, y las de A fondo, una letra.
COUNTED = {r"\b(\w+)\s+capítulos\b": str.isdigit, rf"\b(\w+)\s+páginas\s+de\s+{DEEP}": is_lettered}


@cache
def labels() -> list[str]:
    """Lo que numera cada página del libro: «1», «6» o «A»."""
    return [label(Path(name).name) for name in toc.pages()]


@cache
def pages() -> frozenset[str]:
    """Los nombres de las páginas del curso que ya no tienen su línea en ``_toc.yml``."""
    known = in_python("theme/course_theme/promises.py", "PROMISES")
    return frozenset(set(known) - {Path(name).name for name in toc.pages()})


@cache
def renamed() -> dict[str, str]:
    """Las que han cambiado de número, con su nombre de ahora."""
    listed = {unnumbered(Path(name).name): Path(name).name for name in toc.pages()}
    return {name: listed[unnumbered(name)] for name in pages() if unnumbered(name) in listed}


def own() -> frozenset[str]:
    """Los nombres de las páginas del libro que no son del curso: las que no están en ``PROMISES``."""
    known = in_python("theme/course_theme/promises.py", "PROMISES")
    return frozenset({Path(name).name for name in toc.pages()} - set(known))


def lost() -> set[str]:
    """Lo que va detrás del número en el nombre de las que ya no están."""
    return {unnumbered(name) for name in pages() - set(renamed())} - {
        unnumbered(Path(name).name) for name in toc.pages()
    }


def faults() -> list[str]:
    """Devuelve lo que nombra algo que ya no está, o con otro número, una frase por cosa; vacía si nada."""
    found = [
        f"{where}{f', línea {text.count(NEW_LINE, 0, start) + 1}' if written else ''}: {what}"
        for where, text, written in texts()
        for start, what in sorted(said(text))
    ]
    return list(dict.fromkeys((*found, *halves())))


def halves() -> Iterator[str]:
    """Lo que dice de la otra página de su capítulo la que se ha quedado sola."""
    left = {label(page) for page in pages() - set(renamed())} & set(labels())
    for path in toc.notebooks():
        if label(path.stem) in left:
            yield from (
                f"{named(path, place, cell)}: habla de «{found[0]}», y su capítulo ya no tiene dos."
                for place, cell in enumerate(read(path).cells)
                if cell.cell_type == "markdown"
                for found in HALF.finditer(cell.source)
            )


def said(text: str) -> Iterator[tuple[int, str]]:
    """Lo que se dice de un texto, con el lugar en que empieza lo que lo causa; los ejemplos no cuentan."""
    text = EXAMPLE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    yield from links(text)
    yield from sheets(text)
    yield from numbers(text)
    yield from counts(text)


def texts() -> Iterator[tuple[str, str, bool]]:
    """Los textos del libro: su fichero o su celda, lo que dicen y si están escritos, o salen al ejecutar una celda."""
    for path in (*toc.sources(), *(toc.ROOT / name for name in (*DOCUMENTS, ERRATA))):
        if path.suffix != ".ipynb":
            yield path.relative_to(toc.ROOT).as_posix(), path.read_text("utf-8"), True
            continue
        for place, cell in enumerate(read(path).cells):
            if cell.cell_type == "markdown":
                yield named(path, place, cell), cell.source, True
            for output in cell.get("outputs", ()):
                if shown := str(output.get("data", {}).get("text/html", "")):
                    yield f"{named(path, place, cell)}, lo que sale", re.sub("<[^>]*>", " ", shown), False


def links(text: str) -> Iterator[tuple[int, str]]:
    """Los enlaces a una página que ya no está, y los que dicen otro número."""
    for start, called, target in targets(text):
        page = Path(re.split("[#?]", target)[0]).stem
        said = NUMBERS.findall(called) or re.findall(r"^\s*(\d+)\s*$", called)
        if page in renamed():
            yield start, f"enlaza «{page}», que ahora se llama «{renamed()[page]}»."
        elif page in pages() or unnumbered(page) in lost():
            taken = [number for number in said if number in labels()]
            other = f", y dice «{called.strip()}», que es el número de otro" if taken else ""
            gone = "la que quitaste" if label(page) in PARKED else "que ya no está en el libro"
            yield start, f"enlaza «{page}», {gone}{other}."
        elif found := SHEET.search(target):
            named_so = re.search(r"\bHoja (\w+)", called)
            if named_so and named_so[1] != found[1]:
                yield start, f"dice «{named_so[0]}», y su enlace va a la hoja {found[1]}."
        elif (own := label(page)).isdigit():
            yield from (
                (start, f"dice «{called.strip()}», y su enlace va a «{page}», que es el {own}.")
                for number in said
                if number != own
            )


def sheets(text: str) -> Iterator[tuple[int, str]]:
    """Las filas de una tabla que enlazan una página y la hoja de ejercicios de otra."""
    names = settings.theme("sheets").names(bank_pages()) if SHEET.search(text) else {}
    for row in re.finditer(r"^\|.*$", text, re.MULTILINE):
        page = next((found[2] for found in DOC.finditer(row[0]) if found[2] in names), None)
        for found in SHEET.finditer(row[0]):
            if page and found[1] != names[page]:
                yield row.start(), f"la hoja de «{page}» es la {names[page]}, y esta fila enlaza la {found[1]}."


def targets(text: str) -> Iterator[tuple[int, str, str]]:
    """Los enlaces de un texto: dónde empiezan, lo que dicen y adónde van."""
    yield from ((match.start(), match[1] or "", match[2]) for match in DOC.finditer(text))
    yield from ((match.start(), match[1], match[2]) for match in LINK.finditer(text))
    yield from ((match.start(), match[2], match[1]) for match in HREF.finditer(text))
    yield from ((match.start(), "", match[1]) for match in FILE.finditer(text))


def numbers(text: str) -> Iterator[tuple[int, str]]:
    """Los números de capítulo, fuera de un enlace, que no tiene ninguna página."""
    for start, told in mentions(text):
        for number in told:
            if number not in labels():
                yield start, f"nombra el capítulo {number}, que ya no está en el libro."


def mentions(text: str) -> Iterator[tuple[int, list[str]]]:
    """Los capítulos que se nombran por su número fuera de un enlace, y dónde."""
    for pattern in (DOC, LINK, HREF, CITED):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for found in NUMBERS.finditer(text):
        yield found.start(), re.findall(r"\d+", found[1])


def counts(text: str) -> Iterator[tuple[int, str]]:
    """Lo que se cuenta y ya no son tantos, y la parte que se nombra y ya no tiene páginas."""
    for pattern, counted in COUNTED.items():
        total = len({each for each in labels() if counted(each)})
        for found in re.finditer(pattern, text):
            said = (
                int(found[1]) if found[1].isdigit() else NUMERALS.index(found[1]) if found[1] in NUMERALS[2:] else total
            )
            if said != total:
                yield found.start(), f"cuenta «{' '.join(found[0].split())}», y ahora son {total}."
    if not any(map(is_lettered, labels())):
        yield from ((found.start(), "nombra *A fondo*, que ya no tiene páginas.") for found in re.finditer(DEEP, text))
