"""Reseñas que caen como cartas: cada una empuja el peso de las palabras que lleva, y no los demás."""

from typing import Any

import numpy as np

from ...descent import minimize
from ...optimizers import Adagrad, GradientDescent
from ...regression import LeastSquares
from ...styles import INK, MUTED, SERIES, STYLES
from ...trajectory import Trajectory
from ..params import Flag, Params
from ..spec import Spec, count, stops

LR = 1.0
# Lo que debe valer cada peso: las reseñas que solo dicen «buena» puntúan 2; la que dice las dos, 3.
WORDS = {"buena": 2.0, "sublime": 1.0}

SPEC = Spec(
    title="Reseñas que caen como cartas",
    params={
        "steps": count(1, 10, low=1),
        "rare": stops(20, 3, 5, 10, 20, 50, 100, 200, whole=True),
        "adagrad": Flag(False),
    },
    attempt="Reproduce los diez minilotes con el descenso. Haz «sublime» más rara y repítelo. Después cambia a "
    "Adagrad.",
    question="¿Por qué con el descenso «sublime» se queda atrás, y qué hace Adagrad para que no?",
    shows="Cada minilote lleva una reseña con «sublime»: en la media, su empujón se divide entre todas las demás. "
    "Adagrad divide entre lo que cada peso ha recibido: lo que recibe poco da pasos igual de grandes. Con una de "
    "cada 200, «sublime» llega tan pronto como con una de cada 20.",
    methods=("GradientDescent",),
    series=(0, 1),
)


def reviews(rare: int) -> LeastSquares:
    """Un minilote de ``rare`` reseñas: todas dicen «buena»; la última, también «sublime».

    >>> reviews(3).grad(np.zeros(2)).round(2).tolist()
    [-2.33, -1.0]
    """
    words = np.ones((rare, 2))
    words[:-1, 1] = 0
    return LeastSquares(words, words @ list(WORDS.values()))


def trajectory(params: Params) -> Trajectory:
    """Los dos pesos tras cada minilote, desde cero."""
    rule = (Adagrad if params["adagrad"] else GradientDescent)(LR)
    return minimize(reviews(params["rare"]), np.zeros(2), rule, params["steps"])


def draw(ax: Any, params: Params) -> None:
    """El minilote y las dos agujas, cada una con su último paso; derecha, acierta."""
    points, rare = trajectory(params).x[-2:], params["rare"]
    style = STYLES["Adagrad" if params["adagrad"] else "GradientDescent"]
    across = int(np.ceil((2 * rare) ** 0.5))
    size, places = 8 / across, np.arange(rare)
    x, y = size * (places % across + 0.5), 6.7 - size / 1.7 * (places // across + 0.5)
    sides = size * np.array([[-0.46, 0.46, 0.46, -0.46, -0.46], [-0.26, -0.26, 0.26, 0.26, -0.26]])
    ax.plot(x + sides[0][:, None], y + sides[1][:, None], color=MUTED.light, linewidth=0.8)
    for k, said in enumerate((slice(None), slice(-1, None))):
        level = y[said] + size * (0.1 - 0.21 * k)
        ax.hlines(level, x[said] - 0.28 * size, x[said] + 0.28 * size, SERIES[k].light, linewidth=8 * size**0.5 / 3)
    for k, (name, right) in enumerate(WORDS.items()):
        middle, around = 2 + 4 * k, np.linspace(np.pi, 0, 61)
        ax.plot(middle + 1.6 * np.cos(around), 0.9 + 1.6 * np.sin(around), color=MUTED.light)
        ax.plot([middle, middle], [2.3, 2.7], color=INK.light)
        was, now = np.pi * (1 - np.array([points[0][k], points[-1][k]]) / right / 2)
        step = np.linspace(was, now, 30)
        ax.plot(middle + 1.6 * np.cos(step), 0.9 + 1.6 * np.sin(step), color=style.light, linewidth=5)
        ax.plot(
            [middle, middle + 1.4 * np.cos(now)], [0.9, 0.9 + 1.4 * np.sin(now)], color=SERIES[k].light, linewidth=3
        )
        ax.text(middle, 2.85, f"{right:g}", ha="center")
        ax.text(middle - 1.6, 0.45, "0", ha="center")
        ax.text(middle, 0.1, f"«{name}»: {points[-1][k]:.2f}", ha="center")
    ax.set(xlim=(0, 8), ylim=(0, 6.7), aspect="equal")
    ax.axis("off")


def data() -> dict[str, Any]:
    return {"REVIEWS": {"lr": LR, "words": WORDS}}


def told(params: Params, said: str) -> str:
    """Qué se lee en las agujas."""
    good, sublime = trajectory(params).x[-1]
    rule = "Adagrad" if params["adagrad"] else "el descenso"
    return (
        f": un minilote de {params['rare']} reseñas con «buena», y una también con «sublime». Minilotes vistos con "
        f"{rule}: {params['steps']}. El peso de «buena» va en {good:.2f}, y lo justo es 2; el de «sublime», en "
        f"{sublime:.2f}, y lo justo es 1."
    )
