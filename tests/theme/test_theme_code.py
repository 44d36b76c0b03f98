"""El código de las páginas: cada línea en su caja, y sin las celdas que solo ponen un ejercicio o una figura."""

import re
from html import unescape

import docutils.nodes
import docutils.utils
import pytest
from course_theme.code_lines import LineFormatter
from course_theme.notebook_cells import drop_latex, only_shows
from pygments import highlight
from pygments.lexers import PythonLexer

from optlib.exercises.texts import Texts

SOURCE = '''def f(x):
    """Una docstring
    de dos líneas."""
    if x < 1 and x > 0:

            return {"a": 1}  # muy adentro
'''


def test_each_line_is_in_its_box_and_the_text_is_the_same():
    html = highlight(SOURCE, PythonLexer(), LineFormatter())
    text = unescape(re.sub("<[^>]*>", "", html))
    assert text.strip("\n") == SOURCE.strip("\n")
    assert re.findall(r'<span class="line( i\d+)?">', html) == ["", " i4", " i4", " i4", "", " i12"]


@pytest.mark.parametrize(
    ("source", "shows"),
    [
        ('exercise("gd-tabla")', True),
        ('figure(\n    "carrera",\n    optimizers=["Adam"],\n)', True),
        ('fig = figure("carrera")', False),
        ('lrs = {}\nfigure("carrera", lrs=lrs)', False),
        ('from optlib.figures import figure\nfigure("carrera")', True),
        ('from mine import figure\nfigure("carrera")', False),
        ("check(step)", False),
        ("exercise", False),
        ("esto no es Python", False),
        ("", False),
    ],
)
def test_which_cells_only_show_something(source, shows):
    assert only_shows(source) == shows


def test_a_formula_of_an_exercise_goes_once_in_the_page():
    texts = Texts({"lr": 0.1}, portable=True)
    document = docutils.utils.new_document("página")
    document += docutils.nodes.raw("", f"<p>{texts.inline('Con $x^2$ y $@{lr}$, ¿qué sale?')}</p>", format="html")
    drop_latex(None, document)
    html = document.astext()
    assert html.count("<math") == 2 and 'data-v="0"' in html
    assert "exercise-tex" not in html and "exercise-mathml" not in html and "\\(" not in html
    assert re.sub("<[^>]*>", "", html) == "Con x2 y 0.1, ¿qué sale?"
