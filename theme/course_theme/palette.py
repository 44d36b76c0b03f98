"""Los colores del sitio que se cambian en ``_config.yml`` (``course_colors``), y si con ellos se lee bien.

Un color son dos, el del tema claro y el del oscuro. Los de fábrica están en ``styles/10-tokens.css``; los cambiados
van detrás. El contraste es el que define WCAG 2.2, de 1 a 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import floor
from pathlib import Path

from PIL.ImageColor import getrgb
from pygments.styles import get_style_by_name

from optlib.styles import STYLES

TOKENS = Path(__file__).parent / "styles" / "10-tokens.css"
HEX = re.compile(r"#[0-9a-fA-F]{6}")
PAIR = re.compile(rf"^  --([\w-]+): light-dark\(({HEX.pattern}), ({HEX.pattern})\);", re.MULTILINE)
THEMES = ("claro", "oscuro")
# Los del código: los de Pygments, que el texto de una celda lleva sobre ``code-background``.
CODE = ("a11y-high-contrast-light", "a11y-high-contrast-dark")

TEXT, DRAWN = 4.5, 3.0  # lo que pide WCAG al texto y a lo dibujado
BOXES = ("good-soft", "bad-soft", "warn-soft", "slide-soft")
# Qué se lee sobre qué. En los recuadros hay texto y enlaces; un botón lleva el fondo de la página sobre el acento.
PAIRS = [
    *(("text", ground, TEXT) for ground in ("background", "surface", "code-background", "accent-soft", *BOXES)),
    *(("muted", ground, TEXT) for ground in ("background", "surface", "code-background")),
    *(("accent", ground, TEXT) for ground in ("background", "surface", "accent-soft", *BOXES)),
    *((tone, ground, TEXT) for tone in ("good", "bad", "warn", "slide") for ground in ("background", f"{tone}-soft")),
]
Colours = dict[str, tuple[str, str]]


@cache
def standard() -> Colours:
    """Los colores de fábrica, por su nombre: el claro y el oscuro."""
    return {name: (light, dark) for name, light, dark in PAIR.findall(TOKENS.read_text("utf-8"))}


def with_softer(own: Colours) -> Colours:
    """Los colores cambiados; el fondo suave del acento sale de él si no se ha puesto."""
    if "accent" not in own or "accent-soft" in own:
        return own
    grounds = own.get("background", standard()["background"])
    soft = [
        mix(accent, ground, share) for accent, ground, share in zip(own["accent"], grounds, (0.1, 0.16), strict=True)
    ]
    return {**own, "accent-soft": (soft[0], soft[1])}


def unfit(own: object) -> Iterator[str]:
    """Lo que está mal escrito en ``course_colors``, una frase por cosa."""
    if not isinstance(own, dict):
        yield f"course_colors: debe ser un grupo de nombres, cada uno con sus dos colores, no {own!r}."
        return
    for name, pair in own.items():
        if name not in standard():
            known = ", ".join(standard())
            yield f"course_colors: no hay ningún color {name!r}. Hay: {known}."
        elif not (isinstance(pair, list) and len(pair) == 2 and all(HEX.fullmatch(str(each)) for each in pair)):
            yield (
                f"course_colors, {name}: son dos, el claro y el oscuro, entre comillas y con seis cifras, como "
                f'["{standard()[name][0]}", "{standard()[name][1]}"], no {pair!r}.'
            )


def illegible(own: Colours) -> Iterator[str]:
    """Lo que con los colores cambiados no se leería: de cada tema, lo que peor contrasta."""
    for place, theme in enumerate(THEMES):
        shades = {name: pair[place] for name, pair in {**standard(), **with_softer(own)}.items()}
        faults = [
            (ratio, needed, f"{ink} ({shade}) no contrasta con {ground} ({shades[ground]})")
            for ink, shade, ground, needed in seen(place, shades)
            if (ratio := contrast(shade, shades[ground])) < needed
        ]
        if faults:
            ratio, needed, what = min(faults)
            # Sin redondear hacia arriba: 4.49 no es 4.5.
            yield f"course_colors, tema {theme}: {what}: da {floor(10 * ratio) / 10}:1, y hace falta {needed}:1."


def seen(place: int, shades: dict[str, str]) -> Iterator[tuple[str, str, str, float]]:
    """Lo que se lee o se ve: qué es, su color, el nombre de su fondo y el contraste que necesita."""
    for ink, ground, needed in PAIRS:
        yield ink, shades[ink], ground, needed
    for style in STYLES.values():
        for ground in ("background", "surface"):
            yield f"el color de {style.name}", (style.light, style.dark)[place], ground, DRAWN
    for shade in sorted({f"#{style['color']}" for _, style in get_style_by_name(CODE[place]) if style["color"]}):
        yield "un color del código", shade, "code-background", TEXT


def mix(one: str, other: str, share: float) -> str:
    """Un color con esa parte (0 a 1) de ``one``, y el resto de ``other``.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    parts = [round(share * a + (1 - share) * b) for a, b in zip(getrgb(one), getrgb(other), strict=True)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(one: str, other: str) -> float:
    """El contraste entre dos colores, de 1 a 21.

    >>> contrast("#000000", "#ffffff"), round(contrast("#ffa500", "#fdfdfb"), 2)
    (21.0, 1.94)
    """
    return ratio(getrgb(one), getrgb(other))


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """El contraste entre dos colores que se dan por sus partes, de 0 a 255."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(shade: Sequence[float]) -> float:
    parts = [each / 255 for each in shade]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def rules(own: Colours) -> str:
    """La regla de estilo que pone los colores cambiados."""
    pairs = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in own.items())
    return f":root{{{pairs}}}" if pairs else ""
