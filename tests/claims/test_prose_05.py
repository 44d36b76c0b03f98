"""Los números que la prosa del capítulo 5 da por medidos, calculados otra vez."""

from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest
from brief_figures import brief_figures

from optlib import Clipped, Problem, minimize, parabola, shifted_parabola
from optlib.optimizers import Adam, AMSGrad, GradientDescent
from optlib.schedules import cosine

CHAPTER = Path(__file__).resolve().parents[2] / "chapters" / "05_adam.ipynb"


NOTEBOOK = nbformat.read(CHAPTER, as_version=4)


@cache
def prose() -> str:
    text = "\n".join(cell.source for cell in NOTEBOOK.cells if cell.cell_type == "markdown")
    return " ".join(text.split())


def reddi_cycle() -> tuple[list[float], list[float]]:
    """Segundo momento y avance en cada paso del ciclo 3, −1, −1, ya estacionario."""
    v, moments, steps = 0.0, [], []
    for g in [3.0, -1.0, -1.0] * 20:
        v = 0.1 * v + 0.9 * g**2
        moments.append(v)
        steps.append(-g / v**0.5)
    return moments[-3:], steps[-3:]


@pytest.mark.parametrize(
    ("fragment", "value"),
    [
        ("Aquí, $1 - 0.9^4 = {:.4f}$", 1 - 0.9**4),
        (r"baja al ${:.0f}\,\%$ ($1/e$) del que tenía al llegar", 100 / np.e),
        (r"la desviación típica, su raíz, baja a {:.3f} veces la de antes", ((1 - 0.5) / (1 + 0.5)) ** 0.5),
        (
            r"= \frac{{1-\beta}}{{1+\beta}}$: con $\beta = 0.9$ es $0.1/1.9 = 1/{:.0f}$, como si se promediaran",
            1.9 / 0.1,
        ),
        (r"$0.3439 \cdot 10 = {:.3f}$: la tercera parte", (1 - 0.9**4) * 10),
        ("Con 3 y −1 es 1 entre la raíz de 5, {:.2f}", 1 / 5**0.5),
        (r"Es el {:.3f} de la tabla del apartado anterior", (0.1 / 1.9) ** 0.5),
        (r"0.1/\sqrt{{0.001}} \approx {:.2f}$ en el primer paso", 0.1 / 0.001**0.5),
        (r"sin ella mediría ${:.2f}\,\alpha$", 0.1 / 0.001**0.5),
        ("El cociente mide entonces {:.2f} (en la tabla", 0.1 / 0.001**0.5),
        ("(en la tabla, un {:.1f} % menos, por la corrección", 100 * (1 - (1 - 0.999**5001) ** 0.5)),
        ("y vale {:.2f}. La raíz de 52.86 es 7.27", 0.01 / (0.001 * (1 - 0.81 / 0.999))),
        (r"El peor caso posible es mayor, {:.2f}", 0.1 / (0.001 * (1 - 0.81 / 0.999)) ** 0.5),
        (r"cada uno, $0.999/0.9 \approx {:.2f}$ veces el anterior", 0.999 / 0.9),
        (r"se duplica cada {:.0f} pasos", np.log(2) / -np.log(0.999**0.5)),
        (r"su raíz, por {:.4f}", 0.999**0.5),
        (r"(0.2/38)^2 \approx {:.1f}\cdot10^{{-5}}$", (0.2 / 38) ** 2 * 1e5),
        (r"con $\varepsilon$ fuera el paso mide ${:.2f}\,\alpha$", 1e-6 / (1e-6 + 1e-8)),
        (r"con $\varepsilon$ dentro, ${:.2f}\,\alpha$", 1e-6 / (1e-12 + 1e-8) ** 0.5),
        ("$x_1 = {:.1f}$, no 4", minimize(parabola, 5.0, Adam(lr=0.1), 1).x[1]),
        (r"0.999^{{1000}} \approx {:.2f}$", 0.999**1000),
    ],
)
def test_formulas_with_a_value(fragment, value):
    assert fragment.format(value) in prose()


def test_cycle_of_reddi():
    moments, steps = reddi_cycle()
    a, b, c = moments
    roots = [round(v**0.5, 3) for v in moments]
    for row in (
        f"| 3 | 0.1·{c:.2f} + 0.9·9 = {a:.2f} | {roots[0]} | −3/{roots[0]} = −{-steps[0]:.2f} |",
        f"| −1 | 0.1·{a:.2f} + 0.9 = {b:.2f} | {roots[1]} | 1/{roots[1]} = {steps[1]:.2f} |",
        f"| −1 | 0.1·{b:.2f} + 0.9 = {c:.2f} | {roots[2]} | 1/{roots[2]} = {steps[2]:.2f} |",
    ):
        assert row in prose()
    # Con las raíces redondeadas sale lo mismo.
    assert [f"{step:.2f}" for step in steps] == [f"{-g / root:.2f}" for g, root in zip((3, -1, -1), roots, strict=True)]
    assert f"La suma de los tres avances, {sum(steps):.2f}" in prose()


def test_cycle_of_reddi_with_the_largest_denominator():
    """Lo que avanza AMSGrad en el ciclo: los tres pasos se dividen entre el mayor segundo momento."""
    moments, _ = reddi_cycle()
    a, b = (-g / max(moments) ** 0.5 for g in (3, -1))
    root = max(moments) ** 0.5
    assert f"entre {root:.3f} y son −{-a:.2f}, {b:.2f} y {b:.2f}, que suman −{-a - 2 * b:.2f}" in prose()
    short, state, x = AMSGrad(lr=1.0, beta1=0.0, beta2=0.1), None, 0.0
    state, path = short.init(x), [x]
    for g in [3.0, -1.0, -1.0] * 20:
        x, state = short.step(x, state, lambda _, g=g: g)
        path.append(x)
    assert np.diff(path)[-3:] == pytest.approx([a, b, b], abs=1e-3)


def test_descent_and_the_scale_of_the_function():
    scaled = {c: Problem(lambda x, c=c: c * x**2, lambda x, c=c: 2 * c * x) for c in (10.0, 1000.0)}
    bouncing = minimize(scaled[10.0], 5.0, GradientDescent(lr=0.1), 60).x
    assert "salta sin fin entre 5 y −5 con $c = 10$" in prose() and set(np.abs(bouncing).round(9)) == {5.0}
    assert "estalla con $c = 1000$" in prose()
    assert abs(minimize(scaled[1000.0], 5.0, GradientDescent(lr=0.1), 60).x[-1]) > 1e100


def test_the_steps_the_deck_seems_to_take():
    x = minimize(parabola, 5.0, Adam(lr=1.0), 3).x
    assert f"saldría $x_1 = {x[1]:.0f}$, $x_2 = {x[2]:.3f}$ y $x_3 = {x[3]:.3f}$" in prose() and x[1] == pytest.approx(
        4
    )


def test_the_first_step_at_two_slopes():
    """Las flechas de la imagen: el descenso avanza α por la pendiente, y Adam, α."""
    rules = GradientDescent(lr=0.1), Adam(lr=0.1)
    steps = [[x0 - minimize(parabola, x0, rule, 1).x[1] for rule in rules] for x0 in (5.0, 0.25)]
    assert np.ravel(steps) == pytest.approx([1, 0.1, 0.05, 0.1])
    code = "".join(cell.source for cell in NOTEBOOK.cells if cell.cell_type == "code")
    assert "del descenso por gradiente mide 1 y la de Adam, 0.1" in code
    assert "la del descenso mide 0.05 y la de Adam, otra vez 0.1" in code


def test_the_average_of_a_gradient_that_changes_sign():
    """De un gradiente que cambia de signo en cada paso, la media deja una de cada 19 partes."""
    assert r"\frac{1-\beta_1}{1+\beta_1} = \frac{0.1}{1.9} = \frac1{19}" in prose()
    m = 0.0
    for t in range(501):
        m = 0.9 * m + 0.1 * (-1) ** t
    assert m == pytest.approx(1 / 19)


def test_the_second_moment_of_two_gradients():
    g = np.array([3.0, -1.0])
    assert f"su media es {g.mean():.0f}. Los desvíos, 2 y −2, dan una varianza de {g.var():.0f}" in prose()
    assert f"un segundo momento de {(g**2).mean():.0f}. Y $5 = 4 + 1^2$" in prose()


def test_steps_to_walk_from_five_to_zero():
    x = minimize(parabola, 5.0, Adam(lr=0.1), 100).x
    assert "al menos unos $5/0.1 = 50$ pasos" in prose()
    assert 50 <= np.argmax(x < 1) + 1 / 0.1 <= 75 and np.abs(np.diff(x)).max() <= 0.1


def test_adam_without_correction():
    t = np.arange(1, 5001)
    excess = (1 - 0.9**t) / (1 - 0.999**t) ** 0.5
    assert "(aún sobra un 5 % en el 2374)" in prose() and t[excess > 1.05][-1] == 2374


def test_steps_of_pure_noise():
    problem = Problem(lambda x: 0 * x, lambda x: 0 * x)
    noise = np.random.default_rng(0).normal(size=20_000)
    problem.grad_at = lambda k: lambda x: noise[k]
    steps = np.diff(minimize(problem, 0.0, Adam(lr=1.0), 20_000).x)[1000:]
    assert "van y vienen, y su valor eficaz es 0.23 veces $\\alpha$" in prose()
    assert (steps**2).mean() ** 0.5 == pytest.approx(0.23, abs=0.01)


def on_the_parabola(rule, steps=20_000, schedule=None):
    return minimize(parabola, 5.0, rule, steps, schedule=schedule)


def test_adam_leaves_the_minimum_it_had_reached():
    """Con tasa fija el coste baja de 10⁻⁸ y mucho después pasa de 0.01, una y otra vez, al cruzar el borde."""
    run = on_the_parabola(Adam(lr=0.1))
    assert "Adam deja el coste por debajo de $10^{-8}$ en unos doscientos pasos" in prose()
    assert 190 <= np.argmax(run.f < 1e-8) <= 200
    assert "cerca del paso 11 900, **se va**: $|x|$ llega a 0.1 y su coste pasa otra vez de 0.01" in prose()
    assert run.f[1000:11_500].max() < 1e-20 and 0.01 < run.f[11_800:11_900].max() < 0.012
    assert round(np.abs(run.x[11_500:11_900]).max(), 1) == 0.1
    # El brote empieza cuando la tasa propia por la curvatura cruza la cota, y no antes.
    own = 0.2 / (run["v_hat"] ** 0.5 + 1e-8)
    crossed = int(np.argmax(own > 38))
    growth = abs(run.x[11_000:11_800])
    assert own[1000:crossed].max() <= 38 and abs(crossed - 11_120) < 10
    assert "En la ejecución se cruza hacia el paso 11 120" in prose()
    # A mano, desde el segundo momento del paso 100: el mismo paso.
    start = run["v"][99]
    assert f"en el paso 100 era $v = {start:.3f}$" in prose() and "hacen falta unos once mil pasos" in prose()
    needed = np.log(start / (0.2 / 38) ** 2) / -np.log(0.999)
    assert needed == pytest.approx(11_000, abs=50) and 100 + needed == pytest.approx(crossed, abs=10)
    assert growth[:100].max() > growth[crossed - 11_000 : crossed - 10_990].max() < growth[-100:].max()


def test_edge_of_adam_with_a_frozen_denominator():
    """La cota 2(1+β₁)/(1−β₁) es la de x ← x − a·m, con m la media móvil: justo por debajo converge y por encima no."""
    assert r"< \frac{2(1+\beta_1)}{1-\beta_1} = 38" in prose()
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
def test_a_shorter_memory_keeps_adam_at_the_minimum(steps):
    assert r"los apaga enseguida: el coste no pasa de $2\cdot10^{-5}$" in prose()
    assert 1e-6 < on_the_parabola(Adam(lr=0.1, beta2=0.95), steps).f[1000:].max() < 2e-5


@pytest.mark.parametrize("size", [1e3, 1e4, 1e6])
def test_one_huge_gradient(size):
    """Lo que dice la tabla de un gradiente de 10⁴, y con otros tamaños el mismo orden."""
    assert "trece mil pasos después aún no va a su velocidad" in prose() and "con él cuesta siete pasos" in prose()
    slope = Problem(lambda x: x, lambda x: 1.0)
    slope.grad_at = lambda k: lambda x: -size if k == 3000 else 1.0
    needed = []
    for rule in (Adam(lr=0.1), Adam(lr=0.1, beta2=0.95), Clipped(Adam(lr=0.1), norm=1.0)):
        x = minimize(slope, 0.0, rule, 40_000).x[3000:]
        needed.append(np.flatnonzero(-np.diff(x) < 0.9 * 0.1)[-1] + 1)
    assert needed[2] == 7 and needed[0] > 20 * needed[1] > 20 * 10 * needed[2]
    assert size != 1e4 or 12_900 < needed[0] < 13_000


def test_ways_to_keep_adam_at_the_minimum():
    assert rf"basta $\varepsilon > \alpha\lambda/38 = 0.2/38 \approx {0.2 / 38:.4f}$" in prose()
    assert "$10^{-2}$ lo evita y $10^{-3}$ no" in prose()
    ends = {eps: on_the_parabola(Adam(lr=0.1, eps=eps)).f[1000:].max() for eps in (1e-3, 1.1 * 0.2 / 38, 1e-2)}
    assert ends.pop(1e-3) > 1e-3 and max(ends.values()) < 1e-30
    assert on_the_parabola(AMSGrad(lr=0.1)).f[1000:].max() < 1e-30
    assert "Con un plan de coseno el doble de largo los hay a medio camino; al final" in prose()
    long = on_the_parabola(Adam(lr=0.1), 40_000, schedule=cosine(40_000)).f
    assert long[1000:30_000].max() > 1e-4 and long[-100:].max() < 1e-30


def test_adam_stays_where_the_computer_reaches_the_minimum_exactly():
    assert "En $(x-3)^2$, $x$ acaba valiendo exactamente 3, la derivada, exactamente 0, y Adam se queda." in prose()
    run = minimize(shifted_parabola, 8.0, Adam(lr=0.1), 20_000)
    assert run.x[-1] == 3 and run.grad[-1] == 0 and run.f[3000:].max() < 1e-30


def test_noise_keeps_the_own_rate_far_from_the_edge():
    assert r"el ruido mantiene $\hat v$ lejos de cero" in prose()
    problem = Problem(lambda x: x**2, lambda x: 2 * x)
    noise = np.random.default_rng(0).normal(size=20_000)
    problem.grad_at = lambda k: lambda x: 2 * x + noise[k]
    run = minimize(problem, 5.0, Adam(lr=0.1), 20_000)
    assert (0.2 / run["v_hat"] ** 0.5).max() < 38 / 100


def test_signals_of_the_figure():
    problem = Problem(lambda x: 0 * x, lambda x: 0 * x)
    problem.grad_at = lambda k: lambda x: 0.1 if k < 30 else 1.0
    steps = np.abs(np.diff(minimize(problem, 0.0, Adam(lr=1.0), 60).x))
    assert "salta de 0.1 a 1" in prose() and "el avance supera a $\\alpha$" in prose()
    assert steps[:30].max() < 1.001 and (steps[32:] > 1).all()
    problem.grad_at = lambda k: lambda x: (-1.0) ** k
    assert "tras unos pasos Adam apenas se mueve" in prose()
    assert np.abs(np.diff(minimize(problem, 0.0, Adam(lr=1.0), 60).x))[20:].max() < 0.1


def steps_in_alphas(fig) -> np.ndarray:
    """Lo que mide cada paso de «adam-por-dentro», sin la corrección o con ella, entre α."""
    run, (m, v) = fig.trajectory, ("m_hat", "v_hat") if fig.correction else ("m", "v")
    return run[m] / (run[v] ** 0.5 + fig.eps)


def test_the_figure_of_the_correction():
    _, fig, *_ = brief_figures(NOTEBOOK)
    assert "La zancada mayor, más de seis veces $\\alpha$, llega en $t = 12$; con la corrección, todas miden" in prose()
    raw = steps_in_alphas(fig)
    assert not fig.correction and raw.argmax() + 1 == 12 and 6 < raw.max() < 7
    # La meta: el primer paso mide α con β₂ = 0.99, y no con el valor de al lado.
    fig.beta2 = 0.99
    assert abs(steps_in_alphas(fig)[0] - 1) < fig.aim.below
    fig.beta2 = 0.98
    assert abs(steps_in_alphas(fig)[0] - 1) > 0.2
    fig.beta2 = 0.999
    fig.correction = True
    assert steps_in_alphas(fig) == pytest.approx(np.ones(fig.steps), abs=1e-6)


def test_the_figure_of_epsilon():
    _, _, fig, *_ = brief_figures(NOTEBOOK)
    fig.eps = 0.1
    line = "Con $\\varepsilon = 0.1$, lo mismo que vale el gradiente. Los pasos que siguen al salto pierden"
    assert line + " entonces un 9 %" in prose()
    sizes = steps_in_alphas(fig)
    assert sizes[0] == pytest.approx(0.5) and sizes[30:] == pytest.approx(np.full(30, 1 / 1.1))
    fig.eps = 1e-4
    assert "Con $10^{-4}$, el primero pierde solo una milésima parte" in prose()
    assert 1 - steps_in_alphas(fig)[0] == pytest.approx(0.001, abs=1e-5)


def test_the_figure_of_adam_in_the_valley():
    fig = brief_figures(NOTEBOOK)[3]
    ends = {}
    for lr in (0.05, *np.arange(0.2, 2.05, 0.05)):
        fig.lr = float(min(lr, 2.0))
        ends[fig.lr] = fig.trajectory.x[-1]
    assert "Con cualquiera entre 0.2 y 2 acaba a menos de 0.25 del mínimo" in prose()
    assert max(np.hypot(*end) for lr, end in ends.items() if lr >= 0.2) < 0.25
    assert "Con 0.05 no llega: ochenta pasos como mucho de 0.05 dan para recorrer 4 unidades" in prose()
    assert fig.steps * 0.05 == pytest.approx(4) and fig.trajectory.x[0, 0] == pytest.approx(-8) and ends[0.05][0] < -4
    assert "con más tasa se pasa más de largo, y vuelve" in prose()
    farthest = []
    for lr in (0.3, 0.5, 1.0, 2.0):
        fig.lr = lr
        farthest.append(fig.trajectory.x[:, 0].max())
    assert farthest == sorted(farthest) and farthest[0] > 0


def test_the_figure_of_the_cycle():
    fig = brief_figures(NOTEBOOK)[4]
    moved = {}
    for beta2 in (0.1, 0.5, 0.999):
        fig.beta2 = beta2
        moved[beta2] = fig.trajectory.x[-1]
    assert f"$x$ sube {moved[0.1]:.2f} en sesenta pasos" in prose() and fig.steps == 60
    assert f"con 0.999 baja {-moved[0.999]:.2f}" in prose()
    assert "con 0.5 ya baja, aunque menos de 0.05" in prose() and -0.05 < moved[0.5] < 0


def test_the_stride_without_correction_and_the_road_from_five():
    t = np.arange(1, 3001)
    stride = (1 - 0.9**t) / (1 - 0.999**t) ** 0.5
    last = [t[stride > times][-1] for times in (3, 2)]
    assert "más del triple de lo pedido hasta el paso {} y de más del doble hasta el {} ".format(*last) in prose()
    x = minimize(parabola, 5.0, Adam(lr=0.1), 200).x
    assert f"Aquí son {np.argmax(x < 0)}: al acercarse" in prose()


def test_a_counter_that_stops_ends_with_short_steps():
    assert "a la larga se quedan en $10/\\sqrt{1000}$, un tercio" in prose()
    assert abs(10 / 1000**0.5 - 1 / 3) < 0.02
