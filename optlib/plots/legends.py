"""La leyenda de una imagen, entre el título y el dibujo, con las columnas que quepan."""

import textwrap
from weakref import WeakKeyDictionary

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend

from .sheet import SHEET

ROW = 18 / 72  # pulgadas de una fila de una leyenda
_ROWS = 4  # las filas que caben en la figura como es
_HANDLE = 0.5  # pulgadas que ocupan, en la leyenda, la línea y sus márgenes
_LABELS = 0.75  # y a la izquierda de un panel, los rótulos de su eje
# De los ejes con leyenda, las columnas que se piden; de las figuras, lo que medían de alto antes de ponerla.
COLUMNS: WeakKeyDictionary[Axes, int | None] = WeakKeyDictionary()
_HEIGHTS: WeakKeyDictionary[Figure, float] = WeakKeyDictionary()


def place(ax, columns: int | None) -> None:
    """Pone la leyenda de unos ejes, y con muchas filas hace crecer su figura."""
    fig = ax.figure
    tall, panels = ax.get_subplotspec().get_gridspec().get_geometry() if ax.get_subplotspec() else (1, 1)
    if fig.get_layout_engine() is None:  # que le haga sitio
        fig.set_layout_engine("constrained")
    COLUMNS[ax] = columns
    with mpl.rc_context(SHEET):
        rows = fit(ax, fig.get_figwidth() / panels)
    # Una leyenda muy alta no le quita sitio al dibujo: la figura crece.
    first = _HEIGHTS.setdefault(fig, fig.get_figheight())
    more = rows - _ROWS if tall == 1 else tall * rows
    fig.set_figheight(max(fig.get_figheight(), first + ROW * more))


def fit(ax, panel: float) -> int:
    """Pone la leyenda en un panel que mide ``panel`` pulgadas de ancho, y devuelve cuántas filas tiene."""
    handles, labels = ax.get_legend_handles_labels()
    common, labels = shared(labels)
    corner = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0, "borderpad": 0.2, "frameon": False}
    corner |= {"title": common, "alignment": "left", "title_fontsize": SHEET["legend.fontsize"]}
    room = panel - _LABELS
    for ncols in range(COLUMNS[ax] or (4 if common else 2), 0, -1):
        found = ax.legend(handles, labels, ncols=ncols, **corner)
        if (width := _width(found)) <= room:
            break
    else:
        # Ni en una: los rótulos largos, en varias líneas.
        letters = max(map(len, labels)) * (room - _HANDLE) / (width - _HANDLE)
        found = ax.legend(handles, [textwrap.fill(each, max(12, int(letters))) for each in labels], ncols=1, **corner)
    lines = [1 + text.get_text().count("\n") for text in found.get_texts()]
    rows = bool(common) + (sum(lines) if ncols == 1 else -(-len(lines) // ncols))
    ax.set_title(ax.get_title("left"), pad=4 + 72 * ROW * rows)
    return rows


def shared(labels: list[str]) -> tuple[str, list[str]]:
    """El nombre con que empiezan todos los rótulos, si son tres o más, y lo que a cada uno le queda.

    >>> shared(["Adam, lr=0.1", "Adam, lr=0.2", "Adam, lr=0.3, se sale"])
    ('Adam', ['lr=0.1', 'lr=0.2', 'lr=0.3, se sale'])
    """
    names, _, rest = zip(*(label.partition(", ") for label in labels), strict=True)
    if len(labels) < 3 or len({*names}) > 1 or not all(rest):
        return "", labels
    return names[0], list(rest)


def _width(legend: Legend) -> float:
    """Cuántas pulgadas ocupa una leyenda."""
    fig = legend.figure
    canvas = fig.canvas if isinstance(fig.canvas, FigureCanvasAgg) else FigureCanvasAgg(fig)  # type: ignore[arg-type]
    return legend.get_window_extent(canvas.get_renderer()).width / fig.dpi
