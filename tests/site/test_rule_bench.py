"""Una regla que se escribe en la página corre en el acto, y lo que llega en un enlace es texto hasta que se lee."""

import re

import pytest
from course_theme.rule_bench import points_of
from playwright.sync_api import expect
from visits import MOUNTED

from optlib import PROBLEMS
from optlib.exercises.bank import everything, pages
from optlib.exercises.kinds import Rule

PAGE = "chapters/tu_optimizador.html"
SIGN = """g = grad(x)
x = x - 0.1 * sign(g)"""
HOSTILE = "x+=+<img+src=x+onerror=window.taken=1>%0A<script>window.taken=1</script>"


@pytest.fixture
def bench(page, site):
    def opened(fragment: str = ""):
        page.goto(f"{site}{PAGE}{fragment}")
        page.wait_for_function(MOUNTED)
        fig = page.locator("figure[data-rule].fig-on")
        fig.wait_for()
        return fig

    return opened


def said(fig) -> str:
    return fig.locator(".fig-summary").inner_text()


def test_what_is_typed_runs_at_once_as_in_python(bench):
    fig = bench()
    before = said(fig)
    fig.get_by_label("Tu regla").fill(SIGN)
    expect(fig.locator(".fig-summary")).not_to_have_text(before)
    cost = PROBLEMS["ravine"](points_of(SIGN, "ravine", 100)[-1])
    shown = float(re.search(r"con coste ([\d.]*\d)", said(fig))[1])
    assert shown == pytest.approx(cost, rel=0.05)


def test_a_mistake_is_told_with_its_line_and_the_last_rule_goes_on(bench):
    fig = bench()
    before = said(fig)
    fig.get_by_label("Tu regla").fill("g = grad(x)\nx = x - 0.1 * g ^ 2")
    told = fig.locator(".rule-said")
    expect(told).to_contain_text("Línea 2: Una potencia se escribe con **")
    assert fig.get_by_label("Tu regla").get_attribute("aria-invalid") == "true" and said(fig) == before
    fig.get_by_role("button", name="Deshacer").click()
    expect(told).to_have_text("")


def test_a_slider_moves_the_number_that_is_written(bench, page):
    fig = bench()
    slider = fig.get_by_label("lr", exact=True)
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(fig.get_by_label("Tu regla")).to_have_value(re.compile(r"^lr = 0\.021\n"))
    # Un nombre nuevo trae su mando, y uno mal escrito, una duda.
    fig.get_by_label("Tu regla").fill("g = grad(x)\nv_hat = g**2\nx = x - rate * g / (sqrt(vhat) + 1)")
    expect(fig.locator(".rule-settings label")).to_have_text(["rate", "vhat"])
    expect(fig.locator(".rule-said")).to_contain_text("¿querías v_hat?")


def test_the_tab_key_indents_until_escape(bench, page):
    fig = bench()
    area = fig.get_by_label("Tu regla")
    area.fill("")
    area.press("Tab")
    assert area.input_value() == "    "
    area.press("Escape")
    area.press("Tab")
    assert page.evaluate("document.activeElement.tagName") != "TEXTAREA"


def test_a_rule_of_the_course_is_a_place_to_begin(bench):
    fig = bench()
    fig.get_by_label("Parte de la regla de").select_option("Adam")
    expect(fig.get_by_label("Tu regla")).to_have_value(re.compile(r"m_hat = m / \(1 - beta1\*\*t\)"))
    expect(fig.locator(".rule-settings label")).to_have_text(["lr", "beta1", "beta2", "eps"])


def test_the_fair_trial_fills_its_table_and_tells_when_the_rule_has_changed(bench):
    fig = bench()
    trial = fig.locator(".rule-trial")
    trial.get_by_role("button", name="Prueba justa").click()
    told, rows = trial.get_by_role("status"), trial.locator("tbody tr")
    # Se para y se sigue.
    expect(rows.first).to_contain_text("Tu regla")
    trial.get_by_role("button", name="Parar").click()
    expect(told).to_have_text("Prueba parada.")
    trial.get_by_role("button", name="Seguir con la prueba").click()
    expect(told).to_contain_text("Tu regla llega", timeout=60_000)
    expect(rows).to_have_count(10)
    # La regla es Momentum: le sale lo mismo.
    cells = rows.filter(has_text="Momentum").locator("td").all_inner_texts()
    assert rows.first.locator("td").all_inner_texts() == cells and cells[0].endswith("de 48")
    # Otra tasa es la misma regla; otra regla, no.
    area = fig.get_by_label("Tu regla", exact=True)
    before = said(fig)
    area.fill(area.input_value().replace("lr = 0.02", "lr = 0.03"))
    expect(fig.locator(".fig-summary")).not_to_have_text(before)
    expect(rows.first).not_to_contain_text("de la regla anterior")
    area.fill(SIGN)
    expect(rows.first).to_contain_text("de la regla anterior")
    expect(told).to_contain_text("la de ahora está sin probar")
    trial.get_by_role("button", name="Repetir la prueba").click()
    expect(rows.first).to_contain_text("sin tasa que ajustar")
    expect(rows.first).not_to_contain_text("de la regla anterior")


def test_a_link_carries_the_rule_and_nothing_of_it_is_markup(bench, page):
    fig = bench()
    fig.get_by_label("Tu regla").fill(SIGN)
    page.wait_for_function("() => location.hash.includes('sign')")
    there, text = page.evaluate("location.hash"), said(fig)
    assert len(there) < 120
    again = bench(there)
    assert again.get_by_label("Tu regla").input_value() == SIGN and said(again) == text
    hostile = bench(f"#regla?rule={HOSTILE}")
    expect(hostile.get_by_label("Tu regla")).to_have_value(re.compile("<img"))
    expect(hostile.locator(".rule-said")).to_contain_text("Línea 1")
    assert page.evaluate("window.taken") is None and hostile.locator("img, script").count() == 0


def test_without_scripts_the_rule_and_where_it_goes_are_there(site, page_without_scripts):
    page = page_without_scripts
    page.goto(site + PAGE)
    assert "v = beta * v + g" in page.locator("figure[data-rule] pre").first.inner_text()
    assert page.locator("figure[data-rule] svg[role=img]").get_attribute("aria-label").startswith("Curvas de nivel")


RULES = [item for item in everything() if isinstance(item, Rule)]


def exercise(page, site, item):
    place = next(name for name, items in pages().items() if item in items)
    page.goto(f"{site}chapters/{place}.html#ejercicio-{item.id}")
    box = page.locator(f"#ejercicio-{item.id}")
    box.locator("figure.fig-on").wait_for()
    return box


def submit(box):
    box.locator(".exercise-check").click()
    return box.locator(".exercise-status").get_attribute("data-state")


@pytest.mark.parametrize("item", RULES, ids=lambda item: item.id)
def test_a_rule_is_mended_where_it_is_read(page, site, item):
    box = exercise(page, site, item)
    area = box.get_by_label("Tu regla")
    assert area.input_value() == item.rule.strip() and submit(box) == "wrong"
    area.fill("x = x - grad(x) ^ 2")
    assert submit(box) == "invalid"
    area.fill(item.answer.strip())
    assert submit(box) == "correct"
    expect(box.locator(".exercise-note")).to_contain_text("Hecho (2 intentos)")
    # Aquí no se parte de una del curso, que sería la respuesta.
    assert box.get_by_label("Parte de la regla de").count() == 0


def test_what_is_written_is_there_another_day(page, site):
    item = RULES[-1]
    box = exercise(page, site, item)
    box.get_by_label("Tu regla").fill("g = grad(x)\nx = x - 0.03 * g")
    page.wait_for_function("() => localStorage['optlib-progreso']?.includes('0.03')")
    again = exercise(page, site, item)
    expect(again.get_by_label("Tu regla")).to_have_value(re.compile("0.03"))
    page.goto(site + "chapters/progreso.html")
    expect(page.locator("[data-progress=codigo] li:not([hidden])")).to_contain_text("Escribe tu optimizador")
