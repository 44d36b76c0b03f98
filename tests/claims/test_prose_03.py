"""Los números que el capítulo 3 dice de palabra salen de optlib, y lo que afirma se cumple."""

from collections import Counter
from itertools import combinations, product
from time import perf_counter

import numpy as np
import pytest
from brief_figures import brief_figures
from executed_page import Page

from optlib import GradientDescent, LeastSquares, Minibatches, Problem, minimize
from optlib.digits import network
from optlib.figures import figure
from optlib.figures.each.lotes import regression_data
from optlib.figures.goals import GOALS
from optlib.schedules import cosine, inverse_time, linear

CHAPTER = Page("03_variantes")

# Los datos del capítulo.
RNG, N = np.random.default_rng(3), 512
x = RNG.uniform(-1, 1, N)
y = 2 * x + 1 + RNG.normal(0, 0.5, N)
X = np.column_stack([x, np.ones(N)])
FULL = LeastSquares(X, y)
START = np.zeros(2)
# Los cuatro números con los que se hacen las cuentas a mano.
SMALL = np.array([1.0, 3.0, 5.0, 7.0])
EIGENVALUES = np.linalg.eigvalsh(X.T @ X / N)
RATES = np.geomspace(0.003, 1.6, 20)


def excess(cost):
    lowest = FULL(FULL.minimum)
    return (cost - lowest) / (FULL(START) - lowest)


def sampled(batch_size: int, lr, steps: int, seeds, schedule=None) -> np.ndarray:
    """El exceso en cada paso, con cada semilla y con cada tasa, todas a la vez."""
    H, scale = X.T @ X / N, 2 * (FULL(START) - FULL(FULL.minimum))
    batches = [Minibatches(N, batch_size, seed) for seed in seeds]

    def cost(w):
        return ((w - FULL.minimum) @ H * (w - FULL.minimum)).sum(axis=-1) / scale

    def grad_at(k):
        rows = np.array([each.indices(k) for each in batches])
        return lambda w: (w @ X[rows].mT - y[rows][:, None]) @ X[rows] / batch_size

    problem = Problem(cost, FULL.grad, dim=2)
    problem.grad_at = grad_at
    starts = np.zeros((len(batches), np.size(lr), 2))
    return minimize(problem, starts, GradientDescent(np.reshape(lr, (-1, 1))), steps, schedule=schedule).f


# --- Cuatro opiniones ---


def test_the_six_pairs_of_the_four_opinions_and_the_sixteen():
    opinions = (8 - SMALL).tolist()
    means = [(a + b) / 2 for a, b in combinations(opinions, 2)]
    assert opinions == [7, 5, 3, 1] and means == [6, 5, 4, 4, 3, 2] and np.mean(means) == np.mean(opinions) == 4
    replaced = Counter((a + b) / 2 for a, b in product(opinions, repeat=2))
    assert sorted(replaced.items()) == [(1, 1), (2, 2), (3, 3), (4, 4), (5, 3), (6, 2), (7, 1)]
    # La mitad de ruido, el cuádruple de ejemplos.
    assert SMALL.var() == 5 and sum(count * (mean - 4) ** 2 for mean, count in replaced.items()) / 16 == 2.5


def test_the_clouds_have_one_centre_and_shrink_with_the_root():
    g = (X @ START - y)[:, None] * X
    mean = g.mean(axis=0)
    assert np.allclose(mean, FULL.grad(START), rtol=1e-12)
    unit = g / np.linalg.norm(g, axis=1, keepdims=True)
    assert (unit @ unit.T).min() < -0.9
    draw = np.random.default_rng(1).integers(N, size=(4000, 64))
    assert (g[draw[:, :8]].mean(axis=1) @ mean > 0).mean() > 0.95
    for size in (8, 64):
        error = g[draw[:, :size]].mean(axis=1) - mean
        expected = np.square(g - mean).sum(axis=1).mean() / size
        assert np.square(error).sum(axis=1).mean() == pytest.approx(expected, rel=0.1)


# --- Tres variantes, una regla ---


def test_the_steps_of_an_epoch():
    assert [Minibatches(N, size).per_epoch for size in (N, 32, 1)] == [1, 16, 512]
    assert Minibatches(500, 32).per_epoch == 16 and len(Minibatches(500, 32).indices(15)) == 20


@pytest.mark.steady
@pytest.mark.parametrize("epochs", [60, 120])
def test_sorted_examples_end_tens_of_times_farther(epochs):
    w, in_order, rows = START, [], np.argsort(y).reshape(-1, 8)
    for _ in range(epochs):
        for batch in rows:
            w = w - 0.1 * FULL.gradient_on(batch, w)
        in_order.append(excess(FULL(w)))
    shuffled = sampled(8, 0.1, 64 * epochs, range(5))[64::64]
    assert (np.mean(in_order[-20:]) > 50 * shuffled[-20:].mean(axis=0)).all()


# --- Lejos, el ruido sale barato ---


def steps_to_one_percent(batch_size: int, lr: float, seeds=range(21)) -> float:
    return float(np.median((sampled(batch_size, lr, 200, seeds) < 0.01).argmax(axis=0)))


def test_seventy_examples_against_four_rounds_of_the_full_batch():
    assert steps_to_one_percent(1, 0.1) == 70 and round(N / 70) == 7
    assert 60 < steps_to_one_percent(1, 0.1, range(100, 121)) < 80
    rates = np.linspace(0.05, 1.95, 191)
    near = sampled(N, rates, 200, [0])[:, 0] < 0.01
    assert np.where(near.any(axis=0), near.argmax(axis=0), 200).min() == 4 and 4 * N == 2048
    assert steps_to_one_percent(N, round(2 / EIGENVALUES.sum(), 2), [0]) == 4


def test_by_steps_the_three_go_together_at_first():
    needed = [steps_to_one_percent(size, 0.1) for size in (N, 32, 1)]
    assert max(needed) < 1.2 * min(needed)


def ends_of_the_opening(epochs: int) -> np.ndarray:
    """Coste sobre el mínimo de uno en uno, con minilotes y con el lote completo: una fila por semilla."""
    shown, *_ = brief_figures(CHAPTER)
    assert (shown.batch_size, shown.lr, shown.epochs) == (8, 0.1, 0)
    ones, target = regression_data()
    problem = LeastSquares(np.stack([ones, np.ones_like(ones)], axis=-1), target)
    names, found = ("stochastic", "minibatch", "batch"), []
    for seed in range(1, 21):
        runs = figure("lotes", batch_size=8, lr=0.1, epochs=epochs, seed=seed).trajectory
        found.append([runs[name].f[-1] - problem(problem.minimum) for name in names])
    return np.array(found)


@pytest.mark.steady
def test_the_opening_figure_is_answered_with_all_its_seeds():
    assert (ends_of_the_opening(1).argmin(axis=1) == 0).all()
    after = ends_of_the_opening(6)
    assert (after.argmin(axis=1) == 1).all() and after[0, 1] < GOALS["minilote"].below
    last = ends_of_the_opening(20)
    assert (last[:, 1] < last[:, 0]).mean() >= 0.9


def epochs_of_the_network(batch_size: int, epochs: int, rates, seeds, falls: bool = False) -> np.ndarray:
    """Cuántas de cada cien cifras que no ha visto lee la red, con cada semilla y cada tasa, fija o que baja a cero."""
    found = []
    for seed in seeds:
        net = network(seed, batch_size=batch_size)
        steps = epochs * net.batches.per_epoch
        starts, rule = np.tile(net.start, (len(rates), 1)), GradientDescent(np.reshape(rates, (-1, 1)))
        x = minimize(net, starts, rule, steps, schedule=linear(steps) if falls else None).x[-1]
        found.append(100 * (net.valid.predict(x, net.valid.X) == net.valid.y).mean(axis=-1))
    return np.array(found)


SIZES = (4, 16, 64, 300, 1200)


@pytest.mark.steady
@pytest.mark.parametrize("epochs", [1, 2, 4])
def test_with_the_same_images_few_at_a_time_read_more(epochs):
    """Con la tasa de la figura, en nueve de cada diez semillas; y con la mejor de cada B, fija o que baja."""
    by_size = [epochs_of_the_network(size, epochs, [0.3], range(10))[:, 0] for size in SIZES]
    few = np.maximum(*by_size[:2])
    for more, less in zip((few, *by_size[2:-1]), by_size[2:], strict=True):
        assert (more > less).sum() >= 9
    rates = np.array([0.1, 0.3, 0.56, 1.0, 1.8])
    for falls in (False, True):
        best = [np.median(epochs_of_the_network(size, epochs, rates, range(20, 25), falls), 0).max() for size in SIZES]
        assert max(best[:2]) > best[2] > best[3] > best[4]


def test_an_epoch_of_four_at_a_time_takes_several_times_longer():
    """También en la página, donde se midió de tres a cinco veces."""

    def seconds(size):
        net = network(0, batch_size=size)
        begun = perf_counter()
        minimize(net, net.start, GradientDescent(0.3), net.batches.per_epoch)
        return perf_counter() - begun

    few, many = (min(seconds(size) for _ in range(5)) for size in (4, 300))
    assert few > 3 * many


# --- Cerca, no deja llegar ---


def trembling(lr: float, picks: np.ndarray, start: float) -> np.ndarray:
    """El camino de θ con los cuatro números y minilotes de uno; ``picks`` dice cuáles salen en cada paso."""
    path = [np.full(picks.shape[1:], start)]
    for pick in picks:
        path.append(path[-1] - lr * (path[-1] - SMALL[pick]))
    return np.array(path)


@pytest.mark.steady
def test_the_path_that_trembles():
    floors = {lr: np.sqrt(lr / (2 - lr) * SMALL.var()) for lr in (0.5, 0.1)}
    assert [round(floor, 2) for floor in floors.values()] == [1.29, 0.51]
    shown = np.random.default_rng(0).integers(4, size=120)
    first = {lr: np.argmax(abs(trembling(lr, shown, -6.0) - 4) < floors[lr]) for lr in floors}
    assert first == {0.5: 2, 0.1: 20}
    many = np.random.default_rng(1).integers(4, size=(400, 20_000))
    for lr, floor in floors.items():
        path = trembling(lr, many, 4.0)
        for steps in (200, 400):
            assert path[steps].std() == pytest.approx(floor, rel=0.02)


# --- Bajar la tasa ---


def test_harmonic_plan_with_one_example_computes_the_mean():
    plan = inverse_time(1.0)
    for values, start in ((SMALL, 0.0), (SMALL, 8.0), (y, -3.0)):
        theta, path = start, []
        for k, value in enumerate(values):
            theta -= plan(k) * (theta - value)
            path.append(theta)
        assert path == pytest.approx(np.cumsum(values) / np.arange(1, len(values) + 1), rel=1e-9)


@pytest.mark.steady
@pytest.mark.parametrize(("steps", "first"), [(640, 100), (1280, 0), (2560, 0)])
def test_plans_to_zero_end_far_below_a_constant_rate(steps, first):
    """Cada plan con su mejor tasa, de dentro de la rejilla; con uno, dos y cuatro presupuestos, y otras semillas."""
    last, half = {}, {}
    for name, plan in (("constante", None), ("lineal", linear(steps)), ("coseno", cosine(steps))):
        costs = sampled(8, RATES, steps, range(first, first + 10), plan)
        ends = costs[-64:].mean(axis=0)
        best = np.nanargmin(np.median(ends, axis=0))
        assert 0 < best < 19
        middle = slice(steps // 2 - 32, steps // 2 + 32)
        last[name], half[name] = ends[:, best], costs[middle, :, best].mean(axis=0)
    for name in ("lineal", "coseno"):
        assert np.median(last["constante"]) > 10 * np.median(last[name])
        assert np.sum(last["constante"] > 5 * last[name]) >= 9
    assert np.median(half["coseno"]) > 20 * np.median(last["coseno"])


def test_half_a_cosine_is_worth_less_than_a_short_one():
    """Lo que responde q3-presupuesto."""
    steps = 5 * N // 8
    half, short = (sampled(8, 0.3, steps, range(8), cosine(planned))[-1].mean() for planned in (2 * steps, steps))
    assert half > 3 * short


# --- Otro B, otra α ---


def after(batch_size: int, lr: float, epochs: int, seeds) -> float:
    last = N // batch_size
    return sampled(batch_size, lr, epochs * last, seeds)[-last:].mean()


@pytest.mark.parametrize(("epochs", "first"), [(10, 0), (10, 50), (20, 0), (40, 0)])
def test_the_linear_rule_holds_and_breaks_at_512(epochs, first):
    seeds = range(first, first + 5)
    ruled = [after(size, 0.005 * size, epochs, seeds) for size in (4, 16, 64, 256)]
    assert max(ruled) < 0.002 and max(ruled[:3]) < 2 * min(ruled[:3]) and after(512, 2.56, epochs, seeds[:1]) > 1000
    # Con la misma tasa, el de 256 se queda lejísimos.
    assert after(256, 0.02, epochs, seeds[:1]) > 100 * ruled[-1]
    assert round(2 / EIGENVALUES[-1], 2) == 2
