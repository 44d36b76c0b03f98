"""Los cuadernos enteros: son los del libro, y solo se publica el JupyterLite de los que hay."""

import nbformat
import toc
from runtime import lite, packs


def test_notebooks_are_those_of_the_book_with_their_kernel(tmp_path):
    lite.copy_notebooks(tmp_path / "cuadernos")
    assert {path.name for path in (tmp_path / "cuadernos").iterdir()} == {path.name for path in toc.notebooks()}
    for path in toc.notebooks():
        mine, book = (nbformat.read(each, 4) for each in (tmp_path / "cuadernos" / path.name, path))
        assert mine.cells == book.cells
        assert mine.metadata.pop("kernelspec") == lite.KERNEL and mine.metadata == {
            name: value for name, value in book.metadata.items() if name != "kernelspec"
        }


def test_only_what_is_of_these_notebooks_is_published(tmp_path, monkeypatch):
    site = tmp_path / "sitio"
    monkeypatch.setattr(lite, "FOLDER", tmp_path / "lite")
    monkeypatch.setattr(lite, "version", lambda: "nueva")
    assert lite.about() == {}
    lite.FOLDER.mkdir()
    (lite.FOLDER / lite.ABOUT).write_text('{"version": "nueva"}', "utf-8")
    (site / "lite" / "vieja").mkdir(parents=True)
    for _ in range(2):
        lite.publish(lite.about(), site)
        assert [path.relative_to(site).as_posix() for path in (site / "lite").rglob("*.*")] == ["lite/nueva/curso.json"]
    monkeypatch.setattr(lite, "version", lambda: "otra")
    assert lite.about() == {}
    lite.publish(lite.about(), site)
    assert not (site / "lite").exists()


def test_only_what_is_written_moves_what_the_reader_keeps(tmp_path, monkeypatch):
    """Otra salida, u otra optlib, deja los cambios del lector donde estaban; otro texto los aparta."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1", execution_count=1)])
    path = tmp_path / "uno.ipynb"
    monkeypatch.setattr(toc, "notebooks", lambda: [path])
    names = []
    for source, count in (("1 + 1", 1), ("1 + 1", 2), ("1 + 2", 2)):
        notebook.cells[0].update(source=source, execution_count=count)
        nbformat.write(notebook, path)
        names.append(lite.store())
    assert names[0] == names[1] != names[2] and names[2].startswith(lite.STORE)


def test_addresses_are_relative_and_nothing_is_asked_to_pypi():
    config = lite.settings(["numpy"])["jupyter-config-data"]
    assert config["contentsStorageName"] == lite.store()
    pyodide = config["litePluginSettings"][lite.PLUGIN]
    options = pyodide["loadPyodideOptions"]
    assert pyodide["disablePyPIFallback"] is True and options["packages"] == ["numpy"]
    addresses = [pyodide["pyodideUrl"], *(value for name, value in options.items() if name.endswith("URL"))]
    assert len(addresses) == 4 and all(address.startswith("./") for address in addresses)
    assert f"/_static/python/{packs.name()}/" in options["indexURL"]
