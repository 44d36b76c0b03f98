"""Los valores entre los que un ejercicio sortea sus números."""

from dataclasses import dataclass
from decimal import Decimal

from .declared import check_collection


@dataclass(frozen=True)
class Draw:
    """Valor que cambia con «Otro ejercicio»: ``first`` es el primero que se ve y ``among``, entre los que se sortea.

    Errores: ``ValueError`` si no se sortea entre números, o si hay menos de dos.
    """

    first: float
    among: tuple[float, ...]

    def __post_init__(self) -> None:
        check_collection("Draw", "among", self.among, float)
        if len(self.among) < 2:
            raise ValueError(f"Draw: among necesita al menos dos valores, no {self.among}.")


def values(start: float, stop: float, step: float = 1, *, skip: tuple[float, ...] = (0,)) -> tuple[float, ...]:
    """Devuelve los valores de ``start`` a ``stop``, ambos incluidos, de ``step`` en ``step`` y sin los de ``skip``.

    Se cuentan en decimal, sin los restos que dejaría sumar 0.1.

    >>> values(-1, 1, 0.5)
    (-1, -0.5, 0.5, 1)
    """
    first, last, gap = (Decimal(str(v)) for v in (start, stop, step))
    numbers = (first + gap * i for i in range(int((last - first) / gap) + 1))
    return tuple(int(v) if v == int(v) else float(v) for v in numbers if float(v) not in skip)
