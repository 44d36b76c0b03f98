"""«make moodle»: lo que escribe se lee como lo lee Moodle, y se corrige como lo corrige la página."""

import re
from html import unescape
from xml.etree import ElementTree

import moodle
import moodle_import
import pytest
from course_theme import formulas
from moodle_xml import WRONG, Latex, question

from optlib.exercises.answers import close
from optlib.exercises.bank import everything, find, questions
from optlib.exercises.kinds import Choice
from optlib.exercises.recipes import instantiate
from optlib.text.formatting import format_number

CATEGORY = '<question type="category"><category><text>$course$/top/Curso/uno</text></category></question>'
ITEM = find("gd-primer-paso")
ASKED = ElementTree.tostring(question(ITEM, instantiate(ITEM, 1), "gd-primer-paso-01"), "unicode")
GOOD = f"<quiz>{CATEGORY}{ASKED}</quiz>"


def told(texts, why):
    return re.sub("</?span[^>]*>", "", texts.inline(why))


BROKEN = {
    "nota": ('fraction="0"', 'fraction="-33"'),
    "tipo": ('type="numerical"', 'type="ordering"'),
    "suma": ('fraction="100"', 'fraction="90"'),
    "falta": ("questiontext", "questionText"),
    "número": ("<text>-4.2<", "<text>−4.2<"),
    "formato": ('generalfeedback format="html"', 'generalfeedback format="latex"'),
    "categoría": ("$course$/top", "/top"),
    "nombre": ("] Minimizas", "] &lt;b"),
    "mismatched": ("</text></name>", "</name>"),
}


@pytest.mark.parametrize("why", BROKEN)
def test_the_judge_refuses_what_moodle_refuses(why):
    assert moodle_import.read(GOOD.encode()) and GOOD.replace(*BROKEN[why]) != GOOD
    with pytest.raises(moodle_import.Refused, match=why):
        moodle_import.read(GOOD.replace(*BROKEN[why]).encode())


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
    leaning = {"q4-errores", "neurona-red", "elegir-diapositiva", "adap-reddi", "conv-ciclo"}
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


@pytest.mark.parametrize("given", ["VARIANTES=0", "VARIANTES=abc", "VARIANTES=1000", "SEMILLA=²"])
def test_a_bad_argument_is_a_sentence_and_nothing_is_touched(given, monkeypatch, tmp_path):
    name, _, value = given.partition("=")
    monkeypatch.setattr(moodle, "TARGET", tmp_path / "moodle")
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=rf"^{name} debe ser un número entero de 1 a 9+, no «{value}»\.$"):
        moodle.main()
    assert not list(tmp_path.iterdir())
