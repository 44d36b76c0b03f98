"""En un teléfono: la cabecera busca y dice por dónde se va, se juega antes de leer y se responde con un toque."""

import re

import pytest
from browser import TIMEOUT
from playwright.sync_api import expect
from toc import notebooks
from visits import DRAWN_TO_SIZE, FIGURES_ALONE, KEY, PLACE, SETTLED

CHAPTER = "chapters/02_descenso_gradiente.html"
WHERE = ".brand .place"
# El aro del foco: su trazo, su grosor, lo que se separa, si es del color de la página, y los que lo recortan.
RING = """(field) => {
    const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(field);
    const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset), box = field.getBoundingClientRect();
    const probe = Object.assign(document.createElement("i"), { style: "color: var(--ex-accent)" });
    field.parentNode.append(probe);
    const accent = getComputedStyle(probe).color;
    probe.remove();
    const cuts = [];
    for (let around = field.parentElement; around !== document.documentElement; around = around.parentElement) {
        const { overflow, clipPath, contain } = getComputedStyle(around), edge = around.getBoundingClientRect();
        if (overflow === "visible" && clipPath === "none" && !/paint|content|strict/.test(contain)) continue;
        const inside = box.left - reach >= edge.left && box.right + reach <= edge.right
            && box.top - reach >= edge.top && box.bottom + reach <= edge.bottom;
        if (!inside) cuts.push(around.className);
    }
    return [outlineStyle, outlineWidth, outlineOffset, outlineColor === accent, cuts];
}"""
CHAPTERS = [path.stem for path in notebooks() if path.stem[0].isdigit()]


@pytest.fixture
def phone(new_context):
    """Una página en un teléfono de 360 píxeles, con el dedo."""
    context = new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_the_magnifier_opens_the_whole_header(phone, site):
    """Y a todo lo que hay en ella se acierta con el dedo."""
    phone.goto(site + "chapters/glosario.html")
    for target in phone.locator(".menu > summary, .search-form input, .theme-button").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    field = phone.get_by_role("searchbox", name="Buscar en el curso")
    field.tap()
    phone.wait_for_function("() => document.activeElement.id === 'buscar'")
    assert field.bounding_box()["width"] > 300
    field.press("Escape")
    assert field.bounding_box()["width"] < 50
    field.tap()
    field.fill("impulso")
    field.press("Enter")
    phone.wait_for_url("**/search.html?q=impulso")


def test_the_header_says_where_one_is(phone, site):
    """El número de la sección y cuánto se ha leído; arriba del todo, el título del curso."""
    phone.goto(site + CHAPTER)
    title = phone.locator(".brand .title")
    assert title.is_visible() and not phone.locator(WHERE).is_visible()
    phone.evaluate(PLACE)
    phone.locator("#un-factor-por-paso").evaluate("(node) => node.scrollIntoView()")
    phone.wait_for_function(f"() => document.querySelector('{WHERE}').textContent.startsWith('2.4')")
    middle = re.fullmatch(r"2\.4\xa0·\xa0(\d+)\xa0%", phone.locator(WHERE).text_content())
    assert phone.locator(WHERE).is_visible() and 20 < int(middle[1]) < 80
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    phone.wait_for_function(f"() => document.querySelector('{WHERE}').textContent.endsWith('100\\xa0%')")
    phone.evaluate("scrollTo(0, 0)")
    title.wait_for(timeout=TIMEOUT)
    # Con el índice al lado no hace falta.
    phone.set_viewport_size({"width": 1280, "height": 740})
    phone.evaluate("scrollTo(0, 3000)")
    phone.wait_for_function("() => document.documentElement.classList.contains('reading')")
    assert title.is_visible() and not phone.locator(WHERE).is_visible()


@pytest.mark.parametrize(("width", "rail"), [(1280, ".bd-sidebar-primary .sections"), (1600, ".bd-toc")])
def test_the_rail_follows_what_is_read(new_context, site, width, rail):
    """En un capítulo con más secciones de las que caben, la que se lee está a la vista en el índice de la página."""
    context = new_context(viewport={"width": width, "height": 600}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + "chapters/06_otros_optimizadores.html")
    page.evaluate(PLACE)
    page.evaluate("scrollTo(0, document.body.scrollHeight * 0.85)")
    page.wait_for_function(
        """(rail) => { const link = document.querySelector(`${rail} [aria-current]`)?.getBoundingClientRect();
        return link && link.top > 50 && link.bottom <= innerHeight; }""",
        arg=rail,
    )
    # Antes de la primera, ninguna.
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(f"{rail} [aria-current]")).to_have_count(0)
    context.close()


def test_the_longest_names_fit_at_the_foot(phone, site):
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(site + "chapters/06_tasas_por_coordenada.html")
    foot = phone.locator(".prev-next")
    assert foot.evaluate("(node) => node.scrollWidth - node.clientWidth") <= 0


def test_another_exercise_is_not_alone_in_its_row(phone, site):
    phone.goto(site + "chapters/02_descenso_gradiente.html#ejercicio-gd-primer-paso")
    buttons = phone.locator("[data-exercise=gd-primer-paso] .exercise-actions > button")
    buttons.last.wait_for()
    for width in (390, 320):
        phone.set_viewport_size({"width": width, "height": 740})
        *others, another = buttons.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().top)")
        assert len(others) == 2 and another in others, width


def test_a_table_is_filled_in_without_panning(phone, site):
    phone.goto(site + CHAPTER)
    box = phone.locator("[data-exercise=gd-tabla]")
    box.scroll_into_view_if_needed()
    box.locator("input").first.wait_for()
    fields = box.locator("input").all()
    for width in (320, 360):
        phone.set_viewport_size({"width": width, "height": 740})
        for field in fields:
            place = field.bounding_box()
            assert place["x"] >= 0 and place["x"] + place["width"] <= width and place["height"] >= 44
            # El nombre de su columna, al lado.
            name = field.locator("xpath=..").locator(".exercise-column")
            assert name.is_visible() and name.text_content().strip()
    fields[0].fill("7,7,7")
    box.get_by_role("button", name="Comprobar").tap()
    said = box.locator(".exercise-remark p")
    said.wait_for()
    # Se lee sin buscarlo qué casilla es, y por qué: bajo su ficha, que también se ve.
    place, field = said.bounding_box(), fields[0].bounding_box()
    assert 56 < field["y"] < place["y"] < field["y"] + 350 and place["y"] + place["height"] <= 740
    assert said.inner_text().endswith("no separes los miles.") and fields[0].input_value() == "7,7,7"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_each_chapter_opens_with_something_to_play_with(phone, site, chapter):
    """Con un gancho, una pregunta y pocos mandos; al moverlos, lo que pasa se ve y se dice."""
    errors = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    phone.add_init_script(FIGURES_ALONE)
    phone.emulate_media(reduced_motion="reduce")  # la que se mueve sola espera
    phone.goto(f"{site}chapters/{chapter}.html")
    fig = phone.locator("[data-key='apertura'].fig-on")
    fig.wait_for()
    assert fig.evaluate("(node) => node.compareDocumentPosition(document.querySelector('h2')) & 4")
    for size in ((390, 844), (360, 740)):
        first_screen(fig, *size)
    question = fig.locator("figcaption strong").inner_text()
    assert "¿" in question and len(question) < 170
    controls = [each for each in fig.locator("input, select").all() if each.is_visible()]
    assert 1 <= len(controls) <= 3
    words, drawing = fig.locator(".fig-summary"), fig.locator(".fig-view")
    for control in controls:
        before = words.inner_text(), drawing.inner_html()
        if control.get_attribute("type") == "checkbox":
            control.check()
        else:
            for _ in range(4):
                control.press("ArrowRight" if float(control.input_value()) < 5 else "ArrowLeft")
        phone.wait_for_function("([node, html]) => node.innerHTML !== html", arg=[drawing.element_handle(), before[1]])
        expect(words).not_to_have_text(before[0])
    # Si hay varias líneas, se dice de quién es cada una.
    if "optimizers" in fig.get_attribute("data-params"):
        assert fig.locator(".fig-legend li").count() >= 2 and fig.locator(".fig-legend").is_visible()
    # No lleva nada más, y el enlace de la figura grande sigue siendo suyo.
    assert fig.get_by_role("button", name="Ver el código").count() == 0
    assert fig.get_attribute("data-key") == "apertura"
    assert errors == []


def first_screen(fig, width: int, height: int) -> None:
    """Sin desplazarse, el gancho y la pregunta; al llegar a la figura, con el dibujo, los mandos que nombra."""
    fig.page.set_viewport_size({"width": width, "height": height})
    fig.page.evaluate(SETTLED)
    fig.page.evaluate("scrollTo(0, 0)")
    fig.page.wait_for_function(DRAWN_TO_SIZE, arg=fig.element_handle())
    question = fig.locator("figcaption strong")
    box = question.bounding_box()
    assert box["y"] + box["height"] < height
    asked = set(re.findall(r"\w+", question.inner_text()))
    # Un mando se nombra por su última palabra, que suele ser su símbolo; la y es casi siempre la conjunción.
    named = [each for each in fig.locator(".fig-control:visible").all() if name(each)[-1] in asked - {"y"}]
    if "Reproducir" in asked:
        named.insert(0, fig.locator(".fig-play"))
    assert named
    drawing = fig.locator(".fig-view").bounding_box()
    assert drawing["height"] > 200
    # Lo que tapa la cabecera.
    end, room = drawing["y"] + drawing["height"], height - 60
    for control in named:
        place = control.bounding_box()
        assert end <= place["y"] and place["y"] + place["height"] - box["y"] <= room
    words = fig.locator(".fig-summary").bounding_box()
    assert named[0].bounding_box()["y"] < words["y"] < box["y"] + room + 120
    assert fig.locator(".fig-body").bounding_box()["height"] < fig.locator(".fig-live").bounding_box()["height"] + 100


def name(control) -> list[str]:
    """Las palabras del nombre de un mando."""
    return re.findall(r"\w+", control.locator("label").inner_text())


def test_the_race_of_the_landing_page_is_played_with_a_finger_and_with_keys(phone, site):
    phone.emulate_media(reduced_motion="reduce")
    phone.goto(f"{site}index.html#breve?")
    fig = phone.locator(".descent-picture.fig-on")
    fig.wait_for()
    words = fig.locator(".fig-summary")
    at_first = "Descenso por gradiente llega al mínimo D; Momentum, al A; Adam, al C."
    words.filter(has_text=at_first).wait_for()  # lo que dice llega aparte
    grip = fig.locator(".fig-touch")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box["width"] >= 43
    assert "pan-y" in fig.locator("svg.fig-draggable").evaluate("(n) => getComputedStyle(n).touchAction")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    # Hacia arriba, que es como se desplaza la página: aquí se mueve el asa, y la página no.
    path = [(x + 3 * k, y - 9 * k) for k in range(11)]
    session, top = phone.context.new_cdp_session(phone), phone.evaluate("scrollY")
    for kind, points in (("Start", path[:1]), *(("Move", [point]) for point in path[1:]), ("End", [])):
        touches = [{"x": a, "y": b} for a, b in points]
        session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": touches})
    phone.wait_for_function(
        """([node, x, y]) => { const box = node.getBoundingClientRect();
        return Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) < 4; }""",
        arg=[grip.element_handle(), *path[-1]],
    )
    assert phone.evaluate("scrollY") == top
    phone.wait_for_function("([node, text]) => node.textContent !== text", arg=[words.element_handle(), at_first])
    assert re.search(r"(llegan?|sigue|siguen) ", words.inner_text()) and "NaN" not in words.inner_text()
    # Se ve entera, y se puede volver a poner en marcha.
    assert fig.get_by_role("button", name="Reproducir").is_visible()
    dragged = words.inner_text()
    # Se va también a donde se toca.
    plot = fig.locator("svg.fig-draggable .fig-plot").bounding_box()
    phone.touchscreen.tap(plot["x"] + 40, plot["y"] + 40)
    phone.wait_for_function("([node, text]) => node.textContent !== text", arg=[words.element_handle(), dragged])
    dragged = words.inner_text()
    for _ in range(30):
        fig.get_by_label("Punto de partida: x").press("ArrowLeft")
    phone.wait_for_function("([node, text]) => node.textContent !== text", arg=[words.element_handle(), dragged])
    fig.get_by_role("button", name="Reiniciar").tap()
    phone.wait_for_function("([node, text]) => node.textContent.includes(text)", arg=[words.element_handle(), at_first])


def test_a_question_is_answered_with_one_tap(phone, site):
    """La equivocada dice por qué; la buena también, y queda apuntada sin día de repaso."""
    phone.goto(site + CHAPTER)
    box = phone.locator("[data-exercise=q2-derivada]")
    box.scroll_into_view_if_needed()
    wrong = box.get_by_role("button", name="Depende del signo de")
    assert wrong.bounding_box()["height"] >= 43
    wrong.tap()
    status = box.get_by_role("status")
    expect(status).to_have_attribute("data-state", "wrong")
    assert "pendiente ya dice" in status.inner_text()
    assert wrong.get_attribute("aria-pressed") == "true"
    box.get_by_role("button", name="Hacia la derecha").press("Enter")
    assert status.get_attribute("data-state") == "correct" and "en contra del signo" in status.inner_text()
    assert wrong.get_attribute("aria-pressed") == "false"
    # Acertada, ya no se responde más.
    wrong.tap(force=True)
    assert status.get_attribute("data-state") == "correct" and wrong.get_attribute("aria-disabled") == "true"
    assert box.get_by_role("button", name="Comprobar").count() == 0
    assert "¡Correcto!" in status.inner_text() and "Acertada" not in box.inner_text()
    phone.reload()
    box.scroll_into_view_if_needed()
    box.get_by_text("✓ Acertada.").wait_for()
    entry = phone.evaluate(f"JSON.parse(localStorage.getItem('{KEY}')).exercises['q2-derivada']")
    assert entry["attempts"] == 2 and entry["done"] and entry["due"] is None


def test_the_ring_of_a_field_is_whole(phone, site):
    """En uno suelto y en la casilla de una tabla, que va de lado a lado: nada lo recorta."""
    phone.goto(site + CHAPTER)
    for exercise in ("gd-primer-paso", "gd-tabla"):
        field = phone.locator(f"[data-exercise={exercise}] input[type=text]").first
        field.scroll_into_view_if_needed()
        field.focus()
        expect(field).to_be_focused()
        assert field.evaluate(RING) == ["solid", "3px", "2px", True, []], exercise


def test_on_paper_a_short_formula_is_not_split(site, page):
    """Con cualquier ancho: también donde, en pantalla, se partiría."""
    page.emulate_media(media="print")
    page.goto(site + "chapters/03_variantes.html")
    tops = """(formulas) => formulas.map((formula) => [...formula.querySelectorAll(".base")])
        .filter((bases) => bases.length === 2 && !bases[0].closest(".katex-display"))
        .map((bases) => bases.map((base) => base.getBoundingClientRect().bottom))
        .filter(([first, second]) => Math.abs(first - second) > 12).length"""
    for width in (500, 560, 620, 700):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".katex").evaluate_all(tops) == 0, width
