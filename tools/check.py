"""Todas las comprobaciones del curso: estilo, tests, cuadernos, construcción del libro y sitio en Chromium.

Uso: ``python tools/check.py [PASO …]``; sin argumentos, todos los pasos. Un paso que falla no detiene a los
demás; el estado final es distinto de cero si ha fallado alguno.
"""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
# Repartido entre los procesadores; los navegadores, que miden lo que tarda la página, van de uno en uno.
SPREAD = [*PYTEST, "-n", "logical"]

# Un procesador sin instrucciones vectoriales recientes redondea de otro modo en la última cifra.
OLD_CPU = {"OPENBLAS_CORETYPE": "Nehalem", "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR"}


def run(*command: str, **environment: str) -> bool:
    """Ejecuta una orden desde la raíz, con esas variables además, y dice si ha terminado bien."""
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}).returncode == 0


def style() -> bool:
    ruff = [sys.executable, "-m", "ruff"]
    formed = run(*ruff, "check", "--quiet", ".") & run(*ruff, "format", "--check", "--quiet", ".")
    return formed & run(sys.executable, "-m", "mypy", "--no-error-summary")


def unit() -> bool:
    return run(*SPREAD, "--doctest-modules", "optlib", "tests", "--ignore=tests/site", "--ignore=tests/lab")


def notebooks() -> bool:
    """nbval estricto: lo guardado en cada cuaderno es lo que sale al ejecutarlo de nuevo, también en otro procesador.

    Los guardados salen del procesador de quien los ejecutó y el paso «binder» los repite en el de esta máquina; aquí,
    como en uno antiguo: una cifra que dependa del procesador no vale para un libro.
    """
    chapters = [str(path) for path in sorted((ROOT / "chapters").glob("*.ipynb"))]
    old = OLD_CPU if platform.machine() in {"x86_64", "AMD64"} else {}
    return run(*SPREAD, "--dist", "loadfile", "--nbval", "--nbval-current-env", *chapters, **old)


def book() -> bool:
    return run(sys.executable, "tools/build.py")


def lab() -> bool:
    return run(*PYTEST, "tests/lab")


def site() -> bool:
    return run(*PYTEST, "tests/site")


STEPS: dict[str, tuple[str, Callable[[], bool]]] = {
    "estilo": ("Estilo y tipos del código (ruff, mypy)", style),
    "unidad": ("Tests de optlib, de los datos y de JavaScript", unit),
    "cuadernos": ("Cuadernos ejecutados de nuevo (nbval estricto)", notebooks),
    "libro": ("Construcción del libro sin avisos", book),
    "binder": ("Los cuadernos en el entorno de Binder y en JupyterLab", lab),
    "sitio": ("El sitio en un navegador real", site),
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"Pasos desconocidos: {', '.join(unknown)}. Existen: {', '.join(STEPS)}.", file=sys.stderr)
        return 2
    results = {}
    for name in names or STEPS:
        title, step = STEPS[name]
        print(f"\n── {title}", flush=True)
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
