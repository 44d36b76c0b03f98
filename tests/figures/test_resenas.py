"""«resenas»: los dos pesos en los dos lenguajes, los números del texto y lo que enseña."""

import numpy as np
import pytest
from node import called

from optlib import GradientDescent, minimize, plots
from optlib.figures import figure
from optlib.figures.each import resenas
from optlib.figures.each.resenas import SPEC, WORDS, reviews
from optlib.figures.specs import complete

RIGHT = np.array([*WORDS.values()])
RARE = SPEC.params["rare"].stops


def weights(**params):
    return figure("resenas", **{"steps": 10} | params).trajectory.x


@pytest.mark.parametrize("adagrad", [False, True])
@pytest.mark.parametrize("rare", RARE)
def test_same_weights_in_both_languages(rare, adagrad):
    theirs = called(
        "figures/each/resenas.js",
        "(state) => trained(state)",
        complete("resenas", {"rare": rare, "adagrad": adagrad, "steps": 10}),
    )
    ours = figure("resenas", rare=rare, adagrad=adagrad, steps=10).trajectory
    assert np.array(theirs["x"]) == pytest.approx(ours.x) and theirs["f"] == pytest.approx(ours.f, abs=1e-12)
    if adagrad:
        assert np.array(theirs["G"]) == pytest.approx(ours["G"])


def test_the_rare_word_keeps_its_big_step():
    """Con el descenso la deja atrás lo rara que sea; con Adagrad, llega igual de pronto."""
    left = [abs(weights(rare=rare)[-1] - RIGHT) for rare in RARE]
    assert all(good < 0.05 for good, _ in left) and np.all(np.diff(left, axis=0)[:, 1] > 0)
    assert left[RARE.index(20)][1] > 0.5 and left[-1][1] > 0.9
    for rare in RARE:
        path = weights(rare=rare, adagrad=True)
        assert path[1] == pytest.approx([1, 1])
    seldom = [weights(rare=rare, adagrad=True) for rare in (20, 200)]
    assert abs(np.diff(seldom, axis=0)).max() < 0.03 and abs(seldom[1][-1] - RIGHT).max() < 0.1


def test_no_rate_of_descent_gives_it_back():
    """Con la mayor de la que no se va «buena», tampoco."""
    problem = reviews(200)
    runs = [minimize(problem, np.zeros(2), GradientDescent(lr), 10) for lr in (0.5, 1.0, 1.5, 1.9, 1.99)]
    assert min(abs(run.x[-1, 1] - 1) for run in runs) > 0.8
    assert abs(minimize(problem, np.zeros(2), GradientDescent(2.1), 40).x[-1, 0]) > 20


def test_the_still_shows_the_needles_where_they_are():
    for steps in (1, 10):
        _, ax = plots.subplots()
        resenas.draw(ax, complete("resenas", {"steps": steps}))
        said = [text.get_text() for text in ax.texts]
        good, sublime = weights(steps=steps)[-1]
        assert {f"«buena»: {good:.2f}", f"«sublime»: {sublime:.2f}"} <= {*said}
