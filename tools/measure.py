"""Mide lo del capítulo 7 que tarda más de un minuto y lo guarda en ``optlib/digits/measured.npz``.

Uso: ``make medidas``; unos diez minutos. Cada entrenamiento se guarda en ``_build/medidas``: lo que se interrumpe
sigue donde estaba.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from fingerprint import ROOT

from optlib import Clipped
from optlib.digits import MEASURES, Averaged, network, plan
from optlib.digits.measures import MEASURED
from optlib.optimizers import Adagrad, Adam, AdamW, GradientDescent, Momentum, Nesterov, RMSProp
from optlib.schedules import linear, warmup
from optlib.sweep import best, sweep

STORE = ROOT / "_build" / "medidas"
# Los pasos de una época; presupuestos de 10, 20 y 40, y semillas con las que se busca y con las que se informa.
EPOCH, BUDGETS, SEEDS, NEW = 19, (190, 380, 760), range(10), range(10, 20)
COLUMNS = ["rule", "seed", "steps", "lr", "train", "valid", "right"]
CONTEST = (GradientDescent, Momentum, Nesterov, Adagrad, RMSProp, Adam)
RATES = 10 ** np.arange(-4, 1.01, 0.25)
LENGTHS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40)
DECAYS = (0.01, 0.1, 0.3, 1.0)


def swept(rules: Any, steps: Iterable[int], schedule: Any, seeds: Iterable[int]) -> np.ndarray:
    """La tabla de un barrido con la red y sus medidas."""
    options = {"schedule": schedule, "measures": MEASURES, "store": STORE, "jobs": -1}
    return sweep(network, rules, list(steps), seeds=list(seeds), **options)


def judged(rules: dict[str, list], schedule: Any) -> list[tuple]:
    """De cada nombre y presupuesto, la mejor regla por validación, entrenada otra vez con semillas nuevas."""
    flat, rows = [rule for group in rules.values() for rule in group], []
    chosen = best(swept(rules, BUDGETS, schedule, SEEDS), "valid")
    for name, steps in dict.fromkeys(zip(chosen["rule"].tolist(), chosen["steps"].tolist(), strict=True)):
        rule = flat[chosen["place"][(chosen["rule"] == name) & (chosen["steps"] == steps)][0]]
        decay = getattr(getattr(rule, "rule", rule), "weight_decay", 0.0)
        again = swept({name: [rule]}, [steps], schedule, NEW)
        rows += [(*row, decay) for row in again[COLUMNS].tolist()]
    return rows


def contest() -> list[tuple]:
    """Cada método con su mejor tasa."""
    return judged({rule.__name__: [rule(lr=lr) for lr in RATES] for rule in CONTEST}, linear)


def recipe() -> list[tuple]:
    """La receta entera y sin cada una de sus piezas, con la tasa y el decaimiento buscados cada vez."""
    rates = 10 ** np.arange(-3.5, 0.01, 0.25)
    grid = [(lr, decay) for lr in rates for decay in DECAYS]
    whole = [Clipped(Averaged(lr=lr, weight_decay=decay), norm=1.0) for lr, decay in grid]
    cases = {
        "entera": (whole, plan),
        "sin calentamiento": (whole, linear),
        "sin bajar la tasa": (whole, lambda steps: warmup(steps // 10)),
        "sin decaimiento": ([Clipped(Averaged(lr=lr, weight_decay=0.0), norm=1.0) for lr in rates], plan),
        "sin recorte": ([Averaged(lr=lr, weight_decay=decay) for lr, decay in grid], plan),
        "sin promedio": ([Clipped(AdamW(lr=lr, weight_decay=decay), norm=1.0) for lr, decay in grid], plan),
        "sin ninguna": ([Adam(lr=lr) for lr in rates], None),
        "sin buscar la tasa": ([Clipped(Averaged(lr=0.001), norm=1.0)], plan),
    }
    return [row for name, (rules, schedule) in cases.items() for row in judged({name: rules}, schedule)]


def epochs() -> list[tuple]:
    """La mediana de aciertos de Momentum y de Adam con cada tasa, según las épocas del plan."""
    rates = RATES[(RATES > 3e-4) & (RATES < 4)]
    rules = [rule(lr=lr) for rule in (Momentum, Adam) for lr in rates]
    table, rows = swept(rules, [EPOCH * n for n in LENGTHS], linear, SEEDS), []
    for place, rule in enumerate(rules):
        for n in LENGTHS:
            runs = table[(table["place"] == place) & (table["steps"] == EPOCH * n)]
            rows.append((type(rule).__name__, rule.lr, n, np.median(runs["right"])))
    return rows


def main() -> None:
    runs = [("rule", "U20"), ("seed", int), ("steps", int), *[(name, float) for name in COLUMNS[3:]], ("decay", float)]
    tables = {
        "contest": np.array(contest(), dtype=runs),
        "recipe": np.array(recipe(), dtype=runs),
        "epochs": np.array(epochs(), dtype=[("rule", "U8"), ("lr", float), ("epochs", int), ("right", float)]),
    }
    np.savez_compressed(MEASURED, **tables, versions=np.array([f"numpy {np.__version__}"]))
    print(f"Escrito {MEASURED.relative_to(ROOT)}, {MEASURED.stat().st_size / 1e3:.0f} kB.")


if __name__ == "__main__":
    main()
