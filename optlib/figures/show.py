"""La figura en un cuaderno: un widget con sus parámetros y su trayectoria, o solo su HTML si falta anywidget."""

import difflib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ..descent import Trajectory
from .page import figure_html
from .paths import columns, paths_of
from .runs import RUNS
from .specs import SPECS

STATIC = Path(__file__).resolve().parent.parent / "static"


def figure(figure_id: str, /, **params) -> "Figure":
    """Figura interactiva del curso, con los parámetros que se den y los demás por omisión.

    ``figure("descenso-1d", lr=0.3)`` se muestra como último valor de una celda. Los parámetros de cada figura están en
    ``SPECS[figure_id].params``; en Jupyter se leen y se cambian después: ``fig.lr = 0.5``, ``fig.params``,
    ``fig.trajectory``. Errores: ``ValueError`` o ``TypeError`` que nombran el parámetro, su valor y lo que vale.

    >>> figure("descenso-1d", lr=0.3).lr
    0.3
    >>> figure("descenso-1d", lr=-1)
    Traceback (most recent call last):
    ...
    ValueError: figure("descenso-1d"): lr debe ser un número de 0.001 a 2, no -1.
    """
    if figure_id not in SPECS:
        near = difflib.get_close_matches(str(figure_id), SPECS, n=1)
        hint = f" ¿Querías decir {near[0]!r}?" if near else ""
        raise ValueError(f"No hay ninguna figura {figure_id!r}: hay {', '.join(SPECS)}.{hint}")
    return _class(figure_id)(check(figure_id, params))


def check(figure_id: str, given: dict[str, Any]) -> dict[str, Any]:
    """Devuelve todos los parámetros comprobados; los que faltan, por omisión."""
    spec = SPECS[figure_id].params
    for name in given:
        if name not in spec:
            near = difflib.get_close_matches(name, spec, n=1)
            hint = f" ¿Querías decir {near[0]!r}?" if near else ""
            raise TypeError(f'figure("{figure_id}") no tiene el parámetro {name!r}: tiene {", ".join(spec)}.{hint}')
    checked: dict[str, Any] = {}
    for name, param in spec.items():
        value = given.get(name, param.default)
        checked[name] = param.check(f'figure("{figure_id}"): {name}', value, checked)
    return checked


def _attribute(name: str) -> property:
    def write(self, value: Any) -> None:
        self.params = {**self.params, name: value}

    return property(lambda self: self.params[name], write, doc=f"Parámetro {name} de la figura.")


def _attributes(figure_id: str) -> dict[str, property]:
    return {name: _attribute(name) for name in SPECS[figure_id].params}


class Figure:
    """Una figura. Cada parámetro es un atributo que se lee y se cambia; ``params`` los reúne."""

    figure_id: str
    params: dict[str, Any]
    paths: dict[str, dict[str, list]] | None = None
    _given: Any = None

    @property
    def trajectory(self) -> Trajectory | np.ndarray | dict[str, Trajectory | np.ndarray]:
        """Trayectoria que muestra la figura, calculada con optlib; un diccionario si muestra varias.

        Se puede poner otra, una ``Trajectory`` o un array de puntos ``(n,)`` o ``(n, 2)``, n ≤ 2001, y entonces se ve
        y se lee esa hasta que cambie un parámetro; ``None`` la quita. En las figuras con varias se da un diccionario
        con las que cambian. «adam-por-dentro» dibuja los momentos, y pide una ``Trajectory`` de Adam en una dimensión.
        """
        if self._given is None:
            return RUNS[self.figure_id](self.params)
        if isinstance(self._given, dict):
            return {**RUNS[self.figure_id](self.params), **self._given}
        return self._given

    @trajectory.setter
    def trajectory(self, value: Any) -> None:
        paths = None if value is None else paths_of(self.figure_id, self.params, value)
        self.paths = paths and {name: columns(self.figure_id, path) for name, path in paths.items()}
        self._given = paths and paths.get("", paths)

    def _forget(self) -> None:
        """Al cambiar un parámetro, la trayectoria vuelve a ser la que dicen los parámetros."""
        self.paths = self._given = None

    def html(self) -> str:
        """HTML de la figura con los parámetros que difieren de los de omisión."""
        default = check(self.figure_id, {})
        return figure_html(self.figure_id, {k: v for k, v in self.params.items() if v != default[k]})


class _Static(Figure):
    """Figura sin anywidget: solo su HTML."""

    def __init__(self, params: dict[str, Any]):
        self.params = params

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "params":
            value = check(self.figure_id, value)
            self._forget()
        super().__setattr__(name, value)

    def _repr_html_(self) -> str:
        return self.html()


@cache
def _class(figure_id: str) -> type:
    """La clase de esa figura; anywidget se carga aquí, la primera vez que hace falta."""
    members = {"figure_id": figure_id, **_attributes(figure_id)}
    try:
        return type("Figure", (_widget_class(),), members)
    except ImportError:
        return type("Figure", (_Static,), members)


@cache
def _widget_class() -> type:
    import anywidget
    import traitlets

    from ..widgets import bundle

    class Widget(Figure, anywidget.AnyWidget):
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
            return check(self.figure_id, proposal["value"])

        @traitlets.observe("params")
        def _params_changed(self, change: dict) -> None:
            self._forget()

        def _repr_mimebundle_(self, **options):
            bundle = super()._repr_mimebundle_(**options)
            data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
            # Sin la dirección del objeto, que cambia en cada ejecución.
            return {**data, "text/plain": f"Figura {self.figure_id}", "text/html": self.html()}, metadata

    return Widget
