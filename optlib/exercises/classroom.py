"""Las primeras respuestas de una clase: en qué acierta, en qué se equivoca y qué conviene explicar otra vez."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..text.plain import text_of
from . import bank
from .common import Exercise, Slip
from .handins import GENERAL, Answer, HandIn, Notices, hand_ins
from .kinds import Choice, FillTable, Numeric, Option, Order
from .reading import UnreadableNumber, read_number
from .recipes import instantiate
from .texts import Texts

# Lo que se explica otro día.
AGAIN = 5
Given = list[tuple[HandIn, Answer]]
# Lo que pasa y dónde se explica; y cada vez, en qué fichero, en qué ejercicio y con qué respuesta.
Made = dict[tuple[str, str], list[tuple[str, str, str]]]


class Unrecognized(NamedTuple):
    """Una respuesta sin reconocer, como más se escribe (de una tabla, cada casilla), con qué sorteo y a cuántos."""

    text: str
    seed: int
    students: int


class Tally(NamedTuple):
    """Un ejercicio: cuántos lo responden, bien, y con ayuda; cuántos cometen cada error."""

    id: str
    page: str
    answered: int
    right: int
    helped: int
    mistakes: dict[str, int]
    unrecognized: list[Unrecognized]


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
    no se lee no para lo demás. De quien entrega dos veces vale la última. Errores: ``ValueError`` si no hay ninguna
    entrega.
    """
    notices = Notices()
    students = _latest(hand_ins(Path(folder), notices), notices)
    if not students:
        why = notices.told() if Path(folder).exists() else ["No existe."]
        raise ValueError(" ".join([f"{folder}: no hay ninguna entrega, un fichero entrega-….json.", *why]))
    answers: dict[str, Given] = defaultdict(list)
    for student in students:
        for identifier, answer in student.first.items():
            answers[identifier].append((student, answer))
    every = [(page, item) for page, items in bank.pages().items() for item in (*items, *bank.questions(page))]
    made: Made = defaultdict(list)
    tallies = [_tally(page, item, answers[item.id], made) for page, item in every if item.id in answers]
    things = []
    for (said, where), times in made.items():
        of = {student.file for identifier in {each for _, each, _ in times} for student, _ in answers[identifier]}
        [((exercise, example), _)] = Counter(time[1:] for time in times).most_common(1)
        things.append(Thing(said, len({file for file, *_ in times}), len(of), example, exercise, where))
    return Classroom(students, tallies, sorted(things, key=lambda each: -each.students)[:AGAIN], notices)


def _latest(handed: Iterable[HandIn], notices: Notices) -> list[HandIn]:
    """La última entrega con respuestas de cada cual: de Moodle, de cada carpeta; si no, de cada nombre y grupo."""
    found: dict[tuple[str, str], list[HandIn]] = defaultdict(list)
    for each in handed:
        moodle = re.search(r"([^/]*_\d+)_assignsubmission_", each.file)
        found[(moodle[1], "") if moodle else (folded(each.name) or each.file, folded(each.group))].append(each)
    for same in found.values():
        same.sort(key=lambda each: (bool(each.first), each.date, len(each.first)))
        for each in same[:-1]:
            notices["Entregas que no cuentan, porque vale otra de la misma persona"].append(each.file)
    return [same[-1] for same in found.values()]


def folded(text: str) -> str:
    """Un nombre sin lo que cambia quien lo escribe deprisa: mayúsculas, tildes y espacios."""
    letters = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text.casefold()))
    return "".join(letter for letter in letters if letter.isalnum() or unicodedata.category(letter)[0] == "M")


def _tally(page: str, item: Exercise, given: Given, made: Made) -> Tally:
    """Cuenta las respuestas a un ejercicio y apunta en ``made`` qué le pasa a quién."""
    here, counts = f"{page}#ejercicio-{item.id}", Counter[str]()
    unknown: dict[tuple[int, object], list[tuple[str, str]]] = defaultdict(list)
    for student, answer in given:
        counts.update(answer.mistakes)
        slips = [name for name in answer.mistakes if not name.startswith(GENERAL)]
        # De un número que sale de varios errores no se sabe cuál es.
        for names in [slips] if isinstance(item, Numeric) and slips else [[name] for name in slips]:
            where = bank.shared()[names[0]].where if names[0] in bank.shared() else here
            words = ", o bien ".join(said(item.id, name) for name in names)
            made[words, where].append((student.file, item.id, _shown(item, answer.text)))
        if not answer.right and not answer.mistakes:
            for key, text in {_key(text): text for text in _pieces(item, answer.text)}.items():
                unknown[answer.seed, key].append((student.file, _shown(item, text)))
    rows: list[Unrecognized] = []
    for (seed, _), times in sorted(unknown.items(), key=lambda each: -len(each[1])):
        [(text, _)] = Counter(text for _, text in times).most_common(1)
        if len(times) > 1 and not rows:
            made[f"responder «{text}», sin reconocer", here] += [(file, item.id, text) for file, _ in times]
        rows.append(Unrecognized(text, seed, len(times)))
    right, helped = sum(answer.right for _, answer in given), sum(answer.help for _, answer in given)
    return Tally(item.id, page, len(given), right, helped, dict(counts.most_common()), rows)


def _pieces(item: Exercise, text: str) -> list[str]:
    """Lo que se cuenta de una respuesta: de una tabla, cada casilla."""
    return [piece for piece in (text.split("; ") if isinstance(item, FillTable) else [text]) if piece]


def _key(text: str) -> tuple[str, object]:
    """Lo que distingue una respuesta de otra: de un número, lo que vale."""
    place, _, number = text.rpartition("=")
    try:
        return place, read_number(number)
    except UnreadableNumber:
        return place, number.casefold()


def said(identifier: str, name: str) -> str:
    """Un error de un ejercicio, una opción mal elegida o un paso mal puesto, en palabras."""
    if name in bank.shared():
        return bank.shared()[name].said
    part = bank.named(bank.find(identifier))[name]
    if isinstance(part, Slip):
        return f"«{plain(identifier, part.why)}»"
    return f"{'marcar' if isinstance(part, Option) else 'poner demasiado pronto'} «{plain(identifier, part.text)}»"


def _shown(item: Exercise, text: str) -> str:
    """Una respuesta como se lee: de las opciones o los pasos, lo que dicen."""
    if not isinstance(item, Choice | Order):
        return text
    texts = {each.name: each.text for each in (item.options if isinstance(item, Choice) else item.steps)}
    return "; ".join(plain(item.id, texts[name]) if name in texts else name for name in text.split())


@cache
def plain(identifier: str, text: str) -> str:
    """Un texto de un ejercicio, con sus primeros números, en una línea."""
    return text_of(Texts(instantiate(bank.find(identifier)).names).inline(text))
