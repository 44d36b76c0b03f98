"""Una palabra y un símbolo para cada idea: lo que ``notacion.md`` rechaza no está en ninguna parte del curso."""

import re
from pathlib import Path

import nbformat
import pytest
from toc import sources

ROOT = Path(__file__).resolve().parents[1]
NOTATION = ROOT / "chapters" / "notacion.md"
HEADING = "## Una palabra para cada idea"
# Citar a otros está permitido: la presentación, entre comillas, y el nombre inglés, en cursiva y entre paréntesis.
QUOTED = re.compile(r"«[^»]*»|\(\*[^*\n]+\*[^()]*\)")
QUOTED_IN_PROSE = re.compile(QUOTED.pattern + r'|"[^"]*"')


def rejected() -> dict[str, str]:
    """Las palabras y símbolos de la segunda columna de la tabla de la página de notación, y lo que se escribe."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", NOTATION.read_text("utf-8").partition(HEADING)[2], re.MULTILINE)
    return {word: kept for kept, words in rows if kept != "Se escribe" for word in words.split(", ")}


def pattern(word: str) -> re.Pattern[str]:
    """Busca ``word`` en singular y plural; un artículo con un símbolo, también con un adjetivo en medio."""
    if word == "$x^*$":
        return re.compile(r"[\w}]\^(\*|\{\*\})")
    if symbol := re.fullmatch(r"(el|un) \$(\\\w+)\$", word):
        article = {"el": r"(el|los|del|al)", "un": r"(un|unos|mismo|otro)"}[symbol[1]]
        value = re.escape(symbol[2])
        return re.compile(rf"\b{article}( mejor| mayor| menor| mismo| buen)? \${value}(_\d)?\$", re.IGNORECASE)
    head, *tail = word.split(" ")
    return re.compile(rf"\b{' '.join([head + '(e?s)?', *tail])}(e?s)?\b", re.IGNORECASE)


def texts() -> dict[str, str]:
    """Lo que lee alguien en las páginas, los cuadernos, la biblioteca, las figuras y los ejercicios."""
    found = {}
    for path in (*sources(), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))):
        if path.suffix == ".ipynb":
            for kind, quoted in (("markdown", QUOTED_IN_PROSE), ("code", QUOTED)):
                cells = [c.source for c in nbformat.read(path, 4).cells if c.cell_type == kind]
                found[f"{path.name}, {kind}"] = quoted.sub("", "\n\n".join(cells))
        else:
            text = path.read_text("utf-8").partition(HEADING)[0] if path == NOTATION else path.read_text("utf-8")
            found[path.name] = QUOTED_IN_PROSE.sub("", text)
    files = [
        *ROOT.glob("optlib/**/*.py"),
        *ROOT.glob("optlib/**/*.js"),
        *ROOT.glob("theme/**/*.py"),
        *ROOT.glob("live/**/*.py"),
    ]
    for path in sorted(files):
        found[path.relative_to(ROOT).as_posix()] = QUOTED.sub("", path.read_text("utf-8"))
    return found


TEXTS = {name: " ".join(text.split()) for name, text in texts().items()}


def test_the_table_is_read():
    words = rejected()
    assert len(words) > 25 and {"autovalor", "barranco", "$x^*$", r"el $\beta$"} <= set(words)


@pytest.mark.parametrize("word", rejected())
def test_a_rejected_word_is_nowhere(word):
    search = pattern(word).search
    hits = {name: found[0] for name, text in TEXTS.items() if (found := search(text))}
    assert not hits, f"notacion.md no admite «{word}»: se escribe «{rejected()[word]}»"


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("descenso de gradiente", "descensos de gradiente"),
        (r"el $\beta$", r"del mejor $\beta_1$"),
        (r"un $\varepsilon$", r"Con un $\varepsilon$ así"),
        ("$x^*$", "$w^*$"),
    ],
)
def test_a_word_is_found_in_its_forms(word, text):
    assert pattern(word).search(text)
