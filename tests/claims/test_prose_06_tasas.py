"""Los números que el texto de la segunda página del capítulo 6 toma de una medida son los que optlib mide."""

from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import (
    Adadelta,
    Adagrad,
    AMSGrad,
    GradientDescent,
    LeastSquares,
    Momentum,
    Nesterov,
    Problem,
    Quadratic,
    RMSProp,
    minimize,
    parabola,
    ravine,
)
from optlib.schedules import linear
from optlib.sweep import claim, sweep

CHAPTER = Path(__file__).parents[2] / "chapters" / "06_tasas_por_coordenada.ipynb"
NOTEBOOK = nbformat.read(CHAPTER, as_version=4)
PROSE = " ".join(" ".join(cell.source.split()) for cell in NOTEBOOK.cells if cell.cell_type == "markdown")


def reviews(seed=6):
    """Los datos del capítulo y sus pesos verdaderos."""
    rng = np.random.default_rng(seed)
    words = (rng.random((2000, 30)) < np.repeat([0.5, 0.05, 0.005], 10)) * 1.0
    weights = rng.choice([-1.0, 1.0], 30) * rng.uniform(0.5, 1.5, 30)
    scores = words @ weights + 0.1 * rng.standard_normal(2000)
    return LeastSquares(words, scores, batch_size=20, seed=seed, start=np.zeros(30)), weights


def by_hand():
    """El gradiente medio de los pesos de «buena» y de «sublime» en las tres reseñas, con los dos a cero."""
    words, scores = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 1.0]]), np.array([2.0, 2.0, 3.0])
    return (-scores.mean(), *LeastSquares(words, scores).grad(np.zeros(2)))


def two_words():
    """La tasa propia de «sublime» y la de «buena» tras dos minilotes, con α = 1; los dos primeros pasos miden α."""
    gradients = iter([np.array([-1.0, -0.1]), np.array([-1.0, 0.0])])
    run = minimize(Problem(lambda x: x[..., 0], lambda x: next(gradients), dim=2), np.zeros(2), Adagrad(lr=1.0), 2)
    assert run.x[1] == pytest.approx([1, 1])
    buena, sublime = run["G"][-1] ** -0.5
    return sublime, buena


def nudge(mean):
    """Una media de Adam tras un gradiente −1."""
    return 0.9 * mean + 0.1 * -1


def forgetting():
    """Lo que suma Adagrad y lo que promedia RMSProp cuando llega un 10 y después, siempre 1: pasos 1 a 50."""
    total, mean, rows = 0.0, 0.0, [(0.0, 0.0, 0.0, 0.0)]
    for g in (10.0, *[1.0] * 49):
        total, mean = total + g**2, 0.9 * mean + 0.1 * g**2
        rows.append((total, g / total**0.5, mean, g / mean**0.5))
    return rows


def first_step(optimizer):
    """Lo que mide el primer paso en la parábola, con la tasa 1."""
    return 5 - minimize(parabola, 5.0, optimizer, steps=1).x[1]


def adadelta_steps(eps):
    return int(np.argmax(abs(minimize(parabola, 5.0, Adadelta(eps=eps), steps=8000).x) < 0.05))


@cache
def turned(rule, kappa, steps, start=(-8.0, 1.0)):
    """Pasos hasta quedarse por debajo de 0.01 en el valle recto y en el girado 45°, con la mejor de 91 tasas."""
    turn, rates = np.array([[1.0, -1.0], [1.0, 1.0]]) / 2**0.5, np.logspace(-3.5, 1, 91)[:, None]
    needed = []
    for axes in (np.eye(2), turn):
        valley = Quadratic(axes @ np.diag([1.0, kappa]) @ axes.T)
        f = minimize(valley, axes @ start, rule(lr=rates), steps).f
        above = ~(f < 1e-2)
        needed.append(np.where(above[-1], np.inf, len(f) - np.argmax(above[::-1], axis=0)).min())
    return needed


FRAGMENTS = [
    ("| **media** | −{:.2f} | −{:.2f} | −{:.0f} |", by_hand),
    (r"$\alpha/\sqrt G$, en ${:.0f}\,\alpha$. La de «buena» ya es ${:.2f}\,\alpha$.", two_words),
    (r"| 4 | 4 | $\alpha/2$ | ${:.2f}\,\alpha$ | | 100 | 100 | $\alpha/10$ | ${:.1f}\,\alpha$ | | 10 000 | 10 000 | "
     r"$\alpha/100$ | ${:.1f}\,\alpha$ |", lambda: [(np.arange(1, k + 1) ** -0.5).sum() for k in (4, 100, 10_000)]),
    (r"empieza en $0.1 \cdot 100 = {:.0f}$, sigue con $0.9 \cdot 10 + 0.1 \cdot 1 = {:.1f}$, luego {:.2f}…",
     lambda: [forgetting()[k][2] for k in (1, 2, 3)]),
    ("Con $G$, el paso 50 mide {:.2f} veces", lambda: (forgetting()[50][1],)),
    (r"En la primera fila de la tabla mide {:.2f} veces $\alpha$", lambda: (first_step(RMSProp(lr=1)),)),
    (r"$(-8 - 100)/\sqrt2 \approx {:.0f}$ y $(-8 + 100)/\sqrt2 \approx {:.0f}$",
     lambda: np.array([[1.0, -1.0], [1.0, 1.0]]) / 2**0.5 @ [-8.0, 100.0]),
    (r"\frac{{0.001}}{{\sqrt5}} \cdot 10 = {:.4f}", lambda: (first_step(Adadelta()),)),
    (r"$0.9 \cdot 1 + 0.1 \cdot (-1) = {:.1f}$", lambda: (nudge(1),)),
    (r"usa $0.9 \cdot 0.8 + 0.1 \cdot (-1) = {:.2f}$", lambda: (nudge(nudge(1)),)),
    ("baja de {} a {} los pasos para llegar a 0.05", lambda: (adadelta_steps(1e-6), adadelta_steps(1e-2))),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "measure"), FRAGMENTS, ids=[fragment for fragment, _ in FRAGMENTS])
def test_prose_says_what_is_measured(fragment, measure):
    values = [abs(v) if isinstance(v, float) and v < 0 and "−" in fragment else v for v in measure()]
    expected = fragment.format(*values)
    assert expected in PROSE, f"el texto no dice «{expected}»"


def far(fig, lr: float) -> float:
    """A qué distancia del mínimo acaba la figura con esa tasa."""
    fig.lr = lr
    return float(np.hypot(*fig.trajectory.x[-1]))


def test_the_figure_of_adagrad():
    fig, *_ = brief_figures(NOTEBOOK)
    rates = (0.01, 0.1, 0.5, 1.0, 1.5, 2.0)
    assert "ninguna coordenada se mueve más de $\\alpha$" in PROSE
    assert "Con $\\alpha = 2$, que es 25 veces el límite del descenso, acaba a 0.0003 del mínimo" in PROSE
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
    assert "acaba a $\\alpha/2$ en cada una." in PROSE
    for lr in (0.1, 0.3, 0.5, 1.0, 2.0):
        assert far(fig, lr) == pytest.approx(lr / 2**0.5, rel=0.01)
        assert abs(fig.trajectory.x[-1]) == pytest.approx([lr / 2, lr / 2], rel=0.1)
    assert "es la menor con la que aún llega, de poco más de 0.03" in PROSE
    rates = np.round(np.arange(0.02, 0.1, 0.001), 3)
    assert 0.03 <= rates[np.argmin([far(fig, float(lr)) for lr in rates])] <= 0.035
    assert far(fig, 0.15) > fig.aim.below > far(fig, 0.1)


def test_own_rates_of_rare_words():
    assert "la tasa propia de las palabras raras es más de diez veces la de las frecuentes" in PROSE
    for steps in (50, 500, 2000):
        total = minimize(reviews()[0], np.zeros(30), Adagrad(lr=0.25), steps=steps)["G"][-1]
        frequent, _, rare = np.median(total.reshape(3, 10) ** -0.5, axis=1)
        assert rare > 10 * frequent


def test_rmsprop_jumps_between_the_two_halves():
    assert "el punto llega a 0.05, donde el gradiente vale 0.1" in PROSE and "salta a −0.05" in PROSE
    run = minimize(parabola, 5.0, RMSProp(lr=0.1), steps=8000)
    assert sorted(run.x[-2:]) == pytest.approx([-0.05, 0.05]) and abs(run.grad[-1]) == pytest.approx(0.1)
    assert "Lo cura una tasa que baja a cero" in PROSE
    for steps in (400, 800, 1600):
        assert abs(minimize(parabola, 5.0, RMSProp(lr=0.1), steps, schedule=linear(steps)).x[-1]) < 1e-3


def test_the_root_of_the_sum_is_never_below_the_gradient():
    assert "$\\sqrt G$ nunca es menor que $|g|$" in PROSE
    run = minimize(ravine, ravine.start, Adagrad(lr=2.0), steps=60)
    assert (run["G"] ** 0.5 >= abs(run.grad)).all()


def test_adagrad_in_the_drawn_valleys():
    """Lo que dice de la imagen su texto alternativo: en el recto llega casi al mínimo; en el girado, a medio camino."""
    assert "Así son veinte pasos de Adagrad, con $\\alpha = 2$, en un valle de $\\kappa = 25$" in PROSE
    turn, ends = np.array([[1.0, -1.0], [1.0, 1.0]]) / 2**0.5, []
    for axes in (np.eye(2), turn):
        valley = Quadratic(axes @ np.diag([1.0, 25.0]) @ axes.T)
        ends.append(np.hypot(*minimize(valley, axes @ [-8.0, 1.0], Adagrad(lr=2.0), steps=20).x[-1]))
    assert ends[0] < 0.3 and 2.5 < ends[1] < 5.5


def test_adagrad_does_not_diverge_however_large_its_rate():
    assert "si el punto rebota, $G$ crece y la tasa propia baja" in PROSE
    for lr in (5.0, 50.0, 1000.0):
        assert minimize(ravine, ravine.start, Adagrad(lr), 20_000).f[-1] < 1e-12


def test_the_units_of_the_cost_do_not_matter():
    assert "multiplicado por 1000, el cociente no cambia" in PROSE
    steep = Problem(lambda p: 1000 * ravine(p), lambda p: 1000 * ravine.grad(p), dim=2)
    once, thousand = (minimize(problem, ravine.start, Adagrad(1.0), 100).x for problem in (ravine, steep))
    assert thousand == pytest.approx(once, abs=1e-6)


def test_rmsprop_normalizes_the_noise():
    assert "la distancia del descenso se multiplica por 100 y la de RMSProp, por 9" in PROSE
    for seed in (5, 6, 7):
        noise = np.random.default_rng(seed).standard_normal((2000, 200))
        far = {}
        for rule in (GradientDescent(0.1), RMSProp(0.1)):
            for sigma in (0.1, 10):
                problem = Problem(lambda x: 0.5 * x**2, lambda x: x)
                problem.grad_at = lambda k, sigma=sigma, noise=noise: lambda x: x + sigma * noise[k]
                path = minimize(problem, np.zeros(200), rule, 2000).x[1000:]
                far[type(rule), sigma] = (path**2).mean() ** 0.5
        assert far[GradientDescent, 10] == pytest.approx(100 * far[GradientDescent, 0.1])
        assert round(far[RMSProp, 10] / far[RMSProp, 0.1]) == 9


def test_the_turned_valley_whatever_the_budget():
    """Con el doble y con el cuádruple de pasos, lo mismo."""
    for steps in (4000, 8000, 16_000):
        for rule in (GradientDescent, Momentum, Nesterov):
            assert all(straight == inclined for straight, inclined in [turned(rule, k, steps) for k in (100, 1000)])
        straight, inclined = turned(Adagrad, 1000, steps)
        assert straight < 10 and inclined > 1000


@pytest.mark.parametrize("steps", [2000, 4000, 8000])
def test_inertia_does_not_take_the_axes_away(steps):
    """Desde diez puntos, con κ = 1000: AMSGrad va delante de Momentum en el valle recto y detrás en el girado."""
    assert "pasa de necesitar menos que Momentum a necesitar más" in PROSE
    starts = np.vstack([[-8.0, 1.0], np.random.default_rng(5).uniform(-9, 9, (9, 2))])
    needed = np.array([[turned(rule, 1000, steps, tuple(start)) for rule in (Momentum, AMSGrad)] for start in starts])
    assert np.sum(needed[:, 1, 0] < needed[:, 0, 0]) >= 9 and np.sum(needed[:, 1, 1] > needed[:, 0, 1]) >= 9


def test_adagrad_on_rare_words():
    """Con la β de Momentum también elegida."""
    assert "El descenso deja un exceso más de diez veces mayor que el de Adagrad" in PROSE
    assert "que además gana en casi todos los conjuntos a Momentum y a RMSProp, que viene enseguida" in PROSE
    assert "Con 1000 y con 2000 minilotes sucede lo mismo." in PROSE
    rates = np.logspace(-3, 0.75, 16)
    rules = {rule.__name__: [rule(lr=lr) for lr in rates] for rule in (GradientDescent, Adagrad, RMSProp)}
    rules["Momentum"] = [Momentum(lr=lr, beta=beta) for lr in rates for beta in (0.8, 0.9)]
    table = sweep(
        lambda seed: reviews(seed)[0],
        rules,
        (500, 1000, 2000),
        seeds=range(10),
        schedule=linear,
        measures={"excess": lambda problem, x: problem(x) - problem(problem.minimum)},
    )
    for rival, times in (("GradientDescent", 10), ("Momentum", 1), ("RMSProp", 1)):
        told = claim(table, lambda e, rival=rival, times=times: e[rival] > times * e["Adagrad"], "excess")
        assert told, f"{rival}: {told}"
