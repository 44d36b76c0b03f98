"""Todas las medidas, una tras otra: ``make bench``. Con nombres, solo esas: ``python benchmarks/run.py figures site``.

``speed`` necesita PyTorch y Optax, que se instalan la primera vez; ``site`` usa Lighthouse, que npm trae entonces.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> int:
    every = sorted(path.stem for path in HERE.glob("*.py") if path.name != "run.py")
    unknown = [name for name in names if name not in every]
    if unknown:
        print(f"No hay medidas llamadas {', '.join(unknown)}. Existen: {', '.join(every)}.", file=sys.stderr)
        return 2
    names = names or every
    missing = [name for name in ("torch", "optax") if importlib.util.find_spec(name) is None]
    if "speed" in names and missing:
        print("Instalando PyTorch y Optax (solo la primera vez)…", flush=True)
        # Con pip y no con uv: respeta la configuración de quien tenga ya una versión de PyTorch para su máquina.
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--editable", ".[bench]"]
        if subprocess.run(install, cwd=HERE.parent).returncode:
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
