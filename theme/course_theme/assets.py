"""Recursos de las páginas: una sola hoja de estilo, las fuentes de las fórmulas y los módulos de optlib."""

import shutil
from pathlib import Path

from pygments.formatters import HtmlFormatter
from sphinx.application import Sphinx

STYLES = Path(__file__).parent / "styles"


def katex(app: Sphinx) -> Path:
    """Devuelve la carpeta de KaTeX; debe ser la versión con que se dibujan las fórmulas."""
    folder = Path(app.srcdir, "node_modules/katex/dist")
    if not folder.is_dir():
        raise SystemExit("Falta node_modules/katex: ejecuta «make .venv/.listo» o «npm ci».")
    return folder


def pygments_css() -> str:
    """Devuelve los colores del código, claros y oscuros."""

    def rules(style: str, scope: str) -> str:
        return HtmlFormatter(style=style).get_style_defs(scope + ".highlight")

    dark = "a11y-high-contrast-dark"
    automatic = rules(dark, "html:not([data-theme=light]) ")
    return "\n".join(
        [
            rules("a11y-high-contrast-light", ""),
            "@media (prefers-color-scheme: dark) {" + automatic + "}",
            rules(dark, "html[data-theme=dark] "),
        ]
    )


def stylesheet(app: Sphinx) -> str:
    """Devuelve la hoja de estilo única del sitio."""
    own = [path.read_text("utf-8") for path in sorted(STYLES.glob("*.css"))]
    modules = [path.read_text("utf-8") for path in sorted(Path(app.srcdir, "optlib/static").rglob("*.css"))]
    formulas = (katex(app) / "katex.min.css").read_text("utf-8")
    return "\n".join([formulas, pygments_css(), *own, *modules])


def write(app: Sphinx, error: Exception | None) -> None:
    """Escribe los recursos al terminar de construir las páginas."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    for leftover in static.glob("mystnb.*.css"):
        leftover.unlink()
    (static / "course.css").write_text(stylesheet(app), "utf-8")
    shutil.copytree(
        katex(app) / "fonts",
        static / "fonts",
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("*.ttf", "*.woff"),
    )
    source = Path(app.srcdir, "optlib/static")
    if source.is_dir():
        shutil.copytree(source, static / "optlib", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.css", "*.py"))


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write, priority=900)
