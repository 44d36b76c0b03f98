"""La hoja de estilo: qué reglas prestadas se quedan, y los colores que se cambian."""

from pathlib import Path

import pytest
from course_theme import css

ROOT = Path(__file__).resolve().parents[2]


def purge(text: str, *used: str) -> str:
    return css.purge(text, set(used)).strip()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (".a{color:red}", ".a{color:red}"),
        (".z{color:red}", ""),
        (".a,.a .z,p,.a.b{color:red}", ".a,p,.a.b{color:red}"),
        # Lo que está dentro de «:not» o «:is» no se exige.
        (".a:not(.z){color:red}", ".a:not(.z){color:red}"),
        ("@media print{.a{color:red}.z{color:red}}", "@media print{.a{color:red}\n}"),
    ],
)
def test_purge_keeps_what_some_page_uses(text, kept):
    assert purge(text, "a", "b") == kept


@pytest.fixture(scope="module")
def sheet(tmp_path_factory) -> str:
    """La hoja del sitio, con una prestada de la que se usa una clase."""
    folder = tmp_path_factory.mktemp("estilo")
    (folder / "prestada.css").write_text(".usada{top:1px}.nadie-la-usa{top:2px}", "utf-8")
    css.write(ROOT, folder / "course.css", [folder / "prestada.css"], {"usada"}, {}, {"accent": ["#8a1538", "#ff9db5"]})
    return (folder / "course.css").read_text("utf-8")


def test_sheet_holds_the_borrowed_in_use_and_all_of_ours(sheet):
    assert ".usada{" in sheet and ".nadie-la-usa" not in sheet
    for selector in (".bd-header", ".admonition-title", ".exercise", ".fig-controls", ".deck-comparison", ".opt-Adam"):
        assert selector in sheet, selector


def test_colours_of_the_configuration_come_last(sheet):
    standard, own = (
        sheet.index("--accent: light-dark(#0f6b64, #5fd6c7)"),
        sheet.index("--accent:light-dark(#8a1538,#ff9db5)"),
    )
    assert standard < own < sheet.index("--accent-soft:light-dark(#f", own)


def test_a_font_of_rare_letters_is_asked_for_by_those_letters():
    rules = css.faces(ROOT, {"KaTeX_Math-Italic-more.woff2": [0x3C4, 0x1D70F]}).splitlines()
    (rare,) = (rule for rule in rules if "-more" in rule)
    assert rare.endswith('src:url(fonts/KaTeX_Math-Italic-more.woff2) format("woff2");unicode-range:U+3C4,U+1D70F}')
    assert rare.replace("-more", "").replace(";unicode-range:U+3C4,U+1D70F", "") in rules
