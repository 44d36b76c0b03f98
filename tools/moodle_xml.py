"""Un ejercicio como pregunta de Moodle XML: numérica o de opciones, con lo que se explica de cada error.

Lo que hace Moodle al importarla y al corregirla lo imita ``tests/moodle_import.py``.
"""

import re
from html import escape
from textwrap import shorten
from xml.etree.ElementTree import Element, SubElement

from optlib.exercises.answers import Instance
from optlib.exercises.kinds import Choice, Numeric
from optlib.exercises.page import parts
from optlib.exercises.texts import Texts
from optlib.text.formatting import format_number
from optlib.text.plain import text_of

# Lo que la página lee y Moodle no, o lee mal.
READ = "<p>Vale la coma o el punto; no valen «1.234,5» ni una fracción.</p>"
FRACTION = " Puedes escribir una fracción."
WRONG = "<p>No es correcto. Repasa el planteamiento y el redondeo.</p>"


class Latex(Texts):
    """Los textos con las fórmulas en LaTeX, como las dibuja Moodle, y los valores ya puestos."""

    def formula(self, latex: str, block: bool) -> str:
        latex = re.sub(r"@\{([^}]*)\}", lambda cited: f"{{{self._number(cited[1])[1]}}}", latex)
        return escape(rf"\[{latex}\]" if block else rf"\({latex}\)", quote=False)


def add(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """Añade un elemento con su texto, sin las marcas que solo sirven en la página."""
    node = SubElement(parent, tag, attributes)
    SubElement(node, "text").text = re.sub("</?span[^>]*>", "", text)
    return node


def question(item: Numeric | Choice, instance: Instance, code: str) -> Element:
    """La pregunta, con su código en el nombre y en el enunciado: Moodle cuenta por pregunta, no por ejercicio."""
    texts, number = Latex(instance.names), isinstance(item, Numeric)
    shown = parts(item, texts)
    asked = shown.question
    if number:
        answer = shown.answer.replace(' <span class="exercise-blank"></span>', " …;").replace("</p>", ".</p>")
        asked = asked.replace(FRACTION, "") + answer + READ
    name = shorten(text_of(Texts(instance.names).blocks(item.question)), 90, placeholder="…")
    node = Element("question", type="numerical" if number else "multichoice")
    add(node, "name", f"[{code}] {name}")
    add(node, "questiontext", f"{asked}<p><small>[{code}]</small></p>", format="html")
    add(node, "generalfeedback", shown.solution, format="html")
    (numerical if number else multichoice)(node, item, instance, texts)
    return node


def numerical(node: Element, item: Numeric, instance: Instance, texts: Texts) -> None:
    half = 0.5000001 * 10.0**-item.decimals if item.decimals else 0

    def answer(fraction: str, value: str, why: str) -> None:
        added = add(node, "answer", value, fraction=fraction, format="moodle_auto_format")
        SubElement(added, "tolerance").text = f"{half:.12f}"
        add(added, "feedback", why, format="html")

    # La correcta, con tres decimales más, para que quede en el centro de lo que se admite.
    answer("100", plain(instance.right, item.decimals and item.decimals + 3), "")
    found: dict[str, str] = {}
    for mistake, (_, value) in zip(item.mistakes, instance.wrong, strict=True):
        typed = plain(value, item.decimals)
        found[typed] = found.get(typed, "") + f"<p>{texts.inline(mistake.why)}</p>"
    for typed, why in found.items():
        answer("0", typed, why)
    answer("0", "*", WRONG)


def plain(value: float, decimals: int) -> str:
    """Un número como lo lee Moodle: con punto, signo menos corriente y sin potencias de diez."""
    text = format_number(value, decimals, fixed=True).replace("−", "-")
    return text.rstrip("0").rstrip(".") if "." in text else text


def multichoice(node: Element, item: Choice, instance: Instance, texts: Texts) -> None:
    """De varias, las que lo son suman 100 y las que no, −100: quien las marca todas no gana nada."""
    right, wrong = sum(instance.right), len(instance.right) - sum(instance.right)
    SubElement(node, "single").text = str(not item.several).lower()
    SubElement(node, "shuffleanswers").text = "true"
    for option, good in zip(item.options, instance.right, strict=True):
        fraction = 100 / right if good else -100 / wrong if item.several else 0
        answer = add(node, "answer", texts.inline(option.text), fraction=f"{fraction:.7g}", format="html")
        add(answer, "feedback", texts.inline(option.why), format="html")
