"""Fórmulas en texto corriente."""

from xml.etree.ElementTree import fromstring

import pytest

from optlib.text.plain import plain, plain_element


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("x^2", "x²"),
        ("f(x) = x^2", "f(x) = x²"),
        ("x_{k+1} = x_k - \\alpha g", "xₖ₊₁ = xₖ − αg"),
        ("e^{-x}", "e⁻ˣ"),
        ("e^{-y}", "e^(−y)"),
        ("0.96^{\\psi t}", "0.96^(ψt)"),
        ("x^\\star", "x⋆"),
        ("x_d", "x_d"),
        ("\\beta_1^t", "β₁ᵗ"),
        ("\\lambda_{\\max}", "λ máx"),
        ("w_{\\text{nuevo}}", "w nuevo"),
        ("\\hat{m}_t", "m̂ₜ"),
        ("\\bar x", "x̄"),
        ("\\frac{dC}{dw}", "dC/dw"),
        ("\\frac{a + b}{2a}", "(a + b)/(2a)"),
        ("\\frac{m}{\\sqrt{v} + \\varepsilon}", "m/(√v + ε)"),
        ("\\frac{\\sqrt{1-\\beta}}{2}", "√(1 − β)/2"),
        ("\\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        ("\\frac1N \\sum_{i=1}^N \\frac12 (y_i - 1)^2", "1/N ∑ᵢ₌₁ᴺ ½(yᵢ − 1)²"),
        ("\\frac{1}{N}(a - b)", "1/N (a − b)"),
        ("a_1 b_1 + a_2 b_2 = -3 - (-2)", "a₁b₁ + a₂b₂ = −3 − (−2)"),
        ("2 \\cdot 10^{-3}", "2·10⁻³"),
        ("f''", "f′′"),
        ("a \\qquad b", "a b"),
    ],
)
def test_formula_as_text(latex, text):
    assert plain(latex) == text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<semantics><mrow><mi>w</mi></mrow><annotation>\\log w</annotation></semantics>", "w"),
        ("<mi>log</mi><mo>\u2061</mo><mi>x</mi>", "log x"),
        ("<mi>log</mi><mo>\u2061</mo><mo>(</mo><mi>x</mi><mo>)</mo>", "log(x)"),
        ("<msup><mrow><mi>log</mi><mo>\u2061</mo></mrow><mn>2</mn></msup><mi>x</mi>", "log²x"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√x"),
        ("<mtable><mtr><mtd><mn>1</mn></mtd></mtr></mtable>", "…"),
        (
            '<mtable columnspacing="0em"><mtr><mtd><mi>a</mi></mtd><mtd><mrow><mo>=</mo><mn>1</mn><mo>,</mo></mrow>'
            "</mtd></mtr><mtr><mtd><mi>b</mi></mtd><mtd><mrow><mo>=</mo><mn>2</mn></mrow></mtd></mtr></mtable>",
            "a = 1; b = 2",
        ),
        ("<munder><munder><mi>a</mi><mo>⏟</mo></munder><mtext>el paso</mtext></munder>", "a (el paso)"),
        ("<mphantom><mi>x</mi></mphantom>", ""),
        ("<mtext>si\u00a0x</mtext>", "si x"),
    ],
)
def test_mathml_of_katex_as_text(inside, text):
    assert plain_element(fromstring(f"<math>{inside}</math>")) == text
