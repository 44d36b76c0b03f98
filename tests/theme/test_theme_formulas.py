"""Las fórmulas: dónde se parten, qué se dice de la que está mal y que un trazo repetido se escribe una vez."""

import re

import mathml_check
import pytest
from course_theme import formulas

# Cuántos enunciados y trozos tiene cada una, aparte.
DISPLAYED = {
    r"v = \beta v + g, \qquad x = x - \alpha v": (2, 4),
    r"f(x) = \tfrac12 x^2 \le 3": (0, 3),
    r"x + y": (0, 0),
    r"a < b, \qquad \hat m_t": (2, 2),
    r"\begin{aligned} a &= b, \qquad c = d \end{aligned}": (0, 0),
}


@pytest.mark.parametrize("latex", DISPLAYED)
def test_a_display_is_broken_between_statements_and_after_relations(latex):
    html = formulas.render(latex, True)["html"]
    assert (html.count('class="statement"'), html.count('class="piece"')) == DISPLAYED[latex]
    # El hueco entre dos enunciados pasa a ser el margen de sus cajas.
    assert ("margin-right:2em" in html) == ("aligned" in latex)
    inline = formulas.render(latex, False)["html"]
    assert 'class="statement"' not in inline and 'class="piece"' not in inline


@pytest.mark.parametrize("latex", [r"\lambda_{\max}^2", r"\frac{\log}{2}", r"\log^2 x", r"x_{\operatorname{ruido}}"])
def test_a_function_is_one_child(latex):
    html = formulas.render(latex, False)["html"]
    assert mathml_check.complaints(html) == [] and "annotation" not in html


def test_a_wrong_formula_is_told_and_the_next_one_is_drawn():
    assert r"Undefined control sequence: \fraq" in formulas.render(r"\fraq{1}{2}", False)["error"]
    assert "katex" in formulas.render("ñ = 1", False)["html"]


@pytest.mark.parametrize(
    "html",
    [
        "<math><msub><mi>x</mi><mi>a</mi><mo>b</mo></msub></math>",
        "<math><mi><mn>1</mn></mi></math>",
        "<math><mtable><mi>x</mi></mtable></math>",
        "<math><mrow>suelto</mrow></math>",
    ],
)
def test_the_check_sees_what_is_wrong(html):
    assert len(mathml_check.complaints(html)) >= 1


def test_a_stroke_that_is_repeated_is_written_once():
    roots = [formulas.render(latex, False)["html"] for latex in (r"\sqrt{x}", r"\sqrt{y}", r"\overbrace{xy}")]
    (stroke,) = re.findall(r'<path d="([^"]*)"/>', roots[0])
    shared = formulas.share("".join(roots))
    assert shared.count(stroke) == 1
    assert re.sub('<use href="#trazo-1"/>', f'<path d="{stroke}"/>', shared).replace('id="trazo-1" ', "") == "".join(
        roots
    )
