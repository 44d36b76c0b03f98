"""El resumen de cada página."""

from course_theme import navigation
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
