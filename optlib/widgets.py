"""Lo común a los widgets de ejercicios y figuras: el mismo JavaScript de la página, dentro de Jupyter.

Un widget de anywidget recibe un solo módulo, de ``optlib/static/jupyter``: en él «make datos» une los que hacen falta.
Se importa al mostrar el primero, nunca con ``import optlib``.
"""

import sys
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parent / "static"
# Lo que se dice donde no se puede responder ni mover un mando.
MISSING = "Para responder y para mover las figuras en un cuaderno hace falta: pip install anywidget ipywidgets"


def missing() -> str:
    """Lo que falta, en un párrafo; en la página, que de IPython solo tiene el nombre y pone ella los mandos, nada."""
    return f"<p>{MISSING}</p>" if "IPython.core" in sys.modules else ""


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
