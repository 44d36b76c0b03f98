"""Muon y Schedule-Free dan los pasos de PyTorch, Keras y Optax; Muon y ByPart, con lo que se les puede dar mal."""

import json
from typing import Any, NamedTuple

import numpy as np
import pytest
import toc
from reference import today as reference

from optlib import (
    Adam,
    ByPart,
    Clipped,
    GradientDescent,
    Momentum,
    Muon,
    Nesterov,
    Problem,
    Quadratic,
    ScheduleFree,
    check_optimizer,
    minimize,
    orthogonalize,
    parabola,
)
from optlib.digits import network
from optlib.optimizers import Velocity
from optlib.schedules import warmup

DATA = json.loads(reference.DATA.read_text("utf-8"))
LR, STEPS = reference.LR, reference.STEPS
MUON = [(library, name) for library, found in DATA.items() for name in found["muon"]]
FREE = [(library, warm) for library, found in DATA.items() for warm in found["free"]]


def close(ours, theirs, atol: float = 1e-12) -> None:
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=atol)


def bowl(curvature: np.ndarray) -> Problem:
    flat = np.ravel(curvature)
    return Problem(lambda x: (flat * x * x).sum(-1) / 2, lambda x: flat * x, dim=flat.size)


class Corrected(NamedTuple):
    t: int
    v: Any


class CorrectedMuon(Muon):
    """El de Optax: la media y el gradiente, corregidos como en Nadam antes de sumarlos."""

    def init(self, x):
        return Corrected(0, 0 * x)

    def step(self, x, state, grad):
        g, t, beta = grad(x), state.t + 1, self.beta
        v = beta * state.v + (1 - beta) * g
        m = beta * v / (1 - beta ** (t + 1)) + (1 - beta) * g / (1 - beta**t)
        return x - self.lr * self._scale(x) * orthogonalize(m, self.shapes), Corrected(t, v)


@pytest.mark.parametrize(("library", "name"), MUON)
def test_muon_is_the_library_s(library, name):
    scale, shape = name.split()
    start, curvature = np.array(reference.STARTS[shape]), np.array(reference.curvature(shape))
    theirs = np.array(DATA[library]["muon"][name])
    if library == "torch":  # sus matrices son (salidas, entradas)
        start, curvature, theirs = start.T, curvature.T, np.swapaxes(theirs, 1, 2)
    # Keras, sin «rms_rate», no escala nada.
    lr = LR / max(1, start.shape[1] / start.shape[0]) ** 0.5 if scale == "none" else LR
    decay = reference.DECAY if scale == "decayed" else 0.0
    rule = (CorrectedMuon if library == "optax" else Muon)(
        lr, rms=0.2 if scale == "rms" else None, shapes=[start.shape], weight_decay=decay
    )
    ours = minimize(bowl(curvature), start.ravel(), rule, STEPS).x[1:]
    # Keras suma a la norma 1e-7, y Optax, 1e-8.
    close(ours, theirs.reshape(STEPS, -1), 1e-12 if library == "torch" else 2e-8)


@pytest.mark.parametrize(("library", "warm"), FREE)
def test_schedule_free_is_the_library_s(library, warm):
    theirs = np.array(DATA[library]["free"][warm])
    rule = ScheduleFree(LR, weight_decay=0.0 if library == "keras" else 0.1)
    plan = warmup(int(warm), lambda k: 1.0) if int(warm) else None
    run = minimize(Quadratic(np.diag(reference.SLOPE)), reference.VECTOR, rule, STEPS, schedule=plan)
    close((1 - rule.beta1) * run["z"] + rule.beta1 * run.x[1:], theirs[:STEPS])
    if library == "torch":
        close(run.x[-1], theirs[STEPS])


def test_keras_on_torch_takes_other_steps_from_the_second_on():
    apart = np.abs(np.subtract(DATA["keras"]["on torch"], DATA["keras"]["free"]["0"])).max(axis=1)
    assert apart[0] < 1e-8 and np.all(apart[1:] > 1e-3)


def test_the_page_of_conventions_tells_their_defaults_and_scales():
    page = (toc.ROOT / "chapters" / "convenciones.md").read_text("utf-8")
    cells = " | ".join(", ".join(f"{value:g}" for value in found["defaults"]) for found in DATA.values())
    assert f"por omisión | {cells} |" in page

    def times(inputs, outputs):
        rules = (Muon(LR, rms=rms, shapes=[(inputs, outputs)]) for rms in (0.2, None))
        keras, torch = (rule.step(np.zeros(inputs * outputs), Velocity(0.0), lambda x: x + 1)[0] for rule in rules)
        return keras[0] / torch[0]

    assert f"pasos {times(784, 64):.1f} veces mayores que PyTorch; en una de 64 y 32, {times(64, 32):.1f}." in page


def test_muon_forgets_a_weight_without_gradient_in_its_memory():
    still = Problem(lambda x: 0 * x.sum(-1), lambda x: 0 * x, dim=4)
    for lr, decay in ((0.1, 0.1), (0.01, 0.5)):
        rule = Muon(lr, weight_decay=decay, shapes=[(2, 2)])
        steps = round(1 / (lr * decay))
        left = minimize(still, np.ones(4), rule, steps).x[-1]
        close(left, (1 - lr * decay) ** steps)
        assert abs(left - np.exp(-1)).max() < 0.01
    for bad in (-0.1, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="Muon: weight_decay debe ser un número finito mayor o igual que 0"):
            Muon(0.1, weight_decay=bad)
    with pytest.raises(TypeError, match="Muon: weight_decay debe ser un número"):
        Muon(0.1, weight_decay="0.1")


def test_orthogonalize_is_the_polynomial_on_each_singular_value():
    rng = np.random.default_rng(0)
    a, b, c = 3.4445, -4.7750, 2.0315
    for shape in ((4, 7), (7, 4), (5, 5), (6, 1), (1, 6)):
        m = rng.normal(size=shape)
        U, S, V = np.linalg.svd(m, full_matrices=False)
        v = S / np.linalg.norm(S)
        for _ in range(5):
            v = a * v + b * v**3 + c * v**5
        np.testing.assert_allclose(orthogonalize(m.ravel(), [shape]), ((U * v) @ V).ravel(), rtol=0, atol=1e-12)


def test_orthogonalize_takes_each_matrix_and_each_run_on_its_own():
    rng = np.random.default_rng(1)
    runs = rng.normal(size=(3, 11))
    shapes = [(2, 4), (3,)]
    together = orthogonalize(runs, shapes)
    for run, whole in zip(runs, together, strict=True):
        parts = [orthogonalize(run[:8], [(2, 4)]), orthogonalize(run[8:])]
        np.testing.assert_allclose(whole, np.concatenate(parts), rtol=0, atol=1e-15)


def test_what_can_be_zero_stays_zero_and_a_vector_keeps_its_direction():
    assert np.array_equal(orthogonalize(np.zeros(6), [(2, 3)]), np.zeros(6))
    for point in ([3.0, 4.0], [300.0, 400.0]):
        step = orthogonalize(np.array(point))
        np.testing.assert_allclose(step / np.linalg.norm(step), [0.6, 0.8], rtol=1e-12)
        assert 0.69 < np.linalg.norm(step) < 0.71
    assert type(minimize(parabola, 5.0, Muon(0.1), 2).x[-1]) in (float, np.float64)


@pytest.mark.parametrize("shapes", [[(2, 2)], [(2, 2), (2, 2)], [(4,), (4,)]])
def test_shapes_that_overlap_or_leave_a_gap_are_refused(shapes):
    total = sum(int(np.prod(shape)) for shape in shapes)
    for rule in (Muon(0.1, shapes=shapes), ByPart(GradientDescent(0.1), GradientDescent(0.1), shapes)):
        with pytest.raises(ValueError, match=rf"shapes reparte {total} números, y el punto tiene 6"):
            rule.step(np.ones(6), rule.init(np.ones(6)) if isinstance(rule, Muon) else None, lambda x: x)


def test_by_part_gives_each_rule_what_is_its():
    shapes, x = [(2, 2), (2,), (2, 1), (1,)], np.arange(9.0) + 1
    rule = ByPart(Muon(0.1), Adam(0.05), shapes)
    matrix = np.array([0, 1, 2, 3, 6, 7])
    others = np.array([4, 5, 8])
    run = minimize(bowl(np.arange(9.0) + 1), x, rule, 5)
    for part, inner in ((matrix, Muon(0.1, shapes=[(2, 2), (2, 1)])), (others, Adam(0.05))):
        alone = minimize(bowl(part + 1.0), x[part], inner, 5)
        np.testing.assert_allclose(run.x[:, part], alone.x, rtol=0, atol=1e-14)


def test_by_part_gives_the_shapes_to_what_is_inside_too():
    net, own = network(0), [shape for shape in network(0).shapes if len(shape) > 1]
    for wrap in (lambda rule: Clipped(rule, norm=1.0), lambda rule: Clipped(Clipped(rule, norm=1.0), value=1.0)):
        rules = [ByPart(wrap(Muon(0.02, shapes=shapes)), Adam(0.02), net.shapes) for shapes in (None, own)]
        np.testing.assert_array_equal(*(minimize(net, None, rule, 3).x for rule in rules))


@pytest.mark.parametrize("plan", [None, lambda k: 1 / (k + 1)])
def test_rates_and_starts_by_row_are_those_of_each_run_alone(plan):
    net, rates = network(0), np.array([[0.01], [0.02], [0.03]])
    starts = [network(seed).start for seed in range(3)]
    for make in (
        lambda rate: ByPart(Muon(0.02, rms=10 * rate), Adam(0.02), net.shapes),
        lambda rate: ByPart(Clipped(Muon(rate), norm=50 * rate), Adam(rate), net.shapes),
        lambda rate: Muon(0.02, rms=rate, shapes=net.shapes),
    ):
        many = minimize(net, starts, make(rates), 3, schedule=plan).x
        alone = [minimize(net, x, make(rate), 3, schedule=plan).x for x, (rate,) in zip(starts, rates, strict=True)]
        np.testing.assert_allclose(many, np.stack(alone, axis=1), rtol=0, atol=1e-12)


@pytest.mark.parametrize("shapes", [[(2, 2), (3,)], [(2, 2)], [(3,)], [(1, 1)], [(0, 4), (2, 1), (0,)]])
def test_a_rule_that_knows_its_shapes_is_checked_at_such_a_point(shapes):
    rules = [ByPart(Muon(0.1), other(0.1), shapes) for other in (Muon, GradientDescent)]
    assert [check_optimizer(rule) for rule in (*rules, Clipped(Muon(0.1, shapes=shapes), norm=1.0))] == [[]] * 3


def test_by_part_refuses_a_rule_that_looks_ahead_and_what_is_no_rule():
    rule = ByPart(Nesterov(0.1), Momentum(0.1), [(2, 2)])
    with pytest.raises(ValueError, match="Nesterov pide el gradiente en otro punto"):
        minimize(bowl(np.ones(4)), np.ones(4), rule, 2)
    with pytest.raises(TypeError, match="ByPart: others debe ser un optimizador"):
        ByPart(Momentum(0.1), Adam, [(2, 2)])
