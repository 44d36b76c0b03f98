"""«En otro libro»: uno de otra materia, con la rueda de optlib y sin red, tiene vivos los ejercicios y las figuras."""

import os
import re
import sys
from urllib.parse import urlsplit

import nbformat
import pytest
import toc
from browser import serve
from building import run

PAGE = (toc.ROOT / "chapters" / "otro_libro.md").read_text("utf-8")
CONFIG, OWN = (re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[1] for kind in ("yaml", "python"))
CELLS = [OWN, 'from optlib.figures import figure\n\nfigure("descenso-1d")', 'exercise("gd-codigo")', 'figure("red")']
pytestmark = [pytest.mark.long, pytest.mark.xdist_group("otro libro")]


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """La rueda, instalada en una carpeta."""
    there = tmp_path_factory.mktemp("instalada")
    run("uv", "pip", "install", "--offline", "--no-deps", "--target", there, built[0])
    return there


@pytest.fixture(scope="module")
def book(installed, tmp_path_factory):
    """El libro, hecho con la orden de Jupyter Book, que ejecuta su cuaderno."""
    root = tmp_path_factory.mktemp("geometria")
    (root / "_config.yml").write_text(f"title: Geometría\nexecute:\n  execute_notebooks: force\n{CONFIG}", "utf-8")
    (root / "_toc.yml").write_text("format: jb-book\nroot: areas\n", "utf-8")
    cells = [nbformat.v4.new_markdown_cell("# Áreas"), *map(nbformat.v4.new_code_cell, CELLS)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), root / "areas.ipynb")
    here = {**os.environ, "PYTHONPATH": str(installed)}
    where = "import optlib; print(optlib.__file__)"
    assert run(sys.executable, "-c", where, env=here, cwd=root).startswith(str(installed))
    run("jupyter-book", "build", "-W", root, env=here, cwd=root)  # un aviso es un error
    return root / "_build" / "html"


@pytest.fixture
def opened(book, new_context):
    """Su página, en oscuro, y a quién pide cosas."""
    with serve(book) as address:
        page = new_context(color_scheme="dark", viewport={"width": 1280, "height": 900}).new_page()
        asked, wrong = set(), []
        page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
        # Thebe se declara dos veces en cualquier Jupyter Book.
        page.on("pageerror", lambda error: wrong.append(str(error)) if "THEBE" not in str(error) else None)
        page.goto(f"{address}areas.html")
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        page.locator("#ejercicio-area-rectangulo[data-mounted]").wait_for()
        yield page
        assert wrong == [] and asked == {"127.0.0.1"}
        page.context.close()


def test_its_own_exercise_names_the_mistake_and_remembers(opened):
    exercise = opened.locator("#ejercicio-area-rectangulo")
    for answer, said in (("16", "Eso es el perímetro"), ("8", "sumado"), ("7", "No"), ("15", "Correcto")):
        exercise.locator("input").fill(answer)
        exercise.get_by_role("button", name="Comprobar").click()
        exercise.locator("[role=status]", has_text=said).wait_for()
    kept = "JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith('optlib-progreso:'))[1])"
    assert opened.evaluate(f"{kept}.exercises['area-rectangulo'].attempts") == 4
    opened.reload()
    opened.locator("#ejercicio-area-rectangulo", has_text="hecho").wait_for()


def test_a_figure_moves_and_the_network_brings_its_digits(opened):
    figure = opened.locator("figure[data-figure='descenso-1d']")
    figure.scroll_into_view_if_needed()
    before = figure.locator(".fig-summary:not(:empty)").inner_text()
    figure.locator("input[type=range]").first.press("ArrowRight")
    changed = "(before) => document.querySelector('[data-figure=descenso-1d] .fig-summary').innerText !== before"
    opened.wait_for_function(changed, arg=before)
    network = opened.locator("figure[data-figure='red']")
    network.scroll_into_view_if_needed()
    network.get_by_role("button", name="Entrénala").click()
    opened.wait_for_function("() => window.digits")


def test_what_is_done_with_python_says_so(opened):
    code = opened.locator("#ejercicio-gd-codigo")
    assert "se hace con Python" in code.inner_text() and code.get_by_role("button", name="Comprobar").count() == 0


# Los fondos que hay detrás de algo, por su canal más claro.
BEHIND = """(node) => {
    const seen = [];
    for (let up = node.parentElement; up; up = up.parentElement) seen.push(getComputedStyle(up).backgroundColor);
    return seen.filter((colour) => !/, 0\\)$/.test(colour))
        .map((colour) => Math.max(...colour.match(/\\d+/g).slice(0, 3).map(Number))); }"""
INK = "(node) => getComputedStyle(node).color.match(/\\d+/g).slice(0, 3).map(Number)"


def test_in_the_dark_there_is_no_light_frame(opened):
    for name in ("#ejercicio-area-rectangulo", "figure[data-figure='descenso-1d']"):
        node = opened.locator(name)
        assert max(node.evaluate(BEHIND)) < 60 and min(node.evaluate(INK)) > 180


def test_no_page_asks_another_site_for_scripts_or_styles(book):
    text = (book / "areas.html").read_text("utf-8")
    assert not re.findall(r'<(?:script|link)[^>]+(?:src|href)="https?://[^"]+\.(?:js|css)', text)
    assert "require.js" not in text and "html-manager" not in text
