"""La figura en Jupyter: un widget de anywidget con el mismo JavaScript de la página."""

from typing import Any

import anywidget
import traitlets

from ..jupyter import STATIC, StoredHtml, bundle
from .base import Figure
from .params import Params
from .specs import SPECS, complete


class FigureWidget(Figure, StoredHtml, anywidget.AnyWidget):  # type: ignore[override]  # StoredHtml solo los lee
    """Una figura viva; ``params`` y ``paths`` viajan a la página y vuelven de ella.

    ``which`` es el identificador de la figura y ``caption``, su pie: título, qué probar y pregunta.
    """

    _esm = bundle("figures/widget.js")
    _css = STATIC / "figures" / "figures.css"
    which = traitlets.Unicode().tag(sync=True)
    caption: traitlets.List[str] = traitlets.List().tag(sync=True)
    params = traitlets.Dict().tag(sync=True)
    paths = traitlets.Dict(None, allow_none=True).tag(sync=True)

    def __init__(self, params: Params):
        spec = SPECS[self.figure_id]
        super().__init__(which=self.figure_id, caption=[spec.title, spec.attempt, spec.question], params=params)

    @traitlets.validate("params")
    def _check_params(self, proposal: dict[str, Any]) -> Params:
        return complete(self.figure_id, proposal["value"])

    @traitlets.observe("params")
    def _params_changed(self, change: dict[str, Any]) -> None:
        self._forget(change["old"] or None)
