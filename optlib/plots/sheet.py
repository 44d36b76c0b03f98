"""El estilo de las imágenes del curso, que vale mientras se dibuja una: de ``begin`` a ``end``, o en ``drawn``."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import matplotlib as mpl

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
_before: dict[Any, Any] = {}


def begin() -> None:
    """Pone el estilo, hasta ``end``."""
    if not _before:
        _before.update({name: mpl.rcParams[name] for name in SHEET})
    mpl.rcParams.update(SHEET)


def end() -> None:
    """Deja lo que había antes de ``begin``."""
    mpl.rcParams.update(_before)
    _before.clear()


def drawn(function: F) -> F:
    """Decora una función que dibuja: lo hace con el estilo, también en ejes que no son de ``subplots``."""

    @wraps(function)
    def styled(*args: Any, **kwargs: Any) -> Any:
        with mpl.rc_context(SHEET):
            return function(*args, **kwargs)

    return styled  # type: ignore[return-value]
