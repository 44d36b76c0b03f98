"""El PDF reúne las páginas del libro, con sus enlaces."""

import re

import build
import pdf
import pypdf
import pytest

pytestmark = pytest.mark.xdist_group("pdf")
FEW = ("index", "chapters/02_descenso_gradiente", "chapters/a_convergencia", "chapters/bibliografia")


@pytest.fixture
def few(html, tmp_path, monkeypatch):
    """El sitio con unas pocas páginas en su índice: las demás se imprimen igual, y tardan un minuto."""
    folder = tmp_path / "html"
    folder.mkdir()
    for path in html.iterdir():
        (folder / path.name).symlink_to(path)
    home = (html / "index.html").read_text("utf-8")
    menu = re.search(r'<div class="menu-panel">.*?</nav>', home, re.DOTALL)[0]
    short = re.sub(rf'<a\b(?![^>]*href="({"|".join(FEW)})\.html).*?</a>', "", menu, flags=re.DOTALL)
    (folder / "index.html").unlink()
    (folder / "index.html").write_text(home.replace(menu, short), "utf-8")
    monkeypatch.setattr(build, "HTML", folder)


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


@pytest.mark.usefixtures("few")
def test_pdf_holds_every_page_with_working_links(browser, tmp_path):
    """Cada página del libro empieza, con su título, en la hoja que dice el índice del PDF."""
    target = tmp_path / "curso.pdf"
    pages = pdf.render(browser, target)
    reader = pypdf.PdfReader(target)
    chapters = [item for item in reader.outline if not isinstance(item, list)]
    assert pages == len(chapters) == len(FEW) and len(reader.pages) > 5 * pages
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
