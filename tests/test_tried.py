"""De un optimizador mal escrito, en Python o en JavaScript, se dice en una frase qué hace mal."""

import shutil
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pytest
import toc
import tried

import optlib
from optlib import NoState, Optimizer, saddle

ROOT = toc.ROOT


def bowl(p):
    return p[..., 0] ** 2 + p[..., 1] ** 2


def test_nothing_is_wrong():
    assert tried.faults() == []


class Memory(NamedTuple):
    m: Any
    u: Any


@pytest.fixture
def twin(monkeypatch, tmp_path):
    """El fichero de los gemelos, en otro lugar, con lo que importa."""
    home = tmp_path / "optlib" / "static"
    home.mkdir(parents=True)
    for name in ("data.js", "optimizers.js", "rule.js", "rule-text.js", "rules.js"):
        shutil.copy(ROOT / "optlib" / "static" / name, home / name)
    monkeypatch.setattr(toc, "ROOT", tmp_path)
    return home / "optimizers.js"


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


class Started(Good):
    def init(self, x):
        return Memory(x, 0 * x)


class Lost(Good):
    def step(self, x, state, grad):
        g = grad(x)
        return x - self.lr * g / abs(g), Memory(g, g)


class Twice(Good):
    def step(self, x, state, grad):
        return x - self.lr * grad(x) - grad(x), state


class Uphill(Good):
    def step(self, x, state, grad):
        g = grad(x)
        return x + self.lr * g, Memory(g, g)


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
        (Misnamed, "Misnamed: step falla: 'Misnamed' object has no attribute 'beta'."),
        (Unknown, "Unknown: step falla: 'Memory' object has no attribute 'w'."),
        (Short, "Short: step falla: Memory.__new__() missing 1"),
        (Misshapen, "Misshapen: el campo m del estado cambia de forma: init da 0 * x, y no 0."),
        (Lost, "Lost: con el gradiente a 0 sale nan: ¿divide entre 0?"),
        (Started, "Started: el campo m del estado empieza según x: init da 0 * x, y no x."),
        (Uphill, "Uphill: en parabola el coste sube: ¿un signo, o una operación por otra?"),
        (Twice, "Twice: step llama 2 veces a grad"),
        (
            Mixed,
            "Mixed: step debe devolver un punto con la forma de x y un estado como el de init; devuelve (4.9,",
        ),
    ],
)
def test_what_a_step_does_wrong_is_told(monkeypatch, rule, told):
    monkeypatch.setattr(tried, "OPTIMIZERS", {"Good": Good, rule.__name__: rule})
    (said,) = tried.faults()
    assert said.startswith(f"optlib/optimizers.py: {told}")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "f: ([x, y]) => x * x - y * y",
            "f: ([x, y]) => x * x + y * y",
            "f de saddle da 4.4541 en [2.1, 0.21], y en Python,",
        ),
        ("grad: (x) => 2 * x", "grad: (x) => x", "grad de parabola da "),
        ("const ravine = (c)", "const ravina = (c)", "no se puede cargar: ReferenceError: ravine is not defined."),
        ("(2.25 - x", "(b - x", "beale no se puede usar: b is not defined."),
    ],
)
def test_where_a_twin_is_not_alike(twin, old, new, told):
    text = twin.read_text("utf-8")
    assert old in text
    twin.write_text(text.replace(old, new, 1), "utf-8")
    said = tried.faults()
    assert said and all(each.startswith("optlib/static/optimizers.js: ") for each in said) and told in said[0]


def test_a_rate_that_is_no_rate_for_the_figures_is_told(monkeypatch):
    for lr, told in ((1.0, "en coupled_quadratic el coste sube: elige otra menor"), (1e-9, "casi no se mueve")):
        monkeypatch.setattr(tried, "STYLES", tried.STYLES | {"Momentum": tried.STYLES["Momentum"]._replace(lr=lr)})
        (said,) = tried.faults()
        assert said.startswith(f"optlib/styles.py: Momentum: con la tasa de la que parte, {lr:g}, en ") and told in said


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (">>> Shown(lr=0.5).lr\n    0.25", "da 0.5, y pone 0.25."),
        (">>> Shown(lr=0.5).rate\n    0.5", "falla: 'Shown' object has no attribute 'rate'."),
        (">>> Shown(lr=0.5).lr", "da 0.5, y pone nada."),
        (">>> Shown(lr=0.5).lr\n    0.5", ""),
    ],
)
def test_an_example_that_gives_something_else_is_told(monkeypatch, lines, told):
    class Shown(Good):
        pass

    Shown.__doc__ = f"""Como la buena.

    {lines}
    """
    monkeypatch.setattr(tried, "OPTIMIZERS", {"Shown": Shown})
    monkeypatch.setattr(optlib.optimizers, "Shown", Shown, raising=False)
    said = list(tried.examples())
    assert (said == []) if not told else said[0].startswith(f"el ejemplo de Shown {told.rstrip('.')}")


class Counted(Optimizer):
    """Su contador se llama como el de nadie: el código de las figuras es el suyo, y se mira que dé lo mismo."""

    lr: float

    def init(self, x):
        return Counter(0)

    def step(self, x, state, grad):
        lr = self.lr / 2
        return x - lr * grad(x), Counter(state.k + 1)


class Counter(NamedTuple):
    k: int


def test_the_code_of_the_figures_does_what_the_rule_does(monkeypatch):
    assert list(tried.shown_code()) == []
    monkeypatch.setattr(tried, "OPTIMIZERS", {"Counted": dataclass(frozen=True)(Counted)})
    (told,) = tried.shown_code()  # «lr = lr / 2», en un bucle
    assert told.startswith("Counted: el código de step, sin state ni self, que es el de las figuras, no da lo mismo")


def test_settings_are_never_the_ones_by_default():
    values = (True, 5, 0.9, 0.0)
    assert [tried.other_than(value) for value in values] == [False, 6, 0.45, tried.RATE]


@pytest.mark.parametrize(
    ("f", "grad", "minimum", "told"),
    [
        (lambda p: p[0] ** 2 + p[1] ** 2, lambda p: 2 * p, [0, 0], "f(x) mezcla las ejecuciones: x[..., 0]"),
        (bowl, lambda p: np.array([2 * p[0], 2 * p[1]]), [0, 0], "grad(x) mezcla las ejecuciones: x[..., 0]"),
        (bowl, lambda p: 3 * p, [0, 0], "grad no es el gradiente de f: en [1.1, 2.2], 0.333 ("),
        (bowl, lambda p: 2 * p, [0, 1], "minimum no es un mínimo: ahí el gradiente vale [0.0, 2.0]; con más cifras"),
        (bowl, lambda p: 2 * p, [0, 1e-5], "minimum no es un mínimo: ahí el gradiente vale [0.0, 2e-05]; con más"),
        (saddle.f, saddle.grad, [0, 0], "minimum no es un mínimo: a su lado f vale menos"),
        (bowl, lambda p: 2 * q, [0, 0], "no hay nada que se llame q."),  # noqa: F821
        (bowl, lambda p: 2 * p, [0, 0], ""),
    ],
)
def test_what_is_wrong_in_a_problem_is_told(monkeypatch, f, grad, minimum, told):
    problem = optlib.Problem(f, grad, dim=2, start=[1, 2], minimum=minimum)
    monkeypatch.setattr(tried, "PROBLEMS", dict(optlib.PROBLEMS) | {"bowl": problem})
    said = [each for each in tried.faults() if "bowl" in each]
    assert said == [] if not told else said[0].startswith(f"optlib/problems.py: bowl: {told}")
