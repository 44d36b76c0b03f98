"""Las piezas de un optimizador, de un problema, de una figura y de una página: cuál falta, y en qué fichero se escribe.

Si además están bien lo dicen los tests.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import toc

import optlib.optimizers
import optlib.problems
from optlib.base import RANGES
from optlib.errors.elsewhere import HERE
from optlib.figures.landscapes import CURVES, VALLEYS
from optlib.figures.specs import MODULES
from optlib.optimizers import OPTIMIZERS, Optimizer
from optlib.problems import PROBLEMS, Problem
from optlib.styles import STYLES

TABLES = "chapters/tablas.toml"
SCRIPTS = "optlib/static/figures/each"
# En las bibliotecas estos son SGD, cuya tasa ya tiene su fila.
OF_SGD = {("Momentum", "lr"), ("Nesterov", "lr")}


def missing() -> list[str]:
    """Devuelve lo que falta, una frase por pieza; vacía si nada."""
    checks = (registered, looks, conventions, problems, figures, pages)
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
        yield f"{name}: falta su línea en STYLES, de optlib/styles.py: colores, trazo, marcador, rótulo y tasas."
    for name in (each for each, style in STYLES.items() if not style.reading):
        yield f"{name}: falta en su línea de STYLES, de optlib/styles.py, la tasa con la que aprende a leer."
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
            if field not in HERE:
                yield f"{name}: falta {field} en HERE, de optlib/errors/elsewhere.py: cómo lo llaman en otros sitios."
    for name in (each for each in PROBLEMS if each not in tables["problems"]):
        yield f"{name}: falta su línea en [problems], de {TABLES}."


def problems() -> Iterator[str]:
    """Los que no tienen dominio que dibujar, o al revés; de más de dos variables, nada."""
    for dim, name, drawn in ((None, "CURVES", CURVES), (2, "VALLEYS", VALLEYS)):
        place = f"{name}, de optlib/figures/landscapes.py"
        for problem in (key for key, value in PROBLEMS.items() if value.dim == dim and key not in drawn):
            yield f"{problem}: falta su línea en {place}: el dominio que se dibuja."
        for problem in (key for key in drawn if key not in PROBLEMS):
            yield f"{problem}: está en {place}, y no hay ningún problema que se llame así."


def figures() -> Iterator[str]:
    """Las figuras que no tienen todo lo suyo en Python, o que solo están en Python o en JavaScript."""
    parts = {"SPEC": "lo que se declara", "trajectory": "lo que calcula", "draw": "su imagen fija"}
    scripts = {path.stem for path in (toc.ROOT / SCRIPTS).glob("*.js")}
    for name in sorted(scripts | MODULES.keys()):
        place = f"optlib/figures/each/{name.replace('-', '_')}.py"
        if name not in MODULES:
            yield f"{name}: falta {place}: la figura en Python, o sobra {SCRIPTS}/{name}.js."
        elif name not in scripts:
            yield f"{name}: falta {SCRIPTS}/{name}.js: la figura en la página, o sobra {place}."
        for part in (each for each in parts if name in MODULES and not hasattr(MODULES[name], each)):
            yield f"{name}: falta {part} en {place}: {parts[part]}."


def pages() -> Iterator[str]:
    """Las que están escritas y no se publican."""
    listed = {Path(name).name for name in toc.pages()}
    found = [path.relative_to(toc.ROOT / "chapters") for path in (toc.ROOT / "chapters").rglob("*")]
    there = {path.stem for path in found if path.suffix in toc.SUFFIXES and not path.as_posix().startswith((".", "_"))}
    for name in sorted(there - listed):
        yield f"chapters/{name}: falta su línea en _toc.yml, y no se publica; si ya no es del libro, bórrala."
