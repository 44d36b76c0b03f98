"""Pistas para el código que Python no puede leer."""

import builtins
import keyword
import linecache
import re
from typing import Any

from .scene import Scene, about, nearest, short, with_point

# Signos que se copian de un texto, y lo que se escribe en Python.
SIGNS = {
    **dict.fromkeys("−–—", "-"),
    **dict.fromkeys("×·⋅∙", "*"),
    **dict.fromkeys("“”«»„", '"'),
    **dict.fromkeys("‘’´", "'"),
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "√": "np.sqrt",
    "∑": "sum",
    "→": "->",
    "…": "...",
    "¿": "",
    "¡": "",
    **dict.fromkeys("‑‐﹣－", "-"),
    **dict.fromkeys("∗＊✕✖", "*"),
    **{sign: f"**{power}" for power, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **dict(zip("（）［］，：＝", "()[],:=", strict=True)),
    "∞": "np.inf",
    "½": "1/2",
}
# Comparaciones y conectores de otros lenguajes, o escritos al revés.
OPERATORS = {"=>": ">=", "=<": "<=", "=!": "!=", "<>": "!=", "&&": "and", "||": "or"}
# Lo que se escribe en español, o de otra manera, al empezar una línea.
WORDS = {
    **{"si": "if", "sino": "else", "mientras": "while", "para": "for", "devuelve": "return", "devolver": "return"},
    **{"función": "def", "funcion": "def", "function": "def", "elseif": "elif", "elsif": "elif", "importar": "import"},
}
STARTERS = ("return", "while", "elif", "import", "from", "assert")


def _line(scene: Scene) -> str:
    """La línea que no se puede leer, sin sangría ni comentario."""
    return _text(scene).split("#")[0].strip()


def _text(scene: Scene) -> str:
    """La línea, que algunos errores no traen."""
    error: Any = scene.error
    return getattr(error, "text", None) or linecache.getline(getattr(error, "filename", None) or "", _number(scene))


def _code(scene: Scene) -> str:
    """La línea sin lo que hay dentro de las comillas ni en un comentario."""
    return re.sub(r"(['\"]).*?\1", r"\1\1", _text(scene)).split("#")[0].strip()


def _number(scene: Scene) -> int:
    return getattr(scene.error, "lineno", None) or 0


@about(TabError)
def tabs_and_spaces(scene: Scene, match: re.Match[str]) -> str:
    """Tabuladores y espacios, mezclados."""
    return (
        f"El código mezcla tabuladores y espacios, y se nota en la línea {_number(scene)}: sangra siempre con cuatro"
        " espacios."
    )


@about(IndentationError, r"expected an indented block(?: after (.+?) on line (\d+))?")
def nothing_indented(scene: Scene, match: re.Match[str]) -> str:
    """Lo que va dentro de una función o de un bucle no está sangrado."""
    if not match[2]:
        return ""
    if _number(scene) <= int(match[2]) or not _line(scene):
        return f"A la línea {match[2]} le falta lo que va dentro: escríbelo debajo, con cuatro espacios delante."
    inside = short(_line(scene))
    return f"Falta sangrar `{inside}`: va dentro de lo que empieza en la línea {match[2]}, con cuatro espacios más."


@about(SyntaxError, r"can't use starred expression|unexpected indent")
def line_that_goes_on(scene: Scene, match: re.Match[str]) -> str:
    """Una línea que empieza por ``*`` o ``+`` porque sigue la de arriba."""
    if not re.match(r"[*/+-]", _line(scene)):
        return ""
    line = f"La línea {_number(scene)} empieza por `{_line(scene)[0]}`"
    return f"{line}: si sigue a la anterior, pon toda la operación entre paréntesis."


@about(IndentationError, r"unexpected indent|unindent does not match")
def badly_indented(scene: Scene, match: re.Match[str]) -> str:
    """Una línea más a la derecha o a la izquierda de lo que toca."""
    line = f"La línea {_number(scene)}, `{short(_line(scene))}`,"
    if match[0].startswith("unexpected"):
        return f"{line} está más a la derecha de lo que debe: solo se sangra después de una línea que acaba en `:`."
    return f"{line} no está alineada con ninguna de las anteriores: ponle los mismos espacios que a las de su bloque."


@about(SyntaxError, r"invalid character '(.)'")
def sign_of_a_text(scene: Scene, match: re.Match[str]) -> str:
    """Un menos tipográfico, unas comillas de un texto, un exponente pequeño."""
    better = SIGNS.get(match[1])
    if better is None:
        return f"`{match[1]}`, en la línea {_number(scene)}, no es un signo de Python: quítalo."
    return f"`{match[1]}`, en la línea {_number(scene)}, no es de Python: " + (
        f"escribe `{better}`." if better else "quítalo."
    )


@about(SyntaxError, r"invalid non-printable character (U\+[0-9A-F]+)")
def hidden_character(scene: Scene, match: re.Match[str]) -> str:
    """Un espacio especial, copiado de un texto o de un PDF."""
    return (
        f"En la línea {_number(scene)} hay un carácter que no se ve, {match[1]}, de los que vienen al copiar de un"
        " texto: borra los espacios de esa línea y escríbelos otra vez."
    )


@about(SyntaxError)
def dots_of_the_skeleton(scene: Scene, match: re.Match[str]) -> str:
    """``... x - lr``: los puntos del hueco, sin borrar."""
    if not re.match(r"\.\.\.\s*\S", _line(scene)):
        return ""
    return f"Los puntos `...` de la línea {_number(scene)} son el hueco: bórralos y escribe en su lugar."


@about(SyntaxError)
def operators_of_others(scene: Scene, match: re.Match[str]) -> str:
    """``=>`` por ``>=``, ``&&`` por ``and``."""
    found = re.search("|".join(map(re.escape, OPERATORS)), _code(scene))
    if not found:
        return ""
    return f"`{found[0]}`, en la línea {_number(scene)}, no es de Python: escribe `{OPERATORS[found[0]]}`."


@about(SyntaxError, r"follows keyword|follows default|non-default|without a default|invalid syntax|expected")
def comma_in_an_argument(scene: Scene, match: re.Match[str]) -> str:
    """``Adam(lr=0,1)``."""
    found = re.search(r"\w\s*=\s*(\d+,\d+)\s*[,)]", _code(scene))
    return with_point(found[1]) if found else ""


@about(SyntaxError, r"positional argument follows keyword argument$")
def names_before(scene: Scene, match: re.Match[str]) -> str:
    """``f(x, y=1, z)``."""
    found = re.search(r"[(,]\s*(\w+)\s*=(?!=)", _code(scene))
    if not found:
        return ""
    return (
        f"En la línea {_number(scene)}, detrás de `{found[1]}=…` hay un argumento sin nombre: ponlo antes, o dale"
        " también el suyo."
    )


@about(SyntaxError, r"leading zeros")
def decimal_comma(scene: Scene, match: re.Match[str]) -> str:
    """``0,05`` por ``0.05``."""
    found = re.search(r"(?<![\w.])\d+,0\d+", _code(scene))
    return with_point(found[0]) if found else ""


@about(SyntaxError, r"leading zeros")
def leading_zeros(scene: Scene, match: re.Match[str]) -> str:
    """``007``."""
    found = re.search(r"(?<![\w.])0+([1-9]\d*)\b", _code(scene))
    return f"Un entero no lleva ceros delante: `{found[1]}`, y no `{found[0]}`." if found else ""


@about(SyntaxError, r"invalid (?:decimal|imaginary) literal|invalid syntax")
def product_without_sign(scene: Scene, match: re.Match[str]) -> str:
    """``2x`` por ``2*x``."""
    # Menos los números como 1e-3, 0x1f o 2j.
    number = r"(?!\d[\d.]*[eE][+-]?\d)(?!0[xobXOB])(?!\d[\d.]*[jJ]\b)"
    found = re.search(rf"(?<![\w.]){number}(\d[\d.]*)([^\W\d]\w*)", _code(scene))
    if not found:
        return ""
    if re.match(rf"(?:def )?{re.escape(found[0])}\s*[=(]", _code(scene)):
        return f"`{found[0]}` no vale como nombre: no puede empezar por una cifra."
    return f"Entre `{found[1]}` y `{found[2]}` falta un `*`: `{found[1]}*{found[2]}`."


@about(SyntaxError)
def other_languages(scene: Scene, match: re.Match[str]) -> str:
    """``else if``, ``x++`` y las órdenes de Jupyter."""
    line = _line(scene)
    if re.match(r"[%!]", line):
        return f"`{short(line)}` es una orden de Jupyter y no de Python: aquí no se puede usar, bórrala."
    if line.startswith(">>>"):
        return f"Los `>>>` de la línea {_number(scene)} son de una consola de Python: bórralos."
    if found := re.match(r"\}?\s*else if\b", line):
        return "En Python, `else if` se escribe `elif`."
    if found := re.match(r"(\w+)\s*(\+\+|--);?$", line):
        return f"`{line.rstrip(';')}` no es de Python: escribe `{found[1]} {found[2][0]}= 1`."
    return ""


@about(SyntaxError, r"expected ':'")
def colon(scene: Scene, match: re.Match[str]) -> str:
    """Faltan los dos puntos."""
    if found := re.match(r"def\s+(\w+)\s*\((.*?)\)\s*=(?!=)\s*(.+)", _line(scene)):
        start = f"def {found[1]}({found[2]}):"
        return f"Una función no se define con `=`: escribe `{start}` y, dentro, `return {short(found[3])}`."
    line = _line(scene)
    if re.match(r"else\b\s*\w", line):
        return "`else` no lleva condición: con ella se escribe `elif`."
    return "" if line.endswith(":") else f"Falta `:` al final de `{short(line)}`."


@about(SyntaxError, r"'([(\[{])' was never closed")
def never_closed(scene: Scene, match: re.Match[str]) -> str:
    """Un paréntesis que no se cierra."""
    return f"Falta cerrar el `{match[1]}` que se abre en la línea {_number(scene)}, `{short(_line(scene))}`."


PAIRS = {")": "(", "]": "[", "}": "{", "(": ")", "[": "]", "{": "}"}


@about(SyntaxError, r"unmatched '([)\]}])'")
def closed_too_much(scene: Scene, match: re.Match[str]) -> str:
    """Un paréntesis que cierra lo que no se ha abierto."""
    line = f"En la línea {_number(scene)}, `{short(_line(scene))}`,"
    return f"{line} sobra un `{match[1]}` o falta su `{PAIRS[match[1]]}`."


@about(SyntaxError, r"parenthesis '([)\]}])' does not match opening parenthesis '([(\[{])'")
def closed_with_another(scene: Scene, match: re.Match[str]) -> str:
    """``[1, 2)``."""
    line = f"En la línea {_number(scene)}, `{short(_line(scene))}`,"
    return f"{line} un `{match[2]}` se cierra con `{match[1]}`: falta su `{PAIRS[match[2]]}`."


@about(SyntaxError, r"unterminated (?:triple-quoted )?(?:f-)?string")
def open_string(scene: Scene, match: re.Match[str]) -> str:
    """Unas comillas que no se cierran."""
    return f"En la línea {_number(scene)} se abren unas comillas que no se cierran: `{short(_line(scene))}`."


@about(SyntaxError, r"Missing parentheses in call to 'print'")
def print_without_parentheses(scene: Scene, match: re.Match[str]) -> str:
    """``print x``."""
    inside = _line(scene).partition("print")[2].strip()
    return f"`print` lleva paréntesis: `print({short(inside)})`."


@about(SyntaxError, r"'return' outside function")
def return_outside(scene: Scene, match: re.Match[str]) -> str:
    """Un ``return`` sin sangrar."""
    return f"El `return` de la línea {_number(scene)} está fuera de cualquier función: sángralo para que quede dentro."


@about(SyntaxError)
def word_of_python(scene: Scene, match: re.Match[str]) -> str:
    """``lambda = 0.1``: un nombre que Python se reserva."""
    line = _code(scene)
    words = "|".join(sorted(set(keyword.kwlist) - {"True", "False", "None"}))
    found = re.match(rf"({words})\s*=(?!=)", line) or re.search(r"\b(lambda)\s*[=,)*/+-]", line)
    if not found:
        return ""
    other = "lam" if found[1] == "lambda" else f"{found[1]}_"
    return f"`{found[1]}` es una palabra reservada de Python y no puede ser un nombre: usa otro, como `{other}`."


@about(SyntaxError, r"cannot assign to|Maybe you meant '=='|invalid syntax")
def equals(scene: Scene, match: re.Match[str]) -> str:
    """``if x = 1``, o algo que no es un nombre a la izquierda del ``=``."""
    line = _line(scene)
    if found := re.match(r"(?:if|elif|while)\b\s*(.*?[^=<>!])=(?!=)\s*(.+?):?$", line):
        return f"Para comparar se usa `==`: `{found[1].strip()} == {found[2].strip()}`."
    if "cannot assign to" in scene.message and (found := re.match(r"(.+?[^\s=<>!])\s*=(?!=)", line)):
        function = re.match(r"\w+\(.*\)$", found[1])
        more = f" Una función se define con `def {short(found[1])}:`." if function else ""
        return f"A la izquierda de `=` va un nombre, y `{short(found[1])}` no lo es.{more}"
    return ""


@about(SyntaxError, r"Perhaps you forgot a comma|invalid syntax|expected")
def something_missing(scene: Scene, match: re.Match[str]) -> str:
    """Dos cosas seguidas sin nada en medio."""
    line = _code(scene)
    start = re.match(r"([^\W\d]\w*)\s+[\w'\"(\[]", line)
    if start and start[1] not in keyword.kwlist and (word := WORDS.get(start[1]) or nearest(start[1], STARTERS, 0.8)):
        return f"`{start[1]}` no es de Python. ¿Querías decir `{word}`?"
    for found in re.finditer(r"([\w.]+|\)|\])\s+(?=([^\W\d]\w*|\d+))", line):
        first, second = found.groups()
        if first in keyword.kwlist or second in keyword.kwlist:
            continue
        if first in dir(builtins) or first.startswith(("np.", "math.")):
            return f"A `{first}` le faltan los paréntesis: `{first}({second})`."
        return f"Entre `{first}` y `{second}` falta algo: ¿un `*`, una coma u otro signo?"
    return ""
