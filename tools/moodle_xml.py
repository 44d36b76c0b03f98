"""Un ejercicio como pregunta de Moodle XML: numérica o de opciones, con lo que se explica de cada error.

Lo que hace Moodle al importarla y al corregirla lo imita ``tests/moodle_import.py``.
"""

import re
from collections.abc import Iterator
from html import escape
from textwrap import shorten
from unicodedata import normalize

from optlib.exercises.answers import Instance, close
from optlib.exercises.kinds import Choice, Numeric
from optlib.exercises.page import parts
from optlib.exercises.texts import Texts
from optlib.text.formatting import round_half_up
from optlib.text.plain import text_of

# Lo que la página lee y Moodle no, o lee mal.
READ = "Vale la coma o el punto; no valen «1.234,5» ni una fracción."
READ_WHOLE = "No separes los miles."
FRACTION = " Puedes escribir una fracción."
WRONG = "<p>No es correcto. Repasa el planteamiento, el signo y cuántos decimales se piden.</p>"
PARTLY = "<p>Falta alguna opción, o sobra alguna.</p>"
RIGHT = "<p>¡Correcto!</p>"


class Latex(Texts):
    """Los textos con las fórmulas en LaTeX, como las dibuja Moodle, y los valores ya puestos."""

    def formula(self, latex: str, block: bool) -> str:
        latex = re.sub(r"@\{([^}]*)\}", lambda cited: f"{{{self.value(cited[1], '')}}}", latex)
        latex = re.sub("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda power: f"^{{{normalize('NFKC', power[0])}}}", latex)
        return escape(rf"\[{latex}\]" if block else rf"\({latex}\)", quote=False)

    def value(self, text: str, tag: str) -> str:
        return self._number(text)[1]


def statement(item: Numeric | Choice, instance: Instance) -> str:
    """El enunciado y, si se pide un número, cómo se escribe."""
    shown = parts(item, Latex(instance.names))
    if isinstance(item, Choice):
        return shown.question
    asked = shown.answer.replace(' <span class="exercise-blank"></span> ', " …, ").removesuffix("</p>")
    return f"{shown.question.replace(FRACTION, '')}{asked}. {READ if item.decimals else READ_WHOLE}</p>"


def question(item: Numeric | Choice, instance: Instance, code: str) -> str:
    """La pregunta, con su código en el nombre y en el enunciado: Moodle cuenta por pregunta, no por ejercicio."""
    texts, number = Latex(instance.names), isinstance(item, Numeric)
    name = shorten(text_of(Texts(instance.names).blocks(item.question)), 90, placeholder="…")
    lines = [
        f'<question type="{"numerical" if number else "multichoice"}">',
        f"<idnumber>{code}</idnumber>{element('name', f'[{code}] {name}')}",
        html("questiontext", f"{statement(item, instance)}<p><small>[{code}]</small></p>"),
        html("generalfeedback", parts(item, texts).solution),
        *(numerical if number else multichoice)(item, instance, texts),
        *(html("hint", texts.blocks(hint)) for hint in item.hints),
        "</question>",
    ]
    return "\n".join(lines)


def element(tag: str, text: str, attributes: str = "", more: str = "") -> str:
    return f"<{tag}{attributes}>{more}<text><![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]></text></{tag}>"


def html(tag: str, text: str, attributes: str = "", more: str = "") -> str:
    """Un elemento con HTML, sin lo que en él solo sirve en la página."""
    return element(tag, re.sub("</?span[^>]*>", "", text), f'{attributes} format="html"', more)


def numerical(item: Numeric, instance: Instance, texts: Texts) -> Iterator[str]:
    def answer(fraction: int, value: str, tolerance: float, why: str) -> str:
        more = f"<tolerance>{plain(tolerance, 12)}</tolerance>{html('feedback', why)}"
        return element("answer", value, f' fraction="{fraction}" format="moodle_auto_format"', more)

    half = 0.5000001 * 10.0**-item.decimals
    if item.decimals:  # con tres más, para que quede en el centro de lo que se admite
        yield answer(100, plain(instance.right, item.decimals + 3), half, RIGHT)
    else:
        yield answer(100, plain(instance.right, 0), 0, RIGHT)
    for typed, reasons in mistaken(item, instance).items():
        told = [f"<li>{texts.inline(why)}</li>" for why in reasons]
        several = f"<p>Ese número sale de más de un error:</p><ul>{''.join(told)}</ul>"
        yield answer(0, typed, half, several if told[1:] else f"<p>{texts.inline(reasons[0])}</p>")
    yield answer(0, "*", 0, WRONG)


def mistaken(item: Numeric, instance: Instance) -> dict[str, list[str]]:
    """Lo que escribe quien comete cada error, con los decimales que se piden, y lo que se le explica.

    De un valor que está justo entre dos, los dos.
    """
    found: dict[str, list[str]] = {}
    for mistake, (_, value) in zip(item.mistakes, instance.wrong, strict=True):
        near = (value + step * 10.0**-item.decimals for step in (0, -1, 1))
        for typed in dict.fromkeys(plain(each, item.decimals) for each in near):
            if close(float(typed), value, item.decimals) and not close(float(typed), instance.right, item.decimals):
                found.setdefault(typed, []).append(mistake.why)
    return found


def plain(value: float, decimals: int) -> str:
    """Un número como lo lee Moodle: con punto, signo menos corriente y sin potencias de diez."""
    text = f"{round_half_up(value, decimals):z.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def multichoice(item: Choice, instance: Instance, texts: Texts) -> Iterator[str]:
    """De varias, las que lo son suman 100 y las que no, −100: quien las marca todas no gana nada."""
    right, wrong = sum(instance.right), len(instance.right) - sum(instance.right)
    less = f"{-100 / wrong:.7g}" if item.several and wrong else "0"
    yield f"<single>{str(not item.several).lower()}</single><shuffleanswers>true</shuffleanswers>"
    yield "<showstandardinstruction>0</showstandardinstruction>"
    for option, good in zip(item.options, instance.right, strict=True):
        fraction = f"{100 / right:.7g}" if good else less
        yield html(
            "answer", texts.inline(option.text), f' fraction="{fraction}"', html("feedback", texts.inline(option.why))
        )
    for name, said in {"correct": RIGHT, "partiallycorrect": PARTLY, "incorrect": "<p>No es correcto.</p>"}.items():
        yield html(f"{name}feedback", said)
