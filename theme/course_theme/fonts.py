"""Las fuentes del sitio: las de las fórmulas, con solo los signos que el libro usa, y las del texto."""

import io
import json
import logging
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.varLib.instancer import instantiateVariableFont

from . import survey

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
# MathML pide la cursiva matemática (𝑥, 𝛼), que KaTeX dibuja con las letras corrientes de su fuente cursiva.
ITALIC = "KaTeX_Math-Italic.woff2"
CURSIVE = {
    **{0x1D434 + i: ord("A") + i for i in range(26)},
    **{0x1D44E + i: ord("a") + i for i in range(26)},
    0x210E: ord("h"),
    **{0x1D6FC + i: ord("α") + i for i in range(25)},
}


def draw_cursive(font: TTFont) -> None:
    """Da a la cursiva matemática los dibujos de las letras corrientes que hay en la fuente."""
    known = font.getBestCmap()
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = known | {code: known[plain] for code, plain in CURSIVE.items() if plain in known}
    font["cmap"].tables.append(table)


def reduce(font: TTFont, letters: set[int], weights: tuple | int | None = None, cursive: bool = False) -> bytes:
    """Devuelve la fuente, en woff2, con solo esos caracteres y esos pesos; ``cursive``, también como matemática."""
    # Sin ligaduras ni los ajustes a la rejilla de píxeles, que pesan más que unas pocas letras.
    features = ["kern", "tnum", "lnum"]
    subsetter = Subsetter(Options(layout_features=features, notdef_outline=True, hinting=False))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    if cursive:
        draw_cursive(font)
    if weights:
        font = instantiateVariableFont(font, {"wght": weights})
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def write(root: Path, folder: Path, text_letters: set[str], formula_letters: dict[str, set[str]], memory: Path) -> None:
    """Escribe en ``folder`` las fuentes; no repite las que, según ``memory``, ya están con esas letras.

    ``formula_letters`` va por la fuente de un alfabeto especial (``survey.ALPHABETS``); las demás letras, con la cadena
    vacía.
    """
    folder.mkdir(exist_ok=True)
    known = json.loads(memory.read_text()) if memory.exists() else {}
    text = {ord(letter) for letter in text_letters | BASIC}
    special = set(survey.ALPHABETS.values())
    jobs = [(root / PACKAGES / source, name, text, weights) for source, name, weights in TEXT]
    for path in sorted((root / KATEX).glob("*.woff2")):
        family = path.name.partition("-")[0]
        used = formula_letters.get(family if family in special else "", set())
        jobs.append((path, path.name, {ord(letter) for letter in used}, None))
    for source, name, letters, weights in jobs:
        available = sorted(letters & set(TTFont(source, lazy=True).getBestCmap()))
        if known.get(name) != available or not (folder / name).exists():
            # La fecha de la fuente no cambia: con las mismas letras salen los mismos bytes.
            font = TTFont(source, recalcTimestamp=False)
            (folder / name).write_bytes(reduce(font, set(available), weights, cursive=name == ITALIC))
            known[name] = available
    memory.write_text(json.dumps(known))
