"""Todo lo que cambia el aspecto del sitio: una extensión de Sphinx que trae su propio tema, ``course``.

Cada módulo hace una cosa y lo dice en su primera línea; ``setup`` los reúne.
"""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

THEME = Path(__file__).parent / "html"
# Las partes que son, cada una, una extensión de Sphinx, en el orden en que se conectan.
PARTS = """
absent assets cards clinic code_lines editions figure_stills formulas going_on head identity landing learning
leftovers navigation notebook_cells notebook_pictures numbering objectives places progress_page publishing references
registry rule_bench sheets side_notes table_cards translator
"""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Registra el tema y las partes de la extensión."""
    app.add_html_theme("course", str(THEME))
    # Jupyter Book da siempre valor a esta opción de una extensión que el libro no carga.
    app.add_config_value("comments_config", {}, "html")
    for part in ("course_live", "course_search", *(f"{__name__}.{name}" for name in PARTS.split())):
        app.setup_extension(part)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
