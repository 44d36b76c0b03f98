"""Los teoremas de «Curvatura»: se cumplen con casos al azar, casi se alcanzan y fallan sin una hipótesis."""

import itertools
from functools import cache

import numpy as np
import pytest
from executed_page import Page

from optlib import GradientDescent, Problem, minimize
from optlib.optimizers import Lion, Momentum, Nesterov
from optlib.problems import rosenbrock
from optlib.schedules import linear

# Cada teorema se prueba con muchos casos, por sorteo y de una vez para otra; el redondeo no los cambia.
pytestmark = [pytest.mark.long, pytest.mark.steady]

# Lo que tarda, dibuja o depende de lo que tarda.
SLOW = {"rows", "runs", "fig", "edge", "lams", "track", "there", "same", "gap", "ends", "mild", "path", "row", "costs"}
SLOW |= {"trained", "reached", "first", "calls", "quick", "curve", "kept", "W", "relu", "tanh", "left", "seen"}
SLOW |= {"k", "size"}

SOURCE = Page("d_curvatura", SLOW)
page, shown = cache(SOURCE.names), cache(SOURCE.shown)


def soft(rng, n=4, terms=5, curvature=None):
    """½xᵀQx + Σ ln cosh(aᵢ·x), crítica en 0: gradiente, hessiana y constante de Lipschitz M de la hessiana."""
    Q = np.diag(curvature if curvature is not None else rng.uniform(0.5, 3, n))
    a = rng.normal(size=(terms, n)) / n**0.5
    # La segunda derivada de ln cosh es sech², cuya derivada mide como mucho 4/(3√3).
    M = 4 / 27**0.5 * max(np.linalg.norm(a, axis=1) ** 3 @ np.ones(terms), 1e-9)

    def hessian(x):
        return Q + (a.T * (1 - np.tanh(a @ x) ** 2)) @ a

    def cost(x):
        return x @ Q @ x / 2 + np.logaddexp(a @ x, -(a @ x)).sum()

    return cost, lambda x: Q @ x + np.tanh(a @ x) @ a, hessian, M


def inside(rng, n, radius):
    v = rng.normal(size=n)
    return v / np.linalg.norm(v) * radius * rng.uniform()


# Teoremas 1, 2 y 3: Newton.


def test_theorem_1_holds_at_minima_and_saddles():
    rng, worst = np.random.default_rng(0), 0.0
    for trial in range(200):
        curvature = rng.uniform(0.5, 3, 4) * (rng.choice([-1, 1], 4) if trial % 2 else 1)
        _, grad, hessian, M = soft(rng, curvature=curvature)
        mu = abs(np.linalg.eigvalsh(hessian(np.zeros(4)))).min()
        x = inside(rng, 4, 0.99 * mu / M)
        e = np.linalg.norm(x)
        new = np.linalg.norm(x - np.linalg.solve(hessian(x), grad(x)))
        bound = M * e**2 / (2 * (mu - M * e))
        assert new <= bound * (1 + 1e-9)
        worst = max(worst, new / bound)
    assert worst > 0.02


def test_theorem_1_is_attained_and_beyond_the_radius_it_moves_away():
    def step(x):  # ½x² − |x|³/6
        return x - (x - x * abs(x) / 2) / (1 - abs(x))

    for e in (0.1, 0.3, 0.5, 0.66, 0.9):
        assert abs(step(e)) == pytest.approx(e**2 / (2 * (1 - e))) and step(e) < 0
    assert step(2 / 3) == pytest.approx(-2 / 3)
    assert all(abs(step(e)) > e for e in np.linspace(0.668, 0.999, 50))
    assert all(abs(step(e)) < e for e in np.linspace(0.001, 0.666, 50))
    # Sin hessiana lipschitziana, el orden baja: x²/2 + |x|^2.5 tiene e₊/e² → ∞ y e₊/e^1.5 → 3·0.5·2.5/4.
    ratios = []
    for e in (1e-2, 1e-4, 1e-6):
        new = abs(e - (e + 2.5 * e**1.5) / (1 + 3.75 * e**0.5))
        ratios.append(new / e**2)
    assert ratios[2] > 5 * ratios[1] > 25 * ratios[0] / 2


def test_newton_goes_to_the_saddle_from_exactly_its_interval_and_with_absolute_values_does_not():
    ends_at, slope, bent = (page()[name] for name in ("ends_at", "slope", "bent"))
    y = np.random.default_rng(21).uniform(-1.5, 1.5, 5000)
    for inside_it in (True, False):
        some = y[(abs(y) < 1 / 5**0.5) == inside_it]
        assert ends_at(lambda y: slope(y) / bent(y), some) == (["100 %", "0 %"] if inside_it else ["0 %", "100 %"])
    assert ends_at(lambda y: slope(y) / abs(bent(y)), y) == ends_at(lambda y: 0.1 * slope(y), y) == ["0 %", "100 %"]
    # En varias variables, junto a una silla: Newton cae en ella y con |H| se aleja.
    rng = np.random.default_rng(22)
    for _ in range(50):
        curvature = rng.uniform(0.5, 3, 4) * np.array([1, 1, -1, -1])
        _, grad, hessian, M = soft(rng, terms=1, curvature=curvature)
        w, Q = np.linalg.eigh(hessian(np.zeros(4)))
        if w[0] > -0.3:
            continue
        x = 1e-4 / M * Q[:, 0]  # en la dirección que baja
        w, Q = np.linalg.eigh(hessian(x))
        d = (Q / w) @ Q.T @ grad(x), (Q / abs(w)) @ Q.T @ grad(x)
        assert np.linalg.norm(x - d[0]) < np.linalg.norm(x) / 100 < 1.9 * np.linalg.norm(x) < np.linalg.norm(x - d[1])


def test_newton_leaves_the_bowl_and_armijo_keeps_it():
    bowl, curvature = page()["bowl"], lambda x: (1 + x**2) ** -1.5
    for x in (0.5, 0.9, 1.1, 1.5, 30.0):
        assert x - bowl.grad(x) / curvature(x) == pytest.approx(-(x**3), rel=1e-6)
        assert abs(page()["damped"](bowl, curvature, x, 40)) < 1e-8


def test_theorem_2_every_step_and_the_whole_step_near():
    rng = np.random.default_rng(1)
    for c in (1e-4, 0.1, 0.4):
        for _ in range(40):
            cost, grad, hessian, M = soft(rng, terms=8, curvature=10 ** rng.uniform(-1, 0.5, 4))
            mu = np.linalg.eigvalsh(hessian(np.full(4, 1e3)))[0]  # lejos solo queda Q
            L = np.linalg.eigvalsh(hessian(np.zeros(4)))[-1]
            x, best = rng.normal(size=4) * 5, cost(np.zeros(4))
            for _ in range(8):
                g = grad(x)
                if np.linalg.norm(g) < 1e-6:
                    break
                d, t = -np.linalg.solve(hessian(x), g), 1.0
                while cost(x + t * d) > cost(x) + c * t * (g @ d):
                    t /= 2
                assert t >= min(1, (1 - c) * mu / L)
                if np.linalg.norm(d) <= 3 * (1 - 2 * c) * mu / M:
                    assert t == 1
                factor = 1 - 2 * c * (1 - c) * mu**2 / L**2
                assert cost(x + t * d) - best <= factor * (cost(x) - best) + 1e-12
                x = x + t * d


def cubic_step(g, H, M):
    """El mínimo de g·d + ½d·Hd + M‖d‖³/6: (H + M‖d‖/2 I)d = −g, con esa matriz semidefinida positiva."""
    w, Q = np.linalg.eigh(H)
    low, high = max(0.0, -2 * w[0] / M), 1e6
    for _ in range(80):
        r = (low + high) / 2
        low, high = (r, high) if np.linalg.norm(Q.T @ g / (w + M * r / 2)) > r else (low, r)
    return -Q @ (Q.T @ g / (w + M * high / 2))


def test_cubic_regularization_finds_small_gradients_and_leaves_saddles():
    """Sumas de cosenos: M ≤ Σ‖a‖³ y f ≥ −6; se parte junto a su máximo, donde el descenso apenas se mueve."""
    for seed in range(8):
        rng = np.random.default_rng(seed)
        a, b = rng.normal(size=(2, 6, 4))
        b = 0.01 * b[:, 0]
        M, x, k = (np.linalg.norm(a, axis=1) ** 3).sum(), np.zeros(4), 40
        cost = lambda x, a=a, b=b: np.cos(a @ x + b).sum()  # noqa: E731
        grad = lambda x, a=a, b=b: -np.sin(a @ x + b) @ a  # noqa: E731
        bend = lambda x, a=a, b=b: -(a.T * np.cos(a @ x + b)) @ a  # noqa: E731
        drop, seen = 12 * (cost(x) + 6) / k, []
        for _ in range(k):
            d = cubic_step(grad(x), bend(x), M)
            new, r = x + d, np.linalg.norm(d)
            assert cost(new) <= cost(x) - M / 12 * r**3 + 1e-9
            seen.append((np.linalg.norm(grad(new)), np.linalg.eigvalsh(bend(new))[0]))
            assert seen[-1][0] <= M * r**2 * (1 + 1e-6) + 1e-9 and seen[-1][1] >= -1.5 * M * r - 1e-9
            x = new
        limits = M ** (1 / 3) * drop ** (2 / 3), -1.5 * M ** (2 / 3) * drop ** (1 / 3)
        assert any(g <= limits[0] and low >= limits[1] for g, low in seen)


def test_theorem_3_newton_is_affine_invariant_also_damped_and_descent_is_not():
    rng = np.random.default_rng(2)
    cost, grad, hessian, _ = soft(rng)
    for _ in range(20):
        A, b = rng.normal(size=(4, 4)), rng.normal(size=4)
        x = rng.normal(size=4) * 3
        y = np.linalg.solve(A, x - b)
        for _ in range(4):
            g, h = grad(x), A.T @ grad(A @ y + b)
            d = -np.linalg.solve(hessian(x), g)
            dy = -np.linalg.solve(A.T @ hessian(A @ y + b) @ A, h)
            t = 1.0
            while cost(x + t * d) > cost(x) + 0.1 * t * (g @ d):
                t /= 2
            assert h @ dy == pytest.approx(g @ d, rel=1e-6)
            far = np.linalg.norm(g) > 1e-2
            assert not far or not np.allclose(A @ (y - 0.1 * h) + b, x - 0.1 * g, atol=1e-6)
            x, y = x + t * d, y + t * dy
            np.testing.assert_allclose(A @ y + b, x, atol=1e-6 * np.linalg.cond(A))


# Teoremas 4, 5 y 6: Gauss–Newton, Fisher y el gradiente natural.


def small_residuals(rng, size, n=3, N=6):
    """Residuos cuadráticos con un punto crítico en 0: r(0) es perpendicular a la imagen de J."""
    J, curves = rng.normal(size=(N, n)), rng.normal(size=(N, n, n))
    curves = curves + curves.transpose(0, 2, 1)
    r0 = rng.normal(size=N)
    r0 = size * (r0 - J @ np.linalg.lstsq(J, r0, rcond=None)[0])
    S = np.einsum("i,ijk->jk", r0, curves)
    rho = abs(np.linalg.eigvals(np.linalg.solve(J.T @ J, S))).max()

    def step(x):
        jac = J + curves @ x
        r = r0 + J @ x + np.einsum("ijk,j,k->i", curves, x, x) / 2
        return x - np.linalg.lstsq(jac, r, rcond=None)[0]

    return step, rho, J.T @ J


def test_theorem_4_the_rate_of_gauss_newton():
    rng, inside_rate, outside, nearest = np.random.default_rng(3), 0, 0, 0.0
    for _ in range(100):
        step, rho, gauss = small_residuals(rng, rng.choice([0.02, 0.2, 1.0]))
        x = inside(rng, 3, 1e-7)
        sizes = []
        for _ in range(40):
            x = step(x)
            sizes.append((x @ gauss @ x) ** 0.5)  # en esta norma la derivada es simétrica: contrae por ρ en cada paso
        if rho < 0.7:
            inside_rate += 1
            seen = np.array(sizes)
            assert seen[-1] < seen[0] / 100 and (seen[1:] <= rho * seen[:-1] * (1 + 1e-3) + 1e-14).all()
            if seen[5] > 1e-10:
                nearest = max(nearest, seen[5] / seen[4] / rho)
        if rho > 1.5:
            outside += 1
            assert max(sizes) > 1e-5
    assert inside_rate > 15 and outside > 15 and nearest > 0.99
    step, rho, _ = small_residuals(rng, 0.0)
    e = [np.linalg.norm(step(np.full(3, h))) / h**2 for h in (1e-2, 1e-3)]
    assert rho == 0 and e[1] == pytest.approx(e[0], rel=0.2)


def test_theorem_5_fisher_is_the_generalized_gauss_newton_and_the_empirical_is_another():
    rng = np.random.default_rng(4)
    for _ in range(10):
        z, J = rng.normal(size=(20, 3)), rng.normal(size=(20, 3, 14))
        q = np.exp(z) / np.exp(z).sum(-1, keepdims=True)
        scores = (q[:, None, :] - np.eye(3)) @ J  # (ejemplo, etiqueta, parámetro)
        fisher = np.einsum("ny,nyi,nyj->ij", q, scores, scores) / 20
        curve = np.einsum("nc,cd->ncd", q, np.eye(3)) - q[:, :, None] * q[:, None, :]
        np.testing.assert_allclose(fisher, np.einsum("nci,ncd,ndj->ij", J, curve, J) / 20, atol=1e-12)
        own = scores[np.arange(20), rng.integers(3, size=20)]
        assert np.linalg.norm(own.T @ own / 20 - fisher) > 0.1 * np.linalg.norm(fisher)


def test_the_step_of_the_empirical_fisher_in_five_regressions():
    for seed in range(5):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(200, 2)) * [1.0, 3.0]
        true, line = np.array([1.0, -0.5]), np.array([0.96, 0.29])
        line /= np.linalg.norm(line)
        noisy = X @ true + 0.5 * (1 + abs(X[:, 1])) * rng.normal(size=200)
        sizes = {}
        for name, y in (("exacto", X @ true), ("ruido", noisy), ("poco", X @ true + (noisy - X @ true) / 10)):
            best = np.linalg.lstsq(X, y, rcond=None)[0]
            for away in (0.1, 0.01):
                r = X @ (best + away * line) - y
                g, E, F = X.T @ r / 200, (X.T * r**2) @ X / 200, X.T @ X / 200
                sizes[name, away] = np.linalg.norm(np.linalg.solve(E, g))
                np.testing.assert_allclose(np.linalg.solve(F, g), away * line, atol=1e-9)
        assert sizes["exacto", 0.01] == pytest.approx(10 * sizes["exacto", 0.1])
        assert sizes["exacto", 0.01] > 10 and sizes["ruido", 0.01] < 0.004 < 0.2 < sizes["poco", 0.01]


def test_theorem_6_the_divergence_and_the_fisher_in_other_parameters():
    rng = np.random.default_rng(5)

    def softmax(z):
        return np.exp(z) / np.exp(z).sum()

    for _ in range(20):
        z, d = rng.normal(size=(2, 4))
        p = softmax(z)
        F = np.diag(p) - np.outer(p, p)
        gaps = [abs(p @ np.log(p / softmax(z + h * d)) - h * h * d @ F @ d / 2) for h in (1e-1, 1e-2)]
        assert gaps[1] < gaps[0] / 300
        A, eta, h = rng.normal(size=(4, 4)), rng.normal(size=4), 1e-5
        K = A / np.cosh(A @ eta)[:, None] ** 2  # z = tanh(A η)
        p = softmax(np.tanh(A @ eta))
        new = np.array([(np.log(softmax(np.tanh(A @ (eta + h * u)))) - np.log(p)) / h for u in np.eye(4)])
        np.testing.assert_allclose((new * p) @ new.T, K.T @ (np.diag(p) - np.outer(p, p)) @ K, atol=1e-3)
    natural, plain = (np.array([row[k : k + 2] for row in shown("La probabilidad tras")], float) for k in (1, 3))
    gaps = abs(natural[:, 0] - natural[:, 1])
    assert gaps[0] > 8 * gaps[1] and gaps[2] <= 0.001 < 0.5 < plain[-1, 0] - plain[-1, 1]
    assert natural[-1][0] == pytest.approx(0.8 - 0.7 * np.exp(-1), abs=1e-3)


# Teorema 7: la entropía cruzada.


def logistic_grad(M, w):
    return -(M.T @ (1 / (1 + np.exp(M @ w)))) / len(M)


def logistic_parts(M, w):
    q = 1 / (1 + np.exp(M @ w))
    return np.logaddexp(0, -M @ w).mean(), logistic_grad(M, w), (M.T * (q * (1 - q))) @ M / len(M)


@pytest.mark.filterwarnings("ignore:overflow")
def test_theorem_7_the_curvature_is_bounded_by_a_quarter_and_by_the_cost():
    rng = np.random.default_rng(6)
    for _ in range(100):
        M = rng.normal(size=(30, 3)) * 10 ** rng.uniform(-1, 1) + rng.normal(size=3)
        w = rng.normal(size=3) * 10 ** rng.uniform(-2, 1.5)
        f, _, H = logistic_parts(M, w)
        top, L = np.linalg.eigvalsh(H)[-1], np.linalg.eigvalsh(M.T @ M / 30)[-1] / 4
        assert top <= L * (1 + 1e-12) and top <= (M**2).sum(-1).max() * f * (1 + 1e-12)
        assert np.linalg.eigvalsh(logistic_parts(M, 0 * w)[2])[-1] == pytest.approx(L)
    one = np.array([[1.0]])
    f, _, H = logistic_parts(one, np.array([20.0]))  # un ejemplo bien clasificado: casi igualdad
    assert H[0, 0] / f == pytest.approx(1, abs=1e-6)


def separable(seed):
    rng = np.random.default_rng(seed)
    side = np.repeat([1.0, -1.0], 20)[:, None]
    S = side * (rng.normal(size=(40, 2)) + side * [2.5, 1.5])
    angle = np.linspace(0, 2 * np.pi, 20_001)
    return S, (S @ [np.cos(angle), np.sin(angle)]).min(axis=0).max()


def separable_with_room():
    """Los datos de las semillas que se separan con margen."""
    found = [(seed, *separable(seed)) for seed in range(8)]
    return [each for each in found if each[2] >= 0.1][:4]


def test_theorem_7_on_separable_data_and_what_happens_on_others():
    for seed, S, gamma in separable_with_room():
        L, R = np.linalg.eigvalsh(S.T @ S / 40)[-1] / 4, np.linalg.norm(S, axis=1).max()
        alpha = (0.3 if seed % 2 else 1) / L
        w, tops = np.zeros(2), []
        for k in range(1, 2049):
            w = w - alpha * logistic_grad(S, w)
            if k & (k - 1) == 0:
                f, _, H = logistic_parts(S, w)
                assert f <= 1 / k + np.log(k) ** 2 / (2 * alpha * gamma**2 * k)
                assert np.linalg.norm(w) >= -np.log(np.exp(f) - 1) / R - 1e-12
                tops.append(np.linalg.eigvalsh(H)[-1])
        assert tops[-1] < tops[0] / 50
    M = np.random.default_rng(7).normal(size=(40, 2))  # no separables
    w = np.zeros(2)
    for _ in range(500):
        w = w - logistic_grad(M, w)
    f, g, H = logistic_parts(M, w)
    assert np.linalg.norm(g) < 1e-9 and np.linalg.eigvalsh(H)[0] > 0.05


@pytest.mark.filterwarnings("ignore:overflow")
def test_with_ten_times_the_rate_the_cost_and_the_curvature_also_vanish():
    for _, S, _ in separable_with_room():
        alpha = 10 / (np.linalg.eigvalsh(S.T @ S / 40)[-1] / 4)
        w, seen = np.zeros(2), []
        for k in range(1, 4097):
            w = w - alpha * logistic_grad(S, w)
            if k in (1, 512, 4096):
                f, _, H = logistic_parts(S, w)
                seen.append((f, np.linalg.eigvalsh(H)[-1], -np.linalg.norm(w)))
        assert (np.diff(seen, axis=0) < 0).all() and seen[-1][0] < 2e-4


# Teorema 8 y L-BFGS.


def test_the_two_loops_are_the_bfgs_formula_and_need_a_positive_pair():
    rng = np.random.default_rng(8)
    for _ in range(50):
        n, m = 6, rng.integers(1, 5)
        pairs = []
        while len(pairs) < m:
            s, y = rng.normal(size=(2, n))
            if s @ y > 0.1:
                pairs.append((s, y))
        s, y = pairs[-1]
        V = (s @ y) / (y @ y) * np.eye(n)
        for s, y in pairs:
            r = 1 / (s @ y)
            V = (np.eye(n) - r * np.outer(s, y)) @ V @ (np.eye(n) - r * np.outer(y, s)) + r * np.outer(s, s)
            np.testing.assert_allclose(V @ y, s, atol=1e-8)
            assert np.linalg.eigvalsh((V + V.T) / 2)[0] > 0
        g = rng.normal(size=n)
        np.testing.assert_allclose(page()["direction"](g, pairs), -V @ g, rtol=1e-6, atol=1e-8)
    s, y = np.array([1.0, 0]), np.array([-1.0, 1])
    V = (np.eye(2) - np.outer(s, y) / (s @ y)) @ (np.eye(2) - np.outer(y, s) / (s @ y)) + np.outer(s, s) / (s @ y)
    assert np.linalg.eigvalsh(V)[0] < 0


def test_wolfe_makes_the_pair_positive_and_armijo_does_not():
    f = Problem(lambda x: np.cos(x).sum(-1), lambda x: -np.sin(x), dim=1)
    rng = np.random.default_rng(9)
    for _ in range(100):
        x = rng.uniform(0.05, 3.0, 1)
        g = f.grad(x)
        new, _, gn, tries = page()["wolfe"](f, x, -g, f(x), g, 10 ** rng.uniform(-3, 1))
        assert (new - x) @ (gn - g) > 0 and tries < 50
        assert f(new) <= f(x) - 1e-4 * (g @ (x - new))
        assert gn @ -g >= 0.9 * (g @ -g)
    x, g = np.array([0.1]), f.grad(np.array([0.1]))  # un paso corto: baja, y la pendiente crece
    new = x - 0.1 * g
    assert f(new) < f(x) - 1e-4 * 0.1 * (g @ g) and (new - x) @ (f.grad(new) - g) < 0


def exact_runs(H, x, m, steps):
    """Puntos de L-BFGS con búsqueda exacta; con m = 0, los del gradiente conjugado."""
    g, pairs, path = H @ x, [], [x]
    d = -g
    for _ in range(steps):
        s = -(g @ d) / (d @ H @ d) * d
        x, new = x + s, g + H @ s
        pairs = [*pairs, (s, new - g)]
        d = page()["direction"](new, pairs[-m:]) if m else -new + (new @ new) / (g @ g) * d
        g = new
        path.append(x)
    return np.array(path)


def test_theorem_8_exact_search_gives_conjugate_gradients():
    rng = np.random.default_rng(10)
    for n in (3, 6, 10):
        Q = np.linalg.qr(rng.normal(size=(n, n)))[0]
        H = (Q * np.geomspace(1, 30, n)) @ Q.T
        x = rng.normal(size=n)
        conjugate = exact_runs(H, x, 0, n)
        assert np.linalg.norm(conjugate[-1]) < 1e-7 < np.linalg.norm(conjugate[-2])
        for m in (1, 2, n):
            np.testing.assert_allclose(exact_runs(H, x, m, n), conjugate, atol=1e-7)
    # Con cinco valores propios distintos bastan cinco pasos.
    H = np.diag(np.repeat([1.0, 2, 5, 9, 30], 3))
    assert np.linalg.norm(exact_runs(H, np.ones(15), 2, 5)[-1]) < 1e-7
    # Sin búsqueda exacta, en n pasos no acaba.
    x, pairs, g = np.ones(15), [], H @ np.ones(15)
    for _ in range(5):
        new = x + 0.5 * page()["direction"](g, pairs) / (1 if pairs else 30)
        pairs, x, g = [*pairs, (new - x, H @ (new - x))], new, H @ new
    assert np.linalg.norm(x) > 1e-3


def first_below(problem, starts, rule, goal, most):
    f = minimize(problem, starts, rule, most).f
    reached = f <= goal
    return np.where(reached.any(axis=0), reached.argmax(axis=0), 10**6)


BETAS = (0.5, 0.7, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.95, 0.97, 0.98, 0.99)
RATES = {  # de la menor tasa a la mayor, en Rosenbrock y en la logística
    "GradientDescent": ((2e-4, 4e-3), (2, 100)),
    "Momentum": ((2e-4, 4e-3), (2, 100)),
    "Nesterov": ((1e-4, 3e-3), (2, 60)),
}


def counts_of(problem, starts, kind, span, goal, most, size=41, betas=None):
    """La mediana de los gradientes que gasta con cada una de ``size`` tasas, y con cada β."""
    lrs = np.repeat(np.geomspace(*span, size), len(starts))
    more = {} if betas is None else {"beta": np.repeat(betas, len(lrs))[:, None]}
    rule = kind(lr=np.tile(lrs, len(betas or [0]))[:, None], **more)
    points = np.tile(starts, (len(rule.lr) // len(starts), 1))
    return np.median(first_below(problem, points, rule, goal, most).reshape(-1, size, len(starts)), axis=2)


@pytest.mark.amplifies
@pytest.mark.filterwarnings("ignore:overflow", "ignore:invalid")  # las tasas de más divergen
def test_the_rivals_of_lbfgs_carry_their_best_pair_of_the_grid():
    """Ninguna otra llega antes, y la mejor no está en un borde."""
    tuned, zero, goal = page()["tuned"], np.zeros((1, 30)), page()["bottom"] + 1e-8
    places = (rosenbrock, page()["near"], 1e-10, 16_000), (page()["logit"], zero, goal, 2000)
    for place, (problem, starts, target, most) in enumerate(places):
        for kind, betas in ((GradientDescent, None), (Momentum, BETAS), (Nesterov, BETAS)):
            size, span = (41 if betas else 61), RATES[kind.__name__][place]
            own = int(np.median(first_below(problem, starts, tuned[kind.__name__][place], target, most)))
            counts = counts_of(problem, starts, kind, span, target, int(1.1 * own), size, betas)
            assert own <= counts.min() < 10**6 and 0 < counts.min(axis=0).argmin() < size - 1
    curve = np.linalg.eigvalsh(
        page()["logit_bend"](page()["newton"](places[1][0], page()["logit_bend"], zero[0], 12)[-1])
    )
    assert curve[-1] / curve[0] == pytest.approx(450, rel=0.05)


def logistic_problem(seed):
    rng = np.random.default_rng(seed)
    data = rng.normal(size=(400, 30)) * np.geomspace(1, 0.03, 30)
    data = data @ np.linalg.qr(rng.normal(size=(30, 30)))[0]
    Z = data * np.sign(data @ (3 * rng.normal(size=30)) + rng.logistic(size=400))[:, None]
    f = Problem(
        lambda w: np.logaddexp(0, -(w @ Z.T)).mean(-1) + 5e-5 * (w**2).sum(-1),
        lambda w: -1 / (1 + np.exp(w @ Z.T)) @ Z / 400 + 1e-4 * w,
        dim=30,
    )
    return f, lambda w: logistic_parts(Z, w)[2] + 1e-4 * np.eye(30)


@pytest.mark.amplifies
def test_lbfgs_on_other_logistic_regressions():
    ratios, ones = [], []
    for seed in range(4):
        f, hessian = logistic_problem(seed)
        goal = f(page()["newton"](f, hessian, np.zeros(30), 14)[-1]) + 1e-8
        best = counts_of(f, np.zeros((1, 30)), Momentum, (10, 100), goal, 150, 21, BETAS[2:8]).min()
        ratios.append(best / page()["lbfgs"](f, np.zeros(30), goal)[1][-1][0])
        ones.append(best / page()["lbfgs"](f, np.zeros(30), goal, 1)[1][-1][0])
    assert 1.1 < min(ratios) < max(ratios) < 1.7 and np.sum(np.array(ones) < 1) >= 3 and max(ones) < 1.15


def test_noise_spoils_the_pairs_at_five_seeds():
    for seed in range(5):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(2000, 20)) * np.geomspace(1, 0.1, 20)
        y = X @ rng.normal(size=20) + 0.5 * rng.normal(size=2000)
        best, H = np.linalg.lstsq(X, y, rcond=None)[0], X.T @ X / 2000
        grad = lambda w, i, X=X, y=y: X[i].T @ (X[i] @ w - y[i]) / len(i)  # noqa: E731
        seen = {}
        for away in (1, 0.01):
            found = []
            for _ in range(100):
                v = rng.normal(size=20)
                w = best + away * v / np.linalg.norm(v)
                s = -H @ (w - best)
                i, j = rng.integers(2000, size=(2, 20))
                pairs = grad(w + s, i) - grad(w, j), grad(w + s, i) - grad(w, i)
                found.append((s @ pairs[0] <= 0, *(np.linalg.norm(p - H @ s) / np.linalg.norm(H @ s) for p in pairs)))
                assert s @ pairs[1] > 0
            seen[away] = np.mean(found, axis=0)[0], *np.median(found, axis=0)[1:]
        assert seen[0.01][0] == pytest.approx(0.5, abs=0.15) and seen[0.01][1] > 20 > 5 > seen[1][1]
        assert seen[0.01][2] == pytest.approx(seen[1][2], rel=0.3)


# Teoremas 9 y 10: precondicionar.


def test_theorem_9_the_rate_in_the_norm_of_P():
    rng = np.random.default_rng(11)
    for _ in range(50):
        A, B = rng.normal(size=(2, 5, 5))
        H, P = A @ A.T + 0.1 * np.eye(5), B @ B.T + 0.1 * np.eye(5)
        w, Q = np.linalg.eigh(P)
        half = (Q * w**-0.5) @ Q.T
        ends, vectors = np.linalg.eigh(half @ H @ half)
        alpha, rate = 2 / (ends[0] + ends[-1]), (ends[-1] - ends[0]) / (ends[-1] + ends[0])

        def shrink(x, H=H, P=P, alpha=alpha):
            new = x - alpha * np.linalg.solve(P, H @ x)
            return (new @ P @ new / (x @ P @ x)) ** 0.5

        assert shrink(rng.normal(size=5)) <= rate * (1 + 1e-9)
        assert shrink(half @ vectors[:, 0]) == pytest.approx(rate)  # un vector en que se alcanza


def condition(C):
    v = np.linalg.eigvalsh(C)
    return v[-1] / v[0]


def test_theorem_10_no_diagonal_is_better_than_the_own_by_more_than_m():
    rng, worst = np.random.default_rng(12), 1.0
    for n in (2, 3, 5, 8):
        for _ in range(30):
            A = rng.normal(size=(n, n)) * 10 ** rng.uniform(-1, 1, n)
            H = A @ A.T + 1e-3 * np.eye(n)
            if n == 8:  # tridiagonal: m = 3
                H = np.diag(rng.uniform(2, 3, n)) + np.diag(rng.uniform(-1, 1, n - 1), 1)
                H = (H + H.T) / 2 + np.eye(n)
            m = (abs(H) > 0).sum(axis=1).max()
            D = np.diag(H) ** -0.5
            own = condition(D[:, None] * H * D)
            others = [condition(S[:, None] * H * S) for S in D * np.exp(rng.normal(size=(60, n)))]
            assert own <= m * min(others) * (1 + 1e-9)
            if n == 2:
                assert own <= min(others) * (1 + 1e-9)
            worst = max(worst, own / min(others))
    assert worst > 1.02  # con más de dos variables hay diagonales mejores que la propia
    assert condition(np.diag([1.0, 1e6])) > 2 * condition(np.eye(2))  # sin escalar no hay tal cota


@pytest.mark.amplifies
def test_shampoo_turns_with_the_problem_and_its_first_step_is_orthogonal():
    rng, shampoo = np.random.default_rng(13), page()["shampoo"]
    for _ in range(5):
        A, B, W = rng.normal(size=(5, 5)), rng.normal(size=(4, 4)), rng.normal(size=(5, 4))
        U, V = (np.linalg.qr(rng.normal(size=(k, k)))[0] for k in (5, 4))

        def grad(W, A=A, B=B):
            return A.T @ (A @ W @ B) @ B.T

        plain = shampoo(grad, W, 0.1, 10)
        other = shampoo(lambda W, U=U, V=V, grad=grad: U @ grad(U.T @ W @ V) @ V.T, U @ W @ V.T, 0.1, 10)
        np.testing.assert_allclose(U.T @ other @ V, plain, atol=1e-6)
        u, _, vt = np.linalg.svd(grad(W), full_matrices=False)
        step = (W - shampoo(grad, W, 1.0, 1)) / 1.0
        np.testing.assert_allclose(step, u @ vt, atol=2e-2)


# Teorema 11: otras normas.

NORMS = {  # norma, dual y dirección en que se alcanza
    "2": (np.linalg.norm, np.linalg.norm, lambda g: g / np.linalg.norm(g)),
    "inf": (lambda d: abs(d).max(), lambda g: abs(g).sum(), np.sign),
    "1": (
        lambda d: abs(d).sum(),
        lambda g: abs(g).max(),
        lambda g: np.sign(g) * (np.arange(g.size) == abs(g).argmax()),
    ),
}


def test_theorem_11_the_minimum_of_the_model_in_each_norm():
    rng = np.random.default_rng(14)
    for norm, dual, direction in NORMS.values():
        for _ in range(50):
            g, alpha = rng.normal(size=5), 10 ** rng.uniform(-2, 1)
            d = -alpha * dual(g) * direction(g)
            best = g @ d + norm(d) ** 2 / (2 * alpha)
            assert best == pytest.approx(-alpha * dual(g) ** 2 / 2)
            for other in d + rng.normal(size=(50, 5)) * 10 ** rng.uniform(-2, 1, (50, 1)):
                assert g @ other + norm(other) ** 2 / (2 * alpha) >= best - 1e-12
    for _ in range(50):
        G = rng.normal(size=(4, 3))
        u, s, vt = np.linalg.svd(G, full_matrices=False)
        for _ in range(20):
            D = rng.normal(size=(4, 3))
            D /= np.linalg.norm(D, 2)
            assert (G * D).sum() <= s.sum() + 1e-12
        assert (G * (u @ vt)).sum() == pytest.approx(s.sum()) and np.linalg.norm(u @ vt, 2) == pytest.approx(1)


def sup_constant(H):
    signs = np.array(list(itertools.product([-1, 1], repeat=len(H))))
    return np.einsum("ki,ij,kj->k", signs, H, signs).max()


def test_theorem_11_the_drop_and_the_constants():
    rng, nearest = np.random.default_rng(15), {"2": 0.0, "inf": 0.0, "1": 0.0}
    for _ in range(60):
        A = rng.normal(size=(6, 6)) * 10 ** rng.uniform(-1, 1, 6)
        H = A @ A.T
        constants = {"2": np.linalg.eigvalsh(H)[-1], "inf": sup_constant(H), "1": np.diag(H).max()}
        assert np.trace(H) <= constants["inf"] * (1 + 1e-9) <= 6 * constants["2"] * (1 + 2e-9)
        assert constants["inf"] <= abs(H).sum() * (1 + 1e-9)
        diagonal = np.diag(np.diag(H))
        assert sup_constant(diagonal) == pytest.approx(np.trace(H))
        x = rng.normal(size=6)
        g = H @ x
        for name, (norm, dual, direction) in NORMS.items():
            d = -dual(g) * direction(g) / constants[name]
            drop, sure = -(g @ d + d @ H @ d / 2), dual(g) ** 2 / (2 * constants[name])
            assert drop >= sure * (1 - 1e-9)
            nearest[name] = max(nearest[name], sure / drop)
            v = rng.normal(size=6)
            assert v @ H @ v <= constants[name] * norm(v) ** 2 * (1 + 1e-9)
        sign_wins = abs(g).sum() ** 2 / constants["inf"] > g @ g / constants["2"]
        assert sign_wins == (abs(g).sum() ** 2 / (g @ g) > constants["inf"] / constants["2"])
    assert min(nearest.values()) > 0.9
    # Con α > 2/L en esa norma ya no se asegura nada: en la dirección en que se alcanza, sube.
    H = np.ones((3, 3))
    d = -2.2 / 9 * 9 * np.ones(3)
    assert np.full(3, 3.0) @ d + d @ H @ d / 2 > 0


# Teorema 12 y el decaimiento: cada norma dual, y un vector en que se alcanza.
SIZES = {
    "signo": (lambda g: abs(g).sum(), np.sign, lambda x: abs(x).max()),
    "polar": (lambda G: np.linalg.norm(G, "nuc"), lambda G: polar(G), lambda X: np.linalg.norm(X, 2)),
}


def polar(G):
    u, _, vt = np.linalg.svd(G, full_matrices=False)
    return u @ vt


def test_theorem_12_steps_of_one_size():
    rng = np.random.default_rng(20)
    for name, (dual, direction, _) in SIZES.items():
        for _ in range(40):
            A = rng.normal(size=(5, 5))
            H = A @ A.T + 0.1 * np.eye(5) if name == "signo" else np.eye(4)
            L = sup_constant(H) if name == "signo" else 3.0  # ‖D‖²_F ≤ 3 ‖D‖²₂, con cuatro filas y tres columnas
            x = start = rng.normal(size=5 if name == "signo" else (4, 3))
            alpha, duals = 10 ** rng.uniform(-2, 0), []
            cost = lambda x, H=H: (x * (H @ x)).sum() / 2  # noqa: E731
            for _ in range(60):
                duals.append(dual(H @ x))
                new = x - alpha * direction(H @ x)
                assert cost(new) <= cost(x) - alpha * duals[-1] + L * alpha**2 / 2 + 1e-9
                x = new
            assert min(duals) <= cost(start) / (alpha * 60) + L * alpha / 2 + 1e-9
            # Con una L menor es falso: se alcanza.
            signs = np.array(list(itertools.product([-1.0, 1.0], repeat=5)))
            worst = signs[np.einsum("ki,ij,kj->k", signs, H, signs).argmax()] if name == "signo" else start
            x = np.linalg.solve(H, worst)
            rise = cost(x - alpha * direction(worst)) - cost(x) + alpha * dual(worst)
            assert rise == pytest.approx(L * alpha**2 / 2) and rise > 0.99 * L * alpha**2 / 2
            g, m = rng.normal(size=(2, *start.shape))
            assert (g * direction(m)).sum() >= dual(g) - 2 * dual(g - m) - 1e-9
            assert (g * direction(-0.01 * g)).sum() < dual(g) - dual(1.01 * g)  # con 1 en lugar de 2, no


def test_decay_is_the_wall_of_a_ball():
    rng = np.random.default_rng(21)
    for dual, direction, size in SIZES.values():
        for lam in (0.5, 2.0):
            goal, x = 3 * rng.normal(size=(2, 4, 3))
            x /= lam * size(x)
            for k in range(4000):
                x = (1 - (a := 0.2 / lam * (1 - k / 4000)) * lam) * x - a * direction(x - goal)
                assert size(x) <= 1 / lam + 1e-9
            u, s, vt = np.linalg.svd(goal, full_matrices=False)
            wall = np.clip(goal, -1 / lam, 1 / lam) if direction is np.sign else u * np.minimum(s, 1 / lam) @ vt
            assert abs(x - wall).max() < 5e-3 and abs(goal - wall).max() > 0.01
            assert ((x - goal) * x).sum() == pytest.approx(-dual(x - goal) / lam, abs=0.01)
            edge = direction(goal) / lam  # con αλ > 2, se sale
            assert size((1 - 2.5) * edge - 2.5 / lam * direction(edge)) > 2 / lam
    curve, goal = np.array([9.0, 3.0, 1.0]), np.array([0.3, -2.0, 4.0])
    bowl = Problem(lambda x: (curve * (x - goal) ** 2).sum(-1) / 2, lambda x: curve * (x - goal), dim=3)
    lion = minimize(bowl, np.zeros(3), Lion(0.05, weight_decay=1.0), 4000, schedule=linear(4000)).x[-1]
    np.testing.assert_allclose(lion, [0.3, -1, 1], atol=2e-3)


def sign_costs(H, limit, sign, starts, rates, steps=100):
    """La mediana del coste relativo con cada tasa, en múltiplos de 1/L."""
    x = np.tile(starts, (len(rates), 1, 1))
    with np.errstate(all="ignore"):
        for _ in range(steps):
            g = x @ H
            step = abs(g).sum(-1, keepdims=True) * np.sign(g) if sign else g
            x = x - np.reshape(rates, (-1, 1, 1)) / limit * step
        return np.median(((x @ H) * x).sum(-1) / ((starts @ H) * starts).sum(-1), axis=1)


@pytest.mark.filterwarnings("ignore:overflow", "ignore:invalid")  # las tasas de más divergen
def test_signs_win_on_the_axes_and_lose_towards_the_ones_at_other_seeds_and_budgets():
    rates = np.geomspace(0.25, 4, 17)
    v = np.ones(10) / 10**0.5 - np.eye(10)[0]
    mirror = np.eye(10) - 2 * np.outer(v, v) / (v @ v)
    for seed, steps in itertools.product(range(100, 103), (100, 200, 400)):
        starts, results = np.random.default_rng(seed).normal(size=(9, 10)), {}
        for name, Q in (("ejes", np.eye(10)), ("unos", mirror)):
            H = Q @ np.diag([100.0] + [1.0] * 9) @ Q.T
            for sign, limit in ((False, 100), (True, sup_constant(H))):
                medians = sign_costs(H, limit, sign, starts, rates, steps)
                results[name, sign] = medians.min()
                assert 0 < medians.argmin() < 16 or medians.min() < 1e-12
        assert results["ejes", True] < results["ejes", False] / 100 or results["ejes", False] < 1e-12
        assert results["unos", True] > results["unos", False]
    assert sup_constant(H) == pytest.approx(1000, rel=0.02)  # n veces la otra


def test_turned_at_random_the_sign_nearly_always_loses():
    rng, wins = np.random.default_rng(7), 0
    for _ in range(40):
        Q, starts = np.linalg.qr(rng.normal(size=(10, 10)))[0], rng.normal(size=(9, 10))
        H = Q @ np.diag([100.0] + [1.0] * 9) @ Q.T
        ways = (100, False), (sup_constant(H), True)
        plain, sign = (sign_costs(H, *way, starts, np.geomspace(0.25, 4, 17)).min() for way in ways)
        wins += sign < plain
    assert wins < 5


def schulz_scalar(s, steps=5):
    for _ in range(steps):
        s = 3.4445 * s - 4.7750 * s**3 + 2.0315 * s**5
    return s


def test_where_newton_schulz_takes_the_singular_values():
    s = np.linspace(0.0015, 1, 200_001)
    out = schulz_scalar(s)
    assert 0.67 < out.min() < 0.68 and 1.2 < out.max() < 1.21 and schulz_scalar(0.00149) < 0.68
    power, small = 3.4445**5, np.geomspace(1e-9, 0.1, 1000)
    assert power == pytest.approx(485, abs=1) and (schulz_scalar(small) <= power * small).all()
    rng = np.random.default_rng(16)
    for shape in ((6, 6), (5, 8), (8, 5)):
        G = rng.normal(size=shape)
        u, sv, vt = np.linalg.svd(G, full_matrices=False)
        inner = u.T @ page()["orthogonal"](G) @ vt.T
        np.testing.assert_allclose(inner, np.diag(schulz_scalar(sv / np.linalg.norm(G))), atol=1e-9)


SPANS = {"Momentum": (1.5, 6), "Adam": (0.02, 3), "signo": (0.01, 1), "Muon": (0.04, 2)}


def ranking(low, steps, seed):
    """El menor coste de cada método, y el de Muon con cada plan, con el final del plan también elegido."""
    rng = np.random.default_rng(seed)
    targets = rng.normal(size=(3, 12, 12))
    A, B = (np.array([page()["ill"](rng, 12, each) for _ in range(3)]) for each in low)
    done, best = np.arange(steps)[:, None] / steps, {}
    falls = [done**0, 1 - done, 1e-2**done, 1e-4**done, 1e-8**done]
    for rule, span in SPANS.items():
        lrs, costs = np.hstack([fall * np.geomspace(*span, 7) for fall in falls]), []
        for beta, beta2 in itertools.product((0, 0.9), (0.9, 0.999) if rule == "Adam" else (0,)):
            with np.errstate(all="ignore"):
                costs.append(np.median(page()["contest"](rule, A, B, targets, lrs, beta, beta2), axis=1))
        by_plan = np.nanmin(np.reshape(costs, (-1, 5, 7)), axis=(0, 2))
        best[rule] = by_plan.min()
    return best, (by_plan[0], by_plan[1], by_plan[2:].min())


@pytest.mark.amplifies
@pytest.mark.parametrize(("steps", "seed"), [(150, 1), (300, 0), (600, 1)])
def test_the_plan_decides_where_muon_wins(steps, seed):
    for low, wins in (((0.1, 0.1), True), ((0.3, 1.0), False)):
        best, (constant, line, geometric) = ranking(low, steps, seed)
        assert geometric < line < constant
        if wins:
            assert best["Muon"] < min(best[rule] for rule in ("Momentum", "Adam", "signo")) / 100
        else:
            assert max(best["Momentum"], best["Adam"]) < best["Muon"] / 1e3


# Teorema 13: el borde de estabilidad.


@pytest.mark.amplifies
def test_the_edge_in_the_network():
    net, top = page()["net"], page()["sharpness"]
    assert net.dim == 49 and top(net, net.start) == pytest.approx(5.55, abs=0.01)
    run = minimize(net, np.tile(net.start, (3, 1)), GradientDescent(np.array([[0.2], [0.3], [0.5]])), 8000)
    assert top(net, run.x[-1, 2]) == pytest.approx(4.0, abs=0.01) and not (np.diff(run.f[:, 0]) > 0).any()
    # El salto de α = 0.3, y la caída de la curvatura que sigue.
    spike = run.f[6000:7000, 1]
    at = 6000 + spike.argmax()
    assert abs(at - 6500) < 150 and spike.max() > 10 * spike[0]
    assert top(net, run.x[at - 100, 1]) > 2 / 0.3 > top(net, run.x[at + 100, 1])


def test_the_cubic_term_is_the_gradient_of_the_curvature():
    net, top = page()["net"], page()["sharpness"]
    p, h, x = minimize(net, net.start, GradientDescent(0.2), 500).x[-1], 1e-3, 0.01
    H = (net.grad(p + 1e-4 * np.eye(49)) - net.grad(p - 1e-4 * np.eye(49))) / 2e-4
    lam, u = (each[..., -1] for each in np.linalg.eigh((H + H.T) / 2))
    slope = np.array([(top(net, p + h * e) - top(net, p - h * e)) / (2 * h) for e in np.eye(49)])
    rest = net.grad(p + x * u) - net.grad(p) - x * lam * u
    np.testing.assert_allclose(rest, x**2 / 2 * slope, atol=0.03 * x**2 / 2 * np.linalg.norm(slope) + 1e-7)


def toy_orbit(alpha, c, Y, y=None, x=None, steps=20_000):
    x = 1e-2 + (max(0, 2 * c * (Y - 2 / alpha))) ** 0.5 if x is None else x
    y = 2 / alpha if y is None else y
    for _ in range(steps):
        x, y = x - alpha * x * y, y - alpha * (x * x / 2 - c * (Y - y))
        if not abs(y) < 1e6:
            break
    return x, y


def test_theorem_13_the_orbit_attracts_up_to_two_and_a_half():
    rng = np.random.default_rng(17)
    for _ in range(20):
        alpha, c = rng.uniform(0.05, 1), rng.uniform(0.05, 0.5)
        x, y = toy_orbit(alpha, c, 2.3 / alpha)
        assert y == pytest.approx(2 / alpha, rel=1e-3)
        assert abs(x) == pytest.approx((2 * c * (0.3 / alpha)) ** 0.5, rel=2e-2)
        x, y = toy_orbit(alpha, c, 1.5 / alpha, y=1.2 / alpha)
        assert y == pytest.approx(1.5 / alpha, rel=1e-6) and abs(x) < 1e-9
        x, y = toy_orbit(alpha, c, 2.7 / alpha)
        assert not abs(y * alpha - 2) < 1e-3 or not abs(x) > 1e-6


@pytest.mark.amplifies
def test_the_toy_beyond_two_and_a_half_and_far_from_the_orbit():
    """También con el cuádruple de pasos."""
    y = page()["toy"](0.5, 5.2, 80_000)[-2000:, 1]
    assert y.min() < 2 and y.max() > 5
    assert not abs(toy_orbit(0.5, 0.02, 4.5, y=1.0, x=2.0)[1]) < 1e6
    for x in (0.1, 0.5, 1.0):
        assert toy_orbit(0.5, 0.02, 4.5, y=1.0, x=x)[1] == pytest.approx(4, abs=1e-3)


# Teoremas 13 y 14, y los mínimos planos.


def test_theorem_14_each_layer_multiplies_by_half_of_s():
    rng = np.random.default_rng(18)
    for s, draw in ((2.0, rng.normal), (1.0, rng.normal), (3.0, lambda size: rng.choice([-1.0, 1.0], size))):
        h = rng.uniform(0, 2, 30)
        z = draw(size=(50_000, 30)) @ h * (s / 30) ** 0.5
        ratio = (np.maximum(z, 0) ** 2).mean() / (h**2).mean()
        assert ratio == pytest.approx(s / 2, rel=0.04)
    # Sin simetría en los pesos, no.
    z = (rng.exponential(size=(50_000, 30)) - 1) @ h * (2 / 30) ** 0.5
    assert abs((np.maximum(z, 0) ** 2).mean() / (h**2).mean() - 1) > 0.04
    v, x = 1.0, np.polynomial.hermite_e.hermegauss(60)
    for _ in range(30):
        v = (np.tanh(v**0.5 * x[0]) ** 2) @ x[1] / x[1].sum()
    assert v == pytest.approx(1 / 60, rel=0.1)
    assert float(shown("Cuadrado medio")[0][3]) == pytest.approx(0.016, abs=0.002)


def test_theorem_15_the_gradient_is_perpendicular_and_the_turn_depends_on_the_product():
    rng = np.random.default_rng(19)
    X, y = rng.normal(size=(40, 3)), rng.normal(size=40)

    def cost(w):  # una neurona con normalización por lotes
        z = X @ w
        return ((np.tanh((z - z.mean()) / z.std()) - y) ** 2).mean()

    def grad(w, h=1e-6):
        return np.array([(cost(w + h * u) - cost(w - h * u)) / (2 * h) for u in np.eye(3)])

    w = rng.normal(size=3)
    g = grad(w)
    assert abs(g @ w) < 1e-8 and cost(7 * w) == pytest.approx(cost(w))
    np.testing.assert_allclose(grad(7 * w), g / 7, atol=1e-7)
    for product in (0.005, 0.05, 0.5):
        for lr, G, start in ((1.0, 1.0, 0.1), (0.1, 5.0, 10.0), (0.01, 0.3, 1.0)):
            w = start * rng.normal(size=20)
            for _ in range(int(20 / product) + 50):
                size = np.linalg.norm(w)
                g = rng.normal(size=20)
                g -= (g @ w) * w / size**2
                g *= G / np.linalg.norm(g) / size
                old, w = w, (1 - product) * w - lr * g
            cosine = old @ w / np.linalg.norm(old) / np.linalg.norm(w)
            assert cosine == pytest.approx(1 - product, abs=1e-6)
            assert np.linalg.norm(w) ** 4 == pytest.approx(lr**2 * G**2 / (1 - (1 - product) ** 2), rel=1e-5)


def test_the_same_function_with_any_curvature():
    net, p = page()["relu_net"], np.random.default_rng(20).normal(size=18) / 2

    def hessian(q):
        step = 1e-6 * np.eye(18)
        H = (net.grad(q + step) - net.grad(q - step)) / 2e-6
        return (H + H.T) / 2

    H = hessian(p)
    for c in (0.5, 3.0, 10.0):
        T = np.r_[np.full(12, c), np.full(6, 1 / c)]
        other = hessian(T * p)
        assert net(T * p) == pytest.approx(net(p))
        np.testing.assert_allclose(T[:, None] * other * T, H, atol=1e-4)
        assert np.linalg.eigvalsh(other)[-1] >= c**2 * np.linalg.eigvalsh(H[12:, 12:])[-1] * (1 - 1e-6)


def test_sam_hovers_where_it_says():
    for lam, alpha, rho in ((10, 0.1, 0.1), (1, 0.1, 0.1), (10, 0.05, 0.2), (3, 0.6, 0.05)):
        x = 1.0
        for _ in range(5000):
            x = x - alpha * lam * (x + rho * np.sign(x))
        assert abs(x) == pytest.approx(alpha * lam * rho / (2 - alpha * lam), rel=1e-6)
