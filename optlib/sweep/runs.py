"""Una tarea del barrido: las ejecuciones de una regla con una semilla y un presupuesto, todas a la vez."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

import numpy as np

from .. import descent
from ..base import Optimizer, held, inside, label, replaced
from ..problems import Problem, check_problem
from ..values import numbers, returned, shown
from .rows import PROBED, arranged, one_by_one

Measure = Callable[[Problem, Any], Any]


def from_starts(problem: Problem, starts: Sequence) -> Callable[[int], Problem]:
    """El mismo problema desde otro punto con cada semilla: ``starts[seed]``.

    >>> from optlib import parabola
    >>> float(from_starts(parabola, [5.0, -3.0])(1).start)
    -3.0
    """

    def started(seed: int) -> Problem:
        own = copy(problem)
        own.start = numbers(f"starts[{seed}] debe ser un número o un array de números", starts[seed])
        return own

    return started


def settings(rule: Optimizer, kind: Any = float) -> dict[str, Any]:
    """Los hiperparámetros que son un número de esa clase, también los de las reglas que lleve dentro."""
    own = {name: value for name, value in held(rule).items() if isinstance(value, kind)}
    found: dict[str, Any] = {}
    for field, inner in inside(rule).items():
        for name, value in settings(inner, kind).items():
            found[f"{field}.{name}" if name in own or name in found else name] = value
    return found | own


def together(rules: Iterable[Optimizer]) -> list[list[int]]:
    """Los lugares de las reglas que van a la vez: las que solo se distinguen en números."""
    groups: dict[str, list[int]] = {}
    for place, rule in enumerate(rules):
        groups.setdefault(_form(rule), []).append(place)
    return list(groups.values())


def _form(rule: Optimizer) -> str:
    """Lo que no es un número: la clase y los demás hiperparámetros."""
    others = {}
    for name, value in held(rule).items():
        if isinstance(value, Optimizer):
            others[name] = _form(value)
        elif not isinstance(value, float):
            others[name] = shown(value) if callable(value) else repr(getattr(value, "tolist", lambda v=value: v)())
    return f"{type(rule).__module__}.{type(rule).__qualname__}{others}"


def _stacked(rules: Sequence[Optimizer], dim: int | None) -> Optimizer:
    """Una regla que da los pasos de todas: cada número en que se distinguen pasa a ser un array, uno por fila."""
    changes: dict[str, Any] = {}
    for name, value in held(rules[0]).items():
        values = [held(rule)[name] for rule in rules]
        if isinstance(value, Optimizer):
            changes[name] = _stacked(values, dim)
        elif isinstance(value, float) and len(set(values)) > 1:
            changes[name] = np.reshape(values, (-1,) if dim is None else (-1, 1))
    return replaced(rules[0], **changes)


@dataclass(frozen=True)
class Task:
    """Lo que se ejecuta de una vez: ``rules``, que solo se distinguen en números, con una semilla y unos pasos."""

    places: tuple[int, ...]
    rules: tuple[Optimizer, ...]
    problem: Problem | Callable[[int], Problem]
    seed: int
    steps: int
    schedule: Callable[[int], Callable[[int], float]] | None
    measures: Mapping[str, Measure]
    every: int | None

    @property
    def marks(self) -> list[int]:
        """Los pasos tras los que se mide; el último, siempre."""
        return sorted({self.steps, *range(0, self.steps, self.every)} if self.every else {self.steps})

    def run(self, known: frozenset[str] | None) -> list[tuple[tuple[int, int, int], dict, list | None]]:
        """De cada regla, cuál es, lo que la identifica y lo medido, ``(marcas, medidas)``; ``None`` si ya se conoce.

        ``known`` son los nombres que ya están en el almacén, o ``None`` si no lo hay.
        """
        problem = made(self.problem, self.seed)
        plan = self.schedule(self.steps) if self.schedule else None
        configs: list[dict] = [{} for _ in self.rules]
        rows = list(range(len(self.rules)))
        try:
            with np.errstate(all="ignore"):
                together = _stacked(self.rules, problem.dim)
                own = arranged(problem, self.rules, together, plan, min(PROBED, self.steps))
                if known is not None:
                    configs = self._configs(problem, own, plan)
                    rows = [row for row in rows if name_of(configs[row]) not in known]
                values = self._trained(problem, own, plan, [self.rules[row] for row in rows], self.marks)[0]
        except Exception as error:
            error.add_note(f"En el barrido: {label(self.rules[0])}, semilla {self.seed}, {self.steps} pasos.")
            raise
        found = dict(zip(rows, np.moveaxis(values, -1, 0).tolist(), strict=True))
        return [((self.steps, self.seed, place), configs[row], found.get(row)) for row, place in enumerate(self.places)]

    def _trained(self, problem: Problem, own: Any, plan: Any, rules: Sequence, marks: list[int]) -> tuple[Any, Any]:
        """Lo medido en cada marca, ``(marcas, medidas, ejecuciones)``, y el último punto de cada una.

        Las reglas van a la vez en ``own`` o, si es ``None``, de una en una.
        """
        values = np.empty((len(marks), len(self.measures), len(rules)))
        ends = np.empty((len(rules), *np.shape(problem.start)))
        runs = [(rule, problem.start, slice(row, row + 1)) for row, rule in enumerate(rules)]
        if own and rules:
            runs = [(_stacked(rules, own.dim), np.broadcast_to(own.start, ends.shape), slice(None))]
        measured = own or one_by_one(problem)
        for rule, start, rows in runs:
            x = descent.starting(problem, start, rule)
            for k, point in enumerate(descent.points(rule, x, marks[-1], plan, descent.gradients(own or problem))):
                ends[rows] = point
                if k in marks:
                    for row, name in zip(values[marks.index(k)], self.measures, strict=True):
                        row[rows] = self._measured(name, measured, ends[rows].copy())
        return values, ends

    def _measured(self, name: str, problem: Problem, x: np.ndarray) -> np.ndarray:
        found = returned(self.measures[name](problem, x), f"La medida {name}")
        if found.shape != x.shape[:1]:
            shapes = f"forma {x.shape[:1]}; da {found.shape}"
            raise ValueError(f"La medida {name} debe dar un número por ejecución, {shapes}.")
        return found

    def _configs(self, problem: Problem, own: Any, plan: Any) -> list[dict]:
        """Lo que identifica cada ejecución: lo que se pide de ella y lo que vale todo en los primeros pasos."""
        probed, x = self._trained(problem, own, plan, self.rules, list(range(min(PROBED, self.steps) + 1)))
        seen = np.concatenate([probed, np.diff(probed, axis=0)])  # lo que cambia puede ser poco de lo que vale
        factors = [plan(k) for k in range(self.steps)] if plan else []
        return [
            {
                "rule": _form(rule),
                "settings": settings(rule),
                "seed": self.seed,
                "steps": self.steps,
                "every": self.every,
                "measures": list(self.measures),
                "plan": _digest(factors),
                "shape": [len(self.marks), len(self.measures)],
                "first steps": _digest([*np.ravel(seen[..., row]), *np.ravel(problem.start), *np.ravel(x[row])]),
            }
            for row, rule in enumerate(self.rules)
        ]


def made(problem: Any, seed: int) -> Problem:
    """El problema de una semilla: ``TypeError`` si no lo es, ``ValueError`` si no dice de dónde se parte."""
    found = problem if isinstance(problem, Problem) else problem(seed)
    check_problem("problem" if found is problem else f"problem({seed})", found)
    if found.start is None:
        raise ValueError(f"{found!r} no dice de dónde se parte (start).")
    return found


def name_of(config: Mapping) -> str:
    """El nombre de una ejecución en el almacén."""
    return hashlib.sha256(repr(sorted(config.items())).encode()).hexdigest()[:24]


def _digest(values: Any) -> str:
    """Un resumen de unos números, con las cifras de un ``float32``: no cambia porque se redondee de otro modo."""
    with np.errstate(over="ignore"):
        return hashlib.sha256(np.asarray(values, "<f4").tobytes()).hexdigest()[:16]
