"""«adam-por-dentro»: sus gradientes en los dos lenguajes, su imagen fija y su meta."""

import numpy as np
import pytest
from node import called

from optlib import plots
from optlib.figures import figure
from optlib.figures.alternatives import alternative
from optlib.figures.each import adam_por_dentro
from optlib.figures.goals import GOALS
from optlib.figures.specs import complete


@pytest.mark.parametrize("signal", adam_por_dentro.SPEC.params["signal"].options)
def test_same_gradients_in_both_languages(signal):
    params = {"signal": signal, "noise": 0.7, "steps": 31, "seed": 3}
    theirs = called("figures/each/adam-por-dentro.js", "gradients", params)
    assert figure("adam-por-dentro", **params).trajectory.grad == pytest.approx(theirs, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("beta2", [0.1, 0.999])
def test_the_still_of_the_cycle_draws_where_x_goes(beta2):
    """x entera, desde su partida, y el mejor punto; con los nombres del lado por el que x no pasa."""
    params = {"signal": "cycle", "beta1": 0.0, "beta2": beta2}
    _, ax = plots.subplots()
    adam_por_dentro.draw(ax, complete("adam-por-dentro", params))
    x = figure("adam-por-dentro", **params).trajectory.x
    best, path, first = (line.get_ydata() for line in ax.lines)
    assert set(best) == {-1} and path == pytest.approx(x) and list(first) == [0] and ax.get_ylabel() == "x"
    start, goal = ax.texts
    assert [start.get_text(), goal.get_text()] == ["partida, x = 0", "mejor punto, x = −1"]
    assert (start.get_position()[1] > 0) == (x[-1] < 0) == (goal.xy[0] < 30)
    assert alternative("adam-por-dentro", params).endswith(" Dibuja x, desde su partida, 0, y el mejor punto, −1.")
    assert "Dibuja" not in alternative("adam-por-dentro", {})


def test_what_the_goal_says():
    """Con gradientes alternos, β₁ grande los anula."""
    last = {}
    for beta1 in (0.0, 0.5, 0.9, 0.95):
        run = figure("adam-por-dentro", signal="alternating", beta1=beta1).trajectory
        last[beta1] = abs(np.diff(run.x)[-10:]).max() / 0.1
    assert list(last.values()) == sorted(last.values(), reverse=True)
    assert last[0.95] < GOALS["que-se-anulen"].below < last[0.9]
