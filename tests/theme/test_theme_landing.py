"""La portada: qué dice y qué dibuja de cada capítulo, y que lo que promete es cierto."""

import re

import nbformat
import numpy as np
import pytest
import toc
from course_theme import landing
from course_theme.promises import PROMISES

from optlib import PROBLEMS, minimize
from optlib.exercises import bank
from optlib.figures.goals import GOALS
from optlib.figures.landscapes import minima

CHAPTERS = [name for name in toc.chapters() if name in PROMISES]
INDEX = " ".join((toc.ROOT / "index.md").read_text("utf-8").split())


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_says_what_one_can_do_after_it(name):
    assert len(PROMISES[name]) <= 120
    assert re.match(r"[A-Z][a-zñ]*[aei]r\b", PROMISES[name]) and PROMISES[name].endswith(".")


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_tells_reading_from_exercises(name):
    cells = nbformat.read(toc.ROOT / "chapters" / f"{name}.ipynb", as_version=4).cells
    (time,) = re.findall(r"\*\*Tiempo:\*\* (.*)", "\n".join(cell.source for cell in cells))
    shown = landing.times({"docname": f"chapters/{name}", "time": time})
    pattern = r'<p class="time"><span>Leer \d+\xa0min</span><span>Practicar \d+\xa0min</span>'
    assert re.fullmatch(pattern + f'<span class="done" data-page="{name}"></span></p>', shown)


def test_each_method_of_the_picture_ends_in_another_minimum():
    ends = [minimize(PROBLEMS["himmelblau"], np.array(landing.START), rule, n).x[-1] for rule, n in landing.RUNS]
    nearest = [int(np.argmin([np.hypot(*(end - low)) for low in minima("himmelblau")])) for end in ends]
    assert len(set(nearest)) == len(landing.RUNS)


def test_what_is_quoted_from_an_exercise_is_there():
    quote = re.search("reconocen el error: «(.*?)»", INDEX)[1]
    known = [mistake.why.removesuffix(".") for item in bank.everything() for mistake in getattr(item, "mistakes", ())]
    plain = str.maketrans("", "", "$*^")
    assert quote.replace("²", "2").translate(plain) in [why.translate(plain) for why in known]


@pytest.mark.parametrize(("letter", "start"), zip("ABCD", [(0.5, 1.5), (-1, 1), (-1.5, -1.5), (0.8, -2)], strict=True))
def test_the_three_can_be_gathered_in_each_minimum(letter, start):
    """El reto de la portada se consigue saliendo de ahí, lejos de todos, con sus métodos, tasas y pasos."""
    place = minima("himmelblau")["ABCD".index(letter)]
    ends = [minimize(PROBLEMS["himmelblau"], np.array(start), rule, steps).x[-1] for rule, steps in landing.RUNS]
    assert all(np.linalg.norm(end - place) < 0.5 for end in ends)
    assert all(np.hypot(*np.subtract(start, low)) > 2 for low in minima("himmelblau"))
    assert letter in GOALS["reunirlos"].text
