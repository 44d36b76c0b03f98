"""Los números que el texto de la segunda página del capítulo 6 toma de una medida son los que optlib mide."""

from functools import cache
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


def limit_of_descent():
    largest = np.linalg.eigvalsh(reviews()[0].hessian)[-1]
    return 2 / largest, largest


def by_hand():
    """El gradiente medio de los pesos de «buena» y de «sublime» en las tres reseñas, con los dos a cero."""
    words, scores = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 1.0]]), np.array([2.0, 2.0, 3.0])
    return (-scores.mean(), *LeastSquares(words, scores).grad(np.zeros(2)))


def first_steps_of_adagrad():
    """Los gradientes, lo acumulado y los pasos de los dos primeros, en el valle y con α = 1."""
    run = minimize(ravine, ravine.start, Adagrad(lr=1.0), steps=2)
    return run.grad, run["G"], abs(np.diff(run.x, axis=0))


def second_step_in_y():
    g, total, step = (table[1, 1] for table in first_steps_of_adagrad())
    return g, g, total, step


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


def turned_a_little(degrees):
    """Los pasos de Adagrad en el valle de κ = 100 girado esos grados, con la mejor de 91 tasas."""
    angle, rates = np.deg2rad(degrees), np.logspace(-3.5, 1, 91)[:, None]
    axes = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    valley = Quadratic(axes @ np.diag([1.0, 100.0]) @ axes.T)
    above = ~(minimize(valley, axes @ [-8.0, 1.0], Adagrad(lr=rates), 4000).f < 1e-2)
    return np.where(above[-1], np.inf, len(above) - np.argmax(above[::-1], axis=0)).min()


def stationary(rule):
    """La distancia típica al mínimo de ½x², a la larga y con ruido de tamaño 1: la exacta, si es la que se mide."""
    lr, beta = rule.lr, rule.beta
    exact = (lr * (1 + beta) / ((1 - beta) * (2 * (1 + beta) - lr))) ** 0.5
    noise = np.random.default_rng(5).standard_normal((2000, 200))
    problem = Problem(lambda x: 0.5 * x**2, lambda x: x)
    problem.grad_at = lambda k: lambda x: x + noise[k]
    measured = (minimize(problem, np.zeros(200), rule, steps=2000).x[1000:] ** 2).mean() ** 0.5
    assert measured == pytest.approx(exact, rel=0.02)
    return exact


def rebound(name, rule):
    """Lo más que sube el coste en 500 pasos, después de bajar por primera vez de 10⁻⁴."""
    f = minimize(PROBLEMS[name], PROBLEMS[name].start, rule, steps=500).f
    return f[np.argmax(f < 1e-4) :].max()


FRAGMENTS = [
    (r"si $\alpha$ pasa de $2/{1:.2f} \approx {0:.2f}$", limit_of_descent),
    ("| **media** | −{:.2f} | −{:.2f} | −{:.0f} |", by_hand),
    (r"$G = 64 + 49 = {:.0f}$, y el paso mide $7/\sqrt{{{:.0f}}} = {:.2f}$",
     lambda: (*[first_steps_of_adagrad()[1][1, 0]] * 2, first_steps_of_adagrad()[2][1, 0])),
    (r"La $y$ está en 0.5, su gradiente vale {:.1f} y su paso, ${:.1f}/\sqrt{{{:.1f}}} = {:.2f}$",
     second_step_in_y),
    (r"$1/\sqrt{{113}} = {:.3f}$ en $x$ y $1/\sqrt{{1562.5}} = {:.3f}$ en $y$",
     lambda: first_steps_of_adagrad()[1][1] ** -0.5),
    (r"| 4 | 4 | $\alpha/2$ | ${:.2f}\,\alpha$ | | 100 | 100 | $\alpha/10$ | ${:.1f}\,\alpha$ | | 10 000 | 10 000 | "
     r"$\alpha/100$ | ${:.1f}\,\alpha$ |", lambda: [(np.arange(1, k + 1) ** -0.5).sum() for k in (4, 100, 10_000)]),
    (r"empieza en $0.1 \cdot 100 = {:.0f}$, sigue con $0.9 \cdot 10 + 0.1 \cdot 1 = {:.1f}$, luego {:.2f}…",
     lambda: [forgetting()[k][2] for k in (1, 2, 3)]),
    ("Con $G$, el paso 50 mide {:.2f} veces", lambda: (forgetting()[50][1],)),
    (r"${:.0f}\,\alpha$ con $\rho = 0.99$ y ${:.1f}\,\alpha$ con $\rho = 0.999$",
     lambda: [first_step(RMSProp(lr=1, rho=rho)) for rho in (0.99, 0.999)]),
    (r"$\alpha/\sqrt{{0.1}} = {:.2f}\,\alpha$", lambda: (first_step(RMSProp(lr=1)),)),
    (r"$(-8 - 100)/\sqrt2 \approx {:.0f}$ y $(-8 + 100)/\sqrt2 \approx {:.0f}$",
     lambda: np.array([[1.0, -1.0], [1.0, 1.0]]) / 2**0.5 @ [-8.0, 100.0]),
    (r"en el valle de $\kappa = 100$, {:.0f} a 10°, {:.0f} a 20° y {:.0f} a 45°",
     lambda: map(turned_a_little, (10, 20, 45))),
    (r"$0.45 \cdot 0.8 + 0.55 \cdot (-1) = {:.2f}$", lambda: (0.45 * 0.8 - 0.55,)),
    (r"sí ayuda: {1:.2f} frente a {0:.2f} con $\sigma = 1$", lambda: [
        stationary(rule) for rule in (Momentum(1.0, 0.0), Momentum(0.1, 0.9))]),
    ("y rebota hasta un coste de {:.3f}; Adam, en su primer rebote, hasta {:.4f}", lambda: [
        rebound("parabola", rule) for rule in (Nadam(0.3), Adam(0.3))]),
    ("En $3x^2 + 2xy + y^2$ vuelve a {:.2f} antes del paso 500", lambda: (
        rebound("coupled_quadratic", Nadam(0.3)),)),
    (r"en Rosenbrock ($\alpha = 0.1$) en {} pasos; Adam, en {}", lambda: [
        first_below("rosenbrock", rule, 4000) for rule in (Nadam(0.1, momentum_decay=1e6), Adam(0.1))]),
    (r"$\mu_t$ va de {:.2f} a {:.2f}", lambda: [0.9 * (1 - 0.96 ** (0.004 * t) / 2) for t in (1, 4000)]),
    (r"\frac{{0.001}}{{\sqrt5}} \cdot 10 = {:.4f}", lambda: (first_step(Adadelta()),)),
    (r"$0.9 \cdot 1 + 0.1 \cdot (-1) = {:.1f}$", lambda: (nudge(1),)),
    (r"usa $0.9 \cdot 0.8 + 0.1 \cdot (-1) = {:.2f}$", lambda: (nudge(nudge(1)),)),
    ("reduce los pasos de {} a {}", lambda: (adadelta_steps(1e-6), adadelta_steps(1e-2))),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "measure"), FRAGMENTS, ids=[fragment for fragment, _ in FRAGMENTS])
def test_prose_says_what_is_measured(fragment, measure):
    values = [abs(v) if isinstance(v, float) and v < 0 and "−" in fragment else v for v in measure()]
    expected = fragment.format(*values)
    assert expected in PROSE, f"el texto no dice «{expected}»"


def first_below(name, optimizer, steps):
    f = minimize(PROBLEMS[name], PROBLEMS[name].start, optimizer, steps).f
    return int(np.argmax(f < 1e-4)) if (f < 1e-4).any() else np.inf


def test_nadam_arrives_sooner_and_leaves_sooner():
    assert "En $x^2$ cruza el mínimo en el paso 31" in PROSE
    x = minimize(parabola, parabola.start, Nadam(0.3), 40).x
    assert first_below("parabola", Nadam(0.3), 40) == 31 and np.sign(x[30]) == -np.sign(x[32])
    assert "hacia el paso 3300 en $3x^2 + 2xy + y^2$, el 5300 en el valle y el 8500 en $x^2$," in PROSE
    for name, step in (("coupled_quadratic", 3300), ("ravine", 5300), ("parabola", 8500)):
        f = minimize(PROBLEMS[name], PROBLEMS[name].start, Adam(0.3), 9000).f
        assert 150 + np.argmax(f[150:] > 0.01) == pytest.approx(step, rel=0.02)
    assert "donde Nadam pasa de 2 después del 7100." in PROSE
    f = minimize(parabola, parabola.start, Nadam(0.3), 9000).f[150:]
    assert f.max() > 2 and 150 + np.argmax(f > 2) > 7100 and f[: 7100 - 150].max() < 0.1


def test_nadam_arrives_sooner_with_generous_rates():
    assert "entre 0.3 y 0.65 veces los pasos de Adam en los cuatro primeros problemas" in PROSE
    names = ("parabola", "coupled_quadratic", "ravine", "himmelblau")
    ratios = [first_below(name, Nadam(0.3), 4000) / first_below(name, Adam(0.3), 4000) for name in names]
    assert min(ratios) >= 0.3 and max(ratios) <= 0.65
    assert "en $x^2$ y en el valle Nadam llega después" in PROSE
    slower = [name for name in names if first_below(name, Nadam(0.1), 4000) > first_below(name, Adam(0.1), 4000)]
    assert slower == ["parabola", "ravine"]


def test_nadam_fails_where_the_text_says():
    assert "En Rosenbrock, con $\\alpha = 0.1$ tarda más de 15 000 pasos." in PROSE
    assert first_below("rosenbrock", Nadam(0.1), 15_000) == np.inf
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
    assert "ningún paso pasa de $\\alpha$, porque" in PROSE and "Con $\\alpha = 2$ acaba a 0.0003 del mínimo" in PROSE
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
    assert "Entre 0.03 y 0.14 acaba a menos de 0.1 del mínimo" in PROSE
    assert max(far(fig, lr) for lr in (0.03, 0.05, 0.09, 0.12, 0.14)) < 0.1
    assert "con menos de 0.03, trescientos pasos no le bastan para llegar" in PROSE and fig.steps == 300
    assert far(fig, 0.029) > 0.05 > far(fig, 0.03) and far(fig, 0.02) > 1
    assert far(fig, 0.15) > fig.aim.below > far(fig, 0.1)


def test_the_figure_of_adadelta():
    fig = brief_figures(NOTEBOOK)[2]
    start = fig.trajectory.x[0]
    far_at_one = far(fig, 1.0)
    assert "recorren más de la mitad del camino" in fig.opening.ask and far_at_one < 0.5 * np.hypot(*start)
    assert "en la figura, trescientos pasos no recorren ni una milésima del camino" in PROSE
    fig.lr = 0.001
    assert np.hypot(*(fig.trajectory.x[-1] - start)) < 0.001 * np.hypot(*start) and fig.steps == 300


def test_adagrad_slows_down_on_a_constant_slope():
    slope = Problem(lambda x: -x, lambda x: -1.0)
    x, plain = (minimize(slope, 0.0, rule(lr=0.01), steps=10_000).x for rule in (Adagrad, GradientDescent))
    said = f"cien pasos avanzan {x[100]:.2f} y diez mil, {x[10_000]:.2f}; los del descenso por gradiente avanzarían "
    assert f"Con $\\alpha = 0.01$, {said}{plain[100]:.0f} y {plain[10_000]:.0f}." in PROSE


def test_own_rates_of_rare_words():
    assert "la de las raras es más de diez veces la de las frecuentes" in PROSE
    for steps in (50, 500, 2000):
        total = minimize(reviews()[0], np.zeros(30), Adagrad(lr=0.25), steps=steps)["G"][-1]
        frequent, _, rare = np.median(total.reshape(3, 10) ** -0.5, axis=1)
        assert rare > 10 * frequent


def test_rmsprop_jumps_between_the_two_halves():
    assert "el punto acaba en 0.05, donde el gradiente vale 0.1" in PROSE and "salta a −0.05" in PROSE
    run = minimize(parabola, 5.0, RMSProp(lr=0.1), steps=8000)
    assert sorted(run.x[-2:]) == pytest.approx([-0.05, 0.05]) and abs(run.grad[-1]) == pytest.approx(0.1)


def test_steps_with_nothing_but_noise():
    assert "los pasos del descenso miden 0.01 o 1. Los de RMSProp, que divide entre el tamaño, rondan 0.1" in PROSE
    noise = np.random.default_rng(0).standard_normal(10_000)
    for size in (0.1, 10):
        slope = Problem(lambda x: x, lambda x: 1.0)
        slope.grad_at = lambda k, size=size: lambda x: size * noise[k]
        steps = np.diff(minimize(slope, 0.0, RMSProp(lr=0.1), steps=10_000).x)
        assert np.mean(steps**2) ** 0.5 == pytest.approx(0.1, rel=0.1)


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


def test_adagrad_needs_no_luck_in_the_straight_valleys():
    assert "cualquier tasa entre 6 y 40 deja el coste por debajo de 0.01 en menos de diez pasos" in PROSE
    starts = np.vstack([[-8.0, 1.0], np.random.default_rng(0).uniform(-10, 10, (60, 2))])
    valley = Quadratic(np.diag([1.0, 100.0]))
    needed = lambda lr: (minimize(valley, starts, Adagrad(lr), 200).f < 0.01).argmax(axis=0)  # noqa: E731
    assert all(needed(lr).max() < 10 for lr in (6.0, 8.0, 12.0, 20.0, 40.0))


def test_adagrad_does_not_diverge_however_large_its_rate():
    assert "$G$ crece y la tasa propia baja, hasta quedar por debajo del límite" in PROSE
    for lr in (5.0, 50.0, 1000.0):
        assert minimize(ravine, ravine.start, Adagrad(lr), 20_000).f[-1] < 1e-12


def test_adadelta_depends_on_the_scale_of_the_cost_and_of_x():
    assert (
        "Si se divide el coste entre 10 000, cien pasos en el valle acaban a 0.4 de donde antes; con RMSProp, "
        "a menos de una milésima" in PROSE
    )
    small = Problem(lambda p: ravine(p) / 1e4, lambda p: ravine.grad(p) / 1e4, dim=2)
    moved = [
        abs(minimize(ravine, ravine.start, rule, 100).x - minimize(small, ravine.start, rule, 100).x).max()
        for rule in (Adadelta(), RMSProp(0.05))
    ]
    assert 0.35 < moved[0] < 0.45 and moved[1] < 1e-3
    assert "el método sí depende de la escala de $x$" in PROSE
    in_millimetres = Problem(lambda x: (x / 1000) ** 2, lambda x: 2 * x / 1e6)
    assert minimize(in_millimetres, 5000.0, Adadelta(), 8000).x[-1] > 0.9 * 5000


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
    assert "El descenso deja un exceso más de cien veces mayor que el de Adagrad" in PROSE
    assert "que además gana a Momentum y a RMSProp en casi todos los conjuntos" in PROSE
    assert "Con 1000 y con 2000 pasos sucede lo mismo." in PROSE
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
    for rival, times in (("GradientDescent", 100), ("Momentum", 1), ("RMSProp", 1)):
        told = claim(table, lambda e, rival=rival, times=times: e[rival] > times * e["Adagrad"], "excess")
        assert told, f"{rival}: {told}"
