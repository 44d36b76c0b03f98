"""En el entorno de Binder, los capítulos se abren, se ejecutan enteros y se leen bien."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from luck import costly, drawn
from notebook_page import outputs, run_all
from toc import notebooks

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


# El paso «cuadernos» los ejecuta todos, con las mismas versiones; aquí se ve que en el entorno no falta nada.
@pytest.mark.parametrize("path", drawn(notebooks(), 1, "binder"), ids=lambda path: path.stem)
def test_chapter_runs_from_top_to_bottom(path, binder_python, tmp_path):
    """Con el Python de Binder, sin nada más instalado, ninguna celda falla."""
    source = "\n\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
    runner = (
        "import sys, json\n"
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance()\n"
        "for cell in json.loads(sys.stdin.read()):\n"
        "    result = shell.run_cell(cell, silent=True)\n"
        "    result.raise_error()\n"
    )
    cells = json.dumps([source])
    command = [str(binder_python), "-c", runner]
    done = subprocess.run(command, cwd=ROOT / "chapters", input=cells, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]


@costly("jupyterlab")
def test_chapter_2_in_a_real_jupyterlab(open_notebook):
    page = open_notebook("02_descenso_gradiente.ipynb")
    # jupyterlab-myst dibuja las directivas: las aperturas y los avisos son recuadros, no texto con acentos graves.
    page.wait_for_selector(".jp-NotebookPanel aside, .jp-NotebookPanel .admonition")
    # Las fórmulas se componen después que los recuadros.
    page.locator(".jp-Notebook .katex, .jp-Notebook math").nth(10).wait_for(state="attached")
    page.wait_for_function("!document.querySelector('.jp-Notebook').innerText.includes('```{')")
    run_all(page)
    said = [output for cell in outputs(page) for output in cell]
    assert len(said) > 10
    assert not [output for output in said if output["output_type"] == "error" or output.get("name") == "stderr"]
