"""«Entregar», en «Mi progreso»: el fichero, la hoja que se imprime y empezar de nuevo."""

import io
import json

import pypdf
import pytest
from playwright.sync_api import expect
from visits import KEY, store

from optlib.clinic import who, word_seed
from optlib.exercises import bank, read_class

PAGE = "02_descenso_gradiente"
DONE = {"attempts": 2, "done": "2026-11-20", "due": None, "stage": 0}
STARTED = {"attempts": 1, "done": None, "due": "2026-11-25", "stage": 1}
NAMED = next(iter(bank.named(bank.find("gd-tabla"))))
MISSED = {"day": "2026-11-03", "right": False, "answer": "<b>4</b>", "mistakes": [NAMED], "seed": 0, "help": False}
RIGHT = {"day": "2026-11-04", "right": True, "answer": "3,2", "mistakes": [], "seed": 7, "help": False}
EXERCISES = {"gd-tabla": DONE, "q2-derivada": DONE, "adam-tabla": STARTED, "meta-02-descenso-gradiente": DONE}
FIRST = {"gd-tabla": MISSED, "q2-derivada": RIGHT, "adam-tabla": RIGHT | {"help": True}}
CODE = {PAGE: {"3": {"text": "secreto = 1", "book": "x = 1"}}}
SEEN = {"day": "2026-11-02", "probes": ["batch"], "said": ["iguales"], "right": False, "cured": None, "word": ""}
ROSA = "<b>rosa & co</b>"
FORGED = {"A1-1": SEEN | {"said": [who("A1", 1)]}, "A1-2": SEEN | {"probes": ["<b>"]}, "<b>": SEEN}
# De lo forjado se guarda, y se entrega, lo que tiene forma de visita; no se enseña.
HANDED = {"A1-1": FORGED["A1-1"], "B2-27": SEEN, f"3-{word_seed(ROSA)}": SEEN | {"word": ROSA}}
LINE = "Clínica, B2, semilla 27: 1 prueba (primer minilote); sin diagnosticar"
GUARD = (
    f"Clínica, guardia «{ROSA}», paciente 3 (semilla {word_seed(ROSA)}): 1 prueba (primer minilote); sin diagnosticar"
)
# Lo más ancho que cabe en el campo, y lo que podría volverse otra cosa.
NAMES = ["W" * 80, "<img src=x onerror=window.pwned=1>", "\u202eمحمد 🦊", "Ana Núñez-López"]


@pytest.fixture
def handing(page, site):
    """«Mi progreso» con algo hecho; imprimir, que sin pantalla no hace nada, lo hace el test."""
    page.add_init_script("window.print = () => {}")
    page.goto(f"{site}chapters/progreso.html")

    def visit(**changes):
        kept = {"format": "optlib-progreso", "version": 3, "exercises": EXERCISES, "code": CODE, "first": FIRST}
        store(page, KEY, json.dumps(kept | {"drawings": []} | changes))
        page.reload()
        page.get_by_label("Nombre").wait_for()
        return page.locator(".progress-entrega")

    page.handing = visit
    yield page
    assert page.evaluate("window.pwned") is None


def chosen(box):
    return [each.locator("..").text_content() for each in box.locator("input[type=checkbox]:checked").all()]


def save(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Bajar el fichero").click()
    return download.value.suggested_filename, json.loads(download.value.path().read_text("utf-8"))


def printed(page, size="A4"):
    """Las hojas que salen de la impresora."""
    return pypdf.PdfReader(io.BytesIO(page.pdf(format=size))).pages


def test_the_file_holds_what_was_chosen_and_nothing_else(handing, tmp_path):
    box, page = handing.handing(clinic=FORGED | HANDED), handing
    assert [name.split()[0] for name in chosen(box)] == ["2", "5"]
    page.get_by_label("Grupo").fill(" 2.º B ")
    page.get_by_role("button", name="Bajar el fichero").click()
    expect(page.get_by_label("Nombre")).to_have_attribute("aria-invalid", "true")
    expect(box).to_contain_text("Escribe tu nombre")
    page.get_by_label("Nombre").fill("Ana Núñez <b>")
    box.get_by_label("5 Adam").uncheck()
    name, file = save(page)
    assert name == "entrega-ana-nunez-b.json"
    assert file == {
        "format": "optlib-entrega",
        "version": 1,
        "name": "Ana Núñez <b>",
        "group": "2.º B",
        "date": page.evaluate("new Date().toLocaleDateString('sv')"),
        "edition": bank.edition(),
        "pages": [PAGE],
        "exercises": {id: {"attempts": 2, "done": "2026-11-20"} for id in ("gd-tabla", "q2-derivada")},
        "first": {id: FIRST[id] for id in ("gd-tabla", "q2-derivada")},
        "goals": ["meta-02-descenso-gradiente"],
        "clinic": HANDED,
    }
    # La lee quien da clase.
    (tmp_path / name).write_text(json.dumps(file), "utf-8")
    read = read_class(tmp_path)
    assert not read.notices and read.students[0].first["gd-tabla"].mistakes == (NAMED,)
    # El nombre y el grupo no quedan en ningún sitio.
    assert "Ana" not in page.evaluate("JSON.stringify([localStorage, sessionStorage, location.href, document.cookie])")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert [page.get_by_label(label).input_value() for label in ("Nombre", "Grupo")] == ["", ""]


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_is_one_page_and_then_the_page_prints_whole(handing, name):
    box, page = handing.handing(clinic={f"B2-{k}": SEEN for k in range(14, 28)} | FORGED), handing
    page.set_viewport_size({"width": 390, "height": 800} if name == NAMES[0] else {"width": 1280, "height": 900})
    for tick in box.locator("input[type=checkbox]").all():
        tick.check()
    for label in ("Nombre", "Grupo"):
        page.get_by_label(label).fill(name)
    for size in ("A4", "Letter"):
        page.get_by_role("button", name="Imprimir la hoja").click()
        assert page.locator(".hand-in-sheet dd").first.text_content() == name
        (sheet,) = printed(page, size)
        text = " ".join(sheet.extract_text().split())
        done = f"1 de {len(bank.pages()[PAGE])} 1 de {len(bank.questions(PAGE))} 1 de 2"
        assert f"2 Descenso por gradiente {done}" in text and "conseguidas: 1." in text
        assert f"{LINE}." in text and text.count("Clínica, ") == 12 and "Y 2 más." in text
        assert (
            "Lo declara quien firma" in text and "Firma:" in text and "No prueba" not in text and bank.edition() in text
        )
    assert page.locator(".hand-in-sheet").count() == 0
    assert len(printed(page)) > 1


def test_without_a_name_it_is_a_certificate_that_says_what_it_is_not(handing):
    handing.handing(first=False)
    expect(handing.locator(".progress-entrega")).to_contain_text("lleva solo los intentos")
    handing.get_by_role("button", name="Imprimir la hoja").click()
    (sheet,) = printed(handing)
    text = " ".join(sheet.extract_text().split())
    assert "Constancia de lo hecho" in text and "No prueba quién lo hizo" in text
    assert not any(each in text for each in ("Nombre", "Firma", "firma"))
    handing.get_by_label("Nombre").fill("🦊")
    name, file = save(handing)
    assert name == "entrega.json" and file["first"] is False and len(file["exercises"]) == 3


def test_another_persons_answers_are_noticed_and_left_behind(handing):
    box = handing.handing(clinic={"B2-27": SEEN | {"day": "2026-11-30"}})
    expect(box).to_contain_text("fue el 3 de noviembre de 2026. Si no fuiste tú, empieza de nuevo.")
    handing.get_by_label("Nombre").fill("Ana")
    box.get_by_role("button", name="Borrarlo todo y empezar de nuevo").click()
    assert len(chosen(box)) == 2
    box.get_by_role("button", name="Sí, borrar mis ejercicios, mi código, mis dibujos y mis pacientes").click()
    assert chosen(box) == [] and set(handing.evaluate("Object.values(localStorage)")) == {"{}"}
    expect(box.get_by_role("status")).to_be_focused()  # en un móvil se ve: los botones han desaparecido
    expect(box.get_by_text("Si no fuiste tú")).to_be_hidden()
    handing.get_by_role("button", name="Bajar el fichero").click()
    expect(box.get_by_role("status")).to_have_text("Marca al menos un capítulo.")
    assert handing.get_by_label("Nombre").input_value() == "Ana"


def test_a_chapter_left_out_stays_out(handing):
    box = handing.handing()
    box.locator("input:checked").first.uncheck()
    handing.get_by_role("button", name="Borrar mis primeras respuestas").click()
    handing.get_by_role("button", name="Sí, borrarlas").click()
    assert len(chosen(box)) == 1


def test_the_patients_that_were_seen_are_listed_and_each_opens_its_own(handing):
    handing.handing(clinic=FORGED)
    listed = handing.locator(".progress-clinica")
    assert not any(each.is_visible() for each in listed.locator("> *").all())
    box = handing.handing(exercises={}, first={}, clinic=FORGED | HANDED)
    expect(box).to_contain_text("fue el 2 de noviembre de 2026. Si no fuiste tú, empieza de nuevo.")
    listed.get_by_text("En la clínica, 2 pacientes").click()
    assert listed.locator("li").all_text_contents() == [GUARD, LINE]
    links = [each.evaluate("(link) => link.href.split('/').at(-1)") for each in listed.get_by_role("link").all()]
    assert links == [
        "clinica.html#guardia=%3Cb%3Erosa+%26+co%3C%2Fb%3E&paciente=3",
        "clinica.html#paciente=B2&semilla=27",
    ]
