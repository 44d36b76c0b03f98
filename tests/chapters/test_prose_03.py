"""Los números que el capítulo 3 dice de palabra salen de optlib."""

from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import Adam, GradientDescent, LeastSquares, Minibatches, Problem, minimize
from optlib.figures.runs import regression_data
from optlib.schedules import cosine, exponential_decay, inverse_time, step_decay

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


def sorted_against_shuffled() -> float:
    shuffled = epoch_ends(lambda e: np.random.default_rng([7, e]).permutation(N))
    return epoch_ends(lambda e: np.argsort(y)) / shuffled


SGD, TUNED = steps_to_one_percent(1, 0.1), steps_to_one_percent(N, 1.52)
SENTENCES = [
    ("Con $N = 512$ y $B = 32$ son {} pasos", Minibatches(512, 32).per_epoch),
    ("con $N = 500$ también, y el último tiene {} ejemplos", len(Minibatches(500, 32).indices(15))),
    ("llega con {} ejemplos", int(SGD)),
    ("después de recorrerlos {} veces", int(steps_to_one_percent(N, 0.1))),
    ("le bastan {} vueltas", int(TUNED)),
    ("ve unas {} veces más ejemplos", round(TUNED * N / SGD)),
    (r"pide $\alpha = {}$", f"{0.005 * 512:.2f}"),
]


@pytest.mark.parametrize(("sentence", "number"), SENTENCES, ids=[sentence[:40] for sentence, _ in SENTENCES])
def test_prose_says_what_is_computed(sentence, number):
    assert sentence.replace("{}", str(number)) in PROSE


def test_seventh_part_of_the_data_and_a_hundred_times_worse_when_sorted():
    assert "la séptima parte de los datos" in PROSE and round(N / SGD) == 7
    assert "unas cien veces mayor" in PROSE and 80 < sorted_against_shuffled() < 160


def test_best_rate_of_the_full_batch_is_that_of_chapter_2():
    assert round(2 / EIGENVALUES.sum(), 2) == 1.52
    assert 0.005 * 256 < 2 / EIGENVALUES[-1] < 0.005 * 512


def test_gradients_of_one_example_average_to_the_gradient():
    each = (X @ START - y)[:, None] * X
    assert np.allclose(each.mean(axis=0), FULL.grad(START), rtol=1e-12)


def test_harmonic_plan_with_one_example_computes_the_mean():
    theta, plan = 0.0, inverse_time(1.0)
    for k, value in enumerate(y):
        theta -= plan(k) * (theta - value)
    assert theta == pytest.approx(y.mean(), rel=1e-12)


@pytest.mark.parametrize(("lr", "batch"), [(0.5, 1), (0.1, 1), (0.1, 4)])
def test_noise_floor_is_the_fixed_point_of_the_recursion(lr, batch):
    variance = 0.0
    for _ in range(2000):
        variance = (1 - lr) ** 2 * variance + lr**2 * y.var() / batch
    assert variance == pytest.approx(lr / (2 - lr) * y.var() / batch, rel=1e-9)


def test_finite_population_variance_by_counting_every_sample():
    values = np.array([1.0, 4.0, -2.0, 0.5, 3.0])
    pairs = [(values[i] + values[j]) / 2 for i in range(5) for j in range(5) if i != j]
    assert np.var(pairs) == pytest.approx(values.var() / 2 * (5 - 2) / (5 - 1))


def test_plans_end_in_the_order_the_text_tells():
    plans = {
        "constant": None,
        "steps": step_decay(every=2 * N // 8),
        "inverse": inverse_time(0.02),
        "cosine": cosine(10 * N // 8),
        "fast": exponential_decay(0.95),
    }
    last = {}
    for name, plan in plans.items():
        problem = LeastSquares(X, y, batch_size=8)
        run = minimize(problem, START, GradientDescent(0.3), 10 * N // 8, schedule=plan)
        last[name] = excess(run.f)[-64:].mean()
    assert max(last["steps"], last["inverse"], last["cosine"]) < last["constant"] < last["fast"]


@pytest.mark.long
def test_with_replacement_loses_to_shuffling_each_epoch():
    assert "salió peor que barajar en cada época con esta semilla y con otras dieciséis" in PROSE
    orders = (
        lambda seed: lambda e: np.random.default_rng([seed, e]).permutation(N),
        lambda seed: lambda e: np.random.default_rng([seed, e, 1]).integers(N, size=N),
    )
    each, replaced = ([epoch_ends(order(seed)) for seed in range(16)] for order in orders)
    assert (np.array(each) < replaced).all()


def test_adam_advances_twice_as_far_with_four_times_the_examples():
    """Con un gradiente casi todo ruido, el avance medio de Adam por paso crece con √B; el del descenso, no cambia."""
    assert "multiplicar $B$ por 4 pide multiplicar $\\alpha$ por 2" in PROSE
    assert "dividir por él ya alarga al doble lo que se avanza" in PROSE
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
        "queda {} por encima del mínimo tras 6 y {} tras 20. Alguna vez pasa cerca, como tras 9, que queda a {}, "
        "pero no se detiene: tras 11 está a {}.".format(*shown)
        in PROSE
    )
    # Con todas las semillas: ni con el triple de épocas se acerca, y con las dos cosas, siempre.
    seeds = range(1, 21)
    few, many, both = (
        np.array([above_the_minimum(fig, lr=lr, epochs=epochs, seed=seed) for seed in seeds])
        for lr, epochs in ((0.3, 6), (0.3, 20), (0.03, 20))
    )
    assert 0.5 < np.median(many) / np.median(few) < 2 and np.median(both) < np.median(many) / 10
    assert f"y queda a {above_the_minimum(fig, lr=0.03, epochs=6, seed=1):.2g}; con las dos cosas" in PROSE
    assert "y 20 épocas, a menos de 0.0001" in PROSE
    assert above_the_minimum(fig, epochs=20) < 0.0001 < above_the_minimum(fig, epochs=6)


def test_the_figure_of_the_linear_scaling():
    *_, fig = brief_figures(CELLS)
    assert f"acaban {above_the_minimum(fig):.2g} por encima" in fig.opening.ask
    assert (fig.batch_size, fig.lr) == (2, 0.01)
    same, scaled, long = (
        f"{above_the_minimum(fig, batch_size=size, lr=lr):.2g}" for size, lr in ((8, 0.01), (8, 0.04), (32, 0.16))
    )
    assert (
        f"se quedan {same} por encima; con $\\alpha = 0.04$, cuatro veces mayor, {scaled}. "
        f"Con 32 y $\\alpha = 0.16$ acaban a {long}" in PROSE
    )
    for seed in range(1, 11):
        two = above_the_minimum(fig, batch_size=2, lr=0.01, seed=seed)
        eight = above_the_minimum(fig, batch_size=8, lr=0.04)
        assert eight == pytest.approx(two, rel=0.1) and above_the_minimum(fig, lr=0.01) > 5 * two
