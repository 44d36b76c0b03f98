"""La tarjeta de una página: su texto no pisa las cifras ni se sale, sea cual sea el título."""

import re
from pathlib import Path

import numpy as np
import pytest
import toc
from course_theme import cards
from PIL import ImageChops

ROOT = Path(__file__).resolve().parents[2]
FACES = [f"{family}/files/{family}-latin-wght-normal.woff2" for family in ("source-serif-4", "source-sans-3")]
# Los de las páginas, y otros peores.
TITLES = [
    *(re.search(r'^(?: *")?# ([^"\\\n]+)', path.read_text("utf-8"), re.MULTILINE)[1] for path in toc.sources()),
    "Curso en español, con números que se comprueban",
    "Otorrinolaringológicamente: desoxirribonucleicos e internacionalización",
    "Superextraordinarísimamente" * 9,
    "Un título que no se acaba nunca, y que nadie leería " * 30,
]


@pytest.fixture(scope="module")
def faces():
    return [cards.load_font(ROOT / "node_modules/@fontsource-variable" / name) for name in FACES]


@pytest.fixture(scope="module")
def ground():
    return cards.backdrop("#5fd6c7")


@pytest.mark.parametrize("title", TITLES)
def test_the_text_never_runs_over_the_drawing(title, faces, ground):
    left, top, right, bottom = ImageChops.difference(cards.lettered(ground, title, title, *faces), ground).getbbox()
    assert cards.TITLE[0] <= left + 5 and right <= cards.TITLE[2] + 5 < cards.WALL[0]
    assert top >= 40 and bottom <= cards.SIZE[1] - 40


def test_the_digits_that_it_reads_stand_out(ground):
    ink = cards.wall().reshape(10, 10, 10, 10).max(axis=(1, 3))
    assert (ink > cards.FAINT).sum() == 96 and (ink > 0).all()
    shown = np.asarray(ground.crop(cards.WALL)).max()
    assert shown > 200 and not np.ptp(np.asarray(ground.crop((0, 0, cards.WALL[0], cards.SIZE[1]))), axis=(0, 1)).any()
