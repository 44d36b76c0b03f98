"""Lo que ejecuta las celdas en la página: salidas como las de Jupyter, límites y errores, sin el navegador."""

import builtins
import linecache
import sys
import warnings

import pytest
from course_live import drawing, outputs
from course_live.runner import Runner

from optlib.exercises.bank import find


class Cells:
    """Un ``Runner`` y lo que va diciendo."""

    def __init__(self):
        self.said, self.fetched = [], 0
        self.runner = Runner(lambda kind, **data: self.said.append((kind, data)), self.fetch)

    def fetch(self):
        self.fetched += 1

    def run(self, *sources, cell=-1):
        """Ejecuta la última celda (u otra) y devuelve lo que ha dicho."""
        self.said.clear()
        self.good = self.runner.run(sources, cell % len(sources))
        return list(self.said)

    def text(self, *sources):
        return "".join(data["text"] for kind, data in self.run(*sources) if kind == "stream")

    def error(self, *sources):
        [(_, data)] = [each for each in self.run(*sources) if each[0] == "error"]
        assert not self.good
        return data


@pytest.fixture
def cells(monkeypatch):
    for name in ("__main__", "IPython", "IPython.display"):
        monkeypatch.setitem(sys.modules, name, sys.modules.get(name))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    monkeypatch.setattr(builtins, "input", input)
    monkeypatch.setattr(warnings, "formatwarning", warnings.formatwarning)
    monkeypatch.setattr(builtins, "display", None, raising=False)
    with warnings.catch_warnings():
        yield Cells()
    for name in [name for name in linecache.cache if name.startswith(("<celda", "<código"))]:
        del linecache.cache[name]


def test_what_a_cell_writes_and_gives(cells):
    assert cells.run("print('hola')\nx = 3\nx + 1") == [
        ("stream", {"name": "stdout", "text": "hola\n"}),
        ("display", {"data": {"text/plain": "4"}, "metadata": {}}),
    ]
    assert cells.good and cells.run("x") == [("display", {"data": {"text/plain": "3"}, "metadata": {}})]
    assert cells.run("x;") == [] and cells.run("None") == [] and cells.run("") == [] and cells.run("# nada") == []
    assert cells.run("_ + 1")[0][1]["data"] == {"text/plain": "4"}
    assert cells.run("import sys; sys.stderr.write('ay')\nNone")[0][1] == {"name": "stderr", "text": "ay"}


def test_order_of_what_is_written_and_shown(cells):
    said = cells.run("from IPython.display import HTML, display\nprint(1)\ndisplay(HTML('<b>2</b>'))\nprint(3)")
    assert [kind for kind, _ in said] == ["stream", "display", "stream"]
    assert said[1][1]["data"]["text/html"] == "<b>2</b>"
    assert cells.run("from IPython.display import clear_output\nclear_output()") == [("clear", {})]
    assert cells.run("display(1, 2)") == [
        ("display", {"data": {"text/plain": text}, "metadata": {}}) for text in ("1", "2")
    ]


def test_forms_of_a_value(cells):
    cells.run("class A:\n    def _repr_html_(self): return '<i>a</i>'\n    def __repr__(self): return 'A'")
    assert cells.run("A()")[0][1]["data"] == {"text/html": "<i>a</i>", "text/plain": "A"}
    assert cells.run("A")[0][1]["data"] == {"text/plain": "<class '__main__.A'>"}
    bundle = "class B:\n    def _repr_mimebundle_(self, **_): return {'text/plain': 'b'}, {'text/plain': {'k': 1}}\nB()"
    assert cells.run(bundle)[0][1] == {"data": {"text/plain": "b"}, "metadata": {"text/plain": {"k": 1}}}


def test_a_cell_that_does_not_stop_writing_is_cut_and_told(cells):
    text = cells.text("for i in range(300_000): print('xxxxxxxxx')")
    assert outputs.TEXT_LIMIT < len(text) < outputs.TEXT_LIMIT + 200 and "solo se ve el principio" in text
    assert text.count("solo se ve") == 1 and cells.text("print(1)") == "1\n"
    [(_, data)] = cells.run("'x' * 1_000_000")
    assert len(data["data"]["text/plain"]) < outputs.TEXT_LIMIT + 100
    said = cells.run("for i in range(1000): display(i)")
    assert len(said) == outputs.DISPLAY_LIMIT + 1 and "solo se ven las primeras" in said[-1][1]["text"]
    big = f"display({{'text/html': 'x' * {outputs.SIZE_LIMIT + 1}, 'text/plain': ''}}, raw=True)"
    many = f"display({{'text/html': '<b>x</b>' * {outputs.TAG_LIMIT}, 'text/plain': ''}}, raw=True)"
    for code in (big, many):
        assert cells.run(code)[0][1]["data"] == {"text/plain": "Esta salida es demasiado grande para mostrarla aquí."}


def test_an_error_says_where_from_the_code_of_the_reader(cells):
    found = cells.error("def f(x):\n    return 1 / x", "f(1)\nf(0)")
    assert (found["name"], found["message"]) == ("NameError", "name 'f' is not defined")
    cells.run("def f(x):\n    return 1 / x", "f(1)\nf(0)", cell=0)
    found = cells.error("def f(x):\n    return 1 / x", "f(1)\nf(0)")
    assert found["name"] == "ZeroDivisionError" and found["lines"] == [[1, 2], [0, 2]]
    assert "    return 1 / x\n" in found["traceback"] and "runner.py" not in found["traceback"]
    found = cells.error("import json\njson.loads('{')")
    assert found["lines"] == [[0, 2]] and "raw_decode" in found["traceback"]


def test_an_error_of_syntax_has_its_line(cells):
    found = cells.error("x = 1\nif x:\nprint(x)")
    assert found["name"] == "IndentationError" and found["lines"] == [[0, 3]]
    assert cells.error("x = (\n")["lines"] == [[0, 1]]
    assert cells.error("a\0b")["name"] in ("SyntaxError", "ValueError")  # según el Python


@pytest.mark.parametrize("source", ["raise SystemExit", "import sys; sys.exit(3)", "raise KeyboardInterrupt", "exit()"])
def test_leaving_is_an_error_like_any_other(cells, source):
    assert cells.error(source)["name"] in {"SystemExit", "KeyboardInterrupt", "NameError"}
    assert cells.text("print(1)") == "1\n"


def test_input_says_what_to_do(cells):
    assert "escribe el valor en el código" in cells.error("x = input('x: ')")["message"]


def test_an_error_that_says_too_much_or_cannot_say_it(cells):
    found = cells.error("raise ValueError('x' * 10_000_000)")
    assert len(found["message"]) < 2100 and len(found["traceback"]) < 20_100 and "[…]" in found["message"]
    broken = "class E(Exception):\n    def __str__(self): return 1 / 0\nraise E"
    assert cells.error(broken)["message"] == "este error no se puede convertir en texto"
    assert cells.error("x = " + "-" * 100_000 + "1")["name"] in {"RecursionError", "MemoryError", "SyntaxError"}
    assert cells.runner.plan(["a = 1", "x = " + "-" * 100_000 + "1", "a"], 2) == [0]


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_pictures_come_in_light_and_dark_with_words(cells, monkeypatch, form):
    """En la página, solo en la forma que se va a ver."""
    monkeypatch.setenv("OPTLIB_FORM", form)
    source = "from optlib import plots\nfig, ax = plots.subplots()\nax.plot([1, 2])\n"
    [(kind, said)] = cells.run(source + "plots.show(fig, alt='una recta')")
    extra = said["metadata"]["image/png"]
    assert kind == "display" and {drawing.PNG, drawing.DARK, "text/plain"} == set(said["data"])
    assert extra["alt"] == "una recta" and extra["width"] == {"wide": 560, "narrow": 350}[form]
    assert said["data"][drawing.PNG] != said["data"][drawing.DARK] and "narrow" not in extra
    [(_, said)] = cells.run(source + "ax.set(title='T', xlabel='equis')\nfig")
    assert said["metadata"]["image/png"]["alt"] == "Imagen que dibuja este código: título «T», x «equis»."


def test_what_pyplot_leaves_open_is_shown_and_closed(cells):
    import matplotlib.pyplot as plt

    said = cells.run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    # El último valor de plt.show() es None: solo sale la figura, sin avisos.
    assert [kind for kind, _ in said] == ["display"] and plt.get_fignums() == []
    cells.error("import matplotlib.pyplot as plt\nplt.plot([1, 2])\n1 / 0")
    assert plt.get_fignums() == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plots.show(fig, alt='')", True),
        ("plt.plot(x)", True),
        ("import matplotlib.pyplot as p", True),
        ("from optlib import plots", False),
        ("a +", False),
        ("\0", False),
    ],
)
def test_cells_that_will_draw_are_seen_before(source, expected):
    assert drawing.draws(source) == expected


def test_an_error_has_its_hint(cells):
    found = cells.error("theta = 0.5\nthetta + 1")
    assert "<code>theta</code>" in found["hint"] and found["lines"] == [[0, 2]]
    assert cells.error("raise ValueError('<b>')")["hint"] == ""
    noted = "e = ValueError('x')\ne.__notes__ = ['En `<b>`.', 3]\nraise e"
    assert cells.error(noted)["hint"] == "En <code>&lt;b&gt;</code>."
    # Lo que se crea más abajo, con su celda.
    cells.run("rate * 2", "x = 1", "rate = 0.1", cell=0)
    [(_, data)] = [each for each in cells.said if each[0] == "error"]
    assert "en la celda 3" in data["hint"]
    found = cells.error("def f(x)\n    return x")
    assert found["message"] == "expected ':'" and "Falta <code>:</code>" in found["hint"]


def test_a_warning_says_the_line_of_the_reader_and_no_path(cells):
    told = [
        warnings.formatwarning("raro", RuntimeWarning, name, 2) for name in ("<celda 3>", "<código a>", "/lib/numpy.py")
    ]
    assert told == [f"{place}RuntimeWarning: raro\n" for place in ("Celda 3, línea 2: ", "Línea 2: ", "")]


# --- Ejercicios de programar ---

RIGHT = "def gd_step(x, grad, lr):\n    return x - lr * grad(x)"


def checked(cells, code, identifier="gd-codigo"):
    """Lo que dice la comprobación de un código: el informe o el error, y todo lo demás."""
    cells.said.clear()
    cells.runner.check(["x = 1", "rate = 0.1"], 0, identifier, code)
    [last] = [data for kind, data in cells.said if kind in {"report", "error"}]
    return last


def test_an_exercise_is_checked_as_in_jupyter(cells):
    assert checked(cells, RIGHT) == {
        "correct": True,
        "html": "Correcto: pasa todos los casos.",
        "line": None,
        "mistake": None,
    }
    found = checked(cells, RIGHT.replace("-", "+"))
    assert found["mistake"] in {each.name for each in find("gd-codigo").mistakes}
    assert (
        found["correct"] is False
        and "se suma en vez de restarse" in found["html"]
        and "<code>gd_step(5.0, grad, 0.1)</code>" in found["html"]
    )
    found = checked(cells, "\n" + RIGHT.replace("lr * grad", "lrr * grad"))
    assert found["line"] == 3 and "<code>lrr</code>. ¿Querías decir <code>lr</code>?" in found["html"]
    # Lo que no es del ejercicio, como no devolver nada, no tiene nombre.
    found = checked(cells, "def gd_step(x, grad, lr):\n    x - lr * grad(x)")
    assert "no devuelve nada" in found["html"] and found["mistake"] is None
    assert "no termina" in checked(cells, "def gd_step(x, grad, lr):\n    while True: pass")["html"]


def test_what_is_not_yet_a_function_is_not_an_attempt(cells):
    assert checked(cells, "x = 3")["correct"] is None
    found = checked(cells, RIGHT.replace("gd_step", "gd_stepp"))
    assert found["correct"] is None and "<code>gd_stepp</code>" in found["html"]
    found = checked(cells, "def gd_step(x, grad, lr)\n    return x")
    assert found["name"] == "SyntaxError" and found["lines"] == [["gd-codigo", 1]]
    assert checked(cells, RIGHT + "\nraise SystemExit")["name"] == "SystemExit"
    assert checked(cells, "def gd_step(x, grad, lr):\n    raise SystemExit")["name"] == "SystemExit"
    # Una función de antes, o de una celda, no cuenta.
    cells.run(RIGHT)
    assert checked(cells, "x = 3")["correct"] is None


def test_what_an_exercise_writes_is_shown(cells):
    checked(cells, "print('antes')\n" + RIGHT.replace("return", "print(x)\n    return") + "\ngd_step(1.0, abs, 0.5)")
    assert cells.said[0] == ("stream", {"name": "stdout", "text": "antes\n1.0\n"})
    assert cells.said[1] == ("display", {"data": {"text/plain": "0.5"}, "metadata": {}})
    assert cells.said[-1][0] == "report" or cells.said[-2][0] == "report"


def test_an_exercise_sees_the_cells_and_leaves_their_names(cells):
    sources = ["step = 2", "values = [1]", "print(step, values)"]
    for cell in range(3):
        cells.run(*sources, cell=cell)
    code = f"step = 3\nvalues.append(step)\n{RIGHT}"
    assert cells.runner.plan_apart(sources, 1, code) == [] and checked(cells, code)["correct"]
    assert cells.runner.space["step"] == 2 and "gd_step" not in cells.runner.space
    # Lo que ha cambiado por dentro se rehace.
    assert cells.runner.plan(sources, 2) == [1]
