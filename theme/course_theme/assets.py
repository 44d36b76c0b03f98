"""Recursos de las páginas, al terminar de escribirlas: estilo, letras, índice de búsqueda y módulos de optlib."""

import shutil
from pathlib import Path

import sphinx_design
from sphinx.application import Sphinx

from . import css, fonts, search_index, survey

# Lo único que queda en _static; Sphinx y las extensiones copian además lo que ninguna página carga.
KEPT = {"course.css", "site.js", "search.js", "search-index.js", "logo.svg", "fonts", "optlib", "cards"}
MODULES = "optlib/static"


def katex(app: Sphinx) -> Path:
    """Devuelve la carpeta de KaTeX en ``node_modules``."""
    folder = Path(app.srcdir, "node_modules/katex/dist")
    if not folder.is_dir():
        raise SystemExit("Faltan los recursos del navegador (node_modules). Ejecuta «npm ci» y repite «make libro».")
    return folder


def copy_modules(app: Sphinx, target: Path) -> None:
    """Copia los módulos de optlib que mueven ejercicios y figuras."""
    source = Path(app.srcdir, MODULES)
    ignored = shutil.ignore_patterns("*.css", "package.json")
    shutil.copytree(source, target, dirs_exist_ok=True, ignore=ignored)


def write(app: Sphinx, error: Exception | None) -> None:
    """Escribe los recursos al terminar de construir las páginas."""
    if error or app.builder.format != "html":
        return
    out, static = Path(app.outdir), Path(app.outdir, "_static")
    names = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    pages = {name: survey.read((out / name).read_text("utf-8")) for name in names}
    used = set().union(*(page.classes for page in pages.values()))
    letters = set().union(*(page.formula_letters for page in pages.values()))
    design = Path(sphinx_design.__file__).parent / "static" / "sphinx-design.min.css"
    css.write(app, static / "course.css", [katex(app) / "katex.min.css", design], used)
    fonts.write(Path(app.srcdir), static / "fonts", letters)
    search_index.write(static, pages)
    copy_modules(app, static / "optlib")


def clean(app: Sphinx, error: Exception | None) -> None:
    """Borra de ``_static`` lo que ninguna página carga."""
    for path in Path(app.outdir, "_static").glob("*"):
        if path.name not in KEPT and app.builder.format == "html":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def setup(app: Sphinx) -> None:
    # Antes que las demás extensiones, para que un fallo se vea; la limpieza, después de que hayan copiado lo suyo.
    app.connect("build-finished", write, priority=400)
    app.connect("build-finished", clean, priority=900)
