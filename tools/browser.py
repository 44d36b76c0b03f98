"""El Chromium de los tests y del PDF: el que haya en la máquina o, si no hay, el que se pueda instalar."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium(playwright) -> str:
    """Devuelve la ruta de un Chromium: CHROMIUM, el del sistema, el de playwright o uno recién instalado."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    bundled = playwright.chromium.executable_path
    if found or Path(bundled).exists():
        return found or bundled
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with_libraries = ["--with-deps"] if root else []
    install = [sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"]
    if subprocess.run(install).returncode == 0 and Path(bundled).exists():
        return bundled
    if shutil.which("apt-get") and root:
        subprocess.run(["apt-get", "update", "--quiet"])
        subprocess.run(["apt-get", "install", "--yes", "--quiet", "chromium"])
    if found := shutil.which("chromium"):
        return found
    raise SystemExit(
        "No hay ningún Chromium y no se ha podido instalar. En Debian: «sudo apt-get install chromium»;"
        " o di dónde está con la variable CHROMIUM."
    )
