"""Una copia del curso en la que cambiar lo que sea, y sus órdenes."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import toc
from check import PYTEST

# Lo que CONTRIBUTING dice que hay que escribir, sitio por sitio.
CHANGES = tomllib.loads((Path(__file__).parent / "data" / "contributing.toml").read_text("utf-8"))

# Lo que se hace en cada máquina, y lo que no hace falta para probar.
LEFT = shutil.ignore_patterns(".*", "_build", "node_modules", "__pycache__", "*.egg-info", "benchmarks", "binder")


def link(path: Path, folder: Path) -> None:
    """Pone en ``path`` un enlace a una carpeta; en Windows, una unión, que no pide permisos, o una copia."""
    if os.name != "nt":
        path.symlink_to(folder)
        return
    import _winapi

    try:
        _winapi.CreateJunction(str(folder), str(path))
    except OSError:  # el disco no las admite
        shutil.copytree(folder, path, dirs_exist_ok=True)


class Course:
    """El curso en una carpeta."""

    def __init__(self, root: Path):
        self.root = root
        shutil.copytree(toc.ROOT, root, ignore=LEFT)
        link(root / "node_modules", toc.ROOT / "node_modules")
        # Lo que ya está hecho y no se repite: la letra de las imágenes y, si se ha construido el libro, sus figuras.
        built = toc.ROOT / "_build"
        (root / "_build").mkdir()
        shutil.copy(built / "letra", root / "_build")
        if (built / "figuras").is_dir():
            shutil.copytree(built / "figuras", root / "_build" / "figuras")

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess:
        """Ejecuta un guion o un módulo de Python en la copia, con lo suyo y no con lo de aquí."""
        own = os.pathsep.join(str(self.root / name) for name in ("", "tests", "tools", "theme", "live", "search"))
        words = {**os.environ, "PYTHONPATH": own, "PYTHONDONTWRITEBYTECODE": "1", **environment}
        done = subprocess.run(
            [sys.executable, *command], cwd=self.root, env=words, capture_output=True, encoding="utf-8"
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def test(self, *arguments: str) -> subprocess.CompletedProcess:
        return self.run(*PYTEST[1:], "--tb=short", *arguments)

    def change(self, name: str, old: str, new: str) -> None:
        """Cambia lo único que es ``old`` en un fichero."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{name}: {old!r} está {text.count(old)} veces"
        path.write_text(text.replace(old, new), "utf-8")

    def write(self, place: dict[str, str]) -> None:
        """Escribe en un sitio lo que dice ``CHANGES``."""
        if old := place.get("old"):
            self.change(place["file"], old, place["new"])
        elif before := place.get("before"):
            self.change(place["file"], before, place["new"] + before)
        else:
            (self.root / place["file"]).write_text(place["new"], "utf-8")
