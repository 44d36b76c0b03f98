"""Lo que se tarda en leer un cuaderno, sin lo plegado ni los ejercicios."""

import re
from pathlib import Path

import nbformat
from course_theme.notebook_cells import only_shows
from course_theme.side_notes import APART, FOLDED
from prose import markdown_prose

# Por minuto: palabras y fórmulas de dentro del texto; fórmulas aparte, tablas, imágenes y figuras; líneas de código.
WORDS, PICTURES, LINES = 150, 3, 10
FOLD = re.compile(rf"(?ms)^(`{{3,}})\{{admonition\}}[^\n]*\n:class: (?:{'|'.join(sorted(FOLDED))})\n.*?^\1\s*?$")
DISPLAYED = re.compile(r"(?s)\$\$.*?\$\$|^\|[-:| ]+\|$", re.MULTILINE)
INLINE = re.compile(r"(?<!\$)\$(?!\$)[^$]+\$")


def minutes(path: Path) -> float:
    """Minutos de lectura de un cuaderno hasta sus referencias."""
    shown, total = True, 0.0
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "code":
            total += of_code(cell) if shown else 0
            continue
        for part in re.split(r"(?m)^(?=## )", cell.source):
            if part.startswith("## "):
                shown = part.splitlines()[0].removeprefix("## ") not in APART
            total += of_text(part) if shown else 0
    return total


def of_text(source: str) -> float:
    """Minutos de una celda de texto."""
    text = FOLD.sub("", source).partition("## Referencias")[0]
    words = len(re.findall(r"\w+", markdown_prose(text))) + len(INLINE.findall(text))
    return words / WORDS + len(DISPLAYED.findall(text)) / PICTURES


def of_code(cell: nbformat.NotebookNode) -> float:
    """Minutos de una celda de código: las líneas a la vista y lo que dibuja; un ejercicio se cuenta aparte."""
    if cell.source.startswith("exercise("):
        return 0
    hidden = "hide-input" in cell.metadata.get("tags", []) or only_shows(cell.source)
    lines = 0 if hidden else sum(bool(line.strip()) for line in cell.source.splitlines())
    shown = any({"image/png", "text/html"} & set(output.get("data", {})) for output in cell.outputs)
    return lines / LINES + shown / PICTURES
