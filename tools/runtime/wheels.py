"""Trae las ruedas de WebAssembly que necesita la página y comprueba cada una.

Primero, de la distribución oficial de Pyodide; si no se llega a ella, de dentro de una rueda de PyPI que las lleva.
Vengan de donde vengan, solo vale la del sha256 que pide el ``pyodide-lock.json`` del núcleo, que llega con npm.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "node_modules" / "pyodide"
OFFICIAL = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
# Una aplicación que publica en PyPI su copia de la misma versión de Pyodide: nombre, resumen y carpeta.
CARRIER = "open-webui==0.12.4"
CARRIER_SHA256 = "02e9caba96234db3fa17a92e56163b3f7f2b8ca8227fa886b85c178d696483f6"
CARRIED = "open_webui/frontend/pyodide/"
# matplotlib, con lo que necesita para hacer imágenes: ni fonttools, que es del PDF, ni pytz, de las fechas.
MATPLOTLIB = (
    *("matplotlib", "kiwisolver", "contourpy", "pillow"),
    *("cycler", "pyparsing", "packaging", "python-dateutil", "six"),
)
PACKAGES = {"numpy": ("numpy",), "matplotlib": MATPLOTLIB}
WAIT = 20  # segundos sin recibir nada antes de dejar la distribución oficial

Wheel = dict[str, str]


class Unavailable(SystemExit):
    """No se ha podido traer lo que hace falta; el mensaje dice por qué, y quien no lo atiende termina con él."""


def version(core: Path = CORE) -> str:
    """La versión de Pyodide que fija ``package-lock.json``."""
    return json.loads((core / "package.json").read_text("utf-8"))["version"]


def wanted(core: Path = CORE) -> dict[str, Wheel]:
    """Las ruedas que hacen falta, por su nombre, como las describe el lock de Pyodide."""
    known = json.loads((core / "pyodide-lock.json").read_text("utf-8"))["packages"]
    return {name: known[name] for names in PACKAGES.values() for name in names}


def valid(path: Path, wheel: Wheel) -> bool:
    """¿Está en ``path`` la rueda que pide el lock, entera?"""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == wheel["sha256"]


def from_official(missing: Iterable[Wheel], folder: Path, address: str) -> None:
    """Trae las ruedas que faltan de la distribución oficial."""
    for wheel in missing:
        with urllib.request.urlopen(address + wheel["file_name"], timeout=WAIT) as answer:
            save(folder, wheel, answer.read())


def from_registry(missing: Iterable[Wheel], folder: Path) -> None:
    """Trae las ruedas que faltan de dentro de la de PyPI que las lleva, que pip comprueba con su resumen.

    Errores: ``OSError``, con lo que diga pip.
    """
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        listed = place / "requisitos.txt"
        listed.write_text(f"{CARRIER} --hash=sha256:{CARRIER_SHA256}\n", "utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        # Lo que se trae no es para el Python que lo trae.
        command += ["--ignore-requires-python", "--require-hashes", "--dest", name, "--requirement", str(listed)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
        if done.returncode:
            raise OSError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pip ha fallado")
        with zipfile.ZipFile(next(place.glob("*.whl"))) as carrier:
            for wheel in missing:
                save(folder, wheel, carrier.read(CARRIED + wheel["file_name"]))


def save(folder: Path, wheel: Wheel, data: bytes) -> None:
    """Guarda una rueda si es la que pide el lock. Errores: ``OSError`` si no lo es."""
    if hashlib.sha256(data).hexdigest() != wheel["sha256"]:
        raise OSError(f"{wheel['file_name']} no es la del lock de Pyodide")
    # De una vez: quien se interrumpa a medias no deja media rueda.
    part = folder / f"{wheel['file_name']}.parte"
    part.write_bytes(data)
    part.replace(folder / wheel["file_name"])


def fetch(folder: Path, core: Path = CORE, address: str | None = None) -> dict[str, Path]:
    """Deja en ``folder`` las ruedas que falten y devuelve la ruta de cada una.

    ``address`` es la de la distribución oficial. Errores: ``Unavailable`` si no se consiguen por ningún camino.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wheels = wanted(core)
    address = address or OFFICIAL.format(version=version(core))
    routes: dict[str, Callable[[list[Wheel]], None]] = {
        "la distribución oficial de Pyodide": lambda missing: from_official(missing, folder, address),
        "PyPI": lambda missing: from_registry(missing, folder),
    }
    reasons = []
    for route, bring in routes.items():
        missing = [wheel for wheel in wheels.values() if not valid(folder / wheel["file_name"], wheel)]
        if not missing:
            break
        try:
            bring(missing)
        except (OSError, KeyError) as error:
            reasons.append(f"{route}: {' '.join(str(error).split())}")
    paths = {name: folder / wheel["file_name"] for name, wheel in wheels.items()}
    if not all(valid(paths[name], wheel) for name, wheel in wheels.items()):
        raise Unavailable("; ".join(reasons))
    return paths
