"""Dos redes que leen casi igual, la del descenso y la de Adam, y una mancha que solo confunde a una."""

from functools import cache
from typing import Any

import numpy as np

from ...descent import minimize
from ...digits import network
from ...optimizers import OPTIMIZERS
from ...schedules import linear
from ...styles import INK, STYLES
from ...trajectory import Trajectory
from ..params import Flag, Params, Text
from ..spec import Spec

SEED, STEPS = 9, 760  # con ellos leen bien lo que dibuja un dedo
METHODS = {"A": "GradientDescent", "B": "Adam"}
NEURONS = 8
FULL = 0.5  # el peso que ya se pinta entero
SHADES = 12  # de cada color, al viajar a la página

SPEC = Spec(
    title="Dos redes y una mancha",
    params={"drawing": Text(""), "smudged": Flag(False), "guess": Text("")},
    attempt="Dibuja una cifra, o pide una, y mancha el borde. Después di qué red entrenó Adam: toca sus neuronas.",
    question="Las dos leen casi lo mismo. ¿A cuál confunde una mancha donde nunca hay tinta?",
    shows="A la B, que es la de Adam. En los bordes casi nunca hay tinta, y allí los pesos de la A son casi cero; los "
    "de la B son como los del centro. Con la mancha, la A lee lo mismo; la B, con muchas cifras, dice otra.",
    digits=True,
)


def trajectory(params: Params) -> dict[str, Trajectory]:
    """Los pesos de cada red en cada paso; no dependen de los parámetros."""
    return _trained()


@cache
def _trained() -> dict[str, Trajectory]:
    net = network(SEED)
    rules = {name: OPTIMIZERS[method](lr=STYLES[method].reading) for name, method in METHODS.items()}
    return {name: minimize(net, net.start, rule, STEPS, schedule=linear(STEPS)) for name, rule in rules.items()}


def smudge(X: np.ndarray) -> np.ndarray:
    """Las imágenes ``(…, 64)``, con tinta en toda la columna de la izquierda."""
    smudged = X.copy()
    smudged[..., ::8] = 1
    return smudged


def looks(name: str) -> np.ndarray:
    """Los pesos con que miran las ocho primeras neuronas de una red, ``(8, 64)``."""
    return network(SEED).unpack(_trained()[name].x[-1])[0][0].T[:NEURONS]


def draw(ax: Any, params: Params) -> None:
    """Las ocho neuronas de cada red, en una fila."""
    from ...digits.pictures import tiles

    rows = np.concatenate([looks(name) for name in METHODS]).reshape(-1, 8, 8)
    tiles(ax, rows / FULL, NEURONS)
    for k, name in enumerate(METHODS):
        ax.text(-2, 15 - 10 * k, name, ha="right", va="center", color=INK.light)


def data() -> dict[str, Any]:
    """Cómo se entrenan y, en letras, los pesos que se ven: casilla a casilla, los de las ocho neuronas."""
    shades = {name: np.clip(looks(name).T / FULL, -1, 1) * SHADES for name in METHODS}
    written = {name: (ord("a") + SHADES + each.round()).astype(np.uint8) for name, each in shades.items()}
    looked = {name: each.tobytes().decode("ascii") for name, each in written.items()}
    return {"DUEL": {"seed": SEED, "steps": STEPS, "methods": METHODS, "full": FULL, "looks": looked}}


def told(params: Params, said: str) -> str:
    """Lo que se ve en cada fila."""
    return (
        ": los pesos de ocho neuronas de cada red, en cuadros de 8 × 8. En la A hay color en el centro y los bordes "
        "están casi en blanco; en la B, los bordes tienen tanto color como el centro."
    )
