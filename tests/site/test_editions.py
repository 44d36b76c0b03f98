"""Las ediciones para llevar: el ZIP funciona desde una carpeta y el PDF lleva todo el libro con sus enlaces.

La del ZIP se construye como se publicaría, con las direcciones del sitio y del repositorio en el entorno: aquí se
comprueba también lo que solo aparece entonces.
"""

import os
import re
import subprocess
import sys
import zipfile

import build
import offline
import pdf
import pypdf
import pytest
import toc
from browser import serve
from luck import drawn
from python_tab import PythonTab
from visits import PLACE

SITE = "https://ejemplo.org/curso/"
SETTINGS = {"SITIO": SITE.rstrip("/"), "REPOSITORIO": "https://github.com/ejemplo/curso.git", "RAMA": "principal"}


def edition(name: str):
    """Marca los tests de una edición, que van juntos: hacer cada una tarda, y se mira una, por sorteo."""
    chosen = name in drawn(("zip", "pdf"), 1, "ediciones")

    def mark(test):
        return pytest.mark.xdist_group(name)(pytest.mark.skipif(not chosen, reason="se mira la otra")(test))

    return mark


ZIP, PDF = edition("zip"), edition("pdf")


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


@ZIP
def test_offline_pages_work_from_a_folder(folder, page):
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.locator(".bd-sidebar-primary a", has_text="Descenso por gradiente").first.click()
    page.get_by_role("button", name="Hacia la derecha").click()
    page.get_by_text("¡Correcto!").wait_for()
    exercise = page.locator("section[data-exercise]:not(.exercise-quick)").first
    exercise.get_by_role("button", name="Comprobar").click()
    assert exercise.get_by_role("status").get_attribute("data-state") == "invalid"
    page.evaluate(PLACE)
    figure = page.locator("figure[data-figure]").first
    figure.scroll_into_view_if_needed()
    figure.locator("input[type=range]").first.wait_for()
    assert errors == []


@ZIP
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


@ZIP
def test_offline_search_finds_without_accents(folder, page):
    page.goto((folder / "search.html").as_uri() + "?q=optimizacion")
    page.wait_for_selector("#search-results li")


@ZIP
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


@ZIP
def test_buttons_of_a_published_course(folder):
    chapter = (folder / "chapters/02_descenso_gradiente.html").read_text("utf-8")
    source = "chapters/02_descenso_gradiente.ipynb"
    assert f"https://mybinder.org/v2/gh/ejemplo/curso/principal?urlpath=lab/tree/{source}" in chapter
    assert f"https://github.com/ejemplo/curso/blob/principal/{source}" in chapter
    glossary = (folder / "chapters/glosario.html").read_text("utf-8")
    assert "mybinder" not in glossary
    assert "https://github.com/ejemplo/curso/blob/principal/chapters/glosario.md" in glossary


def test_without_addresses_nothing_is_made_up(html):
    assert not (html / "sitemap.xml").exists()
    for name in toc.built(html):
        assert 'rel="canonical"' not in (html / name).read_text("utf-8"), name


def test_gathered_pages_keep_their_strokes(site, new_context):
    """Una raíz que se escribe una vez por página se ve también cuando todas las páginas son una."""
    context = new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site}index.html")
    page.evaluate(pdf.GATHER)
    found = page.locator("use").evaluate_all(
        "all => all.map((use) => !!document.querySelector(use.getAttribute('href')))"
    )
    assert len(found) > 50 and all(found)
    context.close()


@PDF
def test_pdf_holds_every_page_with_working_links(html, browser, tmp_path):
    """Cada página del libro empieza, con su título, en la hoja que dice el índice del PDF."""
    target = tmp_path / "curso.pdf"
    pages = pdf.render(browser, target)
    reader = pypdf.PdfReader(target)
    chapters = [item for item in reader.outline if not isinstance(item, list)]
    assert pages == len(chapters) == len(toc.pages()) and len(reader.pages) > 5 * pages
    starts = [reader.get_destination_page_number(item) for item in chapters]
    assert starts == sorted(set(starts))
    for item, start in zip(chapters, starts, strict=True):
        assert plain(item["/Title"])[:30] in plain(reader.pages[start].extract_text()), item["/Title"]
    inside, outside = 0, set()
    for sheet in reader.pages:
        for annotation in (item.get_object() for item in sheet.get("/Annots") or []):
            action = annotation.get("/A", {})
            if "/URI" in action:
                outside.add(action["/URI"])
            else:
                inside += 1
    assert inside > 50
    assert not [uri for uri in outside if "127.0.0.1" in uri or uri.startswith("file:")]


def plain(text: str) -> str:
    """El texto sin blancos, que cambian de la hoja al índice."""
    return "".join(text.split())
