"""El banco de ejercicios: los módulos que hay en esta carpeta, por orden de nombre.

Cada uno define ``PAGE``, el nombre de su cuaderno, y ``EXERCISES``. Si una página tiene varios, una letra les da el orden de
la página: ``c02a``, ``c02b``. Los ``qNN`` definen ``QUESTIONS``, las preguntas de un toque, que no cuentan entre los
ejercicios. Lo que empieza por ``_`` no es un módulo de ejercicios.

Añadir un ejercicio es añadirlo a la lista de su módulo y mostrarlo en una celda de su página, en el mismo orden: por él
los numera el libro, que es quien sabe qué capítulo es. Las funciones de los de programar no llevan tipos ni más de lo
que se explica: su texto se enseña como solución.
"""

import hashlib
import pkgutil
import sys
import tomllib
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import NamedTuple

from ..common import Exercise, Slip
from ..declared import similar
from ..kinds import Option, Quick, Step

_FOUND = [import_module(f"{__name__}.{name}") for _, name, _ in pkgutil.iter_modules(__path__) if name[0] != "_"]
QUICK = [module for module in _FOUND if hasattr(module, "QUESTIONS")]
MODULES = [module for module in _FOUND if module not in QUICK]


@cache
def pages() -> dict[str, tuple[Exercise, ...]]:
    """Devuelve los ejercicios de cada página, por el nombre de su cuaderno y en el orden del libro.

    >>> "gd-primer-paso" in [item.id for item in pages()["02_descenso_gradiente"]]
    True
    """
    found: dict[str, tuple[Exercise, ...]] = {}
    for module in MODULES:
        found[module.PAGE] = found.get(module.PAGE, ()) + tuple(module.EXERCISES)
    return found


def everything() -> list[Exercise]:
    """Devuelve todos los ejercicios, en el orden del libro."""
    return [item for items in pages().values() for item in items]


def questions(page: str | None = None) -> list[Quick]:
    """Devuelve las preguntas de un toque, en el orden del libro: todas o las de una página."""
    return [item for module in QUICK if page in (None, module.PAGE) for item in module.QUESTIONS]


def find(identifier: str) -> Exercise:
    """Devuelve el ejercicio, o la pregunta, con ese identificador.

    Errores: ``ValueError`` si no existe.

    >>> find("gd-primer-paso").kind
    'numeric'
    >>> find("no-existe")
    Traceback (most recent call last):
    ...
    ValueError: No hay ningún ejercicio 'no-existe'.
    """
    known = {item.id: item for item in [*everything(), *questions()]}
    if identifier not in known:
        raise ValueError(f"No hay ningún ejercicio {identifier!r}.{similar(identifier, known)}")
    return known[identifier]


def named(item: Exercise) -> dict[str, Slip | Option | Step]:
    """Devuelve, por su nombre, los errores, las opciones y los pasos de un ejercicio."""
    return {each.name: each for part in ("mistakes", "options", "steps") for each in getattr(item, part, ())}


@cache
def edition() -> str:
    """Devuelve qué edición del banco es: la versión de optlib y seis cifras que cambian si lo hace algún nombre."""
    known = sorted((item.id, *sorted(named(item))) for item in (*everything(), *questions()))
    # optlib está ya cargado, y por encima: de aquí no se importa.
    version = sys.modules[__name__.partition(".")[0]].__version__
    return f"{version}-{hashlib.sha256(repr(known).encode()).hexdigest()[:6]}"


class Shared(NamedTuple):
    """Un error de varios ejercicios: cómo se dice en una lista y dónde se explica, ``página#apartado``, si lo está."""

    said: str
    where: str


@cache
def shared() -> dict[str, Shared]:
    """Devuelve, por su nombre, los errores de varios ejercicios y los que la página reconoce en todos.

    >>> shared()["sin-alfa"].said
    'olvidar la tasa α'
    """
    text = files(__package__).joinpath("mistakes.toml").read_text("utf-8")
    return {name: Shared(**words) for name, words in tomllib.loads(text).items()}
