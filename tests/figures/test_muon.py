"""«muon»: sus matrices en los dos lenguajes, lo que enseñan y su meta."""

import numpy as np
import pytest
from node import called

from optlib.digits import network
from optlib.figures import figure
from optlib.figures.each import muon
from optlib.figures.goals import GOALS
from optlib.matrices import orthogonalize
from optlib.optimizers import Momentum
from optlib.prng import mulberry32, turn
from optlib.rules import points_of, text_of

# Los coeficientes del curso y otros, que acaban más cerca de 1.
OURS, BETTER = (3.4445, -4.775, 2.0315), (2.7, -3.3, 1.6)


def turns(shape, draw):
    """Los dos giros, por sus filas y por sus columnas."""
    return [turn(size, draw) for size in shape]


@pytest.mark.parametrize(
    ("matrix", "turned", "coefficients", "steps"),
    [
        ("letters", False, OURS, 5),
        ("letters", True, BETTER, 12),
        ("diagonal", True, OURS, 3),
        ("outputs", False, OURS, 5),
        ("outputs", True, OURS, 2),
        ("diagonal", False, (2.0, -1.5, 0.5), 0),
    ],
)
def test_same_matrices_in_both_languages(matrix, turned, coefficients, steps):
    """Las que hay tras cada iteración, sus valores singulares y lo que el giro cambia de cada paso."""
    params = {"matrix": matrix, "turned": turned, "steps": steps, **dict(zip("abc", coefficients, strict=True))}
    theirs = called("figures/each/muon.js", "compute", params)
    shape = muon.matrix_of(params).shape
    ours = figure("muon", **params).trajectory
    assert ours == pytest.approx(np.array(theirs["muon"]), rel=1e-9, abs=1e-9)
    found = np.linalg.svd(ours.reshape(-1, *shape), compute_uv=False)
    values = called("singular.js", "(all, m) => all.map((X) => singular(X, m).values)", theirs["muon"], shape[1])
    assert found == pytest.approx(np.array(values), rel=1e-9, abs=1e-9)
    if not turned:
        return
    plain = figure("muon", **params | {"turned": False}).trajectory
    down, across = turns(shape, mulberry32(2))
    for name, step, other in (
        ("sign", np.sign(muon.matrix_of(params)), np.sign(plain[0])),
        ("muon", ours[-1].reshape(shape), plain[-1]),
    ):
        back = down.T @ step @ across
        apart = np.linalg.norm(back.ravel() - other) / np.linalg.norm(other)
        assert apart == pytest.approx(theirs["moved"][name], rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("matrix", muon.MATRICES)
def test_what_the_matrix_shows(matrix):
    """Cinco iteraciones llevan a la banda lo que no es 0; el giro cambia el paso del signo, y no el de Muon."""
    params = {"matrix": matrix, "steps": 5}
    plain, turned = (figure("muon", **params, turned=turned) for turned in (False, True))
    G = muon.matrix_of(turned.params)
    assert turned.trajectory[-1] == pytest.approx(orthogonalize(G.ravel(), [G.shape]))
    low, high = muon.BAND
    for run in (plain.trajectory, turned.trajectory):
        first, last = (np.linalg.svd(X.reshape(G.shape), compute_uv=False) for X in run[[0, -1]])
        assert ((low - 0.005 <= last) & (last <= high + 0.005) | (first < 1e-12) & (last < 1e-9)).all()
        assert first[-1] < 0.11 and last[first > 1e-12].min() / first[first > 1e-12].min() > 7
    down, across = turns(G.shape, mulberry32(2))
    assert down @ down.T == pytest.approx(np.eye(len(G)), abs=1e-12) and np.linalg.det(down) == pytest.approx(1)
    assert down.T @ G @ across == pytest.approx(muon.matrix_of(plain.params))
    assert down.T @ turned.trajectory[-1].reshape(G.shape) @ across == pytest.approx(
        plain.trajectory[-1].reshape(G.shape), abs=1e-9
    )
    assert abs(down.T @ np.sign(G) @ across - np.sign(muon.matrix_of(plain.params))).max() > 0.5


def test_the_outputs_are_those_of_the_network():
    """Con tres cifras, y con las diez columnas sumando 0: el último valor singular es 0."""
    net = network(0)
    point = points_of(text_of(Momentum, lr=0.3), net, 95, lambda k: 1 - k / 190)[-1]
    layer = net.grad_at(95)(point)[64 * 32 + 32 :][:320].reshape(32, 10)
    shown = muon.gradient("outputs")
    assert shown / abs(shown).max() == pytest.approx(layer / abs(layer).max(), abs=0.005)
    values = np.linalg.svd(shown, compute_uv=False)
    assert values[-1] < 1e-12 * values[0] and values[-2] > 0.01 * values[0]


def test_what_the_goal_of_the_matrix_says():
    """Otros coeficientes acaban más cerca; los del curso, antes: lo que empieza en 0.001 llega más lejos."""

    def after(a, b, c, x):
        for _ in range(5):
            x = a * x + b * x**3 + c * x**5
        return x

    starts = np.geomspace(0.01, 1, 400)
    spread = {each: abs(after(*each, starts) - 1).max() for each in (OURS, BETTER)}
    assert spread[BETTER] < 0.05 < GOALS["mejores-coeficientes"].below < spread[OURS] / 2
    assert after(*OURS, 0.001) > 2.5 * after(*BETTER, 0.001)
    for each, found in spread.items():
        assert called("figures/each/muon.js", "([a, b, c]) => spread({ a, b, c })", each) == pytest.approx(found)
    # Con uno solo de los tres no se llega.
    grid = [np.arange(low, high, 0.05) for low, high in ((1, 5), (-8, 0), (0, 4))]
    for place, values in enumerate(grid):
        with np.errstate(all="ignore"):
            reached = [abs(after(*OURS[:place], v, *OURS[place + 1 :], starts) - 1).max() for v in values]
        assert np.nanmin(reached) > GOALS["mejores-coeficientes"].below
