"""Leer un cuaderno y saber qué celdas han cambiado desde que se ejecutó."""

import hashlib
import json
import warnings
from pathlib import Path

import nbformat
from settings import Unreadable
from toc import ROOT

# Entre los datos de cada celda, un resumen del código que se ejecutó.
EXECUTED = "executed"
Cells = list[nbformat.NotebookNode]


def digest(source: str) -> str:
    """El resumen del código de una celda."""
    return hashlib.sha256(source.encode()).hexdigest()[:8]


def read(path: Path) -> nbformat.NotebookNode:
    """Lee un cuaderno. Errores: ``Unreadable``."""
    text = path.read_text("utf-8")
    try:
        json.loads(text)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # de un identificador repetido, que se corrige al ejecutar
            return nbformat.reads(text, as_version=4)
    except json.JSONDecodeError as error:
        line = text.splitlines()[error.lineno - 1].strip() if text.strip() else ""
        marks = any(mark in text for mark in ("<<<<<<<", ">>>>>>>"))
        why = ": quedan marcas de un conflicto de git" if marks else ""
        raise Unreadable(f"{named(path)}, línea {error.lineno}, no es un cuaderno válido{why}: «{line[:60]}»") from None
    except Exception as error:  # nbformat avisa de muchas maneras
        raise Unreadable(f"{named(path)} no es un cuaderno válido: {error}") from None


def named(path: Path, place: int | None = None, cell: nbformat.NotebookNode | None = None) -> str:
    """Un cuaderno desde la raíz y, si se dan, el número y el principio de una celda."""
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    if place is None or cell is None:
        return name
    lines = [line.strip() for line in cell.source.splitlines() if line.strip()] or ["vacía"]
    return f"{name}, celda {place + 1} («{lines[0][:50]}»)"
