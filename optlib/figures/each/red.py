"""La red que aprende a leer, con la regla que escribe el lector."""

from typing import Any

import numpy as np

from ...digits import network
from ...optimizers import Momentum
from ...rules import points_of, text_of
from ...schedules import linear
from ...styles import INK
from ..params import Params, Text
from ..spec import Spec, count, stops

# Los pasos que se enseñan: cada vez más separados.
SNAPSHOTS = (*range(7), 8, 10, 12, 15, 19, 24, 30, 38, 48, 60, 76, 95, 120, 150, 190, 240, 300, 380, 480, 600)

SPEC = Spec(
    title="Una red que aprende a leer",
    params={
        "rule": Text(text_of(Momentum, lr=0.1)),
        "steps": stops(190, 5, 19, 38, 95, 190, 380, 760, whole=True),
        "seed": count(0, 19),
        "drawing": Text(""),
        "rival": Text(""),
        "score": count(0, 100),
    },
    attempt="Dibuja una cifra y mira qué dice la red antes y después de entrenarla. Cambia después la última línea "
    "de la regla, y entrénala otra vez.",
    question="¿Cuántos pasos le bastan para leer más de la mitad de lo que no ha visto?",
    shows="Menos de 19, que son los que hacen falta para ver una vez cada imagen de entrenamiento. Con 190 lee más "
    "de 90 de cada cien de las que no ha visto. De los dedos lee menos, porque son otros datos.",
    digits=True,
)


def trajectory(params: Params) -> np.ndarray:
    """Los pesos de la red en cada paso, ``(pasos + 1, 2410)``."""
    return points_of(params["rule"], network(params["seed"]), params["steps"], linear(params["steps"]))


def draw(ax: Any, params: Params) -> None:
    """Cien cifras de validación antes y después de entrenarla: en oscuro, las que lee."""
    from ...digits.pictures import tiles

    net = network(params["seed"])
    images, right = net.valid.X[:100].reshape(100, 8, 8), net.valid.y[:100]
    for place, x in enumerate(trajectory(params)[[0, -1]]):
        read = net.predict(x, net.valid.X[:100]) == right
        left = 110 * place
        tiles(ax, images * np.where(read, 1, 0.15).reshape(100, 1, 1), 10, left)
        when = f"tras {params['steps']} pasos" if place else "sin entrenar"
        ax.text(left + 50, 104, f"{when}: lee {read.sum()} de 100", ha="center", color=INK.light)
    ax.set(xlim=(0, 210), ylim=(0, 112))


def data() -> dict[str, Any]:
    # Las cien de validación con menos grises, de la «a» a la «e», que es lo que se ve hasta que llegan las imágenes.
    grey = np.rint(4 * network(0).valid.X[:100]).astype(np.uint8) + ord("a")
    return {"SNAPSHOTS": SNAPSHOTS, "GREY": grey.tobytes().decode()}


def told(params: Params, said: str) -> str:
    """Las cifras que lee."""
    return f": cien cifras, con las que lee en oscuro, antes de entrenarla y tras {params['steps']} pasos."
