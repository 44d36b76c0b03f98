"""La prueba justa: la regla del lector se mide como los métodos del curso, y lo que sale es lo que sale en Python."""

import math
from functools import cache

import numpy as np
import pytest
from node import ask
from rule_places import hidden, memorized
from test_rules_js import TODAY

from optlib import OPTIMIZERS, PROBLEMS, minimize
from optlib.base import RANGES
from optlib.figures.landscapes import VALLEYS
from optlib.rules import FAIR_RATES
from optlib.styles import STYLES
from optlib.values import number_in

NEAR = 0.01


@cache
def course(name: str) -> dict:
    return ask("fair.mjs", {"work": "course", "name": name})


def own(text: str | None = None, **more) -> dict:
    return ask("fair.mjs", {"work": "own", **({"text": text} if text else {}), **more})


@pytest.fixture(scope="module")
def field() -> dict:
    """Los pasos y, de cada problema, las salidas."""
    return ask("fair.mjs", {"work": "field"})


def total(found: dict, half: str = "chosen") -> int:
    return sum(each[half]["count"] for each in found.values())


def test_the_starts_are_spread_over_each_map_with_a_minimum(field):
    assert set(field["chosen"]) == {name for name in VALLEYS if PROBLEMS[name].minimum is not None}
    for problem, starts in field["chosen"].items():
        left, right, low, high = VALLEYS[problem]
        parts = (np.array([*starts, *field["exam"][problem]]) - [left, low]) / [right - left, high - low]
        # Una en cada columna y una en cada fila. Las del examen, entre las otras.
        assert all(sorted(np.floor(16 * each)) == list(range(16)) for each in parts.T), problem
        assert all(sorted(np.floor(8 * each)) == list(range(8)) for half in (parts[:8], parts[8:]) for each in half.T)


@pytest.mark.parametrize("name", ["Momentum", "Adam"])
def test_a_rule_of_the_course_gets_what_its_method_gets(name):
    written = own(like=name)
    assert written["rate"] == "lr" and written["problems"] == course(name)


def summed(x, minima, problem, steps) -> tuple[int, float]:
    """Cuántas llegan, y la mediana de sus pasos."""
    left, right, low, high = VALLEYS[problem]
    apart = (x[..., None, :] - minima) / [right - left, high - low]
    with np.errstate(over="ignore", invalid="ignore"):
        far = ~(np.linalg.norm(apart, axis=-1).min(axis=-1) <= NEAR)
    since = [int(np.flatnonzero(run)[-1]) + 1 for run in far.T]
    arrived = [step for step in since if step <= steps - 9]  # y allí sigue diez puntos
    return len(arrived), float(np.median(arrived)) if arrived else np.inf


@pytest.mark.parametrize(
    ("name", "problem"), [("Momentum", "narrow_ravine"), ("Adam", "ravine"), ("Nesterov", "coupled_quadratic")]
)
def test_the_counts_are_those_of_python(field, name, problem):
    places = {half: hidden(problem, "", seed) for half, seed in (("chosen", 1), ("exam", 2))}
    minima = np.atleast_2d(PROBLEMS[problem].minimum)
    runs = {}
    for rate in (*FAIR_RATES, STYLES[name].lr):
        for half, (moved, turn, shift) in places.items():
            starts = np.array(field[half][problem]) @ turn.T + shift
            with np.errstate(over="ignore", invalid="ignore"):
                x = (minimize(moved, starts, OPTIMIZERS[name](lr=rate), field["steps"]).x - shift) @ turn
            runs[rate, half] = summed(x, minima, problem, field["steps"])
    best = min(FAIR_RATES, key=lambda rate: (-runs[rate, "chosen"][0], runs[rate, "chosen"][1]))
    expected = {half: dict(zip(("count", "steps"), runs[best, half], strict=True)) | {"ended": 0} for half in places}
    assert course(name)[problem] == {"rate": best, **expected} and expected["chosen"]["count"] == 8


@pytest.mark.parametrize(
    "text",
    [
        "g = grad(x)\nx = x + lr * g",
        "g = grad(x)\nx = 0 * g",
        "g = grad(x)\nx = 0.9 * x + 0 * g",
        "x = 1 + 0 * grad(x)",
    ],
)
def test_who_does_not_descend_never_arrives(text):
    problems = own(text)["problems"]
    assert total(problems) == total(problems, "exam") == 0


def test_a_rule_without_a_rate_runs_as_it_is():
    result = own("g = grad(x)\nx = x - 0.01 * g")
    assert result["rate"] is None and result["problems"]["narrow_ravine"]["rate"] is None
    # 0.01 está en la lista: el método no puede llegar menos veces.
    assert 0 < total(result["problems"]) <= total(course("GradientDescent"))


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("beta = 0.9\nalpha = 0.1\ng = grad(x)\nv = beta * v + g\nx = x - alpha * v", "alpha"),
        ("lr_decay = 0.99\nlr = 0.1\ng = grad(x)\nx = x - lr * lr_decay**t * g", "lr"),
        ("beta = 0.9\nlr0 = 0.1\ng = grad(x)\nv = beta * v + g\nx = x - lr0 * v", "lr0"),
        ("c = 3\nd = 2\ng = grad(x)\nx = x - c * g / d", "c"),
        ("beta = 0.9\ntasa = 0.1\ng = grad(x)\nv = beta * v + g\nx = x - tasa * v", "tasa"),
        ("beta = 0.9\nmanda = 0.1\ng = grad(x)\nv = beta * v + g\nx = x - manda * v", "manda"),
        ("k = 2\npaso = 0.1\ng = grad(x)\nx = x - k * paso * g", "paso"),
        ("beta = 0.9\neta = 0.1\ng = grad(x)\nx = x - eta * v\nv = beta * v + g", "eta"),
        (
            "beta = 0.9\nlr = 0.1\ndecay = 0.1\ng = grad(x)\nv = beta * v + g\nx = x - lr * v - lr * decay * x",
            "lr",
        ),
        ("beta = 0.9\ng = grad(x)\nv = beta * v + g\nx = x - 0.004 * v", None),
        ("x = x - lr * grad(x)", "lr"),
        ("lr = 0.1\ng = grad(x)\nx = x - lr * g\nlr = 0.99 * lr", None),
        ("a = 0.1\nb = 0.01\ng = grad(x)\nx = x - a * g - b * sign(g)", None),
    ],
)
def test_which_setting_is_the_rate(text, rate):
    assert ask("fair.mjs", {"work": "rate", "text": text}) == rate


@pytest.mark.parametrize("name", RANGES)
def test_a_slider_moves_where_optlib_admits_the_setting(name):
    found = ask("fair.mjs", {"work": "role", "name": name})
    number_in("mando", name, [*found["values"], found["first"]], RANGES[name])
    assert (found["role"] == "memory") == RANGES[name].startswith("[0, 1")


def test_the_written_rate_is_tried_too():
    text = "lr = {}\ng = grad(x)\nx = x - lr * g"
    between = own(text.format(0.019))["problems"]["narrow_ravine"]
    assert (
        between["rate"] == 0.019
        and between["chosen"]["steps"] < course("GradientDescent")["narrow_ravine"]["chosen"]["steps"]
    )
    one, other = own(text.format(0.02)), own(text.format(0.03))
    assert one["key"] != other["key"]


@pytest.mark.parametrize(
    ("won", "lost", "told"), [(0, 0, False), (5, 0, False), (6, 0, True), (9, 2, False), (10, 1, True), (3, 3, False)]
)
def test_what_chance_could_give_is_told_from_what_it_could_not(won, lost, told):
    """Seis caras seguidas, y no cinco, salen menos de una vez de cada veinte; cuenta quién llega antes."""
    n = won + lost
    assert (2 * sum(math.comb(n, k) for k in range(min(won, lost) + 1)) / 2**n < 0.05) == told
    mine = [3] * won + [None] * lost + [7, None]
    other = [None, *[4] * (won - 1)][:won] + [4] * lost + [7, None]
    found = [ask("fair.mjs", {"work": "duel", "mine": a, "other": b}) for a, b in ((mine, other), (other, mine))]
    assert [(each["won"], each["lost"], each["apart"]) for each in found] == [(won, lost, told), (lost, won, told)]
    assert found[0]["lead"] == -found[1]["lead"]


def test_one_start_more_is_no_lead():
    """Ni por redondeo: en la tabla, quien va igual se ordena por cuántas veces llega."""
    found = ask("fair.mjs", {"work": "duel", "mine": [3] * 20 + [4] * 19, "other": [4] * 20 + [3] * 19})
    assert (found["won"], found["lost"], found["lead"]) == (20, 19, 0)


SECANT = TODAY["Barzilai–Borwein"].replace(" + 1e-30", "").replace("1, clip(", "1, (").replace(", 1e-4, 1)", ")")
LOOKAHEAD = TODAY["Lookahead"].replace("0.01", "lr")
MOMENTUM = "lr = 0.02\nbeta = 0.9\ng = grad(x)\nv = beta * v + g\nx = x - lr * v"
DRAWS = [{"chosen": draw, "exam": draw + 1} for draw in (1, 20, 300)]


def against(name: str, text: str, seeds: dict) -> dict:
    sides = own(text, seeds=seeds)["runs"], ask("fair.mjs", {"work": "courseRuns", "name": name, "seeds": seeds})
    mine, other = ([None if steps == math.inf else steps for steps in side] for side in sides)
    return ask("fair.mjs", {"work": "duel", "mine": mine, "other": other})


@pytest.mark.parametrize("seeds", DRAWS, ids=str)
def test_a_good_rule_is_never_last(seeds):
    """Barzilai–Borwein llega exacto y divide 0 entre 0: ha llegado, y antes que casi todos."""
    found = own(SECANT, seeds=seeds)["problems"]
    assert total(found) >= 36 and sum(each["chosen"]["ended"] for each in found.values()) > 20
    for text in (SECANT, LOOKAHEAD):
        for name in ("Momentum", "Lion"):
            assert against(name, text, seeds)["lead"] > 0.95, (text, name)


WILD = "a = 0.04\nb = 1\ng = grad(x)\nx = x - where(t < 2, a, where(t < 3, b, a)) * g"


@pytest.mark.parametrize("seeds", DRAWS, ids=str)
def test_soon_and_seldom_is_not_first(seeds):
    """Va de un salto donde puede, y donde no, se pierde: llega pronto, y pocas veces."""
    assert total(own(WILD, seeds=seeds)["problems"]) < 32
    assert all(against(name, WILD, seeds)["lead"] < -0.95 for name in ("Momentum", "Nesterov", "Adam"))


def places(field: dict, at: float) -> list:
    """De cada problema, el gradiente en (at, at) y dónde está un mínimo, en el sorteo 1."""
    known = []
    for problem in field["chosen"]:
        moved, turn, shift = hidden(problem, "", 1)
        known.append((moved.grad(np.full(2, at)), np.atleast_2d(PROBLEMS[problem].minimum)[0] @ turn.T + shift))
    return known


@pytest.mark.parametrize("at", ["0 * x", "0 * x + 1"])
def test_a_bad_rule_is_never_first(field, at):
    """Quien trae escritos los mínimos de un sorteo, por el gradiente en un punto, gana en ese y en ningún otro."""
    known = places(field, float(at.endswith("1")))
    text = f"g = grad({at})\nx = {memorized(known)} - 1e-9 * g"
    assert total(own(text)["problems"]) == 48 and total(own(text)["problems"], "exam") <= 1
    others = [own(text, seeds=seeds)["problems"] for seeds in DRAWS[1:]]
    assert max(total(found, half) for found in others for half in ("chosen", "exam")) <= 1


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ("x = x - lr * v + 0 * sqrt(299.5 - t)", 8),  # deja de dar números cuando ya llevaba allí un rato
        ("x = x - lr * v * (1 + 1e9 * maximum(0, sign(t - 290)))", 0),  # explota cuando ya llevaba allí un rato
    ],
)
def test_who_stays_has_arrived_and_who_explodes_has_not(change, count):
    found = own(MOMENTUM.replace("x = x - lr * v", change))["problems"]["ravine"]["chosen"]
    assert (found["count"], found["ended"] > 0) == (count, "sqrt" in change)


def test_who_only_passes_by_has_not_arrived(field):
    """Junto al mínimo, y al paso siguiente, sin números; quedándose, llega."""
    text = f"g = grad(0 * x)\nx = {memorized(places(field, 0))} + 0.02 - 1e-9 * g"
    assert total(own(text)["problems"]) == 48
    assert total(own(text + " + 0 * sqrt(1.5 - t)")["problems"]) == 0
