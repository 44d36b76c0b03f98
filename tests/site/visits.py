"""Una visita por página: se abre una vez y se apunta todo lo que los tests miran."""

import gzip
from dataclasses import dataclass, field
from pathlib import Path

AXE = (Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
WIDTHS = (390, 820, 1366)
PACKED = ("font/", "image/")  # Ya vienen comprimidos.

# Lo que no es el texto de la página: menús, botones, pie, rótulos y pliegues, sin los títulos de las secciones.
WORDS = """() => [...document.querySelectorAll(
    "header, footer, nav, .page-top, summary, button, .admonition-title, .headerlink, [role=status], label"
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
UNREACHABLE = """() => [...document.querySelectorAll(".table-scroll, .cell_output, .katex-display, .bd-article pre")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .filter((box) => box.tabIndex < 0 && !box.querySelector("a, button, input, summary"))
    .map((box) => box.className)"""
PLACED = "() => !document.querySelector('.bd-article section section:not(.placed)')"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# La copia visual de las fórmulas no se dice y hereda el color del texto: axe tardaría minutos en recorrerla.
AXE_RUN = """(contrast) => axe.run({exclude: [[".katex-html"]]}, {
    resultTypes: ["violations"], rules: {"color-contrast": {enabled: contrast}}})"""
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
    findings: list[str] = field(default_factory=list)


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


def run_axe(page, visit: Visit) -> None:
    """Pasa axe en los tres anchos y los dos temas, sin volver a cargar la página."""
    page.evaluate(AXE)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(SETTLED)
            # El contraste, con mucho lo más lento, no depende del ancho: se mira en el mayor, con los menús a la vista.
            for item in page.evaluate(AXE_RUN, width == WIDTHS[-1])["violations"]:
                shown = [node["html"][:160] for node in item["nodes"][:3]]
                visit.findings.append(f"{theme}, {width} px, {item['id']}: {shown}")


def visit(browser, url: str) -> Visit:
    """Abre la página con la caché vacía, la recorre y la estrecha."""
    seen, responses = Visit(), []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    listen(page, seen, responses)
    page.goto(url, wait_until="load")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    page.wait_for_function(PLACED)
    seen.size, seen.counted = weigh(responses)
    seen.words = page.evaluate(WORDS)
    page.locator(".theme-button").click()
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        seen.overflow[width] = page.evaluate(OVERFLOW)
    # Lo que guardan los pliegues se alcanza al abrirlos.
    page.evaluate(OPEN)
    page.evaluate(SETTLED)
    seen.unreachable = page.evaluate(UNREACHABLE)
    page.evaluate(CLOSE)
    page.evaluate("delete document.documentElement.dataset.theme")
    run_axe(page, seen)
    context.close()
    return seen
