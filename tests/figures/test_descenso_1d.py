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
    return re.search("(?<=, )(cada|el) .*?[.](?= )", text)[0]


def test_a_brief_figure_says_what_each_step_leaves():
    """Por un lado, de una vez, cambiando, siempre a la misma distancia y alejándose; y donde no es una parábola."""
    fast, once, turning, forever, away = (said("parabola", lr) for lr in (0.2, 0.5, 0.7, 1.0, 1.2))
    assert fast == "cada paso deja el 60\N{NO-BREAK SPACE}% de la distancia al mínimo, x = 0."
    assert once == "el primer paso lo deja en el mínimo, x = 0."
    assert turning == "cada paso deja el 40\N{NO-BREAK SPACE}% de la distancia al mínimo, x = 0, y cambia de lado."
    assert forever == "cada paso cambia de lado, a la misma distancia del mínimo, x = 0."
    assert away == "cada paso multiplica por 1.4 la distancia al mínimo, x = 0, y cambia de lado."
    assert said("double_well", 0.02).startswith("el factor 1 − α·f″ vale")
