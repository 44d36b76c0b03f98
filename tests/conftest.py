"""Ajustes comunes: los ejemplos al azar son los mismos en cada ejecución, y los tiempos no cuentan como fallo."""

import os
import sys

import pytest
import setup
from building import built  # noqa: F401
from hypothesis import settings
from moved_starts import moved  # noqa: F401

settings.register_profile("curso", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("curso")

# Como con make, aunque no se llamen con él: los programas de .venv, y UTF-8 también en Windows.
os.environ |= setup.environment()

# Firefox y WebKit se prueban con «make navegadores», que instala lo que hace falta; «run_slices.py» es un programa.
collect_ignore = ["browsers", "run_slices.py"]


# Si el más largo empezara el último, un procesador lo esperaría.
LONGEST = ("test_adopting", "test_contributing", "test_figure_code")


def pytest_collection_modifyitems(items):
    """Los ficheros más largos, los primeros."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture(autouse=True)
def without_figures():
    """Si algo ha cargado pyplot, que no guarde para el test siguiente las imágenes de este."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")
