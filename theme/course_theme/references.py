"""Referencias en español: «Kingma y Ba, 2015» en el texto, y una lista por autores con «En», «vol.» y «págs.»."""

from dataclasses import dataclass, field

from pybtex.database import Entry
from pybtex.plugin import register_plugin as register_formatting
from pybtex.richtext import Tag, Text
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.unsrt import Style as PlainStyle
from pybtex.style.formatting.unsrt import pages
from pybtex.style.template import Node, join, node, optional, optional_field, sentence, tag, words
from pybtex.style.template import field as entry_field
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.plugin import register_plugin as register_referencing
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

NAME = "curso"
ORDINALS = {"2": "2.ª ed.", "3": "3.ª ed.", "4": "4.ª ed."}

# El volumen, si lo hay.
VOLUME = optional[join["vol. ", entry_field("volume")]]


@node
def authors(children: list, context: dict) -> Text | str:
    """Une los nombres con comas y una «y»; el «others» de BibTeX es «otros»."""
    style, people = context["style"], context["entry"].persons["author"]
    names = [style.format_name(person, False).format_data(context) for person in people]
    names = [Text("otros") if str(name) == "others" else name for name in names]
    return names[0] if len(names) == 1 else Text(Text(", ").join(names[:-1]), " y ", names[-1])


class SpanishStyle(PlainStyle):
    """Lista de referencias: autores (año). Título. Dónde. Enlace."""

    default_sorting_style = "author_year_title"
    default_label_style = "alpha"

    def reference(self, e: Entry, title: Node, *where: Node) -> Node:
        """Une autores, año, título y las partes de ``where`` con el enlace final."""
        opening = join[authors, " (", entry_field("year"), ")"]
        return toplevel[sentence[opening], title, *where, self.format_web_refs(e)]

    def inside(self, e: Entry, *details: Node) -> Node:
        """Lo que está dentro de otra obra: «En», su título y los detalles."""
        container = join["En ", tag("em")[entry_field("booktitle")]]
        return sentence[container, *details, optional[join["págs. ", pages]]]

    @staticmethod
    def series() -> Node:
        """La colección y su volumen, si los hay."""
        return optional[words[entry_field("series"), VOLUME]]

    def get_article_template(self, e: Entry) -> Node:
        """Un artículo de revista: revista, volumen(número), páginas."""
        issue = optional[join[entry_field("volume"), optional["(", entry_field("number"), ")"]]]
        where = sentence[tag("em")[entry_field("journal")], issue, optional[join["págs. ", pages]]]
        return self.reference(e, self.format_title(e, "title"), where)

    def get_book_template(self, e: Entry) -> Node:
        """Un libro: edición, editorial, lugar y nota."""
        edition = optional[entry_field("edition", apply_func=lambda text: ORDINALS.get(str(text), str(text)))]
        publisher = sentence[edition, optional_field("publisher"), optional_field("address")]
        return self.reference(e, self.format_btitle(e, "title"), publisher, sentence[optional_field("note")])

    def get_incollection_template(self, e: Entry) -> Node:
        """Un capítulo de un libro de varios."""
        where = self.inside(e, self.series(), optional_field("publisher"))
        return self.reference(e, self.format_title(e, "title"), where)

    def get_inproceedings_template(self, e: Entry) -> Node:
        """Una ponencia: la colección de sus actas o, si no tiene, el volumen."""
        details = self.series() if "series" in e.fields else VOLUME
        return self.reference(e, self.format_title(e, "title"), self.inside(e, details))

    def get_misc_template(self, e: Entry) -> Node:
        """Lo demás: dónde se publicó."""
        return self.reference(e, self.format_title(e, "title"), sentence[optional_field("howpublished")])


@dataclass
class SpanishReferences(AuthorYearReferenceStyle):
    """Citas por autor y año: «(Kingma y Ba, 2015)», «Choi y otros (2019)»."""

    bracket_parenthetical: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")"))
    bracket_textual: BracketStyle = field(default_factory=lambda: BracketStyle("(", ")"))
    person: PersonStyle = field(
        default_factory=lambda: PersonStyle(sep2=" y ", last_sep=" y ", other=Text(" y ", Tag("em", "otros")))
    )


def setup(app: Sphinx) -> None:
    register_formatting("pybtex.style.formatting", NAME, SpanishStyle)
    register_referencing("sphinxcontrib.bibtex.style.referencing", NAME, SpanishReferences)
