"""Ortografía: cada palabra de la prosa está en el diccionario o en ``tests/data/palabras.txt``."""

import re
from functools import cache
from pathlib import Path

import pytest
from prose import ROOT, exercises, pages, words
from spylls.hunspell import Dictionary

from optlib.styles import STYLES

OWN = Path(__file__).parent / "data" / "palabras.txt"
BIBLIOGRAPHY = ROOT / "chapters" / "references.bib"
SOURCES = {**dict(pages()), **dict(exercises())}


@cache
def dictionary() -> Dictionary:
    return Dictionary.from_files(str(ROOT / "node_modules" / "dictionary-es" / "index"))


@cache
def own_words() -> frozenset[str]:
    """La lista propia, los nombres de los optimizadores y los apellidos de la bibliografía."""
    lines = [line.strip() for line in OWN.read_text("utf-8").splitlines() if not line.startswith("#")]
    authors = re.findall(r"author = \{(.*?)\},?$", BIBLIOGRAPHY.read_text("utf-8"), re.MULTILINE)
    surnames = [name.split(",")[0] for line in authors for name in line.split(" and ")]
    return frozenset(filter(None, [*lines, *STYLES, *re.findall(r"[^\W\d_]+", " ".join(surnames))]))


@cache
def known(word: str) -> bool:
    if word in own_words() or word.lower() in own_words() or dictionary().lookup(word):
        return True
    return "-" in word and all(known(part) for part in word.split("-"))


@pytest.mark.parametrize("name", SOURCES)
def test_every_word_is_known(name):
    unknown = sorted(word for word in words(SOURCES[name]) if not known(word))
    assert not unknown, f"{name}: corrige o añade a tests/data/palabras.txt: {', '.join(unknown)}"


def test_the_check_sees_mistakes():
    assert not known("gradeinte") and not known("funcion") and known("gradiente") and known("función")


def test_own_words_are_sorted_unique_and_not_in_the_dictionary():
    lines = [line for line in OWN.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert lines == sorted(set(lines), key=lambda word: (word.casefold(), word))
    assert [word for word in lines if dictionary().lookup(word)] == []
