"""«Guardia»: una palabra da sus pacientes, y lo que se apunta de ellos sigue ahí al volver."""

import json

import pytest
from playwright.sync_api import expect
from visits import KEY

from optlib.clinic import word_seed

PAGE = "chapters/clinica.html"


@pytest.fixture
def guard(page, site):
    """Función que abre la página con una dirección y da la guardia."""
    page.emulate_media(reduced_motion="reduce")

    def visit(address=""):
        page.goto("about:blank")
        page.goto(f"{site}{PAGE}{address}")
        box = page.locator("[data-clinic=guardia]")
        if not address:
            page.locator("[data-clinic=consulta] button").first.wait_for()
        box.scroll_into_view_if_needed()
        box.get_by_label("Palabra del grupo").wait_for()
        return box

    page.visit = visit
    yield page
    assert page.evaluate("window.pwned") is None


def begin(box, word):
    box.get_by_label("Palabra del grupo").fill(word)
    box.get_by_role("button", name="Empieza la guardia").click()


@pytest.mark.parametrize("word", ["", "   ", "ro\u200bsa", "\u202erosa"])
def test_without_a_word_nobody_comes_in(guard, word):
    box = guard.visit()
    begin(box, word)
    expect(box.get_by_role("status").first).to_have_text("Escribe una palabra, o tu nombre, de 40 letras como mucho.")
    expect(box.get_by_label("Palabra del grupo")).to_be_focused()
    assert guard.url.endswith(PAGE) and not box.get_by_role("button", name="Siguiente paciente").is_visible()


def test_a_word_gives_its_patients_in_turn_and_the_address_opens_the_same(guard, site):
    box, word = guard.visit(), "<img src=x onerror=window.pwned=1> Ñu"
    begin(box, f" {word} ")
    expect(box.get_by_text(f"Paciente 1 de la guardia «{word}»")).to_be_focused()
    assert box.locator("img").count() == 0
    box.get_by_role("button", name="Siguiente paciente").click()
    expect(box.get_by_text(f"Paciente 2 de la guardia «{word}»")).to_be_focused()
    box.get_by_role("button", name="Gradiente", exact=True).click()
    kept = json.loads(guard.evaluate("(key) => localStorage[key]", KEY))["clinic"]
    (seen,) = kept.values()
    assert [*kept] == [f"2-{word_seed(word)}"] and seen["probes"] == ["gradient"] and seen["word"] == word
    address = guard.evaluate("location.hash")
    box = guard.visit(address)
    expect(box.get_by_text(f"Paciente 2 de la guardia «{word}»")).to_be_visible()
    expect(box.get_by_label("Palabra del grupo")).to_have_value(word)
    expect(box.get_by_text("Norma del de la segunda")).to_be_visible()
    assert json.loads(guard.evaluate("(key) => localStorage[key]", KEY))["clinic"] == kept
    box = guard.visit(address.replace("paciente=2", "paciente=19"))
    box.get_by_role("button", name="Siguiente paciente").click()
    expect(box.get_by_text("Paciente 20 de la guardia")).to_be_focused()
    assert not box.get_by_role("button", name="Siguiente paciente").is_visible()
    guard.goto("about:blank")
    guard.goto(f"{site}{PAGE}{address}1")
    expect(guard.get_by_text("Esa dirección no es de ningún paciente")).to_be_in_viewport()
