"""Las celdas se ejecutan y se cambian en la página: lo que dan, lo que se guarda y lo que pasa cuando algo falla."""

import json
import os
import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from python_tab import CHAPTER, MARKED, PythonTab, Unreliable
from visits import AXE, KEY, OVERFLOW, PLAIN, complaints, store

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python"),
    pytest.mark.xdist_group("celdas"),
]
PAGE = "02_descenso_gradiente"


@pytest.fixture(scope="module")
def shared(site, profile):
    """Una pestaña con Python en marcha, para lo que no necesita una nueva."""
    tab = PythonTab(profile.new_page(), site + CHAPTER)
    tab.run(1)
    yield tab
    tab.page.close()


@pytest.fixture
def tab(shared):
    """La pestaña con Python en marcha; al acabar, como en el libro."""
    yield shared
    shared.page.get_by_role("button", name="Restaurar todo").press("Enter")
    while (button := shared.page.locator(".cell-notice").get_by_role("button", name="Descartar la ")).count():
        button.first.click()
    assert shared.problems == []


def stored(tab) -> dict:
    """El código cambiado que se ha guardado, con lo que estuviera por guardar."""
    tab.page.evaluate("dispatchEvent(new Event('pagehide'))")
    return json.loads(tab.page.evaluate(f"localStorage.getItem('{KEY}')") or "{}").get("code", {}).get(PAGE, {})


# --- Antes de pedirlo ---


def test_nothing_is_downloaded_until_it_is_asked_for_and_told(open_tab, site):
    Unreliable.reset()
    tab, asked = open_tab(clean=True), []
    tab.page.context.on("request", lambda request: asked.append(request.url))
    tab.page.wait_for_load_state("networkidle")
    assert not [name for name in Unreliable.served if name.endswith((".wasm", ".zst", ".zip", ".mjs", "worker.js"))]
    assert not [name for name in Unreliable.served if name.startswith(("run-", "editor-", "panel-"))]
    tab.button(2, "Ejecutar").click()
    question = tab.page.locator(".cell-question")
    assert "10 MB" in question.inner_text() and "5 MB más" in question.inner_text()
    question.get_by_role("button", name="Ahora no").click()
    assert question.count() == 0 and "worker.js" not in Unreliable.served
    assert tab.run(2).startswith("Hecho")
    # Lo que se vio mientras bajaba: porcentajes de lo que se había dicho.
    progress = tab.said("progress")
    assert progress[0]["loaded"] == 0 and all(each["loaded"] <= each["total"] for each in progress)
    assert "matplotlib.tar.zst" not in Unreliable.served
    # Otra página del mismo navegador ni pregunta ni vuelve a descargar.
    other = open_tab("chapters/04_neurona.html", context=tab.page.context)
    other.clear(1)
    other.button(1, "Ejecutar").press("Enter")
    assert other.wait(1).startswith("Hecho") and other.page.locator(".cell-question").count() == 0
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "stdlib.zip", "numpy.tar.zst"):
        assert Unreliable.served[name] == 1, name
    # A nadie más se le pide nada.
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


def test_without_scripts_and_on_paper_the_page_is_as_it_was(site, page, page_without_scripts):
    page_without_scripts.goto(site + CHAPTER)
    assert page_without_scripts.locator(".cell-bar").count() == 0
    assert page_without_scripts.locator(".python-page").is_hidden()
    PythonTab(page, site + CHAPTER)
    page.emulate_media(media="print")
    assert page.locator(".cell-bar").first.is_hidden() and page.locator(".python-page").is_hidden()


# --- Ejecutar, cambiar, restaurar ---


def test_a_cell_gives_what_is_stored_and_says_what_ran_before(tab):
    number = tab.find("La pendiente desde")
    before = tab.output(number)
    assert before and tab.run(number).startswith("Hecho en")
    assert tab.output(number) == before
    # La primera ya había pasado.
    assert tab.said("plan")[-1]["before"] == []


def test_what_the_reader_writes_is_what_runs(tab):
    assert tab.try_code(2, "x = 20\nprint('veinte y dos:', x + 2)").startswith("Hecho")
    assert "veinte y dos: 22" in tab.output(2)
    assert stored(tab)["1"]["text"] == "x = 20\nprint('veinte y dos:', x + 2)"
    label = tab.cell(2).locator(".cell-number")
    assert label.inner_text() == "Celda 2, cambiada por ti"
    # En otra visita, lo que se ve debajo es del libro hasta que se ejecuta.
    tab.page.reload()
    expect(label).to_have_text("Celda 2, cambiada por ti, sin ejecutar")
    tab.run(2)
    assert label.inner_text() == "Celda 2, cambiada por ti"
    tab.press(2, "Restaurar")
    assert "veinte" not in tab.output(2) and "La pendiente desde" in tab.output(2)
    # Nada se pierde: lo restaurado queda apartado, también en otra visita, hasta que se descarta.
    assert stored(tab)["1"]["others"] == [{"text": "x = 20\nprint('veinte y dos:', x + 2)"}]
    tab.button(2, "Ver la ").click()
    assert tab.code(2).startswith("x = 20")
    tab.button(2, "Ver la ").click()
    assert "directions" in tab.code(2)
    tab.button(2, "Descartar la ").click()
    assert stored(tab) == {}


def test_pictures_change_with_the_theme(tab):
    number = tab.find(r"plots\.show")
    assert tab.run(number).startswith("Hecho")
    light, dark = (tab.cell(number).locator(f".cell_output img.only-{mode}") for mode in ("light", "dark"))
    assert light.is_visible() and dark.is_hidden() and light.get_attribute("alt") == dark.get_attribute("alt")
    assert len(light.get_attribute("alt")) > 20 and light.get_attribute("src").startswith("data:image/png;base64,")
    tab.page.emulate_media(color_scheme="dark")
    assert light.is_hidden() and dark.is_visible()
    tab.page.emulate_media(color_scheme="light")


def test_exercises_and_figures_live_on(tab):
    """Lo que un lector lleva hecho en un ejercicio sigue ahí; una figura nueva se puede mover."""
    assert tab.try_code(2, 'from optlib.exercises import exercise\nexercise("neurona-tabla")').startswith("Hecho")
    field = tab.cell(2).locator("input").first
    field.fill("3,5")
    assert tab.run(2).startswith("Hecho")
    assert field.input_value() == "3,5"
    assert tab.try_code(3, 'from optlib.figures import figure\nfigure("descenso-1d", lr=0.3)').startswith("Hecho")
    tab.cell(3).locator("figure input[type=range]").first.wait_for()
    tab.cell(3).locator("figure.fig-on").wait_for()


# --- Errores ---


def test_an_error_names_it_explains_it_marks_its_line_and_folds_the_rest(tab):
    text = "theta = 0.5\nb = thetta / 2\nprint(b)"
    assert tab.try_code(2, text) == "Ha dado un error."
    alert = tab.cell(2).get_by_role("alert")
    assert "NameError: name 'thetta' is not defined" in alert.inner_text()
    assert "En la línea 2 de la celda 2." in alert.inner_text()
    assert alert.locator(".cell-error-hint code").all_inner_texts() == ["thetta", "theta"]
    assert "Traceback" not in alert.inner_text() and "Traceback" in alert.locator("pre").text_content()
    assert tab.page.evaluate(MARKED) == ["b = thetta / 2"] and tab.code(2) == text
    assert tab.try_code(2, "print(1)").startswith("Hecho") and tab.page.evaluate(MARKED) == []
    # Lo que no se puede enseñar es texto, y una línea que no existe no se marca.
    for code in (
        "display({'text/html': '<frameset><frame></frameset>', 'text/plain': 'esto'}, raw=True)",
        "raise SyntaxError('mal', ('<celda 2>', 'abc', 1, ''))",
        "raise SyntaxError('mal', ('<celda 2>', 10**9, 1, ''))",
    ):
        assert tab.try_code(2, code).startswith(("Hecho", "Ha dado un error"))


def test_the_cell_that_fails_before_is_named(tab):
    """Lo cambiado cuenta en las celdas que lo necesitan."""
    tab.edit(2, "f, p = 1 / 0")
    number = tab.find("uphill")
    assert tab.run(number) == "Ha fallado la celda 2, que hace falta antes."
    assert "ZeroDivisionError" in tab.output(2)


def test_what_is_typed_is_never_markup(tab):
    attack = "<img src=x onerror=document.title='mal'>"
    assert tab.try_code(2, f'd = {{"a": 1}}\nd["{attack}"]').startswith("Ha dado")
    assert attack in tab.cell(2).locator(".cell-error-hint").inner_text()
    assert tab.cell(2).locator(".cell_output img").count() == 0
    html = "<div data-progress='copia'></div><section data-exercise='gd-codigo'></section>"
    html += "<section class='exercise-code' data-exercise='gd-codigo' data-recipe='{}'>x</section>"
    html += "<i style='position:fixed;inset:0;z-index:999'>encima</i>"
    html += "<figure data-figure='nada' data-params='{}'></figure><figure data-figure='valle'></figure>"
    html += f"{attack}<script>document.title='mal'</script><form><input></form><a href='//otro.test/'>x</a><b>bien</b>"
    assert tab.try_code(2, f'from IPython.display import HTML\nHTML("""{html}""")').startswith("Hecho")
    inside = tab.cell(2).locator(".cell_output")
    assert inside.locator("b").inner_text() == "bien" and tab.page.title() != "mal"
    assert inside.locator("img[src], script, form, input, a[href], button, i[style]").count() == 0
    assert tab.problems == []


# Lo que detiene a Python, y no la red.
CRASH = "class P:\n    def __repr__(self):\n        return repr(self)\nP()"
# Una tarea que sigue cuando acaba su celda.
BEHIND = "import asyncio\nasync def endless():\n    while True:\n        pass\n\n\nasyncio.ensure_future(endless())"


def test_what_stops_python_is_survived_and_told_for_what_it_is(open_tab):
    tab = open_tab("chapters/05_adam.html")
    tab.run(1)
    tab.edit(2, "n = 0\nwhile True:\n    n += 1\n    print('otra vez', n)")
    tab.clear(2)
    tab.press(2, "Ejecutar")
    tab.cell(2).get_by_text("solo se ve el principio").wait_for()
    # Una cosa cada vez.
    assert tab.run(1).startswith("Espera a que acabe")
    tab.press(2, "Parar")
    assert tab.wait(2).startswith("Parado") and tab.code(2).startswith("n = 0")
    # Lo que hacía falta se vuelve a ejecutar, en un Python nuevo.
    assert tab.try_code(2, "np.zeros(3)").endswith("Antes se ha ejecutado la celda 1.")
    assert tab.try_code(2, "x = [0] * 10**9").startswith("Ha dado")
    assert "MemoryError" in tab.output(2)
    before = {name: times for name, times in Unreliable.served.items() if name.endswith((".wasm", ".zst", ".zip"))}
    assert tab.try_code(2, CRASH).startswith(("Python se ha detenido al ejecutar", "Ha dado un error"))
    assert tab.try_code(2, "np.zeros(3)").startswith("Hecho")
    # Lo que ya se descargó no se pide otra vez.
    assert before.items() <= Unreliable.served.items()
    assert tab.try_code(2, BEHIND).startswith("Hecho")
    tab.clear(1)
    tab.press(1, "Ejecutar")
    tab.cell(1).get_by_text("Python sigue con algo de antes").wait_for()
    tab.press(1, "Parar")
    assert tab.wait(1).startswith("Parado") and tab.run(1).startswith("Hecho")
    # Restaurado todo, también lo que se cambió dentro de Python es como en el libro.
    assert tab.try_code(1, f"{tab.code(1)}\nnp.arange = None").startswith("Hecho")
    tab.press(2, "Restaurar")
    assert tab.run(2).startswith("Ha ")
    tab.page.get_by_role("button", name="Restaurar todo").press("Enter")
    assert "Python empieza de nuevo" in tab.page.locator(".python-buttons .cell-status").text_content()
    assert tab.run(2).startswith("Hecho")


# --- Lo que se guarda ---


def test_edits_survive_a_reload_and_travel_with_progress(open_tab, tmp_path):
    tab = open_tab(clean=True)
    tab.edit(2, "print('mío')")
    tab.page.reload()
    tab.page.locator(".python-page.ready").wait_for()
    assert tab.code(2) == "print('mío')" and not tab.said("start")
    tab.page.goto(tab.page.url.replace(PAGE, "progreso"))
    link = tab.page.locator(".progress-codigo li:not([hidden])")
    assert link.text_content() == "Descenso por gradiente: una celda"
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="Guardar en un fichero").click()
    download.value.save_as(tmp_path / "copia.json")
    # En otro navegador, con otro código en la misma celda y en otra.
    other = open_tab(clean=True)
    other.edit(2, "print('otro')")
    assert set(stored(other)) == {"1"}
    saved = json.loads((tmp_path / "copia.json").read_text("utf-8"))
    saved["code"][PAGE]["2"] = {"text": "print('de fuera')", "book": other.code(3)}
    (tmp_path / "copia.json").write_text(json.dumps(saved), "utf-8")
    other.page.goto(other.page.url.replace(PAGE, "progreso"))
    other.page.locator("#progreso-fichero").set_input_files(tmp_path / "copia.json")
    other.page.locator(".progress-status[data-state=correct]").wait_for()
    said = other.page.locator(".progress-status").text_content()
    assert "2 celdas, figuras o ejercicios, que no se ejecuta sin que lo pidas" in said
    other.page.goto(other.page.url.replace("progreso", PAGE))
    other.page.locator(".python-page.ready").wait_for()
    assert other.code(2) == "print('otro')" and "otra versión" in other.cell(2).inner_text()
    other.press(2, "Ver la ")
    assert other.code(2) == "print('mío')" and "viene de un fichero" in other.cell(2).inner_text()
    other.press(2, "Ver la ")
    assert other.code(2) == "print('otro')"
    # Lo que viene de un fichero se enseña, y no se ejecuta hasta que se acepta; mirarlo no es aceptarlo.
    other.press(3, "Editar")
    other.cell(3).locator("textarea").wait_for()
    assert other.code(3) == "print('de fuera')" and "viene de un fichero" in other.cell(3).inner_text()
    other.page.get_by_role("button", name="Ejecutar todo").press("Enter")
    other.accept()
    assert other.page.locator(".python-page").get_by_role("button", name="Parar").is_visible()
    other.page.wait_for_function(
        "() => document.querySelector('.python-page .cell-status').textContent.startsWith('H')"
    )
    assert "de fuera" not in other.output(3) and other.output(2).strip() == "otro"
    assert other.run(3).startswith("Hecho") and other.output(3).strip() == "de fuera"
    assert "viene de un fichero" not in other.cell(3).inner_text()
    other.page.get_by_role("button", name="Restaurar todo").press("Enter")
    assert "las celdas 2 y 3" in other.page.locator(".python-page .cell-status").inner_text()
    assert "otro" not in other.code(2) and "otra versión" in other.cell(3).inner_text()


def test_a_page_that_has_changed_offers_both(open_tab):
    tab = open_tab(clean=True)
    book = [tab.code(1), tab.code(2)]
    code = {
        "1": {"text": "print('antiguo')", "book": "esto ya no está"},
        "2": {"text": "print('movida 1')", "book": book[0]},
        "3": {"text": "print('movida 3')", "book": tab.code(3), "others": [{"text": "print('otra 3')"}]},
        "77": {"text": "print('perdida')", "book": "ni esto"},
    }
    kept = json.dumps({"format": "optlib-progreso", "version": 2, "exercises": {}, "code": {PAGE: code}})
    store(tab.page, KEY, kept)
    tab.page.reload()
    tab.page.locator(".python-page.ready").wait_for()
    assert tab.code(2) == book[1] and "El libro ha cambiado este código" in tab.cell(2).inner_text()
    # Las que han cambiado de sitio se encuentran por su código; la que ya no está no se pierde.
    assert (tab.code(1), tab.code(3)) == ("print('movida 1')", "print('movida 3')")
    tab.page.locator(".cell-lost summary").click()
    tab.page.locator(".cell-lost").get_by_text("print('perdida')").wait_for()
    assert stored(tab) == {
        "0": {"text": "print('movida 1')", "book": book[0]},
        "1": {"text": book[1], "book": book[1], "others": [{"text": "print('antiguo')"}]},
        "2": {**code["3"]},
        "77": code["77"],
    }
    tab.button(2, "Ver la ").click()
    assert tab.code(2) == "print('antiguo')"


def test_two_tabs_do_not_lose_each_other(open_tab):
    one = open_tab(clean=True)
    two = open_tab(context=one.page.context)
    one.edit(2, "print('uno')")
    two.cell(2).get_by_text("print('uno')").first.wait_for()
    two.edit(2, "print('dos')")
    one.button(2, "Ver la ").wait_for()
    assert one.code(2) == "print('uno')" and "en otra pestaña" in one.cell(2).inner_text()
    one.edit(1, "import numpy as np")
    two.cell(1).get_by_text("import numpy as np", exact=True).first.wait_for()
    assert set(stored(one)) == {"0", "1"}
    one.edit(2, "print('uno y más')")
    assert [each["text"] for each in stored(one)["1"]["others"]] == ["print('dos')"]


def test_a_full_or_forbidden_store_is_told(open_tab):
    tab = open_tab(script="Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };")
    tab.edit(2, "print(1)")
    tab.cell(2).get_by_text("no deja guardar tu código").wait_for()
    assert tab.code(2) == "print(1)"
    tab.edit(2, "#" * 50_001)
    tab.cell(2).get_by_text("demasiado largo").wait_for()


# --- Cuando falla la red o el navegador ---

# Qué falla, y cómo. Tras un fallo se pide todo otra vez: lo siguiente que se rompe dice que lo anterior ha llegado.
BROKEN = [
    ("worker.js", "404"),
    ("pyodide.mjs", "corto"),
    ("course-", "alterado"),
    ("pyodide.asm.mjs", "cortado"),
    ("pyodide.asm.wasm", "alterado"),
    ("numpy.tar", "corto"),
]


def test_a_broken_download_is_told_and_can_be_repeated(open_tab):
    tab = open_tab(clean=True)
    tab.edit(2, "1 + 1")
    for part, how in BROKEN:
        Unreliable.broken, Unreliable.served = {part: how}, Counter()
        status = tab.run(2)
        assert status.startswith("No se ha podido") and "Lo que has escrito sigue aquí" in status, (part, how)
        assert tab.code(2) == "1 + 1" and any(part in name for name in Unreliable.served), (part, how)
    Unreliable.broken = {"matplotlib": "404"}
    assert tab.run(2).startswith("Hecho")
    number = tab.find(r"plots\.show")
    assert tab.run(number).startswith("No se ha podido")
    # También si la celda no parecía dibujar: entonces es un error suyo.
    text = "import importlib\nimportlib.import_module('matplotlib')"
    assert tab.try_code(number, text).startswith("Ha dado")
    Unreliable.broken = {}
    assert tab.run(number).startswith("Hecho")


def test_a_module_that_does_not_arrive_asks_for_a_reload(open_tab):
    for part, press in (("parts/editor-", "Editar"), ("parts/run-", "Ejecutar")):
        tab = open_tab(clean=True)
        # El navegador guarda lo cortado; se le pide otra vez, y llega entero.
        Unreliable.broken = {part: "una vez corto"}
        tab.button(2, press).press("Enter")
        tab.cell(2).get_by_text("Recarga la página: lo que has escrito se conserva").wait_for()
        asked = (
            "(part) => performance.getEntriesByType('resource').filter(({ name }) => name.includes(part)).length > 1"
        )
        tab.page.wait_for_function(asked, arg=part)
        tab.page.reload()
        tab.page.locator(".python-page.ready").wait_for()
        tab.edit(2, "1 + 1")


def test_a_slow_download_can_be_stopped(open_tab):
    tab = open_tab(clean=True)
    Unreliable.slow = {"numpy.tar": 5}
    tab.press(2, "Ejecutar")
    tab.cell(2).get_by_text("Arrancando Python").or_(tab.cell(2).get_by_text("Descargando Python")).wait_for()
    tab.press(2, "Parar")
    assert tab.wait(2).startswith("Parado")


WITHOUT_WASM = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"


def test_a_policy_sent_as_a_header(open_tab, html):
    """Con la de las páginas, Python arranca; sin lo que hace falta, se dice por qué no."""
    Unreliable.policy = re.search(r'Security-Policy" content="(.*?)">', (html / "index.html").read_text("utf-8"))[1]
    assert open_tab(clean=True).run(2).startswith("Hecho")
    Unreliable.policy = WITHOUT_WASM
    assert "la política de seguridad de este servidor" in open_tab(clean=True).run(2)


# Por dónde el código de un lector podría intentar salir: cada uno con la dirección a la que llamaría.
ATTEMPTS = [
    "import js; js.fetch(URL)",
    "from js import XMLHttpRequest; r = XMLHttpRequest.new(); r.open('GET', URL, False); r.send()",
    "import pyodide_js; pyodide_js.runPythonAsync('import js')",
    "import pyodide.code; pyodide.code.run_js(f'fetch({URL!r})')",
    "import pyodide; pyodide.code.run_js(f'fetch({URL!r})')",
    "from pyodide.http import open_url; open_url(URL)",
    "from pyodide.ffi import create_proxy",
    "import sys; sys.modules.pop('js'); import js; js.fetch(URL)",
    "import sys; sys.modules.pop('pyodide', None); import pyodide.code as c; c.run_js(f'fetch({URL!r})')",
    "import importlib, sys; del sys.modules['pyodide']; importlib.import_module('pyodide.http').open_url(URL)",
    "import urllib.request; urllib.request.urlopen(URL)",
    "import socket; s = socket.create_connection(('127.0.0.1', PORT)); s.send(b'GET /fuga HTTP/1.0\\n\\n')",
    "import _pyodide_core",
    """
import gc
for each in gc.get_objects():
    if type(each).__name__ == 'JsProxy':
        each.constructor.constructor(f'fetch({URL!r})')()""",
    """
import sys
for finder in sys.meta_path:
    for value in vars(finder).values() if hasattr(finder, '__dict__') else ():
        for cell in getattr(value, '__closure__', None) or ():
            proxy = cell.cell_contents
            proxy.constructor(f'fetch({URL!r})')()""",
    """
import sys
runner = sys.modules['course_live.runner']
import gc
for each in gc.get_objects():
    if isinstance(each, runner.Runner):
        proxy = each.emit.__closure__[0].cell_contents
        for path in ('constructor', '__proto__.constructor'):
            made = proxy
            for name in path.split('.'):
                made = getattr(made, name)
            made(f'fetch({URL!r})')()""",
    # Por un diccionario que se quedó con los módulos de JavaScript.
    """
import gc
for each in gc.get_objects():
    scope = each.get('js') if type(each) is dict else None
    if scope is not None:
        for name in ('setTimeout', 'setInterval'):
            getattr(scope.WorkerGlobalScope.prototype, name).call(scope, f"import('{URL}')", 0)
            getattr(scope, name)(f"import('{URL}')", 0)""",
    """
import gc
for each in gc.get_objects():
    scope = each.get('js') if type(each) is dict else None
    if scope is not None:
        scope.FontFace.new('x', f'url({URL})').load()""",
    "import os; os.system(f'curl {URL}')",
    "import subprocess; subprocess.run(['curl', URL])",
    "from IPython.display import HTML; display(HTML(f'<img src={URL}><link rel=stylesheet href={URL}>'))",
    "from IPython.display import HTML; display(HTML(f'<div style=\"background:url({URL})\">x</div>'))",
    "from IPython.display import HTML; display(HTML(f'<table background={URL}><tr><td background={URL}>x</table>'))",
    "from IPython.display import HTML; display(HTML(f'<p style=\"background:u\\\\72l({URL})\">x</p>'))",
    "from IPython.display import HTML; display(HTML(f'<svg><rect fill=\"url({URL}#a)\" width=9 height=9 /></svg>'))",
    "from IPython.display import HTML; display(HTML(f'<svg><image href={URL} /><use href={URL} /></svg>'))",
    "from IPython.display import HTML; display(HTML(f'<iframe src={URL}></iframe><object data={URL}></object>'))",
]


def test_the_code_of_a_reader_reaches_nothing(open_tab, site):
    tab = open_tab("chapters/04_neurona.html")
    tab.try_code(2, "print(1)")
    url, port = f"{site}fuga", urlsplit(site).port
    attempts = [f"URL, PORT = {url!r}, {port}\n{attempt}" for attempt in ATTEMPTS]
    Unreliable.reset()
    code = f"""
import asyncio
out = []
for attempt in {attempts!r}:
    try:
        exec(attempt, dict(display=display))
        out.append('pasa')
    except BaseException as error:
        out.append(type(error).__name__)
print(out)
"""
    assert tab.try_code(2, code).startswith("Hecho"), tab.output(2)
    # Ni en el momento ni más tarde: lo que hubiera quedado pendiente saldría antes que esto.
    assert tab.try_code(2, "print(1)").startswith("Hecho")
    tab.page.evaluate("(url) => fetch(url).then((answer) => answer.text())", f"{site}robots.txt")
    assert Unreliable.served["fuga"] == 0, tab.output(2)
    assert set(Unreliable.served) <= {"matplotlib.tar.zst", "robots.txt"}, Unreliable.served
    # Con ctypes se llega a lo que ejecutaría un texto, que ya no está: Python no puede seguir, y se dice.
    code = f"import ctypes; ctypes.CDLL(None).emscripten_run_script({f'fetch({url!r})'.encode()})"
    assert tab.try_code(2, code).startswith("Python se ha detenido")
    assert Unreliable.served["fuga"] == 0
    assert tab.page.evaluate("async () => (await indexedDB.databases()).length") == 0


# --- Con el teclado, en el teléfono, para quien no ve ---


def test_with_the_keyboard_alone(tab):
    tab.clear(2)
    tab.button(2, "Ejecutar").focus()
    tab.page.keyboard.press("Enter")
    assert tab.wait(2).startswith("Hecho")
    tab.button(2, "Editar").focus()
    tab.page.keyboard.press("Enter")
    area = tab.cell(2).locator("textarea")
    area.wait_for()
    area.fill("")
    tab.page.keyboard.type("if True:\nprint(3")
    # El editor sangra tras los dos puntos y cierra el paréntesis; Tab sangra, Escape y Tab sale.
    assert tab.code(2).startswith("if True:\n    print(3")
    tab.page.keyboard.press("Tab")
    assert area.evaluate("(node) => node === document.activeElement")
    tab.page.keyboard.press("Control+z")
    tab.page.keyboard.press("Escape")
    tab.page.keyboard.press("Tab")
    assert not area.evaluate("(node) => node === document.activeElement")
    focused = tab.page.evaluate("document.activeElement.textContent")
    assert focused == "Ejecutar" and "Escape y después Tab" in tab.cell(2).inner_text()


def test_accessible_and_within_the_screen(open_tab):
    tab = open_tab()
    tab.page.evaluate("localStorage.removeItem('optlib-python')")
    tab.page.evaluate(AXE)
    tab.page.evaluate(PLAIN)
    # axe recorre la página entera cada vez: se le deja lo que se mira.
    tab.page.evaluate("[...document.querySelectorAll('section section')].slice(2).forEach((each) => each.remove())")
    tab.button(1, "Ejecutar").press("Enter")
    tab.page.locator(".cell-question").wait_for()
    findings = complaints(tab.page, ".cell-question")
    tab.accept()
    tab.wait(1)
    tab.try_code(
        2,
        "# comentario\ndef f(x: int) -> str:\n    return f'{x:.2f}' + 3 * None\nf('uno muy largo que no cabe ahí')",
    )
    tab.cell(2).locator(".cell-error summary").click()
    tab.edit(3, "x = 1")
    tab.press(3, "Restaurar")
    for theme, width in (("light", 1280), ("dark", 390)):
        tab.page.emulate_media(color_scheme=theme)
        tab.page.set_viewport_size({"width": width, "height": 900})
        for selector in (".python-page", ".cell:has(.cell-error)", ".cell:has(.cell-notice button)"):
            findings += complaints(tab.page, selector)
        assert tab.page.evaluate(OVERFLOW) == 0
    assert findings == []
