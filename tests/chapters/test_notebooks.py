"""Los cuadernos: nbval los vigila de verdad, se ejecutan siempre igual y están donde dice ``_toc.yml``."""

import json
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

import execute
import nbformat
import pytest
import toc
from course_theme import notebook_cells

# Una salida de cada clase, en la que cambia una cifra.
CELLS = {
    "stream": "print(0.25)",
    "result": "0.25",
    "html": "from IPython.display import HTML\nHTML('<table><tr><td>0.25</td></tr></table>')",
}
# Lo que de una ejecución a otra podría cambiar: trozos de texto, imágenes y widgets.
VARIED = [
    "for k in range(3):\n    print(k, flush=True)",
    "from optlib import plots\nfig, ax = plots.subplots()\nax.plot([1, 2])\nplots.show(fig, alt='Una recta.')",
    "from optlib.exercises import exercise\nexercise('gd-primer-paso')",
    "from optlib.figures import figure\nfigure('descenso-1d')",
]


def test_contents_and_folder_agree():
    listed = toc.pages()
    present = [path for path in (toc.ROOT / "chapters").rglob("*") if path.suffix in toc.SUFFIXES]
    present = [path.relative_to(toc.ROOT).with_suffix("").as_posix() for path in present if "/." not in str(path)]
    assert len(listed) == len(set(listed)) and set(listed) == {"index", *present}


@pytest.mark.parametrize("path", toc.notebooks(), ids=lambda path: path.stem)
def test_each_notebook_is_clean_and_executed_in_short_cells(path):
    notebook = nbformat.read(path, as_version=4)
    assert not execute.complaints(path, notebook)
    for number, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), 1):
        assert cell.execution_count == number, "hay celdas sin ejecutar o fuera de orden: make capitulos"
        assert len(lines(cell)) <= 20, f"celda de más de 20 líneas:\n{cell.source}"
        for output in cell.outputs:
            assert output.output_type != "error"
            data = output.get("data", {})
            assert execute.WIDGET_VIEW not in data or "text/html" not in data


@pytest.mark.parametrize("name", toc.chapters())
def test_visible_code_fits_in_a_phone(name):
    """De cada cuatro líneas a la vista, a lo sumo una pasa de 40 letras, las que caben en un teléfono."""
    code = [
        cell
        for cell in nbformat.read(toc.ROOT / "chapters" / f"{name}.ipynb", as_version=4).cells
        if cell.cell_type == "code"
    ]
    seen = [cell for cell in code if "hide-input" not in cell.metadata.get("tags", [])]
    written = [line for cell in seen if not notebook_cells.only_shows(cell.source) for line in lines(cell)]
    long = [line for line in written if len(line) > 40]
    assert len(long) <= len(written) / 4, "líneas largas:\n" + "\n".join(long)


def lines(cell):
    """Las líneas de código de una celda, sin las vacías."""
    return [line for line in cell.source.splitlines() if line.strip()]


def write(path, sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=nbformat.from_dict(execute.KERNEL)), path)


@pytest.mark.long
def test_two_executions_give_identical_bytes(tmp_path):
    source, copies = tmp_path / "0.ipynb", [tmp_path / "1.ipynb", tmp_path / "2.ipynb"]
    write(source, VARIED)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda copy: execute.execute(source, copy), copies))
    assert copies[0].read_bytes() == copies[1].read_bytes()
    outputs = [output for cell in nbformat.read(copies[0], as_version=4).cells for output in cell.outputs]
    assert [output.get("text") for output in outputs][:1] == ["0\n1\n2\n"]
    kinds = {kind for output in outputs for kind in output.get("data", {})}
    assert {"image/png", "text/html"} <= kinds and execute.WIDGET_VIEW not in kinds


@pytest.mark.long
def test_one_changed_digit_turns_nbval_red(tmp_path):
    """Con la orden que cualquiera escribe, las celdas fieles pasan y las que tienen una cifra cambiada fallan."""
    path = tmp_path / "muestra.ipynb"
    write(path, [*CELLS.values(), *CELLS.values()])
    execute.execute(path)
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells[len(CELLS) :]:
        stored = json.dumps(cell.outputs)
        assert stored.count("0.25") == 1
        cell.outputs = nbformat.from_dict(json.loads(stored.replace("0.25", "0.26")))
    nbformat.write(notebook, path)
    command = ["pytest", "--nbval", path, "-c", toc.ROOT / "pyproject.toml", "-rA", "--tb=no", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    ends = re.findall(r"^(PASSED|FAILED) \S+::Cell (\d)", done.stdout, re.MULTILINE)
    expected = ["PASSED"] * len(CELLS) + ["FAILED"] * len(CELLS)
    assert sorted(ends, key=lambda end: int(end[1])) == [(end, str(k)) for k, end in enumerate(expected)], done.stdout


def test_one_cell_more_changes_one_cell():
    cells = [nbformat.v4.new_markdown_cell(str(number), id=f"celda-{number:03d}") for number in range(3)]
    cells.insert(1, nbformat.v4.new_code_cell("nueva", id="celda-001"))  # copiada de la siguiente
    cells.append(nbformat.v4.new_code_cell("otra", id="a1b2c3"))
    execute.identify(cells)
    assert [cell.id for cell in cells] == ["celda-000", "celda-001", "celda-003", "celda-002", "a1b2c3"]
    before = [cell.id for cell in cells]
    execute.identify(cells)
    assert [cell.id for cell in cells] == before
