"""El almacén de un barrido: una carpeta con un fichero por ejecución, que se escribe entero o no se escribe."""

import hashlib
import json
import os
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path

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
            whole = path.stem == name_of(found["config"]) and found["sum"] == _sum(found["values"])
        except (ValueError, KeyError, TypeError, AttributeError):
            whole = False
        if whole:
            self.values[path.stem] = found["values"]
        else:
            said = f"{path} está dañado o no es de un barrido: no se usa y, si hace falta, se hace de nuevo."
            warnings.warn(said, stacklevel=4)

    def save(self, config: Mapping, values: list) -> None:
        """Guarda lo medido. Si no se puede (no cabe, no hay permiso), ``OSError``, y lo guardado antes queda."""
        name = name_of(config)
        self.values[name] = values
        handle, made = tempfile.mkstemp(dir=self.folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"config": config, "values": values, "sum": _sum(values)}, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            os.replace(made, self.folder / f"{name}.json")
        except BaseException:
            os.unlink(made)
            raise


def _sum(values: list) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]
