"""Las tarjetas para redes sociales."""

import io
from pathlib import Path

import pytest
from course_theme import cards
from PIL import ImageFont

ROOT = Path(__file__).resolve().parents[2]


class Monospaced:
    """Una fuente cuyas letras miden uno."""

    @staticmethod
    def getlength(text: str) -> int:
        return len(text)


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("uno dos tres", 12, ["uno dos tres"]),
        ("uno dos tres", 11, ["uno dos", "tres"]),
        ("uno dos tres", 3, ["uno", "dos", "tres"]),
        ("uno  dos\ntres", 8, ["uno dos", "tres"]),
        ("interminable sí", 5, ["interminable", "sí"]),
        ("", 5, []),
    ],
)
def test_text_is_wrapped_by_words(text, width, rows):
    assert cards.wrap(text, Monospaced, width) == rows


def test_each_page_has_its_own_name():
    assert cards.name("chapters/05_adam") == "_static/cards/chapters-05_adam.png"
    assert cards.name("index") == "_static/cards/index.png"


def test_backdrop_shows_levels_and_a_descent():
    image = cards.backdrop("#326461")
    assert image.size == cards.SIZE == (1200, 630)
    colours = {colour for _, colour in image.getcolors(1 << 20)}
    for drawn in (cards.GROUND, cards.PATH, "#326461"):
        assert tuple(int(drawn[k : k + 2], 16) for k in (1, 3, 5)) in colours
    # El título va a la izquierda, donde no hay nada dibujado.
    assert len(image.crop((60, 200, 300, 600)).getcolors(1 << 20)) == 1


def test_fonts_of_the_site_are_read():
    source = ROOT / "node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2"
    font = ImageFont.truetype(io.BytesIO(cards.load_font(source)), 40)
    assert font.getlength("MM") > font.getlength("ii") > 0
