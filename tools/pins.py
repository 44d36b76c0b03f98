"""Vuelve a fijar las versiones: requirements.txt (todo) y binder/requirements.txt (los cuadernos).

Los compila ``uv pip compile`` de ``pyproject.toml``; el de Binder no puede apartarse del otro, que se le da como
restricción.
"""

import subprocess
from pathlib import Path

HEADER = "# Compilado de pyproject.toml con «make pines»: no se edita a mano.\n"


def compiled(*arguments: str) -> str:
    """Devuelve las versiones exactas de lo que pide JupyterLab, y de lo que se añada, una por línea."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--extra", "lab", "--universal", "--python-version", "3.11"]
    command += ["--quiet", "--no-header", "--no-annotate", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def write(path: str, pins: str) -> None:
    """Guarda unas versiones."""
    Path(path).write_text(HEADER + pins, "utf-8", newline="\n")


if __name__ == "__main__":
    write("requirements.txt", compiled("--group", "test", "--upgrade"))
    lean = compiled("--constraint", "requirements.txt")
    # El punto instala optlib; repo2docker ejecuta pip desde la raíz del repositorio.
    write("binder/requirements.txt", lean + ".\n")
    print("Fijadas requirements.txt y binder/requirements.txt. Ejecuta ahora «make test».")
