"""Recursos de las páginas, al terminar de escribirlas: estilo, fuentes, guiones, índice de búsqueda y optlib."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import sphinx_design
from course_live import pages as live
from course_search import index
from sphinx.application import Sphinx

from optlib.sphinx import write_data

from . import css, esbuild, fonts, going_on, licences, numbering, survey

SCRIPTS = Path(__file__).parent / "scripts"


def write_scripts(app: Sphinx, static: Path) -> set[str]:
    """Escribe los guiones de todas las páginas y los módulos de las que tienen ejercicios, figuras o celdas.

    Devuelve los paquetes de npm que van en ellos.
    """
    found = esbuild.bundle(app, {"site": f"{SCRIPTS}/site.js"}, static, "iife", going_on.constants(app))
    found |= esbuild.bundle(app, {"search": str(index.SCRIPT)}, static, "iife")
    folder, mount = static / "optlib", {"mount": "optlib/static/mount.js"}
    shutil.rmtree(folder, ignore_errors=True)
    entries, constants = live.scripts(app, folder)
    if app.config.course_offline:
        # Desde una carpeta (file://) no se cargan módulos: la edición sin conexión lleva un guion clásico.
        found |= esbuild.bundle(app, mount, folder, "iife", {"import.meta.url": '""'})
    else:
        entries |= mount
    if entries:
        found |= esbuild.bundle(app, entries, folder, "esm", constants)
    return found


def gathered(pages: Iterable[dict[str, set[str]]]) -> dict[str, set[str]]:
    """Reúne las letras de cada fuente en todas las páginas."""
    found: dict[str, set[str]] = {}
    for page in pages:
        for font, letters in page.items():
            found.setdefault(font, set()).update(letters)
    return found


def write(app: Sphinx, error: Exception | None) -> None:
    """Escribe los recursos al terminar de construir las páginas."""
    if error or app.builder.format != "html":
        return
    root, static, memory = Path(app.srcdir), Path(app.outdir, "_static"), Path(app.doctreedir)
    pages = survey.read_all(survey.written(app), memory / "survey.pickle")
    used = set().union(*(page.classes for page in pages.values()))
    # Las páginas con letra por número son para especialistas, y sus fórmulas tienen letras que el curso no usa.
    deep = {app.builder.get_target_uri(name) for name in app.env.found_docs if numbering.label(app.env, name).isalpha()}
    course = gathered(page.letters for name, page in pages.items() if name not in deep)
    every = gathered(page.letters for page in pages.values())
    design = Path(sphinx_design.__file__).parent / "static" / "sphinx-design.min.css"
    apart = fonts.write(root, static / "fonts", course, every, memory / "fonts.json")
    css.write(
        root,
        static / "course.css",
        [root / "node_modules/katex/dist/katex.min.css", design, css.DESIGN],
        used,
        apart,
        app.config.course_colors,
    )
    css.write_apart(root, static / "apart.css")
    book = {app.builder.get_target_uri(name) for name in app.env.found_docs}
    write_data(static)
    index.write(static, {name: page for name, page in pages.items() if name in book})
    licences.write(app, write_scripts(app, static))


def setup(app: Sphinx) -> None:
    # Antes que las demás extensiones, para que un fallo se vea.
    app.connect("build-finished", write, priority=400)
