"""Una figura en Python, con anywidget o sin él: parámetros que se comprueban y trayectoria que se lee y se pone."""

from typing import Any

from .goals import Goal
from .opening import Opening
from .page import figure_html
from .params import Params
from .paths import Path, columns, paths_of
from .specs import MODULES, VIEWS, complete


class Figure:
    """Una figura. Cada parámetro es un atributo que se lee y se cambia; ``params`` los reúne.

    ``paths`` es la trayectoria puesta desde Python, como columnas por nombre, o ``None`` si es la calculada.
    """

    figure_id: str
    params: Params
    opening: Opening | None = None
    aim: Goal | None = None
    paths: dict[str, dict[str, list[Any]]] | None = None
    _given: Path | dict[str, Path] | None = None

    @property
    def trajectory(self) -> Path | dict[str, Path]:
        """Trayectoria que muestra la figura, calculada con optlib; un diccionario si muestra varias.

        Se puede poner otra, una ``Trajectory`` o un array de puntos ``(n,)``, ``(n, 2)``, ``(n, 7)`` o, con las cien
        carreras de «planes», ``(n, 100)``, n ≤ 2001, y entonces se ve y se lee esa hasta que cambie un parámetro;
        ``None`` la quita. En las figuras con varias se da un
        diccionario con las que cambian. «adam-por-dentro» dibuja los momentos, y pide una ``Trajectory`` de Adam en una
        dimensión.
        """
        if self._given is None:
            return MODULES[self.figure_id].trajectory(self.params)
        if isinstance(self._given, dict):
            shown = MODULES[self.figure_id].trajectory(self.params)
            return {name: self._given.get(name, path) for name, path in shown.items()}
        return self._given

    @trajectory.setter
    def trajectory(self, value: Any) -> None:
        if value is None:
            self._forget()
            return
        paths = paths_of(self.figure_id, self.params, value)
        self.paths = {name: columns(self.figure_id, path) for name, path in paths.items()}
        self._given = paths.get("", paths)

    def _forget(self, before: Params | None = None) -> None:
        """La trayectoria vuelve a ser la que dicen los parámetros, salvo que de ``before`` solo cambie lo que se ve."""
        if before is None or any(before[name] != value for name, value in self.params.items() if name not in VIEWS):
            self.paths = self._given = None

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
