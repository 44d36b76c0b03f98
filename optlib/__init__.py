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

from . import optimizers, problems
from .checking import check_gradient, check_optimizer
from .descent import minimize
from .matrices import ByPart, Clipped, Muon, orthogonalize
from .networks import MLP
from .optimizers import *  # noqa: F403
from .problems import *  # noqa: F403
from .regression import LeastSquares, LinearNeuron, Minibatches
from .trajectory import Trajectory

__version__ = "1.0.0"
__all__ = [
    "MLP",
    "ByPart",
    "Clipped",
    "LeastSquares",
    "LinearNeuron",
    "Minibatches",
    "Muon",
    "Trajectory",
    "check_gradient",
    "check_optimizer",
    "minimize",
    "orthogonalize",
]
__all__ += optimizers.__all__
__all__ += problems.__all__
_LATER = ("deck", "digits", "exercises", "figures", "plots", "schedules", "styles", "sweep", "tables")


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return importlib.import_module(f".{name}", __name__)
    raise AttributeError(f"module 'optlib' has no attribute {name!r}", name=name)


def __dir__() -> list[str]:
    return [*__all__, *_LATER, "__version__"]
