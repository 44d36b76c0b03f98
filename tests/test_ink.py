"""Lo que la red ve de un dibujo: su tinta, contada como en las imágenes con las que ha aprendido."""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hands import hands
from node import ask

from optlib import Momentum, minimize
from optlib.digits import network
from optlib.schedules import linear

STROKES = Path(__file__).with_name("data") / "strokes.json"
SIDE = 300  # del lienzo
LINE = [11, 12, 12, 12, 12, 12, 12, 11]
SHORT = [0, 6, 12, 12, 12, 12, 6, 0]  # 0.6 de su largo


@cache
def drawings():
    """Las cifras de trece manos simuladas, fijadas antes de decidir cómo se preparan, y sus trazos."""
    drawn = json.loads(STROKES.read_text(encoding="utf-8"))["drawings"]
    strokes = [[np.reshape(stroke, (-1, 2)).tolist() for stroke in each] for _, _, each in drawn]
    return np.array([digit for digit, _, _ in drawn]), strokes


def seen(drawn):
    return np.array(ask("ink.mjs", drawn))


def test_the_network_reads_most_drawings():
    nets = [(net, trained(net)) for net in map(network, range(10))]
    # Las tumbadas, sin enderezarlas, 0.69.
    for (digits, drawn), least in ((drawings(), 0.83), (hands("clean", 30), 0.85), (hands("slanted", 30), 0.73)):
        X = seen(drawn)
        assert np.median([np.mean(net.predict(x, X) == digits) for net, x in nets]) >= least


def trained(net):
    return minimize(net, net.start, Momentum(lr=0.3), 190, schedule=linear(190)).x[-1]


def test_ten_drawings_teach_it_that_hand_and_cost_it_nothing():
    parts = []
    for seed in range(4):
        y, drawn = hands("slanted", 1, times=8, seed=seed)
        X = seen(drawn)
        for n in (0, 10, 30):
            net = network(seed, (X[:n], y[:n]))
            x = trained(net)
            for inputs, labels in ((X[30:], y[30:]), (net.valid.X, net.valid.y)):
                parts.append(np.mean(net.predict(x, inputs) == labels))
    none, ten, thirty = np.mean(np.reshape(parts, (4, 3, 2)), axis=0)
    assert none[0] < 0.8 and ten[0] > 0.9 and thirty[0] > 0.94
    assert min(ten[1], thirty[1]) > none[1] - 0.01


def test_one_cell_is_sometimes_enough_to_fool_it():
    net = network(0)
    x, X = trained(net), np.concatenate([net.valid.X[:100], seen(hands("clean", 10)[1])])
    flipped = np.repeat(X[:, None], 64, axis=1)
    flipped[:, range(64), range(64)] = X < 0.5
    said = net.predict(x, flipped.reshape(-1, 64)).reshape(-1, 64)
    assert 0.2 < np.mean(np.any(said != net.predict(x, X)[:, None], axis=1)) < 0.5


def test_each_cell_is_sixteenths_of_ink():
    cells = seen(drawings()[1])
    assert cells.shape[1] == 64 and cells.min() == 0 and cells.max() == 1
    assert np.array_equal(16 * cells, np.round(16 * cells))


@pytest.mark.parametrize(("size", "move"), [(1, 1000), (2, 0), (0.5, -4096), (2.0**900, 0)])
def test_neither_place_nor_size_matters(size, move):
    drawn = drawings()[1][::10]
    moved = [[(size * np.array(stroke) + move).tolist() for stroke in strokes] for strokes in drawn]
    assert np.array_equal(seen(moved), seen(drawn))


@pytest.mark.parametrize("end", [1, -300])
def test_a_line_is_a_line_and_if_it_is_wide_shorter(end):
    across, down = 16 * seen([[[[-end, 5], [end, 5]]], [[[5, -end], [5, end]]]]).reshape(2, 8, 8)
    expected = np.zeros((8, 8))
    expected[:, 3:5] = np.transpose([LINE])
    assert np.array_equal(down, expected)
    assert np.array_equal(across[3:5], [SHORT, SHORT]) and across.sum() == 2 * sum(SHORT)


@pytest.mark.parametrize("stroke", [[[7, 7]], [[-300, 300]] * 3])
def test_a_dot_is_a_dot_in_the_middle(stroke):
    expected = np.zeros((8, 8))
    expected[3:5, 3:5] = 8
    assert np.array_equal(16 * seen([[stroke]])[0], expected.ravel())


def test_a_scribble_is_narrowed_and_leaves_only_its_corners_round():
    rows = [[x, y] for y in range(0, SIDE + 1, 10) for x in (0, SIDE)]
    cells = 16 * seen([[rows]]).reshape(8, 8)
    assert np.array_equal(cells[3], [0, 12, 16, 16, 16, 16, 12, 0]) and cells[0, 1] == 9
    assert np.array_equal(cells, cells[::-1]) and np.sum(cells) == 8 * sum(cells[3]) - 4 * 3


def test_without_ink_it_sees_nothing():
    assert ask("ink.mjs", [[], [[]]]) == [None, None]
