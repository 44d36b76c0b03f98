"""Los números que el texto de la primera página del capítulo 6 toma de una medida son los que optlib mide."""

from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import (
    GradientDescent,
    Momentum,
    Nesterov,
    Problem,
    Quadratic,
    minimize,
    parabola,
    ravine,
)

CHAPTER = Path(__file__).parents[2] / "chapters" / "06_otros_optimizadores.ipynb"
NOTEBOOK = nbformat.read(CHAPTER, as_version=4)
PROSE = " ".join(" ".join(cell.source.split()) for cell in NOTEBOOK.cells if cell.cell_type == "markdown")


def to_a_millionth(optimizer):
    run = minimize(Quadratic(np.diag([1.0, 1000.0])), np.ones(2), optimizer, steps=8000)
    distance = np.linalg.norm(run.x, axis=-1)
    return int(np.argmax(distance < 1e-6 * distance[0]))


def bounces():
    """Con Nesterov la y se apaga pronto y con Momentum no; la x de los dos cruza el 0 casi al mismo ritmo."""
    x, y = np.moveaxis(
        [minimize(ravine, ravine.start, rule(0.05, 0.9), steps=80).x for rule in (Nesterov, Momentum)], -1, 0
    )
    last = [np.nonzero(abs(row) > 0.015)[0][-1] for row in y]
    crossings = [np.count_nonzero(np.diff(np.sign(row))) for row in x]
    assert crossings[0] == crossings[1] > 3
    return {True: "se apagan pronto"}[bool(last[0] < 20)], {True: "duran mucho más"}[bool(last[1] > 3 * last[0])]


def growth():
    """Con la mejor pareja, el coste se duplica en dos pasos, y desde el séptimo es menor que el del descenso."""
    ball, plain = (
        minimize(ravine, ravine.start, rule, 60).f for rule in (Momentum(1 / 9, 4 / 9), GradientDescent(1 / 13))
    )
    assert 1.9 < ball[:3].max() / ball[0] < 2.1 and ball[2] > ball[1] > ball[0]
    ahead = np.nonzero(ball >= plain)[0][-1] + 1
    return {True: "peor"}[ahead == 7]


def rolling():
    """La bola de x² con α = 0.1 y β = 0.9, paso a paso: gradiente, velocidad nueva y punto nuevo."""
    run = minimize(parabola, 5.0, Momentum(0.1, 0.9), steps=4)
    return list(zip(run.grad, run["v"], run.x[1:], strict=True))


def looking_ahead():
    """Adonde lleva la inercia la bola tras el tercer paso, la pendiente allí y la velocidad que deja."""
    _, v, x = rolling()[2]
    ahead = x - 0.1 * 0.9 * v
    return ahead, 2 * ahead, 0.9 * v + 2 * ahead


def velocities(signs):
    """Las velocidades de Momentum con β = 0.5 y esos gradientes."""
    slopes = iter(signs)
    problem = Problem(lambda x: 0.0, lambda x: float(next(slopes)))
    return minimize(problem, 0.0, Momentum(1.0, 0.5), steps=len(signs))["v"]


def quiet(beta):
    """Pasos hasta que la y del valle, con α = 0.07, se queda por debajo de 0.05."""
    y = abs(minimize(ravine, ravine.start, Momentum(0.07, beta), steps=400).x[:, 1])
    return int(np.nonzero(y >= 0.05)[0][-1]) + 1


def to_a_millionth_of(kappa, optimizer):
    distance = np.linalg.norm(minimize(Quadratic(np.diag([1.0, kappa])), np.ones(2), optimizer, 8000).x, axis=-1)
    return int(np.argmax(distance < 1e-6 * distance[0]))


FRAGMENTS = [
    ("El gradiente es $2\\cdot 2.3 = {:.1f}$. La velocidad, $0.9\\cdot 17 + 4.6 = {:.1f}$. El punto, "
     "$2.3 - 0.1\\cdot 19.9 = {:.2f}$.", lambda: rolling()[2]),
    ("la velocidad vale {:g}, {:g}, {:g}, {:g}… Lo que le falta", lambda: velocities([1, 1, 1, 1])),
    ("la velocidad vale {:g}, −{:g}, {:g}, −{:g}… Su tamaño", lambda: abs(np.array(velocities([1, -1, 1, -1])))),
    ("la velocidad queda en $0.9\\cdot 19.9 + 0.62 = {:.2f}$", lambda: (rolling()[3][1],)),
    ("$0.31 - 0.1\\cdot 0.9\\cdot 19.9 = {:.3f}$", lambda: looking_ahead()[:1]),
    ("$2\\cdot(-1.481) = {:.3f}$", lambda: looking_ahead()[1:2]),
    ("$0.9\\cdot 19.9 - 2.962 = {:.3f}$", lambda: looking_ahead()[2:]),
    ("con su mejor tasa, multiplica la distancia por {:.3f}.", lambda: (24 / 26,)),
    (r"el límite es $3.8/2.8 \approx {:.3f}$", lambda: (2 * 1.9 / 2.8,)),
    ("Momentum va por 1.5, 0, −{2:.2f}, −{3:.3f}… y", lambda: abs(
        minimize(ravine, ravine.start, Momentum(0.04, 0.9), steps=3).x[:, 1])),
    ("10 frente a {:.4f}.", lambda: (1 / 1.9,)),
    ("queda en $-{:.3f}$ y no en $-{:.3f}$", lambda: (-(0.31 - 0.1 * looking_ahead()[2]), -rolling()[3][2])),
    (r"por debajo de 0.05 a los {} pasos con $\beta = 0$, a los {} con $\beta = 0.2$ y a los {} con $\beta = 0.9$",
     lambda: tuple(quiet(beta) for beta in (0.0, 0.2, 0.9))),
    ("Momentum llega hasta −{:.2f} y Nesterov, hasta −{:.2f}", lambda: tuple(
        -minimize(parabola, 5.0, rule(0.1, 0.9), 60).x.min() for rule in (Momentum, Nesterov))),
    ("en $y$ de Nesterov {} y los de Momentum {}", bounces),
    ("Momentum empieza **{}**", lambda: (growth(),)),
]  # fmt: skip


@pytest.mark.parametrize(("fragment", "measure"), FRAGMENTS, ids=[fragment for fragment, _ in FRAGMENTS])
def test_prose_says_what_is_measured(fragment, measure):
    values = [abs(v) if isinstance(v, float) and v < 0 and "−" in fragment else v for v in measure()]
    expected = fragment.format(*values)
    assert expected in PROSE, f"el texto no dice «{expected}»"


def test_the_third_row_of_the_ball_is_the_one_of_the_table():
    assert (
        "1. El gradiente es $2\\cdot 5 = 10$. La velocidad, $0.9\\cdot 0 + 10 = 10$. El punto, $5 - 0.1\\cdot 10 = 4$."
        in PROSE
    )
    assert "El gradiente ha bajado a menos de la mitad y la velocidad casi se ha doblado." in PROSE
    first, _, third, _ = rolling()
    assert first == pytest.approx((10, 10, 4)) and third[0] / first[0] < 0.5 and 1.9 < third[1] / first[1] < 2


def test_the_pair_of_the_table_gives_every_direction_the_same_size():
    for curvature, coefficient in ((1, 4 / 3), (9, 4 / 9), (25, -4 / 3)):
        assert 1 + 4 / 9 - curvature / 9 == pytest.approx(coefficient)
        assert abs(np.roots([1, -coefficient, 4 / 9])) == pytest.approx(2 / 3, rel=1e-6)
    for row in (r"r^2 - \tfrac43 r + \tfrac49", r"r^2 - \tfrac49 r + \tfrac49", r"r^2 + \tfrac43 r + \tfrac49"):
        assert row in PROSE


def test_no_pair_is_faster_than_the_best_one_nor_serves_with_less_inertia():
    """La mayor de las raíces, en mil pares y en todas las curvaturas de un valle de κ = 25."""
    curvatures = np.linspace(1, 25, 97)

    def slowest(lr, beta):
        half = (1 + beta - lr * curvatures) / 2
        return abs(half[:, None] + np.emath.sqrt(half**2 - beta)[:, None] * [1, -1]).max()

    assert slowest(1 / 9, 4 / 9) == pytest.approx(2 / 3, abs=1e-6)
    pairs = np.random.default_rng(0).uniform((0.01, 0), (0.16, 0.95), (1000, 2))
    assert min(slowest(*pair) for pair in pairs) > 2 / 3


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
    assert "Nesterov va por 1.5, 0, 0, 0: el rebote no llega a empezar" in PROSE
    across = [minimize(ravine, ravine.start, rule(0.04, 0.9), steps=80).x[:, 1] for rule in (Nesterov, Momentum)]
    assert abs(across[0][1:]).max() < 1e-12 and abs(across[1][20:40]).max() > 0.2


def test_where_the_exercise_says_that_inertia_helps():
    """Con β = 0.9 y la mejor de 200 tasas, frente al descenso con la suya: sí con κ = 1000, no con κ = 1.5 ni 1."""
    for kappa, helps in ((1000.0, True), (1.5, False), (1.0, False)):
        valley = Quadratic(np.diag([1.0, kappa]))
        rates = (np.linspace(0.01, 3.8, 200) / kappa)[:, None]
        far = np.linalg.norm(minimize(valley, np.ones(2), Momentum(rates, 0.9), steps=8000).x, axis=-1)
        above = ~(far < 1e-6)
        needed = np.where(above[-1], np.inf, len(far) - np.argmax(above[::-1], axis=0)).min()
        assert (needed < to_a_millionth_of(kappa, GradientDescent(2 / (1 + kappa)))) == helps


def test_the_figure_compares_both_methods():
    """Nesterov se aleja menos de través y a lo largo con α = 0.05; con 0.06 se escapa, y Momentum, no."""
    _, fig = brief_figures(NOTEBOOK)
    assert (fig.optimizer, fig.lr, fig.beta) == ("Nesterov", 0.05, 0.9)
    near, ball = (minimize(ravine, ravine.start, rule(0.05, 0.9), 200).x for rule in (Nesterov, Momentum))
    assert near[:, 0].max() < 0.8 * ball[:, 0].max()
    ends = [abs(minimize(ravine, ravine.start, rule(0.06, 0.9), 2000).x[-1]).max() for rule in (Nesterov, Momentum)]
    assert not ends[0] < 1e6 and ends[1] < 1e-6


def test_on_the_parabola_no_rate_saves_that_inertia():
    assert "Con $\\beta = 0.9$ no hay tasa que baje de cien pasos." in PROSE
    rates = np.linspace(0.002, 1.9, 950)
    far = abs(minimize(parabola, np.full(950, 5.0), Momentum(rates, 0.9), 400).x) >= 1e-3
    assert (len(far) - np.argmax(far[::-1], axis=0)).min() > 100
    assert abs(minimize(parabola, 5.0, GradientDescent(0.5), 1).x[-1]) < 1e-12


@pytest.mark.parametrize("kappa", [4, 25, 100, 1000])
def test_well_tuned_momentum_wins_in_the_valleys(kappa):
    """La mayor de las raíces, con la mejor pareja de cada uno entre muchas, y en todas las curvaturas."""
    assert "en los valles, con la mejor pareja de cada uno, gana Momentum" in PROSE
    curvatures = np.geomspace(1, kappa, 60)[:, None, None]
    lr, beta = np.linspace(0.02, 4, 200)[:, None] / kappa, 1 - np.geomspace(1e-3, 1, 150)
    shrink = 1 - lr * curvatures
    worst = []
    for b, c in ((beta + shrink, beta + 0 * shrink), ((1 + beta) * shrink, beta * shrink)):
        root = np.emath.sqrt(b**2 / 4 - c + 0j)
        worst.append(np.maximum(abs(b / 2 + root), abs(b / 2 - root)).max(axis=0).min())
    assert worst[0] < worst[1]
