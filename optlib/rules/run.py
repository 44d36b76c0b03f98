"""Adónde lleva una regla escrita como en la página."""

import ast
import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from .. import optimizers
from ..descent import gradients
from ..matrices import orthogonalize
from ..problems import Problem
from ..schedules import Schedule

# Lo que puede usar la regla de un lector; lo demás son operaciones.
FUNCTIONS = ("sqrt", "abs", "sign", "maximum", "minimum", "exp", "log")


def points_of(rule: str, problem: Problem, steps: int, schedule: Schedule | None = None) -> np.ndarray:
    """Los puntos a los que lleva una regla escrita como en la página, ``(steps + 1, …)``; el plan multiplica ``lr``.

    ``orthogonalize`` ve las matrices de ``problem.shapes``. Errores: los que dé al correr.

    >>> from optlib import parabola
    >>> points_of("lr = 0.1\\ng = grad(x)\\nx = x - lr * g", parabola, 2).tolist()
    [5.0, 4.0, 3.2]
    """
    return np.array([*walked(rule, problem, steps, schedule)])


def walked(rule: str, problem: Problem, steps: int, schedule: Schedule | None = None) -> Iterator[Any]:
    """Esos mismos puntos, uno a uno: de una red grande no caben todos."""
    starts, body = _parted(rule)
    x, gradient_at = np.array(problem.start, dtype=float), gradients(problem)
    known: dict[str, Any] = {name: getattr(np, name) for name in FUNCTIONS}
    known |= {name: getattr(optimizers, name) for name in optimizers.HELPERS} | {"T": steps}
    known |= {"norm": np.linalg.norm, "orthogonalize": lambda m: orthogonalize(m, problem.shapes)}
    # Lo que se recuerda es como el punto, y empieza en 0 si no se dice otra cosa.
    states = _assigned(body)
    names: dict[str, Any] = dict.fromkeys(states, 0 * x) | {"x": x}
    for name, start in starts.items():
        names[name] = x if start == "x" else start + 0 * x if name in states else start
    lr = None if "lr" in states else names.get("lr")
    yield x
    for k in range(steps):
        known["grad"], names["t"] = gradient_at(k), k + 1
        if schedule and lr is not None:
            names["lr"] = lr * schedule(k)
        with np.errstate(all="ignore"):
            exec("\n".join(body), known, names)
        yield names["x"]


def _assigned(lines: list[str]) -> set[str]:
    return set(re.findall(r"(\w+) (?:\*\*|[-+*/])?= ", "\n".join(lines)))


def _parted(rule: str) -> tuple[dict[str, Any], list[str]]:
    """Con qué empieza cada nombre, un número o ``"x"``, y las líneas que se repiten.

    Como en la página: antes de la de ``grad``, un número escrito es un ajuste; y lo que vale un número, o el punto, es
    un comienzo si después cambia.
    """
    lines = [ast.unparse(line) for line in ast.parse(rule).body]
    first = next(k for k, line in enumerate(lines) if "grad(" in line)
    starts: dict[str, Any] = {}
    body = lines[first:]
    for line in reversed(lines[:first]):
        *targets, value = line.split(" = ")
        start = _start(value) if "x" not in targets else None
        later = targets if re.fullmatch(r"-?[\d.e-]+", value) else _assigned(body)
        once = [name for name in targets if start is not None and name in later]
        starts |= dict.fromkeys(once, start)
        again = [name for name in targets if name not in once]
        if again or not targets:
            body.insert(0, " = ".join([*again, value]))
    return starts, body


def _start(value: str) -> float | str | None:
    """Lo que vale, sin saber más que el punto, ``"x"``: un número, como ``0 * x + 1``, el punto o ``None``."""
    places = (0.0, 1.0, -2.0)
    try:
        found = tuple(eval(value, {"__builtins__": {}, "x": x}) for x in places)
    except (NameError, SyntaxError, ArithmeticError):
        return None
    return "x" if found == places else found[0] if len(set(found)) == 1 else None
