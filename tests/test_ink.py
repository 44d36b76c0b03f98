"""Lo que la red ve de un dibujo: su tinta, contada como en las imágenes con las que ha aprendido."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from node import ask

from optlib import Momentum
from optlib.digits import network
from optlib.schedules import linear
from optlib.sweep import sweep

STROKES = Path(__file__).with_name("data") / "strokes.json"
SIDE = 300  # del lienzo
LINE = [11, 12, 12, 12, 12, 12, 12, 11]


@cache
def drawings():
    """Las cifras de trece manos simuladas, fijadas antes de decidir cómo se preparan, y sus trazos."""
    drawn = json.loads(STROKES.read_text(encoding="utf-8"))["drawings"]
    strokes = [[np.reshape(stroke, (-1, 2)).tolist() for stroke in each] for _, _, each in drawn]
    return np.array([digit for digit, _, _ in drawn]), strokes


def seen(drawn):
    return np.array(ask("ink.mjs", drawn))


def test_the_network_reads_most_drawings_and_few_without_cropping():
    digits, drawn = drawings()
    corners = [[[0, 0]], [[SIDE, SIDE]]]  # con ellas no hay nada que recortar; su tinta se quita después
    inputs = {
        "cropped": seen(drawn),
        "whole": seen([[*strokes, *corners] for strokes in drawn]) - seen([corners]),
    }
    measures = {name: lambda net, x, X=X: (net.predict(x, X) == digits).mean(axis=-1) for name, X in inputs.items()}
    found = sweep(network, [Momentum(lr=0.3)], 190, seeds=range(10), schedule=linear, measures=measures)
    assert len(digits) >= 300
    assert np.median(found["cropped"]) >= 0.75
    assert found["whole"].max() < found["cropped"].min() / 2


def test_each_cell_is_sixteenths_of_ink():
    cells = seen(drawings()[1])
    assert cells.shape[1] == 64 and cells.min() == 0 and cells.max() == 1
    assert np.array_equal(16 * cells, np.round(16 * cells))


@pytest.mark.parametrize(("size", "move"), [(1, 1000), (2, 0), (0.5, -4096), (2.0**900, 0)])
def test_neither_place_nor_size_matters(size, move):
    drawn = drawings()[1][::10]
    moved = [[(size * np.array(stroke) + move).tolist() for stroke in strokes] for strokes in drawn]
    assert np.array_equal(seen(moved), seen(drawn))


@pytest.mark.parametrize("end", [1, -300, 1.7e308])
def test_a_line_keeps_its_proportions(end):
    across, down = 16 * seen([[[[-end, 5], [end, 5]]], [[[5, -end], [5, end]]]]).reshape(2, 8, 8)
    expected = np.zeros((8, 8))
    expected[3:5] = LINE
    assert np.array_equal(across, expected) and np.array_equal(down, expected.T)


@pytest.mark.parametrize("stroke", [[[7, 7]], [[-1e300, 1e300]] * 3])
def test_a_dot_is_a_dot_in_the_middle(stroke):
    expected = np.zeros((8, 8))
    expected[3:5, 3:5] = 8
    assert np.array_equal(16 * seen([[stroke]])[0], expected.ravel())


def test_a_scribble_leaves_only_its_corners_round():
    rows = [[x, y] for y in range(0, SIDE + 1, 10) for x in (0, SIDE)]
    cells = 16 * seen([[rows]]).reshape(8, 8)
    assert cells[0, 0] == 15 and np.sum(cells) == 1024 - 4


def test_without_ink_it_sees_nothing():
    assert ask("ink.mjs", [[], [[]]]) == [None, None]
