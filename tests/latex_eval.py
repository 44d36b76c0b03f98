"""Calcula el valor de una fórmula de la presentación a partir de su LaTeX, para compararla con optlib."""

import re

# Derivadas enteras, símbolos con acento, griegas y letras; todos con su subíndice, que forma parte del nombre.
_SUBSCRIPT = r"(?:_(?:\{(?:[^{}]|\{[^{}]*\})*\}|\w))?"
_SYMBOL = (
    r"\\nabla J\(\\theta_t\)|\\frac\{\\partial J\(\\theta\)\}\{\\partial \\theta_j\}|\\frac\{dC\}\{dw\}"
    rf"|\\hat\{{\w\}}{_SUBSCRIPT}|\\(?:theta|alpha|beta|epsilon){_SUBSCRIPT}|[a-zA-Z]{_SUBSCRIPT}"
)
_TOKEN = re.compile(rf"\s*(?:(?P<symbol>{_SYMBOL})|(?P<number>\d+(?:\.\d+)?)|(?P<other>\\[a-z]+|.))")
_TIMES = {"\\cdot", "\\times", "*"}


def right_side(latex: str) -> str:
    """Lo que sigue al último «=» de la fórmula."""
    return latex.rsplit("=", 1)[1]


def evaluate(latex: str, values: dict | None = None):
    """Valor de la expresión ``latex``; ``values`` da el de cada símbolo, por su LaTeX."""
    parser = _Parser(latex, values or {})
    result = parser.sum()
    assert parser.kind is None, f"sobra {parser.text!r} en {latex!r}"
    return result


class _Parser:
    def __init__(self, latex: str, values: dict):
        self.tokens = [(match.lastgroup, match[match.lastgroup]) for match in _TOKEN.finditer(latex.strip())]
        self.values = values
        self.advance()

    def advance(self) -> None:
        self.kind, self.text = self.tokens.pop(0) if self.tokens else (None, "")

    def expect(self, text: str) -> None:
        assert self.text == text, f"se esperaba {text!r} y hay {self.text!r}"
        self.advance()

    def sum(self):
        total = -self.product() if self.skip("-") else self.product()
        while self.text in ("+", "-"):
            sign = 1 if self.text == "+" else -1
            self.advance()
            total = total + sign * self.product()
        return total

    def skip(self, text: str) -> bool:
        if self.text != text:
            return False
        self.advance()
        return True

    def product(self):
        total = self.power()
        while self.text in _TIMES or self.kind in ("symbol", "number") or self.text in ("(", "/", "\\frac", "\\sqrt"):
            if self.skip("/"):
                total = total / self.power()
                continue
            if self.text in _TIMES:
                self.advance()
            total = total * self.power()
        return total

    def power(self):
        base = self.atom()
        return base ** self.group() if self.skip("^") else base

    def group(self):
        if not self.skip("{"):
            return self.atom()
        value = self.sum()
        self.expect("}")
        return value

    def atom(self):
        kind, text = self.kind, self.text
        self.advance()
        if kind == "number":
            return float(text)
        if kind == "symbol":
            return self.values[text]
        if text == "\\frac":
            return self.group() / self.group()
        if text == "\\sqrt":
            return self.group() ** 0.5
        assert text == "(", f"no se entiende {text!r}"
        value = self.sum()
        self.expect(")")
        return value
