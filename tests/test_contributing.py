"""CONTRIBUTING.md, seguido al pie de la letra en una copia: un ejercicio, un optimizador y un problema."""

import nbformat
import pytest
from course_copy import CHANGES, Course

pytestmark = pytest.mark.long
PAGE = "a_convergencia"
NOTEBOOK = f"chapters/{PAGE}.ipynb"
# Los que leen lo que se añade.
TESTS = ("optimizers", "pieces", "optimizers_js", "browser_data", "plots", "problems", "reference", "stale")
NEW = f"AdamInf or girada or {PAGE} or not ["
EXERCISE = """    Numeric(
        id="conv-nuevo",
        goal="Calcular un doble.",
        question="¿Cuánto es el doble de $@{L}$?",
        label="Doble:",
        values={"L": Draw(3, (3, 4, 5, 6, 7, 8))},
        answer="2*L",
        mistakes=(Mistake("cuadrado", "Eso es el cuadrado.", value="L**2"),),
        hints=("Suma el número consigo mismo.",),
        solution="Es $2 \\\\cdot @{L} = @{2*L}$.",
    ),
]
"""


def add_exercise(course):
    """Un ejercicio, paso a paso; del paso que falta se dice cuál es."""
    course.change("optlib/exercises/bank/fondo_convergencia.py", "    ),\n]\n", "    ),\n" + EXERCISE)
    without_cell = course.run("tools/exercise_report.py", "conv-nuevo")
    assert without_cell.returncode == 1
    assert (
        f'conv-nuevo: ninguna celda de {NOTEBOOK} lo enseña; añade una con exercise("conv-nuevo").'
        in without_cell.stdout
    )

    path = course.root / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    before = [dict(cell) for cell in notebook.cells]
    last = max(place for place, cell in enumerate(before) if cell["source"].startswith("exercise("))
    notebook.cells.insert(last + 1, nbformat.v4.new_code_cell('exercise("conv-nuevo")'))
    nbformat.write(notebook, path)
    not_executed = course.run("tools/exercise_report.py", "conv-nuevo")
    assert not_executed.returncode == 1
    assert f"no se ha ejecutado la celda {last + 2}" in not_executed.stdout
    assert f"make capitulos CUADERNO={PAGE}" in not_executed.stdout

    executed = course.run("tools/execute.py", PAGE)
    assert executed.stderr == "", "avisos que no van con quien ejecuta"
    done = course.run("tools/exercise_report.py", "conv-nuevo")
    assert done.returncode == 0 and done.stdout.endswith("Todo está bien.\n"), done.stdout
    # Una celda más cambia una celda, y el número de ejecución de las que siguen.
    after = nbformat.read(path, as_version=4).cells
    new = after.pop(last + 1)
    assert "Calcular un doble" in new.outputs[0].data["text/html"]
    for old, cell in zip(before, after, strict=True):
        assert cell.id == old["id"] and cell.source == old["source"] and cell.metadata == old["metadata"]


def write(course, kind):
    """Escribe lo que dice la tabla. Tras la primera línea, y tras la segunda, «make datos» dice todo lo que falta."""
    first, second, *rest = CHANGES[kind]
    for written, lacking in ((first, [second]), (second, rest)):
        course.write(written)
        done = course.run("tools/browser_data.py")
        assert done.returncode == 1
        assert not [place["lacks"] for place in lacking if place["lacks"] not in done.stderr], done.stderr
    for place in rest:
        course.write(place)


def test_contributing_is_followed(tmp_path):
    """Todo en la misma copia; la página se construye en la que se adopta."""
    course = Course(tmp_path / "curso")
    add_exercise(course)
    write(course, "optimizer")
    write(course, "problem")
    done = course.run("tools/browser_data.py")
    assert done.returncode == 0, done.stderr
    # De lo que se repite con cada optimizador y cada problema, basta con los nuevos.
    done = course.test(
        "--doctest-modules", "optlib/optimizers.py", *(f"tests/test_{name}.py" for name in TESTS), "-k", NEW
    )
    assert done.returncode == 0, done.stdout
