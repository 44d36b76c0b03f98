"""Lo que hace Moodle con un fichero de Moodle XML: lo importa o lo rechaza, y corrige lo que se responde.

Sigue a ``question/format.php``, ``question/format/xml/format.php`` y los tipos ``numerical`` y ``multichoice``; para
en el primer error.
"""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

GRADES = (100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20)
GRADES += (16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0)


class Refused(Exception):
    """Moodle no importa el fichero, o pierde algo al hacerlo."""


@dataclass
class Answer:
    text: str
    fraction: float
    feedback: str
    tolerance: float

    def matches(self, value):
        if self.text == "*":
            return True
        own = typed(self.text)
        return abs(value - own) <= self.tolerance + 1e-14 * max(1, abs(own))


@dataclass
class Question:
    kind: str
    name: str
    category: str
    text: str
    general: str
    answers: list[Answer]
    single: bool

    def grade(self, answer):
        """De lo que se teclea, la fracción y lo que se dice; de unas opciones, por su lugar, solo la fracción."""
        if self.kind == "multichoice":
            return min(1, max(0, sum(self.answers[place].fraction for place in answer)))
        value = typed(answer)
        return next((each.fraction, each.feedback) for each in self.answers if each.matches(value))


def typed(text):
    """El número que se lee en lo tecleado; ``None`` si no lo hay o le sobra algo detrás, y Moodle pide otro."""
    text = re.sub(r"(?:e|E|(?:x|\*|×)10(?:\^|\*\*))([+-]?\d+)", r"e\1", text.replace(" ", ""))
    text = text.replace(",", "" if "." in text or text.count(",") > 1 else ".")
    return float(text) if re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?", text, re.ASCII) else None


def need(right, why):
    if not right:
        raise Refused(why)


def text_in(node):
    text = "" if node is None else (node.findtext("text") or "").strip()
    need(text, "falta un texto")
    need(node.get("format", "html") in ("html", "moodle_auto_format"), "formato")
    return text


def answer_of(node):
    value = float(node.get("fraction", 0))
    need(any(abs(abs(value) - grade) < 0.001 for grade in GRADES), f"nota {value}")
    feedback = node.findtext("feedback/text", "")
    return Answer(text_in(node), value / 100, feedback, float(node.findtext("tolerance", "0")))


def question_of(node, category):
    kind, name = node.get("type"), text_in(node.find("name"))
    need(kind in ("numerical", "multichoice"), f"tipo {kind}")
    need(len(name) <= 255 and not re.search(r"<\S", name), f"nombre {name}")
    answers = [answer_of(each) for each in node.iterfind("answer")]
    for each in answers if kind == "numerical" else ():
        need(each.text == "*" or typed(each.text) is not None, f"número {each.text}")
    single = kind == "numerical" or node.findtext("single", "true").strip() != "false"
    good = [answer.fraction for answer in answers if answer.fraction > 0]
    need(len(answers) > 1 and round(max(good, default=0) if single else sum(good), 2) == 1, "suma")
    texts = [text_in(node.find(each)) for each in ("questiontext", "generalfeedback")]
    return Question(kind, name, category, *texts, answers, single)


def read(data):
    """Las preguntas de un fichero, en bytes. Errores: ``Refused``."""
    try:
        root = ElementTree.fromstring(data.decode("utf-8"))
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise Refused(str(error)) from None
    found, category = [], ""
    for node in root.iterfind("question"):
        if node.get("type") == "category":
            category = text_in(node.find("category"))
            need(re.fullmatch(r"\$course\$/top(/([^/]|//)+)+", category), f"categoría {category}")
        else:
            found.append(question_of(node, category))
    need(found and all(each.category for each in found) and root.tag == "quiz", "sin preguntas, o sin categoría")
    return found
