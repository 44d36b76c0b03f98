"""Por qué no se puede leer el banco de ejercicios: con un error en él no arranca nada de lo que lo usa."""

import difflib
import re
import traceback
from pathlib import Path

from toc import ROOT

from optlib.errors import explain

BANK = ROOT / "optlib" / "exercises" / "bank"

# De donde toma el banco lo que usa.
HOMES = ("kinds", "draws", "execution")
# Lo que Python dice en inglés de lo que más se olvida.
SYNTAX = {
    "forgot a comma": "falta una coma: al final de esa línea o, si ahí empieza un ejercicio, antes o después de él.",
    "unicodeescape": 'una barra de LaTeX en un texto normal: pon una r delante de las comillas, r"…".',
    "unterminated": "faltan unas comillas.",
    "codec can't decode": "tiene letras que no se leen; guárdalo como UTF-8.",
}


def broken_bank() -> str:
    """Devuelve el fichero, la línea y lo que hay que corregir, en una frase; nada, si el banco se lee bien."""
    try:
        from optlib.exercises.bank import MODULES, QUICK
    except Exception as error:
        return f"{_place(error)}: {_why(error)}"
    for modules, listed in ((MODULES, "EXERCISES"), (QUICK, "QUESTIONS")):
        for module in modules:
            for name, what in (("PAGE", "el nombre de su cuaderno"), (listed, "la lista de lo que enseña")):
                if not hasattr(module, name):
                    return f"{_shown(Path(module.__file__ or ''))}: falta {name}, {what}."
    return ""


def _place(error: Exception) -> str:
    if isinstance(error, SyntaxError) and error.filename:
        path, line = Path(error.filename), error.lineno
    else:
        frames = traceback.extract_tb(error.__traceback__)
        frame = next((each for each in reversed(frames) if Path(each.filename).is_relative_to(BANK)), frames[-1])
        path, line = Path(frame.filename), frame.lineno
    return f"{_shown(path)}, línea {line}"


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def _home(name: str) -> str:
    """El módulo, de los que usa el banco, que da ese nombre; nada, si ninguno."""
    given = re.compile(rf'^(?:class|def) {name}\b|^    "{name}",$', re.MULTILINE)
    return next((each for each in HOMES if given.search((BANK.parent / f"{each}.py").read_text("utf-8"))), "")


def _why(error: Exception) -> str:
    if isinstance(error, NameError) and error.__traceback__:
        *_, (frame, _) = traceback.walk_tb(error.__traceback__)
        near = difflib.get_close_matches(error.name, frame.f_globals, n=1)
        if home := _home(error.name):
            return f"{error.name} no está importado: from ..{home} import {error.name}"
        return f"no hay nada que se llame {error.name}." + (f" ¿Querías decir {near[0]}?" if near else "")
    if isinstance(error, SyntaxError):
        for words, why in SYNTAX.items():
            if words in error.msg:
                return why
    said = str(error.args[0]) if error.args else ""
    if found := re.match(r"module 'optlib\.(problems|optimizers)' has no attribute '(\w+)'", said):
        return f"{found[1].upper()} nombra {found[2]}, y en optlib/{found[1]}.py no hay nada que se llame así."
    return explain(error).replace("`", "") or said or type(error).__name__
