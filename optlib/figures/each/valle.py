"""El descenso, o cualquier otra regla, sobre un valle."""

from typing import Any

from ...descent import minimize
from ...optimizers import OPTIMIZERS
from ...problems import PROBLEMS
from ...styles import NAMES, STYLES
from ...trajectory import Trajectory
from ..drawing import trail, valley
from ..landscapes import VALLEYS, start_of
from ..params import InRange, OneOf, Params, Point, rule_of
from ..spec import Spec, count, rate

SPEC = Spec(
    title="El descenso sobre un valle",
    params={
        "problem": OneOf("coupled_quadratic", tuple(VALLEYS)),
        "optimizer": OneOf("GradientDescent", tuple(OPTIMIZERS)),
        "lr": rate(0.05),
        "beta": InRange(0.9, 0.0, 0.99, step=0.01),
        "start": Point(),
        "steps": count(60, 300),
    },
    attempt="Arrastra el punto de partida alrededor del mínimo y mira la forma del camino. Acerca α al límite y "
    "pásalo. Lleva el punto de partida a una de las rectas de los vectores propios (las de trazos).",
    question="¿Qué dirección decide hasta dónde puede subir α, y cuál decide lo que se tarda?",
    shows="En estos valles, con descenso por gradiente, la dirección de mayor curvatura pone el límite de α: por "
    "encima de él, cada rebote en esa dirección es mayor que el anterior. La de menor curvatura decide lo que se "
    "tarda: en ella se avanza poco hasta con la mayor tasa permitida.",
    methods=("GradientDescent",),
)


def trajectory(params: Params) -> Trajectory:
    name = params["optimizer"]
    inertia = {"beta": params["beta"]} if hasattr(OPTIMIZERS[name], "beta") else {}
    rule = rule_of(name, lr=params["lr"], **inertia)
    return minimize(PROBLEMS[params["problem"]], start_of(params), rule, params["steps"])


def draw(ax: Any, params: Params) -> None:
    from ... import plots

    valley(ax, params["problem"])
    run = trajectory(params)
    trail(ax, run.x, **plots.look(STYLES[params["optimizer"]], label=NAMES[params["optimizer"]]))
    plots.legend(ax)
