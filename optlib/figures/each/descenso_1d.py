"""El descenso por gradiente en una curva, con la tangente de cada paso."""

from typing import Any

from ...descent import minimize
from ...optimizers import GradientDescent
from ...problems import PROBLEMS
from ...styles import SERIES, STYLES
from ...trajectory import Trajectory
from ..drawing import bounded
from ..landscapes import CURVES, start_of
from ..params import InRange, OneOf, Params
from ..spec import Spec, count, rate

SPEC = Spec(
    title="El descenso por gradiente, paso a paso",
    params={
        "problem": OneOf("parabola", tuple(CURVES)),
        "lr": rate(0.1, 0.001),
        "start": InRange(
            None,
            lambda params: CURVES[params["problem"]][0],
            lambda params: CURVES[params["problem"]][1],
            optional=True,
        ),
        "steps": count(20, 60),
    },
    attempt="Sube α poco a poco hasta 0.5, sigue hasta 1 y pasa de ahí. Después cambia de función y arrastra el "
    "punto de partida (el disco hueco).",
    question="¿Para qué valores de α el descenso va por un solo lado, llega de una vez, alterna de lado o se "
    "escapa, y cómo lo dice el factor 1 − α·f″?",
    shows="En una parábola, cada paso multiplica por 1 − α·f″ lo que separa del mínimo. Si el factor está entre 0 y "
    "1, se baja por un solo lado; si vale 0, se llega de una vez; entre −1 y 0 se alterna de lado, y por debajo de "
    "−1 el punto se escapa.",
    methods=("GradientDescent",),
    series=(1,),
)


def trajectory(params: Params) -> Trajectory:
    optimizer = GradientDescent(params["lr"])
    return minimize(PROBLEMS[params["problem"]], start_of(params), optimizer, params["steps"])


def draw(ax: Any, params: Params) -> None:
    from ... import plots

    run = trajectory(params)
    left, right, low, high = CURVES[params["problem"]]
    plots.curve(ax, run.problem, left, right)
    x, f, slope = bounded(run.x), bounded(run.f), bounded(run.grad)
    tangent = SERIES[1].light
    ax.plot(x, f, **plots.look(STYLES["GradientDescent"], linewidth=0.8))
    for k in range(run.steps):
        foot = f[k] + slope[k] * (x[k + 1] - x[k])
        ax.plot(x[k : k + 2], [f[k], foot], color=tangent, linewidth=1.3)
        ax.plot([x[k + 1]] * 2, [foot, f[k + 1]], color=tangent, linewidth=0.9, linestyle=":")
    ax.set(xlim=(left, right), ylim=(low, high), xlabel="x", ylabel="f(x)")
