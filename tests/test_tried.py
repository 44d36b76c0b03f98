"""De un optimizador mal escrito, en Python o en JavaScript, se dice en una frase qué hace mal."""

import shutil
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pytest
import toc
import tried

import optlib
from optlib import NoState, Optimizer

ROOT = toc.ROOT


def bowl(p):
    return p[..., 0] ** 2 + p[..., 1] ** 2


def test_nothing_is_wrong():
    assert tried.faults() == []


class Memory(NamedTuple):
    m: Any
    u: Any


@dataclass(frozen=True)
class Good(Optimizer):
    lr: float

    def init(self, x):
        return Memory(0 * x, 0 * x)

    def step(self, x, state, grad):
        g = grad(x)
        return x - self.lr * g, Memory(g, g)


class Misnamed(Good):
    def step(self, x, state, grad):
        return x - self.lr * grad(x) * self.beta, state


class Unknown(Good):
    def step(self, x, state, grad):
        return x - self.lr * grad(x) + state.w, state


class Short(Good):
    def step(self, x, state, grad):
        return x - self.lr * grad(x), Memory(state.m)


class Twice(Good):
    def step(self, x, state, grad):
        return x - self.lr * grad(x) - grad(x), state


class Uphill(Good):
    def step(self, x, state, grad):
        return x + self.lr * grad(x), state


class Misshapen(Good):
    def init(self, x):
        return Memory(0, 0)


class Mixed(Good):
    def step(self, x, state, grad):
        g = grad(x)
        return x - self.lr * g / abs(g).max() if hasattr(g, "max") else x - self.lr * g / abs(g), NoState()


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (Misnamed, "Misnamed no tiene 'beta'."),
        (Unknown, "Unknown.step usa state.w, y el estado no lo tiene. Campos que le da init: m, u."),
        (Short, "Short.step no da al estado sus campos, ni más ni menos: Memory(m=…, u=…)."),
        (Misshapen, "Misshapen: el campo m del estado cambia de forma: init da 0 * x, y no 0."),
        (Uphill, "Uphill: en parabola el coste sube: ¿es el signo?"),
        (Twice, "Twice.step llama 2 veces a grad en el paso 1"),
        (Mixed, "Mixed.step debe devolver un estado como el de init, Memory, no NoState()."),
    ],
)
def test_what_a_step_does_wrong_is_told(monkeypatch, rule, told):
    monkeypatch.setattr(tried, "OPTIMIZERS", {"Good": Good, rule.__name__: rule})
    (said,) = tried.faults()
    assert said.startswith(f"optlib/optimizers.py: {told}")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("beta: 0.9 }", "beta: 0.95 }", "el valor por omisión de beta, en Momentum, es 0.95, y en Python, 0.9."),
        ("{ lr: NaN, beta: 0.9 }", "{ lr: 0.1, beta: 0.9 }", "de lr, en Momentum, es 0.1, y en Python, ninguno (NaN)."),
        ("{ lr: NaN, beta: 0.9 }", "{ lr: NaN, b: 0.9 }", "Momentum tiene lr, b, y en Python, lr, beta."),
        ("return { v: zeros(x) };", "return { vel: zeros(x) };", "el estado de Momentum lleva vel, y en Python, v."),
        (
            "this.beta * m + g, v, grad(x)",
            "this.beta * m - g, v, grad(x)",
            "Momentum y su gemelo no coinciden: en parabola, el paso 1 de aquí va a 5.1, y el",
        ),
        (
            "f: ([x, y]) => x * x - y * y",
            "f: ([x, y]) => x * x + y * y",
            "f de saddle da 4.4221 en [2.1, 0.11], y en Python,",
        ),
        (
            "grad: ([x, y]) => [2 * x, -2 * y]",
            "grad: ([x, y]) => [2 * x, y]",
            "grad de saddle da [4.2, 0.11] en [2.1, 0.11],",
        ),
        (
            "[zip((a, m) => a - this.lr * m, x, v), { v }]",
            "[zip((a, m) => a - this.lr * m, x, v), { u: v }]",
            "step de Momentum devuelve un estado con u, e init, con v.",
        ),
        ("class Momentum extends Optimizer", "class Momentum extends Optimiser", "no se puede cargar: ReferenceError:"),
        ("return { v: zeros(x) };", "return { v: zero(x) };", "Momentum no se puede usar: zero is not defined."),
    ],
)
def test_where_a_twin_does_not_start_alike(monkeypatch, tmp_path, old, new, told):
    home = tmp_path / "optlib" / "static"
    home.mkdir(parents=True)
    for name in ("data.js", "optimizers.js"):
        shutil.copy(ROOT / "optlib" / "static" / name, home / name)
    text = (home / "optimizers.js").read_text("utf-8")
    assert old in text
    (home / "optimizers.js").write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    said = tried.faults()
    assert said and all(each.startswith("optlib/static/optimizers.js: ") for each in said) and told in said[0]


@pytest.mark.parametrize(
    ("f", "grad", "minimum", "told"),
    [
        (lambda p: p[0] ** 2 + p[1] ** 2, lambda p: 2 * p, [0, 0], "f no sirve con varios puntos a la vez"),
        (bowl, lambda p: np.array([2 * p[0], 2 * p[1]]), [0, 0], "grad no sirve con varios puntos a la vez"),
        (bowl, lambda p: 3 * p, [0, 0], "grad no es el gradiente de f: en [1.1, 2.1], 0.333 ("),
        (bowl, lambda p: 2 * p, [0, 1], "minimum no es un mínimo: ahí el gradiente vale [0.0, 2.0]."),
        (bowl, lambda p: 2 * q, [0, 0], "no hay nada que se llame q."),  # noqa: F821
        (bowl, lambda p: 2 * p, [0, 0], ""),
    ],
)
def test_what_is_wrong_in_a_problem_is_told(monkeypatch, f, grad, minimum, told):
    problem = optlib.Problem(f, grad, dim=2, start=[1, 2], minimum=minimum)
    monkeypatch.setattr(tried, "PROBLEMS", dict(optlib.PROBLEMS) | {"bowl": problem})
    said = [each for each in tried.faults() if "bowl" in each]
    assert said == [] if not told else said[0].startswith(f"optlib/problems.py: bowl: {told}")
