"""Escribir números siempre igual: en tablas, ejercicios, figuras, imágenes y páginas.

Es el gemelo de ``optlib/static/numbers.js``; los dos cumplen los casos de ``tests/data/numbers.json``.
"""

import math
from decimal import ROUND_HALF_UP, Decimal

# Desde aquí, y por debajo de lo que se ve con los decimales pedidos, un número va con una potencia de diez.
_LARGE = 1e6
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def round_half_up(value: float, decimals: int = 0) -> float:
    """Redondea a ``decimals`` decimales, de 0 en adelante, como se enseña a mano: el 5 se aleja de cero.

    Se mira el valor binario exacto. Lo que no es finito queda como está.

    >>> round_half_up(2.5), round_half_up(-0.125, 2)
    (3.0, -0.13)
    """
    return float(_rounded(value, decimals)) if math.isfinite(value) else value


def format_number(
    value: float, decimals: int = 4, *, digits: int | None = None, fixed: bool = False, parens: bool = False
) -> str:
    """Escribe un número con punto decimal y signo menos tipográfico.

    Lleva a lo sumo ``decimals`` decimales (``fixed``: justo esos) o, si se da ``digits``, a lo sumo esas cifras
    significativas. Lo que quedaría en cero y lo que llega al millón va con una potencia de diez, salvo con ``fixed``;
    ``parens`` pone entre paréntesis los negativos. ``nan`` es «indefinido».

    >>> format_number(-3.8400000000000003), format_number(2, 2, fixed=True), format_number(-1, parens=True)
    ('−3.84', '2.00', '(−1)')
    >>> format_number(1.5e-9), format_number(1e-7), format_number(0.012345, digits=3), format_number(math.nan)
    ('1.5·10⁻⁹', '10⁻⁷', '0.0123', 'indefinido')
    """
    value = float(value)
    if math.isnan(value):
        return "indefinido"
    negative = value < 0
    if math.isinf(value):
        return _signed("∞", negative, parens)
    size, fixed = abs(value), fixed and not digits
    smallest = -4 if digits else -decimals
    if size and not fixed and not (_exponent(size) >= smallest and size < _LARGE):
        return _signed(_scientific(size, digits - 1 if digits else min(decimals, 3)), negative, parens)
    if digits:
        decimals = digits - 1 - _exponent(size)
    text = f"{_rounded(size, decimals):f}"
    text = text if fixed else _trimmed(text)
    return _signed(text, negative and any(digit in "123456789" for digit in text), parens)


def _scientific(size: float, decimals: int) -> str:
    exponent = _exponent(size)
    mantissa = _rounded(Decimal(size).scaleb(-exponent), decimals)
    if mantissa >= 10:  # 9.9996 sube a 10
        mantissa, exponent = mantissa / 10, exponent + 1
    text = _trimmed(f"{mantissa:f}")
    return ("" if text == "1" else f"{text}·") + "10" + str(exponent).translate(_RAISED)


def _exponent(size: float) -> int:
    """Exponente de la escritura más corta: el valor exacto de 1e-7 empieza por 9.99…·10⁻⁸."""
    return Decimal(repr(size)).adjusted()


def _rounded(value: float | Decimal, decimals: int) -> Decimal:
    return Decimal(value).quantize(Decimal(f"1e{-int(decimals)}"), rounding=ROUND_HALF_UP)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(text: str, negative: bool, parens: bool) -> str:
    text = f"−{text}" if negative else text
    return f"({text})" if negative and parens else text
