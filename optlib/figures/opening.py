"""La forma breve, la de la figura con que se abre un capítulo: una pregunta y los mandos que bastan para jugar."""

from collections.abc import Sequence
from typing import NamedTuple

from .goals import GOALS, Goal
from .params import Params


class Opening(NamedTuple):
    """``ask`` es la pregunta que va delante; ``controls``, los parámetros que llevan mando, y ``goal``, su meta."""

    ask: str
    controls: tuple[str, ...]
    goal: Goal | None = None


def opening(figure_id: str, params: Params, ask: str, controls: Sequence[str], goal: str = "") -> Opening | None:
    """Devuelve la apertura, o ``None`` si no hay ni pregunta ni mandos.

    Errores: ``ValueError`` si falta una de las dos cosas, la pregunta no pregunta o no existen un mando o la meta.
    """
    if not ask and not controls and not goal:
        return None
    where = f"figure({figure_id!r})".replace("'", '"')
    if not isinstance(ask, str) or "¿" not in ask or "?" not in ask:
        raise ValueError(f"{where}: ask debe ser una pregunta, con ¿ y ?, no {ask!r}.")
    if isinstance(controls, str) or not controls:
        raise ValueError(f"{where}: controls debe ser una lista de parámetros, no {controls!r}.")
    for name in controls:
        if name not in params:
            raise ValueError(f"{where}: controls cita {name!r}, y sus parámetros son {', '.join(params)}.")
    if goal and goal not in GOALS:
        raise ValueError(f"{where}: no hay ninguna meta {goal!r}; hay {', '.join(GOALS)}.")
    return Opening(ask, tuple(controls), GOALS.get(goal))
