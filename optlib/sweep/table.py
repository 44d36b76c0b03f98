"""``sweep``: reparte las tareas, guarda lo que terminan y da la tabla."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from numbers import Real
from typing import Any

import numpy as np

from ..base import Optimizer, check_rule, label
from ..problems import Problem
from ..values import shown
from .runs import Measure, Task, made, name_of, settings, together
from .store import Store

_FIELDS = ("rule", "place", "seed", "steps", "step")


def sweep(
    problem: Problem | Callable[[int], Problem],
    rules: Sequence[Optimizer] | Mapping[str, Sequence[Optimizer]],
    steps: int | Sequence[int],
    *,
    seeds: Sequence[int] | None = None,
    schedule: Callable[[int], Callable[[int], float]] | None = None,
    measures: Mapping[str, Measure] | None = None,
    every: int | None = None,
    store: str | os.PathLike | None = None,
    jobs: int | None = None,
) -> np.ndarray:
    """Entrena con cada regla, cada semilla y cada presupuesto, y da una tabla con lo que mide.

    ``rules`` son optimizadores ya construidos: ``[rule(lr=lr) for rule in (Adam, Momentum) for lr in rates]``. Los que
    solo se distinguen en números van a la vez, por las filas de ``x``, si en los tres primeros pasos da lo mismo; si
    no, de uno en uno, que tarda más. En la tabla se llaman como su clase o, en un diccionario, como se diga:
    ``{"Adam, β₂ = 0.95": [Adam(…), …]}``. ``steps`` es el presupuesto, o varios, y ``schedule(steps)``, el plan de la
    tasa de cada uno, como ``cosine``. ``problem`` parte de su ``start``; o es una función que da el de cada semilla.

    ``measures`` da nombre a funciones ``(problem, x)`` que dan un número por fila de ``x``; por omisión, el coste,
    ``cost``. Se mide al final y, con ``every``, también cada tantos pasos, desde el 0. Lo que diverge es un dato.

    La tabla (``np.save`` la guarda) tiene un registro por medida: ``rule``, ``place`` (su lugar entre todas), ``seed``,
    ``steps`` (el presupuesto), ``step``, ``lr`` y los demás hiperparámetros en que se distinguen las reglas (``nan`` si
    no los tienen), y las medidas.

    Con ``store``, una carpeta, cada ejecución se guarda en un fichero, y la próxima vez solo se hace lo que falta. Se
    reconoce por lo que se pide y por lo que vale todo, también las medidas, en los tres primeros pasos: si cambias algo
    que solo se nota después, borra la carpeta. De un fichero dañado se avisa, y se hace de nuevo; los ``.tmp`` que deja
    un programa parado a la fuerza se pueden borrar. Con joblib las tareas se reparten entre ``jobs`` procesos (-1:
    todos los procesadores) o como diga ``joblib.parallel_config``, también entre máquinas.
    Errores: los de ``rules`` y ``measures``, antes de empezar; los de tus funciones, con una nota que dice dónde.

    >>> from optlib import GradientDescent, parabola
    >>> table = sweep(parabola, [GradientDescent(lr=lr) for lr in (0.1, 0.5)], steps=2)
    >>> table["cost"].round(2).tolist()
    [10.24, 0.0]
    """
    named = _named(rules)
    budgets = _whole("steps", [steps] if np.ndim(steps) == 0 else steps, 1)
    if seeds is not None and isinstance(problem, Problem):
        raise ValueError(f"{problem!r} es el mismo con cada semilla: da una función de seed, o quita seeds.")
    numbers = [0] if seeds is None else _whole("seeds", seeds, 0)
    made(problem, numbers[0])
    for budget in budgets:
        if schedule and not callable(plan := schedule(budget)):
            raise TypeError(f"schedule({budget}) debe dar un plan, como da cosine({budget}), no {shown(plan)}.")
    asked = {"cost": lambda problem, x: problem(x)} if measures is None else dict(measures)
    columns = _columns([rule for _, rule in named])
    for name, measure in asked.items():
        if not isinstance(name, str) or not callable(measure) or name in columns:
            told = f"el nombre de una columna nueva y una función, no {shown(name)}: {shown(measure)}"
            raise TypeError(f"measures: cada medida es {told}.")
    tasks = [
        Task(tuple(places), tuple(named[each][1] for each in places), problem, seed, budget, schedule, asked, every)
        for budget, seed, places in product(budgets, numbers, together(rule for _, rule in named))
    ]
    kept, found = Store(store) if store is not None else None, {}
    known = frozenset(kept.values) if kept else None
    for results in _bar(_done(tasks, known, jobs), len(tasks)):
        for key, config, values in results:
            if kept and values is not None:
                kept.save(config, values)
            found[key] = kept.values[name_of(config)] if kept else values
    return _table(named, columns, tasks, found)


def _columns(rules: Sequence[Optimizer]) -> list[str]:
    """Las columnas que no son medidas; de los hiperparámetros, ``lr`` y los que toman más de un valor."""
    given = [settings(rule, Real) for rule in rules]
    known = dict.fromkeys(name for each in given for name in each if name not in _FIELDS)
    varied = [name for name in known if name == "lr" or len({each[name] for each in given if name in each}) > 1]
    return [*_FIELDS, *varied]


def _named(rules: Any) -> list[tuple[str, Optimizer]]:
    """Todas las reglas, con su nombre en la tabla."""
    found = []
    for name, group in rules.items() if rules and isinstance(rules, Mapping) else [("", rules)]:
        if not isinstance(name, str):
            raise TypeError(f"rules: cada nombre debe ser un texto, no {shown(name)}.")
        told = f"rules[{name!r}]" if name else "rules"
        if not isinstance(group, Iterable) or not (group := list(group)):
            raise ValueError(f"{told} debe ser una lista de optimizadores, como [Adam(lr=0.1)], no {shown(group)}.")
        for place, rule in enumerate(group):
            check_rule(f"{told}[{place}]", rule)
        found += [(name or label(rule), rule) for rule in _distinct(told, group)]
    return found


def _whole(name: str, values: Any, low: int) -> list[int]:
    """Enteros distintos, y al menos uno."""
    if not (values := list(values)):
        raise ValueError(f"{name} está vacío.")
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < low:
            raise ValueError(f"{name}: cada valor debe ser un entero mayor o igual que {low}, no {shown(value)}.")
    return _distinct(name, [int(value) for value in values])


def _distinct(name: str, values: list) -> list:
    told = list(map(repr, values))
    if again := next((each for place, each in enumerate(told) if each in told[:place]), None):
        raise ValueError(f"{name}: {again} está dos veces.")
    return values


def _done(tasks: Sequence[Task], known: frozenset[str] | None, jobs: int | None) -> Iterable[list]:
    """Lo que da cada tarea, según terminan; sin joblib, una detrás de otra."""
    try:
        from joblib import Parallel, delayed
    except ModuleNotFoundError:
        return (task.run(known) for task in tasks)
    return Parallel(n_jobs=jobs, return_as="generator_unordered")(delayed(task.run)(known) for task in tasks)


def _bar(results: Iterable, total: int) -> Iterable:
    """En un terminal y con tqdm, dice cuántas tareas van."""
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        return results
    return tqdm(results, total=total, disable=None, unit="tarea")


def _table(named: Sequence[tuple[str, Optimizer]], columns: list[str], tasks: list[Task], found: Mapping) -> np.ndarray:
    """Los registros, en el orden de los presupuestos, las semillas y las reglas."""
    rows = []
    for task in tasks:
        for place, rule in zip(task.places, task.rules, strict=True):
            own = [settings(rule, Real).get(name, np.nan) for name in columns[5:]]
            values = found[task.steps, task.seed, place]
            who = (named[place][0], place, task.seed, task.steps)
            rows += [(*who, mark, *own, *measured) for mark, measured in zip(task.marks, values, strict=True)]
    names = [*columns, *tasks[0].measures]
    kinds = [f"U{max(len(row[0]) for row in rows)}", *[int] * 4, *[float] * (len(names) - 5)]
    return np.array(rows, dtype=list(zip(names, kinds, strict=True)))
