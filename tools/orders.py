"""Las órdenes del curso: prepara el entorno si hace falta y ejecuta la que se pide.

Uso: ``python tools/orders.py ORDEN [NOMBRE=VALOR …]``. La llaman ``Makefile``, en Linux y en macOS, y ``make.bat``, en
Windows; así, las órdenes son las mismas en los tres. Basta un Python 3.11 o posterior, sin nada instalado.
"""

import shutil
import subprocess
import sys
from typing import NamedTuple

import setup
from fingerprint import ROOT

SERVER = ("-m", "http.server", "--bind", "127.0.0.1", "--directory", "_build/html", "8000")
LAB = ("-m", "jupyterlab", "--notebook-dir=chapters", "--LabApp.default_url=/lab")


class Order(NamedTuple):
    """Lo que hace una orden y lo que ejecuta, una cosa detrás de otra, con el Python del entorno.

    ``{NOMBRE}`` es el valor de una variable; vacía, no es nada, y puede llevar varios separados por espacios.
    """

    says: str
    steps: tuple[tuple[str, ...], ...]


def order(says: str, *steps: tuple[str, ...]) -> Order:
    return Order(says, steps)


ORDERS = {
    "libro": order("Construye el sitio en _build/html", ("tools/build.py",)),
    "test": order("Ejecuta todas las comprobaciones", ("tools/check.py",)),
    "rapido": order(
        "Lo que se comprueba a cada paso: estilo, tests y cuadernos cambiados",
        ("tools/check.py", "estilo", "unidad", "cambiados"),
    ),
    "servir": order("Construye el sitio y lo sirve en http://127.0.0.1:8000", ("tools/build.py",), SERVER),
    "formato": order("Da formato al código de Python, JavaScript y CSS", ("tools/check.py", "formato")),
    "ejercicio": order(
        "Prueba un ejercicio en unos segundos: make ejercicio ID=gd-primer-paso", ("tools/exercise.py", "{ID}")
    ),
    "capitulos": order(
        "Vuelve a ejecutar los cuadernos, o el de CUADERNO=01_fundamentos, y guarda sus salidas",
        ("tools/execute.py", "{CUADERNO}"),
    ),
    "renombrar": order(
        "Cambia el nombre de una página, y con él su número: make renombrar DE=04_neurona A=03_neurona",
        ("tools/rename.py", "{DE}", "{A}"),
    ),
    "datos": order("Escribe lo que la página toma de Python: optlib/static/data.js y rules.js", ("tools/data.py",)),
    "lab": order("Abre JupyterLab, en español, sobre los capítulos", LAB),
    "pdf": order("Hace el PDF del curso y lo enlaza desde la portada", ("tools/pdf.py",)),
    "lite": order("Construye el sitio con los cuadernos enteros, en JupyterLite", ("tools/lite.py",)),
    "zip": order("Hace el ZIP para leer sin conexión y lo enlaza desde la portada", ("tools/offline.py",)),
    "navegadores": order(
        "Prueba el sitio en Firefox y en WebKit (Debian o Ubuntu; instala lo que falte)", ("tools/other_browsers.py",)
    ),
    "enlaces": order("Comprueba los enlaces externos (necesita red)", ("tools/links.py",)),
    "bench": order(
        "Compara con PyTorch, Keras y Optax, que instala la primera vez, y mide velocidad y peso",
        ("benchmarks/run.py",),
    ),
    "mutantes": order(
        "Hace cambios en el código, de uno en uno, y mira si los tests los notan (media hora; Linux o macOS)",
        ("tools/mutants.py",),
    ),
    "pines": order("Vuelve a fijar las versiones a partir de pyproject.toml", ("tools/pins.py",)),
}
# Las que no necesitan el entorno.
APART = {"ayuda": "Muestra esta lista", "limpiar": "Borra lo construido; conserva el entorno"}


def listed() -> str:
    """La lista de las órdenes, con lo que hace cada una."""
    said = {"ayuda": APART["ayuda"], **{name: each.says for name, each in ORDERS.items()}, **APART}
    return "\n".join(f"  make {name:<13}{says}" for name, says in said.items())


def expand(step: tuple[str, ...], variables: dict[str, str]) -> list[str]:
    """Los argumentos de un paso, con el valor de cada variable en su lugar."""
    return [
        argument
        for part in step
        for argument in (variables.get(part[1:-1], "").split() if part.startswith("{") else [part])
    ]


def clean() -> int:
    """Borra lo construido."""
    shutil.rmtree(ROOT / "_build", ignore_errors=True)
    return 0


def main(words: list[str]) -> int:
    given = dict(word.split("=", 1) for word in words if "=" in word)
    names = [word for word in words if "=" not in word] or ["ayuda"]
    if unknown := [name for name in names if name not in ORDERS and name not in APART]:
        print(f"No hay ninguna orden «{unknown[0]}». Las órdenes son:\n{listed()}", file=sys.stderr)
        return 2
    # También «id=…», en minúsculas.
    variables = setup.environment() | {name.upper(): value for name, value in given.items()}
    for name in names:
        if name in APART:
            status = clean() if name == "limpiar" else print(listed()) or 0
        else:
            setup.ensure()
            status = perform(ORDERS[name], variables)
        if status:
            return status
    return 0


def perform(order: Order, variables: dict[str, str]) -> int:
    """Ejecuta los pasos de una orden, hasta que uno falle; devuelve cómo ha terminado."""
    for step in order.steps:
        command = [str(setup.interpreter()), *expand(step, variables)]
        if status := subprocess.run(command, cwd=ROOT, env=variables).returncode:
            return status
    return 0


if __name__ == "__main__":
    # La consola de Windows y una tubería tienen, si no, el alfabeto de la máquina.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
