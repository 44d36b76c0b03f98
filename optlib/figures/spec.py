"""Lo que declara una figura, y los mandos que varias comparten."""

from dataclasses import dataclass

from .params import InRange, Param


@dataclass(frozen=True)
class Spec:
    """Una figura: título, parámetros por nombre, qué conviene probar (``attempt``), la pregunta y lo que muestra.

    Los parámetros van en el orden en que se comprueban: uno puede depender de los de delante. ``methods`` y ``series``
    son los optimizadores que dibuja con sus ajustes por omisión, y las demás series, por su lugar en ``SERIES``: lo
    demás va con los colores del texto. ``height`` es el alto de la imagen fija, en pulgadas, y ``digits`` y ``towns``,
    si necesita las imágenes de cifras o los nombres de pueblos.
    """

    title: str
    params: dict[str, Param]
    attempt: str
    question: str
    shows: str
    methods: tuple[str, ...] = ()
    series: tuple[int, ...] = ()
    height: float = 3.4
    digits: bool = False
    towns: bool = False


def rate(default: float, low: float = 0.0001, high: float = 2.0) -> InRange:
    """Una tasa de aprendizaje."""
    return InRange(default, low, high)


def count(default: int, high: int, low: int = 0, step: int = 1) -> InRange:
    """Un número entero."""
    return InRange(default, low, high, step=step, whole=True)


def stops(default: float, *values: float, whole: bool = False) -> InRange:
    """Un número cuyo mando pasa por esos valores."""
    return InRange(default, values[0], values[-1], stops=values, whole=whole)


# Paso que se ve, hasta el último; None es el último.
STEP = InRange(None, 0, lambda params: params["steps"], step=1, whole=True, optional=True)
