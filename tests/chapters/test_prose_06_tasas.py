"""Los números que el texto de la segunda página del capítulo 6 toma de una medida son los que optlib mide."""

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
    Problem,
    Quadratic,
    RMSProp,
    minimize,
    parabola,
)

CHAPTER = Path(__file__).parents[2] / "chapters" / "06_tasas_por_coordenada.ipynb"
NOTEBOOK = nbformat.read(CHAPTER, as_version=4)
PROSE = " ".join(" ".join(cell.source.split()) for cell in NOTEBOOK.cells if cell.cell_type == "markdown")


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


def adadelta_steps(eps):
    return int(np.argmax(abs(minimize(parabola, 5.0, Adadelta(eps=eps), steps=8000).x) < 0.05))


def tolerated():
    """La mayor tasa con la que el salto final de RMSProp en el valle alineado cuesta menos de 0.01, y lo que tarda."""
    limit = 2 * (2 * 0.01 / (1 + 100)) ** 0.5
    valley, start = Quadratic(np.diag([1.0, 100.0])), np.array([-8.0, 1.0])
    ends = [minimize(valley, start, RMSProp(lr=lr * limit), steps=2000).f[-1] < 0.01 for lr in (0.99, 1.01)]
    assert ends == [True, False]
    return limit, 100 * round(8 / limit / 100)


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


FRAGMENTS = [
    (r"2/2.75 \approx {1:.2f}", rare_errors),
    ("su error es más de {} veces el de Adagrad", lambda: ({8: "ocho"}[int(rare_errors()[0])],)),
    ("reduce los pasos de {} a {}", lambda: (adadelta_steps(1e-6), adadelta_steps(1e-2))),
    (r"si $\alpha < {:.3f}$; y con pasos de ese tamaño, recorrer las 8 unidades que separan el punto de partida del "
     "mínimo lleva unos {}.", tolerated),
    (r"Con $\kappa = 100$ la inercia lo tapa: {:.0f} pasos frente a {:.0f}.", lambda: turned(AMSGrad, 100, 4000)),
    (r"Con $\kappa = 1000$ ya no: {:.0f} frente a {:.0f}, cuando Momentum necesita {:.0f} en los dos.",
     lambda: (*turned(AMSGrad, 1000, 4000), *set(turned(Momentum, 1000, 4000)))),
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
    fig, *_ = brief_figures(NOTEBOOK)
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
    _, fig, *_ = brief_figures(NOTEBOOK)
    assert f"Con α = {fig.lr:g} acaba a {far(fig, fig.lr):.2f} del mínimo y ahí se queda" in fig.opening.ask
    assert "Con tasas de 0.1 o más queda a $\\alpha/2$ en cada coordenada" in PROSE
    for lr in (0.1, 0.3, 0.5, 1.0, 2.0):
        assert far(fig, lr) == pytest.approx(lr / 2**0.5, rel=0.01)
        assert abs(fig.trajectory.x[-1]) == pytest.approx([lr / 2, lr / 2], rel=0.1)
    assert "con menos de 0.03, trescientos pasos no le bastan para llegar" in PROSE and fig.steps == 300
    assert far(fig, 0.029) > 0.05 > far(fig, 0.03) and far(fig, 0.02) > 1
    assert far(fig, 0.15) > fig.aim.below > far(fig, 0.1)


def test_the_figure_of_adadelta():
    fig = brief_figures(NOTEBOOK)[2]
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
