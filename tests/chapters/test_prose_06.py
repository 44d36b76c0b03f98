"""Los números que el texto del capítulo 6 toma de una medida son los que optlib mide."""

from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import (
    PROBLEMS,
    Adadelta,
    Adagrad,
    Adam,
    AMSGrad,
    GradientDescent,
    LeastSquares,
    Momentum,
    Nadam,
    Nesterov,
    Problem,
    Quadratic,
    RMSProp,
    minimize,
    parabola,
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


def rare_errors():
    rng = np.random.default_rng(6)
    words = (rng.random((2000, 30)) < np.repeat([0.5, 0.05, 0.005], 10)) * 1.0
    weights = rng.choice([-1.0, 1.0], 30) * rng.uniform(0.5, 1.5, 30)
    reviews = LeastSquares(words, words @ weights + 0.1 * rng.standard_normal(2000), batch_size=20, seed=1)
    errors = []
    for rule in (GradientDescent, Adagrad):
        run = minimize(reviews, np.zeros(30), rule(lr=np.logspace(-2.5, 0.5, 25)[:, None]), steps=500)
        best = np.nanargmin(run.f[-1])
        errors.append(abs(run.x[-1, best] - weights)[20:].mean())
    return errors[0] / errors[1], 2 / np.linalg.eigvalsh(reviews.hessian)[-1]


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


def adadelta_steps(eps):
    return int(np.argmax(abs(minimize(parabola, 5.0, Adadelta(eps=eps), steps=8000).x) < 0.05))


def tolerated():
    """La mayor tasa con la que el salto final de RMSProp en el valle alineado cuesta menos de 0.01, y lo que tarda."""
    limit = 2 * (2 * 0.01 / (1 + 100)) ** 0.5
    valley, start = Quadratic(np.diag([1.0, 100.0])), np.array([-8.0, 1.0])
    ends = [minimize(valley, start, RMSProp(lr=lr * limit), steps=2000).f[-1] < 0.01 for lr in (0.99, 1.01)]
    assert ends == [True, False]
    return limit, 100 * round(8 / limit / 100)


def bounces():
    """Con Nesterov la y se apaga pronto y con Momentum no; la x de los dos cruza el 0 casi al mismo ritmo."""
    x, y = np.moveaxis(
        [minimize(ravine, ravine.start, rule(0.05, 0.9), steps=80).x for rule in (Nesterov, Momentum)], -1, 0
    )
    last = [np.nonzero(abs(row) > 0.015)[0][-1] for row in y]
    crossings = [np.count_nonzero(np.diff(np.sign(row))) for row in x]
    assert crossings[0] == crossings[1] > 3
    return {True: "se apagan pronto"}[bool(last[0] < 20)], {True: "duran mucho más"}[bool(last[1] > 3 * last[0])]


def turned(rule, kappa, steps):
    """Pasos hasta quedarse por debajo de 0.01 en el valle recto y en el girado 45°, con la mejor de 91 tasas."""
    turn, rates = np.array([[1.0, -1.0], [1.0, 1.0]]) / 2**0.5, np.logspace(-3.5, 1, 91)[:, None]
    needed = []
    for axes in (np.eye(2), turn):
        valley = Quadratic(axes @ np.diag([1.0, kappa]) @ axes.T)
        f = minimize(valley, axes @ [-8.0, 1.0], rule(lr=rates), steps).f
        above = ~(f < 1e-2)
        needed.append(np.where(above[-1], np.inf, len(f) - np.argmax(above[::-1], axis=0)).min())
    return needed


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
    (r"2/2.75 \approx {1:.2f}", rare_errors),
    ("su error es más de {} veces el de Adagrad", lambda: ({8: "ocho"}[int(rare_errors()[0])],)),
    ("con esa pareja Momentum {}, aunque más {}", escapes),
    ("reduce los pasos de {} a {}", lambda: (adadelta_steps(1e-6), adadelta_steps(1e-2))),
    (r"si $\alpha < {:.3f}$; y con pasos de ese tamaño, recorrer las 8 unidades que separan el punto de partida del "
     "mínimo lleva unos {}.", tolerated),
    ("de Nesterov {} y los de Momentum {}", bounces),
    (r"Con $\kappa = 100$ la inercia lo tapa: {:.0f} pasos frente a {:.0f}.", lambda: turned(AMSGrad, 100, 4000)),
    (r"Con $\kappa = 1000$ ya no: {:.0f} frente a {:.0f}, cuando Momentum necesita {:.0f} en los dos.",
     lambda: (*turned(AMSGrad, 1000, 4000), *set(turned(Momentum, 1000, 4000)))),
    ("Momentum empieza **{}**", lambda: ("peor" if growth() else "mejor",)),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "measure"), FRAGMENTS, ids=[fragment for fragment, _ in FRAGMENTS])
def test_prose_says_what_is_measured(fragment, measure):
    values = [abs(v) if isinstance(v, float) and v < 0 and "−" in fragment else v for v in measure()]
    expected = fragment.format(*values)
    assert expected in PROSE, f"el texto no dice «{expected}»"


def first_below(name, optimizer, steps):
    f = minimize(PROBLEMS[name], PROBLEMS[name].start, optimizer, steps).f
    return int(np.argmax(f < 1e-4)) if (f < 1e-4).any() else np.inf


def test_adam_loses_more_than_rmsprop_in_the_turned_valley():
    assert "RMSProp casi triplica los suyos en el valle más estrecho" in PROSE
    assert "Adam, aunque tiene inercia, es el que más empeora después de Adagrad" in PROSE
    worse = {rule: np.divide(*turned(rule, 1000, 4000)[::-1]) for rule in (Adagrad, RMSProp, Adam)}
    assert 2.5 < worse[RMSProp] < 3 < worse[Adam] < worse[Adagrad]


def test_momentum_converges_from_prudent_pairs_where_the_best_pair_cycles():
    """La función de tres tramos, desde 200 puntos, con α = 1/L y tres inercias: la del ciclo queda fuera."""
    assert "Momentum también converge en todas esas funciones si la pareja es prudente" in PROSE
    problem = Problem(lambda x: x, lambda x: np.where(x < 1, 25 * x, np.where(x < 2, x + 24, 25 * x - 24)))
    for beta in (0.2, 0.5, 4 / 6):
        assert abs(minimize(problem, np.linspace(-9, 9, 200), Momentum(1 / 25, beta), 400).x[-1]).max() < 1e-6


def test_nadam_arrives_sooner_and_leaves_sooner():
    assert (
        "en la cuadrática acoplada su coste vuelve a pasar de 0.01 antes de 500 pasos, y en el valle, antes de" in PROSE
    )
    assert "el de Adam aguanta los 2000 en ambos" in PROSE
    for name, limit in (("coupled_quadratic", 500), ("ravine", 2000)):
        problem = PROBLEMS[name]
        costs = [minimize(problem, problem.start, rule(0.3), 2000).f for rule in (Nadam, Adam)]
        assert costs[0][150:limit].max() > 0.01 > costs[1][150:].max()


def test_nadam_damps_with_generous_rates():
    assert "entre 0.3 y 0.65 veces los pasos de Adam en los cuatro primeros problemas" in PROSE
    names = ("parabola", "coupled_quadratic", "ravine", "himmelblau")
    ratios = [first_below(name, Nadam(0.3), 4000) / first_below(name, Adam(0.3), 4000) for name in names]
    assert min(ratios) >= 0.3 and max(ratios) <= 0.65
    assert "en $x^2$ y en el valle llega después" in PROSE
    slower = [name for name in names if first_below(name, Nadam(0.1), 4000) > first_below(name, Adam(0.1), 4000)]
    assert slower == ["parabola", "ravine"]


def test_nadam_fails_where_the_text_says():
    assert "En Rosenbrock no llega en 4000 pasos con ninguna de las dos tasas, y con" in PROSE
    assert first_below("rosenbrock", Nadam(0.1), 4000) == first_below("rosenbrock", Nadam(0.3), 16_000) == np.inf
    assert "Adam baja de $10^{-4}$ en 50 pasos y Nadam no lo hace en 16 000" in PROSE
    assert first_below("coupled_quadratic", Adam(1.0), 100) == 50
    assert first_below("coupled_quadratic", Nadam(1.0), 16_000) == np.inf


def test_the_momentum_of_nadam_rises_slowly():
    half = np.log(0.5) / np.log(0.96) / Nadam().momentum_decay
    assert "recorre la mitad del camino en unos 4200 pasos" in PROSE and 4150 < half < 4250


def far(fig, lr: float) -> float:
    """A qué distancia del mínimo acaba la figura con esa tasa."""
    fig.lr = lr
    return float(np.hypot(*fig.trajectory.x[-1]))


def test_the_figure_of_adagrad():
    _, fig, *_ = brief_figures(NOTEBOOK)
    rates = (0.01, 0.1, 0.5, 1.0, 1.5, 2.0)
    assert "ningún paso pasa de $\\alpha$. Con $\\alpha = 2$ acaba a 0.0003 del mínimo" in PROSE
    assert f"{far(fig, 2.0):.4f}" == "0.0003"
    for lr in rates:
        fig.lr = lr
        steps = abs(np.diff(fig.trajectory.x, axis=0))
        assert steps.max() <= lr * 1.000001 and steps[0] == pytest.approx([lr, lr])
    # La meta, y lo que dice: veinte veces el límite del descenso.
    assert far(fig, 1.5) > fig.aim.below > far(fig, 1.6) and 1.6 >= 20 * 2 / 25


def test_the_figure_of_rmsprop():
    _, _, fig, *_ = brief_figures(NOTEBOOK)
    assert f"Con α = {fig.lr:g} acaba a {far(fig, fig.lr):.2f} del mínimo y ahí se queda" in fig.opening.ask
    assert "Con tasas de 0.1 o más queda a $\\alpha/2$ en cada coordenada" in PROSE
    for lr in (0.1, 0.3, 0.5, 1.0, 2.0):
        assert far(fig, lr) == pytest.approx(lr / 2**0.5, rel=0.01)
        assert abs(fig.trajectory.x[-1]) == pytest.approx([lr / 2, lr / 2], rel=0.1)
    assert "con menos de 0.03, trescientos pasos no le bastan para llegar" in PROSE and fig.steps == 300
    assert far(fig, 0.029) > 0.05 > far(fig, 0.03) and far(fig, 0.02) > 1
    assert far(fig, 0.15) > fig.aim.below > far(fig, 0.1)


def test_the_figure_of_adadelta():
    fig = brief_figures(NOTEBOOK)[3]
    start = fig.trajectory.x[0]
    far_at_one = far(fig, 1.0)
    assert "recorren más de la mitad del camino" in fig.opening.ask and far_at_one < 0.5 * np.hypot(*start)
    assert "en la figura, trescientos pasos no avanzan ni dos milésimas" in PROSE
    fig.lr = 0.001
    assert 0.001 < np.hypot(*(fig.trajectory.x[-1] - start)) < 0.002 and fig.steps == 300


def test_adagrad_slows_down_on_a_constant_slope():
    slope = Problem(lambda x: -x, lambda x: -1.0)
    x, plain = (minimize(slope, 0.0, rule(lr=0.01), steps=10_000).x for rule in (Adagrad, GradientDescent))
    said = f"cien pasos avanzan {x[100]:.2f} y diez mil, {x[10_000]:.2f}; los del descenso por gradiente avanzarían "
    assert f"Con $\\alpha = 0.01$, {said}{plain[100]:.0f} y {plain[10_000]:.0f}." in PROSE
