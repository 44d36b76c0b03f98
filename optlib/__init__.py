"""Biblioteca del curso «Optimización en las Redes Neuronales».

Problemas y optimizadores no se conocen entre sí; ``minimize`` une los dos y ``Trajectory`` guarda lo que pasa.
Importarla carga solo NumPy: ``optlib.plots``, ``tables``, ``exercises``, ``figures``, ``deck``, ``schedules`` y
``styles`` se cargan al pedirlos.

>>> from optlib import Adam, minimize, parabola
>>> minimize(parabola, 5.0, Adam(lr=0.1), steps=3).x.round(4).tolist()
[5.0, 4.9, 4.8001, 4.7002]
"""

import importlib
from typing import Any

from .calling import not_in_module
from .clipping import Clipped
from .descent import minimize
from .networks import MLP
from .optimizers import *  # noqa: F403 — los del registro
from .optimizers import ELSEWHERE, OPTIMIZERS, NoState, Optimizer
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
# Cómo se llaman en otras bibliotecas.
_ELSEWHERE = {
    **ELSEWHERE,
    **{name: "Clipped" for name in ("clip", "clip_grad_norm_", "clip_by_global_norm", "clip_by_norm")},
    **{name: "check_gradient" for name in ("check_grad", "approx_fprime", "gradcheck")},
    **dict.fromkeys(("grad", "jacobian", "value_and_grad"), "problem.grad, el de cada problema"),
    **dict.fromkeys(("train", "fit"), "minimize"),
    "apply_updates": "minimize, o a mano, x, state = rule.step(x, state, problem.grad)",
    **{name: f"tables.{name}" for name in ("Table", "iteration_table")},
    **{name: f"plots.{name}" for name in ("contours", "cost", "curve", "legend", "path", "show", "subplots")},
    "rosen": "rosenbrock",
    "rosen_der": "rosenbrock.grad",
    "OptimizeResult": "Trajectory",
    "chain": "Clipped, para recortar, y minimize(…, schedule=…), para un plan",
    "optim": "optlib: from optlib import Adam",
}
_LATER = ("deck", "exercises", "figures", "plots", "schedules", "styles", "tables")


def __getattr__(name: str) -> Any:
    if name in _LATER:
        return importlib.import_module(f".{name}", __name__)
    plans = importlib.import_module(".schedules", __name__).ELSEWHERE
    named = {plan: plan for plan in plans.values()} | plans
    elsewhere = _ELSEWHERE | {other: f"schedules.{plan}" for other, plan in named.items()}
    raise not_in_module("optlib", name, (*__all__, *_LATER), elsewhere)


def __dir__() -> list[str]:
    return [*__all__, *_LATER, "__version__"]
