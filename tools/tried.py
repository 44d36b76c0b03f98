"""Probar lo escrito: los pasos de cada optimizador, cada problema, y que sus gemelos en JavaScript dan lo mismo."""

import difflib
import doctest
import functools
import json
import operator
import re
import subprocess
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import numpy as np
import toc
from browser import NODE
from rule_text import written

import optlib.optimizers
from optlib import check_gradient, check_optimizer, minimize
from optlib.figures.landscapes import VALLEYS
from optlib.optimizers import OPTIMIZERS, Optimizer
from optlib.problems import PROBLEMS, Problem
from optlib.styles import STYLES

RULES, PLACES, TWINS = "optlib/optimizers.py", "optlib/problems.py", "optlib/static/optimizers.js"
LOOKS = "optlib/styles.py"
STEPS, RATE = 3, 0.01
# Por cuánto se multiplica el gradiente en cada paso de otra ejecución: al subir y bajar de golpe se nota qué recuerda.
FACTORS = (1, -3, 50, 0.01, 0, -0.02, 4, 0.001)
# Con la tasa de la que parte en las figuras, en tantos pasos, el coste baja en todos los valles, y algo más que nada.
FIRST_STEPS, STILL = 100, 0.95
# Un número, un punto y, de los dos, varias ejecuciones; los gemelos son de una.
ALONE = (("parabola", 5.0), ("coupled_quadratic", [2.0, -2.0]))
MANY = (("parabola", [5.0, -1.0, 2.0]), ("coupled_quadratic", [[2.0, -2.0], [0.5, 1.0], [-3.0, 0.1]]))
# De cada gemelo, sus valores por omisión, los campos de su estado y unos puntos, y de cada problema, lo que vale y su
# gradiente en un punto; o lo que falla al pedírselo.
ASKED = """
const { OPTIMIZERS, PROBLEMS, minimize } = await import(process.argv[1]);
const { starts, points, settings, steps, factors } = JSON.parse(process.argv[2]);
const tried = (tell) => ([name, entry]) => {
  try {
    return [name, tell(entry, name)];
  } catch (error) {
    return [name, { failed: error.message }];
  }
};
const times = (factor, x) => (typeof x === "number" ? factor * x : x.map((each) => factor * each));
const rule = (Twin, name) => {
  const twin = new Twin({});
  const run = ([problem, x]) => minimize(PROBLEMS[problem], x, new Twin(settings[name]), steps).x;
  const jump = ([, x]) => {
    const [given, points] = [new Twin(settings[name]), [x]];
    let state = given.init(x);
    for (const factor of factors) {
      [x, state] = given.step(x, state, (point) => times(factor, point));
      points.push(x);
    }
    return points;
  };
  const start = { given: { ...twin }, state: Object.keys(twin.init(1)) };
  try {
    const given = new Twin(settings[name]);
    let calls = 0;
    const made = given.step(1, given.init(1), (x) => 2 * x * ++calls);
    if (calls !== 1) throw new Error(`step llama a grad ${calls} veces; se llama una sola, const g = grad(x)`);
    if (!Array.isArray(made) || made.length !== 2 || !made[1]) throw new Error("step debe devolver [x, estado]");
    start.after = Object.keys(made[1]);
    return { ...start, runs: [...starts.map(run), ...starts.map(jump)] };
  } catch (error) {
    return { ...start, runs: [], broken: error.message };
  }
};
const problem = ({ f, grad }, name) => ({ f: f(points[name]), grad: grad(points[name]) });
const known = Object.entries(PROBLEMS).filter(([name]) => name in points);
console.log(
  JSON.stringify({
    rules: Object.fromEntries(Object.entries(OPTIMIZERS).map(tried(rule))),
    problems: Object.fromEntries(known.map(tried(problem))),
  }),
);
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
        lines = written(rule)
        exec("\n".join(lines["begin"]), names)
        points = [names["x"]]
        for names["t"] in range(1, STEPS + 1):
            exec("\n".join(lines["step"]), names)
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
    """En qué no da un gemelo lo mismo que Python."""
    points = {name: beside(each).tolist() for name, each in PROBLEMS.items() if each.start is not None}
    given = {name: settings(rule) for name, rule in OPTIMIZERS.items() if is_dataclass(rule)}
    asked = json.dumps({"starts": ALONE, "points": points, "settings": given, "steps": STEPS, "factors": FACTORS})
    command = [str(NODE), "--input-type=module", "--eval", ASKED, (toc.ROOT / TWINS).as_uri(), asked]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    if done.returncode:
        place, why = re.search(r"optimizers\.js:(\d+)", done.stderr), re.search(r"(?m)^\w*Error: .*$", done.stderr)
        yield f"{f'línea {place[1]}, ' * bool(place)}no se puede cargar: {why[0] if why else done.stderr}"
        return
    answer = json.loads(done.stdout)
    for name, found in (answer["rules"] | answer["problems"]).items():
        if why := found.get("failed"):
            yield f"{name} no se puede usar: {why}"
        elif name in OPTIMIZERS:
            yield from unlike(name, OPTIMIZERS[name], found)
        elif name in PROBLEMS:
            for what, function in (("f", PROBLEMS[name]), ("grad", PROBLEMS[name].grad)):
                value = np.asarray(function(beside(PROBLEMS[name]))).tolist()
                if not same(found[what], value):
                    yield f"{what} de {name} da {found[what]} en {points[name]}, y en Python, {value}"


def unlike(name: str, rule: type[Optimizer], twin: dict[str, Any]) -> list[str]:
    """En qué no es un gemelo como su optimizador; si parte de lo mismo, en los puntos a los que llega."""
    given = {field.name: None if field.default is MISSING else field.default for field in fields(rule)}  # type: ignore[arg-type]
    if list(twin["given"]) != list(given):
        return [f"{name} tiene {listed(twin['given'])}, y en Python, {listed(given)}"]
    found = [
        f"el valor por omisión de {field}, en {name}, es {shown(twin['given'][field])}, y en Python, {shown(value)}"
        for field, value in given.items()
        if twin["given"][field] != value
    ]
    state = rule(**needed(rule)).init(1.0)._fields
    if sorted(twin["state"]) != sorted(state):
        found.append(f"el estado de {name} lleva {listed(twin['state'])}, y en Python, {listed(state)}")
    after = twin.get("after", twin["state"])
    if sorted(after) != sorted(twin["state"]):
        found.append(f"step de {name} devuelve un estado con {listed(after)}, e init, con {listed(twin['state'])}")
    if not found and "broken" in twin:
        found.append(f"{name} no se puede usar: {twin['broken']}")
    for (where, ours), theirs in zip(runs(rule), twin["runs"] if not found else (), strict=False):
        if (step := next((k for k, x in enumerate(ours) if not same(theirs[k], x)), None)) is not None:
            here = theirs[step] if None not in np.ravel(theirs[step]) else "un número que no es finito"
            values = f"{here}, y el de {RULES}, a {np.asarray(ours[step]).tolist()}"
            found.append(f"{name} y su gemelo no coinciden: {where}, el paso {step} de aquí va a {values}")
            break
    return found


def runs(rule: type[Optimizer]) -> Iterator[tuple[str, list | np.ndarray]]:
    """Las ejecuciones en que se compara una regla con su gemelo: dónde, y sus puntos."""
    given = rule(**settings(rule))
    for problem, start in ALONE:
        yield f"en {problem}", minimize(PROBLEMS[problem], start, given, STEPS).x
    for _, start in ALONE:
        x: Any = start if isinstance(start, float) else np.array(start)
        points, state = [x], given.init(x)
        for factor in FACTORS:
            x, state = given.step(x, state, functools.partial(operator.mul, factor))
            points.append(x)
        yield f"con el gradiente por {', '.join(map(str, FACTORS))}", points


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


def shown(value: float | None) -> str:
    """Un valor por omisión; el que no lo hay es ``NaN`` en JavaScript."""
    return "ninguno (NaN)" if value is None else str(value)


def listed(names: Any) -> str:
    return ", ".join(names) or "nada"
