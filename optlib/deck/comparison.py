"""Tablas reconstruidas junto a los números de la presentación, para los capítulos.

Cada número calculado está en una celda ``<td data-slide="CLAVE">``; debajo va lo que imprime la diapositiva, con
su veredicto en palabras. Al pie se explica todo lo que no coincide.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from ..text.formatting import format_number
from ..text.mathml import mathml, together
from ..text.plain import plain
from . import audit, slides

LABELS = {"agrees": "= coincide", "erratum": "≠ errata", "inherited": "≠ heredado"}
_COUNTS = {
    "agrees": ("coincide", "coinciden"),
    "erratum": ("errata", "erratas"),
    "inherited": ("heredado", "heredados"),
}


def prose(text: str) -> str:
    """Convierte en HTML un texto de ``errata.toml``: lo que va entre ``$`` es una fórmula.

    Errores: ``ValueError`` si una fórmula no se entiende.

    >>> prose("sea $x$ <1")
    'sea <math><mi>x</mi></math> &lt;1'
    """
    parts = text.split("$")
    for k in range(1, len(parts), 2):
        parts[k - 1 : k + 2] = together(parts[k - 1], mathml(parts[k]), parts[k + 1])
    return "".join(part if k % 2 else escape(part) for k, part in enumerate(parts))


def count(verdicts: Iterable[audit.Verdict]) -> str:
    """Recuento en palabras, por clase de veredicto.

    >>> count(audit.verdicts("shifted_parabola").values())
    '15 coinciden · 1 errata · 0 heredados'
    """
    kinds = Counter(verdict.kind for verdict in verdicts)
    return " · ".join(f"{kinds[kind]} {_COUNTS[kind][kinds[kind] != 1]}" for kind in LABELS)


def place(number: slides.PrintedNumber) -> str:
    """Nombre del número para una frase: ``x₂``, o la cabecera de su columna y la iteración.

    >>> place(slides.printed("adam.2.x"))
    '<math><msub><mi>x</mi><mn>2</mn></msub></math>'
    """
    head, iteration = _head(number)
    return mathml(head) + iteration


def spoken_place(number: slides.PrintedNumber) -> str:
    """Como ``place``, en texto sencillo.

    >>> spoken_place(slides.printed("shifted_parabola.4.f"))
    'f(w) (iteración 4)'
    """
    head, iteration = _head(number)
    return plain(head) + iteration


def _head(number: slides.PrintedNumber) -> tuple[str, str]:
    table = slides.table(number.table)
    head = table.heads[table.columns.index(number.column)]
    numbered = head.replace("_t", f"_{number.row}")
    return numbered, "" if numbered != head or len(table.rows) == 1 else f" (iteración {number.row})"


def explain(verdict: audit.Verdict, *, brief: bool = False) -> str:
    """Explica en HTML un número que no coincide: qué se lee, qué es lo correcto y la causa, si se conoce.

    ``brief`` omite los valores, que ya están en una tabla.
    """
    number = verdict.number
    text = "" if brief else f"{place(number)}: la diapositiva dice {number.shown}; lo correcto es {verdict.text}. "
    if verdict.kind == "inherited":
        origins = [slides.printed(key) for key in verdict.sources]
        names = " y ".join(f"{place(origin)} = {origin.shown}" for origin in origins)
        text += f"Heredado de {names}. "
    else:
        text += f"Causa: {prose(verdict.cause)}. "
        if verdict.sources:
            exact = format_number(verdict.carried, number.decimals, fixed=True)
            text += f"Tampoco sale de los números anteriores de la diapositiva, que darían {exact}. "
    return (text + prose(verdict.note)).strip()


def value_cell(verdict: audit.Verdict, label: str = "") -> str:
    """Celda con el valor correcto, que dice de qué número es, qué veredicto tiene y, con ``label``, su columna."""
    named = f'data-label="{escape(label)}" ' if label else ""
    return f'<td {named}data-slide="{verdict.number.key}" data-verdict="{verdict.kind}">{verdict.text}</td>'


def mark(verdict: audit.Verdict, label: str) -> str:
    """El veredicto en palabras, ``label``, con su color."""
    return f'<span class="verdict verdict-{verdict.kind}">{label}</span>'


@dataclass(frozen=True)
class Comparison:
    """Tabla calculada junto a la de la presentación; ``verdicts`` va por clave. Se dibuja sola en un cuaderno."""

    table: slides.PrintedTable
    verdicts: dict[str, audit.Verdict]

    def __repr__(self) -> str:
        return f"<Comparación de «{self.table.key}»: {count(self.verdicts.values())}>"

    def _repr_html_(self) -> str:
        title = slides.slides()[self.table.slide].title
        caption = f"Calculado y diapositiva «{title.rstrip(':')}»: {count(self.verdicts.values())}"
        heads = "".join(
            f'<th scope="col" aria-label="{escape(plain(head))}">{mathml(head)}</th>' for head in self.table.heads
        )
        bodies = "\n".join(self._body(row) for row in self.table.rows)
        table = (
            '<div class="table-scroll"><table class="optlib-table deck-comparison">\n'
            f"<caption>{escape(caption)}</caption>\n"
            f'<thead><tr><th scope="col">Iteración</th><th scope="col">Origen</th>{heads}</tr></thead>\n'
            f"{bodies}\n</table></div>"
        )
        return table + notes(self.verdicts.values())

    def _body(self, row: tuple[slides.PrintedNumber, ...]) -> str:
        """Dos filas por iteración: lo calculado y lo que imprime la diapositiva, con su veredicto."""
        ours, deck = [], []
        for number in row:
            verdict = self.verdicts[number.key]
            ours.append(value_cell(verdict, plain(_head(number)[0])))
            deck.append(f"<td>{number.quoted} {mark(verdict, LABELS[verdict.kind])}</td>")
        return (
            f'<tbody>\n<tr><th scope="rowgroup" rowspan="2">{row[0].row}</th>'
            f'<th scope="row">calculado</th>{"".join(ours)}</tr>\n'
            f'<tr class="deck"><th scope="row">diapositiva</th>{"".join(deck)}</tr>\n</tbody>'
        )


def notes(verdicts: Iterable[audit.Verdict]) -> str:
    """Lista con la explicación de cada número que no coincide; vacía si coinciden todos."""
    items = [f"<li>{explain(verdict)}</li>" for verdict in verdicts if verdict.kind != "agrees"]
    return '\n<ul class="deck-notes">\n' + "\n".join(items) + "\n</ul>" if items else ""


def compare(table: str, **columns: Any) -> Comparison:
    """Compara la tabla ``table`` de la presentación con columnas calculadas, una por nombre.

    Cada columna tiene un valor por fila. Columnas: ``w``, ``f``, ``grad`` y ``w_new`` en ``shifted_parabola``; ``w``,
    ``y_hat``, ``cost``, ``grad`` y ``w_new`` en ``neuron``; ``g``, ``m``, ``v``, ``m_hat``, ``v_hat`` y ``x`` en
    ``adam_first_step`` y ``adam``. Errores: ``ValueError`` si la tabla no existe o las columnas no son las suyas.

    >>> from optlib import GradientDescent, minimize, shifted_parabola
    >>> run = minimize(shifted_parabola, 0.0, GradientDescent(lr=0.1), steps=4)
    >>> compare("shifted_parabola", w=run.x[:-1], f=run.f[:-1], grad=run.grad, w_new=run.x[1:])
    <Comparación de «shifted_parabola»: 15 coinciden · 1 errata · 0 heredados>
    """
    return Comparison(slides.table(table), audit.judge(table, columns))
