"""Los colores que se cambian: los de fábrica se leen."""

import pytest
from course_theme import palette


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Los de la definición y los que da la herramienta de WebAIM.
    [("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59), ("#abcdef", "#abcdef", 1)],
)
def test_contrast(one, other, ratio):
    assert palette.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert palette.contrast(other, one) == palette.contrast(one, other)


def test_the_standard_colours_are_legible():
    assert len(palette.standard()) == 16
    assert list(palette.illegible(palette.standard())) == []
    every = {name for ink, ground, _ in palette.PAIRS for name in (ink, ground)}
    assert every | {"border"} == set(palette.standard())


def test_the_soft_ground_of_the_accent_comes_from_it_unless_it_is_given():
    accent = {"accent": ("#8a1538", "#ff9db5")}
    soft = palette.with_softer(accent)["accent-soft"]
    assert palette.contrast(accent["accent"][0], soft[0]) > 4.5 > 1.5 > palette.contrast(soft[0], "#fdfdfb")
    given_soft = {**accent, "accent-soft": ("#eeeeee", "#222222")}
    assert palette.with_softer(given_soft) == given_soft
    assert palette.with_softer({}) == {} and palette.rules({}) == ""
