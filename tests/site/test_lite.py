"""Los cuadernos enteros, en JupyterLite: se abren, se ejecutan, se cambian y no se pierde lo cambiado."""

import gzip
import json
import os
from urllib.parse import urlsplit

import nbformat
import pytest
import toc
from notebook_page import outputs, ready, run_cell
from runtime import lite

pytestmark = [
    pytest.mark.xdist_group("cuadernos"),
    pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python"),
]
CHAPTER = "02_descenso_gradiente"
PAGE = "cuadernos.html"
SAVE = "() => jupyterapp.commands.execute('docmanager:save')"
CHANGE = """() => { const { content } = jupyterapp.shell.currentWidget;
    content.widgets[0].model.sharedModel.setSource("# Mi nota: ¿y si α = 2?"); }"""
# Un almacén como los que deja JupyterLite con otra versión del curso.
OLD = """([name, file]) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.result.createObjectStore("files");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const writing = opening.result.transaction("files", "readwrite");
        writing.objectStore("files").put(file, file.path);
        writing.oncomplete = () => { opening.result.close(); resolve(); };
    };
})"""


def text(output: dict) -> str:
    """El texto de una salida: lo escrito o la forma corta del resultado, que la hay también de las tablas."""
    return "".join(output.get("text", "") or output.get("data", {}).get("text/plain", ""))


def cell(text: str) -> int:
    """El número de la primera celda de código del capítulo que tiene ese texto."""
    cells = nbformat.read(toc.ROOT / "chapters" / f"{CHAPTER}.ipynb", as_version=4).cells
    return next(at for at, each in enumerate(cells) if each.cell_type == "code" and text in each.source)


@pytest.fixture(scope="module")
def context(new_context):
    """Un navegador para todos: como el de un lector, guarda de una página a otra."""
    # Alto, para que JupyterLab tenga en la página bastantes celdas.
    context = new_context(viewport={"width": 1280, "height": 3000}, locale="es-ES", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="module")
def asked(context):
    """Las direcciones que se piden."""
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    return asked


@pytest.fixture(scope="module")
def notebook(context, asked, site):
    """El cuaderno de un capítulo, abierto desde su página y con su primera celda ejecutada."""
    page = context.new_page()
    page.goto(f"{site}chapters/{CHAPTER}.html")
    # Con el teclado: mientras la página se coloca, lo que se pulsa con el ratón puede moverse.
    page.get_by_role("link", name="Abrir el cuaderno en el navegador").press("Enter")
    page.wait_for_url(f"**/{PAGE}*")
    page.locator(f'[id="{CHAPTER}"]').get_by_role("link", name="Abrir el cuaderno").press("Enter")
    ready(page)
    run_cell(page, cell("import numpy"))
    return page


def test_a_notebook_opens_in_spanish_and_runs(notebook):
    assert "Archivo" in notebook.locator(".lm-MenuBar").inner_text()
    assert outputs(notebook)[cell("import numpy")] == []


def test_the_text_is_set_as_in_the_book(notebook):
    """Las directivas de MyST se dibujan: no queda ninguna marca."""
    notebook.wait_for_function(
        """() => {
            const text = [...document.querySelectorAll(".jp-MarkdownCell")].map((cell) => cell.innerText).join("\\n");
            return text.includes("Niebla en el monte") && !/\\{[a-z:]+\\}`|^:::/m.test(text);
        }"""
    )


def test_the_other_link_opens_it_in_jupyterlab(context, site):
    page = context.new_page()
    page.goto(site + PAGE)
    page.get_by_role("link", name="Abrir en JupyterLab: Descenso por gradiente").click()
    ready(page)
    names = page.locator(".jp-DirListing-itemText")
    assert {path.name for path in toc.notebooks()} <= set(names.all_inner_texts())
    page.close()


def test_a_cell_gives_what_the_book_keeps(notebook):
    """La primera que escribe algo, con las de antes."""
    cells = nbformat.read(toc.ROOT / "chapters" / f"{CHAPTER}.ipynb", as_version=4).cells
    last = next(at for at, each in enumerate(cells) if any(text(output) for output in each.get("outputs", [])))
    for at in range(last + 1):
        run_cell(notebook, at)
    assert [text(output) for output in outputs(notebook)[last]] == [text(output) for output in cells[last].outputs]


def test_figures_and_exercises_live(notebook):
    run_cell(notebook, cell("exercise("))
    box = notebook.locator(".exercise[data-mounted]").first
    box.locator(".exercise-tap").first.click()
    box.locator('[role=status]:is([data-state="correct"], [data-state="wrong"])').wait_for()
    run_cell(notebook, cell("figure("))
    figure = notebook.locator("figure.fig-on").first
    figure.wait_for()
    before = figure.locator(".fig-summary").text_content()
    figure.locator("input[type=range]").first.focus()
    for _ in range(5):
        notebook.keyboard.press("ArrowRight")
    notebook.wait_for_function("before => document.querySelector('.fig-summary').textContent !== before", arg=before)


def test_what_is_changed_is_kept_and_told(notebook, context, site):
    notebook.evaluate(CHANGE)
    notebook.evaluate(SAVE)
    page = context.new_page()
    page.goto(site + PAGE)
    row = page.locator(".kept-notebooks li")
    row.wait_for()
    assert row.count() == 1 and f"{CHAPTER}.ipynb, guardado el" in row.inner_text() and "otros" not in row.inner_text()
    assert page.locator(".notebook-mark").all_inner_texts() == ["cambiado por ti"]
    with page.expect_download() as download:
        row.get_by_role("button", name="Descargar").click()
    assert download.value.suggested_filename == f"{CHAPTER}.ipynb"
    saved = nbformat.read(download.value.path(), as_version=4)
    assert saved.cells[0].source == "# Mi nota: ¿y si α = 2?"
    page.close()


def test_what_an_older_course_kept_is_not_lost(context, site):
    page = context.new_page()
    page.goto(site + PAGE)
    file = {"name": "viejo.ipynb", "path": "viejo.ipynb", "type": "notebook", "format": "json"}
    file |= {"content": {"cells": []}, "last_modified": "2026-01-02T10:00:00Z"}
    page.evaluate(OLD, [f"{lite.STORE}antes", file])
    page.evaluate(OLD, ["de-otra-pagina", file])
    # Registros que no se entienden no esconden los demás.
    page.evaluate(OLD, [f"{lite.STORE}roto", {"path": "a", "type": "notebook"}])
    page.evaluate(OLD, [f"{lite.STORE}sin-fecha", {"path": "<b>sin fecha</b>.md", "content": "# Notas"}])
    page.reload()
    row = page.locator(".kept-notebooks li", has_text="viejo.ipynb")
    row.wait_for()
    assert row.count() == 1 and "guardado el 2 de enero de 2026" in row.inner_text()
    assert "de cuando los cuadernos eran otros" in row.inner_text()
    with page.expect_download() as download:
        row.get_by_role("button", name="Descargar").click()
    assert json.loads(download.value.path().read_text("utf-8")) == {"cells": []}
    assert page.locator(".kept-notebooks strong").all_inner_texts()[-2:] == ["<b>sin fecha</b>.md", "viejo.ipynb"]

    page.get_by_role("button", name="Borrar todo lo que he cambiado").click()
    page.get_by_role("button", name="No, dejarlo como está").click()
    assert row.count() == 1
    page.get_by_role("button", name="Borrar todo lo que he cambiado").click()
    page.get_by_role("button", name="Sí, borrarlo").click()
    page.get_by_text("Aún no has cambiado ningún cuaderno").wait_for()
    page.reload()
    page.get_by_text("Aún no has cambiado ningún cuaderno").wait_for()
    names = page.evaluate("async () => (await indexedDB.databases()).map((each) => each.name)")
    assert "de-otra-pagina" in names and f"{lite.STORE}antes" not in names
    page.close()


def test_a_browser_that_keeps_nothing_is_told(new_context, site):
    context = new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { get() { throw new Error('no'); } });")
    page.goto(site + PAGE)
    page.get_by_role("alert").get_by_text("no deja guardar nada").wait_for()
    context.close()


def test_nothing_is_asked_elsewhere(notebook, asked, site):
    """Ni al abrir, ni al ejecutar, ni con una figura o un ejercicio en marcha."""
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(site).netloc} and len(asked) > 200


def test_the_size_told_is_what_travels(html, asked, site, notebook):
    """Lo que se dice que se descarga, con lo que se ha pedido de verdad, comprimido como lo mandan los servidores."""
    paths = {urlsplit(url).path.removeprefix("/curso/") for url in asked}
    files = [html / name for name in paths if name.startswith(("lite/", "_static/python/"))]
    sizes = {}
    for path in (path for path in files if path.is_file()):
        data = path.read_bytes()
        packed = path.suffix in {".whl", ".zip", ".woff2", ".png"}
        sizes[path] = len(data) if packed else len(gzip.compress(data, 6))
    told = lite.about()["download"]["first"]
    assert abs(sum(sizes.values()) - told) < 0.05 * told
    application = sum(size for path, size in sizes.items() if "python" not in path.parts)
    assert abs(application - lite.APPLICATION) < 0.15 * lite.APPLICATION


def test_the_sizes_of_the_documents(html):
    """README y la página de docentes dicen 50 MB en disco y menos de 30 de descarga."""
    size = sum(path.stat().st_size for path in (html / "lite").rglob("*") if path.is_file())
    assert round(size / 1e7) == 5 and 25e6 < lite.about()["download"]["first"] < 30e6
    assert not list((html / "lite").rglob("*.map"))
