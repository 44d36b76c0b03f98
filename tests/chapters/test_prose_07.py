"""Los números que el texto del capítulo 7 toma de una medida son los que optlib mide."""

from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest

from optlib import MLP, PROBLEMS, Problem, minimize
from optlib.optimizers import OPTIMIZERS, Adagrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp
from optlib.styles import NAMES

CHAPTER = Path(__file__).parents[2] / "chapters" / "07_elegir_optimizador.ipynb"
NOTEBOOK = nbformat.read(CHAPTER, as_version=4)
PROSE = " ".join(" ".join(cell.source.split()) for cell in NOTEBOOK.cells if cell.cell_type == "markdown")
CODE = {cell.source.splitlines()[0]: cell.source for cell in NOTEBOOK.cells if cell.cell_type == "code"}
RULES = (GradientDescent, Momentum, Adagrad, RMSProp, Adam)
RATES = np.logspace(-4, 0.5, 10)


@cache
def data():
    """Las funciones y redes que el propio capítulo define."""
    names = {"np": np, "MLP": MLP}
    start = next(source for first, source in CODE.items() if first.startswith("def spirals"))
    exec(start.replace("print(", "str("), names)
    return names


@cache
def validation_costs():
    X, y, train, validation = (data()[name] for name in ("X", "y", "train", "validation"))
    starts = np.stack([MLP(X, y, hidden=(12, 12), classes=2, seed=seed).start for seed in (0, 1, 2)])
    costs = {}
    for rule in RULES:
        x0 = np.repeat(starts[None], len(RATES), axis=0)
        run = minimize(train, x0, rule(lr=RATES[:, None, None]), steps=300)
        costs[rule] = validation(run.x[-1]).mean(axis=1)
    return costs


def winner(index):
    costs = {rule: cost[index] for rule, cost in validation_costs().items()}
    return NAMES[min(costs, key=costs.get).__name__]


def best(rule):
    return RATES[np.nanargmin(validation_costs()[rule])]


def twice_worse():
    costs = [cost[4] for cost in validation_costs().values()]
    return {3: "tres"}[sum(cost > 2 * min(costs) for cost in costs)]


def landscape_winners():
    rng, rates, winners = np.random.default_rng(0), np.logspace(-4, 1, 31)[:, None, None], []
    for name in ("ravine", "rosenbrock", "beale", "himmelblau"):
        problem, steps = PROBLEMS[name], {}
        starts = problem.start + 0.3 * rng.standard_normal((11, 2))
        for rule in (GradientDescent, Momentum, Nesterov, Adagrad, RMSProp, Adam):
            f = minimize(problem, np.repeat(starts[None], 31, axis=0), rule(lr=rates), steps=1000).f
            taken = np.where(f[-1] < 1e-3, len(f) - np.argmax(~(f < 1e-3)[::-1], axis=0), np.inf)
            steps[rule] = np.median(taken, axis=1).min()
        winners.append(NAMES[min(steps, key=steps.get).__name__])
    return winners


def other_data():
    """Quién gana con cada uno de los otros datos, y quién queda último con los primeros."""
    spirals, test = data()["spirals"], data()["test"]
    X, y = data()["X"], data()["y"]
    starts = np.stack([MLP(X, y, hidden=(12, 12), classes=2, seed=seed).start for seed in range(100, 110)])
    orders = []
    for seed in (11, 21, 31):
        other = MLP(*spirals(120, seed), hidden=(12, 12), classes=2, batch_size=20, seed=seed)
        costs = {rule: np.median(test(minimize(other, starts, rule(best(rule)), 300).x[-1])) for rule in RULES}
        orders.append([NAMES[rule.__name__] for rule in sorted(costs, key=costs.get)])
    first, second, third = orders
    return first[0], second[0], {True: "el último en A"}[second[0] == first[-1]], third[0]


def halved_gradient():
    """Con la mitad del gradiente en la primera capa, Adam llega al mismo coste."""
    train = data()["train"]
    mask = np.where(np.arange(train.dim) < 36, 0.5, 1.0)
    problems = [Problem(train.f, lambda p, m=m: m * train.grad(p), dim=train.dim) for m in (1.0, mask)]
    good, bad = (minimize(problem, train.start, Adam(lr=0.01), 300).f[-1] for problem in problems)
    return ({True: "lo mismo"}[bool(abs(good - bad) < 1e-3 * good)],)


def memory(name):
    state = set(OPTIMIZERS[name](lr=0.1).init(0.0)._fields) - {"t", "m_hat", "v_hat"}
    return 2 + len(state)


FRAGMENTS = [
    ("Gana {} (el valle está alineado con los ejes), gana {}, gana {} y vuelve a ganar {},", landscape_winners),
    ("es más de {} veces la de Adam", lambda: (10 * int(best(GradientDescent) / best(Adam) / 10),)),
    ("era unas {} veces la de Adam", lambda: (10 * round(best(Adagrad) / best(Adam) / 10),)),
    ("Con la tasa 0.01 gana {}, y {} de los otros cuatro", lambda: (winner(4), twice_worse())),
    ("Con 0.032 gana {}. Con 0.1, {}.", lambda: (winner(5), winner(6))),
    (r"{:.3f} frente a $\ln 2 = {:.3f}$", lambda: (data()["train"](data()["train"].start), np.log(2))),
    (r"\approx {:.1f}$ puntos", lambda: (100 * (0.96 * 0.04 / 600) ** 0.5,)),
    ("En A gana {}, en B gana {} ({}) y en C gana {}", other_data),
    ("el coste baja {}: Adam", halved_gradient),
    ("pasar de descenso a Adam {} la memoria", lambda: ({2: "dobla"}[memory("Adam") / memory("GradientDescent")],)),
]


@pytest.mark.parametrize(("fragment", "measure"), FRAGMENTS, ids=[fragment for fragment, _ in FRAGMENTS])
def test_prose_says_what_is_measured(fragment, measure):
    expected = fragment.format(*measure())
    assert expected in PROSE, f"el texto no dice «{expected}»"
