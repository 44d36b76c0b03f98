"""«make moodle»: lo que escribe se lee como lo lee Moodle, y se corrige como lo corrige la página."""

import random
import re
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import moodle
import moodle_import
import pytest
from course_theme import formulas
from moodle_xml import WRONG, Latex, plain, question

from optlib.exercises.answers import close
from optlib.exercises.bank import everything, find, questions
from optlib.exercises.draws import Draw
from optlib.exercises.kinds import Choice, Mistake, Numeric, Option
from optlib.exercises.recipes import instantiate
from optlib.text.formatting import format_number

COMMON = {"id": "uno", "goal": "Sumar.", "solution": "Es $@{a}$."}
SUM = Numeric(
    **COMMON,
    question="Con `]]>` y $a < 9$, ¿cuánto vale $a^@{a}$?",
    label="$a =$",
    decimals=2,
    values={"a": Draw(-3, (-3, 4))},
    answer="a",
    mistakes=(
        Mistake("uno", "El primero.", "-a"),
        Mistake("dos", "El segundo, $x < @{a}$.", "-a + 0.001"),
        Mistake("justo", "Entre dos.", "a + 0.125"),
        Mistake("nada", "No existe.", "1/0"),
    ),
)
PICK = Choice(
    **COMMON,
    question="¿Qué es menor que $@{a}$?",
    several=True,
    values={"a": Draw(0, (0, 2, 3))},
    options=tuple(Option(f"n{n + 1}", f"${n}$", f"Es ${n}$.", f"{n} < a") for n in range(-1, 4)),
)
# Semillas con las que ``a`` es 4 y −3.
FOUR, MINUS = (next(seed for seed in range(1, 99) if instantiate(SUM, seed).names["a"] == a) for a in (4, -3))


def asked(item, seed):
    return question(item, instantiate(item, seed), "uno-01")


GOOD = f"<quiz>{moodle.category(['Curso 1/2', 'uno'], 'Uno.')}\n{asked(SUM, FOUR)}</quiz>"


def imported(item, seed):
    return moodle_import.read(GOOD.replace(asked(SUM, FOUR), asked(item, seed)).encode())[0]


def told(texts, why):
    return texts.inline(why).replace('<span class="together">', "").replace("</span>", "")


# --- El juez ---


BROKEN = {
    "nota": ('fraction="0"', 'fraction="-33"'),
    "tipo": ('type="numerical"', 'type="ordering"'),
    "suma": ('fraction="100"', 'fraction="90"'),
    "falta": ("questiontext", "questionText"),
    "número": ("[CDATA[4]", "[CDATA[−4]"),
    "formato": ('generalfeedback format="html"', 'generalfeedback format="latex"'),
    "categoría": ("$course$/top", "/top"),
    "nombre": ("[uno-01] Con", "[uno-01] Con <b"),
    "repetido": ("</quiz>", f"{asked(SUM, FOUR)}</quiz>"),
    "line": ("]]></text></name>", "</text></name>"),
}


@pytest.mark.parametrize("why", BROKEN)
def test_the_judge_refuses_what_moodle_refuses(why):
    assert moodle_import.read(GOOD.encode()) and GOOD.replace(*BROKEN[why]) != GOOD
    with pytest.raises(moodle_import.Refused, match=why):
        moodle_import.read(GOOD.replace(*BROKEN[why]).encode())


def test_the_judge_reads_utf_8_and_numbers_as_moodle():
    with pytest.raises(moodle_import.Refused):
        moodle_import.read(GOOD.encode("cp1252", "replace"))
    read = {
        "4,9": 4.9,
        " 49e-1 ": 4.9,
        "0,49x10^1": 4.9,
        "+.5": 0.5,
        "-4,": -4,
        "1,234,567": 1234567,
        "1.234,5": 1.2345,
    }
    assert {text: moodle_import.typed(text) for text in read} == read
    assert not any(moodle_import.typed(text) is not None for text in ("−4", "3/5", "4 m", "", "1e", "٣"))


# --- Una pregunta ---


def test_each_mistake_has_its_words_and_those_that_give_one_number_share_them():
    for seed, a in ((FOUR, 4), (MINUS, -3)):
        grade = imported(SUM, seed).grade
        assert grade(f"{a}")[0] == grade(f"{a},00")[0] == grade(f"{a}.004")[0] == 1
        both = f"<li>El primero.</li><li>{told(Latex({'a': a}), 'El segundo, $x < @{a}$.')}</li>"
        assert grade(f"{-a}") == grade(f"{-a},00") == (0, f"<p>Ese número sale de más de un error:</p><ul>{both}</ul>")
        assert grade(f"{a + 0.12:.2f}") == grade(f"{a + 0.13:.2f}") == (0, "<p>Entre dos.</p>")
        assert grade(f"{a + 0.14:.2f}") == (0, WRONG) and "No existe" not in asked(SUM, seed)
    # Redondeado es la respuesta.
    near = replace(SUM, answer="a + 0.004", mistakes=(Mistake("casi", "Casi.", "a - 0.0015"),))
    assert "Casi" not in asked(near, FOUR) and imported(near, FOUR).grade("4.00")[0] == 1


def test_the_statement_has_the_numbers_in_its_formulas_and_says_how_to_write():
    text = imported(SUM, MINUS).text
    assert text.startswith(
        r"<p>Con <code>]]&gt;</code> y \(a &lt; 9\), ¿cuánto vale \(a^{−3}\)?</p><p>\(a =\) …, redondea"
    )
    assert text.endswith("no valen «1.234,5» ni una fracción.</p><p><small>[uno-01]</small></p>")
    assert [plain(value, 3) for value in (-0.0001, -2, 1.5e-3, 1234567.8)] == ["0", "-2", "0.002", "1234567.8"]
    assert Latex({"x": 1.5e-9}).inline("$x = @{x}$") == r"\(x = {1.5·10^{−9}}\)"


def test_options_are_right_by_their_draw_and_marking_all_gives_nothing():
    counts = set()
    for seed in range(1, 9):
        item, right = imported(PICK, seed), instantiate(PICK, seed).right
        good = [place for place, each in enumerate(right) if each]
        assert item.grade(good) == pytest.approx(1, abs=1e-6) and item.grade(range(5)) == pytest.approx(0, abs=1e-6)
        counts.add(len(good))
    assert counts == {1, 3, 4}


def test_a_draw_goes_once_and_a_slash_stays_in_its_name():
    assert [each.names["a"] for each in moodle.draws(SUM, 6, FOUR)] == [4, -3] and len(moodle.draws(PICK, 2, 1)) == 2
    assert "$course$/top/Curso 1//2/uno]" in GOOD


# --- El banco ---


@pytest.fixture(scope="module")
def made():
    return moodle.made(6, 1)


@pytest.fixture(scope="module")
def bank(made):
    """Cada pregunta, con su ejercicio y su sorteo, que da el código."""
    items = {each.id: each for each in (*everything(), *questions())}
    read = [moodle_import.read(text.encode()) for name, text in made[0].items() if name != moodle.LEFT]
    found = []
    for each in (each for page in read for each in page):
        identifier, _, seed = each.code.rpartition("-")
        item = items.get(each.code) or find(identifier)
        found.append((each, item, instantiate(item, 0 if each.code in items else int(seed))))
    return found


def test_everything_goes_or_is_told_and_nothing_has_the_name_of_another(made, bank):
    files, said = made
    gone, left = {item.id for _, item, _ in bank}, set(re.findall(r"[\w-]+(?=[,.])", files[moodle.LEFT]))
    ids = {item.id for item in (*everything(), *questions())}
    assert gone.isdisjoint(left) and ids <= gone | left and files[moodle.LEFT] in said
    assert {"q5-quien", "adap-wilson", "gd-tabla"} <= left and {"gd-parar", "q2-parar", "adam-reddi"} <= gone
    for values in zip(*((each.name, each.code, each.text.partition("<small>")[0]) for each, _, _ in bank), strict=True):
        assert len(set(values)) == len(bank) > 400
    assert all(f"[{each.code}]" in each.name and f"[{each.code}]" in each.text for each, _, _ in bank)


def test_texts_are_html_of_moodle_with_formulas_that_are_drawn(bank):
    seen = set()
    for each, _, _ in bank:
        own = [text for answer in each.answers for text in (answer.text, answer.feedback)]
        for text in (each.text, each.general, *each.hints, *own):
            nodes = list(ElementTree.fromstring(f"<div>{text}</div>").iter())
            assert {node.tag for node in nodes} <= {"div", "p", "ul", "li", "em", "strong", "code", "pre", "small"}
            assert not any(node.attrib for node in nodes) and "@{" not in text and "$" not in text
            prose = re.sub(r"(?s)<code>.*?</code>", "", text)
            pieces = re.findall(r"(?s)\\\((.*?)\\\)|\\\[(.*?)\\\]", prose)
            assert 2 * len(pieces) == len(re.findall(r"\\[()\[\]]", prose)), text
            seen |= {(unescape(inside or apart), bool(apart)) for inside, apart in pieces}
    assert len(seen) > 1000
    assert not [latex for latex, apart in seen if "error" in formulas.render(latex, apart)]


def test_answers_are_graded_as_the_page_does_and_each_mistake_has_its_words(bank):
    steps, mistakes = random.Random(1), 0
    for each, item, instance in bank:
        right, texts = instance.right, Latex(instance.names)
        if isinstance(item, Choice):
            good = [place for place, fits in enumerate(right) if fits]
            assert [answer.feedback for answer in each.answers] == [told(texts, option.why) for option in item.options]
            assert each.grade(good) == pytest.approx(1, abs=1e-6) and each.single != item.several
            assert each.single or len(good) == len(right) or each.grade(range(len(right))) < 1e-6
            continue
        typed = format_number(right, item.decimals, fixed=True).replace("−", "-")
        assert each.grade(typed)[0] == each.grade(typed.replace(".", ","))[0] == 1, each.code
        others = [float(answer.text) for answer in each.answers if answer.text != "*" and not answer.fraction]
        assert not any(close(other, right, item.decimals) for other in others) and "Puedes escribir" not in each.text
        assert each.grade(f"{right * 7.7 + 12345.678:.6f}") == (0, WRONG)
        for mistake, (_, value) in zip(item.mistakes, instance.wrong, strict=True):
            typed = format_number(value, item.decimals, fixed=True).replace("−", "-")
            if re.search("[0-9]", typed) and not close(float(typed), right, item.decimals):
                for fraction, said in (each.grade(typed), each.grade(f"{value:.9f}")):
                    assert fraction == 0 and told(texts, mistake.why) in said, (each.code, mistake.name)
                mistakes += 1
        for step in (steps.choice((0.45, 0.55)) * steps.choice((1, -1)) for _ in range(8)):
            near = right + step * 10**-item.decimals
            full = item.decimals > 0 and close(near, right, item.decimals)
            assert (each.grade(f"{near:.9f}")[0] == 1) == full, each.code
    assert mistakes > 1000


# --- La orden ---


@pytest.mark.parametrize("given", ["VARIANTES=0", "VARIANTES=abc", "VARIANTES=1000", "SEMILLA=x", "SEMILLA=²"])
def test_a_bad_argument_is_a_sentence_and_nothing_is_touched(given, monkeypatch, tmp_path):
    name, _, value = given.partition("=")
    monkeypatch.setattr(moodle, "TARGET", tmp_path / "moodle")
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=rf"^{name} debe ser un número entero de 1 a 9+, no «{value}»\.$"):
        moodle.main()
    assert not list(tmp_path.iterdir())


def test_the_folder_is_replaced_whole(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(moodle, "TARGET", tmp_path / "moodle")
    monkeypatch.setattr(moodle, "made", lambda *given: ({"a.xml": f"{given}\n"}, "nada.\n"))
    moodle.TARGET.mkdir()
    (moodle.TARGET / "viejo.xml").touch()
    assert moodle.main() == 0 and capsys.readouterr().out.endswith("un fichero por página, con nada.\n")
    assert {path: path.is_dir() or path.read_text("utf-8") for path in tmp_path.rglob("*")} == {
        moodle.TARGET: True,
        moodle.TARGET / "a.xml": "(6, 1)\n",
    }
