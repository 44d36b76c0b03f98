"""Los números de las páginas: dos de un mismo capítulo comparten el suyo y siguen la cuenta de apartados y fórmulas."""

from course_theme import landing, numbering

# Lo que da Sphinx: la que cuelga de otra es un apartado más de ella.
GIVEN = {
    "chapters/cinco": {"": (5,), "#uno": (5, 1)},
    "chapters/seis": {"": (6,), "#uno": (6, 1), "#dentro": (6, 1, 1), "#dos": (6, 2), "#resumen": ()},
    "chapters/otra": {"": (6, 3), "#tres": (6, 3, 1), "#dentro": (6, 3, 1, 2)},
    "chapters/y_otra": {"": (6, 4), "#cuatro": (6, 4, 1)},
    "chapters/siete": {"": (7,), "#uno": (7, 1)},
    "chapters/a": {"": ("A",), "#uno": ("A", 1)},
    "chapters/sin_número": {},
}


def test_two_pages_of_a_chapter_share_its_number_and_go_on_counting():
    assert numbering.shared(GIVEN) == GIVEN | {
        "chapters/otra": {"": (6,), "#tres": (6, 3), "#dentro": (6, 3, 2)},
        "chapters/y_otra": {"": (6,), "#cuatro": (6, 4)},
    }


def test_the_button_says_where_it_leads():
    before = ["5", "6", "6", "7"]
    after = ["6", "6", "7", "A"]
    said = [landing.onwards({"number": number}, last) for number, last in zip(after, before, strict=True)]
    assert said == [
        "Sigue con el capítulo 6",
        "Sigue en el capítulo 6",
        "Sigue con el capítulo 7",
        "Sigue, a fondo",
    ]
