"""Las metas de la portada y de la figura que abre cada capítulo: se consiguen, y entonces se dice."""

import pytest
import toc

from optlib.figures.goals import GOALS

# Página, figura, meta y ajustes con los que se consigue, uno tras otro.
WINS = [
    ("chapters/01_fundamentos", "apertura", "recta", ["w=1.8&b=-1.1"]),
    ("chapters/02_descenso_gradiente", "apertura", "un-paso", ["lr=0.5"]),
    ("chapters/03_variantes", "apertura", "minilote", ["batch_size=8"]),
    ("chapters/04_neurona", "apertura", "neurona-un-paso", ["lr=0.2"]),
    ("chapters/05_adam", "apertura", "gana-el-descenso", ["start=-8,0"]),
    ("chapters/06_otros_optimizadores", "apertura", "frenar", ["beta=0.55"]),
    ("chapters/07_elegir_optimizador", "apertura", "dos-a-la-vez", ["lr=0.1"]),
    ("index", "carrera-portada", "reunirlos", ["start=3,2", "start=-3,3", "start=-4,-3", "start=3.5,-2"]),
]


def test_every_goal_is_here():
    assert {goal for _, _, goal, _ in WINS} == set(GOALS)
    chapters = {f"chapters/{path.stem}" for path in toc.notebooks() if path.stem[0] == "0"}
    assert {page for page, *_ in WINS} == {"index", *chapters}


@pytest.mark.parametrize(("page_name", "key", "goal", "settings"), WINS)
def test_a_goal_is_reached(site, page, page_name, key, goal, settings):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}{page_name}.html")
    box = page.locator(f"figure[data-key='{key}'].fig-on .fig-goal")
    assert box.inner_text() == GOALS[goal].text and box.get_attribute("role") == "status"
    for k, setting in enumerate(settings, 1):
        assert box.inner_text() == GOALS[goal].text
        page.evaluate("(hash) => { location.hash = hash; }", f"{key}?{setting}")
        if len(settings) > 1:
            page.locator(".fig-summary", has_text=f"Juntos, en {k} de {len(settings)}").wait_for()
    page.locator(".fig-goal", has_text=GOALS[goal].won).wait_for()
    # Se queda dicho.
    page.evaluate("(hash) => { location.hash = hash; }", f"{key}?")
    page.wait_for_timeout(200)
    assert box.inner_text() == GOALS[goal].won


def test_without_scripts_there_is_no_goal(site, page_without_scripts):
    page = page_without_scripts
    for name in ("index.html", "chapters/02_descenso_gradiente.html"):
        page.goto(site + name)
        assert page.locator(".fig-goal").is_hidden()
