"""El estilo de las imágenes del curso: lo llevan los ejes desde que se hacen, y lo demás de matplotlib no cambia."""

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.cbook import normalize_kwargs
from matplotlib.font_manager import fontManager
from matplotlib.lines import Line2D
from matplotlib.text import Text

from ..styles import BACKGROUND, INK, MUTED

_FONT, _PLAIN = "Optlib Sans", "DejaVu Sans"
SHEET: dict[Any, Any] = {
    "font.family": _PLAIN,
    "font.size": 11.5,
    "axes.titlesize": 12,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": MUTED.light,
    "axes.labelcolor": INK.light,
    "axes.titlecolor": INK.light,
    "axes.facecolor": "none",
    "text.color": INK.light,
    "legend.facecolor": BACKGROUND.light,
    "legend.edgecolor": "none",
    "legend.framealpha": 0.85,
    "legend.fontsize": 10.5,
    "legend.labelspacing": 0.2,
    "legend.handlelength": 1.8,
    "legend.handletextpad": 0.6,
    "legend.columnspacing": 1.4,
    "axes.labelpad": 1.5,
    "axes.formatter.use_mathtext": True,
}
# La letra del sitio, donde está preparada; los signos que no tiene salen de la de matplotlib.
if _FILES := sorted(Path(__file__).parent.parent.glob("fonts/*.ttf")):
    SHEET |= {"font.family": [_FONT, _PLAIN], "mathtext.fontset": "custom", "mathtext.fallback": "stixsans"}
    # «cal» también, aunque no se use: matplotlib busca todas y avisa de la que no encuentra.
    SHEET |= {"mathtext.rm": _FONT, "mathtext.it": f"{_FONT}:italic", "mathtext.bf": f"{_FONT}:bold"}
    SHEET["mathtext.cal"] = f"{_FONT}:italic"
for _file in _FILES:
    fontManager.addfont(_file)

_LINE = {"linewidth": 1.8, "markersize": 5}
_LETTERS = {"fontfamily": SHEET["font.family"], "fontsize": SHEET["font.size"], "color": INK.light}
_TICKS = {"labelfontfamily": SHEET["font.family"], "labelsize": 10.5, "color": INK.light, "labelcolor": INK.light}
_TICKS |= {"grid_color": MUTED.light, "grid_alpha": 0.3}


class Sheet(Axes):
    """Unos ejes con el estilo del curso, también en las líneas y las letras que se les ponen después."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.tick_params(which="both", **_TICKS)

    def plot(self, *args: Any, **options: Any) -> list[Line2D]:
        return super().plot(*args, **_LINE | normalize_kwargs(options, Line2D))

    def set_title(self, label: str, fontdict: Any = None, loc: Any = None, pad: Any = None, **options: Any) -> Text:
        return super().set_title(label, fontdict, loc or "left", pad, **options)

    def text(self, x: Any, y: Any, s: str, fontdict: Any = None, **options: Any) -> Text:
        return super().text(x, y, s, **_LETTERS | normalize_kwargs((fontdict or {}) | options, Text))

    def annotate(self, *args: Any, **options: Any) -> Any:
        return super().annotate(*args, **_LETTERS | normalize_kwargs(options, Text))

    def legend(self, *args: Any, **options: Any) -> Any:
        with mpl.rc_context(SHEET):
            return super().legend(*args, **options)
