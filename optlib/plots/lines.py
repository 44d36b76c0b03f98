"""Con qué aspecto y con qué rótulo se dibuja cada trayectoria, de modo que se distinga de las demás."""

from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

import numpy as np
from matplotlib.lines import Line2D

from ..base import Optimizer, array_values, held, inside, mapped
from ..optimizers import OPTIMIZERS
from ..styles import NAMES, SERIES, STYLES, Style
from ..trajectory import Trajectory, plan_name, point_text
from ..values import shown

NO_BREAK = "\u00a0"
# Cómo se nombra en un rótulo, tras «con», la regla que envuelve a otra.
_WRAPPERS = {"Clipped": "recorte"}
# De cada línea con el rótulo que le pone ``draw``, su trayectoria y lo que se añade al rótulo.
_DRAWN: WeakKeyDictionary[Line2D, tuple[Trajectory, str]] = WeakKeyDictionary()


def look(style: Style, **more) -> dict:
    """Argumentos de ``ax.plot`` para un aspecto de ``STYLES`` o ``SERIES``; ``more`` los amplía o cambia."""
    line = (0, style.dash) if style.dash else "-"
    return {"color": style.light, "linestyle": line, "marker": style.marker} | more


def style_of(trajectory: Trajectory) -> Style:
    """Aspecto del optimizador que hizo la trayectoria; si envuelve a otro, como ``Clipped``, el del envuelto.

    El de uno que no es del curso, uno de ``SERIES``, sale de su nombre.
    """
    rule = rule_of(trajectory)
    name = type(rule).__name__
    if type(rule) is OPTIMIZERS.get(name):
        return STYLES[name]
    return SERIES[crc32(name.encode()) % len(SERIES)]


def rule_of(trajectory: Trajectory) -> Optimizer:
    """El optimizador de una trayectoria; si envuelve a otro, el envuelto. ``TypeError`` si no lo es."""
    if not isinstance(trajectory, Trajectory):
        raise TypeError(f"trajectory debe ser lo que da minimize, una Trajectory, no {shown(trajectory)}.")
    return _layers(trajectory.optimizer)[-1]


def _layers(rule: Optimizer) -> list[Optimizer]:
    """Una regla y, mientras lleve dentro una sola, la que lleva."""
    inner = [*inside(rule).values()]
    return [rule, *(_layers(inner[0]) if len(inner) == 1 else ())]


def _label(trajectory: Trajectory) -> str:
    """El rótulo de una trayectoria que va sola."""
    rule = rule_of(trajectory)
    wrappers = dict.fromkeys(type(each).__name__ for each in _layers(trajectory.optimizer)[:-1])
    told = [f", con {_WRAPPERS.get(each, each)}" for each in wrappers]
    name = type(rule).__name__
    return (NAMES[name] if type(rule) is OPTIMIZERS.get(name) else name) + "".join(told)


def draw(
    ax, run: Trajectory, x: Any, y: Any, style: Style | None, label: str | None, note="", color=None, **more
) -> list:
    """Dibuja una trayectoria y devuelve sus líneas; sin ``style`` o ``label`` se distingue de las que ya hay."""
    style = style or _free(ax, style_of(run))
    own = _label(run) if label is None else f"{label}, {note}" if label and note else label
    first, *rest = ax.plot(x, y, **look(style, label=own, markersize=5, **{"linewidth": 1.8} | more))
    for line in (first, *rest) if color is not None else ():
        line.set_color(color)
    for line in rest if label is None else ():
        line.set_label(f"_{_label(run)}")  # de varias ejecuciones, un rótulo
    if label is None:
        _DRAWN[first] = run, note
        # También envuelta y sin envolver, que no son solo eso si cambia la tasa.
        rule = type(rule_of(run))
        alike = [line for line in ax.lines if line in _DRAWN and type(rule_of(_DRAWN[line][0])) is rule]
        for line, told in zip(alike, _differences([_DRAWN[line][0] for line in alike]), strict=True):
            its_run, its_note = _DRAWN[line]
            line.set_label(", ".join(filter(None, [_label(its_run), *told, its_note])))
    return [first, *rest]


def _free(ax, style: Style) -> Style:
    """El aspecto o, si su color ya está en los ejes, uno de ``SERIES`` que no lo esté, mejor con otra marca."""
    colors, markers = ({getattr(line, f"get_{part}")() for line in ax.lines} for part in ("color", "marker"))
    if style.light not in colors:
        return style
    new = [each for each in SERIES if each.light not in colors]
    if new:
        return next((each for each in new if each.marker not in markers), new[0])
    # Agotados los colores, cada vuelta lleva otro trazo y otra marca.
    turn, place = divmod(len(ax.lines), len(SERIES))
    return SERIES[(place + turn) % len(SERIES)]._replace(light=SERIES[place].light, dark=SERIES[place].dark)


def _differences(runs: list[Trajectory]) -> list[list[str]]:
    """En qué se distinguen las trayectorias de un optimizador, hasta que ninguna se llame como otra.

    Por orden: los hiperparámetros, el plan, el problema, el punto de partida, los pasos y, si todo es igual, cuál es.
    """
    given = [_settings(run.optimizer) for run in runs]
    told = [[text for name, text in each.items() if any(other.get(name) != text for other in given)] for each in given]
    for parts in (
        [f"con {plan_name(run.schedule)}" if run.schedule else "sin plan" for run in runs],
        [f"en {run.problem.name or 'otro problema'}" for run in runs],
        [f"desde {point_text(run.x[0]).removeprefix('x = ').replace(' ', NO_BREAK)}" for run in runs],
        [f"{run.steps} pasos" for run in runs],
        [f"n.º{NO_BREAK}{number}" for number, _ in enumerate(runs, 1)],
    ):
        if len(set(map(tuple, told))) < len(set(map(id, runs))) and len(set(parts)) > 1:
            told = [[*each, part] for each, part in zip(told, parts, strict=True)]
    return told


def single_runs(trajectory: Trajectory) -> list[Trajectory]:
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

    def own(value: np.ndarray) -> Any:
        values = np.broadcast_to(value, shape)[run]
        return float(values) if values.ndim == 0 else float(values[0]) if np.ptp(values) == 0 else values

    return mapped(rule, lambda each: {name: own(value) for name, value in array_values(each).items()})


def _settings(rule: Optimizer) -> dict[str, str]:
    """Los hiperparámetros como se leen en un rótulo, también los de las reglas que lleve dentro."""
    found: dict[str, str] = {}
    for inner in inside(rule).values():
        found |= _settings(inner)
    for name, value in held(rule).items():
        if name[0] != "_" and name != "axis" and value is not None and not isinstance(value, Optimizer):
            told = f"{value:.6g}" if isinstance(value, float) else shown(getattr(value, "tolist", lambda v=value: v)())
            found[name] = f"{name}={told}"
    return found
