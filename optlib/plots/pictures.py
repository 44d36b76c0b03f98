"""De una figura de matplotlib a un PNG pequeño en versión clara y la paleta que lo convierte en la oscura.

Las dos versiones comparten los píxeles y se distinguen solo en la paleta, así que guardar la segunda cuesta medio
kilobyte. El fondo es transparente y los bytes son los mismos en cada ejecución. Una misma figura se dibuja de dos
formas: ancha, con los paneles en fila, y estrecha, para un teléfono, con uno debajo de otro.
"""

import base64
import io
import os
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any, NamedTuple

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation, Text
from PIL import Image

from ..styles import BACKGROUND, INK, MUTED, SERIES, STYLES, WEIGHTS
from . import legends
from .sheet import SHEET

CSS_PIXELS_PER_INCH = 100
PIXEL_RATIO = 2
COLOURS = 128
# La forma estrecha: lo que cabe en un teléfono de 390 píxeles, con letras de 11 píxeles o más incluso en uno de 360.
NARROW = 350
FORMS = ("wide", "narrow")
NARROW_SCREEN = "screen and (max-width: 719px)"
WIDE = "print, (min-width: 720px)"
NARROW_INCHES = 4.0
_NARROW_PIXELS_PER_INCH = NARROW / NARROW_INCHES
_HALO = 2.5  # puntos

_PAIRS = (*STYLES.values(), *SERIES, *WEIGHTS, INK, MUTED, BACKGROUND)
_LIGHT_TO_DARK = {to_hex(style.light): style.dark for style in _PAIRS} | {"#000000": INK.dark}
_COLOUR_PARTS = ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor")


class Picture(NamedTuple):
    """Un PNG claro, la paleta RGBA de su versión oscura, en base 64, y sus medidas en píxeles de CSS."""

    png: bytes
    dark_palette: str
    width: int
    height: int

    def dark(self) -> bytes:
        """El PNG de la versión oscura."""
        return recolour(self.png, self.dark_palette)

    def metadata(self) -> dict:
        """Lo que un cuaderno apunta al lado del PNG."""
        return {"width": self.width, "height": self.height, "dark_palette": self.dark_palette}


def render(fig: Figure, pixels_per_inch: float = CSS_PIXELS_PER_INCH) -> Picture:
    """Dibuja la figura a su tamaño; ``pixels_per_inch`` dice cuántos píxeles de CSS mide una pulgada."""
    ground = fig.get_facecolor()
    seen = "none" if to_hex(ground) == BACKGROUND.light else ground  # a través se ve el de la página
    scaled = _changed(fig.set_dpi, fig.dpi, pixels_per_inch * PIXEL_RATIO)
    with mpl.rc_context(SHEET), scaled, _changed(fig.set_facecolor, ground, seen):
        with _halos(fig, BACKGROUND.light):
            light = Image.fromarray(_pixels(fig))
        with _recoloured(fig), _unplaced(fig), _halos(fig, BACKGROUND.dark):
            dark = _pixels(fig).astype(float)
    small = light.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    indices = np.asarray(small).ravel()
    # Cada color de la paleta oscura es la media, ponderada por su opacidad, de los píxeles que lo llevan.
    dark = dark.reshape(-1, 4)
    count = np.maximum(np.bincount(indices, minlength=COLOURS), 1)
    opacity = np.bincount(indices, dark[:, 3], COLOURS)
    channels = [np.bincount(indices, dark[:, c] * dark[:, 3], COLOURS) / np.maximum(opacity, 1) for c in range(3)]
    palette = np.stack([*channels, opacity / count], axis=-1).round().astype(np.uint8)
    palette = palette[: int(indices.max()) + 1]
    png = _encoded(small)
    return Picture(png, base64.b64encode(palette.tobytes()).decode(), *size(png))


def render_narrow(fig: Figure) -> Picture:
    """Dibuja la forma estrecha: las mismas letras, algo menores, y los paneles de una fila, uno debajo de otro."""
    with mpl.rc_context(SHEET), _narrowed(fig):
        return render(fig, _NARROW_PIXELS_PER_INCH)


def bundle(fig: Figure, alt: str) -> tuple[dict, dict]:
    """Las dos formas de una figura como salida de un cuaderno: los datos y lo que se apunta a su lado.

    Jupyter muestra la ancha; la estrecha va entera en los metadatos. Donde ya se sabe la pantalla, como en una página,
    ``OPTLIB_FORM`` (``wide`` o ``narrow``) dice cuál hace falta, y solo se dibuja esa.
    """
    form = os.environ.get("OPTLIB_FORM")
    shown = render_narrow(fig) if form == "narrow" else render(fig)
    extra = shown.metadata() | {"alt": alt, "needs_background": "light"}
    if form not in FORMS:
        narrow = render_narrow(fig)
        extra["narrow"] = narrow.metadata() | {"png": base64.b64encode(narrow.png).decode()}
    return {"image/png": base64.b64encode(shown.png).decode(), "text/plain": alt}, {"image/png": extra}


def recolour(png: bytes, palette: str) -> bytes:
    """Devuelve el mismo PNG, que debe tener paleta, con otra RGBA, dada en base 64 como la da ``render``."""
    image = Image.open(io.BytesIO(png))
    image.load()
    image.putpalette(base64.b64decode(palette), "RGBA")
    image.info.pop("transparency", None)
    return _encoded(image)


def size(png: bytes) -> tuple[int, int]:
    """Las medidas, en píxeles de CSS, de un PNG de ``render``."""
    width, height = Image.open(io.BytesIO(png)).size
    return width // PIXEL_RATIO, height // PIXEL_RATIO


def _pixels(fig: Figure) -> np.ndarray:
    """Los píxeles RGBA, de 0 a 255: los mismos que guardaría ``savefig``, que dibuja dos veces y los comprime."""
    canvas = fig.canvas if isinstance(fig.canvas, FigureCanvasAgg) else FigureCanvasAgg(fig)
    canvas.draw()
    return np.array(canvas.buffer_rgba())


@contextmanager
def _changed(change: Callable, before: Any, now: Any):
    """Cambia algo de una figura mientras dura el bloque."""
    change(now)
    try:
        yield
    finally:
        change(before)


def _unplaced(fig: Figure):
    """Deja cada cosa donde está mientras dura el bloque: colocarlas cuesta tanto como dibujarlas."""
    return _changed(fig.set_layout_engine, fig.get_layout_engine(), "none")


@contextmanager
def _narrowed(fig: Figure):
    """Estrecha la figura mientras dura el bloque; un panel pierde de alto menos que de ancho."""
    width, height = fig.get_size_inches()
    row = {ax: spec for ax in fig.axes if (spec := ax.get_subplotspec()) and spec.get_gridspec().nrows == 1}
    panels = len(row) if len(row) == len(fig.axes) else 1
    pads = [(ax.yaxis, ax.yaxis.labelpad) for ax in row]
    if panels > 1:
        column = GridSpec(panels, 1, figure=fig)
        for k, ax in enumerate(row):
            ax.set_subplotspec(column[k])
    # Con menos ancho, una leyenda puede tener más filas.
    again = [(ax, width / len(row or [ax])) for ax in fig.axes if ax in legends.COLUMNS]
    more = sum(max(0, -legends.fit(ax, panel) + legends.fit(ax, NARROW_INCHES)) for ax, panel in again)
    tall = panels * height * (panels * NARROW_INCHES / width) ** 0.5 + legends.ROW * more
    # Un poco más que los píxeles enteros: matplotlib corta, y 719.9999 serían 719.
    pixels = round(tall * _NARROW_PIXELS_PER_INCH) + 1e-6
    fig.set_size_inches(NARROW_INCHES, pixels / _NARROW_PIXELS_PER_INCH)
    if panels > 1:  # antes de colocarlos se alinean sus rótulos verticales
        with _changed(fig.set_dpi, fig.dpi, _NARROW_PIXELS_PER_INCH * PIXEL_RATIO), _unplaced(fig):
            fig.draw_without_rendering()
            away = [ax.get_window_extent().x0 - ax.yaxis.label.get_position()[0] for ax in row]
            for (axis, pad), space in zip(pads, away, strict=True):
                axis.labelpad = pad + (max(away) - space) * 72 / fig.dpi
    try:
        yield
    finally:
        fig.set_size_inches(width, height)
        for axis, pad in pads:
            axis.labelpad = pad
        for ax, spec in row.items():
            ax.set_subplotspec(spec)
        for ax, panel in again:
            legends.fit(ax, panel)


@contextmanager
def _halos(fig: Figure, colour: str):
    """Rodea de color de fondo, mientras dura el bloque, los rótulos sin recuadro, que así se leen sobre las líneas."""
    texts = [text for ax in fig.axes for text in ax.texts if not text.get_bbox_patch() and not text.get_path_effects()]
    for text in texts:
        text.set_path_effects([withStroke(linewidth=_HALO, foreground=colour)])
    try:
        yield
    finally:
        for text in texts:
            text.set_path_effects([])


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
            if read and write and (after := _dark(before := read())):
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
