"""Las entregas de una carpeta o de un ZIP, que se lee sin sacar nada de él; de lo que no se entiende, por qué."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from . import bank

# De un fichero: cien veces la entrega más larga. Un ZIP que va dentro de otro tampoco lleva más.
MAX_BYTES, MAX_FILES, MAX_TEXT = 5_000_000, 5000, 200
DAMAGED, HUGE = "está dañado: no se puede leer", "ocupa demasiado para ser una entrega"
OTHERS = {
    "optlib-entrega": "es una entrega de otra versión del curso, que esta no lee",
    "optlib-progreso": "es la copia del progreso: pide la entrega, la de «Entregar» en «Mi progreso»",
}
# De lo que se avisa y, de cada cosa, en qué ficheros.
Notices = dict[str, list[str]]


class Answer(NamedTuple):
    """La primera respuesta a un ejercicio: lo escrito es ``text``, y ``seed``, el sorteo de sus números."""

    right: bool
    text: str
    mistakes: tuple[str, ...]
    seed: int
    help: bool


class HandIn(NamedTuple):
    """Una entrega: su fichero, de quién y de cuándo es, de qué edición, y sus primeras respuestas."""

    file: str
    name: str
    group: str
    date: str
    edition: str
    first: dict[str, Answer]


def hand_ins(folder: Path, notices: Notices) -> Iterator[HandIn]:
    """Da las entregas de una carpeta, o de un ZIP, y apunta en ``notices`` de qué hay que avisar."""
    for file, data in _files(folder, notices):
        try:
            # Un entero larguísimo no es un error: es infinito.
            found = json.loads(data, parse_int=float)
        except (ValueError, RecursionError):
            note(notices, DAMAGED, file)
            continue
        kind = cleaned(found.get("format")) if isinstance(found, dict) else ""
        if kind == "optlib-entrega" and found.get("version") == 1:
            yield _hand_in(file, found, notices)
        else:
            note(notices, OTHERS.get(kind, "no es una entrega"), file)


def note(notices: Notices, reason: str, *files: str) -> None:
    """Apunta de qué hay que avisar."""
    notices.setdefault(reason, []).extend(files)


def told(notices: Notices, names: bool = True) -> list[str]:
    """Cada aviso en una frase; sin ``names`` no dice en qué ficheros, que llevan el de su autor."""
    return [
        f"{', '.join(files) if names else f'Ficheros ({len(files)})'}: {reason}."
        if files
        else f"{reason}."
        for reason, files in notices.items()
    ]


def is_general(name: str) -> bool:
    """Si un error es de cualquier ejercicio: cómo se ha escrito el número, y no qué se ha hecho."""
    return name.startswith("general-")


def cleaned(text: Any, longest: int = MAX_TEXT) -> str:
    """Un texto ajeno, en una línea y sin lo que no se ve; de lo que no es un texto, nada."""
    letters = (letter if letter.isprintable() else " " for letter in text) if isinstance(text, str) else ""
    return " ".join("".join(letters).split())[:longest]


def _files(folder: Path, notices: Notices) -> Iterator[tuple[str, bytes]]:
    """El nombre y el contenido de cada JSON, también de los que lleva un ZIP."""
    top = folder if folder.is_dir() else folder.parent
    paths = [path for path in (sorted(folder.rglob("*")) if folder.is_dir() else [folder]) if path.is_file()]
    waiting = [(path.relative_to(top).as_posix(), path.stat().st_size, path.read_bytes) for path in paths]
    for path, size, read in waiting:  # un ZIP añade aquí lo que lleva
        name, kind, depth = cleaned(path), path[-5:].lower(), path.lower().count(".zip/")
        room = MAX_BYTES * (100 if kind.endswith(".zip") and not depth else 1)
        try:
            if path.rpartition("/")[2].startswith("."):
                pass  # lo deja el sistema
            elif size > room or depth > 2:
                note(notices, HUGE, name)
            elif kind == ".json":
                yield name, read()
            elif kind.endswith(".zip"):
                archive = zipfile.ZipFile(io.BytesIO(read()))
                inside = [info for info in archive.infolist() if not info.is_dir()]
                if len(inside) > MAX_FILES or sum(info.file_size for info in inside) > room:
                    note(notices, HUGE, name)
                else:
                    waiting += [
                        (f"{path}/{info.filename}", info.file_size, partial(_part, archive, info)) for info in inside
                    ]
            else:
                note(notices, "no es una entrega", name)
        except Exception:  # un ZIP estropeado falla de muchas maneras
            note(notices, DAMAGED, name)


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Un fichero de un ZIP, sin pasar de lo que cabe aunque él diga que ocupa menos."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    with archive.open(info) as file:
        return file.read(MAX_BYTES)


def _hand_in(file: str, given: dict[str, Any], notices: Notices) -> HandIn:
    general = {name for name in bank.shared() if is_general(name)}
    known = {item.id: general.union(bank.named(item)) for item in (*bank.everything(), *bank.questions())}
    first, unknown, damaged = {}, [], 0
    entries = given.get("first")
    for identifier, raw in entries.items() if isinstance(entries, dict) else ():
        answer, names = _answer(raw), known.get(identifier)
        if names is None:
            unknown += [] if identifier.startswith("apuesta-") else [identifier]
        elif answer is None:
            damaged += 1
        else:
            unknown += [f"{identifier}/{name}" for name in answer.mistakes if name not in names]
            first[identifier] = answer._replace(mistakes=tuple(name for name in answer.mistakes if name in names))
    if unknown:
        some = ", ".join(cleaned(each, 40) for each in unknown[:3])
        note(notices, f"nombra lo que este curso no tiene ({len(unknown)}): {some}", file)
    if damaged:
        note(notices, f"lleva respuestas que no se entienden: {damaged}", file)
    if not first:
        note(notices, "no guarda las respuestas" if entries is False else "no tiene ninguna respuesta", file)
    texts = {each: cleaned(given.get(each), 80) for each in ("name", "group", "date", "edition")}
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", texts["date"], re.ASCII):
        texts["date"] = ""
    return HandIn(file, **texts, first=first)


def _answer(value: Any) -> Answer | None:
    """Una respuesta guardada; si no lo parece, nada."""
    if not isinstance(value, dict) or not isinstance(value.get("right"), bool):
        return None
    right, mistakes, seed = value["right"], value.get("mistakes"), value.get("seed")
    listed = mistakes if isinstance(mistakes, list) and not right else []
    names = tuple(dict.fromkeys(name for name in listed if isinstance(name, str)))
    seed = int(seed) if isinstance(seed, float) and seed.is_integer() else 0
    return Answer(right, cleaned(value.get("answer")), names, seed, value.get("help") is True)
