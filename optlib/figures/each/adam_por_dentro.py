"""Adam por dentro: lo que hacen sus momentos con unos gradientes, y el paso que sale."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ...descent import minimize
from ...optimizers import Adam
from ...prng import mulberry32, normal
from ...problems import Problem
from ...styles import INK, MUTED, SERIES, STYLES
from ...trajectory import Trajectory
from ..params import Flag, OneOf, Params, Series
from ..spec import Spec, count, stops

LR, EPS = 0.1, 1e-8
STEPS, HIGHEST = 30, 3.0  # cuántas barras, y hasta dónde llegan
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
        "g": Series(STEPS, -HIGHEST, HIGHEST),
        "beta1": stops(0.9, 0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99),
        "beta2": stops(0.999, 0, 0.1, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999),
        "correction": Flag(True),
        "t": count(20, STEPS, low=1),
    },
    attempt="Arrastra las barras: son los gradientes que llegan. Haz que se parezcan, que se contradigan o que sean "
    "diminutos. Estira las dos memorias por su extremo y toca el pasillo para mirar otro paso.",
    question="¿Qué llena el pasillo, qué lo vacía y qué no le importa?",
    shows="Lo llena que los gradientes se parezcan, y lo vacía que se contradigan. Su tamaño no cuenta, porque divide "
    "a la media otra media de lo mismo: el primer paso, corregido, mide siempre α. Del pasillo se sale si el gradiente "
    "crece de pronto, que la memoria larga tarda en verlo, o si no se corrige el sesgo.",
    methods=("Adam",),
    series=(0, 2),
)


def gradients(params: Params) -> np.ndarray:
    """Los que recibe Adam, uno por paso."""
    return np.array(_given(params["signal"]) if params["g"] is None else params["g"])


def _given(signal: str) -> list[float]:
    draw = mulberry32(1)
    shapes: dict[str, Callable[[int], float]] = {
        "constant": lambda k: 1.0,
        "noisy": lambda k: math.floor(5 + 11 * normal(draw) + 0.5) / 10,
        "alternating": lambda k: -1.0 if k % 2 else 1.0,
        "sparse": lambda k: 0.0 if k % 10 else 1.0,
        "jump": lambda k: 0.1 if k < STEPS / 2 else 1.0,
        "cycle": lambda k: -1.0 if k % 3 else 3.0,
    }
    return [shapes[signal](k) for k in range(STEPS)]


def data() -> dict[str, Any]:
    return {"SIGNALS": SIGNALS, "GRADIENTS": {key: _given(key) for key in SIGNALS}}


def trajectory(params: Params) -> Trajectory:
    signal = iter(gradients(params))
    problem = Problem(lambda x: 0.0 * x, lambda x: next(signal), name="gradientes dados")
    return minimize(problem, 0.0, Adam(LR, params["beta1"], params["beta2"], EPS), STEPS)


def in_alphas(params: Params) -> np.ndarray:
    """Lo que mide cada paso, entre α: con la corrección o sin ella, lo que se resta a x."""
    run, (m, v) = trajectory(params), ("m_hat", "v_hat") if params["correction"] else ("m", "v")
    return run[m] / (np.sqrt(run[v]) + EPS)


def draw(ax: Any, params: Params) -> None:
    """Las barras y, debajo, lo que recuerda cada momento y los pasos en su pasillo."""
    from ... import plots

    t, last, steps = np.arange(1, STEPS + 1), params["t"], in_alphas(params)
    ax.bar(t, gradients(params), color=MUTED.light, alpha=0.6, label="g")
    for k, beta, name, style in ((0, "beta1", "m", SERIES[0]), (1, "beta2", "v", SERIES[2])):
        reach = max(last + 0.5 - 1 / (1 - params[beta]), -2)
        ax.plot([reach, last + 0.5], [-3.6 - 0.7 * k] * 2, color=style.light, linewidth=3, label=f"memoria de {name}")
    wide = 1.5 / max(1.15, abs(steps).max())
    ax.fill_between([0.3, STEPS + 0.7], -6.6 - wide, -6.6 + wide, color=MUTED.light, alpha=0.25, linewidth=0)
    ax.vlines(t, -6.6, -6.6 - wide * steps, color=STYLES["Adam"].light, linewidth=2, label="lo que se mueve x")
    ax.annotate("", (last, -6.6 - wide * steps[last - 1]), (last, -6.6), arrowprops={"color": STYLES["Adam"].light})
    for name, y in {"α": wide, "−α": -wide}.items() if wide > 0.6 else [("±α", 0)]:
        ax.annotate(name, (STEPS + 1, y - 6.6), va="center", color=INK.light)
    ax.set(xlabel="t", yticks=(-3, 0, 3), xlim=(-2, STEPS + 2.4))
    plots.legend(ax, 4)
