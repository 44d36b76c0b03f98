"""Mide con las cifras y los pueblos lo que tarda más de un minuto y lo guarda en ``optlib/digits/measured.npz``.

Uso: ``make medidas``; más de una hora. ``python tools/measure.py NOMBRE …`` mide solo esas tablas. Cada
entrenamiento se guarda en ``_build/medidas``: lo que se interrumpe sigue donde estaba.
"""

import math
import sys
from collections.abc import Iterable
from functools import partial
from itertools import product
from typing import Any

import numpy as np
from fingerprint import ROOT

from optlib import MLP, Clipped
from optlib.digits import MEASURES, Averaged, network, plan
from optlib.digits.measures import MEASURED, WITH_TEST
from optlib.digits.network import begin
from optlib.figures.each import nueve
from optlib.matrices import ByPart, Muon
from optlib.optimizers import Adagrad, Adam, AdamW, GradientDescent, Lion, Momentum, Nesterov, RMSProp
from optlib.schedules import linear, warmup
from optlib.sweep import best, sweep
from optlib.towns import MEASURES as TOWNS
from optlib.towns import network as letters

STORE = ROOT / "_build" / "medidas"
# Los pasos de una época; presupuestos de 10, 20 y 40, y semillas con las que se busca y con las que se informa.
EPOCH, BUDGETS, SEEDS, NEW = 19, (190, 380, 760), range(10), range(10, 20)
# De los métodos de hoy: dos grupos de semillas que eligen la tasa, y las que los comparan de dos en dos.
GROUPS, PAIRED = (range(200, 205), range(205, 210)), range(300, 340)
# De los pueblos: las semillas, que son las de los dos grupos; los pasos, y los costes en validación a que se llega.
LETTERS, GOALS = (250, 500, 1000, 2000), (2.0, 1.9)
COLUMNS = ["rule", "seed", "steps", "lr", "train", "valid", "right"]
RATES = 10 ** np.arange(-4, 1.01, 0.25)
LENGTHS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40)
# Para la receta, ocho tasas por década, y un decaimiento.
FINE, DECAY = 10 ** np.arange(-2.5, 0.26, 0.125), 0.01


def swept(rules: Any, steps: Iterable[int], schedule: Any, seeds: Iterable[int], **others: Any) -> np.ndarray:
    """La tabla de un barrido con la red y sus medidas; con ``problem`` y ``measures``, con otras."""
    options = {"problem": network, "schedule": schedule, "measures": MEASURES, "jobs": -1, **others}
    folder = STORE / next(iter(rules)).replace(" ", "")
    return sweep(store=folder, rules=rules, steps=list(steps), seeds=list(seeds), **options)


def judged(
    rules: dict[str, list], schedule: Any, by: str, new: Any = NEW, seeds: Any = SEEDS, told: Any = None, **others: Any
):
    """De cada nombre y presupuesto, la mejor regla según una medida, entrenada otra vez con semillas nuevas."""
    flat, rows = [rule for group in rules.values() for rule in group], []
    chosen = best(swept(rules, BUDGETS, schedule, seeds, **others), by)
    for name, steps in dict.fromkeys(zip(chosen["rule"].tolist(), chosen["steps"].tolist(), strict=True)):
        rule = flat[chosen["place"][(chosen["rule"] == name) & (chosen["steps"] == steps)][0]]
        rows += again({name: [rule]}, [steps], schedule, told or by, new, **others)
    return rows


def again(rules: Any, budgets: Any, schedule: Any, by: str, new: Any, **others: Any) -> list[tuple]:
    """Los registros de una regla ya elegida, con semillas nuevas; con el coste en prueba, si se mide, y sin otro."""
    table = swept(rules, budgets, schedule, new, **others)
    columns = [*COLUMNS[:5], "right", "test"] if "test" in table.dtype.names else COLUMNS
    return [(*row, by) for row in table[columns].tolist()]


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


def muon(lr: float, shapes: Any = None) -> Any:
    """Muon en las matrices, las dos de la red que lee o las que se digan, y Adam en lo demás, con las mismas tasas."""
    return ByPart(Muon(lr, rms=0.2), Adam(lr), shapes or network(0).shapes)


def eighths(low: float, high: float) -> np.ndarray:
    """Ocho tasas por década."""
    return 10 ** (np.arange(8 * low, 8 * high + 1) / 8)


def methods(shapes: Any = None) -> dict[str, list]:
    """Los de siempre y los de hoy, cada uno con sus tasas."""
    return {
        "GradientDescent": [GradientDescent(lr) for lr in eighths(-0.75, 1)],
        "Momentum": [Momentum(lr) for lr in eighths(-1.25, 0.5)],
        "Nesterov": [Nesterov(lr) for lr in eighths(-1.25, 0.5)],
        "Adagrad": [Adagrad(lr) for lr in eighths(-1.5, 0.25)],
        "RMSProp": [RMSProp(lr) for lr in eighths(-2.75, -0.5)],
        "Adam": [Adam(lr) for lr in eighths(-2.5, -0.5)],
        "Adam 0.95": [Adam(lr, beta2=0.95) for lr in eighths(-2.5, -0.5)],
        "Lion 0.9": [Lion(lr, beta2=0.9) for lr in eighths(-3.25, -1.25)],
        "Lion": [Lion(lr) for lr in eighths(-3.25, -1)],
        "Muon": [muon(lr, shapes) for lr in eighths(-2.5, -0.25)],
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


def deep(seed: int) -> Any:
    """La red con dos capas ocultas."""
    net, layers = network(seed), {"hidden": (32, 32), "classes": 10}
    own: Any = MLP(net.X, net.y, **layers)
    own.valid, own.test = (MLP(part.X, part.y, **layers) for part in (net.valid, net.test))
    own.start, own.batches = begin(own.shapes, seed), net.batches
    return own


def layers() -> dict[str, list]:
    """Con dos capas ocultas: Adam, y Muon en la matriz de en medio, en todas menos la de salida, o en todas."""
    shapes = deep(0).shapes
    flat = [(math.prod(shape),) for shape in shapes]
    parts = {
        "Muon en medio": [*flat[:2], shapes[2], *flat[3:]],
        "Muon sin salida": [*shapes[:4], *flat[4:]],
        "Muon": shapes,
    }
    own = {name: [muon(lr, part) for lr in eighths(-2.5, -0.25)] for name, part in parts.items()}
    return {name: rules for name, rules in methods().items() if name.startswith("Adam ") or name == "Adam"} | own


def compared(every: dict[str, list], problem: Any = network) -> list[tuple]:
    """Con cuarenta semillas, cada método con la tasa que eligen en validación las de un grupo, ``valid``, y las de
    otro, ``again``; con diez, con la que menos coste de entrenamiento deja."""
    both = [*GROUPS[0], *GROUPS[1]]
    ways = (
        ("valid", "valid", GROUPS[0], PAIRED),
        ("again", "valid", GROUPS[1], PAIRED),
        ("train", "train", both, PAIRED[:10]),
    )
    options: dict[str, Any] = {"measures": WITH_TEST, "problem": problem}
    return [
        row
        for name, rules in every.items()
        for told, by, seeds, new in ways
        for row in judged({name: rules}, linear, by, new=new, seeds=seeds, told=told, **options)
    ]


def today() -> list[tuple]:
    """Los de hoy y los de siempre; y Adam con los píxeles girados."""
    return compared(methods()) + compared({"Adam turned": methods()["Adam"]}, turned)


def shortest() -> list[tuple]:
    """Según las épocas del plan, hasta que llega a las dos metas: medianas de dos grupos de diez semillas, con la tasa
    que más acierta y con la que deja menos coste."""
    rows = []
    for seeds, (name, rules) in product((PAIRED[:10], PAIRED[10:20]), methods().items()):
        for n in LENGTHS:
            found = medians(name, rules, [n], linear, seeds, ("right", "train"))
            most, least = max(found, key=lambda row: row[3]), min(found, key=lambda row: row[4])
            rows += [(*row, seeds[0]) for row in (most, least)]
            if most[3] >= 0.96 and least[4] <= 0.01:
                break
    return rows


def towns() -> list[tuple]:
    """Los mismos con los pueblos; y tres de ellos, con los de Perú."""
    return towns_of("es", methods(), LETTERS, GOALS) + towns_of("pe", ("Adam", "Lion", "Muon"), LETTERS[:3], ())


def towns_of(country: str, names: Iterable[str], budgets: Any, goals: Any) -> list[tuple]:
    """Con cada vez más pasos y, de 50 en 50, hasta cada meta. De cada tasa, la media del coste en validación con todas
    las semillas y con las de cada grupo."""
    problem, rows, every = partial(letters, country), {}, [*GROUPS[0], *GROUPS[1]]

    def least(name: str, grid: list, near: int, steps: int) -> tuple[int, float]:
        """El lugar de la mejor tasa y su coste: se miran cinco, y otras mientras la mejor esté en un extremo."""
        while True:
            table = swept({name: grid[near - 2 : near + 3]}, [steps], linear, every, problem=problem, measures=TOWNS)
            costs = np.nan_to_num(table["valid"], nan=np.inf).reshape(len(every), 5)
            for lr, each in zip(table["lr"].tolist(), costs.T, strict=False):
                rows[name, lr, steps] = [part.mean() for part in (each, each[:5], each[5:])]
            means = costs.mean(axis=0)
            near += (place := int(means.argmin())) - 2
            if 0 < place < 4:
                return near, means[place]

    grids = methods(problem(0).shapes)
    for name in names:
        grid, found = grids[name], {}
        near = len(grid) // 2
        for steps in budgets:
            near, found[steps] = least(name, grid, near, steps)
        for goal in goals:
            high = next((steps for steps in budgets if found[steps] <= goal), 0)
            low = high // 2
            while high - low > 50:
                near, cost = least(name, grid, near, steps := (low + high) // 100 * 50)
                low, high = (low, steps) if cost <= goal else (steps, high)
    place = "" if country == "es" else f" {country}"
    return [(name + place, lr, steps, *costs) for (name, lr, steps), costs in rows.items()]


def board() -> list[tuple]:
    """El coste en validación de cada pareja de «nueve», con las semillas de sus partidas."""
    table = swept({"board": nueve.RULES}, [nueve.STEPS], linear, nueve.SEEDS)
    return table[["seed", "lr", "beta", "valid"]].tolist()


def brief(table: np.ndarray) -> np.ndarray:
    """La misma tabla, con tres cifras de cada coste: comprimida ocupa menos, y viaja a la página."""
    for column in {"train", "test"} & set(table.dtype.names):
        part, power = np.frexp(table[column].astype(float))
        table[column] = np.ldexp(np.round(part * 1024) / 1024, power)
    return table


def main(names: list[str]) -> None:
    runs = [("rule", "U22"), ("seed", int), ("steps", int), *[(name, "f4") for name in COLUMNS[3:]], ("by", "U5")]
    shares = [("rule", "U22"), ("lr", "f4"), ("epochs", int), ("right", "f4")]
    rivals = [*runs[:5], ("right", "f4"), ("test", "f4"), ("by", "U5")]
    tables = {
        "recipe": (recipe, runs),
        "epochs": (epochs, shares),
        "band": (band, shares),
        "today": (today, rivals),
        "mislabelled": (lambda: compared(methods(), mislabelled), rivals),
        "deep": (lambda: compared(layers(), deep), rivals),
        "shortest": (shortest, [*shares, ("train", "f4"), ("seed", int)]),
        "board": (board, [("seed", int), ("lr", "f4"), ("beta", "f4"), ("valid", "f4")]),
        "towns": (towns, [*shares[:2], ("steps", int), ("valid", "f4"), ("first", "f4"), ("second", "f4")]),
    }
    with np.load(MEASURED) as stored:
        done = dict(stored)
    for name in names or tables:
        table, kind = tables[name]
        done[name] = np.array(table(), dtype=kind)
        if kind not in (runs, shares):
            done[name] = brief(done[name])
    done["versions"] = np.array([f"numpy {np.__version__}"])
    np.savez_compressed(MEASURED, **done)
    print(f"Escrito {MEASURED.relative_to(ROOT)}, {MEASURED.stat().st_size / 1e3:.0f} kB.")


if __name__ == "__main__":
    main(sys.argv[1:])
