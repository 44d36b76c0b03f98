"""Lo común a los widgets de ejercicios y figuras: el mismo JavaScript de la página, dentro de Jupyter.

Un widget de anywidget recibe un solo módulo; aquí se unen los de ``optlib/static``, que en el sitio van
sueltos. Se importa al mostrar el primero, nunca con ``import optlib``.
"""

import posixpath
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parent / "static"
# Lo que se dice donde no se puede responder ni mover un mando.
MISSING = "Para responder y para mover las figuras en un cuaderno hace falta: pip install anywidget ipywidgets"

_IMPORT = re.compile(r"^import\s*\{([^}]*)\}\s*from\s*\"([^\"]+)\";\n?", re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
_LATER = re.compile(r"\bimport\(\"([^\"]+)\"\)")
# Las formas que no se saben unir; «import numpy as np», en el código de una figura, no es de JavaScript.
_OTHER = re.compile(r"^(import\s*[\"'{*]|import\b.*\bfrom\b|export\b|default\b|\{)", re.MULTILINE)


def missing() -> str:
    """Lo que falta, en un párrafo; en la página, que de IPython solo tiene el nombre y pone ella los mandos, nada."""
    return f"<p>{MISSING}</p>" if "IPython.core" in sys.modules else ""


@cache
def bundle(entry: str) -> str:
    """Une el módulo ``entry`` de ``optlib/static`` y los que importa en uno solo, que da ``render``.

    Cada módulo queda en su propia función, de modo que sus nombres no chocan. Errores: ``ValueError`` si alguno no
    importa y exporta como nuestros módulos, con nombre y con comillas dobles, o importa uno que no es nuestro.
    """
    done: dict[str, str] = {}
    parts = []

    def add(path: str) -> str:
        if path in done:
            return done[path]
        name = done[path] = f"$modulo{len(done)}"
        text = (STATIC / path).read_text("utf-8")
        heads = []
        for names, source in _IMPORT.findall(text):
            other = add(_resolve(path, source))
            heads.append(f"const {{ {re.sub(r' as ', ': ', ' '.join(names.split()))} }} = {other};\n")
        text = _IMPORT.sub("", text)
        text = _LATER.sub(lambda found: f"Promise.resolve({add(_resolve(path, found[1]))})", text)
        exports = _EXPORT.findall(text)
        text = _EXPORT.sub(lambda found: found[0].removeprefix("export "), text)
        if _OTHER.search(text):
            raise ValueError(f"{path}: usa una forma de import o export que no se sabe unir")
        parts.append(f"const {name} = (() => {{\n{''.join(heads)}{text}\nreturn {{ {', '.join(exports)} }};\n}})();\n")
        return name

    last = add(entry)
    return "".join(parts) + f"export default {{ render: {last}.render }};\n"


def _resolve(path: str, source: str) -> str:
    """La dirección, desde ``optlib/static``, de lo que el módulo ``path`` importa como ``source``."""
    if not source.startswith("."):
        raise ValueError(f"{path}: importa {source!r}, que no es un módulo nuestro")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), source))


class StoredHtml:
    """Añade a la vista de un widget lo que guarda el cuaderno: su nombre y un HTML inerte, el que usa el sitio.

    Va delante del widget entre las clases de las que se hereda. ``label`` es lo que se lee donde solo cabe un nombre, y
    ``text``, lo que enseña ``print``.
    """

    label: str
    html: str
    text: str = ""

    def __repr__(self) -> str:
        return self.label

    def __str__(self) -> str:
        return self.text or self.label

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundles = super()._repr_mimebundle_(**options) or {}  # type: ignore[misc]  # la del widget
        data, metadata = bundles if isinstance(bundles, tuple) else (bundles, {})
        # El nombre va sin la dirección del objeto, que cambia en cada ejecución.
        return {**data, "text/plain": self.label, "text/html": self.html}, metadata
