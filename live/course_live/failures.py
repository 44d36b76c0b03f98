"""Lo que se cuenta de un error o de un aviso: qué es, dónde ha sido y la pista que lo explica."""

import re
import traceback
from collections.abc import Mapping, Sequence
from typing import Any

from optlib.errors import as_html, explain, said_by

from .slices import read_all

# Caracteres de lo que se cuenta de un error.
MESSAGE_LIMIT, TRACEBACK_LIMIT = 2000, 20_000


def file_name(cell: int | str) -> str:
    """Cómo se llama en un error el código de una celda, por su número, o el de un ejercicio."""
    return f"<celda {cell + 1}>" if isinstance(cell, int) else f"<código {cell}>"


def place_of(name: object) -> int | str | None:
    """De qué celda o ejercicio es un código, por su nombre en un error."""
    found = re.fullmatch(r"<(?:celda (\d+)|código (.+))>", name) if isinstance(name, str) else None
    if not found:
        return None
    return int(found[1]) - 1 if found[1] else found[2]


def defined_in(sources: Sequence[str], first: int) -> dict[str, str]:
    """En qué celda, contada desde ``first``, crea cada nombre por primera vez el código de unas cuantas."""
    found: dict[str, str] = {}
    for number, names in enumerate(read_all(sources), first + 1):
        for name in names.bound:
            found.setdefault(name, f"la celda {number}")
    return found


def report(error: BaseException, elsewhere: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Lo que se cuenta de un error: ``name``, ``message``, ``hint``, ``traceback`` y ``lines``.

    ``hint`` es la pista y las notas del error, como HTML, o nada; ``traceback`` empieza en el código del lector;
    ``lines`` son las líneas por las que ha pasado, de fuera adentro: número de celda, o nombre de ejercicio, y de
    línea. ``elsewhere`` dice en qué celda se definen los nombres que aún no están.
    """
    frames = traceback.extract_tb(error.__traceback__)
    first = next((at for at, frame in enumerate(frames) if place_of(frame.filename) is not None), len(frames))
    shown = traceback.StackSummary.from_list(frames[first:])
    places = [(frame.filename, frame.lineno) for frame in shown]
    if isinstance(error, SyntaxError):
        places.append((error.filename or "", error.lineno))
    # Un error que lanza el lector puede llevar cualquier cosa en la línea.
    lines = [[place_of(name), line] for name, line in places if place_of(name) is not None and isinstance(line, int)]
    message = said_by(error)
    whole = traceback.TracebackException.from_exception(error, compact=True)
    end = whole.format_exception_only()
    text = "".join(["Traceback (most recent call last):\n" if shown else "", *shown.format(), *end])
    notes = [note for note in whole.__notes__ or () if isinstance(note, str)]
    return {
        "name": type(error).__name__,
        "message": cut(message, MESSAGE_LIMIT),
        "hint": as_html(cut(" ".join(filter(None, [explain(error, elsewhere), *notes])), MESSAGE_LIMIT)),
        "traceback": cut(text, TRACEBACK_LIMIT),
        "lines": lines[-20:],
    }


def cut(text: str, limit: int) -> str:
    """El texto, entero o con puntos en medio de lo que pasa de ``limit`` caracteres."""
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half]} […] {text[-half:]}"


def format_warning(message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: Any) -> str:
    """Un aviso de Python, con la línea del lector si es suya y sin la ruta de una biblioteca."""
    place = place_of(filename)
    cell = f"Celda {place + 1}, línea" if isinstance(place, int) else "Línea"
    return f"{'' if place is None else f'{cell} {lineno}: '}{category.__name__}: {message}\n"
