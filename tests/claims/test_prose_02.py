"""Los números que el capítulo 2 dice de palabra salen de optlib."""

import math
from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import (
    GradientDescent,
    LinearNeuron,
    Problem,
    Quadratic,
    coupled_quadratic,
    double_well,
    minimize,
    parabola,
    ravine,
    saddle,
    shifted_parabola,
    wavy,
)
from optlib.figures.landscapes import CURVES

NOTEBOOK = Path(__file__).resolve().parents[2] / "chapters" / "02_descenso_gradiente.ipynb"
CELLS = nbformat.read(NOTEBOOK, 4)
NORMALIZED = " ".join(" ".join(cell.source for cell in CELLS.cells if cell.cell_type == "markdown").split())
LOW, HIGH = Quadratic([[6, 2], [2, 2]]).eigenvalues
FOURTH = minimize(shifted_parabola, 0.0, GradientDescent(lr=0.1), steps=4)
GRADIENT = coupled_quadratic.grad(np.array([1.0, 1.0]))
FACTORS = [1 - 0.1 * LOW, 1 - 0.1 * HIGH]


def spread(value: float) -> str:
    return f"{value:g}"


# Frase del capítulo, con huecos, y los valores calculados que los llenan.
PROSE = [
    ("En $(1, 1)$ valen {} y {}", [spread(g) for g in GRADIENT]),
    (r"\nabla f(1, 1) = ({}, {})$", [spread(g) for g in GRADIENT]),
    (
        r"\nabla f(1, 1) \rVert = \sqrt{{{}}} \approx {}$",
        [spread(GRADIENT @ GRADIENT), f"{np.linalg.norm(GRADIENT):.2f}"],
    ),
    ("desde $x = 5$, donde la pendiente es {}", [spread(parabola.grad(5))]),
    ("va y viene entre 5 y −5 para siempre y el coste se queda en {}", [spread(parabola(5))]),
    (r"$f(1.464) = (1.464 - 3)^2 = (-1.536)^2 = {}$", [f"{FOURTH.f[3]:.6f}"]),
    ("decimales es **{}**", [f"{FOURTH.f[3]:.4f}"]),
    ("1.771, es {} redondeado", [f"{FOURTH.x[4]:.4f}"]),
    (r"w_k = 3 - 3 \cdot {}^k", [f"{(FOURTH.x[2] - 3) / (FOURTH.x[1] - 3):.1f}"]),
    (r"f(w_k) = 9 \cdot {}^k", [f"{FOURTH.f[2] / FOURTH.f[1]:.2f}"]),
    (r"2 \cdot 2 - 2 \cdot 2) = ({}, {})$", [spread(g) for g in coupled_quadratic.grad(np.array([2.0, -2.0]))]),
    (r"\lambda_{{\min}} \approx {}$ y $\lambda_{{\max}} \approx {}$", [f"{LOW:.4f}", f"{HIGH:.4f}"]),
    (r"= \frac{{2}}{{{}}} \approx {}", [f"{HIGH:.4f}", f"{2 / HIGH:.4f}"]),
    (r"Con $\alpha = {}$ los dos factores", [spread(round(2 / (LOW + HIGH), 12))]),
    (
        r"$1 - 0.25 \cdot {} = {}$ en el eje largo y $1 - 0.25 \cdot {} = {}$ en el corto",
        [f"{LOW:.4f}", f"{1 - 0.25 * LOW:.4f}", f"{HIGH:.4f}", f"{1 - 0.25 * HIGH:.4f}"],
    ),
    (r"Con $\alpha = 0.1$ son {} y {}: en diez pasos", [f"{factor:.4f}" for factor in FACTORS]),
    ("casi cien mil; por el largo, entre {}", [f"{FACTORS[0] ** -10:.1f}"]),
    ("la mejor tasa, 0.25, está a un paso del precipicio, {}", [f"{2 / HIGH:.4f}"]),
    (r"$\kappa = {}/{} \approx {}$", [f"{HIGH:.4f}", f"{LOW:.4f}", f"{HIGH / LOW:.2f}"]),
    (r"cada paso multiplica $y$ por ${}$", [spread(round(1 - 0.1 * saddle.grad(np.array([0.0, 1.0]))[1], 12))]),
    (r"$10^{{-4}} \cdot 10 = {}$", [spread(1e-4 * parabola.grad(5))]),
    (
        r"$\varepsilon_{{\text{{máq}}}}^{{1/3}} \approx {} \cdot 10^{{-6}}$",
        [f"{np.finfo(float).eps ** (1 / 3) * 1e6:.0f}"],
    ),
    (r"$\alpha < 2/25 = {}$", [spread(2 / ravine.grad(np.array([0.0, 1.0]))[1])]),
    ("$({} - {})/0.2 = {}$", [f"{parabola(5.1):.2f}", f"{parabola(4.9):.2f}", "10"]),
]


@pytest.mark.parametrize(("sentence", "numbers"), PROSE, ids=[sentence[:40] for sentence, _ in PROSE])
def test_prose_says_what_is_computed(sentence, numbers):
    assert sentence.format(*numbers) in NORMALIZED


def test_exact_values_behind_the_prose():
    assert math.isclose(LOW, 4 - 2 * math.sqrt(2)) and math.isclose(HIGH, 4 + 2 * math.sqrt(2))
    assert math.isclose(2 / HIGH, 1 - math.sqrt(2) / 2)
    assert math.isclose((HIGH - LOW) / (HIGH + LOW), math.sqrt(2) / 2)
    assert math.isclose(HIGH / LOW, 3 + 2 * math.sqrt(2))


def test_cost_of_the_first_line_step_by_step():
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 7.0])
    assert "los errores son $-1$, $-1$ y $-4$; sus cuadrados suman 18" in NORMALIZED
    assert (x - y).tolist() == [-1, -1, -4] and ((x - y) ** 2).sum() == 18
    assert r"\tfrac13 \cdot \tfrac12 \cdot 18 = 3$" in NORMALIZED and LinearNeuron(x, y, b=0.0)(1.0) == 3


def test_slope_is_the_product_in_every_direction():
    angles = np.radians(np.arange(0, 360, 5))
    u = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    p = np.array([1.0, 1.0])
    measured = (coupled_quadratic(p + 1e-4 * u) - coupled_quadratic(p)) / 1e-4
    assert abs(measured - u @ GRADIENT).max() < 1e-3
    assert np.linalg.norm(GRADIENT) >= measured.max() > 0.999 * np.linalg.norm(GRADIENT)


def test_promise_and_correction():
    def step(lr):
        promise = lr * parabola.grad(5) ** 2
        return promise, parabola(5 - lr * parabola.grad(5)) - parabola(5) + promise

    assert "De 0.25 a 0.5 la promesa se duplica y la corrección se multiplica por cuatro" in NORMALIZED
    assert step(0.5) == (2 * step(0.25)[0], 4 * step(0.25)[1]) and step(0.25)[1] == 6.25
    assert "Con 0.5 se gana la mitad de lo prometido" in NORMALIZED and step(0.5)[1] == step(0.5)[0] / 2
    assert "Con 1 la corrección se come toda la promesa" in NORMALIZED and step(1)[0] == step(1)[1]
    assert "la promesa es 10 y el paréntesis, $1 - 0.1 \\cdot 2/2 = 0.9$: el coste baja 9" in NORMALIZED
    assert math.isclose(step(0.1)[0], 10) and math.isclose(step(0.1)[0] - step(0.1)[1], 9)


def test_who_starts_on_an_axis_stays_on_it_and_both_factors_act_at_once():
    axes = Quadratic([[6, 2], [2, 2]]).eigenvectors
    for axis, factor in zip(axes.T, FACTORS, strict=True):
        path = minimize(coupled_quadratic, axis, GradientDescent(lr=0.1), steps=5).x
        assert np.allclose(path, axis * factor ** np.arange(6)[:, None])
    start, end = minimize(coupled_quadratic, [2, -2], GradientDescent(lr=0.1), steps=10).x[[0, -1]] @ axes
    assert np.allclose(end, start * np.array(FACTORS) ** 10)
    assert 90_000 < FACTORS[1] ** -10 < 100_000


def test_steps_grow_as_the_condition_number():
    """Con κ grande: cien veces más κ, cien veces más pasos (q2-condicion)."""
    needed = [1 / math.log((k + 1) / (k - 1)) for k in (50, 5000)]
    assert needed[1] / needed[0] == pytest.approx(100, rel=0.01)


def test_where_descent_falls_short():
    """Lo que dice el ejercicio gd-corto: 100 pasos."""
    end = minimize(double_well, 1.8, GradientDescent(lr=0.02), 100).x[-1]
    assert end == pytest.approx(0.96, abs=0.01)
    fork = Problem(
        lambda p: p[..., 0] ** 2 + (p[..., 1] ** 2 - 1) ** 2,
        lambda p: np.stack([2 * p[..., 0], 4 * p[..., 1] * (p[..., 1] ** 2 - 1)], axis=-1),
        dim=2,
    )
    assert np.linalg.norm(minimize(fork, [2.0, 0.0], GradientDescent(lr=0.2), 100).x[-1]) < 1e-6
    narrow = minimize(Quadratic([[1, 0], [0, 1000]]), [1000.0, 1.0], GradientDescent(lr=2 / 1001), 100).x
    assert np.linalg.norm(narrow[-1]) / np.linalg.norm(narrow[0]) == pytest.approx((999 / 1001) ** 100)
    assert np.linalg.norm(minimize(coupled_quadratic, [2, -2], GradientDescent(lr=0.25), 100).x[-1]) < 1e-6


def test_half_rate_reaches_the_minimum_at_once_and_one_bounces_for_ever():
    assert minimize(parabola, 5.0, GradientDescent(lr=0.5), steps=1).x[-1] == 0
    assert set(minimize(parabola, 5.0, GradientDescent(lr=1.0), steps=1001).x.round(9)) == {5.0, -5.0}
    assert minimize(parabola, 5.0, GradientDescent(lr=1.01), steps=2000).f[-1] > 1e15


def test_limit_of_the_coupled_quadratic_separates_arriving_from_leaving():
    for factor, arrives in ((0.999, True), (1.001, False)):
        run = minimize(coupled_quadratic, [2, -2], GradientDescent(lr=factor * 2 / HIGH), steps=20_000)
        assert (run.f[-1] < run.f[0]) == arrives


def test_small_rate_keeps_to_one_side_of_the_long_axis_and_the_others_cross_it_at_every_step():
    assert "una menor, 0.05, y dos mayores, 0.25 y 0.28" in NORMALIZED
    steep = np.linalg.eigh([[6, 2], [2, 2]])[1][:, 1]
    for rate, crosses in ((0.05, False), (0.25, True), (0.28, True)):
        side = np.sign(minimize(coupled_quadratic, [2, -2], GradientDescent(lr=rate), steps=25).x @ steep)
        assert (side[1:] == (-side[:-1] if crosses else side[:-1])).all()


def test_wells_of_the_list():
    assert "entre 0.08 y 2 se acaba en $x = 0.96$, con un coste de 0.294; el otro mínimo cuesta $-0.305$" in NORMALIZED
    for steps in (2000, 8000):
        ends = minimize(double_well, np.linspace(0.08, 2, 200), GradientDescent(lr=0.02), steps).x[-1]
        assert (abs(ends - 0.96) < 0.001).all() and double_well(ends[0]) == pytest.approx(0.294, abs=5e-4)
    other = minimize(double_well, -1.0, GradientDescent(lr=0.02), 2000).f[-1]
    assert other == pytest.approx(-0.305, abs=5e-4)


def test_error_of_differences_is_measured_where_the_text_says():
    h = np.array([1e-2, 6e-6, 1e-11])
    central = abs((wavy(1.3 + h) - wavy(1.3 - h)) / (2 * h) - wavy.grad(1.3))
    forward = abs((wavy(1.3 + h) - wavy(1.3)) / h - wavy.grad(1.3))
    assert central[1] < 1e-9 < min(central[0], central[2]) and forward[1] > 100 * central[1]
    assert "en el punto $x = 1.3$" in NORMALIZED
    assert "hs, x0 = np.logspace(-12, 0, 49), 1.3" in NOTEBOOK.read_text(encoding="utf-8")


def test_each_start_ends_in_the_well_the_text_says():
    ends = minimize(double_well, np.array([-1.8, 1.8]), GradientDescent(lr=0.02), steps=2000).x[-1]
    assert ends[0] < 0 < ends[1] and double_well(ends[0]) < double_well(ends[1])


def test_the_figure_of_the_signs_of_the_derivative():
    _, fig, _ = brief_figures(CELLS)
    assert "Desde cualquier punto entre $-2.4$ y $0.8$" in NORMALIZED and fig.problem == "wavy"
    # Los puntos por los que pasa el mando.
    starts = np.linspace(*CURVES["wavy"][:2], 131)
    arrives = []
    for start in starts:
        fig.start = float(start)
        arrives.append(abs(fig.trajectory.x[-1] - wavy.minimum) < 0.01)
    deepest = starts[arrives]
    assert deepest.round(9).tolist() == [round(-2.4 + 0.1 * k, 9) for k in range(33)]
    assert "Poco más allá, en $-2.48$ y en $0.83$, están las dos cimas" in NORMALIZED
    for top in (-2.48, 0.83):
        assert wavy.grad(top - 0.01) > 0 > wavy.grad(top + 0.01)


def test_the_figure_of_the_guarantee():
    *_, fig = brief_figures(CELLS)
    curvature = 12 * 1.8**2 - 4
    assert f"no pasa de $L = {curvature:.2f}$. Con $\\alpha = 0.057$, justo por debajo de $2/L$" in NORMALIZED
    assert 0.057 < 2 / curvature < 0.058 and fig.start == 1.8

    def run(lr: float):
        fig.lr = lr
        return fig.trajectory

    assert (np.diff(run(0.057).f) < 1e-12).all() and run(0.057).x.min() > 0
    assert "sigue en él hasta $\\alpha = 0.1$. De $0.11$ a $0.2$, el primer paso cruza la loma" in NORMALIZED
    assert "Desde $0.23$, el primer paso ya hace subir el coste y el punto se escapa" in NORMALIZED
    own, other = 0.96, -1.04
    for lr in (0.001, 0.01, 0.03, 0.057, 0.08, 0.1):
        assert run(lr).x.min() > 0 and (lr < 0.01 or run(lr).x[-1] == pytest.approx(own, abs=0.03))
    for lr in np.linspace(0.11, 0.2, 10):
        path = run(float(lr)).x
        assert path[1] < 0 and path[-1] == pytest.approx(other, abs=0.01)
    assert double_well(other) < double_well(own)
    for lr, rises in ((0.21, False), (0.22, False), (0.23, True), (0.5, True), (2.0, True)):
        f = run(lr).f
        assert (f[1] > f[0]) == rises and (fig.trajectory.diverged or not rises)


def test_saddle_holds_the_exact_start_and_lets_the_other_escape():
    runs = minimize(saddle, [[2, 0.0], [2, 0.01]], GradientDescent(lr=0.1), steps=100).x[-1]
    assert np.linalg.norm(runs[0]) < 1e-6 and abs(runs[1][1]) > 100


def test_steepest_descent_by_the_largest_component_is_the_sign():
    """Entre los vectores de mayor componente 1, el que más baja es −signo(g), y con los demás se baja menos."""
    assert "el máximo descenso avanza lo mismo en todas las coordenadas de derivada no nula" in NORMALIZED
    rng = np.random.default_rng(0)
    g = rng.standard_normal(5)
    u = rng.uniform(-1, 1, (20_000, 5))
    u /= abs(u).max(axis=1, keepdims=True)
    least = g @ -np.sign(g)
    assert (u @ g > least).all() and (u @ g).min() < 0.9 * least


@pytest.mark.long
def test_each_step_multiplies_the_cost_by_the_square_of_the_factor():
    factor = (HIGH - LOW) / (HIGH + LOW)
    assert f"por ${factor:.4f}^2 = {factor**2:.1f}$, y veinte pasos lo dividen entre un millón." in NORMALIZED
    assert 0.5 < 1e6 * factor**40 < 1


def test_a_point_is_one_of_each_axis():
    long, short = np.linalg.eigh([[6, 2], [2, 2]])[1].T
    point = np.array([2.0, -2.0])
    parts = [(point @ axis) * axis for axis in (long, short)]
    assert parts[0].round(3).tolist() == [1, -2.414] and parts[1].round(3).tolist() == [1, 0.414]
    assert "el $(2, -2)$ de antes es $(1, -2.414)$, del eje largo, más $(1, 0.414)$, del corto" in NORMALIZED


def test_promise_of_half_a_unit():
    assert "con $\\alpha = 0.5$ se promete bajar 50, de la altura 25 a la altura $-25$" in NORMALIZED
    assert "la curva está en 0, y la corrección son los 25 que faltan" in NORMALIZED
    assert parabola(5) - 0.5 * parabola.grad(5) ** 2 == -25 and parabola(5 - 0.5 * parabola.grad(5)) == 0
