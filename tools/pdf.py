"""Hace el PDF del curso, que queda en ``_build``: el libro entero, con enlaces e índice.

Chromium imprime las páginas del sitio reunidas en una, en el orden del índice: los identificadores llevan delante el
número de su página y los enlaces entre páginas se vuelven enlaces dentro del documento. Al terminar rehace el sitio,
cuya portada pasa a enlazarlo.
"""

import sys
from pathlib import Path

import build
import setup
from browser import launch, serve
from playwright.sync_api import Browser, sync_playwright

FOOTER = '<p style="width:100%;text-align:center;font:8pt sans-serif;color:#555"><span class="pageNumber"></span></p>'
GATHER = (Path(__file__).parent / "gather.js").read_text("utf-8")


def render(chromium: Browser, target: Path) -> int:
    """Imprime el sitio en ``target`` con un Chromium en marcha y devuelve cuántas páginas web ha reunido."""
    with serve(build.HTML) as address:
        page = chromium.new_page(bypass_csp=True, color_scheme="light")
        page.goto(f"{address}index.html")
        count = page.evaluate(GATHER)
        page.pdf(
            path=target,
            outline=True,
            tagged=True,
            format="A4",
            print_background=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=FOOTER,
        )
        page.close()
    return count


def main() -> int:
    if build.main() != 0:
        return 1
    print("Imprimiendo el libro…", flush=True)
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        pages = render(chromium, build.PDF)
        chromium.close()
    print(f"El PDF, con {pages} páginas del sitio, está en {build.PDF} ({build.PDF.stat().st_size / 1e6:.1f} MB).")
    return build.main()


if __name__ == "__main__":
    sys.exit(setup.told(main))
