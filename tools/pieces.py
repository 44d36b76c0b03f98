"""Las piezas de un optimizador, de un problema y de una página: cuál falta, y en qué fichero se escribe."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import settings
import toc
import tried
from numerals import NUMERALS
from written import TWINS, in_javascript, in_python, lines_of, loose_rows, rows_of

import optlib.optimizers
import optlib.problems
import optlib.styles
from optlib.base import RANGES
from optlib.figures import rules
from optlib.figures.landscapes import CURVES, VALLEYS
from optlib.optimizers import OPTIMIZERS, Optimizer
from optlib.problems import PROBLEMS, Problem
from optlib.styles import BACKGROUND, READERS_MARKERS, STYLES, Style

# Los que saben dibujar las imágenes y las figuras, y lo que debe contrastar un color con el fondo.
MARKERS = "os^Dv<>pPX*Hdh8+x"
LEAST = 3
# En las bibliotecas estos son SGD, cuya tasa ya tiene su fila.
OF_SGD = {("Momentum", "lr"), ("Nesterov", "lr")}


def missing() -> list[str]:
    """Devuelve lo que falta, una frase por pieza; si no falta nada, lo que está mal en los optimizadores."""
    checks = (registered, twins, classes, looks, conventions, counted, problems, pages)
    return [each for check in checks for each in check()] or tried.faults()


def twins() -> list[str]:
    """Los problemas que se calculan en Python y no en la página, o al revés."""
    functions = in_javascript("FUNCTIONS")
    return [
        f"{name}: falta su gemelo en {TWINS}: una entrada {name} en FUNCTIONS, con f y grad."
        for name in PROBLEMS
        if name not in functions
    ] + [
        f"{name}: está en FUNCTIONS, de {TWINS}, y en optlib no hay nada que se llame así."
        for name in sorted(functions - set(PROBLEMS))
    ]


# --- Optimizadores ---


def registered() -> Iterator[str]:
    """Lo que está escrito y no está en su lista."""
    for name, value in vars(optlib.optimizers).items():
        mine = isinstance(value, type) and issubclass(value, Optimizer) and value.__module__ == "optlib.optimizers"
        if mine and not name.startswith("_") and name not in OPTIMIZERS:
            yield f"{name}: falta su línea en OPTIMIZERS, al final de optlib/optimizers.py."
    for name, value in vars(optlib.problems).items():
        if isinstance(value, Problem) and not name.startswith("_") and name not in PROBLEMS:
            yield f"{name}: falta su entrada en PROBLEMS, de optlib/problems.py."
    for table, drawn in (("CURVES", CURVES), ("VALLEYS", VALLEYS)):
        yield from (
            f"{name}: está en {table}, de optlib/figures/landscapes.py, y no hay ningún problema que se llame así."
            for name in drawn
            if name not in PROBLEMS
        )


def classes() -> Iterator[str]:
    for name, rule in OPTIMIZERS.items():
        if not issubclass(rule, Optimizer):
            yield f"{name}: debe heredar de Optimizer, class {name}(Optimizer), en optlib/optimizers.py."
            continue
        if not getattr(vars(rule).get("__dataclass_params__"), "frozen", False):
            yield f"{name}: debe llevar @dataclass(frozen=True), en optlib/optimizers.py."
            continue
        if not rule.__doc__ or rule.__doc__.startswith(f"{name}("):  # la que pone dataclass
            yield f"{name}: falta su docstring, en optlib/optimizers.py: idea, fórmula, intervalos, fuente y ejemplo."
        elif "Fuente" not in rule.__doc__:
            yield f"{name}: falta «Fuente: …» en su docstring, de optlib/optimizers.py, con su DOI si lo tiene."
        elif untold := [each.name for each in fields(rule) if not told_in(rule.__doc__, each.name)]:  # type: ignore[arg-type]
            yield f"{name}: falta el intervalo de ``{untold[0]}`` en su docstring, de optlib/optimizers.py."
        elif ">>>" not in rule.__doc__:
            yield f"{name}: falta un ejemplo en su docstring, de optlib/optimizers.py: líneas con >>>, y lo que dan."
        yield from (
            f"{name}: {field.name} es una tupla, {field.default}: sobra la coma, en optlib/optimizers.py."
            for field in fields(rule)  # type: ignore[arg-type]
            if isinstance(field.default, tuple)
        )
        if why := untyped(name, rule) or unstarted(name, rule):
            place = "RANGES, de optlib/base.py" if "un intervalo" in why else "optlib/optimizers.py"
            yield f"{why}, en {place}."
        if why := unwritten(rule):
            yield f"optlib/optimizers.py: {why}"
        known = RANGES | dict(rule.ranges)
        for field in fields(rule):  # type: ignore[arg-type]
            if field.name not in known:
                yield f"{name}: falta el intervalo de {field.name} en RANGES, de optlib/base.py."


def told_in(text: str, field: str) -> bool:
    """Si una docstring habla de un hiperparámetro, o dice que son los de otra."""
    return f"``{field}``" in text or re.search(r"(hiperparámetros que|como en)\s+``", text, re.IGNORECASE) is not None


def untyped(name: str, rule: type[Optimizer]) -> str:
    """El hiperparámetro que está en la clase sin su tipo, y no cuenta; nada si ninguno."""
    known = {field.name for field in fields(rule)}  # type: ignore[arg-type]
    for field, value in vars(rule).items():
        if isinstance(value, int | float) and not field.startswith("_") and field not in known:
            return f"{name}: {field} está en la clase sin su tipo: escribe {field}: float = {value}"
    return ""


def unstarted(name: str, rule: type[Optimizer]) -> str:
    """Por qué no se puede construir una regla o no da su estado inicial; nada si se puede."""
    if rule.init is Optimizer.init:
        return f"{name}: falta init(x)"
    try:
        state = rule(**tried.needed(rule)).init(0.0)
    except Exception as error:
        return tried.told(error)
    return "" if hasattr(state, "_fields") else f"{name}: init debe dar una NamedTuple, o NoState()"


def unwritten(rule: type[Optimizer]) -> str:
    """Por qué no se puede enseñar una regla en las figuras, que llevan su código; nada si se puede."""
    if rule.step is Optimizer.step:
        return f"{rule.__name__}: falta step(x, state, grad)."
    try:
        rules.lines_of(rule)
    except ValueError as error:
        return str(error)
    return ""


def looks() -> Iterator[str]:
    written = in_python(optlib.styles.__file__, "STYLES")
    yield from (
        f"{name}: está dos veces en STYLES, de optlib/styles.py; deja una línea."
        for name in dict.fromkeys(written)
        if written.count(name) > 1
    )
    for name in OPTIMIZERS:
        if name not in STYLES:
            yield f"{name}: falta su línea en STYLES, de optlib/styles.py: colores, trazo, marcador, rótulo y tasa."
    listed = {name: STYLES[name] for name in OPTIMIZERS if name in STYLES}
    unread = [f"{name}: {what}" for name, style in listed.items() for what in unreadable(style)]
    wrong = unread or [f"{name}: {what}" for name, style in listed.items() for what in unfit(style)]
    yield from (f"{what}, en STYLES, de optlib/styles.py." for what in wrong)
    yield from (
        f"{name}: está en STYLES, de optlib/styles.py, y no es ningún optimizador."
        for name in STYLES
        if name not in OPTIMIZERS
    )
    for one, other in combinations(STYLES, 2):
        if (STYLES[one].dash, STYLES[one].marker) == (STYLES[other].dash, STYLES[other].marker):
            yield f"{other}: tiene el trazo y el marcador de {one} en STYLES, de optlib/styles.py; cambia uno."
        for what, place in (("el color claro", 0), ("el color oscuro", 1), ("el rótulo", 4)):
            if STYLES[one][place] == STYLES[other][place]:
                yield f"{other}: tiene {what} de {one} en STYLES, de optlib/styles.py; cambia uno."
    if set(STYLES) == set(OPTIMIZERS) and list(STYLES) != list(OPTIMIZERS):
        yield "STYLES, de optlib/styles.py, va en el orden de OPTIMIZERS, de optlib/optimizers.py."


def unreadable(style: Style) -> Iterator[str]:
    """Lo que en un aspecto no es lo que va en su lugar: con ello no se podría cargar el tema."""
    for theme, colour in zip(("claro", "oscuro"), style[:2], strict=True):
        if not isinstance(colour, str) or not re.fullmatch("#[0-9a-f]{6}", colour):
            yield f"el color {theme} debe ser como #0b6bb5, en minúsculas, no {colour!r}"
    if not isinstance(style.dash, tuple) or not all(isinstance(each, int | float) for each in style.dash):
        yield f"el trazo debe ser como (4, 2), o (), no {style.dash!r}"
    elif len(style.dash) % 2:
        yield f"el trazo va por pares, raya y hueco, y {style.dash} no los tiene"
    for what, value in (("marcador", style.marker), ("rótulo", style.name)):
        if not isinstance(value, str):
            yield f"el {what} debe ser un texto, no {value!r}: ¿falta algo delante?"
    if not isinstance(style.lr, int | float):
        yield f"la tasa debe ser un número, no {style.lr!r}"


def unfit(style: Style) -> Iterator[str]:
    """Lo que no vale en el aspecto de un optimizador."""
    contrast = settings.theme("palette").contrast
    for theme, colour, ground in zip(("claro", "oscuro"), style[:2], BACKGROUND[:2], strict=True):
        if contrast(colour, ground) < LEAST:
            found = f"{contrast(colour, ground):.1f}"
            yield f"el color {theme}, {colour}, contrasta {found} con el fondo, y hace falta {LEAST}"
    if style.marker in READERS_MARKERS:
        yield f"el marcador «{style.marker}» es de los optimizadores del lector: elige otro"
    elif style.marker not in MARKERS:
        yield f"no hay ningún marcador {style.marker!r}; los hay {' '.join(MARKERS)}"
    if not style.name:
        yield "falta el rótulo"
    if not style.lr > 0:
        yield "falta la tasa de la que parte, mayor que 0"


def counted() -> Iterator[str]:
    """Cuántos dice la portada que son."""
    for line, text in enumerate(lines_of("index.md") if (toc.ROOT / "index.md").exists() else (), 1):
        for found in re.finditer(r"(\w+) optimizadores", text):
            number = int(found[1]) if found[1].isdigit() else NUMERALS.index(found[1]) if found[1] in NUMERALS else None
            if number not in (None, len(OPTIMIZERS)):
                yield f"index.md, línea {line}: dice «{found[0]}», y son {len(OPTIMIZERS)}."


def conventions() -> Iterator[str]:
    page = "chapters/convenciones.md"
    if not (toc.ROOT / page).exists():
        return
    if loose := list(loose_rows(page)):
        yield from (f"{page}, línea {line}: una fila fuera de su tabla: va pegada a las otras." for line in loose)
        return
    names, known, values = (list(rows_of(page, *heads)) for heads in TABLES)
    yield from (f"{page}: {what}" for row in values if (what := unlike_a_row(row)))
    for name, rule in OPTIMIZERS.items():
        label = STYLES[name].name if name in STYLES else name
        mine = [row for row in names if row[0].strip("`") == name]
        if not mine:
            yield f"{name}: falta su fila en la tabla de nombres de {page}."
        elif wrong := [cell for cell in mine[0] if not re.fullmatch(r"—|`\w+`(, con `\w+`)?", cell) and cell]:
            yield f"{name}: en la tabla de nombres de {page} va `Nombre`, o «—», y no «{wrong[0]}»."
        elif "" in mine[0] or len(mine[0]) != 4:
            yield f"{name}: su fila de la tabla de nombres de {page} lleva cuatro casillas; lo que no hay, «—»."
        elif len(mine) > 1:
            yield f"{name}: tiene {len(mine)} filas en la tabla de nombres de {page}; deja una."
        elif set(mine[0][1:]) == {"—"}:
            yield f"{name}: en la tabla de nombres de {page}, alguna de las tres bibliotecas lo tiene."
        for field in fields(rule) if is_dataclass(rule) and label else ():
            said = [row for row in values if label in row[0].split(", ") and f"`{field.name}`" in row[1]]
            value = "—" if not isinstance(field.default, int | float) else f"{field.default:g}".replace("e-0", "e-")
            if said and len(said[0]) > 2 and said[0][2] != value:
                yield f"{name}: en {page}, el valor de {field.name} en optlib es {value}, y pone {said[0][2]}."
            if len(said) > 1:
                yield f"{name}: {field.name} tiene {len(said)} filas en los valores por omisión de {page}; deja una."
            if not said and (name, field.name) not in OF_SGD:
                yield f"{name}: falta la fila de `{field.name}` en los valores por omisión de {page}."
            if not any(len(row) > 1 and f"`{field.name}`" in row[1] for row in known):
                yield f"{name}: falta la fila de `{field.name}` en la tabla de hiperparámetros de {page}."


# Cómo empiezan las tablas de la página: la de nombres, la de hiperparámetros y la de sus valores.
TABLES = (("optlib", "PyTorch"), ("Hiperparámetro", "optlib"), ("Método", "Hiperparámetro"))


def unlike_a_row(row: list[str]) -> str:
    """Qué le pasa a una fila de los valores por omisión; nada si está bien."""
    said = f"la fila «{' | '.join(row[:2])}» de los valores por omisión"
    if len(row) != 6 or "" in row:
        return f"{said} lleva seis casillas; lo que no hay, «—»."
    if wrong := [value for value in row[2:] if not re.fullmatch(r"—|∞|\d+(\.\d+)?(e-?\d+)?", value)]:
        return f"{said} lleva números como 0.001 o 1e-8, o «—», no «{wrong[0]}»."
    labels = {style.name: name for name, style in STYLES.items()}
    for label in row[0].split(", "):
        if label not in labels:
            return f"{said} nombra «{label}», que no es el rótulo de ningún optimizador."
        field, rule = re.search(r"`(\w+)`", row[1]), OPTIMIZERS.get(labels[label])
        if field and rule and is_dataclass(rule) and field[1] not in {each.name for each in fields(rule)}:
            return f"{said}: {label} no tiene ningún hiperparámetro {field[1]}."
    return ""


# --- Problemas ---


def problems() -> Iterator[str]:
    page = "chapters/referencia.md"
    written = (toc.ROOT / page).exists()
    lines = [line for line in lines_of(page) if line.startswith("|")] if written else []
    table_rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    rows = [row[0] for row in table_rows if row]
    for one, other in combinations(PROBLEMS, 2):
        if PROBLEMS[one].name == PROBLEMS[other].name:
            yield f"{other}: se llama «{PROBLEMS[one].name}», como {one}; cambia su name, en optlib/problems.py."
    for name, problem in PROBLEMS.items():
        row = next((row for row in table_rows if row[0] == f"`{name}`"), None)
        if row and len(row) != 4:
            yield f"{name}: su fila de la tabla de problemas de {page} lleva cuatro casillas."
        if written and f"`{name}`" not in rows:
            yield f"{name}: falta su fila en la tabla de problemas de {page}."
        if not problem.name:
            yield f"{name}: falta name, en optlib/problems.py: cómo se llama en las figuras."
        if problem.start is None:
            yield f"{name}: falta start, en optlib/problems.py: de ahí salen las figuras."
            continue
        if problem.dim is None and np.ndim(problem.start):
            dim = np.size(problem.start)
            yield f"{name}: start tiene {dim} números y falta decir dim={dim}, en optlib/problems.py."
            continue
        table, drawn = ("CURVES", CURVES) if problem.dim is None else ("VALLEYS", VALLEYS)
        if name in drawn and not is_domain(drawn[name]):
            order = "(izquierda, derecha, abajo, arriba)"
            yield f"{name}: su dominio debe ser {order}, en {table}, de optlib/figures/landscapes.py."
        elif name in drawn:
            yield from (
                f"{name}: {what}, en {table}, de optlib/figures/landscapes.py." for what in outside(name, drawn)
            )
        elif problem.dim in (None, 2):
            yield f"{name}: falta su línea en {table}, de optlib/figures/landscapes.py: el dominio que se dibuja."


def is_domain(limits: tuple[float, ...]) -> bool:
    """Si son cuatro números y cada extremo va en su lugar."""
    return len(limits) == 4 and limits[0] < limits[1] and limits[2] < limits[3]


def outside(name: str, drawn: dict[str, tuple[float, ...]]) -> Iterator[str]:
    """Los puntos de un problema que su dibujo no enseña."""
    problem, (left, right, low, high) = PROBLEMS[name], drawn[name]
    for what, point in (("la partida", problem.start), ("el mínimo", problem.minimum)):
        if point is None:
            continue
        x, y = point if problem.dim else (point, problem(point))
        if not (left <= x <= right and low <= y <= high):
            yield f"{what}, {np.asarray(point).tolist()}, no cabe en el dominio que se dibuja"


# --- Páginas ---


def pages() -> Iterator[str]:
    """Las que están escritas y no se publican."""
    listed = [Path(name).name for name in toc.pages()]
    yield from (
        f"chapters/{name}: falta su línea en _toc.yml, y no se publica; si ya no es del libro, bórrala."
        for name in in_chapters()
        if name not in listed
    )


def in_chapters() -> list[str]:
    """Los nombres de las páginas que hay en ``chapters``."""
    folder = toc.ROOT / "chapters"
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix in toc.SUFFIXES)
    return sorted(path.stem for path in found if not any(part.startswith((".", "_")) for part in path.parts))
