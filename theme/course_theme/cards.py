"""Tarjetas para redes sociales: una imagen por página con su título, dibujada al construir."""

import io
from math import cos, radians, sin
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont
from sphinx.application import Sphinx

from .palette import mix, standard

SIZE = (1200, 630)
INK, MUTED, GROUND, PATH = "#e4e6e3", "#a4adb3", "#14181d", "#fb923c"
DESCENT = [(760, 70), (890, 175), (850, 290), (975, 320), (960, 372), (1000, 390)]
TILT = radians(-18)


def name(docname: str) -> str:
    """Devuelve la ruta de la tarjeta de una página, desde la raíz del sitio."""
    return f"_static/cards/{docname.replace('/', '-')}.png"


def load_font(path: Path) -> bytes:
    """Devuelve como TrueType una fuente del sitio, que es lo que lee Pillow."""
    font = TTFont(path)
    font.flavor = None
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def wrap(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Parte el texto en renglones que caben en ``width``."""
    rows: list[str] = []
    for word in text.split():
        if rows and font.getlength(f"{rows[-1]} {word}") <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def backdrop(level: str) -> Image.Image:
    """Dibuja el fondo, al doble de tamaño para suavizar: curvas de nivel de ese color y el descenso del logotipo."""
    image = Image.new("RGB", (2 * SIZE[0], 2 * SIZE[1]), GROUND)
    draw = ImageDraw.Draw(image)
    for reach in (1040, 820, 620, 440, 280, 140):
        points = []
        for turn in range(0, 361, 2):
            x, y = reach * cos(radians(turn)), 0.62 * reach * sin(radians(turn))
            points.append((2000 + x * cos(TILT) - y * sin(TILT), 780 + x * sin(TILT) + y * cos(TILT)))
        draw.line(points, fill=level, width=7, joint="curve")
    path = [(2 * x, 2 * y) for x, y in DESCENT]
    draw.line(path, fill=PATH, width=22, joint="curve")
    for x, y in (path[0], path[-1]):
        draw.ellipse((x - 30, y - 30, x + 30, y + 30), fill=PATH)
    return image.resize(SIZE, Image.Resampling.LANCZOS)


def write(app: Sphinx, error: Exception | None) -> None:
    """Escribe una tarjeta por página."""
    if error or app.builder.format != "html":
        return
    out = Path(app.outdir)
    (out / "_static/cards").mkdir(parents=True, exist_ok=True)
    serif, sans = (load_font(out / f"_static/fonts/{face}.woff2") for face in ("serif", "sans"))
    large, small = ImageFont.truetype(io.BytesIO(serif), 74), ImageFont.truetype(io.BytesIO(sans), 34)
    accent = {**standard(), **app.config.course_colors}["accent"][1]
    ground = backdrop(mix(accent, GROUND, 0.4))
    for docname in app.env.found_docs:
        image = ground.copy()
        draw = ImageDraw.Draw(image)
        rows = wrap(app.env.titles[docname].astext(), large, 800)[:5]
        top = 560 - 90 * len(rows)
        for place, row in enumerate(rows):
            draw.text((70, top + 90 * place), row, font=large, fill=INK, stroke_width=5, stroke_fill=GROUND)
        above = "Curso en español, con números que se comprueban" if docname == "index" else app.config.project
        draw.text((70, 66), above, font=small, fill=MUTED, stroke_width=4, stroke_fill=GROUND)
        image.quantize(64).save(out / name(docname), optimize=True)


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Da a la plantilla la dirección de la tarjeta: completa cuando se conoce la del sitio."""
    if doctree is None:
        return
    base = app.config.html_baseurl
    url = base + name(pagename) if base else context["pathto"](name(pagename), 1)
    context["card"] = {"url": url, "alt": f"{app.env.titles[pagename].astext()}, sobre curvas de nivel y un descenso"}


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_to_context)
    # Después de las fuentes, con las que se escribe el título.
    app.connect("build-finished", write, priority=450)
