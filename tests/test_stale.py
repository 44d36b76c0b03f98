"""A los cuadernos no les falta nada y, cuando les falta, se dice qué y dónde."""

import execute
import nbformat
import pytest
import stale
import toc
from cells import EXECUTED, digest

from optlib.exercises.bank import find
from optlib.exercises.declared import similar

NAME = "02_descenso_gradiente"
CELL = f"chapters/{NAME}.ipynb, celda"


def cells_of(path):
    return nbformat.read(path, as_version=4).cells


@pytest.mark.parametrize("path", toc.notebooks(), ids=lambda path: path.stem)
def test_no_notebook_lacks_anything(path):
    cells = cells_of(path)
    assert [*stale.misplaced(path, cells), *stale.stale(path, cells)] == []


def test_every_exercise_belongs_to_a_notebook():
    assert stale.without_page({path: cells_of(path) for path in toc.notebooks()}) == []


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
    asked, missing, again = said(cells)
    assert asked == (
        f'{CELL} {place + 1}, exercise("gd-para"): no hay ningún ejercicio con ese nombre en el banco. '
        "¿Querías decir 'gd-parar'?"
    )
    assert missing.startswith("gd-parar: ninguna celda de chapters/") and missing.endswith("¿Querías decir 'gd-para'?")
    assert (
        again == f"chapters/{NAME}.ipynb: ha cambiado la celda {place + 1}. Ejecútalo: make capitulos CUADERNO={NAME}"
    )


def test_an_exercise_without_its_cell(cells):
    del cells[place_of(cells, 'exercise("gd-parar")')]
    assert said(cells) == [
        f'gd-parar: ninguna celda de chapters/{NAME}.ipynb lo enseña; añade una con exercise("gd-parar").'
    ]


def test_an_exercise_of_another_page_twice_or_in_another_order(cells):
    one, other = (place_of(cells, f'exercise("{name}")') for name in ("gd-orden", "gd-parar"))
    cells[one], cells[other] = cells[other], cells[one]
    assert said(cells)[0].startswith(
        f"chapters/{NAME}.ipynb: 'gd-parar' va antes que 'gd-orden', y en el banco, después"
    )
    cells.append(cells[one])
    cells.append(nbformat.v4.new_code_cell('exercise("adam-tabla")'))
    found = said(cells)
    assert f'{CELL} {len(cells) - 1}, exercise("gd-parar"): ya está en otra celda de este cuaderno.' in found
    assert any('exercise("adam-tabla"): ese ejercicio es de otra página' in each for each in found)


def test_a_cell_that_does_not_show_what_it_asks(cells):
    path = toc.ROOT / "chapters" / f"{NAME}.ipynb"
    place = place_of(cells, 'exercise("gd-parar")')
    for source, why in (
        ('exercise("gd-orden")\nexercise("gd-parar")', "de 2 exercise(…) solo se ve el último: uno por celda."),
        ('exercise("gd-parar");', "sobra el punto y coma del final, que no deja ver el ejercicio."),
        ("  \n", "bórrala, o escribe algo."),
    ):
        cells[place].source = source
        [found] = stale.badly_called(path, cells)
        assert found.startswith(f"{CELL} {place + 1} («") and found.endswith(why)


def test_a_page_that_is_not_in_the_book(monkeypatch):
    monkeypatch.setattr(stale, "pages", lambda: {"02_descenso": (find("gd-parar"),), "quitada": (find("gd-orden"),)})
    [found] = stale.without_page({toc.ROOT: [nbformat.v4.new_code_cell('exercise("gd-parar")')]})
    assert found.startswith("02_descenso: ese cuaderno ya no está en _toc.yml. ¿Querías decir '02_descenso_gradiente'?")
    assert "tests/test_stale.py" in found


def test_a_page_that_is_called_otherwise_is_looked_for_by_its_number():
    books = [path.stem for path in toc.notebooks() if path.stem[:2] != "07"]
    assert similar("07_elegir_optimizador", [*books, "07_eleccion"]) == " ¿Querías decir '07_eleccion'?"
    naming = stale.naming("07_elegir_optimizador")
    assert {"chapters/erratas.ipynb", "optlib/exercises/bank/c07_tasa.py", "optlib/deck/errata.toml"} <= {*naming}


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


def test_an_executed_notebook_lacks_nothing(tmp_path):
    path = tmp_path / "uno.ipynb"
    cell = nbformat.v4.new_code_cell("1 + 1")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=nbformat.from_dict(execute.KERNEL)), path)
    execute.execute(path)
    [done] = cells_of(path)
    assert done.metadata == {EXECUTED: digest("1 + 1")}


def test_a_notebook_is_asked_by_its_name():
    path = toc.ROOT / "chapters" / f"{NAME}.ipynb"
    assert execute.named(NAME) == execute.named(f"chapters/{NAME}.ipynb") == path
    with pytest.raises(SystemExit, match=f"No hay ningún cuaderno '02_descenso' en _toc.yml. Hay {NAME}"):
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


def test_a_name_without_quotes_is_told(cells):
    path = toc.ROOT / "chapters" / f"{NAME}.ipynb"
    place = next(k for k, cell in enumerate(cells) if cell.source == 'exercise("gd-parar")')
    cells[place].source = "exercise(gd-parar)"
    said = list(stale.misplaced(path, cells))
    assert f'{CELL} {place + 1}: el nombre va entre comillas, exercise("gd-parar").' in said
    assert not any(each.startswith("gd-parar: ninguna celda") for each in said)
