"""El banco de ejercicios: uno o dos módulos por página, que definen ``PAGE`` (el nombre de su cuaderno) y ``EXERCISES``.

Otro por página, ``qNN``, define sus preguntas de un toque, ``QUESTIONS``, que no cuentan entre los ejercicios.

Añadir un ejercicio es añadirlo a la lista de su módulo y mostrarlo en una celda de su página, en el mismo orden: por él
los numera el libro, que es quien sabe qué capítulo es. Las funciones de los de programar no llevan tipos ni más de lo
que se explica: su texto se enseña como solución.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ..common import Exercise
from ..declared import similar
from ..kinds import Quick
from . import (
    c01_fundamentos,
    c01_modelos,
    c02_descenso,
    c02_gradiente,
    c03_ruido,
    c03_variantes,
    c04_neurona,
    c04_practica,
    c04_red,
    c05_adam,
    c05_limites,
    c06_ejes,
    c06_hoy,
    c06_impulso,
    c06_nesterov,
    c06_tasas,
    c07_elegir,
    c07_tasa,
    fondo_adaptativos,
    fondo_convergencia,
    fondo_curvatura,
    fondo_ruido,
    q01_fundamentos,
    q02_descenso,
    q03_variantes,
    q04_neurona,
    q05_adam,
    q06_hoy,
    q06_impulso,
    q06_tasas,
    q07_elegir,
    reglas,
)

# En el orden en que la página enseña sus ejercicios; un test lo exige.
MODULES = (
    c01_fundamentos,
    c01_modelos,
    c02_gradiente,
    c02_descenso,
    c03_variantes,
    c03_ruido,
    c04_neurona,
    c04_red,
    c04_practica,
    c05_adam,
    c05_limites,
    c06_impulso,
    c06_nesterov,
    c06_tasas,
    c06_ejes,
    c06_hoy,
    c07_tasa,
    c07_elegir,
    fondo_convergencia,
    fondo_ruido,
    fondo_adaptativos,
    fondo_curvatura,
    reglas,
)
QUICK = (
    q01_fundamentos,
    q02_descenso,
    q03_variantes,
    q04_neurona,
    q05_adam,
    q06_impulso,
    q06_tasas,
    q06_hoy,
    q07_elegir,
)


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
