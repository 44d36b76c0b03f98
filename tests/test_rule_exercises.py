"""Los ejercicios de escribir una regla: la solución vale, lo de partida no, y cada error dice el suyo."""

import re
import tomllib
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from exercise_tools import node, recipe
from rule_places import hidden, memorized

from optlib import PROBLEMS, minimize
from optlib.exercises.bank import everything
from optlib.exercises.kinds import Rule
from optlib.figures.landscapes import VALLEYS
from optlib.matrices import Muon
from optlib.optimizers import OPTIMIZERS
from optlib.rules import best_arrival
from optlib.styles import STYLES

RULES = [item for item in everything() if isinstance(item, Rule)]
LIKE = [item for item in RULES if item.like]


def ident(item):
    return item.id


def named(name):
    return next(item for item in RULES if item.id == name)


SEED = 7  # todas en los mismos sitios: al rival se le busca allí la tasa una vez


def grades(item, *rules):
    answers = [{"text": rule.strip(), "given": {}, "seed": SEED} if isinstance(rule, str) else rule for rule in rules]
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
    assert [answer["mistakes"] for answer in found] == [[mistake.name] for mistake in item.mistakes]
    assert len(set(whys)) == len(whys) > 1


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
    tries = [{"text": text, "given": {"lr": lr, "beta": beta}, "seed": SEED} for beta in betas for lr in lrs]
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


def changed(rule, numbers):
    """La regla, con otros números."""
    for line in numbers.split("; "):
        rule, count = re.subn(rf"^{line.partition('=')[0]}=.*$", line, rule, flags=re.MULTILINE)
        assert count == 1, line
    return rule


def drawn(item, rule, *seeds):
    return grades(item, *({"text": rule.strip(), "given": {}, "seed": seed} for seed in seeds))


@pytest.mark.parametrize("name", CHEATS["numbers"])
def test_nobody_mends_a_rule_with_numbers(name):
    item = named(name)
    start, *answers = grades(item, item.rule, *(changed(item.rule, numbers) for numbers in CHEATS["numbers"][name]))
    assert {answer["state"] for answer in answers} == {"wrong"}, [*map(said, answers)]
    if name != "regla-media":  # en esa, ni con el primer número parece que vaya bien
        told, sets = said(answers[0]), re.findall(r"(\w+) = ([\d.e-]+)", said(answers[0]).rpartition(": pon ")[2])
        assert told.startswith(f"{said(start)} Con es") and "no se distingue del fallo" in told
        # Lo que se propone es lo que el ejercicio traía.
        assert sets and all(changed(item.rule, f"{name} = {value.rstrip('.')}") == item.rule for name, value in sets)


@pytest.mark.parametrize("item", LIKE, ids=ident)
def test_what_counts_is_what_it_does_and_not_how_it_is_written(item):
    """Ni el número de siempre, ni otro, ni otro nombre, ni el signo cambiado se toman por fallo; otra regla, sí."""
    answer = item.answer.strip()
    names = re.findall(r"^(\w+) = [\d.e-]+$", answer, flags=re.MULTILINE)
    rules = [changed(answer, f"{name} = {value}") for name in names for value in (1e-12, 0.37)]
    rules += [re.sub(rf"\b{name}\b", f"mi_{name}", answer) for name in names]
    rules += [re.sub(rf"\b{name}\b", f"(-{name})", answer).replace(f"(-{name}) = ", f"{name} = -") for name in names]
    rules += ["\n".join([*reversed(answer.splitlines()[: len(names)]), *answer.splitlines()[len(names) :]])]
    rules += [re.sub(r"\bg\b", "slope", answer).replace("sqrt(", "1 * sqrt(").replace("(1 - ", "(-1 * -1 - ")]
    doubled, *found = grades(item, answer.replace("x = x - lr", "x = x - 2 * lr"), *rules)
    assert doubled["state"] == "wrong" and getattr(STYLES.get(item.like), "name", item.like) in said(doubled)
    for rule, each in zip(rules, found, strict=True):
        assert each["state"] == "correct", (rule, said(each))


def test_a_setting_may_mean_another_thing():
    item = named("regla-signo")
    (answer,) = grades(item, "lr = 0.02\nbeta = 0.1\ng = grad(x)\nv = (1 - beta) * v + g\nx = x - lr * v")
    assert answer["state"] == "correct", said(answer)


@pytest.mark.parametrize("name", CHEATS["rules"])
def test_nobody_passes_for_having_a_memory(name):
    for rule in CHEATS["rules"][name]:
        answers = drawn(named(name), rule.replace("; ", "\n"), 3, 40, 99)
        assert {answer["state"] for answer in answers} == {"wrong"}, rule


@pytest.mark.parametrize("name", ["regla-una-memoria", "regla-sin-ganador", "regla-recortar"])
def test_a_memorized_place_wins_where_it_was_memorized_alone(name):
    item, known = named(name), {}
    for trial, seed in product(item.trials, range(SEED, SEED + 12)):  # los doce en que se juzga
        moved, turn, shift = hidden(trial.problem, ",".join(f"{value:g}" for value in trial.start), seed)
        start = turn @ trial.start + shift
        known[tuple(moved.grad(start))] = turn @ PROBLEMS[trial.problem].minimum + shift - start
    jumps = "".join(f"\nx = x + {memorized([pair])}" for pair in known.items())
    answers = drawn(item, f"g = grad(x)\nx = x - 1e-6 * g{jumps}", SEED, *range(19, 38, 3))
    assert [answer["state"] for answer in answers] == ["correct", *["wrong"] * 7]


@pytest.mark.parametrize("item", [item for item in RULES if not item.like], ids=ident)
def test_a_right_answer_is_right_at_every_draw(item):
    """También con la media y no la suma, y guardando el punto de antes y no la velocidad."""
    averaged = item.answer.replace("v + g", "v + (1 - beta) * g").replace("lr * v", "lr / (1 - beta) * v")
    before = item.answer.replace("v = beta * v + g\nx = x - lr * v", "y = x\nx = x - lr * g + beta * (x - z)\nz = y")
    for rule in {item.answer, averaged, f"z = x\n{before}" if "z" in before else averaged}:
        answers = drawn(item, rule, *range(1, 50, 12))  # en los doce que empiezan ahí: sesenta sitios
        assert {answer["state"] for answer in answers} == {"correct"}, (rule, [*map(said, answers)])


def test_the_same_answer_gets_the_same_verdict_and_another_one_another_place():
    rule = "lr = 0.05\nbeta = 0.75\ng = grad(x)\ng = maximum(-8, minimum(8, g))\nv = beta*v + g\nx = x - lr*v"
    rules = ({"text": f"{rule}  # {k}", "given": {}} for k in (1, 1, 2, 3))
    one, same, *others = map(said, grades(named("regla-recortar"), *rules))
    assert one == same and {one} < {one, *others}


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
