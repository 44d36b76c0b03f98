"""Abre JupyterLab sobre los capítulos, con las pistas de los errores, que enseña una extensión de IPython."""

import os
import shutil
import subprocess
import sys

from fingerprint import ROOT

CONFIG = ROOT / "binder" / "ipython_kernel_config.py"
# Aparte, para que no cambie el IPython de quien lo ejecuta; y nbval, que no la lee, ve los errores como son.
HOME = ROOT / ".cache" / "ipython"


def environment() -> dict[str, str]:
    """El entorno con el que los cuadernos leen esa configuración."""
    profile = HOME / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    shutil.copy(CONFIG, profile)
    return os.environ | {"IPYTHONDIR": str(HOME)}


if __name__ == "__main__":
    command = (sys.executable, "-m", "jupyterlab", "--notebook-dir=chapters", "--LabApp.default_url=/lab")
    sys.exit(subprocess.run(command, cwd=ROOT, env=environment()).returncode)
