"""El sitio construido, servido bajo una subruta, y un único Chromium para toda la sesión."""

import functools
import http.server
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from browser import ARGUMENTS, find_chromium
from playwright.sync_api import sync_playwright
from visits import Visit, visit

ROOT = Path(__file__).resolve().parents[2]
HTML = ROOT / "_build" / "html"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Sirve el sitio bajo /curso/, como una página de proyecto, y calla."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/curso"))

    def log_message(self, *arguments) -> None:
        pass


@pytest.fixture(scope="session")
def html() -> Path:
    """La carpeta del sitio; la construye si hace falta."""
    subprocess.run([sys.executable, str(ROOT / "tools" / "build.py")], check=True)
    return HTML


@pytest.fixture(scope="session")
def site(html):
    """La dirección del sitio en un servidor de bucle local."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=html))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/curso/"
    server.shutdown()


@pytest.fixture(scope="session")
def pages(html) -> list[str]:
    """Todas las páginas del sitio, relativas a su raíz."""
    found = [path for path in html.rglob("*.html") if "_static" not in path.parts]
    # Los tests de las figuras ponen aquí páginas suyas mientras duran.
    return sorted(path.relative_to(html).as_posix() for path in found if not path.name.startswith("figura-"))


@pytest.fixture(scope="session")
def browser():
    """Un Chromium para todos los tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visits(site, pages, browser) -> dict[str, Visit]:
    """Lo apuntado al abrir cada página una vez."""
    return {name: visit(browser, site + name) for name in pages}


@pytest.fixture
def page(browser):
    """Una pestaña nueva, con JavaScript."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_scripts(browser):
    """Una pestaña nueva con JavaScript desactivado."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
