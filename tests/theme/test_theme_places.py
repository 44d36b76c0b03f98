"""Los avisos del libro dicen dónde: fichero y línea y, en un cuaderno, también la celda."""

import subprocess
import sys

import nbformat
import settings

SETTINGS = f"""
import sys
sys.path[:0] = {settings.PACKAGES!r}
extensions = ["myst_nb", "course_theme.places"]
nb_execution_mode = "off"
myst_enable_extensions = ["dollarmath", "substitution"]
language = "es"
nitpicky = True
"""


# Lo que se escribe mal en una página y lo que se avisa.
WRONG = {
    "### S": "línea 3: AVISO: tras un título de nivel 1 no va uno de nivel 3",
    "```{note}\n:classs: x\nhola\n```": "línea 3: AVISO: note no tiene la opción «classs»; tiene ['class', 'name']",
    "```{image}\n```": "línea 3: ERROR: a la directiva image le faltan argumentos: lleva 1",
    "```{note}\n```": "línea 3: ERROR: la directiva note está vacía: le falta el texto",
    "```{list-table}\n* - a\n  - b\n* - c\n```": "línea 3: ERROR: las filas de la tabla no tienen todas las mismas",
    "```{include} nada.md\n```": "línea 3: ERROR: no hay ningún fichero nada.md",
    "![Algo](nada.png)": "línea 3: AVISO: no hay ninguna imagen nada.png, o no se puede leer",
    "```{code-block} pyton\nx\n```": "línea 3: AVISO: no hay ningún lenguaje «pyton» que colorear",
    "{{ nada }}": "línea 3: AVISO: no hay ninguna sustitución «nada»",
    "$$a$$ (uno)\n\n$$b$$ (uno)": "AVISO: etiqueta duplicada de la ecuación uno",
    "(a)=\n## S\n\n(a)=\n## R": "AVISO: hay dos lugares que se llaman «a»",
    "[a](nada.md)": "AVISO: el enlace a «nada.md» no lleva a ningún sitio",
    "{ref}`nada`": "AVISO: etiqueta indefinida: 'nada'",
    "{eq}`nada`": "AVISO: no hay ninguna ecuación «nada»",
    "{term}`nada`": "AVISO: «nada» no está en chapters/glosario.md",
    "{foo}`x`": "AVISO: no hay ningún papel «foo»",
}


def test_what_is_wrong_is_told_in_spanish_and_where(tmp_path):
    names = [f"pagina{k}" for k, _ in enumerate(WRONG)]
    for name, text in zip(names, WRONG, strict=True):
        (tmp_path / f"{name}.md").write_text(f"# Título\n\n{text}\n", "utf-8")
    cells = [
        nbformat.v4.new_markdown_cell("# Uno\n\n[Dos](dos)\n\n```{toctree}\n" + "\n".join(names) + "\n```"),
        nbformat.v4.new_markdown_cell("## El gradiente\n\nVer {doc}`nadie`."),
    ]
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), tmp_path / "index.ipynb")
    (tmp_path / "dos.md").write_text("# Dos\n\nTexto.\n\n```{nada}\n```\n", "utf-8")
    (tmp_path / "conf.py").write_text(SETTINGS, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "_build"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8").stderr
    for name, told in zip(names, WRONG.values(), strict=True):
        assert told in "".join(line for line in said.splitlines() if line.startswith(f"{name}.md")), said
    assert "index.ipynb, celda 2 («## El gradiente»), línea 3: AVISO: no hay ninguna página «nadie»" in said
    assert "dos.md, línea 5: AVISO: no hay ninguna directiva «nada»" in said
    assert "dos.md: AVISO: documento no está incluido en ningún toctree" in said
