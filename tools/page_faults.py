"""Lo que está mal en el fichero de una página y Sphinx no diría en español: letras, marcas de un conflicto, título."""

import re
from collections.abc import Iterator
from pathlib import Path

import cells
import toc
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

MARK = re.compile(r"^(<<<<<<<|>>>>>>>) ", re.MULTILINE)
TITLE = re.compile(r"^#{1,6} +\S|^\S.*\n(=+|-+)\s*$|^\(.+\)=\s*\n#", re.MULTILINE)
ROLE = re.compile(r"\{[\w:+-]+\}`[^`]*`")
CODE = re.compile(r"`[^`\n]*`")
BLOCKS = re.compile(r"\$\$.*?\$\$", re.DOTALL)
# Lo que se escribe por descuido y saldría tal cual.
SLIPS = {
    r"\{(doc|term|eq|ref|cite:\w+)\} +(?=`|\S)": "va pegado, sin espacio, al acento grave que sigue",
    r"\\\(|\\\[": "una fórmula va entre $",
    r"<\d\d_\w+>": "un enlace a una página es {doc}`texto <nombre>`",
}
MARKDOWN = MarkdownIt("commonmark").use(colon_fence_plugin)
FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1", re.MULTILINE | re.DOTALL)


def faults() -> list[str]:
    """Devuelve lo que está mal, una frase por cosa; vacía si nada. Errores: los de ``cells.read``."""
    return [f"{path.relative_to(toc.ROOT).as_posix()}{what}" for path in toc.sources() for what in wrong(path)]


def wrong(path: Path) -> Iterator[str]:
    """Lo que le pasa a una página; de un cuaderno con marcas de un conflicto lo dice ``cells.read``."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        yield ": tiene letras que no se leen; guárdalo como UTF-8."
        return
    written = [text]
    if path.suffix == ".ipynb":
        written = [cell.source for cell in cells.read(path).cells if cell.cell_type == "markdown"]
        text = "\n\n".join(written)
    if found := MARK.search(text):
        line = text.count("\n", 0, found.start()) + 1
        yield f"{f', línea {line}' if path.suffix != '.ipynb' else ''}: quedan marcas de un conflicto de git."
    yield from (f": «{opened}» no se cierra." for each in written for opened in unclosed(each))
    prose = CODE.sub("", ROLE.sub("", FENCED.sub("", text)))
    plain = re.sub(r"\$[^$]*\$", "", BLOCKS.sub("", prose))
    for pattern, why in SLIPS.items():
        if found := re.search(pattern, plain):
            yield f": «{' '.join(found[0].split())}»: {why}."
    for paragraph in re.split(r"\n\s*\n", BLOCKS.sub("", prose)):
        if paragraph.replace(r"\$", "").count("$") % 2:
            yield f": «{' '.join(paragraph.split())[:50]}…»: hay un $ sin su pareja."
    if not TITLE.search(FENCED.sub("", text)):
        yield ": no tiene título; empieza con uno, «# Mi página»."


def unclosed(text: str) -> Iterator[str]:
    """Las líneas que abren un bloque, con ::: o acentos graves, y que ninguna cierra, también dentro de otro bloque."""
    for token in MARKDOWN.parse(text):
        if token.type not in ("fence", "colon_fence"):
            continue
        first, *_, last = text.splitlines()[slice(*token.map)] + [""] * (token.map[1] - token.map[0] == 1)
        if set(closing := last.strip(" >")) != {token.markup[0]} or len(closing) < len(token.markup):
            yield first.strip()
        elif token.info.startswith("{"):
            yield from unclosed(token.content)
