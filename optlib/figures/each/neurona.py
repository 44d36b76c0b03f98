"""Una recta, su coste en el plano de w y b, y el descenso por él."""

from typing import Any

import numpy as np

from ...descent import minimize
from ...optimizers import GradientDescent
from ...regression import LinearNeuron
from ...styles import INK, STYLES
from ...trajectory import Trajectory
from ..drawing import bounded
from ..params import InRange, OneOf, Params
from ..spec import STEP, Spec, count, rate

# La tabla 1 de Hubble (1929): distancias, en megapársecs, y velocidades, en cientos de km/s.
_HUBBLE = (
    "0.032 0.034 0.214 0.263 0.275 0.275 0.45 0.5 0.5 0.63 0.8 0.9 0.9 0.9 0.9 1 1.1 1.1 1.4 1.7 2 2 2 2",
    "1.7 2.9 -1.3 -0.7 -1.85 -2.2 2 2.9 2.7 2 3 -0.3 6.5 1.5 5 9.2 4.5 5 5 9.6 5 8.5 8 10.9",
)


def _numbers(text: str) -> list[float]:
    return [float(each) for each in text.split()]


EXAMPLES = {
    "deck": ("un ejemplo: (2, 4)", [2.0], [4.0]),
    "line": ("seis ejemplos", [-2.0, -1.2, -0.5, 0.4, 1.1, 1.9], [-2.9, -1.6, -0.2, 1.3, 2.1, 4.2]),
    "outlier": ("uno que desentona", [-2.0, -1.2, -0.5, 0.4, 1.1, 1.9], [-2.9, -1.6, -0.2, 1.3, 2.1, -3.5]),
    "offcenter": ("sin centrar", [1.0, 1.5, 2.0, 2.5, 3.0, 3.5], [0.8, 1.4, 2.6, 3.3, 4.6, 5.1]),
    "nebulae": ("las 24 nebulosas", *map(_numbers, _HUBBLE)),
}
"""Los datos: rótulo, ``x`` e ``y``; ``deck`` es el ejemplo de la presentación."""
_FRAME = {"x": (-3.0, 4.0), "y": (-6.0, 7.0), "axes": ("x", "ŷ = w·x + b"), "w": (-3.0, 5.0), "b": (-4.0, 4.0)}
FRAMES: dict[str, dict[str, Any]] = {
    **{key: _FRAME for key in EXAMPLES},
    "nebulae": {
        "x": (-0.1, 2.2),
        "y": (-4.0, 13.0),
        "axes": ("distancia (Mpc)", "velocidad (cientos de km/s)"),
        "w": (-1.0, 9.0),
        "b": (-5.0, 5.0),
    },
}
"""Lo que se ve de cada juego de datos: de los ejemplos, ``x``, ``y`` y sus nombres; de las rectas, ``w`` y ``b``."""
# Cómo los dice el texto alternativo.
_TOLD = {
    "deck": "de un solo ejemplo",
    "line": "de seis ejemplos",
    "outlier": "con uno que desentona",
    "offcenter": "sin centrar",
    "nebulae": "de 24 nebulosas",
}


def _framed(default: float, name: str) -> InRange:
    """Un número entre los extremos de lo que se ve de esos datos."""
    low, high = (lambda params, side=side: FRAMES[params["data"]][name][side] for side in (0, 1))
    return InRange(default, low, high, step=0.05)


SPEC = Spec(
    title="La recta y su coste",
    params={
        "data": OneOf("line", _TOLD),
        "lr": rate(0.1, 0.001, 2.0),
        "w": _framed(-1.0, "w"),
        "b": _framed(2.5, "b"),
        "steps": count(30, 200, low=1),
        "step": STEP,
    },
    attempt="Arrastra el punto (w, b) y mira cómo se mueve la recta. Reproduce el descenso con cada juego de "
    "datos: un solo ejemplo, varios, uno que desentona y datos sin centrar.",
    question="¿Por qué con un solo ejemplo hay infinitas rectas perfectas, y por qué sin centrar los datos el "
    "valle se estrecha?",
    shows="Un único ejemplo fija el valor de x·w + b: aciertan todas las parejas (w, b) de una recta del plano. "
    "Sin centrar los datos, al cambiar w hay que compensar con b, y el fondo del valle se inclina y se alarga.",
    methods=("GradientDescent",),
    series=(1,),
)


def trajectory(params: Params) -> Trajectory:
    _, x, y = EXAMPLES[params["data"]]
    problem = LinearNeuron(x, y)
    return minimize(problem, np.array([params["w"], params["b"]]), GradientDescent(params["lr"]), params["steps"])


def draw(ax: Any, params: Params) -> None:
    """La recta en unos cuantos pasos, hasta el que se ve."""
    _, x, y = EXAMPLES[params["data"]]
    frame = FRAMES[params["data"]]
    run = trajectory(params)
    grid, descent = np.array(frame["x"]), STYLES["GradientDescent"].light
    shown = [0, 1, 2, 4, 8, 16, 32, 64, 128]
    end = params["steps"] if params["step"] is None else params["step"]
    for k in [k for k in shown if k < end] + [end]:
        w, b = bounded(run.x[k], 1e3)
        last = k == end
        ax.plot(grid, w * grid + b, color=descent, alpha=1 if last else 0.3, linewidth=2.2 if last else 1)
    ax.plot(x, y, "o", color=INK.light, markersize=7)
    ax.set(xlabel=frame["axes"][0], ylabel=frame["axes"][1], xlim=frame["x"], ylim=frame["y"])


def data() -> dict[str, Any]:
    found = {key: {"name": name, "x": x, "y": y, "frame": FRAMES[key]} for key, (name, x, y) in EXAMPLES.items()}
    return {"EXAMPLES": found}
