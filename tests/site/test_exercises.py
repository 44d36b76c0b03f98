"""Todos los ejercicios del banco en un navegador real: se responden, se fallan, se maltratan y se recuerdan."""

import json
import re
import shutil

import pytest
import toc
from browser import serve
from playwright.sync_api import expect
from visits import AXE, KEY, MOUNTED, complaints, store

from optlib.exercises.bank import everything, find, questions
from optlib.exercises.page import render
from optlib.exercises.recipes import instantiate
from optlib.widgets import STATIC

EVERY = everything()
# Los de escribir una regla, en test_rule_bench.py: su figura es de la página.
GRADED = [item for item in EVERY if item.kind not in ("code", "rule")]
ONE_EACH = list({item.kind: item for item in reversed(GRADED)}.values())
SEVERAL = next(item for item in GRADED if item.kind == "choice" and item.several)
OTHERS = [SEVERAL, *map(find, ("gd-primer-paso", "gd-tabla", "adam-orden"))]
NUMERIC = next(item for item in GRADED if item.kind == "numeric")
FEW = list({item.id: item for item in [*ONE_EACH, *OTHERS]}.values())
EVERY_KIND = list({item.kind: item for item in EVERY}.values())
# Lo que se lee mal, en test_exercises_js.py; aquí, lo que además no puede volverse otra cosa.
NASTY = [
    "",
    "<img src=x onerror=window.pwned=1>",
    '"><svg onload=window.pwned=1>',
    "__proto__",
    "9" * 20000,
    "\u202e5.0\u202c",
]


@pytest.fixture(scope="session")
def bank_page(tmp_path_factory, html):
    """La dirección de una página con unos cuantos; hay otra con uno de cada clase."""
    folder = tmp_path_factory.mktemp("ejercicios")
    # Los guiones que se publican.
    shutil.copytree(html / "_static" / "optlib", folder / "static")
    shutil.copy2(STATIC / "exercises" / "exercises.css", folder / "static")
    for name, items in {"index": FEW, "clases": EVERY_KIND}.items():
        (folder / f"{name}.html").write_text(document(items), "utf-8")
    with serve(folder) as address:
        yield address


def document(items):
    """Una página con esos ejercicios y nada más."""
    body = "".join(render(item) for item in items)
    return (
        "<!doctype html><html lang=es><head><meta charset=utf-8><title>Ejercicios</title>"
        '<meta name=viewport content="width=device-width"><link rel=icon href="data:,">'
        "<link rel=stylesheet href=static/exercises.css>"
        "<style>:root{color-scheme:light dark}</style></head>"
        f"<body><main><h1>Ejercicios</h1>{body}</main><script type=module src=static/mount.js></script></body></html>"
    )


@pytest.fixture
def opened(page, bank_page):
    """La página de unos cuantos ejercicios; al terminar, sin errores ni nada ejecutado."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.goto(bank_page)
    ready(page)
    yield page
    assert errors == []
    assert page.evaluate("window.pwned") is None


def ready(page):
    page.wait_for_function(MOUNTED)


def section(page, item):
    return page.locator(f"#ejercicio-{item.id}")


def state(box):
    return box.locator("[role=status]").get_attribute("data-state")


def submit(box):
    box.locator(".exercise-check").click()
    return state(box)


def enter(box, item, instance):
    """Escribe la respuesta correcta con los controles de la clase."""
    if item.kind == "numeric":
        box.locator("input").fill(f"{instance.right:.{item.decimals + 2}f}")
    elif item.kind == "choice":
        for i, right in enumerate(instance.right):
            if right:
                box.locator(f'input[value="{i}"]').press("Space")
    elif item.kind == "table":
        for k, row in enumerate(instance.right):
            for j, value in enumerate(row):
                if item.asked(k, item.columns[j]):
                    box.locator(f'[data-cell="{k},{j}"] input').fill(f"{value:.{item.decimals}f}".replace(".", ","))
    else:
        place_in_order(box, lambda button: button.click())


def place_in_order(box, press):
    """Ordena por inserción, con los botones «Subir»."""
    count = box.locator("li[data-step]").count()
    for step in range(count):
        for _ in range(count):
            steps = [li.get_attribute("data-step") for li in box.locator("li[data-step]").all()]
            if steps.index(str(step)) == step:
                break
            press(box.locator(f'li[data-step="{step}"] .exercise-move').first)


# Corregir se prueba con todos, sin navegador, en test_exercises_js.py; que todos se montan, en la visita de su página.
def test_the_right_answer_is_accepted(opened):
    """Y la de otros números, donde se sortean; equivocarse se explica y abre la solución."""
    for item in FEW:
        box = section(opened, item)
        note, tries = box.locator(".exercise-note"), 1
        solution = box.locator(".exercise-solution")
        assert solution.is_hidden(), item.id
        if item.kind == "numeric" and item.mistakes:
            tries = 2
            box.locator("input").fill(f"{instantiate(item).wrong[0][1]:.{item.decimals + 3}f}")
            assert submit(box) == "wrong" and box.locator("[role=status]").inner_text(), item.id
            assert box.locator("input").get_attribute("aria-invalid") == "true", item.id
            assert solution.is_visible() and solution.get_attribute("open") is None, item.id
        enter(box, item, instantiate(item))
        assert submit(box) == "correct", item.id
        assert note.inner_text().startswith(f"Hecho ({tries} intento"), item.id
        shown = box.locator(".exercise-question, tbody")  # en una tabla, casi todos los números están en ella
        seen = {tuple(shown.all_inner_texts())}
        for _ in range(2 if item.drawn else 0):
            box.get_by_role("button", name="Otro ejercicio").click()
            assert "este es nuevo" in note.inner_text() and state(box) == "", item.id
            seen.add(tuple(shown.all_inner_texts()))
            own = instantiate(item, int(box.get_attribute("data-seed")))
            enter(box, item, own)
            assert submit(box) == "correct" and note.inner_text().startswith("Hecho ("), item.id
            if item.id == "gd-primer-paso":  # la solución, con sus números
                told = solution.locator(".exercise-solution-text").text_content()
                assert all(f"{abs(round(value, 4)):g}" in told for value in (own.names["x0"], own.right))
        assert len(seen) > 1 or not item.drawn, item.id


def test_hints_come_one_by_one(opened):
    box = section(opened, NUMERIC)
    button, hints = box.get_by_role("button", name="Pista"), box.locator(".exercise-hints li")
    solution = box.locator(".exercise-solution summary")
    for shown in range(1, len(NUMERIC.hints) + 1):
        assert not solution.is_visible()
        button.press("Enter")
        assert hints.count() == shown
    # Tras la última no hay más, y quien usa el teclado no pierde el sitio.
    assert button.get_attribute("aria-disabled") == "true" and button.evaluate("(node) => node.matches(':focus')")
    button.press("Enter")
    assert hints.count() == len(NUMERIC.hints) and not solution.is_visible()
    # La solución pide un intento: una respuesta que se pueda leer.
    box.locator("input").fill("abc")
    assert submit(box) == "invalid" and not solution.is_visible()
    fail_once(opened, NUMERIC)
    assert solution.is_visible()


def firsts(page):
    """Las primeras respuestas que hay guardadas."""
    found = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('optlib-progreso'))")
    return json.loads(found[0][1])["first"]


def test_the_first_answer_is_kept_and_no_other(opened):
    """Mal, y tras recargar, bien: queda la primera. Y si es con otros números, con su semilla."""
    fail_once(opened, NUMERIC)
    drawn = find("gd-primer-paso")
    box = section(opened, drawn)
    box.get_by_role("button", name="Pista").click()
    box.get_by_role("button", name="Otro ejercicio").click()
    own = instantiate(drawn, int(box.get_attribute("data-seed")))
    enter(box, drawn, own)
    assert submit(box) == "correct"
    several = section(opened, SEVERAL)
    several.locator("input").evaluate_all("(all) => all.forEach((each) => { each.checked = true; })")
    assert submit(several) == "wrong"
    extra = [option for option, right in zip(SEVERAL.options, instantiate(SEVERAL).right, strict=True) if not right]
    # Cada motivo, con su opción, en el orden en que se ven.
    items = several.locator("[role=status] li")
    shown = several.locator(".exercise-options li").evaluate_all("(all) => all.map((each) => each.dataset.option)")
    names = [SEVERAL.options[int(i)].name for i in shown if SEVERAL.options[int(i)] in extra]
    assert items.count() == len(extra) and items.locator("q").count() == len(extra)
    before = firsts(opened)
    opened.reload()
    ready(opened)
    enter(section(opened, NUMERIC), NUMERIC, instantiate(NUMERIC))
    assert submit(section(opened, NUMERIC)) == "correct"
    kept = firsts(opened)
    assert kept == before and set(kept) == {NUMERIC.id, drawn.id, SEVERAL.id}
    number, other, chosen = kept[NUMERIC.id], kept[drawn.id], kept[SEVERAL.id]
    assert (number["answer"], number["right"], number["seed"], number["help"]) == ("987654", False, 0, False)
    assert other["right"] and other["seed"] == own.seed != 0 and other["help"]
    assert chosen["mistakes"] == names and set(chosen["answer"].split()) == {each.name for each in SEVERAL.options}


def test_what_cannot_be_read_costs_nothing_and_breaks_nothing(opened):
    elements = opened.evaluate("document.querySelectorAll('*').length")
    for item in ONE_EACH:
        box = section(opened, item)
        for text in NASTY if item.kind in ("numeric", "table") else []:
            for field in box.locator("input[type=text]").all()[:2]:
                field.fill(text)
            assert submit(box) == "invalid"
            assert box.locator("[role=status]").inner_text().strip()
            if text.strip():
                assert text not in box.locator("[role=status]").inner_text()
        if item.kind == "choice":
            assert submit(box) == "invalid"
        assert box.locator(".exercise-note").inner_text() == ""
        assert box.locator(".exercise-solution").is_hidden()
    extra = opened.evaluate("document.querySelectorAll('*').length") - elements
    assert extra < 60 and opened.locator("main img, main svg, main script").count() == 0
    assert opened.evaluate("localStorage.length") == 0


def test_each_wrong_cell_is_told_so_where_it_is(opened):
    """Bajo su fila, atado a la casilla, que conserva lo escrito; acertada, ya no dice nada."""
    item = find("gd-tabla")
    box = section(opened, item)
    right = instantiate(item).right
    wrong = {"1,0": "abc", "1,1": f"{-right[1][1]:.4f}", "2,0": f"{-right[2][0]:.4f}"}
    fields = {at: box.locator(f'[data-cell="{at}"] input') for at in ("1,0", "1,1", "1,2", "2,0")}
    for at, text in (wrong | {"1,2": f"{right[1][2]:.4f}"}).items():
        fields[at].fill(text)
    assert submit(box) == "invalid"
    assert "Casillas que revisar: 3." in box.locator("[role=status]").inner_text()
    assert fields["1,0"].evaluate("(node) => node.matches(':focus')")
    for at, text in wrong.items():
        said = opened.locator(f"#{fields[at].get_attribute('aria-describedby')}")
        assert fields[at].input_value() == text and fields[at].get_attribute("aria-invalid") == "true"
        label, _, why = said.inner_text().replace("\n", "").partition(": ")
        assert label and why[0].islower()
        place, own = said.bounding_box(), fields[at].bounding_box()
        below = box.locator(f'[data-cell="{int(at[0]) + 1},0"]').bounding_box()
        assert own["y"] + own["height"] <= place["y"] and place["y"] + place["height"] <= below["y"] + 1
    assert fields["1,2"].get_attribute("aria-invalid") is None
    # Sin nada que decir de ella, se marca y no se promete.
    fields["1,1"].fill("7,7")
    submit(box)
    told = [fields[at].get_attribute("aria-describedby") for at in ("1,1", "1,2")]
    assert fields["1,1"].get_attribute("aria-invalid") == "true" and told[0] == told[1]
    assert "De algunas, el porqué, debajo." in box.locator("[role=status]").inner_text()
    enter(box, item, instantiate(item))
    assert submit(box) == "correct" and box.locator(".exercise-remark").count() == 0


@pytest.mark.parametrize(
    "item", [item for item in ONE_EACH if item.kind in ("table", "order")], ids=lambda item: item.kind
)
def test_the_keyboard_is_enough(opened, item):
    box, keys = section(opened, item), opened.keyboard
    box.locator("input, .exercise-move:enabled").first.focus()
    if item.kind == "table":
        for k, row in enumerate(instantiate(item).right):
            for j, value in enumerate(row):
                if item.asked(k, item.columns[j]):
                    keys.type(f"{value:.{item.decimals}f}")
                    keys.press("Tab")
    else:
        place_in_order(box, lambda button: (button.focus(), keys.press("Enter")))
        while opened.evaluate("document.activeElement.className") != "exercise-check":
            keys.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "exercise-check"
    keys.press("Enter")
    assert state(box) == "correct"


def test_steps_can_be_dragged(opened):
    item = next(e for e in GRADED if e.kind == "order")
    box = section(opened, item)
    box.scroll_into_view_if_needed()
    before = [li.get_attribute("data-step") for li in box.locator("li[data-step]").all()]
    handles = box.locator(".exercise-handle")
    start, end = handles.first.bounding_box(), box.locator("li[data-step]").last.bounding_box()
    opened.mouse.move(start["x"] + 4, start["y"] + 8)
    opened.mouse.down()
    opened.mouse.move(start["x"] + 4, end["y"] + end["height"] - 3, steps=12)
    opened.mouse.up()
    after = [li.get_attribute("data-step") for li in box.locator("li[data-step]").all()]
    assert after == before[1:] + before[:1]


def test_a_step_is_quoted_with_its_formula(opened):
    """Lo que va demasiado pronto se cita tal como está escrito en la lista."""
    box = section(opened, next(e for e in GRADED if e.id == "adam-orden"))
    for _ in range(12):
        if submit(box) == "wrong" and box.locator("[role=status] q math").count():
            break
        box.locator("li[data-step]").first.locator(".exercise-move:enabled").last.click()
        box.locator("li[data-step]").nth(1).locator(".exercise-move:enabled").last.click()
    quoted, step = box.locator("[role=status] q math"), box.locator("li[data-early] math")
    assert quoted.first.inner_html() == step.first.inner_html()


def fail_once(page, item):
    box = section(page, item)
    box.locator("input").fill("987654")
    assert submit(box) == "wrong"
    return box


def test_progress_survives_a_reload_and_reaches_other_tabs(opened, bank_page):
    other = opened.context.new_page()
    other.goto(bank_page)
    ready(other)
    fail_once(opened, NUMERIC)
    other.wait_for_function(
        "id => document.getElementById(id).querySelector('.exercise-note').textContent.startsWith('1 intento')",
        arg=f"ejercicio-{NUMERIC.id}",
    )
    fail_once(other, NUMERIC)
    opened.reload()
    ready(opened)
    assert section(opened, NUMERIC).locator(".exercise-note").inner_text().startswith("2 intentos. Repaso:")


def test_printed_it_shows_the_question_and_room_to_write(opened):
    opened.emulate_media(media="print")
    for item in ONE_EACH:
        box = section(opened, item)
        assert box.locator(".exercise-question").is_visible()
        assert box.locator(".exercise-answer").bounding_box()["height"] >= 40
        for hidden in (".exercise-actions", ".exercise-solution", ".exercise-note"):
            assert box.locator(hidden).is_hidden()


def test_what_is_said_can_be_read(opened):
    """En ambos temas; lo demás, en la visita de cada página."""
    opened.evaluate(AXE)
    fail_once(opened, NUMERIC)
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        assert complaints(opened, f"#ejercicio-{NUMERIC.id}") == [], scheme


def test_without_javascript_there_is_a_question_and_a_closed_solution(page_without_scripts, bank_page):
    page = page_without_scripts
    page.goto(f"{bank_page}clases.html")
    assert page.locator("input, button, select, textarea").count() == 0
    for item in EVERY_KIND:
        box = section(page, item)
        assert box.locator(".exercise-question").is_visible()
        solution = box.locator(".exercise-solution-text")
        assert solution.is_hidden()
        box.locator("summary").click()
        assert solution.is_visible() and solution.inner_text().strip()


def progress_page(page, site):
    page.goto(site + "chapters/progreso.html")
    page.locator(".progress-copia button").first.wait_for()
    return page


def test_the_progress_page_follows_exercises(site, page):
    page.goto(site + "chapters/02_descenso_gradiente.html")
    ready(page)
    fail_once(page, find("gd-primer-paso"))
    progress_page(page, site)
    page.locator("details[data-page='02_descenso_gradiente']").evaluate("(fold) => { fold.open = true; }")
    row = page.locator("li[data-item=gd-primer-paso]")
    assert row.locator("span").inner_text().startswith("Por terminar (1 intento) · repaso el ")
    assert "Hoy no toca" in page.locator("[data-progress=repaso]").inner_text()
    row.locator("a").click()
    page.wait_for_url("**/02_descenso_gradiente.html#ejercicio-gd-primer-paso")
    box = section(page, find("gd-primer-paso"))
    ready(page)
    enter(box, find("gd-primer-paso"), instantiate(find("gd-primer-paso")))
    assert submit(box) == "correct"
    progress_page(page, site)
    expect(row.locator("span")).to_contain_text("Hecho (2 intentos)")
    expect(page.locator("details[data-page='02_descenso_gradiente'] .progress-count")).to_contain_text("1 de ")


def test_progress_is_saved_recovered_and_erased(site, page, tmp_path):
    progress_page(page, site)
    entry = {"chapter": 2, "attempts": 4, "done": "2026-11-20", "due": None, "stage": 0}
    drawings = [{"digit": 3, "drawing": "2u2s"}]
    exercises = {"gd-tabla": entry, "meta-02-descenso": entry}
    stored = json.dumps({"format": "optlib-progreso", "version": 3, "exercises": exercises, "drawings": drawings})
    store(page, KEY, stored)
    page.reload()
    page.locator(".progress-copia button").first.wait_for()
    row = page.locator("li[data-item=gd-tabla] span")
    with page.expect_download() as download:
        page.get_by_role("button", name="Guardar en un fichero").click()
    download.value.save_as(tmp_path / "copia.json")
    page.get_by_role("button", name="Borrar mi progreso").click()
    page.get_by_role("button", name="No, dejarlo como está").click()
    assert row.text_content() == "Hecho (4 intentos)"
    page.get_by_role("button", name="Borrar mi progreso").click()
    page.get_by_role("button", name="Sí, borrarlo todo").click()
    assert row.text_content() == "" and set(page.evaluate("Object.values(localStorage)")) == {"{}"}
    assert page.locator(".nav-mark").count() == 0
    (tmp_path / "otro.json").write_text('{"esto": "no es"}', "utf-8")
    status = page.locator(".progress-status")
    for name, state, text in (
        ("otro", "wrong", "no es un progreso"),
        ("copia", "correct", "un ejercicio, y un dibujo."),
    ):
        page.locator("#progreso-fichero").set_input_files(tmp_path / f"{name}.json")
        page.locator(f".progress-status[data-state={state}]").wait_for()
        assert text in status.inner_text()
    assert row.text_content() == "Hecho (4 intentos)"


def test_what_is_repeated_is_seen_and_first_answers_can_be_left_unkept(site, page):
    first = {
        "day": "2026-12-02",
        "right": False,
        "answer": "1",
        "mistakes": ["<b>", "tan-raro"],
        "seed": 0,
        "help": False,
    }
    right = first | {"right": True, "mistakes": []}
    named = (["general-signo", "tan-raro"], *[["general-signo"], ["tan-raro"]] * 2)
    wrong = [first | {"mistakes": names} for names in named]
    ids = [item.id for item in EVERY][:7]
    entry = {"attempts": 1, "done": None, "due": None, "stage": 0}
    stored = {"format": "optlib-progreso", "version": 3, "exercises": {name: entry for name in ids}}
    progress_page(page, site)
    store(page, KEY, json.dumps(stored | {"first": dict(zip(ids, [first, right, *wrong], strict=True))}))
    page.reload()
    box = page.locator("[data-progress=errores]")
    # Sin la que está dañada; de los errores, los que tienen palabras y se reconocieron solos.
    expect(page.locator(".progress-count").first).to_contain_text("1 de 6 a la primera")
    rows = box.locator("li:visible")
    expect(rows).to_have_count(1)
    assert rows.text_content().endswith(": 2 veces")
    off = box.get_by_role("button", name="Borrar mis primeras respuestas y no guardarlas")
    off.click()
    box.get_by_role("button", name="No, dejarlo como está").click()
    assert rows.count() == 1
    off.click()
    box.get_by_role("button", name="Sí, borrarlas").click()
    on = box.get_by_role("button", name="Volver a guardar mis primeras respuestas")
    expect(on).to_be_focused()
    kept = "(key) => JSON.parse(localStorage.getItem(key))"
    assert page.evaluate(kept, KEY)["first"] is False and set(page.evaluate(kept, KEY)["exercises"]) == set(ids)
    assert rows.count() == 0 and "a la primera" not in page.locator(".progress-count").first.inner_text()
    page.reload()
    on.click()
    expect(off).to_be_focused()
    assert page.evaluate(kept, KEY)["first"] == {}


def test_every_exercise_is_in_the_book(html):
    """Que se montan, en la visita de cada página."""
    found = [re.findall(r"<section[^>]* data-exercise=", (html / name).read_text("utf-8")) for name in toc.built(html)]
    assert sum(map(len, found)) == len(EVERY) + len(questions())
