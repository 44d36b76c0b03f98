"""Lo que cada página escribe desde cero da los puntos de optlib."""

import numpy as np
import pytest
from executed_page import Page

from optlib import LeastSquares, Problem, minimize, parabola, ravine
from optlib.matrices import Muon
from optlib.optimizers import (
    Adadelta,
    Adagrad,
    Adam,
    AdamW,
    AMSGrad,
    GradientDescent,
    Lion,
    Momentum,
    Nadam,
    Nesterov,
    RMSProp,
    ScheduleFree,
)


def written(page: str, name: str, **known):
    """La función de ese nombre, de la celda que la escribe."""
    (source,) = (cell.source for cell in Page(page).cells if f"def {name}(" in cell.source)
    names = {"np": np, **known}
    exec(source[source.index(f"def {name}(") :].split("\n\n\n")[0], names)
    return names[name]


# De cada una, la página, la función, la regla y lo que se da tras el gradiente y la salida.
WRITTEN = [
    ("05_adam", "adam", Adam(lr=0.1), (200, 0.1)),
    ("05_adam", "variant", AMSGrad(lr=0.1), (200, 0.1, 0.0, True)),
    ("05_adam", "variant", AdamW(lr=0.1, weight_decay=0.05), (200, 0.1, 0.05)),
    ("06_otros_optimizadores", "momentum", Momentum(lr=0.04), (0.04, 0.9, 200)),
    ("06_otros_optimizadores", "nesterov", Nesterov(lr=0.04), (0.04, 0.9, 200)),
    ("06_tasas_por_coordenada", "rmsprop", RMSProp(lr=0.05), (0.05, 0.9, 1e-8, 200)),
    ("06_tasas_por_coordenada", "adadelta", Adadelta(), (0.95, 1e-6, 200)),
    ("06_tasas_por_coordenada", "nadam", Nadam(lr=0.3), (0.3, 0.9, 0.999, 1e-8, 0.004, 200)),
    ("06_los_de_hoy", "lion", Lion(lr=0.1), (0.1, 0.9, 0.99, 200)),
    ("06_los_de_hoy", "schedule_free", ScheduleFree(lr=0.1), (0.1, 200)),
]


@pytest.mark.parametrize(("page", "name", "rule", "given"), WRITTEN)
def test_what_is_written_by_hand_gives_the_same_points(page, name, rule, given):
    for problem in (parabola, ravine):
        # Las que solo dan el punto final se comparan con el último.
        ours = np.atleast_1d(written(page, name)(problem.grad, problem.start, *given))
        theirs = minimize(problem, problem.start, rule, 200).x
        np.testing.assert_allclose(ours, theirs if ours.shape == theirs.shape else theirs[-1], rtol=0, atol=1e-9)


def test_with_mini_batches_too():
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(512, 2)), rng.normal(size=512)
    problem, start = LeastSquares(X, y, batch_size=32), np.zeros(2)
    ours = written("03_variantes", "sgd", X=X, y=y, N=512)(start, 0.1, 32, epochs=3)
    np.testing.assert_allclose(ours, minimize(problem, start, GradientDescent(0.1), 48).x, rtol=0, atol=1e-12)
    ours = written("06_tasas_por_coordenada", "adagrad")(problem.grad_at, start, 0.25, 1e-8, 200)
    np.testing.assert_allclose(ours, minimize(problem, start, Adagrad(lr=0.25), 200).x, rtol=0, atol=1e-12)


def test_muon_too():
    goal = np.random.default_rng(1).normal(size=(4, 4))
    near = Problem(lambda x: ((x - goal.ravel()) ** 2).sum(axis=-1) / 2, lambda x: x - goal.ravel(), dim=16)
    muon = written("06_los_de_hoy", "muon", orthogonalize=written("06_los_de_hoy", "orthogonalize"))
    ours = muon(lambda W: W - goal, np.zeros((4, 4)), lr=0.1, beta=0.9, steps=10)
    theirs = minimize(near, np.zeros(16), Muon(lr=0.1, beta=0.9, shapes=[(4, 4)]), steps=10).x[-1]
    np.testing.assert_allclose(ours.ravel(), theirs, rtol=0, atol=1e-9)
