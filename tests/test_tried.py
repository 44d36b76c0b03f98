"""De un optimizador mal escrito, en Python o en JavaScript, se dice en una frase qué hace mal."""

import shutil
from dataclasses import dataclass
from typing import Any, NamedTuple

import pytest
import toc
import tried

from optlib import NoState, Optimizer

ROOT = toc.ROOT


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


class Mixed(Good):
    def step(self, x, state, grad):
        g = grad(x)
        return x - self.lr * g / abs(g).max() if hasattr(g, "max") else x - self.lr * g / abs(g), NoState()


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (Misnamed, "Misnamed no tiene 'beta'."),
        (Unknown, "Unknown.step usa un campo que el estado no tiene. Campos que le da init: m, u."),
        (Short, "Short.step no da al estado sus campos, ni más ni menos: Memory(m=…, u=…)."),
        (Twice, "Twice.step llama 2 veces a grad en el paso 1"),
        (Mixed, "Mixed.step debe devolver un estado como el de init, Memory, no NoState()."),
    ],
)
def test_what_a_step_does_wrong_is_told(monkeypatch, rule, told):
    monkeypatch.setattr(tried, "OPTIMIZERS", {"Good": Good, rule.__name__: rule})
    (said,) = tried.steps()
    assert said.startswith(f"optlib/optimizers.py: {told}")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("beta: 0.9 }", "beta: 0.95 }", "el valor por omisión de beta, en Momentum, es 0.95, y en Python, 0.9."),
        ("{ lr: NaN, beta: 0.9 }", "{ lr: 0.1, beta: 0.9 }", "de lr, en Momentum, es 0.1, y en Python, ninguno (NaN)."),
        ("{ lr: NaN, beta: 0.9 }", "{ lr: NaN, b: 0.9 }", "Momentum tiene lr, b, y en Python, lr, beta."),
        ("return { v: zeros(x) };", "return { vel: zeros(x) };", "el estado de Momentum lleva vel, y en Python, v."),
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
    said = list(tried.twins())
    assert said and all(each.startswith("optlib/static/optimizers.js: ") for each in said) and said[0].endswith(told)
