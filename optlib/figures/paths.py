"""Trayectorias que se ponen a una figura desde Python: qué vale en cada una y cómo viajan a la página."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..trajectory import Trajectory
from .each.brote import OUTBURST
from .each.palabras import WORDS
from .each.planes import RACES
from .each.red import snapshots
from .params import Params
from .specs import MODULES

MAX_POINTS = 2001
MAX_ROWS = 12
# La forma de x en las figuras en las que no es un punto del plano.
_SHAPES: dict[str, tuple[int, ...]] = {
    "descenso-1d": (),
    "adam-por-dentro": (),
    "brote": (),
    "retropropagacion": (7,),
    "planes": (RACES,),
    "red": (2410,),
    "muon": (4,),
    "palabras": (WORDS**2,),
}
_MOMENTS = ("x", "grad", "m", "v", "m_hat", "v_hat")

Path = Trajectory | np.ndarray


def paths_of(figure_id: str, params: Params, value: Any) -> dict[str, Path]:
    """Trayectorias por nombre, comprobadas; con el nombre vacío si la figura solo muestra una.

    ``value`` es una ``Trajectory``, un array de puntos ``(n,)``, ``(n, 2)``, ``(n, 7)`` o ``(n, 100)`` según la figura,
    con n ≤ 2001, o un diccionario de ellos si muestra varias. Errores: ``TypeError`` o ``ValueError`` que dicen qué se
    esperaba.
    """
    where = f'figure("{figure_id}").trajectory'
    shown = MODULES[figure_id].trajectory(params)
    if not isinstance(shown, dict):
        return {"": path_of(figure_id, where, value)}
    names = ", ".join(shown)
    if not isinstance(value, Mapping):
        kind = type(value).__name__
        raise TypeError(f"{where}: la figura muestra varias; debe ser un diccionario con alguna de {names}, no {kind}.")
    for name in value:
        if name not in shown:
            raise ValueError(f"{where}: {name!r} no está entre las que se ven, que son {names}.")
    return {name: path_of(figure_id, f"{where}[{name!r}]", path) for name, path in value.items()}


def path_of(figure_id: str, where: str, value: Any) -> Path:
    """Una trayectoria comprobada, que vale para la figura; ``where`` es lo que nombran los errores de `paths_of`."""
    if figure_id == "adam-por-dentro" and not (isinstance(value, Trajectory) and {*_MOMENTS} <= {*value.columns}):
        kind = f"de {type(value.optimizer).__name__}" if isinstance(value, Trajectory) else repr(value)
        raise TypeError(f"{where} debe ser una Trajectory de Adam, que lleva los momentos, y no {kind}.")
    try:
        x = np.asarray(value.x if isinstance(value, Trajectory) else value, dtype=float)
    except (TypeError, ValueError, OverflowError):
        shown = repr(value)
        shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
        raise TypeError(f"{where} debe ser una Trajectory o un array de puntos, no {shown}.") from None
    wanted = _SHAPES.get(figure_id, (2,))
    if figure_id == "muon" and x.ndim == 2 and x.shape[1] in (320, *(k * k for k in range(1, MAX_ROWS + 1))):
        wanted = x.shape[1:]  # vale cualquier matriz cuadrada, y la de 32 × 10
    form = f"(n, {wanted[0]})" if wanted else "(n,)"
    longest = OUTBURST + 1 if figure_id == "brote" else MAX_POINTS
    fewest = 2 if figure_id == "adam-por-dentro" else 1  # sin un paso no hay momentos
    if not x.ndim or x.shape[1:] != wanted or not fewest <= len(x) <= longest:
        raise ValueError(f"{where} debe tener forma {form}, con n de {fewest} a {longest}; no {x.shape}.")
    return value if isinstance(value, Trajectory) else x


def columns(figure_id: str, path: Path) -> dict[str, list[Any]]:
    """Lo que la figura necesita, como listas: los puntos y, en «adam-por-dentro», el gradiente y los momentos.

    Lo que no es finito va como ``None``. ``path`` es una de las que da :func:`paths_of`.
    """
    if isinstance(path, Trajectory) and figure_id == "adam-por-dentro":
        return {name: listed(path[name]) for name in _MOMENTS}
    x = path.x if isinstance(path, Trajectory) else path
    if figure_id == "red":  # los que se enseñan, y cuáles son
        shown = snapshots(len(x) - 1)
        return {"k": shown, "x": listed(x[shown])}
    return {"x": listed(x)}


def listed(values: np.ndarray) -> list[Any]:
    """Un array como listas, con ``None`` en lo que no es finito: JSON no tiene ``nan`` ni infinito."""
    numbers = np.asarray(values, dtype=float).astype(object)
    numbers[~np.isfinite(values)] = None
    return numbers.tolist()
