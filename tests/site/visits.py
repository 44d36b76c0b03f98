"""Una visita por página: se abre una vez y se apunta todo lo que los tests miran."""

import gzip
from dataclasses import dataclass, field
from pathlib import Path

AXE = (Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
PACKED = ("font/", "image/")  # Ya vienen comprimidos.

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
    .map((box) => box.className)"""
# Baja hasta el final, de pantalla en pantalla: cada figura carga lo suyo cuando se llega a ella.
WALK = """async () => { for (let y = 0; y < document.body.scrollHeight; y += 800) {
    scrollTo(0, y); await new Promise(requestAnimationFrame); } }"""
# Coloca toda la página, también lo que no está cerca de verse: así se puede medir y leer.
PLACE = """() => { for (const section of document.querySelectorAll(".bd-article :is(section section, .sheet)"))
    section.classList.add("placed"); }"""
# Las figuras, que se montan cuando están cerca, ya lo saben; y lo están todas, una vez recorrida la página. Y los
# ejercicios, que se montan a ratos.
WATCHED = "() => !document.querySelector('figure[data-figure]:not([data-key])')"
DRAWN = "() => !document.querySelector('figure[data-figure]:not(.fig-on)')"
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
    }
    const row = [...document.querySelectorAll(".menu > summary, .brand > *, .bd-header > :not(.menu, .brand)")]
        .filter((item) => item.getBoundingClientRect().width > 1);
    for (const [k, item] of row.slice(1).entries()) {
        if (item.getBoundingClientRect().left < row[k].getBoundingClientRect().right) say("tapa a lo de al lado", item);
    }
    return found; }"""
PHONES = (390, 360, 320)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Las reglas de axe que miran los colores, con mucho las más lentas, dependen del tema y no del ancho: se pasan en el
# ancho mayor, con los menús a la vista. Las demás dependen del ancho y no del tema (que solo cambia colores y cuál de
# dos imágenes iguales se ve): se pasan en un teléfono; y en los otros anchos, donde cambia el armazón,
# que es el mismo en todas las páginas, en una de cada clase.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
ROUNDS = (("light", 390, "structure"), ("light", 1366, "colour"), ("dark", 1366, "colour"))
WIDER = (("light", 1366, "structure"), ("dark", 820, "structure"))
SAMPLE = ("index.html", "search.html", "05_adam.html", "progreso.html", "referencia.html")
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
AXE_RUN = """([kind, rules]) => axe.run(document, {
    resultTypes: ["violations"],
    ...(kind === "colour" ? {runOnly: {type: "rule", values: rules}}
        : {rules: Object.fromEntries(rules.map((rule) => [rule, {enabled: false}]))})})"""
# Tras cambiar el ancho, la página lo sabe en el fotograma siguiente: se espera a que haya pasado.
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Visit:
    """Lo que pasó al abrir una página."""

    urls: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    size: int = 0
    counted: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)
    overflow: dict[int, int] = field(default_factory=dict)
    cut: dict[int, list[str]] = field(default_factory=dict)
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
        alternatives: all("main img").map((image) => image.alt),
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


def rounds(url: str) -> list[tuple[str, int, str]]:
    """Con qué tema y en qué ancho se pasa axe a una página, y qué reglas."""
    return [*ROUNDS, *WIDER] if url.endswith(SAMPLE) else [*ROUNDS]


def run_axe(page, visit: Visit, url: str) -> None:
    """Pasa axe en varios anchos y temas, sin volver a cargar la página."""
    page.evaluate(AXE)
    page.evaluate(PLAIN)
    for theme, width, kind in rounds(url):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        for item in page.evaluate(AXE_RUN, [kind, COLOUR_RULES])["violations"]:
            shown = [node["html"][:160] for node in item["nodes"][:3]]
            visit.findings.append(f"{theme}, {width} px, {item['id']}: {shown}")


def look(new_context, url: str) -> Visit:
    """Abre la página con la caché vacía, la recorre y la estrecha."""
    seen, responses = Visit(), []
    context = new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    listen(page, seen, responses)
    page.goto(url, wait_until="load")
    page.evaluate(PLACE)
    page.wait_for_function(WATCHED)
    page.evaluate(WALK)
    page.wait_for_load_state("networkidle")
    page.wait_for_function(MOUNTED)
    page.wait_for_function(DRAWN)
    seen.size, seen.counted = weigh(responses)
    seen.words = page.evaluate(WORDS)
    page.locator(".theme-button").click()
    seen.overflow[1280] = page.evaluate(OVERFLOW)
    # Lo que guardan los pliegues se alcanza al abrirlos.
    page.evaluate(OPEN)
    for width in PHONES:
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate(SETTLED)
        seen.overflow[width], seen.cut[width] = page.evaluate(OVERFLOW), page.evaluate(CUT)
    seen.unreachable = page.evaluate(UNREACHABLE)
    page.evaluate(CLOSE)
    page.evaluate("delete document.documentElement.dataset.theme")
    run_axe(page, seen, url)
    context.close()
    return seen


def read(page, url: str) -> Reading:
    """Abre la página en una pestaña con JavaScript desactivado."""
    page.goto(url)
    found = page.evaluate(READING)
    page.set_viewport_size({"width": 360, "height": 740})
    return Reading(**found, overflow=page.evaluate(OVERFLOW))
