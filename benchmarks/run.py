"""Todas las medidas, una tras otra: ``make bench``. Con nombres, solo esas: ``python benchmarks/run.py figures site``.

Antes comprueba, con ``libraries``, que optlib hace lo que PyTorch, Keras y Optax; ``libraries`` y ``speed`` las
necesitan, y se instalan la primera vez. ``site`` usa Lighthouse, que npm trae entonces.
"""

import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIBRARIES = ("torch", "keras", "optax")
# Con pip y no con uv: respeta la configuración de quien tenga ya una versión de PyTorch para su máquina. Lo demás del
# entorno se queda en las versiones fijadas.
BENCH = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["bench"]
INSTALL = ("-m", "pip", "install", "--quiet", "--constraint", "requirements.txt", *BENCH)
INSTALLING = """Instalando PyTorch, Keras y Optax (solo la primera vez)…
En Linux, el PyTorch que da PyPI trae lo que usan las tarjetas gráficas y ocupa varios GB. El de solo procesador basta;
si lo prefieres, interrumpe esto e instálalo antes con
  .venv/bin/python -m pip install torch --index-url https://download.pytorch.org/whl/cpu"""


def main(names: list[str]) -> int:
    every = ["libraries", *sorted({path.stem for path in HERE.glob("*.py")} - {"run", "libraries"})]
    unknown = [name for name in names if name not in every]
    if unknown:
        print(f"No hay medidas llamadas {', '.join(unknown)}. Existen: {', '.join(every)}.", file=sys.stderr)
        return 2
    names = names or every
    missing = [name for name in LIBRARIES if importlib.util.find_spec(name) is None]
    if missing and {"libraries", "speed"} & set(names):
        print(INSTALLING, flush=True)
        if subprocess.run([sys.executable, *INSTALL], cwd=HERE.parent).returncode:
            print("No se han podido instalar. El resto: python benchmarks/run.py figures site", file=sys.stderr)
            return 1
    failed = []
    for name in names:
        print(f"\n══ {name}", flush=True)
        if subprocess.run([sys.executable, str(HERE / f"{name}.py")], cwd=HERE.parent).returncode:
            failed.append(name)
    print(f"\nNo han terminado bien: {', '.join(failed)}." if failed else "\nMedido.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
