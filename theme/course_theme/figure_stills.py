"""La imagen fija de cada figura interactiva, para leer sin JavaScript, para imprimir y, en pequeño, para el mapa."""

import hashlib
import json
import re
from functools import cache, partial
from html import unescape
from pathlib import Path

from sphinx.application import Sphinx

import optlib
from optlib.figures import add_stills, still
from optlib.plots import pictures

FIGURE = re.compile(r'data-figure="([a-z0-9-]+)" data-params="([^"]*)"')
# La que abre un capítulo pregunta, casi siempre antes de empezar.
UNPLAYED = ("step", "steps", "epochs")


@cache
def _sources() -> bytes:
    """Huella del código y de la letra de los que salen las imágenes: si cambian, se dibujan de nuevo."""
    here = Path(optlib.__file__).parent
    texts = [path.read_bytes() for pattern in ("*.py", "*.ttf") for path in sorted(here.rglob(pattern))]
    return hashlib.sha256(b"".join(texts)).digest()


def drawn(app: Sphinx, figure_id: str, params: dict) -> dict[str, tuple[str, bytes]]:
    """Devuelve las imágenes de una figura, guardadas de una construcción a otra."""
    key = hashlib.sha256(_sources() + repr((figure_id, sorted(params.items()))).encode()).hexdigest()[:16]
    folder = Path(app.outdir).parent / "figuras" / key
    if not folder.is_dir():
        pictures = still(figure_id, params)
        folder.mkdir(parents=True, exist_ok=True)
        for name, png in pictures.values():
            (folder / name).write_bytes(png)
    return {path.stem.rsplit("-", 1)[1]: (path.name, path.read_bytes()) for path in folder.glob("*.png")}


def save(app: Sphinx, page: str, name: str, png: bytes) -> str:
    """Guarda una imagen con las del sitio y devuelve su dirección desde una página."""
    target = Path(app.outdir, app.builder.imagedir, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(png)
    return f"{'../' * page.count('/')}{app.builder.imagedir}/{name}"


def thumbnail(app: Sphinx, docname: str, page: str) -> str:
    """La figura que abre ``docname``, recorrida y en pequeño, para otra página; nada si no la hay. Solo adorna."""
    opening = FIGURE.search(app.env.get_doctree(docname).astext())
    if opening is None:
        return ""
    params = json.loads(unescape(opening[2]))
    images = drawn(app, opening[1], {name: value for name, value in params.items() if name not in UNPLAYED})
    shown = []
    for mode in ("light", "dark"):
        name, png = images[f"{mode}_narrow"]
        width, height = pictures.size(png)
        address = save(app, page, name, png)
        shown.append(
            f'<img class="only-{mode}" src="{address}" width="{width}" height="{height}" alt="" loading="lazy">'
        )
    return f'<span class="thumb">{"".join(shown)}</span>'


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Pone las imágenes fijas en el cuerpo de la página."""
    body = context.get("body", "")
    if "data-figure=" not in body:
        return
    context["body"] = add_stills(body, partial(save, app, pagename), partial(drawn, app))


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_to_context)
