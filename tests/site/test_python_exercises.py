"""Los ejercicios de programar se hacen en la página: se escribe, se comprueba y se explica qué está mal."""

import json
import os

import pytest
from error_cases import EXPLAINED, OTHER_CAUSE, SET_UP, SILENT_IN_PAGE
from python_tab import CHAPTER, FORGET, MARKED, PythonTab, Unreliable, accept
from visits import KEY, MOUNTED, store

from optlib.exercises.bank import find
from optlib.exercises.examining import examine

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python"),
    pytest.mark.xdist_group("programar"),
]
PAGE, ID = "02_descenso_gradiente", "gd-codigo"
CODE = [find(each) for each in (ID, "neurona-red-codigo", "signum-codigo", "curv-espectral")]
RIGHT = "def gd_step(x, grad, lr):\n    return x - lr * grad(x)"
WRONG = RIGHT.replace("-", "+")
SETTLED = """(id) => {
    const box = document.querySelector(`#ejercicio-${id}`);
    const { textContent } = box.querySelector(".exercise-check");
    return textContent === "Comprobar" && box.querySelector(".exercise-status").textContent;
}"""


class Exercise:
    """Un ejercicio de programar en una pestaña."""

    def __init__(self, tab: PythonTab, identifier: str = ID):
        self.page, self.identifier = tab.page, identifier
        self.box = tab.page.locator(f"#ejercicio-{identifier}.ready")
        self.box.wait_for()
        tab.page.wait_for_function(MOUNTED)  # entretanto se mueve

    def button(self, name: str):
        return self.box.get_by_role("button", name=name)

    def write(self, text: str) -> None:
        if not self.box.locator("textarea").count():
            self.button("Escribir").click()
        self.box.locator("textarea").fill(text)

    def check(self, text: str | None = None) -> str:
        """Escribe un código, si se da, y lo comprueba con el teclado; devuelve qué se dice."""
        if text is not None:
            self.write(text)
        self.box.locator(".exercise-status").evaluate("(node) => node.replaceChildren()")
        self.box.locator("textarea").press("Shift+Enter")
        accept(self.page, self.box.locator(":is(.exercise-status, .cell-status):not(:empty)"))
        return self.verdict()

    def verdict(self) -> str:
        return self.page.wait_for_function(SETTLED, arg=self.identifier).json_value()

    @property
    def state(self) -> str | None:
        return self.box.locator(".exercise-status").get_attribute("data-state")

    @property
    def note(self) -> str:
        return self.box.locator(".exercise-note").text_content() or ""

    @property
    def code(self) -> str:
        """Lo que se ve con el editor cerrado."""
        return (self.box.locator(".exercise-answer > pre").text_content() or "").strip()


@pytest.fixture(scope="module")
def shared(site, profile):
    tab = PythonTab(profile.new_page(), site + CHAPTER)
    yield tab
    tab.page.close()


@pytest.fixture
def tab(shared):
    """Una pestaña con Python en marcha y, quizá, lo que otros tests han dejado escrito."""
    yield shared
    assert shared.problems == []


@pytest.fixture
def fresh(tab):
    """La misma, con la página recién abierta; lo único que queda de antes es el permiso para descargar."""
    tab.page.evaluate(FORGET)
    tab.page.reload()
    tab.page.locator(".python-page.ready").wait_for()
    return tab


def words(page, html: str) -> str:
    """Lo que se lee de un HTML."""
    read = "(html) => { const box = document.createElement('template'); box.innerHTML = html; "
    return page.evaluate(read + "return box.content.textContent }", html)


def test_right_and_with_a_mistake(tab):
    """Dicen lo mismo que en Jupyter, donde se prueban todos con sus errores; los de otras páginas, en una celda."""
    others = [item.id for item in CODE[1:]]
    show = "from optlib.exercises import exercise\nfrom IPython.display import display\n"
    assert tab.try_code(2, f"{show}for each in {others}:\n    display(exercise(each))").startswith("Hecho")
    for item in CODE:
        exercise = Exercise(tab, item.id)
        found = f"from optlib.exercises.bank import find\n{item.function} = find({item.id!r})"
        said = exercise.check(f"{found}.mistakes[0].function")
        assert (said, exercise.state) == (words(tab.page, examine(item, item.mistakes[0].function).html), "wrong")
        assert exercise.check(f"{found}.reference") == "Correcto: pasa todos los casos."
        assert exercise.state == "correct" and exercise.note.startswith("Hecho (2 intentos)")


def test_frequent_errors_are_explained_by_this_python(tab):
    """Las mismas pistas que en los tests de la biblioteca: aquí, Python es otro y dice las cosas de otra manera."""
    sources = [source for source in [*EXPLAINED, *OTHER_CAUSE] if source not in SILENT_IN_PAGE]
    code = f"""
import linecache, json, warnings
from optlib.errors import explain

def failure(source):
    space = {{}}
    for name, text in (("<celda 901>", {SET_UP!r}), ("<celda 902>", source)):
        linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
        try:
            exec(compile(text, name, "exec"), space)
        except BaseException as error:
            return error
    raise AssertionError(f"no falla: {{source!r}}")

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(json.dumps({{source: explain(failure(source)) for source in {sources!r}}}))
"""
    assert tab.try_code(2, code).startswith("Hecho"), tab.output(2)
    found = json.loads(tab.output(2).strip().splitlines()[-1])
    wrong = {
        source: found.get(source)
        for source, parts in EXPLAINED.items()
        if source in found and not all(part in found[source] for part in parts)
    }
    wrong |= {
        source: found[source] for source, parts in OTHER_CAUSE.items() if any(part in found[source] for part in parts)
    }
    assert wrong == {}


def test_first_it_asks_for_code_and_then_for_the_download(open_tab):
    Unreliable.reset()
    tab = open_tab(clean=True)
    exercise = Exercise(tab)
    assert exercise.box.locator(".exercise-solution").is_hidden()
    exercise.button("Comprobar").click()
    assert "Escribe antes" in exercise.verdict() and exercise.note == ""
    exercise.box.locator("textarea").wait_for()
    assert exercise.box.locator("textarea").input_value() == "def gd_step(x, grad, lr):\n    ..."
    assert not [name for name in Unreliable.served if name.startswith(("worker", "run-"))]
    exercise.write(RIGHT)
    exercise.button("Comprobar").click()
    question = exercise.box.locator(".cell-question")
    assert "10 MB" in question.inner_text()
    question.get_by_role("button", name="Ahora no").click()
    assert question.count() == 0 and "worker.js" not in Unreliable.served and tab.problems == []


def test_an_exercise_survives_its_own_cell(tab):
    """La celda que lo muestra falla, o escribe algo antes, y el ejercicio sigue con lo que lleva hecho."""
    other = "nesterov-codigo"  # de otro capítulo: lo pone una celda del lector
    show = f'from optlib.exercises import exercise\nexercise("{other}")'
    wrong = "def nesterov_velocity(x, v, grad, lr, beta):\n    return beta * v + grad(x)"
    assert tab.try_code(3, show).startswith("Hecho")
    exercise = Exercise(tab, other)
    exercise.write(wrong)
    for source, ended in ((show[:-1], "Ha dado"), (f'print("hola")\n{show}', "Hecho")):
        assert tab.try_code(3, source).startswith(ended)
    assert exercise.box.count() == 1 and exercise.box.locator("textarea").input_value() == wrong
    assert "eso es Momentum" in exercise.check()
    # En otra celda, dice dónde está; también si es uno de los de la página.
    for identifier in (other, ID):
        assert tab.try_code(4, show.replace(other, identifier)).startswith("Hecho")
        assert "ya está en esta página" in tab.output(4)
    assert exercise.box.count() == 1 and Exercise(tab).box.count() == 1
    tab.press(4, "Restaurar")
    # Dos pulsaciones seguidas son una.
    exercise.button("Comprobar").dblclick()
    assert "eso es Momentum" in exercise.verdict()
    tab.press(3, "Restaurar")


def test_what_an_exercise_shows_is_cleaned_too(tab):
    """Sus datos llevan textos que se vuelven nodos: si los pone el código de una celda, no son de fiar."""
    attack = "<meta http-equiv=refresh content='0;url=/otra'><img src=x onerror=document.title='mal'><b>pista</b>"
    code = f"""
from IPython.display import HTML
from optlib.exercises.bank import find
from optlib.exercises.page import render
import html, json, re
page = render(find("gd-limite"))
recipe = json.loads(html.unescape(re.search(r"data-recipe='([^']*)'", page)[1]))
recipe["hints"] = [{attack!r}]
HTML(re.sub(r"data-recipe='[^']*'", lambda _: "data-recipe='" + html.escape(json.dumps(recipe)) + "'", page))
"""
    assert tab.try_code(2, code).startswith("Hecho"), tab.output(2)
    box = tab.cell(2).locator(".cell_output .exercise")
    box.get_by_role("button", name="Pista").click()
    assert box.locator(".exercise-hints b").inner_text() == "pista"
    assert box.locator("meta, img[src], img[onerror]").count() == 0 and tab.page.title() != "mal"
    tab.press(2, "Restaurar")


def test_two_things_asked_at_once(fresh):
    """Mientras llega lo que ejecuta: gana la primera, y la otra lo dice y no se queda a medias."""
    exercise = Exercise(fresh)
    exercise.write(RIGHT)
    both = [fresh.button(1, "Ejecutar").element_handle(), exercise.button("Comprobar").element_handle()]
    fresh.page.evaluate("(both) => both.forEach((button) => button.click())", both)
    fresh.accept()
    assert fresh.wait(1).startswith("Hecho")
    assert "Espera" in exercise.box.locator(".cell-status").inner_text()
    assert exercise.check().startswith("Correcto")


def test_an_error_inside_the_function_marks_its_line(tab):
    exercise = Exercise(tab)
    said = exercise.check("\n" + RIGHT.replace("lr * grad", "lrr * grad"))
    assert "¿Querías decir lr?" in said and "(línea 3)" in said and exercise.state == "wrong"
    assert tab.page.evaluate(MARKED) == ["    return x - lrr * grad(x)"]
    exercise.button("Restaurar").click()
    assert exercise.state == "" and tab.page.evaluate(MARKED) == []
    # También con el editor cerrado.
    exercise.button("Ver la otra").click()
    exercise.button("Comprobar").click()
    assert "lrr" in exercise.verdict() and tab.page.evaluate(MARKED) == ["    return x - lrr * grad(x)"]
    assert exercise.check("print('hola')\n" + RIGHT).startswith("Correcto")
    assert exercise.box.locator(".cell_output").inner_text().strip() == "hola"
    assert tab.page.evaluate(MARKED) == []


def test_endless_code_is_stopped_and_told(open_tab):
    tab = open_tab(clock=True)
    exercise = Exercise(tab)
    assert "no termina" in exercise.check(RIGHT.replace("return", "while True: pass\n    return"))
    assert exercise.state == "wrong"
    exercise.write("while True:\n    pass")
    exercise.box.locator("textarea").press("Shift+Enter")
    exercise.box.get_by_text("Comprobando").wait_for()
    tab.page.clock.run_for(16_000)
    assert "no ha terminado en 15 segundos" in exercise.verdict() and exercise.state == "invalid"
    exercise.box.locator("textarea").press("Shift+Enter")
    exercise.box.get_by_text("Comprobando").wait_for()
    exercise.button("Parar").click()
    exercise.box.get_by_text("Parado").wait_for()
    assert exercise.box.locator("textarea").input_value() == "while True:\n    pass"
    assert exercise.check(RIGHT).startswith("Correcto") and tab.problems == []


def test_an_exercise_uses_the_cells_that_it_needs(open_tab):
    tab = open_tab("chapters/03_variantes.html")
    exercise = Exercise(tab, "va-codigo")
    mean = "np.mean((X[rows] @ w - y[rows])[:, None] * X[rows], axis=0)"
    assert exercise.check(f"def minibatch_gradient(w, X, y, rows):\n    return {mean}").startswith("Correcto")
    [plan] = tab.said("plan")
    assert plan["cell"] == "va-codigo" and len(plan["before"]) == 1


def test_attempts_solution_and_progress(fresh):
    exercise = Exercise(fresh)
    solution = exercise.box.locator(".exercise-solution")
    exercise.button("Pista (1 de 2)").click()
    assert exercise.box.locator(".exercise-hints li").count() == 1
    # Lo que aún no se puede probar no es un intento.
    assert "da un error" in exercise.check("def gd_step(x, grad, lr)\n    return x")
    assert exercise.state == "invalid" and exercise.note == "" and solution.is_hidden()
    assert "Falta : al final de def gd_step(x, grad, lr)" in exercise.box.locator(".exercise-status").inner_text()
    assert "Sí define gd_stepp" in exercise.check(RIGHT.replace("gd_step", "gd_stepp")) and exercise.note == ""
    assert "se suma en vez de restarse" in exercise.check(WRONG)
    assert exercise.note.startswith("1 intento. Repaso:") and solution.is_visible()
    assert exercise.box.locator(".cell-error").count() == 0
    solution.locator("summary").click()
    assert "x - lr * grad(x)" in solution.inner_text()
    # Con la solución a la vista queda hecho, y toca repasarlo.
    assert exercise.check(RIGHT).startswith("Correcto")
    assert exercise.note.startswith("Hecho (2 intentos). Repaso:")
    fresh.page.goto(fresh.page.url.replace(CHAPTER, "chapters/progreso.html"))
    row = fresh.page.locator(f"li[data-item={ID}]")
    row.get_by_text("Hecho (2 intentos)").wait_for(state="attached")
    # De lo que se respondió primero, si estaba bien y qué error era: el código, no.
    kept = fresh.page.evaluate("(key) => JSON.parse(localStorage.getItem(key)).first", KEY)[ID]
    assert len(kept["mistakes"]) == 1 and kept["mistakes"][0] in {each.name for each in find(ID).mistakes}
    assert (kept["right"], kept["help"], "answer" in kept) == (False, True, False)
    # La que sigue empieza con la página ya quieta.
    fresh.page.go_back()
    fresh.page.locator(".python-page.ready").wait_for()


def test_what_is_written_is_kept_and_can_come_back(fresh):
    exercise = Exercise(fresh)
    exercise.write(RIGHT)
    fresh.page.reload()
    exercise.box.wait_for()
    fresh.page.wait_for_function(MOUNTED)
    stored = json.loads(fresh.page.evaluate(f"localStorage.getItem('{KEY}')"))
    assert exercise.code == stored["code"][PAGE][ID]["text"] == RIGHT
    # Lo de los ejercicios no es de las celdas: restaurarlas no lo toca.
    fresh.page.get_by_role("button", name="Restaurar todo").press("Enter")
    assert exercise.code == RIGHT
    exercise.button("Restaurar").click()
    assert "..." in exercise.code
    exercise.button("Ver la ").click()
    assert exercise.code == RIGHT
    # De un fichero llega a la vista y sin ejecutarse.
    stored["code"][PAGE][ID] |= {"text": WRONG, "foreign": True}
    fresh.page.evaluate("dispatchEvent(new Event('pagehide'))")  # lo que estuviera por guardar
    store(fresh.page, KEY, json.dumps(stored))
    fresh.page.reload()
    exercise.box.get_by_text("viene de un fichero").wait_for()
    fresh.page.wait_for_function(MOUNTED)
    exercise.button("Usar este código").click()
    exercise.button("Escribir").click()
    assert "se suma en vez de restarse" in exercise.check()
