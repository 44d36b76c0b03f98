"""Lo que sobra en la carpeta del sitio: páginas retiradas, imágenes que ya nadie muestra y lo que solo usa Sphinx."""

import shutil
from pathlib import Path

from sphinx.application import Sphinx

from optlib.towns import COUNTRIES

from . import cards, identity, survey

# Lo único que queda en _static; Sphinx y las extensiones copian además lo que ninguna página carga.
STATIC = {"course.css", "apart.css", "site.js", "search.js", "search-index.js", "digits.js"}
STATIC |= {f"towns-{country}.js" for country in COUNTRIES}
STATIC |= {"fonts", "optlib", "cards", "python"}
# En estas carpetas solo hay lo que alguna página nombra.
NAMED = ("_images", "_sources")
INFO, INVENTORY = ".buildinfo", "objects.inv"


def recall(app: Sphinx) -> None:
    """Devuelve a Sphinx su nota de la construcción anterior, que no se publica."""
    kept = Path(app.doctreedir, INFO)
    if app.builder.format == "html" and kept.exists():
        shutil.move(kept, Path(app.outdir, INFO))


def stale(out: Path, pages: dict[str, survey.Page], shown: set[str]) -> list[Path]:
    """Devuelve los ficheros de ``out`` que no son de ninguna página de ``pages``; ``shown`` son sus tarjetas."""
    named = set().union(*(page.references for page in pages.values()))
    found = [path for path in out.rglob("*.html") if path.relative_to(out).as_posix() not in pages]
    for folder in NAMED:
        files = [path for path in (out / folder).rglob("*") if path.is_file()]
        found += [path for path in files if path.relative_to(out).as_posix() not in named]
    found += [path for path in (out / "_static/cards").glob("*") if path.relative_to(out).as_posix() not in shown]
    return found


def clean(app: Sphinx, error: Exception | None) -> None:
    """Borra lo que sobra."""
    if error or app.builder.format != "html":
        return
    out = Path(app.outdir)
    kept = {*STATIC, identity.logo_name(app) or "logo.svg"}
    for path in (out / "_static").glob("*"):
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    pages = survey.read_all(survey.written(app), Path(app.doctreedir, "survey.pickle"))
    for path in stale(out, pages, {cards.name(docname) for docname in app.env.found_docs}):
        path.unlink()
    (out / INVENTORY).unlink(missing_ok=True)
    if (out / INFO).exists():
        shutil.move(out / INFO, Path(app.doctreedir, INFO))


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", recall)
    # Después de que las demás extensiones hayan copiado lo suyo.
    app.connect("build-finished", clean, priority=900)
