"""Prepara la letra de las imágenes, la del sitio, como la lee matplotlib; queda en ``optlib/fonts``.

Lo que ya está no se repite. Otra versión de la fuente, o de este fichero, la rehace.
"""

import hashlib
import io
import shutil
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules/@fontsource-variable/source-sans-3"
FOLDER = ROOT / "optlib" / "fonts"
KNOWN = ROOT / "_build" / "letra"
# Otro nombre, porque no es la fuente entera y para que no valga la que haya instalada, que puede ser otra.
NAME = "Optlib Sans"
STYLES = {"Regular": ("normal", 400), "Bold": ("normal", 700), "Italic": ("italic", 400)}
# De las letras latinas menos corrientes, las que llevan los símbolos.
SCRIPTS = {"latin": None, "latin-ext": "ŵŷ", "greek": None}


def part(script: str, style: str, weight: int) -> io.BytesIO:
    """Las letras de un alfabeto, con un solo peso y sin ajustes a la rejilla de píxeles."""
    font = TTFont(SOURCE / "files" / f"source-sans-3-{script}-wght-{style}.woff2", recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["kern"], notdef_outline=True, hinting=False))
    subsetter.populate(unicodes=[ord(letter) for letter in SCRIPTS[script] or map(chr, font.getBestCmap())])
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    saved = io.BytesIO()
    font.save(saved)
    saved.seek(0)
    return saved


def write(key: str) -> None:
    """Escribe las tres fuentes y, al final, la huella de lo que las ha hecho."""
    FOLDER.mkdir(exist_ok=True)
    for name, (style, weight) in STYLES.items():
        font = Merger().merge([part(script, style, weight) for script in SCRIPTS])
        for number, text in {
            1: NAME,
            2: name,
            4: f"{NAME} {name}",
            6: f"OptlibSans-{name}",
            16: NAME,
            17: name,
        }.items():
            font["name"].setName(text, number, 3, 1, 0x409)
        font["head"].created = font["head"].modified = 0
        font.recalcTimestamp = False
        font.save(FOLDER / f"{name}.ttf")
    shutil.copyfile(SOURCE / "LICENSE", FOLDER / "LICENSE")
    KNOWN.parent.mkdir(exist_ok=True)
    KNOWN.write_text(key, "utf-8")


def main() -> None:
    made = (SOURCE / "package.json").read_bytes() + Path(__file__).read_bytes()
    key = hashlib.sha256(made).hexdigest()
    if not (FOLDER.exists() and KNOWN.exists() and KNOWN.read_text("utf-8") == key):
        write(key)


if __name__ == "__main__":
    main()
