"""Hace cambios en el código de optlib, de uno en uno —un operador, un número…—, y mira si los tests los notan.

Los de Python los hace mutmut, como dice ``pyproject.toml``, y después se ven con ``mutmut browse``; los de JavaScript,
este programa, en una copia del curso. El estado final es 1 si muere menos del 90 %.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from toc import ROOT

sys.path.append(str(ROOT / "tests"))

GOAL = 0.9
# Qué tests juzgan cada fichero.
JAVASCRIPT = {
    "optlib/static/exercises/reading.js": "tests/test_exercises.py",
    "optlib/static/exercises/grade.js": "tests/test_exercises_js.py",
}
# Comentarios y textos se saltan; «=>», «...», «?.» y lo que va tras un punto, también.
WORDS = re.compile(
    r"""//[^\n]*|/\*.*?\*/|`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|=>|\.\.\.|\?\.|[A-Za-z_$#][\w$.]*
        |(?<=[=(,:;!&|?{}\n])\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*
        |(?P<new>\d+\.?\d*(?:e[+-]?\d+)?|===|!==|\*\*|<=|>=|&&|\|\||\+\+|--|[+\-*/]=|[<>+\-*/%!])""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
PAIRS = (("===", "!=="), ("<=", "<"), (">=", ">"), ("&&", "||"), ("++", "--"), ("+=", "-="), ("*=", "/="), ("+", "-"))
PAIRS += (("*", "/"), ("true", "false"))
SWAPS = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])} | {"**": "*", "%": "*", "!": ""}


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Cada cambio: la línea, lo que había y el texto entero con lo nuevo."""
    for found in WORDS.finditer(source):
        old = found[0]
        if found["new"] or old in SWAPS:
            new = SWAPS.get(old, f"({old} + 1)")
            line = source.count("\n", 0, found.start()) + 1
            yield line, old, source[: found.start()] + new + source[found.end() :]


def javascript() -> bool:
    """Prueba los de JavaScript, escribe los que sobreviven y dice si mueren bastantes."""
    from course_copy import Course

    tried, alive = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder) / "curso")
        for name, test in JAVASCRIPT.items():
            source = (ROOT / name).read_text("utf-8")
            if course.test(test).returncode:
                raise SystemExit(f"{name}: sus tests fallan antes de cambiar nada.")
            for line, old, changed in mutants(source):
                (course.root / name).write_text(changed, "utf-8")
                tried += 1
                if course.test("-x", test).returncode == 0:
                    alive += 1
                    print(f"{name}:{line}: «{old}»   {source.splitlines()[line - 1].strip()}", flush=True)
            (course.root / name).write_text(source, "utf-8")
    return told("JavaScript", tried - alive, tried)


def python() -> bool:
    """Prueba los de Python; dice si mueren bastantes."""
    run = [sys.executable, "-m", "mutmut"]
    if importlib.util.find_spec("mutmut") is None:
        install = ["uv", "pip", "install", "--quiet", "--python", sys.executable, "--editable", ".[mutantes]"]
        subprocess.run(install, cwd=ROOT, check=True)
    for words in (["run"], ["results"], ["export-cicd-stats"]):
        subprocess.run([*run, *words], cwd=ROOT, check=words != ["run"])
    found = json.loads((ROOT / "mutants" / "mutmut-cicd-stats.json").read_text("utf-8"))
    return told("Python", found["killed"] + found["timeout"], found["total"])


def told(language: str, dead: int, tried: int) -> bool:
    print(f"{language}: {tried} mutantes, mueren {dead / tried:.1%}", flush=True)
    return dead >= GOAL * tried


def main() -> int:
    if not hasattr(os, "fork"):
        print("Los mutantes se prueban en Linux o en macOS; en Windows, dentro de WSL.", file=sys.stderr)
        return 2
    enough = [python(), javascript()]
    return 0 if all(enough) else 1


if __name__ == "__main__":
    sys.exit(main())
