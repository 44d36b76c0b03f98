"""Lo que pasa al minimizar, paso a paso: los puntos, los costes, los gradientes y los estados."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from .base import Optimizer, label
from .problems import Problem
from .text.formatting import format_number
from .values import shown


@dataclass(frozen=True, eq=False)
class Trajectory:
    """Lo que ha hecho un optimizador, paso a paso.

    ``x`` y ``f``, ``(pasos+1, …)``, incluyen el punto de partida; ``grad`` ``(pasos, …)``: ``grad[k]`` es el gradiente
    que usó el paso ``k+1``. Las columnas del estado se piden por su nombre, después de cada paso:
    ``trajectory["m_hat"]`` ``(pasos, …)``. ``diverged`` dice, por ejecución, si ``x`` o ``f`` dejan de ser finitos,
    que crecer no basta, y ``schedule`` es el plan de la tasa, si se ha dado.

    >>> from optlib import GradientDescent, minimize, parabola
    >>> trajectory = minimize(parabola, 5.0, GradientDescent(lr=0.1), steps=2)
    >>> trajectory.x.tolist(), trajectory["grad"].tolist()
    ([5.0, 4.0, 3.2], [10.0, 8.0])
    """

    problem: Problem
    optimizer: Optimizer
    x: np.ndarray
    f: np.ndarray
    grad: np.ndarray
    replay: Callable[[], list[Any]]
    schedule: Callable[[int], float] | None = None

    @cached_property
    def states(self) -> list[Any]:
        """Estado después de cada paso. Con una regla del curso se rehace al pedirlo, con los gradientes anotados."""
        return self.replay()

    @property
    def steps(self) -> int:
        """Número de pasos."""
        return len(self.grad)

    @property
    def columns(self) -> tuple[str, ...]:
        """Nombres que admite ``trajectory[nombre]``."""
        return ("x", "f", "grad", *getattr(self.optimizer.init(self.x[0]), "_fields", ()))

    @property
    def diverged(self) -> bool | np.ndarray:
        """``True`` donde ``x`` o ``f`` han dejado de ser finitos: un ``bool``, o un array con uno por ejecución."""
        whole = np.isfinite(self.x) if self.problem.dim is None else np.isfinite(self.x).all(axis=-1)
        finite = (np.isfinite(self.f) & whole).all(axis=0)
        return not finite if finite.ndim == 0 else ~finite

    def __getitem__(self, name: str) -> np.ndarray:
        if name in ("x", "f", "grad"):
            return getattr(self, name)
        if name == "x_new":
            return self.x[1:]
        if name not in self.columns:
            known = ", ".join(self.columns)
            raise KeyError(f"{label(self.optimizer)} no guarda {name!r}. Las columnas son {known}.")
        values = [getattr(state, name) for state in self.states]
        try:
            return np.array(values)
        except ValueError:  # de otra longitud en cada paso
            column = np.empty(len(values), dtype=object)
            column[:] = values
            return column

    def __str__(self) -> str:
        """En una línea: qué ha hecho el optimizador; con varias ejecuciones, el coste final de todas."""
        said = f"{self._who}, {_count(self.steps, 'paso', 'pasos')}"
        first, last = self.f[0], self.f[-1]
        if last.ndim == 0:
            if self.diverged:
                return f"{said}: el coste parte de {_number_of(first)} y diverge"
            end = point_text(self.x[-1])
            return f"{said}: el coste va de {_number_of(first)} a {_number_of(last)}, en {end}"
        lost, finite = int(np.sum(self.diverged)), last[np.isfinite(last)]
        said += f", {_count(last.size, 'ejecución', 'ejecuciones')}: "
        if finite.size:
            said += f"el coste final más bajo es {_number_of(finite.min())}, y el más alto, {_number_of(finite.max())}"
        return said + f"{'; ' * bool(finite.size)}{_count(lost, 'diverge', 'divergen')}" * bool(lost)

    @property
    def _who(self) -> str:
        plan = f", con {plan_name(self.schedule)}," if self.schedule else ""
        return f"{shown(self.optimizer)}{plan} en «{self.problem.name or 'sin nombre'}»"

    def __repr__(self) -> str:
        return f"<Trayectoria de {self._who}: {_count(self.steps, 'paso', 'pasos')}, x de forma {self.x.shape}>"


def plan_name(schedule: Callable[[int], float]) -> str:
    """Cómo se nombra un plan: los de ``schedules``, como se construyen; los del lector, por su nombre, si lo tienen."""
    name = getattr(schedule, "__name__", "<lambda>")
    return "un plan" if name == "<lambda>" else f"el plan {name}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _number_of(value: Any) -> str:
    return format_number(float(value), digits=4)


def point_text(point: np.ndarray) -> str:
    """Un punto, con cuatro cifras; de uno largo, su forma."""
    if point.ndim == 0:
        return f"x = {_number_of(point)}"
    if point.ndim > 1 or point.size > 6:
        return f"un x de forma {point.shape}"
    return f"x = ({', '.join(map(_number_of, point))})"
