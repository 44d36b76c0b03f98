"""Los tests de lo que un libro adaptado ya no tiene no se pasan: los de una página quitada y los de sus ejercicios.

En el curso entero no hay ninguna página quitada, y nada se salta.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import removed

from optlib.exercises.bank import pages, questions

# Las páginas quitadas que el test en marcha ha pedido al servidor.
asked: set[str] = set()


def ask(address: str) -> None:
    """Apunta que se ha pedido una página, si es de las quitadas."""
    asked.update({Path(urlsplit(address).path).stem} & removed.pages())


@cache
def exercises() -> frozenset[str]:
    """Los identificadores de los ejercicios y preguntas de las páginas quitadas."""
    return frozenset(item.id for page in removed.pages() for item in (*pages().get(page, ()), *questions(page)))


def kept(items: Iterable) -> list:
    """De unos ejercicios y preguntas, los que el libro tiene."""
    return [item for item in items if item.id not in exercises()]


def of_removed(item: pytest.Item) -> bool:
    """Si un test es de un ejercicio, o de una página, que ya no están, por sus parámetros o por su marca, o si necesita
    el curso entero.
    """
    if removed.pages() and item.get_closest_marker("whole"):
        return True
    marks = {name for mark in item.iter_markers("pages") for name in mark.args}
    values = item.callspec.params.values() if hasattr(item, "callspec") else ()
    names = {
        part
        for value in values
        for part in (value, *(getattr(value, name, "") for name in ("id", "stem", "PAGE")))
        if isinstance(part, str)
    }
    if item.get_closest_marker("form") and names & removed.own():
        return True
    paths = {name for value in names for name in re.findall(r"[\w-]+", value)}
    return bool((marks | names | paths) & (removed.pages() | exercises()))


def about_removed(error: BaseException | None) -> str:
    """La página quitada que un error no ha encontrado, o nada."""
    while error is not None:
        if isinstance(error, FileNotFoundError):
            name = re.search(r"(\w+)\.(?:ipynb|md|html)", str(error.filename or error))
            if name and name[1] in removed.pages():
                return name[1]
        error = error.__cause__ or error.__context__
    return ""


@contextmanager
def skipping() -> Iterator[None]:
    """Salta el test que falla después de buscar, y no encontrar, una página quitada."""
    try:
        yield
    except Exception as error:
        if page := about_removed(error) or next(iter(asked), ""):
            pytest.skip(f"{page} no está en este libro", allow_module_level=True)
        raise
