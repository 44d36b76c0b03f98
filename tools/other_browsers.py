"""Prueba el sitio en Firefox y en WebKit: ``make navegadores``. Instala lo que falte o dice cómo.

Uso: ``python tools/other_browsers.py [ARGUMENTO …]``; los argumentos son de pytest (``-k WebKit``, por ejemplo).
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from build import complete

ROOT = Path(__file__).resolve().parent.parent
# Órdenes que hacen falta, cada una con sus nombres, y el paquete de Debian que las trae.
PROGRAMS = {
    ("firefox-esr", "firefox"): "firefox-esr",
    ("WebKitWebDriver",): "webkit2gtk-driver",
    ("xvfb-run",): "xvfb",
    ("xauth",): "xauth",
    ("dbus-run-session",): "dbus-daemon",
}
MODULES = ("marionette_driver", "selenium")
# WebKit se abre en una pantalla virtual y con su propio bus: no molesta en la de verdad, y vale donde no la hay.
VIRTUAL = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1200x24", "dbus-run-session", "--"]


def missing() -> list[str]:
    """Los paquetes de Debian que faltan."""
    return [package for names, package in PROGRAMS.items() if not any(map(shutil.which, names))]


def prepare_programs() -> None:
    """Instala con apt los programas que faltan; si no se puede, explica qué hacer y termina."""
    if missing() and shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Instalando {', '.join(missing())} (solo la primera vez)…", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", *missing()]
        subprocess.run(["apt-get", "update", "--quiet=2"], env=environment)
        subprocess.run(install, env=environment, stdout=subprocess.DEVNULL)
    if not (packages := missing()):
        return
    if not shutil.which("apt-get"):
        raise SystemExit(
            "Probar el sitio en Firefox y en WebKit necesita Debian o Ubuntu (o un contenedor con uno de ellos), con"
            f" los paquetes {', '.join(PROGRAMS.values())}. En otros sistemas, «make test» lo prueba en Chromium."
        )
    raise SystemExit(
        f"Faltan programas para probar el sitio en Firefox y en WebKit: «sudo apt-get install {' '.join(packages)}»."
        "\nEn Ubuntu, si no hay firefox-esr, sirve el paquete firefox."
    )


def prepare_modules() -> None:
    """Instala en el entorno las bibliotecas que manejan los navegadores, con las versiones de ``pyproject.toml``."""
    if all(map(importlib.util.find_spec, MODULES)):
        return
    print("Instalando Selenium y Marionette (solo la primera vez)…", flush=True)
    install = ["uv", "pip", "install", "--quiet", "--python", sys.executable, "--editable", ".[navegadores]"]
    if subprocess.run(install, cwd=ROOT).returncode:
        raise SystemExit("No se han podido instalar. ¿Hay conexión con PyPI (o con su espejo)?")


def main(arguments: list[str]) -> int:
    prepare_programs()
    prepare_modules()
    if status := subprocess.run(complete(), cwd=ROOT).returncode:
        return status
    # Los dos navegadores a la vez, cada uno en su proceso. Sin el puente de accesibilidad, que aquí no usa nadie.
    tests = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "2", "tests/browsers", *arguments]
    return subprocess.run([*VIRTUAL, *tests], cwd=ROOT, env={**os.environ, "NO_AT_BRIDGE": "1"}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
