"""De una figura de matplotlib a un PNG pequeño en versión clara y la paleta que lo convierte en la oscura.

Las dos versiones comparten los píxeles y se distinguen solo en la paleta, así que guardar la segunda cuesta medio
kilobyte. El fondo es transparente y los bytes son los mismos en cada ejecución.
"""

import base64
import io
from contextlib import contextmanager

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text
from PIL import Image

from .styles import BACKGROUND, INK, MUTED, SERIES, STYLES

CSS_PIXELS_PER_INCH = 100
PIXEL_RATIO = 2
COLOURS = 128

_LIGHT_TO_DARK = {to_hex(style.light): style.dark for style in (*STYLES.values(), *SERIES, INK, MUTED, BACKGROUND)} | {
    "#000000": INK.dark
}
_COLOUR_PARTS = ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor")


def render(fig: Figure) -> tuple[bytes, str]:
    """Devuelve el PNG de la versión clara y, en base 64, la paleta RGBA de la oscura."""
    with _enlarged(fig):
        light = Image.fromarray(_pixels(fig))
        with _recoloured(fig), _still(fig):
            dark = _pixels(fig).astype(float)
    small = light.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    indices = np.asarray(small).ravel()
    # Cada color de la paleta oscura es la media, ponderada por su opacidad, de los píxeles que lo llevan.
    dark = dark.reshape(-1, 4)
    count = np.maximum(np.bincount(indices, minlength=COLOURS), 1)
    opacity = np.bincount(indices, dark[:, 3], COLOURS)
    channels = [np.bincount(indices, dark[:, c] * dark[:, 3], COLOURS) / np.maximum(opacity, 1) for c in range(3)]
    palette = np.stack([*channels, opacity / count], axis=-1).round().astype(np.uint8)
    return _encoded(small), base64.b64encode(palette[: int(indices.max()) + 1].tobytes()).decode()


def recolour(png: bytes, palette: str) -> bytes:
    """Devuelve el mismo PNG, que debe tener paleta, con otra RGBA, dada en base 64 como la da ``render``."""
    image = Image.open(io.BytesIO(png))
    image.load()
    image.putpalette(base64.b64decode(palette), "RGBA")
    image.info.pop("transparency", None)
    return _encoded(image)


def _pixels(fig: Figure) -> np.ndarray:
    """Los píxeles RGBA, de 0 a 255: los mismos que guardaría ``savefig``, que dibuja dos veces y los comprime."""
    canvas = fig.canvas if isinstance(fig.canvas, FigureCanvasAgg) else FigureCanvasAgg(fig)
    canvas.draw()
    return np.array(canvas.buffer_rgba())


@contextmanager
def _enlarged(fig: Figure):
    """Dibuja la figura a su tamaño en píxeles mientras dura el bloque."""
    before = fig.dpi
    fig.dpi = CSS_PIXELS_PER_INCH * PIXEL_RATIO
    try:
        yield
    finally:
        fig.dpi = before


@contextmanager
def _still(fig: Figure):
    """Deja cada cosa en su sitio mientras dura el bloque: colocarlas cuesta tanto como dibujarlas."""
    engine = fig.get_layout_engine()
    fig.set_layout_engine("none")
    try:
        yield
    finally:
        fig.set_layout_engine(engine)


def _encoded(image: Image.Image) -> bytes:
    small = io.BytesIO()
    image.save(small, format="png", optimize=True)
    return small.getvalue()


@contextmanager
def _recoloured(fig: Figure):
    """Cambia los colores claros de la figura por los oscuros mientras dura el bloque."""
    changed = []
    # La flecha de una anotación y el recuadro de un texto no salen en findobj.
    hidden: list[Artist | None] = [text.get_bbox_patch() for text in fig.findobj(Text)]
    hidden += [text.arrow_patch for text in fig.findobj(Annotation)]
    for artist in [*fig.findobj(), *filter(None, hidden)]:
        for part in _COLOUR_PARTS:
            read, write = getattr(artist, f"get_{part}", None), getattr(artist, f"set_{part}", None)
            if read is None or write is None:
                continue
            before = read()
            after = _dark(before)
            if after is not None:
                changed.append((write, before))
                write(after)
    yield
    for write, before in reversed(changed):
        write(before)


def _dark(colour):
    """Versión oscura de un color o de una lista de colores; ``None`` si no está en la paleta."""
    many = np.ndim(colour) == 2
    try:
        before = [to_rgba(each) for each in (colour if many else [colour])]
    except (TypeError, ValueError):
        return None  # «auto» y otros valores que no son un color.
    after = [to_rgba(_LIGHT_TO_DARK.get(to_hex(each), to_hex(each)), alpha=each[3]) for each in before]
    if after == before or not any(each[3] for each in before):
        return None  # Nada que cambiar, o transparente.
    return after if many else after[0]
