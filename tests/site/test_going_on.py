"""Seguir donde se dejó: la portada, las marcas del índice, el paso de un ejercicio a otro y el capítulo completo."""

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect
from test_exercises import enter, section, submit
from visits import KEY, MOUNTED, OVERFLOW, PLACE, store

from optlib.exercises import bank
from optlib.exercises.recipes import instantiate

PLACES = "optlib-lectura:/curso/"
PAGE = "02_descenso_gradiente"
CHAPTER = f"chapters/{PAGE}.html"
IDS = [item.id for item in bank.pages()[PAGE]]
NUMBERS = {name: f"2.{k}" for k, name in enumerate(IDS, 1)}
LAST = "gd-primer-paso"
DONE = {"attempts": 1, "done": "2026-11-20", "due": None, "stage": 0}


def stored(*names, **entry):
    exercises = {name: DONE | entry for name in names}
    return json.dumps({"format": "optlib-progreso", "version": 2, "exercises": exercises, "code": {}})


def remember(page, site, progress=None, places=None):
    """Deja guardado lo que se dice y abre la portada."""
    page.goto(site)
    for key, text in ((KEY, progress), (PLACES, places and json.dumps(places))):
        if text:
            store(page, key, text)
    page.goto(site + "index.html")
    return page


def place(section="", number="2", end=False, name=""):
    return {"section": section, "number": number, "end": end, "name": name}


LONG = "La mejor pareja α, β en una cuadrática"
LONGEST = "El coste es una media, y su gradiente también"


def start(page):
    return page.locator(".start-links a").first


def shows(locator, text):
    """Espera a que se lea el texto."""
    locator.filter(has_text=text).first.wait_for()


def test_two_editions_on_one_host_keep_their_own(site, page):
    """Lo de antes, sin carpeta, lo tiene cada una hasta que lo cambia; el mismo sitio está también en la raíz."""
    page.goto(site + "index.html")
    store(page, "optlib-progreso", stored(LAST))
    for edition in (site, site.removesuffix("curso/")):
        for name in ("index.html", "chapters/progreso.html"):
            page.goto(edition + name)
            page.locator(".menu-panel .nav-mark", has_text="1 de").wait_for(state="attached")
        page.get_by_role("button", name="Borrar mi progreso").click()
        page.get_by_role("button", name="Sí, borrarlo todo").click()
        page.goto(edition + "index.html")
        assert page.locator(".nav-mark").count() == 0
    assert page.evaluate("localStorage['optlib-progreso']") == stored(LAST)


def test_the_landing_page_continues_where_reading_stopped(site, page):
    page.goto(site + CHAPTER)
    ready(page)
    link = page.locator(".bd-toc a", has_text="2.6").first
    name, topic = link.get_attribute("href"), link.text_content().replace("2.6. ", "")
    page.evaluate("(name) => document.getElementById(decodeURIComponent(name.slice(1))).scrollIntoView()", name)
    page.wait_for_function(f"() => localStorage.getItem('{PLACES}')?.includes('2.6')")
    page.goto(site + "index.html")
    shows(start(page), "Continúa en 2.6")
    assert start(page).inner_text() == f"Continúa en 2.6\n{topic}"
    start(page).click()
    page.wait_for_url(f"**/{CHAPTER}{name}")
    page.wait_for_function(
        "(name) => Math.abs(document.querySelector(name).getBoundingClientRect().top) < innerHeight / 2", arg=name
    )


def test_a_chapter_opened_again_at_its_top_keeps_its_place_and_becomes_the_last(site, page):
    remember(page, site, places={PAGE: place("x", "2.6"), "05_adam": place("y", "5.2")})
    assert start(page).inner_text() == "Continúa en 5.2"
    page.goto(site + CHAPTER)
    page.wait_for_function(f"() => Object.keys(JSON.parse(localStorage.getItem('{PLACES}'))).at(-1) === '{PAGE}'")
    page.goto(site + "index.html")
    shows(start(page), "Continúa en 2.6")


def test_the_offers_are_taken_back_when_nothing_is_left(site, page):
    """Lo guardado se borra en otra pestaña, o al volver atrás a una página que no se ha cerrado."""
    offers = page.locator(".start-links a")
    told = "(nodes) => nodes.map((node) => [node.textContent, node.getAttribute('href')])"
    remember(page, site)
    first = offers.evaluate_all(told)
    remember(page, site, stored("gd-tabla", due="2020-01-01", stage=1), {PAGE: place("x", "2.6", name="La forma")})
    assert offers.first.inner_text() == "Continúa en 2.6\nLa forma"
    assert offers.last.inner_text() == "Repasa hoy un ejercicio"
    page.evaluate("() => { localStorage.clear(); dispatchEvent(new StorageEvent('storage')); }")
    assert offers.evaluate_all(told) == first


def test_a_long_topic_is_whole_and_does_not_move_what_is_below(site, page):
    for width, name in ((360, LONG), (1280, LONGEST)):
        page.set_viewport_size({"width": width, "height": 740})
        remember(page, site)
        page.evaluate("localStorage.clear()")
        page.reload()
        height = page.locator(".start-links").evaluate("(node) => node.offsetHeight")
        remember(page, site, places={PAGE: place("x", "2.6", name=name)})
        assert page.locator(".start-links").evaluate("(node) => node.offsetHeight") == height, width
        assert page.evaluate(OVERFLOW) <= 0, width
        topic = start(page).locator(".topic")
        assert topic.inner_text() == name and topic.evaluate("(node) => node.scrollWidth <= node.clientWidth"), width


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "width", "rail", "end"),
    [
        ("02_descenso_gradiente", 360, None, "la-presentacion-comprobada"),
        ("06_los_de_hoy", 1600, ".bd-toc", "mas-practica"),
    ],
)
def test_what_closes_a_chapter_is_its_end_and_keeps_the_place(site, page, name, width, rail, end):
    """Está fuera de todas las secciones: sigue marcada la última, y el capítulo se da por leído."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site + f"chapters/{name}.html")
    ready(page)
    page.evaluate(PLACE)
    page.evaluate("document.querySelector('.chapter-end').scrollIntoView()")
    last = f"a[href='#{end}']"
    number = page.locator(f".bd-toc {last}").text_content().rpartition(". ")[0]
    if rail:
        expect(page.locator(f"{rail} {last}")).to_have_attribute("aria-current", "true")
    expect(page.locator(".brand .place")).to_contain_text(f"{number}\xa0·")
    read = "([key, name]) => JSON.parse(localStorage.getItem(key) ?? '{}')[name]"
    page.wait_for_function(f"(what) => ({read})(what)?.end", arg=[PLACES, name])
    assert end in json.dumps(page.evaluate(read, [PLACES, name]))
    page.goto(site + "index.html")
    shows(start(page), f"Continúa en el capítulo {int(name[:2]) + 1}")


def test_after_the_end_of_a_chapter_comes_the_next(site, page):
    remember(page, site, places={PAGE: place("x", "2.15", end=True)})
    assert start(page).inner_text() == "Continúa en el capítulo 3"
    assert start(page).get_attribute("href").endswith("03_variantes.html")
    remember(page, site, places={"07_elegir_optimizador": place("x", "7.9", end=True)})
    assert start(page).inner_text() == "Continúa en A"
    remember(page, site, places={"06_otros_optimizadores": place("x", "6.9", end=True)})
    said = ["Continúa en el capítulo 6", "Una tasa por coordenada"]
    assert start(page).inner_text().split("\n") == said
    assert start(page).get_attribute("href").endswith("06_tasas_por_coordenada.html")
    # De la última página no hay más: se puede volver a empezar.
    last = list(bank.pages())[-1]
    remember(page, site, places={last: place("x", "B.9", end=True)})
    assert start(page).inner_text() == "Empieza el curso"


def test_the_reviews_of_today_are_offered(site, page):
    remember(page, site, stored("gd-tabla", "gd-orden", due="2020-01-01", stage=1))
    offer = page.locator(".start-links a").last
    assert offer.inner_text() == "Repasa hoy 2 ejercicios"
    assert page.locator(".menu-panel a[data-page=progreso]").text_content() == "Mi progreso 2 hoy"
    offer.click()
    page.wait_for_url("**/chapters/progreso.html")
    expect(page.locator(f"[data-progress=repaso] a[href$='{PAGE}.html#ejercicio-gd-tabla']")).to_be_visible()


def ready(page):
    """Espera a que los ejercicios estén montados."""
    page.wait_for_function(MOUNTED)


def mark(page):
    return page.locator(f".bd-sidebar-primary a[data-page='{PAGE}'] .nav-mark")


def solve(page, name):
    box = section(page, bank.find(name))
    enter(box, bank.find(name), instantiate(bank.find(name)))
    assert submit(box) == "correct"
    return box


@pytest.mark.parametrize("done", [0, 3])
def test_the_end_of_a_chapter_depends_on_what_is_done(site, page, done):
    remember(page, site, stored(*IDS[:done]))
    page.goto(site + CHAPTER)
    go = page.locator(".chapter-end .exercise-map .button")
    shows(go, f"{'Sigue' if done else 'Empieza'} por el {NUMBERS[IDS[done]]}")
    go.click()
    page.wait_for_url(f"**#ejercicio-{IDS[done]}")


def test_the_end_of_a_chapter_says_whether_its_first_goal_was_reached(site, page):
    """Se guarda con los ejercicios, sin contar entre ellos."""
    remember(page, site)
    page.goto(site + CHAPTER)
    ready(page)
    goal = page.locator(".chapter-end .chapter-goal")
    goal.get_by_role("link", name="La meta del principio te espera").click()
    opening = page.locator("[data-key='apertura'].fig-on")
    expect(opening.locator(".fig-goal")).to_be_in_viewport()
    page.evaluate("() => { location.hash = 'apertura?lr=0.5&steps=1'; }")
    expect(goal).to_have_text("Meta del principio, conseguida.")
    assert goal.get_by_role("link").count() == 0 and page.locator(".exercise-map a[data-state=done]").count() == 0
    page.goto(site + CHAPTER)
    expect(goal).to_have_text("Meta del principio, conseguida.")
    entries = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["exercises"]
    assert list(entries) == ["meta-02-descenso-gradiente"] and entries["meta-02-descenso-gradiente"]["due"] is None
    page.goto(site + "chapters/03_variantes.html")
    expect(goal).to_have_text("La meta del principio te espera")


def test_each_exercise_leads_to_the_next(site, page):
    page.goto(site + CHAPTER)
    ready(page)
    lines = page.locator(".exercise-next")
    assert lines.count() == len(IDS) and lines.last.locator("a").count() == 0
    for here, after in pairwise(IDS[:3]):
        section(page, bank.find(here)).locator(".exercise-next a").click()
        page.wait_for_url(f"**#ejercicio-{after}")
        top = section(page, bank.find(after)).evaluate("(node) => node.getBoundingClientRect().top")
        assert 0 < top < 300
        assert page.evaluate("document.activeElement.dataset.exercise") == after


def test_a_complete_chapter_is_said_once_and_quietly(site, page):
    remember(page, site, stored(*[name for name in IDS if name != LAST]))
    page.goto(site + CHAPTER)
    ready(page)
    assert f"Llevas {len(IDS) - 1} de {len(IDS)}." in page.locator(".exercise-map-said").inner_text()
    assert mark(page).get_attribute("data-state") == "started"
    done = page.locator(".exercise-map a[data-state=done]")
    assert done.first.get_attribute("aria-label") == f"Ejercicio {NUMBERS[IDS[0]]}, hecho"
    line = solve(page, LAST).locator(".exercise-next")
    shows(line, f"Capítulo completo: has hecho sus {len(IDS)} ejercicios.")
    assert line.get_attribute("aria-live") == "polite"
    assert line.locator("a").get_attribute("href").endswith("03_variantes.html")
    assert mark(page).get_attribute("data-state") == "complete" and done.count() == len(IDS)
    shows(page.locator(".exercise-map-said"), "Capítulo completo")
    page.reload()
    ready(page)
    assert page.locator(".chapter-end .exercise-map .button").is_hidden()
    assert "completo" not in page.locator(".exercise-next").all_inner_texts()[IDS.index(LAST)]
    shows(page.locator(".exercise-map-said"), f"Capítulo completo: los {len(IDS)} ejercicios están hechos.")


REFUSALS = [
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    "Storage.prototype.setItem = () => { throw new DOMException('lleno', 'QuotaExceededError'); }",
]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_browser_that_keeps_nothing_says_so_and_works(site, page, refusal):
    errors = []
    page.add_init_script(refusal)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site + CHAPTER)
    ready(page)
    note = solve(page, LAST).locator(".exercise-note").inner_text()
    assert note.startswith("Hecho (1 intento).") and "no deja guardar el progreso" in note
    shows(page.locator(".exercise-map-said"), "Este navegador no deja guardar el progreso")
    shows(mark(page), f", 1 de {len(IDS)} ejercicios hechos")
    page.goto(site + "chapters/progreso.html")
    page.locator(".progress-copia button").first.wait_for()
    page.get_by_role("button", name="Borrar mi progreso").click()
    page.get_by_role("button", name="Sí, borrarlo todo").click()
    shows(page.locator("[data-progress=repaso] [role=alert]"), "no deja guardar el progreso")
    assert not errors


def test_the_progress_page_has_a_bar_for_each_chapter(site, page):
    names = [*IDS[:3], "q2-derivada"]
    remember(page, site, stored(*names), {"01_fundamentos": place("x", "1.9", True), PAGE: place("y", "2.6")})
    page.goto(site + "chapters/progreso.html")
    chapter = page.locator(f"details[data-page='{PAGE}']")
    questions = len(bank.questions(PAGE))
    shows(chapter, f"3 de {len(IDS)} ejercicios · 1 de {questions} preguntas · leído hasta 2.6")
    assert chapter.get_attribute("open") is not None
    assert page.locator("details[data-page][open]").count() == 1
    bar = chapter.locator(".progress-bar")
    assert float(bar.evaluate("(node) => node.style.getPropertyValue('--done')")) == pytest.approx(3 / len(IDS))
    assert "—" not in page.locator(".progress-capitulos").inner_text()
    assert page.locator(".progress-total").inner_text() == f"3 de {len(bank.everything())} ejercicios."
    keep = page.locator("[data-progress=repaso] a", has_text="Sigue leyendo")
    assert keep.get_attribute("href").endswith(f"{PAGE}.html#y")


# Dónde empieza cada renglón del nombre de un capítulo.
STARTS = """(name) => { const range = document.createRange(); range.selectNodeContents(name);
    return [...new Set([...range.getClientRects()].map((line) => Math.round(line.left)))]; }"""


def test_the_progress_page_says_where_one_was(site, page):
    page.set_viewport_size({"width": 360, "height": 740})
    for name, number, where in (
        ("06_otros_optimizadores", "6", "el capítulo 6."),
        ("06_otros_optimizadores", "6.2", "6.2, en La inercia"),
        ("a_convergencia", "A", "Convergencia: "),
        ("a_convergencia", "A.6", "A.6, en Convergencia: "),
    ):
        remember(page, site, places={name: place("", number)})
        page.goto(site + "chapters/progreso.html")
        shows(page.locator("[data-progress=repaso] p"), f"Ibas por {where}")
    names = page.locator("[data-progress=capitulos] .progress-name")
    heights = names.evaluate_all("(nodes) => nodes.map((node) => node.offsetHeight)")
    assert max(heights) > 1.5 * min(heights)
    assert all(len(name.evaluate(STARTS)) == 1 for name in names.all())


def test_the_next_review_is_announced(site, page):
    remember(page, site, stored(*IDS[:2], due="2999-01-05", stage=1))
    page.goto(site + "chapters/progreso.html")
    shows(page.locator("[data-progress=repaso]"), "El próximo repaso, el 5 de enero: 2 ejercicios.")


def test_without_scripts_a_chapter_ends_with_what_comes(site, page_without_scripts):
    page = page_without_scripts
    page.goto(site + CHAPTER)
    end = page.locator(".chapter-end")
    card = end.locator(".card")
    assert card.locator(".thumb").count() == 1 and re.search(r"Leer \d+\xa0min", card.inner_text())
    # Va antes de las referencias.
    around = end.evaluate("(node) => [node.previousElementSibling.id, node.nextElementSibling.id]")
    assert around == ["la-presentacion-comprobada", "referencias"]
    assert page.locator(".prev-next .next").count() == 1
    card.locator("a", has_text="Sigue con el capítulo 3").click()
    page.wait_for_url("**/03_variantes.html")
    # Tras el último capítulo viene A fondo, y tras su última página, las de consulta.
    page.goto(site + "chapters/07_elegir_optimizador.html")
    assert page.locator(".card").get_by_text("Sigue, a fondo").count() == 1
    page.goto(f"{site}chapters/{list(bank.pages())[-1]}.html")
    assert page.locator(".card").count() == 0 and page.locator(".prev-next .next").count() == 1
    # Los ejercicios están en su lista, y en la del progreso.
    page.goto(site + CHAPTER)
    assert page.locator(".exercise-map .button").get_attribute("href") == f"#ejercicio-{IDS[0]}"
    links = page.locator(".exercise-map li a")
    assert links.all_inner_texts() == [NUMBERS[name] for name in IDS]
    links.nth(4).click()
    assert page.url.endswith(f"#ejercicio-{IDS[4]}")
    page.goto(site + "chapters/progreso.html")
    page.locator(f"details[data-page='{PAGE}'] summary").click()
    assert page.locator(f"details[data-page='{PAGE}'] a:visible").count() == len(IDS)
