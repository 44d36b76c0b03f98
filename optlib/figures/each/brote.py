"""Adam junto al mínimo, mientras su tasa propia crece."""

from typing import Any

import numpy as np

from ...descent import minimize
from ...optimizers import Adam, AMSGrad
from ...problems import PROBLEMS
from ...schedules import linear
from ...styles import INK, MUTED, STYLES
from ...text.formatting import format_number
from ...trajectory import Trajectory
from ..params import OneOf, Params
from ..spec import Spec, count, stops

# Los pasos que se dan, y en los que baja a cero la tasa que baja.
OUTBURST = 20_000
METHODS = {"Adam": "Adam", "AMSGrad": "AMSGrad", "linear": "Adam, bajando a cero"}

SPEC = Spec(
    title="Veinte mil pasos junto al mínimo",
    params={
        "method": OneOf("Adam", METHODS),
        "eps": stops(1e-8, 1e-8, 1e-6, 1e-4, 1e-3, 0.01),
        "beta2": stops(0.999, 0.95, 0.99, 0.999),
        "guess": count(0, OUTBURST, step=100),
        "steps": count(1000, OUTBURST),
    },
    attempt="Arrastra tu apuesta hasta el paso en que crees que Adam se irá del mínimo, y pulsa «Reproducir». "
    "Después prueba los remedios: ε, β₂ y los otros dos métodos.",
    question="¿Qué crece mientras el punto está quieto, y qué remedio evita que llegue al límite?",
    shows="En x², desde 5 y con α = 0.1. Junto al mínimo v̂ mengua, y la tasa propia crece: por 1.65 cada mil "
    "pasos. Pasado el límite, el punto se va. Con ε = 0.01 no lo alcanza, y con AMSGrad tampoco. Con β₂ = 0.95 se "
    "va antes, pero apenas se aleja; con una tasa que baja a cero, más tarde y menos lejos.",
    methods=("Adam",),
)


def trajectory(params: Params) -> Trajectory:
    rule = AMSGrad if params["method"] == "AMSGrad" else Adam
    schedule = linear(OUTBURST) if params["method"] == "linear" else None
    adam = rule(0.1, eps=params["eps"], beta2=params["beta2"])
    return minimize(PROBLEMS["parabola"], 5.0, adam, params["steps"], schedule=schedule)


def product(params: Params, run: Trajectory) -> np.ndarray:
    """La tasa propia por la curvatura de x² tras cada paso."""
    rate = 0.1 * (1 - np.arange(run.steps) / OUTBURST) if params["method"] == "linear" else 0.1
    return 2 * rate / (run["v_hat"] ** 0.5 + params["eps"])


def draw(ax: Any, params: Params) -> None:
    """La tasa propia por la curvatura en el primer cuarto, con su límite, y la distancia: lo demás, a ojo."""
    from ... import plots

    run = trajectory(params | {"steps": OUTBURST // 4})
    name = "AMSGrad" if params["method"] == "AMSGrad" else "Adam"
    ax.semilogy(product(params, run), **plots.look(STYLES[name], marker="", label="tasa propia × curvatura"))
    ax.semilogy(np.maximum(abs(run.x), 1e-5), color=MUTED.light, linewidth=0.8, label="distancia al mínimo")
    ax.axhline(38, color=INK.light, linewidth=1.8)
    ax.annotate("límite: 38", (100, 50), color=INK.light)
    ax.set(xlabel="paso", xlim=(0, OUTBURST), ylim=(1e-5, 300))
    plots.legend(ax)


def told(params: Params, said: str) -> str:
    """Lo que se ve, y con qué remedio."""
    eps, beta2 = (format_number(params[name], digits=6) for name in ("eps", "beta2"))
    how = f"{METHODS[params['method']]}, ε = {eps} y β₂ = {beta2}"
    return f": la tasa propia por la curvatura, con su límite, y |x|, en 20 000 pasos con {how}."
