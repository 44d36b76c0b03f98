"""Los nombres de pueblos y ciudades de tres países. Fuente: GeoNames, https://www.geonames.org, CC BY 4.0."""

from functools import cache
from pathlib import Path

from ..values import shown

FOLDER = Path(__file__).parent
COUNTRIES = {"es": "España", "pe": "Perú", "mx": "México"}


def folded(country: str = "es") -> str:
    """Los nombres de un país como se guardan y como viajan a la página: por orden, uno por línea.

    De cada uno, cuántas letras comparte con el anterior, una cifra en base 36, y las demás. ``ValueError`` si el país
    no está en ``COUNTRIES``. Lo escribe ``tools/town_names.py``.

    >>> folded("pe").split()[:3]
    ['0abancay', '1carí', '3s']
    """
    if country not in COUNTRIES:
        raise ValueError(f"country debe ser uno de {', '.join(map(repr, COUNTRIES))}, no {shown(country)}.")
    return (FOLDER / f"{country}.txt").read_text("utf-8")


@cache
def names(country: str = "es") -> tuple[str, ...]:
    """Los nombres de un país, en minúsculas y por orden: de 3 a 24 letras y espacios, cada uno una vez.

    De España hay 6923; de Perú, 2020; y de México, 5000, los de más habitantes. ``ValueError`` si no es uno de ellos.

    >>> len(names("es")), names("pe")[0]
    (6923, 'abancay')
    """
    found, before = [], ""
    for line in folded(country).splitlines():
        before = before[: int(line[0], 36)] + line[1:]
        found.append(before)
    return tuple(found)
