"""Un JupyterLab como el de Binder: entorno limpio hecho solo con ``binder/requirements.txt``, y un Chromium.

El entorno queda en ``_build/binder`` y se rehace cuando cambia ese fichero; optlib se instala en cada sesión, como lo
hace Binder, desde la raíz del repositorio.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
import setup
from browser import TIMEOUT, launch
from filelock import FileLock
from notebook_page import ready
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / "_build" / "binder"


def quiet(*command, **options) -> None:
    """Ejecuta una orden y, si falla, enseña lo que ha dicho."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, encoding="utf-8", **options)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="session")
def binder_python(testrun_uid) -> Path:
    """El Python del entorno de Binder; lo prepara el primer proceso que lo pide y los demás esperan."""
    ENVIRONMENT.parent.mkdir(exist_ok=True)
    done = ENVIRONMENT.parent / ".binder"
    with FileLock(ENVIRONMENT.parent / ".turno-binder"):
        if not done.exists() or done.read_text("utf-8") != testrun_uid:
            prepare()
            done.write_text(testrun_uid, "utf-8")
    return setup.interpreter(ENVIRONMENT)


def prepare() -> None:
    """Rehace el entorno si ha cambiado lo que lleva, e instala optlib como lo hace Binder."""
    python = setup.interpreter(ENVIRONMENT)
    requirements = (ROOT / "binder" / "requirements.txt").read_text("utf-8")
    digest = hashlib.sha256(requirements.encode()).hexdigest()
    stamp = ENVIRONMENT / ".huella"
    if not stamp.exists() or stamp.read_text("utf-8") != digest:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        quiet(sys.executable, "-m", "venv", "--without-pip", ENVIRONMENT)
        quiet("uv", "pip", "install", "--quiet", "--python", python, "-r", "binder/requirements.txt")
        stamp.write_text(digest, "utf-8")
    quiet("uv", "pip", "install", "--quiet", "--python", python, "--no-deps", "--reinstall-package", "optlib", ".")
    # setuptools deja aquí su directorio de trabajo.
    shutil.rmtree(ROOT / "build", ignore_errors=True)


@pytest.fixture(scope="session")
def chapters(tmp_path_factory) -> Path:
    """Copia de los capítulos en la que JupyterLab puede escribir."""
    return Path(shutil.copytree(ROOT / "chapters", tmp_path_factory.mktemp("lab") / "chapters"))


@pytest.fixture(scope="session")
def lab(binder_python, chapters, tmp_path_factory):
    """Dirección de un JupyterLab en marcha sobre la copia de los capítulos."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = tmp_path_factory.mktemp("home")
    programs = os.pathsep.join([str(binder_python.parent), os.environ["PATH"]])
    environment = {"PATH": programs, "HOME": str(home), "USERPROFILE": str(home), "LANG": "C.UTF-8"}
    log = (home / "jupyterlab.log").open("w", encoding="utf-8")
    command = [
        binder_python,
        "-m",
        "jupyter",
        "lab",
        "--no-browser",
        "--allow-root",
        "--expose-app-in-browser",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        "--ip=127.0.0.1",
    ]
    command += ["--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True", f"--notebook-dir={chapters}"]
    server = subprocess.Popen(command, env=environment, cwd=chapters, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}/"
    while not answers(url + "api"):
        assert server.poll() is None, (home / "jupyterlab.log").read_text("utf-8")
        time.sleep(0.1)
    yield url
    server.terminate()
    server.wait()


def answers(url: str) -> bool:
    try:
        return urllib.request.urlopen(url).status == 200
    except OSError:
        return False


@pytest.fixture(scope="session")
def browser():
    """Un Chromium para todos los tests."""
    with sync_playwright() as playwright:
        yield launch(playwright)


@pytest.fixture
def open_notebook(lab, browser):
    """Función que abre un cuaderno de la copia en JupyterLab y espera a que su núcleo esté listo."""
    # Alta, para que JupyterLab tenga en la página todas las celdas de los cuadernos cortos.
    context = browser.new_context(viewport={"width": 1280, "height": 3600}, locale="es-ES")
    context.set_default_timeout(TIMEOUT)

    def open_one(name: str):
        page = context.new_page()
        page.goto(f"{lab}lab/tree/{name}?reset")
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")
        ready(page)
        return page

    yield open_one
    context.close()
