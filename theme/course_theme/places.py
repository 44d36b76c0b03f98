"""Los avisos del libro dicen el cuaderno, la celda y la línea, y van en español si Sphinx los tiene traducidos.

MyST-NB cuenta las líneas de la celda n de un cuaderno desde 10 000·n + 1, y un aviso diría «01_modelos.ipynb:500009».
"""

import json
import logging
import re
from functools import cache
from pathlib import Path

from sphinx import locale
from sphinx.application import Sphinx
from sphinx.util.logging import SphinxWarningLogRecord

PER_CELL = 10_000
# Los avisos más frecuentes que no lo están.
SAID = {
    r"^unknown document: '?([^' ]+)": "no hay ninguna página «{}» en _toc.yml.",
    r"^'hoja' objetivo de referencia no encontrado: (\S+)": "no hay ninguna página «{}» con ejercicios en _toc.yml.",
    r"^'myst' cross-reference target not found: '?([^' ]+)": "el enlace a «{}» no lleva a ningún sitio.",
    r"^could not find bibtex key \"?([^\" ]+)": "no hay ninguna obra «{}» en chapters/references.bib.",
    r"^term not in glossary: '?([^']+?)'?$": "«{}» no está en chapters/glosario.md.",
    r"^equation not found: '?([^' ]+)": "no hay ninguna ecuación «{}»; si se fue con su página, quita la cita",
    r"^Unknown directive type: '?([^' ]+)": "no hay ninguna directiva «{}»",
    r"^Unknown interpreted text role \"?([^\" ]+)": "no hay ningún papel «{}»",
    r"^Document headings start at H(\d), not H1": "el primer título debe llevar una almohadilla, «# », y lleva {}",
    r"^Non-consecutive header level increase; H(\d) to H(\d)": "tras un título de nivel {} no va uno de nivel {}",
    r"^'([^']+)': Unknown option keys: \['?([^'\]]+).*allowed: (.*)\)": "{0} no tiene la opción «{1}»; tiene {2}",
    r"^Directive '([^']+)': (\d+) argument\(s\) required": "a la directiva {} le faltan argumentos: lleva {}",
    r"^Content block expected for the \"([^\"]+)\"": "la directiva {} está vacía: le falta el texto",
    r"^Error parsing content block for the \"list-table\"": "las filas de la tabla no tienen todas las mismas casillas",
    r"^Directive \"include\": file not found: '.*/([^/']+)'": "no hay ningún fichero {}",
    r"^El nombre del lexer de pigmentos '([^']+)'": "no hay ningún lenguaje «{}» que colorear",
    r"^Substitution error:.*?'([^']+)'": "no hay ninguna sustitución «{}»",
    r"^No source code lexer found": "el cuaderno no dice su lenguaje: lo dirá cuando lo ejecutes",
    r"^archivo de imagen no legible: (\S+)": "no hay ninguna imagen {}, o no se puede leer",
    r"^Malformed YAML": "hay un bloque de YAML, entre rayas, que no se entiende",
    r"^Duplicate (?:ID|explicit target name): \"([^\"]+)": "hay dos lugares que se llaman «{}»",
}


class Places(logging.Filter):
    """Reescribe el lugar de cada aviso, que otro filtro ha puesto ya como texto."""

    def __init__(self, root: Path):
        super().__init__()
        self.root = root

    def filter(self, record: logging.LogRecord) -> bool:
        location = getattr(record, "location", None)
        if isinstance(location, str):
            record.location = place(location, self.root)
        said = logging.LogRecord.getMessage(record)
        for english, spanish in SAID.items():
            if match := re.search(english, said):
                record.msg, record.args = spanish.format(*match.groups()), ()
                break
        return True


def place(location: str, root: Path) -> str:
    """Dice un lugar, ``fichero:línea``, desde ``root`` y, en un cuaderno, con su celda, contada desde 1."""
    path, _, line = location.removesuffix(":").rpartition(":")
    if not line.isdigit():
        path, line = location.removesuffix(":"), ""
    file = Path(path)
    shown = file.relative_to(root).as_posix() if file.is_relative_to(root) else path
    if not line:
        return shown
    cell, row = divmod(int(line), PER_CELL)
    if file.suffix != ".ipynb" or not cell:
        return f"{shown}, línea {line}"
    return f"{shown}, celda {cell}{_called(file, cell)}, línea {max(row - 1, 1)}"


def _called(path: Path, cell: int) -> str:
    """Cómo empieza una celda, para encontrarla."""
    try:
        start = first_line(_cells(path)[cell - 1])
    except (OSError, ValueError, LookupError):
        return ""
    return f" («{start}»)"


def first_line(cell: dict) -> str:
    """La primera línea escrita de una celda, si hace falta cortada."""
    lines = [line.strip() for line in "".join(cell["source"]).splitlines() if line.strip()]
    line = re.sub(r"\s+", " ", lines[0]) if lines else "vacía"
    return line if len(line) <= 50 else f"{line[:49]}…"


@cache
def _cells(path: Path) -> list[dict]:
    return json.loads(path.read_text("utf-8"))["cells"]


def prefix(record: logging.LogRecord) -> str:
    """Lo que va delante de un aviso o de un error."""
    return "ERROR: " if record.levelno >= logging.ERROR else "AVISO: "


def setup(app: Sphinx) -> None:
    SphinxWarningLogRecord.prefix = property(prefix)  # type: ignore[assignment, method-assign]
    locale.init([Path(locale.__file__).parent], app.config.language, namespace="console")
    for handler in logging.getLogger("sphinx").handlers:
        handler.addFilter(Places(Path(app.confdir or app.srcdir)))
