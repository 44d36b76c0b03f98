"""«lotes»: sus recorridos en los dos lenguajes y su meta."""

import numpy as np
import pytest
from node import called

from optlib.figures import figure, still
from optlib.figures.each.lotes import regression_data
from optlib.figures.goals import GOALS
from optlib.regression import LeastSquares


@pytest.mark.parametrize(
    ("size", "lr", "epochs", "seed"),
    [(8, 0.1, 6, 1), (7, 0.05, 3, 12), (2, 0.4, 2, 20), (32, 1.0, 20, 3), (5, 0.3, 1, 4), (8, 0.1, 0, 1)],
)
def test_same_minibatches_in_both_languages(size, lr, epochs, seed):
    """Los tres recorridos son los mismos, punto por punto, y con ellos su imagen fija."""
    ours = figure("lotes", batch_size=size, lr=lr, epochs=epochs, seed=seed).trajectory
    for each, (name, run) in zip((64, size, 1), ours.items(), strict=True):
        theirs = called("figures/each/lotes.js", "descend", each, lr, epochs, seed)
        assert run.x == pytest.approx(np.array(theirs["x"], float), rel=1e-9, abs=1e-12), name
        assert run.f == pytest.approx(np.array(theirs["f"], float), rel=1e-9, abs=1e-12), name


def test_what_the_goal_of_the_batches_says():
    """De uno en uno, en la última época: tiembla menos cuanto más cortos, hasta que no llega."""
    x, y = regression_data()
    problem = LeastSquares(np.stack([x, np.ones_like(x)], axis=-1), y)
    lowest = problem(problem.minimum)
    for seed in range(1, 21):
        runs = [figure("lotes", lr=lr, seed=seed).trajectory["stochastic"] for lr in (0.1, 0.01, 0.003)]
        assert [max(run.f[-63:]) - lowest < GOALS["sin-temblar"].below for run in runs] == [False, True, False]


def test_before_the_first_epoch_the_three_are_at_the_start():
    runs = figure("lotes", epochs=0).trajectory
    assert [run.x.tolist() for run in runs.values()] == [[[-0.5, 2.5]]] * 3
    assert still("lotes", {"epochs": 0})
