"""La imagen fija de cada figura interactiva, para leer sin JavaScript y para imprimir."""

import hashlib
from functools import cache
from pathlib import Path

from sphinx.application import Sphinx

import optlib
from optlib.figures import add_stills, still


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


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Pone las imágenes fijas en el cuerpo de la página."""
    body = context.get("body", "")
    if "data-figure=" not in body:
        return

    def save(name: str, png: bytes) -> str:
        target = Path(app.outdir, app.builder.imagedir, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(png)
        return context["pathto"](f"{app.builder.imagedir}/{name}", 1)

    context["body"] = add_stills(body, save, lambda figure_id, params: drawn(app, figure_id, params))


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_to_context)
