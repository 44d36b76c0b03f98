"""Lo que no debe interrumpir: se dice bajo, se pliega o, donde hay sitio, va al margen.

Se pliegan las demostraciones y los apartados del final que son para quien quiera más; van al margen las obras citadas y
las tablas estrechas.
"""

import re
from html import escape, unescape

from docutils import nodes
from sphinx.application import Sphinx

FOLDED = {"demostracion"}
# Los apartados que se abren a quien los quiera, con lo que dice su pliegue.
APART = {
    "Más práctica": "Abrir los ejercicios que quedan",
    "La presentación, comprobada": "Ver lo que dice la presentación y lo que sale",
}
# Una referencia más larga se lee al final de la página.
LONGEST = 220
# Letras de la tabla que cabe al margen, contando tres por el hueco de cada columna.
NARROW = 44
# Letras de los renglones del código y de la salida que caben uno al lado de la otra.
CODE, OUTPUT = 60, 40


def fold(app: Sphinx, doctree: nodes.document) -> None:
    """Pliega los recuadros y apartados que no deben interrumpir, y marca lo que pide y cuánto lleva la página."""
    for paragraph in doctree.findall(nodes.paragraph):
        if "Tiempo:" in paragraph.astext():
            paragraph["classes"].append("needs")
    for box in doctree.findall(nodes.admonition):
        if FOLDED & set(box["classes"]):
            box["classes"].append("dropdown")
    for section in list(doctree.findall(nodes.section)):
        if said := APART.get(section[0].astext()):
            section.insert(1, nodes.raw("", f'<details class="apart"><summary>{said}</summary>', format="html"))
            section.append(nodes.raw("", "</details>", format="html"))


def works(doctree: nodes.document) -> dict[str, str]:
    """Las obras de la lista de referencias de la página, por su ancla, sin su enlace."""
    found = {}
    for citation in doctree.findall(nodes.citation):
        text = " ".join(part.astext() for part in citation.findall(nodes.paragraph))
        text = re.split(r" (?:doi|URL):", text)[0]
        if len(text) <= LONGEST:
            found |= dict.fromkeys(citation["ids"], text)
    return found


def note_citations(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Pone, delante del párrafo que la cita por primera vez, si es de texto corrido, cada obra citada.

    Quien oye la página o la ve sin margen ya tiene el enlace: la nota se calla y se esconde.
    """
    if app.builder.format != "html":
        return
    missing = works(doctree)
    for reference in list(doctree.findall(nodes.reference)):
        anchor = (reference.get("refuri") or "").partition("#")[2] or reference.get("refid")
        paragraph = reference.parent
        while isinstance(paragraph, nodes.inline):
            paragraph = paragraph.parent
        in_text = isinstance(paragraph, nodes.paragraph) and isinstance(paragraph.parent, nodes.section)
        if in_text and anchor in missing:
            note = f'<p class="cite-note" aria-hidden="true">{escape(missing.pop(anchor))}</p>'
            paragraph.parent.insert(paragraph.parent.index(paragraph), nodes.raw("", note, format="html"))


def is_narrow(table: str) -> bool:
    """Dice si una tabla, en HTML, cabe al margen."""
    rows = [re.findall(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", row) for row in table.split("<tr>")[1:]]
    lengths = [[len(unescape(re.sub("<[^>]+>", "", box))) + 3 for box in row] for row in rows]
    return sum(map(max, zip(*lengths, strict=True))) <= NARROW


def put_tables_beside(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Marca, con ``beside``, cada tabla estrecha, sola en su celda y entre párrafos, y el párrafo que la presenta."""
    for output in list(doctree.findall(nodes.container)):
        table, cell = output.astext(), output.parent
        if "cell_output" not in output["classes"] or len(output) > 1 or "tag_hide-input" not in cell["classes"]:
            continue
        if '<table class="optlib-table"' not in table or not is_narrow(table):
            continue
        before, after = cell.previous_sibling(), cell.next_node(descend=False, siblings=True)
        if isinstance(before, nodes.paragraph) and isinstance(after, nodes.paragraph):
            before["classes"].append("beside")
            cell["classes"].append("beside")


def put_outputs_beside(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Marca, con ``short``, cada celda de renglones cortos que escribe renglones cortos."""
    for cell in doctree.findall(nodes.container):
        if "cell" not in cell["classes"] or [child["classes"] for child in cell] != [["cell_input"], ["cell_output"]]:
            continue
        widths = [max(map(len, child.astext().splitlines()), default=0) for child in cell]
        if all(isinstance(text, nodes.literal_block) for text in cell[1]) and widths[0] <= CODE and widths[1] <= OUTPUT:
            cell["classes"].append("short")


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", fold)
    app.connect("doctree-resolved", put_tables_beside, priority=800)
    app.connect("doctree-resolved", put_outputs_beside, priority=800)
    app.connect("doctree-resolved", note_citations, priority=900)
