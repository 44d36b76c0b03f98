"""Lo que la página toma de Python es lo que dice optlib, y lo que recibe Jupyter, los módulos de la página."""

import re
import shutil
from dataclasses import dataclass
from typing import NamedTuple

import browser_data
import numpy as np
import pytest

from optlib.base import Optimizer
from optlib.figures.landscapes import VALLEYS, minima
from optlib.optimizers import OPTIMIZERS
from optlib.problems import PROBLEMS
from optlib.rules import lines_of, starts_of, state_of, text_of


def test_what_is_committed_is_fresh():
    assert browser_data.outdated() == []


def test_what_is_stale_is_told(monkeypatch, tmp_path):
    copied = shutil.copytree(browser_data.STATIC / "jupyter", tmp_path / "jupyter")
    (copied / "rule.mjs").unlink()
    (copied / "figure.mjs").write_text("export default {};", "utf-8")
    monkeypatch.setattr(browser_data, "STATIC", tmp_path)
    monkeypatch.setattr(browser_data, "modules", dict)
    assert [each.split(":")[0] for each in browser_data.outdated()] == [
        "optlib/static/jupyter/rule.mjs",
        "optlib/static/jupyter/figure.mjs",
    ]


@pytest.mark.parametrize("name", browser_data.WIDGETS)
def test_a_widget_receives_one_module(name):
    """Que corre se ve en JupyterLab."""
    text = (browser_data.STATIC / "jupyter" / f"{name}.mjs").read_text("utf-8")
    assert re.search(r"\bexport\{[\w$]+ as default\};\n$", text)
    # El código que enseñan las figuras también dice «import», con un espacio detrás.
    assert not re.search(r"\bimport[({*\"']|\bimport [\w$]+ from[\"']", text)
    # Las únicas direcciones son la que da nombre a SVG, que nadie pide, y el enlace a quien recogió los nombres.
    assert set(re.findall(r"https?://[^\"]*", text)) <= {"http://www.w3.org/2000/svg", "https://www.geonames.org"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n  const = 3;", 'nuevo.js, línea 2: no se puede leer «const = 3;»: Expected identifier but found "="'),
        ('import { x } from "./n.js";', 'nuevo.js, línea 1: no se puede leer «import { x } from "./n.js";»: Could not'),
    ],
)
def test_a_module_that_cannot_be_read_is_told(monkeypatch, tmp_path, text, told):
    (tmp_path / "nuevo.js").write_text(text, "utf-8")
    monkeypatch.setattr(browser_data, "WIDGETS", {"new": tmp_path / "nuevo.js"})
    (said,) = browser_data.outdated()
    assert told in said


def test_which_ends_of_a_range_are_in():
    assert browser_data.bounds("[0, 1]") == {"from": 0, "to": 1}
    assert browser_data.bounds("(0, 1)") == {"above": 0, "below": 1}


class Lazy:
    """Una regla cuyo paso no es una lista de asignaciones."""

    def step(self, x, state, grad):
        if self.lr > 1:
            return x, state
        return x - self.lr * grad(x), state


class Helped:
    """Y otra, que llama a una función que en el código de una figura no está."""

    def step(self, x, state, grad):
        g = biggest(grad(x))  # noqa: F821
        return x - self.lr * g, state


class Counting:
    def step(self, x, state, grad):
        t = 1 + state.t
        return x - grad(x) / t, Memory(t)


class Forgetful:
    def step(self, x, state, grad):
        g = grad(x)
        return x - g + state.old, Memory(g)


class Memory(NamedTuple):
    t: int


class Away(NamedTuple):
    z: float
    m: float


@dataclass
class Averaged(Optimizer):
    """Una que usa sign y empieza en el punto, como las que promedian."""

    lr: float

    def init(self, x):
        return Away(x, 0 * x)

    def step(self, x, state, grad):
        m = state.m + grad(x)
        z = state.z - self.lr * sign(m)  # noqa: F821
        return (x + z) / 2, Away(z, m)


def test_a_rule_may_use_the_sign_and_start_at_the_point():
    assert (starts_of(Averaged), state_of(Averaged)) == (["z = x", "m = 0"], {"z": "x", "m": 0})
    steps = ["m = m + grad(x)", "z = z - lr * np.sign(m)", "x = (x + z) / 2"]
    assert lines_of(Averaged) == steps
    assert text_of(Averaged, lr=1e-3).splitlines() == [
        "lr = 0.001",
        "z = x",
        steps[0],
        "z = z - lr * sign(m)",
        steps[2],
    ]


def test_the_rule_of_an_optimizer_is_its_step():
    assert starts_of(OPTIMIZERS["AMSGrad"]) == ["m = v = v_max = 0"]
    assert lines_of(OPTIMIZERS["Nesterov"]) == ["g = grad(x - lr * beta * v)", "v = beta * v + g", "x = x - lr * v"]
    with pytest.raises(ValueError, match=r"Lazy.step debe ser una asignación por línea; tiene «if self"):
        lines_of(Lazy)
    with pytest.raises(ValueError, match=r"Helped.step usa biggest, que no está en el código de las figuras"):
        lines_of(Helped)
    with pytest.raises(ValueError, match=r"Counting.step: el contador va en su línea, t = state.t \+ 1"):
        lines_of(Counting)
    with pytest.raises(ValueError, match="Forgetful.step usa state.old: lo que valdrá después se asigna, old = …"):
        lines_of(Forgetful)


@pytest.mark.parametrize("name", VALLEYS)
def test_minima_of_the_valleys(name):
    problem = PROBLEMS[name]
    points = minima(name)
    assert len(points) == {"himmelblau": 4, "saddle": 0}.get(name, 1)
    for point in np.array(points):
        around = point + 1e-3 * np.array([[1, 0], [-1, 0], [0, 1], [0, -1]])
        assert np.all(problem(point) <= problem(around))
        assert problem.grad(point) == pytest.approx([0, 0], abs=1e-9)
    assert problem.minimum is None or problem.minimum.tolist() in points
