"""Piezas de los ejercicios: leer números, expresiones, textos, datos que no valen y el banco."""

import json
import math
from pathlib import Path

import pytest
from exercise_tools import node
from hypothesis import given, settings
from hypothesis import strategies as st

from optlib.exercises.bank import everything, find, pages, questions
from optlib.exercises.draws import Draw
from optlib.exercises.execution import Run
from optlib.exercises.expressions import evaluate, parse
from optlib.exercises.kinds import Numeric
from optlib.exercises.reading import UnreadableNumber, read_number
from optlib.exercises.recipes import instantiate
from optlib.exercises.texts import Texts
from optlib.text.formatting import format_number
from optlib.text.mathml import mathml

NUMBERS = json.loads((Path(__file__).parent / "data/numbers.json").read_text("utf-8"))


def read(text):
    try:
        return {"value": read_number(text)}
    except UnreadableNumber as error:
        return {"why": str(error)}


@pytest.mark.parametrize(("text", "value"), NUMBERS["good"])
def test_numbers_are_read_as_people_write_them(text, value):
    assert read_number(text) == pytest.approx(value, rel=1e-15, abs=0)


@pytest.mark.parametrize("text", NUMBERS["bad"])
def test_what_is_not_a_number_is_refused_with_a_reason(text):
    with pytest.raises(UnreadableNumber, match=r"^[A-ZÁÉÍÓÚÑ].*\.$") as caught:
        read_number(text)
    assert not text.strip() or text.strip() not in str(caught.value) or len(text.strip()) < 4


def test_the_page_reads_numbers_the_same():
    texts = [text for text, _ in NUMBERS["good"]] + NUMBERS["bad"]
    [found] = node(("read", texts))
    assert found == [read(text) for text in texts]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(st.sampled_from("0123456789.,eE+-−/·*^10 <>()x%=∞⁻³"), max_size=12), max_size=60))
def test_python_and_page_agree_on_any_text(texts):
    if texts:
        assert node(("read", texts)) == [[read(text) for text in texts]]


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e8, max_value=1e8))
def test_what_is_written_can_be_read(value):
    shown = format_number(value, 4)
    assert math.isclose(read_number(shown), value, rel_tol=2e-3, abs_tol=0.5000001e-4)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 + 2*3", 7), ("-(a - 1)**2", -4), ("x[1][0]", 5), ("a < 4 and not a == 3", False), ("max(a, 2.5)", 3)],
)
def test_expressions(text, value):
    assert evaluate(parse(text), {"a": 3, "x": [[0], [5]]}) == value


@pytest.mark.parametrize("text", ["__import__('os')", "a.b", "[1]", "lambda: 1", "f(1)", "a if b else c", "'x'", "1 +"])
def test_expressions_admit_only_arithmetic(text):
    with pytest.raises(ValueError, match="expresión"):
        parse(text)


@pytest.mark.parametrize("text", ["1/0", "sqrt(-1)", "(-1)**0.5", "exp(1e9)", "x[9]", "x[-1]"])
def test_what_does_not_exist_is_nan(text):
    assert math.isnan(evaluate(parse(text), {"x": [1.0]}))


def test_texts_are_escaped_and_values_are_marked():
    texts = Texts({"a": -2.0})
    html = texts.blocks("Si $a = @{a:p}$ y **b** < 3 & `c<d>`:\n\n- uno\n- dos @{a/4:=3}")
    assert '<mn data-v="0">(−2)</mn>' in html and '<span data-v="1">−0.500</span>' in html
    assert "<strong>b</strong> &lt; 3 &amp; <code>c&lt;d&gt;</code>" in html and html.count("<li>") == 2


@pytest.mark.parametrize("latex", [r"\foo", "x^", "{x", "x}", r"\left( x", "a & b", "@{a}"])
def test_unknown_formulas_are_refused(latex):
    with pytest.raises(ValueError, match="fórmula"):
        mathml(latex)


def test_formulas():
    assert mathml(r"\frac{\partial f}{\partial x}") == (
        "<math><mfrac><mrow><mi>∂</mi><mi>f</mi></mrow><mrow><mi>∂</mi><mi>x</mi></mrow></mfrac></math>"
    )
    assert "<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>" in mathml(r"\tfrac12 x") == mathml(r"\tfrac{1}{2} x")
    assert mathml(r"\hat{m}_t", block=True).startswith('<math display="block"><msub><mover accent="true">')


COMMON = {"id": "una-prueba", "goal": "g", "question": "q", "solution": "s"}


def test_values_cannot_hide_a_column_of_the_run():
    run = Run("parabola", "Momentum", x0=1, hyper={"lr": 0.1})
    with pytest.raises(ValueError, match="columnas"):
        instantiate(Numeric(**COMMON, label="x", answer="v", values={"v": 1}, run=run))


def test_impossible_draws_end_with_an_error():
    item = Numeric(**COMMON, label="x", answer="a", values={"a": Draw(1, (1, 2))}, where="a > 5")
    with pytest.raises(ValueError, match="no se encuentran números que sirvan: siempre, no se cumple where"):
        instantiate(item, 1)


def test_the_bank_finds_every_exercise_and_its_page():
    assert [find(item.id) for item in everything()] == [item for items in pages().values() for item in items]
    # Con su identificador se guarda lo que hace cada lector.
    identifiers = [item.id for item in (*everything(), *questions())]
    assert len(set(identifiers)) == len(identifiers)
    with pytest.raises(ValueError, match="No hay ningún ejercicio 'gd-primer'. ¿Querías decir 'gd-primer-paso'"):
        find("gd-primer")
