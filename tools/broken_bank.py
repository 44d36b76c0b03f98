"""Por qué no se puede leer el banco de ejercicios: con un error en él no arranca nada de lo que lo usa."""

import difflib
import traceback
from pathlib import Path

from toc import ROOT

from optlib.errors import explain

BANK = ROOT / "optlib" / "exercises" / "bank"


def broken_bank() -> str:
    """Devuelve el fichero, la línea y lo que hay que corregir, en una frase; nada, si el banco se lee bien."""
    try:
        import optlib.exercises.bank  # noqa: F401
    except Exception as error:
        return f"{_place(error)}: {_why(error)}"
    return ""


def _place(error: Exception) -> str:
    if isinstance(error, SyntaxError) and error.filename:
        path, line = Path(error.filename), error.lineno
    else:
        frames = traceback.extract_tb(error.__traceback__)
        frame = next((each for each in reversed(frames) if Path(each.filename).is_relative_to(BANK)), frames[-1])
        path, line = Path(frame.filename), frame.lineno
    return f"{path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path}, línea {line}"


def _why(error: Exception) -> str:
    if isinstance(error, NameError) and error.__traceback__:
        *_, (frame, _) = traceback.walk_tb(error.__traceback__)
        near = difflib.get_close_matches(error.name, frame.f_globals, n=1)
        return f"no hay nada que se llame {error.name}." + (f" ¿Querías decir {near[0]}?" if near else "")
    said = str(error.args[0]) if error.args else ""
    return explain(error).replace("`", "") or said or type(error).__name__
