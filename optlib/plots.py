"""Imágenes del curso: cada optimizador con su aspecto, y una versión clara y otra oscura de cada imagen.

Cada imagen se guarda además en dos formas: la ancha, con los paneles en fila, y la estrecha, para un teléfono, con uno
debajo de otro. Un rótulo se lee en las dos si mide al menos 9.5 puntos.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NoReturn
from weakref import WeakKeyDictionary, WeakSet

import numpy as np

try:
    import matplotlib as mpl
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "Las imágenes de optlib necesitan matplotlib: pip install matplotlib", name="matplotlib"
    ) from error
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.lines import Line2D

from . import lettering, pictures
from .base import Optimizer, again, is_array
from .calling import not_in_module, told
from .clipping import Clipped
from .evaluation import costs_along
from .problems import Problem
from .rules import ours
from .styles import BACKGROUND, INK, MUTED, NAMES, READERS_MARKERS, SERIES, STYLES, Style
from .trajectory import Trajectory, written
from .values import shown

__all__ = ["contours", "cost", "curve", "legend", "look", "path", "show", "style_of", "subplots"]

Limits = tuple[float, float]
NO_BREAK = "\u00a0"
_WIDER = 6  # y cuántas veces lo que mide la curva cabe un recorrido
_FAR = 1e6  # cuántas veces el coste de partida cabe en la imagen de los demás
# Cómo se llaman en otras bibliotecas los argumentos de lo que dibuja, y lo que se le pide al módulo.
_ARGUMENTS = {"color": "style=SERIES[…], de optlib.styles", "problem": "trajectory", "history": "trajectory"}
_SIZES = {"figsize": "width y height, en pulgadas", "nrows": "panels, en una fila", "ncols": "panels"}
_ELSEWHERE = {
    "plot": "cost, path, curve o contours",
    **dict.fromkeys(("plot_cost", "loss", "history"), "cost"),
    "trajectory": "path",
    "contour": "contours",
    **dict.fromkeys(("savefig", "save"), 'fig.savefig("figura.png")'),
}

_RC: dict[Any, Any] = {
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
}
# El estilo del curso vale también para lo que el lector dibuje por su cuenta.
mpl.rcParams.update(_RC | lettering.settings())


@told("subplots")
def subplots(panels: int = 1, *, width: float | None = None, height: float = 3.4, **options) -> tuple[Figure, Any]:
    """Devuelve ``(fig, ax)`` con el estilo del curso, o ``(fig, axes)`` con varios ``panels`` en una fila.

    ``width``, de toda la figura, y ``height`` van en pulgadas; ``options`` pasa a ``Figure.subplots``.
    """
    for name in options:
        if name in _SIZES:
            raise TypeError(f"subplots no tiene ningún argumento {name!r}. Aquí es {_SIZES[name]}.")
    if isinstance(panels, bool) or not isinstance(panels, int) or panels < 1:
        raise ValueError(f"panels debe ser un número entero de paneles, de 1 en adelante, no {shown(panels)}.")
    size = width or (5.6 if panels == 1 else 8.4), height
    fig = Figure(figsize=size, layout="constrained", facecolor="none")
    return fig, fig.subplots(1, panels, **options)


def look(style: Style, **more) -> dict:
    """Argumentos de ``ax.plot`` para un aspecto de ``STYLES`` o ``SERIES``; ``more`` los amplía o cambia."""
    line = (0, style.dash) if style.dash else "-"
    return {"color": style.light, "linestyle": line, "marker": style.marker} | more


# Los optimizadores que escribe el lector, por su nombre y en el orden en que se dibujan.
_own: dict[str, Style] = {}


def style_of(trajectory: Trajectory) -> Style:
    """Aspecto del optimizador que hizo la trayectoria; con recorte, el de la regla recortada.

    Uno que no es del curso lleva un color de ``SERIES``; el mismo aspecto mientras se llame igual.
    """
    rule = _rule(trajectory)
    name = type(rule).__name__
    if ours(rule):
        return STYLES[name]
    turn, place = divmod(len(_own), len(SERIES))
    color, marks = SERIES[(place + 1) % len(SERIES)], (place + turn) % len(SERIES)
    return _own.setdefault(name, color._replace(dash=SERIES[marks].dash, marker=READERS_MARKERS[marks]))


def _rule(trajectory: Trajectory) -> Optimizer:
    if not isinstance(trajectory, Trajectory):
        raise TypeError(f"trajectory debe ser lo que da minimize, una Trajectory, no {shown(trajectory)}.")
    rule = trajectory.optimizer
    while isinstance(rule, Clipped):
        rule = rule.rule
    return rule


def _label(trajectory: Trajectory) -> str:
    """El rótulo de una trayectoria que va sola."""
    clipped = ", con recorte" if isinstance(trajectory.optimizer, Clipped) else ""
    rule = _rule(trajectory)
    name = type(rule).__name__
    return (NAMES[name] if ours(rule) else name) + clipped


# Las líneas que llevan el rótulo de su optimizador: de qué trayectoria son y lo que se dice si se cortan.
_lines: WeakKeyDictionary[Line2D, tuple[Trajectory, str]] = WeakKeyDictionary()


# Y con qué aspecto se han dibujado.
_styles: WeakKeyDictionary[Line2D, Style] = WeakKeyDictionary()


def _draw(ax, run: Trajectory, x: Any, y: Any, style: Style | None, label: str | None, note="", **more) -> None:
    """Dibuja una trayectoria; sin ``style`` o sin ``label`` se distingue de las que ya hay en los ejes."""
    style = style or _free(ax, style_of(run))
    first, *rest = ax.plot(x, y, **look(style, label=_label(run) if label is None else label, **more))
    _styles[first] = style
    for line in rest if label is None else ():
        line.set_label(f"_{_label(run)}")  # de varias ejecuciones, un rótulo
    if label is None:
        _lines[first] = run, note
        alike = [line for line in ax.lines if line in _lines and _label(_lines[line][0]) == _label(run)]
        for line, told in zip(alike, _apart([_lines[line][0] for line in alike]), strict=True):
            line.set_label(", ".join(filter(None, [_label(run), *told, _lines[line][1]])))


# Cuando no quedan colores, otra vez los de ``SERIES``, con otro trazo y otra marca.
_MORE = tuple(
    color._replace(dash=SERIES[(place + turn) % len(SERIES)].dash, marker=READERS_MARKERS[(place + turn) % len(SERIES)])
    for turn in range(1, len(SERIES))
    for place, color in enumerate(SERIES)
)


def _free(ax, style: Style) -> Style:
    """El aspecto o, si su color ya está en los ejes, otro que no lo esté, mejor con otra marca."""
    colors, markers = ({getattr(line, f"get_{part}")() for line in ax.lines} for part in ("color", "marker"))
    if style.light not in colors:
        return style
    new = [each for each in SERIES if each.light not in colors]
    free = [each for each in new if each.marker not in markers] or new
    drawn = {(each.light, each.dash) for line in ax.lines if (each := _styles.get(line))}
    return next(iter(free or [each for each in _MORE if (each.light, each.dash) not in drawn]), style)


def _apart(runs: list[Trajectory]) -> list[list[str]]:
    """En qué se distinguen las trayectorias de un optimizador, hasta que ninguna se llame como otra.

    Por orden: los hiperparámetros, el problema, el punto de partida, los pasos y, si todo es lo mismo, cuál es.
    """
    given = [_settings(run.optimizer) for run in runs]
    told = [[text for name, text in each.items() if any(other.get(name) != text for other in given)] for each in given]
    for parts in (
        [f"en {run.problem.name or 'otro problema'}" for run in runs],
        [f"desde {written(run.x[0]).removeprefix('x = ').replace(' ', NO_BREAK)}" for run in runs],
        [f"{run.steps} pasos" for run in runs],
        [f"n.º{NO_BREAK}{place}" for place in range(1, len(runs) + 1)],
    ):
        if len(set(map(tuple, told))) == len(set(map(id, runs))):
            break
        if len(set(parts)) > 1:
            told = [[*each, part] for each, part in zip(told, parts, strict=True)]
    return told


def _alone(trajectory: Trajectory) -> list[Trajectory]:
    """Las ejecuciones de una trayectoria, cada una por su lado; si son más de las que se distinguen, juntas."""
    lead = trajectory.f.shape[1:]
    if not lead or np.prod(lead) > len(SERIES) + 1:
        return [trajectory]
    return [
        replace(
            trajectory,
            optimizer=_of_run(trajectory.optimizer, run, trajectory.x.shape[1:]),
            x=trajectory.x[(slice(None), *run)],
            f=trajectory.f[(slice(None), *run)],
            grad=trajectory.grad[(slice(None), *run)],
        )
        for run in np.ndindex(*lead)
    ]


def _of_run(rule: Optimizer, run: tuple[int, ...], shape: tuple[int, ...]) -> Optimizer:
    """El optimizador con los hiperparámetros de una ejecución."""
    values = dict(vars(rule))
    for name, value in values.items():
        if isinstance(value, Optimizer):
            values[name] = _of_run(value, run, shape)
        elif is_array(name, value):
            own = np.broadcast_to(value, shape)[run]
            values[name] = float(own) if own.ndim == 0 else float(own[0]) if np.ptp(own) == 0 else own
    return again(type(rule), values)


def _settings(rule: Optimizer) -> dict[str, str]:
    """Los hiperparámetros como se leen en un rótulo; con recorte, también los de la regla recortada."""
    inner = _settings(rule.rule) if isinstance(rule, Clipped) else {}
    own = {name: value for name, value in vars(rule).items() if name[0] != "_" and name != "rule" and value is not None}
    told = {name: f"{value:.6g}" if isinstance(value, float) else shown(value) for name, value in own.items()}
    return inner | {name: f"{name}={value}" for name, value in told.items()}


def _check(ax: Any, *, problem: Any = None, style: Any = None) -> None:
    """Comprueba lo que se da a dibujar: unos ejes y, si lleva, un problema o un aspecto."""
    if not (hasattr(ax, "plot") and hasattr(ax, "set")):
        hint = "Se hacen así: fig, ax = plots.subplots()."
        if isinstance(ax, np.ndarray):
            hint = "Con varios, van de uno en uno: axes[0]."
        elif isinstance(ax, Trajectory | Problem):
            hint = f"Van delante: ax, {'trajectory' if isinstance(ax, Trajectory) else 'problem'}."
        raise TypeError(f"ax debe ser unos ejes, no {shown(ax)}. {hint}")
    if problem is not None and not isinstance(problem, Problem):
        raise TypeError(f"problem debe ser un Problem, Problem(f, grad), no {shown(problem)}.")
    if style is not None and not isinstance(style, Style):
        raise TypeError(f"style debe ser un Style, como SERIES[0], de optlib.styles, no {shown(style)}.")


# Las curvas, que un recorrido que se va no aplasta.
_curves: WeakSet[Line2D] = WeakSet()


@told("curve")
def curve(ax, problem: Problem, low: float, high: float, points: int = 400) -> None:
    """Dibuja la función de un problema escalar entre ``low`` y ``high``, calculada en ``points`` puntos."""
    _check(ax, problem=problem)
    if problem.dim is not None:
        raise ValueError(f"curve dibuja problemas escalares, y {problem!r} no lo es: usa contours.")
    x = np.linspace(low, high, points)
    _curves.update(ax.plot(x, _values(problem, x), color=INK.light, linewidth=1.4))


def _values(problem: Problem, x: np.ndarray) -> np.ndarray:
    """El coste en muchos puntos: de todos a la vez o, si la función no sabe, uno a uno."""
    try:
        together = np.asarray(problem(x), dtype=float)
        if problem.dim is None and together.shape == x.shape:
            return together
    except (TypeError, ValueError):
        pass
    return costs_along(problem, x, x)


@told("contours")
def contours(ax, problem: Problem, xlim: Limits, ylim: Limits, levels: int | Sequence = 14, points: int = 240) -> None:
    """Dibuja las curvas de nivel de un problema de dimensión 2, y con una estrella su mínimo, si se conoce.

    ``xlim`` e ``ylim`` son los extremos de cada eje; ``levels``, cuántas curvas, más juntas cerca del mínimo, o los
    valores del coste en que se dibujan; la función se calcula en ``points`` × ``points`` puntos.
    """
    _check(ax, problem=problem)
    if problem.dim != 2:
        raise ValueError(f"contours dibuja problemas de dimensión 2, y {problem!r} no lo es.")
    for name, limits in (("xlim", xlim), ("ylim", ylim)):
        if np.shape(limits) != (2,):
            raise ValueError(f"contours: {name} debe ser un par, como (-2, 2), no {shown(limits)}.")
    x, y = np.linspace(*xlim, points), np.linspace(*ylim, points)
    plane = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    values = _values(problem, plane).reshape(points, points)
    if isinstance(levels, int):
        fractions = np.linspace(0.04, 1, levels) ** 2.5
        heights = np.unique(values.min() + fractions * (values.max() - values.min()))
    else:
        heights = np.asarray(levels)
    ax.contour(x, y, values, levels=heights, colors=MUTED.light, linewidths=0.8, alpha=0.75)
    ax.set(xlim=xlim, ylim=ylim, xlabel="x", ylabel="y")
    if problem.minimum is not None:
        ax.plot(*problem.minimum, marker="*", markersize=11, color=INK.light, linestyle="none", zorder=4)


def _far(ax, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Los puntos que, si los ejes crecieran con ellos, aplastarían la curva que hay dibujada."""
    gone = ~(np.isfinite(x) & np.isfinite(y))
    for curve in _curves.intersection(ax.lines):
        for values, drawn in zip((x, y), curve.get_data(), strict=True):
            low, high = np.nanmin(drawn), np.nanmax(drawn)
            gone |= ~(np.abs(values - (low + high) / 2) < _WIDER / 2 * (high - low))
    return gone


@told("path", _ARGUMENTS)
def path(ax, trajectory: Trajectory, *, style: Style | None = None, label: str | None = None, every: int = 1) -> None:
    """Dibuja el recorrido: sobre la curva si el problema es escalar, sobre el plano si es de dimensión 2.

    ``every`` dice cada cuántos pasos se pone un marcador; ``style`` y ``label``, como en ``cost``. Lo que se va muy
    lejos de la curva dibujada con ``curve`` se corta, y el rótulo dice que se sale.
    """
    _check(ax, style=style)
    _rule(trajectory)
    if isinstance(every, bool) or not isinstance(every, int) or every < 1:
        raise ValueError(f"every debe ser un número entero de pasos, de 1 en adelante, no {shown(every)}.")
    if trajectory.problem.dim not in (None, 2):
        raise ValueError(f"path dibuja recorridos de una o de dos variables, y este tiene {trajectory.problem.dim}.")
    for run in _alone(trajectory) if style is label is None else [trajectory]:
        x, y = (run.x, run.f) if run.problem.dim is None else np.moveaxis(run.x, -1, 0)
        far = _far(ax, x, y)
        note = "se sale" * bool(far.any())
        _draw(ax, run, np.where(far, np.nan, x), y, style, label, note, markevery=every, linewidth=1.5)


@told("cost", _ARGUMENTS)
def cost(
    ax, trajectory: Trajectory, *, style: Style | None = None, label: str | None = None, optimum: float = 0
) -> None:
    """Dibuja el coste menos ``optimum`` frente al paso, en escala logarítmica.

    Sin ``style`` lleva el de su optimizador, y si ya está en los ejes, el primero libre de ``SERIES``, de
    ``optlib.styles``. Sin ``label`` lleva su nombre y, si hay varias del mismo, en qué se distinguen: los
    hiperparámetros, el problema, el punto de partida o los pasos; de un plan no se sabe, y se dice con ``label``. De
    una trayectoria con pocas ejecuciones, hasta seis, se distingue cada una. Lo que pasa de un millón de veces el coste
    de partida se corta, y el rótulo dice que se sale. Errores: ``ValueError`` si el coste baja de ``optimum``.

    >>> from optlib import Adam, minimize, parabola, plots
    >>> fig, ax = plots.subplots()
    >>> for lr in (0.1, 0.5):
    ...     plots.cost(ax, minimize(parabola, 5.0, Adam(lr=lr), steps=100))
    >>> plots.legend(ax)
    >>> [line.get_label() for line in ax.lines]
    ['Adam, lr=0.1', 'Adam, lr=0.5']
    """
    _check(ax, style=style)
    _rule(trajectory)
    if isinstance(optimum, bool) or not isinstance(optimum, int | float | np.number):
        raise TypeError(f"optimum debe ser un número, no {shown(optimum)}.")
    steps = np.arange(len(trajectory.f))
    above = trajectory.f - optimum
    lowest = np.nanmin(above, initial=0)
    if lowest < -1e-9 * max(1, abs(optimum)):
        known = trajectory.problem.minimum
        best = "" if known is None else f"{trajectory.problem(known):.6g}, el de su mínimo"
        told = f"cost: el coste baja hasta {lowest + optimum:.6g}, y la escala es logarítmica"
        raise ValueError(f"{told}: da optimum={best or '…, un valor menor'}.")
    ax.set_yscale("log")
    for run in _alone(trajectory) if style is label is None else [trajectory]:
        above = run.f - optimum
        gone = ~(above < _FAR * np.fmax(1, np.fmax.reduce(above[:1], axis=None)))
        note = "se sale" if np.any(above[gone] > 0) else "da nan" if gone.any() else ""
        every = max(1, len(steps) // 8)
        _draw(ax, run, steps, np.where(gone, np.nan, above), style, label, note, markevery=every)
    ax.set(xlabel="paso", ylabel="coste" if optimum == 0 else "coste − mínimo")


@told("legend")
def legend(ax, columns: int = 2) -> None:
    """Pone la leyenda entre el título y el dibujo, que ahí no tapa nada, en ``columns`` columnas o las que quepan.

    Va después de dibujar; con muchas líneas, la figura crece. Errores: ``ValueError`` si no hay nada con rótulo.
    """
    _check(ax)
    if not ax.get_legend_handles_labels()[1]:
        raise ValueError("legend: no hay nada que nombrar; la leyenda va después de lo que se dibuja.")
    fig = ax.figure
    panels = ax.get_subplotspec().get_gridspec().ncols if ax.get_subplotspec() else 1
    fit = partial(_fit, ax, columns)
    rows = fit(fig.get_figwidth() / panels)
    # La forma estrecha tiene menos sitio, y allí se vuelve a poner.
    pictures.LEGENDS[ax] = fit
    # Una leyenda muy alta no le quita sitio al dibujo: la figura crece.
    first = _heights.setdefault(fig, fig.get_figheight())
    fig.set_figheight(max(fig.get_figheight(), first + pictures.ROW * (rows - _ROWS)))


_ROWS = 5  # las filas de la leyenda que caben en la figura como es
_heights: WeakKeyDictionary[Any, float] = WeakKeyDictionary()
_HANDLE = 0.5  # pulgadas que ocupan, en la leyenda, la línea y sus márgenes
_LABELS = 0.75  # y a la izquierda de un panel, los rótulos de su eje


def _fit(ax, columns: int, panel: float) -> int:
    """Pone la leyenda en un panel que mide ``panel`` pulgadas, y devuelve cuántas filas tiene."""
    handles, labels = ax.get_legend_handles_labels()
    place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0, "borderpad": 0.2, "frameon": False}
    room = panel - _LABELS
    for ncols in range(columns, 0, -1):
        found = ax.legend(handles, labels, ncols=ncols, **place)
        if (width := _width(found)) <= room:
            break
    else:
        # Ni en una: los rótulos largos, en varias líneas.
        letters = max(map(len, labels)) * (room - _HANDLE) / (width - _HANDLE)
        found = ax.legend(handles, [textwrap.fill(each, max(12, int(letters))) for each in labels], ncols=1, **place)
    lines = [1 + text.get_text().count("\n") for text in found.get_texts()]
    rows = sum(lines) if ncols == 1 else -(-len(lines) // ncols)
    ax.set_title(ax.get_title("left"), pad=4 + 72 * pictures.ROW * rows)
    return rows


def _width(legend: Legend) -> float:
    """Cuántas pulgadas ocupa una leyenda."""
    fig = legend.figure
    canvas = fig.canvas if isinstance(fig.canvas, FigureCanvasAgg) else FigureCanvasAgg(fig)  # type: ignore[arg-type]
    return legend.get_window_extent(canvas.get_renderer()).width / fig.dpi


def _in_notebook() -> bool:
    """Si hay quien muestre la figura: un cuaderno, o el Python de la página, que de IPython solo tiene el nombre."""
    import IPython

    return not hasattr(IPython, "core") or IPython.get_ipython() is not None


@told("show", {"caption": "alt"})
def show(fig: Figure, alt: str) -> None:
    """Muestra la figura con su texto alternativo, en versión clara y oscura, ancha y estrecha.

    ``alt`` dice con palabras lo que se ve, sin contar con el lugar de cada panel; es obligatorio. En un cuaderno se ve
    la versión clara y ancha; el sitio elige según el tema y la pantalla del lector. Errores: ``ValueError`` si ``alt``
    está vacío.
    """
    if not isinstance(fig, Figure):
        raise TypeError(f"fig debe ser una figura, la que da plots.subplots, no {shown(fig)}.")
    if not isinstance(alt, str):
        raise TypeError(f"alt debe ser un texto, no {shown(alt)}.")
    if not alt.strip():
        raise ValueError("alt no puede estar vacío: describe con palabras lo que muestra la figura.")
    saved = 'show muestra la figura en un cuaderno. En un programa se guarda con fig.savefig("figura.png").'
    try:
        from IPython.display import display
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(saved, name="IPython") from error
    if not _in_notebook():
        raise RuntimeError(saved)
    data, metadata = pictures.bundle(fig, alt)
    display(data, metadata=metadata, raw=True)


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> NoReturn:
    raise not_in_module("plots", name, __all__, _ELSEWHERE)
