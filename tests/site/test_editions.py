"""Las ediciones para llevar: el ZIP funciona desde una carpeta y el PDF lleva todo el libro con sus enlaces."""

import subprocess
import sys
import zipfile

import build
import offline
import pdf
import pypdf
import pytest


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """El ZIP, descomprimido como lo haría un lector."""
    directory = tmp_path_factory.mktemp("zip")
    site = directory / "sitio" / "html"
    # En otro proceso: Sphinx deja huella en el suyo.
    code = f"import pathlib, sys, build; sys.exit(build.build(target=pathlib.Path({str(site)!r}), course_offline=True))"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=build.ROOT / "tools")
    offline.pack(site, directory / "curso.zip")
    with zipfile.ZipFile(directory / "curso.zip") as archive:
        archive.extractall(directory)
    return directory / offline.NAME


def test_offline_pages_work_from_a_folder(folder, page):
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.locator(".bd-sidebar-primary a", has_text="Descenso por gradiente").first.click()
    exercise = page.locator("section[data-exercise]").first
    exercise.get_by_role("button", name="Comprobar").click()
    assert exercise.get_by_role("status").get_attribute("data-state") == "invalid"
    figure = page.locator("figure[data-figure]").first
    figure.scroll_into_view_if_needed()
    figure.locator("input[type=range]").first.wait_for()
    assert errors == []


def test_offline_search_finds_without_accents(folder, page):
    page.goto((folder / "search.html").as_uri() + "?q=optimizacion")
    page.wait_for_selector("#search-results li")


def test_pdf_holds_every_page_with_working_links(html, browser, tmp_path):
    target = tmp_path / "curso.pdf"
    pages = pdf.render(browser, target)
    reader = pypdf.PdfReader(target)
    text = "\n".join(sheet.extract_text() for sheet in reader.pages)
    titles = [item["/Title"] for item in reader.outline if not isinstance(item, list)]
    assert len(titles) == pages and len(reader.pages) > 5 * pages
    assert all(word in text for word in ("Fundamentos", "Descenso por gradiente", "Adam", "Glosario"))
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
