"""Las órdenes del curso: prepara el entorno si hace falta y ejecuta la que se pide.

Uso: ``python tools/orders.py ORDEN [NOMBRE=VALOR …]``. La llaman ``Makefile``, en Linux y en macOS, y ``make.bat``, en
Windows; así, las órdenes son las mismas en los tres. Basta un Python 3.11 o posterior, sin nada instalado.
"""

import signal

# Mientras se carga lo demás, Ctrl + C acaba sin más.
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import contextlib
import shutil
import sys
from collections.abc import Iterable

import setup
from fingerprint import ROOT

# Instala un Chromium, si no lo hay.
CHROMIUM = ("tools/browser.py",)


# Lo que hace cada orden y lo que ejecuta, una cosa detrás de otra, con el Python del entorno. ``{NOMBRE}`` es el valor
# de una variable; vacía, no es nada, y puede llevar varios separados por espacios.
ORDERS: dict[str, tuple[str, *tuple[tuple[str, ...], ...]]] = {
    "libro": ("Construye el sitio en _build/html", ("tools/build.py",)),
    "test": (
        "Ejecuta todas las comprobaciones; con REPETIR=0, sin repetir lo que falla en el navegador",
        CHROMIUM,
        ("tools/check.py",),
    ),
    "rapido": (
        "Lo que se comprueba a cada paso: estilo, los tests que no tardan y los cuadernos cambiados",
        ("tools/check.py", "estilo", "rapidos", "cambiados"),
    ),
    "servir": (
        "Construye el sitio y lo sirve en http://127.0.0.1:8000",
        ("tools/build.py",),
        ("tools/serve.py",),
    ),
    "formato": ("Da formato al código de Python, JavaScript y CSS", ("tools/check.py", "formato")),
    "ejercicio": (
        "Prueba un ejercicio: make ejercicio ID=gd-parar; con ENTREGAS=carpeta, también lo que responde una clase",
        ("tools/exercise_report.py", "{ID}"),
    ),
    "capitulos": (
        "Vuelve a ejecutar los cuadernos, o el de CUADERNO=01_fundamentos, y guarda sus salidas",
        ("tools/execute.py", "{CUADERNO}"),
    ),
    "datos": (
        "Escribe lo que la página toma de Python, data.js, rules.js y lo de Jupyter, y los nombres de pueblos",
        ("tools/town_names.py",),
        ("tools/browser_data.py",),
    ),
    "alturas": (
        "Mide en un Chromium el sitio que se guarda a cada figura",
        CHROMIUM,
        ("tools/build.py",),
        ("tools/heights.py",),
    ),
    "lab": ("Abre JupyterLab, en español, sobre los capítulos", ("tools/lab.py",)),
    "clase": (
        "Cuenta las entregas de una clase: make clase ENTREGAS=carpeta, y NOMBRES=si con una línea por alumno",
        ("tools/class_report.py",),
    ),
    "moodle": (
        "Lleva los ejercicios a Moodle: VARIANTES=6 enunciados de cada uno, desde la semilla SEMILLA=1",
        ("tools/moodle.py",),
    ),
    "pdf": ("Hace el PDF del curso y lo enlaza desde la portada", CHROMIUM, ("tools/pdf.py",)),
    "zip": ("Hace el ZIP para leer sin conexión y lo enlaza desde la portada", ("tools/offline.py",)),
    "navegadores": (
        "Prueba el sitio en Firefox y en WebKit (Debian o Ubuntu; instala lo que falte)",
        ("tools/other_browsers.py",),
    ),
    "enlaces": ("Comprueba los enlaces externos (necesita red)", ("tools/links.py",)),
    "bench": (
        "Compara con PyTorch, Keras y Optax, que instala la primera vez, y mide velocidad y peso",
        CHROMIUM,
        ("benchmarks/run.py",),
    ),
    "mutantes": (
        "Hace cambios en el código, de uno en uno, y mira si los tests los notan (media hora; Linux o macOS)",
        ("tools/mutants.py",),
    ),
    "medidas": (
        "Vuelve a medir lo que tarda de «los de hoy» y del capítulo 7, y mira si algo cambia con otro redondeo",
        ("tools/measure.py",),
        ("tools/check.py", "redondeo"),
    ),
    "pines": ("Vuelve a fijar las versiones a partir de pyproject.toml", ("tools/pins.py",)),
}
# Las que no necesitan el entorno.
APART = {"ayuda": "Muestra esta lista", "limpiar": "Borra lo construido; conserva el entorno"}


# Las de quien lee el curso o da clase con él; las demás, de quien lo cambia.
READER = ("ayuda", "libro", "servir", "lab", "clase", "moodle", "pdf", "zip", "limpiar")


def listed() -> str:
    """Las dos listas de órdenes, con lo que hace cada una."""
    said = {name: says for name, (says, *_) in ORDERS.items()} | APART

    def rows(names: Iterable[str]) -> list[str]:
        return [f"  make {name:<13}{said[name]}" for name in names]

    keeper = [name for name in ORDERS if name not in READER]
    return "\n".join(["Para leer el curso y dar clase:", *rows(READER), "", "Para cambiarlo:", *rows(keeper)])


def expand(step: tuple[str, ...], variables: dict[str, str]) -> list[str]:
    """Los argumentos de un paso, con el valor de cada variable en su lugar."""
    return [
        argument
        for part in step
        for argument in (variables.get(part[1:-1], "").split() if part.startswith("{") else [part])
    ]


def clean() -> int:
    """Borra lo construido."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(ROOT / "_build")
    return 0


def main(words: list[str]) -> int:
    # make pone las variables en el entorno; make.bat las pasa como están escritas.
    given = dict(word.split("=", 1) for word in words if "=" in word)
    names = [word for word in words if "=" not in word] or ["ayuda"]
    for name in names:
        if name not in ORDERS and name not in APART:
            print(f"No hay ninguna orden «{name}». Las órdenes son:\n{listed()}", file=sys.stderr)
            return 2
    for name in names:
        if name in APART:
            status = clean() if name == "limpiar" else print(listed()) or 0
        else:
            setup.ensure()
            status = perform(name, setup.environment() | given)
        if status:
            return status
    return 0


def perform(name: str, variables: dict[str, str]) -> int:
    """Ejecuta los pasos de una orden, hasta que uno falle; devuelve cómo ha terminado."""
    _, *steps = ORDERS[name]
    for step in steps:
        command = [str(setup.interpreter()), *expand(step, variables)]
        if status := setup.call(command, variables):
            return status
    return 0


if __name__ == "__main__":
    # La consola de Windows y una tubería tienen, si no, el alfabeto de la máquina.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    # Al cerrar la terminal, o si alguien para esto, tampoco queda nada en marcha.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        sys.exit(setup.told(lambda: main(sys.argv[1:])))
    except KeyboardInterrupt:
        print("\nParado: para seguir, repite la orden.", file=sys.stderr)
        sys.exit(130)
