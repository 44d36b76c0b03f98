"""La red que lee, con una sola vuelta a sus imágenes: minilotes de pocas o de muchas."""

from typing import Any

import numpy as np

from ...descent import minimize
from ...digits import network
from ...optimizers import GradientDescent
from ...styles import INK
from ..params import Params, Text
from ..spec import Spec, stops

SEED, LR = 0, 0.3

SPEC = Spec(
    title="Pocas o muchas cada vez",
    params={"batch_size": stops(64, 4, 16, 64, 300, 1200, whole=True), "drawing": Text("")},
    attempt="Mueve B y mira cuántas cifras lee. Después dibuja una, y pregúntasela con cada B.",
    question="Las mismas 1200 imágenes, vistas una vez. ¿Con qué B lee más? ¿Y cuál tarda menos?",
    shows="Lee más con 4 o con 16, que dan 300 pasos o 75; con 1200 da uno solo. Pero cada paso tiene su gasto: "
    "con B = 4 tarda varias veces más que con 300.",
    height=2.2,
    digits=True,
)


def trajectory(params: Params) -> np.ndarray:
    """Los pesos de la red en cada paso de esa vuelta, ``(pasos + 1, 2410)``."""
    net = network(SEED, batch_size=params["batch_size"])
    return minimize(net, net.start, GradientDescent(LR), net.batches.per_epoch).x


def read(params: Params) -> np.ndarray:
    """Cuáles de las cien cifras que no ha visto lee, ``(100,)``."""
    valid = network(SEED).valid
    return valid.predict(trajectory(params)[-1], valid.X[:100]) == valid.y[:100]


def draw(ax: Any, params: Params) -> None:
    """Cien cifras de validación con tres tamaños de minilote: en oscuro, las que lee."""
    from ...digits.pictures import tiles

    images = network(SEED).valid.X[:100].reshape(100, 8, 8)
    for place, size in enumerate((4, 64, 1200)):
        right = read({"batch_size": size})
        tiles(ax, images * np.where(right, 1, 0.15).reshape(100, 1, 1), 10, 110 * place)
        ax.text(110 * place + 50, 104, f"B = {size}: lee {right.sum()}", ha="center", color=INK.light)
    ax.set(xlim=(0, 320), ylim=(0, 114))


def data() -> dict[str, Any]:
    return {"EPOCH": {"seed": SEED, "lr": LR}}


def told(params: Params, said: str) -> str:
    """Las cifras que lee con cada tamaño."""
    return ": cien cifras, con las que lee en oscuro, tras una vuelta con minilotes de 4, de 64 y de 1200."
