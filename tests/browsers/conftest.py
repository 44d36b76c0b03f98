"""Los mismos tests en Firefox y en WebKit, sobre una copia del sitio."""

import functools
import http.server
import threading

import pytest
from drivers import Firefox, WebKit
from pages import Visitor, copy
from xdist.scheduler import LoadScopeScheduling

ENGINES = (Firefox, WebKit)


class ByBrowser(LoadScopeScheduling):
    """Cada navegador, en un proceso: van a la vez y cada uno se abre una sola vez."""

    def _split_scope(self, nodeid: str) -> str:
        return next((kind.__name__ for kind in ENGINES if f"[{kind.__name__}" in nodeid), "")


def pytest_xdist_make_scheduler(config, log):
    return ByBrowser(config, log)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments) -> None:
        pass


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """La dirección de la copia del sitio, que cuelga de una subruta, como la de una página de proyecto."""
    folder = tmp_path_factory.mktemp("sitio")
    copy(folder / "curso")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/curso/"
    server.shutdown()


@pytest.fixture(scope="session", params=ENGINES, ids=lambda kind: kind.__name__)
def browser(request):
    """Cada navegador, uno para toda la sesión."""
    browser = request.param()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def session(browser, site) -> Visitor:
    return Visitor(browser, site)


@pytest.fixture
def visitor(session):
    """Quien visita el sitio; al terminar, la consola está limpia."""
    yield session
    assert session.complaints() == []
