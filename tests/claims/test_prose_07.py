"""Los números que el texto del capítulo 7 toma de una medida son los que optlib mide."""

from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import MLP, PROBLEMS, Problem, Quadratic, check_gradient, minimize
from optlib.exercises.bank.q07_elegir import QUESTIONS
from optlib.figures.landscapes import VALLEYS
from optlib.figures.runs import best_rate
from optlib.optimizers import OPTIMIZERS, Adagrad, Adam, AdamW, GradientDescent, Momentum, Nesterov, RMSProp
from optlib.schedules import cosine
from optlib.styles import NAMES

CHAPTER = Path(__file__).parents[2] / "chapters" / "07_elegir_optimizador.ipynb"
NOTEBOOK = nbformat.read(CHAPTER, as_version=4)
PROSE = " ".join(" ".join(cell.source.split()) for cell in NOTEBOOK.cells if cell.cell_type == "markdown")
CODE = {cell.source.splitlines()[0]: cell.source for cell in NOTEBOOK.cells if cell.cell_type == "code"}
RULES = (GradientDescent, Momentum, Adagrad, RMSProp, Adam)
RATES = np.logspace(-4, 0.5, 10)


@cache
def data():
    """Las funciones y redes que el propio capítulo define."""
    names = {"np": np, "MLP": MLP, "print": lambda *_: None}
    for first in ("def spirals", "X, y = spirals("):
        exec(next(source for line, source in CODE.items() if line.startswith(first)), names)
    return names


@cache
def validation_costs():
    X, y, train, validation = (data()[name] for name in ("X", "y", "train", "validation"))
    starts = np.stack([MLP(X, y, hidden=(12, 12), classes=2, seed=seed).start for seed in (0, 1, 2)])
    costs = {}
    for rule in RULES:
        x0 = np.repeat(starts[None], len(RATES), axis=0)
        run = minimize(train, x0, rule(lr=RATES[:, None, None]), steps=300)
        costs[rule] = validation(run.x[-1]).mean(axis=1)
    return costs


def winner(index):
    costs = {rule: cost[index] for rule, cost in validation_costs().items()}
    return NAMES[min(costs, key=costs.get).__name__]


def best(rule):
    return RATES[np.nanargmin(validation_costs()[rule])]


def adagrad_over_adam():
    """La buena de Adagrad entre la de Adam, con las semillas del texto y con otras dos ternas, redondeado a decenas."""
    X, y, train, validation = (data()[name] for name in ("X", "y", "train", "validation"))
    ratios = [best(Adagrad) / best(Adam)]
    for first in (3, 6):
        starts = [MLP(X, y, hidden=(12, 12), classes=2, seed=first + k).start for k in range(3)]
        x0 = np.repeat(np.stack(starts)[None], len(RATES), axis=0)
        ends = [minimize(train, x0, rule(lr=RATES[:, None, None]), 300).x[-1] for rule in (Adagrad, Adam)]
        found = [RATES[np.nanargmin(validation(end).mean(axis=1))] for end in ends]
        ratios.append(found[0] / found[1])
    return 10 * round(min(ratios) / 10), 10 * round(max(ratios) / 10)


def twice_worse():
    costs = [cost[4] for cost in validation_costs().values()]
    return {3: "tres"}[sum(cost > 2 * min(costs) for cost in costs)]


def winners_after(*budgets):
    """Quién gana en cada paisaje de la primera tabla con cada presupuesto de pasos."""
    rng, rates = np.random.default_rng(0), np.logspace(-4, 1, 31)[:, None, None]
    winners = [[] for _ in budgets]
    for name in ("ravine", "rosenbrock", "beale", "himmelblau"):
        problem, steps = PROBLEMS[name], [{} for _ in budgets]
        starts = problem.start + 0.3 * rng.standard_normal((11, 2))
        for rule in (GradientDescent, Momentum, Nesterov, Adagrad, RMSProp, Adam):
            whole = minimize(problem, np.repeat(starts[None], 31, axis=0), rule(lr=rates), steps=max(budgets)).f
            for budget, needed in zip(budgets, steps, strict=True):
                f = whole[: budget + 1]
                taken = np.where(f[-1] < 1e-3, len(f) - np.argmax(~(f < 1e-3)[::-1], axis=0), np.inf)
                needed[rule] = np.median(taken, axis=1).min()
        for found, needed in zip(winners, steps, strict=True):
            found.append(NAMES[min(needed, key=needed.get).__name__])
    return winners


def tuned_momentum():
    """El mejor β de Momentum en el valle de la primera tabla y los pasos con él, cada partida con la mejor tasa."""
    ravine, rates = PROBLEMS["ravine"], np.logspace(-4, 1, 31)[:, None, None]
    low, high = np.linalg.eigvalsh(ravine.A)
    beta = ((high**0.5 - low**0.5) / (high**0.5 + low**0.5)) ** 2
    assert beta == pytest.approx(4 / 9)
    starts = ravine.start + 0.3 * np.random.default_rng(0).standard_normal((11, 2))

    def needed(inertia):
        f = minimize(ravine, np.repeat(starts[None], 31, axis=0), Momentum(lr=rates, beta=inertia), steps=1000).f
        taken = np.where(f[-1] < 1e-3, len(f) - np.argmax(~(f < 1e-3)[::-1], axis=0), np.inf)
        return int(np.median(taken, axis=1).min())

    return round(high / low), needed(beta), needed(0.5)


def steep_valley():
    """Los pasos del valle de la primera tabla con una curvatura 1000 veces mayor que la otra."""
    valley, rates = Quadratic(np.diag([1.0, 1000.0])), np.logspace(-4, 1, 31)[:, None, None]
    starts = PROBLEMS["ravine"].start + 0.3 * np.random.default_rng(0).standard_normal((11, 2))
    x0 = np.repeat(starts[None], 31, axis=0)

    def needed(rule, budget):
        f = minimize(valley, x0, rule(lr=rates), steps=budget).f
        taken = np.where(f[-1] < 1e-3, len(f) - np.argmax(~(f < 1e-3)[::-1], axis=0), np.inf)
        return np.median(taken, axis=1).min()

    planned = minimize(valley, x0, RMSProp(lr=rates), steps=100, schedule=cosine(100)).f[-1]
    assert np.median(planned, axis=1).min() < 1e-3
    steps = {rule: needed(rule, 4500) for rule in (GradientDescent, Momentum, Nesterov, Adagrad, Adam, RMSProp)}
    slow = [100 * int(steps[rule] / 100) for rule in (GradientDescent, RMSProp)]
    assert "Momentum llega más de 20 veces antes que el descenso, y Nesterov, más de 7." in PROSE
    assert steps[GradientDescent] > 20 * steps[Momentum] and steps[Adam] == pytest.approx(steps[Momentum], rel=0.2)
    last = int(needed(Adam, 16_000))
    assert f"con 16 000 pasos necesita {last}" in PROSE
    assert steps[GradientDescent] > 7 * steps[Nesterov]
    slower, fastest = int(steps[Nesterov]), int(steps[Adagrad])
    fast = {True: 150}[max(steps[Momentum], steps[Adam]) < 150]
    return 4500, slow[0], fast, int(needed(Adam, 8000)), last, slower, fastest, slow[1], 100


@pytest.mark.long
def test_the_winners_in_the_landscapes_hold_with_four_times_the_steps():
    assert "Con 2000 y con 4000 pasos ganan los mismos" in PROSE
    first, *others = winners_after(1000, 2000, 4000)
    assert others == [first, first]


def best_places(rule):
    """En qué lugar de la rejilla está el menor coste de validación con 600 y con 1200 pasos."""
    X, y, train, validation = (data()[name] for name in ("X", "y", "train", "validation"))
    starts = np.stack([MLP(X, y, hidden=(12, 12), classes=2, seed=seed).start for seed in (0, 1, 2)])
    x0 = np.repeat(starts[None], len(RATES), axis=0)
    x = minimize(train, x0, rule(lr=RATES[:, None, None]), steps=1200).x
    return [np.nanargmin(validation(x[budget]).mean(axis=1)) for budget in (600, 1200)]


@pytest.mark.long
def test_the_best_rate_by_training_cost_does_not_fall():
    assert "por el coste de *entrenamiento* la mejor tasa no baja" in PROSE
    X, y, train = (data()[name] for name in ("X", "y", "train"))
    starts = np.stack([MLP(X, y, hidden=(12, 12), classes=2, seed=seed).start for seed in (0, 1, 2)])
    for rule in RULES:
        x0 = np.repeat(starts[None], len(RATES), axis=0)
        f = minimize(train, x0, rule(lr=RATES[:, None, None]), steps=1200).f
        places = [np.nanargmin(f[budget].mean(axis=1)) for budget in (300, 600, 1200)]
        assert places == sorted(places), (rule, places)


def test_the_epsilon_of_adam_is_zero_in_two_bytes():
    assert "en 2 bytes la $\\varepsilon = 10^{-8}$ de Adam vale 0" in PROSE and np.float16(1e-8) == 0


@pytest.mark.long
def test_the_best_rate_falls_with_more_steps():
    assert "con 600 y con 1200 pasos, la mejor tasa de cada método baja uno o dos saltos de la rejilla" in PROSE
    places = {rule: best_places(rule) for rule in RULES}
    for rule, found in places.items():
        assert {np.nanargmin(validation_costs()[rule]) - place for place in found} <= {1, 2}
    for place in places[Adam]:
        assert f"La de Adam pasa de {best(Adam):.2f} a {RATES[place]:.4f}" in PROSE


@pytest.mark.long
def test_the_winners_change_with_four_times_the_steps():
    """Con 1200 pasos y las tasas de 300, quién gana en coste de prueba con cada uno de los otros datos."""
    spirals, test = data()["spirals"], data()["test"]
    X, y = data()["X"], data()["y"]
    starts = np.stack([MLP(X, y, hidden=(12, 12), classes=2, seed=seed).start for seed in range(100, 110)])
    winners, found = [], []
    for seed in (11, 21, 31):
        other = MLP(*spirals(120, seed), hidden=(12, 12), classes=2, batch_size=20, seed=seed)
        costs = {rule: np.median(test(minimize(other, starts, rule(best(rule)), 1200).x[-1])) for rule in RULES}
        winners.append(NAMES[min(costs, key=costs.get).__name__])
        found.append(costs)
    assert winners[0] == winners[1]
    said = f"Con 1200 y las mismas tasas, en A y en B gana {winners[0]} y en C, {winners[2]}, y en A RMSProp "
    assert f"{said}acaba en {found[0][RMSProp]:.2f}, dos veces y media lo que Adagrad." in PROSE
    assert 2.3 < found[0][RMSProp] / found[0][Adagrad] < 2.7


def test_what_is_counted_by_hand():
    """Las cuentas pequeñas del texto: casillas, parámetros, probabilidades, rejillas, presupuesto y memoria."""
    looks = [[1 if a == 0 else 2 for a, _ in BOARDS], [1 if b == 0 else 2 for _, b in BOARDS]]
    assert sum(looks[0]) == sum(looks[1]) == 6 and "los métodos empatan a 6 miradas" in PROSE
    train = data()["train"]
    assert r"$(2+1)\cdot 12 + (12+1)\cdot 12 + (12+1)\cdot 2 = 218$ parámetros" in PROSE and train.dim == 218
    e = np.exp(2)
    assert f"$e^2 = {e:.3f}$ y $e^0 = 1$, divididos entre su suma, dan {e / (e + 1):.3f} y {1 / (e + 1):.3f}" in PROSE
    assert rf"$-\ln 0.881 = {-np.log(0.881):.2f}$" in PROSE and rf"$-\ln 0.119 = {-np.log(0.119):.2f}$" in PROSE
    assert -np.log(e / (e + 1)) == pytest.approx(0.13, abs=0.005)
    assert rf"$-\ln\tfrac12 = \ln 2 = {np.log(2):.3f}$" in PROSE and f"con diez, {np.log(10):.3f}." in PROSE
    plain = np.linspace(0.0001, 1, 9)
    assert "ocho de las nueve pasan de 0.1" in PROSE and np.count_nonzero(plain > 0.1) == 8
    assert "0.0001, 0.125, 0.25… hasta 1" in PROSE and np.allclose(plain[1:3], (0.125, 0.25), atol=2e-4)
    assert len(np.logspace(-4, 0, 9)) == 9 and "en cuatro décadas caben ocho saltos" in PROSE
    grid = np.logspace(-4, -2, 5)
    assert "0.0001, 0.00032, 0.001, 0.0032 y 0.01" in PROSE and np.allclose(
        grid, (1e-4, 3.2e-4, 1e-3, 3.2e-3, 1e-2), rtol=0.02
    )
    assert "prueba también 0.032" in PROSE and grid[-1] * 10**0.5 == pytest.approx(0.032, rel=0.02)
    assert f"{10 * 3 * 300} pasos. La búsqueda de los cinco suma {5 * 10 * 3 * 300 / 1000:.0f} 000" in PROSE
    variance = 0.96 * 0.04**2 + 0.04 * 0.96**2
    assert variance == pytest.approx(0.96 * 0.04)
    assert f"$0.96\\cdot0.04^2 + 0.04\\cdot0.96^2 = 0.96\\cdot0.04 = {variance:.4f}$" in PROSE
    error = (variance / 600) ** 0.5
    assert f"$\\sqrt{{0.0384/600}} \\approx {error:.3f}$, que son {100 * error:.1f} puntos." in PROSE
    assert "basta llegar a 0.1: tres décadas, siete tasas." in PROSE and "np.logspace(-4, -1, 7)" in str(CODE)
    assert f"10^{{0.5}} \\approx {10**0.5:.2f}$, dos por década" in PROSE and RATES[-1] == pytest.approx(10**0.5)
    gb = 25e6 * 4 / 1e9
    assert f"ocupa {gb:.1f} GB. El descenso guarda dos, parámetros y gradientes: {2 * gb:.1f} GB." in PROSE
    assert f"Adam guarda además $m$ y $v$: en total, {4 * gb:.1f} GB." in PROSE
    assert memory("GradientDescent") == 2 and memory("Adam") == 4
    assert (
        "en una tarjeta gráfica de 80 GB cabe el descenso y no cabe Adam" in PROSE
        and 2 * 28 < 80 < 4 * 28
        and 7e9 * 4 / 1e9 == 28
    )
    assert "lo multiplica además por $1 - \\alpha\\lambda = 0.99$: pasa a 1.98" in PROSE and 2 * (1 - 0.01) == 1.98


BOARDS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_the_range_test_is_what_the_text_says():
    growth = (10 / 1e-4) ** (1 / 119)
    assert "en cada paso la tasa crece un 10 %" in PROSE and f"{100 * (growth - 1):.0f}" == "10"
    assert "Cada 24 pasos se ha recorrido una década" in PROSE and round(np.log(10) / np.log(growth)) == 24
    assert "en Adam está al borde de la explosión y es decenas de veces la buena" in PROSE
    train, tried = data()["train"], 1e-4 * growth ** np.arange(120)
    lowest, read = {}, {}
    for rule in (GradientDescent, Adam):
        f = minimize(train, train.start, rule(lr=1e-4), 120, schedule=lambda k: tried[k] / 1e-4).f
        wakes, explodes = tried[np.argmax(f[1:] < 0.9 * f[0])], tried[np.argmax(f[1:] > f[0])]
        lowest[rule], read[rule] = tried[f[1:].argmin()], (wakes * explodes) ** 0.5
        assert 1 / 10**0.5 < read[rule] / best(rule) < 10**0.5, "el orden de magnitud"
    assert 20 < lowest[Adam] / best(Adam) < 100 and 0.5 < lowest[GradientDescent] / best(GradientDescent) < 2


def test_adam_with_a_few_rates_from_one_start():
    assert "El menor coste de validación sale en $\\alpha = 0.01$, con tasas peores a los dos lados" in PROSE
    train, validation, rates = data()["train"], data()["validation"], np.logspace(-4, -1, 7)
    costs = [validation(minimize(train, train.start, Adam(lr), 300).x[-1]) for lr in rates]
    assert rates[np.argmin(costs)] == pytest.approx(0.01)


def bands_measured():
    """La franja de cada método en el valle con 100 pasos, y lo que miden todas con 100 y con 400."""
    valley, grid = PROBLEMS["ravine"], np.logspace(-4, 1, 51)
    ends, widths = {}, {100: [], 400: []}
    for budget, found in widths.items():
        for rule in (GradientDescent, Momentum, Nesterov, Adagrad, RMSProp, Adam):
            f = minimize(valley, valley.start, rule(lr=grid[:, None]), budget).f
            good = np.flatnonzero(f[-1] <= f[0] / 100)
            assert (np.diff(good) == 1).all()  # es una franja: no tiene huecos
            found.append(np.log10(grid[good[-1]] / grid[good[0]]))
            ends[rule, budget] = grid[good[0]], grid[good[-1]]
    assert all(wide > narrow for narrow, wide in zip(widths[100], widths[400], strict=True))
    for rule in (GradientDescent, Momentum, Nesterov, Adagrad, RMSProp, Adam):
        assert ends[rule, 400][0] < ends[rule, 100][0]
    return ends, valley(valley.start)


def test_the_bands_of_the_valley():
    ends, start = bands_measured()
    assert f"se parte de un coste de {start:.1f}: sirven las que lo dejan en {start / 100:.3f} o menos" in PROSE
    (a, b), (c, d) = ends[GradientDescent, 100], ends[Adam, 100]
    assert f"la franja del descenso va de {a:.2g} a {b:.2g}. La mayor es solo {b / a:.1f} veces la menor" in PROSE
    assert f"La de Adam va de {c:.1f} a {d:.0f}, **por lo menos**, que son {d / c:.0f} veces: dos décadas" in PROSE
    gd, adam = (b / a) ** 0.5, (d / c) ** 0.5
    assert (
        f"acierta aunque multiplique o divida su tasa por {gd:.1f}, con el descenso, o por {adam:.0f}, con Adam."
        in PROSE
    )
    assert ends[Adagrad, 100][1] == pytest.approx(10)
    assert "Con más pasos las seis se ensanchan, porque también acaban llegando tasas menores." in PROSE
    assert "con 100 pasos, la de Adam pasa de 60, y la de Adagrad, de 10 000." in PROSE
    valley, grid = PROBLEMS["ravine"], np.logspace(1, 5, 41)
    for rule, passed in ((Adam, 60), (Adagrad, 10_000)):
        f = minimize(valley, valley.start, rule(lr=grid[:, None]), 100).f
        good = f[-1] <= f[0] / 100
        assert good[grid <= passed].all() and grid[good].max() > passed
    assert (
        grid[minimize(valley, valley.start, Adam(lr=grid[:, None]), 100).f[-1] <= valley(valley.start) / 100][-1] < 70
    )


def test_tiny_weights_also_start_at_the_expected_cost():
    """Lo que dice «elegir-diagnostico»: con pesos casi nulos el gradiente es correcto y el coste no se mueve."""
    X = np.random.default_rng(0).standard_normal((200, 8))
    network = MLP(X, np.arange(200) % 10, hidden=(12, 12), classes=10, seed=0)
    tiny = 0.01 * network.start
    assert check_gradient(network, tiny) < 1e-6
    for lr in (0.01, 0.1, 1.0):
        f = minimize(network, tiny, GradientDescent(lr), 500).f
        assert f[0] == pytest.approx(np.log(10), abs=1e-3) and f[-1] == pytest.approx(np.log(10), abs=1e-3)


def test_what_the_conclusion_recalls():
    costs = validation_costs()
    before, after = costs[GradientDescent][4], min(costs[GradientDescent])
    assert f"entre más de dos, de {before:.2f} a {after:.2f}." in PROSE and before > 2 * after
    lowest = sorted(np.nanmin(cost) for cost in costs.values())
    assert f"los costes de los cinco van de {lowest[0]:.2f} a {lowest[-1]:.2f}" in PROSE


def test_ten_examples_are_memorized():
    X, y = data()["X"][:10], data()["y"][:10]
    ten = MLP(X, y, hidden=(12, 12), classes=2, seed=0)
    run = minimize(ten, ten.start, Adam(lr=0.01), 300)
    assert "más de mil veces menor que el inicial" in PROSE and run.f[0] > 1000 * run.f[-1]


def bands():
    """Qué optimizadores tienen en la figura una franja de una década o más; en Rosenbrock, todas son más estrechas."""
    rules, widths = (GradientDescent, RMSProp, Momentum, Nesterov, Adagrad, Adam), {}
    for name in ("ravine", "rosenbrock"):
        problem, rates = PROBLEMS[name], np.logspace(-4, 1, 51)[:, None]
        ends = [minimize(problem, problem.start, rule(lr=rates), steps=100).f[-1] for rule in rules]
        widths[name] = np.array([np.count_nonzero(end <= problem(problem.start) / 100) / 10 for end in ends])
    assert (widths["rosenbrock"] < widths["ravine"]).all()
    names = ["del descenso", *(NAMES[rule.__name__] for rule in rules[1:])]
    narrow, wide = ([name for name, w in zip(names, widths["ravine"], strict=True) if test(w)] for test in TESTS)
    return " y de ".join(narrow), " y ".join([", ".join(wide[:-1]), wide[-1]])


TESTS = (lambda width: width < 1, lambda width: width > 1)


def largest_rate():
    """El coste con α = 10 en el valle, tras 100 pasos: Adagrad y Adam llegan, RMSProp no."""
    problem = PROBLEMS["ravine"]
    rms, *others = (minimize(problem, problem.start, rule(lr=10.0), 100).f[-1] for rule in (RMSProp, Adagrad, Adam))
    assert max(others) < problem(problem.start) / 100
    return rms, {5: "cinco"}[round(rms / problem(problem.start))]


@cache
def fresh_runs():
    """Las ejecuciones desde las diez semillas nuevas."""
    X, y, train = (data()[name] for name in ("X", "y", "train"))
    fresh = np.stack([MLP(X, y, hidden=(12, 12), classes=2, seed=seed).start for seed in range(100, 110)])
    return {rule: minimize(train, fresh, rule(lr=best(rule)), 300) for rule in RULES}


def training_medians():
    """La mediana del coste de entrenamiento de las diez semillas nuevas, paso a paso."""
    return {rule: np.median(run.f, axis=1) for rule, run in fresh_runs().items()}


def first_costs():
    """El coste al empezar de la red del capítulo, lo esperado, y el menor y el mayor de las diez semillas nuevas."""
    train, fresh = data()["train"], fresh_runs()[Adam].f[0]
    return train(train.start), np.log(2), fresh.min(), fresh.max()


def hits(rule):
    """Qué ejemplos de prueba acierta cada una de las diez ejecuciones: ``(10, 600)``."""
    test = data()["test"]
    return test.predict(fresh_runs()[rule].x[-1], test.X) == test.y


def paired_difference():
    """Los puntos que Adagrad saca a Momentum, de media, y su error típico: la diferencia va ejemplo a ejemplo."""
    apart = hits(Adagrad).mean(axis=0) - hits(Momentum).mean(axis=0)
    medians = [round(100 * np.median(hits(rule).mean(axis=1)), 1) for rule in (Adagrad, Momentum)]
    return 100 * apart.mean(), medians[0] - medians[1], 100 * apart.std(ddof=1) / len(apart) ** 0.5


def test_the_question_on_seeds_shows_two_methods_of_the_table():
    said = next(quick.question for quick in QUESTIONS if quick.id == "q7-semillas")
    for rule in (GradientDescent, Adagrad):
        share = 100 * hits(rule).mean(axis=1)
        assert f"del {share.min():.1f} al {share.max():.1f}\u00a0% (mediana, {np.median(share):.1f})" in said


def drawn():
    """Lo que la figura de las diez semillas enseña de los tres métodos que dibuja."""
    gd, momentum, adam = (training_medians()[rule] for rule in (GradientDescent, Momentum, Adam))
    assert (gd[1:16] < np.minimum(momentum, adam)[1:16]).all()
    assert all(abs(np.log(a[20:61] / b[20:61])).max() < 0.2 for a, b in ((gd, adam), (momentum, adam)))
    assert gd[110:121].mean() < adam[110:121].mean() and adam[150:].max() < gd[150:].max()
    assert np.median(adam[150:170]) < np.median(gd[150:170])
    return adam[-1], {2: "la mitad"}[round(min(gd[-1], momentum[-1]) / adam[-1])]


def below_a_tenth():
    return tuple(int(np.argmax(training_medians()[rule] < 0.1)) for rule in (Adagrad, Momentum))


def other_data():
    """Quién gana con cada uno de los otros datos, y quién queda último con los primeros."""
    spirals, test = data()["spirals"], data()["test"]
    X, y = data()["X"], data()["y"]
    starts = np.stack([MLP(X, y, hidden=(12, 12), classes=2, seed=seed).start for seed in range(100, 110)])
    orders = []
    for seed in (11, 21, 31):
        other = MLP(*spirals(120, seed), hidden=(12, 12), classes=2, batch_size=20, seed=seed)
        costs = {rule: np.median(test(minimize(other, starts, rule(best(rule)), 300).x[-1])) for rule in RULES}
        orders.append([NAMES[rule.__name__] for rule in sorted(costs, key=costs.get)])
    first, second, third = orders
    return first[0], second[0], {True: "el último en A"}[second[0] == first[-1]], third[0]


def halved_gradient():
    """Con la mitad del gradiente en la primera capa, Adam llega al mismo coste."""
    train = data()["train"]
    mask = np.where(np.arange(train.dim) < 36, 0.5, 1.0)
    problems = [Problem(train.f, lambda p, m=m: m * train.grad(p), dim=train.dim) for m in (1.0, mask)]
    good, bad = (minimize(problem, train.start, Adam(lr=0.01), 300).f[-1] for problem in problems)
    return ({True: "lo mismo"}[bool(abs(good - bad) < 1e-3 * good)],)


@cache
def flawed():
    """Lo que definen y calculan las celdas del decaimiento, ejecutadas otra vez."""
    names = {**data(), "Problem": Problem, "minimize": minimize, "np": np}
    names |= {rule.__name__: rule for rule in OPTIMIZERS.values()}
    X, y = data()["spirals"](120, 1)

    def start(seeds):
        return np.stack([MLP(X, y, hidden=(12, 12), classes=2, seed=seed).start for seed in seeds])

    names |= {"starts": start, "fresh": start(range(100, 110))}
    names["summary"] = lambda values, decimals: values
    for first in ("def flawed", "few, judge"):
        exec(next(source for line, source in CODE.items() if line.startswith(first)), names)
    return names


@pytest.mark.long
def test_decay_lowers_the_cost_whichever_way_it_enters():
    names = flawed()
    chosen, trained, unseen, fresh = (names[name] for name in ("chosen", "trained", "unseen", "fresh"))
    assert "con su $\\lambda$ por omisión, cien veces menor que la elegida" in PROSE and chosen["AdamW"] == 100 * 0.01
    assert all(min(grid) < chosen[name] < max(grid) for name, grid in names["grids"].items())
    runs = {name: trained(name, decay, fresh[:5]) for name, decay in chosen.items()}
    bare = {name: trained(name, 0, fresh[:5]) for name in ("Momentum", "Adam")}
    default = trained("AdamW", 0.01, fresh[:5])

    def cost(run):
        return np.median(unseen(run.x[-1]))

    assert "las tres formas rebajan el coste de prueba a menos de 0.5:" in PROSE
    tuned, plain = [cost(run) for run in runs.values()], [cost(run) for run in bare.values()]
    assert max(tuned) < 0.5 and min(plain) > 0.7 and max(tuned) < 1.1 * min(tuned)
    assert f"mejora poco: {cost(default):.2f} frente a {cost(bare['Adam']):.2f}." in PROSE
    judge, path = names["judge"], bare["Adam"].x[::50]
    early = np.median(unseen(path[judge(path).argmin(axis=0), np.arange(5)]))
    assert "rebaja otro tanto, y sin ninguna $\\lambda$." in PROSE and early < max(tuned)
    quarters = []  # con una cuarta parte de los ejemplos de validación, y con cada una de las otras tres
    for part in np.split(np.arange(240), 4):
        small = MLP(judge.X[part], judge.y[part], hidden=(12, 12), classes=2)
        kept = path[small(path).argmin(axis=0), np.arange(5)]
        quarters.append((unseen.predict(kept, unseen.X) == unseen.y).mean(axis=1))
    assert f"con solo 60 para validar acierta un {100 * np.median(quarters):.0f} %.)" in PROSE
    clean = unseen.y == data()["spirals"](600, 3)[1]
    assert f"quien acertara siempre la clase verdadera tendría un {100 * clean.mean():.1f} % en prueba." in PROSE
    assert 0.09 < (judge.y != data()["spirals"](240, 2)[1]).mean() < 0.11
    assert "0.03 en Momentum y 0.01 en Adam y AdamW, las de la rejilla anterior" in PROSE
    assert best(Adam) == pytest.approx(0.01) and f"{best(Momentum):.2f}" == "0.03"
    assert "casi empaten era de esperar: minimizan la misma función" in PROSE
    assert chosen["Momentum"] == chosen["Adam"] and tuned[0] == pytest.approx(tuned[1], rel=0.05)
    few, spirals = names["few"], data()["spirals"]
    wrong = few.y != spirals(60, 11)[1]
    assert (
        f"(han tocado {wrong.sum()} de las {len(few.y)} de entrenamiento)" in PROSE
        and "(al final dan por buenas la mitad o más)" in PROSE
    )
    assert all(((few.predict(run.x[-1], few.X) == few.y)[:, wrong].mean(axis=1) >= 0.5).all() for run in bare.values())
    assert "el de validación, que tocó fondo pronto, sube" in PROSE
    curve = np.median(judge(bare["Momentum"].x[::50]), axis=1)
    assert 50 * curve.argmin() <= 200 and curve[-1] > 1.7 * curve.min()


@pytest.mark.long
def test_decay_lowers_the_cost_with_other_examples_too():
    """Con otros sesenta ejemplos de entrenamiento, y cada λ buscada con ellos."""
    judge, unseen, grids = (flawed()[name] for name in ("judge", "unseen", "grids"))
    first, last, fell = 0, 0, []
    for seed in (12, 13):
        names, cell = dict(flawed()), next(code for line, code in CODE.items() if line.startswith("few, judge"))
        exec(cell.replace("flawed(60, 11,", f"flawed(60, {seed},"), names)
        trained, fresh = names["trained"], names["fresh"][:5]
        tuned = [trained(name, names["chosen"][name], fresh).x[-1] for name in grids]
        bare = {name: trained(name, 0, fresh).x for name in ("Momentum", "Adam")}
        path = bare["Adam"][::50]
        early = np.median(unseen(path[judge(path).argmin(axis=0), np.arange(5)]))
        costs = [np.median(unseen(x)) for x in tuned]
        assert max(*costs, early) < 0.52 and max(costs) < min(np.median(unseen(x[-1])) for x in bare.values()) - 0.3
        first, last = first + (early < min(costs)), last + (early > max(costs))
        ends = (bare["Momentum"][-1], tuned[0])
        before, after = (np.median((unseen.predict(x, unseen.X) == unseen.y).mean(axis=1)) for x in ends)
        if after < before:
            fell.append((round(100 * before), round(100 * after)))
    assert first and last
    assert "Y parar antes unas veces queda por delante de las tres formas y otras, por detrás." in PROSE
    assert "el coste vuelve a bajar, pero los aciertos no siempre suben" in PROSE
    assert [f"(con unos bajan de {before} a {after} %)" in PROSE for before, after in fell] == [True]


@pytest.mark.long
def test_training_longer_does_not_change_what_decay_does():
    """Con dos y cuatro veces los pasos de la tabla."""
    names = flawed()
    few, unseen, judge, with_l2 = (names[name] for name in ("few", "unseen", "judge", "with_l2"))
    fresh, decay = names["fresh"][:5], names["chosen"]
    bare = {"Momentum": Momentum(lr=0.03), "Adam": Adam(lr=0.01)}
    plain = {name: minimize(few, fresh, rule, 6000).x for name, rule in bare.items()}
    tuned = [minimize(with_l2(few, decay[name]), fresh, rule, 6000).x for name, rule in bare.items()]
    tuned.append(minimize(few, fresh, AdamW(lr=0.01, weight_decay=decay["AdamW"]), 6000).x)
    assert "el coste de prueba supera 1.1 con 3000 pasos y 1.5 con 6000;" in PROSE
    assert "con la $\\lambda$ elegida, las tres formas se quedan cerca de 0.5" in PROSE
    for budget, cost in ((3000, 1.1), (6000, 1.5)):
        assert min(np.median(unseen(x[budget])) for x in plain.values()) > cost
        assert max(np.median(unseen(x[budget])) for x in tuned) < 0.5
    stops = 50 * judge(plain["Adam"][::50]).argmin(axis=0)
    assert set(stops) == {100} and "el mejor coste de validación está en el paso 100" in PROSE


@pytest.mark.long
def test_adam_needs_more_steps_in_rosenbrock_if_it_must_stay():
    assert "con 8000 llegan los seis, y Adam es el último" in PROSE
    problem, rng, rates = PROBLEMS["rosenbrock"], np.random.default_rng(0), np.logspace(-4, 1, 31)[:, None, None]
    rng.standard_normal((11, 2))  # las partidas del primer paisaje de la tabla
    starts = problem.start + 0.3 * rng.standard_normal((11, 2))
    late = {}
    for rule in (GradientDescent, Momentum, Nesterov, Adagrad, RMSProp, Adam):
        f = minimize(problem, np.repeat(starts[None], 31, axis=0), rule(lr=rates), steps=8000).f
        needed = np.where(f[-1] < 1e-3, len(f) - np.argmax(~(f < 1e-3)[::-1], axis=0), np.inf)
        late[rule] = np.median(needed, axis=1).min()
        if rule is Adam:
            by_budget = []
            for budget in (1000, 2000, 8000):
                g = f[: budget + 1]
                taken = np.where(g[-1] < 1e-3, len(g) - np.argmax(~(g < 1e-3)[::-1], axis=0), np.inf)
                by_budget.append(int(np.median(taken, axis=1).min()))
    assert "de menos de 500 pasos pasa a más de 600 con el doble de presupuesto y a más de 4000 con 8000." in PROSE
    assert by_budget[0] < 500 and by_budget[1] > 600 and by_budget[2] > 4000
    assert max(late, key=late.get) is Adam and late[Adam] < np.inf


def memory(name):
    state = set(OPTIMIZERS[name](lr=0.1).init(0.0)._fields) - {"t", "m_hat", "v_hat"}
    return 2 + len(state)


FRAGMENTS = [
    (
        "Gana {} (el valle está alineado con los ejes), gana {}, gana {} y vuelve a ganar {},",
        lambda: winners_after(1000)[0],
    ),
    ("es más de {} veces la de Adam", lambda: (10 * int(best(GradientDescent) / best(Adam) / 10),)),
    ("era de {} a {} veces la de Adam, según las semillas", adagrad_over_adam),
    ("Con la tasa 0.01 gana {}, y {} de los otros cuatro", lambda: (winner(4), twice_worse())),
    ("Con 0.032 gana {}. Con 0.1, {}.", lambda: (winner(5), winner(6))),
    (
        r"El nuestro era {:.3f} frente a $\ln 2 = {:.3f}$; con las diez semillas nuevas va de {:.2f} a {:.2f},",
        first_costs,
    ),
    (
        "Entre Adagrad y Momentum van {:.2f} puntos (de media; entre las medianas de la tabla, {:.1f}), con un error "
        "típico de {:.1f}, el de las 600 diferencias.",
        paired_difference,
    ),
    (
        "y hasta {} pasos, el descenso necesita más de {}, y Momentum y Adam, menos de {} (Adam, {} si se le dan 8000, "
        "y {} con 16 000: las tasas que llegan pronto no se quedan). Nesterov necesita {}. Adagrad, "
        "otra vez, solo {}: el valle sigue alineado con los ejes. RMSProp, con más de {}, sigue siendo lento porque "
        "con tasa fija no se para ({{doc}}`capítulo 6 <06_tasas_por_coordenada>`); con un plan de coseno de {} "
        "pasos llega",
        steep_valley,
    ),
    (
        "Con curvaturas en razón de {}, la mejor $\\beta$ de Momentum **a la larga** es $4/9$ ({{doc}}`capítulo 6 "
        "<06_otros_optimizadores>`), y con ella habría llegado en {} pasos; con 0.5, en {}.",
        tuned_momentum,
    ),
    ("las franjas {} no llegan a una década y las de {} pasan de una", bands),
    ("RMSProp acaba en un coste de {:.0f}, {} veces el inicial", largest_rate),
    ("acaba en {:.3f}, {} que los otros dos", drawn),
    ("la mediana de Adagrad baja de 0.1 en {} pasos y la de Momentum, en {}.", below_a_tenth),
    ("En A gana {}, en B gana {} ({}) y en C gana {}", other_data),
    ("el coste baja {}: Adam", halved_gradient),
    ("pasar del descenso a Adam {} la memoria", lambda: ({2: "dobla"}[memory("Adam") / memory("GradientDescent")],)),
]


@pytest.mark.parametrize(("fragment", "measure"), FRAGMENTS, ids=[fragment for fragment, _ in FRAGMENTS])
def test_prose_says_what_is_measured(fragment, measure):
    expected = fragment.format(*measure())
    assert expected in PROSE, f"el texto no dice «{expected}»"


def test_the_figure_of_the_same_rate():
    _, fig, _ = brief_figures(NOTEBOOK)
    assert (
        "los tres corren con $\\alpha = 0.01$, que es la mejor para Momentum entre las que prueba la figura:" in PROSE
    )
    assert set(fig.lrs.values()) == {0.01} and fig.lrs.keys() == set(fig.optimizers)
    problem = PROBLEMS[fig.problem]
    assert best_rate("Momentum", problem, problem.start, fig.steps) == 0.01
    runs = fig.trajectory
    left, right, low, high = VALLEYS[fig.problem]
    assert all(((run.x > (left, low)) & (run.x < (right, high))).all() for run in runs.values())  # sin salir del dibujo
    same = {name: run.f[-1] for name, run in runs.items()}
    assert "Con la misma tasa gana Momentum, y Adam, el último, se queda" in PROSE
    assert sorted(same, key=same.get) == ["Momentum", "GradientDescent", "Adam"]
    assert f"el último, se queda en un coste de ${same['Adam']:.2f}$" in PROSE
    fig.fair = True
    costs = {name: run.f[-1] for name, run in fig.trajectory.items()}
    assert "Con la mejor de cada uno, Adam pasa a primero por poco" in PROSE
    assert sorted(costs, key=costs.get) == ["Adam", "Momentum", "GradientDescent"]
    assert "los dos dejan el coste por debajo de $10^{-7}$" in PROSE
    assert "(desde algún otro punto de partida gana Momentum)" in PROSE
    ends = {}
    for name in ("Momentum", "Adam"):
        elsewhere = problem.start + np.array([-0.16, 0.17])
        rule = OPTIMIZERS[name](best_rate(name, problem, elsewhere, fig.steps))
        ends[name] = minimize(problem, elsewhere, rule, fig.steps).f[-1]
    assert ends["Momentum"] < ends["Adam"]
    assert max(costs["Adam"], costs["Momentum"]) < 1e-7
    drop = same["GradientDescent"], costs["GradientDescent"]
    assert f"lo baja, de ${drop[0]:.2f}$ a ${drop[1]:.4f}$" in PROSE


def test_the_figure_of_the_data_off_center():
    _, _, fig = brief_figures(NOTEBOOK)

    def seen(data: str) -> tuple[float, float, float, float]:
        """Número de condición, límite de α, mínimo y menor coste tras los pasos de la figura."""
        fig.data = data
        problem = fig.trajectory.problem
        x = problem.x
        values = np.linalg.eigvalsh([[np.mean(x**2), x.mean()], [x.mean(), 1]])
        costs = []
        for lr in np.linspace(0.01, 2 / values[1], 60):
            fig.lr = float(lr)
            costs.append(fig.trajectory.f[-1])
        floor = minimize(problem, np.zeros(2), GradientDescent(1 / values[1]), 5000).f[-1]
        return values[1] / values[0], 2 / values[1], floor, min(costs)

    condition, limit, floor, best = seen("offcenter")
    assert f"$\\kappa = {condition:.0f}$: por encima de $\\alpha = {limit:.3f}$ diverge" in PROSE
    assert "por debajo de $0.179$, cuando el mínimo es $0.014$" in PROSE and 0.179 < best < 0.181
    assert f"{floor:.3f}" == "0.014" and fig.steps == 30
    condition, limit, floor, _ = seen("line")
    assert f"$\\kappa = {condition:.1f}$, el límite es ${limit:.2f}$ y con $\\alpha = 0.5$ se llega al mínimo" in PROSE
    fig.lr = 0.5
    assert fig.trajectory.f[-1] == pytest.approx(floor, abs=1e-9)
