"""«lente»: la misma en los dos lenguajes, y lo que se dice de ella."""

import numpy as np
import pytest
from node import called

from optlib.figures import figure
from optlib.figures.each.lente import PLACES, curvature, jump, lens
from optlib.figures.landscapes import VALLEYS
from optlib.problems import PROBLEMS


def points(name, many=13):
    left, right, low, high = VALLEYS[name]
    return [np.array([x, y]) for x in np.linspace(left, right, many) for y in np.linspace(low, high, many)]


@pytest.mark.parametrize("name", PLACES)
def test_same_lens_in_both_languages(name):
    at = points(name, 4)
    code = "(name, xs) => xs.map((x) => [lens(name, x, fitted(name, x)), ...fitted(name, x).jump])"
    ours = [[lens(PROBLEMS[name], x), *jump(PROBLEMS[name].grad(x), curvature(PROBLEMS[name], x))] for x in at]
    assert np.array(ours) == pytest.approx(np.array(called("figures/each/lente.js", code, name, [*map(list, at)])))


@pytest.mark.parametrize("name", PLACES)
def test_within_the_lens_a_bowl_never_goes_up(name):
    """Y fuera de ella sí, en los paisajes que no son de segundo grado; en esos lo cubre todo."""
    problem, up = PROBLEMS[name], set()
    for x in points(name, 21):
        H, radius = curvature(problem, x), lens(problem, x)
        to = jump(problem.grad(x), H)
        if np.linalg.eigvalsh(H)[0] > 0 and problem.f(x + to) > problem.f(x) + 1e-9:
            up.add(bool(np.hypot(*to) <= radius))
        assert name in ("himmelblau", "rosenbrock") or radius == np.inf
    assert up == ({False} if name in ("himmelblau", "rosenbrock") else set())


@pytest.mark.parametrize("start", [(-3.0, 2.0), (1.0, 1.0)])
def test_in_a_bowl_newton_lands(start):
    assert figure("lente", problem="coupled_quadratic", start=start).trajectory[1] == pytest.approx([0, 0], abs=1e-6)
