"""El índice de la búsqueda: el texto de cada apartado, que el navegador busca sin acentos y por familias."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

SCRIPT = Path(__file__).parent.parent / "scripts" / "search.js"


def disable_stock_search(app: Sphinx) -> None:
    """Desactiva el índice de Sphinx, que no encuentra en español las palabras escritas sin acento."""
    app.builder.search = False


def trimmed(section: list[str]) -> list[str]:
    """Quita del final lo que está vacío, que en casi todos los apartados son la clase y el código."""
    while section and not section[-1]:
        section = section[:-1]
    return section


def write(folder: Path, pages: Mapping[str, Any]) -> None:
    """Escribe el índice; es un guion clásico para que la búsqueda funcione también desde una carpeta."""
    entries = [[name, page.title, list(map(trimmed, page.sections))] for name, page in pages.items() if page.sections]
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    (folder / "search-index.js").write_text(f"window.searchIndex={text};\n", "utf-8")


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", disable_stock_search)
