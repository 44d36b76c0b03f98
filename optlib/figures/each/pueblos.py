"""Una red que inventa nombres de pueblos, letra a letra, y el cartel que escribe mientras aprende."""

from collections import deque
from functools import cache
from typing import Any

import numpy as np

from ...optimizers import Adam, Lion
from ...prng import mulberry32, seed_of
from ...rules import MUON, text_of, walked
from ...schedules import linear
from ...styles import BACKGROUND, INK
from ...towns import COUNTRIES, network, written
from ..params import OneOf, Params, Text
from ..spec import Spec, count, stops

MANY, TRIES = 8, 9  # los nombres del cartel, y cuántas veces se empieza uno
LAST = 2000  # los pasos de la imagen fija
# Las reglas que se comparan, con una tasa que va bien en 500 pasos y en 1000.
RIVALS = {
    "Adam": text_of(Adam, lr=0.06, beta2=0.95),
    "Lion": text_of(Lion, lr=0.008),
    "Muon": MUON,
}
SMALL = ("de", "del", "la", "las", "el", "los", "y")

SPEC = Spec(
    title="Una red que inventa pueblos",
    params={
        "country": OneOf("es", COUNTRIES),
        "steps": stops(500, 25, 100, 500, 1000, 2000, whole=True),
        "rule": Text(RIVALS["Adam"]),
        "seed": count(13, 19),
    },
    attempt="Entrénala y mira el cartel. Después empieza tú un nombre, y que ella lo acabe.",
    question="¿Cuántos pasos tarda en escribir nombres que se dejan leer en voz alta: 25, 250 o 2500?",
    shows="Con 25 ya se dejan leer: para entonces sabe qué letras siguen a cuáles. Con más pasos los nombres se "
    "parecen cada vez más a los de su lista, y casi ninguno está en ella.",
    height=2.6,
    towns=True,
)


def titled(name: str) -> str:
    """Un nombre de la lista, con sus mayúsculas.

    >>> titled("villa de montalejo")
    'Villa de Montalejo'
    """
    words = name.split(" ")
    return " ".join(word if k and word in SMALL else word[:1].upper() + word[1:] for k, word in enumerate(words))


def sign(net: Any, x: np.ndarray, seed: int) -> list[str]:
    """Los ocho nombres que la red escribe con los pesos ``x``: con una semilla, siempre con la misma suerte."""
    draws = (mulberry32(seed_of(f"cartel {k}", seed)) for k in range(MANY))
    # El que no tiene ninguna letra se escribe otra vez.
    tries = ((written(net, x, draw) for _ in range(TRIES)) for draw in draws)
    return [titled(next(filter(None, each), "")) for each in tries]


def trajectory(params: Params) -> np.ndarray:
    """El coste de validación tras cada paso, ``(pasos + 1,)``."""
    net, steps = network(params["country"], params["seed"]), params["steps"]
    return np.array([net.valid.f(x) for x in walked(params["rule"], net, steps, linear(steps))])


@cache
def _signs(country: str, rule: str, seed: int) -> list[list[str]]:
    """El cartel sin entrenar y el de después de ``LAST`` pasos."""
    net = network(country, seed)
    (end,) = deque(walked(rule, net, LAST, linear(LAST)), 1)
    return [sign(net, x, seed) for x in (net.start, end)]


def _both(params: Params) -> list[list[str]]:
    return _signs(params["country"], params["rule"], params["seed"])


def draw(ax: Any, params: Params) -> None:
    """Los dos carteles."""
    from matplotlib.patches import FancyBboxPatch

    for k, lines in enumerate(_both(params)):
        left, when = 10.4 * k, f"tras {LAST} pasos" if k else "sin entrenar"
        inks: dict[str, Any] = {"facecolor": BACKGROUND.light, "edgecolor": INK.light}
        ax.add_patch(FancyBboxPatch((left, 0), 10, 8.6, "round,pad=0,rounding_size=0.4", linewidth=2, **inks))
        for row, name in enumerate(lines):
            ax.text(left + 5, 7.9 - row, name, ha="center", va="center", color=INK.light, fontweight="bold")
        ax.text(left + 5, 9.2, when, ha="center", va="center", color=INK.light)
    ax.text(20.4, -0.6, "Nombres de GeoNames, CC BY 4.0", ha="right", va="center", color=INK.light)
    ax.set(xlim=(-0.1, 20.5), ylim=(-1, 9.6))
    ax.axis("off")


def data() -> dict[str, Any]:
    """Lo que escribe, sin entrenar, la de omisión."""
    first = {name: param.default for name, param in SPEC.params.items()}
    net = network(first["country"], first["seed"])
    return {"FIRST": sign(net, net.start, first["seed"]), "RIVALS": RIVALS}


def told(params: Params, said: str) -> str:
    """Los nombres de los dos carteles."""
    before, after = (", ".join(each) for each in _both(params))
    return f": lo que escribe sin entrenar ({before}) y tras {LAST} pasos ({after})."
