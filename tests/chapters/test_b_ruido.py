"""Los teoremas de la página «Ruido», comprobados, y los números que da por medidos, calculados otra vez."""

import ast
import itertools
import re
from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest

from optlib import Adam, Clipped, GradientDescent, minimize
from optlib.schedules import warmup

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "b_ruido.ipynb"
CELLS = nbformat.read(PAGE, as_version=4).cells
MEASURED = {"rows", "slopes", "tails", "table", "results", "fig", "ordered"}  # lo que tarda, o dibuja


@cache
def prose() -> str:
    return " ".join(" ".join(cell.source for cell in CELLS if cell.cell_type == "markdown").split())


@cache
def page() -> dict:
    """Lo que define la página: importaciones, funciones y datos, sin las tablas ni las imágenes."""
    names: dict = {}
    for cell in CELLS:
        if cell.cell_type != "code":
            continue
        body = []
        for node in ast.parse(cell.source).body:
            written = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
            data = isinstance(node, ast.Assign) and not written & MEASURED
            if data or isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef):
                body.append(node)
        exec(compile(ast.Module(body, []), "página", "exec"), names)
    return names


@cache
def shown(caption: str) -> list[list[str]]:
    """Las filas de la tabla guardada cuyo título empieza así."""
    for cell in CELLS:
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html", "")
            if f"<caption>{caption}" in html:
                rows = re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", html)
                return [re.findall(r">([^<>]*)</t[hd]>", row) for row in rows]
    raise AssertionError(f"no hay ninguna tabla «{caption}»")


def random_quadratic(rng, d=4):
    """Curvaturas, varianzas, partida y minilote al azar."""
    return 10 ** rng.uniform(-2, 1, d), rng.uniform(0, 5, d), rng.normal(size=d) * 3, rng.choice([1, 2, 8])


def excesses(h, s, x0, B, rates) -> np.ndarray:
    """Exceso esperado exacto antes de cada paso, y después del último."""
    second, found = x0**2, [(h * x0**2).sum() / 2]
    for a in rates:
        second = (1 - a * h) ** 2 * second + a**2 * s / B
        found.append((h * second).sum() / 2)
    return np.array(found)


# Teorema 1 y valor exacto.


def floor_bound(alpha, L, mu, variance, B):
    return alpha * L * variance / (2 * mu * B * (2 - alpha * L))


def test_the_bound_of_theorem_1_holds_for_random_quadratics_at_every_step():
    rng = np.random.default_rng(0)
    for _ in range(200):
        h, s, x0, B = random_quadratic(rng)
        L, mu = h.max(), h.min()
        alpha = rng.uniform(0.02, 1.98) / L
        q = 1 - alpha * mu * (2 - alpha * L)
        assert 0 <= q < 1
        e, k = excesses(h, s, x0, B, [alpha] * 300), np.arange(301)
        bound = q**k * e[0] + (1 - q**k) * floor_bound(alpha, L, mu, s.sum(), B)
        assert (e <= bound * (1 + 1e-9)).all()
        if alpha <= 1 / L:
            assert floor_bound(alpha, L, mu, s.sum(), B) <= alpha * L * s.sum() / (2 * mu * B) * (1 + 1e-12)


def test_the_sphere_attains_theorem_1_and_the_valley_does_not():
    for h, s in (([2.0, 2.0], [1.0, 3.0]), ([2.0, 0.02], [1.0, 3.0])):
        h, s = np.array(h), np.array(s)
        e = excesses(h, s, np.zeros(2), 1, [0.3] * 4000)[-1]
        exact = (0.3 * s / (2 * (2 - 0.3 * h))).sum()
        assert e == pytest.approx(exact, rel=1e-6)
        ratio = floor_bound(0.3, h.max(), h.min(), s.sum(), 1) / exact
        assert ratio == pytest.approx(1) if h.min() == h.max() else ratio > 100


def test_theorem_1_holds_without_convexity_and_fails_beyond_2_over_L_or_without_variance():
    """x² + 3 sen² x cumple (H3) con μ = 1/32 y L = 8 (Karimi y otros) y no es convexa."""
    grid = np.linspace(-40, 40, 20001)
    f, grad = (lambda x: x**2 + 3 * np.sin(x) ** 2), (lambda x: 2 * x + 3 * np.sin(2 * x))
    assert (grad(grid) ** 2 >= 2 / 32 * f(grid) - 1e-9).all() and np.diff(grad(grid)).min() < 0
    rng, x = np.random.default_rng(1), np.full(2000, 5.0)
    for _ in range(400):
        x = x - 0.05 * (grad(x) + 3 * rng.normal(size=x.shape))
    q = 1 - 0.05 / 32 * (2 - 0.05 * 8)
    assert f(x).mean() < q**400 * f(5.0) + (1 - q**400) * floor_bound(0.05, 8, 1 / 32, 9, 1)
    one = np.ones(1)
    assert excesses(one, one, one, 1, [2.1] * 200)[-1] > 1e6 > excesses(one, one, one, 1, [1.9] * 200)[-1]
    heavy = page()["heavy"](1.5, page()["plain"])
    assert heavy[25:].mean() > 20 * np.median(heavy[25:])


# Teorema 2.


def test_the_convex_bound_holds_for_random_quadratics():
    rng = np.random.default_rng(2)
    for _ in range(200):
        h, s, x0, B = random_quadratic(rng)
        alpha = rng.uniform(0.02, 0.98) / h.max()
        for K in (1, 20, 500):
            mean = excesses(h, s, x0, B, [alpha] * K)[:K].mean()
            room = 1 - alpha * h.max()
            assert mean <= (x0 @ x0) / (2 * alpha * room * K) + alpha * s.sum() / (2 * B * room)


def test_the_convex_bound_is_nearly_attained_and_needs_convexity():
    measured = float(shown("Suelo de ruido con")[2][1])
    assert shown("Suelo de ruido con")[2][4] == "50" and 0.85 * 50 < measured < 50
    rng, x = np.random.default_rng(3), 45 * np.random.default_rng(4).laplace(size=4000)
    slope, costs = (lambda x: x / (1 + x**2) ** 0.5), []
    for _ in range(1500):
        x = x - 0.1 * (slope(x) + 30 * rng.normal(size=x.shape))
        costs.append(((1 + x**2) ** 0.5 - 1).mean())
    assert 0.84 * 50 < np.mean(costs) < 50
    # Sin convexidad: en la meseta de 1 − exp(−x²/2) no se baja, y la cota diría que sí.
    x, costs = np.full(500, 6.0), []
    for _ in range(2000):
        costs.append((1 - np.exp(-(x**2) / 2)).mean())
        x = x - 0.1 * (x * np.exp(-(x**2) / 2) + 0.1 * rng.normal(size=x.shape))
    assert np.mean(costs) > 2 * (36 / (2 * 0.1 * 0.9 * 2000) + 0.1 * 0.01 / (2 * 0.9))


def test_how_much_the_bounds_exaggerate_in_the_valley():
    _, valley, _ = shown("Suelo de ruido con")
    exact = sum(0.1 / (2 * (2 - 0.1 * h)) for h in (1, 0.04))
    assert "exagera 25 veces, y la convexa, algo más de 2" in prose()
    assert 25 < 0.1 * 2 / (2 * 0.04 * 1.9) / exact < 26 and 2 < 0.1 * 2 / (2 * 0.9) / exact < 2.3
    assert float(valley[1]) == pytest.approx(exact, rel=0.05)


# Teoremas 3, 4 y 5.


def test_robbins_and_monro():
    exact = page()["exact_excess"]
    plans = [lambda k: 0.5 / (k + 1) ** 0.5, lambda k: 0.5 / (k + 1)]
    for plan in plans:
        e = [exact(plan, n) for n in (100, 1000, 10_000, 40_000)]
        assert e == sorted(e, reverse=True) and e[-1] < 1e-3
    assert exact(lambda k: 0.5, 10_000) == pytest.approx(0.5 / (2 * 1.5))
    # Con suma finita se para, aun sin ruido, donde dice el producto.
    left = np.prod([1 - 0.5 / (k + 1) ** 2 for k in range(10_000)])
    assert exact(lambda k: 0.5 / (k + 1) ** 2, 10_000, s=0.0) == pytest.approx((3 * left) ** 2 / 2)
    assert exact(lambda k: 0.5 / (k + 1) ** 2, 40_000) > 0.64
    assert "en el paso 100 va **por detrás**" in prose() and exact(plans[1], 100) > exact(plans[0], 100)


def test_with_probability_1():
    """Los 500 caminos, y no solo su media, acaban pegados al mínimo y se quedan."""
    rng, x, worst = np.random.default_rng(5), np.full(500, 3.0), 0.0
    for k in range(8000):
        x = x - (x + rng.normal(size=x.shape)) / (k + 1)
        worst = max(worst, np.abs(x).max()) if k >= 4000 else 0.0
    assert worst < 0.08


def test_theorem_4_holds_and_a_short_constant_loses_the_rate():
    rng = np.random.default_rng(6)
    for _ in range(100):
        h, s, x0, B = random_quadratic(rng)
        L, mu = h.max(), h.min()
        gamma = 2 * L / mu * rng.uniform(1, 3)
        k = np.arange(501)
        e = excesses(h, s, x0, B, 2 / (mu * (k[:-1] + gamma)))
        assert (e <= max(gamma * e[0], 2 * L * s.sum() / (mu**2 * B)) / (k + gamma) * (1 + 1e-9)).all()
    exact = page()["exact_excess"]
    for c, rate in ((0.1, -0.2), (0.3, -0.6)):
        ends = [exact(lambda k, c=c: c / (k + 1), n, s=0.0) for n in (10_000, 40_000)]
        assert np.log(ends[1] / ends[0]) / np.log(4) == pytest.approx(rate, abs=1e-3)
    assert np.log10(exact(lambda k: 2 / (k + 2), 40_000) / exact(lambda k: 2 / (k + 2), 4000)) == pytest.approx(
        -1, abs=0.01
    )


def test_theorem_5_holds():
    rng = np.random.default_rng(7)
    for _ in range(100):
        h, s, x0, B = random_quadratic(rng)
        rates = rng.uniform(0.1, 1) / (2 * h.max()) / np.sqrt(np.arange(1, 401))
        e = excesses(h, s, x0, B, rates)[:-1]
        assert rates @ e <= x0 @ x0 + s.sum() / B * (rates**2).sum()
    for K in (10, 1000):
        n = np.arange(1, K + 1)
        assert (n**-0.5).sum() >= 2 * ((K + 1) ** 0.5 - 1) and (1 / n).sum() <= 1 + np.log(K)


def test_slopes_of_the_table():
    rows = shown("Pendiente de log e")
    assert [row[-1] for row in rows[:2]] == ["−1", "−0.2"] and rows[3][-1] == "−0.51"
    assert rows[4][0] == "plana" and abs(float(rows[4][-1].replace("−", "-")) + 0.5) < 0.1
    assert r"$10^5$ veces más pasos" in prose() and round(1 / 0.2) == 5


# Teorema 6 y medias móviles.


def test_the_average_does_not_depend_on_the_rate():
    rng = np.random.default_rng(8)
    A = rng.normal(size=(3, 3))
    H, star, n = A @ A.T + np.eye(3), rng.normal(size=3), 4000
    C, limits = np.diag([1.0, 4.0, 0.25]), []
    for alpha in (0.2, 1.5):
        alpha = alpha / np.linalg.eigvalsh(H)[-1]
        x = x0 = np.zeros((800, 3))
        total, noise = 0 * x, 0 * x
        for _ in range(n):
            xi = rng.normal(size=x.shape) * np.diag(C) ** 0.5
            total, noise = total + x, noise + xi
            x = x - alpha * ((x - star) @ H + xi)
        gap = total / n - star
        np.testing.assert_allclose(gap @ H, (x0 - x) / (alpha * n) - noise / n, atol=1e-9)
        limits.append(n * np.einsum("ri,ij,rj->r", gap, H, gap).mean() / 2)
    assert limits == pytest.approx([np.trace(np.linalg.solve(H, C)) / 2] * 2, rel=0.15)


def test_outside_quadratics_the_average_keeps_a_bias_of_the_order_of_the_rate():
    """ln(1 + eˣ) − x/4, con mínimo en −ln 3."""
    biases = []
    for alpha in (0.5, 1.0):
        rng, x, total = np.random.default_rng(9), np.full(1500, -np.log(3)), 0.0
        for _ in range(3000):
            x = x - alpha * (1 / (1 + np.exp(-x)) - 0.25 + 0.5 * rng.normal(size=x.shape))
            total = total + x.mean() / 3000
        biases.append(total + np.log(3))
    assert biases[0] < -0.05 and 1.6 < biases[1] / biases[0] < 2.8


def test_moving_average_formula():
    for alpha, beta in itertools.product((0.05, 0.4, 1.2), (0.5, 0.9, 0.99)):
        phi, M, c = 1 - alpha, 0.0, 0.0
        V = alpha / (2 - alpha)
        for _ in range(20_000):  # covarianzas exactas, paso a paso
            c_old = phi * c
            c, M = beta * c_old + (1 - beta) * V, beta**2 * M + 2 * beta * (1 - beta) * c_old + (1 - beta) ** 2 * V
        formula = V * (1 - beta) / (1 + beta) * (1 + beta * phi) / (1 - beta * phi)
        assert pytest.approx(formula, rel=1e-9) == M
    V, phi, beta = 1.0, 1 - 1e-3, 1 - 1e-5
    ratio = (1 - beta) / (1 + beta) * (1 + beta * phi) / (1 - beta * phi)
    assert ratio == pytest.approx(1e-5 / 1e-3, rel=0.02)
    measured = [[float(v) for v in row[1:]] for row in shown("Promediar en ½x²")]
    for a, fa, b, fb in measured[:4]:
        assert a == pytest.approx(fa, rel=0.05) and b == pytest.approx(fb, rel=0.05)
    assert measured[4][0] == pytest.approx(measured[4][2], rel=0.05)


# Escalado y escala de ruido.


def test_the_best_rate_scales_with_B_and_with_its_root():
    rows = shown("Mejor tasa con 4096 ejemplos")
    descent, adam = ([float(row[k].replace("−", "-")) for row in rows] for k in (2, 4))
    assert descent == [-9, -7, -5, -3, -1] and adam[:4] == [-7, -6, -5, -4] and adam[4] < -3
    powers = 2.0 ** np.arange(-12, 0.5, 0.5)
    for examples in (8192, 16_384):  # con el doble y el cuádruple de ejemplos, igual
        best = [powers[page()["exact_grid"](B, powers, examples // B).argmin()] for B in (4, 16, 64)]
        assert best[1] / best[0] == pytest.approx(4, rel=0.5) and best[2] / best[0] == pytest.approx(16, rel=0.5)
    with np.errstate(over="ignore"):
        assert page()["exact_grid"](4096, [2.1], 1000)[0] > 1e6  # el minilote no cambia 2/L


def test_theorem_7():
    rng = np.random.default_rng(10)
    for _ in range(50):
        A, g = rng.normal(size=(3, 3)), rng.normal(size=3)
        H, root = A @ A.T + 0.1 * np.eye(3), rng.normal(size=(3, 3))
        S, B = root @ root.T, rng.choice([1, 4, 64])
        scale, top = np.trace(H @ S) / (g @ H @ g), g @ g / (g @ H @ g)
        gain = lambda a: a * (g @ g) - a**2 / 2 * (g @ H @ g + np.trace(H @ S) / B)  # noqa: B023, E731
        best = top / (1 + scale / B)
        assert gain(best) == pytest.approx(top * (g @ g) / 2 / (1 + scale / B))
        assert gain(best) > max(gain(0.99 * best), gain(1.01 * best))


def test_the_two_batch_estimator_is_unbiased():
    g = np.array([[1.0, 2.0], [3.0, -1.0], [-2.0, 0.5]])
    mean = g.mean(axis=0)
    square = lambda B: np.mean(  # noqa: E731
        [np.sum(g[list(rows)].mean(axis=0) ** 2) for rows in itertools.product(range(3), repeat=B)]
    )
    small, big = square(2), square(4)
    assert (4 * big - 2 * small) / 2 == pytest.approx(mean @ mean)
    assert (small - big) / (1 / 2 - 1 / 4) == pytest.approx(((g - mean) ** 2).sum(axis=1).mean())


def test_the_noise_scale_grows_in_the_network():
    rows = [[float(v) for v in row] for row in shown("La escala de ruido crece")]
    assert all(a[2] < b[2] and a[3] < b[3] for a, b in itertools.pairwise(rows))
    assert rows[0][3] < 200 < rows[1][3] and "Cuando pasa de 200, los datos que hay" in prose()
    assert abs(rows[0][4] / rows[0][3] - 1) < 0.3 < abs(rows[-1][4] / rows[-1][3] - 1)
    assert "82 parámetros" in prose() and page()["network"]()[0].dim == 82


def test_the_critical_batch_doubles_when_the_target_halves():
    steps = page()["steps_to"]
    critical = [steps(1, t) / steps(1e12, t) for t in (0.2, 0.1, 0.05)]
    assert all(1.7 < b / a < 2.1 for a, b in itertools.pairwise(critical))
    S = {B: steps(B, 0.05) for B in (1, 16, 64, 182, 1024, 1e12)}
    assert S[16] / S[64] > 3.5 and S[182] / S[1024] < 2
    product = (S[182] / S[1e12] - 1) * (182 * S[182] / S[1] - 1)
    assert f"$B = 182$ bastan {S[182]} pasos" in prose() and f"vale {product:.2f} en vez de 1" in prose()


# Planes.


def test_the_line_to_zero_wins_with_every_budget():
    names = page()
    best = {}
    for K in (500, 1000, 2000, 4000):
        for name, plan in names["plan_set"](K).items():
            rates = 2.0 ** (np.arange(-16, 3) / 2)
            best[name, K] = names["exact_grid"](1, rates, K, h=np.logspace(0, -2, 20), s=1.0, x0=3.0, plan=plan).min()
        assert min((e, name) for (name, k), e in best.items() if k == K)[1] == "lineal hasta 0"
        assert best["coseno", K] < 1.1 * best["lineal hasta 0", K]
    for K, extra in ((500, 29), (2000, 54)):
        assert f"un {extra} % más" in prose()
        assert round(100 * (best["constante", K] / best["lineal hasta 0", K] - 1)) == extra
    assert f"exceso de partida {(np.logspace(0, -2, 20) * 9).sum() / 2:.1f}" in prose()
    for row in shown("Exceso exacto con la mejor tasa"):
        mean, error = (float(v) for v in row[5].split(" ± "))
        assert abs(mean - float(row[1])) < 3 * error


# Calentamiento.


def test_only_both_moments_or_a_warmup_take_the_jolt_away():
    start = page()["adam_start"]
    costs = {way: start(way) for way in ("", "v", "m", "mv")} | {"warm": start(plan=warmup(100))}
    at = lambda way, k: costs[way][k - 1]  # noqa: E731
    assert at("", 5) == pytest.approx(at("v", 5), rel=0.15) and at("", 5) > 2 * 0.004
    assert at("m", 1) > 100 * 0.004 and "cientos de veces" in prose()
    assert max(at("mv", 1), at("warm", 5)) < 1.1 * 0.004 and at("mv", 5) < 0.6 * at("", 5)
    assert at("warm", 400) == pytest.approx(at("", 400), rel=0.15)


def test_the_loop_of_the_start_is_adam():
    rng = np.random.default_rng(6)
    noisy = lambda x: x + rng.normal(size=x.shape)  # noqa: E731
    path = page()["walk"](Adam(0.01), np.full((100, 20), 0.02), noisy, 30)
    ours = [(x**2).sum(axis=-1).mean() / 2 for x in path]
    np.testing.assert_allclose(page()["adam_start"](steps=30), ours, rtol=1e-9)


def test_a_warmup_helps_where_the_curvature_falls():
    rows = {row[0]: row[4:] for row in shown("Peor coste del camino")}
    assert rows["x⁴/4 desde 3"] == ["diverge", "1", "1"] and rows["27x²/2 desde 3"] == ["diverge"] * 3
    bare, short, long = map(float, rows["red, B = 200"])
    assert min(bare, short) > 3 * long > 3 and rows["red, B = 10"] == ["1", "1", "1"]
    net, starts = page()["net"], page()["starts"]
    for steps in (600, 1200):
        peaks = [minimize(net, starts, GradientDescent(8.0), steps, schedule=p).f for p in (None, warmup(100))]
        none, warm = (np.median(f.max(axis=0) / f[0]) for f in peaks)
        assert none > 3 * warm
        assert np.all(peaks[0][-1] < 0.01)  # sin calentar tampoco fracasa


# Recorte.


def test_the_lemma_of_clipping():
    rng = np.random.default_rng(11)
    for _ in range(200):
        g = rng.standard_t(1.5, size=(50, 3)) + rng.normal(size=3)
        p, c = rng.uniform(1.05, 2), 10 ** rng.uniform(-1, 2)
        size = np.linalg.norm(g, axis=1)
        G = (size**p).mean()
        clipped = g * np.minimum(1, c / size)[:, None]
        assert np.linalg.norm(clipped.mean(axis=0) - g.mean(axis=0)) <= G * c ** (1 - p) * (1 + 1e-12)
        assert (clipped**2).sum(axis=1).mean() <= G * c ** (2 - p) * (1 + 1e-12)


def test_theorem_8_holds_with_infinite_variance():
    p, c, alpha, nu = 1.4, 3.0, 0.05, 1.5
    rng, x, D = np.random.default_rng(12), np.full((2000, 1), 1.0), []
    rule = Clipped(GradientDescent(alpha), norm=c)
    noisy = lambda x: x + rng.standard_t(nu, size=x.shape)  # noqa: E731
    far = 1.0
    for point in page()["walk"](rule, x, noisy, 500):
        D.append((point**2).mean())
        far = max(far, np.abs(point).max())
    sample = np.abs(np.random.default_rng(13).standard_t(nu, size=10**6))
    G = 2 ** (p - 1) * (far**p + (sample**p).mean())  # convexidad de |·|^p
    k = np.arange(1, 501)
    bound = (1 - alpha) ** k + G**2 * c ** (2 - 2 * p) + alpha * G * c ** (2 - p)
    assert (np.array(D) <= bound).all()


def test_clipping_has_a_bias_if_the_noise_is_not_symmetric():
    """Ruido de Pareto centrado, de varianza infinita: el punto al que se tiende depende de c."""
    ends = []
    for c in (2.0, 8.0):
        rng, x = np.random.default_rng(14), np.zeros((2000, 1))
        noisy = lambda x: x + rng.pareto(1.5, size=x.shape) - 2  # noqa: B023, E731
        *_, x = page()["walk"](Clipped(GradientDescent(0.02), norm=c), x, noisy, 600)
        ends.append(x.mean())
    assert ends[0] > 1.4 * ends[1] > 0.4


def test_the_table_of_heavy_tails():
    rows = shown("Exceso con ruido t de Student")
    number = lambda text: float(text.split("·")[0]) if "·" not in text else 1e6  # noqa: E731
    assert [row[1] for row in rows] == ["no", "c = 5", "no", "c = 5"]
    assert number(rows[0][6]) >= 1e6 > 100 * number(rows[1][6]) and number(rows[1][6]) < 5
    assert number(rows[0][5]) < 5
    late = page()["heavy"](1.5, page()["plain"], steps=2000)[25:]
    slope = np.log(0.1 / 0.001) / np.log(np.quantile(late, 0.999) / np.quantile(late, 0.9))
    assert slope == pytest.approx(0.75, abs=0.12)
    assert page()["heavy"](1.5, page()["clipped"], steps=2000).max() < 5
