"""Las primeras respuestas de una clase: en qué acierta, en qué se equivoca y qué conviene volver a explicar."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..text.plain import text_of
from . import bank
from .common import Exercise, Slip
from .handins import MAX_TEXT, Answer, HandIn, Notices, hand_ins, is_general, note, told
from .kinds import Choice, FillTable, Option, Order
from .reading import UnreadableNumber, read_number
from .recipes import instantiate
from .texts import Texts

Given = tuple[HandIn, Answer]
# Lo que pasa y dónde se explica; y cada vez, en qué fichero, en qué ejercicio y con qué respuesta.
Made = dict[tuple[str, str], list[tuple[str, str, str]]]
# Con menos respuestas, la discriminación es sobre todo azar.
ENOUGH = 20
# Lo que se explica otro día.
AGAIN = 5


class Unrecognized(NamedTuple):
    """Una respuesta sin reconocer, como más se escribe (de una tabla, cada casilla), con qué sorteo y a cuántos."""

    text: str
    seed: int
    students: int


class Tally(NamedTuple):
    """Un ejercicio: cuántos lo responden, bien, y con ayuda; cuántos cometen cada error, y su discriminación."""

    id: str
    page: str
    answered: int
    right: int
    helped: int
    mistakes: dict[str, int]
    unrecognized: list[Unrecognized]
    discrimination: float | None


class Thing(NamedTuple):
    """Lo que se explica: en palabras, a cuántos de cuántos les pasa, una respuesta y dónde está, ``página#ancla``."""

    said: str
    students: int
    of: int
    example: str
    exercise: str
    where: str


@dataclass(frozen=True, repr=False)
class Classroom:
    """Una clase: las entregas, los ejercicios que alguien responde, lo que se explica otra vez y los avisos."""

    students: list[HandIn]
    exercises: list[Tally]
    again: list[Thing]
    notices: Notices

    def __repr__(self) -> str:
        lines = [f"{each.students} de {each.of}: {each.said} ({each.exercise})" for each in self.again]
        return "\n".join([f"Entregas: {len(self.students)}. Avisos: {len(self.notices)}.", *lines])


def read_class(folder: str | Path) -> Classroom:
    """Lee las entregas de una carpeta, o del ZIP de Moodle, y cuenta las primeras respuestas de la clase.

    Da ``students``, las entregas; ``exercises``, lo que se responde a cada ejercicio; ``again``, las cinco cosas que
    conviene explicar otra vez, las que les pasan a más; y ``notices``, de qué hay que avisar y en qué ficheros: lo que
    no se lee no para lo demás. De quien entrega dos veces vale la última. La discriminación, con veinte respuestas o
    más, es la correlación biserial puntual entre acertar el ejercicio y la parte que se acierta de los otros. Errores:
    ``ValueError`` si no hay ninguna entrega. Fuente: Henrysson (1963), doi:10.1007/BF02289618.
    """
    notices: Notices = {}
    students = _latest(hand_ins(Path(folder), notices), notices)
    if not students:
        why = "".join(f" {warning}" for warning in told(notices)) if Path(folder).exists() else " No existe."
        raise ValueError(f"{folder}: no hay ninguna entrega, un fichero entrega-….json.{why}")
    for other, count in Counter(each.edition for each in students if each.edition != bank.edition()).items():
        known = f"de la edición {other}" if other else "que no dicen de qué edición son"
        note(notices, f"Hay entregas {known} ({count}), y este curso es de la {bank.edition()}")
    answers: dict[str, list[Given]] = defaultdict(list)
    for student in students:
        for identifier, answer in student.first.items():
            answers[identifier].append((student, answer))
    every = [(page, item) for page, items in bank.pages().items() for item in (*items, *bank.questions(page))]
    made: Made = defaultdict(list)
    tallies = [_tally(page, item, answers[item.id], made) for page, item in every if item.id in answers]
    things = [_thing(said, where, times, answers) for (said, where), times in made.items()]
    things.sort(key=lambda each: -each.students)
    return Classroom(students, tallies, things[:AGAIN], notices)


def _latest(handed: Iterable[HandIn], notices: Notices) -> list[HandIn]:
    """La última entrega de cada quien; sin nombre, cada fichero es de uno."""
    found: dict[tuple[str, str], list[HandIn]] = defaultdict(list)
    for each in handed:
        found[folded(each.name) or each.file, folded(each.group)].append(each)
    for same in found.values():
        same.sort(key=lambda each: (each.date, len(each.first)))
        if len(same) > 1:
            note(
                notices,
                "no cuenta: hay otra entrega del mismo nombre y grupo, posterior",
                *(each.file for each in same[:-1]),
            )
    return [same[-1] for same in found.values()]


def folded(text: str) -> str:
    """Un nombre sin lo que cambia quien lo escribe deprisa: mayúsculas, tildes y espacios."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def _tally(page: str, item: Exercise, given: list[Given], made: Made) -> Tally:
    """Cuenta las respuestas a un ejercicio y apunta en ``made`` qué le pasa a quién."""
    here, counts = f"{page}#ejercicio-{item.id}", Counter[str]()
    unknown: dict[tuple[int, object], list[tuple[str, str]]] = defaultdict(list)
    for student, answer in given:
        counts.update(answer.mistakes)
        for name in answer.mistakes:
            if not is_general(name):
                where = bank.shared()[name].where if name in bank.shared() else here
                made[said(item.id, name), where].append((student.file, item.id, _shown(item, answer.text)))
        if not answer.right and not answer.mistakes:
            for text in _pieces(item, answer.text):
                unknown[answer.seed, _key(text)].append((student.file, _shown(item, text)))
    rows = []
    for (seed, _), times in unknown.items():
        [(text, _)] = Counter(text for _, text in times).most_common(1)
        rows.append(Unrecognized(text, seed, len(times)))
        if len(times) > 1:
            made[f"responder «{text}», sin reconocer", here] += [(file, item.id, text) for file, _ in times]
    rows.sort(key=lambda row: -row.students)
    right, helped = sum(answer.right for _, answer in given), sum(answer.help for _, answer in given)
    return Tally(item.id, page, len(given), right, helped, dict(counts.most_common()), rows, _discrimination(given))


def _pieces(item: Exercise, text: str) -> list[str]:
    """Lo que se cuenta de una respuesta: de una tabla, cada casilla, salvo la que no cupo entera."""
    if isinstance(item, FillTable) and len(text) == MAX_TEXT:
        text = text.rpartition("; ")[0]
    return [piece for piece in (text.split("; ") if isinstance(item, FillTable) else [text]) if piece]


def _key(text: str) -> tuple[str, object]:
    """Lo que distingue una respuesta de otra: de un número, lo que vale."""
    place, _, number = text.rpartition("=")
    try:
        return place, read_number(number)
    except UnreadableNumber:
        return place, "".join(number.casefold().split())


def _discrimination(given: list[Given]) -> float | None:
    pairs = [
        (answer.right, (sum(each.right for each in student.first.values()) - answer.right) / (len(student.first) - 1))
        for student, answer in given
        if len(student.first) > 1
    ]
    if len(pairs) < ENOUGH:
        return None
    right, rest = np.array(pairs, dtype=float).T
    return float(np.corrcoef(right, rest)[0, 1]) if np.ptp(right) and np.ptp(rest) else None


def _thing(said: str, where: str, times: list[tuple[str, str, str]], answers: dict[str, list[Given]]) -> Thing:
    identifiers = {identifier for _, identifier, _ in times}
    of = {student.file for identifier in identifiers for student, _ in answers[identifier]}
    [((exercise, example), _)] = Counter(time[1:] for time in times).most_common(1)
    return Thing(said, len({file for file, *_ in times}), len(of), example, exercise, where)


@cache
def said(identifier: str, name: str) -> str:
    """Un error de un ejercicio, una opción mal elegida o un paso mal puesto, en palabras."""
    if name in bank.shared():
        return bank.shared()[name].said
    part = bank.named(bank.find(identifier))[name]
    if isinstance(part, Slip):
        return plain(identifier, part.why)
    return f"{'marcar' if isinstance(part, Option) else 'poner demasiado pronto'} «{plain(identifier, part.text)}»"


def _shown(item: Exercise, text: str) -> str:
    """Una respuesta como se lee: de las opciones o los pasos, lo que dicen."""
    if not isinstance(item, Choice | Order):
        return text
    texts = {each.name: each.text for each in (item.options if isinstance(item, Choice) else item.steps)}
    return "; ".join(plain(item.id, texts[name]) if name in texts else name for name in text.split())


def plain(identifier: str, text: str) -> str:
    """Un texto de un ejercicio, con sus primeros números, en una línea."""
    return text_of(Texts(instantiate(bank.find(identifier)).names).inline(text))
