"""La hoja de estilo: qué reglas prestadas se quedan, los colores de los optimizadores y la reducción."""

from pathlib import Path

import pytest
from course_theme import css

from optlib.styles import SERIES, STYLES

ROOT = Path(__file__).resolve().parents[2]


def purge(text: str, *used: str) -> str:
    return css.purge(text, set(used)).strip()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (".a{color:red}", ".a{color:red}"),
        (".z{color:red}", ""),
        (".a,.z{color:red}", ".a{color:red}"),
        (".a .z{color:red}", ""),
        (".a.b{color:red}", ".a.b{color:red}"),
        ("p{color:red}", "p{color:red}"),
        # Lo que está dentro de «:not» o «:is» no se exige.
        (".a:not(.z){color:red}", ".a:not(.z){color:red}"),
        ("@media print{.a{color:red}.z{color:red}}", "@media print{.a{color:red}\n}"),
        ("@media print{.z{color:red}}", ""),
        ("@supports (display:grid){.z{color:red}}", ""),
        ("@keyframes k{from{top:0}}", "@keyframes k{from{top:0}}"),
        ("/* nota */.a{color:red}", ".a{color:red}"),
    ],
)
def test_purge_keeps_what_some_page_uses(text, kept):
    assert purge(text, "a", "b") == kept


def test_fonts_keep_their_first_format():
    rule = '@font-face{font-family:"F";src:url(f.woff2) format("woff2"),url(f.ttf) format("truetype")}'
    assert purge(rule) == '@font-face{font-family:"F";src:url(f.woff2) format("woff2")}'


def test_every_optimizer_has_its_colours():
    text = css.optimizer_colours()
    for name, style in STYLES.items():
        assert f"--opt-{name}: light-dark({style.light}, {style.dark});" in text
        assert f".opt-{name} {{ color: var(--opt-{name});" in text
    for k, style in enumerate(SERIES):
        assert f"--series-{k}: light-dark({style.light}, {style.dark});" in text


def test_code_has_light_and_dark_colours():
    text = css.code_colours()
    assert "@media (prefers-color-scheme: dark)" in text
    light = next(line for line in text.splitlines() if line.startswith(".highlight .k "))
    dark = next(line for line in text.splitlines() if line.startswith("html[data-theme=dark] .highlight .k "))
    assert light.split("{")[1] != dark.split("{")[1]


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


def test_sheet_is_reduced_and_recent_functions_stay(sheet):
    assert len(sheet.splitlines()) == 1 and ": " not in sheet.partition(".bd-header")[2].partition("}")[0]
    for text in ("light-dark(", ":has(", "content-visibility:auto", "animation-timeline:scroll(", "@property --fade"):
        assert text in sheet, text
    assert "url(fonts/sans.woff2)" in sheet


def test_colours_of_the_configuration_come_last(sheet):
    standard, own = (
        sheet.index("--accent: light-dark(#0f6b64, #5fd6c7)"),
        sheet.index("--accent:light-dark(#8a1538,#ff9db5)"),
    )
    assert standard < own < sheet.index("--accent-soft:light-dark(#f", own)


def test_what_chapters_do_not_use_goes_apart(sheet, tmp_path):
    css.write_apart(ROOT, tmp_path / "apart.css")
    apart = (tmp_path / "apart.css").read_text("utf-8")
    for selector in (".descent-picture", ".search-group", ".sheet-list", ".notebooks", ".progress-bar"):
        assert f"{selector}{{" in apart and f"{selector}{{" not in sheet, selector


def test_a_font_of_rare_letters_is_asked_for_by_those_letters():
    face = "@font-face{font-family:A;src:url(fonts/A-Regular.woff2) format('woff2');font-weight:400}\n"
    other = face.replace("A-Regular", "B-Regular")
    more = face.replace("A-Regular", "A-Regular-more").replace("}", ";unicode-range:U+3C4,U+1D70F}")
    assert css.with_rare(face + other, {"A-Regular-more.woff2": [0x3C4, 0x1D70F]}) == face + more + other


def test_variables_that_nobody_asks_for_are_left_out():
    borrowed = ":root{--sd-a: #fff;--sd-b: var(--sd-a);--sd-c:1px}.x{color:var(--sd-b)}"
    assert css.drop_variables(borrowed, "") == ":root{--sd-a: #fff;--sd-b: var(--sd-a);}.x{color:var(--sd-b)}"
    assert "--sd-c:1px" in css.drop_variables(borrowed, ".y { width: var( --sd-c) }")
