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


def test_every_exercise_belongs_to_a_notebook():
    assert stale.without_page() == []


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
        "¿Querías decir 'gd-parar' o 'q2-parar' o 'gd-tasas'?"
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


def test_a_page_that_is_not_in_the_book(monkeypatch):
    monkeypatch.setattr(stale, "pages", lambda: {"02_descenso": ()})
    [found] = stale.without_page()
    assert found.startswith("PAGE = '02_descenso': no hay ningún cuaderno con ese nombre en _toc.yml. ¿Querías decir")


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
    assert done.metadata == {execute.EXECUTED: execute.digest("1 + 1")}


def test_a_notebook_is_asked_by_its_name():
    path = toc.ROOT / "chapters" / f"{NAME}.ipynb"
    assert execute.named(NAME) == execute.named(f"chapters/{NAME}.ipynb") == path
    with pytest.raises(SystemExit, match=f"No hay ningún cuaderno '02_descenso' en _toc.yml. Hay {NAME}"):
        execute.named("02_descenso")
