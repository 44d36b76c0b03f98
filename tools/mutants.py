"""Hace cambios en el código de optlib, de uno en uno —un operador, un número…—, y mira si los tests los notan.

Los hace mutmut, como dice ``pyproject.toml``, y después se ven con ``mutmut browse``. El estado final es 1 si muere
menos del 90 %.
"""

import importlib.util
import json
import os
import subprocess
import sys

from toc import ROOT

GOAL = 0.9


def main() -> int:
    if not hasattr(os, "fork"):
        print("Los mutantes se prueban en Linux o en macOS; en Windows, dentro de WSL.", file=sys.stderr)
        return 2
    run = [sys.executable, "-m", "mutmut"]
    if importlib.util.find_spec("mutmut") is None:
        install = ["uv", "pip", "install", "--quiet", "--python", sys.executable, "--group", "mutantes"]
        subprocess.run(install, cwd=ROOT, check=True)
    for words in (["run"], ["results"], ["export-cicd-stats"]):
        subprocess.run([*run, *words], cwd=ROOT, check=words != ["run"])
    found = json.loads((ROOT / "mutants" / "mutmut-cicd-stats.json").read_text("utf-8"))
    dead = (found["killed"] + found["timeout"]) / found["total"]
    print(f"{found['total']} mutantes, mueren {dead:.1%}", flush=True)
    return 0 if dead >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
