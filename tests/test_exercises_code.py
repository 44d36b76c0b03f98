"""``check``: la solución pasa y cada fallo recibe su explicación."""

import math
from dataclasses import dataclass

import numpy as np
import pytest

from optlib import Optimizer
from optlib.exercises import check
from optlib.exercises.bank import everything, find
from optlib.exercises.examining import Report
from optlib.exercises.limits import limited
from optlib.exercises.texts import Texts

CODE = [item for item in everything() if item.kind == "code"]


def ident(value):
    return value.id


@pytest.mark.parametrize("item", CODE, ids=ident)
def test_the_solution_passes(item):
    assert check(item.id, item.reference).correct


@pytest.mark.parametrize("item", CODE, ids=ident)
def test_each_mistake_is_recognised(item):
    for mistake in item.mistakes:
        report = check(item.id, mistake.function)
        assert not report.correct and report.mistake == mistake.name and report.line is None
        # Con sus fórmulas en la página, y en palabras donde no las hay.
        why = mistake.why[0].lower() + mistake.why[1:]
        assert Texts({}).inline(why) in report.html and "$" not in report.message
        assert why.split("$")[0] in report.message


@pytest.mark.parametrize("item", CODE, ids=ident)
def test_the_skeleton_is_python_and_defines_the_function(item):
    code = item.skeleton.replace("\ncheck(", "\n# check(")
    scope = {}
    exec(compile(code, item.id, "exec"), {"np": np}, scope)
    assert callable(scope[item.function])
    assert f'check("{item.id}", {item.function})' in item.skeleton
    assert not check(item.id, scope[item.function]).correct, "el esqueleto no puede estar ya resuelto"


def forever(x, grad, lr):
    while True:
        pass


def counting(x, grad, lr):
    i = 0
    while i < 3:
        x = x - lr * grad(x)
    return x


lr = 0.1  # de fuera, para quien no usa el suyo


def recursive(x, grad, lr):
    return recursive(x, grad, lr)


def mutating(x, grad, lr):
    x -= lr * grad(x)
    return x


@pytest.mark.parametrize(
    ("function", "fragment"),
    [
        (forever, "no termina"),
        (counting, "no termina"),
        (recursive, "se llama a sí misma"),
        (mutating, "cambia uno de sus argumentos"),
        (lambda x, grad, lr: None, "Falta `return`"),
        (lambda x, grad, lr: grad, "devuelve una función"),
        (lambda x, grad, lr: "4", "tipo `str`"),
        (lambda x, grad, lr: [x - lr * grad(x)], "un array de forma"),
        (lambda x, grad, lr: lr * grad(x) - x, "signo cambiado"),
        (lambda x, grad, lr: float(f"{x - lr * grad(x):.4g}") + 1e-5, "se acerca"),
        (lambda x, grad, lr: 42.0, "devuelve 42.0, y no es el resultado correcto"),
        (lambda x, grad, lr: (0, 5), "devuelve 2 valores, y se esperaba uno"),
        (lambda x, grad, tasa: x - 3 * lr * grad(x), "usa `lr`, que no es ninguno de sus argumentos"),
        (lambda x, grad, lr: math.fabs(x) * math.copysign(1, x) - lr * grad(x), "sirva también para arrays"),
        (lambda x: x, "no acepta los argumentos"),
        (lambda x, grad, lr: unknown - x, "nombre que no está definido"),  # noqa: F821
        (lambda x, grad, lr: x / 0, "divide entre cero"),
        (lambda x, grad, lr: x + "a", "de un tipo que ahí no sirve"),
        (lambda x, grad, lr: [][3], "índice que no existe"),
        (lambda x, grad, lr: x.punto, "algo que no tiene"),
    ],
)
def test_the_first_thing_that_is_wrong_is_told(function, fragment):
    report = check("gd-codigo", function)
    assert isinstance(report, Report) and not report.correct
    assert fragment in report.message and report.message.startswith("En gd_step(")


def test_pairs_and_what_only_looks_alike():
    def right(w, b, x, y):
        return find("neurona-codigo").reference(w, b, x, y)

    report = check("neurona-codigo", lambda w, b, x, y: right(w, b, x, y)[::-1])
    assert "están en otro orden" in report.message and report.mistake == "orden"
    report = check("neurona-codigo", lambda w, b, x, y: tuple(-each for each in right(w, b, x, y)))
    assert "signo cambiado" in report.message
    # Coincide con un error típico en el primer caso, y en los demás no: no es ese.
    report = check("gd-codigo", lambda x, grad, lr: x + 1)
    assert report.mistake is None and "devuelve 6.0" in report.message
    # Quita los nan, y entonces las posiciones son otras.
    report = check("elegir-codigo", lambda rates, costs: rates[int(np.argmin([c for c in costs if c == c]))])
    assert report.mistake == "posiciones-movidas"


def test_bad_calls_are_explained():
    with pytest.raises(TypeError, match="sin paréntesis"):
        check("gd-codigo", 4.0)
    with pytest.raises(ValueError, match="no es de programar"):
        check("gd-primer-paso", abs)


def test_the_limit_leaves_tracing_as_it_was():
    import sys

    before = sys.gettrace()
    assert limited(lambda: sum(range(10)), ()) == 45
    assert sys.gettrace() is before


def test_a_class_without_its_decorator_or_its_hyperparameters_is_told():
    bare = type("Signum", (Optimizer,), {"__annotations__": {"lr": float}})
    assert "@dataclass(frozen=True)" in check("signum-codigo", bare).message
    empty = dataclass(frozen=True)(type("Signum", (Optimizer,), {}))
    assert "no tiene esos hiperparámetros" in check("signum-codigo", empty).message
