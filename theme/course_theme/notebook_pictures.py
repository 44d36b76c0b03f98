"""Imágenes de los cuadernos: las que guarda ``plots.show`` se muestran en claro o en oscuro según el tema."""

import hashlib
from binascii import a2b_base64

from docutils import nodes
from myst_nb.core import render
from sphinx.application import Sphinx

from optlib.pictures import recolour

PNG = "image/png"


def picture(renderer: render.NbElementRenderer, data: bytes, kind: str, options: dict) -> nodes.image:
    """Guarda un PNG y devuelve su nodo, de clase ``kind``."""
    name = hashlib.sha256(data).hexdigest()[:20] + ".png"
    uri = renderer.write_file([name], data, exists_ok=True)
    return nodes.image(uri=uri, classes=[kind] if kind else [], **options)


class PictureRenderer:
    """Convierte la salida de ``plots.show`` (PNG con ``dark_palette``, ``alt`` y medidas) en dos imágenes."""

    mime_priority_overrides = ()

    @staticmethod
    def handle_mime(
        renderer: render.NbElementRenderer, data: render.MimeData, inline: bool
    ) -> list[nodes.image] | None:
        """Devuelve los nodos, o ``None`` si la salida no es una imagen de ``plots.show``."""
        extra = data.output_metadata.get(PNG, {})
        if data.mime_type != PNG or "alt" not in extra:
            return None
        options = {key: str(extra[key]) for key in ("alt", "width", "height") if key in extra}
        png = a2b_base64(data.content)
        if "dark_palette" not in extra:
            return [picture(renderer, png, "", options)]
        return [
            picture(renderer, png, "only-light", options),
            picture(renderer, recolour(png, extra["dark_palette"]), "only-dark", options),
        ]


def setup(app: Sphinx) -> None:
    """Conecta esta parte con Sphinx."""
    # myst-nb solo busca sus complementos entre los paquetes instalados; el tema no se instala.
    installed = render.load_mime_renders()
    render.load_mime_renders = lambda: [PictureRenderer, *installed]
