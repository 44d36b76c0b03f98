"""El código de cada figura, en su página: se ejecuta, se cambia, vuelve a la figura y nada de lo escrito se pierde."""

import json
import os
import re

import pytest
from python_tab import FORGET, MARKED, accept
from visits import AXE, KEY, OVERFLOW, SETTLED, bare, complaints, store

from optlib.figures import SPECS, figure

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python"),
    pytest.mark.xdist_group("código de figuras"),
]
IDS = list(SPECS)
ENDED = """(id) => /^(Hecho|Ha |No |Parado|Python se)/.test(
    document.querySelector(`[data-figure=${id}] .cell-status`).textContent)"""
# Los números de lo dibujado: trazos, marcas y tablas.
DRAWN = """(node) => [...node.querySelectorAll(".fig-plot path[d], .fig-num, .fig-table td")]
    .flatMap((each) => (each.getAttribute("d") ?? each.textContent).match(/-?\\d+(\\.\\d+)?/g) ?? []).map(Number)"""


class Code:
    """Una figura con su código, en una página.

    Los botones se pulsan con el teclado: si la página se recoloca mientras se aprieta el ratón, no se pulsa nada.
    """

    def __init__(self, page, figure_id: str):
        self.page, self.id = page, figure_id
        self.fig = page.locator(f"[data-figure={figure_id}]:not(.fig-opening)")  # la que abre un capítulo no da código

    def see(self) -> "Code":
        """Trae la figura, abre su código y espera al editor."""
        self.fig.evaluate("(node) => node.scrollIntoView()")
        self.button("Ver el código").press("Enter")
        self.editor.wait_for()
        return self

    def button(self, name: str):
        return self.fig.get_by_role("button", name=name)

    @property
    def editor(self):
        return self.fig.locator(".fig-code textarea")

    @property
    def text(self) -> str:
        return self.editor.input_value()

    def run(self, text: str | None = None, *changes: tuple[str, str]) -> str:
        """Ejecuta el código, quizá con cambios, con el teclado, y devuelve lo que se dice."""
        text = self.text if text is None else text
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.editor.fill(text)
        self.fig.locator(".cell-status").evaluate("(node) => node.replaceChildren()")
        self.editor.press("Shift+Enter")
        accept(self.page, self.fig.locator(".cell-status:not(:empty)"))
        self.page.wait_for_function(ENDED, arg=self.id)
        self.page.evaluate(SETTLED)
        return self.fig.locator(".cell-status").text_content()

    @property
    def summary(self) -> str:
        return self.fig.locator(".fig-summary").text_content()

    @property
    def numbers(self) -> list[float]:
        self.page.evaluate(SETTLED)
        return self.fig.evaluate(DRAWN)

    @property
    def mine(self) -> str:
        """Lo que se dice del recorrido propio; nada si no está en la figura."""
        said = self.fig.locator(".fig-mine [role=status]").text_content()
        assert bool(said) == self.button("Quitarlo").is_visible()
        return said

    @property
    def changed(self) -> bool:
        return "Cambiado por ti" in (self.fig.locator(".cell-bar").text_content() or "")

    def slide(self, label: str, key: str) -> None:
        self.fig.get_by_label(label, exact=True).press(key)
        self.page.evaluate(SETTLED)


@pytest.fixture(scope="module")
def place(html, extra):
    """Una página con todas las figuras y sin celdas, como la portada, con su política de seguridad."""
    icon = '<link rel="icon" href="_static/logo.svg">'
    (extra / "vacía.html").write_text(f"<!doctype html><title>Vacía</title>{icon}", "utf-8")
    figures = "".join(f'<section style="min-height: 60rem">{figure(each).html}</section>' for each in IDS)
    (extra / "codigos.html").write_text(bare(html, figures), "utf-8")
    return "codigos.html"


# Con esta altura están a la vista todos los mandos.
TALL, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def shared(profile, site, place):
    """Una página con Python en marcha; los errores que haya se apuntan."""
    profile.grant_permissions(["clipboard-read", "clipboard-write"])
    page = profile.new_page()
    page.set_viewport_size(TALL)
    page.address, page.elsewhere, page.problems = site + place, f"{site}vacía.html", []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: page.problems.append(said.text) if said.type in ("error", "warning") else None)
    page.goto(page.address)
    yield page
    page.close()


def afresh(page) -> None:
    """La misma página, recién abierta y sin nada guardado, salvo el permiso para descargar."""
    page.goto(page.elsewhere)  # al irse, la página guarda lo que le falte
    page.evaluate(FORGET)
    page.goto(page.address)


@pytest.fixture
def page(shared, request):
    """Como la deja el test anterior, salvo al repetir uno que ha fallado."""
    if getattr(request.node, "execution_count", 1) > 1:
        shared.problems.clear()
        afresh(shared)
    yield shared
    assert shared.problems == []


@pytest.fixture
def fresh(page):
    afresh(page)
    return page


# Un ajuste de cada figura, como está en el código y como se cambia; su mando, y lo que pasa a decir.
CHANGES = {
    "descenso-1d": ("lr, steps = 0.1, 20", "lr, steps = 0.2, 20", "Tasa de aprendizaje α", "0.2"),
    "valle": ("coupled_quadratic", "ravine", "Paisaje", "ravine"),
    "carrera": ("beale", "himmelblau", "Paisaje", "himmelblau"),
    "carrera-portada": ("lr, steps = 0.1", "lr, steps = 0.3", "", ""),
    "adam-por-dentro": ("beta1, beta2, eps = 0.9", "beta1, beta2, eps = 0.5", "β₁ (media de g)", "0.5"),
    "brote": ("beta1, beta2, eps = 0.9, 0.999", "beta1, beta2, eps = 0.9, 0.99", "β₂", "0.99"),
    "momento": ("condition, lr, steps = 25", "condition, lr, steps = 50", "Número de condición κ", "50"),
    "lotes": ("batch_size, lr = 8", "batch_size, lr = 4", "Ejemplos por minilote", "4"),
    "neurona": ("4.2]", "-3.5]", "Datos", "outlier"),
    "retropropagacion": ("x, y = 2.0", "x, y = -1.0", "Entrada x", "−1"),
    "planes": ("lr, noise, steps = 0.2", "lr, noise, steps = 0.5", "Tasa más alta α", "0.5"),
    "palabras": ("steps = 100", "steps = 50", "Pasos", "50"),
    "muon": ("a, b, c = 3.4445", "a, b, c = 3.0", "a, de σ", "3"),
}


@pytest.mark.parametrize("figure_id", [each for each in IDS if each != "red"])
def test_the_code_of_every_figure(page, figure_id):
    """Lo que se cambie en lo calculado se ve; con otro ajuste dibuja lo que la figura, y mueve su mando."""
    code = Code(page, figure_id).see()
    before, text = code.numbers, code.text
    # Otro recorrido es otro dibujo.
    assert code.run(f"{text}\npath = 0.8 * np.array(path)").startswith("Hecho") and "de tu código" in code.summary
    assert code.mine.startswith("Tu recorrido está en la figura")
    assert code.fig.locator(".cell_output").inner_text().strip()
    assert code.numbers != pytest.approx(before, rel=1e-3, abs=0.2) and code.changed
    code.button("Quitarlo").press("Enter")
    assert not code.mine and "de tu código" not in code.summary
    assert page.evaluate("document.activeElement.textContent") == "Ejecutar"
    # Otro ajuste: es como mover su mando, y el código vuelve a ser el de la figura.
    old, new, label, shown = CHANGES[figure_id]
    code.run(text, (old, new))
    assert code.mine.count(".") == 1 and not code.changed and code.text == text.replace(old, new)
    if label:
        control = code.fig.get_by_label(label, exact=True)
        assert (control.get_attribute("aria-valuetext") or control.input_value()).partition(":")[0] == shown
    drawn_by_code = code.numbers
    code.button("Quitarlo").press("Enter")
    assert code.numbers == pytest.approx(drawn_by_code, rel=1e-3, abs=0.2)
    code.button("Reiniciar").press("Enter")
    page.evaluate(SETTLED)
    assert code.text == text
    code.button("Ver el código").press("Enter")
    assert not code.editor.is_visible()


def test_the_code_fits_a_phone_and_everybody_reaches_it(fresh):
    code = Code(fresh, "carrera").see()
    code.run()
    fresh.evaluate(AXE)
    for size, theme in ((PHONE, "light"), (TALL, "dark")):
        fresh.set_viewport_size(size)
        fresh.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        fresh.evaluate(SETTLED)
        assert fresh.evaluate(OVERFLOW) <= 0
        assert complaints(fresh, f"[data-figure={code.id}]") == []


def test_the_code_of_the_network_teaches_it_to_read(page):
    """Se ve lo que lee con los pesos que deja; con otros, lo que leería."""
    code = Code(page, "red").see()
    text = code.text
    assert code.run().startswith("Hecho") and "de tu código" in code.summary
    many = code.fig.locator(".red-count")
    assert int(many.inner_text().split()[0]) >= 90
    code.run(text, ("lr = 0.1", "lr = 0 * 0.1"))
    assert "La red no ha cambiado" in code.summary and int(many.inner_text().split()[0]) < 30
    code.run(text, ("steps, seed = 190", "steps, seed = 38"))
    assert code.fig.get_by_label("Pasos", exact=True).get_attribute("aria-valuetext") == "38"
    code.button("Quitarlo").press("Enter")
    assert "de tu código" not in code.summary


def test_what_the_code_says_goes_to_the_figure(fresh):
    """Lo que depende de otro ajuste cambia con él; lo que un mando no alcanza y lo que no es de la figura, se dice."""
    code = Code(fresh, "valle").see()
    text = code.text
    code.run(text, ("coupled_quadratic", "rosenbrock"))
    assert "np.array([2.0, -2.0])" in code.text and not code.changed
    code.run(text, ("lr, steps = 0.05", "lr, steps = 5.0"))
    assert code.mine == "Tu recorrido está en la figura. El mando «Tasa de aprendizaje α» no llega a 5."
    own = "problem = Problem(lambda x: x[0]**2 + x[1]**2, lambda x: 2 * x, dim=2)"
    code.run(text, ('problem = PROBLEMS["coupled_quadratic"]', own), ("PROBLEMS\n", "Problem\n"))
    assert "El paisaje y los costes que se ven son los de la figura" in code.mine
    code = Code(fresh, "lotes").see()
    code.button("Copiar el código").press("Enter")
    code.button("Copiado").wait_for()
    assert fresh.evaluate("navigator.clipboard.readText()") == code.text
    code.run(None, ("y = 1.5 * x", "y = 0.5 * x"))
    assert "Los datos y los costes que se ven son los de la figura, no los tuyos." in code.mine
    code = Code(fresh, "neurona").see()
    text, before = code.text, code.numbers
    code.run(text, ("x = np.array([-2.0", "x = np.array([-2.5"))
    assert code.numbers != before and code.fig.get_by_label("Datos", exact=True).input_value() == "line"
    assert code.mine == "Tu recorrido está en la figura. Los datos son los tuyos."
    # Lo que solo dice qué se ve no quita el recorrido.
    code.run(f"{text}\npath = 0.8 * np.array(path)")
    for _ in range(2):
        code.button("Un paso").press("Enter")
        fresh.evaluate(SETTLED)
    assert "Paso 1:" in code.summary and code.mine
    code.slide("Pasos del descenso", "ArrowLeft")
    assert not code.mine
    code = Code(fresh, "adam-por-dentro").see()
    code.run(None, ("lr * m_hat / (v_hat**0.5 + eps)", "lr * m / (v**0.5 + eps)"))
    assert not code.fig.get_by_label("Corrección de sesgo", exact=True).is_checked()
    lines = code.fig.locator(".fig-plot [style*=opt-Adam]").evaluate_all(
        "(all) => all.map((each) => each.getAttribute('d'))"
    )
    assert len(set(lines)) == len(lines) == 2


def test_each_rule_of_the_race_has_its_code_and_its_path(fresh):
    code = Code(fresh, "carrera").see()
    text, fair = code.text, code.fig.get_by_label("A la mejor tasa de cada uno", exact=True)
    fair.check()
    fresh.evaluate(SETTLED)
    rate = re.search(r"lr, steps = ([\d.]+), 200", code.text)[1]
    code.run(None, (f"{rate}, 200", f"{rate}, 20"))
    assert not fair.is_checked() and f"lr, steps = {rate}, 20" in code.text and not code.changed and code.mine
    fresh.wait_for_function("() => location.hash.includes('carrera')")
    code.run(text, ("lr, steps = 0.1", "lr, steps = -0.1"), ("x = np.array([1.0", "x = np.array([30.0"))
    assert code.mine.startswith("Tu recorrido está en la figura: Adam. El mando «Tasa» no llega a ese valor.")
    assert "El mando «Punto de partida» no llega a ese valor." in code.mine
    code.button("Restaurar").press("Enter")
    code.button("Reiniciar").press("Enter")
    fresh.evaluate(SETTLED)
    choose = code.fig.get_by_label("Optimizador", exact=True)
    assert choose.input_value() == "Adam" and "m_hat" in code.text
    code.run(None, ("beta1 * m +", "0.5 * m +"))
    mine = code.text
    choose.select_option("Momentum")
    assert "v = beta * v + g" in code.text and not code.changed
    code.run(None, ("lr, steps = 0.001", "lr, steps = 0.002"))
    assert "0.002" in code.fig.get_by_label("Tasa de Momentum").get_attribute("aria-valuetext")
    fresh.wait_for_function("() => location.hash === '#carrera?lrs=Momentum:0.002'")
    assert code.mine == "Tus recorridos están en la figura: Momentum y Adam."
    assert "Recorridos de tu código: Momentum y Adam." in code.summary
    choose.select_option("Adam")
    assert code.text == mine and code.changed
    # Quitado de la carrera, el código es de otro.
    code.fig.get_by_label("Adam", exact=True).uncheck()
    code.fig.locator(".fig-summary", has_text="Recorrido de tu código: Momentum.").wait_for()
    assert choose.input_value() != "Adam" and choose.locator("option[value=Adam]").count() == 0


def test_an_own_rule_is_kept(fresh):
    """Lo que el lector cambia sigue ahí al mover los mandos y al volver otro día, hasta que lo restaura.

    Con otras versiones apartadas, el código es el de los ajustes de ahora.
    """
    code = Code(fresh, "valle").see()
    rule = ("x = x - lr * g", "x = x - lr * np.sign(g)")
    text = code.text.replace(*rule)
    assert code.run(None, rule).startswith("Hecho") and code.changed and code.mine
    drawn_by_code = code.numbers
    code.slide("Tasa de aprendizaje α", "ArrowRight")
    assert not code.mine and code.text == text and code.changed
    code.run()
    assert code.mine and code.numbers == drawn_by_code  # y el mando vuelve a lo que dice el código
    stored = fresh.evaluate(f"() => localStorage.getItem('{KEY}')")
    assert json.loads(stored)["code"]["codigos"]["figura-valle"]["text"] == text
    fresh.reload()
    code = Code(fresh, "valle").see()
    assert code.text == text and code.changed and not code.mine
    code.run()
    code.button("Restaurar").press("Enter")
    fresh.evaluate(SETTLED)
    code.fig.locator(".cell-notice", has_text="Es el código de los ajustes de ahora.").wait_for()
    assert "np.sign" not in code.text and not code.changed and not code.mine
    assert fresh.evaluate("document.activeElement.textContent") == "Ejecutar"
    fresh.goto(fresh.elsewhere)
    fresh.goto(f"{fresh.address}#valle?steps=30")
    code = Code(fresh, "valle").see()
    assert "lr, steps = 0.05, 30" in code.text and not code.changed
    code.slide("Pasos", "ArrowLeft")
    assert "lr, steps = 0.05, 29" in code.text
    code.button("Ver la otra versión").press("Enter")
    assert code.text == text and code.changed
    assert fresh.evaluate("document.activeElement.textContent") == "Restaurar"


def test_what_goes_wrong_is_told_and_leaves_the_figure_as_it_was(fresh):
    code = Code(fresh, "descenso-1d").see()
    text, before = code.text, code.numbers
    code.run()
    assert code.run(text.replace("lr * g", "rate * g")) == "Ha dado un error."
    error = code.fig.locator(".cell-error").inner_text()
    assert "NameError" in error and "rate" in error
    assert fresh.evaluate(MARKED) == ["    x = x - rate * g"]
    assert not code.mine and code.numbers == before
    # Lo que se dijo de este código se olvida al restaurarlo y al mover un mando.
    code.button("Restaurar").press("Enter")
    code.run()
    code.slide("Pasos", "ArrowLeft")
    assert not code.fig.locator(".cell_output").inner_text() and not code.fig.locator(".cell-status").text_content()
    code.slide("Pasos", "ArrowRight")
    assert code.run(text).startswith("Hecho") and code.mine


@pytest.fixture
def chapter(fresh, site):
    """Un capítulo en el que una celda hace unas cuentas y pone una figura."""
    fresh.goto(f"{site}chapters/01_fundamentos.html#neurona?steps=60")
    fresh.locator(".python-page.ready").wait_for()
    return fresh


def test_a_cell_that_shows_its_figure_again(chapter):
    """La figura de antes, al restaurar la celda, tiene lo último que se escribió en la otra."""
    code = Code(chapter, "neurona").see()
    code.editor.fill("# uno")
    cell = chapter.locator(".cell:has([data-figure=neurona]:not(.fig-opening))")
    cell.evaluate("(cell) => { for (const fold of cell.querySelectorAll('details.hide')) fold.open = true; }")
    bar = cell.locator(".cell_input .cell-bar")
    bar.get_by_role("button", name="Ejecutar").click()
    bar.locator(".cell-status", has_text="Hecho").wait_for()
    code = Code(chapter, "neurona").see()
    assert code.text == "# uno"
    code.editor.fill("# dos")
    chapter.get_by_role("button", name="Restaurar todo").press("Enter")
    chapter.evaluate(SETTLED)
    assert code.text == "# dos"


def test_code_from_a_file_is_seen_before_it_runs(fresh):
    change = {"text": "path = [1.0, 0.5]", "book": "", "foreign": True}
    stored = {"format": "optlib-progreso", "version": 2, "exercises": {}}
    stored["code"] = {"codigos": {"figura-descenso-1d": change, "3": {"text": "x", "book": ""}}}
    store(fresh, KEY, json.dumps(stored))
    fresh.reload()
    code = Code(fresh, "descenso-1d").see()
    assert code.text == change["text"]
    assert "viene de un fichero: míralo antes de ejecutarlo." in code.fig.locator(".cell-notice").text_content()
    # Lo de una celda que esta página no tiene se enseña también.
    assert fresh.locator(".cell-lost").count() == 1
    code.button("Usar este código").press("Enter")
    assert not code.fig.locator(".cell-notice").text_content() and code.run().startswith("Hecho")


def test_without_python_the_code_is_read_and_copied(new_context, site, html, extra, place):
    """Un sitio sin Python, o la figura en Jupyter: el código sigue a los mandos, y se dice qué hacer con él."""
    text = (extra / place).read_text("utf-8").replace(' data-python-later="_static/optlib/cells.js"', "")
    (extra / "sin-python.html").write_text(text, "utf-8")
    context = new_context(viewport=TALL)
    page = context.new_page()
    page.goto(f"{site}sin-python.html")
    code = Code(page, "valle")
    code.fig.evaluate("(node) => node.scrollIntoView()")
    code.button("Ver el código").press("Enter")
    block = code.fig.locator(".fig-code pre")
    block.wait_for()
    assert code.button("Ver el código").get_attribute("aria-expanded") == "true"
    assert "lr, steps = 0.05, 60" in block.text_content()
    assert code.fig.locator(".fig-code-note").text_content() == "Para ejecutarlo y cambiarlo, cópialo en un cuaderno."
    code.slide("Pasos", "ArrowLeft")
    assert "lr, steps = 0.05, 59" in block.text_content()
    assert code.editor.count() == 0 and code.button("Copiar el código").is_visible()
    context.close()
