"""De una fórmula a texto sencillo, donde no cabe MathML: lectores de pantalla, descripciones, índice de búsqueda."""

import re
from collections.abc import Callable
from xml.etree import ElementTree

from .mathml import mathml

_RAISED = dict(zip("0123456789−+n′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ′", strict=True))
_LOWERED = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
_ACCENTS = {"^": "\u0302", "‾": "\u0304", "~": "\u0303", "→": "\u20d7", "˙": "\u0307"}
_SPACED = set("=≠≈<>≤≥≪≫←→⇒∈∝∼+−±×÷·")


def plain(latex: str) -> str:
    r"""Devuelve una fórmula de LaTeX como texto de una línea.

    Errores: ``ValueError`` si usa algo que :func:`optlib.mathml.mathml` no conoce.

    >>> plain(r"\hat{m}_t"), plain(r"w_{\text{nuevo}}"), plain(r"\frac{dC}{dw}"), plain("(w - 3)^2 = x_1")
    ('m̂ t', 'w nuevo', 'dC/dw', '(w − 3)² = x₁')
    """
    return plain_mathml(mathml(latex))


def plain_mathml(markup: str) -> str:
    """Devuelve como texto de una línea una fórmula que ya es MathML.

    Errores: ``ElementTree.ParseError`` si las etiquetas no están bien cerradas.

    >>> plain_mathml("<math><msup><mi>e</mi><mrow><mi>a</mi><mi>b</mi></mrow></msup></math>")
    'e^(ab)'
    """
    return " ".join(_text(ElementTree.fromstring(markup)).replace("\u00a0", " ").split())


def _text(node: ElementTree.Element) -> str:
    kind, parts = node.tag.rpartition("}")[2], [_text(child) for child in node]
    if kind == "annotation":
        return ""
    if kind == "mo" and node.text in _SPACED:
        return f" {node.text} "
    if kind in _SCRIPTS and len(parts) == len(_SCRIPTS[kind]) + 1:
        base, *scripts = parts
        return base + "".join(write(script) for write, script in zip(_SCRIPTS[kind], scripts, strict=True))
    if kind == "mover" and parts[1] in _ACCENTS:
        return parts[0] + _ACCENTS[parts[1]]
    if kind == "mfrac":
        return "/".join(map(_grouped, parts))
    if kind == "msqrt":
        return "√" + _grouped("".join(parts))
    return (node.text or "") + "".join(parts)


def _superscript(text: str) -> str:
    text = text.strip()
    return "".join(_RAISED[c] for c in text) if set(text) <= _RAISED.keys() else f"^{_grouped(text)}"


def _subscript(text: str) -> str:
    text = text.strip()
    return "".join(_LOWERED[c] for c in text) if set(text) <= _LOWERED.keys() else f" {text}"


def _grouped(text: str) -> str:
    """Entre paréntesis si, al ir en línea, se leería otra cosa; un diferencial no los necesita."""
    text = text.strip()
    return text if re.fullmatch(r"\w\u0302?|d\w|∂\w|\d+(\.\d+)?|\([^()]*\)", text) else f"({text})"


_SCRIPTS: dict[str, tuple[Callable[[str], str], ...]] = {
    "msup": (_superscript,),
    "msub": (_subscript,),
    "msubsup": (_subscript, _superscript),
    "munder": (_subscript,),
    "munderover": (_subscript, _superscript),
}
