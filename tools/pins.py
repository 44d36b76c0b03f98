"""Vuelve a fijar las versiones: requirements.txt (todo) y binder/requirements.txt (solo los cuadernos).

Ambos ficheros se compilan de ``pyproject.toml`` con ``uv pip compile``; el de Binder no puede apartarse
del primero, que se le da como restricción.
"""

import subprocess
from pathlib import Path

HEADER = "# Compilado de pyproject.toml con «make pines»: no se edita a mano.\n"


def compile_pins(extra: str, *arguments: str) -> str:
    """Devuelve las versiones exactas del extra indicado, una por línea."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--extra", extra, "--universal", "--quiet"]
    command += ["--python-version", "3.11", "--no-header", "--no-annotate", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    Path("requirements.txt").write_text(HEADER + compile_pins("test", "--upgrade"))
    lean = compile_pins("lab", "--constraint", "requirements.txt")
    # El punto instala optlib; repo2docker ejecuta pip desde la raíz del repositorio.
    Path("binder/requirements.txt").write_text(HEADER + lean + ".\n")
    print("Fijadas requirements.txt y binder/requirements.txt. Ejecuta ahora «make test».")
