"""Las pistas de los errores de Python: nombran lo del lector, y otra causa no se lleva la de al lado."""

import builtins
import re
import warnings

import pytest
from error_cases import EXPLAINED, OTHER_CAUSE, failure

from optlib.errors import as_html, explain


def hint(source: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        return explain(failure(source))


@pytest.mark.parametrize("source", EXPLAINED)
def test_a_frequent_error_is_explained(source):
    text = hint(source)
    assert text and all(part in text for part in EXPLAINED[source]), text
    # Nombra algo que el lector ha escrito, o su línea.
    words = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", text))))
    written = {*re.findall(r"\w+", source), *re.findall(r"\d+|[^\W\d]\w*", source)}
    assert words & written or "línea" in text, text
    assert not re.search(r"  |\.\.$| ,|``", text) and text[-1] in ".?"


@pytest.mark.parametrize("source", OTHER_CAUSE)
def test_another_cause_does_not_get_it(source):
    text = hint(source)
    assert not any(part in text for part in OTHER_CAUSE[source]), text


def test_a_name_of_further_down_says_where():
    error = failure("rate * 2")
    assert "en la celda 7" in explain(error, {"rate": "la celda 7"})
    assert "`rate`" in explain(failure("ratte * 2"), {"rate": "la celda 7"})


def test_objects_that_cannot_be_looked_at_do_no_harm():
    broken = (
        "class A:\n    def __getattribute__(self, name): raise RuntimeError\n    def __repr__(self): return 1 / 0\n"
    )
    for code in ("A() + 1", "A()[0]", "a = A()\na.x", "a = A()\nlen(a)", "a = A()\nfor i in a: pass", "b, c = A()"):
        assert isinstance(hint(broken + code), str)
    assert hint("class E(Exception):\n    __class__ = property(lambda self: 1 / 0)\nraise E") == ""
    assert hint("raise ValueError('shapes (' + '1,' * 5000)") == ""
    assert hint("class E(TypeError):\n    def __str__(self): return 1 / 0\nraise E") == ""


def test_an_error_of_a_library_is_explained_with_the_code_of_the_reader():
    assert "la de `x` es `(3,)` y la de `grads`, `(2,)`" in hint("def add(a, b):\n    return a + b\nx + grads")
    assert "la de `a` es `(3,)` y la de `b`, `(2,)`" in hint("def add(a, b):\n    return a + b\nadd(x, grads)")


def test_without_code_of_the_reader_there_is_no_hint():
    for error in (ValueError("x"), KeyError("a"), TypeError("unsupported operand type(s) for +: 'NoneType'")):
        assert explain(error) == ""


def test_the_hint_as_html_is_code_and_never_markup():
    assert as_html("`<b>` y <i>") == "<code>&lt;b&gt;</code> y &lt;i&gt;"


def test_the_table_has_errors_of_every_class():
    names = ("Name", "Type", "Value", "Index", "Key", "Attribute", "ZeroDivision", "Syntax", "Indentation", "Overflow")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        found = {type(failure(source)) for source in EXPLAINED}
    assert found >= {getattr(builtins, name + "Error") for name in names}
