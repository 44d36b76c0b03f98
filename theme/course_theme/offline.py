"""La edición sin conexión: lo que una página abierta desde una carpeta (``file://``) no puede cargar."""

from sphinx.application import Sphinx


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Dice a las plantillas para qué edición se escribe la página."""
    context["offline"] = app.config.course_offline


def setup(app: Sphinx) -> None:
    app.add_config_value("course_offline", False, "html")
    app.connect("html-page-context", add_to_context)
