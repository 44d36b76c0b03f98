"""Leer como números lo que da quien usa la biblioteca, o decir qué le pasa."""

import math
import re
from collections.abc import Callable
from numbers import Real
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

_LONGEST = 80  # letras de un valor en un mensaje


def shown(value: Any) -> str:
    """Un valor como se escribe en Python, en una línea corta; una función o una clase, por su nombre.

    >>> shown("5"), shown("largo " * 30)[-9:]
    ("'5'", 'largo l …')
    """
    if isinstance(value, FunctionType):
        return f"la función {value.__name__}".replace("la función <lambda>", "una función")
    if isinstance(value, ModuleType):
        return f"el módulo {value.__name__}"
    if isinstance(value, type):
        return f"la clase {value.__name__}"
    text = " ".join(repr(value).split())
    if type(value).__repr__ is object.__repr__ or " at 0x" in text:
        return f"un objeto {type(value).__name__}"
    if len(text) <= _LONGEST:
        return text
    head, comma, _ = text[:_LONGEST].rpartition(", ")  # que no se parta un número
    return f"{head}, …" if comma else f"{text[:_LONGEST]} …"


def numbers(expected: str, value: Any, *, bools: bool = False) -> np.ndarray:
    """Devuelve ``value`` como array de ``float``, de la forma que tenga.

    ``expected`` es el principio del mensaje, como «x0 debe ser un número». ``bools`` admite ``True`` y ``False``, que
    valen 1 y 0. Errores: ``TypeError`` si es un texto, ``None``, un complejo o algo que no sea números;
    ``ValueError`` si sus filas no tienen la misma longitud, o un entero es demasiado largo.

    >>> numbers("x debe ser un número", "5")
    Traceback (most recent call last):
    ...
    TypeError: x debe ser un número, no '5'.
    """
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{expected}, y sus filas no tienen la misma longitud: {shown(value)}.") from None
    real = array.dtype.kind == "O" and array.size and all(isinstance(each, Real) for each in array.flat)
    if array.dtype.kind not in ("biuf" if bools else "iuf") and not real:
        raise TypeError(f"{expected}, no {shown(value)}.")
    try:
        return array.astype(float)
    except OverflowError:
        raise ValueError(f"{expected}, y un entero tan largo no cabe en un float.") from None


def returned(value: Any, what: str) -> np.ndarray:
    """Lo que devuelve una función del lector, ``what``, como array; ``TypeError`` si no es nada o no son números."""
    if value is None:
        raise TypeError(f"{what} no devuelve nada. ¿Falta return?")
    return numbers(f"{what} debe devolver números", value)


def valued(function: Callable, x: Any) -> Any:
    """Lo que da una función en un punto; si es un ``float`` y desborda, con ``float64``, que da infinito o ``nan``.

    Errores: los de la función, si no es que desborde.
    """
    try:
        return function(x)
    except (ArithmeticError, ValueError) as error:  # math.cos(inf) es un ValueError
        if not isinstance(x, float) or (isinstance(error, ValueError) and math.isfinite(x)):
            raise
    try:
        return function(np.float64(x))
    except (ArithmeticError, ValueError) as error:
        if math.isfinite(x) and not isinstance(error, OverflowError):  # las de math no dan infinito
            raise
        return math.nan


def note(error: Exception, where: str) -> None:
    """Añade al error de quien lee dónde ha sido; una sola nota."""
    if not hasattr(error, "__notes__"):
        error.add_note(where)


def as_numbers(owner: str, name: str, value: Any, ndim: int) -> np.ndarray:
    """Devuelve ``value`` como array de números finitos con ``ndim`` ejes, 1 o 2, o dice qué le pasa.

    ``owner`` y ``name`` son la clase y el argumento que nombra el mensaje. Errores: ``TypeError`` si no son números;
    ``ValueError`` si no tiene esos ejes, está vacío o algún número no es finito.
    """
    array = numbers(f"{owner}: {name} debe contener solo números", value, bools=True)
    if array.ndim != ndim:
        shape = {1: "un array (N,)", 2: "un array (N, d)"}[ndim] if name != "A" else "una matriz (d, d)"
        raise ValueError(f"{owner}: {name} debe ser {shape}; tiene forma {array.shape}.")
    if array.size == 0 or not np.all(np.isfinite(array)):
        raise ValueError(f"{owner}: {name} debe contener números finitos, y al menos uno.")
    return array


_INTERVAL = re.compile(r"([\[(])\s*([^\s,]+)\s*,\s*([^\s,]+)\s*([\])])")


def number_in(owner: str, name: str, value: Any, interval: str, hint: str = "") -> float | np.ndarray:
    """Devuelve un hiperparámetro como ``float`` o array, si está en su intervalo, escrito como en clase: ``"[0, 1)"``.

    Errores: ``TypeError`` si no es un número o un array de números; ``ValueError``, que acaba en ``hint``, si no es
    finito o no está.

    >>> number_in("Adam", "beta1", 1, "[0, 1)")
    Traceback (most recent call last):
    ...
    ValueError: Adam: beta1 debe ser un número finito mayor o igual que 0 y menor que 1, no 1.
    """
    expected = f"{owner}: {name} debe ser un número o un array de números"
    if isinstance(value, tuple):  # un decimal con coma, o betas=(0.9, 0.999)
        raise TypeError(f"{expected}, no {shown(value)}.")
    array = numbers(expected, value)
    if not (found := _INTERVAL.fullmatch(interval)):
        raise ValueError(f'{owner}: en ranges, {name}: se esperaba un intervalo, como "[0, 1)", no {shown(interval)}.')
    first, low, high, last = found[1], float(found[2]), float(found[3]), found[4]
    inside = np.isfinite(array) & (array >= low) & (array <= high)
    inside &= (array != low) | (first == "[")
    inside &= (array != high) | (last == "]")
    if not array.size or not inside.all():
        above = f"mayor {'o igual ' * (first == '[')}que {low:g}" * math.isfinite(low)
        below = f"menor {'o igual ' * (last == ']')}que {high:g}" * math.isfinite(high)
        words = " y ".join(filter(None, [above, below]))
        raise ValueError(
            f"{owner}: {name} debe ser un número finito{' ' * bool(words)}{words}, no {shown(value)}.{hint}"
        )
    return float(array) if array.ndim == 0 else array
