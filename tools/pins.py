"""Vuelve a fijar las versiones: requirements.txt (todo), binder/requirements.txt (los cuadernos) y las del navegador.

Los compila ``uv pip compile``: los dos primeros, de ``pyproject.toml``, y el de Binder no puede apartarse del otro, que
se le da como restricción; las del núcleo de JupyterLite, de ``tools/runtime/kernel.in``, para WebAssembly y con el
resumen de cada fichero.
"""

import subprocess
from pathlib import Path

HEADER = "# Compilado de {} con «make pines»: no se edita a mano.\n"
KERNEL = Path("tools/runtime/kernel.in")
# La 0.8 es de JupyterLab 4.6, donde jupyterlab-myst no carga.
EXTENSION = "jupyterlite-pyodide-kernel==0.7.2"
WASM = ["--python-platform", "wasm32-pyodide2024", "--python-version", "3.14", "--only-binary", ":all:"]
# No hacen falta en el navegador: completan sin ejecutar, o son la parte de JavaScript, que ya está en la página.
ABSENT = ("jedi", "parso", "jupyterlab-widgets", "widgetsnbextension")


def compile_file(source: str, *arguments: str, given: str | None = None) -> str:
    """Devuelve las versiones exactas que salen de un fichero de requisitos («-»: de ``given``), una por línea."""
    command = ["uv", "pip", "compile", source, "--quiet", "--no-header", "--no-annotate", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", input=given).stdout


def compile_extra(extra: str, *arguments: str) -> str:
    """Devuelve las versiones exactas de un extra de ``pyproject.toml``."""
    return compile_file("pyproject.toml", "--extra", extra, "--universal", "--python-version", "3.11", *arguments)


def compile_kernel() -> str:
    """Devuelve, con sus resúmenes, las versiones de lo que va en el navegador."""
    absent = [argument for name in ABSENT for argument in ("--no-emit-package", name)]
    extension = compile_file("-", "--no-deps", "--generate-hashes", given=EXTENSION)
    return extension + compile_file(str(KERNEL), "--generate-hashes", "--upgrade", *WASM, *absent)


def write(path: str | Path, source: str | Path, pins: str) -> None:
    """Guarda unas versiones, con el nombre del fichero del que salen."""
    Path(path).write_text(HEADER.format(source) + pins, "utf-8", newline="\n")


if __name__ == "__main__":
    write("requirements.txt", "pyproject.toml", compile_extra("test", "--upgrade"))
    lean = compile_extra("lab", "--constraint", "requirements.txt")
    # El punto instala optlib; repo2docker ejecuta pip desde la raíz del repositorio.
    write("binder/requirements.txt", "pyproject.toml", lean + ".\n")
    write(KERNEL.with_suffix(".txt"), KERNEL.as_posix(), compile_kernel())
    print("Fijadas requirements.txt, binder/requirements.txt y kernel.txt. Ejecuta ahora «make test».")
