"""El Python de los cuadernos enteros (JupyterLite): lo que su núcleo necesita además del de la página.

Son ruedas: las de numpy y matplotlib, que fija el lock de Pyodide, y las de IPython y los widgets, que fija
``kernel.txt``, ya compiladas, que así arrancan antes; y optlib, con su código a la vista. Un lock como el de Pyodide
dice dónde está cada una, de modo que el navegador no pide nada a PyPI.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fingerprint import fingerprint
from uv import find_uv_bin

from . import packs
from .wheels import CORE, ROOT, Unavailable, download

PINS = Path(__file__).with_name("kernel.txt")
# El arranque de Pyodide como lo pide el núcleo.
LOADER = Path(__file__).with_name("pyodide.js")
# La rueda de la extensión que maneja Pyodide desde JupyterLite, y dónde lleva las de Python que la acompañan.
EXTENSION = "jupyterlite_pyodide_kernel-*.whl"
CARRIED = "/static/pypi/"
COMPANIONS = ("ipykernel", "piplite", "pyodide_kernel", "widgetsnbextension-4")
LOCK = "pyodide-lock.json"
# El núcleo los pide por su nombre y no hacen falta: sqlite3 es de la biblioteca estándar, y sin jedi, que son cinco MB,
# completa igual. En su lugar va otra rueda, pequeña.
SPARE, INSTEAD = ("jedi", "sqlite3"), "comm-*.whl"
# Ruedas que valen en cualquier máquina.
ANYWHERE = ("--python-version=3.14", "--implementation=py", "--abi=none", "--platform=any")


def once(folder: Path, fill: Callable[[Path], None]) -> Path:
    """Devuelve la carpeta, que hace ``fill`` si no está: entera, aunque se interrumpa o lo hagan dos a la vez."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as name:
            part = Path(name, folder.name)
            part.mkdir()
            fill(part)
            with suppress(OSError):  # la ha hecho otro
                part.rename(folder)
    return folder


def pinned(cache: Path) -> list[Path]:
    """Las ruedas que fija ``kernel.txt``, que se traen de PyPI si no están. Errores: ``Unavailable``."""

    def fill(part: Path) -> None:
        try:
            download(PINS, part, *ANYWHERE)
        except OSError as error:
            raise Unavailable(f"No se ha podido traer lo de kernel.txt de PyPI: {error}") from None

    digest = hashlib.sha256(PINS.read_bytes()).hexdigest()[:12]
    return sorted(once(cache / f"nucleo-{digest}", fill).glob("*.whl"))


def extension(wheels: list[Path]) -> Path:
    """De entre las ruedas fijadas, la de la extensión de JupyterLite."""
    return next(path for path in wheels if path.match(EXTENSION))


def companions(extension: Path, folder: Path) -> None:
    """Deja en ``folder`` las ruedas que lleva dentro la extensión."""
    with zipfile.ZipFile(extension) as archive:
        for inside in archive.namelist():
            name = inside.rpartition("/")[2]
            if CARRIED in inside and name.startswith(COMPANIONS):
                (folder / name).write_bytes(archive.read(inside))


def course(folder: Path) -> None:
    """Deja en ``folder`` la rueda de optlib: de los mismos ficheros salen los mismos bytes."""
    with tempfile.TemporaryDirectory() as name:
        # Una copia: setuptools deja junto a lo que empaqueta sus carpetas de trabajo.
        copy = Path(name)
        shutil.copytree(ROOT / "optlib", copy / "optlib", ignore=shutil.ignore_patterns("__pycache__"))
        for each in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / each, copy)
        command = [find_uv_bin(), "build", "--quiet", "--wheel", "--no-build-isolation", "--python", sys.executable]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "315532800"}
        done = subprocess.run([*command, "--out-dir", str(folder), str(copy)], env=environment, capture_output=True)
    (folder / ".gitignore").unlink(missing_ok=True)
    if done.returncode:
        raise Unavailable(f"No se ha podido empaquetar optlib:\n{done.stderr.decode().strip()}")


def entry(path: Path, name: str = "") -> dict:
    """Cómo describe el lock una rueda. Nadie la busca por lo que importa una celda: se cargan todas al arrancar."""
    wheel, version = path.name.split("-")[:2]
    return {
        "name": name or wheel.lower().replace("_", "-"),
        "version": version,
        "file_name": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "install_dir": "site",
        "package_type": "package",
        "imports": [],
        "depends": [],
        "unvendored_tests": False,
    }


def lock(folder: Path) -> dict:
    """El lock de las ruedas de una carpeta."""
    wheels = [entry(path) for path in sorted(folder.glob("*.whl"))]
    wheels += [entry(next(folder.glob(INSTEAD)), name) for name in SPARE]
    info = json.loads((CORE / LOCK).read_text("utf-8"))["info"]
    return {"info": info, "packages": {each["name"]: each for each in wheels}}


def fixed(compiled: dict[str, Path], cache: Path) -> Path:
    """La carpeta con las ruedas de otros, ya compiladas; se hace una vez por versión."""
    pure = pinned(cache)

    def fill(part: Path) -> None:
        with tempfile.TemporaryDirectory() as name:
            place = Path(name)
            for path in (*compiled.values(), *pure):
                if path != extension(pure):
                    shutil.copyfile(path, place / path.name)
            companions(extension(pure), place)
            names = [path.name for path in place.glob("*.whl")]
            packs.run([["wheel", f"/ruedas/{name}", f"/hecho/{name}"] for name in names], place, part)

    # Depende de quién compila y de qué se reúne.
    here = [Path(__file__).with_name(name).relative_to(ROOT) for name in ("pack.py", "kernel.py")]
    return once(pure[0].parent / fingerprint(tuple(here), packs.name())[:12], fill)


def make(compiled: dict[str, Path], cache: Path, folder: Path) -> list[str]:
    """Hace la carpeta y devuelve el nombre de lo que hay que cargar.

    ``compiled`` son las ruedas de numpy y matplotlib (``wheels.fetch``). Errores: ``Unavailable`` si falta algo.
    """
    folder.mkdir(parents=True)
    course(folder)
    for path in (*fixed(compiled, cache).glob("*.whl"), LOADER):
        shutil.copyfile(path, folder / path.name)
    known = lock(folder)
    (folder / LOCK).write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    # Por el nombre de su módulo, que es como los busca el núcleo.
    return sorted(name.replace("-", "_") for name in known["packages"])
