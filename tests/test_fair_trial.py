"""La prueba justa: la regla del lector se mide como los métodos del curso, y lo que sale es lo que sale en Python."""

import math
from functools import cache

import numpy as np
import pytest
from node import ask

from optlib import OPTIMIZERS, PROBLEMS, Problem, minimize
from optlib.figures.landscapes import VALLEYS
from optlib.figures.rivals import FAIR_RATES, TURN
from optlib.prng import mulberry32, seed_of
from optlib.styles import STYLES

NEAR = 0.01


@cache
def course(name: str) -> dict:
    return ask("fair.mjs", {"work": "course", "name": name})


def own(text: str | None = None, **more) -> dict:
    return ask("fair.mjs", {"work": "own", **({"text": text} if text else {}), **more})


def rate_of(text: str, **given) -> str | None:
    return ask("fair.mjs", {"work": "rate", "text": text, "given": given})


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
        # Una en cada columna y una en cada fila; ninguna es otra vista en un espejo. Las del examen, entre las otras.
        assert all(sorted(np.floor(16 * each)) == list(range(16)) for each in parts.T), problem
        assert len({tuple(np.round(each, 6)) for each in abs(parts - 0.5)}) == 16
        assert all(sorted(np.floor(8 * each)) == list(range(8)) for half in (parts[:8], parts[8:]) for each in half.T)


@pytest.mark.parametrize("name", ["Momentum", "Adam"])
def test_a_rule_of_the_course_gets_what_its_method_gets(name):
    written = own(like=name)
    assert written["rate"] == "lr" and written["problems"] == course(name)


def hidden(problem: str) -> tuple[Problem, np.ndarray, np.ndarray]:
    """El paisaje donde se juzga: girado y corrido."""
    draw = mulberry32(seed_of(f"{problem} ", 0))
    shift = np.array([(-1 if draw() < 0.5 else 1) * (0.6 + 0.8 * draw()) for _ in range(2)])
    c, s = np.cos(TURN), np.sin(TURN)
    turn, here = np.array([[c, -s], [s, c]]), PROBLEMS[problem]
    f = lambda x: here((x - shift) @ turn)  # noqa: E731
    return Problem(f, lambda x: here.grad((x - shift) @ turn) @ turn.T, dim=2), turn, shift


def summed(x, minima, problem, steps) -> tuple[int, float]:
    """Cuántas llegan, y la mediana de sus pasos."""
    left, right, low, high = VALLEYS[problem]
    apart = (x[..., None, :] - minima) / [right - left, high - low]
    with np.errstate(over="ignore", invalid="ignore"):
        far = ~(np.linalg.norm(apart, axis=-1).min(axis=-1) <= NEAR)
    since = [int(np.flatnonzero(run)[-1]) + 1 for run in far.T]
    arrived = [step for step in since if step <= steps]
    return len(arrived), float(np.median(arrived)) if arrived else np.inf


@pytest.mark.parametrize(
    ("name", "problem"), [("Momentum", "narrow_ravine"), ("Adam", "ravine"), ("Nesterov", "coupled_quadratic")]
)
def test_the_counts_are_those_of_python(field, name, problem):
    moved, turn, shift = hidden(problem)
    minima = np.atleast_2d(PROBLEMS[problem].minimum)
    runs = {}
    for rate in (*FAIR_RATES, STYLES[name].lr):
        for half in ("chosen", "exam"):
            starts = np.array(field[half][problem]) @ turn.T + shift
            with np.errstate(over="ignore", invalid="ignore"):
                x = (minimize(moved, starts, OPTIMIZERS[name](lr=rate), field["steps"]).x - shift) @ turn
            runs[rate, half] = summed(x, minima, problem, field["steps"])
    best = min(FAIR_RATES, key=lambda rate: (-runs[rate, "chosen"][0], runs[rate, "chosen"][1]))
    expected = {half: dict(zip(("count", "steps"), runs[best, half], strict=True)) for half in ("chosen", "exam")}
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


def test_going_to_the_origin_is_no_advantage():
    assert total(course("AdamW")) <= total(course("Adam"))


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
    ],
)
def test_which_setting_is_the_rate(text, rate):
    assert rate_of(text) == rate


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
    """Seis caras seguidas, y no cinco, salen menos de una vez de cada veinte."""
    n = won + lost
    assert (2 * sum(math.comb(n, k) for k in range(min(won, lost) + 1)) / 2**n < 0.05) == told
    mine = [3] * won + [None] * lost + [7, None]
    other = [None] * won + [4] * lost + [9, None]
    sides = (("mine", mine), ("other", other)), (("mine", other), ("other", mine))
    assert [ask("fair.mjs", {"work": "apart", **dict(each)}) for each in sides] == [told, told]
