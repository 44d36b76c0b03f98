"""La figura en Jupyter: un widget de anywidget con el mismo JavaScript de la página."""

from typing import Any

import anywidget
import traitlets

from ..jupyter import STATIC, StoredHtml, bundle
from .base import Figure
from .specs import SPECS, complete


class FigureWidget(Figure, StoredHtml, anywidget.AnyWidget):
    """Una figura viva; ``params`` y ``paths`` viajan a la página y vuelven de ella."""

    _esm = bundle("figures/widget.js")
    _css = STATIC / "figures" / "figures.css"
    which = traitlets.Unicode().tag(sync=True)
    caption = traitlets.List().tag(sync=True)
    params = traitlets.Dict().tag(sync=True)
    paths = traitlets.Dict(None, allow_none=True).tag(sync=True)

    def __init__(self, params: dict[str, Any]):
        spec = SPECS[self.figure_id]
        super().__init__(which=self.figure_id, caption=[spec.title, spec.attempt, spec.question], params=params)

    @traitlets.validate("params")
    def _check_params(self, proposal: dict) -> dict[str, Any]:
        return complete(self.figure_id, proposal["value"])

    @traitlets.observe("params")
    def _params_changed(self, change: dict) -> None:
        self._forget()
