"""Un color quiere decir una cosa: el de un método lo lleva ese método en todas las figuras, y nada más."""

import pytest
from course_theme.palette import ratio
from playwright.sync_api import expect
from visits import PAINTED, SETTLED

from optlib.figures import SPECS
from optlib.styles import NAMES, SERIES, STYLES

pytestmark = pytest.mark.long


def rgb(colour: str) -> str:
    """«#0b6bb5» como lo da el navegador: «11,107,181»."""
    return ",".join(str(int(colour[k : k + 2], 16)) for k in (1, 3, 5))


def channels(text: str) -> list[float]:
    return [float(each) for each in text.split(",")]


def methods_in(found: dict, mode: str) -> set[str]:
    return {name for name, style in STYLES.items() if rgb(getattr(style, mode)) in found["colours"]}


def figures_of(visit) -> list[str]:
    """Las enteras de la página; de la red, test_red.py."""
    return [figure_id for figure_id in visit.painted.get("light", {}) if figure_id in SPECS and figure_id != "red"]


def page_of(html, figure_id: str) -> str:
    """La primera página que tiene la figura entera."""
    whole = f'<figure class="fig" data-figure="{figure_id}"'
    return next(
        path.relative_to(html).as_posix() for path in sorted(html.rglob("*.html")) if whole in path.read_text("utf-8")
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_methods_colour_is_only_for_that_method(visit, mode):
    for figure_id in figures_of(visit):
        methods, series = set(SPECS[figure_id].methods), set(SPECS[figure_id].series)
        found = visit.painted[mode][figure_id]
        assert methods_in(found, mode) == methods, figure_id
        tints = [rgb(getattr(style, mode)) for style in SERIES]
        assert {k for k, tint in enumerate(tints) if tint in found["colours"]} == series, figure_id
        # Lo demás, con los colores del texto.
        known = {rgb(getattr(style, mode)) for style in STYLES.values()} | set(tints) | set(found["neutral"])
        assert set(found["colours"]) <= known, figure_id
        # Ninguna línea se pierde en el fondo, ni en ninguna tinta de su mapa.
        back = channels(found["neutral"][3])
        shades = [back, *(shaded(back, pixel) for pixel in found["pixels"])]
        for style in [*(STYLES[each] for each in methods), *(SERIES[k] for k in series)]:
            assert all(ratio(channels(rgb(getattr(style, mode))), shade) >= 3 for shade in shades), (figure_id, style)


def test_general_controls_are_neutral_and_a_methods_own_have_its_colour(visit):
    own = {NAMES[each]: rgb(style.light) for each, style in STYLES.items()}
    for figure_id in figures_of(visit):
        found = visit.painted["light"][figure_id]
        text = found["neutral"][0]
        assert text not in own.values() and (found["inputs"] or figure_id == "nueve"), figure_id
        for each in found["inputs"]:
            assert each["colour"] == (own[each["method"]] if each["method"] else text), (figure_id, each)


def shaded(back: list[float], pixel: list[int]) -> list[float]:
    """El color que queda al pintar un punto, con su opacidad, sobre el fondo."""
    *paint, alpha = pixel
    return [b + (p - b) * alpha / 255 for b, p in zip(back, paint, strict=True)]


@pytest.mark.parametrize(
    ("figure_id", "label", "name"), [("valle", "Optimizador", "Adagrad"), ("momento", "Método", "Nesterov")]
)
def test_another_method_brings_its_colour_dash_and_mark(page, site, html, figure_id, label, name):
    page.set_viewport_size({"width": 1280, "height": 900})  # con todos los mandos a la vista
    page.goto(f"{site}{page_of(html, figure_id)}#{figure_id}?")
    fig = page.locator(f"[data-key={figure_id}].fig-on")
    fig.get_by_label(label, exact=True).select_option(name)
    trails = fig.locator(f'.fig-trail[style*="opt-{name}"]')
    trails.first.wait_for()
    page.evaluate(SETTLED)
    assert methods_in(page.evaluate(PAINTED)[figure_id], "light") == {name}
    dash = " ".join(f"{2 * each:g}" for each in STYLES[name].dash)
    assert [each.get_attribute("stroke-dasharray") for each in trails.all()] == [dash] * trails.count()
    assert (
        fig.locator(".fig-trail").count() == trails.count() == fig.locator(f".fig-mark[style*=opt-{name}]").count() == 2
    )


def test_the_three_ways_of_reading_the_data_differ_without_colour(page, site, html):
    page.goto(f"{site}{page_of(html, 'lotes')}#lotes?")
    lines = page.locator("[data-key=lotes].fig-on .fig-legend path")
    expect(lines).to_have_count(3)
    looks = [
        each.evaluate("(node) => [getComputedStyle(node).stroke, node.getAttribute('stroke-dasharray')]")
        for each in lines.all()
    ]
    assert len({colour for colour, _ in looks}) == len({dash for _, dash in looks}) == 3


def test_with_forced_colours_what_is_pressed_and_what_bars_count_is_seen(new_context, site):
    """Un botón pulsado no es como los otros; las barras, que son fondos, también se imprimen."""
    context = new_context(forced_colors="active")
    page = context.new_page()
    place = """(html) => { const article = document.querySelector("article"); article.innerHTML = html;
        return [...article.querySelectorAll("i, button")].map((node) => getComputedStyle(node))
            .map((style) => [style.backgroundColor, style.forcedColorAdjust, style.printColorAdjust]); }"""
    pair = "<button aria-pressed=false></button><button aria-pressed=true></button>"
    page.goto(f"{site}chapters/clinica.html")
    bar = "<ol class=clinic-bars><li><b>3</b><i style='--part: 0.5'></i></li></ol>"
    *buttons, counted = page.evaluate(place, f"<div class=clinic>{pair}{bar}</div>")
    assert buttons[0][0] != buttons[1][0] and counted[1:] == ["none", "exact"]
    page.goto(f"{site}chapters/01_fundamentos.html")
    free, pressed = page.evaluate(place, f"<div class=fig><div class=fig-buttons>{pair}</div></div>")
    assert free[0] != pressed[0]
    context.close()
