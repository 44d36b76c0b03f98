"""Ajustes comunes: los ejemplos al azar son los mismos en cada ejecución, y los tiempos no cuentan como fallo."""

import os
import sys

import pytest
import setup
from hypothesis import settings
from luck import COSTLY, chosen, drawn
from removed_pages import asked, of_removed, skipping

settings.register_profile("curso", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("curso")

# Como con make, aunque no se llamen con él: los programas de .venv, y UTF-8 también en Windows.
os.environ |= setup.environment()

# Firefox y WebKit se prueban con «make navegadores», que instala lo que hace falta.
collect_ignore = ["browsers"]


def pytest_collection_modifyitems(config, items) -> None:
    """De lo de ``COSTLY`` queda lo que sale en el sorteo; de los tests que llevan ``long``, uno de cada doce; de los
    demás del sitio, salvo los que visitan una página, que ya van por sorteo, uno de cada seis. Si se piden por su
    fichero, todos.
    """
    gone = [item for item in items if of_removed(item)]
    config.hook.pytest_deselected(items=gone)
    items[:] = [item for item in items if item not in set(gone)]
    if any(".py" in asked for asked in config.args):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    site = [item for item in items if "tests/site/" in item.nodeid and not already_drawn(item)]
    kept = {*drawn(long, -(-len(long) // 12), "largos"), *drawn(site, -(-len(site) // 6), "sitio")}
    others = {*COSTLY} - chosen()
    left = {*long, *site, *(item for item in items if group(item) in others)} - kept
    config.hook.pytest_deselected(items=[item for item in items if item in left])
    items[:] = [item for item in items if item not in left]


def already_drawn(item) -> bool:
    return "name" in item.fixturenames or group(item) in COSTLY


def group(item) -> str:
    """Con qué tests comparte lo que tarda en prepararse."""
    marker = item.get_closest_marker("xdist_group")
    return marker.args[0] if marker else ""


@pytest.fixture(autouse=True)
def without_figures():
    """Si algo ha cargado pyplot, que no guarde para el test siguiente las imágenes de este."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup():
    asked.clear()
    with skipping():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call():
    with skipping():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """También de un fichero que la lee al empezar."""
    collect = collector.collect

    def unless_removed() -> list:
        with skipping():
            return list(collect())

    collector.collect = unless_removed
    return (yield)
