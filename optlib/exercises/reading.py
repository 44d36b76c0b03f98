"""Leer números como los escribe la gente.

Es el gemelo de ``optlib/static/exercises/reading.js``; los dos cumplen los casos de ``tests/data/numbers.json``.
"""

import math
import re

MAX_LENGTH = 60
_SPACES = "\u00a0\u202f\u2009\u2007\t\n\r "
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]")
# De ancho completo, árabes y persas.
_OTHER_DIGITS = re.compile("[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]")
_DIGITS = r"(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)"
_NUMBER = re.compile(rf"([+-]?)({_DIGITS})(?:[eE]([+-]?[0-9]+)|[·*×x]10(?:\^|\*\*)\(?([+-]?[0-9]+)\)?)?")
_FRACTION = re.compile(rf"([+-]?{_DIGITS})/([+-]?{_DIGITS})")
_POWER = re.compile(r"([+-]?)10(?:\^|\*\*)\(?([+-]?[0-9]+)\)?")
_SIGNS = str.maketrans("⁄∕÷／⋅∙\uff0e\u066b\uff0c−–—‒﹣－" + _SPACES, "////··..,------" + " " * len(_SPACES))
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")


class UnreadableNumber(ValueError):
    """Lo escrito no es un número; el mensaje dice por qué."""


def read_number(text: str) -> float:
    """Lee un número finito: coma o punto decimal, fracción, notación científica; o dice por qué no puede.

    Admite hasta 60 caracteres, el signo menos tipográfico y el exponente volado. Errores: ``UnreadableNumber``, que es
    un ``ValueError`` con un mensaje para el lector.

    >>> [read_number(t) for t in ("0,6", "−3.84", "3/5", "1·10^-3")]
    [0.6, -3.84, 0.6, 0.001]
    >>> read_number("1/0")
    Traceback (most recent call last):
    ...
    optlib.exercises.reading.UnreadableNumber: No se puede dividir entre cero.
    """
    text = _INVISIBLE.sub("", text).strip(_SPACES)
    if not text:
        raise UnreadableNumber("Falta tu respuesta: escribe un número.")
    if len(text) > MAX_LENGTH:
        raise UnreadableNumber("Es demasiado largo: escribe un solo número.")
    text = _normalize(text)
    if re.search(r"[0-9.,][ ]+[0-9.,]", text):
        raise UnreadableNumber("Hay un espacio dentro del número: escribe un solo número, sin espacios.")
    compact = text.replace(" ", "")
    _refuse_grouping(compact)
    value = _value(compact)
    if value is None:
        raise UnreadableNumber(_why_unreadable(compact))
    if not math.isfinite(value):
        raise UnreadableNumber("Es demasiado grande para ser la respuesta.")
    return value


def _normalize(text: str) -> str:
    text = _OTHER_DIGITS.sub(lambda m: str(int(m[0])), text)
    text = re.sub(r"10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "10^" + m[1].translate(_SUPERSCRIPTS), text)
    return text.translate(_SIGNS)


def _refuse_grouping(text: str) -> None:
    marks = re.sub(r"[^.,]", "", text.split("/")[0])
    if "." in marks and "," in marks:
        raise UnreadableNumber("Mezcla punto y coma: usa uno solo, para los decimales, y sin separar los miles.")
    if len(marks) > 1:
        raise UnreadableNumber("Tiene más de un separador decimal: no separes los miles.")


def _value(text: str) -> float | None:
    if match := _POWER.fullmatch(text):
        return float(f"{match[1]}1e{match[2]}")
    if match := _NUMBER.fullmatch(text):
        exponent = match[3] or match[4] or "0"
        return float(f"{match[1]}{match[2].replace(',', '.')}e{exponent}")
    if match := _FRACTION.fullmatch(text):
        top, bottom = (float(part.replace(",", ".")) for part in match.groups())
        if bottom == 0:
            raise UnreadableNumber("No se puede dividir entre cero.")
        return top / bottom
    return None


def _why_unreadable(text: str) -> str:
    if re.search(r"[<>&]", text):
        return "Eso no es un número: escribe solo cifras, por ejemplo 0.6 o 3/5."
    if text.lower().lstrip("+-") in ("inf", "infinity", "infinito", "∞", "nan"):
        return "Escribe un número finito."
    if text.count("/") > 1:
        return "Solo se admite una fracción simple, por ejemplo 3/5."
    if "%" in text:
        return "Escribe el número sin porcentaje: 0.05 en vez de 5 %."
    if "=" in text:
        return "Escribe solo el número, sin el signo igual ni lo que va delante."
    if re.search(r"[0-9]\s*[-+*·×]", text):
        return "Parece una cuenta: escribe su resultado."
    if not re.search(r"[0-9]", text):
        return "No hay ninguna cifra: escribe un número, por ejemplo 0.6, −3.84 o 3/5."
    return "No se entiende como número: escribe, por ejemplo, 0.6, −3.84, 3/5 o 1e-3."
