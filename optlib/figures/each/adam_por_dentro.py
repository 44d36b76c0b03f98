"""Adam por dentro: lo que hacen sus momentos con una sucesión de gradientes."""

from collections.abc import Callable
from typing import Any

import numpy as np

from ...descent import minimize
from ...optimizers import Adam
from ...prng import mulberry32
from ...problems import Problem
from ...styles import INK, MUTED, SERIES, STYLES
from ...trajectory import Trajectory
from ..params import Flag, InRange, OneOf, Params
from ..spec import Spec, count, rate, stops
from ..turning import normal

SIGNALS = {
    "constant": "constantes",
    "noisy": "con ruido",
    "alternating": "alternos",
    "sparse": "dispersos",
    "jump": "con un salto",
    "cycle": "en ciclos 3, −1, −1",
}
SPEC = Spec(
    title="Adam por dentro",
    params={
        "signal": OneOf("noisy", SIGNALS),
        "noise": InRange(0.5, 0.0, 3.0, step=0.1),
        "lr": rate(0.1, 0.001),
        "beta1": stops(0.9, 0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99),
        "beta2": stops(0.999, 0, 0.1, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999),
        "eps": stops(1e-8, 0, 1e-8, 1e-6, 1e-4, 1e-3, 0.01, 0.1, 1),
        "correction": Flag(True),
        "steps": count(60, 200, low=5, step=5),
        "t": count(1, 200, low=1),
        "seed": count(1, 20, low=1),
    },
    attempt="Con gradiente constante, quita y pon la corrección de sesgo y mira el primer paso. Con gradientes "
    "alternos o ruidosos, mueve β₁. Con gradientes dispersos, mueve β₂. Lee los números de cada t.",
    question="¿Por qué el primer paso de Adam mide siempre casi α, sea cual sea el gradiente?",
    shows="En el primer paso, ya corregidos, m̂ = g y v̂ = g²: el cociente es 1 o −1 y el paso mide α, salvo lo "
    "poco que quita ε. Después ya no cuenta el tamaño de los gradientes, sino cuánto se parecen unos a otros.",
    methods=("Adam",),
    series=(0, 2),
)


def gradients(params: Params) -> np.ndarray:
    """Los que recibe Adam, uno por paso."""
    draw = mulberry32(params["seed"])
    shapes: dict[str, Callable[[int], float]] = {
        "constant": lambda k: 1.0,
        "noisy": lambda k: 1.0 + params["noise"] * normal(draw),
        "alternating": lambda k: -1.0 if k % 2 else 1.0,
        "sparse": lambda k: 0.0 if k % 10 else 1.0,
        "jump": lambda k: 0.1 if k < params["steps"] / 2 else 1.0,
        "cycle": lambda k: -1.0 if k % 3 else 3.0,
    }
    return np.array([shapes[params["signal"]](k) for k in range(params["steps"])])


def trajectory(params: Params) -> Trajectory:
    signal = iter(gradients(params))
    problem = Problem(lambda x: 0.0 * x, lambda x: next(signal), name="gradientes dados")
    adam = Adam(params["lr"], params["beta1"], params["beta2"], params["eps"])
    return minimize(problem, 0.0, adam, params["steps"])


def draw(ax: Any, params: Params) -> None:
    if params["signal"] == "cycle":
        _cycle(ax, params)
        return
    from ... import plots

    run = trajectory(params)
    t = np.arange(1, run.steps + 1)
    ax.bar(t, gradients(params), color=MUTED.light, alpha=0.6, label="g")
    m, v = ("m_hat", "v_hat") if params["correction"] else ("m", "v")
    ax.plot(t, run[m], color=SERIES[0].light, label="m̂" if params["correction"] else "m")
    ax.plot(t, run[v], color=SERIES[2].light, linestyle="--", label="v̂" if params["correction"] else "v")
    ax.plot(
        t,
        run[m] / (np.sqrt(run[v]) + params["eps"]),
        color=STYLES["Adam"].light,
        linewidth=2.4,
        label="paso / α",
    )
    ax.set(xlabel="t")
    plots.legend(ax, 4)


def _cycle(ax: Any, params: Params) -> None:
    """El recorrido de x con el ciclo del ejemplo de Reddi, Kale y Kumar, desde el 0, y su mejor punto."""
    run = trajectory(params)
    m, v = ("m_hat", "v_hat") if params["correction"] else ("m", "v")
    x = np.append(0, -np.cumsum(params["lr"] * run[m] / (np.sqrt(run[v]) + params["eps"])))
    ax.axhline(-1, color=MUTED.light, linewidth=1)
    ax.plot(x, color=STYLES["Adam"].light, linewidth=2.4)
    ax.plot(0, 0, "o", color=STYLES["Adam"].light, markersize=7)
    rises = x[-1] > 0  # los nombres, donde el recorrido no pasa
    name = {"textcoords": "offset points", "color": INK.light}
    ax.annotate("partida, x = 0", (0, 0), (8, -14 if rises else 8), **name)
    ax.annotate("mejor punto, x = −1", (run.steps if rises else 2, -1), (0, 6), ha="right" if rises else "left", **name)
    ax.set(xlabel="t", ylabel="x")


def told(params: Params, said: str) -> str:
    """Con un ciclo se dibuja otra cosa."""
    return said + (" Dibuja x, desde su partida, 0, y el mejor punto, −1." if params["signal"] == "cycle" else "")
