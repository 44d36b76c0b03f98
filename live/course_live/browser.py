"""La parte de Python que arranca el trabajador del navegador: instala los paquetes y cierra el paso a JavaScript.

El código del lector solo calcula: no tiene por dónde pedir nada a la red, tocar la página ni leer lo guardado.
"""

import importlib
import io
import json
import site
import sys
import tarfile
from pathlib import Path
from typing import Any

from compression import zstd

from .drawing import draws

__all__ = ["draws", "install", "start"]

PLACE = site.getsitepackages()[0]
# Módulos por los que Python llega a JavaScript.
DOORS = ("js", "pyodide_js", "_pyodide_core", "pyodide", "_pyodide")


def install(packed: Any) -> None:
    """Instala un paquete ``.tar.zst``, dado como lo da JavaScript.

    Escribe cada fichero, y nada más: ``extractall`` tarda el triple en mirar rutas, fechas y permisos.
    """
    data = zstd.decompress(packed.to_bytes())
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        entries = archive.getmembers()
    for folder in {entry.name.rpartition("/")[0] for entry in entries}:
        Path(PLACE, folder).mkdir(parents=True, exist_ok=True)
    for entry in entries:
        Path(PLACE, entry.name).write_bytes(data[entry.offset_data : entry.offset_data + entry.size])
    importlib.invalidate_caches()


def start(emit: Any, fetch: Any) -> Any:
    """Devuelve el ``Runner`` de la página; ``emit`` recibe la clase de cada salida y sus datos como JSON."""
    from .runner import Runner  # necesita NumPy, que se instala después de que este módulo se cargue

    runner = Runner(
        lambda kind, **data: emit(kind, json.dumps(data, default=str, allow_nan=False)), lambda: install(fetch())
    )
    runner.prepare()
    close()
    return runner


def close() -> None:
    """Retira los módulos por los que se llega a JavaScript, y quien los crearía de nuevo."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "JsFinder"]
    for name in [name for name in sys.modules if name in DOORS or name.startswith(tuple(f"{door}." for door in DOORS))]:
        sys.modules[name] = None  # type: ignore[assignment]  # así, importarlo es un error
    sys.modules.update(dict.fromkeys(DOORS))  # type: ignore[arg-type]
