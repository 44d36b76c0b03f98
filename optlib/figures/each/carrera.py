"""La carrera: varios optimizadores desde el mismo punto."""

from typing import Any

import numpy as np

from ...descent import minimize
from ...problems import PROBLEMS
from ...rules import best_rate
from ...styles import BACKGROUND, NAMES, STYLES
from ...trajectory import Trajectory
from ..drawing import bounded, trail, valley
from ..landscapes import VALLEYS, start_of
from ..params import Flag, Names, OneOf, Params, Point, Rates, rule_of
from ..spec import STEP, Spec, count, stops

SPEC = Spec(
    title="Carrera de optimizadores",
    params={
        "problem": OneOf("beale", tuple(VALLEYS)),
        "optimizers": Names(),
        "lrs": Rates(),
        "fair": Flag(False),
        "start": Point(),
        "steps": count(200, 300, low=1),
        "step": STEP,
        "speed": stops(30, 2, 5, 10, 20, 30, 60, 120, whole=True),
    },
    attempt="Pulsa «Reproducir» con las tasas dadas; luego marca «A la mejor tasa de cada uno» y repite. Quita "
    "optimizadores de la tabla, cambia sus tasas y arrastra el punto de partida.",
    question="¿Gana el mismo en todos los paisajes, y sigue ganando cuando todos corren con su mejor tasa?",
    shows="Ninguno gana siempre. La mejor tasa de cada uno es la que acaba con menos coste; con ella llega primero "
    "Momentum en Rosenbrock y, si corren todos, en Beale empatan Adagrad y AMSGrad. Con otras tasas, o desde otro "
    "punto, el orden cambia: sin buscarlas antes, la carrera compara tanto las tasas como los métodos.",
    methods=tuple(STYLES),
    height=4.8,  # con todos los métodos en la leyenda
)


def trajectory(params: Params) -> dict[str, Trajectory]:
    problem, start = PROBLEMS[params["problem"]], start_of(params)
    runs = {}
    for name in params["optimizers"]:
        lr = params["lrs"].get(name, STYLES[name].lr)
        if params["fair"]:
            lr = best_rate(name, problem, start, params["steps"])
        runs[name] = minimize(problem, start, rule_of(name, lr=lr), params["steps"])
    return runs


def draw(ax: Any, params: Params) -> None:
    from ... import plots

    valley(ax, params["problem"])
    runs = trajectory(params)
    ranked = sorted(runs, key=lambda name: np.nan_to_num(runs[name].f[-1], nan=np.inf))
    for name, run in runs.items():
        # Cada uno, debajo de los que le ganan y más ancho que ellos: donde coinciden se ven todos.
        under = ranked.index(name) / max(2, 2 * len(runs) - 2)
        style = plots.look(STYLES[name], linewidth=1.4 + 3 * under, alpha=1 - 0.7 * under, zorder=2.5 - under)
        seen = run.x[: None if params["step"] is None else params["step"] + 1]
        trail(ax, seen, **style | {"label": NAMES[name], "markevery": (15, 30)})
        end = {"alpha": 1, "zorder": 3.5 - under, "markersize": 6 + 4 * under, "markeredgecolor": BACKGROUND.light}
        ax.plot(*bounded(seen[-1:]).T, **style | end)
    plots.legend(ax)
