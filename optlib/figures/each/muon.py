"""Un paso para una matriz: lo que cada iteración hace con sus valores singulares."""

from functools import cache
from typing import Any

import numpy as np

from ...descent import minimize
from ...digits import network
from ...matrices import COEFFICIENTS, newton_schulz
from ...optimizers import Momentum
from ...prng import mulberry32, turn
from ...schedules import linear
from ...styles import MUTED, SERIES
from ...towns.pairs import Pairs
from ..drawing import bounded
from ..params import Flag, InRange, OneOf, Params
from ..spec import Spec, count

MATRICES = {"letters": "ocho letras", "diagonal": "diagonal: 3 y 0.3", "outputs": "salidas de la red: 32 × 10"}
_LETTERS = 8
# Adonde llevan las cinco iteraciones de Muon lo que empieza por encima de 0.01.
BAND = (0.68, 1.13)

SPEC = Spec(
    title="Un paso para una matriz",
    params={
        "matrix": OneOf("letters", MATRICES),
        "turned": Flag(False),
        "a": InRange(COEFFICIENTS[0], 1.0, 5.0, step=0.05),
        "b": InRange(COEFFICIENTS[1], -8.0, 0.0, step=0.05),
        "c": InRange(COEFFICIENTS[2], 0.0, 4.0, step=0.05),
        "steps": count(0, 12),
    },
    attempt="Pulsa «Iterar» cinco veces y mira cómo van las barras a la banda gris. Después gira la matriz y "
    "compara el paso del signo, que es el primero de Adam, con el de Muon.",
    question="¿Qué hace cada iteración con los valores singulares, y cuál de los tres pasos cambia si se gira la "
    "matriz?",
    shows="Cada valor singular va por su cuenta: σ pasa a ser aσ + bσ³ + cσ⁵, y los pequeños se multiplican por "
    "casi 3.44 hasta llegar a la banda. Girar no mueve las barras: el descenso y Muon dan el mismo paso, girado. "
    "El signo mira los números de uno en uno, y da otro.",
    series=(0, 1, 2),
)


@cache
def outputs() -> np.ndarray:
    """El gradiente de los pesos de salida de la red que lee, a mitad de un entrenamiento, con tres cifras, en enteros.

    Sin la última columna: las diez suman 0, que es lo que suman los errores de cada imagen.
    """
    net = network(0)
    run = minimize(net, net.start, Momentum(lr=0.3), 96, schedule=linear(190))
    layer = run.grad[95][-330:-10].reshape(32, 10)
    return np.round(999 * layer / abs(layer).max())[:, :9]


def gradient(name: str) -> np.ndarray:
    """El gradiente de esa matriz; el de las letras es el primero de quien empieza creyéndolas igual de probables."""
    if name == "diagonal":
        return np.diag([3.0, 0.3])
    if name == "outputs":
        return np.column_stack([outputs(), -outputs().sum(axis=1)])
    problem = Pairs(letters=_LETTERS)
    return problem.grad(problem.start).reshape(_LETTERS, _LETTERS)


def matrix_of(params: Params) -> np.ndarray:
    """El gradiente, girado por sus filas y sus columnas si se pide."""
    G = gradient(params["matrix"])
    draw = mulberry32(2)
    return turn(len(G), draw) @ G @ turn(G.shape[1], draw).T if params["turned"] else G


def trajectory(params: Params) -> np.ndarray:
    """La matriz tras cada iteración, desde la dividida entre su norma: ``(steps + 1, filas·columnas)``."""
    G = matrix_of(params)
    X = G / np.linalg.norm(G)
    found = [X]
    with np.errstate(all="ignore"):
        for _ in range(params["steps"]):
            found.append(newton_schulz(found[-1], (params["a"], params["b"], params["c"])))
    return np.reshape(found, (len(found), -1))


def draw(ax: Any, params: Params) -> None:
    """Los valores singulares tras cada iteración, al menos cinco, y la banda adonde los llevan las del curso."""
    points = trajectory(params | {"steps": max(5, params["steps"])})
    shape = matrix_of(params).shape
    values = [
        np.linalg.svd(X, compute_uv=False) if np.isfinite(X).all() else np.full(min(shape), np.nan)
        for X in points.reshape(-1, *shape)
    ]
    ax.axhspan(*BAND, color=MUTED.light, alpha=0.25, linewidth=0)
    ax.plot(bounded(values), "o", color=SERIES[2].light, markersize=6)
    ax.set(xlabel="iteraciones", ylabel="valores singulares", ylim=(-0.05, 1.3))


def data() -> dict[str, Any]:
    return {"MATRICES": {"names": MATRICES, "band": BAND}, "OUTPUTS": outputs().astype(int).ravel().tolist()}


def told(params: Params, said: str) -> str:
    """De qué matriz son los valores singulares."""
    return f": los valores singulares de la matriz ({MATRICES[params['matrix']]}) tras cada iteración."
