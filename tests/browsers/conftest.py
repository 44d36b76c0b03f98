"""Los mismos tests en Firefox y en WebKit, sobre una copia del sitio."""

import pytest
from browser import serve
from drivers import Firefox, WebKit
from pages import Visitor, copy
from xdist.scheduler import LoadScopeScheduling

ENGINES = (Firefox, WebKit)


class ByBrowser(LoadScopeScheduling):
    """Cada navegador, en un proceso, y sus cuadernos, aparte: así se abre pocas veces.

    Los cuadernos tardan como todo lo demás: quien acaba antes lo suyo sigue con ellos.
    """

    def _split_scope(self, nodeid: str) -> str:
        name = next((kind.__name__ for kind in ENGINES if f"[{kind.__name__}" in nodeid), "")
        return f"{name} {'test_notebooks_whole' in nodeid}"


def pytest_xdist_make_scheduler(config, log):
    return ByBrowser(config, log)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """La dirección de la copia del sitio, que cuelga de una subruta, como la de una página de proyecto."""
    folder = tmp_path_factory.mktemp("sitio")
    copy(folder / "curso")
    with serve(folder) as address:
        yield f"{address}curso/"


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
