"""Los cuadernos enteros en el navegador: un JupyterLite con los del libro y optlib, que se publica con el sitio.

Se hace aparte (``tools/lite.py``) y queda en ``_build/lite``. Vale para los cuadernos y la biblioteca de los que salió:
con otros, el sitio no lo publica ni lo enlaza, y así nadie abre un cuaderno viejo.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import toc
from fingerprint import ROOT, fingerprint

from . import kernel, packs
from .wheels import Unavailable, fetch

FOLDER = ROOT / "_build" / "lite"
# Con lo que se hace, además de los cuadernos: si cambia algo, es otro.
INPUTS = ("optlib", "pyproject.toml", "LICENSE", "tools/runtime")
# De quién es: la aplicación, lo que se le añade —widgets, MyST y colores— y su traducción.
EXTENSIONS = {
    "jupyterlab-widgets": "@jupyter-widgets/jupyterlab-manager",
    "anywidget": "anywidget",
    "jupyterlab-myst": "jupyterlab-myst",
    "jupyterlab-pygments": "jupyterlab_pygments",
}
PARTS = ("jupyterlite-core", *EXTENSIONS, "jupyterlab-language-pack-es-ES")
APPS = ("notebooks", "lab", "tree")
PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
# En español y, como el libro, en claro o en oscuro según el sistema.
OVERRIDES = {
    "@jupyterlab/translation-extension:plugin": {"locale": "es_ES"},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
}
# Así empieza el nombre con que el navegador guarda los cuadernos cambiados; sigue el resumen de los del libro.
STORE = "optlib-cuadernos-"
# Lo demás que guarda JupyterLite, ajustes y ventanas, no depende de los cuadernos.
OWN = "optlib-jupyterlite-"
# Bytes que viajan de la propia aplicación al abrir un cuaderno, comprimidos (un test los mide).
APPLICATION = 3_100_000
ABOUT = "curso.json"


def version() -> str:
    """El nombre de lo que saldría ahora: cambia con los cuadernos, con optlib y con las versiones de los demás."""
    parts = [f"{name}=={metadata.version(name)}" for name in PARTS]
    return fingerprint((*map(str, toc.notebooks()), *INPUTS), packs.name(), *parts)[:12]


def store() -> str:
    """El nombre con que el navegador guarda los cuadernos que cambia el lector: el de lo que está escrito en ellos.

    Si se corrige uno se ven todos como son, y lo que se cambió en los de antes sigue guardado con su nombre. Si solo
    cambia optlib, o una salida, el lector sigue donde estaba.
    """
    written = [[cell["source"] for cell in read(path)["cells"]] for path in toc.notebooks()]
    return STORE + hashlib.sha256(json.dumps(written).encode()).hexdigest()[:12]


def read(path: Path) -> dict:
    """El contenido de un fichero JSON."""
    return json.loads(path.read_text("utf-8"))


def about() -> dict:
    """Lo que el sitio dice del JupyterLite hecho; vacío si no lo hay de esta versión.

    Su versión, el nombre con que el navegador guarda lo que se cambia (``store``) y los bytes que se descargan
    (``download``).
    """
    path = FOLDER / ABOUT
    known = read(path) if path.is_file() else {}
    return known if known.get("version") == version() else {}


def publish(known: dict, site: Path) -> None:
    """Copia JupyterLite en el sitio, si lo hay (``about``), y quita el de otra versión.

    Va en una carpeta con el nombre de su versión: sus ficheros se llaman siempre igual, y el navegador mezclaría los de
    dos.
    """
    shutil.rmtree(site / FOLDER.name, ignore_errors=True)
    if known:
        shutil.copytree(FOLDER, site / FOLDER.name / known["version"], copy_function=shutil.copyfile)


def settings(packages: list[str]) -> dict:
    """La configuración de JupyterLite: dónde está Python y con qué nombres guarda el navegador lo del lector.

    Las direcciones son relativas al propio JupyterLite.
    """
    home = f"./../../_static/python/{packs.name()}/"
    options = {
        "indexURL": home,
        "stdLibURL": home + packs.FILES["stdlib"],
        "lockFileURL": f"./python/{kernel.LOCK}",
        "packages": packages,
    }
    pyodide = {
        "pyodideUrl": f"./python/{kernel.LOADER.name}",
        "disablePyPIFallback": True,
        "pipliteUrls": [],
        "loadPyodideOptions": options,
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Cuadernos del curso",
            "contentsStorageName": store(),
            "settingsStorageName": f"{OWN}ajustes",
            "workspacesStorageName": f"{OWN}ventanas",
            # Para que los tests manejen la aplicación por sus órdenes.
            "exposeAppInBrowser": True,
            "litePluginSettings": {PLUGIN: pyodide},
        },
    }


def copy_notebooks(folder: Path) -> None:
    """Deja en ``folder`` los cuadernos del libro, con el núcleo que van a tener."""
    folder.mkdir()
    for path in toc.notebooks():
        if (folder / path.name).exists():
            raise Unavailable(f"Hay dos cuadernos que se llaman {path.name}")
        notebook = read(path)
        notebook["metadata"]["kernelspec"] = KERNEL
        (folder / path.name).write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")


def build(place: Path, target: Path) -> None:
    """Ejecuta ``jupyter lite build`` en ``place``. Errores: ``Unavailable``, con lo último que ha dicho."""
    installed = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    pyodide = kernel.extension(kernel.pinned(packs.CACHE))
    options = {
        "contents": [str(place / "cuadernos")],
        "output_dir": str(target),
        "apps": APPS,
        "federated_extensions": [*(str(installed / name) for name in EXTENSIONS.values()), str(pyodide)],
        "ignore_sys_prefix": ["federated_extensions"],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
    }
    (place / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": options}), "utf-8")
    (place / "overrides.json").write_text(json.dumps(OVERRIDES), "utf-8")
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    done = subprocess.run(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    if done.returncode:
        raise Unavailable(f"«jupyter lite build» ha fallado:\n{done.stdout[-3000:]}")


def make() -> None:
    """Hace JupyterLite en ``FOLDER``. Errores: ``Unavailable`` si falta con qué, o si un cuaderno cambia mientras."""
    known = {"version": version(), "store": store()}
    with tempfile.TemporaryDirectory() as name:
        place, made = Path(name), Path(name, "hecho")
        copy_notebooks(place / "cuadernos")
        packages = kernel.make(fetch(packs.CACHE / "ruedas"), packs.CACHE, place / "python")
        (place / "jupyter-lite.json").write_text(json.dumps(settings(packages)), "utf-8")
        build(place, made)
        (place / "python").rename(made / "python")
        (made / packs.LICENCES).write_text(licences(), "utf-8")
        (made / ABOUT).write_text(json.dumps({**known, "download": download(made)}) + "\n", "utf-8")
        if known["version"] != version():
            raise Unavailable("Algo ha cambiado mientras se hacía; repite la orden")
        part = FOLDER.with_name("lite-a-medias")
        for folder in (part, FOLDER):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, part)
        part.rename(FOLDER)


def licences() -> str:
    """Las licencias de la aplicación y de lo que se le añade.

    Las de sus bibliotecas están en cada ``third-party-licenses.json``; las de Python, en sus ruedas.
    """
    pyodide = kernel.extension(kernel.pinned(packs.CACHE))
    return packs.sheet([*map(packs.installed, PARTS), (pyodide.stem, packs.inside(pyodide))])


def download(made: Path) -> dict[str, int]:
    """Los bytes que viajan hasta la primera celda, y los que faltan si ya se ha ejecutado una en las páginas."""
    own = APPLICATION + sum(path.stat().st_size for path in (made / "python").glob("*.whl"))
    sums = read(packs.SUMS)
    shared = sums["download"]["python"] - sums["packs"][packs.FILES["numpy"]]["bytes"]
    return {"first": own + shared, "after": own}
