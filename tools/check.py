"""Todas las comprobaciones del curso: estilo, tests, cuadernos, construcción del libro y sitio en Chromium.

Uso: ``python tools/check.py [PASO …]``; sin argumentos, todos los pasos de «make test». Un paso que falla no detiene
a los demás; el estado final es distinto de cero si ha fallado alguno.
"""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import changes
import setup
from build import NOWHERE
from processors import OTHERS
from toc import notebooks

ROOT = Path(__file__).resolve().parent.parent
# nbval, que tarda en cargarse, solo donde se pide.
PYTEST = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:nbval"]
# Repartido entre los procesadores: por ficheros, en su orden, que preparan una vez lo suyo; o, donde un test es largo,
# de uno en uno, y entonces los que comparten algo caro de preparar van en un mismo «xdist_group».
BY_FILE = [*PYTEST, "-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder"]
ONE_BY_ONE = [*PYTEST, "-n", "logical", "--dist", "loadgroup"]
# Con la máquina llena, un navegador puede no llegar a tiempo: lo que falla se repite una vez, y se dice. Con
# «make test REPETIR=0», no.
AGAIN = ["--reruns", os.environ.get("REPETIR", "1"), "-rR", "--rerun-show-tracebacks"]
# Lo que no necesita el sitio ni JupyterLab.
HOUSE = ["--doctest-modules", "optlib", "tests", "--ignore=tests/site", "--ignore=tests/lab"]
# nbval se carga después de «kernels»; por sí solo, no.
NBVAL = ["-p", "kernels", "-p", "nbval.plugin", "--nbval", "--nbval-current-env"]
# Donde está ese complemento.
HERE = {"PYTHONPATH": str(ROOT / "tools")}

# Los procesos ya se reparten los procesadores: si además cada uno reparte sus cuentas, se estorban.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


# El guion de node que encuentra el programa de esta máquina: la orden de .bin no es la misma en todas.
BIOME = ("node", str(ROOT / "node_modules" / "@biomejs" / "biome" / "bin" / "biome"))


def run(*command: str, **environment: str) -> bool:
    """Ejecuta una orden desde la raíz, con esas variables además, y dice si ha terminado bien."""
    return subprocess.run(command, cwd=ROOT, env={**setup.environment(), **ONE_THREAD, **environment}).returncode == 0


def style() -> bool:
    ruff = [sys.executable, "-m", "ruff"]
    python = run(*ruff, "check", "--quiet", ".") & run(*ruff, "format", "--check", "--quiet", ".")
    typed = run(sys.executable, "-m", "mypy", "--no-error-summary")
    good = python & typed & run(*BIOME, "ci", "--error-on-warnings", "--log-level=none", ".")
    if not good:
        print("«make formato» pone el formato; lo demás se corrige donde se dice.", flush=True)
    return good


def format_code() -> bool:
    """Deja el código como lo pide el estilo; lo que no se arregla solo, lo dice."""
    ruff = [sys.executable, "-m", "ruff"]
    # Lo que al principio no cumple, como una línea larga, se arregla a veces al dar formato.
    run(*ruff, "format", "--quiet", ".")
    python = run(*ruff, "check", "--fix", "--quiet", ".") & run(*ruff, "format", "--quiet", ".")
    return python & run(*BIOME, "check", "--write", "--error-on-warnings", "--log-level=none", ".")


def unit() -> bool:
    return run(*BY_FILE, *HOUSE, "-m", "not asked", "--ignore=tests/claims")


def quick() -> bool:
    return run(*BY_FILE, *HOUSE, "-m", "not long and not asked")


def claims() -> bool:
    """Lo que el libro mide, como en un procesador de ahora; por ficheros, que ejecutan su página una vez."""
    return run(*BY_FILE, "tests/claims", **OTHERS.get("AVX2", {}))


def rounding() -> bool:
    """Lo mismo como en un procesador antiguo, desde partidas un poco movidas: lo que así cambia no se afirma.

    Lo que el redondeo no puede cambiar lleva la marca ``steady`` y no se repite; si la lleva todo un fichero, sus
    excepciones son las marcadas con ``amplifies``. Y cada celda de los cuadernos, en el procesador de esta máquina.
    """
    old = {"MOVED": "1e-12", **OTHERS.get("antiguo", {})}
    moved = run(*BY_FILE, "-m", "not steady or amplifies", "tests/claims", **old)
    return run(*PYTEST, "-m", "asked", "tests/test_slices.py") & moved


def notebook_paths() -> list[str]:
    return [str(path) for path in notebooks()]


def executed() -> bool:
    return nbval(notebook_paths())


def nbval(paths: list[str]) -> bool:
    """nbval estricto: lo guardado en cada cuaderno es lo que sale al ejecutarlo de nuevo, también como en un
    procesador antiguo."""
    # Los últimos capítulos son los más largos: van primero, para que ninguno se quede solo al final.
    # nbval no mira los píxeles: de cada imagen basta dibujar una forma.
    form = {"OPTLIB_FORM": "narrow"}
    return run(*BY_FILE, *NBVAL, *reversed(paths), **HERE, **form, **OTHERS.get("antiguo", {}))


def changed() -> bool:
    """Los cuadernos que cambian respecto a la rama de la que se parte; sin ``git`` no se sabe, y son todos."""
    paths = notebook_paths()
    with contextlib.suppress(OSError):
        differ = changes.changed()
        paths = [path for path in paths if Path(path).relative_to(ROOT).as_posix() in differ]
    if not paths:
        print("Ningún cuaderno ha cambiado.")
    return not paths or nbval(paths)


def book() -> bool:
    return run(sys.executable, "tools/build.py", **NOWHERE)


def lab() -> bool:
    return run(*ONE_BY_ONE, *AGAIN, "tests/lab")


def site() -> bool:
    return run(*ONE_BY_ONE, *AGAIN, "tests/site")


STEPS: dict[str, tuple[str, Callable[[], bool]]] = {
    "formato": ("Formato del código (ruff, biome)", format_code),
    "estilo": ("Estilo y tipos (ruff, mypy, biome)", style),
    # Antes que los tests: algunos aprovechan lo que ya se ha dibujado para el libro.
    "cuadernos": ("Cuadernos ejecutados de nuevo (nbval estricto)", executed),
    "cambiados": ("Cuadernos cambiados, ejecutados de nuevo (nbval estricto)", changed),
    "libro": ("Construcción del libro sin avisos", book),
    "unidad": ("Tests de optlib, de los datos y de JavaScript", unit),
    "rapidos": ("Los mismos y lo que el libro mide, sin lo que tarda", quick),
    "medidas": ("Lo que el libro mide", claims),
    "redondeo": ("Lo que el libro mide, con otro redondeo, y cada celda por sí sola", rounding),
    "binder": ("Los cuadernos en el entorno de Binder y en JupyterLab", lab),
    "sitio": ("El sitio en un navegador real", site),
}
# Estos van sueltos: en «make formato»; en «make rapido», los que son parte de otros; y en «make medidas».
EVERY = [name for name in STEPS if name not in ("formato", "rapidos", "cambiados", "redondeo")]


# Los que no llenan los procesadores se hacen mientras se hace otro.
BESIDE = {"cuadernos": "libro", "medidas": "binder"}


def together(names: list[str]) -> Iterator[tuple[str, Callable[[], bool]]]:
    """Los pasos pedidos; los de ``BESIDE``, a la vez que otro."""
    with ThreadPoolExecutor(1) as pool:
        steps = {name: STEPS[name][1] for name in names}
        for k, name in enumerate(names):
            if (other := BESIDE.get(name, "")) in names[k:]:
                steps[other] = partial(told, pool.submit(quietly, other))
            yield name, steps[name]


def quietly(name: str) -> tuple[bool, str]:
    """Da un paso sin escribir en la pantalla; devuelve si ha ido bien y lo que ha dicho."""
    step = [sys.executable, "-c", f"import check; raise SystemExit(not check.STEPS[{name!r}][1]())"]
    done = subprocess.run(
        step,
        cwd=ROOT / "tools",
        env=setup.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode == 0, done.stdout


def told(step: Future[tuple[bool, str]]) -> bool:
    """Espera a que acabe, escribe lo que ha dicho y da si ha ido bien."""
    passed, said = step.result()
    print(said, end="")
    return passed


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"Pasos desconocidos: {', '.join(unknown)}. Existen: {', '.join(STEPS)}.", file=sys.stderr)
        return 2
    results = {}
    for name, step in together(names or EVERY):
        print(f"\n── {STEPS[name][0]}", flush=True)
        start = time.monotonic()
        results[name] = (step(), time.monotonic() - start)
    print("\n── Resumen")
    for name, (passed, seconds) in results.items():
        print(f"{'bien ' if passed else 'FALLA'}  {STEPS[name][0]}  ({seconds:.0f} s)")
    failed = [name for name, (passed, _) in results.items() if not passed]
    print(f"Han fallado: {', '.join(failed)}." if failed else "Todo está bien.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
