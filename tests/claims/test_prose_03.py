"""Los números que el capítulo 3 dice de palabra salen de optlib."""

from collections import Counter
from itertools import combinations, product
from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import Adam, GradientDescent, LeastSquares, Minibatches, Problem, minimize
from optlib.figures.runs import regression_data
from optlib.schedules import cosine, inverse_time, linear

NOTEBOOK = Path(__file__).resolve().parents[2] / "chapters" / "03_variantes.ipynb"
CELLS = nbformat.read(NOTEBOOK, 4)
PROSE = " ".join(" ".join(cell.source for cell in CELLS.cells if cell.cell_type == "markdown").split())

# Los datos del capítulo.
RNG, N = np.random.default_rng(3), 512
x = RNG.uniform(-1, 1, N)
y = 2 * x + 1 + RNG.normal(0, 0.5, N)
X = np.column_stack([x, np.ones(N)])
FULL = LeastSquares(X, y)
BEST = np.linalg.lstsq(X, y, rcond=None)[0]
START = np.zeros(2)
# Los cuatro números con los que se hacen las cuentas a mano.
SMALL = np.array([1.0, 3.0, 5.0, 7.0])
EIGENVALUES = np.linalg.eigvalsh(X.T @ X / N)


def excess(cost):
    return (cost - FULL(BEST)) / (FULL(START) - FULL(BEST))


def steps_to_one_percent(batch_size: int, lr: float) -> float:
    counts = []
    for seed in range(21):
        problem = LeastSquares(X, y, batch_size=batch_size, seed=seed)
        counts.append(np.argmax(excess(minimize(problem, START, GradientDescent(lr), 200).f) < 0.01))
    return float(np.median(counts))


def epoch_ends(order) -> float:
    """Exceso medio al terminar las 20 últimas de 60 épocas, con los ejemplos en ese orden."""
    w, found = START, []
    for epoch in range(60):
        rows = order(epoch)
        for first in range(0, N, 8):
            w = w - 0.1 * FULL.gradient_on(rows[first : first + 8], w)
        found.append(excess(FULL(w)))
    return np.mean(found[-20:])


def plain(number) -> str:
    """Dos cifras, sin potencias de diez."""
    return np.format_float_positional(float(number), precision=2, fractional=False, trim="-")


def sorted_against_shuffled() -> float:
    shuffled = epoch_ends(lambda e: np.random.default_rng([7, e]).permutation(N))
    return epoch_ends(lambda e: np.argsort(y)) / shuffled


SGD, TUNED = steps_to_one_percent(1, 0.1), steps_to_one_percent(N, 1.52)
SENTENCES = [
    ("Con $N = 512$ y $B = 32$ son {} pasos", Minibatches(512, 32).per_epoch),
    ("con $N = 500$ también, y el último tiene {} ejemplos", len(Minibatches(500, 32).indices(15))),
    ("por primera vez con {} ejemplos, la séptima", int(SGD)),
    ("después de recorrer los datos {} veces", int(steps_to_one_percent(N, 0.1))),
    ("le bastan {} vueltas", int(TUNED)),
    ("ve unas {} veces más ejemplos", round(TUNED * N / SGD)),
    (r"pide $\alpha = {}$", f"{0.005 * 512:.2f}"),
]


@pytest.mark.parametrize(("sentence", "number"), SENTENCES, ids=[sentence[:40] for sentence, _ in SENTENCES])
def test_prose_says_what_is_computed(sentence, number):
    assert sentence.replace("{}", str(number)) in PROSE


def test_seventh_part_of_the_data_and_a_hundred_times_worse_when_sorted():
    assert "la séptima parte de los datos" in PROSE and round(N / SGD) == 7
    assert "más de cien veces mayor" in PROSE and sorted_against_shuffled() > 100


def test_best_rate_of_the_full_batch_is_that_of_chapter_2():
    assert round(2 / EIGENVALUES.sum(), 2) == 1.52
    low, high = EIGENVALUES
    assert f"$2/({low:.3f} + {high:.3f}) = {2 / (low + high):.2f}$" in PROSE
    assert rf"Aquí $\lambda_{{\max}}$ vale {high:.3f} y ese límite, {2 / high:.2f}." in PROSE
    assert 0.005 * 256 < 2 / EIGENVALUES[-1] < 0.005 * 512


def test_gradients_of_one_example_average_to_the_gradient():
    each = (X @ START - y)[:, None] * X
    assert np.allclose(each.mean(axis=0), FULL.grad(START), rtol=1e-12)


def test_harmonic_plan_with_one_example_computes_the_mean():
    assert "$\\theta$ pasa por 1, 2, 3 y 4" in PROSE
    assert np.allclose(np.cumsum(SMALL) / np.arange(1, 5), [1, 2, 3, 4])
    theta, plan = 0.0, inverse_time(1.0)
    for k, value in enumerate(y):
        theta -= plan(k) * (theta - value)
    assert theta == pytest.approx(y.mean(), rel=1e-12)


@pytest.mark.parametrize(("lr", "batch"), [(0.5, 1), (0.1, 1), (0.025, 1), (0.1, 4)])
def test_noise_floor_is_the_fixed_point_of_the_recursion(lr, batch):
    variance = 0.0
    for _ in range(2000):
        variance = (1 - lr) ** 2 * variance + lr**2 * SMALL.var() / batch
    assert variance == pytest.approx(lr / (2 - lr) * SMALL.var() / batch, rel=1e-9)


def test_the_three_numbers_and_the_two_points_of_the_recall():
    numbers, points = np.array([1.0, 4.0, 7.0]), np.array([[0.0, 0.0], [6.0, 8.0]])
    assert numbers.mean() == 4 and numbers.var() == 6 and rf"\sqrt 6 \approx {6**0.5:.2f}" in PROSE
    distances = np.linalg.norm(points - points.mean(axis=0), axis=1)
    assert points.mean(axis=0).tolist() == [3, 4] and distances.tolist() == [5, 5]


def test_the_six_pairs_and_the_sixteen():
    chosen = list(combinations(SMALL, 2))
    pairs = [(a + b) / 2 for a, b in chosen]
    rows = [f"| {a:g} y {b:g} | {pair:g} |" for (a, b), pair in zip(chosen, pairs, strict=True)]
    assert " ".join(rows) in PROSE
    assert np.mean(pairs) == SMALL.mean() == 4 and sum(pair != 4 for pair in pairs) == 4
    assert np.sum(np.square(np.array(pairs) - 4)) == 10 and SMALL.var() == 5
    replaced = Counter((a + b) / 2 for a, b in product(SMALL, repeat=2))
    for name, row in (
        ("media del par", sorted(replaced)),
        ("pares que la dan", [replaced[mean] for mean in sorted(replaced)]),
        ("distancia a 4, al cuadrado", [(mean - 4) ** 2 for mean in sorted(replaced)]),
    ):
        assert f"| {name} | " + " | ".join(f"{value:g}" for value in row) + " |" in PROSE
    assert sum(count * (mean - 4) ** 2 for mean, count in replaced.items()) == 40 and SMALL.var() / 2 == 40 / 16
    products = [(a - 4) * (b - 4) for a, b in combinations(SMALL, 2)]
    assert products == [3, -3, -9, -1, -3, 3] and np.mean(products) == pytest.approx(-SMALL.var() / 3)


def test_the_error_of_a_minibatch_of_the_line():
    each = (X @ START - y)[:, None] * X
    sigma = np.sqrt(np.square(each - each.mean(axis=0)).sum(axis=1).mean())
    length = np.linalg.norm(each.mean(axis=0))
    assert f"es $\\sigma \\approx {sigma:.2f}$ y el gradiente mide {length:.2f}:" in PROSE
    four, sixteen, many = (f"{sigma / size**0.5:.2f}" for size in (4, 16, 64))
    assert f"Con 4 el error típico es {four}; con 16, {sixteen}; con 64, {many}." in PROSE


def trembling(lr: float, picks: np.ndarray, start: float) -> np.ndarray:
    """El camino de θ con los cuatro números y minilotes de uno; ``picks`` dice cuáles salen en cada paso."""
    path = [np.full(picks.shape[1:], start)]
    for pick in picks:
        path.append(path[-1] - lr * (path[-1] - SMALL[pick]))
    return np.array(path)


def test_the_path_that_trembles():
    floors = {lr: np.sqrt(lr / (2 - lr) * SMALL.var()) for lr in (0.5, 0.1)}
    assert f"su distancia típica al mínimo es {floors[0.5]:.2f}." in PROSE
    assert f"tiembla menos: {floors[0.1]:.2f}." in PROSE
    shown = np.random.default_rng(0).integers(4, size=120)
    first = {lr: np.argmax(abs(trembling(lr, shown, -6.0) - 4) < floors[lr]) for lr in floors}
    assert first == {0.5: 2, 0.1: 20}
    # La banda: en muchas ejecuciones, también con el doble de pasos.
    for steps in (200, 400):
        ends = {lr: trembling(lr, np.random.default_rng(1).integers(4, size=(steps, 20_000)), 4.0)[-1] for lr in floors}
        for lr, floor in floors.items():
            assert ends[lr].std() == pytest.approx(floor, rel=0.02)
            assert np.mean(abs(ends[lr] - 4) < floor) == pytest.approx(2 / 3, abs=0.04)
    ahead = {lr: (4 - lr * (4 - SMALL)).round(9).tolist() for lr in floors}
    assert ahead == {0.5: [2.5, 3.5, 4.5, 5.5], 0.1: [3.7, 3.9, 4.1, 4.3]}
    assert "salen 1.25, 1.5625, 1.6406…" in PROSE
    variance = [0.0]
    for _ in range(3):
        variance.append(0.25 * variance[-1] + 0.25 * 5)
    assert variance[1:] == [1.25, 1.5625, 1.640625]


def test_gain_and_noise_are_even_at_the_floor():
    lr, noise = 0.1, SMALL.var()
    gain, loss = lr * (1 - lr / 2), lr**2 / 2 * noise
    assert rf"$\tfrac12(1 - 0.9^2)\,d^2 = {gain:.3f}\, d^2$" in PROSE and gain == pytest.approx((1 - 0.9**2) / 2)
    assert rf"le devuelve $\tfrac12 \cdot 0.1^2 \cdot {noise:g} = {loss:.3f}$" in PROSE
    assert f"A distancia 10 se gana {gain * 100:.1f}" in PROSE
    assert gain * lr / (2 - lr) * noise == pytest.approx(loss)
    # Y lo que dice la cuenta es lo que pasa: el coste esperado tras un paso desde 4 + d.
    for d in (0.0, 0.5, 10.0):
        after = np.mean([np.mean((4 + d - lr * (4 + d - a) - SMALL) ** 2) / 2 for a in SMALL])
        assert after == pytest.approx(np.mean((4 + d - SMALL) ** 2) / 2 - gain * d**2 + loss)
    quarter, larger = (f"{rate / (2 - rate) * noise / size:.3f}" for rate, size in ((0.025, 1), (0.1, 4)))
    assert f"deja casi la misma varianza: {quarter} y {larger}." in PROSE


def test_the_sums_of_the_four_plans():
    k = np.arange(100_000)
    inverse, root, power = 1 / (k + 1), (k + 1) ** -0.5, 0.95**k
    assert power.sum() == pytest.approx(20) and "se queda en 20" in PROSE
    squares = f"$1/(k+1)$ se queda en {np.square(inverse).sum():.2f}, y $0.95^k$, en {np.square(power).sum():.2f}"
    assert squares in PROSE
    # Lo que crece sin límite sigue creciendo al dar más pasos: la armónica, como el logaritmo.
    assert inverse.sum() - inverse[:10_000].sum() == pytest.approx(np.log(10), abs=1e-3)
    assert root.sum() > 3 * root[:10_000].sum()


def test_half_a_cosine_is_worth_less_than_a_short_one():
    def ends(planned: int) -> float:
        runs = [
            minimize(LeastSquares(X, y, 8, seed), START, GradientDescent(0.3), 5 * N // 8, schedule=cosine(planned))
            for seed in range(8)
        ]
        return float(np.mean([excess(run.f[-1]) for run in runs]))

    assert ends(10 * N // 8) > 3 * ends(5 * N // 8)


def test_finite_population_variance_by_counting_every_sample():
    values = np.array([1.0, 4.0, -2.0, 0.5, 3.0])
    pairs = [(values[i] + values[j]) / 2 for i in range(5) for j in range(5) if i != j]
    assert np.var(pairs) == pytest.approx(values.var() / 2 * (5 - 2) / (5 - 1))


def test_plans_to_zero_end_far_below_a_constant_rate():
    """Cada plan con su mejor tasa, que está dentro de la rejilla; con uno, dos y cuatro presupuestos."""
    assert "acaban más de cinco veces por debajo de la constante" in PROSE
    assert "Con el doble y con el cuádruple de épocas sucede lo mismo." in PROSE
    rates = np.geomspace(0.003, 1.6, 20)
    for steps in 10 * N // 8 * np.array([1, 2, 4]):
        last = {}
        for name, plan in (("constante", None), ("lineal", linear(steps)), ("coseno", cosine(steps))):
            runs = [
                minimize(
                    LeastSquares(X, y, 8, seed),
                    np.zeros((20, 2)),
                    GradientDescent(rates[:, None]),
                    steps,
                    schedule=plan,
                )
                for seed in range(10)
            ]
            ends = np.array([excess(run.f)[-64:].mean(axis=0) for run in runs])
            best = np.nanargmin(np.median(ends, axis=0))
            assert 0 < best < 19
            last[name] = ends[:, best]
        for name in ("lineal", "coseno"):
            assert np.sum(last["constante"] > 5 * last[name]) >= 9, (steps, name)


@pytest.mark.long
def test_with_replacement_loses_to_shuffling_each_epoch():
    orders = (
        lambda seed: lambda e: np.random.default_rng([seed, e]).permutation(N),
        lambda seed: lambda e: np.random.default_rng([seed, e]).integers(N, size=N),
    )
    each, replaced = (np.array([epoch_ends(order(seed)) for seed in range(40)]) for order in orders)
    worse = (each < replaced).sum()
    assert each[7] < replaced[7] and f"con esta semilla y con {worse} de las 40 primeras" in PROSE


def test_the_floor_falls_faster_when_shuffling():
    assert "divide el exceso entre algo más de 10 con reposición y entre más de 50 barajando" in PROSE

    def floor(lr, shuffled):
        draw, w, costs = np.random.default_rng(0), BEST, []
        for epoch in range(120):
            rows = draw.permutation(N) if shuffled else draw.integers(N, size=N)
            for first in range(0, N, 8):
                w = w - lr * FULL.gradient_on(rows[first : first + 8], w)
                if epoch >= 40:
                    costs.append(FULL(w))
        return np.mean(costs) - FULL(BEST)

    replaced, shuffled = (floor(0.03, way) / floor(0.003, way) for way in (False, True))
    assert 10 < replaced < 16 and shuffled > 50


def test_one_by_one_does_not_stay_under_one_percent():
    assert "en más de uno de cada cinco de los pasos que siguen, el exceso vuelve a superar el 1" in PROSE
    back = []
    for seed in range(21):
        over = excess(minimize(LeastSquares(X, y, 1, seed), START, GradientDescent(lr=0.1), 500).f) > 0.01
        back.append(over[over.argmin() :][:200].mean())
    assert 0.2 < np.mean(back) < 0.35


def test_small_batches_diverge_sooner():
    assert "de uno en uno, ya con 1.55." in PROSE
    for size, diverges in ((1, True), (8, False)):
        for seed in range(5):
            end = minimize(
                LeastSquares(X, y, size, seed), START, GradientDescent(lr=1.55 if diverges else 1.6), 4000
            ).f[-1]
            assert (not end < 1000) == diverges


def test_adam_advances_twice_as_far_with_four_times_the_examples():
    """Con un gradiente casi todo ruido, el avance medio de Adam por paso crece con √B; el del descenso, no cambia."""
    assert "multiplicar $B$ por 4 pide multiplicar $\\alpha$ por 2" in PROSE
    assert "Dividir entre él ya alarga al doble lo que se avanza" in PROSE
    noise = np.random.default_rng(0).standard_normal((4000, 400))

    def advance(rule, batch_size):
        problem = Problem(lambda x: 0 * x, lambda x: 0 * x)
        problem.grad_at = lambda k: lambda x: 0.1 + noise[k] / batch_size**0.5
        return -minimize(problem, np.zeros(400), rule, 4000).x[-1].mean()

    assert advance(Adam(lr=0.01), 4) / advance(Adam(lr=0.01), 1) == pytest.approx(2, rel=0.1)
    assert advance(GradientDescent(lr=0.01), 4) / advance(GradientDescent(lr=0.01), 1) == pytest.approx(1, rel=0.1)


def above_the_minimum(fig, **params) -> float:
    """Cuánto le sobra al coste de los minilotes cuando acaban, con esos ajustes de la figura."""
    for name, value in params.items():
        setattr(fig, name, value)
    ones, target = regression_data()
    design = np.stack([ones, np.ones_like(ones)], axis=-1)
    line = np.linalg.lstsq(design, target, rcond=None)[0]
    return float(fig.trajectory["minibatch"].f[-1] - LeastSquares(design, target)(line))


def test_the_figure_of_the_noise_floor():
    _, fig, _ = brief_figures(CELLS)
    assert (fig.batch_size, fig.lr, fig.epochs) == (4, 0.3, 6)
    after = {epochs: above_the_minimum(fig, epochs=epochs) for epochs in range(1, 21)}
    shown = [f"{after[epochs]:.2g}" for epochs in (6, 20, 9, 11)]
    assert (
        "queda {} por encima del mínimo tras 6 y {} tras 20. Alguna vez pasa cerca, pero no se detiene: tras 9 está a "
        "{} y tras 11, a {}.".format(*shown)
        in PROSE
    )
    # Con todas las semillas: ni con el triple de épocas se acerca, y con las dos cosas, siempre.
    seeds = range(1, 21)
    few, many, both = (
        np.array([above_the_minimum(fig, lr=lr, epochs=epochs, seed=seed) for seed in seeds])
        for lr, epochs in ((0.3, 6), (0.3, 20), (0.03, 20))
    )
    assert 0.5 < np.median(many) / np.median(few) < 2 and np.median(both) < np.median(many) / 10
    shown = (f"{above_the_minimum(fig, lr=0.03, epochs=epochs, seed=1):.2g}" for epochs in (6, 20))
    low, high = f"{both.min():.6f}", f"{both.max():.5f}"
    assert (
        "y queda a {}. Con las dos cosas, $\\alpha = 0.03$ y 20 épocas, queda a {}. ".format(*map(plain, shown))
        + f"Si se prueban las veinte primeras semillas, queda entre {low} y {high}."
        in PROSE
    )


def test_the_figure_of_the_linear_scaling():
    *_, fig = brief_figures(CELLS)
    assert f"acaban {above_the_minimum(fig):.2g} por encima" in fig.opening.ask
    assert (fig.batch_size, fig.lr) == (2, 0.01)
    same, scaled, long = (
        f"{above_the_minimum(fig, batch_size=size, lr=lr):.2g}" for size, lr in ((8, 0.01), (8, 0.04), (32, 0.16))
    )
    assert (
        f"se quedan {same} por encima; con $\\alpha = 0.04$, cuatro veces mayor, a {scaled}. "
        f"Con 32 y $\\alpha = 0.16$ acaban a {long}" in PROSE
    )
    for seed in range(1, 11):
        two = above_the_minimum(fig, batch_size=2, lr=0.01, seed=seed)
        eight = above_the_minimum(fig, batch_size=8, lr=0.04)
        assert eight == pytest.approx(two, rel=0.1) and above_the_minimum(fig, lr=0.01) > 5 * two
