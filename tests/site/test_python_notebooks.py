"""Un cuaderno, ejecutado entero en la página, da lo que guarda; y del que más cuentas hace, su última celda.

De los demás lo dicen ``nbval`` y ``test_slices``, en Python fuera de la página.
"""

import os
from itertools import pairwise

import nbformat
import pytest
import toc
from cell_outputs import SEEN
from course_theme.notebook_cells import only_shows
from visits import MOUNTED

pytestmark = pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python")
WHOLE = "05_adam"
LONGEST = "07_elegir_optimizador"


def cells_of(chapter: str) -> list:
    """Las que se ven en la página: las que ponen un ejercicio o una figura, no; de las ocultas juntas, la última."""
    cells = nbformat.read(toc.ROOT / "chapters" / f"{chapter}.ipynb", as_version=4).cells
    hidden = ["hide-input" in cell.metadata.get("tags", ()) for cell in cells]
    pairs = zip(cells, pairwise([*hidden, False]), strict=True)
    shown = [cell for cell, both in pairs if cell.get("outputs") or both != (True, True)]
    return [cell for cell in shown if cell.cell_type == "code" and not only_shows(cell.source)]


def outputs(messages: list[dict], cell: int) -> list:
    """Lo que ha dicho una celda la última vez, como lo guardaría el cuaderno: textos y formas de lo mostrado."""
    starts = [at for at, each in enumerate(messages) if each["type"] == "start" and each["cell"] == cell]
    said = [each for each in messages[starts[-1] :] if each.get("cell") == cell]
    errors = [each["traceback"] for each in said if each["type"] == "error"]
    text = "".join(each["text"] for each in said if each["type"] == "stream")
    return [text, *(form(each["data"]) for each in said if each["type"] == "display"), *errors]


def expected(cell) -> list:
    shown = [form(each.data) for each in cell.outputs if each.output_type in {"display_data", "execute_result"}]
    return ["".join(each.text for each in cell.outputs if each.output_type == "stream"), *shown]


def form(data: dict) -> dict:
    """Los textos, tal cual; de una imagen, que la haya."""
    texts = {kind: data[kind] for kind in ("text/html", "text/plain") if kind in data}
    return {**texts, "picture": "image/png" in data}


def test_a_whole_notebook_gives_what_it_stores(open_tab):
    tab = open_tab(f"chapters/{WHOLE}.html")
    page = tab.page
    seen = f"() => {{ {SEEN} }}"
    before = page.evaluate(seen)
    assert sum(map(len, before)) > 10
    page.get_by_role("button", name="Ejecutar todo").press("Enter")
    tab.accept()
    page.wait_for_function(
        "() => /^(Hecho|Ha|No)/.test(document.querySelector('.python-page .cell-status').textContent)"
    )
    messages, cells = page.evaluate("said"), cells_of(WHOLE)
    assert page.locator(".python-page .cell-status").inner_text().startswith("Hecho")
    assert [outputs(messages, number) for number in range(len(cells))] == [expected(cell) for cell in cells]
    assert page.evaluate(seen) == before
    # Las figuras y los ejercicios siguen vivos.
    page.wait_for_function(MOUNTED)


def test_the_last_cell_alone_on_a_fresh_page_gives_what_it_stores(open_tab):
    """Con las anteriores que necesita, y ninguna más; la rodaja de cada celda la comprueba ``test_slices``."""
    cells = cells_of(LONGEST)
    number = max(number for number, cell in enumerate(cells) if cell.outputs)
    tab = open_tab(f"chapters/{LONGEST}.html")
    assert "Antes se ha" in tab.run(number + 1)
    [plan] = tab.said("plan")
    assert 0 in plan["before"] and len(plan["before"]) < number
    assert [each["cell"] for each in tab.said("done")] == [*plan["before"], number]
    assert outputs(tab.page.evaluate("said"), number) == expected(cells[number])
