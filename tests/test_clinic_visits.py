"""Quién es cada paciente en la página, y lo que dicen su dirección y la línea de quien lo ve."""

import json

import pytest
from node import called

from optlib.clinic import PATIENTS, who, word_seed
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


def test_the_page_draws_the_same_patients():
    theirs = called("clinic/who.js", "(labels, seeds) => seeds.map((s) => labels.map((l) => who(l, s)))", LABELS, SEEDS)
    assert theirs == [[who(label, seed) for label in LABELS] for seed in SEEDS]
    assert all(sorted(row[16:]) == sorted(PATIENTS) for row in theirs)


def test_a_word_gives_the_same_seed_however_it_is_written():
    ours = [word_seed(word) for word in WORDS]
    assert called("clinic/who.js", "(words) => words.map(wordSeed)", WORDS) == ours
    assert len({*ours[:3]}) == len({*ours[3:5]}) == 1 and len({*ours}) == len(WORDS) - 3


def test_every_seed_trains_with_one_that_shows_the_symptom():
    seeds = called("clinic/who.js", "(seeds) => seeds.map(trainingSeed)", SEEDS)
    assert seeds == [seed if seed in TRAINED else TRAINED[seed % len(TRAINED)] for seed in SEEDS]
    drawn = called("clinic/who.js", "() => Array.from({ length: 400 }, drawnSeed)")
    assert {*drawn} <= {*TRAINED} and len({*drawn}) > 30


def address(text):
    return called("clinic/visits.js", "(text) => readAddress(text)", text)


ROSA = {"label": "1", "seed": word_seed("rosa"), "word": "rosa"}
RIGHT = {
    "#paciente=B2&semilla=27": {"label": "B2", "seed": 27, "word": ""},
    "#semilla=0&paciente=H1": {"label": "H1", "seed": 0, "word": ""},
    "#paciente=A1": {"label": "A1", "word": ""},
    "#guardia=rosa": ROSA,
    "#guardia=+rosa%20": ROSA,
    "#guardia=Ana+Mar%C3%ADa&paciente=20": {"label": "20", "seed": word_seed("ana maría"), "word": "Ana María"},
    "#guardia=%3Cb%3E%26&paciente=3": {"label": "3", "seed": word_seed("<b>&"), "word": "<b>&"},
}


@pytest.mark.parametrize("text", RIGHT)
def test_an_address_opens_its_patient_and_is_written_alike(text):
    assert address(text) == RIGHT[text]
    if "seed" in RIGHT[text]:
        assert address(called("clinic/visits.js", "(patient) => addressOf(patient)", RIGHT[text])) == RIGHT[text]


PATIENTS_WRONG = ["I1", "B3", "B", "b2", "B2 ", "B02", "", "3", "<b>", "B2%00", "constructor"]
SEEDS_WRONG = ["100000", "-1", "1.5", "1e3", "027", "0x1", " 27", "", "veinte", "٢٧", "NaN"]
WORDS_WRONG = ["", "+", "%20%20", "a" * 41, "a%00b", "%E2%80%AErosa", "ro%E2%80%8Bsa"]
NUMBERS_WRONG = ["0", "21", "03", "1.0", "B2", "", "-1", "x"]
WRONG = [
    *(f"#paciente={label}&semilla=27" for label in PATIENTS_WRONG),
    *(f"#paciente=B2&semilla={seed}" for seed in SEEDS_WRONG),
    *(f"#guardia={word}" for word in WORDS_WRONG),
    *(f"#guardia=rosa&paciente={number}" for number in NUMBERS_WRONG),
    *("#semilla=27", "#paciente=B2&paciente=B1", "#paciente=B2&semilla=27&x=1", "#guardia=rosa&semilla=3"),
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_address_is_refused_in_one_sentence(text):
    found = address(text)
    assert set(found) == {"wrong"} and found["wrong"].startswith("Esa dirección no es de") and "<" not in found["wrong"]


@pytest.mark.parametrize("text", ["", "#", "#guardia", "#consulta", "#semillas=3", "#estas-no-enferman"])
def test_other_addresses_ask_for_nobody(text):
    assert address(text) is None


ONE, OTHER = who("B2", 27), next(key for key in PATIENTS if key != who("B2", 27))
SEEN = {"probes": ["gradient", "batch"], "said": [OTHER, ONE], "right": True, "cured": 0.0412, "word": ""}
TIMES = ["a la primera", "a la segunda", "a la tercera", "a la cuarta", "a la quinta", "al intento 6"]


def line(id, **changes):
    return called("clinic/visits.js", "(id, visit) => lineOf(id, visit)", id, SEEN | changes)


def test_the_line_says_what_was_asked_said_and_cured():
    name = PATIENTS[ONE].name
    whole = f"Clínica, B2, semilla 27: 2 pruebas (gradiente, primer minilote); {name}, a la segunda; curada, 0.041"
    assert line("B2-27") == whole
    for times, said in enumerate(TIMES, 1):
        assert f"; {name}, {said}; sin curar" in line("B2-27", said=[OTHER] * (times - 1) + [ONE], cured=None)
    word, seed = "rosa <b>", word_seed("rosa <b>")
    given = {"word": word, "probes": ["ten"], "said": [OTHER], "right": False, "cured": None}
    one = f"Clínica, guardia «{word}», paciente 3 (semilla {seed}): 1 prueba (diez de memoria); sin diagnosticar"
    assert line(f"3-{seed}", **given) == one
    assert "27: sin pruebas; " in line("B2-27", probes=[])


FORGED = [
    *({"said": said} for said in ([], [OTHER], [ONE, OTHER], ["inventado"], ["constructor"])),
    *({"probes": probes} for probes in (["seen"], ["inventada"], ["constructor"])),
    *({"right": right, "cured": cost} for right, cost in ((False, None), (False, 0.04), (True, 0.5), (True, 1e300))),
    *({"word": word} for word in ("rosa", " ")),
]


@pytest.mark.parametrize("changes", FORGED, ids=json.dumps)
def test_what_cannot_have_happened_is_shown_nowhere(changes):
    both = {
        "B2-27": SEEN | changes,
        f"3-{word_seed('rosa')}": SEEN,
        "B2-28": SEEN | {"said": [], "right": False} | {"cured": None},
    }
    found = called("clinic/visits.js", "(visits) => known(visits)", both)
    assert [id for id, _ in found] == ["B2-28"]
