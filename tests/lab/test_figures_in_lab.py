"""Una figura en JupyterLab: de Python a la figura y de la figura a Python, sin red."""

import nbformat
import pytest
from notebook_page import run_cell, run_until

pytestmark = pytest.mark.xdist_group("jupyterlab")

CELLS = [
    'from optlib.figures import figure\nfig = figure("descenso-1d", lr=0.3)\nfig',
    "fig.lr = 0.5",
    'print("leído", fig.lr, fig.trajectory.x[1])',
]


def write(chapters, name: str, cells: list[str]) -> str:
    """Escribe un cuaderno con esas celdas y devuelve su nombre."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, chapters / name)
    return name


def test_python_and_figure_talk_both_ways(open_notebook, chapters):
    page = open_notebook(write(chapters, "figura.ipynb", CELLS))
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    run_cell(page, 0)
    fig = page.locator("figure.fig-on")
    fig.wait_for()
    summary = fig.locator(".fig-summary")
    assert "α\u00a0=\u00a00.3" in summary.text_content()
    assert fig.locator("figcaption").text_content().startswith("El descenso por gradiente, paso a paso.")
    page.wait_for_function("document.querySelector('svg.fig-svg').clientWidth > 200")

    # De Python a la figura.
    run_cell(page, 1)
    page.wait_for_function("document.querySelector('.fig-summary').textContent.includes('llega en un paso')")
    assert fig.get_by_label("Tasa de aprendizaje α").get_attribute("aria-valuetext").startswith("0.5")

    # De la figura a Python.
    fig.get_by_label("Tasa de aprendizaje α").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.fig-summary').textContent.includes('0.51')")
    run_until(page, 2, "leído 0.51 -0.09999999999999964")
    assert errors == []
