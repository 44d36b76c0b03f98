"""CONTRIBUTING.md, seguido al pie de la letra en una copia: un ejercicio, un optimizador, un problema y una figura."""

import nbformat
import pytest
from browser import launch, serve
from course_copy import CHANGES, Course
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.long
# La que menos tarda en ejecutarse.
PAGE = "tu_optimizador"
NOTEBOOK = f"chapters/{PAGE}.ipynb"
# Los que leen lo que se añade.
TESTS = (
    *("optimizers", "pieces", "optimizers_js", "browser_data", "plots", "problems", "reference", "stale"),
    *("conventions", "torch", "digits_js", "fair_trial", "rule_export"),
)
# De los de las imágenes, los que miran los colores de todos: los demás no leen nada de esto.
NEW = f"Adan or beta3 or girada or {PAGE} or contrast or method or (not [ and not test_plots and not test_fair_trial)"
EXERCISE = """    Numeric(
        id="regla-nueva",
        goal="Calcular un doble.",
        question="¿Cuánto es el doble de $@{L}$?",
        label="Doble:",
        values={"L": Draw(3, values(3, 50))},
        answer="2*L",
        mistakes=(Mistake("cuadrado", "Eso es el cuadrado.", value="L**2"),),
        hints=("Suma el número consigo mismo.",),
        solution="Es $2 \\\\cdot @{L} = @{2*L}$.",
    ),
]
"""


def add_exercise(course):
    """Un ejercicio, paso a paso; del paso que falta se dice cuál es."""
    module = "optlib/exercises/bank/reglas.py"
    course.change(
        module,
        "from ..kinds import Rule,",
        "from ..draws import Draw, values\nfrom ..kinds import Mistake, Numeric, Rule,",
    )
    course.change(module, "    ),\n]\n", "    ),\n" + EXERCISE)
    without_cell = course.run("tools/exercise_report.py", "regla-nueva")
    assert without_cell.returncode == 1
    assert (
        f'regla-nueva: ninguna celda de {NOTEBOOK} lo enseña; añade una con exercise("regla-nueva").'
        in without_cell.stdout
    )

    path = course.root / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    before = [dict(cell) for cell in notebook.cells]
    last = max(place for place, cell in enumerate(before) if cell["source"].startswith("exercise("))
    notebook.cells.insert(last + 1, nbformat.v4.new_code_cell('exercise("regla-nueva")'))
    nbformat.write(notebook, path)
    not_executed = course.run("tools/exercise_report.py", "regla-nueva")
    assert not_executed.returncode == 1
    assert f"no se ha ejecutado la celda {last + 2}" in not_executed.stdout
    assert f"make capitulos CUADERNO={PAGE}" in not_executed.stdout

    executed = course.run("tools/execute.py", PAGE)
    assert executed.stderr == "", "avisos que no van con quien ejecuta"
    done = course.run("tools/exercise_report.py", "regla-nueva")
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
        "-rs", "--doctest-modules", "optlib/optimizers.py", *(f"tests/test_{name}.py" for name in TESTS), "-k", NEW
    )
    assert done.returncode == 0, done.stdout
    assert "Adan está por comparar" in done.stdout, done.stdout


# Una figura, en una página; da lo que dice.
MOUNTED = """async (id) => {
    document.body.innerHTML = "<figure class='fig'><div class='fig-body'></div></figure>";
    const [{ Figure }, { load }] = await Promise.all(["kit", "load"].map((name) => import(`/figures/${name}.js`)));
    const figure = new Figure(document.querySelector("figure"), await load(id), {});
    for (const stage of figure.stages) stage();
    return document.querySelector(".fig-summary").textContent; }"""


def test_a_figure_is_two_files_and_without_them_nothing_is_left(tmp_path):
    course = Course(tmp_path / "curso")
    python, script = CHANGES["figure"]
    for place, part in ((python, "def draw"), (script, "")):
        course.write({**place, "new": place["new"].replace(part, "def paint") if part else place["new"]})
        done = course.run("tools/browser_data.py")
        assert "falta draw en optlib/figures/each/lo_que_queda.py: su imagen fija." in done.stderr
        assert done.returncode == 1 and (script["lacks"] in done.stderr) == bool(part)
    course.write(python)
    done = course.run("tools/browser_data.py")
    assert done.returncode == 0 and "Escrito figures/data/lo-que-queda.js" in done.stdout, done.stderr
    done = course.test(
        "tests/test_figures.py", "tests/test_figure_code.py", "tests/test_pieces.py", "-k", "queda or missing"
    )
    assert done.returncode == 0, done.stdout
    with serve(course.root / "optlib" / "static") as address, sync_playwright() as playwright:
        page = launch(playwright).new_page()
        page.goto(f"{address}package.json")
        assert page.evaluate(MOUNTED, "lo-que-queda") == "Tras 20 pasos queda 0.0576."
    for place in (python, script):
        (course.root / place["file"]).unlink()
    assert course.run("tools/browser_data.py").returncode == 0
    texts = [
        path.read_text("utf-8") for kind in ("py", "js", "css") for path in (course.root / "optlib").rglob(f"*.{kind}")
    ]
    assert not any("lo-que-queda" in text or "lo_que_queda" in text for text in texts)
