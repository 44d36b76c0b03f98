"""A ningún optimizador, problema ni página le falta una pieza, y lo escrito de cada uno vale."""

import re
from dataclasses import MISSING, fields
from itertools import combinations

import numpy as np
import pieces
import pytest

from optlib import Optimizer, check_optimizer, minimize
from optlib.figures.landscapes import CURVES, VALLEYS
from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS
from optlib.styles import SERIES, STYLES


def test_nothing_is_missing():
    assert pieces.missing() == []


@pytest.mark.parametrize(
    ("where", "value", "told"),
    [
        ("pieces.STYLES", STYLES | {"Fresh": SERIES[0]}, "Fresh: está en STYLES, de optlib/styles.py, y no es ningún"),
        ("pieces.STYLES", {"Adam": SERIES[0]}, "Adam: falta en su línea de STYLES, de optlib/styles.py, la tasa con"),
        ("pieces.VALLEYS", VALLEYS | {"new": ()}, "new: está en VALLEYS, de optlib/figures/landscapes.py, y no hay"),
        ("pieces.RANGES", {}, "Adam: falta el intervalo de lr en RANGES, de optlib/base.py."),
        ("pieces.HERE", {}, "Adam: falta lr en HERE, de optlib/errors/elsewhere.py: cómo"),
    ],
    ids=str,
)
def test_what_is_missing_or_too_much_is_told(monkeypatch, where, value, told):
    """Lo demás, siguiendo lo que dice CONTRIBUTING, en ``test_contributing``."""
    monkeypatch.setattr(where, value, raising=False)
    assert any(each.startswith(told) for each in pieces.missing())


def test_looks_are_in_order_and_none_repeats_another_s():
    """El contraste de los colores, en ``test_plots``."""
    assert list(STYLES) == list(OPTIMIZERS), "STYLES va en el orden de OPTIMIZERS"
    for one, other in combinations(STYLES.values(), 2):
        assert (one.dash, one.marker) != (other.dash, other.marker), f"{one.name} y {other.name}"
        assert not {one.light, one.dark, one.name} & {other.light, other.dark, other.name}, f"{one.name}, {other.name}"
    for style in STYLES.values():
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in (style.light, style.dark)), style
        assert len(style.dash) % 2 == 0, style


def given(name: str, **settings: float) -> Optimizer:
    """Un optimizador con lo que hay que darle."""
    needed = {field.name: 0.1 for field in fields(OPTIMIZERS[name]) if field.default is MISSING}
    return OPTIMIZERS[name](**needed | settings)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_rule_is_one_and_rests_where_the_gradient_is_zero(name):
    assert check_optimizer(given(name)) == []
    assert np.isfinite(minimize(PROBLEMS["parabola"], 0.0, given(name), 3).x).all(), "¿divide entre 0?"


@pytest.mark.parametrize("valley", VALLEYS)
@pytest.mark.parametrize("name", STYLES)
def test_with_the_rate_of_the_figures_every_valley_is_descended(name, valley):
    problem = PROBLEMS[valley]
    f = minimize(problem, problem.start, given(name, lr=STYLES[name].lr), 100).f
    assert f[-1] < min(f[0], 0.95 * f[0]), "elige otra tasa en STYLES, de optlib/styles.py"


@pytest.mark.parametrize("name", [*CURVES, *VALLEYS])
def test_what_is_drawn_of_a_problem_holds_its_start_and_its_minimum(name):
    problem, (left, right, low, high) = PROBLEMS[name], (CURVES | VALLEYS)[name]
    assert sum(problem.name == each.name for each in PROBLEMS.values()) == 1
    for point in (problem.start, problem.minimum):
        if point is not None:
            x, y = point if problem.dim else (point, problem(point))
            assert left <= x <= right and low <= y <= high
