"""Lo que «make test» mira por sorteo, para no tardar; con ``CUADERNOS=todos``, se mira todo."""

import os
import random
from collections.abc import Sequence

import changes
import pytest

# Lo que más tarda en prepararse, y de cada lista se mira una cosa: las ediciones para llevar y los cuadernos en
# JupyterLite o en JupyterLab; y una copia del curso, adoptada o con lo que cuenta CONTRIBUTING.
EDITIONS = ("zip", "pdf", "cuadernos", "jupyterlab")
COPIES = ("adoptar", "ejercicio", "optimizador", "problema", "página")
COSTLY = (*EDITIONS, *COPIES)
EVERY = os.environ.get("CUADERNOS") == "todos"


def luck(about: str = "") -> random.Random:
    """Un sorteo que es el mismo mientras no cambie el último cambio, y en todos los procesos."""
    return random.Random((changes.head() or "sin git") + about)


def drawn(items: Sequence, count: int, about: str) -> list:
    """Unos cuantos, por sorteo y en su orden, o todos."""
    if EVERY or count >= len(items):
        return list(items)
    return [items[at] for at in sorted(luck(about).sample(range(len(items)), count))]


def costly(name: str) -> pytest.MarkDecorator:
    """La marca de los tests que comparten algo de ``COSTLY``: van juntos, y se miran si sale en el sorteo."""
    if name not in COSTLY:
        raise ValueError(f"{name} no está en COSTLY")
    return pytest.mark.xdist_group(name)


def chosen() -> set[str]:
    """Lo de ``COSTLY`` que se mira."""
    return {*drawn(EDITIONS, 1, "ediciones"), *drawn(COPIES, 1, "copias")}
