"""En JavaScript, lo que hace una función de optlib: se la llama con nombres en vez de números, y ellos lo apuntan."""

from collections.abc import Callable
from typing import Any

import numpy as np


def _operation(sign: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """La que se hace con lo que va detrás, y con lo que va delante."""
    return lambda a, b: a.made(f"{a} {sign} {b}"), lambda a, b: a.made(f"{b} {sign} {a}")


def _applied(name: str) -> Callable[..., Any]:
    return lambda a: a.made(f"Math.{name}({a})")


class Traced:
    """Un número del que solo se sabe cómo se llama; ``lines`` son las cuentas hechas, cada una con su nombre."""

    dtype = object  # el de un array de números así

    def __init__(self, name: str, lines: dict[str, str]):
        self.name, self.lines = name, lines

    def __str__(self) -> str:
        return self.name

    def made(self, line: str) -> "Traced":
        return Traced(self.lines.setdefault(line, f"n{len(self.lines)}"), self.lines)

    __add__, __radd__ = _operation("+")
    __sub__, __rsub__ = _operation("-")
    __mul__, __rmul__ = _operation("*")
    __truediv__, __rtruediv__ = _operation("/")
    sin, cos, exp, log = map(_applied, ("sin", "cos", "exp", "log"))

    def __neg__(self) -> "Traced":
        return self.made(f"-{self.name}")

    def __pow__(self, times: int) -> "Traced":
        if not isinstance(times, int) or times < 1:
            raise TypeError(f"{self}**{times}")
        return self.made(" * ".join([self.name] * times))


def traced(function: Callable[[Any], Any], dim: int | None) -> str:
    """La de una función de un número o, con ``dim``, de un punto; lo que da también es un número o un punto.

    De ``x**2 + 1``, ``(x0) => { const n0 = x0 * x0, n1 = n0 + 1; return n1; }``.
    """
    lines: dict[str, str] = {}
    names = [Traced(f"x{k}", lines) for k in range(dim or 1)]
    x = np.array(names) if dim else names[0]
    found = function(x)
    made = ", ".join(f"{name} = {line}" for line, name in lines.items())
    return f"({_told(x)}) => {{ {f'const {made}; ' if made else ''}return {_told(found)}; }}"


def _told(value: Any) -> str:
    return f"[{', '.join(map(str, value))}]" if np.ndim(value) else str(value)
