"""El plano de la tasa y la inercia, con lo deprisa que converge cada pareja."""

from typing import Any

import numpy as np

from ...descent import minimize
from ...problems import PROBLEMS, Problem
from ...styles import INK, MUTED, STYLES
from ...trajectory import Trajectory
from ..params import InRange, OneOf, Params, rule_of
from ..spec import Spec, count, stops

SPEC = Spec(
    title="El plano de la tasa y la inercia",
    params={
        "condition": stops(25, 1, 2, 3, 5, 10, 25, 50, 100, 200, whole=True),
        "method": OneOf("Momentum", ("Momentum", "Nesterov")),
        "lr": InRange(None, 0.0, lambda params: 4 / params["condition"], optional=True),
        "beta": InRange(0.0, 0.0, 0.99, step=0.01),
        "steps": count(60, 200, low=1),
    },
    attempt="Arrastra el punto por el plano y busca lo más rápido: tras el primer intento sale la estrella, que lo "
    "enseña. Cambia el número de condición.",
    question="¿Cuánto gana la inercia sobre el descenso sin ella, y por qué gana más cuanto más estrecho es el valle?",
    shows="En el peor caso, a la larga cada paso multiplica el error por (κ − 1)/(κ + 1) sin inercia y con la "
    "mejor tasa, y por (√κ − 1)/(√κ + 1) con la mejor pareja de Momentum: con κ = 100, diez veces menos pasos por "
    "cada cifra exacta.",
    methods=("Momentum",),
)


def inertial_rate(params: Params) -> float:
    """Tasa de «momento»; por omisión, la que anula el error en la dirección más curva si no hay impulso."""
    return 1 / params["condition"] if params["lr"] is None else params["lr"]


def inertial_contraction(lr: Any, beta: Any, eigenvalue: float, method: str) -> np.ndarray:
    """Factor por el que ``Momentum`` o ``Nesterov`` acaban multiplicando el error en cada paso: menor que 1, converge.

    Es el de una cuadrática, en la dirección de valor propio ``eigenvalue``: el mayor módulo de las raíces de
    ``z² − b·z + d``. ``lr`` y ``beta`` son números o arrays que se combinan según las reglas de NumPy, y el resultado
    tiene su forma. Sin impulso es ``|1 − α·λ|``.

    >>> float(inertial_contraction(0.1, 0.0, 4.0, "Momentum").round(6))
    0.6
    """
    shrink = 1 - lr * eigenvalue
    b, d = ((1 + beta) * shrink, beta * shrink) if method == "Nesterov" else (1 + beta - lr * eigenvalue, beta)
    root = np.sqrt(np.asarray(b, dtype=complex) ** 2 - 4 * d)
    return np.maximum(abs(b + root), abs(b - root)) / 2


def trajectory(params: Params) -> Trajectory:
    c = params["condition"]
    bowl = Problem(
        lambda p: 0.5 * (p[..., 0] ** 2 + c * p[..., 1] ** 2), lambda p: p * np.array([1.0, c]), dim=2, name="cuenco"
    )
    rule = rule_of(params["method"], lr=max(inertial_rate(params), 1e-9), beta=params["beta"])
    return minimize(bowl, PROBLEMS["ravine"].start, rule, params["steps"])


def draw(ax: Any, params: Params) -> None:
    from ... import plots

    c = params["condition"]
    lr, beta = np.meshgrid(np.linspace(0, 4 / c, 161)[1:], np.linspace(0, 0.99, 120))
    rate = np.maximum(*(inertial_contraction(lr, beta, eigenvalue, params["method"]) for eigenvalue in (1.0, c)))
    ax.contour(lr, beta, rate, levels=[0.6, 0.7, 0.8, 0.9, 0.95], colors=MUTED.light, linewidths=0.9)
    ax.contour(lr, beta, rate, levels=[1], colors=INK.light, linewidths=2)
    own = plots.look(STYLES[params["method"]], linestyle="none", markersize=9, clip_on=False, zorder=5)
    ax.plot(inertial_rate(params), params["beta"], **own)
    ax.set(xlabel="tasa de aprendizaje α", ylabel="inercia β")
