"""La edición sin conexión: los módulos, reunidos en un guion clásico, porque desde una carpeta no se cargan módulos."""

import shutil
import subprocess
from pathlib import Path

from sphinx.application import Sphinx

BUNDLE = "interactive.js"


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Dice a la plantilla qué guion mueve ejercicios y figuras."""
    context["offline"] = app.config.course_offline
    context["interactive_script"] = f"_static/{BUNDLE}" if app.config.course_offline else "_static/optlib/mount.js"


def bundle(app: Sphinx, error: Exception | None) -> None:
    """Reúne los módulos en un guion y los quita."""
    if error or not app.config.course_offline:
        return
    modules = Path(app.outdir, "_static", "optlib")
    esbuild = Path(app.srcdir, "node_modules", ".bin", "esbuild")
    target = modules.with_name(BUNDLE)
    command = [esbuild, modules / "mount.js", "--bundle", "--minify", "--format=iife", f"--outfile={target}"]
    subprocess.run([*command, "--log-level=warning"], check=True)
    shutil.rmtree(modules)


def setup(app: Sphinx) -> None:
    app.add_config_value("course_offline", False, "html")
    app.connect("html-page-context", add_to_context)
    # Después de que se copien los módulos y se borre lo que sobra.
    app.connect("build-finished", bundle, priority=950)
