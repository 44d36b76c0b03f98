"""Mide con las cifras lo que tarda más de un minuto y lo guarda en ``optlib/digits/measured.npz``.

Uso: ``make medidas``; más de media hora. ``python tools/measure.py NOMBRE …`` mide solo esas tablas. Cada
entrenamiento se guarda en ``_build/medidas``: lo que se interrumpe sigue donde estaba.
"""

import sys
from collections.abc import Iterable
from typing import Any

import numpy as np
from fingerprint import ROOT

from optlib import Clipped
from optlib.digits import MEASURES, Averaged, network, plan
from optlib.digits.measures import MEASURED, WITH_TEST
from optlib.matrices import ByPart, Muon
from optlib.optimizers import Adagrad, Adam, AdamW, GradientDescent, Lion, Momentum, Nesterov, RMSProp
from optlib.schedules import linear, warmup
from optlib.sweep import best, sweep

STORE = ROOT / "_build" / "medidas"
# Los pasos de una época; presupuestos de 10, 20 y 40, y semillas con las que se busca y con las que se informa.
EPOCH, BUDGETS, SEEDS, NEW = 19, (190, 380, 760), range(10), range(10, 20)
# Las semillas con que se comparan de dos en dos los métodos de hoy, y hasta cuántas épocas se busca la meta.
PAIRED, SHORT = range(100, 140), (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16)
COLUMNS = ["rule", "seed", "steps", "lr", "train", "valid", "right"]
CONTEST = (GradientDescent, Momentum, Nesterov, Adagrad, RMSProp, Adam, Lion)
RATES = 10 ** np.arange(-4, 1.01, 0.25)
LENGTHS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40)
# Para la receta, ocho tasas por década, y un decaimiento.
FINE, DECAY = 10 ** np.arange(-2.5, 0.26, 0.125), 0.01


def swept(rules: Any, steps: Iterable[int], schedule: Any, seeds: Iterable[int], **others: Any) -> np.ndarray:
    """La tabla de un barrido con la red y sus medidas; con ``problem`` y ``measures``, con otras."""
    options = {"problem": network, "schedule": schedule, "measures": MEASURES, "store": STORE, "jobs": -1, **others}
    return sweep(rules=rules, steps=list(steps), seeds=list(seeds), **options)


def judged(rules: dict[str, list], schedule: Any, by: str, budgets: Any = BUDGETS, new: Any = NEW, **others: Any):
    """De cada nombre y presupuesto, la mejor regla según una medida, entrenada otra vez con semillas nuevas."""
    flat, rows = [rule for group in rules.values() for rule in group], []
    chosen = best(swept(rules, budgets, schedule, SEEDS, **others), by)
    for name, steps in dict.fromkeys(zip(chosen["rule"].tolist(), chosen["steps"].tolist(), strict=True)):
        rule = flat[chosen["place"][(chosen["rule"] == name) & (chosen["steps"] == steps)][0]]
        rows += again({name: [rule]}, [steps], schedule, by, new, **others)
    return rows


def again(rules: Any, budgets: Any, schedule: Any, by: str, new: Any, **others: Any) -> list[tuple]:
    """Los registros de una regla ya elegida, con semillas nuevas; con el coste en prueba, si se mide, y sin otro."""
    table = swept(rules, budgets, schedule, new, **others)
    columns = [*COLUMNS[:5], "right", "test"] if "test" in table.dtype.names else COLUMNS
    return [(*row, by) for row in table[columns].tolist()]


def contest() -> list[tuple]:
    """Cada método con su mejor tasa: por validación, para los aciertos; por el coste de entrenamiento, para él."""
    rules = {rule.__name__: [rule(lr=lr) for lr in RATES] for rule in CONTEST} | {"Muon": [*map(muon, RATES)]}
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


def medians(name: str, rules: list, lengths: Any, schedule: Any, seeds: Any = SEEDS, columns: Any = ("right",)) -> list:
    """La mediana de los aciertos, o de esas medidas, con cada tasa y cada número de épocas."""
    table, rows = swept({name: rules}, [EPOCH * n for n in lengths], schedule, seeds), []
    for lr in np.unique(table["lr"]):
        for n in lengths:
            runs = table[(table["lr"] == lr) & (table["steps"] == EPOCH * n)]
            rows.append((name, lr, n, *(np.median(runs[column]) for column in columns)))
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


def muon(lr: float) -> Any:
    """Muon en las dos matrices de la red, con la escala que admite las tasas de Adam, y Adam en los sesgos."""
    return ByPart(Muon(lr, rms=0.2), Adam(lr), network(0).shapes)


def rates(low: float, high: float) -> np.ndarray:
    """Cuatro tasas por década."""
    return 10 ** np.arange(low, high + 0.01, 0.25)


def methods() -> dict[str, list]:
    """Los de hoy y aquellos con que se comparan, cada uno con sus tasas."""
    return {
        "Momentum": [Momentum(lr) for lr in rates(-1.5, 0.5)],
        "Adam": [Adam(lr) for lr in rates(-2.5, -0.25)],
        "Adam 0.95": [Adam(lr, beta2=0.95) for lr in rates(-2.5, -0.25)],
        "Lion 0.9": [Lion(lr, beta2=0.9) for lr in rates(-3.25, -1)],
        "Lion": [Lion(lr) for lr in rates(-3.25, -1)],
        "Muon": [muon(lr) for lr in rates(-2.5, -0.5)],
    }


def mislabelled(seed: int) -> Any:
    """La red con una de cada cinco etiquetas de entrenamiento echada a suertes."""
    net, draw = network(seed), np.random.default_rng([7, seed])
    wrong = draw.random(len(net.y)) < 0.2
    net.y[wrong] = draw.integers(10, size=wrong.sum())
    return net


def turned(seed: int) -> Any:
    """La red con las imágenes giradas: los 64 píxeles, por una matriz ortogonal al azar."""
    net = network(seed)
    turn = np.linalg.qr(np.random.default_rng([8, seed]).normal(size=(64, 64)))[0]
    for part in (net, net.valid, net.test):
        part.X = part.X @ turn
    return net


def today() -> list[tuple]:
    """Los de hoy, como en la carrera y con cuarenta semillas; con etiquetas falsas, y Adam con los píxeles girados."""
    every, rows = methods(), []
    for by, new in (("valid", PAIRED), ("train", PAIRED[:10])):
        rows += judged(every, linear, by, new=new, measures=WITH_TEST)
    for name, problem in (("Adam", mislabelled), ("Muon", mislabelled), ("Adam", turned)):
        rules = {f"{name} {problem.__name__}": every[name]}
        rows += judged(rules, linear, "valid", new=PAIRED, problem=problem, measures=WITH_TEST)
    return rows


def shortest() -> list[tuple]:
    """Los de hoy con las tasas mayores, según las épocas del plan: medianas de dos grupos de diez semillas."""
    return [
        (*row, seeds[0])
        for seeds in (PAIRED[:10], PAIRED[10:20])
        for name, rules in methods().items()
        for row in medians(name, rules[4:9], SHORT, linear, seeds, ("right", "train"))
    ]


def brief(table: np.ndarray) -> np.ndarray:
    """La misma tabla, con tres cifras de cada coste: comprimida ocupa menos, y viaja a la página."""
    for column in {"train", "test"} & set(table.dtype.names):
        part, power = np.frexp(table[column].astype(float))
        table[column] = np.ldexp(np.round(part * 1024) / 1024, power)
    return table


def main(names: list[str]) -> None:
    runs = [("rule", "U22"), ("seed", int), ("steps", int), *[(name, "f4") for name in COLUMNS[3:]], ("by", "U5")]
    shares = [("rule", "U22"), ("lr", "f4"), ("epochs", int), ("right", "f4")]
    tables = {
        "contest": (contest, runs),
        "recipe": (recipe, runs),
        "epochs": (epochs, shares),
        "band": (band, shares),
        "today": (today, [*runs[:5], ("right", "f4"), ("test", "f4"), ("by", "U5")]),
        "shortest": (shortest, [*shares, ("train", "f4"), ("seed", int)]),
    }
    with np.load(MEASURED) as stored:
        done = dict(stored)
    for name in names or tables:
        table, kind = tables[name]
        done[name] = np.array(table(), dtype=kind)
        if name in ("today", "shortest"):
            done[name] = brief(done[name])
    done["versions"] = np.array([f"numpy {np.__version__}"])
    np.savez_compressed(MEASURED, **done)
    print(f"Escrito {MEASURED.relative_to(ROOT)}, {MEASURED.stat().st_size / 1e3:.0f} kB.")


if __name__ == "__main__":
    main(sys.argv[1:])
