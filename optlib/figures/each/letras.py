"""Un modelo que aprende qué letra sigue a cada una en los nombres de pueblos, y cuatro métodos que lo entrenan."""

from functools import partial
from typing import Any

import numpy as np

from ...descent import minimize
from ...matrices import Muon
from ...optimizers import Adagrad, Adam, Momentum
from ...schedules import linear
from ...styles import NAMES, SERIES, STYLES
from ...towns.pairs import LETTERS, Pairs, counted
from ...trajectory import Trajectory
from ..params import Flag, Params
from ..spec import Spec, count

BUDGET = 100
BETA2 = 0.95  # en cien pasos, con 0.999 Adam no acaba de olvidar los primeros gradientes
_MUON = partial(Muon, beta=0.9, shapes=[(LETTERS, LETTERS)])
METHODS: dict[str, Any] = {"Momentum": Momentum, "Adagrad": Adagrad, "Adam": partial(Adam, beta2=BETA2), "Muon": _MUON}
# La mejor tasa de cada uno, de ocho por década: sin girar y girada.
RATES = {"Momentum": (100.0, 100.0), "Adagrad": (4.22, 1.78), "Adam": (0.75, 0.562), "Muon": (1.78, 1.78)}

SPEC = Spec(
    title="Treinta y dos letras, de la más frecuente a la más rara",
    params={"turned": Flag(False), "steps": count(BUDGET, BUDGET)},
    attempt="Gira la tabla y mira qué curvas cambian.",
    question="¿Qué curvas no se mueven?",
    shows="Cada método va con su mejor tasa, que baja a cero en 100 pasos. Girar multiplica por diez lo que deja Adam: "
    "en las letras raras, su curva cae sobre la de Momentum. La de Adagrad acaba por encima. Las de Momentum y de Muon "
    "se quedan donde estaban.",
    methods=("Momentum", "Adagrad", "Adam"),
    series=(0,),
)


def problem_of(params: Params) -> Pairs:
    """La tabla de parejas de España."""
    return Pairs(turned=1 if params["turned"] else None)


def trajectory(params: Params) -> dict[str, Trajectory]:
    """Los primeros pasos de cada método, con un plan que baja a cero en 100."""
    problem, turned, plan = problem_of(params), params["turned"], linear(BUDGET)
    return {
        name: minimize(problem, problem.start, rule(lr=RATES[name][turned]), params["steps"], schedule=plan)
        for name, rule in METHODS.items()
    }


def shown(letter: str) -> str:
    """Cómo se escribe una letra en el eje."""
    return {"": "·", " ": "␣"}.get(letter, letter)


def draw(ax: Any, params: Params) -> None:
    """El exceso de cada letra con cada método."""
    from ... import plots

    problem = problem_of(params)
    for name, run in trajectory(params).items():
        style = plots.look(STYLES.get(name, SERIES[0]), label=NAMES.get(name, name), markevery=(LETTERS - 1, LETTERS))
        ax.semilogy(range(1, LETTERS + 1), np.maximum(1000 * problem.excess(run.x[-1]), 1e-3), **style)
    ax.set_xticks(range(1, LETTERS + 1), map(shown, problem.alphabet))
    ax.set(xlabel="letra (␣, espacio; ·, final)", ylabel="exceso × 1000 de cada letra", ylim=(1e-3, 4e3))
    plots.legend(ax, 4)


def data() -> dict[str, Any]:
    alphabet, counts = counted()
    letters = list(map(shown, alphabet))
    return {
        "LETTERS": {"budget": BUDGET, "beta2": BETA2, "rates": RATES, "letters": letters, "counts": counts.tolist()}
    }


def told(params: Params, said: str) -> str:
    """Qué letras son."""
    how = ", con la tabla girada" * params["turned"]
    return f": el exceso de cada letra{how}, con cada método, tras {params['steps']} pasos."
