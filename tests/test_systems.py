"""Lo que en Linux da igual y en macOS o en Windows no: nombres, fines de línea, alfabetos y módulos del sistema."""

import ast
from collections import Counter
from pathlib import PurePosixPath

import changes
import pytest
import toc

# Windows los reserva, con cualquier extensión.
RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{k}" for name in ("com", "lpt") for k in range(10))}
# No existen en Windows.
ABSENT = {"fcntl", "grp", "pwd", "pty", "resource", "termios", "tty"}


FILES = changes.tracked()
if not FILES:
    pytest.skip("los ficheros del curso los dice git", allow_module_level=True)
SCRIPTS = [name for name in FILES if name.endswith(".py") and (toc.ROOT / name).exists()]


def test_names_are_valid_in_every_system():
    assert len(FILES) > 300
    folded = Counter(name.casefold() for name in FILES)
    assert [name for name, times in folded.items() if times > 1] == []
    assert [name for name in FILES if not name.isascii() or set(name) & set('<>:"|?*\\') or len(name) > 100] == []
    parts = {part for name in FILES for part in PurePosixPath(name).parts}
    assert [part for part in parts if part.split(".")[0].casefold() in RESERVED or part[-1] in ". "] == []


def test_lines_end_the_same_in_every_system():
    """Lo que guarda git y lo que deja en la carpeta, con ``core.autocrlf`` o sin él."""
    for line in changes.tracked("--eol"):
        stored, here, *attributes = line.partition("\t")[0].split()
        if stored == "i/-text":
            continue
        ending = "crlf" if line.endswith(".bat") else "lf"
        assert stored in ("i/lf", "i/none"), line
        assert here in (f"w/{ending}", "w/none", "w/"), line
        assert f"eol={ending}" in attributes, line


def default_encoding(call: ast.Call) -> bool:
    """Dice si una llamada lee o escribe un texto en el alfabeto de la máquina, que en Windows no es UTF-8."""
    named = {each.arg: each.value for each in call.keywords}
    if "encoding" in named or None in named:
        return False
    if any(
        isinstance(named.get(word), ast.Constant) and named[word].value is True
        for word in ("text", "universal_newlines")
    ):
        return True
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "open" and "fileobj" not in named:
        # La de los ficheros: ``open(ruta, modo)`` o ``ruta.open(modo)``; otras cosas se abren con otras palabras.
        modes = [each.value for each in (*call.args, *named.values()) if isinstance(each, ast.Constant)]
        return any(mode in ("r", "w", "a", "x", "r+", "w+", "a+") for mode in modes)
    return name in ("read_text", "write_text") and len(call.args) < (1 if name == "read_text" else 2)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("path.read_text()", True),
        ("path.write_text(text)", True),
        ("path.open('w')", True),
        ("run(command, text=True)", True),
        ("path.read_text('utf-8')", False),
        ("path.write_text(text, encoding='utf-8')", False),
        ("path.open('wb')", False),
        ("browser.open(url)", False),
        ("run(command, text=True, encoding='utf-8')", False),
    ],
)
def test_a_text_without_its_encoding_is_seen(code, found):
    assert default_encoding(ast.parse(code).body[0].value) is found


def test_every_text_is_read_and_written_in_utf_8():
    found = [
        f"{name}:{node.lineno}"
        for name in SCRIPTS
        for node in ast.walk(ast.parse((toc.ROOT / name).read_text("utf-8")))
        if isinstance(node, ast.Call) and default_encoding(node)
    ]
    assert len(SCRIPTS) > 150 and found == []


def test_no_module_is_missing_in_windows():
    found = [
        f"{name}:{node.lineno}"
        for name in SCRIPTS
        for node in ast.walk(ast.parse((toc.ROOT / name).read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and ABSENT & {(getattr(node, "module", None) or each.name).split(".")[0] for each in node.names}
    ]
    assert found == []
