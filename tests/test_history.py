"""Lo que se vuelve a ejecutar antes de una celda: lo que haga falta para que dé lo que daría el cuaderno en orden."""

import random

import pytest
from course_live.history import History
from course_live.slices import slice_of

# Las celdas, las que ya se han ejecutado, la que se va a ejecutar y lo que hace falta antes.
PLANS = {
    "nada ejecutado": (["a = 1", "b = a", "b"], [], 2, [0, 1]),
    "todo ejecutado": (["a = 1", "b = a", "b"], [0, 1], 2, []),
    "la misma otra vez": (["a = 1", "b = a", "b"], [0, 1, 2, 2], 2, []),
    "la primera, ejecutada después": (["a = 1", "b = a", "b"], [0, 1, 0], 2, []),
    "sumar dos veces": (["a = 0", "a += 1", "a"], [0, 1], 1, [0]),
    "sumar y leer": (["a = 0", "a += 1", "a"], [0, 1, 2], 2, []),
    "sumar dos veces y leer": (["a = 0", "a += 1", "a"], [0, 1, 1], 2, [0, 1]),
    "otra de después lo ha cambiado": (["a = 1", "a", "a = 2"], [0, 2], 1, [0]),
    "otra de después lo ha cambiado por dentro": (["a = []", "len(a)", "a.append(1)"], [0, 1, 2], 1, [0]),
    "otra de después cambia algo que no hace falta": (["a = b = 1", "a", "b = 2"], [0, 2], 1, []),
    "azar": (["import m", "g = m.rng()", "g.normal()", "g.normal()"], [0, 1, 2, 3], 3, [1, 2]),
    "módulo que otras usan": (["import m", "m.f()", "m.g()"], [0, 1, 2], 1, []),
    "función que cambia algo": (["a = []", "def f(): a.append(1)", "f()", "a"], [0, 1, 2, 2], 3, [0, 1, 2]),
}


@pytest.mark.parametrize(("sources", "ran", "cell", "expected"), PLANS.values(), ids=PLANS)
def test_plan(sources, ran, cell, expected):
    history = History()
    for each in ran:
        history.add(sources, each, True)
    assert history.plan(sources, cell) == expected


def test_an_edited_cell_and_those_that_use_it_run_again():
    before, now = ["a = 1", "b = a", "c = 3", "b + c"], ["a = 2", "b = a", "c = 3", "b + c"]
    history = History()
    for each in range(4):
        history.add(before, each, True)
    assert history.plan(now, 3) == [0, 1] and history.plan(before, 3) == []
    # Lo que hacía falta de la primera ya está en la segunda, que sigue como era.
    history.add(now, 0, True)
    assert history.plan(now, 3) == [1] and history.plan(before, 3) == []
    history.add(now, 1, True)
    assert history.plan(now, 3) == [] and history.plan(before, 3) == [0, 1]


def test_a_cell_that_failed_runs_again():
    history, sources = History(), ["a = 1", "b = a / 0", "b"]
    history.add(sources, 0, True)
    history.add(sources, 1, False)
    assert history.plan(sources, 2) == [1]


def run(source: str, space: dict) -> dict:
    exec(source, space)
    return {name: value for name, value in space.items() if name in "abc"}


@pytest.mark.parametrize("seed", range(60))
def test_whatever_ran_before_a_cell_gives_what_the_notebook_in_order_gives(seed):
    """Cuadernos al azar, en desorden y con cambios: al ejecutar una celda, sus nombres valen lo que en orden."""
    chance = random.Random(seed)

    def cell() -> str:
        a, b = chance.choices("abc", k=2)
        forms = (f"{a} = [{chance.randrange(9)}]", f"{a} = {b} + [1]", f"{a}.append(7)", f"{a} += {b}", f"{a}[0] += 1")
        return chance.choice(forms)

    sources = ["a = [1]; b = [2]; c = [3]", *(cell() for _ in range(6))]
    history, space = History(), {}
    for _ in range(12):
        if chance.random() < 0.3:
            sources[chance.randrange(1, 7)] = cell()
        target = chance.randrange(7)
        for each in [*history.plan(sources, target), target]:
            run(sources[each], space)
            history.add(sources, each, True)
        ordered = {}
        for each in [*slice_of(sources, target), target]:
            expected = run(sources[each], ordered)
        touched = sources[target][0]
        assert space[touched] == expected[touched], (sources, target)
