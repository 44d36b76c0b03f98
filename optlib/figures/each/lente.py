"""Newton y su lente: hasta dónde el cuenco ajustado en un punto tapa la función."""

from typing import Any

import numpy as np

from ...problems import PROBLEMS
from ...styles import INK, SERIES, STYLES
from ..drawing import valley
from ..landscapes import VALLEYS, start_of
from ..params import OneOf, Params, Point
from ..spec import Spec

PLACES = ("coupled_quadratic", "himmelblau", "rosenbrock", "saddle")
SPEC = Spec(
    title="La lente de Newton",
    params={"problem": OneOf("himmelblau", PLACES), "start": Point()},
    attempt="Arrastra el punto. La flecha llena es el salto de Newton, al centro del cuenco que ajusta, a trazos; la "
    "otra, hacia dónde baja más la función. Cambia de paisaje.",
    question="¿Hasta dónde puedes fiarte del salto?",
    shows="La pendiente dice hacia dónde; la curvatura, hasta dónde, y vale lo que alcanza la lente. Es un disco que "
    "crece hasta que cuenco y función se apartan la décima parte de lo que el cuenco cambia en su borde. En un cuenco "
    "de verdad lo cubre todo, y Newton cae en el fondo. Si cae fuera de ella puede subir; y si una curvatura es "
    "negativa, lo que busca no es un fondo.",
    methods=("GradientDescent",),
    series=(0,),
)
PART = 0.1  # lo que cuenco y función se apartan, como mucho
RADII = 0.01 * 1.04 ** np.arange(190)  # las lentes que se prueban
_TURNS = 2 * np.pi * np.arange(32) / 32
_AROUND = np.stack([np.cos(_TURNS), np.sin(_TURNS)], axis=-1)


def curvature(problem: Any, x: np.ndarray) -> np.ndarray:
    """La hessiana, por diferencias centradas del gradiente."""
    e = 1e-5
    H = np.array([(problem.grad(x + e * u) - problem.grad(x - e * u)) / (2 * e) for u in np.eye(2)])
    return (H + H.T) / 2


def jump(g: np.ndarray, H: np.ndarray) -> np.ndarray:
    """El salto de Newton, −H⁻¹g; sin números si una curvatura es 0."""
    (a, b), (_, d) = H
    with np.errstate(all="ignore"):
        return np.array([b * g[1] - d * g[0], b * g[0] - a * g[1]]) / (a * d - b * b)


def lens(problem: Any, x: np.ndarray) -> float:
    """El radio de la lente; ``inf`` si el cuenco tapa todo lo que se mira.

    >>> float(lens(PROBLEMS["coupled_quadratic"], np.array([2.0, 1.0])))
    inf
    """
    g, H = problem.grad(x), curvature(problem, x)
    q = RADII[:, None, None] * _AROUND
    model = q @ g + np.einsum("...i,ij,...j->...", q, H, q) / 2
    apart = abs(problem.f(x + q) - problem.f(x) - model).max(axis=1)
    fails = apart > PART * abs(model).max(axis=1)
    return np.append(0, RADII)[fails.argmax()] if fails.any() else np.inf


def trajectory(params: Params) -> np.ndarray:
    """El punto y adonde salta Newton."""
    problem, x = PROBLEMS[params["problem"]], np.asarray(start_of(params))
    return np.array([x, x + jump(problem.grad(x), curvature(problem, x))])


def draw(ax: Any, params: Params) -> None:
    from matplotlib.patches import Circle

    from ... import plots

    problem, (x, to) = PROBLEMS[params["problem"]], trajectory(params)
    left, right, low, high = VALLEYS[params["problem"]]
    valley(ax, params["problem"])
    g, H = problem.grad(x), curvature(problem, x)
    grid = np.stack(np.meshgrid(np.linspace(left, right, 121), np.linspace(low, high, 121)), axis=-1)
    q = grid - x
    model = q @ g + np.einsum("...i,ij,...j->...", q, H, q) / 2
    ax.contour(*np.moveaxis(grid, -1, 0), model, levels=[0], colors=SERIES[0].light, linestyles="--", linewidths=1.4)
    disc = (float(x[0]), float(x[1])), min(lens(problem, x), 99)
    ax.add_patch(Circle(*disc, facecolor="none", edgecolor=INK.light, linewidth=1.6, label="lente"))
    down = -0.1 * (right - left) * g / max(np.hypot(*g), 1e-12)
    for end, style, name in ((to, SERIES[0], "Newton"), (x + down, STYLES["GradientDescent"], "hacia dónde baja más")):
        ax.annotate("", end, x, arrowprops={"color": style.light, "width": 1.5, "headwidth": 8}, annotation_clip=False)
        ax.plot([], [], color=style.light, label=name)
    ax.plot(*x, "o", color=INK.light)
    ax.set(xlim=(left, right), ylim=(low, high))
    plots.legend(ax)
