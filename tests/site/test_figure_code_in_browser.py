"""El código de cada figura, en su página: se ejecuta, se cambia, vuelve a la figura y nada de lo escrito se pierde."""

import json
import os
import re

import pytest
from luck import drawn
from visits import AXE, OVERFLOW

from optlib.figures import SPECS, figure

pytestmark = [
    pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python"),
    pytest.mark.xdist_group("código de figuras"),
]
IDS = list(SPECS)
ENDED = """(id) => /^(Hecho|Ha |No |Parado)/.test(
    document.querySelector(`[data-figure=${id}] .cell-status`).textContent)"""
# Los números de lo dibujado: trazos, marcas y tablas.
DRAWN = """(node) => [...node.querySelectorAll(".fig-plot path[d], .fig-num, .fig-table td")]
    .flatMap((each) => (each.getAttribute("d") ?? each.textContent).match(/-?\\d+(\\.\\d+)?/g) ?? []).map(Number)"""
MARKED = "() => [...(CSS.highlights.get('error-line') ?? [])].map(String)"
SETTLE = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Code:
    """Una figura con su código, en una página."""

    def __init__(self, page, figure_id: str):
        self.page, self.id = page, figure_id
        self.fig = page.locator(f"[data-figure={figure_id}]")

    def see(self) -> "Code":
        """Trae la figura, abre su código y espera al editor."""
        self.fig.evaluate("(node) => node.scrollIntoView()")
        self.button("Ver el código").click()
        self.editor.wait_for()
        return self

    def button(self, name: str):
        return self.fig.get_by_role("button", name=name)

    @property
    def editor(self):
        return self.fig.locator("textarea")

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
        question = self.page.get_by_role("button", name="Descargar y ejecutar")
        question.or_(self.fig.locator(".cell-status:not(:empty)")).first.wait_for()
        if question.count():
            question.click()
        self.page.wait_for_function(ENDED, arg=self.id)
        self.page.evaluate(SETTLE)
        return self.fig.locator(".cell-status").text_content()

    @property
    def summary(self) -> str:
        return self.fig.locator(".fig-summary").text_content()

    @property
    def numbers(self) -> list[float]:
        self.page.evaluate(SETTLE)
        return self.fig.evaluate(DRAWN)

    @property
    def mine(self) -> str | None:
        """Lo que se dice del recorrido propio, si está en la figura."""
        box = self.fig.locator(".fig-mine")
        return box.locator("span").text_content() if box.is_visible() else None

    @property
    def changed(self) -> bool:
        return "Cambiado por ti" in (self.fig.locator(".cell-bar").text_content() or "")

    def slide(self, label: str, key: str) -> None:
        self.fig.get_by_label(label, exact=True).press(key)
        self.page.evaluate(SETTLE)


@pytest.fixture(scope="module")
def place(html, extra):
    """Una página con todas las figuras y sin celdas, como la portada, con su política de seguridad."""
    index = (html / "index.html").read_text("utf-8")
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', index)[0]
    figures = "".join(f'<section style="min-height: 60rem">{figure(each).html}</section>' for each in IDS)
    (extra / "codigos.html").write_text(
        '<!doctype html><html lang="es" data-python-later="_static/optlib/cells.js"><head><meta charset="utf-8">'
        f"{policy}"
        '<title>Figuras</title><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="_static/logo.svg"><link rel="stylesheet" href="_static/course.css"></head>'
        f'<body><main class="bd-article" style="max-width: 46rem; margin: auto; padding: 1rem">'
        f"<h1>Figuras</h1>{figures}</main>"
        '<script src="_static/site.js" defer></script>'
        '<script type="module" src="_static/optlib/mount.js"></script></body></html>',
        "utf-8",
    )
    return "codigos.html"


@pytest.fixture(scope="module")
def shared(new_context, site, place):
    """Una página con Python en marcha; los errores que haya se apuntan."""
    context = new_context(reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.address, page.problems, page.asked = site + place, [], []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: page.problems.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(page.address)
    yield page
    context.close()


@pytest.fixture
def page(shared):
    yield shared
    assert shared.problems == []


@pytest.fixture
def fresh(page):
    """La misma página, recién abierta y sin nada guardado, salvo el permiso para descargar."""
    keep = "const keep = localStorage.getItem('optlib-python'); localStorage.clear();"
    page.evaluate(f"() => {{ {keep} if (keep) localStorage.setItem('optlib-python', keep); }}")
    page.goto("about:blank")
    page.goto(page.address)
    return page


def test_reading_costs_nothing(page):
    """Ni el código ni lo que lo ejecuta llegan antes de pedirlos."""
    assert not [url for url in page.asked if re.search(r"cells|panel-|editor|worker|pyodide", url)]


@pytest.mark.parametrize("figure_id", IDS)
def test_the_code_of_every_figure_draws_the_same(page, figure_id):
    code = Code(page, figure_id).see()
    before, text = code.numbers, code.text
    assert code.run().startswith("Hecho")
    assert "ecorrido de tu código" in code.summary and code.mine == "Tu recorrido está en la figura."
    assert code.fig.locator(".cell_output").inner_text().strip()
    assert len(code.numbers) == len(before)
    assert code.numbers == pytest.approx(before, rel=1e-3, abs=0.2)
    assert code.text == text and not code.changed
    code.button("Quitarlo").click()
    assert code.mine is None and "de tu código" not in code.summary
    code.button("Ocultar el código").click()
    assert not code.editor.is_visible()


def test_a_changed_setting_moves_its_control(fresh):
    code = Code(fresh, "valle").see()
    said = code.run(None, ("lr, steps = 0.05, 60", "lr, steps = 0.1, 30"), ("[2.0, -2.0]", "[1.5, 1.0]"))
    assert said.startswith("Hecho") and "30 pasos" in code.summary
    for label, value in (("Tasa de aprendizaje α", "0.1"), ("Pasos", "30"), ("Punto de partida: x", "1.5")):
        assert value in code.fig.get_by_label(label, exact=True).get_attribute("aria-valuetext")
    # Es el código de los ajustes de ahora: no hay nada cambiado, y la dirección los lleva.
    assert not code.changed and code.mine
    fresh.wait_for_function("() => location.hash.includes('lr=0.1')")
    run = "problem = PROBLEMS['rosenbrock']"
    code.run(None, ('problem = PROBLEMS["coupled_quadratic"]', run))
    assert code.fig.get_by_label("Paisaje", exact=True).input_value() == "rosenbrock"


def test_a_setting_out_of_reach_is_told(fresh):
    code = Code(fresh, "valle").see()
    code.run(None, ("lr, steps = 0.05", "lr, steps = 5.0"))
    assert code.mine == ("Tu recorrido está en la figura. Sus mandos no llegan a lr = 5, y siguen como estaban.")
    own = "problem = Problem(lambda x: x[0]**2 + x[1]**2, lambda x: 2 * x, dim=2)"
    code.run(None, ('problem = PROBLEMS["coupled_quadratic"]', own), ("PROBLEMS\n", "Problem\n"))
    assert "ese paisaje" in code.mine


def test_an_own_rule_is_kept(fresh):
    """Lo que el lector cambia sigue ahí al mover los mandos y al volver otro día, hasta que lo restaura."""
    code = Code(fresh, "valle").see()
    rule = ("x = x - lr * g", "x = x - lr * np.sign(g)")
    text = code.text.replace(*rule)
    assert code.run(None, rule).startswith("Hecho") and code.changed and code.mine
    drawn_by_code = code.numbers
    code.slide("Tasa de aprendizaje α", "ArrowRight")
    assert code.mine is None and code.text == text and code.changed
    code.run()
    assert code.mine and code.numbers == drawn_by_code  # y el mando vuelve a lo que dice el código
    stored = fresh.evaluate("() => localStorage.getItem('optlib-progreso')")
    assert json.loads(stored)["code"]["codigos"]["figura-valle"]["text"] == text
    fresh.reload()
    code = Code(fresh, "valle").see()
    assert code.text == text and code.changed and code.mine is None
    code.run()
    code.button("Restaurar").click()
    fresh.evaluate(SETTLE)
    assert "np.sign" not in code.text and not code.changed and code.mine is None
    assert fresh.evaluate("document.activeElement.textContent") == "Ejecutar"
    code.button("Ver la otra versión").click()
    assert code.text == text


def test_each_path_has_its_code(fresh):
    code = Code(fresh, "carrera").see()
    choose = code.fig.get_by_label("Código de", exact=True)
    assert choose.input_value() == "Adam" and "m_hat" in code.text
    mine = code.text.replace("beta1 * m", "0.5 * m")
    code.editor.fill(mine)
    choose.select_option("Momentum")
    assert "v = beta * v + g" in code.text and not code.changed
    rate = code.fig.get_by_label("Tasa de Momentum")
    assert code.run(None, ("lr, steps = 0.001", "lr, steps = 0.002")).startswith("Hecho")
    assert "Recorrido de tu código: Momentum." in code.summary
    assert "0.002" in rate.get_attribute("aria-valuetext")
    choose.select_option("Adam")
    assert code.text == mine and code.changed
    # Quitado de la carrera, el código es de otro.
    code.fig.get_by_label("Adam", exact=True).uncheck()
    fresh.evaluate(SETTLE)
    assert choose.input_value() != "Adam" and choose.locator("option[value=Adam]").count() == 0


def test_own_data_are_drawn(fresh):
    code = Code(fresh, "neurona").see()
    code.run(None, ("4.2]", "-3.5]"))
    assert code.fig.get_by_label("Datos", exact=True).input_value() == "outlier" and not code.changed
    before = code.numbers
    code.run(None, ("x = np.array([-2.0", "x = np.array([-2.5"))
    assert code.numbers != before and code.fig.get_by_label("Datos", exact=True).input_value() == "outlier"
    assert "Un solo ejemplo que desentona" not in code.summary


def test_what_goes_wrong_is_told_and_leaves_the_figure_as_it_was(fresh):
    code = Code(fresh, "descenso-1d").see()
    text, before = code.text, code.numbers
    code.run()
    assert code.run(text.replace("lr * g", "rate * g")) == "Ha dado un error."
    error = code.fig.locator(".cell-error").inner_text()
    assert "NameError" in error and "rate" in error
    assert fresh.evaluate(MARKED) == ["    x = x - rate * g"]
    assert code.mine is None and code.numbers == before
    assert code.run(text.replace("path", "way")) == "Ha dado un error."
    assert "no deja el recorrido en path" in code.fig.locator(".cell-error").inner_text()
    assert (
        code.run(text.replace("path = [x]", "path = [[x]]").replace("append(x)", "append([x])")) == "Ha dado un error."
    )
    assert "(21, 1)" in code.fig.locator(".cell-error").inner_text()
    # Se para, y se puede seguir.
    code.editor.fill("while True:\n    pass")
    code.button("Ejecutar").click()
    code.fig.locator(".cell-status", has_text="Ejecutando").wait_for()
    code.button("Parar").click()
    code.fig.locator(".cell-status", has_text="Parado").wait_for()
    assert code.run(text).startswith("Hecho") and code.mine
    # Diverge: se ve, y no avisa.
    code.run(text.replace("lr, steps = 0.1", "lr, steps = 1.9").replace("parabola", "quartic"))
    assert "diverge" in code.summary or "10⁶" in code.summary or "indefinido" in code.summary
    assert "Warning" not in code.fig.locator(".cell_output").inner_text()


def test_the_code_is_copied(fresh):
    code = Code(fresh, "lotes").see()
    code.button("Copiar el código").click()
    code.button("Copiado").wait_for()
    assert fresh.evaluate("navigator.clipboard.readText()") == code.text


@pytest.mark.parametrize("figure_id", drawn(IDS, 2, "código accesible"))
def test_it_fits_and_is_accessible(fresh, figure_id):
    code = Code(fresh, figure_id).see()
    assert code.run().startswith("Hecho")
    fresh.evaluate(AXE)
    for width, theme in ((390, "light"), (1280, "dark")):
        fresh.set_viewport_size({"width": width, "height": 800})
        fresh.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        fresh.evaluate(SETTLE)
        assert fresh.evaluate(OVERFLOW) <= 0
        found = fresh.evaluate(f"() => axe.run('[data-figure={figure_id}]')")
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []


def test_without_python_the_code_is_read_and_copied(new_context, site, html, extra, place):
    """Un sitio sin Python, o la figura en Jupyter: el código sigue a los mandos, y se dice qué hacer con él."""
    text = (extra / place).read_text("utf-8").replace(' data-python-later="_static/optlib/cells.js"', "")
    (extra / "sin-python.html").write_text(text, "utf-8")
    context = new_context()
    page = context.new_page()
    page.goto(f"{site}sin-python.html")
    code = Code(page, "valle")
    code.fig.evaluate("(node) => node.scrollIntoView()")
    code.button("Ver el código").press("Enter")
    block = code.fig.locator(".fig-code pre")
    assert "lr, steps = 0.05, 60" in block.text_content()
    assert code.fig.locator(".fig-code-note").text_content() == "Para ejecutarlo y cambiarlo, cópialo en un cuaderno."
    code.slide("Pasos", "ArrowLeft")
    assert "lr, steps = 0.05, 59" in block.text_content()
    assert code.editor.count() == 0 and code.button("Copiar el código").is_visible()
    context.close()
