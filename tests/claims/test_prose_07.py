"""Los números que el capítulo 7 toma de una medida son los que optlib mide, y lo que afirma se cumple."""

from functools import cache

import measure
import nbformat
import numpy as np
import pytest
import toc
from brief_figures import brief_figures

from optlib import MLP, PROBLEMS, Problem, check_gradient, minimize
from optlib.digits import MEASURES, Averaged, digits, measured, network, plan
from optlib.digits.measures import MEASURED
from optlib.exercises.bank.q07_elegir import QUESTIONS
from optlib.optimizers import OPTIMIZERS, Adam, AdamW, GradientDescent, Momentum
from optlib.schedules import linear
from optlib.sweep import best, sweep

NOTEBOOK = nbformat.read(toc.ROOT / "chapters" / "07_elegir_optimizador.ipynb", as_version=4)
POINT = 0.01


def of(table, rule, steps, by="valid"):
    """Las ejecuciones de una regla; de las medidas, las de la tasa elegida así."""
    chosen = table["by"] == by if "by" in table.dtype.names else True
    return table[(table["rule"] == rule) & (table["steps"] == steps) & chosen]


def medians(table, steps, measure_="right"):
    names = dict.fromkeys(table["rule"].tolist())
    return {name: float(np.median(of(table, name, steps)[measure_])) for name in names}


# --- Lo guardado ---


def test_what_is_stored_is_small_and_says_with_what_it_was_made():
    assert MEASURED.stat().st_size < 200_000
    assert measured("versions").tolist()[0].startswith("numpy ")
    for name, seeds in (("today", measure.PAIRED), ("recipe", measure.NEW)):
        assert set(measured(name)["steps"]) == set(measure.BUDGETS) and set(measured(name)["seed"]) == set(seeds)


def sample():
    """De lo guardado, unas cuantas filas de cada clase, con la regla y el plan que las hicieron."""
    whole = measure.Clipped(Averaged(lr=0.1, weight_decay=measure.DECAY), norm=1.0)
    yield "recipe", "entera", whole, plan
    yield "recipe", "sin promedio", measure.Clipped(AdamW(lr=0.1, weight_decay=measure.DECAY), norm=1.0), plan


@pytest.mark.parametrize(("name", "rule", "given", "plan"), sample(), ids=lambda part: str(part)[:20])
def test_a_sample_of_it_comes_out_again(name, rule, given, plan):
    """Con el menor presupuesto: costes a menos del 2 %, y aciertos a menos de dos imágenes."""
    kept = of(measured(name), rule, 190)[:3]
    inner = getattr(given, "rule", getattr(given, "matrices", given))
    assert kept["lr"][0] == pytest.approx(inner.lr)
    seeds = kept["seed"].tolist()
    again = sweep(network, [given], 190, seeds=seeds, schedule=plan, measures=MEASURES)
    for column in ("train", "valid"):
        assert again[column] == pytest.approx(kept[column], rel=0.02)
    assert again["right"] == pytest.approx(kept["right"], abs=2 / 297)


# --- Buscar la tasa ---


def test_the_grids_and_the_softmax():
    plain = np.linspace(0.0001, 1, 9)
    assert np.count_nonzero(plain > 0.1) == 8 and np.allclose(plain[1:3], (0.125, 0.25), atol=2e-4)
    grid = np.logspace(-4, -2, 5)
    assert np.allclose(grid, (1e-4, 3.2e-4, 1e-3, 3.2e-3, 1e-2), rtol=0.02)
    assert grid[-1] * 10**0.5 == pytest.approx(0.032, rel=0.02)
    large, small = np.exp([2, 0])
    assert np.round([large, large / (large + small), np.log(10)], 3).tolist() == [7.389, 0.881, 2.303]


def test_the_network_is_what_the_text_says():
    net = network(0)
    sizes = [len(part.y) for part in (net, net.valid, net.test)]
    assert sizes == [1200, 300, 297] and net.X.shape[1] == 64
    # Con cada semilla, cada imagen está en un montón, y empieza cerca de lo esperado.
    for seed in range(10):
        net = network(seed)
        rows = np.concatenate([part.X for part in (net, net.valid, net.test)])
        assert sorted(map(tuple, rows)) == sorted(map(tuple, digits()[0]))
        assert 2.30 < net(net.start) < 2.305


@cache
def three():
    """El barrido de la página con la parte de la rejilla que importa, y con uno, dos y cuatro presupuestos."""
    rates = 10 ** np.arange(-2, 0.6, 0.5)
    rules = [rule(lr=lr) for rule in (GradientDescent, Momentum, Adam) for lr in rates]
    return sweep(network, rules, measure.BUDGETS, seeds=range(3), schedule=linear, measures=MEASURES)


def test_the_best_rates_are_far_apart():
    for table in (best(three(), "valid"), measured("today")):
        for steps in measure.BUDGETS:
            descent, adam = (of(table, name, steps)["lr"][0] for name in ("GradientDescent", "Adam"))
            assert descent > 9.99 * adam and adam > 0.01
    lowest = medians(best(three(), "valid"), 190, "valid")
    assert max(lowest.values()) < 2 * min(lowest.values())


def test_no_rate_serves_the_four_methods_of_the_opening():
    fig, *_ = brief_figures(NOTEBOOK)
    problem, rates = PROBLEMS[fig.problem], np.logspace(-4, 1, 201)[:, None]
    ends = [minimize(problem, problem.start, OPTIMIZERS[name](lr=rates), fig.steps).f[-1] for name in fig.optimizers]
    assert len(ends) == 4 and not np.all([end <= problem(problem.start) / 100 for end in ends], axis=0).any()


def test_whoever_chooses_the_rate_chooses_the_winner():
    table, names = three(), ("GradientDescent", "Momentum", "Adam")
    for steps in measure.BUDGETS:
        shared = {lr: medians(table[np.isclose(table["lr"], lr)], steps) for lr in (0.01, 1)}
        assert max(names, key=shared[0.01].get) == "Adam" == min(names, key=shared[1].get)
        assert min(names, key=shared[0.01].get) == "GradientDescent"
        own = medians(best(table, "valid"), steps)
        assert max(own.values()) - min(own.values()) < 3 * POINT


# --- El concurso ---


METHODS = [name for name in measure.methods() if " " not in name]


def gaps(name, rival, steps, by="valid"):
    """Aciertos de uno menos los del otro, semilla a semilla, en puntos."""
    pair = [np.sort(of(measured("today"), rule, steps, by), order="seed") for rule in (name, rival)]
    assert pair[0]["seed"].tolist() == pair[1]["seed"].tolist() == [*measure.PAIRED]
    return 100 * (pair[0]["right"] - pair[1]["right"])


def error(each):
    """El error de una media."""
    return each.std(ddof=1) / len(each) ** 0.5


def test_the_contest_by_training_cost():
    table = measured("today")
    for steps in measure.BUDGETS:
        costs = {name: np.sort(of(table, name, steps, "train"), order="seed")["train"] for name in METHODS}
        assert len(costs) == 8 and (costs["Lion"] < costs["Adam"]).all()
        assert (costs.pop("Muon") < np.min(list(costs.values()), axis=0)).all()
        slow = np.min([costs.pop(name) for name in ("GradientDescent", "Adagrad")], axis=0)
        assert np.count_nonzero(slow > np.max(list(costs.values()), axis=0)) >= 9


@pytest.mark.parametrize("by", ["valid", "again"])
def test_the_contest_by_accuracy(by):
    """Con la tasa que eligen unas semillas y otras; también lo que dice «elegir-diapositiva»."""
    sure: dict[str, list] = {name: [] for name in METHODS if name != "Adam"}
    for steps in measure.BUDGETS:
        shares = [np.median(of(measured("today"), name, steps, by)["right"]) for name in METHODS]
        assert 297 * (max(shares) - min(shares)) < 5.01
        for name, found in sure.items():
            each = gaps(name, "Adam", steps, by)
            found.append(each.mean() / error(each))
    assert {name for name in sure if max(sure[name]) < -2} == {"GradientDescent", "Adagrad", "Lion"}
    assert [name for name in sure if min(sure[name]) > 2] == ["Muon"]


def test_the_questions_on_the_contest_show_it():
    said = {quick.id: quick.question for quick in QUESTIONS}
    assert np.count_nonzero(gaps("Momentum", "GradientDescent", 190) > 0) == 36
    for rule in ("GradientDescent", "Momentum"):
        share = 100 * of(measured("today"), rule, 190)["right"]
        told = f"del {share.min():.1f} al {share.max():.1f}\u00a0% (mediana, {np.median(share):.1f})"
        assert told in said["q7-semillas"]
    adam, rmsprop = (np.median(of(measured("today"), name, 380, "train")["train"]) for name in ("Adam", "RMSProp"))
    gap = gaps("Adam", "RMSProp", 380)
    assert "es el cuádruple del de RMSProp" in said["q7-ganador"] and adam == pytest.approx(4 * rmsprop, rel=0.1)
    assert f"{gap.mean():.2f} ± {error(gap):.2f} puntos más" in said["q7-ganador"]


def epochs(name, goal):
    """Por cada tasa con que llega, las épocas del plan más corto."""
    table = measured("epochs")
    reached = table[(table["rule"] == name) & (table["right"] >= goal)]
    return {float(lr): int(reached["epochs"][reached["lr"] == lr].min()) for lr in np.unique(reached["lr"])}


def test_the_four_times_go_with_the_rate():
    assert min(epochs("Momentum", 0.96).values()) == min(epochs("Adam", 0.96).values()) == 4
    for goal in (0.95, 0.96, 0.965):
        momentum, adam = (epochs(name, goal) for name in ("Momentum", "Adam"))
        assert abs(min(momentum.values()) - min(adam.values())) <= 1
        assert min(adam) > 0.0011 and 4 * min(momentum.values()) <= 40  # con 0.001 no llega en 40


# --- La receta ---


def test_no_piece_of_the_recipe_changes_three_images_and_the_search_does():
    table, losses = measured("recipe"), []
    for steps in measure.BUDGETS:
        shares = medians(table, steps)
        whole, unsearched = shares.pop("entera"), shares.pop("sin buscar la tasa")
        assert len(shares) == 7 and max(abs(share - whole) for share in shares.values()) < 3.5 / 297
        losses.append(whole - unsearched)
        pair = [of(table, name, steps)["right"] for name in ("entera", "sin buscar la tasa")]
        assert np.count_nonzero(pair[0] > pair[1]) >= 9
    assert losses[0] > losses[1] > losses[2] and 0.055 < losses[1] < 0.06


def test_lowering_the_rate_and_averaging_buy_margin():
    """También con otra meta: sin las dos, la mayor tasa que sirve es menos de la tercera parte."""
    table = measured("band")
    for goal in (0.95, 0.96):
        for n in (10, 20, 40):
            good = table[(table["epochs"] == n) & (table["right"] >= goal)]
            whole, plain = (good["lr"][good["rule"] == name].max() for name in ("entera", "sin bajar ni promediar"))
            assert 3 * plain < whole


def test_an_average_is_that_of_the_weights():
    """Con el recorte fuera y la memoria a cero, «Averaged» es AdamW; con memoria, la media móvil de sus puntos."""
    net = network(0)
    points = minimize(net, net.start, AdamW(lr=0.01), 30).x
    assert np.allclose(minimize(net, net.start, Averaged(lr=0.01, memory=0.0), 30).x, points)
    mean = points[0]
    for point in points[1:]:
        mean = 0.95 * mean + 0.05 * point
    assert minimize(net, net.start, Averaged(lr=0.01), 30).x[-1] == pytest.approx(mean)


# --- Memoria y comprobaciones ---


def test_memory():
    derived = {"t", "m_hat", "v_hat"}
    stored = {
        name: 2 + len(set(OPTIMIZERS[name](lr=0.1).init(0.0)._fields) - derived)
        for name in ("GradientDescent", "Momentum", "Adam")
    }
    assert stored == {"GradientDescent": 2, "Momentum": 3, "Adam": 4}


@pytest.mark.steady
def test_half_a_gradient_is_not_seen_in_the_cost():
    net = network(0)
    ten = MLP(net.X[:10], net.y[:10], hidden=(32,), classes=10, seed=1)
    half = np.where(np.arange(ten.dim) < 65 * 32, 0.5, 1.0)
    broken = Problem(ten.f, lambda x: half * ten.grad(x), dim=ten.dim)
    assert check_gradient(ten, ten.start) < 1e-4
    assert check_gradient(broken, ten.start) == pytest.approx(0.5, abs=0.01)
    good, bad = (minimize(each, ten.start, Adam(lr=0.01), 1200).f for each in (ten, broken))
    for steps in (300, 600, 1200):
        assert good[steps] < good[0] / 1000 and bad[steps] == pytest.approx(good[steps], rel=0.01)


@pytest.mark.steady
def test_tiny_weights_also_start_at_the_expected_cost():
    """Lo que dice «elegir-diagnostico»: con pesos casi nulos el gradiente es correcto y el coste no se mueve."""
    X = np.random.default_rng(0).standard_normal((200, 8))
    network = MLP(X, np.arange(200) % 10, hidden=(12, 12), classes=10, seed=0)
    tiny = 0.01 * network.start
    assert check_gradient(network, tiny) < 1e-6
    for lr in (0.01, 0.1, 1.0):
        f = minimize(network, tiny, GradientDescent(lr), 500).f
        assert f[0] == pytest.approx(np.log(10), abs=1e-3) and f[-1] == pytest.approx(np.log(10), abs=1e-3)
