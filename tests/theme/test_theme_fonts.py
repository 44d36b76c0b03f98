"""Las letras del sitio: cada fuente lleva las que se usan, y ninguna más."""

import re
from pathlib import Path

from course_theme import fonts
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]


COURSE = {"serif": {"Ω", "é"}, "Main-Regular": {"1", "+", "∑"}, "Math-Italic": {"x", "α"}, "AMS-Regular": {"E"}}
EVERY = COURSE | {"Math-Italic": {"x", "α", "τ"}}


def letters(path: Path) -> set[str]:
    return {chr(code) for code in TTFont(path).getBestCmap() or ()}


def test_each_font_has_its_letters_alone(tmp_path, monkeypatch):
    """Las del texto, además, el teclado; la cursiva, también como cursiva matemática; las raras de fórmulas, aparte."""
    monkeypatch.setattr(fonts, "TEXT", [job for job in fonts.TEXT if job[2] == "serif"])
    rare = fonts.write(ROOT, tmp_path, COURSE, EVERY, tmp_path / "memoria.json")
    found = {path.stem.removeprefix("KaTeX_"): letters(path) for path in tmp_path.glob("*.woff2")}
    assert {*"abcABC0123áñ¿«xΩ"} <= found["serif"] and "ø" not in found["serif"]
    assert found["Main-Regular"] == {"1", "+"} and found["Size1-Regular"] == {"∑"} and not found["Main-Bold"]
    assert found["AMS-Regular"] == {"E"} and found["Math-Italic"] == {"x", "α", "𝑥", "𝛼"}
    assert found["Math-Italic-more"] == {"τ", "𝜏"} and [name for name in found if name.endswith("more")] == [
        "Math-Italic-more"
    ]
    assert rare == {"KaTeX_Math-Italic-more.woff2": [ord("τ"), ord("𝜏")]}


def test_scripts_write_no_greek_letter_that_text_lacks():
    texts = " ".join(path.read_text("utf-8") for path in (ROOT / "optlib/static/figures").rglob("*.js"))
    code = re.sub(r"(?m)^ *//.*", "", texts)
    assert {*re.findall("[α-ω]", code)} == fonts.GREEK
