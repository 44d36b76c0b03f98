"""Escribe ``optlib/static/figures/heights.css``: el sitio de cada figura, para que la página no salte cuando arranca.

Mide en un Chromium, en el libro construido, todas las figuras enteras y las breves que hay en él.
"""

import re
import sys

import numpy as np
import toc
from browser import launch, serve
from playwright.sync_api import Page, sync_playwright

from optlib.figures import SPECS, figure

HTML = toc.ROOT / "_build" / "html"
SHEET = toc.ROOT / "optlib" / "static" / "figures" / "heights.css"
HEADER = "/* Generado por «make alturas»: no se edita a mano. Qué es cada altura lo dice figures.css. */\n"
DRAWN = re.compile(
    r'<figure class="fig(?: fig-opening" data-controls="([^"]*))?" data-figure="([^"]*)".*?</figure>', re.DOTALL
)
WHOLE = ":not(.fig-opening)"
PLACE = "chapters/_alturas.html"
PHONES, TALL = (360, 390, 430, 520, 630), 2000
# Dos teléfonos; con otro ancho, que si solo cambia la altura una figura que no se ve no se entera.
USUAL = ((390, 700), (400, 844))
# Anchos de figura con los mismos mandos en cada fila, y uno con ellos al lado.
COLUMNS, WIDE = {"column": (650, 704), "middle": (720, 815), "broad": (850,)}, 930
MOST = 8  # píxeles que no merecen otra regla
# Lleva a cada figura y espera a que esté en marcha y a que sus dibujos midan lo que su sitio.
REACH = """async () => { for (const fig of document.querySelectorAll("figure.fig")) {
    const panels = () => [...fig.querySelectorAll(".fig-panel")].filter((panel) => panel.checkVisibility());
    const fits = (panel) => Math.abs(panel.querySelector(".fig-svg").getAttribute("width")
        - Math.max(180, panel.clientWidth)) <= 1;
    const end = performance.now() + 60_000;
    do {
        if (performance.now() > end) throw new Error(`${fig.dataset.figure} no llega a caber en su sitio`);
        fig.scrollIntoView({ block: "nearest" });
        await new Promise(requestAnimationFrame);
    } while (!fig.matches(".fig-on") || !panels().every(fits));
} }"""
# De cada una: el ancho de su cuerpo, lo que ocupan sus dibujos y lo que ocupa todo; y lo que dan las reglas generales.
SIZES = """() => [...document.querySelectorAll("figure.fig")].map((fig) => {
    const body = fig.querySelector(".fig-body"), view = fig.querySelector(".fig-view"), probe = body.cloneNode();
    const height = (text) => { probe.style.cssText = `height: ${text}; min-height: 0`; return probe.offsetHeight; };
    fig.append(probe);
    const found = [body.clientWidth, view.clientHeight - 2 * parseFloat(getComputedStyle(view).paddingTop),
        body.offsetHeight, height("calc(var(--fig-screen) + 2.9rem)"), height("calc(var(--fig-screen) + 3.4rem)")];
    probe.remove();
    return [...found, fig.style.getPropertyValue("--fig-cap")]; })"""

NAMES = "(figures) => figures.map((fig) => fig.matches('.fig-opening') ? '' : fig.dataset.figure)"


def selectors() -> dict[str, str]:
    """El HTML de cada figura, por el selector que la distingue: enteras o breves, como están en el libro."""
    found = {}
    for path in sorted((HTML / "chapters").glob("*.html")):
        for drawn in DRAWN.finditer(path.read_text("utf-8")):
            brief = "" if drawn[1] is None else f'.fig-opening[data-controls="{drawn[1]}"]'
            found.setdefault(f'[data-figure="{drawn[2]}"]{brief or WHOLE}', drawn[0])
    return {f'[data-figure="{key}"]{WHOLE}': figure(key).html for key in SPECS} | found


def line(points: list[tuple[float, float]]) -> tuple[float, float]:
    """La recta por unos puntos: la altura en 0 y lo que sube por cada centésima del ancho."""
    slope, start = np.polyfit(*zip(*points, strict=True), 1)
    return round(float(start)), round(100 * float(slope), 1)


def length(start: float, slope: float) -> str:
    return " + ".join([f"{start:g}px", f"{slope:g}cqi"][: 2 if slope else 1])


def phone(wide: list[list[float]], usual: list[list[float]]) -> str:
    """En un teléfono: si los dibujos no pasan de una parte de la pantalla, esa parte y lo demás."""
    rest = line([(each[0], each[2] - each[1]) for each in wide])
    natural = next(each[1] for each in wide if each[0] == usual[0][0])
    lower, drawn = (each[1] for each in usual)
    if natural - lower <= MOST:
        return f"calc({length(*line([(each[0], each[2]) for each in wide]))})"
    if drawn - lower <= MOST:  # lo menos que miden
        return f"calc({length(drawn + rest[0], rest[1])})"
    size, seen = (USUAL[1], drawn) if natural - drawn > MOST else (USUAL[0], lower)
    drawings = length(*line([(each[0], each[1]) for each in wide]))
    return f"calc(min({round(100 * (seen + 16) / size[1])}svh - 16px, {drawings}) + {length(*rest)})"


def columns(sizes: dict[int, list[float]]) -> dict[str, str]:
    """Con los mandos debajo: una recta por cada reparto de los mandos, si no es la de antes."""
    made, last = {}, (0.0, 0.0)
    for name, widths in COLUMNS.items():
        ends = [(sizes[width][0], sizes[width][2]) for width in widths]
        if name == "column" or max(abs(last[0] + last[1] * x / 100 - y) for x, y in ends) > MOST:
            (x, y), slope = ends[0], last[1]
            last = line(ends) if len(ends) > 1 else (round(y - slope * x / 100), slope)
            made[name] = f"calc({length(*last)})"
    return made


def measured(page: Page) -> list[list]:
    """Lo de todas, cuando ya no cambia: recién cargada, la página aún se coloca."""
    page.evaluate(REACH)
    found = None
    while found != (found := page.evaluate(SIZES)):
        page.wait_for_timeout(100)
    return found


def rules(page: Page, names: list[str]) -> list[str]:
    """Las reglas de las figuras de la página, en el orden de sus selectores."""

    def at(width: int, height: int) -> list[list]:
        page.set_viewport_size({"width": width, "height": height})
        return measured(page)

    phones, usual = [at(width, TALL) for width in PHONES], [at(*size) for size in USUAL]
    low, lower = at(1366, 657), at(667, 375)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.add_style_tag(content="figure.fig { width: var(--test-width); max-width: none }")
    widths = {}
    for width in (*sum(COLUMNS.values(), ()), WIDE):
        page.evaluate("(width) => document.documentElement.style.setProperty('--test-width', `${width}px`)", width)
        widths[width] = measured(page)
    made = []
    for k, name in enumerate(names):
        sizes = {"phone": phone([each[k] for each in phones], [each[k] for each in usual])}
        sizes |= columns({width: found[k] for width, found in widths.items()})
        if WHOLE in name:
            sizes["wide"] = f"{widths[WIDE][k][2]}px"
            if low[k][2] - low[k][3] > MOST:
                sizes["low"] = f"{low[k][2]}px"
            if lower[k][2] - lower[k][4] > MOST:
                sizes["lower"] = f"{lower[k][2] - lower[k][4]}px"
            if low[k][5]:
                sizes["cap"] = low[k][5]
        made.append(f"  {name} {{ {' '.join(f'--fig-{key}: {value};' for key, value in sizes.items())} }}\n")
    return made


def landing(page: Page, address: str) -> list[str]:
    """En la portada las figuras enteras se colocan de otro modo."""
    page.goto(address)
    page.add_style_tag(content=".fig-body { min-height: 0 !important }")
    names = page.locator("figure.fig").evaluate_all(NAMES)

    def at(width: int, height: int = 900) -> list[list]:
        page.set_viewport_size({"width": width, "height": height})
        return measured(page)

    phones, middle = [at(width) for width in (360, 390, 630)], [at(width) for width in COLUMNS["column"]]
    wide, low, lower = at(1280), at(1366, 657), at(667, 375)
    made = []
    for k, name in enumerate(names):
        phone, column = (length(*line([(each[k][0], each[k][2]) for each in sizes])) for sizes in (phones, middle))
        sizes = {"phone": f"calc({phone})", "column": f"calc({column})", "wide": f"{wide[k][2]}px"}
        sizes |= {"low": f"{low[k][2]}px", "lower": f"{lower[k][2] - lower[k][4]}px"}
        if name:
            told = " ".join(f"--fig-{key}: {value};" for key, value in sizes.items())
            made.append(f'  .landing [data-figure="{name}"]{WHOLE} {{ {told} }}\n')
    return made


def sheet() -> str:
    """La hoja, medida ahora."""
    figures = selectors()
    shell = next(iter(sorted((HTML / "chapters").glob("0*.html")))).read_text("utf-8")
    top, bottom = shell.split("<section", 1)[0], shell.split("</article>", 1)[1]
    body = re.sub(r"<p>En Jupyter.*?</p>", "", "".join(figures.values()))  # en el sitio no está
    with serve(HTML) as address, sync_playwright() as playwright:
        page = launch(playwright).new_context(reduced_motion="reduce").new_page()
        text = f"{top}<section>{body}</section></article>{bottom}"
        page.route(f"**/{PLACE}", lambda route: route.fulfill(body=text, content_type="text/html"))
        page.goto(address + PLACE)
        page.add_style_tag(content=".fig-body { min-height: 0 !important }")
        made = rules(page, list(figures)) + landing(page, f"{address}index.html")
    return f"{HEADER}@media (scripting: enabled) {{\n{''.join(made)}}}\n"


def main() -> int:
    SHEET.write_text(sheet(), "utf-8", newline="\n")
    print(f"Escrito {SHEET.relative_to(toc.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
