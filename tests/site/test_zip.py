"""La edición sin conexión: el ZIP funciona desde una carpeta.

Se construye como se publicaría, con las direcciones del sitio y del repositorio en el entorno: aquí se comprueba
también lo que solo aparece entonces.
"""

import os
import re
import subprocess
import sys
import zipfile

import build
import offline
import pytest
from browser import serve
from python_tab import PythonTab
from visits import PLACE

pytestmark = pytest.mark.xdist_group("zip")
SITE = "https://ejemplo.org/curso/"
SETTINGS = {"SITIO": SITE.rstrip("/"), "REPOSITORIO": "https://github.com/ejemplo/curso.git", "RAMA": "principal"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """El ZIP, descomprimido como lo haría un lector."""
    directory = tmp_path_factory.mktemp("zip")
    site = directory / "sitio" / "html"
    # En otro proceso: Sphinx deja huella en el suyo.
    code = f"import pathlib, sys, offline; sys.exit(offline.build_site(pathlib.Path({str(site)!r})))"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=build.ROOT / "tools", env={**os.environ, **SETTINGS})
    offline.pack(site, directory / "curso.zip")
    with zipfile.ZipFile(directory / "curso.zip") as archive:
        archive.extractall(directory)
    return directory / offline.NAME


def test_offline_pages_work_from_a_folder(folder, page):
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.locator(".menu summary").click()
    page.locator(".menu-panel a", has_text="Descenso por gradiente").first.click()
    page.get_by_role("button", name="Hacia la derecha").click()
    page.get_by_text("¡Correcto!").wait_for()
    exercise = page.locator("section[data-exercise]:not(.exercise-quick)").first
    exercise.get_by_role("button", name="Comprobar").click()
    assert exercise.get_by_role("status").get_attribute("data-state") == "invalid"
    page.evaluate(PLACE)
    figure = page.locator("figure[data-figure]").first
    figure.scroll_into_view_if_needed()
    figure.locator("input[type=range]").first.wait_for()
    # Las imágenes que lee la red van en la carpeta.
    page.goto((folder / "chapters" / "04_neurona.html").as_uri())
    page.evaluate(PLACE)
    network = page.locator("figure[data-figure=red]")
    network.scroll_into_view_if_needed()
    network.get_by_role("button", name="Dame una").click()
    network.get_by_text("No sabe leer: sus 2410 números").wait_for()
    assert errors == [] and page.get_by_text("make servir").count() == 0


@pytest.mark.skipif(os.environ.get("PYTHON_EN_PAGINA") == "no", reason="el sitio va sin Python")
def test_python_in_the_zip_needs_a_server(folder, page, new_context):
    """Con doble clic las páginas son como sin Python; servida, como dice la nota, la carpeta lo tiene."""
    chapter = "chapters/02_descenso_gradiente.html"
    page.goto((folder / chapter).as_uri())
    page.locator(".exercise-check:visible").first.wait_for()
    assert page.locator(".cell-bar").count() == 0 and page.locator(".python-page").is_hidden()
    assert "python3 -m http.server" in (folder / offline.START).read_text("utf-8")
    with serve(folder) as address:
        context = new_context()
        tab = PythonTab(context.new_page(), address + chapter)
        assert tab.run(2).startswith("Hecho")
        context.close()


def test_offline_search_finds_without_accents(folder, page):
    page.goto((folder / "search.html").as_uri() + "?q=optimizacion")
    page.wait_for_selector("#search-results li")


def test_published_pages_know_their_address(folder):
    pages = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}
    book = set(pages) - {"404.html", "search.html", "hojas.html"}
    listed = re.findall("<loc>(.*?)</loc>", (folder / "sitemap.xml").read_text("utf-8"))
    assert set(listed) == {SITE + name for name in book} and len(listed) == len(book)
    assert f"Sitemap: {SITE}sitemap.xml" in (folder / "robots.txt").read_text("utf-8")
    for name in book:
        assert f'<link rel="canonical" href="{SITE}{name}"' in pages[name], name
        (card,) = re.findall('property="og:image" content="(.*?)"', pages[name])
        assert card.startswith(SITE) and (folder / card.removeprefix(SITE)).is_file(), name
    # La página de «no encontrado» se sirve en cualquier carpeta.
    links = re.findall(r'(?:href|src)="([^"#]+)"', pages["404.html"])
    assert links and all(link.startswith((SITE, "https://", "data:")) for link in links), links


def test_buttons_of_a_published_course(folder):
    chapter = (folder / "chapters/02_descenso_gradiente.html").read_text("utf-8")
    source = "chapters/02_descenso_gradiente.ipynb"
    assert f"https://mybinder.org/v2/gh/ejemplo/curso/principal?urlpath=lab/tree/{source}" in chapter
    assert f"https://github.com/ejemplo/curso/blob/principal/{source}" in chapter
    glossary = (folder / "chapters/glosario.html").read_text("utf-8")
    assert "mybinder" not in glossary
    assert "https://github.com/ejemplo/curso/blob/principal/chapters/glosario.md" in glossary
