"""Los ejercicios de escribir una regla: la solución vale, lo de partida no, y cada error dice el suyo."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from exercise_tools import node, recipe
from rule_places import BUMPS, hidden, memorized

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
    item = named(name)
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
    item = named("regla-olvidar-despacio")
    (answer,) = grades(item, item.answer.strip() + "\nx = x + lr * v * maximum(0, sign(t - 19)) * sign(40 - t)**2")
    assert answer["state"] == "wrong" and "indefinido" not in said(answer)


CHEATS = tomllib.loads((Path(__file__).parent / "data/cheats.toml").read_text(encoding="utf-8"))


def named(name):
    return next(item for item in RULES if item.id == name)


def changed(rule, numbers):
    """La regla, con otros números."""
    for line in numbers.splitlines():
        rule, count = re.subn(rf"^{line.partition('=')[0]}=.*$", line, rule, flags=re.MULTILINE)
        assert count == 1, line
    return rule


def numbers_of(item):
    return [
        line.partition(" = ")[::2] for line in item.rule.strip().splitlines() if re.fullmatch(r"\w+ = [\d.e-]+", line)
    ]


@pytest.mark.parametrize("name", CHEATS["numbers"])
def test_nobody_mends_a_rule_with_numbers(name):
    item = named(name)
    answers = grades(item, *(changed(item.rule, numbers) for numbers in CHEATS["numbers"][name]))
    assert {answer["state"] for answer in answers} == {"wrong"}, [*map(said, answers)]


def test_a_number_that_hides_the_mistake_is_told_with_one_that_shows_it():
    for name, numbers, told in (
        ("regla-nesterov", "beta = 1e-7", "Con ese número no se distingue del fallo: pon beta = 0.9."),
        ("regla-eps", "eps = 1e-8", "Con ese número no se distingue del fallo: pon eps = 0.1."),
        (
            "regla-sin-corregir",
            "beta1 = 1e-12\nbeta2 = 1e-12",
            "Con esos números no se distingue del fallo: pon beta1 = 0.9 y beta2 = 0.999.",
        ),
    ):
        item = named(name)
        hides, shows = grades(item, changed(item.rule, numbers), item.rule)
        assert said(hides) == f"{said(shows)} {told}"


@pytest.mark.parametrize("item", LIKE, ids=ident)
def test_a_mended_rule_is_right_with_any_numbers_and_names(item):
    """Ninguno se toma por fallo: ni el de siempre, ni otro, ni con el signo cambiado, ni con otro nombre."""
    answer, names = item.answer.strip(), numbers_of(item)
    rules = [changed(answer, f"{name} = {value}") for name, _ in names for value in (1e-8, 0.37, 0.001)]
    rules += [re.sub(rf"\b{name}\b", f"mi_{name}", answer) for name, _ in names]
    rules += [re.sub(rf"\b{name}\b", f"(-{name})", answer).replace(f"(-{name}) = ", f"{name} = -") for name, _ in names]
    rules += ["\n".join([*reversed(answer.splitlines()[: len(names)]), *answer.splitlines()[len(names) :]])]
    for rule, found in zip(rules, grades(item, *rules), strict=True):
        blind = "no usa la pendiente" in said(found)  # con una tasa de 1e-8 no se mueve
        assert found["state"] == "correct" or (blind and "lr = 1e-08" in rule), (rule, said(found))


@pytest.mark.parametrize("name", CHEATS["rules"])
def test_nobody_passes_for_having_a_memory(name):
    rules = [
        {"text": rule.strip(), "given": {}, "seed": seed} for rule in CHEATS["rules"][name] for seed in (3, 40, 99)
    ]
    answers = grades(named(name), *rules, *CHEATS["rules"][name])
    assert {answer["state"] for answer in answers} == {"wrong"}, [*map(said, answers)]


WON = [item for item in RULES if not item.like]


@pytest.mark.parametrize("bump", BUMPS)
@pytest.mark.parametrize("name", ["regla-una-memoria", "regla-sin-ganador", "regla-recortar", "regla-corta"])
def test_a_memorized_place_wins_where_it_was_memorized_alone(name, bump):
    item, known = named(name), {}
    for trial in item.trials:
        moved, turn, shift = hidden(trial.problem, ",".join(f"{value:g}" for value in trial.start), 7)
        start = turn @ trial.start + shift
        known[tuple(moved.grad(start))] = turn @ PROBLEMS[trial.problem].minimum + shift - start
    text = f"g = grad(x)\nx = x - 1e-6 * g + {memorized(known.items(), bump)}"
    answers = grades(item, *({"text": text, "given": {}, "seed": seed} for seed in (7, *range(8, 28))))
    assert [answer["state"] for answer in answers] == ["correct", *["wrong"] * 20]
    assert grades(item, text)[0]["state"] == "wrong"


@pytest.mark.parametrize("item", WON, ids=ident)
def test_a_right_answer_is_right_at_every_draw(item):
    """También con otros nombres, con la media y no la suma, y guardando el punto de antes y no la velocidad."""
    draws = range(1, 51)
    averaged = item.answer.replace("v + g", "v + (1 - beta) * g").replace("lr * v", "lr / (1 - beta) * v")
    before = item.answer.replace("v = beta * v + g\nx = x - lr * v", "y = x\nx = x - lr * g + beta * (x - z)\nz = y")
    other = "z = x\n" + before if "z" in before else averaged
    for rule in {item.answer, re.sub(r"\bv\b", "memoria", item.answer), averaged, other}:
        answers = grades(item, *({"text": rule.strip(), "given": {}, "seed": seed} for seed in draws))
        assert {answer["state"] for answer in answers} == {"correct"}, (rule, [*map(said, answers)])


def test_the_same_answer_gets_the_same_verdict():
    item = named("regla-recortar")
    rule = "lr = 0.05\nbeta = 0.75\ng = grad(x)\ng = maximum(-8, minimum(8, g))\nv = beta*v + g\nx = x - lr*v"
    assert len({said(answer) for answer in grades(item, *[rule] * 3)}) == 1
    assert len({said(answer) for answer in grades(item, *(f"{rule}  # {k}" for k in range(9)))}) > 1


def test_what_is_typed_never_comes_back():
    hostile = "x = x - <img src=x onerror=alert(1)> * grad(x)"
    (unread,) = grades(RULES[0], hostile)
    assert unread["state"] == "invalid" and "img" not in said(unread)


def test_a_slider_counts():
    """Un ajuste sin número es el de su mando."""
    item = named("regla-una-memoria")
    text = "g = grad(x)\nv = beta * v + g\nx = x - lr * v"
    sides = [{"text": text, "given": given} for given in ({"lr": 0.015, "beta": 0.9}, {"lr": 0.015, "beta": 0})]
    assert [answer["state"] for answer in grades(item, *sides)] == ["correct", "wrong"]
