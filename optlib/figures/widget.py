"""La figura en Jupyter: un widget de anywidget con el mismo JavaScript de la página."""

from typing import Any

import anywidget
import traitlets

from ..digits import packed
from ..towns import COUNTRIES, folded
from ..widgets import STATIC, StoredHtml
from .base import Figure
from .goals import Goal
from .opening import Opening
from .page import figure_html
from .params import Params
from .specs import SPECS, complete


class FigureWidget(Figure, StoredHtml, anywidget.AnyWidget):  # type: ignore[override]  # StoredHtml solo los lee
    """Una figura viva; ``params`` viaja a la página y vuelve de ella.

    ``frame`` es el elemento en que se monta, el mismo del sitio, ``digits``, las imágenes que lee la red, y ``towns``,
    los nombres de pueblos.
    """

    _esm = STATIC / "jupyter" / "figure.mjs"
    _css = STATIC / "figures" / "figures.css"
    frame = traitlets.Unicode().tag(sync=True)
    digits = traitlets.Dict().tag(sync=True)
    towns = traitlets.Dict().tag(sync=True)
    params = traitlets.Dict().tag(sync=True)

    def __init__(self, params: Params, opening: Opening | None = None, aim: Goal | None = None):
        frame = figure_html(self.figure_id, {}, opening, aim)
        digits = packed() if SPECS[self.figure_id].digits else {}
        towns = {country: folded(country) for country in COUNTRIES} if SPECS[self.figure_id].towns else {}
        super().__init__(params=params, frame=frame, digits=digits, towns=towns)
        self.opening = opening
        self.aim = aim

    @traitlets.validate("params")
    def _check_params(self, proposal: dict[str, Any]) -> Params:
        return complete(self.figure_id, proposal["value"])
