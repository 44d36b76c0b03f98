"""Por qué no se pueden leer optlib o su banco de ejercicios: con un error en ellos no arranca nada que los use."""

import difflib
import importlib
import re
import traceback
from pathlib import Path

from toc import ROOT

LIBRARY = ROOT / "optlib"
BANK = LIBRARY / "exercises" / "bank"

# De donde toma el banco lo que usa.
HOMES = ("kinds", "draws", "execution")
# Lo que Python dice en inglés de lo que más se olvida.
SYNTAX = {
    "forgot a comma": "falta una coma: al final de esa línea o, si ahí empieza un ejercicio, antes o después de él.",
    "unicodeescape": 'una barra de LaTeX en un texto normal: pon una r delante de las comillas, r"…".',
    "unterminated": "faltan unas comillas.",
    "codec can't decode": "tiene letras que no se leen; guárdalo como UTF-8.",
}
# Y lo demás, si lo que no se lee es optlib, que lo diría mejor.
PLAIN = {
    "expected ':'": "faltan dos puntos al final de la línea.",
    "was never closed": "falta cerrar un paréntesis, un corchete o una llave.",
    "unmatched": "sobra un paréntesis, un corchete o una llave.",
    "closing parenthesis": "un paréntesis, un corchete o una llave se cierra con otro.",
    "indent": "la sangría no casa con la de la línea anterior.",
    "invalid syntax": "no se entiende: mira esa línea y la anterior.",
}


def broken_bank() -> str:
    """Devuelve el fichero, la línea y lo que hay que corregir, en una frase; nada, si todo se lee bien."""
    try:
        from optlib.exercises.bank import MODULES, QUICK

        # Y lo que no carga el banco, y se escribe al añadir un optimizador o un problema.
        for name in ("styles", "figures.specs"):
            importlib.import_module(f"optlib.{name}")
    except Exception as error:
        path, line = _place(error)
        return f"{_shown(path)}, línea {line}: {_why(error, path)}"
    known = {Path(module.__file__ or "").name for module in (*MODULES, *QUICK)} | {"__init__.py"}
    for path in sorted(BANK.glob("*.py")):
        if path.name not in known:
            table = "QUICK" if path.name.startswith("q") else "MODULES"
            return f"{_shown(path)}: falta importarlo y ponerlo en {table}, de {_shown(BANK / '__init__.py')}."
    for modules, listed in ((MODULES, "EXERCISES"), (QUICK, "QUESTIONS")):
        for module in modules:
            for name, what in (("PAGE", "el nombre de su cuaderno"), (listed, "la lista de lo que enseña")):
                if not hasattr(module, name):
                    return f"{_shown(Path(module.__file__ or ''))}: falta {name}, {what}."
    return ""


def _place(error: Exception) -> tuple[Path, int | None]:
    """El fichero y la línea: del banco, si el error pasa por él; si no, lo último de optlib."""
    if isinstance(error, SyntaxError) and error.filename:
        return Path(error.filename), error.lineno
    frames = [(Path(each.filename), each.lineno) for each in traceback.extract_tb(error.__traceback__)]
    ours = [each for home in (BANK, LIBRARY) for each in reversed(frames) if each[0].is_relative_to(home)]
    return (ours or frames[-1:])[0]


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def _home(name: str) -> str:
    """El módulo, de los que usa el banco, que da ese nombre; nada, si ninguno."""
    given = re.compile(rf'^(?:class|def) {name}\b|^    "{name}",$', re.MULTILINE)
    return next((each for each in HOMES if given.search((BANK.parent / f"{each}.py").read_text("utf-8"))), "")


def _why(error: Exception, path: Path) -> str:
    if isinstance(error, NameError) and error.__traceback__:
        *_, (frame, _) = traceback.walk_tb(error.__traceback__)
        near = difflib.get_close_matches(error.name, frame.f_globals, n=1)
        if path.is_relative_to(BANK) and (home := _home(error.name)):
            return f"{error.name} no está importado: from ..{home} import {error.name}"
        return f"no hay nada que se llame {error.name}." + (f" ¿Querías decir {near[0]}?" if near else "")
    if isinstance(error, SyntaxError):
        table = SYNTAX if _explained(error) else SYNTAX | PLAIN
        if why := next((table[each] for each in table if each in error.msg), ""):
            return why if path.is_relative_to(BANK) else why.partition(" o, si ahí")[0].rstrip(".") + "."
    said = str(error.args[0]) if error.args else ""
    if found := re.match(r"module 'optlib\.(problems|optimizers)' has no attribute '(\w+)'", said):
        return f"{found[1].upper()} nombra {found[2]}, y en optlib/{found[1]}.py no hay nada que se llame así."
    if found := re.match(r"non-default argument '?(\w+)'?", said):
        return f"{found[1]} no tiene valor por omisión y va detrás de otros que sí: dale uno, o ponlo antes."
    return _explained(error) or said or type(error).__name__


def _explained(error: Exception) -> str:
    """Lo que dice optlib del error, si lo que está mal la deja."""
    try:
        from optlib.errors import explain
    except Exception:
        return ""
    return explain(error).replace("`", "")
