"""El recorte del gradiente: las fórmulas de PyTorch, en todas las formas, con planes y dentro de otro recorte."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optlib import OPTIMIZERS, Adam, Clipped, GradientDescent, Momentum, Problem, minimize, ravine

RULES = sorted(OPTIMIZERS)
START = np.array([[-8.0, 1.5], [3.0, -2.0], [0.01, 0.001]])


def by_norm(g, limit: float) -> list[float]:
    """La fórmula de ``torch.nn.utils.clip_grad_norm_``, número a número."""
    total = sum(float(c) ** 2 for c in g) ** 0.5
    coefficient = min(limit / (total + 1e-6), 1.0)
    return [float(c) * coefficient for c in g]


def by_value(g, limit: float) -> list[float]:
    """La fórmula de ``torch.nn.utils.clip_grad_value_``."""
    return [min(max(float(c), -limit), limit) for c in g]


def clipped_problem(limited, limit: float) -> Problem:
    """El valle, con el gradiente ya recortado por otra mano."""

    def grad(x):
        return np.array([limited(g, limit) for g in ravine.grad(x.reshape(-1, 2))]).reshape(x.shape)

    return Problem(ravine.f, grad, dim=2)


def seen(rule: Clipped, g):
    """El gradiente que llega a la regla envuelta: lo que resta un paso de descenso de tasa 1 desde cero."""
    start = np.zeros_like(g) if np.ndim(g) else 0.0
    x, _ = rule.step(start, rule.init(start), lambda _: g)
    return -x


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize(("limited", "limit"), [(by_norm, 5.0), (by_norm, 0.3), (by_value, 2.0), (by_value, 0.1)])
def test_same_points_as_the_rule_with_the_gradient_clipped_by_hand(name, limited, limit):
    rule = OPTIMIZERS[name](lr=0.05)
    option = {"norm" if limited is by_norm else "value": limit}
    plan = lambda k: 1 / (1 + k)  # noqa: E731
    ours = minimize(ravine, START, Clipped(rule, **option), 30, schedule=plan)
    theirs = minimize(clipped_problem(limited, limit), START, rule, 30, schedule=plan)
    np.testing.assert_allclose(ours.x, theirs.x, rtol=1e-12, atol=1e-14)
    for column in set(ours.columns) - {"x", "f", "grad"}:
        np.testing.assert_allclose(ours[column], theirs[column], rtol=1e-12, atol=1e-14)
    np.testing.assert_array_equal(ours.grad[0], ravine.grad(START))


@given(g=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6), limit=st.floats(1e-3, 1e3))
def test_norm_keeps_the_direction_and_never_passes_the_limit(g, limit):
    g = np.array(g)
    short = seen(Clipped(GradientDescent(1.0), norm=limit), g)
    np.testing.assert_allclose(short, by_norm(g, limit), rtol=1e-12, atol=0)
    assert np.linalg.norm(short) <= limit * (1 + 1e-12)
    # La fórmula de los textos, sin la millonésima: distinta, a lo sumo, en 1e-6/‖g‖.
    size = np.linalg.norm(g)
    if size > 1:
        np.testing.assert_allclose(short, g * min(1, limit / size), rtol=1.01e-6)


def test_axis_says_which_numbers_are_one_gradient():
    g = np.array([[3.0, 4.0], [0.3, 0.4]])
    unit = GradientDescent(1.0)
    np.testing.assert_allclose(seen(Clipped(unit, norm=1), g), [[0.6, 0.8], [0.3, 0.4]], rtol=1e-6)
    np.testing.assert_allclose(seen(Clipped(unit, norm=1, axis=None), g), [[1, 1], [0.3, 0.4]], rtol=1e-6)
    np.testing.assert_allclose(
        seen(Clipped(unit, norm=4, axis=0), g)[:, 1], [4 / 1.01**0.5, 0.4 / 1.01**0.5], rtol=1e-6
    )


def test_hyperparameters_may_be_arrays_also_those_of_the_rule_inside():
    betas, limits = np.array([[0.0], [0.5], [0.9]]), np.array([[1.0], [2.0], [1e9]])
    x0 = np.array([-8.0, 1.5])
    together = minimize(ravine, x0, Clipped(Momentum(0.01, beta=betas), norm=limits), 20).x
    for run in range(3):
        rule = Clipped(Momentum(0.01, beta=betas[run, 0]), norm=limits[run, 0])
        np.testing.assert_allclose(together[:, run], minimize(ravine, x0, rule, 20).x, rtol=1e-12)
    rates = np.array([[0.01], [0.02]])
    swept = minimize(ravine, x0, Clipped(Adam(lr=rates), norm=1.0), 20).x
    assert swept.shape == (21, 2, 2) and not np.allclose(swept[-1, 0], swept[-1, 1])
    with pytest.raises(ValueError, match=r"beta.*no se combinan con x0"):
        minimize(ravine, START[:2], Clipped(Momentum(0.01, beta=betas), norm=1.0), 1)


def test_what_is_not_finite():
    """Como en PyTorch: en una norma infinita no queda nada; por componentes, cada una dice lo suyo."""
    nan, inf = float("nan"), float("inf")
    norm, value = Clipped(GradientDescent(1.0), norm=1.0), Clipped(GradientDescent(1.0), value=1.0)
    with np.errstate(all="ignore"):
        for g, left, each in (((nan, 1.0), [nan, nan], [nan, 1.0]), ((-inf, 1.0), [nan, 0.0], [-1.0, 1.0])):
            np.testing.assert_array_equal(seen(norm, np.array(g)), left)
            np.testing.assert_array_equal(seen(value, np.array(g)), each)
