"""Las entregas de una carpeta o de un ZIP, que se lee sin sacar nada de él; de lo que no se entiende, por qué."""

import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from . import bank

# De un fichero: cien veces la entrega más larga.
MAX_BYTES, MAX_FILES, MAX_TEXT = 5_000_000, 5000, 200
# «Otro ejercicio» sortea hasta ahí.
MAX_SEED = 2**30
# Los ficheros que se nombran en un aviso.
NAMED = 12
DAMAGED, HUGE, FOREIGN = "Ficheros dañados", "Ficheros demasiado grandes", "Ficheros que no son entregas"
OTHERS = {
    "optlib-entrega": "Entregas de otra versión del curso, que esta no lee",
    "optlib-progreso": "Copias del progreso, cuando hace falta lo que da «Entregar», en «Mi progreso»",
}
# Cómo empieza el nombre de un error que es de cómo se escribe el número, y no de qué se ha hecho.
GENERAL = "general-"


class Notices(defaultdict[str, list[str]]):
    """De qué hay que avisar y, de cada cosa, en qué ficheros."""

    def __init__(self) -> None:
        super().__init__(list)

    def told(self, names: bool = True) -> list[str]:
        """Cada aviso, en una frase; sin ``names``, los ficheros, que llevan el de su autor, solo se cuentan."""
        return [f"{why}: {_listed(files) if names else len(files)}." for why, files in self.items()]


def _listed(files: list[str]) -> str:
    return ", ".join(files[:NAMED]) + (f" y otros {len(files) - NAMED}" if len(files) > NAMED else "")


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
    general = {name for name in bank.shared() if name.startswith(GENERAL)}
    known = {item.id: general.union(bank.named(item)) for item in (*bank.everything(), *bank.questions())}
    for file, data in _files(folder, notices):
        try:
            # Un entero larguísimo no es un error: es infinito.
            found = json.loads(data, parse_int=float)
        except (ValueError, RecursionError):
            notices[DAMAGED].append(file)
            continue
        kind = cleaned(found.get("format")) if isinstance(found, dict) else ""
        if kind == "optlib-entrega" and found.get("version") == 1:
            yield _hand_in(file, found, known, notices)
        else:
            notices[OTHERS.get(kind, FOREIGN)].append(file)


def cleaned(text: Any, longest: int = MAX_TEXT) -> str:
    """Un texto ajeno, en una línea y sin lo que no se ve; de lo que no es un texto, nada."""
    letters = (letter if letter.isprintable() else " " for letter in text) if isinstance(text, str) else ""
    return " ".join("".join(letters).split())[:longest]


def _files(folder: Path, notices: Notices) -> Iterator[tuple[str, bytes]]:
    """El nombre y el contenido de cada JSON, también de los que lleva un ZIP; a uno que va dentro no se entra."""
    top, paths = (folder, sorted(folder.rglob("*"))) if folder.is_dir() else (folder.parent, [folder])
    waiting: list[tuple[str, int, Path | partial[bytes]]] = [
        (path.relative_to(top).as_posix(), path.stat().st_size, path) for path in paths if path.is_file()
    ]
    for place, size, source in waiting:  # un ZIP añade aquí lo que lleva
        name = cleaned(place)
        try:
            if re.search(r"(^|/)(\.(?!\.?/)|__MACOSX/)", place):
                continue  # lo deja el sistema
            if isinstance(source, Path) and source.suffix.lower() == ".zip":
                archive = zipfile.ZipFile(source)
                inside = [info for info in archive.infolist() if not info.is_dir()]
                if len(inside) > MAX_FILES or sum(info.file_size for info in inside) > 100 * MAX_BYTES:
                    notices[HUGE].append(name)
                else:
                    parts = (
                        (f"{place}/{each.filename}", each.file_size, partial(_part, archive, each)) for each in inside
                    )
                    waiting += parts
            elif size > MAX_BYTES:
                notices[HUGE].append(name)
            elif place.lower().endswith(".json"):
                yield name, source.read_bytes() if isinstance(source, Path) else source()
            else:
                notices[FOREIGN].append(name)
        except Exception:  # un ZIP estropeado falla de muchas maneras
            notices[DAMAGED].append(name)


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Un fichero de un ZIP, sin pasar de lo que cabe aunque él diga que ocupa menos."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    with archive.open(info) as file:
        return file.read(MAX_BYTES)


def _hand_in(file: str, given: dict[str, Any], known: dict[str, set[str]], notices: Notices) -> HandIn:
    first, unknown, damaged, entries = {}, [], 0, given.get("first")
    for identifier, raw in entries.items() if isinstance(entries, dict) else ():
        answer, names = _answer(raw), known.get(identifier)
        if names is None:
            unknown.append(identifier)
        elif answer is None:
            damaged += 1
        else:
            unknown += [f"{identifier}/{name}" for name in answer.mistakes if name not in names]
            first[identifier] = answer._replace(mistakes=tuple(name for name in answer.mistakes if name in names))
    if unknown:
        some = ", ".join(cleaned(each, 40) for each in unknown[:3])
        notices[f"Entregas que nombran lo que este curso no tiene, como {some}"].append(file)
    if damaged:
        notices[f"Entregas con respuestas que no se entienden ({damaged})"].append(file)
    if not first:
        notices["Entregas sin ninguna respuesta"].append(file)
    name, group, date, edition = (cleaned(given.get(each), 80) for each in ("name", "group", "date", "edition"))
    if edition != bank.edition():
        which = f"{edition or 'no dicen cuál'}; este curso, {bank.edition()}"
        notices[f"Entregas de otra edición, que cuentan igual ({which})"].append(file)
    return HandIn(file, name, group, date if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", date) else "", edition, first)


def _answer(value: Any) -> Answer | None:
    """Una respuesta guardada; si no lo parece, nada."""
    if not isinstance(value, dict):
        return None
    right, mistakes, seed = (value.get(each) for each in ("right", "mistakes", "seed"))
    if not isinstance(right, bool) or not isinstance(seed, float) or not seed.is_integer() or not 0 <= seed <= MAX_SEED:
        return None
    listed = mistakes if isinstance(mistakes, list) and not right else []
    names = tuple(dict.fromkeys(name for name in listed if isinstance(name, str)))
    return Answer(right, cleaned(value.get("answer")), names, int(seed), value.get("help") is True)
