"""Lo que está mal en un ejercicio del banco, y no se ve al escribirlo sino al calcularlo: qué es y qué hacer."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from optlib.exercises.answers import Instance, close
from optlib.exercises.common import Calculated, Exercise
from optlib.exercises.examining import examine
from optlib.exercises.expressions import Names, evaluate, parse
from optlib.exercises.kinds import Choice, Code, Column, FillTable, Numeric, Order, Quick
from optlib.exercises.page import parts, render
from optlib.exercises.recipes import instantiate
from optlib.exercises.texts import Texts
from optlib.text.formatting import format_number

SEEDS = range(1, 41)
LEAST = 20  # enunciados distintos, con esas semillas
NUMBER = re.compile(r"[-−]?\d+\.\d+")
CITED = re.compile(r"@\{([^}:]*)[^}]*\}")
# Fórmulas, valores y código: lo que no es prosa.
NOT_PROSE = re.compile(r"\$\$.*?\$\$|\$(?:[^$]|\\\$)*?\$|@\{[^}]*\}|`[^`]*`", re.DOTALL)
# Lo que se leería tal cual, en la prosa.
SLIPS = {
    r"\\[(\[]|\S*[A-Za-zα-ω][_^][\w{]\S*": "una fórmula va entre $, y un nombre del código, entre acentos graves",
    r"(?<!\w)_[^\W_][^_\n]*_(?!\w)": "la cursiva va entre *",
    r"\[[^\]]*\]\([^)]*\)": "los enlaces no se leen en un ejercicio; di el nombre de la página",
    r"\d+,\d+": "los decimales llevan un punto",
    r"(?<!\\)\$": "falta la pareja de este $",
    r"[{}]": "una llave suelta; un valor es @{…}",
    r"[.?!](?=[¿¡A-ZÁÉÍÓÚÑ])": "falta una coma entre dos textos, o un espacio",
}


class Text(NamedTuple):
    """Un texto de un ejercicio y el campo en que está."""

    field: str
    text: str


def faults(item: Exercise) -> list[str]:
    """Devuelve lo que está mal en un ejercicio, una frase por cosa; vacía si no hay nada.

    Si algo no se puede leer o calcular, solo eso: lo demás depende de ello.
    """
    found = unreadable(item) or unfit(item)
    if not found:
        instances = [instantiate(item, seed) for seed in (0, *(SEEDS if item.drawn else ()))]
        found = [fault for check in CHECKS for fault in check(item, instances)]
    return [f"{item.id}: {fault.removeprefix(f'{item.id}: ')}" for fault in found]


def texts(item: Exercise) -> Iterator[Text]:
    """Los textos de un ejercicio que lee el alumno."""
    yield from (Text(name, getattr(item, name)) for name in ("goal", "question", "solution"))
    if isinstance(item, Numeric):
        yield Text("label", item.label)
    yield from (Text(f"hints[{k}]", hint) for k, hint in enumerate(item.hints))
    yield from (Text(f"error {mistake.name!r}: why", mistake.why) for mistake in item.mistakes)
    if isinstance(item, Choice | Order):
        name, choices = ("options", item.options) if isinstance(item, Choice) else ("steps", item.steps)
        for k, part in enumerate(choices):
            yield from (Text(f"{name}[{k}].{field}", getattr(part, field)) for field in ("text", "why"))


# --- Lo que no se puede leer ni calcular ---


def unreadable(item: Exercise) -> list[str]:
    """Las expresiones y los textos que no se entienden o que citan lo que no hay; el primero que falla."""
    return failure(render, item)


def unfit(item: Exercise) -> list[str]:
    """Por qué no sirven los primeros números, o los sorteados."""
    if why := item.unfit(instantiate(item)):
        return [f"con los primeros números, {why}."]
    seeds = (failure(lambda seed: instantiate(item, seed), seed) for seed in SEEDS)
    return next(filter(None, seeds), [])


def failure(function: Callable[[Any], Any], argument: Any) -> list[str]:
    """Lo que dice el error de una función; un ``KeyError`` lo escribe entre comillas."""
    try:
        function(argument)
    except Exception as error:
        return [str(error.args[0] if isinstance(error, KeyError) else error)]
    return []


# --- Los textos ---


def ill_written(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    if not item.hints and not isinstance(item, Quick):
        yield "hints: faltan las pistas; escribe de una a tres, que ayuden sin dar la respuesta."
    for field, text in texts(item):
        if re.search("[\a\b\f\r\t\v]", text):
            yield f'{field}: hay una barra que no se lee como tal: pon una r delante de las comillas, r"…".'
        if match := re.search(r"@([A-Za-z_]\w*)", re.sub(r"`[^`]*`", "", text)):
            yield f"{field}: «{match[0]}» se leerá tal cual; para el valor, @{{{match[1]}}}."
        prose = NOT_PROSE.sub("x", text)
        for pattern, why in SLIPS.items():
            if match := re.search(pattern, prose):
                yield f"{field}: «{prose[max(0, match.start() - 15) : match.end() + 15]}»: {why}."
        if prose.count("¿") != prose.count("?"):
            yield f"{field}: hay {prose.count('¿')} «¿» y {prose.count('?')} «?»."


def given_away(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Las pistas ayudan a llegar; la respuesta la encuentra quien lee."""
    helps = [text for text in texts(item) if text.field.startswith(("hints", "error"))]
    for field, text in helps if isinstance(item, Numeric) else ():
        for cited in CITED.findall(text):
            if cited not in item.question + item.label and is_answer(item, cited, instances):
                yield f"{field}: cita @{{{cited}}}, que es la respuesta; di cómo se llega, no lo que da."
    for field, text in helps if isinstance(item, Choice) and not item.several else ():
        right = next(option.text for option, good in zip(item.options, instances[0].right, strict=True) if good)
        if right.rstrip(".").casefold() in text.casefold() and len(right) >= 12:
            yield f"{field}: dice la opción correcta, «{right}»; di cómo se distingue."


def is_answer(item: Numeric, expression: str, instances: list[Instance]) -> bool:
    """Si una expresión vale siempre lo que la respuesta."""
    values = [evaluate(parse(expression), each.names) for each in instances]
    pairs = zip(values, instances, strict=True)
    return all(np.ndim(value) == 0 and close(float(value), each.right, item.decimals) for value, each in pairs)


# --- Los números ---


def typed_answers(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Las respuestas se calculan: un resultado escrito a mano no cambia con los números, y puede estar mal copiado."""
    if not isinstance(item, Numeric):
        return
    if typed(item.answer):
        yield f"answer: {item.answer!r} está escrito a mano; pon la expresión que lo calcula a partir de values o run."
    elif item.drawn and len({format_number(each.right, item.decimals) for each in instances}) == 1:
        yield "answer: da siempre lo mismo, cambien lo que cambien los números: debe depender de ellos."
    elif not any(is_answer(item, cited, instances) for cited in CITED.findall(item.solution)):
        yield f"solution: no da la respuesta calculada: cítala, @{{{item.answer}}}, en vez de escribirla."
    if item.decimals == 0 and (
        broken := [each.right for each in instances if not close(each.right, round(each.right), 9)]
    ):
        yield f"decimals: con 0 se pide un entero, y la respuesta puede ser {format_number(broken[0])}."


def typed(expression: Any) -> bool:
    """Si una expresión no es más que un número, con su signo."""
    return re.fullmatch(r"\s*[-+]?[\d.]+\s*", str(expression)) is not None


def hidden_values(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Los valores que se sortean y no se ven antes de responder: con el mismo enunciado, otra respuesta."""
    answers: dict[str, str] = {}
    for each in instances:
        shown = parts(item, Texts(each.names))
        right = answers.setdefault(shown.question + shown.answer, str(each.right))
        if right != str(each.right):
            yield "question: con el mismo enunciado salen respuestas distintas: cita, @{…}, los valores que se sortean."
            return


def few_draws(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    seen = {str([each.names[name] for name in item.values]) for each in instances[1:]}
    if item.drawn and len(seen) < LEAST:
        more = f"hacen falta {LEAST}; da más valores a sus Draw, quita condiciones de where o no sortees nada"
        yield f"values: «Otro ejercicio» da pocos enunciados distintos, {len(seen)} en {len(SEEDS)} sorteos, y {more}."


def wrong_follows(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Con las demás casillas bien, lo que sigue de ellas es la respuesta."""
    for column in item.columns if isinstance(item, FillTable) else ():
        if column.follows is not None and any(strays(item, column, each) for each in instances):
            yield f"columns, {column.name!r}: follows, con lo demás bien, no da la respuesta."


def strays(item: FillTable, column: Column, instance: Instance) -> bool:
    """Si ``follows`` se aparta de la respuesta en alguna casilla; la primera fila no tiene anterior."""
    table = dict(zip((each.name for each in item.columns), zip(*instance.right, strict=True), strict=True))
    for row in range(max(1, item.shown), item.rows):
        names: Names = instance.names | {"k": row} | {name: cells[row] for name, cells in table.items()}
        names |= {f"prev_{name}": cells[row - 1] for name, cells in table.items()}
        if not close(evaluate(parse(column.follows or 0), names), table[column.name][row], item.decimals):
            return True
    return False


# --- Los errores típicos ---


def identical_mistakes(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """De dos errores que dan siempre lo mismo, al lector solo se le diría el primero."""
    if isinstance(item, Calculated):
        for (i, one), (j, other) in combinations(enumerate(item.mistakes), 2):
            pairs = [(each.wrong[i][1], each.wrong[j][1]) for each in instances]
            if one.column == other.column and all(alike(item, *pair) for pair in pairs):
                yield same(one.name, other.name)
    for mistake in item.mistakes if isinstance(item, Numeric) else ():
        if typed(mistake.value) and float(mistake.value) % 1:
            yield f"error {mistake.name!r}: value, {mistake.value!r}, está escrito a mano; pon cómo se calcula."


def same(one: str, other: str) -> str:
    return f"mistakes: {one!r} y {other!r} dan siempre lo mismo, y solo se diría el primero: quita o cambia uno."


def alike(item: Calculated, one: Any, other: Any) -> bool:
    """Si dos respuestas se escriben igual con los decimales que se piden."""
    decimals = item.decimals if isinstance(item, Numeric | FillTable) else 4
    pairs = zip(np.ravel(one), np.ravel(other), strict=True)
    return all(close(a, b, decimals) or (np.isnan(a) and np.isnan(b)) for a, b in pairs)


def unseen_mistakes(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Quien comete un error de programar recibe su explicación, y no otra."""
    for mistake in item.mistakes if isinstance(item, Code) else ():
        report = examine(item, mistake.function)
        if report.correct:
            yield f"mistakes: {mistake.name!r} da lo mismo que reference: quítalo, o añade otro caso a cases."
        elif report.mistake in {each.name for each in item.mistakes} - {mistake.name}:
            yield same(report.mistake, mistake.name)
        elif report.mistake != mistake.name:
            yield f"mistakes: a quien comete {mistake.name!r} se le dice otra cosa: «{report.message}»"


CHECKS = (
    ill_written,
    typed_answers,
    hidden_values,
    few_draws,
    wrong_follows,
    identical_mistakes,
    unseen_mistakes,
    given_away,
)
