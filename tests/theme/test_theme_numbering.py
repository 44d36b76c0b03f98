"""Los números de las páginas: dos de un mismo capítulo comparten el suyo y siguen la cuenta de apartados y fórmulas."""

import pytest
from course_theme import landing, numbering

# Lo que da Sphinx cuando cada página es un capítulo, y las de otra parte llevan letra.
GIVEN = {
    "chapters/05_adam": {"": (5,), "#uno": (5, 1)},
    "chapters/06_otros_optimizadores": {"": (6,), "#uno": (6, 1), "#dentro": (6, 1, 1), "#dos": (6, 2)},
    "chapters/06_tasas_por_coordenada": {"": (7,), "#tres": (7, 1), "#dentro": (7, 1, 2)},
    "chapters/07_elegir_optimizador": {"": (8,), "#uno": (8, 1)},
    "chapters/a_convergencia": {"": ("A",), "#uno": ("A", 1)},
}


@pytest.mark.whole
def test_two_pages_of_a_chapter_share_its_number_and_go_on_counting():
    assert numbering.shared(GIVEN) == GIVEN | {
        "chapters/06_tasas_por_coordenada": {"": (6,), "#tres": (6, 3), "#dentro": (6, 3, 2)},
        "chapters/07_elegir_optimizador": {"": (7,), "#uno": (7, 1)},
    }


def test_the_button_says_where_it_leads():
    before = ["5", "6", "6", "7"]
    after = ["6", "6", "7", "A"]
    said = [landing.onwards({"number": number}, last) for number, last in zip(after, before, strict=True)]
    assert said == [
        "Sigue con el capítulo 6",
        "Sigue con la segunda página del capítulo 6",
        "Sigue con el capítulo 7",
        "Sigue, a fondo",
    ]
