"""Lo que se tarda en leer un cuaderno y en hacer sus ejercicios, sin lo plegado."""

import re
from pathlib import Path

import nbformat
from course_theme.notebook_cells import only_shows
from course_theme.side_notes import APART, FOLDED
from prose import markdown_prose

from optlib.exercises.bank import find

# Por minuto, palabras y fórmulas de dentro del texto, y líneas de código; en minutos, lo demás.
WORDS, LINES = 170, 10
FORMULA, TABLE, PICTURE, FIGURE = 1, 0.5, 0.5, 2
EXERCISE = {"quick": 0.75, "choice": 2, "numeric": 3, "order": 3, "table": 6, "code": 8, "rule": 8}
FOLD = re.compile(rf"(?ms)^(`{{3,}})\{{admonition\}}[^\n]*\n:class: (?:{'|'.join(sorted(FOLDED))})\n.*?^\1\s*?$")
DISPLAYED = re.compile(r"(?s)\$\$.*?\$\$")
RULE = re.compile(r"(?m)^\|[-:| ]+\|$")
INLINE = re.compile(r"(?<!\$)\$(?!\$)[^$]+\$")
ASKED = re.compile(r'exercise\("([\w-]+)"\)')


def minutes(path: Path) -> tuple[float, float]:
    """Minutos de lectura de un cuaderno hasta sus referencias, y los de sus ejercicios."""
    shown, reading, exercises = True, 0.0, 0.0
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "code":
            reading += of_code(cell) if shown else 0
            exercises += of_exercise(cell.source) if shown else 0
            continue
        for part in re.split(r"(?m)^(?=## )", cell.source):
            if part.startswith("## "):
                shown = part.splitlines()[0].removeprefix("## ") not in APART
            reading += of_text(part) if shown else 0
    return reading, exercises


def of_text(source: str) -> float:
    """Minutos de una celda de texto."""
    text = FOLD.sub("", source).partition("## Referencias")[0]
    words = len(re.findall(r"\w+", markdown_prose(text))) + len(INLINE.findall(text))
    return words / WORDS + FORMULA * len(DISPLAYED.findall(text)) + TABLE * len(RULE.findall(text))


def of_code(cell: nbformat.NotebookNode) -> float:
    """Minutos de una celda de código: las líneas a la vista, también las que enseña ``Source``, y lo que dibuja."""
    if ASKED.fullmatch(cell.source):
        return 0
    hidden = "hide-input" in cell.metadata.get("tags", []) or only_shows(cell.source)
    code = [] if hidden else cell.source.splitlines()
    for output in cell.outputs:
        code += output.get("data", {}).get("text/markdown", "").splitlines()[1:-1]  # sin las vallas
    lines = sum(bool(line.strip()) for line in code)
    html = "".join(output.get("data", {}).get("text/html", "") for output in cell.outputs)
    shown = bool(html) or any("image/png" in output.get("data", {}) for output in cell.outputs)
    return lines / LINES + (FIGURE if "data-figure=" in html else shown * PICTURE)


def of_exercise(source: str) -> float:
    """Minutos del ejercicio que muestra una celda; 0 si no muestra ninguno."""
    found = ASKED.fullmatch(source)
    return EXERCISE[find(found[1]).kind] if found else 0
