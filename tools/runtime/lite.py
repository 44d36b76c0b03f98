"""Los cuadernos enteros en el navegador: un JupyterLite con los del libro y optlib, que se publica con el sitio.

Se hace aparte (``tools/lite.py``) y queda en ``_build/lite``. Vale para los cuadernos y la biblioteca de los que salió:
con otros, el sitio no lo publica ni lo enlaza, y así nadie abre un cuaderno viejo.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import toc
from fingerprint import ROOT, fingerprint

from . import kernel, packs
from .wheels import Unavailable, fetch

FOLDER = ROOT / "_build" / "lite"
# Con lo que se hace: si cambia algo, es otro.
INPUTS = ("_toc.yml", "chapters", "optlib", "requirements.txt", "tools/runtime")
# Lo que JupyterLab añade a su aplicación, del entorno: widgets, MyST y colores.
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "anywidget", "jupyterlab-myst", "jupyterlab_pygments")
APPS = ("notebooks", "lab", "tree")
PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
# En español y, como el libro, en claro o en oscuro según el sistema.
OVERRIDES = {
    "@jupyterlab/translation-extension:plugin": {"locale": "es_ES"},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
}
# Lo que el navegador guarda de cada versión lleva este nombre, y el de la versión.
STORE = "optlib-cuadernos-"
# Bytes que viajan de la propia aplicación al abrir un cuaderno, comprimidos (un test los mide).
APPLICATION = 3_100_000
ABOUT = "curso.json"
# De quién es lo que lleva. Lo de sus bibliotecas está en cada third-party-licenses.json; lo de Python, en sus ruedas.
PARTS = ("jupyterlite-core", "jupyterlab-myst", "jupyterlab-widgets", "jupyterlab-pygments", "anywidget")
SPANISH = "jupyterlab-language-pack-es-ES"


def version() -> str:
    """El nombre de lo que saldría ahora: cambia con los cuadernos, con optlib y con las versiones."""
    return fingerprint(INPUTS, packs.name())[:12]


def about() -> dict:
    """Lo que el sitio dice del JupyterLite hecho; vacío si no lo hay de esta versión.

    Su versión, el nombre con que el navegador guarda lo que se cambia y los bytes que se descargan la primera vez, y si
    el Python de las páginas ya está descargado.
    """
    path = FOLDER / ABOUT
    known = json.loads(path.read_text()) if path.is_file() else {}
    return known if known.get("version") == version() else {}


def publish(known: dict, site: Path) -> None:
    """Copia JupyterLite en el sitio, si lo hay (``about``); si no, quita el de otra versión."""
    shutil.rmtree(site / FOLDER.name, ignore_errors=True)
    if known:
        shutil.copytree(FOLDER, site / FOLDER.name, copy_function=shutil.copyfile)


def settings(packages: list[str]) -> dict:
    """La configuración de JupyterLite: dónde está Python y con qué nombre guarda el navegador lo que cambie el lector.

    Las direcciones son relativas al propio JupyterLite. Con otra versión los cuadernos se ven como son, y lo que se
    cambió en los de antes sigue guardado con su nombre.
    """
    home = f"./../_static/python/{packs.name()}/"
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
            "contentsStorageName": STORE + version(),
            # Para que los tests manejen la aplicación por sus órdenes.
            "exposeAppInBrowser": True,
            "litePluginSettings": {PLUGIN: pyodide},
        },
    }


def copy_notebooks(folder: Path) -> None:
    """Deja en ``folder`` los cuadernos del libro, con el núcleo que van a tener."""
    folder.mkdir()
    for path in toc.notebooks():
        notebook = json.loads(path.read_text("utf-8"))
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
        "federated_extensions": [*(str(installed / name) for name in EXTENSIONS), str(pyodide)],
        "ignore_sys_prefix": ["federated_extensions"],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
    }
    (place / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": options}))
    (place / "overrides.json").write_text(json.dumps(OVERRIDES))
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    done = subprocess.run(command, cwd=place, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise Unavailable(f"«jupyter lite build» ha fallado:\n{done.stderr[-2000:]}")


def make() -> None:
    """Hace JupyterLite en ``FOLDER``. Errores: ``Unavailable`` si falta con qué."""
    with tempfile.TemporaryDirectory() as name:
        place, made = Path(name), Path(name, "hecho")
        copy_notebooks(place / "cuadernos")
        packages = kernel.make(fetch(packs.CACHE / "ruedas"), packs.CACHE, place / "python")
        (place / "jupyter-lite.json").write_text(json.dumps(settings(packages)))
        build(place, made)
        (place / "python").rename(made / "python")
        known = {"version": version(), "store": STORE + version(), "download": download(made)}
        (made / packs.LICENCES).write_text(packs.sheet([packs.installed(part) for part in (*PARTS, SPANISH)]), "utf-8")
        (made / ABOUT).write_text(json.dumps(known) + "\n")
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.copytree(made, FOLDER)


def download(made: Path) -> dict[str, int]:
    """Los bytes que viajan hasta la primera celda, y los que quedan si ya se ha ejecutado una en las páginas."""
    own = APPLICATION + sum(path.stat().st_size for path in (made / "python").glob("*.whl"))
    sums = json.loads(packs.SUMS.read_text())
    shared = sums["download"]["python"] - sums["packs"][packs.FILES["numpy"]]["bytes"]
    return {"first": own + shared, "after": own}
