"""Cada figura en un navegador real: mandos, teclado, resumen, enlaces y valores absurdos.

Que arranca en su página, cabe, se ve en ambos temas y nadie queda fuera, en la visita de cada página.
"""

import os
import re

import pytest
from playwright.sync_api import expect
from python_tab import Unreliable
from visits import DRAWN_TO_SIZE, SETTLED, stop

from optlib import PROBLEMS
from optlib.figures import SPECS, figure
from optlib.rules import best_rate

pytestmark = pytest.mark.long

IDS = list(SPECS)
LOUD = [name for name in IDS if not SPECS[name].digits]  # de las que se entrenan, test_red.py y test_dos_redes.py
ABSURD = {
    "lr": ["1e999", "-1", "NaN", "0", "1e300", "abc", "<b>x</b>", "%E0%A4%A"],
    "steps": ["1e9", "-5", "2.7", "[]"],
    "start": ["1e999,2", "99999,-99999", "nada", "NaN,NaN"],
    "problem": ["__proto__", "constructor", "toString", "<img src=x onerror=alert(1)>"],
    "optimizers": ["", "Adam,<b>", "todos"],
    "lrs": ["Adam:-1,Momentum:1e999", "Adam:1e300", "::::,", "__proto__:3"],
    "beta": ["1e999", "-3", "1"],
    "seed": ["0.5", "1e99"],
    "data": ["hasOwnProperty"],
    "w": ["1e999", "-1e9"],
    "eps": ["0"],
    "step": ["1e9", "-1"],
    "t": ["0", "1e9"],
    "fair": ["quizá"],
}
COVER = "index.html#breve?"  # la carrera de la portada
NEEDS_PYTHON = pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python")
# Sigue un enlace a esta misma página; termina cuando la página lo ha atendido.
FOLLOW = """(hash) => new Promise((done) => {
    addEventListener("hashchange", () => done(), { once: true }); location.hash = hash; })"""
# Desplaza la página; termina cuando el navegador ha dicho a quien lo observa qué se ve y qué no.
SCROLL = """(top) => new Promise((done) => {
    scrollTo(0, top);
    new IntersectionObserver((_, observer) => { observer.disconnect(); done(); }).observe(document.body); })"""


@pytest.mark.parametrize(
    ("part", "name", "well", "how"),
    [
        ("_static/site.js", "chapters/04_neurona.html", ".theme-button:not([hidden])", "portal"),
        ("optlib/mount.js", "chapters/04_neurona.html", ".exercise-check", "portal"),
        ("parts/chunk-", "chapters/04_neurona.html", ".exercise-check", "404"),
        ("parts/mount-", "chapters/04_neurona.html", "[data-key=apertura].fig-on", "portal"),
        ("parts/neurona-", "chapters/04_neurona.html", "[data-key=apertura].fig-on", "404"),
        pytest.param("optlib/cells.js", "chapters/04_neurona.html", ".python-page.ready", "portal", marks=NEEDS_PYTHON),
        ("_static/search.js", "search.html?q=adam", "#search-results li", "portal"),
    ],
)
def test_a_script_that_a_portal_replaced_is_told_and_comes_with_a_reload(new_context, site, part, name, well, how):
    page = new_context().new_page()
    Unreliable.broken = {part: how}
    page.goto(site + name)
    expect(page.get_by_text("no se ha podido cargar").filter(visible=True).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    Unreliable.reset()
    page.reload()
    page.locator(well).first.wait_for(state="attached")
    assert page.get_by_text("no se ha podido cargar").count() == 0
    page.context.close()


def test_from_a_folder_it_is_said_once_what_to_do(html, page):
    for name in ("chapters/05_adam.html", "index.html"):
        page.goto((html / name).as_uri())
        expect(page.get_by_text("make servir")).to_have_count(1)
        assert page.get_by_text("No se ha podido cargar").count() == 0


def settle(page):
    """Espera a que se haya dibujado lo pedido."""
    page.evaluate(SETTLED)


def drawing(fig) -> str:
    """Lo dibujado y las tablas, mandos aparte."""
    return fig.evaluate(
        """(node) => [...node.querySelectorAll(".fig-svg, .fig-table, .fig-num, .fig-bar, .fig-legend")]
            .map((part) => part.outerHTML).join("")"""
    )


def picture(fig) -> str:
    """Lo dibujado, con los fondos sombreados."""
    shades = fig.evaluate("(node) => [...node.querySelectorAll('canvas')].map((part) => part.toDataURL()).join()")
    return drawing(fig) + shades


def summary(fig) -> str:
    return fig.locator(".fig-summary").text_content()


# Mandos que solo actúan en cierto estado (lo dice su pista): se prueban en él. La velocidad, con la reproducción.
NEEDS = {
    ("valle", "Inercia β"): "#valle?optimizer=Momentum",
    ("carrera", "Pasos por segundo"): None,
}


# Los mandos; de las filas de una carrera, que son iguales, los de la primera.
CONTROLS = ".fig-live :is(input, select):not(.fig-row ~ .fig-row *)"

# Los mandos a los que llega el tabulador, numerados.
IN_ORDER = """(node) => [...node.querySelectorAll(".fig-live :is(input, select, button)")]
    .filter((each) => !each.disabled && each.checkVisibility({ visibilityProperty: true }))
    .map((each, k) => { each.dataset.order = k; return k; })"""


def reach_in_order(fig, page) -> None:
    """Llega a todo con el tabulador, en orden."""
    wanted = fig.evaluate(IN_ORDER)
    seen = []
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.dataset.order"))
    assert [int(order) for order in seen if order is not None][: len(wanted)] == wanted


def state(fig) -> tuple[str, str]:
    return picture(fig), summary(fig)


def reset(fig, page) -> None:
    fig.get_by_role("button", name="Reiniciar").click()
    settle(page)


def spoken(slider) -> str:
    """Lo que se dice del mando: el valor que se ve, con su pista si la tiene; no su posición."""
    text = slider.get_attribute("aria-valuetext")
    shown = slider.evaluate("(input) => input.parentElement.querySelector('.fig-value').textContent")
    assert re.search(r"\d", shown) and (text == shown or text.startswith(f"{shown}: "))
    assert not re.search("undefined|NaN|e-", text)
    return text


@pytest.mark.parametrize("figure_id", LOUD)
def test_each_control_is_reached_speaks_and_changes_picture_and_summary(open_figure, page, figure_id):
    fig = open_figure(figure_id)
    reach_in_order(fig, page)
    unchanged, first = [], state(fig)
    for control in fig.locator(CONTROLS).all():
        name = control.evaluate("(input) => input.labels[0].textContent")
        fragment = NEEDS.get((figure_id, name), "")
        if fragment is None:
            continue
        if fragment:
            page.evaluate(FOLLOW, fragment)
            settle(page)
        before = state(fig) if fragment else first
        slides = control.get_attribute("type") == "range"
        text = slides and spoken(control)
        control.focus()
        if control.get_attribute("type") == "checkbox":
            page.keyboard.press("Space")
        else:
            last = slides and control.evaluate("(node) => Number(node.value) > node.max / 2")
            for _ in range(6):
                page.keyboard.press("ArrowLeft" if last else "ArrowRight")
        settle(page)
        after = state(fig)
        if before[0] == after[0]:
            unchanged.append((name, "dibujo"))
        # La tasa de un corredor puede no cambiar los puestos: su efecto se lee en su fila.
        if before[1] == after[1] and not name.startswith("Tasa de "):
            unchanged.append((name, "resumen"))
        if slides and control.is_enabled() and spoken(control) == text:
            unchanged.append((name, "valor"))
        reset(fig, page)
        assert state(fig) == first, name
    assert unchanged == []
    assert open_figure.errors == []


# Con mandos de cada clase; uno, que depende de otro, y otro, que no está en el código de la figura.
@pytest.mark.parametrize("figure_id", ["valle", "carrera", "neurona", "brote"])
def test_restored_from_its_link(open_figure, page, clock, figure_id):
    """Lo que se cambia queda en la dirección; otra visita con esa dirección muestra lo mismo; reiniciar la limpia."""
    fig = open_figure(figure_id)
    initial = picture(fig), summary(fig)
    # Todos los mandos que no son casillas, cada uno a otro valor.
    for control in fig.locator(".fig-controls :is(input[type=range], select)").all():
        if not control.is_disabled():
            control.focus()
            page.keyboard.press("ArrowUp" if control.evaluate("(i) => i.tagName === 'SELECT'") else "ArrowLeft")
    clock.run_for(400)
    fragment = page.evaluate("location.hash")
    assert fragment.startswith(f"#{figure_id}?")
    changed = picture(fig), summary(fig)
    assert changed != initial
    fig = open_figure(figure_id, fragment)
    clock.run_for(150)
    assert (picture(fig), summary(fig)) == changed
    fig.get_by_role("button", name="Reiniciar").click()
    clock.run_for(400)
    assert (picture(fig), summary(fig)) == initial
    assert page.evaluate("location.hash") == ""


# Los que hay de cada clase, y con los que una figura diverge, abajo.
@pytest.mark.parametrize("figure_id", ["descenso-1d", "carrera", "neurona", "adam-por-dentro"])
def test_survives_absurd_values(open_figure, page, figure_id):
    """Cada vez, un valor absurdo distinto en todos los parámetros o en uno solo: al abrir y con enlaces."""
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    wrong = {name: ABSURD.get(name, ["1e999"]) for name in SPECS[figure_id].params}
    for turn in range(max(map(len, ABSURD.values()))):
        query = [f"{name}={values[turn % len(values)]}" for name, values in wrong.items()]
        part = query[turn % len(query)] if turn % 2 else "&".join(query)
        fragment = f"#{figure_id}?{part}&turno={turn}"
        if not turn:
            fig = open_figure(figure_id, fragment)
        else:
            page.evaluate(FOLLOW, fragment)
            settle(page)
        text = summary(fig)
        assert text and "undefined" not in text and "NaN" not in text, fragment
        assert not re.search(r"NaN|undefined|Infinity", drawing(fig)), fragment
        assert fig.locator("b, img[src=x]").count() == 0
    assert open_figure.errors == []
    assert dialogs == []


SAID = {
    "descenso-1d": [
        ("problem=quartic&lr=2&steps=60", "diverge"),
        ("lr=1", "oscila para siempre"),
        ("lr=0.5", "llega en un paso"),
        ("lr=0.8", "alterna de lado"),
    ],
    "valle": [
        ("lr=2&steps=300", "diverge"),
        ("problem=rosenbrock&lr=2&optimizer=Momentum&steps=300", "diverge"),
    ],
    "carrera": [("lrs=GradientDescent:10,Momentum:10", "divergido")],
    "momento": [("lr=0.16&beta=0", "diverge")],
    "lotes": [("lr=1&epochs=20", "diverge")],
    "neurona": [("data=offcenter&lr=2&steps=200&step=200", "diverge")],
    "retropropagacion": [
        ("step=8", "−0.7763·(1\N{NO-BREAK SPACE}−\N{NO-BREAK SPACE}0.7616²)"),
        ("lr=2&steps=60", "El descenso diverge"),
    ],
    "planes": [
        ("lr=0.02", "Gana el constante: los demás, al bajar la tasa, se quedan a medio camino."),
        ("noise=0", "Sin ruido no hay suelo"),
        ("lr=0.2&landscape=walls", "Se escapan el constante, el de escalones, el de coseno y el lineal."),
        ("lr=0.5&landscape=walls", "Se escapan los cinco. En las paredes, una tasa mayor que 0.125 aleja."),
        ("lr=0.5&landscape=walls&warmup=20", "Sin calentamiento se escaparía."),
        ("warmup=100&steps=90", "los cinco planes son aún el mismo"),
    ],
    "muon": [
        ("steps=5", "hay 7 de los 8 valores singulares; el que es 0 no cambia"),
        ("matrix=diagonal&steps=5&turned=true", "del que daba sin girar; el de Muon, nada."),
        ("matrix=outputs&steps=5", "hay 9 de los 10 valores singulares; el que es 0 no cambia"),
        ("a=5&b=0&c=4&steps=12", "se escapan"),
    ],
    "letras": [
        ("steps=100", "Exceso × 1000 tras 100 pasos: Adam, 0.2; Adagrad, 0.3; Muon, "),
        ("turned=true", "; Adam, 2; Momentum, 3; Adagrad, 20."),
        ("turned=true&steps=1", "tras 1 paso:"),
    ],
    "brote": [
        ("steps=0", "está en x\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}5, fuera del dibujo"),
        ("guess=9000&steps=9000", "Paso 9000: está a menos de 10⁻²⁰ del mínimo."),
        ("guess=9000&steps=13000", "Se va del mínimo en el paso 118"),
        ("guess=9000&steps=13001", "|x| llega a 0.1. Apostaste el 9000:"),
        ("eps=0.01&steps=20000", "vale 19.9, y el límite es 38. No se ha ido."),
        ("beta2=0.95&steps=20000", "|x| llega a 0.01."),
    ],
    "adam-por-dentro": [("signal=constant&correction=false", "x baja 6.24 α: se sale del pasillo.")],
}


@pytest.mark.parametrize("figure_id", SAID)
def test_says_what_happens(open_figure, page, figure_id):
    fig = open_figure(figure_id)
    for settings, words in SAID[figure_id]:
        page.evaluate(FOLLOW, f"#{figure_id}?{settings}")
        expect(fig.locator(".fig-summary")).to_contain_text(words)
        assert not re.search(r"NaN|undefined|Infinity", drawing(fig)), settings
    assert open_figure.errors == []


@pytest.mark.parametrize("figure_id", ["descenso-1d", "valle", "neurona"])
def test_the_start_is_dragged(open_figure, page, figure_id):
    fig = open_figure(figure_id)
    before = picture(fig), summary(fig)
    box = fig.locator(".fig-handle circle").last.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 30, y - 25, steps=4)
    page.mouse.up()
    settle(page)
    after = fig.locator(".fig-handle circle").last.bounding_box()
    assert after["x"] + after["width"] / 2 == pytest.approx(x - 30, abs=4)
    assert picture(fig) != before[0]
    assert summary(fig) != before[1]


def test_the_best_pair_is_reached_and_said(open_figure, page):
    """Arrastrando hasta cerca de la estrella o con los mandos; la misma pareja escrita da siempre lo mismo."""
    fig = open_figure("momento")
    star, hand = (fig.locator(name).last.bounding_box() for name in (".fig-best", ".fig-handle circle"))
    x, y = (star[side] + star[size] / 2 for side, size in (("x", "width"), ("y", "height")))
    page.mouse.move(hand["x"] + hand["width"] / 2, hand["y"] + hand["height"] / 2)
    page.mouse.down()
    page.mouse.move(x + 5, y - 5)
    page.mouse.up()
    settle(page)
    dragged = summary(fig)
    assert "Con α\xa0=\xa00.111 y β\xa0=\xa00.444, cada paso acaba dejando 0.667 de la distancia" in dragged
    assert "Es la mejor pareja." in dragged
    # La estrella se dibuja sobre el asa.
    assert fig.locator(".fig-handle ~ .fig-best").count() == 1
    for label, key in (("Tasa de aprendizaje α", "ArrowRight"), ("Inercia β", "ArrowLeft")):
        fig.get_by_label(label).press(key)
        expect(fig.locator(".fig-summary")).to_contain_text("La mejor pareja la divide entre diez cada 5.7 pasos.")
    fig.get_by_label("Tasa de aprendizaje α").press("ArrowLeft")
    fig.get_by_label("Inercia β").press("ArrowRight")
    expect(fig.locator(".fig-summary")).to_have_text(dragged)


# Partidas con las que el asa no cabría en los ejes; y, sin mínimo, con un coste que se hace negativo.
FAR = {
    "valle": ["start=20,20"],
    "carrera": ["start=-20,-20", "problem=saddle&start=9,2"],
    "descenso-1d": ["problem=shifted_parabola&start=-1.5"],
}
SADDLES = [f"problem=saddle&start={start}" for start in ("2,0.01", "3.75,2.81", "0,2", "1,20")]


@pytest.mark.parametrize("figure_id", FAR)
def test_what_is_drawn_stays_in_the_axes(open_figure, page, figure_id):
    fig = open_figure(figure_id)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(DRAWN_TO_SIZE)
        plot = fig.locator("svg.fig-draggable .fig-plot")
        for settings in FAR[figure_id]:
            page.evaluate(FOLLOW, f"#{figure_id}?{settings}&width={width}")
            settle(page)
            x, y = map(float, re.findall(r"[-\d.]+", fig.locator(".fig-handle").get_attribute("transform")))
            assert 0 <= x <= float(plot.get_attribute("width")) + 0.1, (width, settings)
            assert 0 <= y <= float(plot.get_attribute("height")) + 0.1, (width, settings)
    # El eje es lineal, y el trazo empieza dentro de él.
    for settings in SADDLES if figure_id != "descenso-1d" else []:
        page.evaluate(FOLLOW, f"#{figure_id}?{settings}")
        settle(page)
        side = fig.locator(".fig-side")
        assert "−" in side.locator(".fig-axes").text_content(), settings
        height = float(side.locator(".fig-plot").get_attribute("height"))
        drawn = side.locator(".fig-plot path[d^=M]:is(.fig-trail, .fig-lane)").first.get_attribute("d")
        assert 0 <= float(re.match(r"M\S+ ([^LM]+)", drawn)[1]) <= height, settings


def test_a_race_of_a_few_shows_all_with_one_button(site, page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}chapters/06_tasas_por_coordenada.html#carrera?")
    fig = page.locator("figure[data-key=carrera].fig-on")
    names, button = fig.locator(".fig-row-legend li"), fig.get_by_role("button", name="Todos")
    for pressed, count in (("false", 4), ("true", 11), ("false", 4)):
        expect(button).to_have_attribute("aria-pressed", pressed)
        expect(names).to_have_count(count)
        tops = names.evaluate_all("(nodes) => nodes.map((node) => node.offsetTop)")
        assert len(set(tops)) <= 3
        button.click()


def test_bars_and_memories_are_moved_by_hand_and_with_the_keyboard(open_figure, page):
    """Un trazo cambia todas las barras por las que pasa; tocar el pasillo lee un paso; y las teclas hacen lo mismo."""
    fig = open_figure("adam-por-dentro", "#adam-por-dentro?signal=constant")
    box = fig.locator(".adam-field").bounding_box()
    wide, middle = box["width"] / 30, box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + wide / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 29.5 * wide, middle)
    page.mouse.up()
    expect(fig.locator(".fig-summary")).to_have_text("En t\xa0=\xa030 llega g\xa0=\xa00 y x no se mueve.")
    fig.locator(".adam-alley").click(position={"x": 4.5 * wide, "y": 9})
    expect(fig.locator(".fig-summary")).to_contain_text("En t\xa0=\xa05 llega")
    bar = fig.get_by_label("Gradiente, con ↑ y ↓")
    bar.press("ArrowRight")
    bar.press("ArrowUp")
    expect(fig.locator(".fig-summary")).to_have_text("En t\xa0=\xa06 llega g\xa0=\xa00.1 y x baja 0.522 α.")
    grip = fig.locator("g.adam-beta1").bounding_box()
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 5.2 * wide, grip["y"])
    page.mouse.up()
    expect(fig.get_by_label("β₁")).to_have_attribute("aria-valuetext", "0")
    fig.get_by_label("β₂").press("ArrowLeft")
    page.wait_for_function("() => new URLSearchParams(location.hash.split('?')[1]).get('beta2') === '0.995'")


def test_race_plays_pauses_and_steps(open_figure, page, clock):
    fig = open_figure("carrera")
    assert fig.get_by_role("button", name="Todos").count() == 0  # ya corren todos
    stop(clock)
    step = fig.get_by_label("Paso que se ve")
    fig.get_by_role("button", name="Reproducir").click()
    clock.run_for(500)
    fig.get_by_role("button", name="Pausa").click()
    clock.run_for(50)
    shown = int(step.input_value())
    assert 3 <= shown < 100
    clock.run_for(200)
    assert int(step.input_value()) == shown
    fig.get_by_role("button", name="Un paso").click()
    clock.run_for(50)
    assert int(step.input_value()) == shown + 1
    fast = fig.get_by_label("Pasos por segundo")
    fast.focus()
    page.keyboard.press("End")
    fig.get_by_role("button", name="Reproducir").click()
    clock.run_for(500)
    assert int(step.input_value()) > shown + 25


def test_fair_race_gives_each_its_best_rate(open_figure, page):
    fig = open_figure("carrera")
    before = summary(fig)
    fig.get_by_label("A la mejor tasa de cada uno").click()
    settle(page)
    assert "Cada uno corre con su mejor tasa" in summary(fig) != before
    problem = PROBLEMS["beale"]
    for name in ("Momentum", "RMSProp", "Adam", "AdamW"):
        text = fig.get_by_label(f"Tasa de {name}", exact=True).get_attribute("aria-valuetext")
        assert float(text) == best_rate(name, problem, problem.start, 200)


def test_calm_readers_get_no_motion(new_context, site, place):
    context = new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.clock.install()
    page.goto(f"{site}{COVER}")
    fig = page.locator(".descent-picture.fig-on")
    fig.locator(".fig-summary", has_text="Adam, al C").wait_for()  # lo que dice llega aparte
    settle(page)
    before = picture(fig)
    page.clock.run_for(500)
    assert picture(fig) == before
    assert fig.locator(".fig-play").inner_text() == "Reproducir"
    page.goto(site + place.format("carrera"))
    page.wait_for_selector(".fig-on")
    step, play = page.get_by_label("Paso que se ve"), page.get_by_role("button", name="Reproducir")
    for shown in ("40", "80"):  # a saltos
        play.click()
        settle(page)
        assert play.is_visible() and step.input_value() == shown
    context.close()


@pytest.fixture
def cover(site, page, clock):
    """La carrera de la portada, que empieza sola, con el reloj detenido."""
    page.goto(f"{site}{COVER}")
    fig = page.locator(".descent-picture.fig-on")
    fig.get_by_role("button", name="Pausa").wait_for()
    fig.locator(".fig-letter").first.wait_for(state="attached")  # las letras llegan aparte
    stop(clock)
    return fig


def test_a_link_to_the_race_of_the_cover_says_where_it_is(site, page):
    page.goto(f"{site}{COVER}step=40")
    fig = page.locator(".descent-picture.fig-on")
    fig.get_by_text("Van de camino").wait_for()
    settle(page)
    assert fig.locator(".fig-play").inner_text() == "Reproducir"
    assert fig.get_by_label("Paso que se ve").input_value() == "40"


def test_the_race_of_the_cover_moves_and_stops(cover, page, clock):
    fig, first = cover, picture(cover)
    clock.run_for(400)
    assert picture(fig) != first
    assert summary(fig).startswith("Van de camino")  # la pregunta sigue abierta hasta que llegan
    fig.get_by_role("button", name="Pausa").click()
    clock.run_for(50)
    stopped = picture(fig)
    clock.run_for(300)
    assert picture(fig) == stopped
    fig.get_by_role("button", name="Reproducir").click()
    clock.run_for(9000)
    assert "al mínimo" in summary(fig)


def test_no_work_out_of_view(cover, page, clock):
    fig, seen = cover, page.evaluate("scrollY")
    for top, moves in ((seen + 3500, False), (seen, True)):
        page.evaluate(SCROLL, top)
        clock.run_for(50)
        before = picture(fig)
        clock.run_for(400)
        assert (picture(fig) != before) == moves


def test_the_figure_computes_what_optlib_computes(open_figure):
    """El camino dibujado pasa por los puntos de la trayectoria de optlib, pasados a píxeles."""
    fig = open_figure("valle", "#valle?lr=0.2&steps=12")
    run = figure("valle", lr=0.2, steps=12).trajectory
    plot = fig.locator(".fig-plot").first
    d = plot.locator(".fig-trail").get_attribute("d")
    width, height = (float(plot.get_attribute(side)) for side in ("width", "height"))
    points = [tuple(map(float, pair.split())) for pair in d[1:].split("L")]
    expected = [((x + 4) / 8 * width, (3 - y) / 6 * height) for x, y in run.x]
    assert len(points) == 13
    for (px, py), (ex, ey) in zip(points, expected, strict=True):
        assert px == pytest.approx(ex, abs=0.15) and py == pytest.approx(ey, abs=0.15)
