"""El resumen de cada página y la política de seguridad de todas."""

from course_theme import head, navigation
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes


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


def test_policy_admits_the_one_inline_script_and_nothing_foreign():
    policy = dict(rule.split(" ", 1) for rule in head.policy().split("; "))
    assert policy["default-src"] == "'self'" and policy["object-src"] == "'none'"
    assert policy["script-src"].startswith("'self' 'sha256-") and "unsafe" not in policy["script-src"]
    assert "http" not in head.policy()
