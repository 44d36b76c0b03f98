"""Recursos de las páginas, al terminar de escribirlas: estilo, letras, índice de búsqueda y módulos de optlib."""

import shutil
import subprocess
from pathlib import Path

import sphinx_design
from sphinx.application import Sphinx
from sphinx.util import logging

from . import css, fonts, search_index, survey

# Lo único que queda en _static; Sphinx y las extensiones copian además lo que ninguna página carga.
KEPT = {"course.css", "site.js", "search.js", "search-index.js", "logo.svg", "fonts", "optlib", "cards"}
MODULES = "optlib/static"
SCRIPTS = Path(__file__).parent / "html" / "static"
logger = logging.getLogger(__name__)


def katex(app: Sphinx) -> Path:
    """Devuelve la carpeta de KaTeX en ``node_modules``."""
    folder = Path(app.srcdir, "node_modules/katex/dist")
    if not folder.is_dir():
        raise SystemExit("Faltan los recursos del navegador (node_modules). Ejecuta «npm ci» y repite «make libro».")
    return folder


def esbuild(app: Sphinx, *arguments: str) -> None:
    """Reúne y abrevia guiones con esbuild."""
    binary = next(Path(app.srcdir, "node_modules/@esbuild").glob("*/bin/esbuild"), "node_modules/.bin/esbuild")
    options = ["--bundle", "--minify", "--target=es2022", "--log-level=warning"]
    done = subprocess.run([binary, *arguments, *options], cwd=app.srcdir, capture_output=True, text=True)
    if done.returncode or done.stderr:
        logger.warning("los guiones del navegador no se pueden reunir:\n%s", done.stderr)


def write_scripts(app: Sphinx, static: Path) -> None:
    """Escribe los guiones del tema y, en un solo módulo, ejercicios y figuras, que piden las páginas que los tienen."""
    # Desde una carpeta (file://) no se cargan módulos: la edición sin conexión lleva un guion clásico.
    form = "iife" if app.config.course_offline else "esm"
    esbuild(app, f"{MODULES}/mount.js", f"--format={form}", f"--outfile={static / 'optlib' / 'mount.js'}")
    esbuild(app, *map(str, sorted(SCRIPTS.glob("*.js"))), "--format=iife", f"--outdir={static}")


def write(app: Sphinx, error: Exception | None) -> None:
    """Escribe los recursos al terminar de construir las páginas."""
    if error or app.builder.format != "html":
        return
    out, static = Path(app.outdir), Path(app.outdir, "_static")
    pages = survey.read_all(out, Path(app.doctreedir, "survey.pickle"))
    used = set().union(*(page.classes for page in pages.values()))
    formulas = set().union(*(page.formula_letters for page in pages.values()))
    letters = set().union(*(page.letters for page in pages.values()))
    design = Path(sphinx_design.__file__).parent / "static" / "sphinx-design.min.css"
    css.write(app, static / "course.css", [katex(app) / "katex.min.css", design], used)
    fonts.write(Path(app.srcdir), static / "fonts", letters, formulas)
    search_index.write(static, pages)
    write_scripts(app, static)


def clean(app: Sphinx, error: Exception | None) -> None:
    """Borra de ``_static`` lo que ninguna página carga."""
    for path in Path(app.outdir, "_static").glob("*"):
        if path.name not in KEPT and app.builder.format == "html":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def setup(app: Sphinx) -> None:
    # Antes que las demás extensiones, para que un fallo se vea; la limpieza, después de que hayan copiado lo suyo.
    app.connect("build-finished", write, priority=400)
    app.connect("build-finished", clean, priority=900)
