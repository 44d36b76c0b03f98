"""Las letras del sitio: las de las fórmulas, con solo los signos que el libro usa, y las del texto."""

import io
import logging
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Cuenta cada paso en el registro general, que Sphinx muestra.
logging.getLogger("fontTools").setLevel(logging.ERROR)
# Lo que puede aparecer sin estar escrito en una página: teclado español y los signos que ponen los guiones.
BASIC = {*map(chr, range(0x20, 0x7F)), *"áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’–—…·×−±ºª€\u00a0"}
PACKAGES, KATEX = "node_modules/@fontsource-variable", "node_modules/katex/dist/fonts"
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


def write(root: Path, folder: Path, text_letters: set[str], formula_letters: set[str]) -> None:
    """Escribe en ``folder`` las fuentes; las que ya están con esas mismas letras no se repiten."""
    folder.mkdir(exist_ok=True)
    text, formulas = ({ord(letter) for letter in letters} for letters in (text_letters | BASIC, formula_letters))
    jobs = [(root / PACKAGES / source, name, text, weights) for source, name, weights in TEXT]
    jobs += [(path, path.name, formulas, None) for path in sorted((root / KATEX).glob("*.woff2"))]
    for source, name, letters, weights in jobs:
        available = letters & set(TTFont(source, lazy=True).getBestCmap())
        stamp, key = folder / f".{name}", " ".join(map(str, sorted(available)))
        if not stamp.exists() or stamp.read_text() != key:
            (folder / name).write_bytes(reduce(TTFont(source), available, weights))
            stamp.write_text(key)
