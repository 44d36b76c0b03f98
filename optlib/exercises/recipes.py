"""Evaluar un ejercicio: sortear sus números, ejecutar el optimizador y calcular respuesta y errores.

Todo lo que aquí se calcula lo calcula igual la página (``optlib/static/exercises/recipes.js``).
"""

import math
from dataclasses import dataclass, field

import numpy as np

from ..numbers import round_half_up
from ..optimizers import OPTIMIZERS
from ..problems import PROBLEMS
from ..random import mulberry32, seed_of
from ..regression import LinearNeuron
from .draws import Draw
from .expressions import evaluate, parse
from .variants import VARIANTS

MAX_TRIES = 200


@dataclass(frozen=True)
class Run:
    """Una ejecución de ``minimize``: problema, optimizador, punto inicial y número de pasos.

    ``x0``, los hiperparámetros y los datos del problema son números o expresiones sobre los valores del
    ejercicio. El problema es un nombre de ``optlib.PROBLEMS`` o de :data:`FAMILIES`, que llevan datos.
    Quedan disponibles, para las expresiones, ``x[k]``, ``f[k]``, ``grad[k]`` y las columnas del estado
    (``m[k]`` es la de después del paso k+1, como en ``Trajectory``).
    """

    problem: str
    optimizer: str
    x0: object
    steps: int = 1
    hyper: dict = field(default_factory=dict)
    data: dict = field(default_factory=dict)


# Problemas con datos: la neurona lineal de un ejemplo; sin b, también se ajusta el sesgo.
FAMILIES = {"LinearNeuron": LinearNeuron}
RUN_NAMES = frozenset({"x", "f", "grad", "k"})


def draw_values(spec, key, seed):
    """Devuelve los valores de un ejercicio: con semilla 0, los primeros; con otra, sorteados."""
    random = mulberry32(seed_of(key, seed))
    names = {}
    for name, value in spec.items():
        if isinstance(value, Draw):
            drawn = value.among[math.floor(random() * len(value.among))] if seed else value.first
            names[name] = drawn
        else:
            names[name] = evaluate(parse(value), names)
    return names


def execute(run, names, *, variant=None, rounded=None):
    """Ejecuta ``run`` con los valores ``names`` y devuelve las columnas de la tabla.

    ``variant`` es el nombre de un error de :data:`VARIANTS`; ``rounded``, el número de decimales a los que se redondea
    cada punto antes de seguir.
    """
    with np.errstate(all="ignore"):
        return _execute(run, *_prepare(run, names), variant, rounded)


def _execute(run, optimizer, problem, x, variant, rounded):
    state, first = optimizer.init(x), x
    columns = {"x": [x], "f": [problem(x)], "grad": []}
    for _ in range(run.steps):
        used = []

        def grad(z, used=used):
            used.append(problem.grad(z))
            return used[-1]

        if variant:
            x, state = VARIANTS[variant](optimizer, x, state, grad, first)
        else:
            x, state = optimizer.step(x, state, grad)
        if rounded is not None:
            x = round_each(x, rounded)
        columns["x"].append(x)
        columns["f"].append(problem(x))
        columns["grad"].append(used[-1])
        for name in getattr(state, "_fields", ()):
            columns.setdefault(name, []).append(getattr(state, name))
    return {name: _plain(column) for name, column in columns.items()}


def _prepare(run, names):
    def number(value):
        return evaluate(parse(value), names)

    hyper = {name: number(value) for name, value in run.hyper.items()}
    data = {name: number(value) for name, value in run.data.items()}
    problem = FAMILIES[run.problem](**data) if run.problem in FAMILIES else PROBLEMS[run.problem]
    vector = isinstance(run.x0, (tuple, list))
    x0 = np.array([number(v) for v in run.x0], dtype=float) if vector else float(number(run.x0))
    return OPTIMIZERS[run.optimizer](**hyper), problem, x0


def round_each(x, decimals):
    """Redondea un número o cada componente de un vector."""
    if isinstance(x, np.ndarray):
        return np.array([round_half_up(float(v), decimals) for v in x])
    return round_half_up(float(x), decimals)


def _plain(column):
    return [v.tolist() if isinstance(v, np.ndarray) else float(v) for v in column]


@dataclass(frozen=True)
class Instance:
    """Un ejercicio con sus números: valores y, según la clase, respuesta y errores calculados."""

    seed: int
    names: dict
    right: object
    wrong: tuple  # (nombre del error, valor o valores)


def close(a, b, decimals):
    """Dice si dos números se confunden al escribirlos con esos decimales."""
    return abs(a - b) <= 0.5000001 * 10.0**-decimals + 1e-12 * abs(b)


def instantiate(exercise, seed=0):
    """Devuelve la instancia de un ejercicio para una semilla.

    Con semilla distinta de 0 se vuelve a sortear hasta que la respuesta exista, se cumpla ``where`` y
    ningún error típico dé la respuesta correcta.
    """
    for attempt in range(MAX_TRIES):
        instance = _instance(exercise, seed, attempt)
        if seed == 0 or exercise.accepts(instance):
            return instance
    raise ValueError(f"{exercise.id}: con la semilla {seed} no se encuentran números que sirvan")


def _instance(exercise, seed, attempt):
    names = draw_values(exercise.values, f"{exercise.id}/{attempt}", seed)
    run = exercise.run
    columns = execute(run, names) if run else {}
    if clash := columns.keys() & names.keys():
        raise ValueError(f"{exercise.id}: values no puede llamar {sorted(clash)}, que son columnas de la tabla")
    full = names | columns
    mistakes = () if exercise.kind == "code" else exercise.mistakes
    wrong = tuple((m.name, exercise.answer_of(names_with(m, run, names, full), m)) for m in mistakes)
    return Instance(seed, full, exercise.answer_of(full, None), wrong)


def names_with(mistake, run, names, full):
    """Devuelve los valores que ve quien comete el error."""
    if mistake.variant is None and mistake.rounded is None:
        return full
    return names | execute(run, names, variant=mistake.variant, rounded=mistake.rounded)
