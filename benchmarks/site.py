"""El sitio frente a un Jupyter Book corriente hecho con los mismos capítulos: peso, peticiones y Lighthouse.

Mide también lo que tarda en construirse: desde cero y con una página cambiada, en una copia del repositorio.
El corriente se construye con la configuración por omisión (tema, MathJax, RequireJS y demás) y sin las directivas
propias del curso. Lo que pide a otros servidores se cuenta como petición, pero no como peso: sin red no llega. El
peso es el de cada respuesta comprimida con gzip, imágenes aparte. Lighthouse mide el sitio propio en modo móvil: la
mediana de cinco pasadas por página. Uso: ``python benchmarks/site.py [--sin-lighthouse]``.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import build  # noqa: E402
import toc  # noqa: E402
from browser import ARGUMENTS, Quiet, find_chromium, launch, serve  # noqa: E402

STOCK = build.BUILD / "corriente"
PAGES = ("index", "chapters/02_descenso_gradiente", "chapters/05_adam", "chapters/06_otros_optimizadores")
LIGHTHOUSE = "lighthouse@13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = 5
# Sin ellas, la ventana que abre Lighthouse está a ratos en segundo plano, a un fotograma por segundo.
AWAKE = [
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
]


class Gzip(Quiet):
    """Servidor de bucle local que comprime el texto, como lo hace un servidor de páginas estáticas."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in (".html", ".css", ".js", ".svg", ".json", ".txt", ".xml"):
            return super().do_GET()
        body = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def build_stock() -> Path:
    """Construye un Jupyter Book corriente con los mismos cuadernos y devuelve su carpeta."""
    shutil.rmtree(STOCK, ignore_errors=True)
    shutil.copytree(ROOT / "chapters", STOCK / "chapters")
    (STOCK / "index.md").write_text(
        "# Optimización en las Redes Neuronales\n\nEl curso, con la configuración corriente.\n", "utf-8"
    )
    listed = "\n".join(f"  - file: chapters/{path.stem}" for path in toc.notebooks())
    (STOCK / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{listed}\n", "utf-8")
    (STOCK / "_config.yml").write_text(
        "title: Optimización en las Redes Neuronales\nonly_build_toc_files: true\n"
        'execute:\n  execute_notebooks: "off"\nbibtex_bibfiles: [chapters/references.bib]\n'
        "sphinx:\n  config:\n    language: es\n",
        "utf-8",
    )
    subprocess.run(["jupyter-book", "build", "--quiet", str(STOCK)], check=True, capture_output=True)
    return STOCK / "_build" / "html"


def weigh(browser, address: str, name: str) -> tuple[float, int, int]:
    """Kilobytes sin imágenes, peticiones propias y peticiones a otros de una página, leída hasta el final."""
    sizes, foreign = {}, set()
    page = browser.new_page(viewport={"width": 390, "height": 800})

    def received(response) -> None:
        if not response.url.startswith(address):
            return
        if response.request.resource_type != "image" and response.ok:
            body = response.body()
            compressed = body if response.url.endswith(".woff2") else gzip.compress(body, 9)
            sizes[response.url] = len(compressed)
        else:
            sizes[response.url] = 0

    page.on("response", received)
    page.on(
        "request", lambda request: foreign.add(request.url) if not request.url.startswith((address, "data:")) else 0
    )
    page.goto(f"{address}{name}.html", wait_until="load")
    for _ in range(60):
        page.mouse.wheel(0, 1500)
        page.wait_for_timeout(20)
    page.wait_for_timeout(500)
    page.close()
    images = sum(1 for url in sizes if url.endswith((".png", ".jpg")))
    return sum(sizes.values()) / 1000, len(sizes) - images, len(foreign)


def lighthouse(address: str, name: str, chromium: str) -> dict[str, float]:
    """Medianas de Lighthouse, móvil, de una página."""
    results: dict[str, list[float]] = {key: [] for key in (*CATEGORIES, "cls")}
    flags = "--chrome-flags=--headless=new " + " ".join([*AWAKE, *ARGUMENTS])
    for _ in range(TIMES):
        command = ["npx", "--yes", LIGHTHOUSE, f"{address}{name}.html", "--quiet", "--output=json", flags]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", env={**os.environ, "CHROME_PATH": chromium}
        )
        if done.returncode:
            raise SystemExit(f"Lighthouse no ha podido medir {name}:\n{done.stderr[-1500:]}")
        report = json.loads(done.stdout)
        for key in CATEGORIES:
            results[key].append(100 * (report["categories"][key]["score"] or 0))
        results["cls"].append(report["audits"]["cumulative-layout-shift"]["numericValue"])
    return {key: statistics.median(values) for key, values in results.items()}


def copy_of_the_course() -> Path:
    """Copia lo que entra en el libro, para cambiar una página sin tocar la de verdad."""
    target = build.BUILD / "copia"
    shutil.rmtree(target, ignore_errors=True)
    apart = shutil.ignore_patterns(".*", "_build", "node_modules", "__pycache__")
    shutil.copytree(ROOT, target, ignore=apart)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    return target


def build_times() -> dict[str, float]:
    """Segundos de la orden que construye el libro: desde cero, con una página cambiada y sin cambios."""
    course = copy_of_the_course()

    def build_again() -> None:
        subprocess.run([sys.executable, "tools/build.py"], cwd=course, check=True, capture_output=True)

    times = {"desde cero": seconds(build_again)}
    for name in ("chapters/glosario.md", "chapters/06_otros_optimizadores.ipynb"):
        path = course / name
        text = path.read_text("utf-8")
        new = text + "\nUna línea más.\n" if name.endswith("md") else text.replace("## Resumen", "## Un resumen")
        path.write_text(new, "utf-8")
        times[f"con {path.name} cambiado"] = seconds(build_again)
    return {**times, "sin cambios": seconds(build_again)}


def seconds(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    print("Construcción:", ", ".join(f"{name} {time:.1f} s" for name, time in build_times().items()))
    print(f"Construcción del corriente desde cero: {seconds(build_stock):.1f} s", flush=True)
    build.main()
    with (
        serve(build.HTML, Gzip) as ours,
        serve(STOCK / "_build" / "html", Gzip) as stock,
        sync_playwright() as playwright,
    ):
        compare(launch(playwright), ours, stock)
        if "--sin-lighthouse" not in sys.argv:
            score(find_chromium(playwright), ours)


def compare(browser, ours: str, stock: str) -> None:
    """Escribe lo que pesan unas páginas del curso y las mismas del corriente."""
    print(f"\n{'':34s} {'el curso':>21s}   {'corriente':>28s}")
    print(f"{'página':34s} {'KB':>7s} {'pet.':>5s} {'ajenas':>7s}   {'KB':>14s} {'pet.':>5s} {'ajenas':>7s}")
    for name in PAGES:
        mine, theirs = weigh(browser, ours, name), weigh(browser, stock, name)
        print(f"{name:34s} {mine[0]:7.0f} {mine[1]:5d} {mine[2]:7d}   {theirs[0]:14.0f} {theirs[1]:5d} {theirs[2]:7d}")


def score(chromium: str, address: str) -> None:
    """Escribe lo que da Lighthouse en cada página del curso."""
    print(f"\nLighthouse, móvil, mediana de {TIMES}: " + ", ".join((*CATEGORIES, "cls")))
    for name in (page.removesuffix(".html") for page in toc.built(build.HTML)):
        if name not in ("404", "search"):
            scores = lighthouse(address, name, chromium)
            print(f"{name:34s} " + "  ".join(f"{value:.3g}" for value in scores.values()), flush=True)


if __name__ == "__main__":
    main()
