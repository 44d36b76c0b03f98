"""En Binder y con ``make lab``, un error lleva su pista; donde no se configura, como en nbval, no."""

import os
import subprocess

import lab
import nbclient
import nbformat
import pytest
import toc

CELLS = ["from optlib import Adam\nAdam(learning_rate=0.1)", "x = 0,1\nx * 0.5", "raise ValueError('mío')"]
HINTS = ["Aquí es `lr`.", "En Python el decimal lleva punto: `0.1`, y no `0,1`."]


def said(environment: dict[str, str]) -> list[str]:
    """Lo que se lee en cada celda detrás del error."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    nbclient.NotebookClient(notebook, allow_errors=True).execute(env=environment)
    assert all(cell.outputs[0].output_type == "error" for cell in notebook.cells)
    return ["".join(each.get("text", "") for each in cell.outputs).strip() for cell in notebook.cells]


def of_binder(home):
    subprocess.run(["sh", "binder/postBuild"], cwd=toc.ROOT, env={**os.environ, "HOME": str(home)}, check=True)
    return {**os.environ, "HOME": str(home), "IPYTHONDIR": str(home / ".ipython")}


@pytest.mark.parametrize("place", ["binder", "lab"])
def test_an_error_has_its_hint(place, tmp_path):
    first, second, third = said(of_binder(tmp_path) if place == "binder" else lab.environment())
    assert first.endswith(HINTS[0]) and second.endswith(HINTS[1]) and third == ""


def test_without_the_configuration_there_is_none(tmp_path):
    assert said({**os.environ, "IPYTHONDIR": str(tmp_path)}) == [""] * 3
