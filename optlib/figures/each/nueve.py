"""Un juego: con nueve entrenamientos, encontrar una de las mejores parejas de tasa e inercia, de 99."""

from typing import Any

import numpy as np

from ...digits import MEASURES, measured, network
from ...optimizers import Momentum
from ...schedules import linear
from ...styles import INK, WEIGHTS
from ...sweep import sweep
from ..params import Params, Text
from ..spec import Spec, count

RATES = tuple(float(f"{10**power:.2g}") for power in np.arange(-4, 1.1, 0.5))
BETAS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
RULES = [Momentum(lr, beta) for beta in BETAS for lr in RATES]
STEPS, TRIES = 190, 9
SEEDS = range(4)  # las de las partidas; después se repiten
LEAST, CHANCE = 0.06, np.log(10)  # el coste que se pinta entero, y el de quien dice al azar
SHADE = 0.5  # lo más que se pinta: encima se lee

SPEC = Spec(
    title="Afina con nueve intentos",
    params={"game": count(0, 99), "tried": Text("")},
    attempt="Toca una casilla: la red se entrena aquí, con esa tasa y esa inercia, y dice su coste de validación. Con "
    "nueve se acaba, y se ven las 99.",
    question="Tienes nueve entrenamientos. ¿Ganas a nueve al azar?",
    shows="Las buenas están en una diagonal: con más inercia, la mejor tasa es menor. Nueve al azar dejan de media el "
    "puesto 10; nueve tasas con la inercia en 0.9, uno de los diez primeros.",
    digits=True,
)


def trajectory(params: Params) -> np.ndarray:
    """El coste de validación de cada pareja, ``(99,)``: por inercias y, en cada una, por tasas."""
    seed = SEEDS[params["game"] % len(SEEDS)]
    return sweep(network, RULES, STEPS, seeds=[seed], schedule=linear, measures=MEASURES)["valid"]


def board(seed: int) -> np.ndarray:
    """Lo mismo, ya medido."""
    table = measured("board")
    return table["valid"][table["seed"] == seed]


def ranks(costs: np.ndarray) -> np.ndarray:
    """El puesto de cada una: 1 es la de menor coste.

    >>> ranks(np.array([0.3, 0.1, 0.3])).tolist()
    [2, 1, 2]
    """
    return 1 + np.sum(costs < costs[:, None], axis=1)


def draw(ax: Any, params: Params) -> None:
    """El tablero entero: cuanto menor es el coste, más color, y en cada casilla su puesto."""
    from matplotlib.colors import to_rgb

    costs = board(SEEDS[params["game"] % len(SEEDS)])
    part = np.clip(np.log(CHANCE / costs) / np.log(CHANCE / LEAST), 0, 1)
    shape = len(BETAS), len(RATES)
    mesh = ax.pcolormesh(costs.reshape(shape))
    mesh.set_array(None)  # con los colores puestos uno a uno, la versión oscura sabe cambiarlos
    mesh.set_facecolor(np.column_stack([np.tile(to_rgb(WEIGHTS[0].light), (costs.size, 1)), SHADE * part]))
    for k, rank in enumerate(ranks(costs)):
        ax.text(k % shape[1] + 0.5, k // shape[1] + 0.5, str(rank), ha="center", va="center", color=INK.light)
    ax.set_xticks(np.arange(0, shape[1], 2) + 0.5, [f"{lr:g}" for lr in RATES[::2]])
    ax.set_yticks(np.arange(shape[0]) + 0.5, [f"{beta:g}" for beta in BETAS])
    ax.set(xlabel="tasa de aprendizaje α", ylabel="inercia β")
    ax.tick_params(length=0)


def data() -> dict[str, Any]:
    costs = [[float(f"{cost:.4g}") for cost in board(seed)] for seed in SEEDS]
    shades = {"least": LEAST, "chance": float(CHANCE), "shade": SHADE}
    return {"BOARD": {"rates": RATES, "betas": BETAS, "steps": STEPS, "tries": TRIES, "costs": costs, **shades}}


def told(params: Params, said: str) -> str:
    """Dónde están las mejores."""
    order = ranks(board(SEEDS[params["game"] % len(SEEDS)]))
    best = RULES[int(np.argmin(order))]
    return (
        f": el puesto de 99 parejas de tasa e inercia. La primera es α = {best.lr:g} y β = {best.beta:g}; las demás "
        "buenas están en una diagonal, con menos tasa cuanta más inercia."
    )
