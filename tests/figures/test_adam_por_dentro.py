"""«adam-por-dentro»: sus gradientes en los dos lenguajes, lo que concluye y su meta."""

import numpy as np
import pytest
from node import called

from optlib.figures import figure
from optlib.figures.each.adam_por_dentro import SIGNALS, in_alphas
from optlib.figures.goals import GOALS


@pytest.mark.parametrize("signal", SIGNALS)
def test_same_gradients_in_both_languages(signal):
    theirs = called("figures/each/adam-por-dentro.js", "gradients", {"signal": signal})
    assert figure("adam-por-dentro", signal=signal).trajectory.grad == pytest.approx(theirs)


def test_agreement_fills_the_corridor_contradiction_empties_it_and_size_does_not_matter():
    """Lo que concluye la figura, con la corrección; y de cuándo se sale del pasillo, lo que dice."""
    steps = {}
    for name, g in (("agree", [1.0] * 30), ("tiny", [0.1] * 30), ("contradict", [1.0, -1.0] * 15)):
        steps[name] = in_alphas(figure("adam-por-dentro", g=g).params)
    assert steps["agree"] == pytest.approx(np.ones(30)) and steps["tiny"] == pytest.approx(steps["agree"], rel=1e-6)
    assert abs(steps["contradict"][5:]).max() < 0.15
    assert in_alphas(figure("adam-por-dentro", g=[0.1] * 20 + [3.0] * 10).params).max() > 1.15


@pytest.mark.parametrize("g", ["1,2", [1.0] * 29, [4.0] * 30, [float("nan")] * 30, 5])
def test_bars_that_are_not_bars_are_refused(g):
    with pytest.raises((TypeError, ValueError), match="g debe "):
        figure("adam-por-dentro", g=g)


def test_what_the_goal_says():
    """Con gradientes alternos, β₁ grande los anula."""
    last = {}
    for beta1 in (0.0, 0.5, 0.9, 0.95):
        steps = in_alphas(figure("adam-por-dentro", signal="alternating", beta1=beta1).params)
        last[beta1] = abs(steps[-10:]).max()
    assert list(last.values()) == sorted(last.values(), reverse=True)
    assert last[0.95] < GOALS["que-se-anulen"].below < last[0.9]
