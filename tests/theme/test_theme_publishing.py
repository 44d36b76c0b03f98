"""Los enlaces al repositorio: los de cada sitio, y ninguno que pueda ser falso."""

import pytest
from course_theme import publishing

NOTEBOOK, PAGE = "chapters/05_adam.ipynb", "chapters/glosario.md"


@pytest.fixture
def links(monkeypatch):
    """Función que da los enlaces de una página, por lo que dicen."""
    for name in ("REPOSITORIO", "RAMA"):
        monkeypatch.delenv(name, raising=False)

    def found(repository, source, **options):
        settings = {"repository_url": repository, **options}
        return {link["text"]: link["url"] for link in publishing.links(None, settings, source)}

    return found


def test_github(links):
    base = "https://github.com/ana/curso"
    assert links(f"{base}.git", PAGE) == {
        "Editar esta página": f"{base}/edit/main/{PAGE}",
        "Ver en el repositorio": f"{base}/blob/main/{PAGE}",
        "Avisar de un error": f"{base}/issues/new?title={PAGE}",
    }
    notebook = links(f"{base}/", NOTEBOOK, repository_branch="otoño/2027")
    assert notebook["Abrir en Binder"] == (
        f"https://mybinder.org/v2/gh/ana/curso/oto%C3%B1o%2F2027?urlpath=lab/tree/{NOTEBOOK}"
    )
    assert notebook["Editar esta página"] == f"https://github.dev/ana/curso/blob/oto%C3%B1o/2027/{NOTEBOOK}"


def test_gitlab(links):
    base = "https://gitlab.com/grupo/sub/curso"
    found = links(base, NOTEBOOK)
    assert found == {
        "Abrir en Binder": f"https://mybinder.org/v2/gl/grupo%2Fsub%2Fcurso/main?urlpath=lab/tree/{NOTEBOOK}",
        "Editar esta página": f"{base}/-/edit/main/{NOTEBOOK}",
        "Ver en el repositorio": f"{base}/-/blob/main/{NOTEBOOK}",
        "Avisar de un error": f"{base}/-/issues/new?issue[title]={NOTEBOOK}",
    }
    # El Binder público no conoce el GitLab de una universidad.
    assert list(links("https://gitlab.ejemplo.edu/grupo/curso", NOTEBOOK)) == list(found)[1:]


def test_other_places(links):
    assert links("https://codeberg.org/ana/curso", PAGE) == {
        "Editar esta página": f"https://codeberg.org/ana/curso/_edit/main/{PAGE}",
        "Ver en el repositorio": f"https://codeberg.org/ana/curso/src/branch/main/{PAGE}",
        "Avisar de un error": f"https://codeberg.org/ana/curso/issues/new?title={PAGE}",
    }
    assert links("https://git.ejemplo.edu/curso", NOTEBOOK) == {"Ver el repositorio": "https://git.ejemplo.edu/curso"}
    assert links("", NOTEBOOK) == {}


def test_the_environment_and_a_book_in_a_folder(links, monkeypatch):
    monkeypatch.setenv("REPOSITORIO", "https://github.com/otra/copia")
    monkeypatch.setenv("RAMA", "clase")
    found = links("https://github.com/ana/curso", PAGE, path_to_docs="docencia/curso/")
    assert found["Ver en el repositorio"] == f"https://github.com/otra/copia/blob/clase/docencia/curso/{PAGE}"
