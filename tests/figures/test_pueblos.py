"""«pueblos»: lo que escribe la red es lo mismo en los dos lenguajes, y lo que dice el capítulo de ella."""

import numpy as np
import pytest
from node import called

from optlib.figures import figure
from optlib.figures.each.pueblos import LAST, RIVALS, sign, titled
from optlib.figures.goals import GOALS
from optlib.optimizers import Adam
from optlib.rules import MUON, text_of, walked
from optlib.schedules import linear
from optlib.towns import folded, marks, names, network

RUN = """async (given) => {
  const heard = [];
  await bench((said) => heard.push(said))({ id: 1, source: "", ...given });
  return { floors: heard[0].about.floors, frames: heard.map(({ frame: { k, cost, names } }) =>
    [k, cost, names.map(({ text }) => text), names.map(({ known }) => known)]) }; }"""


@pytest.mark.parametrize("country", ["es", "pe"])
def test_same_sign_and_same_cost_in_both_languages(country):
    params = figure("pueblos", country=country, steps=25).params
    given = {name: params[name] for name in ("seed", "rule", "steps")}
    theirs = called("figures/towns-run.js", RUN, {**given, "folded": folded(country), "shown": [0, 10]})
    net = network(country, params["seed"])
    ours = [*walked(params["rule"], net, 25, linear(25))]
    assert theirs["floors"] == pytest.approx(marks(net), rel=1e-12)
    assert [k for k, *_ in theirs["frames"]] == [0, 10, 25]
    for k, cost, written, known in theirs["frames"]:
        assert cost == pytest.approx(net.valid(ours[k]), rel=1e-9)
        assert written == sign(net, ours[k], params["seed"])
        lists = {**dict.fromkeys(map(titled, net.read), "read"), **dict.fromkeys(map(titled, net.kept), "kept")}
        assert known == [lists.get(name, "") for name in written]


def test_the_names_of_the_hook_are_written_by_the_opening_and_are_in_no_list():
    params = figure("pueblos").params
    net = network("es", params["seed"])
    *_, x = walked(params["rule"], net, LAST, linear(LAST))
    assert {"Mintín", "Arguía", "Millo de Pedro"} <= {*sign(net, x, params["seed"])}
    every = {name for country in ("es", "pe", "mx") for name in names(country)}
    assert not {"mintín", "arguía", "millo de pedro"} & every and len(names("es")) == 6923


def test_the_goal_is_what_counting_pairs_reaches_and_few_steps_win():
    goal = GOALS["parejas"]
    assert f"{marks(network('es', 13))[2]:.2f}" == f"{goal.below:.2f}" and f"{goal.below:.2f}" in goal.text
    ends = {steps: figure("pueblos", steps=steps).trajectory[-1] for steps in (25, 100)}
    assert ends[100] < goal.below < ends[25]


def test_the_goal_of_the_workshop_is_beyond_adam_at_any_rate_and_not_beyond_muon():
    goal = GOALS["mas-que-adam"]
    ends = [
        figure("pueblos", rule=text_of(Adam, lr=lr, beta2=beta2)).trajectory[-1]
        for beta2 in (0.95, 0.999)
        for lr in (0.03, 0.04, 0.05, 0.06, 0.08, 0.1)
    ]
    assert f"{goal.below}" in goal.text and min(ends) > goal.below > figure("pueblos", rule=MUON).trajectory[-1]


def test_muon_arrives_in_fewer_steps_and_when_one_arrives_is_read_between_two_frames():
    """Con 1000 pasos, Muon baja antes de 2.00 que Adam y Lion."""
    costs = {name: figure("pueblos", rule=rule, steps=1000).trajectory for name, rule in RIVALS.items()}
    first = {name: int(np.argmax(each < 2)) for name, each in costs.items()}
    assert first["Muon"] == min(first.values()) and all(each[-1] < 2 for each in costs.values())
    # Entre dos de los pasos que se miran, en línea recta; al acabar, o antes de llegar, nada.
    frames = [{"k": k, "cost": cost, "spent": 3 * k} for k, cost in ((0, 3.0), (50, 2.1), (100, 1.9), (150, 2.2))]
    found = [called("figures/towns-rivals.js", "(frames) => arrival(frames)", frames[:k]) for k in (0, 1, 2, 4)]
    assert found == [None, None, None, {"k": 75, "spent": pytest.approx(225)}]


TAKEN = "(text) => { const { names, said } = listed(text); return [names, said]; }"


def test_what_is_taken_of_a_list():
    """Cualquier alfabeto, una vez cada uno, en minúsculas y compuesto; lo demás se cuenta."""

    def taken(lines):
        return called("figures/towns-list.js", TAKEN, "\r\n".join(lines))

    many = [f"{a}{b}{c}" for a in "αβγδεζ" for b in "аеиоуы" for c in "אבגדהו"]
    found, said = taken([*many, " MÉRIDA  vieja ", "Me\u0301rida vieja"])
    assert (
        len(found) == 217
        and found[-1] == "mérida vieja"
        and said == "Hay 217 nombres. Se quedan fuera 1 por repetirse."
    )
    found, said = taken([*many, *(chr(0x4E00 + k) for k in range(100))])
    assert {*many} <= {*found} and len({*"".join(found)}) == 60 and f"{316 - len(found)} por sus signos" in said
    found, said = taken([f"{k:05d}" for k in range(20_003)])
    assert len(found) == 20_000 and said.endswith("Se quedan fuera 3 por pasar de 20000.")
    assert taken(many[:199])[0] is None
    # Y con ella se entrena.
    given = {"seed": 0, "rule": figure("pueblos").params["rule"], "steps": 2, "shown": [], "names": many}
    assert np.isfinite(called("figures/towns-run.js", RUN, given)["frames"][0][1])
