"""Quién es cada paciente en la página, y lo que dicen su dirección y la línea de quien lo ve."""

import json

import pytest
from node import called

from optlib.clinic import PATIENTS, training_seed, who, word_seed
from optlib.clinic import SEEDS as TRAINED

LABELS = [*(letter + n for letter in "ABCDEFGH" for n in "12"), *map(str, range(1, 21))]
SEEDS = [*range(70), 4095, 48213, 99999]
WORDS = [
    "rosa",
    " Rosa ",
    "ROSA",
    "Ñandú",
    "n\u0303andu\u0301",
    "Ana María",
    "ΟΔΟΣ",
    "İzmir",
    "مدرسة",
    "🦊 2.º B",
    "<b>&#",
]


def page(code, *given, module="visits"):
    return called(f"clinic/{module}.js", code, *given)


def test_the_page_draws_the_same_patients_and_every_seed_trains_with_one_that_shows_the_symptom():
    theirs = page("(labels, seeds) => seeds.map((s) => labels.map((l) => who(l, s)))", LABELS, SEEDS, module="who")
    assert theirs == [[who(label, seed) for label in LABELS] for seed in SEEDS]
    assert all(sorted(row[16:]) == sorted(PATIENTS) for row in theirs)
    trained, drawn = page("(seeds) => [seeds.map(trainingSeed), seeds.map(drawnSeed)]", SEEDS, module="who")
    assert trained == [training_seed(seed) for seed in SEEDS]
    assert {*drawn} <= {*TRAINED} and len({*drawn}) > 10


def test_a_word_gives_the_same_seed_however_it_is_written():
    ours = [word_seed(word) for word in WORDS]
    assert page("(words) => words.map(wordSeed)", WORDS, module="who") == ours
    assert len({*ours[:3]}) == len({*ours[3:5]}) == 1 and len({*ours}) == len(WORDS) - 3


RIGHT = {
    "#paciente=B2&semilla=27": {"label": "B2", "seed": 27, "word": ""},
    "#semilla=0&paciente=H1": {"label": "H1", "seed": 0, "word": ""},
    "#guardia=+rosa%20": {"label": "1", "seed": word_seed("rosa"), "word": "rosa"},
    "#guardia=%3Cb%3E%26+Ñu&paciente=20": {"label": "20", "seed": word_seed("<b>& ñu"), "word": "<b>& Ñu"},
}


@pytest.mark.parametrize("text", RIGHT)
def test_an_address_opens_its_patient_and_is_written_alike(text):
    assert page("(text) => readAddress(text)", text) == RIGHT[text]
    assert page("(patient) => readAddress(addressOf(patient))", RIGHT[text]) == RIGHT[text]


def test_an_address_may_leave_the_seed_to_chance_or_ask_for_nobody():
    assert page("(text) => readAddress(text)", "#paciente=A1") == {"label": "A1", "word": ""}
    assert page("(texts) => texts.map(readAddress)", ["", "#", "#guardia", "#consulta", "#semillas=3"]) == [None] * 5


LABELS_WRONG = ["I1", "B3", "B", "b2", "B2 ", "B02", "", "3", "<b>", "B2%00", "constructor"]
SEEDS_WRONG = ["100000", "-1", "1.5", "1e3", "027", "0x1", " 27", "", "veinte", "٢٧", "NaN"]
WORDS_WRONG = ["", "+", "%20%20", "a" * 41, "a%00b", "%E2%80%AErosa", "ro%E2%80%8Bsa"]
NUMBERS_WRONG = ["0", "21", "03", "1.0", "B2", "", "-1", "x"]
WRONG = [
    *(f"#paciente={label}&semilla=27" for label in LABELS_WRONG),
    *(f"#paciente=B2&semilla={seed}" for seed in SEEDS_WRONG),
    *(f"#guardia={word}" for word in WORDS_WRONG),
    *(f"#guardia=rosa&paciente={number}" for number in NUMBERS_WRONG),
    *("#semilla=27", "#paciente=B2&paciente=B1", "#paciente=B2&semilla=27&x=1", "#guardia=rosa&semilla=3"),
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_address_is_refused(text):
    found = page("(text) => readAddress(text)", text)
    assert set(found) == {"wrong"} and found["wrong"].startswith("Esa dirección no es de ningún paciente: ")


ONE, OTHER = who("B2", 27), next(key for key in PATIENTS if key != who("B2", 27))
SEEN = {"probes": ["gradient", "batch"], "said": [OTHER, ONE], "right": True, "cured": 0.0412, "word": ""}
NOTHING = {"probes": [], "said": [OTHER], "right": False, "cured": None, "word": "<b>"}
TIMES = ["a la primera", "a la segunda", "a la tercera", "a la cuarta", "a la quinta", "al intento 6"]


def test_the_line_says_what_was_asked_said_and_cured():
    name = PATIENTS[ONE].name
    each = [SEEN | {"probes": ["ten"], "said": [OTHER] * k + [ONE], "cured": None} for k in range(6)]
    told = page("(all) => all.map(([id, visit]) => lineOf(id, visit))", [["B2-27", visit] for visit in [SEEN, *each]])
    start, end = "Clínica, B2, semilla 27: ", f"{name}, a la segunda; curada, 0.041"
    assert told[0] == f"{start}2 pruebas (gradiente, primer minilote); {end}"
    assert told[1:] == [f"{start}1 prueba (diez de memoria); {name}, {time}; sin curar" for time in TIMES]
    nobody = page("(id, visit) => lineOf(id, visit)", "3-48213", NOTHING)
    assert nobody == "Clínica, guardia «<b>», paciente 3 (semilla 48213): sin pruebas; sin diagnosticar"


FORGED = [
    *({"said": said} for said in ([], [OTHER], [ONE, OTHER], ["inventado"], ["constructor"])),
    *({"probes": probes} for probes in (["seen"], ["inventada"], ["constructor"])),
    *({"right": right, "cured": cost} for right, cost in ((False, None), (False, 0.04), (True, 0.5), (True, 1e300))),
    *({"word": word} for word in ("rosa", " ")),
]


@pytest.mark.parametrize("changes", FORGED, ids=json.dumps)
def test_what_cannot_have_happened_is_not_shown(changes):
    visits = {
        "B2-27": SEEN | changes,
        "3-7": SEEN,
        "3-8": NOTHING,
        f"3-{word_seed('<b>')}": NOTHING,
        "H1-1": NOTHING | {"word": ""},
    }
    found = page("(visits) => known(visits)", visits)
    assert [id for id, _ in found] == ["H1-1", f"3-{word_seed('<b>')}"]
