"""Los números que el texto de la segunda página del capítulo 6 toma de una medida son los que optlib mide."""

import numpy as np
import pytest
from brief_figures import brief_figures
from executed_page import Page

from optlib import (
    Adadelta,
    Adagrad,
    AMSGrad,
    GradientDescent,
    LeastSquares,
    Momentum,
    Problem,
    Quadratic,
    RMSProp,
    descent,
    minimize,
    parabola,
    ravine,
)
from optlib.digits import digits, network
from optlib.schedules import linear
from optlib.sweep import claim, sweep

CHAPTER = Page("06_tasas_por_coordenada")


names = {"np": np, "LeastSquares": LeastSquares}
exec(next(cell.source for cell in CHAPTER.cells if "def make_reviews" in cell.source), names)
reviews = names["make_reviews"]
names |= {"digits": digits}
exec(next(cell.source for cell in CHAPTER.cells if "def at_the_edges" in cell.source), names)


def test_two_words_by_hand():
    """El primer minilote de la figura, con una de cada 3 y de cada 20; y la suma de los pasos que se cansan."""
    fig, *_ = brief_figures(CHAPTER)
    fig.rare = 3
    assert fig.trajectory.grad[0].round(2).tolist() == [-2.33, -1]
    assert fig.trajectory.x[1].round(2).tolist() == [2.33, 1]
    fig.rare, fig.adagrad = 20, True
    assert fig.trajectory.grad[0].round(2).tolist() == [-2.05, -0.15]
    assert fig.trajectory.x[1] == pytest.approx([1, 1])
    assert [f"{rate:.2g}" for rate in fig.trajectory["G"][0] ** -0.5] == ["0.49", "6.7"]
    walked = [(np.arange(1, k + 1) ** -0.5).sum() for k in (4, 100, 10_000)]
    assert np.round(walked, 2).tolist() == [2.78, 18.59, 198.54]


def test_what_is_forgotten_and_the_first_steps():
    """Llega un 10 y después, siempre 1: lo que promedia RMSProp y el paso 50 de Adagrad."""
    signal = Problem(lambda x: 0 * x, lambda x: 0 * x)
    signal.grad_at = lambda k: lambda x: 10.0 if k == 0 else 1.0
    averages = minimize(signal, 0.0, RMSProp(lr=1.0, rho=0.9), 3)["v"]
    assert averages == pytest.approx([10, 9.1, 8.29])
    steps = -np.diff(minimize(signal, 0.0, Adagrad(lr=1.0), 50).x)
    assert round(steps[-1], 2) == 0.08
    first = {rule: 5 - minimize(parabola, 5.0, rule, 1).x[1] for rule in (RMSProp(lr=1), Adadelta())}
    assert [round(moved, 4) for moved in first.values()] == [3.1623, 0.0045]
    near = [np.argmax(abs(minimize(parabola, 5.0, Adadelta(eps=eps), 8000).x) < 0.05) for eps in (1e-6, 1e-2)]
    assert near == [1326, 37]


def walk(problem, x0, rule, steps):
    """Los puntos de una ejecución, sin guardarlos: son muchas y largas."""
    x = descent.starting(problem, x0, rule)
    state = rule.init(x)
    yield x
    for _ in range(steps):
        x, state = rule.step(x, state, problem.grad)
        yield x


def turned(rule, kappa, budgets, starts=((-8.0, 1.0),)):
    """Pasos hasta quedarse por debajo de 0.01 en el valle recto y en el girado 45°, con la mejor de 91 tasas.

    Da, por presupuestos, valles y partidas, el primero del que ya no se sale; infinito si no lo hay.
    """
    turn, rates = np.array([[1.0, -1.0], [1.0, 1.0]]) / 2**0.5, np.logspace(-3.5, 1, 91)[:, None, None]
    needed = []
    for axes in (np.eye(2), turn):
        valley = Quadratic(axes @ np.diag([1.0, kappa]) @ axes.T)
        points, last = walk(valley, np.tile(starts @ axes.T, (91, 1, 1)), rule(lr=rates), budgets[-1]), 0
        with np.errstate(all="ignore"):  # las tasas de más divergen
            for k, x in enumerate(points):
                last = np.where(valley(x) < 1e-2, last, k + 1)
                if k in budgets:
                    needed.append(np.where(last == k + 1, np.inf, last).min(axis=0))
    return np.swapaxes(np.reshape(needed, (2, len(budgets), -1)), 0, 1)


def far(fig, lr: float) -> float:
    """A qué distancia del mínimo acaba la figura con esa tasa."""
    fig.lr = lr
    return float(np.hypot(*fig.trajectory.x[-1]))


def test_adagrad_moves_no_more_than_its_rate():
    for lr in (0.01, 0.1, 0.5, 1.0, 1.5, 2.0):
        points = minimize(ravine, ravine.start, Adagrad(lr), 60).x
        steps = abs(np.diff(points, axis=0))
        assert steps.max() <= lr * 1.000001 and steps[0] == pytest.approx([lr, lr])
    assert f"{np.hypot(*points[-1]):.4f}" == "0.0003" and lr == 25 * 2 / 25


def test_the_figure_of_rmsprop():
    _, fig, *_ = brief_figures(CHAPTER)
    assert f"Con α = {fig.lr:g} acaba a {far(fig, fig.lr):.2f} del mínimo y ahí se queda" in fig.opening.ask
    for lr in (0.1, 0.3, 0.5, 1.0, 2.0):
        assert far(fig, lr) == pytest.approx(lr / 2**0.5, rel=0.01)
        assert abs(fig.trajectory.x[-1]) == pytest.approx([lr / 2, lr / 2], rel=0.1)
    rates = np.round(np.arange(0.02, 0.1, 0.001), 3)
    assert 0.03 <= rates[np.argmin([far(fig, float(lr)) for lr in rates])] <= 0.035
    assert far(fig, 0.15) > fig.aim.below > far(fig, 0.1)


def test_own_rates_of_rare_words():
    for steps in (50, 500, 2000):
        total = minimize(reviews(6), np.zeros(30), Adagrad(lr=0.25), steps=steps)["G"][-1]
        frequent, _, rare = np.median(total.reshape(3, 10) ** -0.5, axis=1)
        assert rare > 10 * frequent


def test_rmsprop_jumps_between_the_two_halves():
    run = minimize(parabola, 5.0, RMSProp(lr=0.1), steps=8000)
    assert sorted(run.x[-2:]) == pytest.approx([-0.05, 0.05]) and abs(run.grad[-1]) == pytest.approx(0.1)
    for steps in (400, 800, 1600):
        assert abs(minimize(parabola, 5.0, RMSProp(lr=0.1), steps, schedule=linear(steps)).x[-1]) < 1e-3


def test_adagrad_in_the_drawn_valleys():
    """Lo que dice de la imagen su texto alternativo: en el recto llega casi al mínimo; en el girado, a medio camino."""
    turn, ends = np.array([[1.0, -1.0], [1.0, 1.0]]) / 2**0.5, []
    for axes in (np.eye(2), turn):
        valley = Quadratic(axes @ np.diag([1.0, 25.0]) @ axes.T)
        ends.append(np.hypot(*minimize(valley, axes @ [-8.0, 1.0], Adagrad(lr=2.0), steps=20).x[-1]))
    assert ends[0] < 0.3 and 2.5 < ends[1] < 5.5


@pytest.mark.steady
def test_adagrad_does_not_diverge_however_large_its_rate():
    rates = np.array([[5.0], [50.0], [1000.0]])
    assert (minimize(ravine, np.tile(ravine.start, (3, 1)), Adagrad(rates), 20_000).f[-1] < 1e-12).all()


def test_rmsprop_normalizes_the_noise():
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


@pytest.mark.steady
def test_adagrad_in_the_turned_valley():
    """También con el doble y el cuádruple de pasos."""
    needed = turned(Adagrad, 1000, (4000, 8000, 16_000))
    assert (needed[:, 0] < 10).all() and (needed[:, 1] > 1000).all()


@pytest.mark.steady
def test_inertia_does_not_take_the_axes_away():
    """Desde diez puntos, con κ = 1000: AMSGrad va delante de Momentum en el valle recto y detrás en el girado."""
    starts = np.vstack([[-8.0, 1.0], np.random.default_rng(5).uniform(-9, 9, (9, 2))])
    ball, ours = (turned(rule, 1000, (2000, 4000), starts) for rule in (Momentum, AMSGrad))
    ahead, behind = (ours < ball)[:, 0].sum(axis=-1), (ours > ball)[:, 1].sum(axis=-1)
    assert (ahead >= 9).all() and (behind >= 9).all()


@pytest.mark.steady
def test_adagrad_on_rare_words():
    """Con otros conjuntos, más pasos y la β de Momentum también elegida."""
    rates = np.logspace(-3, 0.75, 16)
    rules = {rule.__name__: [rule(lr=lr) for lr in rates] for rule in (GradientDescent, Adagrad, RMSProp)}
    rules["Momentum"] = [Momentum(lr=lr, beta=beta) for lr in rates for beta in (0.8, 0.9)]
    table = sweep(
        reviews,
        rules,
        (500, 1000, 2000),
        seeds=range(10, 15),
        schedule=linear,
        measures={"excess": lambda problem, x: problem(x) - problem(problem.minimum)},
    )
    pairs = ("GradientDescent", "Momentum", 5), ("Momentum", "Adagrad", 2), ("RMSProp", "Adagrad", 1)
    for more, less, times in pairs:
        told = claim(table, lambda e, more=more, less=less, times=times: e[more] > times * e[less], "excess")
        assert told, f"{more}: {told}"


class OneU(Adadelta):
    """Adadelta con un solo numerador para todos los pesos."""

    def step(self, x, state, grad):
        return super().step(x, state._replace(u=0 * state.u + np.mean(state.u, axis=-1, keepdims=True)), grad)


@pytest.mark.steady
def test_eps_and_its_numerator_hide_at_the_edges_that_adadelta_divides():
    """Sin uno, sin el otro y sin los dos, con otras semillas y uno, dos y cuatro presupuestos."""
    rules, measures = [Adadelta(), Adadelta(eps=1e-8), OneU(), OneU(eps=1e-8)], {"edges": names["at_the_edges"]}
    found = sweep(network, rules, (190, 380, 760), seeds=range(10, 12), schedule=linear, measures=measures)
    neither, *one, both = (found["edges"][found["place"] == k] for k in range(4))
    assert neither.max() < 0.25
    for each in one:
        assert (each > 1.3 * neither).all() and (both > 1.3 * each).all()
    net, lit = network(10), np.mean(digits()[0] > 0, axis=0)
    for v in minimize(net, net.start, Adadelta(), 760, schedule=linear(760))["v"][10::50, : 64 * 32]:
        small = v.reshape(64, 32) ** 0.5 < 0.001
        assert small[(lit > 0) & (lit < 0.1)].mean() > 0.6 and small[lit > 0.5].mean() < 0.01
