"""Prueba el sitio en Firefox y en WebKit: ``make navegadores``. Instala lo que falte o dice cómo.

Uso: ``python tools/other_browsers.py [ARGUMENTO …]``; los argumentos son de pytest (``-k WebKit``, por ejemplo).
"""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec

from fingerprint import ROOT

# Órdenes que hacen falta, cada una con sus nombres, y el paquete de Debian que las trae.
PROGRAMS = {
    ("firefox-esr", "firefox"): "firefox-esr",
    ("WebKitWebDriver",): "webkit2gtk-driver",
    ("xvfb-run",): "xvfb",
    ("xauth",): "xauth",
    ("dbus-run-session",): "dbus-daemon",
}
# Lo que los maneja, con las versiones de ``pyproject.toml``.
MODULES = ("selenium", "marionette_driver")
INSTALL = ["uv", "pip", "install", "--quiet", "--python", sys.executable, "--group", "navegadores"]
# WebKit se abre en una pantalla virtual y con su propio bus: no molesta en la de verdad, y vale donde no la hay.
VIRTUAL = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1600x1200x24", "dbus-run-session", "--"]


def missing() -> list[str]:
    """Los paquetes de Debian que faltan."""
    return [package for names, package in PROGRAMS.items() if not any(map(shutil.which, names))]


def prepare() -> None:
    """Instala los programas y los módulos que faltan. Errores: ``SystemExit``, que dice cómo, si no se puede."""
    if missing() and shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Instalando {', '.join(missing())} (solo la primera vez)…", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *missing()]):
            subprocess.run(["apt-get", "--quiet=2", *command], env=environment, stdout=subprocess.DEVNULL)
    if packages := missing():
        raise SystemExit(
            "Probar el sitio en Firefox y en WebKit necesita Debian o Ubuntu, o un contenedor con uno de ellos:"
            f" «sudo apt-get install {' '.join(packages)}». Si no hay firefox-esr, sirve el paquete firefox."
        )
    if not all(map(find_spec, MODULES)) and subprocess.run(INSTALL, cwd=ROOT).returncode:
        raise SystemExit("No se han podido instalar Selenium y Marionette. ¿Hay conexión con PyPI (o con su espejo)?")


def main(arguments: list[str]) -> int:
    prepare()
    if status := subprocess.run([sys.executable, "tools/build.py"], cwd=ROOT).returncode:
        return status
    # Los dos navegadores a la vez, cada uno en su proceso. Sin el puente de accesibilidad, que aquí no usa nadie.
    tests = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "2", "tests/browsers", *arguments]
    return subprocess.run([*VIRTUAL, *tests], cwd=ROOT, env={**os.environ, "NO_AT_BRIDGE": "1"}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
