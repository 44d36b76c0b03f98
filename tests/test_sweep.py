"""El barrido: da lo mismo que el bucle, lo que guarda no se repite ni se pierde, y qué se puede afirmar con él."""

import json
import sys
from dataclasses import dataclass

import numpy as np
import pytest

from optlib import (
    OPTIMIZERS,
    PROBLEMS,
    Adam,
    Clipped,
    GradientDescent,
    LeastSquares,
    Momentum,
    NoState,
    Optimizer,
    Problem,
    minimize,
    parabola,
)
from optlib.schedules import cosine
from optlib.sweep import best, claim, from_starts, sweep

RATES = (0.001, 0.01, 0.1)


def noisy(seed, batch_size=4):
    """Mínimos cuadrados con minilotes: los datos, los mismos; el orden y el punto de partida, los de la semilla."""
    rng = np.random.default_rng(0)
    problem = LeastSquares(rng.standard_normal((20, 3)), rng.standard_normal(20), batch_size=batch_size, seed=seed)
    problem.start = np.random.default_rng(seed).standard_normal(3)
    return problem


def final(problem, x):
    return x[..., 0]


def grid(*rules, rates=RATES, **settings):
    return [rule(lr=lr, **settings) for rule in rules for lr in rates]


RULES = grid(*(rule for name, rule in OPTIMIZERS.items()))


@pytest.mark.parametrize("schedule", [None, cosine])
def test_it_gives_what_the_loop_gives(schedule):
    rules = [*RULES, *(Clipped(Adam(lr=lr), norm=norm) for lr in RATES for norm in (0.1, 1.0))]
    table = sweep(noisy, rules, (7, 30), seeds=(0, 3), schedule=schedule, measures={"first": final})
    assert len(table) == len(rules) * 4 and table.dtype.names[:6] == ("rule", "place", "seed", "steps", "step", "lr")
    for row in table:
        plan = schedule and schedule(int(row["steps"]))
        run = minimize(noisy(row["seed"]), None, rules[row["place"]], row["steps"], schedule=plan)
        assert row["first"] == pytest.approx(run.x[-1, 0], rel=1e-11, abs=1e-13)
    assert set(table["rule"]) == {*OPTIMIZERS, "Clipped(Adam)"}


def test_scalar_problems():
    table = sweep(parabola, RULES, 5)
    for row in table:
        assert row["cost"] == pytest.approx(minimize(parabola, 5.0, RULES[row["place"]], 5).f[-1], rel=1e-12)


def test_it_measures_on_the_way_too():
    table = sweep(parabola, [GradientDescent(lr=0.1)], (4, 5), every=2)
    assert table[["steps", "step"]].tolist() == [(4, 0), (4, 2), (4, 4), (5, 0), (5, 2), (5, 4), (5, 5)]
    assert table["cost"].tolist()[3:6] == pytest.approx([25, 25 * 0.8**4, 25 * 0.8**8])


def test_what_diverges_is_data():
    table = sweep(PROBLEMS["rosenbrock"], grid(GradientDescent, rates=(1e-3, 10.0)), 500)
    assert np.isfinite(table["cost"]).tolist() == [True, False]


def test_columns_are_the_settings_that_differ_and_names_are_given():
    rules = {"Adam corto": [Adam(lr=0.1, beta2=0.9)], "Adam": [Adam(lr=0.1)], "Momentum": grid(Momentum)}
    table = sweep(parabola, rules, 3)
    assert table.dtype.names[5:] == ("lr", "beta2", "cost")
    assert table["rule"].tolist() == ["Adam corto", "Adam", *["Momentum"] * 3]
    assert np.isnan(table["beta2"]).tolist() == [False, False, True, True, True]


def test_rules_that_differ_in_more_than_numbers_go_apart():
    @dataclass(frozen=True)
    class Signed(Optimizer):
        lr: float
        way: str = "down"
        times: int = 1
        seed: int = 0

        def init(self, x):
            return NoState()

        def step(self, x, state, grad):
            return x + self.times * self.lr * grad(x) * (1 if self.way == "up" else -1), state

    table = sweep(parabola, [Signed(lr=0.1), Signed(lr=0.1, way="up"), Signed(lr=0.2)], 1)
    assert sorted(table["cost"].tolist()) == pytest.approx([9.0, 16.0, 36.0])
    # Un entero tiene su columna, como el que gana; si se llama como otra, no.
    table = sweep(parabola, [Signed(lr=0.1, times=times, seed=times) for times in np.arange(2, 7)], 1)
    assert table.dtype.names[5:] == ("lr", "times", "cost") and best(table)["times"].tolist() == [5]


class Counted:
    """El problema de cada semilla, y cuántas veces se ha pedido su gradiente."""

    def __init__(self, stop=None):
        self.calls, self.stop = 0, stop

    def __call__(self, seed):
        problem = noisy(seed)
        batch = problem.grad_at

        def grad_at(k):
            self.calls += 1
            if self.stop and self.calls > self.stop:
                raise KeyboardInterrupt
            return batch(k)

        problem.grad_at = grad_at
        return problem


PROBE = 3 + 5  # los pasos con que se reconoce cada tarea, y con que se mira si va por filas


def test_a_second_start_does_only_what_is_missing(tmp_path):
    first, counted = sweep(noisy, grid(Adam), 20, seeds=(0, 1), store=tmp_path), Counted()
    assert len(list(tmp_path.iterdir())) == 6
    again = sweep(counted, grid(Adam), 20, seeds=(0, 1), store=tmp_path)
    assert again.tolist() == first.tolist() and counted.calls == 2 * PROBE
    wider = sweep(counted, grid(Adam, rates=(*RATES, 1.0)), 20, seeds=(0, 1, 2), store=tmp_path)
    assert len(wider) == 12 and counted.calls == 2 * PROBE + 3 * (PROBE + 20)
    # Con menos filas a la vez, la última cifra puede redondearse de otro modo.
    alone = sweep(noisy, grid(Adam, rates=(*RATES, 1.0)), 20, seeds=(0, 1, 2))
    assert wider["cost"] == pytest.approx(alone["cost"], rel=1e-12)


@pytest.mark.parametrize(
    "change",
    [
        {"rules": [Adam(lr=0.1, eps=1e-7)]},
        {"rules": [Momentum(lr=0.1)]},
        {"steps": 21},
        {"seeds": (1,)},
        {"schedule": cosine},
        {"every": 5},
        {"measures": {"cost": final}},
        {"problem": lambda seed: noisy(seed, batch_size=5)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_all_that_matters_is_in_the_name(tmp_path, change):
    given = {"problem": noisy, "rules": [Adam(lr=0.1)], "steps": 20, "seeds": (0,)}
    sweep(**given, store=tmp_path)
    changed = sweep(**given | change, store=tmp_path)
    assert len(list(tmp_path.iterdir())) == 2 and changed.tolist() == sweep(**given | change).tolist()


def test_a_rule_that_is_written_otherwise_is_another(tmp_path):
    made = []
    for factor in (1, 2):

        class Own(GradientDescent):
            def step(self, x, state, grad, factor=factor):
                return x - factor * self.lr * grad(x), state

        made.append(sweep(parabola, [Own(lr=0.1)], 4, store=tmp_path)["cost"][0])
    assert made == pytest.approx([25 * 0.8**8, 25 * 0.6**8])


def test_what_measures_give_on_the_way_is_in_the_name_too(tmp_path):
    def far(power):
        return {"far": lambda problem, x: np.abs(x - problem.start) ** power}

    # La otra, por poco de lo que vale.
    little = [{"little": measure} for measure in (lambda p, x: x + 1e9, lambda p, x: 2 * x + 1e9 - 5)]
    for measures in (far(1), far(2), *little):
        given = {"problem": parabola, "rules": grid(Momentum), "steps": 9, "measures": measures}
        assert sweep(**given, store=tmp_path).tolist() == sweep(**given).tolist()
    for power in (2, 4):
        quiet = Problem(lambda x, power=power: x**power, lambda x: 2 * x, start=1.0)
        assert sweep(quiet, grid(Adam), 9, store=tmp_path).tolist() == sweep(quiet, grid(Adam), 9).tolist()


OTHERS = ("abc", [], [[1.0, 2.0, 3.0]], [["no"]], [[None]], [[True]], [[1.0], [2.0]], [[[1.0]]], {"0": [1.0]}, None)
DAMAGES = [lambda text, values=values: json.dumps({**json.loads(text), "values": values}) for values in OTHERS]


@pytest.mark.parametrize("damage", [lambda text: text[:-9], lambda text: "[]", *DAMAGES])
def test_a_damaged_or_foreign_file_is_named_and_the_work_done_again(tmp_path, damage):
    first = sweep(noisy, grid(Adam), 20, seeds=(0,), store=tmp_path)
    path = sorted(tmp_path.iterdir())[0]
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    (tmp_path / "notas.json").write_text('{"mías": 1}', "utf-8")
    with pytest.warns(UserWarning) as told:
        assert sweep(noisy, grid(Adam), 20, seeds=(0,), store=tmp_path).tolist() == first.tolist()
    assert [name in str(each.message) for name, each in zip((path.name, "notas"), told, strict=True)] == [True, True]
    assert json.loads(path.read_text("utf-8"))["config"]["seed"] == 0
    assert (tmp_path / "notas.json").read_text("utf-8") == '{"mías": 1}'


def test_what_was_done_before_ctrl_c_stays(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        sweep(Counted(stop=2 * (PROBE + 20) + 5), grid(Adam), 20, seeds=range(5), store=tmp_path)
    assert len(list(tmp_path.iterdir())) == 6
    counted = Counted()
    again = sweep(counted, grid(Adam), 20, seeds=range(5), store=tmp_path)
    assert counted.calls == 5 * PROBE + 3 * 20
    assert again.tolist() == sweep(noisy, grid(Adam), 20, seeds=range(5)).tolist()


def test_tasks_are_shared_out_and_joblib_is_not_needed(monkeypatch):
    given = {"problem": noisy, "rules": grid(Adam, Momentum), "steps": 20, "seeds": range(4)}
    shared = sweep(**given, jobs=2)
    monkeypatch.setitem(sys.modules, "joblib", None)
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert shared.tolist() == sweep(**given).tolist()


def test_the_readers_own_error_says_where():
    def problem(seed):
        return Problem(parabola.f, lambda x: 1 / 0 if seed == 2 else 2 * x, start=5.0)

    with pytest.raises(ZeroDivisionError) as caught:
        sweep(problem, [Momentum(lr=0.1)], 3, seeds=range(4))
    assert caught.value.__notes__[1:] == ["En el barrido: Momentum, semilla 2, 3 pasos."]


def test_the_best_is_inside_its_grid():
    starts = from_starts(PROBLEMS["ravine"], [[1.0, y] for y in (-2, 1, 3)])
    table = sweep(starts, grid(GradientDescent, rates=(1e-3, 0.01, 0.05, 1.0)), (20, 40), seeds=range(3))
    assert best(table)[["steps", "seed", "lr"]].tolist() == [(n, s, 0.05) for n in (20, 40) for s in range(3)]
    with pytest.raises(ValueError, match=r"GradientDescent con 20 pasos: la mejor lr, 0\.05, está en un extremo"):
        best(table[table["lr"] <= 0.05])
    with pytest.raises(ValueError, match="diverge con todas"):
        best(sweep(PROBLEMS["rosenbrock"], grid(GradientDescent, rates=(9.0, 10.0)), 99))
    # Con empates, la del medio; y una sola tasa no es una rejilla.
    ties = sweep(
        parabola, grid(GradientDescent, rates=(0.1, 0.4, 0.5, 0.6, 0.9)), 1, measures={"none": lambda p, x: 0 * x}
    )
    assert best(ties, "none")["lr"].tolist() == [0.5]
    assert best(table[table["lr"] == 0.05])["lr"].tolist() == [0.05] * 6


def planted(value):
    """Una tabla en la que cada regla vale, con cada tasa, lo que dice ``value(rule, lr, seed, steps)``."""
    table = sweep(
        noisy, grid(GradientDescent, Adam), (1, 2, 4), seeds=range(10), measures={"cost": final, "test": final}
    )
    for row in table:
        row["cost"], row["test"] = value(row["rule"], row["lr"], row["seed"], row["steps"])
    return table


def worse(rule, than):
    return lambda cost: cost[rule] > cost[than]


def test_a_claim_holds_with_every_budget_and_in_nine_of_ten_seeds():
    valley = {0.001: 1.0, 0.01: 0.0, 0.1: 1.0}
    holds = planted(lambda rule, lr, seed, steps: (valley[lr] + (rule == "Adam") * (1 if seed else -1),) * 2)
    told = claim(holds, worse("Adam", "GradientDescent"))
    assert told and str(told) == "Se cumple: 9 de 10 semillas con 1 pasos, 9 de 10 semillas con 2 pasos, " + (
        "9 de 10 semillas con 4 pasos"
    )
    flips = planted(lambda rule, lr, seed, steps: (valley[lr] + (rule == "Adam") * (1 if steps < 4 else -1),) * 2)
    assert not claim(flips, worse("Adam", "GradientDescent")) and claim(
        flips[flips["steps"] < 4], worse("Adam", "GradientDescent")
    )
    seeds = planted(lambda rule, lr, seed, steps: (valley[lr] + (rule == "Adam") * (1 if seed > 1 else -1),) * 2)
    assert not claim(seeds, worse("Adam", "GradientDescent"))


def test_a_claim_about_what_the_table_has_not_says_what_it_has():
    for given in ((worse("Adam", "B"),), (worse("A", "B"), "valid")):
        with pytest.raises((KeyError, ValueError), match="La tabla tiene A, B, y mide rule, place, seed"):
            claim(two_rules(range(3)), *given, choose="cost")


@pytest.mark.parametrize("says", [lambda v: v["A"] - v["B"], lambda v: np.nan, lambda v: (v["A"] < v["B"])[:9]])
def test_a_claim_wants_one_truth_value_for_each_seed(says):
    with pytest.raises(TypeError, match="un valor de verdad por semilla, 20"):
        claim(two_rules(range(20)), says)


def two_rules(seeds, others=None):
    """B vale siempre una décima más que A en la misma semilla."""
    rng = np.random.default_rng(1)
    costs = rng.random(len(seeds))
    rows = [("A", 0, seed, 9, 9, 0.1, cost) for seed, cost in zip(seeds, costs, strict=True)]
    rows += [("B", 1, seed, 9, 9, 0.1, cost + 0.1) for seed, cost in zip(others or seeds, costs, strict=True)]
    whole = [(name, int) for name in ("place", "seed", "steps", "step")]
    return np.array(rows, dtype=[("rule", "U9"), *whole, ("lr", float), ("cost", float)])


def test_a_claim_pairs_by_seed_whatever_the_order():
    """Ordenada por coste, la tabla empareja otras semillas, y «se cumple» en otras tantas."""
    table = two_rules(range(20))
    for order in (np.arange(40), np.argsort(table["cost"]), np.random.default_rng(0).permutation(40)):
        assert claim(table[order], lambda v: v["A"] < v["B"] - 0.05).held == {9: (20, 20)}
        assert claim(table[order], lambda v: v["A"] < v["B"] - 0.15).held == {9: (0, 20)}
    for others in ([*range(19), 30], [*range(19), 18]):
        with pytest.raises(ValueError, match="con 9 pasos tiene las semillas"):
            claim(two_rules(range(20), others), lambda v: v["A"] < v["B"])


def test_the_rate_may_be_chosen_by_another_measure():
    table = planted(lambda rule, lr, seed, steps: (abs(lr - 0.01), lr if rule == "Adam" else 0.05))
    # Con la tasa que elige el coste, 0.01, la prueba de Adam da 0.01.
    assert claim(table, lambda test: test["Adam"] == 0.01, "test", choose="cost")
