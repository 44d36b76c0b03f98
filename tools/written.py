"""Lo que está escrito en los ficheros del curso, leído sin ejecutarlos: tablas de las páginas y claves de registros."""

import ast
import re
from collections.abc import Iterator

import toc

TWINS = "optlib/static/optimizers.js"


def lines_of(name: str) -> list[str]:
    """Las líneas de un fichero del curso."""
    return (toc.ROOT / name).read_text("utf-8").splitlines()


def rows_of(page: str, *heads: str) -> Iterator[list[str]]:
    """Las filas, en casillas, de la tabla cuyas primeras columnas se llaman así."""
    inside = False
    for line in lines_of(page):
        row = [cell.strip() for cell in line.split("|")[1:-1]]
        if not line.startswith("|"):
            inside = False
        elif inside and set(row[0]) != {"-"}:
            yield row
        inside = inside or row[:2] == [*heads]


def loose_rows(page: str) -> Iterator[int]:
    """Las líneas en que empieza, tras una que no lo es, una fila que no encabeza una tabla."""
    lines = ["", *lines_of(page), ""]
    for before, (line, text) in zip(lines, enumerate(lines[1:-1], 1), strict=False):
        if text.startswith("|") and not before.startswith("|") and not lines[line + 1].startswith("|--"):
            yield line


def in_python(name: str, table: str) -> list[str]:
    """Las claves de un diccionario escrito en un módulo, sin importarlo."""
    for node in ast.parse((toc.ROOT / name).read_text("utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=ast.Dict(keys=keys)) if found == table:
                return [str(key.value) for key in keys if isinstance(key, ast.Constant)]
    raise LookupError(f"{name}: no hay ningún {table}")


def in_javascript(table: str) -> set[str]:
    """Las claves de un objeto de ``optimizers.js``: las de menos sangría."""
    text = (toc.ROOT / TWINS).read_text("utf-8")
    body = re.search(rf"const {table} = {{\n(.*?)\n}};", text, re.DOTALL)
    return set(re.findall(r"^  (\w+)[,:]", body[1], re.MULTILINE)) if body else set()
