"""Una visita por página: se abre una vez y se apunta todo lo que los tests miran."""

import gzip
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

AXE = (Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")

# Lo que no es el texto de la página: menús, botones, pie, rótulos y pliegues, sin los títulos de las secciones.
WORDS = """() => [...document.querySelectorAll(
    "header, footer, nav, .page-part, .page-tools, summary, button, .admonition-title, .headerlink, label," +
    "[role=status]"
)].map((item) => {
    const copy = item.cloneNode(true);
    copy.querySelectorAll(".sections, code, math").forEach((part) => part.remove());
    return copy.textContent;
})"""
# Abre los pliegues que están cerrados, y los vuelve a cerrar.
OPEN = """() => { for (const fold of document.querySelectorAll(".bd-article details:not([open])")) {
    fold.open = true; fold.dataset.folded = "sí"; } }"""
CLOSE = "() => { for (const fold of document.querySelectorAll('[data-folded]')) fold.open = false; }"
# Cajas que se desplazan y no se alcanzan con el teclado.
UNREACHABLE = """() => [...document.querySelectorAll(".table-scroll, .cell_output, .katex-display")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .filter((box) => box.tabIndex < 0 && !box.querySelector("a, button, input, summary"))
    .map((box) => `no se alcanza con el teclado: ${box.className}`)"""
# Coloca toda la página, también lo que no está cerca de verse: así se puede medir y leer.
PLACE = """() => { for (const section of document.querySelectorAll(".bd-article :is(section section, .sheet)"))
    section.classList.add("placed"); }"""
# Antes de que una página arranque, quita de sus apartados lo que no son figuras, que cuesta más que ellas.
FIGURES_ALONE = """document.addEventListener("readystatechange", () => {
    const rest = ".bd-article section section :not(:has(figure.fig), figure.fig, figure.fig *, h2), .exercise";
    for (const part of document.querySelectorAll(rest)) part.remove(); }, { once: true });"""
# Los ejercicios, que se montan a ratos.
MOUNTED = "() => !document.querySelector('section[data-exercise]:not([data-mounted])')"
# Lo que en una pantalla estrecha queda cortado: lo que se desplaza de lado, salvo una tabla con una columna fija; lo
# que se sale de la pantalla, y la cabecera, si algo tapa a lo de al lado.
CUT = """() => {
    const unseen = `.visually-hidden, .exercise-hidden, .fig-hidden, .katex-mathml, .skip-link, .menu-panel, option,
        .katex .vlist-t, .katex svg, thead`;
    // Lo que hay dentro de un dibujo lo recorta el dibujo.
    const items = [...document.querySelectorAll("body *")].filter((item) => !item.closest(unseen)
        && !item.parentNode.closest("svg"));
    const fixed = (box) => [...(box.querySelector("tbody tr")?.cells ?? [])]
        .some((cell) => getComputedStyle(cell).position === "sticky");
    const slides = (item) => item.scrollWidth > item.clientWidth + 1 && getComputedStyle(item).overflowX !== "visible"
        && !/^(INPUT|TEXTAREA|SELECT|svg)$/.test(item.tagName) && !(item.matches(".table-scroll") && fixed(item));
    const found = [];
    const say = (what, item) => found.push(`${what}: ${item.tagName}.${item.className.baseVal ?? item.className} `
        + `«${item.textContent.trim().slice(0, 50)}»`);
    for (const item of items) {
        const box = item.getBoundingClientRect();
        if (box.width <= 1 || !box.height) continue;
        if (slides(item)) say("se desplaza", item);
        if (!item.closest(".table-scroll > *") && (box.right > innerWidth + 1 || box.left < -1)) say("se sale", item);
        if (item.matches(":is(.fig-live, .exercise) :is(button, select, input[type=range], input[type=text])")
            && Math.min(box.width, box.height) < 24 && item.checkVisibility()) say("no se acierta con el dedo", item);
    }
    const row = [...document.querySelectorAll(".menu > summary, .brand > *, .bd-header > :not(.menu, .brand)")]
        .filter((item) => item.getBoundingClientRect().width > 1);
    for (const [k, item] of row.slice(1).entries()) {
        if (item.getBoundingClientRect().left < row[k].getBoundingClientRect().right) say("tapa a lo de al lado", item);
    }
    return found; }"""
# A 360 píxeles, cada tabla se ve entera y sin letra diminuta; las de ejercicios van aparte.
TABLES = """() => [...document.querySelectorAll(".bd-article table:not(.exercise *)")].flatMap((table) => {
    const frame = table.closest(".table-scroll") ?? table.parentElement, cell = table.querySelector("td");
    const said = (what) => `${what}: tabla «${(table.caption ?? table).textContent.trim().slice(0, 50)}»`;
    return [
        ...(frame.scrollWidth > frame.clientWidth ? [said("se desplaza")] : []),
        ...(cell && parseFloat(getComputedStyle(cell).fontSize) < 13 ? [said("letra diminuta")] : []),
    ]; })"""
# Lo que le falta a una figura en marcha: su resumen, su dibujo, un título entero, renglones como los del texto y el
# botón donde acaban los mandos; y todas preguntan con la misma tinta.
FIGURES = """() => {
    const shown = (fig, css) => [...fig.querySelectorAll(css)].filter((node) => node.checkVisibility());
    const right = (node) => node.getBoundingClientRect().right;
    const figures = [...document.querySelectorAll("figure[data-figure].fig-on")];
    const found = figures.flatMap((fig) => {
        const [reset] = shown(fig, ".fig-reset"), [controls] = shown(fig, ".fig-controls");
        return [
            ...(fig.querySelector(".fig-summary").textContent ? [] : ["no dice nada"]),
            ...(shown(fig, "svg, canvas, .nine").length && !shown(fig, ".fig-still").length ? [] : ["no dibuja"]),
            ...shown(fig, ".fig-axis-name").filter((name) => right(name) > right(name.closest(".fig-svg")) + 1)
                .map((name) => `se corta «${name.textContent}»`),
            ...shown(fig, "figcaption p")
                .filter((line) => line.offsetWidth > 35 * parseFloat(getComputedStyle(line).fontSize))
                .map((line) => `renglones largos en «${line.textContent.slice(0, 50)}»`),
            ...(reset && controls && Math.abs(right(reset) - right(controls)) > 1 ? ["«Reiniciar», descolocado"] : []),
        ].map((what) => `figura ${fig.dataset.key}: ${what}`); });
    const asked = figures.flatMap((fig) => shown(fig, fig.matches(".fig-opening") ? "figcaption strong"
        : "figcaption p:nth-child(2)")).map((node) => getComputedStyle(node));
    const inks = new Set(asked.map(({ color, fontWeight }) => `${color} ${fontWeight}`));
    return inks.size > 1 ? [...found, `preguntas de distinta tinta: ${[...inks]}`] : found; }"""
# Los mandos que una figura guarda en una pantalla estrecha.
MORE = """() => { for (const more of document.querySelectorAll(".fig-more[aria-expanded=false]"))
    if (more.checkVisibility()) more.click(); }"""
# De cada figura, los colores de lo dibujado; el de cada mando, con su método si es de uno; lo más cargado de cada
# fondo sombreado; y los colores del texto y del fondo.
PAINTED = """() => Object.fromEntries([...document.querySelectorAll(".fig-on:not(.fig-opening)")].map((node) => {
    const shown = (part) => part.checkVisibility({ visibilityProperty: true });
    const number = (colour) => (colour.match(/[\\d.]+/g) ?? []).slice(0, 3).map(Number).join();
    const lines = ":is(.fig-plot, .fig-bar, .fig-swatch) :is(path, circle), .fig-svg [class^='adam-'][style]";
    const drawn = [...node.querySelectorAll(lines)]
        .filter((part) => shown(part) && (part.tagName !== "path" || part.getAttribute("d")));
    const painted = (part) => {
        const { stroke, fill } = getComputedStyle(part);
        const line = part.matches(".fig-swatch [stroke-dasharray]"); // una recta no se rellena, aunque tenga con qué
        return (line ? [stroke] : [stroke, fill]).filter((each) => each !== "none").map(number);
    };
    const inputs = [...node.querySelectorAll("input")].map((input) => ({
        colour: number(getComputedStyle(input).accentColor),
        method: input.closest(".fig-row")?.querySelector(".fig-name").textContent ?? null,
    }));
    const pixels = [...node.querySelectorAll(".fig-canvas")].flatMap((canvas) => {
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        const tints = new Set(new Uint32Array(data.buffer));
        return [...tints].map((each) => [0, 8, 16, 24].map((place) => (each >>> place) & 255));
    });
    const probe = document.createElement("i");
    node.append(probe);
    const neutral = ["text", "muted", "line", "back"].map((name) => {
        probe.style.color = `var(--fig-${name})`;
        return number(getComputedStyle(probe).color);
    });
    probe.remove();
    return [node.dataset.figure, { colours: [...new Set(drawn.flatMap(painted))], inputs, pixels, neutral }];
}))"""
# Lo que en papel pasa de nueve centímetros de alto o del ancho con el que se hizo; de una imagen, en la forma que toca.
PRINTED = """() => [...document.querySelectorAll(":is(.cell_output, .fig) img, .fig :is(.fig-svg, .fig-still svg)")]
    .filter((node) => node.checkVisibility())
    .filter((node) => {
        const { width, height } = node.getBoundingClientRect();
        const forms = [...(node.closest("picture")?.querySelectorAll("source") ?? [])];
        const form = forms.find(({ media }) => matchMedia(media).matches) ?? node;
        const natural = Number(form.getAttribute("width"));
        return !height || height > 9 / 2.54 * 96 + 1 || (natural && width > natural + 1);
    }).map((node) => `en papel no cabe: ${node.outerHTML.slice(0, 100)}`)"""
SHEET = 673  # píxeles de ancho: la hoja, sin márgenes
# Lo que se ha movido de sitio desde que se abrió, sin que nadie tocara nada.
SHIFTS = """window.shift = 0; new PerformanceObserver((list) => { for (const each of list.getEntries())
    if (!each.hadRecentInput) window.shift += each.value; }).observe({ type: "layout-shift", buffered: true });"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Las reglas de axe que miran los colores, con mucho las más lentas, dependen del tema y de la hoja de estilo, que es de
# todas las páginas: se pasan en una de cada clase, con los menús a la vista, y allí se miran otra vez las demás, que
# dependen del ancho y no del tema (que solo cambia colores y cuál de dos imágenes iguales se ve).
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
SAMPLE = ("index.html", "search.html", "05_adam.html", "tu_optimizador.html", "progreso.html")
WIDE = 1280
# Lo que axe tardaría minutos en recorrer, y el doble si solo se le dice que no lo mire, se quita antes: la copia visual
# de las fórmulas, que no se dice y hereda el color del texto; lo de dentro de su MathML, para lo que no tiene reglas; y
# los colores del código, menos uno de cada clase.
PLAIN = """() => {
    for (const part of document.querySelectorAll(".katex-html, math > *")) part.remove();
    const seen = new Set();
    for (const token of document.querySelectorAll(".highlight span[class]")) {
        if (seen.has(token.className)) token.replaceWith(token.textContent);
        seen.add(token.className);
    } }"""
# De lo que se ve igual (letra, color y fondos) en los dos temas basta mirar los colores una vez: apunta cómo se ve cada
# texto con el tema que hay, y quita los repetidos, salvo los que rodean a uno que se queda.
LOOKS = """() => {
    const grounds = new Map([[null, ""]]);
    const ground = (node) => {
        if (!grounds.has(node)) {
            const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(node);
            const own = [backgroundColor, backgroundImage, opacity, filter].join();
            grounds.set(node, ground(node.parentElement) + (own === "rgba(0, 0, 0, 0),none,1,none" ? "" : own));
        }
        return grounds.get(node);
    };
    for (const node of document.body.querySelectorAll("*")) {
        const { color, fontSize, fontWeight, textShadow, textDecorationLine } = getComputedStyle(node);
        node.looks = [node.looks, ground(node), color, fontSize, fontWeight, textShadow, textDecorationLine].join();
    } }"""
ONE_EACH = """() => {
    const seen = new Set(), kept = new Set(), texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    for (const { parentElement: node } of texts) {
        const key = `${node.localName}${node.looks}`;
        if (!seen.has(key)) kept.add(node).add(node.parentElement);
        seen.add(key);
    }
    for (const text of texts) if (!kept.has(text.parentElement)) text.data = ""; }"""
AXE_RUN = """([kind, rules]) => axe.run(document, {
    resultTypes: ["violations"],
    ...(kind === "colour" ? {runOnly: {type: "rule", values: rules}}
        : {rules: Object.fromEntries(rules.map((rule) => [rule, {enabled: false}]))})})"""
# Tras cambiar el ancho, la página lo sabe en el fotograma siguiente: se espera a que haya pasado. Un Chromium sin
# pantalla deja a veces de pintar fotogramas.
SETTLED = """new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 2000); })"""
# Escribe esos textos uno tras otro y pulsa un botón, si se dice, antes de que se dibuje nada.
AT_ONCE = """(area, { texts, press }) => {
    for (const text of texts) { area.value = text; area.dispatchEvent(new Event("input", { bubbles: true })); }
    const box = area.closest("section[data-exercise]") ?? area.closest("figure");
    if (press) [...box.querySelectorAll("button")].find((button) => button.textContent === press).click(); }"""
# Las figuras, o una, se han enterado del ancho: cada dibujo que se ve mide lo que su sitio.
DRAWN_TO_SIZE = """(fig) => [...(fig ?? document).querySelectorAll("svg.fig-svg")]
    .every((svg) => !svg.checkVisibility() || Math.abs(Number(svg.getAttribute("width")) - svg.clientWidth) <= 1)"""


def stop(clock) -> None:
    """Detiene el reloj: desde aquí solo corre con ``run_for``, que dibuja también los fotogramas que tocan."""
    clock.pause_at(datetime.now() + timedelta(days=1))


@dataclass
class Visit:
    """Lo que pasó al abrir una página."""

    urls: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    size: int = 0
    counted: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    layout: list[str] = field(default_factory=list)  # lo que no cabe o no se alcanza, con el ancho
    painted: dict[str, dict] = field(default_factory=dict)  # por tema y figura
    findings: list[str] = field(default_factory=list)


@dataclass
class Reading:
    """Lo que se lee en una página sin guiones."""

    levels: list[int]  # de los títulos, en orden
    alternatives: list[str]  # textos alternativos de las imágenes
    bare: list[str]  # fórmulas sin componer
    failed: int  # fórmulas que no se han podido componer
    broken: list[str]  # imágenes que no cargan
    overflow: int  # píxeles que la página se sale de un teléfono


READING = """async () => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const shown = all("main img").filter((image) => image.offsetParent);
    const ends = await Promise.allSettled(shown.map((image) => { image.loading = "eager"; return image.decode(); }));
    return {
        levels: all("main :is(h1, h2, h3, h4, h5, h6)").map((heading) => Number(heading.tagName[1])),
        alternatives: all("main img:not(.thumb > *)").map((image) => image.alt),
        bare: all(":is(span, div).math:not(:has(.katex))").map((formula) => formula.textContent),
        failed: all(".katex-error").length,
        broken: shown.filter((image, k) => ends[k].status === "rejected").map((image) => image.src),
    }; }"""


def weigh(responses: list) -> tuple[int, list[str]]:
    """Bytes que viajan (gzip, salvo lo ya comprimido) y direcciones, sin contar las imágenes."""
    size, urls = 0, []
    for response in responses:
        kind = response.headers.get("content-type", "")
        if kind.startswith("image/") and "svg" not in kind:
            continue
        body = response.body()
        size += len(body) if kind.startswith("font/") else len(gzip.compress(body, 9))
        urls.append(response.url)
    return size, urls


def listen(page, visit: Visit, responses: list) -> None:
    """Apunta peticiones, respuestas fallidas y lo que se queja la consola."""

    def answered(response) -> None:
        responses.append(response)
        if response.status >= 400:
            visit.problems.append(f"{response.status}: {response.url}")

    def said(message) -> None:
        if message.type in {"error", "warning"}:
            visit.problems.append(message.text)

    page.on("request", lambda request: visit.urls.append(request.url))
    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: visit.problems.append(str(error)))


def bare(html: Path, body: str) -> str:
    """Una página sin celdas que solo tiene eso, con la hoja de estilo y la política de seguridad de las demás."""
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', (html / "index.html").read_text("utf-8"))[0]
    return (
        '<!doctype html><html lang="es"><head><meta charset="utf-8">'
        f'{policy}<title>Figuras</title><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="_static/logo.svg"><link rel="stylesheet" href="_static/course.css"></head>'
        '<body><main class="bd-article" style="max-width: 46rem; margin: auto; padding: 1rem">'
        f"<h1>Figuras</h1>{body}</main>"
        '<script src="_static/site.js" defer></script>'
        '<script type="module" src="_static/optlib/mount.js"></script></body></html>'
    )


def complaints(page, selector: str = "html") -> list[tuple[str, str]]:
    """Lo que axe, ya en la página, encuentra en una parte: la regla y el primer nodo que no la cumple."""
    found = page.evaluate("(selector) => axe.run(selector, { resultTypes: ['violations'] })", selector)
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]]


# Donde guarda el progreso el sitio que se prueba (conftest.py).
KEY = "optlib-progreso:/curso/"


def store(page, key: str, text: str) -> None:
    """Guarda un texto en el navegador, como si lo hubiera dejado otra visita."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def run_axe(page, visit: Visit, where: str, kind: str = "structure") -> None:
    for item in page.evaluate(AXE_RUN, [kind, COLOUR_RULES])["violations"]:
        shown = [node["html"][:160] for node in item["nodes"][:3]]
        visit.findings.append(f"{where}, {item['id']}: {shown}")


def put_on(page, theme: str) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.evaluate(SETTLED)


def look_at_colours(page, visit: Visit, sample: bool) -> None:
    """Apunta los de las figuras, en los dos temas, y pasa axe a los demás si la página es de las que se miran."""
    if not sample and not page.locator("figure[data-figure]").count():
        return
    page.evaluate("delete document.documentElement.dataset.theme")
    for theme in ("light", "dark"):
        put_on(page, theme)
        visit.painted[theme] = page.evaluate(PAINTED)
        if sample:
            page.evaluate(LOOKS)
    if not sample:
        return
    run_axe(page, visit, f"{WIDE} px")
    page.evaluate(ONE_EACH)
    for theme in ("dark", "light"):
        put_on(page, theme)
        run_axe(page, visit, theme, "colour")


def look(new_context, url: str) -> Visit:
    """Abre la página con la caché vacía, la recorre y la estrecha."""
    seen, responses = Visit(), []
    context = new_context(viewport={"width": WIDE, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    listen(page, seen, responses)
    page.goto(url, wait_until="load")
    for figure in page.locator("figure[data-figure]").all():
        figure.evaluate("(node) => node.scrollIntoView()")  # carga lo suyo cuando se llega a ella
        figure.and_(page.locator(".fig-on")).wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_function(MOUNTED)
    seen.size, seen.counted = weigh(responses)
    seen.words = page.evaluate(WORDS)
    page.locator(".theme-button").click()
    sweep(page, seen)
    look_at_colours(page, seen, url.endswith(SAMPLE))
    context.close()
    return seen


def measure(page, visit: Visit, width: int, *checks: str) -> None:
    """Estrecha la página y apunta lo que no cabe."""
    page.set_viewport_size({"width": width, "height": 900 if width > 700 else 740})
    page.evaluate(SETTLED)
    page.evaluate(MORE)
    page.evaluate(SETTLED)
    if (over := page.evaluate(OVERFLOW)) > 0:
        visit.layout.append(f"{width} px: la página se sale {over} px")
    visit.layout += [f"{width} px: {each}" for check in (FIGURES, *checks) for each in page.evaluate(check)]


def sweep(page, visit: Visit) -> None:
    """Mide la página en cada ancho, sin volver a cargarla; lo que guardan los pliegues y los mandos, abierto."""
    page.evaluate(PLACE)
    page.evaluate(OPEN)
    measure(page, visit, 360, CUT, TABLES)
    measure(page, visit, 320, CUT, UNREACHABLE)
    page.evaluate(CLOSE)
    # Para lo que queda no hacen falta las fórmulas, que tardan en colocarse.
    page.evaluate(PLAIN)
    page.evaluate(AXE)
    run_axe(page, visit, "320 px")
    measure(page, visit, 768)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET, "height": 900})
    page.evaluate(SETTLED)
    visit.layout += page.evaluate(PRINTED)
    page.emulate_media(media="screen")
    measure(page, visit, WIDE)


def read(page, url: str) -> Reading:
    """Abre la página en una pestaña con JavaScript desactivado."""
    page.goto(url)
    found = page.evaluate(READING)
    page.set_viewport_size({"width": 360, "height": 740})
    return Reading(**found, overflow=page.evaluate(OVERFLOW))
