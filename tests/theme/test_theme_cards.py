"""Las tarjetas para redes sociales."""

from course_theme import cards


def test_backdrop_shows_levels_and_a_descent():
    image = cards.backdrop("#326461")
    assert image.size == cards.SIZE == (1200, 630)
    colours = {colour for _, colour in image.getcolors(1 << 20)}
    for drawn in (cards.GROUND, cards.PATH, "#326461"):
        assert tuple(int(drawn[k : k + 2], 16) for k in (1, 3, 5)) in colours
    # El título va a la izquierda, donde no hay nada dibujado.
    assert len(image.crop((60, 200, 300, 600)).getcolors(1 << 20)) == 1
