"""La cabecera de cada página: descripción, tarjeta para redes y política de seguridad del contenido."""

import hashlib
from base64 import b64encode
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from .navigation import description

# El único guion dentro de la página: pone el tema elegido antes de dibujar nada. La política lo admite por su resumen.
THEME_SCRIPT = (Path(__file__).parent / "html" / "theme-choice.js").read_text("utf-8").strip()


COURSE = (
    "Curso gratuito en español sobre cómo aprenden las redes neuronales: descenso por gradiente, regla de la cadena,"
    " Adam y los optimizadores de hoy, con figuras, ejercicios y Python en la página."
)


def policy() -> str:
    """Devuelve la política: solo lo propio, sin eval; los estilos en línea los necesitan las fórmulas."""
    digest = b64encode(hashlib.sha256(THEME_SCRIPT.encode()).digest()).decode()
    # WebAssembly lo necesita Python donde el servidor la manda como cabecera, que también vale para su trabajador.
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' 'wasm-unsafe-eval' 'sha256-{digest}'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def add_to_context(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None
) -> None:
    """Da a la plantilla lo que va en ``<head>``."""
    body = context.get("body", "")
    names = ("clinic", "exercise", "figure", "progress", "rule")
    context["interactive"] = any(f"data-{name}=" in body for name in names)
    context["description"] = (doctree is not None and description(doctree)) or (COURSE)
    if pagename == app.config.root_doc:
        context["description"] = COURSE
    context["theme_script"], context["policy"] = THEME_SCRIPT, policy()


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_to_context)
