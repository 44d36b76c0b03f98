"""El almacén de un barrido: una carpeta con un fichero por ejecución, que se escribe entero o no se escribe."""

import json
import os
import warnings
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from .runs import name_of


class Store:
    """Lo medido de cada ejecución, por su nombre."""

    def __init__(self, folder: str | os.PathLike):
        self.folder = Path(folder)
        self.values: dict[str, list] = {}
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(self.folder.glob("*.json")):
            self._read(path)

    def _read(self, path: Path) -> None:
        try:
            found = json.loads(path.read_text("utf-8"))
            config, values = found["config"], np.asarray(found["values"])
            sound = path.stem == name_of(config) and values.dtype == float and [*values.shape] == config["shape"]
        except (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError):
            sound = False
        if sound:
            self.values[path.stem] = values.tolist()
        else:
            warnings.warn(f"{path} está dañado, o no es de un barrido: si hace falta, se hace de nuevo.", stacklevel=4)

    def save(self, config: Mapping, values: list) -> None:
        """Guarda lo medido. Si no se puede (no cabe, no hay permiso), ``OSError``, y lo guardado antes queda."""
        name = name_of(config)
        self.values[name] = values
        made = self.folder / f"{name}-{os.getpid()}.tmp"
        made.write_text(json.dumps({"config": config, "values": values}, ensure_ascii=False), "utf-8")
        made.replace(self.folder / f"{name}.json")
