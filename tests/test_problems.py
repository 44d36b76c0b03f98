"""Problemas: cada gradiente contra diferencias finitas, mínimos, formas y errores."""

import copy
import pickle
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optlib import (
    MLP,
    PROBLEMS,
    LeastSquares,
    LinearNeuron,
    Minibatches,
    Problem,
    Quadratic,
    check_gradient,
)

rng = np.random.default_rng(7)
X = rng.normal(size=(12, 3))
Y = rng.normal(size=12)
WITH_DATA = {
    "neurona": LinearNeuron(2, 4, b=0.0),
    "neurona con ejemplos": LinearNeuron(X[:, 0], Y, b=0.5),
    "neurona (w, b)": LinearNeuron(X[:, 0], Y),
    "mínimos cuadrados": LeastSquares(X, Y),
    "cuadrática": Quadratic([[3, 1, 0], [1, 2, 0.5], [0, 0.5, 1]], [1, -2, 0]),
    "red": MLP(X, Y, hidden=(4, 3)),
    "red lineal": MLP(X, Y, hidden=()),
    "red que clasifica": MLP(X, np.arange(12) % 3, hidden=(5,), classes=3),
}
EVERY = PROBLEMS | WITH_DATA


def test_problems_are_kept_with_pickle():
    every = [*EVERY.values()]
    for problem, again in zip(2 * every, pickle.loads(pickle.dumps(every)) + copy.deepcopy(every), strict=True):
        x = np.linspace(0.5, 1.5, problem.dim or 1)
        assert repr(again) == repr(problem) and np.array_equal(again.start, problem.start)
        assert np.array_equal(again(x), problem(x)) and np.array_equal(again.grad(x), problem.grad(x))


@pytest.mark.parametrize("name", EVERY)
def test_gradient_agrees_with_finite_differences_and_rows_with_each_alone(name):
    problem = EVERY[name]
    assert check_gradient(problem, rng.normal(size=(4, 5, problem.dim) if problem.dim else (4, 5))) < 1e-6


@pytest.mark.parametrize("name", [name for name in PROBLEMS if PROBLEMS[name].minimum is not None])
def test_minimum_is_a_minimum(name):
    problem = PROBLEMS[name]
    assert np.abs(problem.grad(problem.minimum)).max() < 1e-6  # lo que pide también «make datos»
    nearby = problem.minimum + 0.01 * rng.normal(size=(200, *np.shape(problem.minimum)))
    assert np.all(problem(nearby) >= problem(problem.minimum))


def test_quadratic_knows_its_minimum_and_eigenvalues():
    valley = Quadratic([[6, 2], [2, 2]], [1, 1])
    np.testing.assert_allclose(valley.grad(valley.minimum), 0, atol=1e-14)
    np.testing.assert_allclose(valley.eigenvalues, [4 - 8**0.5, 4 + 8**0.5])
    assert Quadratic([[1, 0], [0, -1]]).minimum is None and Quadratic([[1, 0], [0, 0]]).minimum is None


def test_a_gradient_at_a_point_of_integers_is_not_of_integers():
    assert PROBLEMS["rosenbrock"].grad(np.array([-1, 1])).dtype == float


def test_check_gradient_sees_a_wrong_gradient_and_a_missing_one():
    assert check_gradient(Problem(lambda x: x**2, lambda x: 2.01 * x), 3.0) > 1e-3
    # Relativo, también con gradientes pequeños; y el paso crece con x.
    assert check_gradient(Problem(lambda x: 1e-9 * x**2, lambda x: 7e-9 * x), 5.0) == pytest.approx(5 / 7, rel=1e-3)
    assert check_gradient(Problem(lambda x: x**2, lambda x: 2 * x + 0.25), 0.0) == pytest.approx(1)
    assert check_gradient(Problem(lambda x: x**2, lambda x: 2.2 * x), 1e6) == pytest.approx(0.2 / 2.2)
    assert check_gradient(Problem(lambda x: x @ x, lambda x: 2 * x, dim=1), [1e6]) < 1e-6


@pytest.mark.parametrize("name", PROBLEMS)
def test_check_gradient_raises_no_false_alarm(name):
    """Lejos y cerca, con valores enormes y en el mismo mínimo: las diferencias se equivocan, y lo sabe."""
    problem, rng = PROBLEMS[name], np.random.default_rng(1)
    places = [10.0 ** rng.uniform(-8, 3) * rng.normal(size=problem.dim or 1) for _ in range(300)]
    places += [np.full(problem.dim or 1, value) for value in (0.0, 1.0, -1.0, 2.0)]
    if problem.minimum is not None:
        places += [np.atleast_1d(problem.minimum) + shift for shift in (0, 1e-9, 1e-7, 1e-5)]
    assert max(check_gradient(problem, x if problem.dim else x[0]) for x in places) < 1e-6


@given(examples=st.integers(1, 40), data=st.data())
def test_an_epoch_visits_each_example_once_and_shuffles_again(examples, data):
    size = data.draw(st.integers(1, examples))
    batches = Minibatches(examples, size, seed=data.draw(st.integers(0, 5)))
    for epoch in range(2):
        steps = range(epoch * batches.per_epoch, (epoch + 1) * batches.per_epoch)
        drawn = [batches.indices(k) for k in steps]
        assert sorted(np.concatenate(drawn).tolist()) == list(range(examples))
        assert all(len(part) <= size for part in drawn)


def test_batches_without_a_size_take_everything_and_the_seed_is_zero_unless_given():
    assert Minibatches(5).per_epoch == 1 and Minibatches(5).indices(3) == slice(None)
    for make in (lambda **seed: Minibatches(40, 40, **seed), lambda **seed: LeastSquares(X, Y, 12, **seed).batches):
        np.testing.assert_array_equal(make().indices(0), make(seed=0).indices(0))
        assert np.any(make().indices(0) != make(seed=1).indices(0))


def test_least_squares_knows_its_minimum_and_its_hessian():
    problem = LeastSquares(X, Y)
    np.testing.assert_allclose(problem.grad(problem.minimum), 0, atol=1e-14)
    w, step = rng.normal(size=(2, 3))
    np.testing.assert_allclose(problem.grad(w + step) - problem.grad(w), problem.hessian @ step, rtol=1e-10)


@pytest.mark.parametrize(
    "make", [lambda size: LeastSquares(X, Y, batch_size=size), lambda size: MLP(X, Y, hidden=(4,), batch_size=size)]
)
def test_minibatch_gradients_of_an_epoch_average_to_the_full_one(make):
    problem = make(4)
    w = rng.normal(size=problem.dim)
    parts = [problem.grad_at(k)(w) for k in range(3)]
    np.testing.assert_allclose(np.mean(parts, axis=0), problem.grad(w), rtol=1e-10, atol=1e-12)
    np.testing.assert_array_equal(make(None).grad_at(5)(w), problem.grad(w))


def test_network_predictions_match_its_cost():
    network = MLP(X, Y, hidden=(4,))
    p = network.start
    assert network(p) == pytest.approx(0.5 * np.mean((network.predict(p, X) - Y) ** 2))
    labels = np.arange(12) % 3
    classifier = MLP(X, labels, hidden=(5,), classes=3)
    assert set(classifier.predict(classifier.start, X)) <= {0, 1, 2}
    # Con todos los parámetros a cero las tres clases son igual de probables.
    assert classifier(np.zeros(classifier.dim)) == pytest.approx(np.log(3))


def test_network_sizes_and_predictions_of_many_networks():
    assert MLP(X, Y).sizes == (3, 16, 1) and MLP(X, Y, hidden=(1,)).sizes == (3, 1, 1)
    classifier = MLP(X, np.arange(12) % 2, hidden=(4, 5), classes=np.int64(2))
    assert classifier.sizes == (3, 4, 5, 2) and classifier.dim == 16 + 25 + 12
    many = rng.normal(size=(6, classifier.dim))
    np.testing.assert_array_equal(classifier.predict(many, X), [classifier.predict(p, X) for p in many])


def test_network_starts_as_glorot_says():
    network = MLP(X, Y, hidden=(60,))
    for weights, biases in network.unpack(network.start):
        limit = (6 / sum(weights.shape)) ** 0.5
        assert -limit <= weights.min() < -0.9 * limit and 0.9 * limit < weights.max() <= limit
        assert not biases.any()
    np.testing.assert_array_equal(network.start, MLP(X, Y, hidden=(60,), seed=0).start)
    assert np.any(network.start != MLP(X, Y, hidden=(60,), seed=1).start)


def test_network_that_is_very_sure_does_not_overflow():
    classifier = MLP(X, np.arange(12) % 3, hidden=(), classes=3)
    with np.errstate(all="raise", under="ignore"):
        sure = classifier.start * 1e5
        assert classifier(sure) > 1e3 and np.all(np.isfinite(classifier.grad(sure)))


def test_importing_optlib_loads_numpy_alone():
    code = (
        "import sys, optlib; heavy = {'matplotlib', 'anywidget', 'ipywidgets', 'IPython', 'PIL'} & set(sys.modules); "
        "sys.exit(', '.join(heavy) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
