"""Lote completo, minilote y un ejemplo: los mismos datos, leídos de tres maneras."""

from typing import Any

import numpy as np

from ...descent import minimize
from ...optimizers import GradientDescent
from ...prng import epoch_order
from ...regression import LeastSquares, Minibatches
from ...styles import SERIES
from ...trajectory import Trajectory
from ..drawing import FLOOR
from ..params import Params
from ..spec import Spec, count, rate

SPEC = Spec(
    title="Lote completo, minilote y un ejemplo",
    params={
        "batch_size": count(8, 32, low=2),
        "lr": rate(0.1, 0.001, 1.0),
        "epochs": count(6, 20),
        "seed": count(1, 20, low=1),
    },
    attempt="Mira las dos gráficas de coste: frente a los pasos y frente a los ejemplos vistos. Cambia el tamaño "
    "del minilote, baja α y prueba otras semillas.",
    question="A igual número de ejemplos vistos, ¿quién ha bajado más, y quién se queda dando vueltas al final?",
    shows="Con los mismos ejemplos vistos, quien mira menos en cada paso da más pasos y baja antes. Al final, con "
    "la tasa fija, quien va de uno en uno se queda temblando por encima de los minilotes de 8, y el lote completo "
    "aún baja.",
    series=(0, 1, 2),
)


def regression_data() -> tuple[np.ndarray, np.ndarray]:
    """Los ejemplos, ``x`` e ``y`` de forma ``(64,)``.

    Son una recta con un ruido que es siempre el mismo, sin generador de números al azar.
    """
    k = np.arange(64)
    x = -2 + 4 * k / 63
    return x, 1.5 * x + 0.5 + np.sin(7.3 * k * k)


def trajectory(params: Params) -> dict[str, Trajectory]:
    x, y = regression_data()
    runs = {}
    for name, size in (("batch", None), ("minibatch", params["batch_size"]), ("stochastic", 1)):
        problem = LeastSquares(np.stack([x, np.ones_like(x)], axis=-1), y)
        problem.batches = Minibatches(64, size, params["seed"], epoch_order)
        steps = params["epochs"] * problem.batches.per_epoch
        runs[name] = minimize(problem, np.array([-0.5, 2.5]), GradientDescent(params["lr"]), steps)
    return runs


def draw(ax: Any, params: Params) -> None:
    from ... import plots

    size = params["batch_size"]
    x, y = regression_data()
    floor = LeastSquares(np.stack([x, np.ones_like(x)], axis=-1), y)
    runs = trajectory(params)
    labels = {"batch": "lote completo", "minibatch": f"minilote de {size}", "stochastic": "un ejemplo"}
    per_step = {"batch": 64, "minibatch": size, "stochastic": 1}
    for style, (name, run) in zip(SERIES, runs.items(), strict=False):
        gap = np.maximum(run.f - floor(floor.minimum), FLOOR)
        line = (0, style.dash) if style.dash else "-"
        seen = np.minimum(np.arange(run.steps + 1) * per_step[name], 64 * params["epochs"])
        marker = None if run.steps else "o"
        ax.semilogy(seen, gap, color=style.light, linestyle=line, marker=marker, label=labels[name])
    ax.set(xlabel="ejemplos vistos", ylabel="coste − mínimo")
    if params["epochs"] == 0:
        ax.set(xlim=(-3, 64), ylim=(1e-5, 10))
    plots.legend(ax)
