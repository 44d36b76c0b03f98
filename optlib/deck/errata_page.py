"""Las tablas de la página de erratas, hechas de ``slides.toml``, ``errata.toml`` y los valores que calcula optlib.

>>> print(summary())
<Tabla «Los números de la presentación, tabla a tabla»: 5 filas>
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ..text.mathml import mathml
from . import audit, slides
from .comparison import explain, mark, place, prose, spoken_place, value_cell

KINDS = ("fórmula", "notación", "redacción", "dato que falta")
_TABLES = {
    "shifted_parabola": "Descenso por gradiente en (w − 3)²",
    "neuron": "Neurona",
    "adam_first_step": "Adam, primer paso",
    "adam": "Adam, tres iteraciones",
}
_VERDICTS = {"agrees": "Coinciden", "erratum": "Erratas", "inherited": "Heredados"}


@dataclass(frozen=True)
class TextTable:
    """Tabla de texto, que se dibuja sola en un cuaderno.

    ``header`` son los rótulos de las columnas y ``rows``, las celdas fila a fila, todas HTML ya escapado; la primera de
    cada fila es su cabecera. ``name`` es la clase CSS.
    """

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    name: str = "errata-table"

    def __repr__(self) -> str:
        return f"<Tabla «{self.caption}»: {len(self.rows)} fila{'s' * (len(self.rows) != 1)}>"

    def _repr_html_(self) -> str:
        heads = "".join(f'<th scope="col">{head}</th>' for head in self.header)
        body = "\n".join(self._row(*row) for row in self.rows)
        return (
            f'<div class="table-scroll"><table class="{self.name}">\n<caption>{escape(self.caption)}</caption>\n'
            f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>"
        )

    def _row(self, first: str, *rest: str) -> str:
        cells = []
        for label, cell in zip(self.header[1:], rest, strict=True):
            # El rótulo repetido sirve en el teléfono, donde cada fila se lee como una ficha.
            attribute = f' data-label="{label}"' if self.name == "errata-table" else ""
            whole = cell if cell.startswith("<td") else f"<td>{cell}</td>"
            cells.append(whole.replace("<td", f"<td{attribute}", 1))
        head = first if first.startswith("<th") else f'<th scope="row">{first}</th>'
        return f"<tr>{head}{''.join(cells)}</tr>"


def chapter_name(chapter: str) -> str:
    """El nombre del capítulo que trata una diapositiva, a partir del de su cuaderno.

    >>> chapter_name("02_descenso_gradiente")
    'Descenso por gradiente'
    """
    return audit.errata()["chapters"][chapter]


def title(slide: str) -> str:
    """Título de la diapositiva de ese identificador, como HTML y sin los dos puntos finales.

    Errores: ``KeyError`` si no existe.
    """
    return escape(slides.slides()[slide].title.rstrip(":"))


def summary() -> TextTable:
    """Cuántos números de cada tabla coinciden, son erratas o están heredados."""
    counts = {name: Counter(verdict.kind for verdict in audit.verdicts(name).values()) for name in _TABLES}
    rows = [[label, *(str(counts[name][kind]) for kind in _VERDICTS)] for name, label in _TABLES.items()]
    total = sum(counts.values(), Counter())
    rows.append(["Todos", *(str(total[kind]) for kind in _VERDICTS)])
    for row in rows:
        row.append(str(sum(map(int, row[1:]))))
    header = ["Tabla", *_VERDICTS.values(), "Números"]
    return TextTable("Los números de la presentación, tabla a tabla", header, rows, "optlib-table")


def kinds() -> TextTable:
    """Cuántas observaciones que no son números hay de cada clase."""
    counts = Counter(item["kind"] for item in audit.errata()["item"])
    rows = [[kind.capitalize(), str(counts[kind])] for kind in KINDS]
    rows.append(["Todas", str(counts.total())])
    return TextTable("Las demás observaciones, por clase", ["Clase", "Observaciones"], rows, "optlib-table")


def mistaken_numbers(table: str) -> TextTable:
    """Los números de ``table`` que no coinciden: qué dice la diapositiva, qué es lo correcto y por qué.

    Errores: ``ValueError`` si la tabla no existe.
    """
    labels = {"erratum": "errata", "inherited": "heredado"}
    rows = []
    for verdict in audit.verdicts(table).values():
        if verdict.kind == "agrees":
            continue
        number = verdict.number
        head = f'<th scope="row" aria-label="{escape(spoken_place(number))}">{place(number)}</th>'
        label = mark(verdict, labels[verdict.kind])
        rows.append([head, number.quoted, value_cell(verdict), label, explain(verdict, brief=True)])
    caption = f"{_TABLES[table]}: números que no coinciden"
    return TextTable(caption, ["Número", "Diapositiva", "Correcto", "Veredicto", "Por qué"], rows)


def items(chapter: str) -> TextTable:
    """Lo que hay que corregir o completar en las diapositivas que trata ``chapter``, aparte de los números.

    La causa se dice si se conoce.

    Errores: ``ValueError`` si ningún capítulo se llama así.
    """
    found = [item for item in audit.errata()["item"] if item["chapter"] == chapter]
    if not found:
        known = sorted({item["chapter"] for item in audit.errata()["item"]})
        raise ValueError(f"No hay observaciones del capítulo {chapter!r}. Las hay de {', '.join(known)}.")
    rows = []
    for item in sorted(found, key=lambda item: KINDS.index(item["kind"])):
        where = f'{item["kind"].capitalize()}<br><span class="slide-title">«{title(item["slide"])}»</span>'
        known = item["cause"] != audit.UNKNOWN
        cause = f'<br><span class="cause">Causa: {prose(item["cause"])}.</span>' if known else ""
        rows.append([where, prose(item["says"]), prose(item["right"]) + cause])
    header = ["Clase y diapositiva", "Qué dice", "Qué es correcto"]
    return TextTable(f"{chapter_name(chapter)}: fórmulas, notación, redacción y datos que faltan", header, rows)


def sound() -> TextTable:
    """Las fórmulas y afirmaciones revisadas en las que no hay nada que corregir."""
    formulas, claims = slides.formulas(), slides.claims()
    rows = []
    for key in audit.errata()["sound"]["keys"]:
        if key in formulas:
            rows.append([title(formulas[key].slide), mathml(formulas[key].latex)])
        elif key in claims:
            rows.append([title(claims[key].slide), prose(claims[key].text)])
    return TextTable("Fórmulas y afirmaciones correctas tal como están", ["Diapositiva", "Qué dice"], rows)


def index() -> TextTable:
    """Todas las diapositivas, en orden: qué capítulo las trata y cuáles se han perdido."""
    rows = []
    for position, slide in enumerate(slides.slides().values(), start=1):
        state = "perdida: era una imagen" if slide.lost else "conservada"
        rows.append([str(position), title(slide.id), chapter_name(slide.chapter), state])
    return TextTable("Las diapositivas y el capítulo que las trata", ["N.º", "Título", "Tratada en", "Estado"], rows)
