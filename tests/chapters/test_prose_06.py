"""Los números que el texto de la primera página del capítulo 6 toma de una medida son los que optlib mide."""

from pathlib import Path

import nbformat
import numpy as np
import pytest

from optlib import (
    PROBLEMS,
    GradientDescent,
    Momentum,
    Nesterov,
    Problem,
    Quadratic,
    minimize,
    ravine,
)

CHAPTER = Path(__file__).parents[2] / "chapters" / "06_otros_optimizadores.ipynb"
NOTEBOOK = nbformat.read(CHAPTER, as_version=4)
PROSE = " ".join(" ".join(cell.source.split()) for cell in NOTEBOOK.cells if cell.cell_type == "markdown")


def to_a_millionth(optimizer):
    run = minimize(Quadratic(np.diag([1.0, 1000.0])), np.ones(2), optimizer, steps=8000)
    distance = np.linalg.norm(run.x, axis=-1)
    return int(np.argmax(distance < 1e-6 * distance[0]))


def best_on(name, rule, beta):
    rates = np.logspace(-5, 0.5, 111)
    problem = PROBLEMS[name]
    lr = rates if problem.dim is None else rates[:, None]
    above = ~(minimize(problem, problem.start, rule(lr, beta), steps=3000).f < 1e-6)
    return np.where(above[-1], np.inf, len(above) - np.argmax(above[::-1], axis=0)).min()


def wins(beta):
    names = ("parabola", "ravine", "narrow_ravine", "rosenbrock", "beale")
    return sum(best_on(name, Nesterov, beta) < best_on(name, Momentum, beta) for name in names)


def cycle():
    grad = lambda x: 25 * x if x < 1 else x + 24 if x < 2 else 25 * x - 24  # noqa: E731
    x = minimize(Problem(lambda x: x, grad), 3.3, Momentum(1 / 9, 4 / 9), steps=300).x
    assert abs(x[-1] - x[-4]) < 1e-9
    return sorted(x[-3:], reverse=True)


def escapes():
    """Con la pareja de Nesterov, Momentum llega al mínimo de la función de tres tramos."""
    grad = lambda x: 25 * x if x < 1 else x + 24 if x < 2 else 25 * x - 24  # noqa: E731
    ball, ahead = (
        abs(minimize(Problem(lambda x: x, grad), 3.3, rule(1 / 25, 4 / 6), steps=60).x) for rule in (Momentum, Nesterov)
    )
    return {True: "sale del ciclo"}[bool(ball[-1] < 1e-3)], {True: "despacio"}[bool(ahead[5] < ball[5])]


def bounces():
    """Con Nesterov la y se apaga pronto y con Momentum no; la x de los dos cruza el 0 casi al mismo ritmo."""
    x, y = np.moveaxis(
        [minimize(ravine, ravine.start, rule(0.05, 0.9), steps=80).x for rule in (Nesterov, Momentum)], -1, 0
    )
    last = [np.nonzero(abs(row) > 0.015)[0][-1] for row in y]
    crossings = [np.count_nonzero(np.diff(np.sign(row))) for row in x]
    assert crossings[0] == crossings[1] > 3
    return {True: "se apagan pronto"}[bool(last[0] < 20)], {True: "duran mucho más"}[bool(last[1] > 3 * last[0])]


def growth():
    run = minimize(ravine, ravine.start, Momentum(1 / 9, 4 / 9), steps=20)
    return run.f[1] > run.f[0]


FRAGMENTS = [
    ("el descenso necesita {} pasos y Momentum {}", lambda: (
        to_a_millionth(GradientDescent(2 / 1001)),
        to_a_millionth(Momentum(4 / (1000**0.5 + 1) ** 2, ((1000**0.5 - 1) / (1000**0.5 + 1)) ** 2)),
    )),
    ("(10 frente a {:.4f})", lambda: (1 / 1.9,)),
    ("hacen falta {:.0f} pasos para llegar al 90 %", lambda: (np.ceil(np.log(0.1) / np.log(0.9)),)),
    ("para siempre: ${:.4f}$, ${:.4f}$, ${:.4f}$", cycle),
    ("en la función de Rosenbrock necesita {:.0f} pasos frente a {:.0f}", lambda: (
        best_on("rosenbrock", Nesterov, 0.9), best_on("rosenbrock", Momentum, 0.9))),
    ("Nesterov gana en {} de los cinco", lambda: ({4: "cuatro"}[wins(0.9)],)),
    ("pierde en {} de los cinco", lambda: ({1: "cuatro"}[wins(0.5)],)),
    ("${:.3f}$ frente a ${:.3f}$", lambda: (1 - 2 / 301**0.5, 9 / 11)),
    ("con esa pareja Momentum {}, aunque más {}", escapes),
    ("de Nesterov {} y los de Momentum {}", bounces),
    ("Momentum empieza **{}**", lambda: ("peor" if growth() else "mejor",)),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "measure"), FRAGMENTS, ids=[fragment for fragment, _ in FRAGMENTS])
def test_prose_says_what_is_measured(fragment, measure):
    values = [abs(v) if isinstance(v, float) and v < 0 and "−" in fragment else v for v in measure()]
    expected = fragment.format(*values)
    assert expected in PROSE, f"el texto no dice «{expected}»"


def test_momentum_converges_from_prudent_pairs_where_the_best_pair_cycles():
    """La función de tres tramos, desde 200 puntos, con α = 1/L y tres inercias: la del ciclo queda fuera."""
    assert "Momentum también converge en todas esas funciones si la pareja es prudente" in PROSE
    problem = Problem(lambda x: x, lambda x: np.where(x < 1, 25 * x, np.where(x < 2, x + 24, 25 * x - 24)))
    for beta in (0.2, 0.5, 4 / 6):
        assert abs(minimize(problem, np.linspace(-9, 9, 200), Momentum(1 / 25, beta), 400).x[-1]).max() < 1e-6
