"""Mide lo del capítulo 7 que tarda más de un minuto y lo guarda en ``optlib/digits/measured.npz``.

Uso: ``make medidas``; unos veinte minutos. Cada entrenamiento se guarda en ``_build/medidas``: lo que se interrumpe
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
# Para la receta, ocho tasas por década, y un decaimiento.
FINE, DECAY = 10 ** np.arange(-2.5, 0.26, 0.125), 0.01


def swept(rules: Any, steps: Iterable[int], schedule: Any, seeds: Iterable[int]) -> np.ndarray:
    """La tabla de un barrido con la red y sus medidas."""
    options = {"schedule": schedule, "measures": MEASURES, "store": STORE, "jobs": -1}
    return sweep(network, rules, list(steps), seeds=list(seeds), **options)


def judged(rules: dict[str, list], schedule: Any, by: str) -> list[tuple]:
    """De cada nombre y presupuesto, la mejor regla según una medida, entrenada otra vez con semillas nuevas."""
    flat, rows = [rule for group in rules.values() for rule in group], []
    chosen = best(swept(rules, BUDGETS, schedule, SEEDS), by)
    for name, steps in dict.fromkeys(zip(chosen["rule"].tolist(), chosen["steps"].tolist(), strict=True)):
        rule = flat[chosen["place"][(chosen["rule"] == name) & (chosen["steps"] == steps)][0]]
        again = swept({name: [rule]}, [steps], schedule, NEW)
        rows += [(*row, by) for row in again[COLUMNS].tolist()]
    return rows


def contest() -> list[tuple]:
    """Cada método con su mejor tasa: por validación, para los aciertos; por el coste de entrenamiento, para él."""
    rules = {rule.__name__: [rule(lr=lr) for lr in RATES] for rule in CONTEST}
    return [row for by in ("valid", "train") for row in judged(rules, linear, by)]


def cases() -> dict[str, tuple[list, Any]]:
    """La receta entera y sin cada una de sus piezas: sus reglas, una por tasa, y su plan."""
    whole = [Clipped(Averaged(lr=lr, weight_decay=DECAY), norm=1.0) for lr in FINE]
    plain = [Clipped(AdamW(lr=lr, weight_decay=DECAY), norm=1.0) for lr in FINE]
    level = lambda steps: warmup(steps // 10)  # noqa: E731
    return {
        "entera": (whole, plan),
        "sin calentamiento": (whole, linear),
        "sin bajar la tasa": (whole, level),
        "sin decaimiento": ([Clipped(Averaged(lr=lr, weight_decay=0.0), norm=1.0) for lr in FINE], plan),
        "sin recorte": ([Averaged(lr=lr, weight_decay=DECAY) for lr in FINE], plan),
        "sin promedio": (plain, plan),
        "sin bajar ni promediar": (plain, level),
        "sin ninguna": ([Adam(lr=lr) for lr in FINE], None),
    }


def recipe() -> list[tuple]:
    """Cada caso con su mejor tasa; y la receta entera con la de costumbre."""
    every = {**cases(), "sin buscar la tasa": ([Clipped(Averaged(lr=0.001, weight_decay=DECAY), norm=1.0)], plan)}
    return [row for name, (rules, schedule) in every.items() for row in judged({name: rules}, schedule, "valid")]


def medians(name: str, rules: list, lengths: Iterable[int], schedule: Any) -> list[tuple]:
    """La mediana de aciertos con cada tasa y cada número de épocas."""
    table, rows = swept({name: rules}, [EPOCH * n for n in lengths], schedule, SEEDS), []
    for lr in np.unique(table["lr"]):
        for n in lengths:
            runs = table[(table["lr"] == lr) & (table["steps"] == EPOCH * n)]
            rows.append((name, lr, n, np.median(runs["right"])))
    return rows


def epochs() -> list[tuple]:
    """Momentum y Adam con cada tasa, según las épocas del plan."""
    rates = RATES[(RATES > 3e-4) & (RATES < 4)]
    return [
        row
        for rule in (Momentum, Adam)
        for row in medians(rule.__name__, [rule(lr=lr) for lr in rates], LENGTHS, linear)
    ]


def band() -> list[tuple]:
    """Cada caso de la receta con cada tasa."""
    lengths = [steps // EPOCH for steps in BUDGETS]
    return [row for name, (rules, schedule) in cases().items() for row in medians(name, rules, lengths, schedule)]


def main() -> None:
    runs = [("rule", "U22"), ("seed", int), ("steps", int), *[(name, "f4") for name in COLUMNS[3:]], ("by", "U5")]
    shares = [("rule", "U22"), ("lr", "f4"), ("epochs", int), ("right", "f4")]
    tables = {
        "contest": np.array(contest(), dtype=runs),
        "recipe": np.array(recipe(), dtype=runs),
        "epochs": np.array(epochs(), dtype=shares),
        "band": np.array(band(), dtype=shares),
    }
    np.savez_compressed(MEASURED, **tables, versions=np.array([f"numpy {np.__version__}"]))
    print(f"Escrito {MEASURED.relative_to(ROOT)}, {MEASURED.stat().st_size / 1e3:.0f} kB.")


if __name__ == "__main__":
    main()
