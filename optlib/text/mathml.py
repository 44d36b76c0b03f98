r"""Fórmulas de LaTeX a MathML, para ejercicios y pies de figura.

El HTML en bruto de una salida no pasa por el traductor de fórmulas del libro; por eso se traducen aquí.
Cubre la notación del curso y rechaza lo que no conoce, que es mejor que dibujarlo mal.
"""

import re
from collections.abc import Callable
from html import escape
from typing import NoReturn

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|:=|[0-9]+(?:[.,][0-9]+)*|@\{[^}]*\}|\s+|.", re.DOTALL)

_LETTERS = (
    "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma "
    "tau upsilon varphi chi psi omega"
)
_GREEK = {name: chr(0x3B1 + i) for i, name in enumerate(_LETTERS.split())} | {
    "epsilon": "ε", "phi": "ϕ", "Delta": "Δ", "Sigma": "Σ", "Theta": "Θ", "Omega": "Ω", "ell": "ℓ",
}  # fmt: skip
_IDENTIFIERS = _GREEK | {"partial": "∂", "infty": "∞", "nabla": "∇", "star": "⋆"}
_SYMBOLS = {
    "cdot": "·", "times": "×", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠",
    "neq": "≠", "approx": "≈", "to": "→", "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒",
    "in": "∈", "ll": "≪", "gg": "≫", "dots": "…", "ldots": "…", "cdots": "⋯", "sum": "∑", "prod": "∏",
    "lVert": "‖", "rVert": "‖", "|": "‖", "lvert": "|", "rvert": "|", "{": "{", "}": "}", "colon": ":",
    "odot": "⊙", "propto": "∝", "sim": "∼", "mid": "|", "top": "⊤", "prime": "′", "div": "÷",
    "langle": "⟨", "rangle": "⟩",
}  # fmt: skip
_FUNCTIONS = {
    "max": "máx",
    "min": "mín",
    "exp": "exp",
    "log": "log",
    "ln": "ln",
    "tanh": "tanh",
    "sin": "sen",
    "cos": "cos",
}
_SPACES = {",": "0.17em", ";": "0.28em", ":": "0.22em", " ": "0.25em", "quad": "1em", "qquad": "2em", "!": "0"}
_ACCENTS = {"hat": "^", "bar": "‾", "tilde": "~", "vec": "→", "dot": "˙", "widehat": "^", "overline": "‾"}
_FENCES = "()[]|‖{}⟨⟩"
# Los signos que abren y los que siguen a una fórmula, que no deben quedarse solos al pasar de renglón.
OPENING, CLOSING = "([«¿¡", ",.;:)]!?»…"


def _fence(symbol: str, *, relation: bool = False) -> str:
    """Un paréntesis; las barras, sin el hueco de los signos de relación salvo que lo sean."""
    space = ' lspace="0" rspace="0"' if symbol in "|‖" and not relation else ""
    return f'<mo stretchy="false"{space}>{symbol}</mo>'


def mathml(latex: str, *, block: bool = False, value: Callable[[str], str] | None = None) -> str:
    r"""Traduce una fórmula a MathML, que con ``block`` va en su renglón.

    ``value(texto)`` da los elementos de los huecos ``@{…}``, que son números que pone quien llama.
    Errores: ``ValueError`` si está incompleta, usa algo que no se conoce o tiene huecos y no se da ``value``.

    >>> mathml("x^2")
    '<math><msup><mi>x</mi><mn>2</mn></msup></math>'
    >>> mathml(r"\foo")
    Traceback (most recent call last):
    ...
    ValueError: fórmula '\\foo': no se conoce «\foo».
    """
    parser = _Parser(latex, value)
    body = parser.row(until=None)
    display = ' display="block"' if block else ""
    return f"<math{display}>{body}</math>"


def together(before: str, formula: str, after: str) -> tuple[str, str, str]:
    """Une a ``formula``, HTML, el signo que la abre y el que la cierra; devuelve los tres trozos, ya repartidos.

    El navegador pasaría de renglón entre la fórmula y su signo.

    >>> together("vale (", "<math></math>", "), y")
    ('vale ', '<span class="together">(<math></math>),</span>', ' y')
    """
    head, tail = before.rstrip(OPENING), after.lstrip(CLOSING)
    opening, closing = before[len(head) :], after[: len(after) - len(tail)]
    if opening or closing:
        formula = f'<span class="together">{opening}{formula}{closing}</span>'
    return head, formula, tail


class _Parser:
    """Recorre los símbolos de una fórmula de izquierda a derecha; cada método lee una parte y da su MathML."""

    def __init__(self, latex: str, value: Callable[[str], str] | None):
        self.latex, self.value = latex, value
        self.tokens = _TOKEN.findall(latex)  # con los espacios, que cuentan dentro de \text{…}
        self.position = 0

    def fail(self, why: str) -> NoReturn:
        raise ValueError(f"fórmula {self.latex!r}: {why}.")

    def peek(self) -> str | None:
        """El símbolo siguiente, sin contar los espacios; ``None`` al final."""
        while self.position < len(self.tokens) and self.tokens[self.position].isspace():
            self.position += 1
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def take(self) -> str:
        token = self.peek()
        if token is None:
            self.fail("está incompleta")
        self.position += 1
        return token

    def items(self, until: str | None) -> list[str]:
        found = []
        while (token := self.peek()) != until:
            if token is None:
                self.fail(f"falta «{until}»")
            if token == "}":
                self.fail("sobra «}»")
            found.append(self.scripted())
        if until is not None:
            self.take()
        return found

    def row(self, until: str | None) -> str:
        return "".join(self.items(until))

    def group(self) -> str:
        """Un argumento: un grupo entre llaves o un solo símbolo; de un número sin llaves, la primera cifra."""
        token = self.peek()
        if token and token[0].isdigit() and len(token) > 1:
            self.tokens[self.position] = token[1:]
            return f"<mn>{token[0]}</mn>"
        if token != "{":
            return self.atom()
        self.take()
        found = self.items("}")
        return found[0] if len(found) == 1 else f"<mrow>{''.join(found)}</mrow>"

    def scripted(self) -> str:
        """Un símbolo con sus índices."""
        base = self.atom()
        sub = sup = None
        while (token := self.peek()) in ("_", "^", "'"):
            self.take()
            if token == "'":
                # Como exponente se dibujaría diminuta: el propio carácter ya está elevado.
                base = f'<mrow>{base}<mo class="prime">′</mo></mrow>'
            elif token == "_":
                sub = self.group()
            else:
                sup = self.group()
        if sub is None and sup is None:
            return base
        limits = base in ("<mo>∑</mo>", "<mo>∏</mo>")
        if sub is not None and sup is not None:
            tag = "munderover" if limits else "msubsup"
            return f"<{tag}>{base}{sub}{sup}</{tag}>"
        if sub is not None:
            tag = "munder" if limits or base == "<mi>mín</mi>" else "msub"
            return f"<{tag}>{base}{sub}</{tag}>"
        return f"<msup>{base}{sup}</msup>"

    def atom(self) -> str:
        """Un símbolo, un grupo o una orden, sin índices."""
        token = self.take()
        if token == "{":
            return f"<mrow>{self.row('}')}</mrow>"
        if token.startswith("@{"):
            if self.value is None:
                self.fail("un hueco @{…} no tiene quien lo rellene")
            return self.value(token[2:-1])
        if token.startswith("\\"):
            return self.command(token[1:])
        if token[0].isdigit():
            return f"<mn>{token}</mn>"
        if token.isalpha():
            return f"<mi>{token}</mi>"
        if token in "^_}&%$#~":
            self.fail(f"«{token}» está fuera de lugar")
        if token in _FENCES:
            return _fence(token)
        return f"<mo>{escape({'-': '−', '*': '∗'}.get(token, token))}</mo>"

    def command(self, name: str) -> str:
        if known := _IDENTIFIERS.get(name) or _FUNCTIONS.get(name):
            return f"<mi>{known}</mi>"
        if name in _SYMBOLS:
            symbol = _SYMBOLS[name]
            return _fence(symbol, relation=name == "mid") if symbol in _FENCES else f"<mo>{symbol}</mo>"
        if name in _SPACES:
            return f'<mspace width="{_SPACES[name]}"></mspace>'
        if name in _ACCENTS:
            return f'<mover accent="true">{self.group()}<mo stretchy="false">{_ACCENTS[name]}</mo></mover>'
        if name in ("frac", "tfrac", "dfrac"):
            return f"<mfrac>{self.group()}{self.group()}</mfrac>"
        if name == "sqrt":
            return f"<msqrt>{self.group()}</msqrt>"
        if name in ("text", "mathrm", "operatorname"):
            tag = "mtext" if name == "text" else "mi"
            # Un espacio corriente en un extremo no se dibujaría.
            words = re.sub(r"^ | $", "\u00a0", self.words())
            return f"<{tag}>{escape(words)}</{tag}>"
        if name in ("mathbf", "boldsymbol"):
            return f'<mrow style="font-weight:bold">{self.group()}</mrow>'
        if name == "left":
            return self.fenced()
        self.fail(f"no se conoce «\\{name}»")

    def words(self) -> str:
        if self.take() != "{":
            self.fail("\\text necesita llaves")
        start = self.position
        while self.position < len(self.tokens) and self.tokens[self.position] != "}":
            self.position += 1
        words = "".join(self.tokens[start : self.position])
        self.take()
        return words.replace("\\", "")

    def fenced(self) -> str:
        """Lo que va de ``\\left`` a ``\\right``."""
        left = self.fence()
        body = []
        while self.peek() != "\\right":
            body.append(self.scripted())
        self.take()
        return f"<mrow>{left}{''.join(body)}{self.fence()}</mrow>"

    def fence(self) -> str:
        token = self.take()
        mark = _SYMBOLS.get(token[1:], "") if token.startswith("\\") else token
        return "" if mark == "." else f"<mo>{mark}</mo>"
