"""A los cuadernos no les falta nada y, cuando les falta, se dice qué y dónde."""

import execute
import nbformat
import pytest
import stale
import toc

NAME = "02_descenso_gradiente"
CELL = f"chapters/{NAME}.ipynb, celda"


def cells_of(path):
    return nbformat.read(path, as_version=4).cells


@pytest.mark.parametrize("path", toc.notebooks(), ids=lambda path: path.stem)
def test_no_notebook_lacks_anything(path):
    cells = cells_of(path)
    assert [*stale.misplaced(path, cells), *stale.stale(path, cells)] == []


@pytest.fixture
def cells():
    return cells_of(toc.ROOT / "chapters" / f"{NAME}.ipynb")


def place_of(cells, source):
    return next(place for place, cell in enumerate(cells) if cell.source == source)


def said(cells):
    path = toc.ROOT / "chapters" / f"{NAME}.ipynb"
    return [*stale.misplaced(path, cells), *stale.stale(path, cells)]


def test_a_cell_whose_exercise_does_not_exist(cells):
    place = place_of(cells, 'exercise("gd-parar")')
    cells[place].source = 'exercise("gd-para")'
    assert said(cells) == [
        f'{CELL} {place + 1}, exercise("gd-para"): ese ejercicio no está en el banco.',
        f'gd-parar: ninguna celda de chapters/{NAME}.ipynb lo enseña; añade una con exercise("gd-parar").',
        f"chapters/{NAME}.ipynb: ha cambiado la celda {place + 1}. Ejecútalo: make capitulos CUADERNO={NAME}",
    ]


def test_an_exercise_of_another_page_twice_or_in_another_order(cells):
    one, other = (place_of(cells, f'exercise("{name}")') for name in ("gd-orden", "gd-parar"))
    cells[one], cells[other] = cells[other], cells[one]
    ordered = f"chapters/{NAME}.ipynb: cada ejercicio va una vez y en el orden del banco, que los numera: gd-"
    assert said(cells)[0].startswith(ordered)
    cells[one], cells[other] = cells[other], cells[one]
    assert said(cells) == []
    cells.append(cells[one])
    assert said(cells)[0].startswith(ordered)
    cells.append(nbformat.v4.new_code_cell('exercise("adam-tabla")'))
    assert any('exercise("adam-tabla"): ese ejercicio es de otra página, 05_adam,' in each for each in said(cells))


def test_what_has_to_be_executed_again(cells):
    new = len(cells)
    cells.append(nbformat.v4.new_code_cell("1 + 1"))
    edited = place_of(cells, 'exercise("gd-orden")')
    cells[edited].source += "\n"
    changed = place_of(cells, 'exercise("gd-parar")')
    html = cells[changed].outputs[0].data["text/html"]
    cells[changed].outputs[0].data["text/html"] = html.replace("12", "13")
    assert said(cells) == [
        f"chapters/{NAME}.ipynb: no se ha ejecutado la celda {new + 1}; ha cambiado la celda {edited + 1}; "
        f"ha cambiado el ejercicio gd-parar. Ejecútalo: make capitulos CUADERNO={NAME}"
    ]


def test_two_exercises_with_one_name_are_told(monkeypatch):
    again = [*stale.questions(), stale.find("gd-parar")]
    monkeypatch.setattr(stale, "questions", lambda page=None: again if page is None else [])
    assert stale.faults()[0] == "gd-parar: está dos veces en el banco; cambia uno de los dos id."


def test_a_notebook_is_asked_by_its_name():
    path = toc.ROOT / "chapters" / f"{NAME}.ipynb"
    assert execute.named(NAME) == execute.named(f"chapters/{NAME}.ipynb") == path
    with pytest.raises(SystemExit, match="No hay ningún cuaderno '02_descenso' en _toc.yml. Hay "):
        execute.named("02_descenso")


def run(path, *sources):
    """Lo que se dice al ejecutar un cuaderno con esas celdas."""
    cells = [nbformat.v4.new_markdown_cell("# Uno"), *map(nbformat.v4.new_code_cell, sources)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=nbformat.from_dict(execute.KERNEL)), path)
    before = path.read_bytes()
    with pytest.raises(SystemExit) as caught:
        execute.execute(path)
    assert path.read_bytes() == before  # no se guarda a medias
    return str(caught.value)


def test_a_cell_that_fails_is_told(tmp_path):
    words = run(tmp_path / "uno.ipynb", "a = 0", "b = 2\n1 / a")
    assert words.startswith("uno.ipynb, celda 3 («b = 2»): ZeroDivisionError: division by zero\n\nCell In[2], line 2\n")
    assert "\x1b" not in words and "An error occurred" not in words


ENDS = {"import os\nos._exit(3)": "ha parado el programa que la ejecuta", "while True: 1": "no acaba en 3 segundos"}


@pytest.mark.parametrize("source", ENDS)
def test_a_cell_that_does_not_end_or_ends_it_all_is_told(source, tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(execute, "LIMIT", 3)
    told = f"uno.ipynb, celda 3 («{source.splitlines()[0]}») {ENDS[source]}."
    assert run(tmp_path / "uno.ipynb", "1 + 1", source, "2 + 2") == told
    assert capfd.readouterr().err == ""


def test_a_cell_that_warns_is_told(tmp_path):
    words = run(tmp_path / "uno.ipynb", "import warnings\nwarnings.warn('cuidado')")
    assert words.startswith("uno.ipynb, celda 2 («import warnings») escribe en stderr, y el lector lo vería:\n")
    assert "cuidado" in words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            '{\n"cells": [\n<<<<<<< HEAD\n',
            "línea 3, no es un cuaderno válido: quedan marcas de un conflicto de git: «<",
        ),
        ('{"cells": [],}', "línea 1, no es un cuaderno válido: «{"),
        ("", "línea 1, no es un cuaderno válido: «»"),
        ("[]", " no es un cuaderno válido: "),
    ],
)
def test_a_file_that_is_no_notebook_is_told(text, why, tmp_path, monkeypatch):
    path = tmp_path / "uno.ipynb"
    path.write_text(text, "utf-8")
    with pytest.raises(SystemExit, match="uno.ipynb") as caught:
        execute.execute(path)
    assert why in str(caught.value)
    monkeypatch.setattr(stale, "notebooks", lambda: [path])
    assert stale.faults() == [str(caught.value)]
