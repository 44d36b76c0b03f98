"""Un modelo que aprende qué palabra sigue a cada una, y cuatro métodos que lo entrenan."""

from functools import partial
from typing import Any

import numpy as np

from ...descent import minimize
from ...matrices import Muon
from ...optimizers import Adagrad, Adam, Momentum
from ...prng import mulberry32
from ...problems import Problem
from ...schedules import linear
from ...styles import NAMES, SERIES, STYLES
from ...trajectory import Trajectory
from ..params import Flag, Params
from ..spec import Spec, count
from ..turning import law, normal, turn

WORDS, BUDGET = 32, 100
BETA2 = 0.95  # en cien pasos, con 0.999 Adam no acaba de olvidar los primeros gradientes
_MUON = partial(Muon, beta=0.9, shapes=[(WORDS, WORDS)])
METHODS: dict[str, Any] = {"Momentum": Momentum, "Adagrad": Adagrad, "Adam": partial(Adam, beta2=BETA2), "Muon": _MUON}
# La mejor tasa de cada uno, de cuatro por década: sin girar y giradas, y después con todas igual de frecuentes.
RATES = {
    "Momentum": ((56.2, 56.2), (178.0, 178.0)),
    "Adagrad": ((3.16, 1.78), (3.16, 1.78)),
    "Adam": ((0.316, 1.0), (0.316, 1.0)),
    "Muon": ((1.0, 1.0), (1.0, 1.0)),
}

SPEC = Spec(
    title="Treinta y dos palabras, de la más frecuente a la más rara",
    params={"turned": Flag(False), "equal": Flag(False), "steps": count(BUDGET, BUDGET)},
    attempt="Gira las palabras y mira qué curvas cambian. Después haz que salgan todas igual de frecuentes.",
    question="¿A quién le quita girar lo que ganaba, y quién se queda sin ventaja si no hay palabras raras?",
    shows="Cada método va con su mejor tasa, que baja a cero en 100 pasos. Girar multiplica por más de veinte lo "
    "que deja Adam, y por seiscientos lo que deja Adagrad. Momentum y Muon dejan lo mismo: en la palabra más rara, "
    "Momentum deja más de veinte veces lo que en la más frecuente; Muon, unas pocas. Con todas igual de frecuentes, "
    "acaban cerca.",
    methods=("Momentum", "Adagrad", "Adam"),
    series=(0,),
)


class Bigram(Problem):
    """El coste de adivinar la palabra siguiente, menos el menor que puede tener; el punto son los 1024 pesos.

    ``turned``: cada palabra es una dirección cualquiera, y no un eje; ``equal``: todas salen igual.

    >>> problem = Bigram(turned=True)
    >>> problem.dim, problem.shapes, float(problem(problem.start).round(2))
    (1024, [(32, 32)], 1.2)
    """

    def __init__(self, turned: bool = False, equal: bool = False):
        draw, spin = mulberry32(1), mulberry32(2)
        often, self._follows = law(WORDS, lambda: 2 * normal(draw))
        self._often = np.full(WORDS, 1 / WORDS) if equal else often
        self._from, self._to = (turn(WORDS, spin) if turned else np.eye(WORDS) for _ in range(2))
        super().__init__(self._cost, self._gradient, dim=WORDS**2, start=np.zeros(WORDS**2))
        self.shapes = [(WORDS, WORDS)]

    def _guess(self, x: np.ndarray) -> np.ndarray:
        said = np.exp(self._from @ x.reshape(*x.shape[:-1], WORDS, WORDS) @ self._to.T)
        return said / said.sum(axis=-1, keepdims=True)

    def excess(self, x: np.ndarray) -> np.ndarray:
        """El exceso de cada palabra, ``(…, 32)``."""
        return (self._follows * np.log(self._follows / self._guess(x))).sum(axis=-1)

    def _cost(self, x: np.ndarray) -> np.ndarray:
        return self.excess(x) @ self._often

    def _gradient(self, x: np.ndarray) -> np.ndarray:
        wrong = self._often[:, None] * (self._guess(x) - self._follows)
        return (self._from.T @ wrong @ self._to).reshape(x.shape)


def trajectory(params: Params) -> dict[str, Trajectory]:
    """Los primeros pasos de cada método, con un plan que baja a cero en 100."""
    turned, equal, plan = params["turned"], params["equal"], linear(BUDGET)
    problem = Bigram(turned, equal)
    return {
        name: minimize(problem, problem.start, rule(lr=RATES[name][equal][turned]), params["steps"], schedule=plan)
        for name, rule in METHODS.items()
    }


def draw(ax: Any, params: Params) -> None:
    """El exceso de cada palabra con cada método."""
    from ... import plots

    excess = Bigram(params["turned"], params["equal"]).excess
    for name, run in trajectory(params).items():
        style = plots.look(STYLES.get(name, SERIES[0]), label=NAMES.get(name, name), markevery=(WORDS - 1, WORDS))
        ax.semilogy(range(1, WORDS + 1), np.maximum(1000 * excess(run.x[-1]), 1e-3), **style)
    ax.set(xlabel="palabra", ylabel="exceso × 1000 de cada palabra", ylim=(1e-3, 4e3))
    plots.legend(ax, 4)


def data() -> dict[str, Any]:
    return {"BIGRAM": {"budget": BUDGET, "beta2": BETA2, "rates": RATES}}


def told(params: Params, said: str) -> str:
    """Qué palabras son."""
    how = ", giradas" * params["turned"] + ", todas igual de frecuentes" * params["equal"]
    return f": el exceso de cada palabra{how}, con cada método, tras {params['steps']} pasos."
