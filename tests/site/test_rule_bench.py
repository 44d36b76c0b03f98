"""Una regla que se escribe en la página corre en el acto, y lo que llega en un enlace es texto hasta que se lee."""

import re
from urllib.parse import quote

import numpy as np
import pytest
from playwright.sync_api import expect
from visits import AT_ONCE, KEY, MOUNTED

from optlib import PROBLEMS
from optlib.exercises.bank import everything, pages
from optlib.exercises.kinds import Rule
from optlib.figures.landscapes import VALLEYS
from optlib.rules import points_of
from optlib.styles import STYLES

PAGE = "chapters/tu_optimizador.html"
# La última de Adam, que no cabe en una línea.
LONG = "g = grad(x)\nm = g\nv = g**2\nx = x - lr * (m / (1 - 0.9**t)) / (sqrt(v / (1 - 0.999**t)) + 0.00000001)"
SIGN = """g = grad(x)
x = x - 0.1 * sign(g)"""
WAYS = "Copiar como"
# Un navegador sin portapapeles, y un teléfono que sabe compartir.
REFUSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
PHONE = """() => {
    window.matchMedia = () => ({ matches: true });
    navigator.share = (what) => { window.shared = what; return Promise.resolve(); };
}"""
LATER = "() => { const now = Date.now; Date.now = () => now() + 1000; }"
HOSTILE = "x+=+<img+src=x+onerror=window.taken=1>%0A<script>window.taken=1</script>"


@pytest.fixture
def bench(page, site):
    def opened(fragment: str = ""):
        page.emulate_media(reduced_motion="reduce")
        page.goto(f"{site}{PAGE}{fragment}")
        page.wait_for_function(MOUNTED)
        fig = page.locator("figure[data-rule].fig-on")
        fig.locator(".fig-summary:not(:empty)").wait_for()
        return fig

    return opened


def said(fig) -> str:
    return fig.locator(".fig-summary").inner_text()


def arrival(rule: str) -> int:
    """El paso desde el que la regla ya no sale de la meta, a menos de un 4 % del mapa del mínimo."""
    left, right, low, high = VALLEYS["beale"]
    away = points_of(rule, PROBLEMS["beale"], 100) - PROBLEMS["beale"].minimum
    return 1 + np.flatnonzero(np.hypot(*(away / (right - left, high - low)).T) > 0.04)[-1]


def test_who_does_not_run_is_last_and_is_told_why(bench):
    """Quien no se mueve, quien no mira el gradiente aunque acabe en el mínimo, y quien se pierde; los demás empatan."""
    fig = bench("#regla?problem=ravine&optimizers=Adam,GradientDescent")
    area, told = fig.get_by_label("Tu regla", exact=True), fig.locator(".fig-summary")
    for rule, why in {
        "x = x - 0*grad(x)": "Tu regla no se ha movido.",
        "x = 0*grad(x)": "Tu regla no mira el gradiente: haría lo mismo en cualquier paisaje.",
        "g = grad(x)\nx = x / 2": "Tu regla no mira el gradiente: haría lo mismo en cualquier paisaje.",
        "x = x - 9*grad(x)": "Tu regla diverge.",
        "x = x - sqrt(-grad(x)**2)": "Tu regla deja de dar números en el paso 1: la raíz de un negativo, o 0 entre 0.",
    }.items():
        area.fill(rule)
        expect(told).to_have_text(f"{why} Vas 3.ª de 3.")
    fig.get_by_label("Parte de la regla de").select_option("GradientDescent")
    rate = fig.locator(".fig-row", has_text="Descenso por gradiente").locator(".fig-num").text_content()
    area.fill(f"x = x - {rate.removeprefix('α = ')} * grad(x)")
    expect(told).to_contain_text("a la par de Descenso por gradiente.")


def test_the_race_plays_once_and_an_edit_shows_how_it_ends(page, site):
    page.goto(f"{site}{PAGE}#regla?speed=2")
    fig = page.locator("figure[data-rule].fig-on")
    fig.get_by_role("button", name="Pausa").wait_for()
    assert "paso" not in said(fig)
    fig.get_by_label("Tu regla", exact=True).fill(SIGN)
    expect(fig.get_by_label("Paso que se ve")).to_have_value("100")
    assert fig.get_by_role("button", name="Reproducir").is_visible()


def test_no_line_of_a_rule_is_cut(new_context, site):
    """Ni en un teléfono ni al lado del dibujo, ni en lo impreso, donde la regla también está."""
    for width, item in ((390, "regla-eps"), (1280, "regla-eps")):
        context = new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        fig = exercise(page, site, next(each for each in RULES if each.id == item)).locator("figure")
        area = fig.get_by_label("Tu regla", exact=True)
        area.fill(LONG)
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            assert area.is_visible()
            assert area.evaluate(
                "(each) => [each.scrollWidth - each.clientWidth, each.scrollHeight - each.clientHeight]"
            ) == [0, 0]
        context.close()


def test_what_is_typed_runs_at_once_as_in_python_and_nothing_of_it_is_lost(bench, page):
    fig = bench()
    before, area, told = said(fig), fig.get_by_label("Tu regla"), fig.locator(".rule-said")
    book = area.input_value()
    area.fill(SIGN)
    expect(fig.locator(".fig-summary")).not_to_have_text(before)
    assert said(fig) == "Vas 2.ª."
    # Llega cuando en Python, y con beta = 0 no llega.
    assert before == f"Vas 1.ª. Llegas en el paso {arrival(book)}."
    area.fill(book.replace("beta = 0.9", "beta = 0.8"))
    expect(fig.locator(".fig-summary")).to_have_text(f"Vas 2.ª. Llegas en el paso {arrival(area.input_value())}.")
    area.fill(book.replace("beta = 0.9", "beta = 0"))
    expect(fig.locator(".fig-summary")).to_have_text("Vas 2.ª.")
    # Con un error se dice dónde, y sigue la última regla; el de cada clase, en test_rules_js.py.
    before = said(fig)
    area.fill("g = grad(x)\nx = x - 0.1 * g ^ 2")
    expect(told).to_contain_text("Línea 2: En vez de «^», **.")
    assert area.get_attribute("aria-invalid") == "true" and said(fig) == before
    area.fill("g = grad(x)\nx = x - 0.1 * sqrt(-abs(g))")
    expect(fig.locator(".fig-summary")).to_contain_text("deja de dar números en el paso 1: la raíz de un negativo")
    page.evaluate(LATER)  # lo que se escribe seguido se deshace de una vez
    fig.get_by_role("button", name="Reiniciar").click()
    expect(area).to_have_value(book)
    expect(told).to_have_text("")
    fig.get_by_role("button", name="Deshacer").click()
    expect(area).to_have_value(re.compile(r"sqrt\(-abs\(g\)\)"))
    # Una del curso es un buen principio.
    fig.get_by_label("Parte de la regla de").select_option("Adam")
    expect(area).to_have_value(re.compile(r"m_hat = m / \(1 - beta1\*\*t\)"))
    expect(fig.locator(".rule-settings label")).to_have_text(["lr", "beta1", "beta2", "eps"])


def test_a_slider_moves_the_number_that_is_written(bench, page):
    fig = bench()
    slider = fig.get_by_label("lr", exact=True)
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(fig.get_by_label("Tu regla")).to_have_value(re.compile(r"^lr = 0\.0051\n"))
    page.keyboard.press("Control+z")
    expect(fig.get_by_label("Tu regla")).to_have_value(re.compile(r"^lr = 0\.005\n"))
    page.keyboard.press("Control+Shift+z")
    expect(fig.get_by_label("Tu regla")).to_have_value(re.compile(r"^lr = 0\.0051\n"))
    # Un nombre nuevo trae su mando, y uno mal escrito, una duda.
    fig.get_by_label("Tu regla").fill("g = grad(x)\nv_hat = g**2\nx = x - rate * g / (sqrt(vhat) + 1)")
    expect(fig.locator(".rule-settings label")).to_have_text(["rate", "vhat"])
    expect(fig.locator(".rule-said")).to_contain_text("¿querías v_hat?")


def test_the_fair_trial_fills_its_table_and_tells_when_the_rule_has_changed(bench, page):
    fig = bench()
    trial, area = fig.locator(".rule-trial"), fig.get_by_label("Tu regla", exact=True)
    # Si está mal, no se prueba otra en su lugar.
    book = area.input_value()
    area.fill("x = x - lr * grad(x) ^ 2")
    trial.get_by_role("button", name="Prueba justa").click()
    expect(trial.get_by_role("status")).to_contain_text("Corrige antes la regla")
    area.fill(re.sub(r"lr = \S+", f"lr = {STYLES['Momentum'].lr}", book))  # la suya también se prueba
    trial.get_by_role("button", name="Prueba justa").click()
    told, rows = trial.get_by_role("status"), trial.locator("tbody tr")
    own = rows.filter(has_text="Tu regla")
    # Se para y se sigue.
    trial.get_by_role("button", name="Parar").click()
    expect(told).to_have_text("Prueba parada.")
    trial.get_by_role("button", name="Seguir con la prueba").click()
    expect(own).to_contain_text("Tu regla")
    expect(told).to_contain_text("Tu regla llega", timeout=120_000)
    expect(rows).to_have_count(1 + len(STYLES))
    # La regla es Momentum: le sale lo mismo, y no se distinguen.
    course = rows.filter(has_text="Momentum").first
    cells = course.locator("td").all_inner_texts()
    assert own.locator("td").all_inner_texts() == cells and cells[0].endswith("de 48") and "pasos" in cells[1]
    expect(course).to_contain_text("no se distingue")
    expect(own).to_contain_text("ajustado: lr")
    expect(own).to_contain_text("como están: beta")
    # El orden es el de quién llega antes, o más veces, y la del lector va en su sitio.
    names = rows.locator("th").all_inner_texts()
    mine = next(place for place, name in enumerate(names) if "Tu regla" in name)
    sides = [re.search(r"antes (\d+), después (\d+)|$", name).groups("0") for name in names]
    counts = [int(text.split()[0]) for text in rows.locator("td:nth-child(2)").all_inner_texts()]
    leads = [(int(side[0]) - int(side[1]), count - counts[mine]) for side, count in zip(sides, counts, strict=True)]
    assert all(max(lead) >= 0 for lead in leads[:mine]) and all(min(lead) <= 0 for lead in leads[mine:])
    expect(told).to_contain_text("la diferencia cabe en el azar")
    # El examen, desde otras salidas, con las tasas de antes.
    trial.get_by_role("button", name="Examen").click()
    expect(trial.locator("caption")).to_contain_text("con las tasas ya elegidas")
    assert rows.filter(has_text="Momentum").first.locator("td").all_inner_texts() != cells
    trial.get_by_role("button", name="Ver la prueba").click()
    assert rows.filter(has_text="Momentum").first.locator("td").all_inner_texts() == cells
    # Otra regla no es la que se probó; la que se prueba es la que hay escrita.
    area.fill(SIGN)
    expect(own).to_contain_text("de la regla anterior")
    expect(told).to_contain_text("la de ahora está sin probar")
    trial.get_by_role("button", name="Repetir la prueba").click()
    expect(own).to_contain_text("sin tasa que ajustar")
    expect(own).not_to_contain_text("de la regla anterior")
    # Quien abre el enlace ve la misma prueba; el examen se sortea en cada visita.
    expect(told).to_contain_text("Tu regla llega")
    cells = own.locator("td").all_inner_texts()
    page.evaluate(REFUSED)
    fig.get_by_role("button", name="Compartir").click()
    address = fig.get_by_label("Dirección para compartir").input_value()
    page.goto("about:blank")
    page.goto(address)
    page.get_by_role("button", name="Prueba justa").click()
    expect(own.locator("td").first).to_have_text(cells[0])
    assert own.locator("td").all_inner_texts() == cells


def test_nothing_of_a_rule_in_a_link_is_markup(bench, page):
    hostile = bench(f"#regla?rule={HOSTILE}")
    expect(hostile.get_by_label("Tu regla")).to_have_value(re.compile("<img"))
    expect(hostile.locator(".rule-said")).to_contain_text("Línea 1")
    assert page.evaluate("window.taken") is None and hostile.locator("img, script").count() == 0


def test_a_received_rule_never_overwrites_ones_own(bench, page):
    """Ni al abrirla ni al cambiarla; y la cambiada también se queda, aparte."""
    friend, other = "g = grad(x)  # ¿sí? & #1\nx = x - 0.05 * g", "g = grad(x)\nx = x - 0.01 * g"
    area = page.get_by_label("Tu regla", exact=True).first

    def write(text):
        area.fill(text)
        page.wait_for_function(f"(text) => localStorage['{KEY}']?.includes(JSON.stringify(text))", arg=text)

    def opened(fragment=""):
        page.goto("about:blank")
        return bench(fragment)

    opened()
    write(SIGN)
    fig = opened(f"#regla?rule={quote(friend)}")
    expect(area).to_have_value(friend)
    write(f"{friend}  # mía")
    fig = opened()
    expect(area).to_have_value(SIGN)
    fig.get_by_role("button", name="Ver la recibida").click()
    expect(area).to_have_value(f"{friend}  # mía")
    fig.get_by_role("button", name="Volver a mi regla").click()
    expect(area).to_have_value(SIGN)
    # Lo que se escribe justo antes de mirar la otra, o de irse, también se guarda.
    area.evaluate(AT_ONCE, {"texts": [f"{SIGN}  # ya"], "press": "Ver la recibida"})
    expect(area).to_have_value(f"{friend}  # mía")
    area.evaluate(AT_ONCE, {"texts": [f"{friend}  # y ya"], "press": "Volver a mi regla"})
    expect(area).to_have_value(f"{SIGN}  # ya")
    fig.get_by_role("button", name="Ver la recibida").click()
    expect(area).to_have_value(f"{friend}  # y ya")
    fig.get_by_role("button", name="Volver a mi regla").click()
    area.evaluate(AT_ONCE, {"texts": [SIGN], "press": None})
    fig = opened()
    expect(area).to_have_value(SIGN)
    # Un enlace en la misma página, y la propia al recargar su dirección.
    page.evaluate("(hash) => { location.hash = hash; }", f"#regla?rule={quote(other)}")
    expect(area).to_have_value(other)
    write(f"{other}  # y mía")
    fig.get_by_role("button", name="Volver a mi regla").click()
    expect(area).to_have_value(SIGN)
    write(f"{SIGN}  # otra vez")
    page.wait_for_function("() => location.hash.includes('otra')")
    page.reload()
    expect(area).to_have_value(f"{SIGN}  # otra vez")
    opened()
    expect(area).to_have_value(f"{SIGN}  # otra vez")


@pytest.mark.parametrize("height", [508, 844])
def test_a_mistake_is_in_sight_above_the_keyboard_of_a_phone(new_context, site, height):
    """Se dice bajo el texto, sin taparlo ni mover nada, y al pulsarlo se selecciona; el teclado no se cierra."""
    context = new_context(viewport={"width": 390, "height": height}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto(site + PAGE)
    fig = page.locator("figure[data-rule].fig-on").first
    area, told = fig.get_by_label("Tu regla"), fig.locator(".rule-said")
    lines = [f"a{k} = {k}" for k in range(9)] + ["g = grad(x)", "x = x - 0.1 * g"]
    area.fill("\n".join(lines))
    assert area.evaluate("(each) => parseFloat(getComputedStyle(each).fontSize)") >= 16
    area.tap()
    page.keyboard.press("Control+End")
    tops = (
        "() => ['.rule-signs', '.rule-tools', '.rule-settings'].map((name) => document.querySelector(name).offsetTop)"
    )
    before = page.evaluate(tops)
    page.keyboard.type(" ^ 2")
    expect(told).to_contain_text("Línea 11: En vez de «^», **.")
    assert page.evaluate(tops) == before
    seen, text, drawn = (each.bounding_box() for each in (told, area, fig.locator(".fig-view")))
    assert drawn["y"] + drawn["height"] <= text["y"] and text["y"] + text["height"] <= seen["y"]
    assert seen["y"] + seen["height"] <= height
    assert fig.get_by_label("a1", exact=True).is_disabled()
    told.get_by_role("button").tap()
    page.wait_for_function("() => String(getSelection()) === '^'")
    fig.get_by_role("button", name="**2", exact=True).tap()
    expect(area).to_have_value(re.compile(r"\* g \*\*2 2$"))
    for name in ("Deshacer", "Rehacer", "Deshacer"):
        fig.get_by_role("button", name=name).tap()
        assert area.evaluate("(each) => each === document.activeElement")
    expect(area).to_have_value(re.compile(r"\* g \^ 2$"))
    context.close()


def test_the_rule_is_taken_away(bench, page):
    """El código lleva lo que hay escrito y los valores de los mandos, y se copia de dos maneras."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fig = bench()
    fig.get_by_label("Tu regla").fill("g = grad(x - rate * v)\nv = 0.9 * v + g\nx = x - rate * v")
    fig.get_by_label("rate", exact=True).press("ArrowRight")
    fig.get_by_role("button", name="Ver el código").click()
    choice = fig.get_by_label(WAYS)
    expect(choice.locator("option")).to_have_text(["optlib", "PyTorch"])
    # Lo que da cada una, en test_rule_export.py.
    shown = {"optlib": "rate: float = 0.11\n", "PyTorch": "rate=0.11"}
    for way, written in shown.items():
        choice.select_option(way)
        expect(fig.locator(".fig-code")).to_contain_text(written)
    fig.get_by_role("button", name="Copiar el código").click()
    expect(fig.get_by_text("Copiado", exact=True)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "rate=0.11" in copied and "def step(self, closure):" in copied
    expect(fig.get_by_role("button", name="Copiar el código")).to_be_visible()
    # Con una línea mal escrita, el código es el de la regla que corre.
    fig.get_by_label("Tu regla").fill("g = grad(x)\nx = x - rate * <b>g</b>")
    expect(fig.locator(".rule-said")).to_contain_text("Línea 2")
    page.evaluate("navigator.clipboard.writeText('')")
    fig.get_by_role("button", name="Copiar el código").click()
    page.wait_for_function("async (text) => await navigator.clipboard.readText() === text", arg=copied)
    assert fig.locator("b").count() == 0


def test_the_rule_is_shared(bench, page):
    """Quien abre la dirección encuentra la regla escrita y a todos en la salida."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fig = bench()
    fig.get_by_label("Tu regla").fill(SIGN)
    share = fig.get_by_role("button", name="Compartir")
    share.click()
    expect(fig.locator(".rule-tools [role=status]")).to_have_text("Copiado")
    address = page.evaluate("navigator.clipboard.readText()")
    assert len(address.partition("#")[2]) < 120
    assert not fig.get_by_label("Dirección para compartir").is_visible()
    page.evaluate(REFUSED)
    share.click()
    shown = fig.get_by_label("Dirección para compartir")
    expect(shown).to_have_value(address)
    assert page.evaluate("String(getSelection())") == address
    page.evaluate(PHONE)
    share.click()
    page.wait_for_function("() => window.shared")
    assert page.evaluate("window.shared.url") == address and not shown.is_visible()
    other = page.context.new_page()
    fig.get_by_label("Tu regla").fill(f"{SIGN}  # {'largo' * 400}")
    share.click()
    expect(fig.locator(".rule-tools [role=status]")).to_contain_text("en un enlace caben 2000")
    other.goto(address)
    fig = other.locator("figure[data-rule]").first
    expect(fig.get_by_label("Tu regla")).to_have_value(SIGN)
    expect(fig.locator(".fig-summary")).to_have_text("En la salida, (1, 1.2).")
    fig.get_by_role("button", name="Un paso").click()
    expect(fig.locator(".fig-summary")).to_contain_text("Vas ")


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


# Corregir cada una se prueba sin navegador, en test_rule_exercises.py.
def test_a_rule_is_mended_where_it_is_read(page, site):
    item = RULES[0]
    box = exercise(page, site, item)
    area = box.get_by_label("Tu regla")
    assert area.input_value() == item.rule.strip() and submit(box) == "wrong"
    area.fill("x = x - grad(x) ^ 2")
    assert submit(box) == "invalid"
    # Escrita y comprobada antes de que se dibuje nada: se comprueba lo que se acaba de escribir.
    area.evaluate(AT_ONCE, {"texts": [item.answer.strip()], "press": "Comprobar"})
    expect(box.locator(".exercise-status")).to_have_attribute("data-state", "correct")
    expect(box.locator(".exercise-note")).to_contain_text("Hecho (2 intentos)")
    # Aquí no se parte de una del curso, que sería la respuesta.
    assert box.get_by_label("Parte de la regla de").count() == 0


def test_the_figure_tells_what_the_check_tells(page, site):
    """Cada prueba se puede ver, también el empujón, y sin movimiento se dice con palabras."""
    for name, count in (("regla-una-memoria", 3), ("regla-recortar", 2), ("regla-olvidar-despacio", 2)):
        box = exercise(page, site, next(item for item in RULES if item.id == name))
        summary, pick = box.locator(".fig-summary"), box.get_by_label("Prueba que se ve")
        expect(pick.locator("option")).to_have_count(count)
        submit(box)
        told = box.locator(".exercise-status").inner_text()
        # Lo que dura el empujón se sortea con cada respuesta.
        assert re.search(r"queda un .* %|En (?!el paso).*", told)[0] in summary.inner_text(), told
        before = summary.inner_text()
        pick.select_option(str(count - 1))
        if name == "regla-olvidar-despacio":
            expect(box.get_by_label("Lo que el primer gradiente mueve en cada paso")).to_be_visible()
            box.get_by_label("Tu regla").fill("lr = 0.1\ng = grad(x)\nx = x - lr * g * sign(abs(t - 20))")
            expect(summary).to_contain_text("Tu regla no se mueve en el paso 20")
        else:
            expect(summary).not_to_have_text(before)
    page.wait_for_function("() => location.hash.includes('abs')")  # tarda un poco en escribirse
    # Y de cada editor se va a cómo se escribe.
    box.get_by_role("link", name="Cómo se escribe").click()
    expect(page).to_have_url(re.compile(rf"{PAGE}#como-se-escribe$"))
    expect(page.get_by_role("heading", name="Cómo se escribe")).to_be_in_viewport()


def test_what_is_written_is_there_another_day(page, site):
    item = RULES[-1]
    box = exercise(page, site, item)
    box.get_by_label("Tu regla").fill("g = grad(x)\nx = x - 0.03 * g")
    page.wait_for_function(f"() => localStorage['{KEY}']?.includes('0.03')")
    page.goto("about:blank")
    again = exercise(page, site, item)
    expect(again.get_by_label("Tu regla")).to_have_value(re.compile("0.03"))
    page.goto(site + "chapters/progreso.html")
    expect(page.locator("[data-progress=codigo] li:not([hidden])")).to_contain_text("Escribe tu optimizador")
