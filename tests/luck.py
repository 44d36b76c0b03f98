"""Lo que «make test» mira por sorteo, para no tardar; con ``CUADERNOS=todos``, se mira todo."""

import os
import random
from collections.abc import Sequence

import changes
import pytest

# Lo que más tarda en prepararse: las ediciones para llevar, los cuadernos en JupyterLite o en JupyterLab, y una copia
# del curso adoptada.
COSTLY = ("zip", "pdf", "cuadernos", "jupyterlab", "adoptar")
EVERY = os.environ.get("CUADERNOS") == "todos"


def luck(about: str = "") -> random.Random:
    """Un sorteo que es el mismo mientras no cambie el último cambio, y en todos los procesos."""
    return random.Random((changes.head() or "sin git") + about)


def drawn(items: Sequence, count: int, about: str) -> list:
    """Unos cuantos, por sorteo y en su orden, o todos."""
    if EVERY or count >= len(items):
        return list(items)
    return [items[at] for at in sorted(luck(about).sample(range(len(items)), count))]


def costly(name: str) -> list[pytest.MarkDecorator]:
    """Las marcas de los tests que comparten algo de ``COSTLY``: van juntos, y se miran los de uno, por sorteo."""
    chosen = name in drawn(COSTLY, 1, "lo que más tarda")
    return [pytest.mark.xdist_group(name), pytest.mark.skipif(not chosen, reason="el sorteo ha elegido otro")]
