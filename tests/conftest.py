"""Ajustes comunes: los ejemplos al azar son los mismos en cada ejecución, y los tiempos no cuentan como fallo."""

from hypothesis import settings
from luck import drawn

settings.register_profile("curso", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("curso")

# Firefox y WebKit se prueban con «make navegadores», que instala lo que hace falta.
collect_ignore = ["browsers"]


def pytest_collection_modifyitems(config, items) -> None:
    """De los tests que llevan ``long`` queda la sexta parte, por sorteo; si se piden por su fichero, todos."""
    if any(".py" in asked for asked in config.args):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    left = {item.nodeid for item in long} - {item.nodeid for item in drawn(long, -(-len(long) // 6), "largos")}
    config.hook.pytest_deselected(items=[item for item in long if item.nodeid in left])
    items[:] = [item for item in items if item.nodeid not in left]
