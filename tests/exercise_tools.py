"""Ayudas de los tests de ejercicios: ejecutar sus módulos en Node y leer sus datos."""

import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

from optlib.exercises.page import render

ROOT = Path(__file__).resolve().parent.parent
NODE = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")


def node(*work):
    """Devuelve lo que da cada trabajo ``(nombre, datos)`` de ``tests/js/exercises.mjs``."""
    done = subprocess.run(
        [NODE, str(ROOT / "tests/js/exercises.mjs")],
        input=json.dumps(work),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout, object_hook=_special)


def _special(value):
    return float(value["special"].replace("Infinity", "inf")) if set(value) == {"special"} else value


def recipe(item):
    """Los datos de un ejercicio, tal como los lee la página."""
    return json.loads(unescape(re.search(r"data-recipe='([^']*)'", render(item))[1]))
