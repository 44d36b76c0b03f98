"""Una figura en JupyterLab: de Python a la figura y de la figura a Python, sin red."""

import nbformat
import pytest
from notebook_page import printed, run_cell, run_until

pytestmark = pytest.mark.xdist_group("jupyterlab")

CELLS = [
    'from optlib.figures import figure\nfig = figure("descenso-1d", lr=0.3)\nfig',
    "fig.lr = 0.5",
    'print("leído", fig.lr, fig.trajectory.x[1])',
    "fig.trajectory = [5.0, 1.0, 0.5]",
    'print("recorrido", fig.trajectory.tolist(), fig.start)',
    'print("vuelto", fig.lr, fig.trajectory.steps)',
]
OTHERS = [
    'from optlib.figures import figure\nrace = figure("carrera")\nrace',
    'race.trajectory = {"Adam": [[1.0, 1.2], [3.0, 0.5]]}',
    'print("carrera", race.trajectory["Adam"].tolist(), race.trajectory["Momentum"].steps)',
    "from optlib import Adam, minimize, parabola\n"
    'inside = figure("adam-por-dentro")\ninside.trajectory = minimize(parabola, 5.0, Adam(lr=0.2), 7)\ninside',
    "from optlib.digits import network\n"
    'reader, net = figure("red"), network(0)\n'
    "reader.trajectory = minimize(net, net.start, Adam(lr=0.03), 60)\nreader",
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
    assert fig.locator("svg.fig-svg").first.bounding_box()["width"] > 200

    # De Python a la figura.
    run_cell(page, 1)
    page.wait_for_function("document.querySelector('.fig-summary').textContent.includes('llega en un paso')")
    assert fig.get_by_label("Tasa de aprendizaje α").get_attribute("aria-valuetext").startswith("0.5")

    # De la figura a Python.
    fig.get_by_label("Tasa de aprendizaje α").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.fig-summary').textContent.includes('0.51')")
    run_until(page, 2, "leído 0.51 -0.09999999999999964")

    # Una trayectoria puesta desde Python se ve, se lee, y se va al mover un mando.
    run_cell(page, 3)
    page.wait_for_function("document.querySelector('.fig-summary').textContent.includes('puesto desde Python')")
    run_cell(page, 4)
    assert printed(page, 4) == "recorrido [5.0, 1.0, 0.5] None"
    fig.get_by_label("Tasa de aprendizaje α").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.fig-summary').textContent.includes('0.52')")
    run_until(page, 5, "vuelto 0.52 20")
    assert errors == []


def test_a_trajectory_from_python_in_figures_with_several_and_with_moments(open_notebook, chapters):
    page = open_notebook(write(chapters, "figuras.ipynb", OTHERS))
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    run_cell(page, 0)
    race = page.locator("figure[data-figure=carrera].fig-on")
    race.wait_for()
    run_cell(page, 1)
    words = "Recorrido puesto desde Python: Adam."
    page.wait_for_function(f"document.querySelector('.fig-summary').textContent.includes('{words}')")
    # Llega al mínimo de Beale, así que va primero.
    assert "1.º Adam (coste 0)" in race.locator(".fig-summary").text_content()
    run_cell(page, 2)
    assert printed(page, 2) == "carrera [[1.0, 1.2], [3.0, 0.5]] 200"

    # La trayectoria puesta antes de mostrarse también se ve: el primer gradiente de x² en 5 es 10.
    run_cell(page, 3)
    inside = page.locator("figure[data-figure=adam-por-dentro].fig-on")
    inside.wait_for()
    text = inside.locator(".fig-summary").text_content().replace("\u00a0", " ")
    assert text.startswith("Recorrido puesto desde Python. En t = 1 de 7 llega g = 10 y el paso mide 0.2,"), text
    # La red, entrenada en Python, lee; sus imágenes llegan con ella.
    run_cell(page, 4)
    network = page.locator("figure[data-figure=red].fig-on")
    network.get_by_text("Recorrido puesto desde Python. De cien imágenes que no ha visto lee 9").wait_for()
    network.get_by_role("button", name="Dame una").click()
    network.get_by_text("Ahora dice").wait_for()
    assert errors == []
