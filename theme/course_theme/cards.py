"""Tarjetas para redes sociales: una imagen por página con su título, dibujada al construir."""

import io
from functools import cache
from pathlib import Path

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont
from sphinx.application import Sphinx

from optlib import GradientDescent, minimize
from optlib.digits import network
from optlib.schedules import linear

from .palette import standard

SIZE = (1200, 630)
INK, MUTED, GROUND = "#e4e6e3", "#a4adb3", "#14181d"
# Dónde va el texto, el de arriba y el título, y dónde las cifras: izquierda, arriba, derecha y abajo.
ABOVE, TITLE, WALL = (70, 60, 620, 130), (70, 150, 620, 570), (660, 65, 1160, 565)
FAINT = 0.25  # lo que se ve una cifra que no lee


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
    """Parte el texto en renglones que caben en ``width``; una palabra que no cabe va sola."""
    rows: list[str] = []
    for word in text.split():
        if rows and font.getlength(f"{rows[-1]} {word}") <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def fit(text: str, face: bytes, size: int, width: int, height: int) -> tuple[list[str], ImageFont.FreeTypeFont, int]:
    """Los renglones, su letra, la mayor con la que todo cabe, y lo que ocupa cada uno; a la mitad, se cortan."""
    for points in range(size, size // 2, -2):
        font, leading = ImageFont.truetype(io.BytesIO(face), points), round(1.2 * points)
        rows, many = wrap(text, font, width), height // leading
        if len(rows) <= many and all(font.getlength(row) <= width for row in rows):
            return rows, font, leading
    kept = [*rows[: many - 1], " ".join(rows[many - 1 :])]
    return [cut(row, font, width) for row in kept], font, leading


def cut(row: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """El principio de un renglón que cabe en ``width``."""
    while font.getlength(row) > width:
        row = row.removesuffix("…")[:-1] + "…"
    return row


@cache
def wall() -> np.ndarray:
    """Cien cifras que la red no ha visto, ``(100, 100)``, de 0 a 1: enteras las que lee, entrenada con una línea."""
    net = network(seed=0)
    x = minimize(net, net.start, GradientDescent(lr=0.3), 190, schedule=linear(190)).x[-1]
    images, digits = net.valid.X[:100], net.valid.y[:100]
    seen = images * np.where(net.valid.predict(x, images) == digits, 1, FAINT)[:, None]
    tiles = np.pad(seen.reshape(100, 8, 8), ((0, 0), (1, 1), (1, 1)))
    return tiles.reshape(10, 10, 10, 10).swapaxes(1, 2).reshape(100, 100)


def backdrop(colour: str) -> Image.Image:
    """Dibuja el fondo y, de ese color, las cifras."""
    image = Image.new("RGB", SIZE, GROUND)
    left, top, right, bottom = WALL
    mask = Image.fromarray((255 * wall()).astype(np.uint8)).resize(
        (right - left, bottom - top), Image.Resampling.NEAREST
    )
    image.paste(Image.new("RGB", mask.size, colour), (left, top), mask)
    return image


def lettered(ground: Image.Image, title: str, above: str, serif: bytes, sans: bytes) -> Image.Image:
    """La tarjeta: sobre el fondo, el texto de arriba y, hasta abajo, el título."""
    image = ground.copy()
    draw = ImageDraw.Draw(image)
    for text, face, size, box, colour in ((above, sans, 34, ABOVE, MUTED), (title, serif, 74, TITLE, INK)):
        left, top, right, bottom = box
        rows, font, leading = fit(text, face, size, right - left, bottom - top)
        first = top if box is ABOVE else bottom - leading * len(rows)
        for place, row in enumerate(rows):
            draw.text((left, first + leading * place), row, font=font, fill=colour)
    return image


def write(app: Sphinx, error: Exception | None) -> None:
    """Escribe una tarjeta por página."""
    if error or app.builder.format != "html":
        return
    out = Path(app.outdir)
    (out / "_static/cards").mkdir(parents=True, exist_ok=True)
    serif, sans = (load_font(out / f"_static/fonts/{face}.woff2") for face in ("serif", "sans"))
    accent = {**standard(), **app.config.course_colors}["accent"][1]
    ground = backdrop(accent)
    for docname in app.env.found_docs:
        above = "Curso en español, con números que se comprueban" if docname == "index" else app.config.project
        image = lettered(ground, app.env.titles[docname].astext(), above, serif, sans)
        image.quantize(64).save(out / name(docname), optimize=True)


def add_to_context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Da a la plantilla la dirección de la tarjeta: completa cuando se conoce la del sitio."""
    if doctree is None:
        return
    base = app.config.html_baseurl
    url = base + name(pagename) if base else context["pathto"](name(pagename), 1)
    alt = f"{app.env.titles[pagename].astext()}, junto a cien cifras: resaltadas, las que una red lee"
    context["card"] = {"url": url, "alt": alt}


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_to_context)
    # Después de las fuentes, con las que se escribe el título.
    app.connect("build-finished", write, priority=450)
