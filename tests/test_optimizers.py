"""Los optimizadores uno a uno: hiperparámetros, pureza, relaciones entre ellos y primeros pasos."""

import inspect
from dataclasses import dataclass, fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optlib import (
    OPTIMIZERS,
    Adadelta,
    Adagrad,
    Adam,
    AdamW,
    AMSGrad,
    ByPart,
    Clipped,
    Lion,
    Momentum,
    Muon,
    Nadam,
    Nesterov,
    RMSProp,
    ScheduleFree,
    minimize,
    parabola,
    ravine,
)
from optlib.base import RANGES
from optlib.optimizers import Optimizer, maximum

RULES = sorted(OPTIMIZERS)
HYPERPARAMETERS = [(name, field.name) for name in RULES for field in fields(OPTIMIZERS[name])]
HOME = ("optlib.optimizers", "optlib.matrices")
finite = st.floats(-1e3, 1e3)


def make(name: str, **settings):
    return OPTIMIZERS[name](**{"lr": 0.01, **settings})


def test_registry_holds_every_optimizer_by_its_name():
    classes = {cls.__name__: cls for cls in Optimizer.__subclasses__() if cls.__module__ in HOME}
    # Los que envuelven a otro, ven matrices o no compiten con los demás están al lado, no dentro.
    assert classes == OPTIMIZERS | {rule.__name__: rule for rule in (ByPart, Clipped, Muon, ScheduleFree)}


def test_the_base_documents_what_a_rule_must_define_and_asks_for_it():
    @dataclass(frozen=True)
    class Silent(Optimizer):
        lr: float

    rule = Silent(lr=0.1)
    for method, call in (("init", lambda: rule.init(1.0)), ("step", lambda: rule.step(1.0, None, parabola.grad))):
        assert all(inspect.getdoc(getattr(OPTIMIZERS[name], method)) for name in RULES)
        with pytest.raises(NotImplementedError, match=rf"Silent debe definir {method}\("):
            call()


def test_defaults_are_those_of_the_design():
    assert Adam() == Adam(lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8)
    assert AMSGrad() == AMSGrad(lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8)
    assert AdamW() == AdamW(lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01)
    assert Nadam() == Nadam(lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, momentum_decay=0.004)
    assert Lion() == Lion(lr=1e-4, beta1=0.9, beta2=0.99, weight_decay=0.0)
    assert Adadelta() == Adadelta(lr=1.0, rho=0.95, eps=1e-6)
    assert RMSProp(0.1) == RMSProp(lr=0.1, rho=0.9, eps=1e-8)
    assert Adagrad(0.1) == Adagrad(lr=0.1, eps=1e-8)
    assert Momentum(0.1) == Momentum(lr=0.1, beta=0.9)
    assert Nesterov(0.1) == Nesterov(lr=0.1, beta=0.9)


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("bad", ["0.1", None, True, 1j, [None]])
def test_hyperparameters_must_be_numbers(name, bad):
    for field in fields(OPTIMIZERS[name]):
        with pytest.raises(TypeError, match=f"{name}: {field.name} debe ser un número o un array de números"):
            make(name, **{field.name: bad})


# De cada intervalo, cómo se dice, y lo que está en un extremo y lo que no está.
INTERVALS = {
    "(0, inf)": ("mayor que 0", (5e-324, 2.0), (0, -0.1)),
    "[0, 1)": ("mayor o igual que 0 y menor que 1", (0, 0.999), (-0.1, 1)),
    "[0, inf)": ("mayor o igual que 0", (0, 2.0), (-0.1,)),
}


@pytest.mark.parametrize(("name", "field"), HYPERPARAMETERS)
def test_every_hyperparameter_is_named_with_its_range(name, field):
    said, inside, outside = INTERVALS[RANGES[field]]
    for good in (*inside, np.array(inside)):
        np.testing.assert_array_equal(getattr(make(name, **{field: good}), field), good)
    for bad in (*outside, float("nan"), float("inf"), np.array([inside[0], outside[0]])):
        with pytest.raises(ValueError, match=f"{name}: {field} debe ser un número finito {said}, no"):
            make(name, **{field: bad})


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("x", [3.0, np.array([1.0, -2.0]), np.array([[1.0, -2.0], [3.0, 4.0]])])
def test_the_first_state_is_empty_and_of_the_shape_of_x(name, x):
    for field, value in make(name).init(x)._asdict().items():
        empty = 1 if field.endswith("product") else 0  # de un producto de ningún factor, 1
        assert np.shape(value) == (() if field == "t" else np.shape(x)) and np.all(value == empty)


@pytest.mark.parametrize("name", RULES)
def test_float_array_and_batch_give_the_same_numbers(name):
    starts = np.array([5.0, -3.0, 0.25])
    batch = minimize(parabola, starts, make(name), 25)
    for run, start in enumerate(starts):
        alone = minimize(parabola, float(start), make(name), 25)
        assert all(type(value) in (float, int) for value in alone.states[-1])
        np.testing.assert_allclose(batch.x[:, run], alone.x, rtol=1e-13, atol=1e-15)
        for column in alone.columns:
            if column != "t":
                np.testing.assert_allclose(batch[column][:, run], alone[column], rtol=1e-12, atol=1e-15)


@given(a=st.floats(allow_nan=True), b=st.floats(allow_nan=True))
def test_maximum_agrees_with_numpy(a, b):
    np.testing.assert_equal(maximum(a, b), float(np.maximum(a, b)))
    np.testing.assert_equal(maximum(a, np.array([b, a])), np.maximum(a, [b, a]))
    np.testing.assert_equal(maximum(np.array([b, a]), a), np.maximum([b, a], a))


OTHERS = (ScheduleFree(0.01), Clipped(ScheduleFree(0.01), norm=1.0), Muon(0.01))


@pytest.mark.parametrize("rule", [*map(make, RULES), *OTHERS], ids=repr)
def test_a_plan_may_start_at_zero(rule):
    for problem in (parabola, ravine):
        x = minimize(problem, None, rule, 6, schedule=lambda k: max(0, k - 1) / 4).x
        assert np.array_equal(x[2], x[0]) and np.all(x[3] != x[2]) and np.isfinite(x).all()


def test_zero_gradient_without_eps_is_nan_and_no_exception():
    for name in ("Adagrad", "RMSProp", "Adam", "AMSGrad", "AdamW", "Adadelta"):
        trajectory = minimize(parabola, 0.0, make(name, eps=0), 2)
        assert np.isnan(trajectory.x[-1]) and trajectory.diverged is True
