"""Lo que está mal en el fichero de una página y Sphinx no diría en español: letras, título, lo que no se cierra."""

import re
from collections.abc import Iterator
from pathlib import Path

import cells
import toc
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

MARK = re.compile(r"^((<<<<<<<|>>>>>>>) |=======$)", re.MULTILINE)
TITLE = re.compile(r"^#{1,6} +\S|^\S.*\n(=+|-+)\s*$|^\(.+\)=\s*\n#", re.MULTILINE)
MARKDOWN = MarkdownIt("commonmark").use(colon_fence_plugin)
FENCED = re.compile(r"^[ >]*(`{3,}|~{3,}).*?^[ >]*\1", re.MULTILINE | re.DOTALL)
ROLE = re.compile(r"\{[\w:+-]+\}`[^`]*`")
CODE = re.compile(r"(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
OPENING = re.compile(r"^[ >]*(`{3,}|:{3,}).*$", re.MULTILINE)
BLOCKS = re.compile(r"\$\$.*?\$\$", re.DOTALL)
MATH = re.compile(r"\$(?:[^$]|\\\$)*?\$")
# Lo que se escribe por descuido y saldría tal cual.
SLIPS = {
    r"\{(doc|term|eq|ref|cite:\w+)\} +(?=`|\S)": "va pegado, sin espacio, al acento grave que sigue",
    r"\\\(|\\\[": "una fórmula va entre $",
    r"<\d\d_\w+>": "un enlace a una página es {doc}`texto <nombre>`",
}
PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
# Lo que va por parejas en un párrafo.
PAIRED = {"$": "un $", "`": "un acento grave", "**": "unos **"}
SEPARATOR = re.compile(r"^(\|.*)\n[ ]*(\|[-: |]*-[-: |]*)$", re.MULTILINE)

Said = tuple[int, str]  # la línea, desde 1, y lo que se dice de ella


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
    written = [(f", línea {line}: {what}") for line, what in said(text)] if path.suffix != ".ipynb" else []
    if path.suffix == ".ipynb":
        prose = {k: cell for k, cell in enumerate(cells.read(path).cells) if cell.cell_type == "markdown"}
        for k, cell in prose.items():
            place = cells.named(path, k, cell).removeprefix(cells.named(path))
            written += [f"{place}, línea {line}: {what}" for line, what in said(cell.source)]
        text = "\n\n".join(cell.source for cell in prose.values())
    yield from written
    if not TITLE.search(FENCED.sub("", text)):
        yield ": no tiene título; empieza con uno, «# Mi página»."


def said(text: str) -> list[Said]:
    """Lo que está mal en un texto, en el orden de sus líneas."""
    return sorted([*marks(text), *unclosed(text), *written(text)])


def marks(text: str) -> Iterator[Said]:
    if found := MARK.search(text):
        title = " Si es la raya de un título, ponlo con #." if found[0] == "=" * 7 else ""
        yield line_of(text, found.start()), f"quedan marcas de un conflicto de git.{title}"


def unclosed(text: str, before: int = 0) -> Iterator[Said]:
    """Los bloques, con ::: o acentos graves, que nada cierra, también dentro de otro; ``before`` líneas van antes."""
    for token in MARKDOWN.parse(text):
        if token.type not in ("fence", "colon_fence"):
            continue
        first, *_, last = text.splitlines()[slice(*token.map)] + [""] * (token.map[1] - token.map[0] == 1)
        if set(closing := last.strip(" >")) != {token.markup[0]} or len(closing) < len(token.markup):
            yield before + token.map[0] + 1, f"«{first.strip()}» no se cierra: falta {token.markup} en su línea."
        elif token.info.startswith("{"):
            yield from unclosed(token.content, before + token.map[0] + 1)


def written(text: str) -> Iterator[Said]:
    """Lo que en la prosa saldría tal cual, o se llevaría lo que sigue."""
    prose = blank(BLOCKS, blank(CODE, blank(OPENING, blank(ROLE, blank(FENCED, text)))))
    if (at := prose.find("$$")) >= 0:
        yield line_of(text, at), "hay unos $$ sin su pareja."
        return
    plain = blank(MATH, prose)
    for pattern, why in SLIPS.items():
        for found in re.finditer(pattern, plain):
            yield line_of(text, found.start()), f"«{' '.join(found[0].split())}»: {why}."
    for found in PARAGRAPH.finditer(prose):
        for sign, called in PAIRED.items():
            inside = found[0] if sign == "$" else plain[found.start() : found.end()]
            if inside.replace("\\" + sign, "").count(sign) % 2:
                start = text[found.start() : found.end()].split()
                yield line_of(text, found.start()), f"«{' '.join(start)[:50]}…»: hay {called} sin su pareja."
    for found in SEPARATOR.finditer(plain):
        heads, marks = (row.strip().strip("|").count("|") + 1 for row in found.groups())
        if heads != marks:
            yield line_of(text, found.start(2)), f"la tabla tiene {heads} columnas, y esta línea, {marks}."


def blank(pattern: re.Pattern[str], text: str) -> str:
    """El texto con espacios donde estaba eso, para que cada letra siga en su lugar."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def line_of(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
