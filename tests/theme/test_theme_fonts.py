"""Las letras del sitio: cada fuente lleva las que se usan, con los mismos bytes, y no se repite el trabajo."""

import io
import json
from pathlib import Path

import pytest
from course_theme import fonts
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
TEXT, FORMULAS = {"Ω", "é"}, {"": {"x", "α", "+"}, "KaTeX_AMS": {"E"}}


@pytest.fixture(scope="module", autouse=True)
def one_text_font():
    """Una sola de las fuentes del texto: reducir las demás es lo mismo y tarda."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts, "TEXT", [job for job in fonts.TEXT if job[1] == "serif.woff2"])
        yield


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> tuple[Path, Path]:
    """Las fuentes escritas y la memoria de lo que llevan."""
    folder = tmp_path_factory.mktemp("letras")
    fonts.write(ROOT, folder / "fonts", TEXT, FORMULAS, folder / "memoria.json")
    return folder / "fonts", folder / "memoria.json"


def letters(path: Path) -> set[str]:
    return {chr(code) for code in TTFont(path).getBestCmap()}


def test_text_has_the_keyboard_and_what_pages_use(written):
    serif = letters(written[0] / "serif.woff2")
    assert set("abcABC0123áñ¿«") <= serif
    assert "x" in serif and "ø" not in serif


def test_formulas_have_their_letters_alone(written):
    assert letters(written[0] / "KaTeX_Main-Regular.woff2") == {"x", "+"}
    assert letters(written[0] / "KaTeX_AMS-Regular.woff2") == {"E"}
    # La cursiva matemática se dibuja con la letra corriente.
    assert letters(written[0] / "KaTeX_Math-Italic.woff2") == {"x", "α", "𝑥", "𝛼"}


def test_no_file_but_fonts_stands_beside_them(written):
    assert {path.suffix for path in written[0].iterdir()} == {".woff2"}
    assert not [path for path in written[0].iterdir() if path.name.startswith(".")]
    assert set(json.loads(written[1].read_text())) == {path.name for path in written[0].iterdir()}


def test_a_font_is_written_again_when_its_letters_change(written, tmp_path, monkeypatch):
    """Y las demás no; una que falta se escribe."""
    folder, memory = tmp_path / "fonts", tmp_path / "memoria.json"
    folder.mkdir()
    for path in written[0].iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    memory.write_text(written[1].read_text())
    done = []
    monkeypatch.setattr(fonts, "reduce", lambda font, letters, *rest, **options: done.append(letters) or b"nueva")
    fonts.write(ROOT, folder, TEXT, FORMULAS, memory)
    assert done == []
    fonts.write(ROOT, folder, TEXT | {"ø"}, FORMULAS, memory)
    assert [ord("ø") in found for found in done] == [True]
    (folder / "KaTeX_Main-Regular.woff2").unlink()
    fonts.write(ROOT, folder, TEXT | {"ø"}, FORMULAS, memory)
    assert len(done) == 2 and done[-1] == {ord("x"), ord("+")}


def test_the_same_letters_give_the_same_bytes():
    source = ROOT / fonts.KATEX / fonts.ITALIC
    one, other = (fonts.reduce(TTFont(source, recalcTimestamp=False), {ord("x")}, cursive=True) for _ in range(2))
    assert one == other
    assert len(one) < source.stat().st_size / 5
    assert TTFont(io.BytesIO(one))["head"].modified == TTFont(source)["head"].modified
