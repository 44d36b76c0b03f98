"""Un ejercicio de cada clase en un JupyterLab de verdad: antes de ejecutar, al responder y visto desde Python."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

import nbformat
import pytest

from optlib.exercises import exercise
from optlib.exercises.bank import find
from optlib.exercises.recipes import instantiate

KINDS = ("numeric", "choice", "table", "order")
IDS = ("gd-primer-paso", "gd-tasas", "gd-tabla", "gd-orden", "gd-codigo")
SOLUTION = "def gd_step(x, grad, lr):\n    return x - lr * grad(x)"
REPORT = "print('estado', [(w.attempts, w.correct) for w in shown])"


def stored(identifier):
    """La salida que se guarda en los capítulos: solo el HTML."""
    html = exercise(identifier).html
    return [nbformat.v4.new_output("display_data", data={"text/html": html})]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """La dirección de un JupyterLab con un cuaderno guardado y sin ejecutar."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    new = nbformat.v4.new_code_cell
    notebook.cells = [new("from IPython.display import display\nfrom optlib.exercises import exercise\nshown = []")]
    for identifier in IDS:
        source = f"shown.append(exercise('{identifier}'))\ndisplay(shown[-1])"
        notebook.cells.append(new(source, outputs=stored(identifier)))
    notebook.cells += [new(SOLUTION), new(REPORT)]
    nbformat.write(notebook, folder / "prueba.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1"]
    command += ["--IdentityProvider.token=", "--ServerApp.port_retries=0", f"--notebook-dir={folder}"]
    private = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    private["JUPYTER_RUNTIME_DIR"] = str(folder / "runtime")
    server = subprocess.Popen(command, env=os.environ | private, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    wait_for(address + "api", server)
    yield address + "lab/tree/prueba.ipynb"
    server.terminate()
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.kill()


def wait_for(address, server):
    for _ in range(240):
        assert server.poll() is None, "JupyterLab no arranca"
        try:
            return urllib.request.urlopen(address, timeout=5).read()
        except OSError:
            time.sleep(0.5)
    raise AssertionError("JupyterLab no responde")


@pytest.fixture(scope="module")
def notebook(browser, lab):
    """El cuaderno abierto, con una ventana alta para que estén todas las celdas."""
    context = browser.new_context(viewport={"width": 1200, "height": 3600})
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(lab)
    page.locator(".jp-RenderedHTMLCommon details").nth(len(IDS) - 1).wait_for()
    # Lo que se manda a un núcleo que aún no está listo se pierde.
    page.locator("text=/ipykernel.*Idle/").wait_for()
    yield page
    context.close()


def test_exercises_in_jupyterlab(notebook):
    before_running(notebook)
    notebook.get_by_role("menuitem", name="Run", exact=True).click()
    notebook.get_by_text("Run All Cells", exact=True).click()
    notebook.locator(".jp-OutputArea-output:has-text('estado [(')").wait_for()
    notebook.wait_for_function(f"document.querySelectorAll('.exercise-check').length === {len(KINDS)}")
    numeric, choice, table, order = (notebook.locator(f".exercise-{kind}[data-mounted]") for kind in KINDS)
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
    notebook.get_by_role("button", name="Comprobar").last.click()
    notebook.wait_for_selector("text=pasa todos los casos")
    states = [(2, True), (1, False), (1, True), (1, True), (1, True)]
    assert report(notebook) == f"estado {states}"
    assert notebook.errors == []


def before_running(page):
    """Lo guardado se lee bien aunque JupyterLab le quite lo que no admite."""
    outputs = page.locator(".jp-RenderedHTMLCommon:has(details)")
    assert outputs.count() == len(IDS)
    text = outputs.first.inner_text()
    assert "among" not in text and "\\(" not in text and "x2" not in text.replace("\n", "")
    assert outputs.first.locator("mjx-container").count() > 3
    assert outputs.first.locator("details").get_attribute("open") is None


def submit(box, expected):
    box.locator(".exercise-check").click()
    box.locator(f'[role=status][data-state="{expected}"]').wait_for()


def fill_table(box):
    item, _ = find("gd-tabla")
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


def report(page):
    """Ejecuta de nuevo la última celda y devuelve lo que dice."""
    cell = page.locator(".jp-CodeCell:has-text(\"print('estado'\")")
    before = cell.locator(".jp-InputPrompt").first.inner_text()
    cell.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    page.wait_for_function(
        """before => {
          const cells = [...document.querySelectorAll('.jp-CodeCell')];
          const cell = cells.find((node) => node.textContent.includes("print('estado'"));
          const now = cell.querySelector('.jp-InputPrompt').textContent;
          return /[0-9]/.test(now) && now.trim() !== before.trim();
        }""",
        arg=before,
    )
    return cell.locator(".jp-OutputArea-output").inner_text().strip()
