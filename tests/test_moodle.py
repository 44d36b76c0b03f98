"""«make moodle»: lo que escribe se lee como lo lee Moodle, y se corrige como lo corrige la página."""

import re
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
from optlib.exercises.kinds import Choice, Mistake, Numeric
from optlib.exercises.recipes import instantiate
from optlib.text.formatting import format_number

SUM = Numeric(
    id="uno",
    goal="Sumar.",
    solution="Es $@{a}$.",
    question="Con `]]>` y $a < 9$, ¿cuánto vale $a^@{a}$?",
    label="$a =$",
    decimals=2,
    values={"a": Draw(4, (-3, 4))},
    answer="a",
    mistakes=(
        Mistake("uno", "El primero.", "-a"),
        Mistake("dos", "El segundo, $x < @{a}$.", "-a + 0.001"),
    ),
)


def written(item, seed):
    return ElementTree.tostring(question(item, instantiate(item, seed), "uno-01"), "unicode")


CATEGORY = '<question type="category"><category><text>$course$/top/Curso/uno</text></category></question>'
GOOD = f"<quiz>{CATEGORY}{written(SUM, 0)}</quiz>"


def told(texts, why):
    return re.sub("</?span[^>]*>", "", texts.inline(why))


# --- El juez ---


BROKEN = {
    "nota": ('fraction="0"', 'fraction="-33"'),
    "tipo": ('type="numerical"', 'type="ordering"'),
    "suma": ('fraction="100"', 'fraction="90"'),
    "falta": ("questiontext", "questionText"),
    "número": ("<text>4<", "<text>−4<"),
    "formato": ('generalfeedback format="html"', 'generalfeedback format="latex"'),
    "categoría": ("$course$/top", "/top"),
    "nombre": ("[uno-01] Con", "[uno-01] Con &lt;b"),
    "mismatched": ("</text></name>", "</name>"),
}


@pytest.mark.parametrize("why", BROKEN)
def test_the_judge_refuses_what_moodle_refuses(why):
    assert moodle_import.read(GOOD.encode()) and GOOD.replace(*BROKEN[why]) != GOOD
    with pytest.raises(moodle_import.Refused, match=why):
        moodle_import.read(GOOD.replace(*BROKEN[why]).encode())


def test_the_judge_reads_utf_8_and_numbers_as_moodle():
    with pytest.raises(moodle_import.Refused):
        moodle_import.read(GOOD.encode("cp1252", "replace"))
    read = {"4,9": 4.9, " 49e-1 ": 4.9, "0,49x10^1": 4.9, "+.5": 0.5, "1,234,567": 1234567, "1.234,5": 1.2345}
    assert {text: moodle_import.typed(text) for text in read} == read
    assert not any(moodle_import.typed(text) is not None for text in ("−4", "3/5", "4 m", "", "1e", "٣"))


# --- Una pregunta ---


def test_mistakes_that_give_one_number_share_it_and_the_statement_has_its_numbers():
    item = moodle_import.read(GOOD.encode())[0]
    assert item.grade("4,00")[0] == item.grade("4.004")[0] == 1 and item.grade("5") == (0, WRONG)
    assert item.grade("-4") == item.grade("-4,00") == (0, r"<p>El primero.</p><p>El segundo, \(x &lt; {4}\).</p>")
    start = (
        r"<p>Con <code>]]&gt;</code> y \(a &lt; 9\), ¿cuánto vale \(a^{4}\)?</p><p>\(a =\) …, redondea a 2 decimales"
    )
    assert item.text.startswith(start) and item.text.endswith("<p><small>[uno-01]</small></p>")
    assert [plain(value, 3) for value in (-0.0001, -2, 1.5e-3, 1234567.8)] == ["0", "-2", "0.002", "1234567.8"]


def test_a_draw_goes_once():
    assert sorted(each.names["a"] for each in moodle.draws(SUM, 6, 1)) == [-3, 4]


# --- El banco ---


@pytest.fixture(scope="module")
def made():
    return moodle.made(6, 1)


@pytest.fixture(scope="module")
def bank(made):
    """Cada pregunta, con su ejercicio y su sorteo, que da el código de su nombre."""
    items = {each.id: each for each in questions()}
    found = []
    for each in (each for page in made[0].values() for each in moodle_import.read(page)):
        code = re.match(r"\[([\w-]+)-(\d+)\]", each.name)
        item = items.get(code[1]) or find(code[1])
        found.append((each, item, instantiate(item, int(code[2]))))
    return found


def test_everything_goes_or_is_told_and_nothing_has_the_name_of_another(made, bank):
    gone, left = {item.id for _, item, _ in bank}, set(re.findall(r"[\w-]+(?=[,.])", made[1]))
    ids = {item.id for item in (*everything(), *questions())}
    assert gone.isdisjoint(left) and ids <= gone | left
    leaning = {"q4-errores", "q6-giro", "neurona-red", "elegir-diapositiva", "adap-reddi", "conv-ciclo"}
    assert moodle.SILENT | leaning <= left and {"gd-parar", "gd-tercer-punto", "adam-reddi"} <= gone
    for values in zip(*((each.name, each.text.partition("<small>")[0]) for each, _, _ in bank), strict=True):
        assert len(set(values)) == len(bank) > 400
    assert all(f"{each.name.partition(']')[0]}]</small>" in each.text for each, _, _ in bank)
    assert all(each.category.endswith(f"/{item.id}") for each, item, _ in bank)


def test_texts_are_html_of_moodle_with_formulas_that_are_drawn(bank):
    seen = set()
    for each, _, _ in bank:
        own = [text for answer in each.answers for text in (answer.text, answer.feedback)]
        for text in (each.text, each.general, *own):
            nodes = list(ElementTree.fromstring(f"<div>{text}</div>").iter())
            assert {node.tag for node in nodes} <= {"div", "p", "ul", "li", "em", "strong", "code", "pre", "small"}
            assert not any(node.attrib for node in nodes) and "@{" not in text and "$" not in text
            prose = re.sub(r"(?s)<code>.*?</code>", "", text)
            seen |= {(unescape(a or b), bool(b)) for a, b in re.findall(r"(?s)\\\((.*?)\\\)|\\\[(.*?)\\\]", prose)}
    assert len(seen) > 1000
    assert not [latex for latex, apart in seen if "error" in formulas.render(latex, apart)]


def test_answers_are_graded_as_the_page_does_and_each_mistake_has_its_words(bank):
    for each, item, instance in bank:
        right, texts = instance.right, Latex(instance.names)
        if isinstance(item, Choice):
            good = [place for place, fits in enumerate(right) if fits]
            assert [answer.feedback for answer in each.answers] == [told(texts, option.why) for option in item.options]
            assert each.grade(good) == pytest.approx(1, abs=1e-6) and each.single != item.several
            assert each.single or len(good) == len(right) or each.grade(range(len(right))) < 1e-6
            continue
        typed = format_number(right, item.decimals, fixed=True).replace("−", "-")
        assert each.grade(typed)[0] == each.grade(typed.replace(".", ","))[0] == 1, each.name
        assert each.grade(f"{right * 7.7 + 12345.678:.6f}") == (0, WRONG) and "Puedes escribir" not in each.text
        for mistake, (_, value) in zip(item.mistakes, instance.wrong, strict=True):
            fraction, said = each.grade(format_number(value, item.decimals, fixed=True).replace("−", "-"))
            assert fraction == 0 and told(texts, mistake.why) in said, (each.name, mistake.name)
        for step in (-0.55, -0.45, 0.45, 0.55):
            near = right + step * 10**-item.decimals
            full = item.decimals > 0 and close(near, right, item.decimals)
            assert (each.grade(f"{near:.9f}")[0] == 1) == full, each.name


# --- La orden ---


@pytest.mark.parametrize("given", ["VARIANTES=0", "VARIANTES=abc", "VARIANTES=1000", "SEMILLA=²"])
def test_a_bad_argument_is_a_sentence_and_nothing_is_touched(given, monkeypatch, tmp_path):
    name, _, value = given.partition("=")
    monkeypatch.setattr(moodle, "TARGET", tmp_path / "moodle")
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=rf"^{name} debe ser un número entero de 1 a 9+, no «{value}»\.$"):
        moodle.main()
    assert not list(tmp_path.iterdir())
