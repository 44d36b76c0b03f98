"""Dibujar las funciones, los recorridos y los costes, y mostrar la imagen."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..problems import Problem
from ..styles import BACKGROUND, INK, MUTED, Style
from ..trajectory import Trajectory
from ..values import shown
from . import legends, pictures, sheet
from .lines import draw, rule_of, single_runs

Limits = tuple[float, float]
_WIDER = 6  # y cuántas veces lo que mide la curva cabe un recorrido
# Cómo se apunta que una línea es una función, y unos ejes, un plano.
_CURVE, _PLANE = "optlib-curve", "optlib-plane"
_FAR = 1e6  # cuántas veces el coste de partida cabe en la imagen de los demás


def subplots(panels: int = 1, *, width: float | None = None, height: float = 3.4, **options) -> tuple[Figure, Any]:
    """Devuelve ``(fig, ax)`` con el estilo del curso, o ``(fig, axes)`` con varios ``panels`` en una fila.

    Los ejes llevan el estilo, también en ``ax.plot``, ``ax.text`` y ``ax.annotate``, y los demás no cambian.

    ``width``, de toda la figura, y ``height`` van en pulgadas; ``options`` pasa a ``Figure.subplots``. En un programa
    que haya importado ``pyplot``, la figura es suya, y ``plt.title``, ``plt.savefig`` y ``plt.show`` la ven. En un
    cuaderno no lo es, porque se mostraría dos veces: se usan ``ax.set_title`` y ``fig.savefig``. Lo demás de
    ``optlib.plots`` dibuja también en otros ejes, como los de una cuadrícula: ``plt.subplots(2, 2, figsize=(9, 7))``.
    """
    size = width or (5.6 if panels == 1 else 8.4), height
    pyplot = sys.modules.get("matplotlib.pyplot")
    new = pyplot.figure if pyplot and not _in_notebook() else Figure
    fig = new(figsize=size, layout="constrained", facecolor=BACKGROUND.light)
    given = options.pop("subplot_kw", None) or {"axes_class": sheet.Sheet}
    with mpl.rc_context(sheet.SHEET):
        return fig, fig.subplots(1, panels, subplot_kw=given, **options)


def _check(ax: Any, *, style: Any = None) -> None:
    """Comprueba lo que se da a dibujar: unos ejes y, si lo lleva, un aspecto."""
    if not (hasattr(ax, "plot") and hasattr(ax, "set")):
        raise TypeError(f"ax debe ser unos ejes, como los de fig, ax = plots.subplots(), no {shown(ax)}.")
    if style is not None and not isinstance(style, Style):
        raise TypeError(f"style debe ser un Style, como SERIES[0], de optlib.styles, no {shown(style)}.")


def _as_problem(function: Any, dim: int | None = None) -> Problem:
    """El problema, o el de una función sola, que para dibujarla no hace falta su gradiente."""
    return function if isinstance(function, Problem) else Problem(function, dim=dim)


def curve(
    ax, problem: Problem | Callable, low: float, high: float, points: int = 400, *, color: Any = INK.light
) -> list[Line2D]:
    """Dibuja una función, o la de un problema escalar, entre ``low`` y ``high``, calculada en ``points`` puntos.

    ``color`` es uno de matplotlib. Devuelve su línea, como ``ax.plot``.
    """
    drawn = _as_problem(problem)
    _check(ax)
    if drawn.dim is not None:
        raise ValueError(f"curve dibuja problemas escalares, y {drawn!r} no lo es: usa contours.")
    x = np.linspace(low, high, points)
    lines = ax.plot(x, _values(drawn, x), color=color, linewidth=1.4)
    lines[0].set_gid(_CURVE)
    _named(ax, "x", "f(x)")
    return lines


def _named(ax, x: str, y: str) -> None:
    """Pone nombre a los ejes que no lo tienen."""
    ax.set(xlabel=ax.get_xlabel() or x, ylabel=ax.get_ylabel() or y)


def _values(problem: Problem, x: np.ndarray) -> np.ndarray:
    """El coste en muchos puntos: de todos a la vez o, si la función no sabe, uno a uno."""
    try:
        together = np.asarray(problem(x), dtype=float)
        if together.shape == (len(x),):
            return together
    except (TypeError, ValueError):
        pass
    return problem.costs(x)


def contours(
    ax, problem: Problem | Callable, xlim: Limits, ylim: Limits, levels: int | Sequence = 14, points: int = 240
) -> ContourSet:
    """Dibuja las curvas de nivel de un problema de dimensión 2, y con una estrella su mínimo, si se conoce; también
    las de una función de un punto ``(x, y)``.

    ``xlim`` e ``ylim`` son los extremos de cada eje; ``levels``, cuántas curvas, más juntas cerca del mínimo, o los
    valores del coste en que se dibujan; la función se calcula en ``points`` × ``points`` puntos. Devuelve las curvas,
    como ``ax.contour``: ``ax.clabel`` les pone su valor.
    """
    surface = _as_problem(problem, dim=2)
    _check(ax)
    if surface.dim != 2:
        raise ValueError(f"contours dibuja problemas de dimensión 2, y {surface!r} no lo es.")
    x, y = np.linspace(*xlim, points), np.linspace(*ylim, points)
    plane = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    values = _values(surface, plane).reshape(points, points)
    if isinstance(levels, int):
        lowest, spread = values.min(), np.ptp(values)
        # Más juntas abajo; con un fondo llano, más: una de cada cinco está en la décima parte más baja del plano.
        low = np.clip((np.quantile(values, 0.1) - lowest) / (spread or 1), 0.2**6, 0.2**2.5)
        power = np.log(low) / np.log(0.2)
        heights = np.unique(lowest + np.linspace(0.016 * power, 1, levels) ** power * spread)
    else:
        heights = np.asarray(levels)
    drawn = ax.contour(x, y, values, levels=heights, colors=MUTED.light, linewidths=0.8, alpha=0.75)
    ax.set(xlim=xlim, ylim=ylim, xlabel="x", ylabel="y")
    ax.set_gid(_PLANE)
    if surface.minimum is not None:
        ax.plot(*surface.minimum, marker="*", markersize=11, color=INK.light, linestyle="none", zorder=4)
    return drawn


def _drawn_curves(ax) -> list[Line2D]:
    """Las líneas de los ejes que son una función."""
    return [line for line in ax.lines if line.get_gid() == _CURVE]


def _far(ax, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Los puntos que no se dibujan: los que aplastarían la curva que hay, y los que ya no vuelven al plano."""
    gone = ~(np.isfinite(x) & np.isfinite(y))
    if ax.get_gid() == _PLANE and x.ndim == 1:
        (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
        inside = (left <= x) & (x <= right) & (low <= y) & (y <= high)
        # Del primero que se queda fuera se ve hacia dónde va.
        gone |= np.arange(len(x)) > np.max(np.flatnonzero(inside), initial=len(x) - 1 if not inside.any() else 0) + 1
    for curve in _drawn_curves(ax):
        for values, drawn in zip((x, y), curve.get_data(), strict=True):
            low, high = np.nanmin(drawn), np.nanmax(drawn)
            gone |= ~(np.abs(values - (low + high) / 2) < _WIDER / 2 * (high - low))
    return gone


def _leave(ax, line: Line2D, x: np.ndarray, y: np.ndarray, gone: np.ndarray) -> None:
    """Alarga una línea hacia el primer punto que no se dibuja: se ve por dónde se va. Los ejes siguen como estaban."""
    first = int(np.argmax(gone))
    back = first + 1 < len(gone) and not gone[first + 1]
    if not first or not gone[first] or back or not np.isfinite(x[first] + y[first]):
        return
    points = np.stack([x, y]).astype(float)
    points[:, gone] = np.nan
    step = np.array([x[first], y[first]]) - points[:, first - 1]
    far = 1.0
    if ax.get_yscale() == "linear":
        # Que no esté tan lejos que no se pueda dibujar.
        far = min(1.0, 9 * np.hypot(*ax.dataLim.size) / np.hypot(*step))
    points[:, first] = points[:, first - 1] + far * step
    line.set_data(points)  # que no cambia los límites de los ejes


def path(
    ax,
    trajectory: Trajectory,
    *,
    style: Style | None = None,
    label: str | None = None,
    color: Any = None,
    every: int | None = None,
) -> list[Line2D]:
    """Dibuja el recorrido: sobre la curva si el problema es escalar, sobre el plano si es de dimensión 2.

    ``every`` dice cada cuántos pasos se pone un marcador; si no se da, en todos o, si son más de cuarenta, en unos
    veinticinco. ``style``, ``color`` y ``label``, como en ``cost``. Lo que se va muy lejos de la curva, o se va del
    plano y no vuelve, se corta, y el rótulo dice que se sale: ``curve`` o ``contours`` van antes. Devuelve las líneas,
    como ``ax.plot``.
    """
    _check(ax, style=style)
    rule_of(trajectory)
    every = (trajectory.steps // 25 if trajectory.steps > 40 else 1) if every is None else every
    if trajectory.problem.dim not in (None, 2):
        raise ValueError(f"path dibuja recorridos de una o de dos variables, y este tiene {trajectory.problem.dim}.")
    if ax.get_gid() == _PLANE if trajectory.problem.dim is None else _drawn_curves(ax):
        has, lacks = ("un plano", "curve") if trajectory.problem.dim is None else ("una curva", "contours")
        raise ValueError(f"path: estos ejes llevan {has}, y el recorrido de {trajectory.problem!r} va sobre {lacks}.")
    drawn = []
    for run in single_runs(trajectory) if style is label is None else [trajectory]:
        x, y = (run.x, run.f) if run.problem.dim is None else np.moveaxis(run.x, -1, 0)
        far = _far(ax, x, y)
        note = "se sale" * bool(far.any())
        kept_x, kept_y = (np.where(far, np.nan, each) for each in (x, y))
        lines = draw(ax, run, kept_x, kept_y, style, label, note, color, markevery=every, linewidth=1.5)
        if x.ndim == 1:
            _leave(ax, lines[0], x, y, far)
        drawn += lines
    _named(ax, "x", "f(x)" if trajectory.problem.dim is None else "y")
    return drawn


def cost(
    ax,
    trajectory: Trajectory,
    *,
    style: Style | None = None,
    label: str | None = None,
    color: Any = None,
    optimum: float = 0,
) -> list[Line2D]:
    """Dibuja el coste menos ``optimum`` frente al paso, en escala logarítmica.

    Si el coste mínimo no es cero y se conoce, ``optimum`` es ``problem(problem.minimum)``.

    Sin ``style`` lleva el de su optimizador, y si ya está en los ejes, uno libre de ``SERIES``, de ``optlib.styles``;
    desde el séptimo, con otra marca. ``color``, uno de matplotlib, cambia solo el suyo. Sin ``label`` lleva su nombre
    y, si hay varias del mismo, en qué se distinguen: los hiperparámetros, el plan de la tasa, el problema, el punto de
    partida o los pasos. De una trayectoria con pocas ejecuciones, hasta seis, se distingue cada una. Lo que pasa de un
    millón de veces el coste de partida se corta, y el rótulo dice que se sale. Devuelve las líneas, como ``ax.plot``.
    Errores: ``ValueError`` si el coste baja de ``optimum``.

    >>> from optlib import Adam, minimize, parabola, plots
    >>> fig, ax = plots.subplots()
    >>> for lr in (0.1, 0.5):
    ...     lines = plots.cost(ax, minimize(parabola, 5.0, Adam(lr=lr), steps=100))
    >>> plots.legend(ax)
    >>> [line.get_label() for line in ax.lines]
    ['Adam, lr=0.1', 'Adam, lr=0.5']
    """
    _check(ax, style=style)
    rule_of(trajectory)
    steps = np.arange(len(trajectory.f))
    lowest = np.nanmin(trajectory.f - optimum, initial=0)
    known = trajectory.problem.minimum
    if lowest < -1e-9 * max(1, abs(optimum)):
        best = "" if known is None else f"problem(problem.minimum), que es {trajectory.problem(known):.6g}"
        told = f"cost: el coste baja hasta {lowest + optimum:.6g}, y la escala es logarítmica"
        raise ValueError(f"{told}: da optimum={best or '…, un valor menor'}.")
    ax.set_yscale("log")
    drawn = []
    for run in single_runs(trajectory) if style is label is None else [trajectory]:
        above = run.f - optimum
        gone = ~(above < _FAR * np.fmax(1, np.fmax.reduce(above[:1], axis=None)))
        note = "se sale" if np.any(above[gone] > 0) else "da nan" if gone.any() else ""
        every = max(1, len(steps) // 8)
        lines = draw(ax, run, steps, np.where(gone, np.nan, above), style, label, note, color, markevery=every)
        if above.ndim == 1:
            _leave(ax, lines[0], steps, above, gone)
        drawn += lines
    ax.set(xlabel="paso", ylabel="coste" if optimum == 0 else "coste − mínimo")
    return drawn


def legend(ax, columns: int | None = None) -> None:
    """Pone la leyenda entre el título y el dibujo, que ahí no tapa nada, en ``columns`` columnas o las que quepan.

    Si no se dan, son dos, o cuatro si todos los rótulos empiezan por el mismo nombre, que entonces se pone una vez, a
    su cabeza. Va después de dibujar; con más de cuatro filas, la figura crece. Errores: ``ValueError`` si no hay nada
    con rótulo.
    """
    _check(ax)
    if not ax.get_legend_handles_labels()[1]:
        raise ValueError("legend: no hay nada que nombrar; la leyenda va después de lo que se dibuja.")
    legends.place(ax, columns)


def _in_notebook() -> bool:
    """Si hay quien muestre la figura: un cuaderno, o el Python de la página, que de IPython solo tiene el nombre."""
    try:
        import IPython
    except ModuleNotFoundError:
        return False
    return not hasattr(IPython, "core") or IPython.get_ipython() is not None


def show(fig: Figure, alt: str) -> None:
    """Muestra la figura con su texto alternativo, en versión clara y oscura, ancha y estrecha.

    ``alt`` dice con palabras lo que se ve, sin contar con el lugar de cada panel; es obligatorio. En un cuaderno se ve
    la versión clara y ancha; el sitio elige según el tema y la pantalla del lector. Errores: ``ValueError`` si ``alt``
    está vacío.
    """
    if not alt.strip():
        raise ValueError("alt no puede estar vacío: describe con palabras lo que muestra la figura.")
    if not _in_notebook():
        raise RuntimeError('show es de un cuaderno. En un programa la figura se guarda con fig.savefig("figura.png").')
    from IPython.display import display

    data, metadata = pictures.bundle(fig, alt)
    display(data, metadata=metadata, raw=True)
