"""Las entregas de una clase: lo que se cuenta, lo que se dice de lo que no se lee y lo que se escribe con ello."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser

import class_report
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


def wrong(typed, **changed):
    return {"gd-parar": answer(PARAR, typed=typed, **changed)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Las noventa, con ellas ya leídas."""
    folder = tmp_path_factory.mktemp("clase") / "Tarea 1"
    ninety(folder)
    return folder


# --- Lo que se cuenta ---


def test_three_planted_mistakes_come_first_in_order(whole):
    room = read_class(whole)
    assert [(each.exercise, each.students, each.of) for each in room.again[:3]] == [
        (identifier, count, 90) for identifier, count in PLANTED.items()
    ]
    first = bank.find(room.again[0].exercise)
    assert room.again[0].said == said(first.id, OWN[first.id]) and len(room.again) == 5
    assert room.again[0].where.endswith(f"#ejercicio-{first.id}")
    tally = next(each for each in room.exercises if each.id == first.id)
    assert (tally.answered, tally.right) == (90, 49) and tally.mistakes == {OWN[first.id]: 41}
    assert [each.id for each in room.exercises] == [item.id for item in NUMERIC] and not room.notices
    assert repr(room).startswith("Entregas: 90. Avisos: 0.\n41 de 90: ")


def test_the_zip_of_moodle_says_the_same(whole, tmp_path):
    packed = shutil.make_archive(str(tmp_path / "todas"), "zip", whole)
    assert repr(read_class(packed)) == repr(read_class(whole))
    inner = tmp_path / "otra"
    inner.mkdir()
    shutil.copy(packed, inner / "dentro.zip")
    assert len(read_class(inner).students) == 90


def test_discrimination_is_the_correlation_with_the_rest(tmp_path):
    """Acierta el primero quien acierta los demás, y el segundo, quien no."""
    items = NUMERIC[:5]
    for place in range(20):
        good = [place < 10, place >= 10, place < 10, place < 10, place < 10]
        pairs = zip(items, good, strict=True)
        first = {item.id: answer(item, None if right else item.mistakes[0].name) for item, right in pairs}
        save(tmp_path / f"{place}.json", hand_in(f"A{place}", first))
    assert [each.discrimination for each in read_class(tmp_path).exercises[:2]] == pytest.approx([1, -1])
    (tmp_path / "19.json").unlink()
    assert read_class(tmp_path).exercises[0].discrimination is None


def test_an_answer_typed_in_several_ways_is_one(tmp_path):
    for place, typed in enumerate(["4,9", "4.90", "4.90", " 49/10", "no sé", "No sé", "4.8"]):
        save(tmp_path / f"{place}.json", hand_in(f"A{place}", wrong(typed)))
    save(tmp_path / "otros.json", hand_in("B", wrong("4.9", seed=7)))
    [tally] = read_class(tmp_path).exercises
    assert [tuple(each) for each in tally.unrecognized] == [
        ("4.90", 0, 4),
        ("no sé", 0, 2),
        ("4.8", 0, 1),
        ("4.9", 7, 1),
    ]
    assert read_class(tmp_path).again[0].said == "responder «4.90», sin reconocer"


def test_of_a_table_each_cell_counts(tmp_path):
    given = {"right": False, "mistakes": [], "answer": "a[1]=4,9; a[2]=3"}
    for place in range(3):
        save(tmp_path / f"{place}.json", hand_in(f"A{place}", {TABLE.id: given}))
    [tally] = read_class(tmp_path).exercises
    assert [each[::2] for each in tally.unrecognized] == [("a[1]=4,9", 3), ("a[2]=3", 3)]


def test_a_shared_mistake_is_one_thing_and_a_general_one_is_nothing_to_explain(tmp_path, monkeypatch):
    item, other = NUMERIC[:2]
    known = {"de-todos": bank.Shared("olvidar la α", "02_descenso_gradiente#sitio")}
    known["general-signo"] = bank.Shared("cambiar el signo", "")
    monkeypatch.setattr(bank, "shared", lambda: known)
    monkeypatch.setattr(bank, "named", lambda each: {"de-todos": item.mistakes[0], "suyo": item.mistakes[0]})
    bad = {"right": False, "answer": "1", "seed": 0, "help": True}
    for place in range(6):
        name = "de-todos" if place < 4 else "suyo"
        first = {(item if place % 2 else other).id: bad | {"mistakes": [name, "general-signo"]}}
        save(tmp_path / f"{place}.json", hand_in(f"A{place}", first))
    room = read_class(tmp_path)
    assert room.again[0][:3] == ("olvidar la α", 4, 6) and room.again[0].where == "02_descenso_gradiente#sitio"
    assert [each.students for each in room.again] == [4, 1, 1]
    assert room.exercises[0].mistakes == {"general-signo": 3, "de-todos": 2, "suyo": 1}
    assert room.exercises[0].helped == 3


@pytest.mark.parametrize("kind", [Choice, Order])
def test_an_option_and_a_step_are_said_with_their_words(kind, tmp_path):
    item = next(item for item in bank.everything() if isinstance(item, kind))
    parts = item.options if kind is Choice else item.steps
    part = next(each for each in parts[1:] if not getattr(each, "right", False))
    given = {"right": False, "answer": f"{part.name} otro", "mistakes": [part.name], "seed": 0, "help": False}
    save(tmp_path / "a.json", hand_in("A", {item.id: given}))
    [thing] = read_class(tmp_path).again
    words = plain(item.id, part.text)
    assert thing.said == f"{'marcar' if kind is Choice else 'poner demasiado pronto'} «{words}»"
    assert thing.example == f"{words}; otro"


def test_of_who_hands_in_twice_the_latest_counts(tmp_path):
    save(tmp_path / "a.json", hand_in("José  Peña", {}, date="2026-12-03"))
    save(tmp_path / "b.json", hand_in("JOSE PENA ", wrong("7"), date="2026-12-04"))
    save(tmp_path / "c.json", hand_in("José Peña", wrong("7"), group="B"))
    save(tmp_path / "d.json", hand_in("", wrong("7")))
    save(tmp_path / "e.json", hand_in("", wrong("7"), date="ayer"))
    save(tmp_path / "f.json", hand_in("José Peña", {}, date="2026-12-05"))
    room = read_class(tmp_path)
    assert sorted(each.file for each in room.students) == ["b.json", "c.json", "d.json", "e.json"]
    assert any(line.endswith("otra de la misma persona: a.json, f.json.") for line in room.notices.told())


def test_in_the_folders_of_moodle_two_with_one_name_are_two(tmp_path):
    for place in range(3):
        save(tmp_path / f"Ana Ruiz_{place}_assignsubmission_file_" / "entrega-ana.json", hand_in("Ana", wrong("7")))
    save(tmp_path / "Ana Ruiz_0_assignsubmission_file_" / "entrega-ana-2.json", hand_in("Ana R.", wrong("8")))
    assert len(read_class(tmp_path).students) == 3


def test_two_mistakes_of_one_number_are_one_thing_and_of_an_exercise_one_unrecognized(tmp_path):
    item = next(item for item in NUMERIC if len(item.mistakes) > 1)
    names = [each.name for each in item.mistakes[:2]]
    both = {"right": False, "answer": "4", "mistakes": names, "seed": 0, "help": False}
    cells = {"right": False, "mistakes": [], "answer": "a[1]=4,9; a[2]=3"}
    for place in range(2):
        save(tmp_path / f"{place}.json", hand_in(f"A{place}", {item.id: both, TABLE.id: cells}))
    assert sorted(each.said for each in read_class(tmp_path).again) == sorted(
        [", o bien ".join(said(item.id, name) for name in names), "responder «a[1]=4,9», sin reconocer"]
    )


# --- Lo que no se lee ---

DEEP = '{"format": "optlib-entrega", "version": 1, "first": ' + "[" * 200_000
FORGED = {"no-existe": {"right": True}, "<b>": {}, "gd-parar": answer(PARAR, mistakes=["inventado"], right=False)}
BAD = {
    "roto": ('{"format": "optlib-ent', "dañados"),
    "hondo": (DEEP, "dañados"),
    "bytes": (b"\xff\xfe\x00", "dañados"),
    "lista": ("[1, 2]", "no son entregas"),
    "tipo": ({"format": ["optlib-entrega"], "version": 1}, "no son entregas"),
    "progreso": ({"format": "optlib-progreso", "version": 3}, "Copias del progreso"),
    "nueva": (hand_in("N", {}, version=2), "de otra versión"),
    "enorme": ("[" + "0," * 3_000_000, "demasiado grandes"),
    "nada": (hand_in("N", {}), "sin ninguna respuesta"),
    "apagado": (hand_in("N", False), "sin ninguna respuesta"),
    "otra": (
        hand_in("N", wrong("7"), edition="0.0.1-ffffff"),
        "de otra edición, que cuentan igual (0.0.1-ffffff; este",
    ),
    "muchas": (hand_in("N", {f"x-{n}": {"right": True} for n in range(10_000)}), "no tiene, como x-0, x-1, x-2"),
    "forja": (hand_in("N", FORGED), "no tiene, como no-existe, <b>, gd-parar/inventado"),
    "tipos": (hand_in("N", {"gd-parar": {"right": "true"}}), "no se entienden (1)"),
    "suelta": (hand_in("N", {"gd-parar": [1]}), "no se entienden (1)"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_told_and_the_rest_goes_on(name, tmp_path):
    given, says = BAD[name]
    save(tmp_path / f"{name}.json", given)
    save(tmp_path / "bien.json", hand_in("Bien", wrong("7")))
    room = read_class(tmp_path)
    assert "Bien" in [each.name for each in room.students] and room.exercises[0].id == "gd-parar"
    assert any(line.endswith(f": {name}.json.") and says in line for line in room.notices.told())


def test_odd_values_lose_only_themselves(tmp_path):
    text = json.dumps(hand_in([1], {"gd-parar": answer(PARAR, typed="7")}, group={}, date=3, edition=None))
    text = text.replace('"seed": 0', f'"seed": {"9" * 5000}, "help": NaN').replace('"goals": []', '"goals": 1e999')
    save(tmp_path / "a.json", text.replace('"mistakes": []', '"mistakes": [NaN, {}, ["x"]]'))
    [student] = read_class(tmp_path).students
    assert student[1:4] == ("", "", "") and student.first["gd-parar"] == (False, "7", (), 0, False)


def test_of_a_zip_nothing_is_written_and_its_tricks_are_told(tmp_path):
    good = json.dumps(hand_in("Fuera", wrong("7")))
    with zipfile.ZipFile(tmp_path / "todas.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("../../fuera.json", "/tmp/fuera.json", "C:\\fuera.json", "__MACOSX/._fuera.json", "carpeta/"):
            archive.writestr(name, good.replace("Fuera", name) if name.endswith("json") else "")
        archive.writestr("bomba.json", b"0" * 6_000_000)
        archive.writestr("miente.json", b"0" * 20_000_000)
        archive.writestr("raro.json", good, zipfile.ZIP_BZIP2)
        archive.writestr("memoria.pdf", "")
        archive.writestr("vacio.zip", "PK")
    data = (tmp_path / "todas.zip").read_bytes()
    lie = data.replace((20_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (tmp_path / "todas.zip").write_bytes(lie)
    with zipfile.ZipFile(tmp_path / "muchos.zip", "w") as archive:
        for place in range(5001):
            archive.writestr(f"{place}.json", "")
    before = sorted(tmp_path.rglob("*"))
    room = read_class(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before and len(room.students) == 3
    assert room.notices["Ficheros demasiado grandes"] == ["muchos.zip", "todas.zip/bomba.json"]
    damaged = [f"todas.zip/{name}" for name in ("miente.json", "raro.json", "vacio.zip")]
    assert room.notices["Ficheros dañados"] == damaged
    assert room.notices["Ficheros que no son entregas"] == ["todas.zip/memoria.pdf"]


@pytest.mark.parametrize("given", [None, {}, {"a.json": "{"}, {"a.json": {"format": "optlib-progreso"}}])
def test_without_any_hand_in_it_says_so(given, tmp_path):
    for name, text in (given or {}).items():
        save(tmp_path / name, text)
    with pytest.raises(ValueError, match="no hay ninguna entrega, un fichero entrega-….json.") as error:
        read_class(tmp_path if given is not None else tmp_path / "no")
    assert str(error.value).endswith({0: "json.", 1: "."}[len(given or {})] if given is not None else "No existe.")


# --- Lo que se escribe ---


class Page(HTMLParser):
    """Las marcas de una página y su texto."""

    def __init__(self, path):
        super().__init__()
        self.tags, self.links, self.text = [], [], ""
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name == "href"]
        assert not any(name.startswith("on") for name, _ in attributes)

    def handle_data(self, text):
        self.text += text


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Escribe el informe de una carpeta y devuelve la suya."""

    def make(names="", site="https://curso.example/libro"):
        for name, value in (("ENTREGAS", str(tmp_path / "c")), ("NOMBRES", names), ("SITIO", site)):
            monkeypatch.setenv(name, value)
        assert class_report.main() == 0
        return tmp_path / "c-informe"

    return make


EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'"


def test_nothing_of_a_student_is_markup(tmp_path, made):
    for place in range(3):
        given = hand_in(f"{EVIL}{place}", wrong(EVIL) | {EVIL: {"right": True}}, group=EVIL, edition=EVIL)
        save(tmp_path / "c" / f"{place}.json", given)
    page = Page(made("si") / "clase.html")
    assert not {"script", "img", "b"} & set(page.tags) and page.text.count("<script>alert(1)</script><img") >= 8
    assert {"h1", "caption", "th"} <= set(page.tags) and page.tags.count("h1") == 1
    assert set(page.links) == {"https://curso.example/libro/chapters/02_descenso_gradiente.html#ejercicio-gd-parar"}


def test_names_are_said_only_when_asked(tmp_path, made):
    save(tmp_path / "c" / "entrega-berta.json", hand_in("Berta", wrong("7"), group="Tarde"))
    save(tmp_path / "c" / "entrega-carlos.json", "{")
    folder = made("No")
    assert sorted(path.name for path in folder.iterdir()) == ["clase.html", "ejercicios.csv"]
    written = "".join(path.read_text("utf-8") for path in folder.iterdir())
    assert not any(each in written for each in ("Berta", "berta", "carlos", "Tarde"))
    assert "Ficheros dañados: 1." in written
    folder.rename(tmp_path / "otro")
    written = "".join(path.read_text("utf-8") for path in made("si").iterdir())
    assert all(each in written for each in ("Berta", "entrega-carlos.json", "Tarde"))


def test_the_sheet_opens_in_excel_and_has_no_formulas(tmp_path, made):
    typed = ["=1+1", "+1", "-3,84", "@SUM(A1)", '"; =2', "＝1", "\t=9", "4,9"]
    for place, text in enumerate(typed):
        save(tmp_path / "c" / f"{place}.json", hand_in(f"={place}", wrong(text)))
    folder = made("si")
    data = (folder / "ejercicios.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Página", "Ejercicio", "Qué", "Cuál", "Cuántos"]
    assert ["02_descenso_gradiente", "gd-parar", "responden", "", "8"] in rows
    cells = [row[3] for row in rows if row[2] == "sin reconocer"]
    assert sorted(cells) == sorted(["'=1+1", "'+1", "-3,84", "'@SUM(A1)", '"; =2', "'＝1", "'=9", "4,9"])
    assert (folder / "alumnos.csv").read_text("utf-8-sig").splitlines()[1].startswith("'=0;A;2026-12-02;1;0;0")


def test_what_exists_is_not_touched_and_nothing_is_left_halfway(tmp_path, made, monkeypatch):
    save(tmp_path / "c" / "a.json", hand_in("A", wrong("7")))
    with monkeypatch.context() as patch:
        patch.setattr(class_report, "sheet", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            made()
    assert [path.name for path in tmp_path.iterdir()] == ["c"]
    (tmp_path / "c-informe").mkdir()
    with pytest.raises(SystemExit, match="c-informe: ya existe; bórrala"):
        made()
    assert not list((tmp_path / "c-informe").iterdir())


def test_it_never_writes_in_the_course_and_asks_for_a_whole_address(made, monkeypatch):
    with pytest.raises(SystemExit, match="SITIO debe empezar por https:// y es javascript:"):
        made(site="javascript:alert(1)")
    monkeypatch.setenv("SITIO", "")
    for given, says in ((str(ROOT / "_build" / "html"), "está dentro del curso"), ("", "Di de qué carpeta")):
        monkeypatch.setenv("ENTREGAS", given)
        with pytest.raises(SystemExit, match=says):
            class_report.main()


def test_the_order_says_what_it_has_found(whole):
    words = {**os.environ, "ENTREGAS": str(whole), "NOMBRES": "", "SITIO": ""}
    tool = [sys.executable, str(ROOT / "tools" / "class_report.py")]
    done = subprocess.run(tool, env=words, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[1].startswith("41 de 90: ") and lines[-1].endswith("clase.html.")
    page = Page(whole.with_name("Tarea 1-informe") / "clase.html")
    assert "Alumno" not in page.text and page.text.index("41 de 90") < page.text.index("33 de 90")
    assert page.links[0].startswith((ROOT / "_build" / "html").as_uri())


# --- Lo que no se reconoce, para quien escribe ejercicios ---


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("-6", "-(2*a)"),
        ("3", "a"),
        ("1,732", "sqrt(a)"),
        ("1.7320508", "sqrt(a)"),
        ("0.3333", "1/(a)"),
        ("81", "(a**2)**2"),
        ("17", "no lo da ninguna fórmula suya"),
        ("a[1]=3", ""),
        ("no sé", ""),
    ],
)
def test_the_formula_that_gives_an_answer_is_said(typed, says):
    assert unrecognized.explained(numeric(), Unrecognized(typed, 0, 1)) == says


def test_it_is_looked_for_with_the_numbers_that_the_reader_had():
    a = instantiate(numeric(), 5).names["a"]
    assert a != 3 and unrecognized.explained(numeric(), Unrecognized(str(-a), 5, 1)) == "-(a)"


def test_of_a_cell_it_is_looked_for_in_its_row():
    assert unrecognized.explained(table(), Unrecognized("m[2]=-7", 0, 1)) == "-(2*a + 1)"
    assert unrecognized.explained(table(), Unrecognized("m[2]=10", 0, 1)) == "a**2 + 1"
    assert unrecognized.explained(table(), Unrecognized("m[99]=10", 0, 1)) == "no lo da ninguna fórmula suya"


def test_the_report_of_an_exercise_writes_them(tmp_path, capsys):
    for place in range(3):
        save(tmp_path / f"{place}.json", hand_in(f"A{place}", wrong("-1.5")))
    unrecognized.write(PARAR, str(tmp_path))
    assert capsys.readouterr().out == "Sin reconocer, en las entregas:\n  3: «-1.5»  ← -(x[2])\n\n"
    with pytest.raises(SystemExit, match="no hay ninguna entrega"):
        unrecognized.write(PARAR, str(tmp_path / "no"))
