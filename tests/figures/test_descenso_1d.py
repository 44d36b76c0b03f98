"""«descenso-1d»: lo que dice de cada paso."""

import re

from node import called

from optlib.figures import figure


def said(problem: str, lr: float) -> str:
    """Lo que una breve dice de cada paso."""
    brief, params = {"root": {"dataset": {"controls": "lr"}}}, {"problem": problem, "lr": lr, "steps": 5}
    run = figure("descenso-1d", **params).trajectory
    moves = {"x": run.x.tolist(), "f": run.f.tolist()}
    text, _ = called("figures/each/descenso-1d.js", "describe", brief, params, moves)
    return re.search("cada paso.*?[.](?= )", text)[0]


def test_a_brief_figure_says_what_each_step_leaves():
    fast, turning, forever, away = (said("parabola", lr) for lr in (0.2, 0.7, 1.0, 1.2))
    curved = said("double_well", 0.02)
    assert fast == "cada paso deja el 60\N{NO-BREAK SPACE}% de la distancia al mínimo, x = 0."
    assert turning == "cada paso deja el 40\N{NO-BREAK SPACE}% de la distancia al mínimo, x = 0, y cambia de lado."
    assert "el 100\N{NO-BREAK SPACE}%" in forever and "el 140\N{NO-BREAK SPACE}%" in away and "de lado" in away
    assert curved.endswith("cuando está cerca.")
