"""Los teoremas de «Convergencia»: la cota vale, casi se alcanza y falla si se quita una hipótesis."""

from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from executed_page import Page

from optlib import LeastSquares, Problem, Quadratic, minimize
from optlib.optimizers import GradientDescent, Momentum, Nesterov
from optlib.problems import double_well, quartic

# Cada teorema se prueba con muchos casos, por sorteo y de una vez para otra; el redondeo no los cambia.
pytestmark = [pytest.mark.long, pytest.mark.steady]

SOURCE = Page("a_convergencia")


@cache
def names() -> dict:
    """Lo que definen las celdas: las importaciones y las que llevan un ``def``, tal como están en la página."""
    found: dict = {"print": lambda *_: None}
    for cell in SOURCE.cells:
        if cell.cell_type == "code" and ("def " in cell.source or "import numpy" in cell.source):
            exec(cell.source, found)
    return found


def take(*wanted: str):
    return [names()[name] for name in wanted]


def waves(rng, d: int = 3) -> tuple[Problem, float, float]:
    """Suma de cosenos: sin convexidad, con una L y una cota inferior conocidas."""
    a, w, shift = rng.uniform(0.2, 1, 6), rng.standard_normal((6, d)), rng.uniform(0, 6, 6)
    problem = Problem(
        lambda x: (a * np.cos(x @ w.T + shift)).sum(-1), lambda x: -(a * np.sin(x @ w.T + shift)) @ w, dim=d
    )
    return problem, float((a * (w**2).sum(1)).sum()), float(-a.sum())


def bowls(rng, mu: float = 0.0, L: float = 1.0, d: int = 5) -> Problem:
    """½μ‖x‖² más una suma de ln cosh, con mínimo 0 en el origen y curvatura entre μ y L."""
    rows = rng.standard_normal((d, d)) * np.geomspace(0.05, 1, d)[:, None]
    rows /= np.linalg.norm(rows, 2)
    scale = rng.uniform(0.1, 3)

    def f(x):
        z = np.abs(x @ rows.T / scale)
        logcosh = z + np.log1p(np.exp(-2 * z)) - np.log(2)
        return mu / 2 * (x**2).sum(-1) + (L - mu) * scale**2 * logcosh.sum(-1)

    def grad(x):
        return mu * x + (L - mu) * scale * np.tanh(x @ rows.T / scale) @ rows

    return Problem(f, grad, dim=d, minimum=np.zeros(d))


def starts(rng, d: int = 5) -> np.ndarray:
    return rng.standard_normal((20, d)) * np.geomspace(0.1, 30, 20)[:, None]


def test_descent_lemma():
    rng = np.random.default_rng(0)
    for _ in range(20):
        problem, L, _ = waves(rng)
        x = rng.standard_normal((200, 3)) * 3
        for share in (0.1, 1.0, 1.9):
            g = problem.grad(x)
            drop = problem(x) - problem(x - share / L * g)
            assert (drop >= share / L * (1 - share / 2) * (g**2).sum(-1) - 1e-12).all()
    # Se alcanza en ½Lx²; falla con 2/L; −x⁴ la cumple con cualquier L, y su curvatura no está acotada por debajo.
    (worst,) = take("worst_drop")
    assert 0 <= worst(0.125) - 0.5 < 1e-3 and worst(0.26) < 0
    x, y = rng.uniform(-50, 50, (2, 1000))
    assert (-(y**4) <= -(x**4) - 4 * x**3 * (y - x) + 1e-9 * (y - x) ** 2 + 1e-6).all()
    curvature = 2 + 6 * np.cos(2 * np.linspace(-9, 9, 9001))
    assert round(curvature.min(), 2) == -4 and curvature.max() == 8


def gap_of_lemma_2(problem, L, x, y):
    difference = problem.grad(x) - problem.grad(y)
    ahead = problem(y) + (problem.grad(y) * (x - y)).sum(-1)
    return problem(x) - ahead - (difference**2).sum(-1) / (2 * L)


def test_lemma_2_and_its_convexity():
    rng = np.random.default_rng(1)
    for _ in range(20):
        problem = bowls(rng)
        x, y = starts(rng), starts(rng)
        assert (gap_of_lemma_2(problem, 1.0, x, y) >= -1e-9).all()
    problem, L, _ = waves(rng)
    x, y = rng.standard_normal((2, 500, 3))
    assert gap_of_lemma_2(problem, L, x, y).min() < -0.01


@pytest.mark.parametrize("k", [1, 2, 7, 30, 120])
def test_small_gradients_without_convexity(k):
    rng, (teeth,) = np.random.default_rng(2), take("teeth")
    for _ in range(20):
        problem, L, low = waves(rng)
        run = minimize(problem, rng.standard_normal((10, 3)) * 3, GradientDescent(1 / L), k + 1)
        assert ((run.grad**2).sum(-1).min(0) <= 4 * L * (run.f[0] - low) / (3 * k + 2)).all()
    run = minimize(teeth, float(k), GradientDescent(1.0), k + 1)
    assert (run.grad**2).min() == pytest.approx(4 * (run.f[0] + 0.5) / (3 * k + 2), rel=1e-12)
    assert run.f.min() == -0.5


def test_the_best_fixed_rate_is_near_2_over_L():
    """Donde se igualan los dos términos de la constante, y cuánto menor es que con 1/L."""
    tied, ratios = [], []
    for k in (64, 256, 1024):
        lr = np.linspace(1, 2, 200_001)
        worst = np.maximum(1 / (2 * lr * k + 1), (1 - lr) ** (2 * k))
        tied.append(lr[worst.argmin()])
        ratios.append(worst.min() * (2 * k + 1))
    assert tied == sorted(tied) and tied[0] > 1.95 and 0.5 < min(ratios) < max(ratios) < 0.52


@pytest.mark.parametrize("k", [1, 3, 10, 40, 160])
def test_convex_bounds(k):
    rng, (huber, certificate) = np.random.default_rng(3), take("huber", "certificate")
    for _ in range(20):
        x0 = starts(rng)
        f = minimize(bowls(rng, L=2.0), x0, GradientDescent(0.5), k).f[-1]
        assert (f <= 2 * (x0**2).sum(-1) / (4 * k + 2)).all()
    for eta in (0.3, 0.01, 1 / (2 * k + 1)):
        assert minimize(huber(eta), 1.0, GradientDescent(1.0), k).f[-1] <= 1 / (4 * k + 2) + 1e-15
    assert minimize(huber(1 / (2 * k + 1)), 1.0, GradientDescent(1.0), k).f[-1] == pytest.approx(1 / (4 * k + 2))
    # Con otra tasa, la constante que se cita.
    for lr in (0.3, 0.8, 1.5, 1.9):
        flat, bounce = 1 / (4 * lr * k + 2), (1 - lr) ** (2 * k) / 2
        assert minimize(huber(1 / (2 * lr * k + 1)), 1.0, GradientDescent(lr), k).f[-1] == pytest.approx(flat)
        assert 0.5 * minimize(Quadratic([[1.0]]), [1.0], GradientDescent(lr), k).x[-1, 0] ** 2 == pytest.approx(bounce)
        for eta in (0.3, 0.01, 1 / (2 * k + 1)):
            assert minimize(huber(eta), 1.0, GradientDescent(lr), k).f[-1] <= max(flat, bounce) + 1e-15
    # La prueba: la forma cuadrática de los pesos es una suma de cuadrados de diferencias.
    M = certificate(k)
    assert np.allclose(M, M.T) and np.abs(M.sum(0)).max() < 1e-12
    assert (M - np.diag(np.diag(M))).max() <= 0 and np.linalg.eigvalsh(M)[0] > -1e-12


def test_weights_of_the_proof_are_those_of_the_matrix():
    """``certificate`` es la forma M del texto: se evalúa con gradientes al azar."""
    rng, (certificate,) = np.random.default_rng(4), take("certificate")
    for k in (1, 4, 9):
        g = rng.standard_normal((k + 1, 3))
        lam = [i / (2 * k + 1 - i) for i in range(k + 1)] + [1]
        tau = np.diff(lam)
        Q = sum(tau[i] * g[i] @ g[j] for i in range(k + 1) for j in range(i)) + (tau * (g**2).sum(1)).sum() / 2
        Q += sum(lam[i] * (g[i - 1] @ g[i - 1] + g[i] @ g[i]) for i in range(1, k + 1)) / 2
        s = tau @ g
        assert np.sum(g * (certificate(k) @ g)) == pytest.approx(Q - (2 * k + 1) / 2 * s @ s)
        assert tau.sum() == pytest.approx(1)


def test_what_equality_asks_in_the_exact_bound():
    """Los gradientes que se pisan son todos iguales, a L(x₀ − x*)/(2k + 1); con otra η, la cota queda lejos."""
    (huber,) = take("huber")
    for k in (3, 20):
        run = minimize(huber(1 / (2 * k + 1)), 1.0, GradientDescent(1.0), k)
        seen = np.append(run.grad, huber(1 / (2 * k + 1)).grad(run.x[-1]))
        assert seen == pytest.approx(np.full(k + 1, 1 / (2 * k + 1)))
        for share in (0.8, 1.25):
            f = minimize(huber(share / (2 * k + 1)), 1.0, GradientDescent(1.0), k).f[-1]
            assert f < 0.99 / (4 * k + 2)


@pytest.mark.parametrize("k", [400, 1600, 3200])
def test_convex_bound_without_each_hypothesis(k):
    power = Problem(lambda x: abs(x) ** 1.5, lambda x: 1.5 * np.sign(x) * abs(x) ** 0.5)
    half = Problem(lambda x: x**2 / 2, lambda x: x)
    cases = ((double_well, 1.8, 1 / 34.88), (power, 1.0, 0.5), (half, 1.0, 2.0))
    for problem, start, lr in cases:
        best = problem.minimum or 0.0
        f = minimize(problem, start, GradientDescent(lr), k).f[-1] - problem(best)
        assert f > (start - best) ** 2 / (4 * k + 2) / lr
    for lr in (0.1, 0.5, 2.0):  # con cualquier tasa fija acaba rebotando
        x = minimize(power, 1.0, GradientDescent(lr), k).x
        assert abs(x[-2:]) == pytest.approx([(0.75 * lr) ** 2] * 2, rel=1e-6) and x[-1] * x[-2] < 0
        assert minimize(power, (1.5 * lr) ** 2, GradientDescent(lr), 2).x[1:] == pytest.approx([0, 0], abs=1e-15)


@pytest.mark.parametrize("k", [3, 20, 60])
def test_subgradients(k):
    """La cota vale y se alcanza en el máximo de las coordenadas, cortado por un cono: G = R = 1."""
    rng, lr = np.random.default_rng(18), 1 / (k + 1) ** 0.5
    for d in (2, 30):
        x, best = rng.standard_normal(d), np.inf
        x = x / np.linalg.norm(x)
        for _ in range(k + 1):  # ‖x‖: la longitud es su coste
            best = min(best, np.linalg.norm(x))
            x = x - lr * x / max(np.linalg.norm(x), 1e-300)
        assert best <= lr + 1e-12
    x, costs = np.zeros(k + 1), []
    for _ in range(k + 1):
        costs.append(max(x.max(), np.linalg.norm(x) - 1 - lr) + lr)
        x = x - lr * np.eye(k + 1)[x.argmax()]
    assert min(costs) == pytest.approx(lr) and x == pytest.approx(np.full(k + 1, -lr))
    # Con la tasa en recta hasta cero, el último punto.
    for start in rng.standard_normal((20, 2)):
        x = start / np.linalg.norm(start)
        for j in range(1, k + 1):
            x = x - (k + 1 - j) / (k + 1) ** 1.5 * np.sign(x) * (abs(x) == abs(x).max())
        assert abs(x).max() <= lr + 1e-12


def test_factor_of_a_strongly_convex_function():
    rng, mu, L = np.random.default_rng(5), 0.1, 1.0
    for _ in range(30):
        problem, x0 = bowls(rng, mu, L), starts(rng)
        g, p = problem.grad(x0), x0
        assert (((g - mu * p) * (L * p - g)).sum(-1) >= -1e-9 * (p**2).sum(-1)).all()
        for lr in (0.3, 1.0, 2 / (mu + L), 1.99):
            moved = np.linalg.norm(minimize(problem, x0, GradientDescent(lr), 1).x, axis=-1)
            assert (moved[1] <= max(abs(1 - lr * mu), abs(1 - lr * L)) * moved[0] * (1 + 1e-9)).all()
    best = minimize(Quadratic(np.diag([mu, L])), [1.0, 1.0], GradientDescent(2 / (mu + L)), 50)
    lengths = np.linalg.norm(best.x, axis=-1)
    assert lengths[1:] / lengths[:-1] == pytest.approx(np.full(50, (L - mu) / (L + mu)))
    # Sin convexidad fuerte no hay factor: en x⁴/4 el cociente se acerca a 1.
    run = minimize(quartic, 1.0, GradientDescent(1 / 3), 4000).x
    assert run[-1] / run[-2] > 0.9998 > run[1000] / run[999]


@pytest.mark.parametrize("steps", [60, 240])
def test_pl_without_convexity(steps):
    (hills,), x = take("hills"), np.linspace(1e-3, 12, 200_001)
    mu = (hills.grad(x) ** 2 / (2 * hills(x))).min()
    assert 1 / 32 < mu < 0.17554
    for lr in (0.02, 0.125, 0.2, 0.24):
        run = minimize(hills, np.linspace(-12, 12, 300), GradientDescent(lr), steps)
        assert (run.f[1:] <= (1 - mu * lr * (2 - 8 * lr)) * run.f[:-1] + 1e-25).all()
    run = minimize(hills, np.linspace(-12, 12, 300), GradientDescent(1 / 8), steps)
    q = mu / 8
    assert (run.f[1:] <= (2 - 2 * q) / (2 + q) * run.f[:-1] + 1e-25).all()
    walked = np.abs(np.diff(run.x, axis=0)).sum(0)
    assert (walked <= np.sqrt(8 * run.f[0] / mu)).all()
    far = np.linspace(12, 1000, 100_001)
    assert (hills.grad(far) ** 2 / (2 * hills(far))).min() > 1
    # Con α > 2/L hay pasos que suben.
    run = minimize(hills, np.linspace(-12, 12, 300), GradientDescent(0.26), steps)
    assert (run.f[1:] > 1.1 * run.f[:-1]).any() and run.f[-1].max() > 0.3


def test_pl_is_almost_tight_and_needs_its_inequality():
    for kappa in (10.0, 1000.0):
        run = minimize(Quadratic(np.diag([1.0, kappa])), [1.0, 0.0], GradientDescent(1 / kappa), 20)
        assert run.f[1:] / run.f[:-1] == pytest.approx(np.full(20, (1 - 1 / kappa) ** 2))
        bound = (2 - 2 / kappa) / (2 + 1 / kappa)
        assert (1 - 1 / kappa) ** 2 < bound < 1 - 1 / kappa
    assert np.log(bound) / np.log((1 - 1 / kappa) ** 2) == pytest.approx(0.75, abs=1e-3)
    f = minimize(quartic, 1.0, GradientDescent(1 / 3), 3000).f
    for mu in (0.3, 0.03, 0.003):  # x⁴/4 no es PL con ninguna μ
        assert f[-1] > (2 - 2 * mu / 3) / (2 + mu / 3) * f[-2]


def test_least_squares_with_spare_parameters_are_pl():
    rng = np.random.default_rng(6)
    for rows, columns in ((4, 12), (12, 4), (6, 6)):
        problem = LeastSquares(rng.standard_normal((rows, columns)), rng.standard_normal(rows))
        values = np.linalg.eigvalsh(problem.X.T @ problem.X / rows)
        mu, L = values[values > 1e-9][0], values[-1]
        best = problem(np.linalg.lstsq(problem.X, problem.y, rcond=None)[0])
        x = rng.standard_normal((300, columns)) * 3
        assert ((problem.grad(x) ** 2).sum(-1) / 2 >= mu * (problem(x) - best) - 1e-9).all()
        f = minimize(problem, x, GradientDescent(1 / L), 100).f - best
        assert (f[1:] <= (2 - 2 * mu / L) / (2 + mu / L) * f[:-1] + 1e-12).all()


def spectral(aL, beta):
    return np.abs(np.roots([1, -(1 + beta - aL), beta])).max()


def test_heavy_ball_on_quadratics():
    rng, (factor,) = np.random.default_rng(7), take("factor")
    for _ in range(2000):
        a, beta = rng.uniform(0, 5), rng.uniform(-1, 1.2)
        stable = abs(beta) < 1 and 0 < a < 2 * (1 + beta)
        assert (spectral(a, beta) < 1) == stable
    for kappa in (4.0, 25.0, 400.0):
        best = (kappa**0.5 - 1) / (kappa**0.5 + 1)
        pair = (1 - best) ** 2 * kappa, best**2
        assert factor(*pair, kappa) == pytest.approx(best, rel=1e-6)
        assert pair[0] / kappa == pytest.approx((2 / (kappa**0.5 + 1)) ** 2)
        middle = 1 + pair[1] - pair[0] / kappa * np.linspace(1, kappa, 50)
        assert middle[[0, -1]] == pytest.approx([2 * best, -2 * best]) and (middle**2 <= 4 * pair[1] + 1e-12).all()
        # En los extremos el error va como kρᵏ: en cada paso baja menos que ρ, y el cociente se acerca a él.
        x = minimize(Quadratic([[1.0]]), [1.0], Momentum(pair[0] / kappa, pair[1]), 100).x[:, 0]
        k = np.arange(101)
        assert x / best**k == pytest.approx(1 + k * (1 - best), rel=1e-6) and (x[2:] / x[1:-1] > best).all()
        for _ in range(500):
            a, beta = rng.uniform(0, 4), rng.uniform(-0.9, 0.999)
            assert max(spectral(a, beta), spectral(a / kappa, beta)) >= best - 1e-9
            if beta >= 0:
                assert factor(a, beta, kappa) == pytest.approx(max(spectral(a, beta), spectral(a / kappa, beta)))


@pytest.mark.amplifies
def test_cycle_of_lessard():
    (slope,) = take("slope")
    cycle = [Fraction(2592, 1225), Fraction(792, 1225), Fraction(-2208, 1225)]
    old, now = cycle[2], cycle[0]
    for expected in (cycle[1], cycle[2], cycle[0]):
        old, now = now, now + Fraction(4, 9) * (now - old) - slope(now) / 9
        assert now == expected
    assert not any(1 <= x <= 2 for x in cycle)
    # Desde el reposo caen en él intervalos enteros.
    old = now = np.linspace(3.07, 3.46, 400)
    for _ in range(600):
        grad = np.where(now < 1, 25 * now, np.where(now < 2, now + 24, 25 * now - 24))
        old, now = now, now + 4 / 9 * (now - old) - grad / 9
    assert np.abs(now[:, None] - np.array(cycle, dtype=float)).min(1).max() < 1e-9
    # Atrae: un error pequeño se apaga.
    x = [float(cycle[2]) + 0.01, float(cycle[0]) - 0.01]
    for _ in range(90):
        x.append(x[-1] + 4 / 9 * (x[-1] - x[-2]) - slope(x[-1]) / 9)
    assert sorted(x[-3:]) == pytest.approx(sorted(map(float, cycle)), abs=1e-10)


def polygon(a: float, beta: float, kappa: float, K: int):
    """Gradiente de la función del polígono con μ = 1 y L = κ, los vértices y los puntos del ciclo."""
    project = names()["project"]
    w = np.exp(2j * np.pi / K)
    z = (a - (1 + beta) + w + beta / w) / (a * (1 - 1 / kappa)) * w ** np.arange(K)
    V = np.stack([z.real, z.imag], axis=1)
    points = np.stack([(w ** np.arange(K)).real, (w ** np.arange(K)).imag], axis=1)
    return lambda x: x + (kappa - 1) * (x - project(x, V)), V, points


def test_cycles_of_the_polygon():
    rng, (margin, project) = np.random.default_rng(8), take("margin", "project")
    found = {True: 0, False: 0}
    for _ in range(150):
        kappa, K, beta = 10 ** rng.uniform(1, 3), int(rng.integers(3, 12)), rng.uniform(0.1, 0.99)
        a = rng.uniform(0.05, 1) * 2 * (1 + beta)
        m = margin(a, beta, kappa, K)
        if abs(m) < 0.01:
            continue
        grad, V, points = polygon(a, beta, kappa, K)
        held = np.allclose([project(p, V) for p in points], V, atol=1e-9)
        assert held == (m > 0)
        found[m > 0] += 1
        if m < 0:
            continue
        # El método recorre el ciclo, y vuelve a él desde cerca.
        x = [points[-1] * (1 + 1e-4), points[0] * (1 - 1e-4)]
        for _ in range(600):
            x.append(x[-1] + beta * (x[-1] - x[-2]) - a / kappa * grad(x[-1]))
        assert np.linalg.norm(x[-K:], axis=1) == pytest.approx(np.ones(K), abs=1e-3)
        # Curvaturas entre μ = 1 y L = κ, y mínimo en el origen.
        p, q = rng.standard_normal((2, 30, 2)) * 2
        g = np.array([grad(u) - grad(v) for u, v in zip(p, q, strict=True)])
        assert (((g - (p - q)) * (kappa * (p - q) - g)).sum(1) >= -1e-6).all()
        assert np.allclose(grad(np.zeros(2)), 0)
    assert min(found.values()) > 15


def test_cycles_of_the_best_pair_grow_with_the_condition():
    (margin,) = take("margin")
    last = []
    for kappa in (10, 25, 100, 1000, 10_000):
        beta = ((kappa**0.5 - 1) / (kappa**0.5 + 1)) ** 2
        K = np.arange(3, 400)
        held = K[margin((1 + beta**0.5) ** 2, beta, kappa, K) >= 0]
        last.append(held.max(initial=0))
    assert last[0] == 0 and last[1] == 3 and (np.diff(last) > 0).all()


@pytest.mark.amplifies
def test_the_ball_without_speed_falls_in_the_square_and_from_other_starts_in_the_minimum_or_in_other_cycles():
    grad, _, _ = polygon(400 / 121, (9 / 11) ** 2, 100.0, 4)

    def sizes(start, steps):
        """Las longitudes de los últimos puntos, con el mejor par de κ = 100."""
        path = [start, start]
        for _ in range(steps):
            path.append(path[-1] + (9 / 11) ** 2 * (path[-1] - path[-2]) - 4 / 121 * grad(path[-1]))
        return np.linalg.norm(path[-50:], axis=1)

    for steps in (400, 1600):
        assert sizes(np.array([1.75, 0.5]), steps)[-4:] == pytest.approx(np.ones(4), abs=1e-9)
    angles = np.linspace(0, 2 * np.pi, 30)[:15]
    far = np.array([sizes(4 * np.array([np.cos(turn), np.sin(turn)]), 800).max() for turn in angles])
    assert (far < 1e-6).any() and ((far > 1e-6) & (abs(far - 1) > 1e-6)).any()


def test_neither_a_prudent_pair_nor_a_negative_momentum_accelerates():
    rng, (factor,) = np.random.default_rng(9), take("factor")
    for _ in range(1000):
        kappa, beta, c = 10 ** rng.uniform(0.5, 5), 1 - 10 ** rng.uniform(-5, 0), 10 ** rng.uniform(-1, 1)
        a = c * (1 - beta)
        if a < 2 * (1 + beta):
            s = 1 - factor(a, beta, kappa)
            assert s * (1 - s) / (2 - s) <= c / kappa * (1 + 1e-6) and s <= 2 / (kappa**0.5 + 1) + 1e-6
    for _ in range(300):
        kappa, beta, a = 10 ** rng.uniform(0.5, 3), -rng.uniform(0, 1), rng.uniform(0, 3)
        rho = max(spectral(a, beta), spectral(a / kappa, beta))
        assert rho >= 1 or (a <= 2 and 1 - rho <= a / kappa + 1e-9 and 1 - rho <= 2 / kappa)


def test_first_order_of_the_cycle_condition():
    """Con κ grande, hay ciclo si y(A − y) > 2AB, y no lo hay si es menor."""
    rng, (margin,) = np.random.default_rng(16), take("margin")
    kappa, seen = 1e8, {True: 0, False: 0}
    for _ in range(300):
        A, B, tau = rng.uniform(10, 400), rng.uniform(1, 40), rng.uniform(1, 20)
        y = A - tau**2
        share = y * (A - y) / (2 * A * B)
        if abs(share - 1) > 0.02:
            K = 2 * np.pi * kappa**0.5 / tau  # sin redondear: la desigualdad no lo pide
            assert (margin(A / kappa, 1 - B / kappa, kappa, K) >= 0) == (share > 1)
            seen[share > 1] += 1
    assert min(seen.values()) > 30


def test_without_the_pairs_that_cycle_the_root_is_lost():
    (best,) = take("best_without_cycle")
    gains = [kappa * (1 - best(kappa)) for kappa in (1000, 10_000, 100_000)]
    assert all(15.4 < gain < 16.1 for gain in gains)
    for kappa in (10, 100, 1000):  # lo que se lee en la tabla no depende de la rejilla
        assert kappa * (1 - best(kappa)) == pytest.approx(kappa * (1 - best(kappa, 120)), rel=5e-3)


@pytest.mark.parametrize("T", [10, 100, 400])
def test_prudent_heavy_ball(T):
    rng, (closest, slope) = np.random.default_rng(10), take("closest", "slope")
    for beta in (0.0, 0.5, 0.9):
        for share in (0.4, 1.0, 1.3, 1.8):
            problem, x0, lr = bowls(rng), starts(rng), share * (1 - beta)
            run = minimize(problem, x0, Momentum(lr, beta), T)
            bound = ((1 - beta) / (2 * lr) * (x0**2).sum(-1) + beta / (1 - beta) * run.f[0]) / T
            # Pasada la recta de trazos, la misma cota entre 2 − aL.
            assert (problem(run.x[:T].mean(0)) <= bound / min(1, 2 - share)).all()
        if T >= 100:
            assert 0.99 < closest(T, beta) <= 1 + 1e-12

    # Con el par óptimo de las cuadráticas falla: en la función de Lessard la media se queda lejos del mínimo.
    def cost(x):
        rest = np.where(x < 2, x**2 / 2 + 24 * x - 12, 12.5 * x**2 - 24 * x + 36)
        return np.where(x < 1, 12.5 * x**2, rest)

    lessard = Problem(cost, lambda x: float(slope(x)))
    run = minimize(lessard, 3.3, Momentum(1 / 9, 4 / 9), 4 * T)
    bound = (5 / 9 * 4.5 * 3.3**2 + 0.8 * run.f[0]) / (4 * T)
    assert (cost(run.x[: 4 * T].mean()) > bound) == (T >= 100)


@pytest.mark.parametrize("k", [5, 50, 200])
def test_growing_momentum(k):
    rng, (nesterov,) = np.random.default_rng(11), take("nesterov")
    for _ in range(10):
        problem, x0 = bowls(rng, L=2.0), starts(rng)
        path = nesterov(problem.grad, x0, 2.0, k)
        delta = problem(path)
        n = np.arange(1, k + 1)[:, None]
        assert (delta[1:] <= 4 * (x0**2).sum(-1) / (n + 1) ** 2).all()
        u = path[:-1] + (n[..., None] + 1) / 2 * (path[1:] - path[:-1])
        energy = ((n + 1) / 2) ** 2 * delta[1:] + (u**2).sum(-1)
        scale = (x0**2).sum(-1)
        assert (np.diff(energy, axis=0) <= 1e-12 * scale).all() and (energy[0] <= scale * (1 + 1e-12)).all()
    # Las condiciones de los t_k, los de la página y los de la forma original.
    n, t = np.arange(k), [1.0]
    for _ in range(k):
        t.append((1 + (1 + 4 * t[-1] ** 2) ** 0.5) / 2)
    assert np.diff(t).min() > 0 and np.square(t[1:]) - t[1:] == pytest.approx(np.square(t[:-1]))
    ours = (n + 2) / 2
    assert ours[0] == 1 and (ours[1:] ** 2 - ours[1:] <= ours[:-1] ** 2).all()
    assert (ours[:-1] - 1) / ours[1:] == pytest.approx((n[1:] - 1) / (n[1:] + 2))
    # Con un paso mayor que 2/L la cota falla.
    ridge = Quadratic(np.diag([1.0, 0.01]))
    assert ridge(nesterov(ridge.grad, np.ones(2), 1 / 2.1, k)[-1]) > 4 / (k + 1) ** 2


def test_growing_momentum_nearly_attains_its_constant():
    (nesterov,) = take("nesterov")
    reached = []
    for k in (20, 100, 400):
        eta = np.geomspace(0.5, 8, 200) / k**2
        last = nesterov(lambda x, eta=eta: np.clip(x, -eta, eta), np.ones(200), 1.0, k)[-1]
        delta = np.where(abs(last) < eta, last**2 / 2, eta * abs(last) - eta**2 / 2)
        reached.append((delta * (k + 1) ** 2 / 2).max())
    assert reached == sorted(reached) and 0.99 < reached[-1] <= 1
    # En la parte recta, lo recorrido es cerca de ηk²/8.
    walked = 1 - nesterov(lambda x: 1e-9 * np.ones_like(x), np.ones(1), 1.0, 400)[-1, 0]
    assert walked == pytest.approx(1e-9 * 400**2 / 8, rel=0.02)


def test_slopes_of_both_methods():
    nesterov, many = take("nesterov", "many")
    assert many.dim == 61 and (many.eigenvalues[0], many.eigenvalues[-1]) == pytest.approx((1e-6, 1))
    gd = minimize(many, np.ones(61), GradientDescent(1.0), 2048).f
    f = many(nesterov(many.grad, np.ones(61), 1.0, 2048))
    for k in (128, 256, 512):
        assert np.log2(gd[k] / gd[k // 2]) == pytest.approx(-1, abs=0.02)
        assert np.log2(f[k] / f[k // 2]) == pytest.approx(-2, abs=0.1)
    assert np.log2(f[2048] / f[1024]) < -2.5 and np.log2(gd[2048] / gd[1024]) == pytest.approx(-1, abs=0.02)


def test_strongly_convex_nesterov():
    rng, kappa = np.random.default_rng(12), 400.0
    q, mu = 1 / 20, 1 / kappa
    rule = Nesterov(1.0, (1 - q) / (1 + q))
    for _ in range(20):
        problem, x0 = bowls(rng, mu, 1.0), starts(rng)
        run = minimize(problem, x0, rule, 200)
        k = np.arange(201)[:, None]
        assert (run.f <= (1 - q) ** k * (run.f[0] + mu / 2 * (x0**2).sum(-1)) + 1e-30).all()
        # La función de Lyapunov de la prueba: u = x + (x − x viejo)/q, y en el primer paso, x.
        u = np.concatenate([run.x[:1], run.x[:-1] + np.diff(run.x, axis=0) / q])
        V = run.f + mu / 2 * (u**2).sum(-1)
        assert (V[1:] <= (1 - q) * V[:-1] + 1e-12).all()
    # Sin convexidad fuerte no hay factor: Huber.
    (huber,) = take("huber")
    run = minimize(huber(1e-4), 1.0, rule, 400)
    assert run.f[-1] > (1 - q) ** 400 * (run.f[0] + mu / 2)
    ball = 2 * np.log((1e3 - 1) / (1e3 + 1))  # en el coste, que es el cuadrado, y con κ = 10⁶
    assert ball / np.log(1 - 1e-3) == pytest.approx(4, rel=0.01)


@pytest.mark.parametrize("k", [1, 3, 10, 30])
def test_lower_bound(k):
    rng, (chain, best_in_span, nesterov) = np.random.default_rng(13), take("chain", "best_in_span", "nesterov")
    problem = chain(k)
    n, best = problem.dim, problem(problem.minimum)
    R2 = problem.minimum @ problem.minimum
    low = 3 * R2 / (32 * (k + 1) ** 2)
    assert n == 2 * k + 1 and problem.eigenvalues[-1] <= 1 and problem.eigenvalues[0] > 0
    assert problem.minimum == pytest.approx(1 - np.arange(1, n + 1) / (n + 1)) and (n + 1) / 3 >= R2
    assert best == pytest.approx(-n / (n + 1) / 8)
    assert best_in_span(problem, k) - best == pytest.approx(1 / (16 * (k + 1)))
    rules = (GradientDescent(1.0), GradientDescent(1.9), Momentum(0.5, 0.9), Nesterov(1.0, 0.7))
    ends = [minimize(problem, np.zeros(n), rule, k).x[-1] for rule in rules]
    for _ in range(20):  # combinaciones al azar de los gradientes vistos
        x, seen = np.zeros(n), []
        for _ in range(k):
            seen.append(problem.grad(x))
            x = rng.standard_normal(len(seen)) @ np.array(seen)
        ends.append(x)
    assert all(problem(x) - best >= low for x in ends)
    end = nesterov(problem.grad, np.zeros(n), 1.0, k)[-1]
    assert problem(end) - best >= low and (k < 10 or (problem(end) - best) / low == pytest.approx(3, abs=0.35))
    # Fuera de sus condiciones: un paso de Newton, o tantos pasos como variables.
    newton = -np.linalg.solve(problem.A, problem.b)
    assert problem(newton) - best < 1e-12 and best_in_span(problem, n) - best < 1e-12


def test_ellipsoid_in_two_variables():
    rng, (ellipsoid,) = np.random.default_rng(14), take("ellipsoid")
    v = 4 / (3 * 3**0.5)
    assert round(v, 2) == 0.77
    for _ in range(20):
        problem, start = bowls(rng, d=2), rng.uniform(-2, 2, 2)
        radius = 3.0
        edge = start + radius * np.stack([np.cos(t := np.linspace(0, 7, 2000)), np.sin(t)], axis=1)
        W = problem(edge).max()
        best = np.minimum.accumulate(problem(ellipsoid(problem.grad, start, radius, 60)))
        k = np.arange(1, 61)
        assert (best[:60] <= W * v ** (k / 2)).all()
    # Si el mínimo queda fuera del primer elipsoide, falla.
    out = ellipsoid(problem.grad, np.array([9.0, 0.0]), 1.0, 60)
    assert problem(out).min() > problem(np.array([10.0, 0.0])) * v**30


@pytest.mark.parametrize("d", [2, 3, 10, 100])
def test_half_an_ellipsoid_fits_in_the_next(d):
    rng = np.random.default_rng(17)
    v = d / (d + 1) * (d**2 / (d**2 - 1)) ** ((d - 1) / 2)
    assert v < np.exp(-1 / (2 * (d + 1)))
    root = rng.standard_normal((d, d))
    P, g, c = root @ root.T + np.eye(d), rng.standard_normal(d), rng.standard_normal(d)
    b = P @ g / np.sqrt(g @ P @ g)
    new = d**2 / (d**2 - 1) * (P - 2 / (d + 1) * np.outer(b, b))
    volume = (np.linalg.slogdet(new)[1] - np.linalg.slogdet(P)[1]) / 2
    assert volume == pytest.approx(np.log(v), rel=1e-6)
    ball = rng.standard_normal((3000, d))
    ball /= np.linalg.norm(ball, axis=1, keepdims=True)
    ball[::2] *= rng.uniform(0, 1, (1500, 1)) ** (1 / d)
    x = c + ball @ np.linalg.cholesky(P).T
    x = x[(x - c) @ g <= 0]
    away = x - (c - b / (d + 1))
    assert len(x) > 1000 and (away * np.linalg.solve(new, away.T).T).sum(1).max() <= 1 + 1e-9
    # La otra mitad no cabe.
    tip = c + b - (c - b / (d + 1))
    assert tip @ np.linalg.solve(new, tip) > 1


@pytest.mark.parametrize("k", [40, 80, 160])
def test_the_ellipsoid_goes_ahead_in_two_variables(k):
    nesterov, ellipsoid, bowl, bowl_grad = take("nesterov", "ellipsoid", "bowl", "bowl_grad")
    turn = np.linspace(0, 2 * np.pi, 1001)
    for start in np.array([[2.0, 1.0], [-1.9, 1.7], [-0.8, -1.2]]):
        W = bowl(start + 3 * np.stack([np.cos(turn), np.sin(turn)], axis=1)).max()
        with np.errstate(invalid="ignore"):
            round_ = np.nanmin(bowl(ellipsoid(bowl_grad, start, 3.0, k)))
        assert bowl(nesterov(bowl_grad, start, 12.0, k)).min() > 1e4 * round_
        assert round_ < 1e-3 * W * (16 / 27) ** k  # v⁴ᵏ/ᵈ, y muy por debajo
