"""Los ejercicios de escribir una regla: la solución vale, lo de partida no, y cada error dice el suyo."""

import re

import numpy as np
import pytest
from exercise_tools import node, recipe

from optlib import PROBLEMS, minimize
from optlib.exercises.bank import everything
from optlib.exercises.kinds import Rule
from optlib.figures.landscapes import VALLEYS
from optlib.figures.rivals import best_arrival
from optlib.matrices import Muon
from optlib.optimizers import OPTIMIZERS
from optlib.styles import STYLES

RULES = [item for item in everything() if isinstance(item, Rule)]
LIKE = [item for item in RULES if item.like]


def ident(item):
    return item.id


def grades(item, *rules):
    answers = [{"text": rule.strip(), "given": {}} if isinstance(rule, str) else rule for rule in rules]
    (found,) = node(("rules", {"data": recipe(item), "answers": answers}))
    return found


def said(answer):
    return "".join(part if isinstance(part, str) else part["html"] for part in answer["message"])


@pytest.mark.parametrize("item", RULES, ids=ident)
def test_the_solution_is_right_and_the_start_is_not(item):
    solution, start = grades(item, item.answer, item.rule)
    assert solution["state"] == "correct", said(solution)
    assert start["state"] == "wrong"
    assert all(trial.problem in VALLEYS or trial.push or trial.quadratic for trial in item.trials)


@pytest.mark.parametrize("item", LIKE, ids=ident)
def test_each_mistake_is_told_as_what_it_is(item):
    whys = [mistake["why"] for mistake in recipe(item)["mistakes"]]
    found = grades(item, *(mistake.rule for mistake in item.mistakes))
    assert [(answer["state"], said(answer)) for answer in found] == [("wrong", why) for why in whys]
    assert len(set(whys)) == len(whys) > 1


@pytest.mark.parametrize("item", LIKE, ids=ident)
def test_what_counts_is_what_it_does_and_not_how_it_is_written(item):
    other = re.sub(r"\bg\b", "slope", item.answer).replace("sqrt(", "1 * sqrt(").replace("(1 - ", "(-1 * -1 - ")
    again, doubled = grades(item, other, item.answer.replace("x = x - lr", "x = x - 2 * lr"))
    assert again["state"] == "correct", other
    assert doubled["state"] == "wrong" and (STYLES[item.like].name if item.like in STYLES else item.like) in said(
        doubled
    )


def test_a_matrix_is_seen_as_optlib_sees_it():
    """Los puntos a los que lleva Muon en la página, y lo que cuesta cada uno, son los de optlib."""
    item = next(item for item in RULES if item.like == "Muon")
    (trial,) = item.trials
    (found,) = node(("walks", {"data": recipe(item), "text": item.answer}))
    rule = Muon(lr=0.1, beta=0.9, shapes=trial.quadratic.shapes)
    ours = minimize(trial.quadratic, trial.start, rule, trial.steps)
    assert np.array(found["points"]) == pytest.approx(ours.x, abs=1e-9)
    assert np.array(found["costs"]) == pytest.approx(ours.f - trial.quadratic(trial.quadratic.minimum), abs=1e-9)
    averaged = item.answer.replace("v + g\nx", "v + (1 - beta) * g\nx").replace("v + g)", "v + (1 - beta) * g)")
    assert grades(item, averaged)[0]["state"] == "correct"


GO = "lr = 0.02\nbeta = 0.9\ng = grad(x)\nv = beta * v + g\n"
# Lo que no baja: se queda, va a un punto o al origen, o salta allí, con la pendiente a la vista o usándola antes.
BLIND = (
    *(f"g = grad(x)\nx = {to}" for to in ("0 * g", "1 + 0*g", "3 - 0.1 * g * 0", "0.9 * x", "x - 0.01", "x")),
    "z = x\ng = grad(x)\nx = z * maximum(0, sign(30 - t)) + 0 * g",
)
JUMPS = (
    *(GO + f"x = {to} + (x - {to} - lr * v) * minimum(1, maximum(0, {k} - t))" for to in (0, 1) for k in (5, 15)),
    GO + "x = 0.9 * x - 1e-6 * v",
)


@pytest.mark.parametrize("item", RULES, ids=ident)
def test_nobody_wins_without_descending(item):
    for rule, answer in zip(BLIND, grades(item, *BLIND), strict=True):
        assert (answer["state"], said(answer)[:33]) == ("wrong", "Tu regla no usa la pendiente: con"), rule
    for rule, answer in zip(JUMPS, grades(item, *JUMPS), strict=True):
        assert answer["state"] == "wrong" and "no usa la pendiente" not in said(answer), rule


# Un método solo, con todas las tasas, no gana a quien lo hace mejor: ni el rival a sí mismo.
ALONE = {
    "regla-una-memoria": ((0,), (0.001, 0.0199)),
    "regla-olvidar-deprisa": ((0,), (0.01, 0.0799)),
    "regla-sin-ganador": ((0, 0.95), (0.01, 0.0799)),
    "regla-recortar": ((0, 0.5, 0.8, 0.9, 0.95), (0.0001, 0.05)),
}


@pytest.mark.parametrize("name", ALONE)
def test_a_rival_is_at_its_best(name):
    item = next(item for item in RULES if item.id == name)
    betas, (low, high) = ALONE[name]
    text = "g = grad(x)\nv = beta * v + g\nx = x - lr * v"
    lrs = np.geomspace(low, high, 60)
    tries = [{"text": text, "given": {"lr": lr, "beta": beta}} for beta in betas for lr in lrs]
    assert {answer["state"] for answer in grades(item, *tries)} == {"wrong"}
    for trial in item.trials:
        if trial.rival:  # la mejor tasa está dentro de la rejilla, y con ella se tarda lo que se dice
            lr, steps = best_arrival(trial.rival, PROBLEMS[trial.problem], trial.start, trial.steps, trial.goal)
            assert 1e-4 < lr < 9.9 and steps < trial.steps
            if trial.rival != "Adam":  # que no mira los ejes: da igual que el valle esté girado
                f = minimize(PROBLEMS[trial.problem], trial.start, OPTIMIZERS[trial.rival](lr), trial.steps).f
                assert f[steps - 1] >= trial.goal > f[steps:].max()


def test_a_rule_that_does_not_move_is_told_so():
    item = next(item for item in RULES if item.id == "regla-olvidar-despacio")
    (answer,) = grades(item, item.answer.strip() + "\nx = x + lr * v * maximum(0, sign(t - 19)) * sign(40 - t)**2")
    assert answer["state"] == "wrong" and "indefinido" not in said(answer)


def test_what_is_typed_never_comes_back():
    hostile = "x = x - <img src=x onerror=alert(1)> * grad(x)"
    (unread,) = grades(RULES[0], hostile)
    assert unread["state"] == "invalid" and "img" not in said(unread)


def test_a_slider_counts():
    """Un ajuste sin número es el de su mando."""
    item = next(item for item in RULES if item.id == "regla-una-memoria")
    text = "g = grad(x)\nv = beta * v + g\nx = x - lr * v"
    sides = [{"text": text, "given": given} for given in ({"lr": 0.015, "beta": 0.9}, {"lr": 0.015, "beta": 0})]
    assert [answer["state"] for answer in grades(item, *sides)] == ["correct", "wrong"]
