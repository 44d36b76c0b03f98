"""Biblioteca del curso «Optimización en las Redes Neuronales».

Problemas y optimizadores no se conocen entre sí; ``minimize`` une los dos y ``Trajectory`` guarda lo que pasa.
Importarla carga solo NumPy: ``optlib.plots``, ``tables``, ``exercises``, ``figures``, ``deck``, ``digits``,
``schedules``, ``styles`` y ``sweep`` se cargan al pedirlos.

>>> from optlib import Adam, minimize, parabola
>>> minimize(parabola, 5.0, Adam(lr=0.1), steps=3).x.round(4).tolist()
[5.0, 4.9, 4.8001, 4.7002]
"""

import importlib
from typing import Any

from .checking import check_gradient, check_optimizer
from .clipping import Clipped
from .descent import minimize
from .matrices import ByPart, Muon, orthogonalize
from .networks import MLP
from .optimizers import *  # noqa: F403 — los del registro
from .optimizers import HELPERS, OPTIMIZERS, NoState, Optimizer, ScheduleFree
from .problems import *  # noqa: F403 — los del registro
from .problems import PROBLEMS, Problem, Quadratic
from .regression import LeastSquares, LinearNeuron, Minibatches
from .trajectory import Trajectory

__version__ = "0.1.0"
__all__ = [
    "MLP",
    "OPTIMIZERS",
    "PROBLEMS",
    "ByPart",
    "Clipped",
    "LeastSquares",
    "LinearNeuron",
    "Minibatches",
    "Muon",
    "NoState",
    "Optimizer",
    "Problem",
    "Quadratic",
    "ScheduleFree",
    "Trajectory",
    "check_gradient",
    "check_optimizer",
    "minimize",
    "orthogonalize",
    *HELPERS,
    *OPTIMIZERS,
    *PROBLEMS,
]
_LATER = ("deck", "digits", "exercises", "figures", "plots", "schedules", "styles", "sweep", "tables")


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return importlib.import_module(f".{name}", __name__)
    raise AttributeError(f"module 'optlib' has no attribute {name!r}", name=name)


def __dir__() -> list[str]:
    return [*__all__, *_LATER, "__version__"]
