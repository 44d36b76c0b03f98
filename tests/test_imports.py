"""Las importaciones van en un sentido y sin círculos: se recorren todas, también las de dentro de las funciones."""

import ast
import importlib
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Las salas, por pisos, de abajo arriba, como las dice ARQUITECTURA.md: una importa de sí misma y de los de abajo.
ROOMS = re.search(r"```text\n(.*?)```", (ROOT / "ARQUITECTURA.md").read_text("utf-8"), re.DOTALL)[1]
FLOORS = [[line.split()[0] for line in floor.split("\n")] for floor in ROOMS.strip().split("\n\n")]
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
PACKAGES = {"optlib": ROOT, "course_live": ROOT / "live", "course_search": ROOT / "search"}
PACKAGES |= {"course_theme": ROOT / "theme", "tools": ROOT}
# Lo que «make test» no ejecuta: si deja de existir lo que importa, nadie lo nota hasta que hace falta.
APART = [
    path
    for folder in ("benchmarks", "tests/browsers", "tests/reference", "tools")
    for path in ROOT.glob(f"{folder}/*.py")
]
OURS = {*PACKAGES, *(path.stem for folder in ("tests", "tools") for path in ROOT.glob(f"{folder}/*.py"))}


def named(path: Path, root: Path) -> str:
    """El nombre de un módulo, de Python o de JavaScript: su sitio, con puntos."""
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


MODULES = {named(path, root): path for name, root in PACKAGES.items() for path in sorted((root / name).rglob("*.py"))}
SCRIPTS = {
    named(path, ROOT): path
    for folder in ("optlib/static", "live/scripts", "search/scripts", "theme/course_theme/scripts")
    for path in sorted((ROOT / folder).rglob("*.js"))
}


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
            names = {f"{source}.{alias.name}" for alias in node.names}
            found |= {each if {each, f"tools.{each}"} & known.keys() else source for each in names}
    # Los de tools se nombran entre sí sin decir la carpeta.
    found |= {f"tools.{other}" for other in found}
    return {other for other in found if other in known and other != name}


def asked(path: Path) -> set[str]:
    """Los módulos que importa uno de JavaScript, también los que pide luego."""
    found = re.findall(r"""(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)\"""", path.read_text("utf-8"))
    return {named((path.parent / each).resolve(), ROOT) for each in found}


def room(name: str) -> str:
    """La sala de un módulo: la más estrecha de ``ROOMS`` que lo contiene."""
    return max((other for other in LEVEL if name == other or name.startswith(f"{other}.")), key=len)


GRAPH = {name: imported(name, path, MODULES) for name, path in MODULES.items()}
GRAPH |= {name: asked(path) for name, path in SCRIPTS.items()}


def test_there_are_no_circles():
    TopologicalSorter(GRAPH).prepare()  # si hay alguno, lo dice


def test_every_module_is_in_a_room_of_its_own():
    lost = [name for name in GRAPH if room(name) == "optlib" and name != "optlib"]
    assert not lost, f"di en ARQUITECTURA.md, entre las salas, a qué altura están {', '.join(lost)}"


@pytest.mark.parametrize("name", GRAPH)
def test_imports_go_down(name):
    """O se quedan en su sala."""
    mine = room(name)
    assert [other for other in GRAPH[name] if room(other) != mine and LEVEL[room(other)] >= LEVEL[mine]] == []


def test_nothing_is_imported_by_a_name_in_a_string():
    known = ("optlib", "optlib.figures", "optlib.figures.specs", "optlib.exercises.bank")
    for name, path in MODULES.items():
        assert name in known or name.startswith("tools.") or "import_module(" not in path.read_text("utf-8"), name


@pytest.mark.parametrize("path", APART, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_run_apart_imports_what_exists(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module.partition(".")[0] in OURS:
            module = importlib.import_module(node.module)
            missing = [alias.name for alias in node.names if not hasattr(module, alias.name)]
            assert [name for name in missing if f"{node.module}.{name}" not in MODULES] == []
