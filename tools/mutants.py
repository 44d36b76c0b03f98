"""Hace cambios en el código de optlib, de uno en uno —un operador, un número…—, y mira si los tests los notan.

Uso: ``python tools/mutants.py [FICHERO …]``; sin argumentos, todos los de ``TESTS``. Trabaja en copias temporales. Un
mutante que pasa todos los tests sobrevive: o falta un test, o el cambio no altera lo que hace el programa. El estado
final es 1 si en algún fichero muere menos del 90 %. Los mensajes, los textos y los tipos no se cambian.
"""

import ast
import multiprocessing
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
GOAL = 0.9
# Qué tests juzgan cada fichero, los más rápidos primero.
SAID = "tests/test_wrong_uses.py"
TESTS = {
    "optlib/optimizers.py": ("tests/test_torch.py", "tests/test_optimizers.py", "tests/test_descent.py"),
    "optlib/descent.py": ("tests/test_descent.py", "tests/test_own_optimizer.py", "tests/test_optimizers.py", SAID),
    "optlib/problems.py": (
        "tests/test_problems.py",
        "tests/test_descent.py",
        "tests/test_reference.py::test_table_of_problems",
        SAID,
    ),
    "optlib/regression.py": ("tests/test_problems.py", "tests/test_descent.py", SAID),
    "optlib/networks.py": ("tests/test_problems.py", SAID),
    "optlib/text/formatting.py": ("tests/test_tables.py", "tests/test_exercises.py", "tests/test_exercises_js.py"),
    "optlib/exercises/reading.py": ("tests/test_exercises.py",),
    "optlib/static/exercises/reading.js": ("tests/test_exercises.py",),
    "optlib/static/exercises/grade.js": ("tests/test_exercises_js.py",),
}
APART = shutil.ignore_patterns(".git", ".venv", "_build", "node_modules", "__pycache__", ".*_cache", ".hypothesis")


class Mutant(NamedTuple):
    """Un cambio: los bytes de ``start`` a ``end`` pasan a ser ``new``."""

    start: int
    end: int
    new: bytes


# ── Python: los operadores se buscan en el texto que hay entre los nodos que unen

SYMBOLS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.BitAnd: "&", ast.And: "and", ast.Or: "or", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">",
    ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip
SWAPS = {
    "+": "-", "-": "+", "*": "/", "/": "*", "//": "/", "%": "//", "**": "*", "@": "*", "&": "|", "and": "or",
    "or": "and", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "is": "is not", "is not": "is",
    "in": "not in", "not in": "in",
}  # fmt: skip


def python_mutants(source: bytes) -> Iterator[Mutant]:
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))

    def start(node) -> int:
        return lines[node.lineno - 1] + node.col_offset

    def end(node) -> int:
        return lines[node.end_lineno - 1] + node.end_col_offset

    for node in _code(ast.parse(source)):
        for left, symbol, right in _joints(node):
            if text := SYMBOLS.get(type(symbol)):
                at = source.index(text.encode(), end(left), start(right))
                yield Mutant(at, at + len(text), SWAPS[text].encode())
        match node:
            case ast.UnaryOp(ast.Not()):
                yield Mutant(start(node), start(node) + len("not"), b"")
            case ast.UnaryOp(ast.USub()):
                yield Mutant(start(node), start(node) + len("-"), b"")
            case ast.Constant(bool() | int() | float() as value):
                new = not value if isinstance(value, bool) else value + 1
                yield Mutant(start(node), end(node), repr(new).encode())


def _joints(node: ast.AST) -> list[tuple]:
    """Lo que un operador une: izquierda, operador y derecha."""
    match node:
        case ast.BinOp(left, symbol, right) | ast.AugAssign(left, symbol, right):
            return [(left, symbol, right)]
        case ast.BoolOp(symbol, values):
            return [(left, symbol, right) for left, right in pairwise(values)]
        case ast.Compare(first, symbols, others):
            return list(zip([first, *others], symbols, others, strict=False))
    return []


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """Los nodos que hacen algo: ni tipos, ni mensajes, ni decoradores."""
    if isinstance(node, ast.Raise | ast.JoinedStr) or getattr(node, "name", "") == "__repr__":
        return
    yield node
    for field, value in ast.iter_fields(node):
        if field not in ("annotation", "returns", "decorator_list"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _code(child)


# ── JavaScript: por palabras, saltando comentarios y textos

JS_WORDS = re.compile(
    rb"""(?P<skip> //[^\n]* | /\*.*?\*/ | `(?:\\.|[^`\\])*` | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
        | (?<=[=(,:;!&|?{}\n])\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*
        | [A-Za-z_$#][\w$]*\.[\w$.]* | => | \.\.\. | \?\. )
    | (?P<number> \b(?:0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?)\b )
    | (?P<word> \b(?:true|false)\b ) | [A-Za-z_$#][\w$]*
    | (?P<symbol> ===|!==|\*\*|<=|>=|&&|\|\||\+\+|--|[+\-*/%]=|[<>+\-*/%!] )""",
    re.VERBOSE | re.DOTALL,
)
JS_SWAPS = {
    b"===": b"!==", b"!==": b"===", b"**": b"*", b"<=": b"<", b">=": b">", b"<": b"<=", b">": b">=", b"&&": b"||",
    b"||": b"&&", b"++": b"--", b"--": b"++", b"+=": b"-=", b"-=": b"+=", b"*=": b"/=", b"/=": b"*=", b"%=": b"*=",
    b"+": b"-", b"-": b"+", b"*": b"/", b"/": b"*", b"%": b"*", b"!": b"", b"true": b"false", b"false": b"true",
}  # fmt: skip


def javascript_mutants(source: bytes) -> Iterator[Mutant]:
    for found in JS_WORDS.finditer(source):
        if found["number"]:
            yield Mutant(*found.span(), f"({found['number'].decode()} + 1)".encode())
        elif text := found["word"] or found["symbol"]:
            yield Mutant(*found.span(), JS_SWAPS[text])


LANGUAGES: dict[str, Callable[[bytes], Iterator[Mutant]]] = {".py": python_mutants, ".js": javascript_mutants}

# ── La prueba de cada mutante, en una copia por proceso

_copy: Path


def _prepare(folder: str) -> None:
    """En cada proceso: su copia del curso, y lo que tarda en importarse, ya importado."""
    global _copy
    _copy = Path(tempfile.mkdtemp(dir=folder)) / "course"
    shutil.copytree(ROOT, _copy, ignore=APART)
    for name in ("node_modules", ".venv"):
        (_copy / name).symlink_to(ROOT / name)
    os.chdir(_copy)
    sys.path.insert(0, str(_copy))
    sys.dont_write_bytecode = True
    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    import hypothesis
    import numpy  # noqa: F401
    import pytest  # noqa: F401

    found = (
        hypothesis.Phase.explicit,
        hypothesis.Phase.generate,
    )  # Basta con que falle: no busca el caso más sencillo.
    hypothesis.settings.register_profile("mutantes", derandomize=True, deadline=None, max_examples=60, phases=found)


def _passes(name: str, source: bytes, limit: float) -> bool:
    """Dice si los tests de un fichero pasan con ese contenido en ``limit`` segundos."""
    original = (_copy / name).read_bytes()
    (_copy / name).write_bytes(source)
    child = os.fork()
    if child == 0:
        _run_tests(name)
    try:
        return _wait(child, limit)
    finally:
        (_copy / name).write_bytes(original)


def _run_tests(name: str) -> None:
    os.setsid()
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    status = 1
    try:
        import pytest

        options = [
            "-x",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "_hypothesis_pytestplugin",
            "--hypothesis-profile=mutantes",
        ]
        examples = ["--doctest-modules", name] if name.endswith(".py") else []
        status = int(pytest.main([*options, *examples, *TESTS[name]]))
    finally:
        os._exit(status)


def _wait(child: int, limit: float) -> bool:
    end = time.monotonic() + limit
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def judge(pool: ProcessPoolExecutor, name: str) -> bool:
    """Prueba los mutantes de un fichero, imprime los que sobreviven y dice si muere al menos el 90 %."""
    source = (ROOT / name).read_bytes()
    begin = time.monotonic()
    if not pool.submit(_passes, name, source, 600).result():
        raise SystemExit(f"{name}: sus tests fallan antes de cambiar nada.")
    limit = 20 + 5 * (time.monotonic() - begin)
    mutants = sorted(LANGUAGES[Path(name).suffix](source))
    changed = [source[: m.start] + m.new + source[m.end :] for m in mutants]
    alive = list(pool.map(_passes, [name] * len(mutants), changed, [limit] * len(mutants)))
    print(f"\n── {name}")
    for mutant in (m for m, survives in zip(mutants, alive, strict=True) if survives):
        line = source.count(b"\n", 0, mutant.start) + 1
        old, new = source[mutant.start : mutant.end].decode(), mutant.new.decode()
        print(f"{name}:{line}: «{old}» → «{new}»   {source.splitlines()[line - 1].decode().strip()}")
    rate = 1 - sum(alive) / len(mutants)
    print(f"{len(mutants)} mutantes, mueren {rate:.1%} ({time.monotonic() - begin:.0f} s)", flush=True)
    return rate >= GOAL


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in TESTS]
    if unknown:
        print(f"No hay tests para {', '.join(unknown)}. Ficheros: {', '.join(TESTS)}.", file=sys.stderr)
        return 2
    if not hasattr(os, "fork"):
        print("Los mutantes se prueban en Linux o en macOS; en Windows, dentro de WSL.", file=sys.stderr)
        return 2
    fork = multiprocessing.get_context("fork")
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(os.cpu_count(), fork, _prepare, (folder,)) as pool,
    ):
        try:
            enough = [judge(pool, name) for name in names or TESTS]
        finally:
            pool.shutdown(cancel_futures=True)  # Al interrumpir, lo que falta no se prueba.
    return 0 if all(enough) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
