"""Lo que se publica para ejecutar las celdas: el paquete del curso y las páginas que lo usan."""

import ast
import io
import subprocess
import sys
import zipfile

import nbformat
import toc
from course_live.pages import course

# Lo que hay en la página además de la biblioteca estándar.
AVAILABLE = {"numpy", "matplotlib", "optlib"}
ALONE = """
import sys
for name in ("matplotlib", "PIL", "IPython", "anywidget", "ipywidgets", "traitlets", "joblib", "sphinx"):
    sys.modules[name] = None
from course_live.runner import Runner
said = []
runner = Runner(lambda kind, **data: said.append((kind, data)), lambda: said.append("matplotlib"))
runner.prepare()
source = '''
from optlib import plots
from optlib.deck import compare
from optlib.exercises import check, exercise
from optlib.figures import figure
from optlib.tables import Table
exercise("gd-codigo"), figure("valle")
'''
assert runner.run([source], 0), said
print([kind for kind, _ in said])
"""


def test_the_package_is_the_same_each_time_and_holds_what_runs():
    data = course(toc.ROOT)
    assert data == course(toc.ROOT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    assert {"optlib/optimizers.py", "optlib/deck/slides.toml", "course_live/runner.py"} <= set(names)
    # Ni los guiones ni la letra de las imágenes, que van aparte.
    assert not [name for name in names if not name.startswith(("optlib/", "course_live/")) or name.endswith(".js")]
    assert len(data) < 660_000


def test_the_package_works_with_numpy_alone(tmp_path):
    with zipfile.ZipFile(io.BytesIO(course(toc.ROOT))) as archive:
        archive.extractall(tmp_path)
    done = subprocess.run([sys.executable, "-c", ALONE], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert (done.stdout, done.stderr) == ("['display']\n", "")


def test_cells_import_only_what_the_page_has():
    found = set()
    for path in toc.notebooks():
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                for node in ast.walk(ast.parse(cell.source)):
                    if isinstance(node, ast.Import):
                        found |= {alias.name.partition(".")[0] for alias in node.names}
                    elif isinstance(node, ast.ImportFrom):
                        found.add((node.module or "").partition(".")[0])
    assert found - set(sys.stdlib_module_names) <= AVAILABLE
