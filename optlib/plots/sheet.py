"""El estilo de las imágenes del curso, que solo vale mientras se dibuja: en ``drawn`` y en los ejes de ``Sheet``."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import matplotlib as mpl
from matplotlib.axes import Axes

from ..styles import BACKGROUND, INK, MUTED
from . import fonts

F = TypeVar("F", bound=Callable[..., Any])

SHEET: dict[Any, Any] = {
    "font.size": 11.5,
    "axes.titlesize": 12,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": MUTED.light,
    "axes.labelcolor": INK.light,
    "axes.titlecolor": INK.light,
    "axes.facecolor": "none",
    "grid.color": MUTED.light,
    "grid.alpha": 0.3,
    "text.color": INK.light,
    "xtick.color": INK.light,
    "ytick.color": INK.light,
    "xtick.labelsize": 10.5,
    "ytick.labelsize": 10.5,
    "lines.linewidth": 1.8,
    "lines.markersize": 5,
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
} | fonts.settings()
_drawing = False


def drawn(function: F) -> F:
    """Decora una función que dibuja: lo hace con el estilo, y después queda el que había."""

    @wraps(function)
    def styled(*args: Any, **kwargs: Any) -> Any:
        global _drawing
        if _drawing:  # ponerlo otra vez cuesta más que dibujar una línea
            return function(*args, **kwargs)
        _drawing = True
        try:
            with mpl.rc_context(SHEET):
                return function(*args, **kwargs)
        finally:
            _drawing = False

    return styled  # type: ignore[return-value]


class Sheet(Axes):
    """Unos ejes que dibujan con el estilo del curso, sin tocar el de los demás."""


# Los métodos que dibujan, y los que crean o colocan letras y marcas.
_OTHERS = "axis draw get_tightbbox grid set_xlabel set_xscale set_xticks set_ylabel set_yscale set_yticks tick_params"
for _name in [*vars(Axes), *_OTHERS.split()]:
    if _name[0] != "_" and callable(getattr(Axes, _name)):
        setattr(Sheet, _name, drawn(getattr(Axes, _name)))
