"""Imagen fija de cada figura, dibujada con matplotlib a partir de optlib: para imprimir y para leer sin JavaScript.

Importarlo carga matplotlib: quien solo pide una figura no lo necesita.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import numpy as np

from .. import plots
from ..digits import network
from ..digits.pictures import tiles
from ..plots import pictures
from ..problems import PROBLEMS
from ..regression import LeastSquares
from ..styles import BACKGROUND, INK, MUTED, NAMES, SERIES, STYLES
from ..text.formatting import format_number
from ..trajectory import Trajectory
from .bigram import WORDS, Bigram
from .landscapes import CURVES, VALLEYS
from .params import Params
from .runs import (
    EXAMPLES,
    FRAMES,
    OUTBURST,
    PLANS,
    RUNS,
    gradients,
    inertial_contraction,
    inertial_rate,
    regression_data,
)
from .specs import complete
from .turning import BAND, matrix_of

_FLOOR = 1e-10
_CROWDED = {"carrera"}  # con diez métodos en la leyenda
# De cada versión, "light", "dark", "light_narrow" y "dark_narrow", el nombre de la imagen y los bytes de su PNG.
Images = dict[str, tuple[str, bytes]]


def still(figure_id: str, params: Params) -> Images:
    """Imagen de la figura con esos parámetros, y los demás por omisión: ``{"light": (nombre, PNG), "dark": …}``,
    y las estrechas.

    El nombre depende de lo dibujado. Errores: los de :func:`optlib.figures.specs.complete`.
    """
    fig, ax = plots.subplots(height=4.8 if figure_id in _CROWDED else 3.4)
    with np.errstate(all="ignore"):
        _DRAW[figure_id](ax, complete(figure_id, params))
    wide, narrow = pictures.render(fig), pictures.render_narrow(fig)
    drawn = {"light": wide.png, "dark": wide.dark(), "light_narrow": narrow.png, "dark_narrow": narrow.dark()}
    key = hashlib.sha256(json.dumps([figure_id, params], sort_keys=True).encode() + wide.png).hexdigest()[:10]
    return {mode: (f"{figure_id}-{key}-{mode}.png", png) for mode, png in drawn.items()}


def _bounded(values: Any, limit: float = 1e6) -> np.ndarray:
    values = np.asarray(values, dtype=float)
    return np.where(np.abs(values) < limit, values, np.nan)


def _descenso(ax: Any, params: Params) -> None:
    run = RUNS["descenso-1d"](params)
    left, right, low, high = CURVES[params["problem"]]
    plots.curve(ax, run.problem, left, right)
    x, f, slope = _bounded(run.x), _bounded(run.f), _bounded(run.grad)
    tangent = SERIES[1].light
    ax.plot(x, f, **plots.look(STYLES["GradientDescent"], linewidth=0.8))
    for k in range(run.steps):
        foot = f[k] + slope[k] * (x[k + 1] - x[k])
        ax.plot(x[k : k + 2], [f[k], foot], color=tangent, linewidth=1.3)
        ax.plot([x[k + 1]] * 2, [foot, f[k + 1]], color=tangent, linewidth=0.9, linestyle=":")
    ax.set(xlim=(left, right), ylim=(low, high), xlabel="x", ylabel="f(x)")


def _valley(ax: Any, name: str) -> None:
    left, right, low, high = VALLEYS[name]
    plots.contours(ax, PROBLEMS[name], (left, right), (low, high))


def _trail(ax: Any, points: np.ndarray, **style: Any) -> None:
    path = _bounded(points)
    ax.plot(path[:, 0], path[:, 1], **style)


def _valle(ax: Any, params: Params) -> None:
    _valley(ax, params["problem"])
    run = RUNS["valle"](params)
    _trail(ax, run.x, **plots.look(STYLES[params["optimizer"]], label=NAMES[params["optimizer"]]))
    plots.legend(ax)


def _carrera(ax: Any, params: Params) -> None:
    _valley(ax, params["problem"])
    runs = RUNS["carrera"](params)
    ranked = sorted(runs, key=lambda name: np.nan_to_num(runs[name].f[-1], nan=np.inf))
    for name, run in runs.items():
        # Cada uno, debajo de los que le ganan y más ancho que ellos: donde coinciden se ven todos.
        under = ranked.index(name) / max(2, 2 * len(runs) - 2)
        style = plots.look(STYLES[name], linewidth=1.4 + 3 * under, alpha=1 - 0.7 * under, zorder=2.5 - under)
        seen = run.x[: None if params["step"] is None else params["step"] + 1]
        _trail(ax, seen, **style | {"label": NAMES[name], "markevery": (15, 30)})
        end = {"alpha": 1, "zorder": 3.5 - under, "markersize": 6 + 4 * under, "markeredgecolor": BACKGROUND.light}
        ax.plot(*_bounded(seen[-1:]).T, **style | end)
    plots.legend(ax)


def _cycle(ax: Any, params: Params) -> None:
    """El recorrido de x con el ciclo del ejemplo de Reddi, Kale y Kumar, desde el 0, y su mejor punto."""
    run = RUNS["adam-por-dentro"](params)
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


def _adam(ax: Any, params: Params) -> None:
    if params["signal"] == "cycle":
        _cycle(ax, params)
        return
    run = RUNS["adam-por-dentro"](params)
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


def product(params: Params, run: Trajectory) -> np.ndarray:
    """De «brote», la tasa propia por la curvatura de x² tras cada paso."""
    rate = 0.1 * (1 - np.arange(run.steps) / OUTBURST) if params["method"] == "linear" else 0.1
    return 2 * rate / (run["v_hat"] ** 0.5 + params["eps"])


def _brote(ax: Any, params: Params) -> None:
    """La tasa propia por la curvatura en el primer cuarto, con su límite, y la distancia: lo demás, a ojo."""
    run = RUNS["brote"](params | {"steps": OUTBURST // 4})
    name = "AMSGrad" if params["method"] == "AMSGrad" else "Adam"
    ax.semilogy(product(params, run), **plots.look(STYLES[name], marker="", label="tasa propia × curvatura"))
    ax.semilogy(np.maximum(abs(run.x), 1e-5), color=MUTED.light, linewidth=0.8, label="distancia al mínimo")
    ax.axhline(38, color=INK.light)
    ax.annotate("límite: 38", (100, 50), color=INK.light)
    ax.set(xlabel="paso", xlim=(0, OUTBURST), ylim=(1e-5, 300))
    plots.legend(ax)


def _momento(ax: Any, params: Params) -> None:
    c = params["condition"]
    lr, beta = np.meshgrid(np.linspace(0, 4 / c, 161)[1:], np.linspace(0, 0.99, 120))
    rate = np.maximum(*(inertial_contraction(lr, beta, eigenvalue, params["method"]) for eigenvalue in (1.0, c)))
    ax.contour(lr, beta, rate, levels=[0.6, 0.7, 0.8, 0.9, 0.95], colors=MUTED.light, linewidths=0.9)
    ax.contour(lr, beta, rate, levels=[1], colors=INK.light, linewidths=2)
    own = plots.look(STYLES[params["method"]], linestyle="none", markersize=9, clip_on=False, zorder=5)
    ax.plot(inertial_rate(params), params["beta"], **own)
    ax.set(xlabel="tasa de aprendizaje α", ylabel="inercia β")


def _lotes(ax: Any, params: Params) -> None:
    size = params["batch_size"]
    x, y = regression_data()
    floor = LeastSquares(np.stack([x, np.ones_like(x)], axis=-1), y)
    runs = RUNS["lotes"](params)
    labels = {"batch": "lote completo", "minibatch": f"minilote de {size}", "stochastic": "un ejemplo"}
    per_step = {"batch": 64, "minibatch": size, "stochastic": 1}
    for style, (name, run) in zip(SERIES, runs.items(), strict=False):
        gap = np.maximum(run.f - floor(floor.minimum), _FLOOR)
        line = (0, style.dash) if style.dash else "-"
        seen = np.minimum(np.arange(run.steps + 1) * per_step[name], 64 * params["epochs"])
        marker = None if run.steps else "o"
        ax.semilogy(seen, gap, color=style.light, linestyle=line, marker=marker, label=labels[name])
    ax.set(xlabel="ejemplos vistos", ylabel="coste − mínimo")
    if params["epochs"] == 0:
        ax.set(xlim=(-3, 64), ylim=(1e-5, 10))
    plots.legend(ax)


def _neurona(ax: Any, params: Params) -> None:
    """La recta en unos cuantos pasos, hasta el que se ve."""
    _, x, y = EXAMPLES[params["data"]]
    frame = FRAMES[params["data"]]
    run = RUNS["neurona"](params)
    grid, descent = np.array(frame["x"]), STYLES["GradientDescent"].light
    shown = [0, 1, 2, 4, 8, 16, 32, 64, 128]
    end = params["steps"] if params["step"] is None else params["step"]
    for k in [k for k in shown if k < end] + [end]:
        w, b = _bounded(run.x[k], 1e3)
        last = k == end
        ax.plot(grid, w * grid + b, color=descent, alpha=1 if last else 0.3, linewidth=2.2 if last else 1)
    ax.plot(x, y, "o", color=INK.light, markersize=7)
    ax.set(xlabel=frame["axes"][0], ylabel=frame["axes"][1], xlim=frame["x"], ylim=frame["y"])


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


def _retropropagacion(ax: Any, params: Params) -> None:
    """La red con sus valores y la derivada de J respecto de cada uno, todo hecho."""
    run = RUNS["retropropagacion"](params)
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


def _planes(ax: Any, params: Params) -> None:
    for style, (name, run) in zip(SERIES, RUNS["planes"](params).items(), strict=True):
        cost = run.f.mean(axis=1)
        line = (0, style.dash) if style.dash else "-"
        inside = np.logical_and.accumulate(cost < 1e4)  # lo que haga después de escaparse no cuenta
        ax.semilogy(
            np.where(inside, np.maximum(cost, _FLOOR), np.nan),
            color=style.light,
            linestyle=line,
            linewidth=1.4,
            label=PLANS[name],
        )
    ax.set(xlabel="paso", ylabel="coste medio de 100 carreras")
    plots.legend(ax)


def _red(ax: Any, params: Params) -> None:
    """Cien cifras de validación antes y después de entrenarla: en oscuro, las que lee."""
    net = network(params["seed"])
    images, right = net.valid.X[:100].reshape(100, 8, 8), net.valid.y[:100]
    for place, x in enumerate(RUNS["red"](params)[[0, -1]]):
        read = net.predict(x, net.valid.X[:100]) == right
        left = 110 * place
        tiles(ax, images * np.where(read, 1, 0.15).reshape(100, 1, 1), 10, left)
        when = f"tras {params['steps']} pasos" if place else "sin entrenar"
        ax.text(left + 50, 104, f"{when}: lee {read.sum()} de 100", ha="center", color=INK.light)
    ax.set(xlim=(0, 210), ylim=(0, 112))


def _muon(ax: Any, params: Params) -> None:
    """Los valores singulares tras cada iteración, al menos cinco, y la banda adonde los llevan las del curso."""
    points = RUNS["muon"](params | {"steps": max(5, params["steps"])})
    shape = matrix_of(params).shape
    values = [
        np.linalg.svd(X, compute_uv=False) if np.isfinite(X).all() else np.full(min(shape), np.nan)
        for X in points.reshape(-1, *shape)
    ]
    ax.axhspan(*BAND, color=MUTED.light, alpha=0.25, linewidth=0)
    ax.plot(_bounded(values), "o", color=SERIES[2].light, markersize=6)
    ax.set(xlabel="iteraciones", ylabel="valores singulares", ylim=(-0.05, 1.3))


def _palabras(ax: Any, params: Params) -> None:
    """El exceso de cada palabra con cada método."""
    excess = Bigram(params["turned"], params["equal"]).excess
    for name, run in RUNS["palabras"](params).items():
        style = plots.look(STYLES.get(name, SERIES[0]), label=NAMES.get(name, name), markevery=(WORDS - 1, WORDS))
        ax.semilogy(range(1, WORDS + 1), np.maximum(1000 * excess(run.x[-1]), 1e-3), **style)
    ax.set(xlabel="palabra", ylabel="exceso × 1000 de cada palabra", ylim=(1e-3, 4e3))
    plots.legend(ax, 4)


_DRAW: dict[str, Callable[[Any, Params], None]] = {
    "descenso-1d": _descenso,
    "valle": _valle,
    "carrera": _carrera,
    "adam-por-dentro": _adam,
    "brote": _brote,
    "momento": _momento,
    "lotes": _lotes,
    "neurona": _neurona,
    "retropropagacion": _retropropagacion,
    "planes": _planes,
    "red": _red,
    "muon": _muon,
    "palabras": _palabras,
}
