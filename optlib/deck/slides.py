"""La presentación de partida, leída como datos.

``slides.toml`` transcribe la presentación tal como está impresa: diapositivas, fórmulas, datos de partida,
tablas y afirmaciones. Este módulo solo lo lee y lo da por clave; qué números son correctos lo dice
:mod:`optlib.deck.audit`.

>>> printed("shifted_parabola.2.f").text
'5.76'
>>> given("adam.eps")
1e-08
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from ..text.formatting import format_number

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Slide:
    """Diapositiva: título, capítulo que la trata (el nombre de su cuaderno) y si se ha perdido, por ser una imagen."""

    id: str
    title: str
    chapter: str
    lost: bool = False


@dataclass(frozen=True)
class Formula:
    """Fórmula tal como está impresa, en LaTeX; ``also`` nombra otras diapositivas en las que se repite."""

    key: str
    slide: str
    chapter: str
    latex: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Given:
    """Dato de partida: ``symbol``, su símbolo en LaTeX, y ``text``, su valor tal como está impreso."""

    key: str
    slide: str
    chapter: str
    symbol: str
    text: str


@dataclass(frozen=True)
class Claim:
    """Afirmación en palabras; ``text`` la resume."""

    key: str
    slide: str
    chapter: str
    text: str


@dataclass(frozen=True)
class PrintedNumber:
    """Número impreso en una tabla o en un paso resuelto.

    ``text`` es la cadena impresa, ``work`` el cálculo que la precede (vacío si no hay) y ``approx`` dice si
    lleva «≈» delante. ``row`` cuenta desde 1.
    """

    key: str
    slide: str
    chapter: str
    table: str
    row: int
    column: str
    text: str
    work: str = ""
    approx: bool = False

    @property
    def value(self) -> float:
        """El número impreso, como ``float``."""
        return float(self.text)

    @property
    def shown(self) -> str:
        """El número impreso, con el signo menos de los demás números del curso."""
        return format_number(self.value, self.decimals, fixed=True)

    @property
    def quoted(self) -> str:
        """Como ``shown``, con «≈» delante si la diapositiva lo lleva."""
        return f"≈ {self.shown}" if self.approx else self.shown

    @property
    def decimals(self) -> int:
        """Cuántos decimales lleva impresos."""
        return len(self.text.partition(".")[2])


@dataclass(frozen=True)
class PrintedTable:
    """Tabla o paso resuelto: nombres de las columnas, cabeceras impresas (``heads``), en LaTeX, y números por filas."""

    key: str
    slide: str
    chapter: str
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[PrintedNumber, ...], ...]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("slides.toml").read_text(encoding="utf-8"))


@cache
def slides() -> dict[str, Slide]:
    """Las diapositivas, por identificador y en el orden de la presentación."""
    return {entry["id"]: Slide(**entry) for entry in _data()["slide"]}


@cache
def formulas() -> dict[str, Formula]:
    """Las fórmulas, por clave."""
    return {entry["key"]: Formula(**{**entry, "also": tuple(entry.get("also", ()))}) for entry in _data()["formula"]}


@cache
def givens() -> dict[str, Given]:
    """Los datos de partida, por clave."""
    entries = [dict(entry) for entry in _data()["given"]]
    return {entry["key"]: Given(text=entry.pop("value"), **entry) for entry in entries}


@cache
def claims() -> dict[str, Claim]:
    """Las afirmaciones, por clave."""
    return {entry["key"]: Claim(**entry) for entry in _data()["claim"]}


def _row(entry: dict[str, Any], index: int, texts: list[str]) -> tuple[PrintedNumber, ...]:
    """Los números de la fila ``index`` de la tabla descrita por ``entry``."""
    numbers = []
    for column, text in zip(entry["columns"], texts, strict=True):
        place = f"{index}.{column}"
        numbers.append(
            PrintedNumber(
                key=f"{entry['key']}.{place}",
                slide=entry["slide"],
                chapter=entry["chapter"],
                table=entry["key"],
                row=index,
                column=column,
                text=text,
                work=entry["work"].get(place, ""),
                approx=place in entry["approx"],
            )
        )
    return tuple(numbers)


@cache
def tables() -> dict[str, PrintedTable]:
    """Las tablas y los pasos resueltos, por clave."""
    result = {}
    for entry in _data()["table"]:
        rows = tuple(_row(entry, index, texts) for index, texts in enumerate(entry["rows"], start=1))
        fields = {name: entry[name] for name in ("key", "slide", "chapter")}
        result[entry["key"]] = PrintedTable(
            **fields, columns=tuple(entry["columns"]), heads=tuple(entry["heads"]), rows=rows
        )
    return result


@cache
def numbers() -> dict[str, PrintedNumber]:
    """Todos los números de las tablas, por clave ``TABLA.FILA.COLUMNA``."""
    return {number.key: number for table in tables().values() for row in table.rows for number in row}


def _find(collection: dict[str, Entry], key: str, what: str) -> Entry:
    """El elemento ``key`` de ``collection``; si no existe, ``ValueError`` con los nombres parecidos."""
    if key in collection:
        return collection[key]
    near = [name for name in collection if name.split(".")[0] == str(key).split(".")[0]]
    raise ValueError(f"{what} desconocido: {key!r}. Existen: {', '.join(near or collection)}.")


def printed(key: str) -> PrintedNumber:
    """El número de clave ``key``, como ``"shifted_parabola.2.f"``. Clave desconocida: ``ValueError``."""
    return _find(numbers(), key, "Número")


def table(key: str) -> PrintedTable:
    """La tabla de clave ``key``. Clave desconocida: ``ValueError``."""
    return _find(tables(), key, "Nombre de tabla")


def given(key: str) -> float:
    """El dato de partida ``key`` como ``float``, para no volver a teclearlo en un capítulo.

    >>> given("neuron.x")
    2.0

    Clave desconocida: ``ValueError``.
    """
    text = _find(givens(), key, "Dato de partida").text
    return float(text.replace("10^{", "1e").rstrip("}"))
