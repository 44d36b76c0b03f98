"""La prueba justa: la regla del lector se mide como los métodos del curso, y lo que sale es lo que sale en Python."""

import numpy as np
import pytest
from node import ask

from optlib import OPTIMIZERS, PROBLEMS, minimize
from optlib.figures.landscapes import VALLEYS
from optlib.figures.rivals import FAIR_RATES

NEAR = 0.01


def course(name: str) -> dict:
    return ask("fair.mjs", {"work": "course", "name": name})


def own(text: str | None = None, **more) -> dict:
    return ask("fair.mjs", {"work": "own", **({"text": text} if text else {}), **more})


@pytest.fixture(scope="module")
def field() -> dict:
    """Los pasos y, de cada problema, las salidas."""
    return ask("fair.mjs", {"work": "field"})


def test_the_starts_are_spread_over_each_map_with_a_minimum(field):
    assert set(field["starts"]) == {name for name in VALLEYS if PROBLEMS[name].minimum is not None}
    for problem, starts in field["starts"].items():
        left, right, low, high = VALLEYS[problem]
        parts = (np.array(starts) - [left, low]) / [right - left, high - low]
        # Una en cada columna y una en cada fila; ninguna es otra vista en un espejo.
        assert all(sorted(np.floor(8 * each)) == list(range(8)) for each in parts.T), problem
        assert len({tuple(np.round(each, 6)) for each in abs(parts - 0.5)}) == 8


@pytest.mark.parametrize("name", ["Momentum", "Adam", "GradientDescent"])
def test_a_rule_of_the_course_gets_what_its_method_gets(name):
    written = own(like=name)
    assert written["rate"] == "lr" and {key: written[key] for key in ("count", "steps", "problems")} == course(name)


@pytest.mark.parametrize(("name", "problem"), [("Momentum", "narrow_ravine"), ("Adam", "beale"), ("Nadam", "ravine")])
def test_the_counts_are_those_of_python(field, name, problem):
    left, right, low, high = VALLEYS[problem]
    starts = np.array(field["starts"][problem])
    minima = np.atleast_2d(PROBLEMS[problem].minimum)
    found = []
    for rate in FAIR_RATES:
        x = minimize(PROBLEMS[problem], starts, OPTIMIZERS[name](lr=rate), field["steps"]).x
        apart = (x[..., None, :] - minima) / [right - left, high - low]
        with np.errstate(over="ignore", invalid="ignore"):
            far = ~(np.linalg.norm(apart, axis=-1).min(axis=-1) <= NEAR)
        since = [int(np.flatnonzero(run)[-1]) + 1 for run in far.T]
        arrived = [step for step in since if step <= field["steps"]]
        found.append((-len(arrived), np.median(arrived) if arrived else np.inf, rate))
    count, steps, rate = min(found)
    assert course(name)["problems"][problem] == {"rate": rate, "count": -count, "steps": steps}
    assert count < 0


def test_a_rule_that_diverges_never_arrives():
    result = own("g = grad(x)\nx = x + lr * g")
    assert result["count"] == 0 and result["steps"] is None
    assert all(each == {"rate": None, "count": 0, "steps": None} for each in result["problems"].values())


def test_a_rule_without_a_rate_runs_as_it_is():
    result = own("g = grad(x)\nx = x - 0.01 * g")
    assert result["rate"] is None and result["problems"]["narrow_ravine"]["rate"] is None
    # 0.01 está en la lista: el método no puede llegar menos veces.
    assert 0 < result["count"] <= course("GradientDescent")["count"]


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("beta = 0.9\nalpha = 0.1\ng = grad(x)\nv = beta * v + g\nx = x - alpha * v", "alpha"),
        ("lr_decay = 0.99\nlr = 0.1\ng = grad(x)\nx = x - lr * lr_decay**t * g", "lr"),
        ("beta = 0.9\nlr0 = 0.1\ng = grad(x)\nv = beta * v + g\nx = x - lr0 * v", "lr0"),
        ("c = 3\nd = 2\ng = grad(x)\nx = x - c * g / d", "c"),
    ],
)
def test_which_setting_is_the_rate(text, rate):
    assert own(text)["rate"] == rate


def test_the_rate_that_is_written_does_not_count_and_the_rest_does():
    text = "lr = {}\nbeta = {}\ng = grad(x)\nv = beta * v + g\nx = x - lr * v"
    one, same, other = (own(text.format(*each)) for each in ((0.02, 0.9), (5, 0.9), (0.02, 0.5)))
    assert one == same and other["key"] != one["key"]
    loose = "g = grad(x)\nv = beta * v + g\nx = x - lr * v"
    one, same, other = (own(loose, given={"lr": lr, "beta": beta}) for lr, beta in ((1, 0.9), (2, 0.9), (1, 0.5)))
    assert one == same and other["key"] != one["key"]
