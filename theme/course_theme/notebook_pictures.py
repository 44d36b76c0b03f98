"""Imágenes de los cuadernos: las que guarda ``plots.show``, en claro o en oscuro según el tema y, en una pantalla
estrecha, en su forma estrecha.
"""

import hashlib
from binascii import a2b_base64

from docutils import nodes
from myst_nb.core import render
from sphinx.application import Sphinx

from optlib.plots.pictures import recolour

PNG = "image/png"


class picture(nodes.General, nodes.Element):
    """Las formas de una imagen: la última es la que se ve si no toca ninguna de las otras."""


def image(renderer: render.NbElementRenderer, name: str, data: bytes, extra: dict, **more) -> nodes.image:
    """Guarda un PNG y devuelve su nodo, con sus medidas."""
    size = {key: str(extra[key]) for key in ("width", "height") if key in extra}
    return nodes.image(uri=renderer.write_file([f"{name}.png"], data, exists_ok=True), **size, **more)


class PictureRenderer:
    """Convierte la salida de ``plots.show`` en dos imágenes, clara y oscura, cada una en dos formas."""

    mime_priority_overrides = ()

    @staticmethod
    def handle_mime(
        renderer: render.NbElementRenderer, data: render.MimeData, inline: bool
    ) -> list[nodes.Element] | None:
        """Devuelve los nodos, o ``None`` si la salida no es una imagen de ``plots.show``."""
        extra = data.output_metadata.get(PNG, {})
        if data.mime_type != PNG or "alt" not in extra:
            return None
        # Un solo resumen para las cuatro, que en la página se repite sin pesar.
        key = hashlib.sha256(f"{data.content}{extra}".encode()).hexdigest()[:10]
        png, alt = a2b_base64(data.content), {"alt": str(extra["alt"])}
        if "narrow" not in extra:
            return [image(renderer, key, png, extra, **alt)]
        narrow = extra["narrow"]
        small = a2b_base64(narrow["png"])
        dark, small_dark = recolour(png, extra["dark_palette"]), recolour(small, narrow["dark_palette"])
        return [
            picture(
                "",
                image(renderer, f"{key}n{mode[0]}", thin, narrow),
                image(renderer, f"{key}{mode[0]}", wide, extra, **alt, classes=[f"only-{mode}"]),
            )
            for mode, wide, thin in (("light", png, small), ("dark", dark, small_dark))
        ]


def setup(app: Sphinx) -> None:
    # myst-nb solo busca sus complementos entre los paquetes instalados; el tema no se instala.
    installed = render.load_mime_renders()
    render.load_mime_renders = lambda: [PictureRenderer, *installed]
