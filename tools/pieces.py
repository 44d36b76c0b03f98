"""Las piezas de un optimizador, de un problema y de una página: cuál falta, y en qué fichero se escribe."""

import ast
import re
from collections.abc import Iterator

import toc

from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS

TWINS = "optlib/static/optimizers.js"


def missing() -> list[str]:
    """Devuelve lo que falta, una frase por pieza; vacía si nada."""
    return [*twins(), *optimizers(), *problems(), *pages()]


def twins() -> list[str]:
    """Lo que se calcula en Python y no en la página."""
    rules, functions = in_javascript("OPTIMIZERS"), in_javascript("FUNCTIONS")
    return [
        f"{name}: falta su gemelo en {TWINS}: una clase {name}, con los mismos nombres, y su línea en OPTIMIZERS."
        for name in OPTIMIZERS
        if name not in rules
    ] + [
        f"{name}: falta su gemelo en {TWINS}: una entrada {name} en FUNCTIONS, con f y grad."
        for name in PROBLEMS
        if name not in functions
    ]


def optimizers() -> Iterator[str]:
    styles, conventions = in_python("optlib/styles.py", "STYLES"), first_cells("chapters/convenciones.md")
    for name in OPTIMIZERS:
        if name not in styles:
            yield f"{name}: falta su línea en STYLES, de optlib/styles.py: colores, trazo, marcador, rótulo y tasa."
        if f"`{name}`" not in conventions:
            yield f"{name}: falta su fila en la tabla de nombres de chapters/convenciones.md."


def problems() -> Iterator[str]:
    drawn = {"CURVES": 1, "VALLEYS": 2}
    known = {name: in_python("optlib/figures/landscapes.py", name) for name in drawn}
    rows = first_cells("chapters/referencia.md")
    for name, problem in PROBLEMS.items():
        table = "CURVES" if problem.dim is None else "VALLEYS"
        if problem.dim in (None, 2) and name not in known[table]:
            yield f"{name}: falta su línea en {table}, de optlib/figures/landscapes.py: el dominio que se dibuja."
        if f"`{name}`" not in rows:
            yield f"{name}: falta su fila en la tabla de problemas de chapters/referencia.md."


def pages() -> Iterator[str]:
    said = in_python("theme/course_theme/promises.py", "PROMISES")
    pictures = in_python("theme/course_theme/thumbnails.py", "DRAWINGS")
    present = {path.relative_to(toc.ROOT).with_suffix("").as_posix() for path in in_chapters()}
    listed = [name for name in toc.pages() if name != "index"]
    yield from (f"{name}: falta su línea en _toc.yml." for name in sorted(present - set(listed)))
    for name in (each.rpartition("/")[2] for each in listed):
        if name not in said:
            yield f"{name}: falta lo que la portada dice de esa página, en theme/course_theme/promises.py."
        if re.match(r"\d\d_", name) and name not in pictures:
            yield f"{name}: falta su dibujo para la portada, en theme/course_theme/thumbnails.py."


def in_chapters() -> Iterator:
    """Los ficheros de ``chapters`` que son páginas."""
    folder = toc.ROOT / "chapters"
    found = (path for path in folder.rglob("*") if path.suffix in toc.SUFFIXES)
    return (path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def in_python(name: str, table: str) -> set[str]:
    """Las claves de un diccionario escrito en un módulo, sin importarlo."""
    for node in ast.parse((toc.ROOT / name).read_text("utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=ast.Dict(keys=keys)) if found == table:
                return {key.value for key in keys if isinstance(key, ast.Constant)}
    raise LookupError(f"{name}: no hay ningún {table}")


def in_javascript(table: str) -> set[str]:
    """Las claves de un objeto de ``optimizers.js``: las de menos sangría."""
    text = (toc.ROOT / TWINS).read_text("utf-8")
    body = re.search(rf"const {table} = {{\n(.*?)\n}};", text, re.DOTALL)
    return set(re.findall(r"^  (\w+)[,:]", body[1], re.MULTILINE)) if body else set()


def first_cells(name: str) -> str:
    """La primera columna de las tablas de una página."""
    return "\n".join(re.findall(r"^\| ([^|]*) \|", (toc.ROOT / name).read_text("utf-8"), re.MULTILINE))
