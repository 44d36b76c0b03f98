"""Los ejercicios de escribir una regla: la solución vale, lo de partida no, y cada error dice el suyo."""

import re

import pytest
from exercise_tools import node, recipe

from optlib.exercises.bank import everything
from optlib.exercises.kinds import Rule, RuleMistake, Trial
from optlib.figures.landscapes import VALLEYS
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
    assert all(trial.problem in VALLEYS or trial.push for trial in item.trials)


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
    assert doubled["state"] == "wrong" and STYLES[item.like].name in said(doubled)


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


def test_the_page_says_which_course_rules_it_compares_with():
    assert {item.like for item in LIKE} <= set(OPTIMIZERS) and len(RULES) >= 10


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"trials": ()}, "trials necesita al menos una prueba"),
        ({"like": ""}, "lleva need si no hay like"),
        ({"trials": (Trial("ravine", need="f < 1", why="No."),)}, "lleva need si no hay like"),
        ({"like": "", "trials": (Trial("ravine", need="f < 1"),)}, "why"),
        ({"mistakes": ("uno",)}, "RuleMistake"),
    ],
)
def test_a_bad_declaration_says_what_is_wrong(changes, said):
    good = {
        **{"id": "uno", "goal": "G.", "question": "Q.", "solution": "S.", "rule": "g = grad(x)\nx = x - g"},
        **{"answer": "g = grad(x)\nx = x - g", "like": "Momentum", "trials": (Trial("ravine"),)},
        "mistakes": (RuleMistake("a", "W.", "g = grad(x)\nx = x - g"),),
    }
    Rule(**good)
    with pytest.raises(ValueError, match=said):
        Rule(**good | changes)
