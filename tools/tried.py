"""Probar lo escrito: los pasos de cada optimizador, cada problema, y que su gemelo en JavaScript da lo mismo."""

import difflib
import doctest
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import numpy as np
import toc
from browser import NODE

import optlib.optimizers
from optlib import check_gradient, check_optimizer, minimize
from optlib.figures.landscapes import VALLEYS
from optlib.figures.rules import lines_of, starts_of
from optlib.optimizers import OPTIMIZERS, Optimizer
from optlib.problems import PROBLEMS, Problem
from optlib.styles import STYLES

RULES, PLACES, TWINS = "optlib/optimizers.py", "optlib/problems.py", "optlib/static/optimizers.js"
LOOKS = "optlib/styles.py"
STEPS, RATE = 3, 0.01
# Con la tasa de la que parte en las figuras, en tantos pasos, el coste baja en todos los valles, y algo más que nada.
FIRST_STEPS, STILL = 100, 0.95
# Un número, un punto y, de los dos, varias ejecuciones; los gemelos son de una.
ALONE = (("parabola", 5.0), ("coupled_quadratic", [2.0, -2.0]))
MANY = (("parabola", [5.0, -1.0, 2.0]), ("coupled_quadratic", [[2.0, -2.0], [0.5, 1.0], [-3.0, 0.1]]))
# De cada problema, lo que vale y su gradiente en un punto; o lo que falla al pedírselo.
ASKED = """
const { PROBLEMS } = await import(process.argv[1]);
const points = JSON.parse(process.argv[2]);
const tried = ([name, { f, grad }]) => {
  try {
    return [name, { f: f(points[name]), grad: grad(points[name]) }];
  } catch (error) {
    return [name, { failed: error.message }];
  }
};
const known = Object.entries(PROBLEMS).filter(([name]) => name in points);
console.log(JSON.stringify(Object.fromEntries(known.map(tried))));
"""


def faults() -> list[str]:
    """Devuelve lo que está mal en los optimizadores y en los problemas, una frase por cosa; vacía si nada."""
    found = [f"{RULES}: {what}" for what in steps()] + [f"{PLACES}: {what}" for what in problems()]
    found = found or [f"{RULES}: {what}" for check in (examples, shown_code) for what in check()]
    found = found or [f"{LOOKS}: {what}" for what in rates()]
    found = found or [f"{TWINS}: {what}" for what in twins()]
    return [each if each.endswith("?") else f"{each}." for each in found]


def told(error: Exception) -> str:
    """Lo que dice un error, sin su punto; de un nombre que no hay, cuál se le parece."""
    if isinstance(error, NameError) and error.name:
        close = difflib.get_close_matches(error.name, vars(optlib.optimizers), n=1)
        return f"no hay nada que se llame {error.name}" + (f". ¿Querías decir {close[0]}?" if close else "")
    return str(error).rstrip(".")


# --- En Python ---


def needed(rule: type[Optimizer]) -> dict[str, float]:
    """Un valor para cada hiperparámetro que hay que dar."""
    return {field.name: 0.1 for field in fields(rule) if field.default is MISSING}  # type: ignore[arg-type]


def steps() -> Iterator[str]:
    """Lo que ``check_optimizer`` dice de cada regla y, si nada, lo que se pide además a las del curso."""
    for name, rule in OPTIMIZERS.items():
        if is_dataclass(rule):
            given = rule(**needed(rule))
            try:
                said = check_optimizer(given)
            except Exception as error:
                said = [f"step falla: {told(error)}"]
            if said:
                yield f"{name}: {said[0].rstrip('.')}"
            elif why := misstep(given):
                yield why


def misstep(rule: Optimizer) -> str:
    """Qué les pasa a los costes o al estado de una regla en los primeros pasos, o nada."""
    for problem, start in (*ALONE, *MANY):
        run = minimize(PROBLEMS[problem], start, rule, STEPS)
        if run.f.ndim == 1 and run.f[-1] >= run.f[0]:
            return f"{type(rule).__name__}: en {problem} el coste sube: ¿un signo, o una operación por otra?"
        at_rest = minimize(PROBLEMS[problem], np.zeros_like(np.asarray(start)), rule, STEPS)
        if not np.isfinite(at_rest.x).all():
            return f"{type(rule).__name__}: con el gradiente a 0 sale nan: ¿divide entre 0?"
        first, other, then = rule.init(run.x[0]), rule.init(run.x[0] + 1), run.states[0]
        for field in first._fields:
            if not np.array_equal(getattr(first, field), getattr(other, field)):
                return f"{type(rule).__name__}: el campo {field} del estado empieza según x: init da 0 * x, y no x"
            if np.shape(getattr(first, field)) != np.shape(getattr(then, field)):
                return f"{type(rule).__name__}: el campo {field} del estado cambia de forma: init da 0 * x, y no 0"
    return ""


def shown_code() -> Iterator[str]:
    """Las reglas cuyo código, el que enseñan las figuras, no da los mismos puntos."""
    for name, rule in OPTIMIZERS.items():
        given = rule(**settings(rule))
        names: dict[str, Any] = {**vars(given), "x": ALONE[0][1], "grad": PROBLEMS[ALONE[0][0]].grad, "np": np}
        exec("\n".join(starts_of(rule)), names)
        points = [names["x"]]
        for names["t"] in range(1, STEPS + 1):
            exec("\n".join(lines_of(rule)), names)
            points.append(names["x"])
        if not same(points, minimize(PROBLEMS[ALONE[0][0]], ALONE[0][1], given, STEPS).x):
            yield f"{name}: el código de step, sin state ni self, que es el de las figuras, no da lo mismo que la regla"


def examples() -> Iterator[str]:
    """Lo que en el ejemplo de cada regla no es lo que sale."""
    for name, rule in OPTIMIZERS.items():
        for test in doctest.DocTestFinder(recurse=False).find(rule, name, globs=vars(optlib.optimizers).copy()):
            example = Example(verbose=False)
            example.run(test, out=lambda _: None)
            yield from (f"el ejemplo de {name} {what}" for what in example.wrong[:1])


class Example(doctest.DocTestRunner):
    """El ejemplo de una docstring, y en ``wrong`` lo que no sale como está escrito."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.wrong: list[str] = []

    def report_failure(self, out: Any, test: Any, example: Any, got: str) -> None:
        self.wrong.append(f"da {got.strip() or 'nada'}, y pone {example.want.strip() or 'nada'}")

    def report_unexpected_exception(self, out: Any, test: Any, example: Any, exc_info: Any) -> None:
        self.wrong.append(f"falla: {told(exc_info[1])}")


def rates() -> Iterator[str]:
    """Las tasas de las que se parte en las figuras con las que algún valle no se baja."""
    for name, rule in OPTIMIZERS.items():
        lr = STYLES[name].lr
        for place in VALLEYS:
            f = minimize(PROBLEMS[place], PROBLEMS[place].start, rule(**needed(rule) | {"lr": lr}), FIRST_STEPS).f  # type: ignore[call-arg]
            if not (np.isfinite(f[-1]) and f[-1] < f[0]):
                yield f"{name}: con la tasa de la que parte, {lr:g}, en {place} el coste sube: elige otra menor"
                break
            if f[-1] > STILL * f[0]:
                yield f"{name}: con la tasa de la que parte, {lr:g}, en {place} casi no se mueve: elige otra mayor"
                break


def problems() -> Iterator[str]:
    """Lo que está mal en la función, el gradiente o el mínimo de cada problema."""
    for name, problem in PROBLEMS.items():
        if problem.start is not None and problem.df is not None:
            try:
                why = misstated(problem)
            except Exception as error:
                why = told(error)
            if why:
                yield f"{name}: {why}"


def beside(problem: Problem) -> np.ndarray:
    """Un punto junto a la partida de un problema, más lejos en cada coordenada."""
    start = np.asarray(problem.start, dtype=float)
    return (start + 0.1 * (1 + np.arange(start.size).reshape(start.shape))).round(6)


def misstated(problem: Problem) -> str:
    """Qué le pasa a un problema, o nada."""
    point = beside(problem)
    points = np.stack([point, point + 0.2, point - 0.3])
    check_gradient(problem, points)  # también juntos: ValueError si uno cambia los demás
    # También en el mínimo: si grad está mal, lo parece él.
    for each in points if problem.minimum is None else (*points, np.asarray(problem.minimum)):
        if (error := check_gradient(problem, each)) > 1e-6:
            return f"grad no es el gradiente de f: en {each.round(3).tolist()}, {error!r}"
    if problem.minimum is not None:
        slope = np.asarray(problem.grad(problem.minimum))
        if np.abs(slope).max() > 1e-6:
            told = [float(f"{each:.2g}") for each in slope.ravel()]
            return f"minimum no es un mínimo: ahí el gradiente vale {told}; con más cifras, si es él, valdrá cero"
        lower = np.asarray(problem.minimum) + 0.01 * np.vstack([np.eye(slope.size), -np.eye(slope.size)])
        if slope.ndim and np.any(problem(lower) < problem(problem.minimum)):
            return "minimum no es un mínimo: a su lado f vale menos"
    return ""


# --- En JavaScript ---


def twins() -> Iterator[str]:
    """En qué no da el gemelo de un problema lo mismo que Python."""
    points = {name: beside(each).tolist() for name, each in PROBLEMS.items() if each.start is not None}
    command = [str(NODE), "--input-type=module", "--eval", ASKED, (toc.ROOT / TWINS).as_uri(), json.dumps(points)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    if done.returncode:
        place, why = re.search(r"optimizers\.js:(\d+)", done.stderr), re.search(r"(?m)^\w*Error: .*$", done.stderr)
        yield f"{f'línea {place[1]}, ' * bool(place)}no se puede cargar: {why[0] if why else done.stderr}"
        return
    for name, found in json.loads(done.stdout).items():
        if why := found.get("failed"):
            yield f"{name} no se puede usar: {why}"
            continue
        for what, function in (("f", PROBLEMS[name]), ("grad", PROBLEMS[name].grad)):
            value = np.asarray(function(beside(PROBLEMS[name]))).tolist()
            if not same(found[what], value):
                yield f"{what} de {name} da {found[what]} en {points[name]}, y en Python, {value}"


def settings(rule: type[Optimizer]) -> dict[str, float]:
    """Unos hiperparámetros con los que se nota si uno se usa en lugar de otro, o está escrito a mano."""
    own = {field.name: field.default for field in fields(rule)}  # type: ignore[arg-type]
    other = {name: other_than(value) for name, value in own.items() if value is not MISSING}
    return needed(rule) | other | {name: RATE for name in ("lr", "eps") if name in own}


def other_than(value: Any) -> Any:
    """Otro valor de un hiperparámetro: el contrario, uno más o la mitad."""
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else 0.5 * value or RATE


def same(found: Any, value: Any) -> bool:
    """Si lo que da JavaScript, en el que un número que no es finito es ``null``, es lo de Python."""
    try:
        return np.allclose(np.array(found, dtype=float), value, rtol=1e-9, atol=1e-12)
    except (TypeError, ValueError):
        return False
