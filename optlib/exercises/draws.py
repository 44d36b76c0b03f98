"""Los valores entre los que un ejercicio sortea sus números."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Draw:
    """Valor que cambia con «Otro ejercicio»: el primero que se ve y aquellos entre los que se sortea."""

    first: float
    among: tuple

    def __post_init__(self):
        if len(self.among) < 2:
            raise ValueError(f"among: hacen falta al menos dos valores y hay {len(self.among)}")


def values(start, stop, step=1, *, skip=(0,)):
    """Devuelve los valores de ``start`` a ``stop``, ambos incluidos, sin los de ``skip``.

    >>> values(-1, 1, 0.5)
    (-1, -0.5, 0.5, 1)
    """
    start, stop, step = (Decimal(str(v)) for v in (start, stop, step))
    if step <= 0 or stop < start:
        raise ValueError(f"values: hace falta start ≤ stop y step > 0, y llegó {start}, {stop}, {step}")
    numbers = (start + step * i for i in range(int((stop - start) / step) + 1))
    return tuple(int(v) if v == int(v) else float(v) for v in numbers if float(v) not in skip)
