"""Una figura en Python, con anywidget o sin él: parámetros que se comprueban y trayectoria que se lee."""

import numpy as np

from ..trajectory import Trajectory
from .goals import Goal
from .opening import Opening
from .page import figure_html
from .params import Params
from .specs import MODULES, complete


class Figure:
    """Una figura. Cada parámetro es un atributo que se lee y se cambia; ``params`` los reúne."""

    figure_id: str
    params: Params
    opening: Opening | None = None
    aim: Goal | None = None

    @property
    def trajectory(self) -> Trajectory | np.ndarray | dict[str, Trajectory]:
        """Trayectoria que muestra la figura, calculada con optlib; un diccionario si muestra varias."""
        return MODULES[self.figure_id].trajectory(self.params)

    @property
    def label(self) -> str:
        """Lo que se lee donde solo cabe texto."""
        return f"Figura {self.figure_id}"

    @property
    def text(self) -> str:
        """La llamada que la hace, con todos sus parámetros."""
        values = "".join(f", {name}={value!r}" for name, value in self.params.items())
        return f'figure("{self.figure_id}"{values})'

    @property
    def html(self) -> str:
        """HTML de la figura con los parámetros que difieren de los de omisión."""
        default = complete(self.figure_id, {})
        changed = {name: value for name, value in self.params.items() if value != default[name]}
        return figure_html(self.figure_id, changed, self.opening, self.aim)
