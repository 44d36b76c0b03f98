"""La búsqueda: las familias de palabras, el orden de los resultados, el trozo que se enseña y el índice."""

import re
import unicodedata
from pathlib import Path

import pytest
from course_theme import sections, survey
from node import ask
from prose import pages, words

ROOT = Path(__file__).resolve().parents[2]


def run(*work: list) -> list:
    """Lo que devuelve cada llamada ``[función, argumento, …]`` de los módulos de la búsqueda."""
    return ask("search.mjs", work)


def fold(word: str) -> str:
    """Lo mismo que ``fold`` de words.js."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)).lower()


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, str]:
    """Las palabras del libro y la raíz que les da la página."""
    known = sorted({word.lower() for _, text in pages() for word in words(text) if word.isalpha()})
    return dict(zip(known, run(*(["stem", fold(word)] for word in known)), strict=True))


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


def test_what_only_looks_alike_is_no_family():
    one, other = run(["stem", "constancia"], ["stem", "constante"])
    assert one != other


def test_short_words_and_codes_stay_whole():
    assert run(*(["stem", word] for word in ("dos", "paso", "beta1", "x2"))) == ["dos", "paso", "beta1", "x2"]


def test_plurals_of_the_book_find_their_singular(vocabulary):
    pairs = [(word, word + end) for word in vocabulary for end in ("s", "es") if word + end in vocabulary]
    long = [(one, many) for one, many in pairs if len(one) > 4]
    assert len(long) > 100
    assert [pair for pair in long if vocabulary[pair[0]] != vocabulary[pair[1]]] == []


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


def test_words_so_common_that_they_say_nothing_do_not_count():
    assert run(["termsOf", "¿Qué es el impulso?"], ["termsOf", "de la"]) == [["impulso"], ["de", "la"]]
    assert run(["find", INDEX, "qué es el impulso"], ["find", INDEX, "impulso"])[0] == RESULTS["IMPULSOS"]


def test_words_that_no_page_has_are_told():
    asked = ["impulso xilófono", "impulso", "xilofonista"]
    assert run(*(["missing", INDEX, query] for query in asked)) == [["xilofono"], [], ["xilofonista"]]


BOOK = [
    ["n.html", "Notas", [["", "Notas", "Peso."], ["peso", "Peso", "Otra vez el peso."]]],
    [
        "2.html",
        "2. Dos",
        [
            ["", "2. Dos", "Un peso."],
            ["p", "2.1. El peso", "Peso."],
            [
                "q",
                "2.1. El peso",
                "Peso, \
peso y peso: ¿qué peso?",
                "question",
            ],
        ],
    ],
    ["1.html", "1. Uno", [["", "1. Uno", "Nada."], ["e", "Ejercicio. Calcula. El peso.", "Un peso.", "exercise"]]],
]


def test_results_by_pages_in_the_order_of_their_best():
    """Antes un capítulo que otra página, y un apartado que sus preguntas y ejercicios; ningún resultado se pierde."""
    (groups,) = run(["group", BOOK, "peso"])
    assert groups == [
        ["2. Dos", ["2.1. El peso", "2.1. El peso", "2. Dos"]],
        ["Notas", ["Peso", "Notas"]],
        ["1. Uno", ["Ejercicio. Calcula. El peso."]],
    ]
    (found,) = run(["find", BOOK, "peso"])
    assert found[0] == ["2.html", "p"] and len(found) == sum(len(results) for _, results in groups)


TERMS = [
    ["descenso por gradiente", "Gradient descent. Optimizador que resta el gradiente."],
    ["gradiente", "Gradient. Vector de las derivadas parciales."],
    ["curva de nivel", "Contour line, level curve. Línea de igual valor."],
    ["tasa de aprendizaje", "Learning rate. Número positivo."],
]
GLOSSARY = [["g.html", "Glosario", [["", "Glosario", "Gradiente."], *(["t", *term, "term"] for term in TERMS)]]]


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("gradiente", ["gradiente", "descenso por gradiente"]),
        ("Gradientes", ["gradiente", "descenso por gradiente"]),
        ("gradi", ["gradiente", "descenso por gradiente"]),
        ("level curve", ["curva de nivel"]),
        ("learning rate", ["tasa de aprendizaje"]),
        ("¿qué es la tasa de aprendizaje?", ["tasa de aprendizaje"]),
        ("tasa de aprendizaje de Adam", ["tasa de aprendizaje"]),
        ("derivadas", []),
        ("número", []),
        ("", []),
    ],
)
def test_terms_of_the_glossary_by_either_name(query, terms):
    assert run(["terms", GLOSSARY, query]) == [terms]


SYMBOLS = [
    ["α", "tasa de aprendizaje, α > 0", "lr"],
    ["β₁, β₂", "memoria de los dos momentos", "beta1, beta2"],
    ["J(θ)", "función de coste", "f"],
    ["ŷᵢ", "predicción para el ejemplo i", "predict"],
    ["m̂, v̂", "momentos con el sesgo corregido", "m_hat, v_hat"],
    ["κ = λ max/λ min", "número de condición", ""],
]
NOTATION = [["n.html", "Notación", [["s", sign, text, "symbol", code] for sign, text, code in SYMBOLS]]]


@pytest.mark.parametrize(
    ("query", "symbols"),
    [
        *(("α", ["α"]), ("alfa", ["α"]), ("Alpha", ["α"]), ("lr", ["α"]), ("tasa de aprendizaje", ["α"])),
        *((name, ["β₁, β₂"]) for name in ("β₁", "β1", "beta_1", "beta2", "Beta1")),
        *(("J", ["J(θ)"]), ("ŷ", ["ŷᵢ"]), ("y", ["ŷᵢ"]), ("m_hat", ["m̂, v̂"]), ("kappa", ["κ = λ max/λ min"])),
        *(("número de condición", ["κ = λ max/λ min"]), ("condición", []), ("momentos", ["m̂, v̂"]), ("", [])),
    ],
)
def test_symbols_by_their_sign_their_code_or_their_name(query, symbols):
    assert run(["symbols", NOTATION, query]) == [symbols]


def test_the_name_of_a_letter_finds_the_letter():
    index = [["a.html", "A", [["", "A", "Con α = 0.1 y β₁ = 0.9."]]]]
    assert run(*(["find", index, query] for query in ("alfa", "beta1", "gamma"))) == [[["a.html", ""]]] * 2 + [[]]
    assert run(["greek", "lambda"], ["greek", "constructor"]) == ["λ", "constructor"]


MISTAKES = {
    "gradeinte": "gradiente",
    "gradiennte": "gradiente",
    "grdiente": "gradiente",
    "gradietne": "gradiente",
    "optimisacion": "optimización",
    "metdoo": "método",
    # Otras palabras: con otro final, con otro principio, cortas, o que ni se parecen.
    **dict.fromkeys(("proyector", "inversor", "reduccion", "piso", "xilofonista", "optimisasion"), ""),
}


def test_only_a_slip_of_the_hand_is_mended():
    text = "Optimización del gradiente; otra optimización. Optimizado. Proyectar un proyecto inverso, deducción, paso."
    index = [["a.html", "A", [["", "El Método", text]]]]
    assert dict(zip(MISTAKES, run(*(["nearest", index, word] for word in MISTAKES)), strict=True)) == MISTAKES


def shown(pieces: list[dict]) -> str:
    return "".join(piece["text"] for piece in pieces)


def test_excerpt_marks_the_hits_and_is_cut_between_words():
    text = " ".join(["palabra"] * 60 + ["gradiente"] + ["resto"] * 60)
    (pieces,) = run(["excerpt", text, ["gradientes"]])
    assert [piece["text"] for piece in pieces if piece["hit"]] == ["gradiente"]
    assert set(shown(pieces).split()) == {"…", "palabra", "gradiente", "resto"}
    assert shown(pieces).startswith("… palabra") and shown(pieces).endswith("resto …")
    (whole,) = run(["excerpt", "El gradiente", ["gradiente"]])
    assert shown(whole) == "El gradiente"


def test_excerpt_is_where_most_of_the_query_is():
    text = f"El sesgo. {'Nada. ' * 60}La corrección de sesgo, y el sesgo."
    (pieces,) = run(["excerpt", text, ["correccion", "sesgo"]])
    assert shown(pieces).endswith("La corrección de sesgo, y el sesgo.")


def test_exercises_and_questions_are_apart():
    """Con su título y su ancla, sin la solución, y lo que sigue vuelve a ser del apartado."""
    page = survey.read(
        """<article><section id="a"><h2>Dos</h2><p>Antes</p><section class="exercise exercise-choice" id="e">
<p class="exercise-title"><strong>Ejercicio.</strong> Contar</p><p>¿Cuántos?</p><ul><li>Uno</li></ul>
<details class="exercise-solution"><summary>Solución</summary><p>Ninguno</p></details></section>
<p>Después</p><section class="exercise exercise-quick" id="q"><p class="exercise-title">Compruébalo.</p><p>¿Sí?</p>
</section><details class="hide"><summary><span class="show">Mostrar</span><span class="fold">Ocultar</span></summary>
<pre>x = 1</pre></details><p>Fin</p></section></article>"""
    )
    assert page.sections == [
        ["a", "Dos", "Antes Después Fin", "", "x = 1"],
        ["e", "Ejercicio. Contar", "¿Cuántos? Uno", "exercise", ""],
        ["q", "Dos", "Compruébalo. ¿Sí?", "question", ""],
    ]


def test_a_row_of_a_table_reads_as_a_sentence_without_numbers():
    rows = [("método", "α", "coste"), ("Adam", "0.1", "−9.2·10⁻⁵"), ("descenso", "nada que sumar", "1e-3")]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    html = (
        f"<article><h1>T</h1><p>Antes</p><table><caption>Dos métodos</caption>{cells}</table><p>Después</p></article>"
    )
    text = survey.read(html).sections[0][2]
    assert text == "Antes Dos métodos. método · α · coste. descenso · nada que sumar. Después"


def test_terms_and_symbols_are_apart():
    page = survey.read(
        """<article><h1>Glosario</h1><p>Esto.</p><dl><dt id="term-paso">paso<a class="headerlink">#</a></dt>
<dd><p><em>Step</em>. Uno.</p></dd><dt id="term-peso">peso</dt><dd><p>Otro.</p></dd></dl></article>"""
    )
    assert page.sections[1:] == [
        ["term-paso", "paso", "Step. Uno.", "term", ""],
        ["term-peso", "peso", "Otro.", "term", ""],
    ]
    heads = "".join(f"<th><p>{head}</p></th>" for head in sections.SYMBOLS.split())
    row = "<tr><td><p>α</p></td><td><code>lr</code></td><td>tasa, <code>x</code></td></tr>"
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{row}</tbody></table>"
    other = "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    html = f'<article><h1>N</h1><section id="s"><h2>Signos</h2><p>Son:</p>{table}<p>Y</p>{other}</section></article>'
    notation = survey.read(html, f"chapters/{sections.NOTATION}").sections
    assert notation[1:] == [["s", "Signos", "Son: Y a · b.", "", ""], ["s", "α", "tasa, x", "symbol", "lr"]]
    assert [section[3] for section in survey.read(html, "chapters/otra.html").sections] == ["", ""]


def test_each_term_of_the_glossary_begins_with_its_english_name():
    """De ahí lo toma la búsqueda: en cursiva, hasta el primer punto."""
    glossary = (ROOT / "chapters/glosario.md").read_text("utf-8")
    definitions = [line.strip() for line in glossary.split("```")[1].splitlines() if line.startswith("  ")]
    assert len(definitions) > 50
    assert [text for text in definitions if not re.match(r"\*[^*]+\*(, (\*[^*]+\*|[A-Z]+))*\. ", text)] == []
