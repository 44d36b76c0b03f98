"""Las letras del sitio: cada fuente lleva las que se usan, con los mismos bytes, y no se repite el trabajo."""

import io
import json
import re
from pathlib import Path

import pytest
from course_theme import fonts
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.statisticsPen import StatisticsPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[2]
TEXT, FORMULAS = (
    {"serif": {"Ω", "é"}, "sans": {"ψ"}},
    {"Main-Regular": {"1", "+", "∑"}, "Math-Italic": {"x", "α"}, "AMS-Regular": {"E"}},
)
RARE = {"Main-Regular": {"1"}, "Math-Italic": {"x", "τ"}}


@pytest.fixture(scope="module", autouse=True)
def one_text_font():
    """Una sola de las fuentes del texto: reducir las demás es lo mismo y tarda."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts, "TEXT", [job for job in fonts.TEXT if job[2] == "serif"])
        yield


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> tuple[Path, Path]:
    """Las fuentes escritas y la memoria de lo que llevan."""
    folder = tmp_path_factory.mktemp("letras")
    fonts.write(ROOT, folder / "fonts", TEXT, FORMULAS, RARE, folder / "memoria.json")
    return folder / "fonts", folder / "memoria.json"


def letters(path: Path) -> set[str]:
    return {chr(code) for code in TTFont(path).getBestCmap() or ()}


def test_text_has_the_keyboard_and_what_pages_use(written):
    serif = letters(written[0] / "serif.woff2")
    assert set("abcABC0123áñ¿«") <= serif
    assert {"x", "Ω"} <= serif and not {"ø", "ψ"} & serif


def test_scripts_write_no_greek_letter_that_text_lacks():
    texts = " ".join(path.read_text("utf-8") for path in (ROOT / "optlib/static/figures").glob("*.js"))
    code = re.sub(r"(?m)^ *//.*", "", texts)
    assert {*re.findall("[α-ω]", code)} == fonts.GREEK


def test_formulas_have_their_letters_alone(written):
    assert letters(written[0] / "KaTeX_Main-Regular.woff2") == {"1", "+"}
    assert letters(written[0] / "KaTeX_AMS-Regular.woff2") == {"E"}
    assert letters(written[0] / "KaTeX_Size1-Regular.woff2") == {"∑"}
    assert not letters(written[0] / "KaTeX_Main-Bold.woff2")
    # La cursiva matemática se dibuja con la letra corriente.
    assert letters(written[0] / "KaTeX_Math-Italic.woff2") == {"x", "α", "𝑥", "𝛼"}


def test_rare_letters_go_apart(written):
    """Solo las que no están ya, y solo si las hay; también como cursiva matemática."""
    rare = written[0] / "KaTeX_Math-Italic-more.woff2"
    assert letters(rare) == {"τ", "𝜏"} and [path.name for path in written[0].glob("*-more.woff2")] == [rare.name]
    known = fonts.write(ROOT, written[0], TEXT, FORMULAS, RARE, written[1])
    assert known == {rare.name: [ord("τ"), ord("𝜏")]}


def test_no_file_but_fonts_stands_beside_them(written):
    assert {path.suffix for path in written[0].iterdir()} == {".woff2"}
    assert not [path for path in written[0].iterdir() if path.name.startswith(".")]
    assert set(json.loads(written[1].read_text("utf-8"))) == {path.name for path in written[0].iterdir()}


def test_a_font_is_written_again_when_its_letters_change(written, tmp_path, monkeypatch):
    """Y las demás no; una que falta se escribe."""
    folder, memory = tmp_path / "fonts", tmp_path / "memoria.json"
    folder.mkdir()
    for path in written[0].iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    memory.write_text(written[1].read_text("utf-8"), "utf-8")
    done = []
    monkeypatch.setattr(fonts, "reduce", lambda parts, *rest, **options: done.append(parts) or b"nueva")
    fonts.write(ROOT, folder, TEXT, FORMULAS, RARE, memory)
    assert done == []
    fonts.write(ROOT, folder, {"serif": {"Ω", "é", "ø"}}, FORMULAS, RARE, memory)
    assert [[ord("ø") in found for _, found in parts] for parts in done] == [[True, False, False]]
    (folder / "KaTeX_Main-Regular.woff2").unlink()
    fonts.write(ROOT, folder, {"serif": {"Ω", "é", "ø"}}, FORMULAS, RARE, memory)
    assert len(done) == 2 and [found for _, found in done[-1]] == [[ord("+"), ord("1")]]


def test_the_same_letters_give_the_same_bytes():
    source = ROOT / fonts.KATEX / fonts.ITALIC
    one, other = (fonts.reduce([(source, [ord("x")])], cursive=True) for _ in range(2))
    assert one == other
    assert len(one) < source.stat().st_size / 5
    assert TTFont(io.BytesIO(one))["head"].modified == TTFont(source)["head"].modified


@pytest.mark.long
@pytest.mark.parametrize(("style", "weights"), [("normal", (400, 700)), ("italic", 400)])
def test_letters_of_other_alphabets_are_those_of_their_font(style, weights):
    """El mismo dibujo y el mismo ancho, también en negrita; una letra con tilde lleva sus piezas."""
    sources = [
        ROOT / fonts.PACKAGES / f"source-sans-3/files/source-sans-3-{s}-wght-{style}.woff2" for s in fonts.SCRIPTS
    ]
    parts = fonts.share_out(sources, {*"aαβŷ"})
    assert [[chr(code) for code in found] for _, found in parts] == [["a"], ["α", "β"], ["ŷ"]]
    data = fonts.reduce(parts, weights)
    for weight in (400, 700) if style == "normal" else (400,):
        given = TTFont(io.BytesIO(data))
        given = instantiateVariableFont(given, {"wght": weight}) if "fvar" in given else given
        for source, found in parts:
            expected = instantiateVariableFont(TTFont(source), {"wght": weight})
            for code in found:
                assert drawing(given, code) == pytest.approx(drawing(expected, code), abs=2), chr(code)


def drawing(font: TTFont, code: int) -> tuple[float, ...]:
    """Lo que ocupa una letra —bordes, superficie y reparto— y su ancho."""
    glyphs, name = font.getGlyphSet(), font.getBestCmap()[code]
    bounds, ink = BoundsPen(glyphs), StatisticsPen(glyphs)
    for pen in (bounds, ink):
        glyphs[name].draw(pen)
    return *bounds.bounds, ink.area / 1000, ink.meanX, ink.meanY, font["hmtx"][name][0]
