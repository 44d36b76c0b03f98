"""Las páginas del sitio y quien las visita: una copia en la que cada página apunta sus quejas."""

import shutil
from pathlib import Path

import toc

ROOT = Path(__file__).resolve().parents[2]
HTML = ROOT / "_build" / "html"
LISTEN = "listen.js"
FRAME = "phone.html"
# Segundos que se espera a que una página esté entera.
PATIENCE = 60
# El sitio en un teléfono: la ventana de estos navegadores no puede ser tan estrecha.
PHONE = (
    "<!doctype html><html lang='es'><meta charset='utf-8'><title>Teléfono</title><link rel='icon' href='data:,'>"
    "<iframe style='width: 390px; height: 844px; border: 0'></iframe></html>"
)
LOAD_IN_FRAME = """
const [url, done] = arguments, frame = document.querySelector("iframe");
frame.onload = () => done();
frame.src = url;
"""
CENTRE = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })"
# Recorre la página, para que se monte y se cargue lo que espera a estar cerca; se da por vencido pasado el límite.
READY = """
const [limit, done] = arguments, start = performance.now();
const pending = (css) => [...document.querySelectorAll(css)];
const unseen = () => [
    ...pending("figure:is([data-figure], [data-rule]):not(.fig-on)"),
    ...[...document.images].filter((image) => !image.complete && image.getClientRects().length),
];
const unfinished = () => pending("section[data-exercise]:not([data-mounted])");
const look = () => {
    // Lo plegado, del final o tras una pregunta, se prueba como lo demás.
    for (const folded of pending("details.apart")) folded.open = true;
    for (const folded of pending("[hidden=until-found]")) folded.dispatchEvent(new Event("beforematch"));
    for (const section of pending(".bd-article :is(section section, .sheet)")) section.classList.add("placed");
    const [distant] = unseen(), next = distant ?? unfinished()[0];
    if (!next && document.fonts.status === "loaded") {
        scrollTo(0, 0);
        requestAnimationFrame(() => requestAnimationFrame(() => done("")));
    } else if (performance.now() - start > limit) done(next ? next.outerHTML.slice(0, 200) : "las fuentes");
    else { distant?.scrollIntoView(); setTimeout(look, 20); }
};
if (document.readyState === "complete") look();
else addEventListener("load", look);
"""


def names() -> list[str]:
    """Todas las páginas del sitio, relativas a su raíz."""
    # Los tests de las figuras en Chromium ponen páginas suyas mientras duran.
    return [name for name in toc.built(HTML) if not name.startswith("figura-")]


def holding(mark: str) -> str:
    """La primera página del libro que lo tiene en su HTML; nada si no lo tiene ninguna."""
    return next((name for name in names() if mark in (HTML / name).read_text("utf-8")), "")


def copy(folder: Path) -> None:
    """Copia el sitio, con el guion que escucha la consola al principio de cada página."""
    shutil.copytree(HTML, folder)
    shutil.copy(Path(__file__).with_name(LISTEN), folder)
    for name in names():
        page = folder / name
        script = f'<head><script src="{"../" * name.count("/")}{LISTEN}"></script>'
        page.write_text(page.read_text("utf-8").replace("<head>", script, 1), "utf-8")
    (folder / FRAME).write_text(PHONE, "utf-8")


class Visitor:
    """Un navegador que va por el sitio; no vuelve a abrir la página en la que ya está."""

    def __init__(self, browser, site: str) -> None:
        self.browser, self.site, self.place = browser, site, None
        self.run, self.wait, self.all = browser.run, browser.wait, browser.all

    def visit(self, name: str, phone: bool = False) -> None:
        """Abre la página, a lo ancho o en un teléfono, y espera a que esté entera."""
        if self.place == (name, phone):
            return
        self.place = None
        self.browser.leave()
        self.browser.open(self.site + (FRAME if phone else name))
        if phone:
            self.wait(LOAD_IN_FRAME, self.site + name)
            self.browser.enter(self.all("iframe")[0])
        missing = self.wait(READY, PATIENCE * 1000)
        assert missing == "", f"{name} no termina de cargar: {missing}"
        self.place = (name, phone)

    def one(self, css: str, inside=None):
        """El único elemento con ese selector."""
        (found,) = self.all(css, inside)
        return found

    def centre(self, element):
        """El elemento, ya en medio de la ventana: WebKit no actúa sobre lo que para verse tiene que desplazar."""
        self.run(CENTRE, element)
        return element

    def complaints(self) -> list[str]:
        """Lo dicho en la consola desde la última vez."""
        return self.run("return complaints.splice(0)") + self.browser.console(self.site)
