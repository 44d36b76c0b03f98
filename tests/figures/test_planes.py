"""«planes»: sus costes en los dos lenguajes, lo que enseñan y su meta."""

import numpy as np
import pytest
from node import called

from optlib.figures import figure
from optlib.figures.each.planes import PLANS


@pytest.mark.parametrize(
    "values",
    [
        ("bowl", 0.2, 0, 1.0, 300, 1),
        ("walls", 1.3, 37, 0.7, 311, 5),
        ("bowl", 2.0, 100, 3.0, 90, 20),
        ("walls", 0.11, 0, 0.0, 400, 2),
        ("bowl", 0.03, 7, 2.5, 10, 13),
    ],
)
def test_same_plans_in_both_languages(values):
    """El coste medio de cada plan, paso a paso: el ruido es el mismo."""
    params = dict(zip(("landscape", "lr", "warmup", "noise", "steps", "seed"), values, strict=True))
    ours = figure("planes", **params).trajectory
    assert list(ours) == list(PLANS)
    for name, run in ours.items():
        theirs = called("figures/each/planes.js", "(name, of) => descend(rates(name, of), of)", name, params)
        pair = run.f.mean(axis=1), np.array(theirs, float)
        mine, other = (np.where(np.abs(costs) < 1e99, costs, np.inf) for costs in pair)
        assert mine == pytest.approx(other, rel=1e-9), name


def ends_of_plans(**params) -> dict[str, float]:
    """Coste medio de cada plan al final."""
    with np.errstate(over="ignore"):
        ends = {name: run.f[-1].mean() for name, run in figure("planes", **params).trajectory.items()}
    return {name: cost if np.isfinite(cost) else np.inf for name, cost in ends.items()}


def first_plan(**params) -> str:
    found = ends_of_plans(**params)
    return min(found, key=found.get)


def test_what_the_plans_show():
    for seed in range(1, 21):
        assert [first_plan(lr=lr, seed=seed) for lr in (0.02, 0.2, 1.0)] == ["constant", "stairs", "inverse"], seed
    # Los que bajan a cero quedan cerca del de escalones, y el constante y el inverso, no.
    found = ends_of_plans()
    assert max(found["cosine"], found["linear"]) < 1.5 * found["stairs"]
    assert min(found["constant"], found["inverse"]) > 10 * found["stairs"]
    # Con α = 1, el inverso es la media de lo visto: la de 300 números de varianza 1.
    run = figure("planes", lr=1.0).trajectory["inverse"]
    noise = (run.grad - run.x[:-1]).cumsum(axis=0) / np.arange(1, 301)[:, None]
    assert run.x[1:] == pytest.approx(-noise, abs=1e-12)
    assert run.f[-1].mean() == pytest.approx(1 / 600, rel=0.4)


def test_what_warming_up_does():
    """En la parábola solo mejora al inverso, que así baja más tarde; con paredes, hace falta si α es grande."""
    cold, warm = ends_of_plans(), ends_of_plans(warmup=20)
    assert warm["inverse"] < cold["inverse"] / 10
    assert all(1 <= warm[name] / cold[name] < 1.1 for name in PLANS if name != "inverse")
    assert [max(ends_of_plans(landscape="walls", lr=1.0, warmup=each).values()) < 1 for each in (0, 20)] == [
        False,
        True,
    ]


def test_the_noise_floor_of_the_plans():
    """El del constante, tras muchos pasos y con todas las semillas: α·σ²/(2(2 − α))."""
    for lr, noise in ((0.1, 1.0), (0.5, 2.0), (1.0, 1.0)):
        costs = [figure("planes", lr=lr, noise=noise, seed=s).trajectory["constant"].f[-30:].mean() for s in (1, 2, 3)]
        assert np.mean(costs) == pytest.approx(noise**2 * lr / (2 - lr) / 2, rel=0.05), lr


def test_with_walls_the_warmup_that_lets_none_escape():
    for lr, enough in ((0.5, 4), (1.0, 7)):
        worst = [max(ends_of_plans(landscape="walls", lr=lr, warmup=warm).values()) for warm in range(9)]
        assert [warm for warm, cost in enumerate(worst) if cost < 1] == list(range(enough, 9)), lr


def test_what_the_goal_of_the_plans_says():
    """Con α = 0.5 el inverso aún no gana; cerca de 1, sí."""
    assert [first_plan(lr=lr) == "inverse" for lr in (0.2, 0.5, 0.9, 1.0, 1.1)] == [False, False, True, True, True]
