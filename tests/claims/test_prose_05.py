"""Los números que el texto del capítulo 5 da sin una salida al lado, calculados otra vez."""

from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import Clipped, Problem, minimize, parabola, ravine
from optlib.optimizers import Adam, AMSGrad, GradientDescent
from optlib.schedules import cosine, linear

CHAPTER = Path(__file__).resolve().parents[2] / "chapters" / "05_adam.ipynb"
NOTEBOOK = nbformat.read(CHAPTER, as_version=4)
PROSE = " ".join(" ".join(cell.source.split()) for cell in NOTEBOOK.cells if cell.cell_type == "markdown")


@pytest.mark.parametrize(
    ("fragment", "value"),
    [
        ("Aquí, $1 - 0.9^4 = {:.4f}$", 1 - 0.9**4),
        (r"baja al ${:.0f}\,\%$ ($1/e$) del que tenía al llegar", 100 / np.e),
        (r"$0.3439 \cdot 10 = {:.3f}$: la tercera parte", (1 - 0.9**4) * 10),
        ("con 3 y −1, 1 entre la raíz de 5, {:.2f}", 1 / 5**0.5),
        (r"0.1/\sqrt{{0.001}} \approx {:.2f}$ en el primer paso", 0.1 / 0.001**0.5),
        (r"fuera el paso es de ${:.2f}\,\alpha$", 1e-6 / (1e-6 + 1e-8)),
        (r"dentro, de ${:.2f}\,\alpha$", 1e-6 / (1e-12 + 1e-8) ** 0.5),
    ],
)
def test_formulas_with_a_value(fragment, value):
    assert fragment.format(value) in PROSE


def test_the_average_of_four_gradients():
    averages = [m := 0.0] + [m := 0.9 * m + 0.1 * g for g in (10, 8, 9, 4)]
    assert "1, 1.7, 2.43 y 2.587" in PROSE and averages[1:] == pytest.approx([1, 1.7, 2.43, 2.587])


def test_the_second_moment_of_two_gradients():
    g = np.array([3.0, -1.0])
    assert f"su media es {g.mean():.0f}. Los desvíos, 2 y −2, dan una varianza de {g.var():.0f}" in PROSE
    assert f"un segundo momento de {(g**2).mean():.0f}. Y $5 = 4 + 1^2$" in PROSE


def test_the_limit_of_the_steep_direction():
    assert "con más de $2/25 = 0.08$ la $y$ diverge" in PROSE
    last = [abs(minimize(ravine, ravine.start, GradientDescent(lr=lr), 500).x[-1, 1]) for lr in (0.0799, 0.0801)]
    assert last[0] < 1.5 < last[1]


def test_three_steps_by_hand():
    x = minimize(parabola, 5.0, Adam(lr=0.1), 3).x
    assert "= 5 - 0.1 = 4.9$" in PROSE and "Y los dos que siguen llegan a 4.8 y 4.7" in PROSE
    assert x[1:].round(1).tolist() == [4.9, 4.8, 4.7]


def test_the_steps_the_deck_seems_to_take():
    x = minimize(parabola, 5.0, Adam(lr=1.0), 3).x
    assert f"saldría $x_1 = {x[1]:.0f}$, $x_2 = {x[2]:.3f}$ y $x_3 = {x[3]:.3f}$" in PROSE


def test_the_first_step_at_two_slopes():
    """Las flechas de la imagen: el descenso avanza α por la pendiente, y Adam, α."""
    rules = GradientDescent(lr=0.1), Adam(lr=0.1)
    steps = [[x0 - minimize(parabola, x0, rule, 1).x[1] for rule in rules] for x0 in (5.0, 0.25)]
    assert np.ravel(steps) == pytest.approx([1, 0.1, 0.05, 0.1])
    code = "".join(cell.source for cell in NOTEBOOK.cells if cell.cell_type == "code")
    assert "del descenso por gradiente mide 1 y la de Adam, 0.1" in code
    assert "la del descenso mide 0.05 y la de Adam, otra vez 0.1" in code


def test_descent_and_the_scale_of_the_function():
    scaled = {c: Problem(lambda x, c=c: c * x**2, lambda x, c=c: 2 * c * x) for c in (10.0, 1000.0)}
    bouncing = minimize(scaled[10.0], 5.0, GradientDescent(lr=0.1), 60).x
    assert "salta sin fin entre 5 y −5 con $c = 10$" in PROSE and set(np.abs(bouncing).round(9)) == {5.0}
    assert "diverge con $c = 1000$" in PROSE
    assert abs(minimize(scaled[1000.0], 5.0, GradientDescent(lr=0.1), 60).x[-1]) > 1e100


def test_steps_to_walk_from_five_to_zero():
    x = minimize(parabola, 5.0, Adam(lr=0.1), 100).x
    assert "al menos unos $5/0.1 = 50$ pasos" in PROSE
    assert np.argmax(x < 0) >= 50 and np.abs(np.diff(x)).max() <= 0.1


def steps_in_alphas(fig) -> np.ndarray:
    """Lo que avanza cada paso de «adam-por-dentro», sin la corrección o con ella, entre α."""
    run, (m, v) = fig.trajectory, ("m_hat", "v_hat") if fig.correction else ("m", "v")
    return run[m] / (run[v] ** 0.5 + fig.eps)


def test_the_figure_of_the_correction():
    _, fig = brief_figures(NOTEBOOK)
    assert "El paso mayor, más de seis veces $\\alpha$, llega en $t = 12$; con la corrección, todos son de" in PROSE
    raw = steps_in_alphas(fig)
    assert not fig.correction and raw.argmax() + 1 == 12 and 6 < raw.max() < 7
    t = np.arange(1, 3001)
    excess = (1 - 0.9**t) / (1 - 0.999**t) ** 0.5
    assert "cada uno de los cien primeros es más del triple de lo pedido" in PROSE
    assert (excess[:117] > 3).all() and (excess[117:] < 3).all()
    # La meta: el primer paso es α con β₂ = 0.99, y no con el valor de al lado.
    fig.beta2 = 0.99
    assert abs(steps_in_alphas(fig)[0] - 1) < fig.aim.below
    fig.beta2 = 0.98
    assert abs(steps_in_alphas(fig)[0] - 1) > 0.2
    fig.beta2 = 0.999
    fig.correction = True
    assert steps_in_alphas(fig) == pytest.approx(np.ones(fig.steps), abs=1e-6)


def test_signals_of_the_figure():
    problem = Problem(lambda x: 0 * x, lambda x: 0 * x)
    problem.grad_at = lambda k: lambda x: (-1.0) ** k
    assert "tras unos pasos Adam apenas se mueve" in PROSE
    assert np.abs(np.diff(minimize(problem, 0.0, Adam(lr=1.0), 60).x))[20:].max() < 0.1


def on_the_parabola(rule, steps=20_000, schedule=None):
    return minimize(parabola, 5.0, rule, steps, schedule=schedule)


@pytest.mark.parametrize("start", [5.0, 5.0 * (1 + 1e-9)])
def test_adam_leaves_the_minimum_it_had_reached(start):
    """Con tasa fija el coste baja de 10⁻⁸ y mucho después pasa de 0.01, al cruzar el borde."""
    run = minimize(parabola, start, Adam(lr=0.1), 20_000)
    assert "el coste baja de $10^{-8}$ en unos doscientos pasos" in PROSE
    assert 190 <= np.argmax(run.f < 1e-8) <= 200
    assert "hacia el 11 900, **se va**: $|x|$ llega a 0.1, y el coste, a 0.01" in PROSE
    assert run.f[1000:11_500].max() < 1e-20 and 0.01 < run.f[11_800:11_900].max() < 0.012
    assert round(np.abs(run.x[11_500:11_900]).max(), 1) == 0.1
    # El brote empieza cuando la tasa propia por la curvatura cruza la cota, y no antes.
    own = 0.2 / (run["v_hat"] ** 0.5 + 1e-8)
    crossed = int(np.argmax(own > 38))
    growth = abs(run.x[11_000:11_800])
    assert own[1000:crossed].max() <= 38 and abs(crossed - 11_120) < 10
    assert growth[:100].max() > growth[crossed - 11_000 : crossed - 10_990].max() < growth[-100:].max()


def test_edge_of_adam_with_a_frozen_denominator():
    """La cota 2(1+β₁)/(1−β₁) es la de x ← x − a·m, con m la media móvil: justo por debajo converge y por encima no."""
    assert r"$\frac{2(1+\beta_1)}{1-\beta_1} = 38$" in PROSE
    for beta1 in (0.0, 0.5, 0.9):
        bound, ends = 2 * (1 + beta1) / (1 - beta1), []
        assert beta1 != 0.9 or round(bound, 9) == 38
        for a in (0.99 * bound, 1.01 * bound):
            x, m = 1.0, 0.0
            for _ in range(3000):
                m = beta1 * m + (1 - beta1) * x
                x = x - a * m
            ends.append(abs(x))
        assert ends[0] < 1e-2 and ends[1] > 1e2, beta1


@pytest.mark.parametrize("steps", [20_000, 40_000, 80_000])
def test_ways_to_keep_adam_at_the_minimum(steps):
    assert "no pasa de $0.1\\cdot2/10^{-2} = 20$; con $10^{-3}$, de 200, y hay brote" in PROSE
    assert on_the_parabola(Adam(lr=0.1, eps=1e-3), steps).f[1000:].max() > 1e-3
    assert on_the_parabola(Adam(lr=0.1, eps=1e-2), steps).f[1000:].max() < 1e-30
    assert r"los deja en poco: el coste no pasa de $2\cdot10^{-4}$" in PROSE
    assert 1e-6 < on_the_parabola(Adam(lr=0.1, beta2=0.95), steps).f[160:].max() < 2e-4
    assert on_the_parabola(AMSGrad(lr=0.1), steps).f[1000:].max() < 1e-30
    assert "**Una tasa que baja a cero** los hace cada vez menores, y al final no hay ninguno" in PROSE
    for plan in (linear, cosine):
        assert on_the_parabola(Adam(lr=0.1), steps, plan(steps)).f[-100:].max() < 1e-30


@pytest.mark.parametrize("size", [1e3, 1e4, 1e6])
def test_one_huge_gradient(size):
    """Lo que dice la tabla de un gradiente de 10⁴, y con otros tamaños el mismo orden."""
    assert "tarda casi trece mil pasos en recuperar el 90 % de su velocidad" in PROSE
    assert "el de siempre, recuperarse cuesta siete pasos; si es cien veces mayor, miles." in PROSE
    assert "AMSGrad, que no olvida, no la recupera." in PROSE
    slope = Problem(lambda x: x, lambda x: 1.0)
    slope.grad_at = lambda k: lambda x: -size if k == 3000 else 1.0
    needed = []
    adam = Adam(lr=0.1)
    for rule in (adam, Adam(lr=0.1, beta2=0.95), Clipped(adam, norm=1.0), Clipped(adam, norm=100.0), AMSGrad(lr=0.1)):
        x = minimize(slope, 0.0, rule, 40_000).x[3000:]
        needed.append(np.flatnonzero(-np.diff(x) < 0.9 * 0.1)[-1] + 1)
    assert needed[2] == 7 and needed[0] > 20 * needed[1] > 20 * 10 * needed[2]
    assert 2000 < needed[3] < 10_000 and needed[4] == 37_000  # AMSGrad, ni al final
    assert size != 1e4 or 12_900 < needed[0] < 13_000
