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
# Lo que puede aparecer sin estar escrito en una página: teclado español y los signos que ponen los guiones. Las letras
# griegas las escriben con la letra corriente.
BASIC = {*map(chr, range(0x20, 0x7F)), *"áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’–—…·×−±ºª€\u00a0"}
GREEK = {*"αβδεκλσ"}
PACKAGES, KATEX = "node_modules/@fontsource-variable", "node_modules/katex/dist/fonts"
# Familia, estilo, nombre en el sitio y pesos que se conservan.
TEXT = [
    ("source-sans-3", "normal", "sans", (400, 700)),
    ("source-sans-3", "italic", "sans-italic", 400),
    ("source-serif-4", "normal", "serif", 600),
]
# Cada alfabeto viene en un fichero; las letras que se usan van todas en uno.
SCRIPTS = ("latin", "greek", "latin-ext")
Part = tuple[Path, list[int]]
# MathML pide la cursiva matemática (𝑥, 𝛼), que KaTeX dibuja con las letras corrientes de su fuente cursiva.
ITALIC = f"KaTeX_{survey.ITALIC}.woff2"
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


def subset(path: Path, letters: list[int], weights: tuple | int | None) -> TTFont:
    """Devuelve la fuente de un fichero con solo esos caracteres y esos pesos."""
    # La fecha de la fuente no cambia: con las mismas letras salen los mismos bytes.
    font = TTFont(path, recalcTimestamp=False)
    # Sin ligaduras ni los ajustes a la rejilla de píxeles, que pesan más que unas pocas letras.
    features = ["kern", "tnum", "lnum"]
    subsetter = Subsetter(Options(layout_features=features, notdef_outline=True, hinting=False))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return instantiateVariableFont(font, {"wght": weights}) if weights else font


def rename(font: TTFont) -> None:
    """Le da otro nombre: lo pide su licencia, que reserva «Source», porque ya no está entera."""
    for record in font["name"].names:
        if record.nameID:  # el 0 dice de quién es
            record.string = record.toUnicode().replace("Source", "Curso")


def graft(font: TTFont, other: TTFont) -> None:
    """Pone en una fuente las letras de otra, que es la misma en otro alfabeto."""
    names = {name: f"{name}.more" for name in other.getGlyphOrder() if name != ".notdef"}
    for old, new in names.items():
        glyph = other["glyf"][old]
        for part in glyph.components if glyph.isComposite() else ():
            part.glyphName = names[part.glyphName]
        font["glyf"][new], font["hmtx"][new] = glyph, other["hmtx"][old]
        if "gvar" in font:
            font["gvar"].variations[new] = other["gvar"].variations.get(old, [])
    font.setGlyphOrder(font["glyf"].glyphOrder)
    # Lo que cambia el ancho de una letra con el peso está también en «gvar».
    if "HVAR" in font:
        del font["HVAR"]
    for table in font["cmap"].tables:
        table.cmap |= {code: names[name] for code, name in other.getBestCmap().items()}


def reduce(parts: list[Part], weights: tuple | int | None = None, cursive: bool = False) -> bytes:
    """Devuelve una fuente, en woff2, con las letras que se piden de cada fichero y con esos pesos.

    ``cursive``: también como cursiva matemática.
    """
    (path, letters), *others = parts
    font = subset(path, letters, weights)
    for path, letters in others:
        if letters:
            graft(font, subset(path, letters, weights))
    if cursive:
        draw_cursive(font)
    if weights:
        rename(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def share_out(paths: list[Path], letters: set[str]) -> list[Part]:
    """Reparte las letras entre los ficheros que las tienen; cada una, en el primero."""
    left, parts = {*map(ord, letters)}, []
    for path in paths:
        found = left & set(TTFont(path, lazy=True).getBestCmap())
        parts.append((path, sorted(found)))
        left -= found
    return parts


def write(
    root: Path,
    folder: Path,
    letters: dict[str, set[str]],
    all_letters: dict[str, set[str]],
    memory: Path,
) -> dict[str, list[int]]:
    """Escribe en ``folder`` las fuentes; no repite las que, según ``memory``, ya están con esas letras.

    Van por su fuente (``survey.FACES`` y ``survey.ALPHABETS``). De las de fórmulas, las de ``all_letters`` que no estén
    en ``letters`` van aparte, en otro fichero, para que solo lo pidan las páginas que las usan. Devuelve qué caracteres
    tiene cada uno de esos ficheros.
    """
    folder.mkdir(exist_ok=True)
    known = json.loads(memory.read_text("utf-8")) if memory.exists() else {}
    signs = set().union(*(found for font, found in all_letters.items() if font in survey.ALPHABETS.values()))
    jobs: list[tuple[str, list[Part], tuple | int | None]] = []
    for family, style, name, weights in TEXT:
        paths = [root / PACKAGES / family / "files" / f"{family}-{script}-wght-{style}.woff2" for script in SCRIPTS]
        used = all_letters.get(name, set()) | BASIC | (GREEK if name == survey.PLAIN else set())
        jobs.append((f"{name}.woff2", share_out(paths, used), weights))
    for path in sorted((root / KATEX).glob("*.woff2")):
        face = path.stem.removeprefix("KaTeX_")
        # Los signos grandes (Size1…) son pocos: van los de todas.
        used = signs if face.startswith("Size") else letters.get(face, set())
        jobs.append((path.name, share_out([path], used), None))
        if (rare := share_out([path], all_letters.get(face, set()) - used))[0][1]:
            jobs.append((f"{path.stem}-more.woff2", rare, None))
    for name, parts, weights in jobs:
        wanted = [letters for _, letters in parts]
        if known.get(name) != wanted or not (folder / name).exists():
            cursive = name.startswith(f"KaTeX_{survey.ITALIC}")
            (folder / name).write_bytes(reduce(parts, weights, cursive))
            known[name] = wanted
    memory.write_text(json.dumps(known), "utf-8")
    apart = [name for name, _, _ in jobs if name.endswith("-more.woff2")]
    return {name: sorted(TTFont(folder / name, lazy=True).getBestCmap()) for name in apart}
