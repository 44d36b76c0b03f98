"""Las letras del sitio: las de las fórmulas, con solo los signos que el libro usa, y las del texto."""

import io
import logging
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Cuenta cada paso en el registro general, que Sphinx muestra.
logging.getLogger("fontTools").setLevel(logging.ERROR)
# Español y lo que la rodea: latín básico, signos tipográficos y los matemáticos que aparecen en el texto.
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”„…•‹›€™←→↑↓−≈≤≥≠√∞×·⁻")]
PACKAGES = "node_modules/@fontsource-variable"
# Fichero de origen, nombre en el sitio y pesos que se conservan.
TEXT = [
    ("source-sans-3/files/source-sans-3-latin-wght-normal.woff2", "sans.woff2", (400, 700)),
    ("source-sans-3/files/source-sans-3-latin-wght-italic.woff2", "sans-italic.woff2", 400),
    ("source-serif-4/files/source-serif-4-latin-wght-normal.woff2", "serif.woff2", 600),
]


def reduce(font: TTFont, letters: set[int], weights: tuple | int | None = None) -> bytes:
    """Devuelve la fuente, en woff2, con solo esos caracteres y esos pesos."""
    subsetter = Subsetter(Options(layout_features=["kern", "liga", "mark", "tnum", "lnum"], notdef_outline=True))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    if weights:
        font = instantiateVariableFont(font, {"wght": weights})
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def write(root: Path, folder: Path, formula_letters: set[str]) -> None:
    """Escribe en ``folder`` las fuentes; las que ya están con esas mismas letras no se repiten."""
    folder.mkdir(exist_ok=True)
    letters = {ord(letter) for letter in formula_letters}
    stamp, key = folder / ".letras", " ".join(map(str, sorted(letters)))
    for source, name, weights in TEXT:
        if not (folder / name).exists():
            (folder / name).write_bytes(reduce(TTFont(root / PACKAGES / source), set(LATIN), weights))
    if stamp.exists() and stamp.read_text() == key:
        return
    for source in sorted((root / "node_modules/katex/dist/fonts").glob("*.woff2")):
        (folder / source.name).write_bytes(reduce(TTFont(source), letters))
    stamp.write_text(key)
