"""Biblioteca del curso «Optimización en las Redes Neuronales».

Problemas y optimizadores no se conocen entre sí; ``minimize`` une los dos y ``Trajectory`` guarda lo que pasa.
Importarla carga solo NumPy: ``optlib.plots``, ``tables``, ``exercises``, ``figures``, ``deck``, ``schedules`` y
``styles`` se cargan al pedirlos.

>>> from optlib import Adam, minimize, parabola
>>> minimize(parabola, 5.0, Adam(lr=0.1), steps=3).x.round(4).tolist()
[5.0, 4.9, 4.8001, 4.7002]
"""

import difflib
import importlib
from typing import Any

from .clipping import Clipped
from .descent import minimize
from .networks import MLP
from .optimizers import *  # noqa: F403 — los del registro
from .optimizers import OPTIMIZERS, NoState, Optimizer
from .problems import *  # noqa: F403 — los del registro
from .problems import PROBLEMS, Problem, Quadratic, check_gradient
from .regression import LeastSquares, LinearNeuron, Minibatches
from .trajectory import Trajectory

__version__ = "0.1.0"
__all__ = [
    "MLP",
    "OPTIMIZERS",
    "PROBLEMS",
    "Clipped",
    "LeastSquares",
    "LinearNeuron",
    "Minibatches",
    "NoState",
    "Optimizer",
    "Problem",
    "Quadratic",
    "Trajectory",
    "check_gradient",
    "minimize",
    *OPTIMIZERS,
    *PROBLEMS,
]
# Cómo se llaman en otras bibliotecas, en minúsculas.
_ELSEWHERE = {"sgd": "GradientDescent", "gd": "GradientDescent", "nag": "Nesterov", "clip": "Clipped"}
_LATER = ("deck", "exercises", "figures", "plots", "schedules", "styles", "tables")


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return importlib.import_module(f".{name}", __name__)
    names = {each.lower(): each for each in (*__all__, *_LATER)} | _ELSEWHERE
    close = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.75)
    hint = f" ¿Querías decir {names[close[0]]}?" if close else ""
    raise AttributeError(f"optlib no tiene {name!r}.{hint}", name=name)


def __dir__() -> list[str]:
    return [*__all__, *_LATER, "__version__"]
