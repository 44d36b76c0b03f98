"""La figura en Jupyter: un widget de anywidget con el mismo JavaScript de la página."""

from typing import Any

import anywidget
import traitlets

from ..digits import packed
from ..widgets import STATIC, StoredHtml, bundle
from .base import Figure
from .goals import Goal
from .opening import Opening
from .page import texts
from .params import Params
from .specs import SPECS, complete


class FigureWidget(Figure, StoredHtml, anywidget.AnyWidget):  # type: ignore[override]  # StoredHtml solo los lee
    """Una figura viva; ``params`` y ``paths`` viajan a la página y vuelven de ella.

    ``which`` es el identificador de la figura y ``caption``, sus textos: título, qué probar, pregunta y lo que muestra
    o, si abre un capítulo, solo la pregunta; ``controls``, los mandos que lleva entonces, ``goal``, su meta, y
    ``digits``, las imágenes que lee la red.
    """

    _esm = bundle("figures/widget.js")
    _css = STATIC / "figures" / "figures.css"
    which = traitlets.Unicode().tag(sync=True)
    caption: traitlets.List[str] = traitlets.List().tag(sync=True)
    controls: traitlets.List[str] = traitlets.List().tag(sync=True)
    goal: traitlets.List[Any] = traitlets.List().tag(sync=True)
    digits = traitlets.Dict().tag(sync=True)
    params = traitlets.Dict().tag(sync=True)
    paths = traitlets.Dict(None, allow_none=True).tag(sync=True)

    def __init__(self, params: Params, opening: Opening | None = None, aim: Goal | None = None):
        spec = SPECS[self.figure_id]
        caption = texts(spec) if opening is None else [opening.ask]
        controls = list(opening.controls) if opening else []
        goal = list(aim) if aim else []
        digits = packed() if self.figure_id == "red" else {}
        given = {"caption": caption, "controls": controls, "goal": goal, "digits": digits}
        super().__init__(which=self.figure_id, params=params, **given)
        self.opening = opening
        self.aim = aim

    @traitlets.validate("params")
    def _check_params(self, proposal: dict[str, Any]) -> Params:
        return complete(self.figure_id, proposal["value"])

    @traitlets.observe("params")
    def _params_changed(self, change: dict[str, Any]) -> None:
        self._forget(change["old"] or None)
