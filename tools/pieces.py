"""Las piezas de un optimizador, de un problema y de una página: cuál falta, y en qué fichero se escribe.

Si además están bien lo dicen los tests.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import toc
from numerals import NUMERALS

import optlib.optimizers
import optlib.problems
from optlib.base import RANGES
from optlib.figures.landscapes import CURVES, SLOPES, VALLEYS
from optlib.optimizers import OPTIMIZERS, Optimizer
from optlib.problems import PROBLEMS, Problem
from optlib.styles import STYLES

TABLES, TWINS = "chapters/tablas.toml", "optlib/static/optimizers.js"
# En las bibliotecas estos son SGD, cuya tasa ya tiene su fila.
OF_SGD = {("Momentum", "lr"), ("Nesterov", "lr")}


def missing() -> list[str]:
    """Devuelve lo que falta, una frase por pieza; vacía si nada."""
    checks = (registered, looks, conventions, counted, problems, twins, pages)
    return [each for check in checks for each in check()]


def registered() -> Iterator[str]:
    """Lo que está escrito y no está en su lista."""
    for name, value in vars(optlib.optimizers).items():
        mine = isinstance(value, type) and issubclass(value, Optimizer) and value.__module__ == "optlib.optimizers"
        if mine and not name.startswith("_") and name not in optlib.optimizers.__all__:
            yield f"{name}: falta su nombre en __all__, al final de optlib/optimizers.py."
    for name, value in vars(optlib.problems).items():
        if isinstance(value, Problem) and not name.startswith("_") and name not in PROBLEMS:
            yield f"{name}: falta su nombre en __all__, al final de optlib/problems.py."


def looks() -> Iterator[str]:
    for name in (each for each in OPTIMIZERS if each not in STYLES):
        yield f"{name}: falta su línea en STYLES, de optlib/styles.py: colores, trazo, marcador, rótulo y tasa."
    for name in (each for each in STYLES if each not in OPTIMIZERS):
        yield f"{name}: está en STYLES, de optlib/styles.py, y no es ningún optimizador."


def conventions() -> Iterator[str]:
    tables = tomllib.loads((toc.ROOT / TABLES).read_text("utf-8"))
    told = {(rule, key) for group in tables["defaults"] for rule in group["of"] for key in group} | OF_SGD
    for name, rule in OPTIMIZERS.items():
        if name not in tables["names"]:
            yield f"{name}: falta su línea en [names], de {TABLES}."
        for field in (each.name for each in fields(rule)):  # type: ignore[arg-type]
            if (name, field) not in told:
                yield f"{name}: falta {field} en los valores por omisión, [[defaults]], de {TABLES}."
            if field not in tables["symbols"]:
                yield f"{name}: falta {field} en [symbols] y en [hyperparameters], de {TABLES}."
            if field not in RANGES | dict(rule.ranges):
                yield f"{name}: falta el intervalo de {field} en RANGES, de optlib/base.py."
    for name in (each for each in PROBLEMS if each not in tables["problems"]):
        yield f"{name}: falta su línea en [problems], de {TABLES}."


def counted() -> Iterator[str]:
    """Cuántos dice la portada que son."""
    for line, text in enumerate((toc.ROOT / "index.md").read_text("utf-8").splitlines(), 1):
        for found in re.finditer(r"(\w+) optimizadores", text):
            if found[1] in NUMERALS and NUMERALS.index(found[1]) != len(OPTIMIZERS):
                yield f"index.md, línea {line}: dice «{found[0]}», y son {len(OPTIMIZERS)}."


def problems() -> Iterator[str]:
    """Los que no tienen dominio que dibujar o gradiente en la página, o al revés; de más de dos variables, nada."""
    domain, slope = "el dominio que se dibuja", "su gradiente en la página"
    tables = ((None, "CURVES", CURVES, domain), (2, "VALLEYS", VALLEYS, domain), (2, "SLOPES", SLOPES, slope))
    for dim, name, drawn, what in tables:
        place = f"{name}, de optlib/figures/landscapes.py"
        for problem in (key for key, value in PROBLEMS.items() if value.dim == dim and key not in drawn):
            yield f"{problem}: falta su línea en {place}: {what}."
        for problem in (key for key in drawn if key not in PROBLEMS):
            yield f"{problem}: está en {place}, y no hay ningún problema que se llame así."


def twins() -> Iterator[str]:
    """Los problemas que se calculan en Python y no en la página, o al revés."""
    body = re.search(r"const FUNCTIONS = {\n(.*?)\n};", (toc.ROOT / TWINS).read_text("utf-8"), re.DOTALL)
    functions = set(re.findall(r"^  (\w+)[,:]", body[1], re.MULTILINE)) if body else set()
    for name in (each for each in PROBLEMS if each not in functions):
        yield f"{name}: falta su gemelo en {TWINS}: una entrada {name} en FUNCTIONS."
    for name in sorted(functions - PROBLEMS.keys()):
        yield f"{name}: está en FUNCTIONS, de {TWINS}, y en optlib no hay nada que se llame así."


def pages() -> Iterator[str]:
    """Las que están escritas y no se publican."""
    listed = {Path(name).name for name in toc.pages()}
    found = [path.relative_to(toc.ROOT / "chapters") for path in (toc.ROOT / "chapters").rglob("*")]
    there = {path.stem for path in found if path.suffix in toc.SUFFIXES and not path.as_posix().startswith((".", "_"))}
    for name in sorted(there - listed):
        yield f"chapters/{name}: falta su línea en _toc.yml, y no se publica; si ya no es del libro, bórrala."
