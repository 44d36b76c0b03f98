"""Lo que se lee de una página construida: clases, letras, ficheros y el texto de cada apartado."""

import pytest
from course_theme import sections, survey

PAGE = """<html><head><link rel="stylesheet" href="../_static/course.css"></head><body>
<nav class="menu"><a href="otra.html">Otra</a></nav>
<article class="bd-article"><section id="titulo"><h1>Título<a class="headerlink" href="#titulo">#</a></h1>
<p>Uno <em>dos</em></p><p>tres</p><img src="../_images/a%20b.png" alt="oculto">
<section id="a"><h2>Apartado</h2><ul><li>x</li><li>y</li></ul>
<span class="katex"><math><mi>w</mi><mo>=</mo><mfrac><mn>1</mn><mi>n</mi></mfrac>
</math><span class="katex-html">Ω</span></span>
<script>var no = 1;</script><span class="visually-hidden">no</span></section></section></article>
<footer>Pie</footer></body></html>"""


@pytest.fixture(scope="module")
def page() -> survey.Page:
    return survey.read(PAGE, "chapters/x.html")


def test_sections_hold_their_text_alone(page):
    assert page.title == "Título"
    assert page.sections == [["", "Título", "Uno dos tres", "", ""], ["a", "Apartado", "x y w\u00a0=\u00a01/n", "", ""]]


def test_classes_of_the_whole_page(page):
    assert {"menu", "bd-article", "headerlink", "katex-html"} <= page.classes


def test_letters_of_text_and_of_formulas_apart(page):
    assert {"t", "x", "P"} <= page.letters["sans"] and "Ω" not in page.letters["sans"]
    assert {"T", "í"} <= page.letters["serif"] and page.letters["sans-italic"] == {*"dos"}
    assert {*"Ω=1"} <= page.letters["Main-Regular"] and page.letters["Math-Italic"] == {*"wn"}


@pytest.mark.parametrize(
    ("html", "letters"),
    [
        # La letra de un alfabeto va con su fuente.
        (
            '<p class="katex-html">a<b class="mord mathbb">E<i>b</i></b>c</p><p class="katex-html mathcal">D</p>',
            {"Main-Regular": {*"ac"}, "AMS-Regular": {*"Eb"}, "Caligraphic-Regular": {"D"}},
        ),
        # De KaTeX, la copia visual y no su MathML.
        (
            '<b class="katex-mathml"><math><mi>ω</mi></math></b><b class="katex-html"><i class="mathnormal">τ</i></b>',
            {"Math-Italic": {"τ"}},
        ),
        # En el MathML que va solo, una letra suelta es cursiva si no dice otra cosa.
        (
            '<math><mi>x</mi><mi mathvariant="normal">Δ</mi><mi>log</mi></math>',
            {"Math-Italic": {"x"}, "Main-Regular": {*"Δlog"}},
        ),
    ],
)
def test_letters_of_a_formula_go_with_their_font(html, letters):
    assert {font: found for font, found in survey.read(html).letters.items() if found} == letters


def test_references_from_the_root_of_the_site(page):
    assert {"_static/course.css", "_images/a b.png", "chapters/otra.html"} <= page.references


def test_a_short_formula_is_in_one_piece_and_a_long_one_breaks_after_a_relation():
    assert sections.tied("a + b = c") == "a\u00a0+\u00a0b\u00a0=\u00a0c"
    assert sections.tied("a + b + c + d + e + f = g + h").split(" ") == [
        "a + b + c + d + e + f =".replace(" ", "\u00a0"),
        "g\u00a0+\u00a0h",
    ]
