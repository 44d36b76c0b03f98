"""Biblioteca del curso «Optimización en las Redes Neuronales».

Problemas y optimizadores no se conocen entre sí; ``minimize`` une los dos y ``Trajectory`` guarda lo que pasa.
Importarla carga solo NumPy: ``plots``, ``tables``, ``slides``, ``exercises`` y ``figures`` se cargan al pedirlos.

>>> from optlib import Adam, minimize, parabola
>>> minimize(parabola, 5.0, Adam(lr=0.1), steps=3).x.round(4).tolist()
[5.0, 4.9, 4.8001, 4.7002]
"""

from .clipping import Clipped
from .descent import Trajectory, minimize
from .networks import MLP
from .optimizers import *  # noqa: F403 — los del registro
from .optimizers import OPTIMIZERS, NoState, Optimizer
from .problems import *  # noqa: F403 — los del registro
from .problems import PROBLEMS, Problem, Quadratic, check_gradient
from .regression import LeastSquares, LinearNeuron, Minibatches

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
