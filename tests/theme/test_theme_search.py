"""La búsqueda: las familias de palabras, el orden de los resultados, el trozo que se enseña y el índice."""

import json
import shutil
import subprocess
import sys
import unicodedata
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
import snowballstemmer
from course_theme import search_index, survey
from prose import pages, words

ROOT = Path(__file__).resolve().parents[2]
NODE = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")


def run(*work: list) -> list:
    """Lo que devuelve cada llamada ``[función, argumento, …]`` de los módulos de la búsqueda."""
    script = str(ROOT / "tests/js/search.mjs")
    done = subprocess.run(
        [NODE, script], input=json.dumps(work), capture_output=True, check=True, encoding="utf-8", text=True
    )
    return json.loads(done.stdout)


def fold(word: str) -> str:
    """Lo mismo que ``fold`` de words.js."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)).lower()


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, str]:
    """Las palabras del libro y la raíz que les da la página."""
    known = sorted({word.lower() for _, text in pages() for word in words(text) if word.isalpha()})
    return dict(zip(known, run(*(["stem", fold(word)] for word in known)), strict=True))


def test_folding_is_the_same_in_both_languages():
    texts = ["Optimización", "ÑANDÚ", "pingüino", "x²", "Άλφα"]
    assert run(*(["fold", text] for text in texts)) == [fold(text) for text in texts]


def test_words_leave_signs_out():
    assert run(["words", "¿Qué tasa (α = 0.1)? ¡Ésta!"], ["words", "…"]) == [["que", "tasa", "α", "0", "1", "esta"], []]


FAMILIES = [
    ("optimizacion", "optimizaciones", "optimizador", "optimizadores", "optimizar", "optimizando"),
    ("gradiente", "gradientes"),
    ("derivada", "derivadas", "derivado", "derivar"),
    ("vez", "veces"),
    ("avance", "avances"),
    ("distancia", "distancias"),
    ("rapido", "rapida", "rapidamente"),
]


def test_a_family_has_one_root():
    roots = iter(run(*(["stem", word] for family in FAMILIES for word in family)))
    for family in FAMILIES:
        assert len({next(roots) for _ in family}) == 1, family


def test_short_words_and_codes_stay_whole():
    assert run(*(["stem", word] for word in ("dos", "paso", "beta1", "x2"))) == ["dos", "paso", "beta1", "x2"]


def test_plurals_of_the_book_find_their_singular(vocabulary):
    pairs = [(word, word + end) for word in vocabulary for end in ("s", "es") if word + end in vocabulary]
    long = [(one, many) for one, many in pairs if len(one) > 4]
    assert len(long) > 100
    assert [pair for pair in long if vocabulary[pair[0]] != vocabulary[pair[1]]] == []


def test_roots_join_what_the_spanish_stemmer_joins(vocabulary):
    """De cada diez parejas que une la página, Snowball, que es más fino y más lento, une al menos ocho."""
    snowball = snowballstemmer.stemmer("spanish")
    families = defaultdict(list)
    for word, root in vocabulary.items():
        families[root].append(word)
    pairs = [pair for family in families.values() for pair in combinations(family, 2)]
    agreed = [pair for pair in pairs if snowball.stemWord(pair[0]) == snowball.stemWord(pair[1])]
    assert len(pairs) > 1000 and len(agreed) > 0.8 * len(pairs)


INDEX = [
    ["a.html", "Adam", [["", "Adam", "El método une impulso y escala."], ["sesgo", "El sesgo", "Corrige Adam."]]],
    ["m.html", "Momentum", [["", "Momentum", "El impulso acumula gradientes; el impulso frena."]]],
]


RESULTS = {
    "adam": [["a.html", ""], ["a.html", "sesgo"]],
    "IMPULSOS": [["m.html", ""], ["a.html", ""]],
    # Quien pide dos palabras recibe los apartados que las tienen, no los que tienen una.
    "impulso gradiente": [["m.html", ""]],
    "acum": [["m.html", ""]],
    "xilofonista": [],
    "": [],
}


def test_results_in_order():
    assert dict(zip(RESULTS, run(*(["find", INDEX, query] for query in RESULTS)), strict=True)) == RESULTS


def test_excerpt_marks_the_hits_and_is_cut():
    text = " ".join(["palabra"] * 60 + ["gradiente"] + ["resto"] * 60)
    (pieces,) = run(["excerpt", text, ["gradientes"]])
    assert [piece["text"] for piece in pieces if piece["hit"]] == ["gradiente"]
    assert pieces[0]["text"] == "… " and pieces[-1]["text"] == " …"
    assert len(pieces) == 82
    (whole,) = run(["excerpt", "El gradiente", ["gradiente"]])
    assert "".join(piece["text"] for piece in whole) == "El gradiente"


def test_index_is_a_script_with_the_text_of_each_section(tmp_path):
    page = survey.read('<article><h1>Título</h1><p>Uno</p><section id="a"><h2>Dos</h2><p>Tres</p></section></article>')
    search_index.write(tmp_path, {"x.html": page, "vacía.html": survey.Page()})
    script = (tmp_path / "search-index.js").read_text("utf-8")
    assert script.startswith("window.searchIndex=") and script.endswith(";\n")
    data = json.loads(script.removeprefix("window.searchIndex=").removesuffix(";\n"))
    assert data == [["x.html", "Título", [["", "Título", "Uno"], ["a", "Dos", "Tres"]]]]
