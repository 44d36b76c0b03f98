"""Los números que el texto del capítulo 5 da sin una salida al lado, calculados otra vez."""

import numpy as np
import pytest
from brief_figures import brief_figures
from executed_page import Page

from optlib import Clipped, Problem, minimize, parabola, ravine
from optlib.digits import digits, network, right
from optlib.figures.each.adam_por_dentro import in_alphas
from optlib.optimizers import Adagrad, Adam, AMSGrad, GradientDescent, Momentum, RMSProp
from optlib.prng import mulberry32
from optlib.schedules import cosine, linear
from optlib.sweep import sweep

CHAPTER = Page("05_adam")


def test_the_numbers_by_hand():
    averages = [m := 0.0] + [m := 0.9 * m + 0.1 * g for g in (10, 8, 9, 4)]
    assert averages[1:] == pytest.approx([1, 1.7, 2.43, 2.587])
    x = minimize(parabola, 5.0, Adam(lr=0.1), 100).x
    assert x[1:4].round(1).tolist() == [4.9, 4.8, 4.7]
    assert np.argmax(x < 0) >= 50 and np.abs(np.diff(x)).max() <= 0.1
    # Los pasos que parece dar la presentación.
    assert minimize(parabola, 5.0, Adam(lr=1.0), 3).x[1:].round(3).tolist() == [4, 3.012, 2.049]
    # La carrera: Adam sale en diagonal, y el descenso, casi por la coordenada de mayor pendiente.
    race = brief_figures(CHAPTER)[2]
    moves = {name: np.abs(run.x[1] - run.x[0]) for name, run in race.trajectory.items()}
    assert moves["Adam"][0] == pytest.approx(moves["Adam"][1]) and np.divide(*moves["GradientDescent"]) < 0.1


def test_the_limit_of_the_steep_direction():
    last = [abs(minimize(ravine, ravine.start, GradientDescent(lr=lr), 500).x[-1, 1]) for lr in (0.0799, 0.0801)]
    assert last[0] < 1.5 < last[1]
    g = ravine.grad(ravine.start)
    assert ravine.start.tolist() == [-8, 1.5] and (0.05 * g).tolist() == pytest.approx([-0.4, 1.875])
    assert (ravine.start / g).tolist() == pytest.approx([1, 0.04])  # las tasas que llegan de un solo golpe


def test_descent_and_the_scale_of_the_function():
    scaled = {c: Problem(lambda x, c=c: c * x**2, lambda x, c=c: 2 * c * x) for c in (10.0, 1000.0)}
    bouncing = minimize(scaled[10.0], 5.0, GradientDescent(lr=0.1), 60).x
    assert set(np.abs(bouncing).round(9)) == {5.0}
    assert abs(minimize(scaled[1000.0], 5.0, GradientDescent(lr=0.1), 60).x[-1]) > 1e100


names = {"np": np, "network": network, "mulberry32": mulberry32, "digits": digits}
for page, function in (CHAPTER, "in_other_units"), (Page("06_tasas_por_coordenada"), "at_the_edges"):
    exec(next(cell.source for cell in page.cells if f"def {function}" in cell.source), names)


@pytest.mark.steady
def test_other_units_cost_descent_points_of_accuracy_and_adam_hardly_any():
    """Con uno, dos y cuatro presupuestos, y el descenso con la tasa que más acierta; el control, con una unidad."""
    rules = [GradientDescent(lr=0.32), GradientDescent(lr=1.0), Adam(lr=0.032)]
    lost = []
    for problem in (network, names["in_other_units"]):
        found = sweep(problem, rules, [190, 380, 760], seeds=range(20, 23), schedule=linear, measures={"right": right})
        means = 100 * found["right"].reshape(3, 3, 3).mean(axis=1)
        lost.append(np.stack([means[:, :2].max(axis=1), means[:, 2]]))
    descent, adam = lost[0] - lost[1]
    assert descent.min() > 2 and (descent > 2.5 * adam).all() and abs(np.diff(lost[0], axis=0)).max() < 2


@pytest.mark.steady
def test_who_trained_it_is_seen_at_the_edges():
    """Con uno, dos y cuatro presupuestos, y con los demás métodos y otras tasas, según dividan o no."""
    equal = [GradientDescent(lr=1.0), Momentum(lr=0.3)]
    each = [Adagrad(lr=0.18), RMSProp(lr=0.018), Adam(lr=0.03), Adam(lr=0.01)]
    measures = {"edges": names["at_the_edges"], "right": right}
    found = sweep(network, [*equal, *each], [190, 380, 760], seeds=range(3), schedule=linear, measures=measures)
    divides = found["place"] > 1
    assert found["edges"][~divides].max() < 0.2 and found["edges"][divides].min() > 0.7
    for steps in (190, 380, 760):
        shares = [np.median(found["right"][(found["steps"] == steps) & (divides == kind)]) for kind in (False, True)]
        assert abs(shares[0] - shares[1]) < 0.02
    # El control: desde la partida de costumbre, en los bordes del descenso queda lo que había.
    usual = sweep(usual_start, equal, 190, seeds=range(3), schedule=linear, measures=measures)["edges"]
    assert usual.min() > 0.25 and usual.max() < 0.77


def usual_start(seed):
    """La red, con la primera capa como las demás."""
    net = network(seed)
    net.start = np.concatenate([100 * net.start[: 64 * 32], net.start[64 * 32 :]])
    return net


def test_the_figure_of_the_correction():
    fig = brief_figures(CHAPTER)[1]
    raw = in_alphas(fig.params)
    assert not fig.correction and raw.argmax() + 1 == 12 and 6 < raw.max() < 7
    t = np.arange(1, 3001)
    excess = (1 - 0.9**t) / (1 - 0.999**t) ** 0.5
    assert (excess[:117] > 3).all() and (excess[117:] < 3).all()
    # La meta: el primer paso es α con β₂ = 0.99, y no con el valor de al lado.
    fig.beta2 = 0.99
    assert abs(in_alphas(fig.params)[0] - 1) < fig.aim.below
    fig.beta2 = 0.98
    assert abs(in_alphas(fig.params)[0] - 1) > 0.2
    fig.beta2 = 0.999
    fig.correction = True
    assert in_alphas(fig.params) == pytest.approx(np.ones(30), abs=1e-6)


def test_adam_leaves_the_minimum_it_had_reached():
    """Con tasa fija el coste baja de 10⁻⁸ y mucho después pasa de 0.01, al cruzar el borde."""
    run = minimize(parabola, 5.0, Adam(lr=0.1), 20_000)
    assert 190 <= np.argmax(run.f < 1e-8) <= 200
    assert run.f[1000:11_500].max() < 1e-20 and 0.01 < run.f[11_800:11_900].max() < 0.012
    assert round(np.abs(run.x[11_500:11_900]).max(), 1) == 0.1
    # El brote empieza cuando la tasa propia por la curvatura cruza la cota, y no antes.
    own = 0.2 / (run["v_hat"] ** 0.5 + 1e-8)
    crossed = int(np.argmax(own > 38))
    growth = abs(run.x[11_000:11_800])
    assert own[1000:crossed].max() <= 38 and abs(crossed - 11_120) < 10
    assert own[4000:11_001:1000] / own[3000:10_001:1000] == pytest.approx(1.65, abs=0.05)  # cada mil pasos
    assert growth[:100].max() > growth[crossed - 11_000 : crossed - 10_990].max() < growth[-100:].max()


def test_ways_to_keep_adam_at_the_minimum():
    """Con el doble de los pasos de la figura."""
    rows = Adam(lr=0.1, beta2=np.array([0.999, 0.999, 0.95]), eps=np.array([1e-3, 1e-2, 1e-8]))
    short, long, forgetful = minimize(parabola, np.full(3, 5.0), rows, 40_000).f.T
    assert short[1000:20_000].max() > 1e-3 and long[1000:].max() < 1e-30
    assert forgetful[160:20_000].max() > 1e-6 and forgetful[160:].max() < 2e-4
    assert minimize(parabola, 5.0, AMSGrad(lr=0.1), 40_000).f[1000:].max() < 1e-30
    for plan in (linear(40_000), cosine(40_000)):
        assert minimize(parabola, 5.0, Adam(lr=0.1), 40_000, schedule=plan).f[-100:].max() < 1e-30
    # Con la de la figura, más tarde y menos lejos que los de la tasa fija, y cada vez menos.
    falling = minimize(parabola, 5.0, Adam(lr=0.1), 20_000, schedule=linear(20_000)).f
    assert falling[1000:13_500].max() < 1e-6 and 1e-4 < falling[13_500:15_000].max() < 1e-3
    assert falling[17_500:].max() < falling[13_500:15_000].max() / 2


@pytest.mark.steady
def test_one_huge_gradient():
    """Lo que dice la tabla de un gradiente de 10⁴, y con otros tamaños el mismo orden."""
    sizes, slope = np.array([1e3, 1e4, 1e6]), Problem(lambda x: x, np.ones_like)
    slope.grad_at = lambda k: lambda x: 0 * x - sizes if k == 3000 else np.ones(x.shape)
    both = Adam(lr=0.1, beta2=np.array([[0.999], [0.95]]))
    needed = []
    for rule, shape in ((both, (2, 3)), (Clipped(Adam(lr=0.1), value=1.0), (1, 3))):
        slow = -np.diff(minimize(slope, np.zeros(shape), rule, 17_000).x[3000:], axis=0) < 0.9 * 0.1
        needed.extend(len(slow) - slow[::-1].argmax(axis=0))
    usual, forgetful, hard = needed
    assert (hard == 7).all() and (forgetful > 70).all() and (usual > 20 * forgetful).all()
    assert 12_900 < usual[1] < 13_000
