"""«dos-redes»: a quién confunde la mancha, y que se pinta lo mismo en la página."""

from pathlib import Path

import numpy as np
import pytest

from optlib.digits import network
from optlib.figures.each.dos_redes import METHODS, SEED, STEPS, smudge, trajectory
from optlib.optimizers import Adam, GradientDescent
from optlib.schedules import linear
from optlib.styles import WEIGHTS
from optlib.sweep import sweep


def share(net, x, change=lambda X: X):
    """Lo que acierta de lo que no ha visto, en tanto por ciento."""
    return 100 * np.mean(net.valid.predict(x, change(net.valid.X)) == net.valid.y, axis=-1)


MEASURES = {"clean": share, "smudged": lambda net, x: share(net, x, smudge)}


@pytest.mark.steady
def test_a_smudge_at_the_border_fools_adam_and_not_descent():
    """Con una, dos y cuatro veces los pasos del capítulo, en diez semillas."""
    rules = [GradientDescent(lr=1.0), Adam(lr=0.03)]
    runs = sweep(network, rules, [190, 380, 760], seeds=range(10), schedule=linear, measures=MEASURES)
    lost, adam = runs["clean"] - runs["smudged"], runs["place"] == 1
    assert np.abs(lost[~adam]).max() <= 1 and lost[adam].min() > 15
    assert runs["clean"].min() > 93


def test_the_two_of_the_figure():
    """Leen casi lo mismo y, con la mancha, la de Adam lee una de cada cuatro."""
    net, runs = network(SEED), trajectory({})
    assert STEPS in (190, 380, 760) and SEED in range(10) and list(METHODS) == list(runs)
    clean, smudged = ([round(measure(net, runs[name].x[-1])) for name in runs] for measure in MEASURES.values())
    assert clean == [97, 98] and smudged == [97, 24]


def test_weights_have_one_palette():
    """Los colores de los pesos, en las imágenes y en la página."""
    sheet = (Path(__file__).parents[2] / "optlib/static/figures/figures.css").read_text("utf-8")
    for name, style in zip(("for", "against"), WEIGHTS, strict=True):
        assert f"--weight-{name}: light-dark({style.light}, {style.dark});" in sheet
