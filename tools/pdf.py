"""Hace el PDF del curso, que queda en ``_build``: el libro entero, con enlaces e índice.

Chromium imprime las páginas del sitio reunidas en una, en el orden del índice: los identificadores llevan delante el
número de su página y los enlaces entre páginas se vuelven enlaces dentro del documento. Al terminar rehace el sitio,
cuya portada pasa a enlazarlo.
"""

import functools
import http.server
import sys
import threading
from pathlib import Path

import build
from browser import ARGUMENTS, find_chromium
from playwright.sync_api import Browser, sync_playwright

FOOTER = '<p style="width:100%;text-align:center;font:8pt sans-serif;color:#555"><span class="pageNumber"></span></p>'
# Reúne en la portada los artículos de las demás páginas; devuelve cuántas son.
GATHER = """async () => {
  const home = new URL('.', location.href);
  const main = document.querySelector('main');
  const links = [...document.querySelectorAll('.bd-sidebar-primary a')].map((a) => a.href.split('#')[0]);
  const urls = [new URL('index.html', home).href, ...new Set(links)];
  const prefix = new Map(urls.map((url, k) => [url, `p${k}`]));
  const parts = await Promise.all(urls.map(async (url) => {
    const page = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
    const article = page.querySelector('article');
    article.querySelectorAll('[src]').forEach((node) => {
      node.src = new URL(node.getAttribute('src'), url).href;
      node.loading = 'eager';
    });
    for (const name of ['id', 'for', 'aria-labelledby', 'aria-describedby']) {
      article.querySelectorAll(`[${name}]`).forEach((node) => {
        const ids = node.getAttribute(name).split(/\\s+/);
        node.setAttribute(name, ids.map((id) => `${prefix.get(url)}-${id}`).join(' '));
      });
    }
    article.querySelectorAll('a[href]').forEach((a) => {
      const target = new URL(a.getAttribute('href'), url);
      const inside = prefix.get(target.href.split('#')[0]);
      const fragment = target.hash ? `-${decodeURIComponent(target.hash.slice(1))}` : '';
      a.setAttribute('href', inside ? `#${inside}${fragment}` : target.href);
    });
    article.id = prefix.get(url);
    article.style.breakBefore = 'page';
    return article;
  }));
  // Las descargas no son parte del libro.
  parts[0].querySelector('#p0-para-llevar')?.remove();
  main.replaceChildren(...parts);
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
  return parts.length;
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Sirve el sitio sin contar lo que sirve."""

    def log_message(self, *arguments) -> None:
        pass


def render(chromium: Browser, target: Path) -> int:
    """Imprime el sitio en ``target`` con un Chromium en marcha y devuelve cuántas páginas web ha reunido."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=build.HTML))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_page(bypass_csp=True, color_scheme="light")
    page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
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
    server.shutdown()
    return count


def main() -> int:
    if build.main() != 0:
        return 1
    print("Imprimiendo el libro…", flush=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(playwright), args=ARGUMENTS)
        pages = render(chromium, build.PDF)
        chromium.close()
    print(f"El PDF, con {pages} páginas del sitio, está en {build.PDF} ({build.PDF.stat().st_size / 1e6:.1f} MB).")
    return build.main()


if __name__ == "__main__":
    sys.exit(main())
