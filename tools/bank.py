"""El banco, antes que lo que lo usa: si un ejercicio está mal escrito, se dice en una frase y se termina."""

import sys
import traceback
from pathlib import Path

from fingerprint import ROOT

FOLDER = ROOT / "optlib" / "exercises" / "bank"

try:
    import optlib.exercises.bank  # noqa: F401
except Exception as error:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [(frame.filename, frame.lineno) for frame in frames]
    if isinstance(error, SyntaxError):
        lines.append((error.filename or "", error.lineno))
    mine = [(Path(name), line) for name, line in lines if Path(name).parent == FOLDER and Path(name).stem != "__init__"]
    if not mine:
        raise
    path, line = mine[-1]
    # Las de los ejercicios ya dicen lo que hay que hacer.
    said = str(error) if isinstance(error, TypeError | ValueError) else f"{type(error).__name__}: {error}"
    sys.exit(f"{path.relative_to(ROOT).as_posix()}, línea {line}: {said}")
