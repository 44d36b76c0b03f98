"""El progreso: repasos a 1, 3 y 7 días, código cambiado, copia en un fichero y ficheros que no valen."""

import json

import pytest
from exercise_tools import node

ENTRY = {"attempts": 3, "done": "2026-11-20", "due": None, "stage": 0}


CHANGE = {"text": "x = 2", "book": "x = 1"}
DRAWN = {"digit": 7, "drawing": "2u2s-3a"}
SEEN = {"day": "2026-12-02", "probes": ["batch"], "said": ["fuga"], "right": False, "cured": None, "word": ""}
LATER = {"league": {"7": [31, "<b>"]}, "last": [1, None]}  # partes de otra edición


def file(exercises, **changes):
    empty = {"format": "optlib-progreso", "version": 3, "first": {}, "code": {}, "drawings": [], "clinic": {}}
    return json.dumps(empty | {"exercises": exercises} | changes)


def attempts(*steps):
    [entries] = node(("attempts", [list(step) for step in steps]))
    return entries


def test_a_missed_exercise_comes_back_after_1_3_and_7_days():
    entries = attempts(
        ("2026-11-24", False, False),  # fallado
        ("2026-11-24", True, True),  # corregido el mismo día: el repaso de mañana sigue en pie
        ("2026-11-25", True, True),
        ("2026-11-28", True, True),
        ("2026-12-05", True, True),
    )
    assert [e["due"] for e in entries] == ["2026-11-25", "2026-11-25", "2026-11-28", "2026-12-05", None]
    assert [e["attempts"] for e in entries] == [1, 2, 3, 4, 5]
    assert [e["done"] for e in entries] == [None, *["2026-11-24"] * 4]


def test_missing_it_again_starts_over():
    entries = attempts(("2026-12-30", False, False), ("2026-12-31", True, True), ("2027-01-03", False, False))
    assert [e["due"] for e in entries] == ["2026-12-31", "2027-01-03", "2027-01-04"]


def test_right_at_first_needs_no_repetition_but_the_solution_does():
    assert attempts(("2026-11-24", True, True))[0]["due"] is None
    helped = attempts(("2026-11-24", False, True))[0]
    assert helped["done"] == "2026-11-24" and helped["due"] == "2026-11-25"


def test_a_copy_brings_everything_back():
    exercises = {"gd-tabla": ENTRY, "adam-tabla": ENTRY | {"done": None, "due": "2026-11-25", "stage": 1}}
    parts = {"code": {"05_adam": {"3": CHANGE}}, "drawings": [DRAWN], "clinic": {"B2-27": SEEN}}
    stored = file(exercises, **parts, **LATER)
    [result] = node(("roundTrip", stored))
    assert result["empty"]["entries"] == {} and set(result["empty"]["items"].values()) == {"{}"}
    assert json.loads(result["text"]) == json.loads(stored)
    assert result["entries"] == exercises and result["drawings"] == [DRAWN]
    assert json.loads(result["text"]).items() >= LATER.items()
    # Lo que llega en un fichero no se ejecuta sin aceptarlo.
    assert result["code"] == {"05_adam": {"3": CHANGE | {"foreign": True}}}


def test_a_copy_adds_and_loses_nothing():
    mine = {"gd-tabla": ENTRY, "gd-orden": ENTRY | {"attempts": 9, "done": None}}
    theirs = {"gd-orden": ENTRY | {"attempts": 2}, "gd-tasas": ENTRY}
    cells = {"05_adam": {"3": CHANGE, "4": CHANGE}}
    others = {"05_adam": {"3": CHANGE | {"text": "x = 3"}, "4": CHANGE, "5": CHANGE}}
    [result] = node(("import", {"stored": file(mine, code=cells), "text": file(theirs, code=others)}))
    assert result["found"] == {
        "exercises": 2,
        "cells": 3,
        "drawings": 0,
        "visits": 0,
        "left": 0,
        "unread": 0,
        "kept": True,
    }
    assert set(result["entries"]) == {"gd-tabla", "gd-orden", "gd-tasas"}
    assert result["entries"]["gd-orden"] == ENTRY | {"attempts": 9}
    kept = {
        "3": CHANGE | {"others": [{"text": "x = 3", "foreign": True}]},
        "4": CHANGE,
        "5": CHANGE | {"foreign": True},
    }
    assert json.loads(result["kept"])["code"] == {"05_adam": kept}


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("", "no se puede leer"),
        ("{", "no se puede leer"),
        ("[]", "no es un progreso"),
        ('{"format": "optlib-entrega", "version": 1}', "es una entrega"),
        (file({}, version=1), "no es un progreso"),
        (file({}, version=4), "más nueva"),
    ],
)
def test_a_file_that_does_not_serve_changes_nothing(text, fragment):
    stored = file({"gd-tabla": ENTRY})
    [result] = node(("import", {"stored": stored, "text": text}))
    assert fragment in result["why"] and result["why"].endswith(".")
    assert result["entries"] == {"gd-tabla": ENTRY} and result["kept"] == stored


@pytest.mark.parametrize("page", ["../x", "__proto__"])
def test_what_a_file_has_that_does_not_look_like_ours_is_left_out(page):
    wrong = {"gd-orden": ENTRY | {"done": "ayer"}, "<b>": ENTRY}
    cells = {"1": {"text": 3, "book": ""}, "2": {"text": "x" * 50_001, "book": ""}, "../uno": CHANGE, "3": CHANGE}
    text = file({"gd-tabla": ENTRY} | wrong, code={page: {"1": CHANGE}, "05_adam": cells})
    [result] = node(("import", {"stored": file({}), "text": text}))
    assert result["entries"] == {"gd-tabla": ENTRY}
    assert (result["found"]["cells"], result["found"]["unread"]) == (1, 6)
    assert json.loads(result["kept"])["code"] == {"05_adam": {"3": CHANGE | {"foreign": True}}}


def changes(stored, *steps):
    """El código guardado después de apuntar unas celdas: (página, celda, cambio)."""
    [result] = node(("changes", {"stored": stored, "steps": [list(step) for step in steps]}))
    return result


def test_the_code_of_a_cell_is_kept_changed_and_forgotten():
    result = changes(file({"gd-tabla": ENTRY}), ("05_adam", 3, CHANGE), ("05_adam", 12, CHANGE), ("02_x", 1, CHANGE))
    assert result["code"] == {"05_adam": {"3": CHANGE, "12": CHANGE}, "02_x": {"1": CHANGE}}
    assert {page: each["cells"] for page, each in result["pages"].items()} == {"05_adam": 2, "02_x": 1} and result[
        "failed"
    ] == ["", "", ""]
    stored = json.loads(result["stored"])
    assert stored["code"] == result["code"] and stored["exercises"] == {"gd-tabla": ENTRY}
    long = CHANGE | {"text": "#" * 50_001}
    steps = (("05_adam", 3, None), ("02_x", 1, None), ("05_adam", 12, CHANGE | {"text": "y"}), ("05_adam", 12, long))
    result = changes(result["stored"], *steps)
    assert result["code"] == {"05_adam": {"12": CHANGE | {"text": "y"}}} and result["failed"] == ["", "", "", "long"]
    # Una celda como en el libro, con otra versión apartada, se guarda pero no cuenta como cambiada.
    result = changes(file({}), ("05_adam", 1, {"text": "x", "book": "x", "others": [{"text": "y"}]}))
    none = {"cells": 0, "figures": 0, "exercises": 0}
    assert result["pages"] == {"05_adam": none} and "1" in result["code"]["05_adam"]


def test_what_a_file_brings_and_does_not_fit_is_told():
    [result] = node(("import", {"stored": file({}), "text": file({"gd-tabla": ENTRY}), "room": 20}))
    assert result["found"]["kept"] is False and result["entries"] == {"gd-tabla": ENTRY} and result["kept"] == file({})


@pytest.mark.parametrize(("own", "coming", "left"), [(2, 9, 3), (9, 3, 4)])
def test_the_versions_of_a_file_never_push_out_the_readers(own, coming, left):
    mine = [{"text": f"mía {k}"} for k in range(own)]
    theirs = [{"text": f"suya {k}"} for k in range(coming)]
    # Las de otro fichero pueden estar delante: al ver una, la del lector pasa al final.
    earlier = [{"text": "suya 0", "foreign": True}] if own == 2 else []
    stored, text = (
        file({}, code={"05_adam": {"3": CHANGE | {"text": main, "others": others}}})
        for main, others in (("mía", earlier + mine), ("suya", theirs))
    )
    [result] = node(("import", {"stored": stored, "text": text}))
    kept = json.loads(result["kept"])["code"]["05_adam"]["3"]
    assert kept["text"] == "mía" and len(kept["others"]) <= 9 and result["found"]["left"] == left
    assert [each for each in kept["others"] if not each.get("foreign")] == mine


def test_a_full_store_is_told_and_what_was_not_saved_is_saved_later():
    """Lo que otra pestaña guardó entretanto tampoco se pierde."""
    work = {"steps": [["05_adam", 3, CHANGE]], "stored": file({"gd-tabla": ENTRY}), "after": "gd-orden"}
    [result] = node(("full", work))
    assert result["failed"] == "full" and result["code"] == {"05_adam": {"3": CHANGE}}
    saved = json.loads(result["stored"])
    assert set(saved["exercises"]) == {"gd-tabla", "gd-orden"} and saved["code"] == {"05_adam": {"3": CHANGE}}


@pytest.mark.parametrize("stored", [None, "{rota", file({"gd-tabla": "x", "gd-orden": ENTRY})])
def test_damaged_storage_keeps_what_can_be_read(stored):
    [result] = node(("import", {"stored": stored, "text": file({"gd-tasas": ENTRY})}))
    kept = {"gd-orden"} if stored and "gd-orden" in stored else set()
    assert result["found"]["exercises"] == 1 and set(result["entries"]) == kept | {"gd-tasas"}
    assert json.loads(result["kept"])["exercises"] == result["entries"]
    assert stored != "{rota" or result["aside"] == stored


def test_an_edition_begins_with_what_had_no_folder_and_deletes_nothing():
    old = json.dumps({"format": "optlib-progreso", "version": 2, "exercises": {"gd-tabla": ENTRY}, "code": {}})
    [result] = node(("inherit", {"progress": old, "places": json.dumps({"02_x": AT})}))
    assert set(result["mine"]["entries"]) == {"gd-tabla", "gd-orden"} and result["mine"]["places"] == {"02_x": AT}
    # Lo borrado no vuelve.
    assert result["erased"] == {"entries": {}, "places": {}} and result["old"] == [old, json.dumps({"02_x": AT})]


@pytest.mark.parametrize("version", [2, 3])
def test_the_drawings_of_a_file_that_are_not_here_are_added(version):
    mine = [DRAWN | {"drawing": f"a{k}"} for k in range(99)]
    wrong = [*(DRAWN | {"digit": d} for d in ("7", 10)), *(DRAWN | {"drawing": d} for d in ("<b>", "a" * 1501, 5))]
    text = file({}, version=version, drawings=[*mine[:5], *wrong, None, DRAWN])
    [result] = node(("import", {"stored": file({}, drawings=[*wrong, *mine], **LATER), "text": text}))
    assert result["found"]["drawings"] == 1 and result["found"]["unread"] == 6
    assert json.loads(result["kept"]).items() >= ({"drawings": [DRAWN, *mine]} | LATER).items()


def test_a_hundred_drawings_are_kept_the_last_ones():
    drawn = [{"digit": k % 10, "drawing": f"a{k}"} for k in range(120)]
    [result] = node(("draw", [*drawn, drawn[60] | {"digit": 9}]))
    # El mismo dibujo, con otra cifra, es el mismo.
    assert result["kept"] == [*drawn[20:60], *drawn[61:], drawn[60] | {"digit": 9}]
    assert result["erased"] == []


def test_a_file_brings_no_more_names_than_a_course_has():
    [result] = node(("import", {"stored": file({}), "text": file({f"x-{k}": ENTRY for k in range(50_000)})}))
    assert len(result["entries"]) == 1000 and result["found"]["unread"] == 49_000


AT = {"section": "la-derivada", "number": "2.2", "name": "De qué trata", "end": False}
TOP = {"section": "", "number": "2", "name": "", "end": False}


def places(**work):
    [result] = node(("places", work))
    return result


def test_the_last_page_read_is_the_last_of_the_places():
    steps = [["02_x", AT], ["05_adam", AT | {"number": "5.1"}], ["02_x", TOP]]
    result = places(steps=steps)
    # Lo alto de una página ya empezada no borra por dónde se iba.
    assert result["places"] == [["05_adam", AT | {"number": "5.1"}], ["02_x", AT]]
    assert result["copy"] == dict(result["places"]) and set(result["left"]) == {"{}"}
    assert places(steps=[["02_x", TOP]])["places"] == [["02_x", TOP]]


@pytest.mark.parametrize("wrong", [3, AT | {"section": None}, AT | {"number": 2}])
def test_places_that_do_not_look_like_ours_are_left_out(wrong):
    stored = json.dumps({"02_x": wrong, "../x": AT, "05_adam": AT})
    assert places(stored=stored)["places"] == [["05_adam", AT]]
    assert places(stored="basura")["places"] == []


def test_a_copy_brings_the_places_of_pages_not_read_here():
    text = file({}, places={"02_x": AT, "05_adam": AT})
    mine = {"05_adam": AT | {"number": "5.7"}}
    assert places(stored=json.dumps(mine), text=text)["places"] == [["02_x", AT], *map(list, mine.items())]
    assert places(text=file({}, places=3))["places"] == []


FIRST = {"day": "2026-12-02", "right": False, "answer": "4,9", "mistakes": ["sin-alfa"], "seed": 0, "help": False}
GIVEN = {name: FIRST[name] for name in ("answer", "mistakes", "seed", "help")}
OTHER = GIVEN | {"answer": "0,8", "mistakes": [], "seed": 7}


def firsts(*steps, stored=None):
    [result] = node(("firsts", {"stored": stored or file({}), "steps": [list(step) for step in steps]}))
    return result


def test_the_first_answer_stays_though_another_is_given_later_or_in_another_tab():
    result = firsts(
        (0, "record", "gd-tasas", False, False, GIVEN),
        (1, "record", "gd-tasas", True, True, OTHER),
        (1, "record", "gd-orden", False, True, OTHER),
        (0, "record", "gd-orden", False, False, GIVEN),
        (0, "record", "gd-tabla", True, True),  # donde no se guardan
        (0, "record", "gd-tabla", False, False, GIVEN),
    )
    kept = {name: {**entry, "day": ""} for name, entry in result["tabs"][0]["firsts"].items()}
    wanted = {"gd-tasas": FIRST, "gd-orden": FIRST | OTHER | {"right": True}}
    assert kept == {name: {**entry, "day": ""} for name, entry in wanted.items()}
    assert result["stored"]["first"] == result["tabs"][0]["firsts"]
    assert set(result["stored"]["exercises"]) == {"gd-tasas", "gd-orden", "gd-tabla"}


def test_what_was_attempted_before_has_no_first_answer():
    old = json.dumps({"format": "optlib-progreso", "version": 2, "exercises": {"gd-tasas": ENTRY}, "code": {}})
    result = firsts((0, "record", "gd-tasas", False, False, GIVEN), stored=old)
    assert result["stored"]["first"] == {} and result["stored"]["exercises"]["gd-tasas"]["attempts"] == 4


def test_switched_off_it_erases_and_keeps_nothing_until_it_is_on_again():
    begun = file({"gd-tabla": ENTRY}, first={"gd-tabla": FIRST})
    off = [(0, "keepFirsts", False), (1, "record", "gd-tasas", False, False, GIVEN)]
    result = firsts(*off, (1, "recover", begun), stored=begun)
    assert result["stored"]["first"] is False and set(result["stored"]["exercises"]) == {"gd-tabla", "gd-tasas"}
    assert result["tabs"][1] == {"firsts": {}, "on": False}
    after = [(1, "record", "gd-tasas", True, True, OTHER), (1, "record", "gd-orden", True, True, OTHER)]
    result = firsts(*off, (0, "keepFirsts", True), (0, "keepFirsts", True), *after, stored=begun)
    # De lo que se respondió mientras tanto no se guarda después otra cosa.
    assert set(result["stored"]["first"]) == {"gd-orden"}


def test_with_no_room_the_first_answer_is_saved_later():
    steps = [(0, "full"), (0, "record", "gd-tasas", False, False, GIVEN), (1, "roomy")]
    result = firsts(*steps, (0, "record", "gd-tasas", True, True, OTHER))
    assert result["stored"]["first"]["gd-tasas"]["answer"] == "4,9"


def test_a_file_brings_the_earlier_of_two_first_answers():
    early, late = (FIRST | {"day": day, "answer": day} for day in ("2026-12-01", "2026-12-03"))
    mine = {"gd-a": FIRST, "gd-b": FIRST, "gd-c": FIRST, "gd-d": FIRST}
    text = file({}, first={"gd-a": early, "gd-b": late, "gd-c": FIRST | {"answer": "x"}, "gd-e": late})
    result = firsts((0, "recover", text), stored=file({}, first=mine))
    assert result["stored"]["first"] == mine | {"gd-a": early, "gd-e": late}
    # Quien las había dejado de guardar, sigue así en otro navegador; quien tiene alguna aquí, no la pierde.
    assert firsts((0, "recover", file({}, first=False)))["stored"]["first"] is False
    kept = firsts((0, "recover", file({}, first=False)), stored=file({}, first=mine))
    assert kept["stored"]["first"] == mine


DAMAGED = [
    None,
    7,
    [],
    *(FIRST | {"day": day} for day in (None, "ayer", 20261202)),
    *(FIRST | {"right": right} for right in (None, "true", 1)),
    *(FIRST | {"answer": answer} for answer in (4.9, None, "9" * 201, "a\nb", "\u202e4,9", "\ud83d", {"a": 1})),
    *(FIRST | {"mistakes": names} for names in (None, "sin-alfa", ["Sin alfa"], ["a" * 41], [["a"]], ["a"] * 21)),
    *(FIRST | {"seed": seed} for seed in (-1, 0.5, "0", None, 2**30 + 1)),
    FIRST | {"help": "no"},
]


@pytest.mark.parametrize("wrong", DAMAGED)
def test_a_damaged_first_answer_loses_only_itself(wrong):
    stored = file({"gd-tabla": ENTRY}, first={"gd-orden": wrong, "gd-tasas": FIRST, "<b>": FIRST, "__proto__": FIRST})
    result = firsts((0, "record", "gd-a", True, True), stored=stored)
    assert result["stored"]["first"] == {"gd-tasas": FIRST} and "gd-tabla" in result["stored"]["exercises"]
    [result] = node(("import", {"stored": file({}), "text": stored}))
    assert result["found"]["unread"] in (2, 3) and json.loads(result["kept"])["first"] == {"gd-tasas": FIRST}


@pytest.mark.parametrize("wrong", [None, True, "false", 0, [FIRST], {"gd": {"gd-tasas": FIRST}}])
def test_first_answers_that_are_no_such_thing_are_as_none(wrong):
    result = firsts((0, "record", "gd-tasas", False, False, GIVEN), stored=file({}, first=wrong))
    assert "gd-tasas" in result["stored"]["first"] and result["tabs"][0]["on"]


def visits(stored=None, **work):
    [result] = node(("visits", {"stored": file({}, clinic=stored or {}), **work}))
    assert result["found"] == result["kept"]  # lo que lee otra pestaña va también en la copia
    return result


WRONG_VISITS = [
    None,
    [],
    "B2",
    *(SEEN | {"day": day} for day in (None, "ayer", 20261202)),
    *(SEEN | {part: names} for part in ("probes", "said") for names in (None, "fuga", ["<b>"], [["a"]], ["a"] * 21)),
    *(SEEN | {"right": right} for right in (None, 1, "true")),
    *(SEEN | {"cured": cost} for cost in ("0.04", -1, [0.04], True)),
    *(SEEN | {"word": word} for word in (None, 3, "a" * 41, "a\nb", "\u202erosa", "\ud83d")),
    {name: each for name, each in SEEN.items() if name != "cured"},
]


@pytest.mark.parametrize("wrong", WRONG_VISITS)
def test_a_damaged_visit_loses_only_itself(wrong):
    stored = {"A1-1": wrong, "B2-27": SEEN | {"more": "<b>"}}
    result = visits(stored, steps=[["C1-3", SEEN], ["C2-3", wrong]])
    assert result["kept"] == [["B2-27", SEEN], ["C1-3", SEEN]]
    assert visits(text=file({}, clinic=stored))["unread"] == 1


NOBODY = ["I1-1", "B3-1", "b2-27", "B2", "B2-", "B2-027", "B2-100000", "0-1", "21-1", "<b>-1", "__proto__"]


@pytest.mark.parametrize("wrong", [None, 7, "B2-27", [SEEN], dict.fromkeys(NOBODY, SEEN), {"B2": {"27": SEEN}}])
def test_visits_to_nobody_are_as_none(wrong):
    steps = [*([id, SEEN] for id in NOBODY), ["20-99999", SEEN]]
    assert visits(wrong, steps=steps)["kept"] == [["20-99999", SEEN]]


def test_the_last_two_hundred_visits_are_kept_and_a_file_never_pushes_out_the_readers():
    result = visits(steps=[*([f"A1-{k}", SEEN] for k in range(230)), ["A1-50", SEEN | {"right": True}]])
    wanted = [k for k in range(30, 230) if k != 50]
    assert [id for id, _ in result["kept"]] == [f"A1-{k}" for k in [*wanted, 50]]
    many = file({}, clinic={f"B1-{k}": SEEN for k in range(250)})
    merged = [id for id, _ in visits({f"A1-{k}": SEEN for k in range(150)}, text=many)["kept"]]
    assert merged == [*(f"B1-{k}" for k in range(200, 250)), *(f"A1-{k}" for k in range(150))]


def test_of_two_visits_to_a_patient_a_file_keeps_the_one_that_got_further():
    said, cured = SEEN | {"right": True, "said": ["por-clases"]}, SEEN | {"right": True, "cured": 0.041}
    mine = {"A1-1": SEEN, "A2-1": said, "B1-1": cured, "C1-1": SEEN}
    theirs = {"A1-1": said, "A2-1": cured, "B1-1": said, "C1-1": SEEN | {"day": "2026-12-01"}}
    result = visits(mine, text=file({}, clinic=theirs))
    assert dict(result["kept"]) == mine | {"A1-1": said, "A2-1": cured} and result["unread"] == 0
