"""Imágenes: variantes clara y oscura de las que guardan los cuadernos; toda imagen con su ancho y su alto."""

import hashlib
from binascii import a2b_base64
from pathlib import Path

from docutils import nodes
from myst_nb.core import render
from PIL import Image
from sphinx.application import Sphinx

PNG = "image/png"


def picture(renderer: render.NbElementRenderer, content: str, kind: str, options: dict) -> nodes.image:
    """Guarda un PNG en base64 y devuelve su nodo, de clase ``kind``."""
    data = a2b_base64(content)
    uri = renderer.write_file([hashlib.sha256(data).hexdigest()[:20] + ".png"], data, exists_ok=True)
    return nodes.image(uri=uri, classes=[kind] if kind else [], **options)


class PictureRenderer:
    """Convierte la salida de ``plots.show`` (PNG con ``dark``, ``alt`` y medidas) en dos imágenes."""

    mime_priority_overrides = ()

    @staticmethod
    def handle_mime(renderer, data, inline):
        """Devuelve los nodos, o ``None`` si la salida no es una imagen de ``plots.show``."""
        extra = data.output_metadata.get(PNG, {})
        if data.mime_type != PNG or "alt" not in extra:
            return None
        options = {key: str(extra[key]) for key in ("alt", "width", "height") if key in extra}
        if "dark" not in extra:
            return [picture(renderer, data.content, "", options)]
        return [
            picture(renderer, data.content, "only-light", options),
            picture(renderer, extra["dark"], "only-dark", options),
        ]


def size(app: Sphinx, node: nodes.image) -> dict:
    """Devuelve los atributos ``width`` y ``height`` en píxeles; si faltan, los lee del fichero."""
    found = {key: node[key].removesuffix("px") for key in ("width", "height") if key in node}
    if len(found) == 2 and all(value.isdigit() for value in found.values()):
        return found
    try:
        with Image.open(Path(app.srcdir, node["uri"])) as image:
            return {"width": image.width, "height": image.height}
    except OSError:
        return {}


def visit_image(self, node: nodes.image) -> None:
    """Escribe ``<img>`` con medidas (la página no salta al cargarla) y carga diferida."""
    uri = node["uri"]
    attributes = size(self.builder.app, node) if "://" not in uri else {}
    if uri in self.builder.images:
        uri = f"{self.builder.imgpath}/{self.builder.images[uri]}"
    attributes |= {"src": uri, "alt": node.get("alt", ""), "loading": "lazy", "decoding": "async"}
    self.body.append(
        self.emptytag(node, "img", "" if isinstance(node.parent, nodes.TextElement) else "\n", **attributes)
    )


def setup(app: Sphinx) -> None:
    app.add_node(nodes.image, override=True, html=(visit_image, lambda self, node: None))
    # myst-nb solo busca sus complementos entre los paquetes instalados; el tema no se instala.
    installed = render.load_mime_renders()
    render.load_mime_renders = lambda: [PictureRenderer, *installed]
