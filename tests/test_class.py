"""Las entregas de una clase: lo que se cuenta, lo que se dice de lo que no se lee y lo que se escribe con ello."""

import csv
import json
import re
import shutil
import zipfile
from html import escape

import class_report
import exercise_report
import pytest
import unrecognized
from class_of_ninety import NUMERIC, OWN, PLANTED, answer, hand_in, ninety, save
from good_exercises import numeric, table
from toc import ROOT

from optlib.exercises import bank, read_class
from optlib.exercises.classroom import Unrecognized, plain, said
from optlib.exercises.kinds import Choice, FillTable, Order
from optlib.exercises.recipes import instantiate

PARAR = bank.find("gd-parar")
TABLE = next(item for item in bank.everything() if isinstance(item, FillTable))


def wrong(typed, item=PARAR, **changed):
    return {item.id: answer(item, typed=typed, **changed)}


def handed(folder, *firsts):
    """Guarda una entrega con cada una de las primeras respuestas dadas, y las lee."""
    for place, first in enumerate(firsts):
        save(folder / f"{place}.json", hand_in(f"A{place}", first))
    return read_class(folder)


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Escribe el informe de una carpeta, y devuelve la suya y el texto de su página."""

    def make(names="", site="https://curso.example/libro", folder=tmp_path / "c"):
        for name, value in (("ENTREGAS", str(folder)), ("NOMBRES", names), ("SITIO", site)):
            monkeypatch.setenv(name, value)
        assert class_report.main() == 0
        target = folder.with_name(f"{folder.name}-informe")
        return target, (target / "clase.html").read_text("utf-8")

    return make


# --- Lo que se cuenta ---


def test_in_a_class_of_ninety_three_planted_mistakes_come_first(tmp_path, made, capsys):
    ninety(tmp_path / "c")
    room = read_class(tmp_path / "c")
    again = [(each.exercise, each.students, each.of) for each in room.again]
    assert again[:3] == [(name, count, 90) for name, count in PLANTED.items()] and len(again) == 5
    name = again[0][0]
    assert room.again[0].said == said(name, OWN[name]) and room.again[0].where.endswith(f"#ejercicio-{name}")
    [tally] = [each for each in room.exercises if each.id == name]
    assert (tally.answered, tally.right) == (90, 49) and tally.mistakes == {OWN[name]: 41}
    assert [each.id for each in room.exercises] == [item.id for item in NUMERIC] and not room.notices
    # El ZIP de Moodle da lo mismo, que es lo que dicen la orden y su página.
    assert repr(read_class(shutil.make_archive(str(tmp_path / "todas"), "zip", tmp_path / "c"))) == repr(room)
    _, page = made(site="")
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == repr(room).splitlines()[:2] and lines[-1].endswith("clase.html.")
    assert lines[0] == "Entregas: 90. Avisos: 0." and lines[1].startswith("41 de 90: ")
    assert "Alumno" not in page and page.index("41 de 90") < page.index("33 de 90")
    assert f'href="{(ROOT / "_build" / "html").as_uri()}/chapters/' in page


def test_what_is_not_recognized_is_counted_by_what_it_says(tmp_path):
    """Un número, por lo que vale y con qué sorteo; de una tabla, cada casilla; y de cada ejercicio, se explica una."""
    typed = ["4,9", "4.90", "4.90", " 49/10", "no sé", "No sé", "4.8"]
    room = handed(tmp_path, *map(wrong, typed), wrong("4.9", seed=7), *[wrong("a[1]=4,9; a[2]=3", TABLE)] * 3)
    found = {each.id: [tuple(answer) for answer in each.unrecognized] for each in room.exercises}
    assert found["gd-parar"] == [("4.90", 0, 4), ("no sé", 0, 2), ("4.8", 0, 1), ("4.9", 7, 1)]
    assert found[TABLE.id] == [("a[1]=4,9", 0, 3), ("a[2]=3", 0, 3)]
    assert [each.said for each in room.again] == [f"responder «{text}», sin reconocer" for text in ("4.90", "a[1]=4,9")]


def test_a_shared_mistake_is_one_thing_and_a_general_one_is_nothing_to_explain(tmp_path, monkeypatch):
    item, other = NUMERIC[:2]
    known = {"de-todos": bank.Shared("olvidar la α", "02_descenso_gradiente#sitio")}
    known["general-signo"] = bank.Shared("cambiar el signo", "")
    monkeypatch.setattr(bank, "shared", lambda: known)
    monkeypatch.setattr(bank, "named", lambda each: {"de-todos": item.mistakes[0], "suyo": item.mistakes[0]})
    names = [["de-todos" if place < 4 else "suyo", "general-signo"] for place in range(6)]
    firsts = [wrong("1", other if k % 2 == 0 else item, mistakes=each, help=True) for k, each in enumerate(names)]
    room = handed(tmp_path, *firsts)
    assert room.again[0][:3] == ("olvidar la α", 4, 6) and room.again[0].where == "02_descenso_gradiente#sitio"
    assert [each.students for each in room.again] == [4, 1, 1]
    assert room.exercises[0].mistakes == {"general-signo": 3, "de-todos": 2, "suyo": 1}
    assert room.exercises[0].helped == 3


def chosen(kind):
    """De una opción que sobra, o de un paso que no va: el ejercicio, sus nombres y lo que se dice."""
    item = next(item for item in bank.everything() if isinstance(item, kind))
    parts = item.options if kind is Choice else item.steps
    part = next(each for each in parts[1:] if not getattr(each, "right", False))
    words = plain(item.id, part.text)
    return item, [part.name], f"{'marcar' if kind is Choice else 'poner demasiado pronto'} «{words}»", f"{words}; otro"


TWO = next(item for item in NUMERIC if len(item.mistakes) > 1)
NAMES = [each.name for each in TWO.mistakes[:2]]
BOTH = TWO, NAMES, ", o bien ".join(said(TWO.id, name) for name in NAMES), f"{NAMES[0]} otro"


@pytest.mark.parametrize(("item", "names", "words", "example"), [chosen(Choice), chosen(Order), BOTH])
def test_a_mistake_is_said_with_its_words_and_two_of_one_number_are_one(item, names, words, example, tmp_path):
    [thing] = handed(tmp_path, wrong(f"{names[0]} otro", item, mistakes=names)).again
    assert (thing.said, thing.example) == (words, example)


def test_of_who_hands_in_twice_the_latest_counts(tmp_path):
    """En las carpetas de Moodle, dos que se llaman igual son dos; si no, se llaman igual aunque cambien las tildes."""
    moodle = [f"Ana Ruiz_{place}_assignsubmission_file_/entrega.json" for place in range(2)]
    again = moodle[0].replace("entrega", "entrega-2")
    for file, name, first, changed in (
        ("a.json", "José  Peña", {}, {"date": "2026-12-03"}),
        ("b.json", "JOSE PENA ", wrong("7"), {"date": "2026-12-04"}),
        ("c.json", "José Peña", wrong("7"), {"group": "B"}),
        ("d.json", "", wrong("7"), {}),
        ("e.json", "", wrong("7"), {"date": "ayer"}),
        ("f.json", "José Peña", {}, {"date": "2026-12-05"}),
        *((file, "Ana", wrong("7"), {}) for file in moodle),
        (again, "Ana R.", wrong("7"), {"date": "2026-12-05"}),
    ):
        save(tmp_path / file, hand_in(name, first, **changed))
    room = read_class(tmp_path)
    assert sorted(each.file for each in room.students) == [again, moodle[1], "b.json", "c.json", "d.json", "e.json"]
    assert any(line.endswith(f"otra de la misma persona: {moodle[0]}, a.json, f.json.") for line in room.notices.told())


# --- Lo que no se lee ---

DEEP = '{"format": "optlib-entrega", "version": 1, "first": ' + "[" * 200_000
FORGED = {"no-existe": {"right": True}, "<b>": {}, "gd-parar": answer(PARAR, mistakes=["inventado"], right=False)}
SEEDS = [json.dumps(hand_in("N", wrong("7", seed=seed))) for seed in (-1, 0.5, "0", None, True, 2**30 + 1)]
UNREAD = "no se entienden (1)"
BAD = [
    ('{"format": "optlib-ent', "dañados"),
    (DEEP, "dañados"),
    (b"\xff\xfe\x00", "dañados"),
    ("[1, 2]", "no son entregas"),
    ({"format": ["optlib-entrega"], "version": 1}, "no son entregas"),
    ({"format": "optlib-progreso", "version": 3}, "Copias del progreso"),
    (hand_in("N", {}, version=2), "de otra versión"),
    ("[" + "0," * 3_000_000, "demasiado grandes"),
    (hand_in("N", {}), "sin ninguna respuesta"),
    (hand_in("N", False), "sin ninguna respuesta"),
    (hand_in("N", wrong("7"), edition="0.0.1-ffffff"), "de otra edición, que cuentan igual (0.0.1-ffffff; este"),
    (hand_in("N", {f"x-{n}": {"right": True} for n in range(10_000)}), "no tiene, como x-0, x-1, x-2"),
    (hand_in("N", FORGED), "no tiene, como no-existe, <b>, gd-parar/inventado"),
    *((hand_in("N", {"gd-parar": each}), UNREAD) for each in ([1], {"right": "true", "seed": 0}, {"right": True})),
    *((text, UNREAD) for text in (*SEEDS, SEEDS[0].replace('"seed": -1', f'"seed": {"9" * 5000}'))),
]


@pytest.mark.parametrize("place", range(len(BAD)))
def test_what_cannot_be_read_is_told_and_the_rest_goes_on(place, tmp_path):
    given, says = BAD[place]
    save(tmp_path / "mal.json", given)
    room = handed(tmp_path, wrong("7"))
    assert "A0" in [each.name for each in room.students] and room.exercises[0].id == "gd-parar"
    assert any(line.endswith(": mal.json.") and says in line for line in room.notices.told())


def test_odd_values_lose_only_themselves(tmp_path):
    text = json.dumps(hand_in([1], wrong("7", help=3), group={}, date=3, edition=None))
    save(tmp_path / "a.json", text.replace('"mistakes": []', '"mistakes": [NaN, {}, ["x"]]').replace("[]}", "1e999}"))
    [student] = read_class(tmp_path).students
    assert student[1:4] == ("", "", "") and student.first["gd-parar"] == (False, "7", (), 0, False)


def test_of_a_zip_nothing_is_written_and_its_tricks_are_told(tmp_path):
    good = json.dumps(hand_in("Fuera", wrong("7")))
    with zipfile.ZipFile(tmp_path / "todas.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("../../fuera.json", "/tmp/fuera.json", "C:\\fuera.json", "__MACOSX/._fuera.json"):
            archive.writestr(name, good.replace("Fuera", name))
        for name, size in (("bomba.json", 6_000_000), ("miente.json", 20_000_000), ("memoria.pdf", 0), ("otro.zip", 9)):
            archive.writestr(name, b"0" * size)
        archive.writestr("raro.json", good, zipfile.ZIP_BZIP2)
        archive.mkdir("carpeta")
    data = (tmp_path / "todas.zip").read_bytes()
    save(tmp_path / "todas.zip", data.replace((20_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with zipfile.ZipFile(tmp_path / "muchos.zip", "w") as archive:
        for place in range(5001):
            archive.writestr(f"{place}.json", "")
    for name in ("vacio.zip", "._todas.zip"):
        save(tmp_path / name, "PK")
    before = sorted(tmp_path.rglob("*"))
    room = read_class(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before and len(room.students) == 3
    found = {why: sorted(files) for why, files in room.notices.items()}
    assert found["Ficheros demasiado grandes"] == ["muchos.zip", "todas.zip/bomba.json"]
    assert found["Ficheros dañados"] == ["todas.zip/miente.json", "todas.zip/raro.json", "vacio.zip"]
    assert found["Ficheros que no son entregas"] == ["todas.zip/memoria.pdf", "todas.zip/otro.zip"]


@pytest.mark.parametrize(("text", "says"), [(None, "No existe."), ("{", "Ficheros dañados: a.json.")])
def test_without_any_hand_in_it_says_so(text, says, tmp_path):
    if text:
        save(tmp_path / "c" / "a.json", text)
    with pytest.raises(ValueError, match="no hay ninguna entrega, un fichero entrega-….json.") as error:
        read_class(tmp_path / "c")
    assert str(error.value).endswith(says)


# --- Lo que se escribe ---


EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'"


def test_nothing_of_a_student_is_markup(tmp_path, made):
    for place in range(3):
        given = hand_in(f"{EVIL}{place}", wrong(EVIL) | {EVIL: {"right": True}}, group=EVIL, edition=EVIL)
        save(tmp_path / "c" / f"{place}.json", given)
    _, page = made("si")
    assert not re.search(r"<(script|img|b)\b|<[^>]*\son\w+=", page) and page.count(escape(EVIL)) >= 8
    assert page.count("<h1>") == 1 and "<caption>" in page and '<th scope="row">' in page
    where = "https://curso.example/libro/chapters/02_descenso_gradiente.html#ejercicio-gd-parar"
    assert set(re.findall('href="([^"]*)"', page)) == {where}


def test_names_are_said_only_when_asked(tmp_path, made):
    save(tmp_path / "c" / "entrega-berta.json", hand_in("Berta", wrong("7"), group="Tarde"))
    save(tmp_path / "c" / "entrega-carlos.json", "{")
    folder, page = made("No")
    assert sorted(path.name for path in folder.iterdir()) == ["clase.html", "ejercicios.csv"]
    written = page + (folder / "ejercicios.csv").read_text("utf-8")
    assert not any(each in written for each in ("Berta", "berta", "carlos", "Tarde"))
    assert "Ficheros dañados: 1." in page
    shutil.rmtree(folder)
    _, page = made("si")
    assert all(each in page for each in ("Berta", "entrega-carlos.json", "Tarde"))


def test_the_sheet_opens_in_excel_and_has_no_formulas(tmp_path, made):
    typed = ["=1+1", "+1", "-3,84", "@SUM(A1)", '"; =2', "＝1", "\t=9", "4,9"]
    handed(tmp_path / "c", *map(wrong, typed))
    text = (made()[0] / "ejercicios.csv").read_text("utf-8")
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert text[0] == "\ufeff" and rows[0] == ["Página", "Ejercicio", "Qué", "Cuál", "Cuántos"]
    assert ["02_descenso_gradiente", "gd-parar", "responden", "", "8"] in rows
    cells = [row[3] for row in rows if row[2] == "sin reconocer"]
    assert sorted(cells) == sorted(["'=1+1", "'+1", "-3,84", "'@SUM(A1)", '"; =2', "'＝1", "'=9", "4,9"])


def test_it_touches_nothing_that_exists_and_leaves_nothing_halfway(tmp_path, made, monkeypatch):
    handed(tmp_path / "c", wrong("7"))
    with monkeypatch.context() as patch:
        patch.setattr(class_report, "sheet", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            made()
    assert [path.name for path in tmp_path.iterdir()] == ["c"]
    (tmp_path / "c-informe").mkdir()
    for changed, says in (
        ({}, "c-informe: ya existe; bórrala"),
        ({"folder": ROOT / "_build" / "html"}, "está dentro del curso"),
        ({"folder": ""}, "Di de qué carpeta"),
    ):
        with pytest.raises(SystemExit, match=says):
            made(**changed)
    assert not list((tmp_path / "c-informe").iterdir())


# --- Lo que no se reconoce, para quien escribe ejercicios ---

A = instantiate(numeric(), 5).names["a"]  # con la semilla 0, 3
TYPED = {"-6": "-(2*a)", "3": "a", "1,732": "sqrt(a)", "1.7320508": "sqrt(a)", "0.3333": "1/(a)", "81": "(a**2)**2"}
TYPED |= {"17": "no lo da ninguna fórmula suya", "a[1]=3": "", "no sé": ""}
CELLS = {"m[2]=-7": "-(2*a + 1)", "m[2]=10": "a**2 + 1", "m[99]=3": "", "x[1]=3": "", "m[0]=3": "", "3": ""}


def test_the_formula_that_gives_an_answer_is_said():
    assert A != 3 and unrecognized.explained(numeric(), Unrecognized(str(-A), 5, 1)) == "-(a)"
    for item, answers in ((numeric(), TYPED), (table(), CELLS)):
        assert {typed: unrecognized.explained(item, Unrecognized(typed, 0, 1)) for typed in answers} == answers


def test_the_report_of_an_exercise_writes_them(tmp_path, capsys, monkeypatch):
    handed(tmp_path / "c", *[wrong("-1.5")] * 3)
    monkeypatch.setattr(exercise_report, "compared", lambda identifier: [])
    for name, value in (("HOME", str(tmp_path)), ("USERPROFILE", str(tmp_path)), ("ENTREGAS", "~/c")):
        monkeypatch.setenv(name, value)
    assert exercise_report.one("gd-parar") == 0
    assert "\n\nSin reconocer, en las entregas:\n  3: «-1.5»  ← -(x[2])\n\n" in capsys.readouterr().out
    monkeypatch.setenv("ENTREGAS", "~/no")
    with pytest.raises(SystemExit, match="no hay ninguna entrega"):
        exercise_report.one("gd-parar")
    assert not capsys.readouterr().out
