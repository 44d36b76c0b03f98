"""Un ejercicio de cada clase en un JupyterLab de verdad: antes de ejecutar, al responder y visto desde Python."""

import nbformat
import pytest
from notebook_page import run_all, run_until

from optlib.exercises import exercise
from optlib.exercises.bank import find
from optlib.exercises.recipes import instantiate

pytestmark = pytest.mark.xdist_group("jupyterlab")

KINDS = ("numeric", "choice", "table", "order", "rule")
IDS = ("gd-primer-paso", "gd-tasas", "gd-tabla", "gd-orden", "regla-una-memoria", "gd-codigo")
SOLUTION = "def gd_step(x, grad, lr):\n    return x - lr * grad(x)"
REPORT = "print('estado', [(w.attempts, w.correct) for w in shown])"


def stored(identifier):
    """La salida que se guarda en los capítulos: solo el HTML."""
    html = exercise(identifier).html
    return [nbformat.v4.new_output("display_data", data={"text/html": html})]


@pytest.fixture
def notebook(open_notebook, chapters):
    """Un cuaderno guardado y sin ejecutar, abierto."""
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    new = nbformat.v4.new_code_cell
    notebook.cells = [new("from IPython.display import display\nfrom optlib.exercises import exercise\nshown = []")]
    for identifier in IDS:
        source = f"shown.append(exercise('{identifier}'))\ndisplay(shown[-1])"
        notebook.cells.append(new(source, outputs=stored(identifier)))
    notebook.cells += [new(SOLUTION), new(REPORT)]
    nbformat.write(notebook, chapters / "ejercicios.ipynb")
    page = open_notebook("ejercicios.ipynb")
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.locator(".jp-RenderedHTMLCommon details").nth(len(IDS) - 1).wait_for()
    return page


def test_exercises_in_jupyterlab(notebook):
    before_running(notebook)
    run_all(notebook)
    notebook.locator(".jp-OutputArea-output:has-text('estado [(')").wait_for()
    notebook.wait_for_function(f"document.querySelectorAll('.exercise-check').length === {len(KINDS)}")
    numeric, choice, table, order, rule = (notebook.locator(f".exercise-{kind}[data-mounted]") for kind in KINDS)
    numeric.locator("input").fill("6")
    submit(numeric, "wrong")
    numeric.locator("input").fill("4,0")
    submit(numeric, "correct")
    choice.locator("input").first.check()
    submit(choice, "wrong")
    fill_table(table)
    submit(table, "correct")
    put_in_order(order)
    submit(order, "correct")
    rule.get_by_label("Tu regla").fill("g = grad(x)\nx = x - 0.01 * g")
    submit(rule, "wrong")
    rule.get_by_label("Tu regla").fill(find("regla-una-memoria").answer)
    submit(rule, "correct")
    notebook.get_by_role("button", name="Comprobar").last.click()
    notebook.wait_for_selector("text=pasa todos los casos")
    states = [(2, True), (1, False), (1, True), (1, True), (2, True), (1, True)]
    run_until(notebook, len(IDS) + 2, f"estado {states}")
    assert notebook.errors == []


def before_running(page):
    """Lo guardado se lee bien aunque JupyterLab le quite lo que no admite."""
    outputs = page.locator(".jp-RenderedHTMLCommon:has(details)")
    assert outputs.count() == len(IDS)
    outputs.first.locator("mjx-container").nth(3).wait_for()  # JupyterLab compone las fórmulas después de mostrarlas
    text = outputs.first.inner_text()
    assert "among" not in text and "\\(" not in text and "x2" not in text.replace("\n", "")
    assert outputs.first.locator("mjx-container").count() > 3
    assert outputs.first.locator("details").get_attribute("open") is None


def submit(box, expected):
    box.locator(".exercise-check").click()
    box.locator(f'[role=status][data-state="{expected}"]').wait_for()


def fill_table(box):
    item = find("gd-tabla")
    for k, row in enumerate(instantiate(item).right):
        for j, value in enumerate(row):
            if item.asked(k, item.columns[j]):
                box.locator(f'[data-cell="{k},{j}"] input').fill(f"{value:.4f}")


def put_in_order(box):
    count = box.locator("li[data-step]").count()
    for step in range(count):
        for _ in range(count):
            if box.locator("li[data-step]").nth(step).get_attribute("data-step") == str(step):
                break
            box.locator(f'li[data-step="{step}"] .exercise-move').first.click()
