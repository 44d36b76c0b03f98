"""El texto del curso sin código, fórmulas, enlaces ni marcas: lo que un corrector ortográfico debe leer."""

import re
from collections.abc import Iterator
from pathlib import Path

import exercise_faults
import nbformat
from stale import page_of
from toc import sources

from optlib.exercises.bank import everything, questions

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

# En este orden: cada patrón se borra de lo que dejan los anteriores.
NOISE = (
    r"(?ms)^ *(`{3,}|~{3,})(?!\{(?:admonition|note|tip|warning|glossary|dropdown|grid|card|exercise|solution)).*?^ *\1",
    r"(?m)^:[a-z-]+:.*$",  # opciones de una directiva
    r"(?m)^\s*`{3,}\S*",  # apertura o cierre de una directiva; su título sí se lee
    r"(?m)^:{3,}(\{container\}.*|\{\S*\})?",  # lo que sigue a {container} es una clase
    r"(?s)\$\$.*?\$\$(\s*\([\w:.-]+\))?",
    r"(?s)\$[^$]+\$",
    r"(?m)^\([\w:.-]+\)=\s*$",
    r"\{[\w:+-]+\}`[^`<]*?(?:<[^`>]*>)?`",  # papeles: {cite:p}`…`, {doc}`…`
    r"``[^`]+``|`[^`]+`",
    r"\]\([^)]*\)",
    r"https?://\S+|doi:\S+|www\.\S+",
    r"\{[^{}\n]*\}",
    r"<[^>\n]+>",
    r"\(\*[^*\n]+\*[^()]*\)",  # el término inglés, en cursiva y entre paréntesis
)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def markdown_prose(text: str) -> str:
    """Quita de un texto en Markdown lo que no es prosa."""
    for pattern in NOISE:
        text = re.sub(pattern, " ", text)
    return text


def words(text: str) -> set[str]:
    """Palabras de un texto, sin las que llevan cifras, subrayados o son una sola letra."""
    return {word for word in WORD.findall(re.sub(r"\w*[\d_²³₀-₉ᵢₖᵗ]\w*", " ", text)) if len(word) > 1}


def pages() -> Iterator[tuple[str, str]]:
    """Nombre y prosa de los documentos de la raíz y de cada página del libro."""
    for path in (*(ROOT / name for name in DOCUMENTS), *sources()):
        if path.suffix == ".md":
            yield path.name, markdown_prose(path.read_text("utf-8"))
            continue
        cells = nbformat.read(path, as_version=4).cells
        yield path.name, "\n\n".join(markdown_prose(c.source) for c in cells if c.cell_type == "markdown")


def exercises() -> Iterator[tuple[str, str]]:
    """Los ejercicios y preguntas de cada página, y la prosa de todo lo que dicen."""
    by_page: dict[str, list[str]] = {}
    for item in (*everything(), *questions()):
        texts = [re.sub(r"@\{[^}]*\}", " ", text) for _, text in exercise_faults.texts(item)]
        by_page.setdefault(page_of(item.id), []).extend(texts)
    for page, texts in by_page.items():
        yield f"ejercicios de {page}", markdown_prose("\n\n".join(re.sub(LINK, r"\1", text) for text in texts))
