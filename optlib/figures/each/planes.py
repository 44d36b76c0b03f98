"""Los planes de la tasa, con ruido en el gradiente y el mismo presupuesto."""

import math
from typing import Any

import numpy as np

from ...descent import minimize
from ...optimizers import GradientDescent
from ...prng import mulberry32
from ...problems import Problem
from ...schedules import Schedule, cosine, inverse_time, linear, step_decay, warmup
from ...styles import SERIES
from ...trajectory import Trajectory
from ..drawing import FLOOR
from ..params import InRange, OneOf, Params
from ..spec import Spec, count, rate

# Carreras de cada plan, de dónde parten, dónde empiezan las paredes y la curvatura que añaden.
RACES, START, EDGE, WALL = 100, 5.0, 2.0, 15.0
PLANS = {
    "constant": "constante",
    "stairs": "escalones",
    "inverse": "inverso, 1/(k + 1)",
    "cosine": "coseno",
    "linear": "lineal",
}
"""Los planes de la tasa: su rótulo."""
# Cómo baja cada uno, como lo dice su código y lo calcula la página: j son los pasos tras el calentamiento, de left.
FALLS = {
    "constant": "1.0",
    "stairs": "0.5 ** np.floor(j / np.ceil(left / 5))",
    "inverse": "1 / (1 + j)",
    "cosine": "(1 + np.cos(np.pi * j / left)) / 2",
    "linear": "1 - j / left",
}

SPEC = Spec(
    title="Planes de la tasa, con el mismo presupuesto",
    params={
        "landscape": OneOf("bowl", {"bowl": "en parábola", "walls": "con paredes"}),
        "lr": rate(0.2, 0.01),
        "warmup": count(0, 100),
        "noise": InRange(1.0, 0.0, 3.0, step=0.1),
        "steps": count(300, 400, low=10, step=10),
        "seed": count(1, 20, low=1),
    },
    attempt="Mueve α de un extremo al otro y mira quién acaba más abajo. Acorta el presupuesto. Después elige el "
    "coste con paredes, sube α y busca cuántos pasos de calentamiento hacen falta.",
    question="Con los mismos pasos y la misma tasa más alta, ¿qué plan acaba más cerca del mínimo, y cuánto hay "
    "que esperar para verlo?",
    shows="No gana siempre el mismo. Con α = 0.02 y 300 pasos, el constante: los demás no llegan a tiempo. Con "
    "α = 0.2, el de escalones, y los que bajan a cero quedan cerca. Con α = 1, el inverso: es la media de todo lo "
    "visto. En la parábola, calentar solo mejora al inverso, que así tarda más en bajar; con paredes, permite una "
    "α que sin calentar se escaparía.",
    series=(0, 1, 2, 3, 4),
)


def plan(name: str, steps: int, warm: int) -> Schedule:
    """El plan de ese nombre para ``steps`` pasos, de los que los ``warm`` primeros son de calentamiento.

    >>> [plan("linear", 6, 2)(k) for k in range(6)]
    [0.5, 1.0, 1.0, 0.75, 0.5, 0.25]
    """
    left = max(1, steps - warm)
    falls: dict[str, Schedule] = {
        "constant": lambda k: 1.0,
        "stairs": step_decay(math.ceil(left / 5)),
        "inverse": inverse_time(1.0),
        "cosine": cosine(left),
        "linear": linear(left),
    }
    return warmup(warm, after=falls[name]) if warm else falls[name]


class _Noisy(Problem):
    """``½x²``, quizá entre paredes más curvas, con un ruido dado que se suma al gradiente de cada paso."""

    def __init__(self, wall: float, noise: np.ndarray):
        def outside(x):
            return x - np.clip(x, -EDGE, EDGE)

        def slope(x):
            return x + wall * outside(x)

        super().__init__(lambda x: (x**2 + wall * outside(x) ** 2) / 2, slope, minimum=0.0, start=START)
        self.grad_at = lambda k: lambda x: slope(x) + noise[k]


def trajectory(params: Params) -> dict[str, Trajectory]:
    draw = mulberry32(params["seed"])
    drawn = np.array([[draw() - 0.5 for _ in range(RACES)] for _ in range(params["steps"])])
    # Un número al azar entre −½ y ½ tiene varianza 1/12.
    problem = _Noisy(WALL if params["landscape"] == "walls" else 0.0, params["noise"] * 12**0.5 * drawn)
    start, rule, steps = np.full(RACES, START), GradientDescent(params["lr"]), params["steps"]
    with np.errstate(all="ignore"):
        return {
            name: minimize(problem, start, rule, steps, schedule=plan(name, steps, params["warmup"])) for name in PLANS
        }


def draw(ax: Any, params: Params) -> None:
    from ... import plots

    for style, (name, run) in zip(SERIES, trajectory(params).items(), strict=True):
        cost = run.f.mean(axis=1)
        line = (0, style.dash) if style.dash else "-"
        inside = np.logical_and.accumulate(cost < 1e4)  # lo que haga después de escaparse no cuenta
        ax.semilogy(
            np.where(inside, np.maximum(cost, FLOOR), np.nan),
            color=style.light,
            linestyle=line,
            linewidth=1.4,
            label=PLANS[name],
        )
    ax.set(xlabel="paso", ylabel="coste medio de 100 carreras")
    plots.legend(ax)


def data() -> dict[str, Any]:
    return {"PLANS": {"races": RACES, "start": START, "edge": EDGE, "wall": WALL, "names": PLANS, "falls": FALLS}}


def script() -> str:
    """Los planes, como funciones de JavaScript."""
    falls = [
        f'  "{name}": (j, left) => {text.replace("np.pi", "Math.PI").replace("np.", "Math.")},\n'
        for name, text in FALLS.items()
    ]
    return f"export const FALLS = {{\n{''.join(falls)}}};\n"
