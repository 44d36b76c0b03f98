"""El sitio construido, servido bajo una subruta, y un Chromium por proceso.

Los tests se reparten entre procesos. Los que miran una página van juntos, en su grupo: así cada una se visita una
sola vez.
"""

import functools
import os
import subprocess
import sys
from pathlib import Path

import pytest
import toc
from browser import TIMEOUT, lasting, launch, serve
from build import NOWHERE
from filelock import FileLock
from playwright.sync_api import expect, sync_playwright
from python_tab import CHAPTER, FORGET, PythonTab, Unreliable
from visits import SETTLED, Reading, Visit, bare, look, read

from optlib.figures import SPECS, figure

ROOT = toc.ROOT
HTML = ROOT / "_build" / "html"
# Las que nadie escribe.
MADE = ("404.html", "search.html", "hojas.html")
# Los cinco segundos de Playwright no bastan en una máquina ocupada.
expect.set_options(timeout=30_000)
# Los apartados del final y lo que sigue a las preguntas, abiertos: lo que se prueba en ellos es lo mismo. De cómo se
# abren, test_folded.py.
UNFOLDED = """addEventListener("DOMContentLoaded", () => {
    for (const folded of document.querySelectorAll("details.apart")) folded.open = true; });
    new MutationObserver(() => { for (const node of document.querySelectorAll("[hidden=until-found]"))
        node.dispatchEvent(new Event("beforematch")); }).observe(document, { childList: true, subtree: true });"""
PAGES = sorted([*(f"{name}.html" for name in toc.pages()), *MADE])


def pytest_collection_modifyitems(items) -> None:
    """Primero los que ejecutan Python, y después los que van juntos: al final, ningún proceso espera a otro."""
    items.sort(key=lambda item: ("python" not in item.path.stem, item.get_closest_marker("xdist_group") is None))


class Handler(Unreliable):
    """Sirve bajo /curso/, como una página de proyecto, lo que los tests añaden (``extra``) y el sitio."""

    def __init__(self, *arguments, extra: Path, **options):
        self.extra = extra
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        found = Path(super().translate_path(path.removeprefix("/curso")))
        added = self.extra / found.relative_to(self.directory)
        return str(added if added.is_file() else found)


@pytest.fixture(scope="session")
def html(testrun_uid) -> Path:
    """La carpeta del sitio; la construye si hace falta, un proceso mientras los demás esperan."""
    done = ROOT / "_build" / ".sitio"
    done.parent.mkdir(exist_ok=True)
    with FileLock(ROOT / "_build" / ".turno"):
        if not done.exists() or done.read_text("utf-8") != testrun_uid:
            build = [sys.executable, "tools/build.py"]
            subprocess.run(build, cwd=ROOT, check=True, env={**os.environ, **NOWHERE})
            done.write_text(testrun_uid, "utf-8")
    return HTML


@pytest.fixture(scope="session")
def extra(tmp_path_factory) -> Path:
    """Carpeta cuyos ficheros se sirven como si fueran del sitio: las páginas propias de los tests."""
    return tmp_path_factory.mktemp("sitio")


@pytest.fixture(scope="session")
def site(html, extra):
    """La dirección del sitio en un servidor de bucle local."""
    with serve(html, functools.partial(Handler, extra=extra)) as address:
        yield f"{address}curso/"


@pytest.fixture(scope="session")
def pages() -> list[str]:
    """Todas las páginas del sitio, relativas a su raíz."""
    return PAGES


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    """Un Chromium para todos los tests de este proceso."""
    return launch(playwright)


@pytest.fixture(scope="session")
def profile(playwright, tmp_path_factory):
    """Un contexto para todos los tests de Python de este proceso, que guarda lo que compila: arranca antes."""
    with lasting(playwright, tmp_path_factory.mktemp("perfil"), reduced_motion="reduce") as context:
        context.add_init_script(UNFOLDED)
        yield context


@pytest.fixture(scope="session")
def new_context(browser):
    """Función que abre un contexto del navegador con paciencia de sobra; quien lo abre lo cierra."""

    def open_one(**options):
        context = browser.new_context(**options)
        context.set_default_timeout(TIMEOUT)
        context.add_init_script(UNFOLDED)
        return context

    return open_one


@pytest.fixture
def open_tab(site, profile, new_context):
    """Función que abre una página con celdas y nada del lector guardado.

    Por omisión, donde Python ya se ha descargado y compilado, con lo que guarden otras pestañas de la misma página; con
    ``clean`` u otra opción, en un navegador nuevo.
    """
    contexts, tabs, problems = [], [], []

    def open_one(path=CHAPTER, *, context=None, clean=False, script="", clock=False, **options):
        if not context and (clean or script or clock or options):
            context = new_context(**options)
            contexts.append(context)
            context.add_init_script(script)
            if clock:
                context.clock.install()
        tabs.append(PythonTab((context or profile).new_page(), site + path))
        return tabs[-1]

    yield open_one
    for tab in tabs:
        if tab.page.context is profile:
            problems += tab.problems
            tab.page.goto(f"{site}robots.txt")  # al irse, la página guarda lo que le falte
            tab.page.evaluate(FORGET)
            tab.page.close()
    for context in contexts:
        context.close()
    Unreliable.reset()
    assert problems == []


@pytest.fixture(scope="session")
def place(html, extra):
    """Cómo se llama la página de cada figura."""
    for figure_id in SPECS:
        (extra / f"figura-{figure_id}.html").write_text(bare(html, figure(figure_id).html), "utf-8")
    return "figura-{}.html"


@pytest.fixture
def open_figure(page, site, place):
    """Abre la página de una figura, espera a que arranque y reúne los errores de la consola."""
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))

    def visit(figure_id, fragment="", width=1280, height=900):
        page.set_viewport_size({"width": width, "height": height})
        page.goto("about:blank")
        page.goto(site + place.format(figure_id) + fragment)
        page.wait_for_selector(f"[data-figure={figure_id}].fig-on")
        page.evaluate(SETTLED)
        return page.locator(f"[data-figure={figure_id}]")

    visit.errors = errors
    return visit


@pytest.fixture(scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in PAGES])
def name(request) -> str:
    """Cada una de las páginas."""
    return request.param


@pytest.fixture(scope="session")
def visit(name, site, new_context) -> Visit:
    """Lo apuntado al abrir una página."""
    return look(new_context, site + name)


@pytest.fixture(scope="session")
def reading(name, site, tabs_without_scripts) -> Reading:
    """Lo que se lee en una página sin guiones."""
    found = read(tabs_without_scripts.context.new_page(), site + name)
    tabs_without_scripts.collect()
    return found


class Tabs:
    """Un contexto para muchas pestañas: cada una nueva, pero con el proceso, que es lo caro de abrir, de las demás.

    Al recoger se cierran todas y no queda nada guardado.
    """

    def __init__(self, context, address: str):
        self.context = context
        # Mientras haya una pestaña abierta en el mismo sitio, las demás comparten su proceso.
        self.keeper = context.new_page()
        self.keeper.goto(address)
        self.session = context.new_cdp_session(self.keeper)

    def collect(self) -> None:
        origins = set()
        for page in self.context.pages:
            if page is not self.keeper:
                origins.add(page.evaluate("origin"))
                page.close()
        for origin in origins - {"null"}:
            self.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})


@pytest.fixture(scope="session")
def tabs(new_context, site) -> Tabs:
    return Tabs(new_context(), f"{site}robots.txt")


@pytest.fixture(scope="session")
def tabs_without_scripts(new_context, site) -> Tabs:
    return Tabs(new_context(java_script_enabled=False), f"{site}robots.txt")


@pytest.fixture
def page(request):
    """Una pestaña nueva, con JavaScript; si el test maneja el reloj, que es del contexto, con un contexto propio."""
    if "clock" in request.fixturenames:
        context = request.getfixturevalue("new_context")()
        yield context.new_page()
        context.close()
    else:
        tabs = request.getfixturevalue("tabs")
        yield tabs.context.new_page()
        tabs.collect()


@pytest.fixture
def clock(page):
    """El reloj de la página: lo que en ella depende del tiempo pasa cuando el test lo adelanta, no cuando tarda."""
    page.clock.install()
    return page.clock


@pytest.fixture
def page_without_scripts(tabs_without_scripts):
    """Una pestaña nueva con JavaScript desactivado."""
    yield tabs_without_scripts.context.new_page()
    tabs_without_scripts.collect()
