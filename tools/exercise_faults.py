"""Lo que está mal en un ejercicio del banco: cada cosa, con el campo que la tiene y lo que hay que hacer.

Lo que se ve al escribirlo lo dicen ya las clases (``optlib.exercises.kinds``); aquí, lo que se ve al calcularlo.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from itertools import combinations, islice
from typing import Any

import exercise_texts
import numpy as np
from numerals import NUMERALS

from optlib.exercises.answers import Instance, close
from optlib.exercises.bank import everything, questions
from optlib.exercises.checking import examine
from optlib.exercises.common import Calculated, Exercise
from optlib.exercises.execution import execute
from optlib.exercises.expressions import Tree, evaluate, parse
from optlib.exercises.kinds import Choice, Code, FillTable, Numeric
from optlib.exercises.page import render
from optlib.exercises.recipes import draw_values, instantiate
from optlib.exercises.texts import Texts
from optlib.text.formatting import format_number

SEEDS = range(1, 21)
NUMBER = re.compile(r"[-−]?\d+\.\d+")


def faults(item: Exercise) -> list[str]:
    """Devuelve lo que está mal en un ejercicio, una frase por cosa; vacía si no hay nada.

    Si algo no se puede calcular o leer, solo eso: lo demás depende de ello.
    """
    said = list(unreadable(item))
    if not said:
        said = [*repeated_id(item), *exercise_texts.faults(item), *unseen_mistakes(item)]
        said += list(unfit_numbers(item)) or numbers(item)
    return [f"{item.id}: {fault}" for fault in said]


def numbers(item: Exercise) -> list[str]:
    """Lo que está mal con los primeros números y con otros; solo con los primeros, si siempre son los mismos."""
    instances = [instantiate(item, seed) for seed in (0, *(SEEDS if item.drawn else ()))]
    checks = (
        typed_answers,
        unanswered,
        typed_results,
        no_numbers,
        whole_answers,
        few_draws,
        identical_mistakes,
        wrong_follows,
    )
    checks += (given_away,)
    return [fault for check in checks for fault in check(item, instances)]


# --- Lo que no se puede leer ni calcular ---


def expressions(item: Exercise) -> Iterator[tuple[str, Any]]:
    """Los campos de un ejercicio que son expresiones."""
    yield from ((f"values[{name!r}]", value) for name, value in item.values.items() if not hasattr(value, "among"))
    if item.where is not None:
        yield "where", item.where
    if isinstance(item, Numeric):
        yield "answer", item.answer
    if isinstance(item, FillTable):
        yield from ((f"columns[{k}].cell", column.cell) for k, column in enumerate(item.columns))
        yield from ((f"columns[{k}].follows", c.follows) for k, c in enumerate(item.columns) if c.follows is not None)
    if isinstance(item, Choice):
        options = enumerate(item.options)
        yield from ((f"options[{k}].right", o.right) for k, o in options if not isinstance(o.right, bool))
    if isinstance(item, Calculated):
        yield from ((f"error {m.name!r}: value", m.value) for m in item.mistakes if m.value is not None)


def unreadable(item: Exercise) -> Iterator[str]:
    """Las expresiones y los textos que no se entienden o que citan lo que no hay."""
    broken = [f"{field}: {said(error)}" for field, value in expressions(item) if (error := fails(parse, value))]
    broken = broken or list(unknown(item))
    yield from broken
    if broken:
        return
    names = instantiate(item).names
    broken = [f"{field}: {why}" for field, text in exercise_texts.texts(item) if (why := exercise_texts.unclosed(text))]
    readable = [each for each in exercise_texts.texts(item) if not exercise_texts.unclosed(each.text)]
    broken += [f"{field}: {said(error)}" for field, text in readable if (error := fails(Texts(names).blocks, text))]
    yield from broken
    if not broken and (error := fails(render, item)):
        yield said(error)


def unknown(item: Exercise) -> Iterator[str]:
    """Las expresiones que citan un valor que no hay; las de ``follows`` citan también lo que escribe el lector."""
    if error := fails(lambda each: draw_values(each.values, each.id, 0), item):
        yield f"values: {said(error)}"
        return
    names = draw_values(item.values, item.id, 0)
    if item.run is not None:
        if error := fails(lambda run: execute(run, names), item.run):
            yield f"run: {said(error)}"
            return
        names |= execute(item.run, names)
    if isinstance(item, FillTable):
        names["k"] = 0
    for field, value in expressions(item):
        if not field.endswith("follows") and (error := fails(lambda each: evaluate(parse(each), names), value)):
            yield f"{field}: {said(error)}"


def fails(function: Callable[..., Any], argument: Any) -> Exception | None:
    """Lo que falla al llamar a esa función; nada, si va bien."""
    try:
        function(argument)
    except Exception as error:
        return error
    return None


def said(error: Exception) -> str:
    """Lo que dice un error; un ``KeyError`` lo escribe entre comillas."""
    return str(error.args[0]) if isinstance(error, KeyError) else str(error)


def repeated_id(item: Exercise) -> Iterator[str]:
    if sum(other.id == item.id for other in (*everything(), *questions())) > 1:
        yield "id: otro ejercicio se llama igual, y con él se guarda lo que hace cada lector: cámbialo."


# --- Los números ---


def unfit_numbers(item: Exercise) -> Iterator[str]:
    """Los primeros números, o los sorteados, no sirven."""
    if why := item.unfit(instantiate(item)):
        yield f"con los primeros números, {why}{advice(why)}."
        return
    if error := next(filter(None, (fails(lambda seed: instantiate(item, seed), seed) for seed in SEEDS)), None):
        yield said(error).removeprefix(f"{item.id}: ") + " Da más valores a sus Draw, o cambia lo que lo impide."


def advice(why: str) -> str:
    """Qué hacer con unos números que no sirven."""
    if why.startswith("el error"):
        return ": cambia los números, o el error, para que se distingan"
    return ": cambia el primero de cada Draw" if why.startswith("no se cumple") else ""


def typed_answers(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Las respuestas se calculan: un resultado escrito a mano no cambia con los números, y puede estar mal copiado."""
    for field, value in expressions(item):
        number = literal(parse(value))
        # Un error puede dar siempre 0, 1 o 2; una respuesta, no.
        if number is not None and (field == "answer" or (field.startswith("error") and number % 1)):
            yield f"{field}: {value!r} está escrito a mano; pon la expresión que lo calcula a partir de values o run."
    if isinstance(item, Numeric) and item.drawn and literal(parse(item.answer)) is None:
        answers = {format_number(each.right, item.decimals) for each in instances}
        if len(answers) == 1:
            yield f"answer: da siempre {answers.pop()}, cambien lo que cambien los números: debe depender de ellos."


def unanswered(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """La solución da la respuesta calculada: escrita a mano, con otros números sería la de antes, o estaría mal."""
    if not isinstance(item, Numeric) or literal(parse(item.answer)) is not None:
        return
    for cited in re.findall(r"@\{([^}]*)\}", item.solution):
        tree = parse(cited.partition(":")[0])
        given = [evaluate(tree, each.names) for each in instances]
        pairs = zip(given, instances, strict=True)
        if all(np.ndim(one) == 0 and close(float(one), each.right, item.decimals) for one, each in pairs):
            return
    yield f"solution: no da la respuesta calculada: cítala, @{{{item.answer}}}, en vez de escribirla."


def typed_results(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Los resultados de la solución que están escritos a mano y con otros números serían otros."""
    if not item.drawn:
        return
    first, *others = (results_of(each) for each in instances)
    changing = {name: value for name, value in first.items() if any(each.get(name) != value for each in others)}
    for written in NUMBER.findall(re.sub(r"@\{[^}]*\}", " ", item.solution)):
        if written in item.question:
            continue
        number, decimals = float(written.replace("−", "-")), len(written.partition(".")[2])
        for name, value in changing.items():
            if round(value, decimals) == number:
                yield f"solution: lleva {written}, escrito a mano, y cambia con los números: cita @{{{name}}}."
                return


def results_of(instance: Instance) -> dict[str, float]:
    """Los números que da la ejecución de un ejercicio ya sorteado, por cómo se citan: ``x[1]``."""
    arrays = {name: np.asarray(value) for name, value in instance.names.items() if np.ndim(value) == 1}
    return {
        f"{name}[{k}]": float(each)
        for name, values in arrays.items()
        for k, each in enumerate(values if values.dtype.kind in "if" else ())
    }


def no_numbers(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Los errores que con los primeros números no dan un número: nadie los cometería."""
    if isinstance(item, Numeric):
        for name, wrong in instances[0].wrong:
            if not np.isfinite(float(wrong)):
                yield f"error {name!r}: value no da un número con los primeros números."


def literal(tree: Tree) -> float | None:
    """El número que es ese árbol, si no es más que un número, con su signo."""
    match tree:
        case int() | float():
            return tree
        case ["neg", int() | float() as number]:
            return -number
    return None


def whole_answers(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    if isinstance(item, Numeric) and item.decimals == 0:
        broken = [each.right for each in instances if not close(each.right, round(each.right), 9)]
        if broken:
            yield f"decimals: con 0 se pide un entero, y la respuesta puede ser {format_number(broken[0])}."


def wrong_follows(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Con las demás casillas bien, lo que sigue de ellas es la respuesta."""
    for place, column in enumerate(item.columns if isinstance(item, FillTable) else ()):
        if column.follows is not None:
            rows = ((each, row) for each in instances for row in range(item.shown, item.rows))
            wrong = filter(None, (strays(item, place, *case) for case in rows))
            yield from (f"columns[{place}].follows: {why}" for why in islice(wrong, 1))


def strays(item: FillTable, place: int, instance: Instance, row: int) -> str:
    """En qué se aparta ``follows`` de la respuesta en una casilla; nada, si no se aparta o es la primera fila."""
    cells = {
        column.name: values for column, values in zip(item.columns, zip(*instance.right, strict=True), strict=True)
    }
    names = instance.names | {"k": row} | {name: values[row] for name, values in cells.items()}
    if row:
        names |= {f"prev_{name}": values[row - 1] for name, values in cells.items()}
    follows, right = parse(item.columns[place].follows or 0), instance.right[row][place]
    if fails(lambda tree: evaluate(tree, names), follows) or close(evaluate(follows, names), right, item.decimals):
        return ""
    value = format_number(evaluate(follows, names))
    return f"en la fila {row + 1}, con lo demás bien, da {value}, y la respuesta es {format_number(right)}."


LEAST = 5  # enunciados distintos


def few_draws(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    seen = {str([each.names[name] for name in item.values]) for each in instances}
    if item.drawn and len(seen) < LEAST:
        few = "siempre el mismo enunciado" if len(seen) == 1 else f"solo {len(seen)} enunciados distintos"
        more = "da más valores a sus Draw, o quita condiciones de where"
        yield f"values: «Otro ejercicio» da {few}, y hacen falta {LEAST}; {more}."


# --- Los errores típicos ---


def identical_mistakes(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """De dos errores que dan siempre lo mismo, al lector solo se le diría el primero."""
    if isinstance(item, Calculated):
        for (i, one), (j, other) in combinations(enumerate(item.mistakes), 2):
            pairs = [(each.wrong[i][1], each.wrong[j][1]) for each in instances]
            if one.column == other.column and all(alike(item, *pair) for pair in pairs):
                yield same_mistakes(one.name, other.name)


def same_mistakes(one: str, other: str) -> str:
    return f"mistakes: {one!r} y {other!r} dan siempre lo mismo, y solo se diría el primero: quita o cambia uno."


def alike(item: Calculated, one: Any, other: Any) -> bool:
    """Si dos respuestas se escriben igual con los decimales que se piden."""
    decimals = item.decimals if isinstance(item, Numeric | FillTable) else 4
    pairs = zip(np.ravel(one), np.ravel(other), strict=True)
    return all(close(a, b, decimals) or (np.isnan(a) and np.isnan(b)) for a, b in pairs)


def unseen_mistakes(item: Exercise) -> Iterator[str]:
    """Quien comete un error de programar recibe su explicación, y no otra."""
    if not isinstance(item, Code):
        return
    names = [mistake.name for mistake in item.mistakes]
    for mistake in item.mistakes:
        report = examine(item, mistake.function)
        if report.correct:
            yield (
                f"mistakes: {mistake.name!r} da lo mismo que reference en todos los casos: "
                "añade a cases uno que los distinga, o quítalo."
            )
        elif report.mistake in names and report.mistake != mistake.name:
            yield same_mistakes(report.mistake, mistake.name)
        elif report.mistake != mistake.name:
            yield f"mistakes: a quien comete {mistake.name!r} se le dice otra cosa: «{report.message}»"


# --- Lo que da la respuesta ---


def given_away(item: Exercise, instances: list[Instance]) -> Iterator[str]:
    """Las pistas ayudan a llegar; la respuesta la encuentra quien lee."""
    helps = [text for text in exercise_texts.texts(item) if text.field.startswith(("hints", "error"))]
    for field, text in helps:
        if isinstance(item, Numeric) and (why := gives_number(item, text, instances)):
            yield f"{field}: {why}"
        if isinstance(item, Choice) and not item.several:
            right = next(option.text for option, good in zip(item.options, instances[0].right, strict=True) if good)
            if within(folded(right), folded(text)):
                yield f"{field}: dice la opción correcta, «{right}»; di cómo se distingue."
        if isinstance(item, Code):
            yield from (f"{field}: lleva lo que devuelve la solución, «{each}»." for each in returned(item, text))


def returned(item: Code, text: str) -> Iterator[str]:
    """Lo que devuelve la solución y un texto lleva escrito, con otros espacios o los mismos."""
    for line in inspect.getsource(item.reference).splitlines():
        value = line.strip().removeprefix("return ")
        if value != line.strip() and len(value) >= 8 and squeezed(value) in squeezed(text):
            yield value


def gives_number(item: Numeric, text: str, instances: list[Instance]) -> str:
    """Cómo da ese texto la respuesta, o nada: la cita, cita lo que vale lo mismo, o la lleva escrita."""
    question = item.question + item.label
    for cited in re.findall(r"@\{([^}]*)\}", text):
        expression = cited.partition(":")[0]
        if expression in question:
            continue
        if expression in str(item.answer) and not re.fullmatch(r"\w+", expression):
            return f"cita @{{{cited}}}, que es parte de la respuesta; que la calcule quien lee."
        values = [(evaluate(parse(expression), each.names), each.right) for each in instances]
        if all(close(float(value), right, item.decimals) for value, right in values):
            return f"cita @{{{cited}}}, que es la respuesta; di cómo se llega, no lo que da."
    right = instances[0].right
    if close(right, round(right), 9) and 0 <= right <= 10 and not item.decimals:
        number = f"(?:{round(right)}|{NUMERALS[round(right)]}{'o' * (right == 1)})"
        if match := re.search(
            rf"\b(?:es|son|da|dan|sale|salen|resultado)\b[^.\d]{{0,12}}\b{number}\b(?!\.\d)", text, re.I
        ):
            return f"dice «{match[0]}», que es la respuesta; di cómo se llega, no lo que da."
    for number in NUMBER.findall(text):
        if number not in question and close(float(number.replace("−", "-")), right, item.decimals):
            return f"lleva {number}, que es la respuesta; di cómo se llega, no lo que da."
    return ""


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def within(wanted: str, text: str) -> bool:
    """Si un texto dice otro entero, y no una palabra corriente."""
    return len(wanted) >= 12 and f" {wanted} " in f" {text} "


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
