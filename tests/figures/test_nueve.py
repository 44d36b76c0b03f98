"""«nueve»: el tablero es el que se mide, en los dos lenguajes se juega igual, y lo que se concluye se cumple."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from node import called

from optlib.digits import MEASURES, network, packed
from optlib.figures import figure
from optlib.figures.each.nueve import BETAS, RATES, RULES, SEEDS, STEPS, TRIES, board, ranks
from optlib.schedules import linear
from optlib.sweep import sweep

SHAPE = len(BETAS), len(RATES)


def test_the_99_are_what_is_measured_and_no_two_share_a_place_among_the_best():
    """Con otro redondeo cambia lo que diverge, y no lo demás."""
    seed = SEEDS[-1]
    costs, again = board(seed), figure("nueve", game=seed).trajectory
    assert costs.size == len({*RULES}) == 99
    learns = costs < np.log(10)
    assert costs[learns] == pytest.approx(again[learns], rel=0.01) and np.all(again[~learns] > 2.29)
    for seed in SEEDS:
        assert sorted(ranks(np.array([float(f"{cost:.4g}") for cost in board(seed)])))[:20] == [*range(1, 21)]


TRAINED = """async ({ packed, seed, rules, steps }) => {
  const [runner, ends] = [new Runner(packed), []];
  for (const rule of rules)
    await runner.train(seed, rule, steps, (cost, done) => done && ends.push(cost));
  return ends; }"""


def test_what_the_page_trains_is_what_is_stored():
    cells = [5 * SHAPE[1] + 7, 8, 98]  # la última, con más inercia y más tasa que ninguna, diverge
    rules = [{"lr": RULES[k].lr, "beta": RULES[k].beta} for k in cells]
    found = called("figures/nine-run.js", TRAINED, {"packed": packed(), "seed": 1, "rules": rules, "steps": STEPS})
    assert found[:2] == pytest.approx(board(1)[cells[:2]], rel=0.01) and found[2] > 10


PLAYED = "({ written, game, costs }) => [triedIn(written), lucky(game), costs.map((_, k) => rankOf(costs, k))]"


def test_a_game_is_the_same_again_and_a_forged_link_gives_no_more_than_nine():
    def played(written, game=0, costs=(0.2, 0.1, 0.2)):
        return called("figures/each/nueve.js", PLAYED, {"written": written, "game": game, "costs": costs})

    assert played("5 a 5 99 -1 1.5 0 <b> NaN 1e1")[0] == [5, 0, 10]
    assert played(" ".join(map(str, range(99))))[0] == [*range(TRIES)] and played("")[0] == []
    luck = [played("", game)[1] for game in (0, 0, 1)]
    assert luck[0] == luck[1] != luck[2] and all(len({*each}) == TRIES and max(each) < 99 for each in luck)
    costs = [0.3, 0.1, 0.3, 9.0]
    assert played("", costs=costs)[2] == ranks(np.array(costs)).tolist() == [2, 1, 2, 4]


def test_nine_at_random_leave_the_tenth_place_on_average():
    places = range(1, 92)
    assert sum(place * comb(99 - place, TRIES - 1) for place in places) / comb(99, TRIES) == pytest.approx(10)


def conclusions(costs):
    """Lo que dice el capítulo de un tablero: la diagonal, la rejilla de 3 × 3 y las nueve tasas con β = 0.9."""
    place = ranks(np.nan_to_num(costs, nan=np.inf)).reshape(SHAPE)
    best = place.argmin(axis=1)
    grids = [
        place[np.ix_(rows, columns)].min()
        for rows in combinations(range(SHAPE[0]), 3)
        for columns in combinations(range(SHAPE[1]), 3)
    ]
    assert best[-1] <= best[BETAS.index(0.9)] <= best[0] and best[-1] <= best[0] - 2
    assert np.mean(grids) > 12
    assert place[BETAS.index(0.9), 1:10].min() <= 10


@pytest.mark.parametrize("seed", SEEDS)
def test_rate_and_inertia_go_together_and_rates_alone_beat_chance(seed):
    conclusions(board(seed))


@pytest.mark.steady
def test_also_with_other_seeds_and_with_more_steps():
    for steps, seeds in ((STEPS, range(10, 14)), (2 * STEPS, (10, 11)), (4 * STEPS, (12,))):
        table = sweep(network, RULES, steps, seeds=[*seeds], schedule=linear, measures=MEASURES)
        for seed in seeds:
            conclusions(table["valid"][table["seed"] == seed])
