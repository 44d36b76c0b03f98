"""Lo que dan unos números concretos en un ejercicio: respuesta y errores, y cuándo dos números se confunden."""

from dataclasses import dataclass
from typing import Any

from .expressions import Names


@dataclass(frozen=True)
class Instance:
    """Un ejercicio con sus números.

    ``names`` son los valores sorteados y las columnas de la ejecución; ``right``, la respuesta: un número, un booleano
    por opción, las casillas fila a fila o el orden de los pasos, según la clase, y ``None`` en los de programar;
    ``wrong``, lo que da cada error típico, como pares (nombre, lo mismo que ``right``).
    """

    seed: int
    names: Names
    right: Any
    wrong: tuple[tuple[str, Any], ...]


def close(a: float, b: float, decimals: int) -> bool:
    """Dice si dos números se confunden al escribirlos con esos decimales.

    >>> close(0.12346, 0.1235, 4), close(0.1234, 0.1236, 4)
    (True, False)
    """
    return abs(a - b) <= 0.5000001 * 10.0**-decimals + 1e-12 * abs(b)
