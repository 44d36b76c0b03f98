"""El resumen de cada página, el tiempo de lectura y las páginas vecinas."""

from types import SimpleNamespace

import pytest
from course_theme import head, navigation
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Corta.", "Corta."),
        ("a" * 160, "a" * 160),
        ("Una frase de unas sesenta letras, que ya dice de qué va la página. " + "palabra " * 30, None),
        ("palabra, " * 30, "palabra, " * 16 + "palabra…"),
    ],
)
def test_shorten(text, short):
    result = navigation.shorten(text)
    assert len(result) <= 160
    assert result == (short or "Una frase de unas sesenta letras, que ya dice de qué va la página.")


def page(*children: nodes.Node) -> nodes.document:
    document = new_document("x")
    document += nodes.section("", nodes.title("", "Título"), *children)
    return document


def test_description_is_the_first_paragraph_without_citations():
    citation = addnodes.pending_xref("", nodes.inline("", "[kingma2015]"), refdomain="cite")
    text = nodes.paragraph("", "", nodes.Text("Sea "), nodes.math("", "x^2"), nodes.Text("  el coste "), citation)
    text += nodes.Text(" , que baja.")
    assert (
        navigation.description(page(nodes.note(), text, nodes.paragraph("", "Otro."))) == "Sea x² el coste, que baja."
    )


def test_description_keeps_the_marks_that_go_with_a_formula():
    formula = nodes.math("", "x", opening="(", closing="),")
    assert navigation.description(page(nodes.paragraph("", "Sea ", formula, nodes.Text(" y más")))) == "Sea (x), y más"


def test_a_page_without_text_has_no_description():
    assert navigation.description(page()) == "" and navigation.description(new_document("x")) == ""


@pytest.mark.parametrize(
    ("classes", "text", "time"),
    [
        (["apertura"], "Tiempo: 40 minutos.", "40 minutos"),
        (["apertura"], "Necesitas derivar.", ""),
        (["intentalo"], "Tiempo: 40 minutos.", ""),
    ],
)
def test_reading_time(classes, text, time):
    box = nodes.admonition("", nodes.title("", "Qué aprenderás"), nodes.paragraph("", text), classes=classes)
    assert navigation.reading_time(page(box)) == time


PARTS = [
    {"caption": "A", "pages": [{"docname": "uno"}, {"docname": "dos"}]},
    {"caption": "B", "pages": [{"docname": "z"}]},
]


@pytest.mark.parametrize(
    ("docname", "previous", "following"),
    [("index", None, "uno"), ("uno", "index", "dos"), ("dos", "uno", "z"), ("z", "dos", None), ("suelta", None, None)],
)
def test_neighbours_in_the_order_of_the_book(monkeypatch, docname, previous, following):
    monkeypatch.setattr(navigation, "parts", lambda app: PARTS)
    app = SimpleNamespace(config=SimpleNamespace(root_doc="index"))
    names = tuple(page and page["docname"] for page in navigation.neighbours(app, docname))
    assert names == (previous, following)


def test_every_page_is_written_again_when_the_outline_changes(monkeypatch):
    outline, env = [{"caption": "", "pages": ["a"]}], SimpleNamespace(found_docs={"index", "a"})
    monkeypatch.setattr(navigation, "parts", parts := lambda app: list(outline))
    parts.cache_clear = lambda: None
    assert navigation.refresh(None, env) == {"index", "a"}
    assert navigation.refresh(None, env) == set()
    outline.append({"caption": "", "pages": ["b"]})
    assert navigation.refresh(None, env) == {"index", "a"}


def test_policy_admits_the_one_inline_script_and_nothing_foreign():
    policy = dict(rule.split(" ", 1) for rule in head.policy().split("; "))
    assert policy["default-src"] == "'self'" and policy["object-src"] == "'none'"
    assert policy["script-src"].startswith("'self' 'sha256-") and "unsafe" not in policy["script-src"]
    assert "http" not in head.policy()
