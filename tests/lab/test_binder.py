"""En el entorno de Binder, los capítulos se abren, se ejecutan enteros y se leen bien."""

import ast
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from notebook_page import outputs, run_all
from toc import notebooks

IMPORTS = (ast.Import, ast.ImportFrom)
ROOT = Path(__file__).resolve().parents[2]


def test_repo2docker_accepts_the_repository():
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    assert "binder/requirements.txt" in output  # el Dockerfile que escribe instala ese fichero


def test_binder_pins_are_those_of_the_book():
    def pins(name):
        # Sin la condición: uv escribe de otro modo la misma cuando la pide más de un paquete.
        lines = (ROOT / name).read_text("utf-8").splitlines()
        return {line.split(";")[0].strip() for line in lines if line and not line.startswith(("#", "."))}

    assert pins("binder/requirements.txt") <= pins("requirements.txt")
    assert (ROOT / "binder/requirements.txt").read_text("utf-8").endswith("\n.\n")


def test_nothing_that_the_notebooks_import_is_missing(binder_python):
    """Con las mismas versiones los ejecuta el paso «cuadernos»; aquí basta ver que el entorno lo tiene todo."""
    cells = [cell for path in notebooks() for cell in nbformat.read(path, as_version=4).cells]
    code = [ast.parse(cell.source) for cell in cells if cell.cell_type == "code"]
    imports = {ast.unparse(node) for tree in code for node in ast.walk(tree) if isinstance(node, IMPORTS)}
    assert len(imports) > 20
    done = subprocess.run([str(binder_python), "-c", "\n".join(imports)], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@pytest.mark.xdist_group("jupyterlab")
def test_chapter_2_in_a_real_jupyterlab(open_notebook):
    page = open_notebook("02_descenso_gradiente.ipynb")
    # jupyterlab-myst dibuja las directivas: los avisos son recuadros, no texto con acentos graves.
    page.wait_for_selector(".jp-NotebookPanel aside, .jp-NotebookPanel .admonition")
    # Las fórmulas se componen después que los recuadros.
    page.locator(".jp-Notebook .katex, .jp-Notebook math").nth(10).wait_for(state="attached")
    page.wait_for_function("!document.querySelector('.jp-Notebook').innerText.includes('```{')")
    run_all(page)
    said = [output for cell in outputs(page) for output in cell]
    assert len(said) > 10
    assert not [output for output in said if output["output_type"] == "error" or output.get("name") == "stderr"]
