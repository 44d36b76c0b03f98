"""Las figuras en Python: parámetros, HTML, imágenes fijas, y que JavaScript declare lo mismo."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from matplotlib.colors import to_hex, to_rgba_array
from node import called

from optlib import plots
from optlib.figures import SPECS, add_stills, figure, still
from optlib.figures.params import Flag, InRange, Names, OneOf, Point, Rates, Series, Text
from optlib.figures.specs import MODULES, complete
from optlib.styles import STYLES

ROOT = Path(__file__).resolve().parent.parent
KINDS = {InRange: "slider", OneOf: "choice", Flag: "flag", Point: "point", Names: "many", Rates: "rates"}
KINDS |= {Series: "series", Text: "text"}


# Los parámetros de un módulo de JavaScript; los valores de un mando que dependen de los demás, con los de omisión.
DECLARED = """(defaults) => Object.entries(figure.params).map(([name, param]) =>
  [name, { ...param, values: typeof param.values === "function" ? param.values(defaults) : param.values }])"""


def test_same_figures_in_both_languages():
    assert set(called("figures/all.js", "() => Object.keys(FIGURES)")) == set(SPECS)


@pytest.mark.parametrize("figure_id", SPECS)
def test_same_parameters_in_both_languages(figure_id):
    params, defaults = SPECS[figure_id].params, figure(figure_id).params
    theirs = dict(called(f"figures/each/{figure_id}.js", DECLARED, defaults))
    assert list(theirs) == list(params)
    for name, param in params.items():
        other = theirs[name]
        assert other["kind"] == KINDS[type(param)], name
        assert other["value"] == defaults[name], name
        if isinstance(param, OneOf):
            assert list(other["options"]) == list(param.options), name
        if isinstance(param, InRange):
            assert (min(other["values"]), max(other["values"])) == pytest.approx(param.bounds(defaults)), name


@pytest.mark.parametrize("figure_id", SPECS)
def test_a_still_gives_each_method_its_colour_and_to_nothing_else(figure_id):
    _, ax = plots.subplots()
    MODULES[figure_id].draw(ax, complete(figure_id, {}))
    artists = [*ax.lines, *ax.collections, *ax.patches]
    parts = [getattr(artist, f"get_{part}", list)() for artist in artists for part in ("color", "edgecolor")]
    seen = {to_hex(each) for part in parts if len(part) for each in to_rgba_array(part)}
    assert {name for name, style in STYLES.items() if style.light in seen} == set(SPECS[figure_id].methods)


def test_every_figure_has_its_room():
    """Que basta, en tests/site/test_wide_figures.py."""
    sheet = (ROOT / "optlib/static/figures/heights.css").read_text("utf-8")
    assert {*re.findall(r'data-figure="([^"]+)"', sheet)} == {*SPECS}, "ejecuta «make alturas»"


@pytest.mark.parametrize("figure_id", SPECS)
def test_html_is_deterministic_and_bare(figure_id):
    text = figure(figure_id).html
    assert text == figure(figure_id).html
    assert f'data-figure="{figure_id}"' in text
    for forbidden in ("<script", "<input", "<button", "<select", "style=", "onclick"):
        assert forbidden not in text
    assert "Pregunta." in text and "¿" in text


def test_without_anywidget_there_is_html_alone():
    program = (
        "import sys; sys.modules['anywidget'] = None\n"
        "from optlib.figures import figure\n"
        "fig = figure('valle', lr=0.2); fig.lr = 0.1\n"
        "print([fig.lr, hasattr(fig, '_repr_mimebundle_'), fig._repr_html_() == fig.html])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    assert ast.literal_eval(done.stdout) == [0.1, False, True]


def test_parameters_are_read_and_set():
    shown = figure("descenso-1d")
    shown.lr = 0.5
    assert shown.lr == shown.params["lr"] == 0.5
    assert shown.trajectory.x[1] == 0
    with pytest.raises(ValueError, match="lr debe ser un número de 0.001 a 2, no 7"):
        shown.lr = 7
    assert shown.lr == 0.5
    shown.params = {"problem": "wavy"}
    assert shown.params == {"problem": "wavy", "lr": 0.1, "start": None, "steps": 20}


@cache
def drawn(figure_id: str) -> dict:
    """La imagen fija con los ajustes de omisión: dibujarla es lo que tarda."""
    return still(figure_id, {})


def placed(text: str) -> str:
    return add_stills(text, lambda name, png: name, lambda figure_id, params: drawn(figure_id))


@pytest.mark.parametrize("figure_id", ["descenso-1d", "valle"])
def test_still_pictures(figure_id):
    """Que se dibuja la de cada figura, arriba; aquí, las cuatro formas y dónde van."""
    saved = dict(drawn(figure_id).values())
    text = placed(f"<div>{figure(figure_id).html}</div><p>otro</p>")
    assert len(saved) == 4 and all(png.startswith(b"\x89PNG") for png in saved.values())
    assert all(name.startswith(f"{figure_id}-") and text.count(f'="{name}"') == 1 for name in saved)
    assert text.count("only-light") == text.count("only-dark") == 1 and text.count("<source") == 2
    assert "Jupyter" not in text
    assert re.search(
        r'<img class="only-light" src="[^"]+" width="560" height="\d+" alt="Imagen fija de la figura', text
    )
    assert text.endswith("</figure></div><p>otro</p>")
    assert len(set(saved.values())) == 4 and all(len(png) < 60_000 for png in saved.values())


def test_an_opening_asks_and_has_few_controls():
    shown = figure("descenso-1d", lr=0.02, ask="¿Cuándo se escapa?", controls=["lr"])
    assert shown.lr == 0.02 and shown.opening.controls == ("lr",)
    assert '<figure class="fig fig-opening" data-controls="lr" data-figure="descenso-1d"' in shown.html
    assert "¿Cuándo se escapa?" in shown.html and "Pregunta." not in shown.html
    assert "fig-opening" not in figure("descenso-1d").html
    quiet = figure("descenso-1d", ask=None).html
    assert '<figure class="fig" data-figure' in quiet and "<figcaption></figcaption>" in quiet
    # La imagen fija también va en ella: una, la que se ve, y cuanto antes.
    still = placed(shown.html)
    assert still.count("<img") == 1 and 'class="any-theme"' in still and 'fetchpriority="high"' in still
    assert "loading=" not in still
    forms = re.findall(r'<source media="([^"]*)" srcset="[^"]*-(\w+)\.png"', still)
    assert [form for _, form in forms] == ["dark_narrow", "dark", "light"]
    assert ["dark" in media for media, _ in forms] == [True, True, False] and "-light_narrow.png" in still


def test_a_brief_figure_that_does_not_open_the_page_is_loaded_when_it_is_near():
    brief = figure("descenso-1d", lr=0.02, ask="¿Cuándo se escapa?", controls=["lr"]).html
    for before in (figure("valle").html, brief):
        still = placed(before + brief).removeprefix(before).rpartition("<figure")[2]
        assert still.count("<img") == still.count('loading="lazy"') == 2 and "fetchpriority" not in still


def test_an_opening_has_a_goal():
    shown = figure("descenso-1d", ask="¿Cuándo?", controls=["lr"], goal="un-paso")
    told = '<p class="fig-goal" role="status" data-score="step" data-below="0.01" data-won="✓ Conseguido: '
    assert told in shown.html
    assert placed(shown.html).count("<img") == 1
    # En Jupyter también.
    assert told in shown.get_state()["frame"]
    assert "fig-goal" not in figure("descenso-1d").get_state()["frame"]


def test_any_figure_may_have_a_goal():
    """Con su pregunta y todos sus mandos."""
    shown = figure("valle", problem="ravine", goal="millonesima")
    question, goal = shown.html.index("Pregunta."), shown.html.index('<p class="fig-goal" role="status"')
    assert question < goal < shown.html.index("</figcaption>") and "fig-opening" not in shown.html
    assert 'data-keep="problem optimizer start steps"' in shown.html
    assert re.sub(" data-params=.*?>", ">", shown.html) == re.sub(" data-params=.*?>", ">", shown.get_state()["frame"])
    assert placed(shown.html).count("<img") == 2
