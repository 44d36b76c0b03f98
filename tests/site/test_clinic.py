"""La clínica: lo mal dicho se desmiente con un número, lo bien dicho se cura, y antes nada nombra al paciente."""

import json
import re

import pytest
from playwright.sync_api import expect
from visits import AXE, KEY, OVERFLOW, complaints, stop

from optlib.clinic import PATIENTS, who

pytestmark = pytest.mark.long

SEED = 27
NUMBERS = r"[\d.,:;·⁰¹²³⁴-⁹⁻−∞-]+"
# Los altos que ha tenido la página desde que se mira.
HEIGHTS = """() => { window.heights = new Set(); const look = () => {
    heights.add(document.documentElement.scrollHeight); requestAnimationFrame(look); }; look(); }"""


class Clinic:
    """La consulta, con un paciente abierto."""

    def __init__(self, page, address):
        self.page, self.address, self.asked = page, address, []
        page.on("request", lambda request: self.asked.append(request.url))
        page.emulate_media(reduced_motion="reduce")

    def open(self, label, seed=SEED):
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#paciente={label}&semilla={seed}")
        self.room = self.page.locator("[data-clinic=consulta] > div:has(.clinic-status):visible")
        self.status = self.room.locator(".clinic-status")
        expect(self.status).to_have_text(re.compile(r"^(Pide una prueba|\d+ pruebas?)\."))
        return who(label, seed)

    def settled(self):
        expect(self.status).not_to_contain_text("Se está")
        return self.status.inner_text()

    def ask(self, *names):
        for name in names:
            self.room.get_by_role("button", name=name, exact=True).click()
            self.settled()

    def say(self, key):
        self.room.get_by_label("¿Qué tiene?").select_option(key)
        self.room.get_by_role("button", name="Diagnostica").click()
        return self.settled()

    def treat(self, option):
        cure = self.room.locator(".clinic-cure")
        if cure.locator("select").count():
            cure.locator("select").select_option(option)
        else:
            cure.locator("input").fill(option)
        cure.get_by_role("button", name="Trátala").click()
        expect(self.status).to_contain_text("una sana")
        return self.settled()

    def kept(self):
        return json.loads(self.page.evaluate(f"localStorage['{KEY}']"))["clinic"]

    def markup(self):
        """Todo lo de la consulta, sin sus números."""
        return re.sub(NUMBERS, "", self.page.locator("[data-clinic=consulta]").evaluate("(node) => node.outerHTML"))


@pytest.fixture
def clinic(page, site):
    return Clinic(page, site + "chapters/clinica.html")


@pytest.mark.parametrize(
    ("label", "probe", "sick", "well"),
    [
        ("B1", "Primer minilote", "por clases", "barajados en cada época"),
        ("C2", "Paso sobre peso", "1", "3"),
        ("H2", "Ejemplos", "los suyos y los de validación", "los 1200 suyos"),
    ],
)
def test_wrong_is_refused_with_a_number_and_right_is_healed(clinic, label, probe, sick, well):
    key = clinic.open(label)
    for wrong in ("iguales", "decaimiento", "tasa-pequena", "sin-poner-a-cero"):
        assert re.search(r"^Entonces.*\d", clinic.say(wrong)), wrong
        assert clinic.room.locator(".clinic-cure").inner_text() == ""
    clinic.ask(probe)
    assert clinic.say(key).startswith("Eso es. ")
    assert clinic.treat(sick).endswith("Aún no.")
    assert clinic.kept()[f"{label}-{SEED}"]["cured"] is None
    assert clinic.treat(well).startswith("Curada con 1 prueba, a la quinta: 0.0")
    kept = clinic.kept()[f"{label}-{SEED}"]
    assert kept["said"][-1] == key and len(kept["said"]) == 5 and kept["right"] and kept["cured"] < 0.05
    line = clinic.room.locator(".clinic-cure code").inner_text()
    assert line.startswith(f"Clínica, {label}, semilla {SEED}: 1 prueba (") and "a la quinta; curada, 0.0" in line
    expect(clinic.room.get_by_role("link", name="Cuando no aprende")).to_be_visible()
    home = clinic.address.removesuffix("chapters/clinica.html")
    assert [url for url in clinic.asked if not url.startswith((home, "about:"))] == []
    # Quien vuelve sigue por donde iba.
    clinic.open(label)
    expect(clinic.room.locator(".clinic-cure code")).to_have_text(line)


def test_right_without_proof_and_half_right_are_told_so(clinic):
    zero = next(f"A{n}" for n in "12" if who(f"A{n}", SEED) == "pesos-a-cero")
    clinic.open(zero)
    assert clinic.say("iguales") == "Es verdad a medias: son iguales porque todos valen 0."
    assert clinic.say("pesos-a-cero") == "Aciertas. Donde se ve es en «gradiente»."
    assert clinic.kept()[f"{zero}-{SEED}"]["probes"] == []


def test_nothing_names_the_patient(clinic):
    key, other = clinic.open("A1"), next(seed for seed in range(1, 60) if who("A1", seed) != who("A1", SEED))
    expect(clinic.page.locator(".clinic-told").nth(1)).to_contain_text("Acierta")
    one = clinic.markup()
    clinic.page.evaluate(f"location.hash = 'paciente=A1&semilla={other}'")
    expect(clinic.room.locator(".clinic-title")).to_have_text(f"Paciente A1, semilla {other}")
    expect(clinic.status).to_have_text("Pide una prueba.")
    assert clinic.markup() == one and who("A1", other) != key
    names = [name for key, patient in PATIENTS.items() for name in (key, patient.name)]
    clinic.ask(*clinic.room.locator(".clinic-asks button").all_inner_texts())
    shown = re.sub(r"<select.*?</select>", "", clinic.room.evaluate("(node) => node.outerHTML"), flags=re.DOTALL)
    assert [name for name in names if name in shown or name in clinic.page.url] == []
    options = clinic.room.get_by_label("¿Qué tiene?").locator("option").all_inner_texts()[1:]
    plain = {patient.name: patient.name.lower().replace("í", "i") for patient in PATIENTS.values()}
    assert options == sorted(plain, key=plain.get)


def test_nothing_moves_while_it_trains_and_answers(clinic):
    clinic.open("E1")
    clinic.page.evaluate(HEIGHTS)
    before = clinic.page.evaluate("history.length")
    for label in ("B1", "B2"):
        clinic.page.get_by_role("group", name="Pareja").get_by_role("button", name="B").click()
        clinic.page.get_by_role("button", name=f"Paciente {label}").click()
        clinic.ask(*clinic.room.locator(".clinic-asks button").all_inner_texts())
    assert len(clinic.page.evaluate("[...heights]")) == 1
    assert clinic.page.url.endswith(f"#paciente=B2&semilla={SEED}")
    assert clinic.page.evaluate("history.length") == before
    clinic.say(who("B2", SEED))
    clinic.page.evaluate("heights.clear()")
    clinic.treat("4" if who("B2", SEED) == "tasa-grande" else "barajados en cada época")
    assert len(clinic.page.evaluate("[...heights]")) == 1
    large = [who(label, SEED) for label in ("B1", "B2")].index("tasa-grande")
    expect(clinic.page.locator(".clinic-card").nth(large)).to_contain_text("Se sale por arriba: llega a")


def test_all_take_the_same_three_seconds(clinic, clock):
    """También la que da diez veces menos pasos; y lo que se pide entretanto se contesta una vez."""
    clinic.page.emulate_media(reduced_motion="no-preference")
    clinic.open("C1")
    clinic.page.wait_for_load_state("networkidle")
    stop(clock)
    clinic.page.evaluate(
        """() => { window.seen = []; const began = performance.now();
            const points = () => [...document.querySelectorAll(".clinic-card")]
                .map((card) => card.querySelector(".clinic-sick").getAttribute("d")?.split("L").length ?? 0);
            const look = (now) => { seen.push([now - began, ...points()]); requestAnimationFrame(look); };
            requestAnimationFrame(look); }"""
    )
    clinic.page.get_by_role("button", name="Con otra semilla").click()
    clinic.room.get_by_role("button", name="Ejemplos", exact=True).click()
    clock.run_for(4000)
    seen = clinic.page.evaluate("seen")
    began = max(time for time, one, other in seen if min(one, other) < 2)
    assert all(abs(one - other) <= 1 for time, one, other in seen if time > began)
    assert 2000 < min(time for time, one, _ in seen if time > began and one == 20) - began < 3000
    expect(clinic.room.locator(".clinic-results table")).to_have_count(1)


def test_by_keyboard_alone_and_the_focus_is_never_lost(clinic):
    key = clinic.open("B1")
    press, focused = clinic.page.keyboard.press, "document.activeElement.textContent"
    clinic.page.get_by_role("button", name="Paciente B2").focus()
    while clinic.page.evaluate(focused) != "Primer minilote":
        press("Tab")
    press("Enter")
    clinic.settled()
    while clinic.page.evaluate("document.activeElement.tagName") != "SELECT":
        press("Tab")
    while clinic.page.evaluate("document.activeElement.value") != key:
        press("ArrowDown")
    press("Tab")
    press("Enter")
    assert clinic.settled().startswith("Eso es.") and clinic.page.evaluate(focused) == "Diagnostica"
    press("Tab")
    press("ArrowDown")
    press("Tab")
    press("Enter")
    expect(clinic.status).to_contain_text("Curada")
    assert clinic.page.evaluate(focused) == "Trátala"
    clinic.page.evaluate("navigator.clipboard.writeText = async (text) => { window.sent = text; }")
    press("Tab")
    press("Enter")
    assert clinic.page.evaluate(focused) == "Copiada" and clinic.page.evaluate("sent").startswith("Clínica, B1")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_and_axe_finds_nothing(clinic, theme):
    clinic.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    key = clinic.open("F2")
    clinic.ask("Fallos", "Primer minilote", "Ejemplos", "Pesos")
    clinic.say(key)
    clinic.page.evaluate(AXE)
    for width, height in ((320, 700), (390, 844), (1024, 768), (1280, 900)):
        clinic.page.set_viewport_size({"width": width, "height": height})
        assert clinic.page.evaluate(OVERFLOW) <= 0, width
        assert complaints(clinic.page, "[data-clinic=consulta]") == [], width


def test_without_scripts_it_says_what_there_is(page_without_scripts, site):
    page_without_scripts.goto(site + "chapters/clinica.html")
    shown = page_without_scripts.locator(".clinic")
    assert ["Con JavaScript activado" in each for each in shown.all_inner_texts()] == [True, True]
    assert len(shown.first.locator("path").all()) > 4
    html = shown.first.evaluate("(node) => node.outerHTML")
    assert [key for key, patient in PATIENTS.items() if key in html or patient.name in html] == []
