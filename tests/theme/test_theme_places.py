"""Los avisos del libro dicen dónde: fichero y línea y, en un cuaderno, también la celda."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from course_theme.places import Places, first_line, place

THEME = Path(__file__).resolve().parents[2] / "theme"
SETTINGS = f"""
import sys
sys.path.insert(0, {str(THEME)!r})
extensions = ["myst_nb", "course_theme.places"]
nb_execution_mode = "off"
language = "es"
nitpicky = True
"""


def test_a_warning_tells_notebook_cell_and_line(tmp_path):
    cells = [
        nbformat.v4.new_markdown_cell("# Uno\n\n[Dos](dos)"),
        nbformat.v4.new_markdown_cell("## El gradiente\n\nVer {doc}`nadie`."),
    ]
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), tmp_path / "index.ipynb")
    (tmp_path / "dos.md").write_text("# Dos\n\nTexto.\n\n```{nada}\n```\n", "utf-8")
    (tmp_path / "conf.py").write_text(SETTINGS, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "_build"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8").stderr
    assert "index.ipynb, celda 2 («## El gradiente»), línea 3: WARNING: no hay ninguna página «nadie»" in said
    assert "dos.md, línea 5: WARNING: no hay ninguna directiva «nada»" in said
    assert "dos.md: WARNING: documento no está incluido en ningún toctree" in said


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("/libro/chapters/b.md:12", "chapters/b.md, línea 12"),
        ("/libro/chapters/b.md", "chapters/b.md"),
        ("/libro/chapters/no-esta.ipynb:120006", "chapters/no-esta.ipynb, celda 12, línea 5"),
        ("/otro/a.py:3", "/otro/a.py, línea 3"),
        ("_config.yml", "_config.yml"),
    ],
)
def test_a_place_is_told_from_the_root(location, said):
    assert place(location, Path("/libro")) == said


def test_a_cell_is_called_by_its_first_line():
    assert first_line({"source": ["\n", "  a = 1\n", "b"]}) == "a = 1"
    assert first_line({"source": ["x" * 60]}) == "x" * 49 + "…"
    assert first_line({"source": []}) == "vacía"


def test_a_page_that_has_another_number_is_told(tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "03_neurona.ipynb").touch()
    assert Places(tmp_path).near("chapters/04_neurona") == " ¿Querías decir '03_neurona'?"
    assert Places(tmp_path).near("chapters/nada_que_ver") == ""
