"""La forma breve, la de la figura con que se abre un capítulo: una pregunta y los mandos que bastan para jugar."""

from collections.abc import Sequence
from typing import NamedTuple

from .params import Params


class Opening(NamedTuple):
    """``ask`` es la pregunta que va delante, y ``controls``, los parámetros que llevan mando.

    Sin ninguna de las dos cosas la figura es entera, y no dice nada delante: lo ha dicho el texto.
    """

    ask: str
    controls: tuple[str, ...]


def opening(figure_id: str, params: Params, ask: str | None, controls: Sequence[str]) -> Opening | None:
    """Devuelve la apertura, o ``None`` si no hay ni pregunta ni mandos; sin nada, si ``ask`` es ``None``.

    Errores: ``ValueError`` si falta una de las dos cosas, la pregunta no pregunta o no existe un mando.
    """
    if ask is None:
        return Opening("", ())
    if not ask and not controls:
        return None
    where = f"figure({figure_id!r})".replace("'", '"')
    if not isinstance(ask, str) or "¿" not in ask or "?" not in ask:
        raise ValueError(f"{where}: ask debe ser una pregunta, con ¿ y ?, no {ask!r}.")
    if isinstance(controls, str) or not controls:
        raise ValueError(f"{where}: controls debe ser una lista de parámetros, no {controls!r}.")
    for name in controls:
        if name not in params:
            raise ValueError(f"{where}: controls cita {name!r}, y sus parámetros son {', '.join(params)}.")
    return Opening(ask, tuple(controls))
