"""Una red de dos neuronas, hacia delante y hacia atrás."""

from typing import Any

import numpy as np

from ...descent import minimize
from ...networks import MLP
from ...optimizers import GradientDescent
from ...styles import BACKGROUND, INK, SERIES
from ...text.formatting import format_number
from ...trajectory import Trajectory
from ..params import InRange, Params
from ..spec import Spec, count, rate

# De la ida y la vuelta, lo que ya se ha hecho; None es todo.
PARTS = 9
# Los dos pesos de entrada, sus sesgos, los dos de salida y su sesgo. El primero y
# el quinto se cambian.
NETWORK = (0.5, -0.5, 0.0, 0.5, 1.0, -1.0, 0.0)

SPEC = Spec(
    title="La red, hacia delante y hacia atrás",
    params={
        "x": InRange(2.0, -3.0, 3.0, step=0.1),
        "y": InRange(2.0, -3.0, 3.0, step=0.1),
        "w": InRange(0.5, -4.0, 4.0, step=0.1),
        "c": InRange(1.0, -2.0, 2.0, step=0.1),
        "lr": rate(0.1, 0.01, 2.0),
        "steps": count(0, 60),
        "step": InRange(None, 0, PARTS, step=1, whole=True, optional=True),
    },
    attempt="Pulsa «Un paso» y haz cada cuenta antes de verla. Después cambia w₁ y c₁, y mira por dónde vuelve el "
    "error: cuanto más vuelve por una línea, más gruesa es.",
    question="¿Qué factores deciden cuánto error llega a cada peso, y cuándo no llega nada?",
    shows="Hacia delante, cada neurona calcula su suma y su tangente. Hacia atrás, la derivada de J se multiplica "
    "en cada línea: por el peso c en la salida, por 1 − h² al atravesar una neurona y por la entrada al llegar a "
    "w. Si uno de esos factores es casi cero, lo que va detrás no aprende.",
    series=(0, 1),
)


def trajectory(params: Params) -> Trajectory:
    problem = MLP(np.array([[params["x"]]]), np.array([params["y"]]), hidden=(2,))
    start = np.array(NETWORK)
    start[[0, 4]] = params["w"], params["c"]
    return minimize(problem, start, GradientDescent(params["lr"]), params["steps"])


# Dónde va cada cantidad de la red, de 0 a 1, y por qué líneas se llega a ella.
_NODES = {
    "x": (0, 0.5),
    "z₁": (0.27, 1),
    "z₂": (0.27, 0),
    "h₁": (0.52, 1),
    "h₂": (0.52, 0),
    "ŷ": (0.78, 0.5),
    "J": (1, 0.5),
}
_LINES = {
    ("x", "z₁"): "w₁", ("x", "z₂"): "w₂", ("z₁", "h₁"): "", ("z₂", "h₂"): "",
    ("h₁", "ŷ"): "c₁", ("h₂", "ŷ"): "c₂", ("ŷ", "J"): "",
}  # fmt: skip


def draw(ax: Any, params: Params) -> None:
    """La red con sus valores y la derivada de J respecto de cada uno, todo hecho."""
    run = trajectory(params)
    w, b, c, b0 = np.split(run.x[-1], [2, 4, 6])
    z = w * params["x"] + b
    h = np.tanh(z)
    out = float(h @ c + b0[0])
    error = out - params["y"]
    delta = error * c * (1 - h**2)
    values = dict(zip(_NODES, (params["x"], *z, *h, out, error**2 / 2), strict=True))
    slopes = dict(zip(_NODES, (None, *delta, *(error * c), error, 1), strict=True))
    weights = dict(
        zip(("w₁", "w₂", "c₁", "c₂"), zip([*w, *c], [*delta * params["x"], *error * h], strict=True), strict=True)
    )
    value, slope = SERIES[0].light, SERIES[1].light

    def label(x: float, y: float, said: Any, colour: str) -> None:
        text = said if isinstance(said, str) else format_number(said, digits=2)
        ax.text(x, y, text, ha="center", va="center", color=colour, weight="bold", zorder=5)

    for (start, end), name in _LINES.items():
        (x0, y0), (x1, y1) = _NODES[start], _NODES[end]
        flow = abs(weights[name][1] if start == "x" else slopes[start])
        ends = [(x0 + 0.04, x1 - 0.04), (y0 + 0.16 * (y1 - y0), y1 - 0.16 * (y1 - y0))]
        ax.plot(*ends, color=slope, linewidth=1 + 6 * flow / (1 + flow), solid_capstyle="butt", zorder=1)
        if name:
            weight, own = weights[name]
            side = 0.065 if y1 > y0 else -0.065
            shown = (f"{name} = {format_number(weight, digits=2)}", value, -side, 0.13), (own, slope, side, -0.13)
            for text, colour, right, rise in shown:
                label((x0 + x1) / 2 + right, (y0 + y1) / 2 + rise, text, colour)
    for name, (x0, y0) in _NODES.items():
        box = {"boxstyle": "round", "fc": BACKGROUND.light, "ec": INK.light}
        ax.text(x0, y0, name, ha="center", va="center", color=INK.light, bbox=box, zorder=4)
        label(x0, y0 + 0.19, values[name], value)
        if slopes[name] is not None:
            label(x0, y0 - 0.19, slopes[name], slope)
    # Lo que entra sin línea.
    notes = {"z₁": ("b₁", b[0]), "z₂": ("b₂", b[1]), "ŷ": ("b₀", b0[0]), "J": ("y", params["y"])}
    for name, (symbol, number) in notes.items():
        x0, y0 = _NODES[name]
        text = f"{symbol} = {format_number(number, digits=2)}"
        ax.text(
            x0, y0 + (0.35 if name in ("z₁", "J") else -0.35), text, ha="center", va="center", color=INK.light, zorder=5
        )
    ax.set(xlim=(-0.06, 1.06), ylim=(-0.45, 1.45))
    ax.axis("off")


def data() -> dict[str, Any]:
    return {"NETWORK": NETWORK}
