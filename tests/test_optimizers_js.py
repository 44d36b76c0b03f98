"""optimizers.js calcula lo mismo que optlib: paso a paso desde el mismo estado, y en recorridos enteros."""

from dataclasses import fields

import numpy as np
import pytest
from node import ask

from optlib.descent import minimize
from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS

SETTINGS = 15
STEPS = 5
TOLERANCE = 1e-12
CONVEX = {
    "parabola": 2,
    "shifted_parabola": 2,
    "coupled_quadratic": 4 + 8**0.5,
    "ravine": 25,
    "narrow_ravine": 100,
}


def random_settings(rule, rng) -> dict:
    """Hiperparámetros al azar en todo su intervalo, más densos donde se usan."""
    draw = {
        "lr": lambda: 10 ** rng.uniform(-4, 0.3),
        "eps": lambda: 10 ** rng.uniform(-10, -2),
        "weight_decay": lambda: rng.uniform(0, 0.5),
    }
    fraction = lambda: 1 - 10 ** rng.uniform(-3.5, 0)  # noqa: E731
    return {field.name: draw.get(field.name, fraction)() for field in fields(rule)}


def plain(value):
    return np.asarray(value).tolist()


def finite(*values) -> bool:
    return all(np.all(np.isfinite(value)) and np.all(np.abs(value) < 1e100) for value in values)


def walk(name, rule, problem_name, problem, rng):
    """Pasos de una ejecución con ajustes y partida al azar: ``(lo que se pide a JS, lo que da optlib)``."""
    settings = random_settings(rule, rng)
    optimizer = rule(**settings)
    x = np.asarray(problem.start) + rng.normal(size=np.shape(problem.start))
    x = float(x) if problem.dim is None else x
    state = optimizer.init(x)
    for _ in range(STEPS):
        asked = {
            "optimizer": name,
            "settings": settings,
            "problem": problem_name,
            "x": plain(x),
            "state": {field: plain(value) for field, value in state._asdict().items()},
        }
        try:
            with np.errstate(all="ignore"):
                f = problem(x)
                x, state = optimizer.step(x, state, problem.grad)
        except OverflowError:
            return
        if not finite(x, f, *state):
            return
        yield (
            asked,
            {"x": plain(x), "state": {k: plain(v) for k, v in state._asdict().items()}, "f": plain(f)},
        )


@pytest.fixture(scope="module")
def work():
    rng = np.random.default_rng(2026)
    pairs = [
        pair
        for name, rule in OPTIMIZERS.items()
        for problem_name, problem in PROBLEMS.items()
        for _ in range(SETTINGS)
        for pair in walk(name, rule, problem_name, problem, rng)
    ]
    runs = []
    for name, rule in OPTIMIZERS.items():
        for problem_name, curvature in CONVEX.items():
            # Un paso fijo bajo 2/curvatura, o uno adaptativo que en 100 pasos aún no llega al mínimo: si
            # rebotara en él, el redondeo crecería por sí solo.
            settings = {"lr": 0.5 / curvature if "eps" not in rule.__dataclass_fields__ else 0.01}
            start = np.asarray(PROBLEMS[problem_name].start)
            x = start + rng.uniform(0.1, 0.5, start.shape)
            runs.append(
                {
                    "optimizer": name,
                    "settings": settings,
                    "problem": problem_name,
                    "x": plain(x),
                    "count": 100,
                }
            )
    answer = ask("optimizers.mjs", {"steps": [asked for asked, _ in pairs], "runs": runs})
    return pairs, runs, answer


def distance(ours, theirs):
    ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
    return float(np.max(np.abs(ours - theirs) / np.maximum(1, np.abs(ours))))


def test_same_names_and_data(work):
    _, _, answer = work
    assert answer["optimizers"] == list(OPTIMIZERS)
    assert {problem["name"] for problem in answer["problems"]} == set(PROBLEMS)
    for problem in answer["problems"]:
        ours = PROBLEMS[problem["name"]]
        assert problem["dim"] == ours.dim
        assert (problem["start"], problem["minimum"]) == (plain(ours.start), plain(ours.minimum))


def blame(gaps) -> str:
    """A quién corregir: a un problema, si con él se separan todos los optimizadores; si no, a cada optimizador."""
    told = {problem: f"el grad de {problem}" for problem in PROBLEMS if all((o, problem) in gaps for o in OPTIMIZERS)}
    rest = [(optimizer, gap) for (optimizer, problem), gap in gaps.items() if problem not in told]
    told |= {optimizer: f"el gemelo de {optimizer} (se separa {gap:.3g})" for optimizer, gap in rest}
    return f"optlib/static/optimizers.js: no da los números de optlib {', ni '.join(told.values())}."


def test_step_by_step(work):
    pairs, _, answer = work
    assert len(pairs) > 0.9 * len(OPTIMIZERS) * len(PROBLEMS) * SETTINGS * STEPS
    worst = {}
    for (asked, ours), theirs in zip(pairs, answer["steps"], strict=True):
        states = set(ours["state"]), set(theirs["state"])
        assert states[0] == states[1], f"el estado del gemelo de {asked['optimizer']} no lleva los mismos nombres"
        why = f"optlib/static/optimizers.js: el f de {asked['problem']} no da lo mismo que optlib"
        assert theirs["f"] == pytest.approx(ours["f"], rel=1e-12, abs=1e-12), why
        gaps = [distance(ours["x"], theirs["x"])]
        gaps += [distance(value, theirs["state"][field]) for field, value in ours["state"].items()]
        key = asked["optimizer"], asked["problem"]
        worst[key] = np.max([worst.get(key, 0), *gaps])  # np.max, no max: un nan debe ganar
    apart = {key: gap for key, gap in worst.items() if not gap <= TOLERANCE}
    assert not apart, blame(apart)
    assert set(worst) == {(name, problem) for name in OPTIMIZERS for problem in PROBLEMS}


def test_whole_runs(work):
    _, runs, answer = work
    for run, theirs in zip(runs, answer["runs"], strict=True):
        optimizer = OPTIMIZERS[run["optimizer"]](**run["settings"])
        x0 = run["x"] if np.ndim(run["x"]) == 0 else np.array(run["x"])
        ours = minimize(PROBLEMS[run["problem"]], x0, optimizer, run["count"])
        apart = f"el gemelo de {run['optimizer']}, en optlib/static/optimizers.js, no da los números de optlib: {run}"
        for name in ("x", "f", "grad"):
            assert distance(getattr(ours, name), theirs[name]) <= 1e-9, apart
        assert theirs["diverged"] is False, run
        for field in optimizer.init(x0)._asdict():
            assert distance(ours[field], theirs[field]) <= 1e-9, f"{field}: {apart}"


def test_divergence_is_data():
    """Un recorrido que estalla termina, con tantos puntos como pasos, y lo dice."""
    asked = {
        "optimizer": "GradientDescent",
        "settings": {"lr": 3.0},
        "problem": "quartic",
        "x": 2.0,
        "count": 40,
    }
    (run,) = ask("optimizers.mjs", {"steps": [], "runs": [asked]})["runs"]
    assert run["diverged"] is True
    assert len(run["x"]) == 41
    assert minimize(PROBLEMS["quartic"], 2.0, OPTIMIZERS["GradientDescent"](lr=3.0), 40).diverged
