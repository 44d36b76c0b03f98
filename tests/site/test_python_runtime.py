"""El Python que se publica con el sitio: lo que pesa, y que está entero y sin nada de más."""

import gzip
import os
import zipfile

import pytest
from runtime import packs

pytestmark = pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python")


def test_its_weight(html):
    """Lo que viaja hasta la primera celda, y lo que añaden las imágenes, comprimido como lo mandan los servidores."""
    folder = html / "_static" / "python" / packs.name()
    sent = {
        path.name: len(gzip.compress(path.read_bytes(), 6)) if path.suffix in {".mjs", ".wasm"} else path.stat().st_size
        for path in folder.iterdir()
    }
    first = sum(sent[name] for name in (*packs.NUCLEUS, "stdlib.zip", "numpy.tar.zst"))
    assert first < 11e6 and sent["matplotlib.tar.zst"] < 5e6


def test_packs_are_the_expected_ones_and_nothing_else_ships(html):
    folder = html / "_static" / "python" / packs.name()
    assert packs.measure(folder) == packs.sums()
    assert {path.name for path in folder.iterdir()} == {*packs.NUCLEUS, *packs.FILES.values(), packs.LICENCES}
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_the_standard_library_keeps_what_a_reader_uses(html):
    with zipfile.ZipFile(html / "_static" / "python" / packs.name() / "stdlib.zip") as library:
        names = library.namelist()
    roots = {name.partition("/")[0].removesuffix(".pyc") for name in names}
    assert {"_pyrepl", "dataclasses", "json", "pydoc", "random", "statistics", "unittest"} <= roots
    assert not roots & {"tkinter", "idlelib", "ensurepip", "turtle"} and not [n for n in names if n.endswith(".py")]
