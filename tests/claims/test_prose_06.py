"""Los números que el texto de la primera página del capítulo 6 toma de una medida son los que optlib mide."""

import itertools

import numpy as np
import pytest
from brief_figures import brief_figures
from executed_page import Page

from optlib import (
    GradientDescent,
    Momentum,
    Nesterov,
    Problem,
    Quadratic,
    RMSProp,
    minimize,
    parabola,
    ravine,
    saddle,
)
from optlib.digits import MEASURES, network
from optlib.schedules import linear
from optlib.sweep import sweep


def distances(kappa, optimizer):
    """La distancia al mínimo, en cada paso, en un valle de esa condición."""
    return np.linalg.norm(minimize(Quadratic(np.diag([1.0, kappa])), np.ones(2), optimizer, 8000).x, axis=-1)


def velocities(signs):
    """Las velocidades de Momentum con β = 0.5 y esos gradientes."""
    slopes = iter(signs)
    problem = Problem(lambda x: 0.0, lambda x: float(next(slopes)))
    return minimize(problem, 0.0, Momentum(1.0, 0.5), steps=len(signs))["v"].tolist()


def test_the_ball_by_hand():
    """x² con α = 0.1 y β = 0.9, paso a paso: gradiente, velocidad nueva y punto nuevo; y adonde mira Nesterov."""
    run = minimize(parabola, 5.0, Momentum(0.1, 0.9), steps=4)
    rows = np.stack([run.grad, run["v"], run.x[1:]], axis=1)
    assert rows[0] == pytest.approx([10, 10, 4]) and rows[2] == pytest.approx([4.6, 19.9, 0.31])
    assert rows[3, 1:].round(3).tolist() == [18.53, -1.543]
    ahead = rows[2, 2] - 0.1 * 0.9 * rows[2, 1]
    new = 0.9 * rows[2, 1] + 2 * ahead
    assert np.round([ahead, 2 * ahead, new, rows[2, 2] - 0.1 * new], 3).tolist() == [-1.481, -2.962, 14.948, -1.185]
    assert velocities([1, 1, 1, 1]) == [1, 1.5, 1.75, 1.875] and velocities([1, -1, 1, -1]) == [1, -0.5, 0.75, -0.625]
    lowest = [minimize(parabola, 5.0, rule(0.1, 0.9), 60).x.min() for rule in (Momentum, Nesterov)]
    assert np.round(lowest, 2).tolist() == [-3.54, -1.66]


def test_the_valley():
    # Con Nesterov la y se apaga pronto y con Momentum no; la x de los dos cruza el 0 al mismo ritmo.
    near, ball = (minimize(ravine, ravine.start, rule(0.05, 0.9), steps=80).x for rule in (Nesterov, Momentum))
    early, late = (np.nonzero(abs(x[:, 1]) > 0.015)[0][-1] for x in (near, ball))
    assert early < 20 and late > 3 * early
    crossings = [np.count_nonzero(np.diff(np.sign(x[:, 0]))) for x in (near, ball)]
    assert crossings[0] == crossings[1] > 3
    assert [quiet(beta) for beta in (0.0, 0.2, 0.9)] == [12, 5, 70]
    # Con la mejor pareja el coste sube, y antes de diez pasos es menor que el del descenso; se parta de donde se parta.
    turn = np.linspace(0, 2 * np.pi, 361)
    starts = np.vstack([ravine.start, np.stack([np.cos(turn), np.sin(turn)], axis=-1)])
    best, plain = (minimize(ravine, starts, rule, 60).f for rule in (Momentum(1 / 9, 4 / 9), GradientDescent(1 / 13)))
    assert best[2, 0] > best[1, 0] > best[0, 0] and (best < plain)[9:].all()


def test_the_walker_and_the_ball_of_the_hook():
    root = 1000**0.5
    ball = Momentum(4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2)
    far = [distances(1000.0, rule) for rule in (GradientDescent(2 / 1001), ball)]
    assert [int(np.argmax(each < 1e-6 * each[0])) for each in far] == [6908, 315]
    # Lo que dice la figura al conseguir su meta: unas √κ veces más pasos.
    for root in (5, 10):
        assert np.log((root**2 - 1) / (root**2 + 1)) * root == pytest.approx(np.log((root - 1) / (root + 1)), rel=0.02)


def quiet(beta):
    """Pasos hasta que la y del valle, con α = 0.07, se queda por debajo de 0.05."""
    y = abs(minimize(ravine, ravine.start, Momentum(0.07, beta), steps=400).x[:, 1])
    return int(np.nonzero(y >= 0.05)[0][-1]) + 1


def test_the_pair_of_the_table_gives_every_direction_the_same_size():
    for curvature, coefficient in ((1, 4 / 3), (9, 4 / 9), (25, -4 / 3)):
        assert 1 + 4 / 9 - curvature / 9 == pytest.approx(coefficient)
        assert abs(np.roots([1, -coefficient, 4 / 9])) == pytest.approx(2 / 3, rel=1e-6)


def test_under_the_star_one_direction_lags_and_over_it_all_oscillate():
    """En el plano, con la tasa de la estrella."""
    for beta in np.linspace(0.02, 0.98, 49):
        roots = [np.roots([1, curvature / 9 - 1 - beta, beta]) for curvature in np.linspace(1, 25, 49)]
        if beta < 4 / 9:
            assert max(map(abs, np.ravel(roots))) > 2 / 3 + 1e-3
        else:
            assert all(np.iscomplex(each).all() for each in roots)
            assert np.abs(roots) == pytest.approx(np.sqrt(beta))


@pytest.mark.parametrize(
    ("rule", "limit"), [(Momentum, lambda b: 2 * (1 + b)), (Nesterov, lambda b: 2 * (1 + b) / (1 + 2 * b))]
)
@pytest.mark.parametrize("beta", [0.0, 0.3, 0.9])
def test_each_method_converges_up_to_its_limit(rule, limit, beta):
    valley = Problem(lambda x: 0.5 * x**2, lambda x: x)
    near, past = (
        abs(minimize(valley, 1.0, rule(share * limit(beta), beta), steps=4000).x[-1]) for share in (0.98, 1.02)
    )
    assert near < 1e-3 and not past < 1e3


def test_nesterov_kills_the_bounce_across_and_momentum_does_not():
    near, ball = (minimize(ravine, ravine.start, rule(0.04, 0.9), steps=80).x[:, 1] for rule in (Nesterov, Momentum))
    assert abs(near[1:]).max() < 1e-12 and abs(ball[20:40]).max() > 0.2
    assert ball[:4] == pytest.approx([1.5, 0, -1.35, -1.215])


def test_where_the_exercise_says_that_inertia_helps():
    """Con β = 0.9 y la mejor de 200 tasas, frente al descenso con la suya: sí con κ = 1000, no con κ = 1.5 ni 1."""
    for kappa, helps in ((1000.0, True), (1.5, False), (1.0, False)):
        far = distances(kappa, Momentum((np.linspace(0.01, 3.8, 200) / kappa)[:, None], 0.9))
        above = ~(far < 1e-6)
        needed = np.where(above[-1], np.inf, len(far) - np.argmax(above[::-1], axis=0)).min()
        plain = distances(kappa, GradientDescent(2 / (1 + kappa)))
        assert (needed < np.argmax(plain < 1e-6 * plain[0])) == helps


def test_the_figure_compares_both_methods():
    """Nesterov se aleja menos de través y a lo largo con α = 0.05; con 0.06 se escapa, y Momentum, no."""
    _, fig, end = brief_figures(Page("06_otros_optimizadores"))
    assert (fig.optimizer, fig.lr, fig.beta) == ("Nesterov", 0.05, 0.9)
    near, ball = (minimize(ravine, ravine.start, rule(0.05, 0.9), 200).x for rule in (Nesterov, Momentum))
    assert near[:, 0].max() < 0.8 * ball[:, 0].max()
    ends = [abs(minimize(ravine, ravine.start, rule(0.06, 0.9), 2000).x[-1]).max() for rule in (Nesterov, Momentum)]
    assert not ends[0] < 1e6 and ends[1] < 1e-6
    # En la silla del final, Momentum pasa por el centro; RMSProp da a las dos coordenadas pasos parecidos.
    x, y = abs(np.diff(minimize(saddle, saddle.start, RMSProp(end.lr), end.steps).x, axis=0)).T
    assert end.trajectory.x[:, 0].min() < 0 and (x <= 1.01 * y).all() and (y < 1.6 * x).all()


def test_on_the_parabola_more_inertia_is_more_steps():
    """Con la mejor tasa de cada una, desde otros puntos y hasta otras distancias."""
    rates = np.append(np.geomspace(0.001, 1.9, 400), 0.5)
    for start, level in itertools.product((5.0, -2.0, 50.0), (1e-2, 1e-3, 1e-6)):
        needed = []
        for beta in (0, 0.3, 0.5, 0.7, 0.9):
            far = abs(minimize(parabola, np.full(401, start), Momentum(rates, beta), 600).x) >= level
            needed.append((len(far) - np.argmax(far[::-1], axis=0)).min())
        assert needed[0] == 1 and sorted(set(needed)) == needed


@pytest.mark.parametrize("kappa", [4, 25, 100, 1000])
def test_well_tuned_momentum_wins_in_the_valleys(kappa):
    """La mayor de las raíces, con la mejor pareja de cada uno entre muchas, y en todas las curvaturas."""
    curvatures = np.geomspace(1, kappa, 60)[:, None, None]
    lr, beta = np.linspace(0.02, 4, 200)[:, None] / kappa, 1 - np.geomspace(1e-3, 1, 150)
    shrink = 1 - lr * curvatures
    worst = []
    for b, c in ((beta + shrink, beta + 0 * shrink), ((1 + beta) * shrink, beta * shrink)):
        root = np.emath.sqrt(b**2 / 4 - c + 0j)
        worst.append(np.maximum(abs(b / 2 + root), abs(b / 2 - root)).max(axis=0).min())
    assert worst[0] < worst[1]


@pytest.mark.steady
def test_momentum_in_the_network_that_reads():
    """Con otras semillas y uno, dos y cuatro presupuestos; la tasa del descenso, de dos por década, es la mejor."""
    descent = [GradientDescent(lr=lr) for lr in (0.32, 1.0, 3.2, 5.0)]
    rules = [*descent, Momentum(lr=0.5), Momentum(lr=0.56)]
    table = sweep(network, rules, (190, 380, 760), seeds=range(10, 13), schedule=linear, measures=MEASURES)
    costs, shares = (np.median(table[name].reshape(3, 3, 6), axis=1) for name in ("train", "right"))
    _, plain, _, huge, ball, faster = costs.T
    assert (costs[:, :4].argmin(axis=1) == 1).all() and (faster < ball).all()
    assert (plain > 3 * ball).all() and ball[0] < plain[2]  # diez épocas, y cuarenta
    assert huge.min() > 1 and abs(100 * (shares[:, 4] - shares[:, 1])).max() < 2
