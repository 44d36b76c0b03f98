"""Fórmulas y HTML en texto corriente, para lo que no los dibuja: lectores de pantalla, búsqueda, ``print``."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, fromstring

from .mathml import mathml

INVISIBLE = str.maketrans({"\u2061": "", "\u2062": "", "\u2063": "", "\u200b": "", "\u00a0": " "})
# Detrás del nombre de una función; queda en un espacio si lo que sigue se leería como parte del nombre.
APPLY = "\u2061"
RELATIONS = set("=≠<>≤≥≈≪≫∝∼∈→←⇒↦")
SUMS = set("+−±")
# Tras esto, un signo + o − es el del número que sigue; al principio de una fórmula, también.
BEFORE_A_TERM = RELATIONS | SUMS | set("([{,;:/⋅·×∑∏") | {APPLY}
BIG = ("∑", "∏", "∫")
HALF = "½"
ACCENTS = {"^": "\u0302", "ˆ": "\u0302", "‾": "\u0304", "ˉ": "\u0304", "~": "\u0303", "˜": "\u0303", "˙": "\u0307"}
ACCENTS |= {"→": "\u20d7", "⃗": "\u20d7", "ˊ": "\u0301", "¨": "\u0308"}
RAISED = dict(zip("0123456789+−=()nikthjxzNT′⋆", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵏᵗʰʲˣᶻᴺᵀ′⋆", strict=True))
LOWERED = dict(zip("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
OTHER = {"annotation": "", "mphantom": "", "mtable": "…"}
SCRIPTS = {"msub": "_", "munder": "_", "msup": "^", "mover": "^", "msubsup": "_^", "munderover": "_^"}


def bracket(text: str) -> str:
    """Pone entre paréntesis lo que, escrito en línea, se confundiría con lo de al lado."""
    text = bare = text.strip()
    while (outside := re.sub(r"\([^()]*\)", "", bare)) != bare:
        bare = outside
    product = re.match(r"\([^()]*\)[A-Za-zα-ω]", text)
    return f"({text})" if product or re.search(r"[-+−=·×/\s]|^[\d.]+[^\d.]", bare) else text


def apart(text: str) -> str:
    """Separa el nombre de una función de lo que le sigue."""
    return re.sub(APPLY + "+", "", re.sub(APPLY + r"+(?=[\w√])", " ", text))


def script(mark: str, text: str) -> str:
    """Escribe un índice (``_``) o un exponente (``^``): con letras pequeñas si las hay y no es una palabra."""
    text = apart(text)
    small, tight = {"_": LOWERED, "^": RAISED}[mark], text.replace(" ", "")
    if set(tight) <= set(small) and not re.search(r"[^\W\d]{2}", tight):
        return "".join(small[letter] for letter in tight)
    if tight == "⏟":
        return ""
    if mark == "_":
        return f"_{tight}" if len(tight) == 1 else f" {bracket(text)}"
    product = re.search(r"[α-ω]\w|\w[α-ω]", tight)
    return f"^({tight})" if product else f"^{bracket(text)}"


def scripted(node: Element) -> str:
    """Escribe una base con índices, exponentes o un acento."""
    base, *others = (plain_element(child) for child in node)
    if node.get("accent") == "true" and len(base) == 1 and others[0] in ACCENTS:
        return base + ACCENTS[others[0]]
    return base.rstrip(APPLY) + "".join(map(script, SCRIPTS[node.tag], others))


def row(children: Iterable[Element]) -> str:
    """Escribe seguidas las partes de una fórmula, con los huecos que hacen falta para leerla."""
    text, fraction, sum_before = "", False, False
    for child in children:
        piece = plain_element(child)
        continues = bool(text) and text[-1] not in BEFORE_A_TERM and not text[-1].isspace()
        if piece in SUMS and continues:
            piece = f" {piece} "
        # «1/N ∑» y «1/N (a + b)»: sin hueco, lo que sigue parecería del denominador.
        elif sum_before or (continues and (piece.startswith(BIG) or (fraction and re.match(r"[\w(√]", piece)))):
            piece = f" {piece}"
        fraction = child.tag == "mfrac" and piece[-1:] not in HALF + ")"
        sum_before = child.tag in SCRIPTS and piece.lstrip().startswith((*BIG, "lim"))
        text += piece
    return re.sub(r"\s+", " ", text)


def token(node: Element) -> str:
    """Escribe una letra, un número o un signo; las relaciones, entre espacios."""
    text = (node.text or "").translate(INVISIBLE)
    if node.tag == "mi" and len(text) > 1:
        return text + APPLY
    return f" {text} " if node.tag == "mo" and text in RELATIONS else text


def aligned(table: Element) -> str:
    """Escribe una tras otra las fórmulas de un grupo, que en la página van en renglones."""
    lines = (" ".join(apart(row(line.iter("mtd"))).split()) for line in table)
    return "; ".join(line.rstrip(",;. ") for line in lines)


def plain_element(node: Element) -> str:
    """Devuelve en una línea de texto un elemento de MathML; una matriz, que no cabe en una línea, es «…»."""
    tag = node.tag
    if tag in {"mi", "mn", "mo", "mtext"}:
        return token(node)
    if tag in SCRIPTS:
        return scripted(node)
    if tag == "mfrac":
        fraction = "/".join(bracket(apart(plain_element(child))) for child in node)
        return HALF if fraction == "1/2" else fraction
    if tag == "mtable" and (node.get("columnspacing") or "").startswith("0em"):
        return aligned(node)
    if tag == "mroot":
        return f"{script('^', plain_element(node[1]))}√{bracket(plain_element(node[0]))}"
    if tag == "mspace":
        return " " if float(node.get("width", "0").removesuffix("em")) > 0.5 else ""
    if tag in OTHER:
        return OTHER[tag]
    inner = row(node)
    return f"√{bracket(apart(inner))}" if tag == "msqrt" else apart(inner).strip() if tag == "math" else inner


def plain(latex: str) -> str:
    r"""Devuelve en texto una fórmula escrita en LaTeX.

    >>> plain(r"\hat{m}_t = \frac{m_t}{1-\beta_1^2}"), plain(r"w_{\text{nuevo}}"), plain(r"\sqrt{x^2+1}")
    ('m̂ₜ = mₜ/(1 − β₁²)', 'w nuevo', '√(x² + 1)')
    """
    return plain_element(fromstring(mathml(latex)))


# Tras estos elementos se cambia de línea; tras una celda, se deja un hueco.
_LINES = {"p", "li", "tr", "pre", "ul", "ol", "caption", "dt", "dd", "div"}
_CELLS = {"td", "th"}


def text_of(html: str) -> str:
    r"""Devuelve en texto un HTML nuestro, con sus fórmulas en una línea y un renglón por párrafo o por fila.

    >>> text_of("<p>Con <math><msup><mi>x</mi><mn>2</mn></msup></math>:</p><ul><li>uno</li><li>dos</li></ul>")
    'Con x²:\n- uno\n- dos'
    """

    def walk(node: Element) -> Iterator[str]:
        if node.tag == "math":
            yield plain_element(node)
        elif node.tag == "pre":  # el código conserva su sangrado y sus líneas en blanco
            yield "\n".join(line.replace(" ", "\0") or "\0" for line in "".join(node.itertext()).split("\n"))
        else:
            yield "- " * (node.tag == "li") + (node.text or "")
            for child in node:
                yield from walk(child)
                yield child.tail or ""
        yield "\n" if node.tag in _LINES else "  " if node.tag in _CELLS else ""

    lines = "".join(walk(fromstring(f"<div>{html}</div>"))).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip()).replace("\0", " ")
