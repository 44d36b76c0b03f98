"""Los cuadernos: nbval los vigila de verdad, se ejecutan siempre igual y están donde dice ``_toc.yml``."""

import copy
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import execute
import nbformat
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((ROOT / "chapters").glob("*.ipynb"))
SAMPLE = ROOT / "chapters" / "02_descenso_gradiente.ipynb"
KINDS = ("stream", "result", "html")
NUMBERED = [path for path in CHAPTERS if re.match(r"\d\d_", path.name)]


def test_contents_and_folder_agree():
    def pages(node):
        if isinstance(node, dict):
            yield from ([node["file"]] if "file" in node else [])
            for value in node.values():
                yield from pages(value)
        elif isinstance(node, list):
            for value in node:
                yield from pages(value)

    toc = yaml.safe_load((ROOT / "_toc.yml").read_text())
    listed = [name.removeprefix("chapters/") for name in pages(toc)]
    present = {path.stem for path in (ROOT / "chapters").iterdir() if path.suffix in (".ipynb", ".md")}
    assert len(listed) == len(set(listed)) and set(listed) == present
    assert [name for name in listed if re.match(r"\d\d_", name)] == [path.stem for path in NUMBERED]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_each_notebook_is_short_clean_and_executed(path):
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert any("optlib" in cell.source for cell in code), "ninguna celda importa optlib"
    assert not execute.complaints(notebook)
    for number, cell in enumerate(code, 1):
        assert cell.execution_count == number, "hay celdas sin ejecutar o fuera de orden: make capitulos"
        # Lo que solo dibuja puede ser algo más largo: va plegado.
        longest = 20 if "hide-input" in cell.metadata.get("tags", []) else 15
        assert len(cell.source.splitlines()) <= longest, f"celda de más de {longest} líneas:\n{cell.source}"
        assert not any(output.output_type == "error" for output in cell.outputs)
        for output in cell.outputs:
            data = output.get("data", {})
            assert execute.WIDGET_VIEW not in data or "text/html" not in data


def test_two_executions_give_identical_bytes(tmp_path):
    copies = [tmp_path / "1.ipynb", tmp_path / "2.ipynb"]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda copy: execute.execute(SAMPLE, copy), copies))
    assert copies[0].read_bytes() == copies[1].read_bytes()


def altered(notebook, kind: str):
    """Cambia la primera cifra de una salida de la clase pedida; ``None`` si el cuaderno no tiene ninguna."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if kind == "stream" and output.output_type == "stream":
                holder, key = output, "text"
            elif kind == "result" and output.output_type == "execute_result" and "text/html" not in output.data:
                holder, key = output.data, "text/plain"
            elif kind == "html" and "data-exercise" not in output.get("data", {}).get("text/html", "data-exercise"):
                holder, key = output.data, "text/html"
            else:
                continue
            # En HTML, una cifra del texto de una celda, no de una marca.
            found = re.search(r">[^<>]*?(\d)" if kind == "html" else r"(\d)", holder[key])
            if found:
                position, digit = found.start(1), str((int(found[1]) + 1) % 10)
                holder[key] = holder[key][:position] + digit + holder[key][position + 1 :]
                return notebook
    return None


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """El principio del capítulo 2, hasta que aparecen todas las clases de salida."""
    notebook = nbformat.read(SAMPLE, as_version=4)
    whole, notebook.cells = notebook.cells, []
    for cell in whole:
        notebook.cells.append(cell)
        if all(altered(copy.deepcopy(notebook), kind) for kind in KINDS):
            break
    path = tmp_path_factory.mktemp("nbval") / "muestra.ipynb"
    nbformat.write(notebook, path)
    return path


def nbval(path: Path) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env"]
    return subprocess.run([*command, str(path)], cwd=ROOT / "chapters", capture_output=True).returncode


@pytest.mark.parametrize("kind", KINDS)
def test_one_changed_digit_turns_nbval_red(kind, sample, tmp_path):
    notebook = altered(nbformat.read(sample, as_version=4), kind)
    assert notebook is not None, f"el capítulo 2 no tiene salidas de la clase {kind}"
    path = tmp_path / "alterado.ipynb"
    nbformat.write(notebook, path)
    assert nbval(path) == 1


def test_the_same_copy_unchanged_is_green(sample):
    assert nbval(sample) == 0
