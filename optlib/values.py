"""Leer como números lo que da quien usa la biblioteca, o decir qué le pasa."""

import inspect
import re
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
    ``ValueError`` si sus filas no tienen la misma longitud.

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
    return array.astype(float)


def returned(value: Any, what: str) -> np.ndarray:
    """Lo que devuelve una función del lector, ``what``, como array; ``TypeError`` si no es nada o no son números."""
    if value is None:
        raise TypeError(f"{what} no devuelve nada. ¿Falta return?")
    return numbers(f"{what} debe devolver números", value)


def cause(error: Exception, x: Any) -> str:
    """Por qué falla una función del lector con el punto ``x``, si es por la forma de lo que usa; si no, nada.

    Sigue a quien lo hace: «``grad(x)`` usa…».
    """
    said = str(error)
    if isinstance(error, TypeError | AttributeError | IndexError) and np.ndim(x) == 0 and _AS_AN_ARRAY.search(said):
        return "usa un número como un array: en un problema escalar, x y su gradiente son números"
    if isinstance(error, TypeError) and re.search("only .* arrays can be converted", said):
        return "da un array a float o a una función de math, que son de un número: usa la de numpy"
    if isinstance(error, ValueError) and "math domain error" in said:
        return "da a una función de math un número que no admite, como un negativo a una raíz o a un logaritmo"
    if isinstance(error, IndexError) and (found := re.search(r"index (-?\d+) is out of bounds .* size (\d+)", said)):
        return f"pide el número {found[1]} de un array que tiene {found[2]}; se cuentan desde 0"
    if isinstance(error, ValueError) and "truth value of an array" in said:
        return "pregunta con if, max o min por un array, que tiene varios números: usa np.where, np.maximum o abs"
    if isinstance(error, ValueError) and re.search("could not be broadcast|matmul|shapes", said):
        shapes = " y ".join(re.findall(r"\([\d,]*\)", said))
        hint = ": las sumas y las normas de un punto van con axis=-1, keepdims=True" if np.ndim(x) > 1 else ""
        return f"opera con formas que no casan{', ' * bool(shapes)}{shapes}{hint}"
    return ""


_AS_AN_ARRAY = re.compile(
    "'(numpy.)?float(64)?' object (has no attribute|is not subscriptable|is not iterable)|type 'float' has no len"
    "|invalid index to scalar"
)


def accepts(function: Any, count: int) -> bool:
    """Si se puede llamar con ``count`` argumentos; de lo que no dice los suyos, como algunas de NumPy, sí.

    >>> accepts(lambda x: x, 1), accepts(lambda x, y: x, 1), accepts(print, 1)
    (True, False, True)
    """
    try:
        inspect.signature(function).bind(*range(count))
    except TypeError:
        return False
    except ValueError:
        return True
    return True


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
