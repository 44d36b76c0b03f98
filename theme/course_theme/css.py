"""Las hojas de estilo: la de todas las páginas y, aparte, la de unas pocas que no son capítulos.

La primera lleva lo propio y, de KaTeX y sphinx-design, las reglas que alguna página usa.
"""

import re
from itertools import pairwise
from pathlib import Path

import tinycss2
from pygments.formatters import HtmlFormatter
from pygments.styles import get_style_by_name
from pygments.token import Token
from tinycss2.ast import Node

from optlib.styles import SERIES
from optlib.styles import STYLES as OPTIMIZERS

from . import esbuild
from .fonts import KATEX
from .palette import Colours, with_softer
from .palette import rules as palette_rules

STYLES = Path(__file__).parent / "styles"
# Los colores que se ponen a sphinx-design: se quedan, como sus reglas, los que alguna página usa.
DESIGN = STYLES / "borrowed" / "sphinx-design.css"
LIGHT, DARK = "a11y-high-contrast-light", "a11y-high-contrast-dark"
# Los nombres que da el editor de la página (Prism) a cada parte del código, y los de Pygments.
PARTS = {
    "comment": Token.Comment,
    "string": Token.Literal.String,
    "number": Token.Literal.Number,
    "keyword": Token.Keyword,
    "boolean": Token.Keyword.Constant,
    "builtin": Token.Name.Builtin,
    "function": Token.Name.Function,
    "class-name": Token.Name.Class,
    "decorator": Token.Name.Decorator,
    "operator": Token.Operator,
}


def code_colours() -> str:
    """Devuelve los colores del código, claros y oscuros."""
    light, dark = (HtmlFormatter(style=style).get_style_defs for style in (LIGHT, DARK))
    automatic, chosen = (dark(f"html{theme} .highlight") for theme in (":not([data-theme=light])", "[data-theme=dark]"))
    return f"{light('.highlight')}\n@media (prefers-color-scheme: dark) {{{automatic}}}\n{chosen}"


def editor_colours() -> str:
    """Devuelve los colores del código en el editor: los mismos que los de la página."""
    light, dark = (get_style_by_name(name).style_for_token for name in (LIGHT, DARK))
    pairs = {part: (light(kind)["color"], dark(kind)["color"]) for part, kind in PARTS.items()}
    rules = [f".token.{part} {{ color: light-dark(#{a}, #{b}); }}" for part, (a, b) in pairs.items() if a and b]
    return "\n".join(rules)


def optimizer_colours() -> str:
    """Devuelve los colores de ``optlib.styles``: ``--opt-Adam``, con la clase ``opt-Adam``, y ``--series-0``."""
    pairs = [f"--opt-{name}: light-dark({style.light}, {style.dark});" for name, style in OPTIMIZERS.items()]
    pairs += [f"--series-{k}: light-dark({style.light}, {style.dark});" for k, style in enumerate(SERIES)]
    rules = [f".opt-{name} {{ color: var(--opt-{name}); font-weight: 650; }}" for name in OPTIMIZERS]
    return "\n".join([":root {", *pairs, "}", *rules])


def classes(tokens: list[Node]) -> set[str]:
    """Devuelve las clases que un selector exige; las de ``:not(…)`` y ``:is(…)`` no cuentan."""
    pairs = pairwise([None, *tokens])
    return {token.value for before, token in pairs if token.type == "ident" and before == "."}


def split(tokens: list[Node]) -> list[list[Node]]:
    """Separa por comas una lista de selectores."""
    groups: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def faces(root: Path, apart: dict[str, list[int]]) -> str:
    """Las reglas de las fuentes de KaTeX; la de letras raras, el navegador solo la pide si una página las tiene."""
    rules = []
    for path in sorted((root / KATEX).glob("*.woff2")):
        family, _, face = path.stem.partition("-")
        style, weight = "italic" if "Italic" in face else "normal", 700 if "Bold" in face else 400
        looks = f"font-family:{family};font-style:{style};font-weight:{weight}"
        codes = ",".join(f"U+{code:X}" for code in apart.get(f"{path.stem}-more.woff2", ()))
        for name, only in ((path.stem, ""), (f"{path.stem}-more", f";unicode-range:{codes}"))[: 2 if codes else 1]:
            rules.append(f'@font-face{{{looks};src:url(fonts/{name}.woff2) format("woff2"){only}}}\n')
    return "".join(rules)


def keep(rule: Node, used: set[str]) -> str:
    """Devuelve la regla sin los selectores que nada usa, o nada."""
    if rule.type == "at-rule" and rule.at_keyword in {"media", "supports"} and rule.content:
        inner = "".join(keep(child, used) for child in tinycss2.parse_rule_list(rule.content, True, True))
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else ""
    if rule.type == "at-rule" and rule.at_keyword == "font-face":
        return ""  # las pone ``faces``, con los ficheros que se publican
    if rule.type != "qualified-rule":
        return rule.serialize()
    selectors = [tinycss2.serialize(group) for group in split(rule.prelude) if classes(group) <= used]
    return f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}\n" if selectors else ""


def purge(css: str, used: set[str]) -> str:
    """Devuelve ``css`` sin comentarios ni reglas para clases que ninguna página tiene."""
    return "".join(keep(rule, used) for rule in tinycss2.parse_stylesheet(css, True, True))


def drop_variables(css: str, rest: str) -> str:
    """Devuelve ``css`` sin las variables de color y medida que ni él ni ``rest`` usan."""
    asked = set(re.findall(r"var\(\s*(--[\w-]+)", css + rest))
    return re.sub(r"(--[\w-]+)\s*:[^;{}]*;?", lambda found: found[0] if found[1] in asked else "", css)


def texts(folder: Path) -> list[str]:
    """Devuelve las hojas de una carpeta, en orden."""
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.css"))]


def reduce(root: Path, parts: list[str]) -> str:
    """Devuelve las partes de una hoja seguidas y sin lo que sobra."""
    # «esnext»: las funciones recientes, como light-dark(), quedan como están escritas.
    return esbuild.run(root, "--loader=css", "--target=esnext", text="\n".join(parts))


def write(
    root: Path, target: Path, borrowed: list[Path], used: set[str], apart: dict[str, list[int]], own: Colours
) -> None:
    """Escribe en ``target`` la hoja del sitio: ``borrowed`` depurado, colores del código y lo propio.

    ``apart`` son las fuentes de letras raras, con sus caracteres (``fonts.write``); ``own``, los colores cambiados.
    """
    ours = [path.read_text("utf-8") for path in sorted((root / "optlib").rglob("*.css"))]
    taken = faces(root, apart) + "\n".join(purge(path.read_text("utf-8"), used) for path in borrowed)
    parts = [
        purge(code_colours(), used),
        editor_colours(),
        optimizer_colours(),
        *texts(STYLES),
        palette_rules(with_softer(own)),
        *ours,
    ]
    parts.insert(0, drop_variables(taken, "\n".join(parts)))
    target.write_text(reduce(root, parts), "utf-8")


def write_apart(root: Path, target: Path) -> None:
    """Escribe en ``target`` lo que no usa ningún capítulo: portada, búsqueda, progreso y hojas."""
    target.write_text(reduce(root, texts(STYLES / "apart")), "utf-8")
