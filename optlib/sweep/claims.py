"""Qué se puede afirmar: cada método con su mejor tasa, con todos los presupuestos y en nueve de cada diez semillas."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from ..values import shown


def best(table: np.ndarray, by: str = "cost") -> np.ndarray:
    """De cada regla y presupuesto, los registros finales con los hiperparámetros de menor mediana de ``by``.

    La mediana es sobre las semillas, y lo que no es finito cuenta como infinito; si empatan varios, el del medio.
    Errores: ``ValueError`` si la mejor ``lr`` está en un extremo de su rejilla, nada converge o falta lo que se pide.

    >>> from optlib import GradientDescent, parabola
    >>> from optlib.sweep import sweep
    >>> table = sweep(parabola, [GradientDescent(lr=lr) for lr in (0.1, 0.4, 0.9)], steps=5)
    >>> best(table)["lr"].tolist()
    [0.4]
    """
    final = table[table["step"] == table["steps"]]
    if by not in (names := table.dtype.names or ()) or not len(final):
        raise ValueError(f"La tabla no tiene ningún {by!r} final: son {len(table)} registros de {', '.join(names)}.")
    each = product(np.unique(final["steps"]), dict.fromkeys(final["rule"].tolist()))
    return np.concatenate([_best(final, steps, rule, by) for steps, rule in each])


def _best(final: np.ndarray, steps: int, rule: str, by: str) -> np.ndarray:
    said, runs = f"{rule} con {steps} pasos", final[(final["rule"] == rule) & (final["steps"] == steps)]
    if not len(runs):
        raise ValueError(f"{said}: no está en la tabla.")
    places = np.unique(runs["place"])
    values = np.where(np.isfinite(runs[by]), runs[by], np.inf)
    medians = np.array([np.median(values[runs["place"] == place]) for place in places])
    if np.isinf(medians.min()):
        raise ValueError(f"{said}: diverge con todas las tasas.")
    ties = places[medians == medians.min()]
    found = runs[runs["place"] == ties[len(ties) // 2]]
    grid: Any = np.unique(runs["lr"]) if "lr" in (runs.dtype.names or ()) else ()
    if len(grid) > 1 and found["lr"][0] in (grid[0], grid[-1]):
        raise ValueError(f"{said}: la mejor lr, {found['lr'][0]:g}, está en un extremo de la rejilla; amplíala.")
    return found


@dataclass(frozen=True)
class Claim:
    """Lo que ha pasado con una afirmación: con cada presupuesto, en cuántas semillas se cumple y de cuántas."""

    held: Mapping[int, tuple[int, int]]

    def __bool__(self) -> bool:
        return all(kept >= 0.9 * total for kept, total in self.held.values())

    def __str__(self) -> str:
        told = [f"{kept} de {total} semillas con {steps} pasos" for steps, (kept, total) in self.held.items()]
        return f"{'Se cumple' if self else 'No se cumple'}: {', '.join(told)}"


def claim(
    table: np.ndarray,
    says: Callable[[Mapping[str, np.ndarray]], np.ndarray],
    by: str = "cost",
    *,
    choose: str | None = None,
) -> Claim:
    """Pone a prueba ``says`` con cada método a su mejor tasa, que se elige otra vez con cada presupuesto.

    ``says`` recibe, por el nombre de cada regla, la medida ``by`` de sus semillas, de menor a mayor, y dice en cuáles
    se cumple: un valor de verdad por semilla. Las tasas se eligen por ``choose``, como el coste de validación, o por
    ``by``. Se cumple si lo hace en nueve de cada diez semillas con cada presupuesto de la tabla.
    Errores: los de ``best``; ``ValueError`` si las reglas no tienen las mismas semillas, cada una una vez;
    ``TypeError`` si ``says`` da otra cosa.

    >>> from optlib import PROBLEMS, GradientDescent, Momentum
    >>> from optlib.sweep import from_starts, sweep
    >>> starts = from_starts(PROBLEMS["narrow_ravine"], [[-8, 1], [6, 1], [9, -1]])
    >>> rules = [rule(lr=lr) for rule in (GradientDescent, Momentum) for lr in (0.001, 0.01, 0.019, 0.03, 0.1)]
    >>> print(claim(sweep(starts, rules, (300, 600), seeds=range(3)), lambda f: f["Momentum"] < f["GradientDescent"]))
    Se cumple: 3 de 3 semillas con 300 pasos, 3 de 3 semillas con 600 pasos
    """
    chosen = best(table, choose or by)
    held = {}
    for steps in np.unique(chosen["steps"]).tolist():
        runs = np.sort(chosen[chosen["steps"] == steps], order="seed")
        rules = {rule: runs[runs["rule"] == rule] for rule in dict.fromkeys(runs["rule"].tolist())}
        seeds = np.unique(runs["seed"])
        for rule, own in rules.items():
            if own["seed"].tolist() != seeds.tolist():
                told = f"las semillas {shown(own['seed'].tolist())}, y entre todas son {shown(seeds.tolist())}"
                raise ValueError(f"{rule} con {steps} pasos tiene {told}: se comparan semilla a semilla.")
        try:
            said = says({rule: own[by] for rule, own in rules.items()})
        except (KeyError, ValueError) as error:
            error.add_note(f"La tabla tiene {', '.join(rules)}, y mide {', '.join(runs.dtype.names or ())}.")
            raise
        kept = np.asarray(said)
        if kept.dtype != bool or kept.shape != seeds.shape:
            told = f"{seeds.size}, como v['A'] < v['B'], no {shown(said)}"
            raise TypeError(f"says debe dar un valor de verdad por semilla, {told}.")
        held[steps] = (int(kept.sum()), kept.size)
    return Claim(held)
