"""Las importaciones van en un sentido y sin círculos: se recorren todas, también las de dentro de las funciones."""

import ast
import importlib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {"optlib": ROOT / "optlib", "course_live": ROOT / "live" / "course_live"}
PACKAGES |= {"course_search": ROOT / "search" / "course_search", "course_theme": ROOT / "theme" / "course_theme"}
# De abajo arriba: una sala importa de las que van antes y de sí misma.
ROOMS = [
    "optlib.values optlib.prng optlib.styles optlib.schedules optlib.text optlib.errors optlib.widgets",
    "optlib.base optlib.problems",
    "optlib.optimizers optlib.matrices optlib.regression optlib.networks optlib.trajectory",
    "optlib.descent optlib.checking",
    "optlib.tables optlib.plots optlib.deck optlib.sweep optlib.digits optlib.rules",
    "optlib.exercises optlib.figures",
    "optlib",
    "course_live course_search",
    "course_theme",
]
# Lo que «make test» no ejecuta: si deja de existir lo que importa, nadie lo nota hasta que hace falta.
APART = [
    path
    for folder in ("benchmarks", "tests/browsers", "tests/reference", "tools")
    for path in ROOT.glob(f"{folder}/*.py")
]
OURS = {*PACKAGES, *(path.stem for folder in ("tests", "tools") for path in ROOT.glob(f"{folder}/*.py"))}
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms.split()}


def modules(package: str) -> dict[str, Path]:
    """Los módulos de un paquete, por su nombre completo."""
    root = PACKAGES[package]
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = {name: path for package in PACKAGES for name, path in modules(package).items()}


def imported(name: str, path: Path, known: dict[str, Path]) -> set[str]:
    """Los módulos nuestros que importa uno, estén donde estén sus ``import``."""
    found = set()
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            base = ".".join(parts[: len(parts) - node.level + 1]) if node.level else ""
            source = ".".join(filter(None, [base, node.module]))
            # «from paquete import módulo» importa el módulo; «from módulo import nombre», el módulo.
            found |= {f"{source}.{alias.name}" if f"{source}.{alias.name}" in known else source for alias in node.names}
    return {other for other in found if other in known and other != name}


def room(name: str) -> str:
    """La sala de un módulo: la más estrecha de ``ROOMS`` que lo contiene."""
    return max((other for other in LEVEL if name == other or name.startswith(f"{other}.")), key=len)


GRAPH = {name: imported(name, path, MODULES) for name, path in MODULES.items()}


def test_there_are_no_circles():
    TopologicalSorter(GRAPH).prepare()  # si hay alguno, lo dice


def test_every_module_is_in_a_room_of_its_own():
    lost = [name for name in MODULES if room(name) == "optlib" and name != "optlib"]
    assert not lost, f"di en ROOMS a qué altura están {', '.join(lost)}"


@pytest.mark.parametrize("name", MODULES)
def test_imports_do_not_go_up(name):
    up = [other for other in GRAPH[name] if LEVEL[room(other)] > LEVEL[room(name)]]
    assert not up


def test_nothing_is_imported_by_a_name_in_a_string():
    for name, path in MODULES.items():
        assert "import_module(" not in path.read_text("utf-8") or name in ("optlib", "optlib.figures.specs"), name


@pytest.mark.parametrize("path", APART, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_run_apart_imports_what_exists(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module.partition(".")[0] in OURS:
            module = importlib.import_module(node.module)
            missing = [alias.name for alias in node.names if not hasattr(module, alias.name)]
            assert [name for name in missing if f"{node.module}.{name}" not in MODULES] == []
